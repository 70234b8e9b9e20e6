// The masks of MaskPainter, the weights that they leave, and what leaks through them.
import { softmax } from "./core/tensor.js";

const PAD = "<pad>";
export const BEFORE = 2; // how many words before itself a word sees in the window

/** Whether query i may look at key j, a key that is <pad> or not. */
const PRESETS = {
  none: () => true,
  padding: (i, j, pad) => !pad,
  causal: (i, j) => j <= i,
  both: (i, j, pad) => j <= i && !pad,
  window: (i, j) => j <= i && j >= i - BEFORE,
};

/** The masks to begin with, [name, mask]. One that for these words would be the same as one before it is left out. */
export function presets(words) {
  const maskOf = (may) => words.map((_, i) => words.map((key, j) => may(i, j, key === PAD)));
  const made = Object.entries(PRESETS).map(([name, may]) => [name, maskOf(may)]);
  return made.filter(([, mask], n) => made.findIndex(([, other]) => same(mask, other)) === n);
}

export const same = (mask, other) => mask.every((row, i) => row.every((may, j) => may === other[i][j]));

/** The softmax of the allowed scores of each row; zeros for a row that may look at nothing. */
export const weightsOf = (scores, mask) =>
  scores.map((row, i) => {
    if (!mask[i].includes(true)) return mask[i].map(() => 0);
    return softmax(Array.from(row, (score, j) => (mask[i][j] ? score : -Infinity)));
  });

/**
 * What a mask lets through. Of the rows that are words, not <pad>: the mean share of attention that goes to the word
 * itself and those before it (`earlier`), to `later` ones, and to `pad`; the rows that are `blind`, those that can see
 * their answers (`leaks`) of all that have one (`asked`); and the allowed cells that are hidden all the same (`lost`).
 * padAsks, padSeen: whether some <pad> may look at anything, and whether some word may look at <pad>.
 */
export function audit(words, answers, mask, weights) {
  const cells = mask.flatMap((row, i) => row.map((may, j) => ({ i, j, may, weight: weights[i][j] })));
  const isPad = (i) => words[i] === PAD;
  const rows = [...words.keys()].filter((i) => !isPad(i));
  const ours = cells.filter(({ i }) => !isPad(i));
  const share = (which) => ours.filter(which).reduce((sum, { weight }) => sum + weight, 0) / rows.length;
  return {
    earlier: share(({ i, j }) => j <= i),
    later: share(({ i, j }) => j > i && !isPad(j)),
    pad: share(({ j }) => isPad(j)),
    hasPad: rows.length < words.length,
    padAsks: cells.some(({ i, may }) => isPad(i) && may),
    padSeen: ours.some(({ j, may }) => isPad(j) && may),
    aheadSeen: ours.some(({ i, j, may }) => j > i && !isPad(j) && may),
    blind: rows.filter((i) => !mask[i].includes(true)),
    asked: answers.filter((j) => j >= 0).length,
    leaks: answers.filter((j, i) => j >= 0 && mask[i][j]).length,
    lost: ours.filter(({ i, j, may }) => j <= i && !may).length,
  };
}

/** The cells from one to another, both included, as a pencil would go through them. */
export function stroke([i0, j0], [i1, j1]) {
  const steps = Math.max(Math.abs(i1 - i0), Math.abs(j1 - j0));
  const at = (a, b, n) => Math.round(a + ((b - a) * n) / (steps || 1));
  return Array.from({ length: steps + 1 }, (_, n) => [at(i0, i1, n), at(j0, j1, n)]);
}

/** The mask with these cells allowed or hidden. */
export const painted = (mask, cells, may) =>
  mask.map((row, i) => row.map((old, j) => (cells.some(([a, b]) => a === i && b === j) ? may : old)));
