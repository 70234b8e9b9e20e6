// Words and numbers as the book writes them.

/** "{target} attends {weight}" with the values put in. They are text, and stay text. */
export const fill = (template, values = {}) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** 0.914 → "91 %"; a share that is small but not zero is not shown as zero. */
export function percent(share) {
  if (share > 0 && share < 0.005) return "<1 %";
  return `${Math.round(100 * share)} %`;
}

/** −1.5 → "−1.50", with a real minus sign, and no minus before zero. */
export function number(value, digits = 2) {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text.replace("-", "−");
}

/** A number that stays in one line with its unit. */
export const together = (text) => text.replace(/ /g, "\u00a0");

const LONGEST = 40; // letters of a sentence in a list of sentences

/** A sentence as it stands in a list to choose from. */
export const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** A word, with its place where the sentence has it twice: `say` has the words for that as "repeated". */
export function named(words, i, say) {
  const word = words[i];
  return words.filter((other) => other === word).length > 1 ? say("repeated", { word, place: i + 1 }) : word;
}
