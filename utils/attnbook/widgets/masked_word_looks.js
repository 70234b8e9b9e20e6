// Where the places of MaskedWord's stories look: unpacked, averaged, compared.
import { tensor } from "./core/tensor.js";

/**
 * The looks of all stories, from a model's traits: row(story, state, place, layer, head), with a layer or a head of
 * null for the mean of all; state is 0 for covered, 1 for visible. moved(story, place, layer, head): what part changes.
 */
export function looksOf(model) {
  const [values, places, means, moved] = ["looks", "places", "means", "moved"].map((name) => tensor(model.get(name)));
  const [layers, heads] = [model.get("layers"), model.get("heads")];
  const sizes = model.get("stories").map(({ words }) => words.length);
  const before = (story, size) => sizes.slice(0, story).reduce((sum, n) => sum + size(n), 0);

  const one = (story, state, place, layer, head) => {
    const n = sizes[story];
    const r = (before(story, (n) => 2 * n) + state * n + place) * layers * heads + layer * heads + head;
    return spread(values, places, r, n);
  };
  return {
    row(story, state, place, layer, head) {
      const n = sizes[story];
      if (layer === null && head === null) {
        const start = before(story, (n) => 2 * n * n) + (state * n + place) * n;
        return Array.from(means.values.subarray(start, start + n));
      }
      const rows = each(layer, layers).flatMap((l) => each(head, heads).map((h) => one(story, state, place, l, h)));
      return rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[j], 0) / rows.length);
    },
    moved: (story, place, layer, head) =>
      moved.values[((before(story, (n) => n) + place) * layers + layer) * heads + head],
  };
}

const each = (chosen, n) => (chosen === null ? Array.from({ length: n }, (_, i) => i) : [chosen]);

/** Row r of n weights: its largest ones are known, and the others share evenly what is left. */
function spread(values, places, r, n) {
  const kept = values.shape[1];
  const row = new Array(n).fill(null);
  let left = 1;
  for (let k = 0; k < Math.min(kept, n); k++) {
    const weight = values.values[r * kept + k];
    row[Math.round(255 * places.values[r * kept + k])] = weight; // bytes come as shares of 255
    left -= weight;
  }
  return row.map((weight) => weight ?? Math.max(0, left) / (n - kept));
}

/** The indices of the tokens of each sentence. lines: the number of each token's sentence. */
export function sentences(lines) {
  const found = [];
  lines.forEach((line, i) => (found[line] ??= []).push(i));
  return found;
}

/** In how many words the likeliest word is the right one, and of how many. */
export function score({ words, says }) {
  const coverable = words.map((_, i) => i).filter((i) => says[i]);
  return { right: coverable.filter((i) => says[i][0][0] === words[i]).length, n: coverable.length };
}
