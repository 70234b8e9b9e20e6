// What SixSteps computes, and how each of its numbers is worked out on paper.
import { additions, amount, names, products, share, shown, shownExp, sum } from "./core/paper.js";
import { blend, softmax, times } from "./core/tensor.js";
import { number } from "./core/text.js";

/** All the numbers of the six steps, from arrays of plain numbers. */
export function compute({ state, memory, combine, output }) {
  const scores = times(memory, state);
  const exps = scores.map(Math.exp);
  const weights = softmax(scores);
  const weighted = memory.map((h, j) => h.map((entry) => weights[j] * entry));
  const context = blend(weights, memory);
  const joined = [...context, ...state];
  const mixed = times(combine, joined);
  const attentional = mixed.map(Math.tanh);
  const logits = times(output, attentional);
  const probabilities = softmax(logits);
  const sums = { total: sum(exps), whole: sum(weights) };
  return { scores, exps, weights, ...sums, weighted, context, joined, mixed, attentional, logits, probabilities };
}

/** tanh(z), and then, about, what it is made of. */
function squeezed(z) {
  const [up, down] = [Math.exp(shown(z)), Math.exp(-shown(z))];
  return {
    about: true,
    texts: [`tanh(${number(z)})`, `(${amount(up)} − ${amount(down)}) / (${amount(up)} + ${amount(down)})`],
    paper: (shownExp(up) - shownExp(down)) / (shownExp(up) + shownExp(down)),
  };
}

/** How each number is worked out, as `worked` of core/paper.js wants it; `step` is counted from 0. */
export const KINDS = {
  score: {
    step: 0,
    of: "scores",
    work({ state, memory }, j) {
      const { text, paper } = products(state, memory[j]);
      const uses = [...names("state", state), ...names(`memory:${j + 1}`, state)];
      return { symbol: `e_${j + 1}`, texts: [`s · h_${j + 1}`, text], paper, uses };
    },
  },
  exp: {
    step: 1,
    of: "exps",
    work: ({ scores }, j) => ({
      symbol: `exp(e_${j + 1})`,
      texts: [`exp(${number(scores[j])})`],
      paper: Math.exp(shown(scores[j])),
      write: amount,
      uses: [`score:${j + 1}`],
    }),
  },
  total: {
    step: 1,
    of: "total",
    work({ exps }) {
      const { text, paper } = additions(exps, amount, shownExp);
      return { symbol: "Σ_k exp(e_k)", texts: [text], paper, write: amount, uses: names("exp", exps) };
    },
  },
  weight: {
    step: 1,
    of: "weights",
    work: ({ scores, exps }, j) => ({
      symbol: `α_${j + 1}`,
      ...share(scores, j, { exps }),
      uses: [...names("score", scores), `exp:${j + 1}`, "total"],
    }),
  },
  whole: {
    step: 1,
    of: "whole",
    work({ weights }) {
      const { text, paper } = additions(weights);
      return { symbol: "Σ_k α_k", texts: [text], paper, uses: names("weight", weights) };
    },
  },
  weighted: {
    step: 2,
    of: "weighted",
    work({ weights, memory }, j, i) {
      const { text, paper } = products([weights[j]], [memory[j][i]]);
      const uses = [`weight:${j + 1}`, `memory:${j + 1}:${i + 1}`];
      return { symbol: `α_${j + 1} h_${j + 1}`, entry: i, texts: [text], paper, uses };
    },
  },
  context: {
    step: 2,
    of: "context",
    work({ weighted }, i) {
      const { text, paper } = additions(weighted.map((vector) => vector[i]));
      const uses = weighted.map((_, j) => `weighted:${j + 1}:${i + 1}`);
      return { symbol: "c", entry: i, texts: [text], paper, uses };
    },
  },
  joined: {
    step: 3,
    of: "joined",
    work({ joined, context }, i) {
      const d = context.length;
      const [letter, at, from] = i < d ? ["c", i, "context"] : ["s", i - d, "state"];
      const uses = [`${from}:${at + 1}`];
      return { symbol: "[c; s]", entry: i, same: [letter, at], texts: [], paper: shown(joined[i]), uses };
    },
  },
  mixed: {
    step: 4,
    of: "mixed",
    work({ combine, joined }, i) {
      const { text, paper } = products(combine[i], joined);
      const uses = [...names(`combine:${i + 1}`, joined), ...names("joined", joined)];
      return { symbol: "W_c [c; s]", entry: i, texts: [text], paper, uses };
    },
  },
  attentional: {
    step: 4,
    of: "attentional",
    work: ({ mixed }, i) => ({
      symbol: "s̃",
      entry: i,
      ...squeezed(mixed[i]),
      uses: [`mixed:${i + 1}`],
    }),
  },
  logit: {
    step: 5,
    of: "logits",
    work({ output, attentional }, v) {
      const { text, paper } = products(output[v], attentional);
      const uses = [...names(`output:${v + 1}`, attentional), ...names("attentional", attentional)];
      return { symbol: `z_${v + 1}`, texts: [text], paper, uses };
    },
  },
  probability: {
    step: 5,
    of: "probabilities",
    work: ({ logits }, v) => ({
      symbol: `p_${v + 1}`,
      ...share(logits, v),
      uses: names("logit", logits),
    }),
  },
};
