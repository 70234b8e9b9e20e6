// Tensors as they come from Python, and the little arithmetic that figures do themselves.

const ARRAYS = { f32: Float32Array, u8: Uint8Array };

/** A tensor trait as { shape, values }. A u8 tensor holds shares of 255, and is read as shares of 1. */
export function tensor({ dtype, shape, data }) {
  const bytes = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
  const values = new ARRAYS[dtype](bytes);
  return { shape, values: dtype === "u8" ? Float32Array.from(values, (value) => value / 255) : values };
}

/** The matrix at the end of the leading indices, as rows. */
export function matrix({ shape, values }, ...index) {
  const [rows, columns] = shape.slice(-2);
  const place = index.reduce((sum, i, axis) => sum * shape[axis] + i, 0);
  const start = place * rows * columns;
  return Array.from({ length: rows }, (_, i) => values.subarray(start + i * columns, start + (i + 1) * columns));
}

/** A vector trait as an array of numbers, a matrix trait as an array of rows, and so on. */
export function plain(raw) {
  const { shape, values } = tensor(raw);
  return nested(Array.from(values, decimal), shape);
}

function nested(values, [n, ...inner]) {
  if (!inner.length) return values;
  const size = values.length / n;
  return Array.from({ length: n }, (_, i) => nested(values.slice(i * size, (i + 1) * size), inner));
}

/** The number that was meant: as 32 bits 0.9 is 0.899999976, and on paper that would show in the last digit. */
const decimal = (value) => Number(value.toPrecision(7));

export const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);

/** Rows of a matrix, each multiplied with a vector. */
export const times = (rows, vector) => rows.map((row) => dot(row, vector));

/** Numbers that are positive and sum to one; the largest is taken off first, so that none overflows. */
export function softmax(scores) {
  const largest = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - largest));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / sum);
}

/** The sum of the rows, each times its weight. */
export const blend = (weights, rows) => rows[0].map((_, d) => dot(weights, rows.map((row) => row[d])));

/** Indices of the n largest values, the largest first. */
export const largest = (values, n) =>
  Array.from(values, (_, i) => i).sort((a, b) => values[b] - values[a]).slice(0, n);
