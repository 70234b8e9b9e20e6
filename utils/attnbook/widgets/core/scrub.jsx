// A number that can be dragged sideways, with mouse, finger or arrow keys.
import { useRef, useState } from "preact/hooks";
import { number } from "./text.js";
export { default as scrubStyle } from "./scrub.css";

const PIXELS = 4; // the way to drag for one step
const BIG = 5; // how many small steps a big one has

/**
 * value and set(value): the number, between min and max, in steps of `step`; what is set has two decimals, as it shows.
 * label: what a screen reader calls it. kind: classes, such as the colour. write(value): how it is written. More
 * attributes go to the element.
 */
export function Scrub({ value, set, label, min, max, step = 0.05, kind = "", write = number, ...attributes }) {
  const drag = useRef(null); // where it began: { x, value }
  const [dragged, setDragged] = useState(false);
  const change = (wanted) => {
    const to = Math.min(max, Math.max(min, Math.round(100 * wanted) / 100));
    if (Math.abs(to - value) > 1e-6) set(to);
  };
  const stop = () => {
    drag.current = null;
    setDragged(false);
  };
  const onPointerDown = (event) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, value };
    setDragged(true);
  };
  const onPointerMove = (event) => {
    if (!drag.current) return;
    change(drag.current.value + step * Math.round((event.clientX - drag.current.x) / PIXELS));
  };
  const onPointerCancel = () => {
    // The page scrolls instead: nothing was meant to change.
    if (drag.current) change(drag.current.value);
    stop();
  };
  const onKeyDown = (event) => {
    const to = keyed(event, value, { min, max, step });
    if (to === null) return;
    event.preventDefault();
    change(to);
  };
  return (
    <span
      {...attributes}
      class={`scrub ${kind} ${dragged ? "dragged" : ""}`}
      role="slider"
      tabIndex="0"
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={Math.round(100 * value) / 100}
      aria-valuetext={write(value)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={stop}
      onPointerCancel={onPointerCancel}
      onKeyDown={onKeyDown}
    >
      {write(value)}
    </span>
  );
}

const SIGNS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: BIG, PageDown: -BIG };

/** The value that a key leads to, or null for a key that is not ours. */
function keyed(event, value, { min, max, step }) {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  if (event.key === "Home") return min;
  if (event.key === "End") return max;
  if (!(event.key in SIGNS)) return null;
  const size = event.shiftKey && event.key.startsWith("Arrow") ? BIG : 1;
  return value + size * SIGNS[event.key] * step;
}
