// What an answer is, given how well it begins and how well it ends at [CLS] and at each word of a story.
import { softmax } from "./core/tensor.js";

/**
 * What a question's scores say. starts, ends: numbers of [CLS], then of each word. Returns the `spans` of up to
 * `longest` words, [{ first, end, score }, …], the best first, and of equals the one that begins first, or the shorter
 * one; the score of no answer, `none`; how far the best span is ahead of it, `margin`; the probabilities `begins` and
 * `ends`, of [CLS] and each word; and `alone`, the best beginning and the best end by themselves, as places (0: [CLS]).
 * `parts` are the two scores that a span's is the sum of.
 */
export function find(starts, ends, longest) {
  const n = starts.length - 1;
  const spans = [];
  for (let i = 0; i < n; i++) {
    for (let j = i; j < Math.min(n, i + longest); j++) {
      spans.push({ first: i, end: j + 1, score: starts[1 + i] + ends[1 + j] });
    }
  }
  spans.sort((a, b) => b.score - a.score); // which leaves equals in their order
  const none = starts[0] + ends[0];
  return {
    spans,
    none,
    margin: spans[0].score - none,
    begins: softmax(starts),
    ends: softmax(ends),
    alone: [starts, ends].map((scores) => scores.indexOf(Math.max(...scores))),
    parts: (first, end) => [starts[1 + first], ends[end]],
  };
}

/** What is answered at a threshold: a span, or null for no answer. */
export const answered = ({ spans, margin }, threshold) => (margin > threshold ? spans[0] : null);

/** How many spans are better than this score, and one. */
export const rank = (spans, score) => 1 + spans.filter((span) => span.score > score).length;

/** Whether an answer has the words of the right one, [first, end], or [] where there is none. */
export function isRight(words, answer, right) {
  if (!answer || !right.length) return !answer && !right.length;
  const [ours, theirs] = [words.slice(answer.first, answer.end), words.slice(...right)];
  return ours.length === theirs.length && ours.every((word, i) => word === theirs[i]);
}

/** What the best beginning and the best end are together: the "best" span, "none", or why they are no span. */
export function trap([first, last], longest) {
  if (first === 0 && last === 0) return "none";
  if (first === 0 || last === 0) return "half";
  if (last < first) return "back";
  return last - first < longest ? "best" : "long";
}

/** Words as sentences: [{ word, i }, …] each. */
export function sentences(words) {
  const found = [];
  words.forEach((word, i) => {
    if (i === 0 || /^[.?!]$/.test(words[i - 1])) found.push([]);
    found[found.length - 1].push({ word, i });
  });
  return found;
}
