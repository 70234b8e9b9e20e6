// Arithmetic as it is written on paper, with two decimals.
import { softmax } from "./tensor.js";
import { number } from "./text.js";

export const sum = (values) => values.reduce((a, b) => a + b, 0);

/** The value as it is shown, so that a sum on paper can be compared with it. */
export const shown = (value) => Number(value.toFixed(2));

/** A number behind a sign, as it is written on paper: 0.40, but (−0.40). */
export const behind = (value, write = number) => (write(value).startsWith("−") ? `(${write(value)})` : write(value));

/** a₁ × b₁ + a₂ × b₂ + …, and what comes out if the numbers are taken as they are shown. */
export const products = (a, b) => ({
  text: a.map((_, i) => `${i === 0 ? number(a[i]) : behind(a[i])} × ${behind(b[i])}`).join(" + "),
  paper: sum(a.map((_, i) => shown(a[i]) * shown(b[i]))),
});

/** A number with two decimals, or, where it is so large or small that they would not say much, a power of ten. */
export function amount(value) {
  if (value === 0 || (value >= 0.005 && value < 1000)) return number(value);
  const [digits, power] = value.toExponential(1).split("e");
  return `${digits}·10${power.replace("+", "").replace(/./g, (sign) => RAISED[sign])}`;
}

const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

/** The value of an exponential as it is shown. */
export const shownExp = (value) => (value >= 0.005 && value < 1000 ? shown(value) : Number(value.toExponential(1)));

/** a₁ + a₂ + … */
export const additions = (values, write = number, read = shown) => ({
  text: values.map((value, i) => (i === 0 ? write(value) : behind(value, write))).join(" + "),
  paper: sum(values.map(read)),
});

/**
 * exp(zᵢ) / (exp(z₁) + exp(z₂) + …), and then, about, the exponentials of these numbers worked out, unless they are too
 * large or too small for that.
 */
export function share(scores, i, { exps = scores.map((score) => Math.exp(shown(score))), write = number } = {}) {
  const total = sum(exps);
  const texts = [`exp(${write(scores[i])}) / (${scores.map((score) => `exp(${write(score)})`).join(" + ")})`];
  if (total === 0 || total === Infinity) return { texts, paper: softmax(scores.map(shown))[i] };
  return {
    about: true,
    texts: [...texts, `${amount(exps[i])} / ${amount(total)}`],
    paper: shownExp(exps[i]) / shownExp(total),
  };
}

/** The names of a vector's numbers: "score:1", "score:2", … */
export const names = (kind, values) => values.map((_, i) => `${kind}:${i + 1}`);

/**
 * How the number of this name is worked out; null where there is none of this name. A name is a kind with a place,
 * counted from 1: "score:2", "weighted:2:1". kinds has for each kind
 * - step: the step that computes it;
 * - of: what it is called in `all`, which holds all the numbers;
 * - work(all, i, k), with i and k from 0, which says
 *   - symbol, and entry where it is an entry of a vector;
 *   - texts: what it equals, one after the other (with `about`, it is about that from the second on);
 *   - same: the letter and the entry of which it is a copy;
 *   - remark: which words say why it is so, where no arithmetic does;
 *   - paper: what comes out if the numbers are taken as they are shown;
 *   - uses: the names of the numbers in it;
 *   - write: how it is written itself, where that is not with two decimals.
 */
export function worked(kinds, name, all) {
  const [kind, ...place] = name.split(":");
  if (!Object.hasOwn(kinds, kind)) return null;
  const { step, of, work } = kinds[kind];
  const indices = place.map((at) => at - 1);
  const value = indices.reduce((values, i) => values?.[i], all[of]);
  if (typeof value !== "number") return null;
  const { paper, write = number, ...rest } = work(all, ...indices);
  const read = write === amount ? shownExp : shown;
  return {
    ...rest,
    step,
    result: write(value),
    exact: paper === read(value) || Math.abs(paper - read(value)) < 1e-9,
    // With the numbers as they are shown, the last digit would come out otherwise.
    roundedOff: Math.abs(read(paper) - read(value)) > 1e-9,
  };
}
