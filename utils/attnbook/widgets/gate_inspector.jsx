// GateInspector: what an LSTM's gates do with its cell, unit by unit and word by word.
import { useMemo, useState } from "preact/hooks";
import { Choice, Stepper } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { Formula } from "./core/formula.jsx";
import { moved } from "./core/keyboard.js";
import { px } from "./core/layout.js";
import { matrix, tensor } from "./core/tensor.js";
import { number } from "./core/text.js";
import style from "./gate_inspector.css";

const PARTS = ["forget", "input", "output", "candidate", "cell", "state"]; // in the order of the tensor
const GATES = ["forget", "input", "output"];
const SHOWN = [...GATES, "cell", "state"];
const SIGNED = ["cell", "state"];
// All in pixels:
const GUTTER = 56; // left of the columns
const WIDEST = 72; // column
const [TALLEST, LOWEST, HIGHEST] = [380, 7, 22]; // all the units; one of them, at least and at most
const LETTER = 7.5;
const LABELLED = 13; // what a number beside a row needs
const WORDY = 38; // what a number over a bar needs
const [GATE, BAR, CELL] = [46, 28, 100]; // the row of a gate, its longest bar, and the row of the cell

function GateInspector({ model, say }) {
  const [sentences] = useTrait(model, "words");
  const [raw] = useTrait(model, "tensor");
  const [sentence] = useTrait(model, "sentence");
  const [shown, setShown] = useTrait(model, "shown");
  const [unit, setUnit] = useTrait(model, "unit");
  const [pickedWord] = useTrait(model, "word");
  const [cell, setCell] = useState(null); // [unit, word] under the pointer or the keys
  const words = sentences[sentence];
  const word = Math.min(pickedWord, words.length - 1);
  const numbers = useMemo(() => tensor(raw), [raw]);
  const units = numbers.shape.at(-1);
  const largest = useMemo(() => largestCell(numbers), [numbers]);
  /** Of each part the rows (words) with their units: { forget: [[0.98, …], …], … } */
  const parts = useMemo(() => {
    const rows = PARTS.map((part, i) => [part, matrix(numbers, sentence, i).slice(0, words.length)]);
    return Object.fromEntries(rows);
  }, [numbers, sentence, words]);
  const read = cell && cell[1] < words.length ? cell : [unit, word];

  const set = (traits) => {
    Object.entries(traits).forEach(([name, value]) => model.set(name, value));
    model.save_changes();
  };
  const pick = ([toUnit, toWord]) => set({ unit: toUnit, word: toWord });

  return (
    <>
      <div class="controls">
        <Choice
          label={say("sentence")}
          options={sentences.map((one) => one.join(" "))}
          value={sentence}
          set={(to) => set({ sentence: to, word: Math.min(word, sentences[to].length - 1) })}
        />
        <Choice
          label={say("show")}
          options={SHOWN.map((part) => say(part))}
          value={SHOWN.indexOf(shown)}
          set={(to) => setShown(SHOWN[to])}
        />
        <Stepper step={unit} n={units} set={setUnit} back={say("back")} next={say("next")}>
          {say("unit", { unit: unit + 1, all: units })}
        </Stepper>
        <span class="legend" aria-hidden="true">
          0 <span class="ramp" /> {shown === "cell" ? number(largest) : 1}
          {SIGNED.includes(shown) && <span class="minus">− {say("negative")}</span>}
        </span>
      </div>
      <Columns
        {...{ say, words, parts, shown, units, unit, word, read, setCell, pick }}
        largest={shown === "cell" ? largest : 1}
      />
      <Arithmetic say={say} at={(part, t = word) => (t < 0 ? 0 : parts[part][t][unit])} word={word} />
      <Reading>
        {say("reading", {
          unit: read[0] + 1,
          word: words[read[1]],
          ...Object.fromEntries(SHOWN.map((part) => [part, number(parts[part][read[1]][read[0]])])),
        })}
      </Reading>
      <Numbers
        say={say}
        head={[say("word"), ...PARTS.map((part) => say(part))]}
        rows={() => words.map((name, t) => [name, ...PARTS.map((part) => number(parts[part][t][unit], 4))])}
      />
    </>
  );
}

/** One column for each word: above all units, below the one that is followed. */
function Columns(props) {
  const [box, width] = useWidth();
  const { words } = props;
  const column = Math.min(WIDEST, Math.floor((width - GUTTER - 2) / words.length));
  const turned = Math.max(...words.map((word) => word.length)) * LETTER > column;
  return (
    <div ref={box}>
      {width && (
        <>
          <div class={`words ${turned ? "turned" : ""}`} style={px({ marginLeft: GUTTER })} aria-hidden="true">
            {words.map((word, t) => (
              <span class={t === props.read[1] ? "chosen" : ""} style={px({ width: column })}>
                {word}
              </span>
            ))}
          </div>
          <Units {...props} column={column} />
          <Followed {...props} column={column} />
        </>
      )}
    </div>
  );
}

/** The map: rows are units, columns are words. */
function Units({ say, words, parts, shown, units, unit, read, setCell, pick, largest, column }) {
  const tall = Math.max(LOWEST, Math.min(HIGHEST, TALLEST / units));
  const at = (event) => {
    const corner = event.currentTarget.getBoundingClientRect();
    const row = Math.floor((event.clientY - corner.top) / tall);
    const t = Math.floor((event.clientX - corner.left) / column);
    return row >= 0 && row < units && t >= 0 && t < words.length ? [row, t] : null;
  };
  const onKeyDown = (event) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return; // in Jupyter Shift+Enter runs the cell
    if (event.key === "Enter") pick(read);
    else if (event.key === "Escape") setCell(null);
    else {
      const to = moved(event, read, units, words.length);
      if (to) setCell(to);
      return;
    }
    event.preventDefault();
  };
  const squares = useMemo(
    () => <Squares rows={parts[shown]} largest={largest} wide={column} tall={tall} />,
    [parts, shown, largest, column, tall],
  );
  const every = tall < LABELLED ? 5 : 1;
  const named = (row) => row === unit || ((row + 1) % every === 0 && Math.abs(row - unit) * tall >= LABELLED);
  return (
    <div
      class="map"
      tabIndex="0"
      role="application"
      aria-label={`${say("map")}. ${say("keys")}`}
      style={px({ width: GUTTER + column * words.length, height: tall * units })}
      onKeyDown={onKeyDown}
      onBlur={() => setCell(null)}
    >
      <span class="axis" aria-hidden="true">
        {say("units")}
      </span>
      {Array.from({ length: units }, (_, row) => row).filter(named).map((row) => (
        <span class={`unit ${row === unit ? "chosen" : ""}`} style={px({ top: (row + 0.5) * tall, width: GUTTER - 8 })}>
          {row + 1}
        </span>
      ))}
      <div
        class="cells"
        style={px({ left: GUTTER, top: 0 })}
        onPointerMove={(event) => event.pointerType === "mouse" && setCell(at(event))}
        onPointerLeave={(event) => event.pointerType === "mouse" && setCell(null)}
        onClick={(event) => {
          const clicked = at(event);
          if (clicked) pick(clicked);
        }}
      >
        {squares}
        <span class="row-mark" style={px({ left: 0, top: unit * tall, width: column * words.length, height: tall })} />
        <span class="cell-mark" style={px({ left: read[1] * column, top: read[0] * tall, width: column, height: tall })} />
      </div>
    </div>
  );
}

/** The darker, the farther from zero; a dash says that a number is negative. rows: a row of units for each word. */
function Squares({ rows, largest, wide, tall }) {
  const cells = rows.flatMap((row, t) =>
    Array.from(row, (value, i) => ({ x: t * wide, y: i * tall, value, share: Math.min(1, Math.abs(value) / largest) })),
  );
  const dashes = (some) => some.map(({ x, y }) => `M${x + wide / 2 - 4} ${y + tall / 2}h8`).join("");
  const negative = cells.filter(({ value }) => value < 0);
  return (
    <svg width={rows.length * wide} height={rows[0].length * tall} aria-hidden="true">
      <rect class="nothing" width="100%" height="100%" />
      {cells.map(({ x, y, share }) => (
        <rect class="square" x={x} y={y} width={wide - 1} height={tall - (tall < LABELLED ? 0.5 : 1)} opacity={share} />
      ))}
      <path class="dash" d={dashes(negative.filter(({ share }) => share < 0.5))} />
      <path class="dash light" d={dashes(negative.filter(({ share }) => share >= 0.5))} />
    </svg>
  );
}

/** One unit through the sentence: how far each gate is open at each word, and what is in the cell then. */
function Followed({ say, words, parts, unit, word, read, setCell, pick, column }) {
  const values = (part) => parts[part].map((row) => row[unit]);
  const cells = values("cell");
  const scale = Math.max(1, ...cells.map(Math.abs));
  const middle = GATES.length * GATE + CELL / 2;
  const half = CELL / 2 - 16;
  const width = GUTTER + column * words.length;
  const inset = Math.max(2, column * 0.2);
  const bar = (t, y, height) => (
    <rect
      class={`bar ${t === word ? "chosen" : ""}`}
      x={GUTTER + t * column + inset}
      y={y}
      width={column - 2 * inset}
      height={height}
    />
  );
  const amount = (t, y, value) =>
    (column >= WORDY || t === word) && (
      <text class={`number ${t === word ? "chosen" : ""}`} x={Math.min(width - 20, GUTTER + (t + 0.5) * column)} y={y}>
        {number(value)}
      </text>
    );
  const wordAt = (event) => {
    const t = Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left - GUTTER) / column);
    return t >= 0 && t < words.length ? [unit, t] : null;
  };
  return (
    <svg
      class="followed"
      width={width}
      height={GATES.length * GATE + CELL}
      aria-hidden="true"
      onPointerMove={(event) => event.pointerType === "mouse" && setCell(wordAt(event))}
      onPointerLeave={(event) => event.pointerType === "mouse" && setCell(null)}
      onClick={(event) => wordAt(event) && pick(wordAt(event))}
    >
      <rect class="band" x={GUTTER + read[1] * column} width={column} height="100%" />
      {GATES.map((gate, i) => {
        const floor = (i + 1) * GATE - 2;
        return (
          <g class={gate}>
            <text class="name" x={GUTTER - 8} y={floor - 6}>
              {say(gate)}
            </text>
            <line class="limit" x1={GUTTER} x2={width} y1={floor - BAR} y2={floor - BAR} />
            {values(gate).map((value, t) => [bar(t, floor - BAR * value, BAR * value), amount(t, floor - BAR - 3, value)])}
            <line class="zero" x1={GUTTER} x2={width} y1={floor} y2={floor} />
          </g>
        );
      })}
      <g class="cell">
        <text class="name" x={GUTTER - 8} y={middle + 4}>
          {say("cell")}
        </text>
        {cells.map((value, t) => {
          const height = (half * Math.abs(value)) / scale;
          const top = value < 0 ? middle : middle - height;
          return [bar(t, top, height), amount(t, value < 0 ? top + height + 12 : top - 4, value)];
        })}
        <line class="zero" x1={GUTTER} x2={width} y1={middle} y2={middle} />
      </g>
    </svg>
  );
}

/** How the cell and the state of the picked unit come about. `at(part, word)`: its numbers, zero before the first word. */
function Arithmetic({ say, at, word }) {
  const [f, i, o, g, c, before] = [
    ...["forget", "input", "output", "candidate", "cell"].map((part) => bracketed(at(part))),
    bracketed(at("cell", word - 1)),
  ];
  return (
    <div class="arithmetic">
      <p>
        <Formula text={say("cell rule")} /> ≈ {f} × {before} + {i} × {g} ≈ <b>{number(at("cell"))}</b>
      </p>
      <p>
        <Formula text={say("state rule")} /> ≈ {o} × tanh({number(at("cell"))}) ≈ <b>{number(at("state"))}</b>
      </p>
    </div>
  );
}

const bracketed = (value) => (number(value).startsWith("−") ? `(${number(value)})` : number(value));

/** What is farthest from zero in the cells of all sentences. */
function largestCell({ shape: [n, , words, units], values }) {
  const size = words * units;
  let largest = 0;
  for (let s = 0; s < n; s++) {
    const start = (s * PARTS.length + PARTS.indexOf("cell")) * size;
    for (const value of values.subarray(start, start + size)) largest = Math.max(largest, Math.abs(value));
  }
  return largest || 1;
}

export default figure(GateInspector, style);
