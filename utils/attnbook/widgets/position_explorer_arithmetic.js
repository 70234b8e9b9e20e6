// What PositionExplorer reads off the vectors of places, and what words see.
import { blend, dot, softmax, times } from "./core/tensor.js";

const STEADY = 1e-3; // radians, as in Python: a hand whose steps differ by less turns evenly

/** The k-th hand of a place: its first number goes to the right, its second one upwards. */
export const hand = (vector, k) => [vector[2 * k], vector[2 * k + 1]];

/** The angle of a hand, clockwise from the top, as on a clock. */
export const angle = ([right, up]) => Math.atan2(right, up);

/** An angle as −π to π. */
export const wrapped = (turn) => Math.atan2(Math.sin(turn), Math.cos(turn));

/** The angle from one hand to another, the shorter way round: positive if that is clockwise. */
export const between = (a, b) => wrapped(angle(b) - angle(a));

/** What each hand adds to the dot product of two places. */
export const parts = (a, b) => Array.from({ length: a.length / 2 }, (_, k) => dot(hand(a, k), hand(b, k)));

/** In how many places each hand turns once (Infinity: it stands still); null for one that does not turn evenly. */
export function turnsOf(places) {
  return Array.from({ length: places[0].length / 2 }, (_, k) => {
    const steps = places.slice(1).map((vector, i) => between(hand(places[i], k), hand(vector, k)));
    if (steps.some((step) => Math.abs(wrapped(step - steps[0])) > STEADY)) return null;
    return Math.abs(steps[0]) > 1e-7 ? (2 * Math.PI) / Math.abs(steps[0]) : Infinity;
  });
}

/** A number of places to two digits: 6.28 → "6.3", 19869 → "20 000". */
export function rounded(turn) {
  if (turn === Infinity) return "∞";
  const value = Number(turn.toPrecision(2));
  return value < 10 ? value.toFixed(1) : String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** All dot products, and each as a share of the way from the least to the most. */
export function likenessOf(places) {
  const rows = places.map((vector) => times(places, vector));
  const all = rows.flat();
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const shares = rows.map((row) => row.map((value) => (most > least ? (value - least) / (most - least) : 1)));
  return { rows, shares, least, most };
}

/** The dot products of all pairs that are so far apart. */
export const pairsApart = (rows, distance) =>
  rows.slice(0, rows.length - distance).map((row, i) => row[i + distance]);

/** The vectors at the places: of the words in this order, with those of the places added or not. */
export const inputs = (vectors, order, places) =>
  order.map((word, p) => Array.from(vectors[word], (value, d) => value + (places ? places[p][d] : 0)));

/** One self-attention: each vector's query asks all keys, and the vectors themselves are the values. */
export function attend(x, W_Q, W_K) {
  const [queries, keys] = [W_Q, W_K].map((matrix) => (matrix ? x.map((vector) => times(matrix, vector)) : x));
  const scale = Math.sqrt(keys[0].length);
  return queries.map((query) => blend(softmax(times(keys, query).map((score) => score / scale)), x));
}

export const distance = (a, b) => Math.hypot(...a.map((value, d) => value - b[d]));
