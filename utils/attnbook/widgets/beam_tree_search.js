// What a beam search has done, as Python has put it down, and the order at the end.
import { tensor } from "./core/tensor.js";

export const END = "<eos>";

/** All beginnings that any of the beams looks at: their words, how likely the last one and all of them are. */
export function beginnings(parents, lastWords, words, raw) {
  const { values } = tensor(raw);
  const nodes = [];
  parents.forEach((from, id) => {
    const parent = nodes[from] ?? null;
    const word = words[lastWords[id]];
    const each = [...(parent?.each ?? []), values[id]];
    nodes.push({
      id,
      parent,
      word,
      words: [...(parent?.words ?? []), word],
      each, // the log-probability of each word
      p: Math.exp(values[id]),
      logP: each.reduce((a, b) => a + b),
      ended: word === END,
    });
  });
  return nodes;
}

/**
 * The steps of one beam. Each has what it has `grown`, the likeliest first, what it has `kept` of that, what of this is
 * still `alive`; `taken`: the places of the beam that were gone before; `asked`: after how many beginnings the decoder
 * was asked for next words, up to now; and `found`: the sentences that have ended up to now.
 */
export function stepsOf(run, nodes) {
  const steps = [];
  for (const [n, ids] of run) {
    const before = steps[steps.length - 1] ?? { found: [], asked: 0, alive: [null] };
    const grown = ids.map((id) => nodes[id]);
    const kept = grown.slice(0, n);
    steps.push({
      grown,
      kept,
      alive: kept.filter(({ ended }) => !ended),
      taken: before.found.length,
      asked: before.asked + before.alive.length,
      found: [...before.found, ...kept.filter(({ ended }) => ended)],
    });
  }
  return steps;
}

/** What a log-probability is divided by (Wu et al., 2016, eq. 14). n: words, with <eos>. */
export const divisor = (n, alpha) => ((5 + n) / 6) ** alpha;

/** Beginnings with what their log-probability is divided by, and with their score; the best first. */
export const ranked = (some, alpha) =>
  some
    .map((one) => ({ one, by: divisor(one.words.length, alpha), score: one.logP / divisor(one.words.length, alpha) }))
    .sort((a, b) => b.score - a.score);

/** What a beam finds: the sentences that ended, or, if none did, the living beginnings. */
export function results(steps, alpha) {
  const { found, alive } = steps[steps.length - 1];
  return ranked(found.length ? found : alive, alpha);
}

/** A beginning and all that it comes from, the shortest first. */
export const path = (one) => (one ? [...path(one.parent), one] : []);

export const sentence = ({ words }) => words.join(" ");

/** Whether the words are a beginning of the sentence; both with <eos>, if it is there. */
export const begins = (words, whole) => whole.length > 0 && words.every((word, i) => word === whole[i]);
