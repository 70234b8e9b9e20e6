// What ScaleExplorer computes: weights, their entropy, and the gradient that reaches the query.
import { softmax, tensor } from "./core/tensor.js";

export const DIVISORS = ["nothing", "root", "size"];

export const divisorOf = (name, d_k) => ({ nothing: 1, root: Math.sqrt(d_k), size: d_k })[name];

/**
 * A function of (place of the d_k, name of the divisor, query) that gives the query's divided `scores`, its `weights`,
 * the `spread` of the scores, the `entropy` of the weights in bits, and the `gradient`: how long the gradient of the
 * first key's weight with respect to the query is.
 */
export function measurer(d_ks, rawScores, rawPairs) {
  const [all, pairs] = [tensor(rawScores), tensor(rawPairs)];
  const [, n, n_keys] = all.shape;
  const rowOf = ({ shape, values }, size, query) => {
    const long = shape[2];
    return values.subarray((size * n + query) * long, (size * n + query + 1) * long);
  };
  return (size, name, query) => {
    const divisor = divisorOf(name, d_ks[size]);
    const scores = Array.from(rowOf(all, size, query), (score) => score / divisor);
    const weights = softmax(scores);
    const mean = scores.reduce((sum, score) => sum + score, 0) / n_keys;
    return {
      scores,
      weights,
      spread: Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (n_keys - 1)),
      entropy: -weights.reduce((sum, weight) => sum + (weight && weight * Math.log2(weight)), 0),
      gradient: gradient(weights, rowOf(pairs, size, query), divisor),
    };
  };
}

/**
 * The length of Σ_j g_j k_j, with g = α_0 (e_0 − α) / divisor. pairs: the dot products k_i · k_j, those on the diagonal
 * and below it, row after row; what lies above is the same again.
 */
function gradient(weights, pairs, divisor) {
  const g = weights.map((weight, j) => (weights[0] * ((j === 0) - weight)) / divisor);
  let squared = 0;
  let place = 0;
  for (let i = 0; i < g.length; i++)
    for (let j = 0; j <= i; j++) squared += (i === j ? 1 : 2) * g[i] * g[j] * pairs[place++];
  return Math.sqrt(Math.max(0, squared));
}

/** Of an even number the lower of the two in the middle, as PyTorch does. */
export const median = (values) => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1];
