// Numbers on their way back to Python.

/** Numbers as a tensor trait, in the form in which Python sends its own: what `tensor` reads. */
export function toTrait(shape, values) {
  const { buffer } = Float32Array.from(values);
  return { dtype: "f32", shape, data: new DataView(buffer) };
}
