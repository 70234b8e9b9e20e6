// What SixSteps computes, and how each of its numbers is worked out on paper.
import { behind, products, shown, sum } from "./core/paper.js";
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

/** A number with two decimals, or, where it is so large or small that they would not say much, a power of ten. */
export function amount(value) {
  if (value === 0 || (value >= 0.005 && value < 1000)) return number(value);
  const [digits, power] = value.toExponential(1).split("e");
  return `${digits}·10${power.replace("+", "").replace(/./g, (sign) => RAISED[sign])}`;
}

const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

/** The value of an exponential as it is shown. */
const shownExp = (value) => (value >= 0.005 && value < 1000 ? shown(value) : Number(value.toExponential(1)));

/** a₁ + a₂ + … */
const additions = (values, write = number, read = shown) => ({
  text: values.map((value, i) => (i === 0 ? write(value) : behind(value, write))).join(" + "),
  paper: sum(values.map(read)),
});

/** exp(zᵢ) / (exp(z₁) + exp(z₂) + …), and then, about, the exponentials of these numbers worked out. */
function share(scores, i, exps = scores.map((score) => Math.exp(shown(score)))) {
  const total = sum(exps);
  return {
    about: true,
    texts: [
      `exp(${number(scores[i])}) / (${scores.map((score) => `exp(${number(score)})`).join(" + ")})`,
      `${amount(exps[i])} / ${amount(total)}`,
    ],
    paper: shownExp(exps[i]) / shownExp(total),
  };
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

/**
 * How each number is worked out. A number's name is a kind with its place, counted from 1: "score:2", "weighted:2:1".
 * For each kind: `step`, the step that computes it, from 0; `of`, what it is called in `all`, which holds the inputs and
 * what compute() made of them; work(all, i, k), with i and k from 0, which says
 * - symbol, and entry where it is an entry of a vector;
 * - texts: what it equals, one after the other (with `about`, it is about that from the second on);
 * - same: the letter and the entry of which it is a copy;
 * - paper: what comes out if the numbers are taken as they are shown;
 * - uses: the names of the numbers in it;
 * - write: how it is written itself, where that is not with two decimals.
 */
const KINDS = {
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
      ...share(scores, j, exps),
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

const names = (kind, values) => values.map((_, i) => `${kind}:${i + 1}`);

/** How the number of this name is worked out, and in which step; null where there is none of this name. */
export function worked(name, all) {
  const [kind, ...place] = name.split(":");
  if (!Object.hasOwn(KINDS, kind)) return null;
  const { step, of, work } = KINDS[kind];
  const indices = place.map((at) => at - 1);
  const value = indices.reduce((values, i) => values?.[i], all[of]);
  if (typeof value !== "number") return null;
  const { paper, write = number, ...rest } = work(all, ...indices);
  const read = write === amount ? shownExp : shown;
  return {
    ...rest,
    step,
    result: write(value),
    exact: Math.abs(paper - read(value)) < 1e-9,
    // With the numbers as they are shown, the last digit would come out otherwise.
    roundedOff: Math.abs(read(paper) - read(value)) > 1e-9,
  };
}
