// What TransformerTrace reads off its stages: where each word stands, what was added, and from which words.

export const HALVES = ["encoder", "decoder"];
const FULL = 0.95; // of all numbers are not beyond the full colour

/** How long a vector is. */
export const length = (vector) => Math.hypot(...vector);

/** How much two vectors point the same way, −1 to 1; 0 where one of them points nowhere. */
export function cosine(a, b) {
  const lengths = length(a) * length(b);
  return lengths > 0 ? a.reduce((sum, value, i) => sum + value * b[i], 0) / lengths : 0;
}

/**
 * The stages of each half, from the bottom to the top: { name, layer, heads, at }, where `heads` is how many it has and
 * `at` where its weights begin in the row of all weights; `over` is the half whose words it looks at.
 */
export function waysOf(stages, sizes) {
  let at = 0;
  const ways = { encoder: [], decoder: [] };
  for (const { half, name, layer, heads } of stages) {
    const over = name === "cross-attention" ? "encoder" : half;
    ways[half].push({ name, layer, heads, at, over });
    at += heads * sizes[half] * sizes[over];
  }
  return ways;
}

/** Where each head looks from a word: (head, word looked at), as rows. */
export function looksOf({ heads, at, over }, weights, sizes, half, position) {
  const [n, m] = [sizes[half], sizes[over]];
  return Array.from({ length: heads }, (_, head) => {
    const start = at + (head * n + position) * m;
    return Array.from(weights.subarray(start, start + m));
  });
}

/** The mean of rows. */
export const meanOf = (rows) => rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[j], 0) / rows.length);

/** A word's vector before a stage (null at the first one), what the stage adds, and the sum. vectors: (stage, word). */
export function stepOf(vectors, stage, position) {
  const after = Array.from(vectors[stage][position]);
  const before = stage > 0 ? Array.from(vectors[stage - 1][position]) : null;
  return { before, added: before ? after.map((value, i) => value - before[i]) : after, after };
}

/** The stage of the other half that does the same; what cross-attention reads is the encoder's last one. */
export function counterpart(ways, half, stage, other) {
  const { name, layer } = ways[half][stage];
  if (name === "cross-attention") return ways[other].length - 1;
  const last = ways[other].length - 1;
  const same = ways[other].findIndex((one) => one.name === name && one.layer === layer);
  return same < 0 ? Math.min(stage, last) : same;
}

/**
 * The size of a number that gets the full colour, the same for all words and stages: so large that few are beyond it, so
 * small that the many others can be told apart.
 */
export function reachOf(halves) {
  const sizes = Object.values(halves).flatMap((vectors) =>
    vectors.flatMap((words, stage) =>
      words.flatMap((_, position) => {
        const { added, after } = stepOf(vectors, stage, position);
        return [...added, ...after].map(Math.abs);
      }),
    ),
  );
  sizes.sort((a, b) => a - b);
  return sizes[Math.floor(FULL * (sizes.length - 1))] || sizes[sizes.length - 1] || 1;
}

// The drawing of the two towers, in pixels.
export const BOX = 30;
const PITCH = 41;
const INSIDE = 23; // from a tower's side to its boxes: the line of the sum runs there
const LINE = 10; // from a tower's side to that line
const MARGIN = 4; // from a tower's other side to its boxes
const LABEL = 17; // for a layer's name
const BETWEEN = 15;
const TOP = 30; // for the way out

/**
 * Where everything of a tower is. left and width: of the tower; mirrored: its line runs on its right side; bottom: of the
 * whole drawing. Boxes, { left, top, width, middle, plus, inner }, from the bottom to the top, where `plus` is the height
 * of the plus and `inner` that of the way in; layers: their frames.
 */
function tower(way, left, width, mirrored, bottom) {
  const line = mirrored ? left + width - LINE : left + LINE;
  const boxes = [];
  const layers = [];
  let y = bottom;
  way.forEach(({ layer }, i) => {
    if (layer === null) {
      boxes.push({ left, width, top: y - BOX, middle: y - BOX / 2 });
      y -= BOX + BETWEEN;
      return;
    }
    if (layer !== way[i - 1].layer) {
      layers.push({ layer, bottom: y });
      y -= 6;
    }
    const middle = y - BOX / 2;
    boxes.push({
      left: mirrored ? left + MARGIN : left + INSIDE,
      width: width - INSIDE - MARGIN,
      top: y - BOX,
      middle,
      plus: middle - 9,
      inner: middle + 9,
    });
    y -= PITCH;
    if (layer !== way[i + 1].layer) {
      y -= LABEL - (PITCH - BOX);
      layers[layer].top = y;
      y -= BETWEEN;
    }
  });
  return { left, width, line, boxes, layers, mirrored, top: boxes[boxes.length - 1].top, bottom };
}

/** Both towers side by side in so much width, and how high the drawing is. */
export function towersOf(ways, width) {
  const gap = Math.min(44, width * 0.075);
  const wide = (width - gap) / 2;
  const built = (bottom) => ({
    encoder: tower(ways.encoder, 0, wide, false, bottom),
    decoder: tower(ways.decoder, wide + gap, wide, true, bottom),
  });
  const height = TOP - Math.min(...Object.values(built(0)).map(({ top }) => top));
  return { ...built(height), height, memory: wide + gap / 2 };
}
