// A matrix of weights as squares on a canvas: one scale of luminance, fluid at 100 × 100 and beyond.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useWidth } from "./figure.jsx";
import { moved } from "./keyboard.js";
import { measure, px } from "./layout.js";
import { percent } from "./text.js";

const LABELLED = 13; // pixels that a cell needs for a word beside it
const LARGEST = 46;
const LEAN = 0.77; // of a word's width is to the right of where it begins: it is turned by 40 degrees
const TALLEST = 640; // pixels for all the rows: the whole map fits in a window

/**
 * rows: arrays of weights between 0 and 1; `target` and `source` are their words.
 * cell: [row, column] that is being read, or null; `locked`: a row that stays marked, or -1; `marks`: cells with a ring.
 * onCell(cell | null) when the pointer or a key reads a cell; onLock(row) when one is clicked or Enter is pressed.
 */
export function Heatmap(props) {
  const [box, width] = useWidth();
  return (
    <div class="heatmap" ref={box}>
      {width && <Grid {...props} width={width} />}
    </div>
  );
}

function Grid({ label, rows, target, source, cell, locked, marks, onCell, onLock, width }) {
  const canvas = useRef(null);
  const left = gutter(target, width);
  const size = Math.max(2, Math.min(LARGEST, column(source, width - left - 2), TALLEST / target.length));
  const wordy = size >= LABELLED;
  const top = wordy ? gutter(source, width) * 0.75 + 12 : 24;

  const at = (event) => {
    const corner = canvas.current.getBoundingClientRect();
    const row = Math.floor((event.clientY - corner.top) / size);
    const column = Math.floor((event.clientX - corner.left) / size);
    const inside = row >= 0 && row < target.length && column >= 0 && column < source.length;
    return inside ? [row, column] : null;
  };
  const onKeyDown = (event) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return; // in Jupyter Shift+Enter runs the cell
    if (event.key === "Enter" && cell) onLock(cell[0]);
    else if (event.key === "Escape" && cell) onCell(null);
    else {
      const to = moved(event, cell, target.length, source.length);
      if (to) onCell(to);
      return;
    }
    event.preventDefault();
  };

  const named = (words, chosen) => words.map((_, i) => i).filter((i) => wordy || i === chosen);
  const row = cell ? cell[0] : locked;
  return (
    <div
      class="map"
      tabIndex="0"
      role="application"
      aria-label={label}
      style={px({ width: left + size * source.length, height: top + size * target.length })}
      onKeyDown={onKeyDown}
    >
      {named(source, cell?.[1]).map((j) => (
        <span
          class={`column-word key ${cell && cell[1] === j ? "chosen" : ""}`}
          style={px({ left: left + (j + 0.5) * size, bottom: size * target.length + 4 })}
        >
          {source[j]}
        </span>
      ))}
      {named(target, row).map((i) => (
        <span
          class={`row-word query ${row === i ? "chosen" : ""}`}
          style={px({ top: top + (i + 0.5) * size, right: size * source.length + 6, maxWidth: left - 6 })}
        >
          {target[i]}
        </span>
      ))}
      <div
        class="cells"
        style={px({ left, top })}
        onPointerMove={(event) => event.pointerType === "mouse" && onCell(at(event))}
        onPointerLeave={(event) => event.pointerType === "mouse" && onCell(null)}
        onClick={(event) => {
          const clicked = at(event);
          if (!clicked) return;
          onCell(clicked);
          onLock(clicked[0]);
        }}
      >
        <Squares rows={rows} size={size} canvas={canvas} />
        {marks.map(([i, j]) => (
          <span class="ring" style={px(square(i, j, size, size * 0.22))} />
        ))}
        {row >= 0 && <span class="row-mark" style={px({ ...square(row, 0, size, 0), width: size * source.length })} />}
        {cell && <span class="cell-mark" style={px(square(cell[0], cell[1], size, 0))} />}
        {cell && (
          <span
            class={`tip ${cell[0] === 0 ? "below" : ""}`} // above the first row stand the words
            aria-hidden="true"
            style={px({ left: (cell[1] + 0.5) * size, top: (cell[0] || 1) * size })}
          >
            {percent(rows[cell[0]][cell[1]])}
          </span>
        )}
      </div>
    </div>
  );
}

/** The weights alone, each in a square of `size` pixels. canvas: a ref, for who has to know where they are; optional. */
export function Squares({ rows, size, canvas: given }) {
  const own = useRef(null);
  const canvas = given ?? own;
  useLayoutEffect(() => paint(canvas.current, rows, size), [rows, size]);
  useEffect(() => {
    // The colours come from the theme, which is set on an element around this one.
    const frame = canvas.current.closest(".figure");
    const observer = new MutationObserver(() => paint(canvas.current, rows, size));
    observer.observe(frame, { attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, [rows, size]);
  return <canvas ref={canvas} />;
}

/** How wide a column can be, if all of them, and the words that lean to the right above them, have so much room. */
function column(words, room) {
  const widest = room / words.length;
  const leaning = words.map((word, j) => (room - LEAN * measure(word)) / (j + 0.5));
  return widest < LABELLED ? widest : Math.max(LABELLED, Math.min(widest, ...leaning));
}

/** Room for the longest word, but no more than a third of the figure. */
const gutter = (words, width) => Math.min(width * 0.34, 18 + 7.5 * Math.max(...words.map((word) => word.length)));

const square = (i, j, size, inset) => ({
  left: j * size + inset,
  top: i * size + inset,
  width: size - 2 * inset,
  height: size - 2 * inset,
});

function paint(canvas, rows, size) {
  const style = getComputedStyle(canvas);
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(rows[0].length * size * ratio);
  canvas.height = Math.round(rows.length * size * ratio);
  canvas.style.width = `${rows[0].length * size}px`;
  canvas.style.height = `${rows.length * size}px`;
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  const gap = size >= LABELLED ? 1 : 0;
  const fill = (colour, share) => {
    context.fillStyle = style.getPropertyValue(colour);
    rows.forEach((row, i) =>
      row.forEach((weight, j) => {
        context.globalAlpha = share(weight);
        context.fillRect(j * size, i * size, size - gap, size - gap);
      }),
    );
  };
  fill("--nothing", () => 1);
  fill("--everything", (weight) => weight);
}
