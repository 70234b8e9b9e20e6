// A square plane with the origin in its middle, and points in it that pointer and arrow keys move.
import { useRef } from "preact/hooks";
import { moved } from "./keyboard.js";
export { default as planeStyle } from "./plane.css";

export const RIM = 16; // pixels around the plane, so that a handle stays inside
const CAUGHT = 6; // pixels from the origin, where a point jumps onto it

/**
 * A plane that goes to `reach` on each side, in `size` pixels: where its points are, and how far a move takes them.
 * grain: no finer than what a pointer can mean.
 */
export function scaleOf(size, reach, grain = reach / 200) {
  const half = size / 2;
  const unit = (half - RIM) / reach; // pixels
  return {
    size,
    reach,
    half,
    unit,
    spot: ([x, y]) => [half + x * unit, half - y * unit],
    grain,
    stride: 10 * grain,
    small: 2 * grain,
  };
}

/**
 * Moves a point, with set(point): onPointerDown and onPointerMove are for what can be pressed, onKeyDown and the ref
 * `handle` for what has the focus. plane: a ref to an element that fills the plane.
 * jumps: whether the point comes to where the pointer is pressed, or is only taken hold of there.
 */
export function useMover({ plane, scale, point, set, jumps }) {
  const handle = useRef(null);
  const grip = useRef([0, 0]); // pixels from the point to where it is held
  const { size, reach, unit, grain, stride, small } = scale;

  const move = (to) => set(to.map((x) => Number(Math.max(-reach, Math.min(reach, x)).toFixed(6))));
  const pixels = (event) => {
    const { left, top, width } = plane.current.getBoundingClientRect();
    return [event.clientX - left - width / 2, top + width / 2 - event.clientY].map((d) => (d * size) / width);
  };
  const follow = (event) => {
    const to = pixels(event).map((d, i) => d - grip.current[i]);
    move(Math.hypot(...to) < CAUGHT ? [0, 0] : to.map((d) => Math.round(d / unit / grain) * grain));
  };
  return {
    handle,
    onPointerDown(event) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      event.preventDefault(); // or the focus would leave the handle again
      handle.current.focus({ preventScroll: true });
      if (jumps) follow(event);
      else grip.current = pixels(event).map((d, i) => d - point[i] * unit);
    },
    onPointerMove(event) {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
    },
    onKeyDown(event) {
      if (event.key === "End") return;
      const way = moved(event, [1, 1], 3, 3);
      if (!way) return;
      const by = event.shiftKey ? small : stride;
      move(event.key === "Home" ? [0, 0] : [point[0] + (way[1] - 1) * by, point[1] - (way[0] - 1) * by]);
    },
  };
}

/** A line with a head at its end, unless it is too short for one. */
export function arrow([x0, y0], [x1, y1]) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length < 1) return "";
  const [x, y] = [(x1 - x0) / length, (y1 - y0) / length];
  const head = Math.min(11, length);
  const corner = (side) => `L${x1 - head * x - side * 0.45 * head * y} ${y1 - head * y + side * 0.45 * head * x}`;
  return `M${x0} ${y0}L${x1} ${y1}${corner(1)}${corner(-1)}L${x1} ${y1}`;
}
