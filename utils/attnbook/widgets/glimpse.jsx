// Glimpse: attention on an image. A query lights up patches, and what comes back is their weighted sum.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Slider, Stepper } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait } from "./core/figure.jsx";
import { moved } from "./core/keyboard.js";
import { blend, dot, largest, matrix, softmax, tensor, times } from "./core/tensor.js";
import { toTrait } from "./core/tensor_out.js";
import { number, percent } from "./core/text.js";
import { Tokens } from "./core/tokens.jsx";
import style from "./glimpse.css";

const MOST = 0.8; // how much of the attention "most of it" is
const KEPT = 0.2; // how much of its light and of its colour a patch without any weight keeps
const LUMINANCE = [0.299, 0.587, 0.114];
const COLDEST = -2; // powers of ten
const HOTTEST = 2;
const MOVE = 400; // milliseconds that the glimpse takes to move
const SMALL = 200; // an image of fewer pixels across is shown pixel by pixel
const [WIDEST, TALLEST] = [580, 420]; // pixels on the page

function Glimpse({ model, say }) {
  const [rawImage] = useTrait(model, "image");
  const [rawKeys] = useTrait(model, "patch_keys");
  const [names] = useTrait(model, "names");
  const [rawNamed] = useTrait(model, "named_queries");
  const [rawQuery] = useTrait(model, "query");
  const [chosen] = useTrait(model, "chosen");
  const [temperature, setTemperature] = useTrait(model, "temperature");
  const [cell, setCell] = useTrait(model, "cell");
  const image = useMemo(() => tensor(rawImage), [rawImage]);
  const keys = useMemo(() => tensor(rawKeys), [rawKeys]);
  const named = useMemo(() => matrix(tensor(rawNamed)), [rawNamed]);
  const [rows, columns, d] = keys.shape;
  const vectors = useMemo(() => matrix({ shape: [rows * columns, d], values: keys.values }), [keys]);
  const patches = useMemo(() => cut(image, rows, columns), [image, rows, columns]);
  const weights = useMemo(() => {
    const scores = times(vectors, tensor(rawQuery).values);
    return softmax(scores.map((score) => score / temperature));
  }, [vectors, rawQuery, temperature]);
  const shown = useSmooth(weights);
  const [best] = largest(weights, 1);
  const glimpse = useMemo(() => blend(shown, patches), [shown, patches]);
  const [height, width] = image.shape;
  const size = [height / rows, width / columns];
  const widest = Math.min(WIDEST, (TALLEST * width) / height);
  const place = (index) => ({ row: Math.floor(index / columns) + 1, column: (index % columns) + 1 });
  const asked = placeOfPatch(chosen, names);

  const look = (name, vector) => {
    model.set("query", toTrait([vector.length], vector));
    model.set("chosen", name);
    model.save_changes();
  };
  const lookForName = (i) => look(names[i], named[i]);
  const lookForMore = ([row, column]) => look(`patch ${row},${column}`, vectors[row * columns + column]);

  return (
    <>
      <div class="controls">
        <span aria-hidden="true">{say("look for")}</span>
        <Stepper step={names.indexOf(chosen)} n={names.length} set={lookForName} back={say("back")} next={say("next")}>
          <Tokens
            label={say("look for")}
            words={names}
            kind="query"
            chosen={names.indexOf(chosen)}
            onChoose={lookForName}
          />
        </Stepper>
      </div>
      <div class="controls">
        <Slider
          label={say("temperature")}
          value={Math.log10(temperature)}
          min={COLDEST}
          max={HOTTEST}
          step={0.05}
          shown={twoDigits(temperature)}
          set={(power) => setTemperature(10 ** power)}
        />
        <span class="legend">
          {say("cold")} · {say("hot")}
        </span>
      </div>
      <div class="look" style={{ "--widest": `${widest}px` }}>
        <div class="seen">
          <Scene
            label={`${say("label")}. ${say("keys")}`}
            image={image}
            grid={[rows, columns]}
            weights={shown}
            best={best}
            asked={asked}
            mark={say("query mark")}
            tip={(index) => percent(weights[index])}
            cell={cell.length ? cell : null}
            onCell={(to) => setCell(to ?? [])}
            onAsk={lookForMore}
          />
          <p class="legend" aria-hidden="true">
            {say("scale")} 0 % <span class="ramp light" /> {percent(weights[best])}
          </p>
        </div>
        <Patch kind="soft" size={size} pixels={glimpse} say={say} />
        <Patch kind="hard" size={size} pixels={patches[best]} say={say} />
      </div>
      <Reading>
        <span class="line">{summary()}</span>
        <span class={`line ${cell.length ? "" : "hint"}`}>{cell.length ? readingOf(cell) : say("start")}</span>
      </Reading>
      <Numbers
        say={say}
        head={[`${say("row")} \\ ${say("column")}`, ...counted(columns)]}
        rows={() =>
          counted(rows).map((row, i) => [
            row,
            ...weights.slice(i * columns, (i + 1) * columns).map((weight) => number(weight, 3)),
          ])
        }
      />
    </>
  );

  function summary() {
    const [n, share] = most(weights);
    return say(n > 1 ? "looking" : "looking at one", { what: what(), share: percent(share), n, ...place(best) });
  }

  function what() {
    if (asked) return say("more like", { row: asked[0] + 1, column: asked[1] + 1 });
    return chosen || say("unnamed");
  }

  function readingOf([row, column]) {
    const index = row * columns + column;
    return say("reading", { ...place(index), weight: percent(weights[index]) });
  }
}

/** The image in patches, with the attention as light. Pointer and keys read a patch, click and Enter ask with it. */
function Scene({ label, image, grid, weights, best, asked, mark, tip, cell, onCell, onAsk }) {
  const [rows, columns] = grid;
  const [height, width] = image.shape;
  const pixels = useMemo(() => lit(image, grid, weights), [image, rows, columns, weights]);
  const at = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
    const inside = row >= 0 && row < rows && column >= 0 && column < columns;
    return inside ? [row, column] : null;
  };
  const onKeyDown = (event) => {
    if (event.key === "Enter" && cell) onAsk(cell);
    else if (event.key === "Escape" && cell) onCell(null);
    else {
      const to = moved(event, cell, rows, columns);
      if (to) onCell(to);
      return;
    }
    event.preventDefault();
  };
  const square = ([row, column]) => ({
    left: `${(100 * column) / columns}%`,
    top: `${(100 * row) / rows}%`,
    width: `${100 / columns}%`,
    height: `${100 / rows}%`,
  });
  return (
    <div
      class="scene"
      tabIndex="0"
      role="application"
      aria-label={label}
      style={{ aspectRatio: `${width} / ${height}` }}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => event.pointerType === "mouse" && onCell(at(event))}
      onPointerLeave={(event) => event.pointerType === "mouse" && onCell(null)}
      onClick={(event) => {
        const clicked = at(event);
        if (!clicked) return;
        onCell(clicked);
        onAsk(clicked);
      }}
    >
      <Pixels size={[height, width]} rgba={pixels} sharp={width < SMALL} />
      <span class="best moves" style={square([Math.floor(best / columns), best % columns])} />
      {asked && (
        <span class="asked" style={square(asked)}>
          <span>{mark}</span>
        </span>
      )}
      {cell && <span class="cell-mark" style={square(cell)} />}
      {cell && (
        <span
          class={`tip ${cell[0] === 0 ? "below" : ""}`}
          aria-hidden="true"
          style={{
            left: `${(100 * (cell[1] + 0.5)) / columns}%`,
            top: `${(100 * (cell[0] || 1)) / rows}%`,
          }}
        >
          {tip(cell[0] * columns + cell[1])}
        </span>
      )}
    </div>
  );
}

/** One patch, enlarged, with what it is. */
function Patch({ kind, size, pixels, say }) {
  const [red, green, blue] = [0, 1, 2].map((channel) => Math.round(255 * meanOf(pixels, channel)));
  const label = `${say(kind)}, ${say("mean colour", { red, green, blue })}`;
  const rgba = useMemo(() => opaque(pixels), [pixels]);
  return (
    <div class={`patch ${kind}`}>
      <p class="name">{say(kind)}</p>
      <div class="frame">
        <Pixels size={size} rgba={rgba} sharp label={label} />
      </div>
      <p class="meaning">{say(`${kind} means`)}</p>
    </div>
  );
}

function Pixels({ size: [height, width], rgba, sharp, label }) {
  const canvas = useRef(null);
  useLayoutEffect(() => {
    canvas.current.getContext("2d").putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [rgba, width, height]);
  const described = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return <canvas ref={canvas} class={sharp ? "sharp" : ""} width={width} height={height} {...described} />;
}

/** Weights that move to where they should be, in a moment; at once where motion is not wanted. */
function useSmooth(weights) {
  const [shown, show] = useState(weights);
  const now = useRef(weights);
  const jumps =
    now.current.length !== weights.length || !matchMedia("(prefers-reduced-motion: no-preference)").matches;
  useEffect(() => {
    const from = now.current;
    if (jumps || from === weights) {
      now.current = weights;
      show(weights);
      return;
    }
    let frame;
    let started;
    const step = (time) => {
      started ??= time;
      const part = Math.min(1, (time - started) / MOVE);
      now.current = part < 1 ? between(from, weights, 1 - (1 - part) ** 3) : weights;
      show(now.current);
      if (part < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [weights]);
  return jumps ? weights : shown;
}

const between = (from, to, part) => to.map((weight, i) => from[i] + part * (weight - from[i]));

/** The patches of an image, row by row, each as one array of red, green, blue, red, … */
function cut({ shape: [height, width], values }, rows, columns) {
  const [tall, wide] = [height / rows, width / columns];
  return Array.from({ length: rows * columns }, (_, index) => {
    const [top, left] = [Math.floor(index / columns) * tall, (index % columns) * wide];
    const lines = Array.from({ length: tall }, (_, y) => ((top + y) * width + left) * 3);
    return lines.flatMap((start) => Array.from(values.subarray(start, start + wide * 3)));
  });
}

/**
 * The image as RGBA: the less weight a patch has next to the largest, the less colour it keeps and the less opaque it
 * is, so that the night behind it comes through.
 */
function lit({ shape: [height, width], values }, [rows, columns], weights) {
  const largestWeight = Math.max(...weights);
  const rgba = new Uint8ClampedArray(height * width * 4);
  for (let pixel = 0; pixel < height * width; pixel++) {
    const row = Math.floor((Math.floor(pixel / width) * rows) / height);
    const column = Math.floor(((pixel % width) * columns) / width);
    const light = KEPT + ((1 - KEPT) * weights[row * columns + column]) / largestWeight;
    const colour = values.subarray(3 * pixel, 3 * pixel + 3);
    const grey = dot(LUMINANCE, colour);
    colour.forEach((value, channel) => (rgba[4 * pixel + channel] = 255 * (grey + light * (value - grey))));
    rgba[4 * pixel + 3] = 255 * light;
  }
  return rgba;
}

function opaque(pixels) {
  const rgba = new Uint8ClampedArray((pixels.length / 3) * 4).fill(255);
  pixels.forEach((value, i) => (rgba[4 * Math.floor(i / 3) + (i % 3)] = 255 * value));
  return rgba;
}

function meanOf(pixels, channel) {
  const values = Array.from(pixels).filter((_, i) => i % 3 === channel);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How many patches, the heaviest first, it takes to hold most of the attention, and how much they hold. */
function most(weights) {
  let held = 0;
  const order = largest(weights, weights.length);
  const n = order.findIndex((index) => (held += weights[index]) >= MOST) + 1;
  return [n, held];
}

/** "patch 2,5" → [2, 5]; null for anything else. */
function placeOfPatch(chosen, names) {
  const found = names.includes(chosen) ? null : chosen.match(/^patch (\d+),(\d+)$/);
  return found && [Number(found[1]), Number(found[2])];
}

const twoDigits = (value) => number(value, Math.max(0, 1 - Math.floor(Math.log10(value))));

const counted = (n) => Array.from({ length: n }, (_, i) => `${i + 1}`);

export default figure(Glimpse, style);
