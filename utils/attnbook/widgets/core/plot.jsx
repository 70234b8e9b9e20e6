// What drawings with axes share: scales, round numbers, grid lines and paths.
export { default as plotStyle } from "./plot.css";

const APART = 30; // pixels between two numbers on an axis, at least

/** A function that takes the numbers from `first` to `last` to the pixels from `start` to `end`. */
export const scale = ([first, last], [start, end]) => (value) =>
  start + ((end - start) * (value - first)) / (last - first);

/** Points, [[x, y], …], as a path; `closed` goes back to the first one. */
export const path = (points, closed = false) =>
  `M${points.map(([x, y]) => `${x} ${y}`).join("L")}${closed ? "Z" : ""}`;

/** A line across the drawing at each of the values, with the number to its left; `shown` is how it is written. */
export function Levels({ values, up, left, right, shown = (value) => value, gap = 8 }) {
  return values.map((value) => (
    <>
      <line class="grid" x1={left} x2={right} y1={up(value)} y2={up(value)} />
      <text class="tick y" x={left - gap} y={up(value) + 4}>
        {shown(value)}
      </text>
    </>
  ));
}

/** Those numbers of an axis that stand clear of what stands at `taken`, and of the kept ones before them in the list. */
export function apart(numbers, across, taken, room = APART) {
  const clear = (x, place) => Math.abs(across(x) - place) >= room;
  return numbers.reduce(
    (kept, x) => (clear(x, taken) && kept.every((other) => clear(x, across(other))) ? [...kept, x] : kept),
    [],
  );
}

/** The index of the number that is nearest to `wanted`. */
export const nearest = (numbers, wanted) =>
  numbers.reduce((best, value, i) => (Math.abs(value - wanted) < Math.abs(numbers[best] - wanted) ? i : best), 0);

/** How far from the left of a drawing a pointer is, in the drawing's own pixels, of which it has `width`. */
export function pointedAt(event, width) {
  const box = event.currentTarget.getBoundingClientRect();
  return ((event.clientX - box.left) * width) / box.width;
}

/** How many decimals a number needs on a scale that ends at `most`. */
export const decimals = (most) => Math.max(0, 2 - Math.floor(Math.log10(most)));

/** Round numbers from 0 to `most`, about five steps apart. */
export function rounds(most) {
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = power * [5, 2, 1].find((factor) => factor * power <= most / 4);
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => i * step);
}
