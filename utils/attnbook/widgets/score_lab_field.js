// The lines on which a function of two numbers has the same value, as on a map.

const CELLS = 60; // squares to a side, in each of which a line is straight
const LEVELS = 10; // lines, at most

/**
 * field: a function of [x, y], both from −reach to reach. Returns its lines: the value (`level`), the straight pieces
 * of the line, [[x0, y0], [x1, y1]], and the places where it leaves the square (`ends`).
 */
export function contours(field, reach) {
  const at = (i) => reach * ((2 * i) / CELLS - 1);
  const nodes = Array.from({ length: CELLS + 1 }, (_, i) => i);
  const corners = nodes.map((i) => nodes.map((j) => ({ point: [at(i), at(j)], value: field([at(i), at(j)]) })));
  const values = corners.flat().map(({ value }) => value);
  return levels(Math.min(...values), Math.max(...values)).map((level) => {
    const pieces = nodes.slice(1).flatMap((i) =>
      nodes.slice(1).flatMap((j) => {
        const around = [corners[i - 1][j - 1], corners[i][j - 1], corners[i][j], corners[i - 1][j]];
        return paired(around.flatMap((corner, n) => crossing(corner, around[(n + 1) % 4], level)));
      }),
    );
    const ends = pieces.flat().filter((point) => Math.max(...point.map(Math.abs)) > reach - 1e-9);
    return { level, pieces, ends };
  });
}

/** Round numbers between two others, evenly spaced. */
function levels(least, most) {
  if (most - least < 1e-6) return [];
  const rough = (most - least) / LEVELS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((base) => base * power >= rough);
  const first = Math.ceil(least / step);
  const count = Math.floor(most / step) - first + 1;
  return Array.from({ length: count }, (_, n) => Number(((first + n) * step).toPrecision(6)));
}

/** Where between two corners the value is the level: a list of one point, or of none. */
function crossing(a, b, level) {
  if (a.value < level === b.value < level) return [];
  const share = (level - a.value) / (b.value - a.value);
  return [a.point.map((x, n) => x + share * (b.point[n] - x))];
}

const paired = (points) => Array.from({ length: points.length / 2 }, (_, n) => points.slice(2 * n, 2 * n + 2));
