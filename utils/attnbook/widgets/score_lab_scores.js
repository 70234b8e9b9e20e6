// The score functions of ScoreLab, and how each score is worked out on paper.
import { products, shown } from "./core/paper.js";
import { dot, times } from "./core/tensor.js";
import { number } from "./core/text.js";

export const SCORES = ["dot", "general", "concat", "additive"];

/** Which numbers are a score's parameters. */
export const PARAMETERS = {
  dot: [],
  general: ["general"],
  concat: ["query_matrix", "key_matrix", "v"],
  additive: ["query_matrix", "key_matrix", "v"],
};

export const FORMULAS = {
  dot: "e_j = q · k_j",
  general: "e_j = qᵀ W k_j",
  concat: "e_j = vᵀ tanh(W [q; k_j])",
  additive: "e_j = vᵀ tanh(W_q q + W_k k_j)",
};

/** The function that gives a key its score. */
export function scorer(score, { query, general, query_matrix, key_matrix, v }) {
  if (score === "dot") return (key) => dot(query, key);
  if (score === "general") return (key) => dot(query, times(general, key));
  const asked = times(query_matrix, query);
  return (key) => dot(v, plus(asked, times(key_matrix, key)).map(Math.tanh));
}

const plus = (a, b) => a.map((value, i) => value + b[i]);

/** How the score of the key at index j is worked out: lines of formulas, of which the last ends before the `result`. */
export function worked(score, { query, key, general, query_matrix, key_matrix, v }, j) {
  const k = `k_${j + 1}`;
  const e = `e_${j + 1}`;
  if (score === "dot") return inTheEnd([], `${e} = q · ${k}`, query, key[j]);
  if (score === "general") {
    const turned = times(general, key[j]);
    return inTheEnd([vector(`W ${k}`, turned)], `${e} = qᵀ (W ${k})`, query, turned);
  }
  const [fromQuery, fromKey] = [times(query_matrix, query), times(key_matrix, key[j])];
  const mixed = plus(fromQuery, fromKey);
  const bent = mixed.map(Math.tanh);
  const [name, ...before] =
    score === "concat"
      ? [`W [q; ${k}]`, vector(`[q; ${k}]`, [...query, ...key[j]])]
      : [`W_q q + W_k ${k}`, vector("W_q q", fromQuery), vector(`W_k ${k}`, fromKey)];
  return inTheEnd([...before, vector(name, mixed), vector("tanh(…)", bent)], `${e} = vᵀ tanh(…)`, v, bent);
}

const vector = (symbol, values) => `${symbol} ${sign(exact(values))} (${values.map((x) => number(x)).join(", ")})`;

/** Puts the last line behind the others: the dot product of a and b. */
function inTheEnd(lines, symbol, a, b) {
  const { text, paper } = products(a, b);
  const result = dot(a, b);
  const last = `${symbol} ${sign(exact([...a, ...b]))} ${text} ${sign(Math.abs(paper - shown(result)) < 1e-9)}`;
  return { lines: [...lines, last], result: number(result) };
}

/** Whether two decimals are all that the numbers have. */
const exact = (values) => values.every((value) => Math.abs(value - shown(value)) < 1e-9);

const sign = (right) => (right ? "=" : "≈");
