// SoftLookup: attention as a soft lookup in a table, with a query that the reader moves.
import { useMemo, useRef } from "preact/hooks";
import { Slider } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { measure, px } from "./core/layout.js";
import { RIM, arrow, planeStyle, scaleOf, useMover } from "./core/plane.jsx";
import { dot, largest, matrix, softmax, tensor, times } from "./core/tensor.js";
import { number, percent } from "./core/text.js";
import style from "./soft_lookup.css";

const COLDEST = 0.05;
const HOTTEST = 5;
const LARGEST_PLANE = 380; // pixels
const HALO = 15; // pixels: the radius around a key whose weight is 1
const DOT = 12; // pixels: the radius of a value whose weight is 1
const MARGIN = 16; // pixels from the end of the line of values to the figure's edge

function SoftLookup({ model, say }) {
  const [rawKeys] = useTrait(model, "key");
  const [rawValues] = useTrait(model, "value");
  const [labels] = useTrait(model, "labels");
  const [query, setQuery] = useTrait(model, "query");
  const [temperature, setTemperature] = useTrait(model, "temperature");
  const [unit] = useTrait(model, "unit");
  const keys = useMemo(() => matrix(tensor(rawKeys)), [rawKeys]);
  const values = useMemo(() => Array.from(tensor(rawValues).values), [rawValues]);

  const similar = times(keys, query);
  const scores = similar.map((score) => score / temperature);
  const weights = softmax(scores);
  const blended = dot(weights, values);
  const most = Math.max(...similar);
  const best = labels.map((_, i) => i).filter((i) => most - similar[i] < 1e-9);
  const hard = best.length === 1 ? best[0] : -1; // a table that is asked for two keys at once has no answer

  const digits = decimals(values);
  const amount = (value, more = 0) => {
    const text = number(value, digits + more);
    return unit ? say("amount", { number: text, unit }).replace(/ /g, "\u00a0") : text;
  };

  return (
    <>
      <div class="controls">
        <Slider
          label={say("temperature")}
          value={Math.log10(temperature)}
          min={Math.log10(COLDEST)}
          max={Math.log10(HOTTEST)}
          step={0.05}
          shown={number(temperature, 2)}
          set={(power) => setTemperature(Number((10 ** power).toPrecision(2)))}
        />
        <span class="range">{say("range")}</span>
      </div>
      <div class="lookup">
        <div>
          <Plane say={say} keys={keys} labels={labels} weights={weights} query={query} setQuery={setQuery} />
          <p class="hint">{say("hint")}</p>
        </div>
        <div>
          <Entries
            say={say}
            labels={labels}
            scores={scores}
            weights={weights}
            values={values.map((value) => amount(value))}
            hard={hard}
          />
          <ValueLine
            values={values}
            texts={labels.map((label, i) => `${short(label)} ${amount(values[i])}`)}
            weights={weights}
            blended={blended}
            blendText={`${say("blend")} ${amount(blended, 1)}`}
            hard={hard}
            hardText={hard >= 0 ? `${say("hard")} ${amount(values[hard])}` : ""}
          />
        </div>
      </div>
      <Reading>{reading()}</Reading>
      <Numbers
        say={say}
        head={["entry", "key", "score", "weight", "value", "product"].map((word) => say(word))}
        rows={() => [
          ...labels.map((label, i) => [
            label,
            `(${number(keys[i][0], 3)}, ${number(keys[i][1], 3)})`,
            number(scores[i], 4),
            number(weights[i], 4),
            number(values[i], digits),
            number(weights[i] * values[i], 4),
          ]),
          [say("blend"), "", "", number(weights.reduce((a, b) => a + b), 4), "", number(blended, 4)],
        ]}
      />
    </>
  );

  function reading() {
    const blend = amount(blended, 1);
    const weight = percent(weights[best[0]]);
    if (best.length === labels.length) return say("even", { weight, blend });
    if (hard < 0) return say("tied", { labels: best.map((i) => labels[i]).join(", "), weight, blend });
    return say("reading", { label: labels[hard], weight, blend, hard: amount(values[hard]) });
  }
}

/** The keys as dots, and the query as an arrow from the origin, which the pointer and the arrow keys move. */
function Plane(props) {
  const [box, width] = useWidth();
  return <div ref={box}>{width && <Drawing {...props} size={Math.min(width - 2, LARGEST_PLANE)} />}</div>;
}

function Drawing({ say, keys, labels, weights, query, setQuery, size }) {
  const plane = useRef(null);
  const reach = 2 * Math.max(...keys.flatMap((key) => Array.from(key, Math.abs)));
  const scale = scaleOf(size, reach);
  const { half, spot } = scale;
  const tip = spot(query);
  const { handle, onPointerDown, onPointerMove, onKeyDown } = useMover({
    plane,
    scale,
    point: query,
    set: setQuery,
    jumps: true,
  });

  return (
    <div
      class="plane"
      style={px({ width: size + 2, height: size + 2 })}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    >
      <svg ref={plane} width={size} height={size} aria-hidden="true">
        <line class="axis" x1={half} x2={half} y2={size} />
        <line class="axis" y1={half} y2={half} x2={size} />
        {keys.map((key, i) => {
          const [cx, cy] = spot(key);
          return (
            <>
              <circle class="weight" cx={cx} cy={cy} r={HALO * Math.sqrt(weights[i])} />
              <circle class="key" cx={cx} cy={cy} r="5" />
            </>
          );
        })}
        <path class="arrow" d={arrow([half, half], tip)} />
      </svg>
      {keys.map((key, i) => (
        <span class="key" style={beside(key, spot(key), size)}>
          {labels[i]}
        </span>
      ))}
      <span class="query" style={aside([half, half], tip)}>
        {say("query")}
      </span>
      <div
        class="handle"
        ref={handle}
        tabIndex="0"
        role="application"
        aria-label={`${say("plane")}. ${say("keys")}`}
        style={px({ left: tip[0], top: tip[1] })}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** A key's name stands beside its dot, or below it where an arrow that asks for it would run through the name. */
function beside([x, y], [left, top], size) {
  const gap = HALO + 3;
  if (Math.abs(y) < 0.35 * Math.hypot(x, y)) {
    const maxWidth = 2 * Math.min(left, size - left, Math.max(RIM, Math.abs(left - size / 2)));
    return { ...px({ left, top: top + gap - 4, maxWidth }), transform: "translateX(-50%)" };
  }
  const room = (x < 0 ? left : size - left) - gap;
  const place = x < 0 ? { right: size - left + gap } : { left: left + gap };
  return { ...px({ ...place, top, maxWidth: room }), transform: "translateY(-50%)" };
}

/** The arrow's own name stands beside it, on the left or above, or below its handle while it is short. */
function aside([x0, y0], [x1, y1]) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [x, y] = [(x1 - x0) / length, (y1 - y0) / length];
  const side = y - x < 0 ? 1 : -1;
  const place =
    length < 4 * HALO
      ? { left: x1, top: y1 + 26 }
      : { left: x0 + 0.35 * length * x + side * 28 * y, top: y0 + 0.35 * length * y - side * 14 * x };
  return { ...px(place), transform: "translate(-50%, -50%)" };
}

function Entries({ say, labels, scores, weights, values, hard }) {
  return (
    <table class="entries">
      <thead>
        <tr>
          <th scope="col">{say("entry")}</th>
          <th scope="col">
            {say("score")}{" "}
            <span class="q-k">
              <span class="query">q</span>·<span class="key">k</span>/T
            </span>
          </th>
          <th scope="col" class="weight">
            {say("weight")}
          </th>
          <th scope="col">{say("value")}</th>
        </tr>
      </thead>
      <tbody>
        {labels.map((label, i) => (
          <tr>
            <th scope="row" class="key">
              {label}
            </th>
            <td>{number(scores[i])}</td>
            <td class="weight">
              <span class="share">
                <span class="track" aria-hidden="true">
                  <span class="bar" style={{ width: `${100 * weights[i]}%` }} />
                </span>
                <span class="number">{percent(weights[i])}</span>
              </span>
            </td>
            <td class="value">
              <svg
                class={`mark ${i === hard ? "" : "absent"}`}
                width="10"
                height="10"
                role="img"
                aria-label={say("hard")}
              >
                <path class="hollow" d={wedge(5, 10)} />
              </svg>
              {values[i].replace("\u00a0", " ")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The values on a line, each as heavy as its weight; above it the blend, and what a hard lookup would give. */
function ValueLine(props) {
  const [box, width] = useWidth();
  return (
    <div class="line" ref={box}>
      {width && <Scale {...props} width={width} />}
    </div>
  );
}

function Scale({ values, texts, weights, blended, blendText, hard, hardText, width }) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const at = (value) =>
    most > least ? MARGIN + ((width - 2 * MARGIN) * (value - least)) / (most - least) : width / 2;
  const level = 78;
  const below = useMemo(() => stacked(texts, values.map(at), width), [texts.join(), width]);
  const bottom = level + 40 + 18 * Math.max(...below.map(({ row }) => row));
  return (
    <svg width={width} height={bottom} aria-hidden="true">
      <line class="axis" x1={at(least)} x2={at(most)} y1={level} y2={level} />
      {below.map(({ x, row }, i) => (
        <line class="leader" x1={at(values[i])} y1={level + 8} x2={x} y2={level + 20 + 18 * row} />
      ))}
      {below.map(({ x, row }, i) => (
        <text class="value" x={x} y={level + 32 + 18 * row}>
          {texts[i]}
        </text>
      ))}
      {largest(weights, weights.length).map((i) => (
        <>
          <line class="tick" x1={at(values[i])} x2={at(values[i])} y1={level - 6} y2={level + 6} />
          <circle class="dot" cx={at(values[i])} cy={level} r={DOT * Math.sqrt(weights[i])} />
        </>
      ))}
      {hard >= 0 && (
        <g class="hard">
          <line x1={at(values[hard])} x2={at(values[hard])} y1="30" y2={level - DOT} />
          <path class="hollow" d={wedge(at(values[hard]), 29)} />
          <text x={within(at(values[hard]), hardText, width)} y="13">
            {hardText}
          </text>
        </g>
      )}
      <g class="blend">
        <text x={within(at(blended), blendText, width)} y="48">
          {blendText}
        </text>
        <path d={wedge(at(blended), level - DOT)} />
      </g>
    </svg>
  );
}

/** A triangle that points down, at (x, y). */
const wedge = (x, y) => `M${x} ${y}l-5 -9h10z`;

/** Where texts can stand below their points without running into each other: { x, row } for each. */
function stacked(texts, points, width) {
  const ends = []; // for each row, where its last text ends
  const found = [];
  for (const i of largest(points, points.length).reverse()) {
    const x = within(points[i], texts[i], width);
    const half = measure(texts[i]) / 2;
    const free = ends.findIndex((end) => end < x - half);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + half + 8;
    found[i] = { x, row };
  }
  return found;
}

/** The middle of a text that belongs to x but must not leave the picture. */
function within(x, text, width) {
  const half = Math.min(measure(text), width) / 2;
  return Math.max(half, Math.min(width - half, x));
}

const short = (label) => (label.length > 20 ? `${label.slice(0, 19)}…` : label);

/** How many decimals the values have, three at most. They come as f32, with an error in their eighth figure. */
const decimals = (values) =>
  [0, 1, 2].find((n) => values.every((v) => Math.abs(v - Number(v.toFixed(n))) <= 1e-6 * Math.abs(v))) ?? 3;

export default figure(SoftLookup, planeStyle + style);
