// Arithmetic as it is written on paper, with two decimals.
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
