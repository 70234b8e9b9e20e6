// What QKVStepper computes, and how each of its numbers is worked out on paper.
import { additions, names, products, share, shown } from "./core/paper.js";
import { blend, softmax, times } from "./core/tensor.js";
import { number } from "./core/text.js";

/** A score as it is written: −∞ is one, too. */
export const written = (score) => (score === -Infinity ? "−∞" : number(score));

/** The softmax, but of nothing: no weight at all. */
const shares = (scores) => (Math.max(...scores) === -Infinity ? scores.map(() => 0) : softmax(scores));

/**
 * All the numbers, from arrays of plain numbers; mask: rows, true where query i may look at key j, or null.
 * `weights` and all that has to do with scores are those of the word that asks, `map` has the weights of all words.
 */
export function compute({ x, W_Q, W_K, W_V }, mask, asking) {
  const made = (matrix) => x.map((vector) => times(matrix, vector));
  const [queries, keys, values] = [W_Q, W_K, W_V].map(made);
  const root = Math.sqrt(W_K.length);
  const masking = (scores, i) => (mask ? scores.map((score, j) => (mask[i]?.[j] ?? true ? score : -Infinity)) : scores);
  const scored = queries.map((query) => times(keys, query));
  const divided = scored.map((row) => row.map((score) => score / root));
  const map = divided.map((row, i) => shares(masking(row, i)));
  const weights = map[asking];
  const weighted = values.map((value, j) => value.map((entry) => weights[j] * entry));
  return {
    asking,
    mask,
    queries,
    keys,
    values,
    root,
    scores: scored[asking],
    scaled: divided[asking],
    masked: mask && masking(divided[asking], asking),
    undivided: shares(masking(scored[asking], asking)),
    map,
    weights,
    whole: weights.reduce((sum, weight) => sum + weight, 0),
    weighted,
    mixture: blend(weights, values),
  };
}

/** How an entry of a query, a key or a value is worked out. */
const role = (letter, of, trait) => ({
  step: "roles",
  of,
  work({ x, [trait]: matrix }, i, r) {
    const { text, paper } = products(matrix[r], x[i]);
    const uses = [...names(`${trait}:${r + 1}`, x[i]), ...names(`x:${i + 1}`, x[i])];
    return { symbol: `${letter}_${i + 1}`, entry: r, texts: [text], paper, uses };
  },
});

/** "α_12": a letter with the numbers of the word that asks and of another. */
const pair = (letter, { asking }, j) => `${letter}_${asking + 1}${j + 1}`;

/** How each number is worked out, as `worked` of core/paper.js wants it. */
export const KINDS = {
  query: role("q", "queries", "W_Q"),
  key: role("k", "keys", "W_K"),
  value: role("v", "values", "W_V"),
  score: {
    step: "scores",
    of: "scores",
    work({ asking, queries, keys }, j) {
      const { text, paper } = products(queries[asking], keys[j]);
      const uses = [...names(`query:${asking + 1}`, keys[j]), ...names(`key:${j + 1}`, keys[j])];
      return { symbol: `q_${asking + 1} · k_${j + 1}`, texts: [text], paper, uses };
    },
  },
  scaled: {
    step: "scaled",
    of: "scaled",
    work(all, j) {
      const score = number(all.scores[j]);
      const size = all.W_K.length;
      return {
        symbol: pair("e", all, j),
        texts: [`${score} / √${size}`, `${score} / ${number(all.root)}`],
        about: size > 1,
        paper: shown(all.scores[j]) / shown(all.root),
        uses: [`score:${j + 1}`],
      };
    },
  },
  masked: {
    step: "masked",
    of: "masked",
    work: (all, j) => ({
      symbol: pair("e", all, j),
      texts: [],
      remark: all.masked[j] === -Infinity ? "not allowed" : "allowed",
      paper: shown(all.masked[j]),
      write: written,
      uses: [`scaled:${j + 1}`],
    }),
  },
  weight: {
    step: "weights",
    of: "weights",
    work(all, j) {
      const scores = all.masked ?? all.scaled;
      const symbol = pair("α", all, j);
      const uses = names(all.masked ? "masked" : "scaled", scores);
      if (all.whole === 0) return { symbol, texts: [], remark: "nothing", paper: 0, uses };
      return { symbol, ...share(scores, j, { write: written }), uses };
    },
  },
  whole: {
    step: "weights",
    of: "whole",
    work({ asking, weights }) {
      const { text, paper } = additions(weights);
      return { symbol: `Σ_j α_${asking + 1}j`, texts: [text], paper, uses: names("weight", weights) };
    },
  },
  weighted: {
    step: "mixture",
    of: "weighted",
    work(all, j, i) {
      const { text, paper } = products([all.weights[j]], [all.values[j][i]]);
      const uses = [`weight:${j + 1}`, `value:${j + 1}:${i + 1}`];
      return { symbol: `${pair("α", all, j)} v_${j + 1}`, entry: i, texts: [text], paper, uses };
    },
  },
  mixture: {
    step: "mixture",
    of: "mixture",
    work({ asking, weighted }, i) {
      const { text, paper } = additions(weighted.map((vector) => vector[i]));
      const uses = weighted.map((_, j) => `weighted:${j + 1}:${i + 1}`);
      return { symbol: `c_${asking + 1}`, entry: i, texts: [text], paper, uses };
    },
  },
};
