// ScoreLab: the score functions of attention, on vectors of two numbers that the reader moves in a plane.
import { useMemo, useRef, useState } from "preact/hooks";
import { Choice } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { Brackets, Formula, Rich, formulaStyle } from "./core/formula.jsx";
import { useInputs } from "./core/inputs.js";
import { freest, measure, px } from "./core/layout.js";
import { arrow, planeStyle, scaleOf, useMover } from "./core/plane.jsx";
import { Scrub, scrubStyle } from "./core/scrub.jsx";
import { softmax } from "./core/tensor.js";
import { number, percent } from "./core/text.js";
import { contours } from "./score_lab_field.js";
import { FORMULAS, PARAMETERS, SCORES, scorer, worked } from "./score_lab_scores.js";
import style from "./score_lab.css";

const LIMIT = 3; // the plane, and each number, goes from −3 to 3
const GRAIN = 0.01; // what is dragged has two decimals, as it shows
const INPUTS = ["query", "key", "general", "query_matrix", "key_matrix", "v"];
const ROLES = { q: "query", k: "key" };
const SAME = 5e-4; // scores that differ by less look the same
const AUTHORS = { dot: "Luong", general: "Luong", concat: "Luong", additive: "Bahdanau" };
const LINES = { dot: "dot lines", general: "general lines", concat: "tanh lines", additive: "tanh lines" };
// All in pixels:
const LARGEST_PLANE = 340;
const HANDLE = 28;
const WIDEST_NAME = 110;
const [NAME, LEVEL] = [18, 15]; // the heights of a word and of a number on a line

function ScoreLab({ model, say }) {
  const [names] = useTrait(model, "names");
  const [score, setScore] = useTrait(model, "score");
  const firstScore = useRef(score).current;
  const { values, change, startAgain } = useInputs(model, INPUTS);
  const scoreOf = useMemo(() => scorer(score, values), [score, values]);
  const scores = values.key.map(scoreOf);
  const weights = softmax(scores);
  const most = Math.max(...scores);
  const best = scores.map((_, j) => j).filter((j) => most - scores[j] < SAME);

  return (
    <>
      <div class="controls">
        <Choice
          label={say("choose")}
          options={SCORES.map((name) => say("by", { score: say(name), author: AUTHORS[name] }))}
          value={SCORES.indexOf(score)}
          set={(to) => setScore(SCORES[to])}
        />
        <button
          type="button"
          onClick={() => {
            startAgain();
            setScore(firstScore);
          }}
        >
          {say("again")}
        </button>
      </div>
      <div class="lab">
        <Plane
          say={say}
          score={score}
          names={names}
          values={values}
          weights={weights}
          scoreOf={scoreOf}
          change={change}
        />
        <div>
          <Rule say={say} score={score} values={values} change={change} />
          <Words
            say={say}
            names={names}
            scores={scores}
            weights={weights}
            best={best}
            work={(j) => worked(score, values, j)}
          />
        </div>
      </div>
      <Reading>{reading()}</Reading>
      <Numbers
        say={say}
        head={["word", "key", "score", "weight"].map((word) => say(word))}
        rows={() =>
          names.map((name, j) => [name, vector(values.key[j]), number(scores[j], 4), number(weights[j], 4)])
        }
      />
    </>
  );

  function reading() {
    const said = { score: say(score), weight: percent(weights[best[0]]), number: number(most) };
    if (best.length === names.length) return say("even", said);
    if (best.length > 1) return say("tied", { ...said, words: best.map((j) => names[j]).join(", ") });
    return say("reading", { ...said, word: names[best[0]] });
  }
}

const vector = (numbers) => `(${numbers.map((x) => number(x)).join(", ")})`;

/** The query as an arrow, the keys as dots, and behind them the lines on which a key's score is the same. */
function Plane({ say, score, ...props }) {
  const [box, width] = useWidth();
  const size = Math.min(width - 2, LARGEST_PLANE);
  const scale = scaleOf(size, LIMIT, GRAIN);
  const lines = useMemo(() => contours(props.scoreOf, scale.half / scale.unit), [props.scoreOf, size]);
  return (
    <div ref={box}>
      {width && <Drawing say={say} scale={scale} lines={lines} {...props} />}
      <p class="hint">{say("hint")}</p>
      <p class="hint lines">
        {lines.length > 0 ? (
          <>
            {say("lines")} <Rich text={say(LINES[score])} />
          </>
        ) : (
          say("flat", { score: number(props.scoreOf([0, 0])) })
        )}
      </p>
    </div>
  );
}

function Drawing({ say, names, values, weights, change, scale, lines }) {
  const plane = useRef(null);
  const { size, half, spot } = scale;
  const tip = spot(values.query);
  const dots = values.key.map(spot);
  const moving = { say, plane, scale };

  const taken = [...dots, tip].map((at) => around(at, HANDLE - 4, HANDLE - 4));
  for (let part = 0; part < 1; part += 0.05) taken.push(around(between([half, half], tip, part), 8, 8));
  const put = (at, text) => {
    const place = freest(beside(at, Math.min(WIDEST_NAME, measure(text) + 8), size), taken);
    taken.push(place);
    return px({ left: place.left, top: place.top, width: place.width });
  };
  const labels = [
    { kind: "query", text: say("query"), style: put(tip, say("query")) },
    ...names.map((text, j) => ({ kind: "key", text, style: put(dots[j], text) })),
  ];
  const levels = lines.flatMap(({ level, ends }) => {
    const text = shortest(level);
    const place = freest(ends.map((end) => inside(around(spot(end), measure(text) + 4, LEVEL), size)), taken);
    if (place.covered) return [];
    taken.push(place);
    return [{ level, text, x: place.left + place.width / 2, y: place.top + LEVEL / 2 }];
  });

  return (
    <div class="plane" style={px({ width: size + 2, height: size + 2 })}>
      <svg ref={plane} width={size} height={size} aria-hidden="true">
        <line class="axis" x1={half} x2={half} y2={size} />
        <line class="axis" y1={half} y2={half} x2={size} />
        {lines.map(({ level, pieces }) => (
          <path class="line" data-level={level} d={pieces.map((piece) => `M${piece.map(spot).join("L")}`).join("")} />
        ))}
        {levels.map(({ level, text, x, y }) => (
          <text class="level" data-level={level} x={x} y={y}>
            {text}
          </text>
        ))}
        <path class="arrow" d={arrow([half, half], tip)} />
        {dots.map(([cx, cy], j) => (
          <>
            <circle class="weight" cx={cx} cy={cy} r={(HANDLE / 2) * Math.sqrt(weights[j])} />
            <circle class="key" cx={cx} cy={cy} r="4" />
          </>
        ))}
      </svg>
      {labels.map(({ kind, text, style }) => (
        <span class={kind} style={style}>
          {text}
        </span>
      ))}
      <Handle
        {...moving}
        kind="query"
        point={values.query}
        set={(to) => change("query", 0, ...to)}
        label={(at) => say("query in the plane", at)}
      />
      {values.key.map((key, j) => (
        <Handle
          {...moving}
          kind="key"
          point={key}
          set={(to) => change("key", 2 * j, ...to)}
          label={(at) => say("key in the plane", { ...at, word: names[j] })}
        />
      ))}
    </div>
  );
}

/** What a point of the plane is taken hold of with. */
function Handle({ say, plane, scale, kind, point, set, label }) {
  const { handle, ...listeners } = useMover({ plane, scale, point, set, jumps: false });
  const [left, top] = scale.spot(point);
  return (
    <div
      class={`handle ${kind}`}
      ref={handle}
      tabIndex="0"
      role="application"
      aria-label={`${label({ x: number(point[0]), y: number(point[1]) })}. ${say("keys")}`}
      style={px({ left, top })}
      {...listeners}
    />
  );
}

const around = ([x, y], width, height) => ({ left: x - width / 2, top: y - height / 2, width, height });

const between = ([x0, y0], [x1, y1], share) => [x0 + share * (x1 - x0), y0 + share * (y1 - y0)];

/** Moves a box into the plane. */
const inside = ({ left, top, width, height }, size) => ({
  left: Math.max(1, Math.min(size - width - 1, left)),
  top: Math.max(1, Math.min(size - height - 1, top)),
  width,
  height,
});

/** The places for a name: on that side of its handle first that is farther from the middle, and then all around. */
function beside([x, y], width, size) {
  const outward = x < size / 2 ? -1 : 1;
  const [aside, above] = [(HANDLE + width) / 2, (HANDLE + NAME) / 2];
  const ways = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [1, -1], [-1, 1], [-1, -1]];
  return ways.map(([right, down]) =>
    inside(around([x + outward * aside * right, y + above * down], width, NAME), size),
  );
}

/** A level without the zeros behind it. */
const shortest = (level) => String(level).replace("-", "−");

/** The formula of a score, its parameters, each of which can be dragged, and how many there are. */
function Rule({ say, score, values, change }) {
  const input = (trait, label, index, value) => (
    <Scrub
      data-number={`${trait}:${index + 1}`}
      value={value}
      min={-LIMIT}
      max={LIMIT}
      step={0.1}
      label={label}
      set={(to) => change(trait, index, to)}
    />
  );
  /** Matrices of two columns side by side, between one pair of brackets. */
  const matrix = (name, ...traits) => (
    <Matrix name={name} columns={2 * traits.length}>
      {[0, 1].map((i) =>
        traits.map((trait, t) =>
          values[trait][i].map((value, k) => (
            <span class={t > 0 && k === 0 ? "cell half" : "cell"}>
              {input(trait, say("place", { name, i: i + 1, k: 2 * t + k + 1 }), 2 * i + k, value)}
            </span>
          )),
        ),
      )}
    </Matrix>
  );
  const n = PARAMETERS[score].flatMap((name) => values[name].flat()).length;
  const sentence = { dot: "no parameters", general: "general parameters" }[score] ?? "tanh parameters";
  return (
    <div class="formulas" role="group" aria-label={say("parameters")}>
      <p class="rule">
        <Formula text={FORMULAS[score]} roles={ROLES} />
      </p>
      {n > 0 && (
        <div class="matrices">
          {score === "general" && matrix("W", "general")}
          {score !== "general" && (
            <Matrix name="vᵀ" columns={2}>
              {values.v.map((value, i) => (
                <span class="cell">{input("v", say("entry", { name: "v", i: i + 1 }), i, value)}</span>
              ))}
            </Matrix>
          )}
          {score === "concat" && matrix("W", "query_matrix", "key_matrix")}
          {score === "additive" && matrix("W_q", "query_matrix")}
          {score === "additive" && matrix("W_k", "key_matrix")}
        </div>
      )}
      <p class="hint">
        {n > 0 && `${say("drag")} `}
        <Rich text={say(sentence, { n })} roles={ROLES} />
      </p>
    </div>
  );
}

function Matrix({ name, columns, children }) {
  return (
    <div>
      <p class="symbol">
        <Formula text={name} />
      </p>
      <div class="matrix" style={{ gridTemplateColumns: `repeat(${columns}, auto)` }}>
        <Brackets />
        {children}
      </div>
    </div>
  );
}

/** The words with their scores and weights. One that is clicked shows how its score is worked out. */
function Words({ say, names, scores, weights, best, work }) {
  const [opened, setOpened] = useState(-1);
  const onKeyDown = (event) => {
    if (event.key !== "Escape" || opened < 0) return;
    event.preventDefault();
    setOpened(-1);
  };
  return (
    <div class="scored" onKeyDown={onKeyDown}>
      <p class="row head" aria-hidden="true">
        <span />
        <span class="number">
          {say("score")} <Formula text="e_j" />
        </span>
        <span>
          {say("weight")} <Formula text="α_j" />
        </span>
      </p>
      <ul class="bars">
        {names.map((name, j) => (
          <li class={best.includes(j) ? "marked" : ""}>
            <button
              type="button"
              class="row"
              aria-expanded={opened === j}
              aria-label={say("row", { word: name, score: number(scores[j]), weight: percent(weights[j]) })}
              onClick={() => setOpened(opened === j ? -1 : j)}
            >
              <span class="word key">{name}</span>
              <span class="number">{number(scores[j])}</span>
              <span class="track">
                <span class="bar" style={{ width: `${100 * weights[j]}%` }} />
              </span>
              <span class="number">{percent(weights[j])}</span>
            </button>
            {opened === j && <Work {...work(j)} />}
          </li>
        ))}
      </ul>
      <p class="hint">{say("open")}</p>
    </div>
  );
}

function Work({ lines, result }) {
  return (
    <div class="work">
      {lines.map((line, n) => (
        <p>
          <Formula text={line} roles={ROLES} /> {n === lines.length - 1 && <strong>{result}</strong>}
        </p>
      ))}
    </div>
  );
}

export default figure(ScoreLab, planeStyle + scrubStyle + formulaStyle + style);
