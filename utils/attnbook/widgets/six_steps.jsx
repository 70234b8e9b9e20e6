// SixSteps: one step of a decoder with attention, on numbers small enough for paper.
import { createContext } from "preact";
import { useContext, useMemo, useRef, useState } from "preact/hooks";
import { Stepper } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait } from "./core/figure.jsx";
import { Brackets, Formula, Rich, formulaStyle } from "./core/formula.jsx";
import { useInputs } from "./core/inputs.js";
import { Scrub, scrubStyle } from "./core/scrub.jsx";
import { largest } from "./core/tensor.js";
import { number, percent } from "./core/text.js";
import { amount, compute, worked } from "./six_steps_arithmetic.js";
import style from "./six_steps.css";

const LIMIT = 3; // a number can be dragged from −3 to 3
const INPUTS = ["state", "memory", "combine", "output"];
const FORMULAS = [
  "e_j = s · h_j",
  "α_j = exp(e_j) / Σ_k exp(e_k)",
  "c = Σ_j α_j h_j",
  "[c; s]",
  "s̃ = tanh(W_c [c; s])",
  "p = softmax(W_o s̃)",
];
/** The colours of the letters in each step: what a vector is used as. */
const ROLES = [
  { s: "query", h: "key" },
  {},
  { c: "value", h: "value" },
  { c: "value", s: "decoder" },
  { c: "value", s: "decoder", "s̃": "decoder" },
  { "s̃": "decoder" },
];

/** What every part of the picture needs: the numbers, the step, which number is open, and how to change all that. */
const Desk = createContext(null);

function SixSteps({ model, say }) {
  const [source] = useTrait(model, "source");
  const [vocabulary] = useTrait(model, "vocabulary");
  const [step, setStep] = useTrait(model, "step");
  const [opened, setOpened] = useTrait(model, "opened");
  const inputs = useInputs(model, INPUTS);
  const { values } = inputs;
  const all = useMemo(() => ({ ...values, ...compute(values) }), [values]);
  const work = opened ? worked(opened, all) : null;
  const open = work && work.step <= step ? work : null;
  const desk = {
    say,
    all,
    step,
    source,
    vocabulary,
    open,
    opened: open ? opened : "",
    change: inputs.change,
    toggle: (name) => setOpened(name === opened ? "" : name),
    go(to) {
      setOpened("");
      setStep(to);
    },
  };
  const onKeyDown = (event) => {
    if (event.key !== "Escape" || !open) return;
    event.preventDefault();
    setOpened("");
  };
  const size = `${source.length > 4 ? "many" : ""} ${values.state.length > 2 ? "long" : ""}`;
  return (
    <Desk.Provider value={desk}>
      <div class={`six ${size}`} onKeyDown={onKeyDown}>
        <Chips />
        <Reading>{reading(desk)}</Reading>
        <div class="legend">
          <span>
            <span class="scrub" aria-hidden="true">{number(0.5)}</span> {say("drag")}
          </span>
          <span>
            <span class="result sample" aria-hidden="true">{number(0.5)}</span> {say("choose")}
          </span>
          <button type="button" class="again" onClick={inputs.startAgain}>
            {say("again")}
          </button>
        </div>
        <div key={shapeOf(all)}>
          <Score />
          <Softmax />
          <WeightedSum />
          <Concatenate />
          <Combine />
          <Predict />
        </div>
        <Numbers say={say} {...table(desk)} />
      </div>
    </Desk.Provider>
  );
}

const shapeOf = ({ memory, output }) => [memory.length, memory[0].length, output.length].join();

/** The six steps to choose from, and back and next. */
function Chips() {
  const { say, step, go } = useContext(Desk);
  return (
    <Stepper step={step} n={6} set={go} back={say("back")} next={say("next")}>
      <ol class="chips" aria-label={say("steps")}>
        {FORMULAS.map((_, i) => (
          <li class={stage(i, step)}>
            <button type="button" aria-current={i === step ? "step" : undefined} onClick={() => go(i)}>
              <span class="badge">{i + 1}</span>
              <span class="name">{say(`step ${i + 1}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </Stepper>
  );
}

const stage = (i, step) => (i === step ? "now" : i < step ? "done" : i === step + 1 ? "later next" : "later");

/**
 * One step's part of the picture: its name; its formula and what it is for, or a number's arithmetic; its numbers. Of a
 * step that is still to come, the name alone.
 */
function Band({ i, children }) {
  const { say, step, go, all, open } = useContext(Desk);
  const d = all.state.length;
  const reached = i <= step;
  const working = open?.step === i;
  return (
      <div class={`band ${stage(i, step)}`} role="group" aria-label={`${i + 1}: ${say(`step ${i + 1}`)}`}>
        <div class="about">
          <button type="button" class="title" tabIndex={i === step + 1 ? 0 : -1} onClick={() => go(i)}>
            <span class="badge">{i + 1}</span>
            <span class="name">{say(`step ${i + 1}`)}</span>
          </button>
          {reached && (
            <div class="note">
              <div class={`why ${working ? "aside" : ""}`}>
                <p class="rule">
                  <Formula text={FORMULAS[i]} roles={ROLES[i]} />
                </p>
                <p>
                  <Rich text={say(`why ${i + 1}`, { short: d, long: 2 * d })} roles={ROLES[i]} />
                </p>
              </div>
              <div class="work" aria-live="polite">
                {working && <Work {...open} roles={ROLES[i]} />}
              </div>
            </div>
          )}
        </div>
        {reached && <div>{children}</div>}
      </div>
  );
}

/** The arithmetic of one number. */
function Work({ symbol, entry, same, texts, about, result, exact, roundedOff, roles }) {
  const { say } = useContext(Desk);
  const entryOf = (text, i) => (
    <>
      <Formula text={text} roles={roles} />
      {i !== undefined && `, ${say("entry", { i: i + 1 })}`}
    </>
  );
  const lines = [same ? entryOf(...same) : texts[0], ...texts.slice(1)];
  return lines.map((line, n) => (
    <p>
      {n === 0 && <>{entryOf(symbol, entry)} </>}
      {n > 0 && about ? "≈" : "="} {typeof line === "string" ? <Formula text={line} roles={roles} /> : line}
      {n === lines.length - 1 && (
        <>
          {" "}
          <span class="outcome">
            {exact ? "=" : "≈"} <strong>{result}</strong>
          </span>
          {roundedOff && <span class="remark"> {say("rounded")}</span>}
        </>
      )}
    </p>
  ));
}

/** Where in a grid something stands, counted from 1. */
const area = (row, column, height = 1, width = 1) => ({
  gridArea: `${row} / ${column} / span ${height} / span ${width}`,
});

/** A number of the inputs. index: its place in the trait, all rows after one another. */
function Input({ name, trait, index, value, kind, label, at }) {
  const { change, open } = useContext(Desk);
  const used = open?.uses.includes(name);
  return (
    <span class={`cell ${used ? "used" : ""}`} style={at}>
      <Scrub
        data-number={name}
        kind={kind}
        label={label}
        value={value}
        min={-LIMIT}
        max={LIMIT}
        set={(to) => change(trait, index, to)}
      />
    </span>
  );
}

/** A number that was computed: a button that opens its arithmetic. */
function Result({ name, value, label, kind = "", write = number, at }) {
  const { open, opened, toggle } = useContext(Desk);
  const keys = useContext(Keys);
  const used = open?.uses.includes(name);
  return (
    <span class={`cell ${used ? "used" : ""}`} style={at}>
      <button
        type="button"
        class={`result ${kind}`}
        data-number={name}
        tabIndex={keys.stop === name ? 0 : -1}
        aria-expanded={opened === name}
        aria-label={`${label}: ${write(value)}`}
        onFocus={() => keys.setStop(name)}
        onClick={() => toggle(name)}
      >
        {write(value)}
      </button>
    </span>
  );
}

/** Which of a group's numbers the Tab key stops at. */
const Keys = createContext(null);

/** Computed numbers that belong together: one stop for the Tab key, the arrow keys lead from number to number. */
function Results({ label, first, class: kind, style, children }) {
  const [stop, setStop] = useState(first);
  const box = useRef(null);
  const onKeyDown = (event) => {
    const from = event.target.closest("button");
    const way = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && WAYS[event.key];
    if (!from || !way) return;
    event.preventDefault();
    neighbour([...box.current.querySelectorAll("button")], from, way)?.focus();
  };
  return (
    <Keys.Provider value={{ stop, setStop }}>
      <div class={kind} style={style} role="toolbar" aria-label={label} ref={box} onKeyDown={onKeyDown}>
        {children}
      </div>
    </Keys.Provider>
  );
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The button that lies nearest to another on one of its four sides; what is in line with it comes first. */
function neighbour(buttons, from, [right, down]) {
  const middle = (button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const [x0, y0] = middle(from);
  const ways = buttons.map((button) => {
    const [x, y] = middle(button);
    const [dx, dy] = [x - x0, y - y0];
    const [along, across] = right ? [dx * right, Math.abs(dy)] : [dy * down, Math.abs(dx)];
    return { button, along, far: along + 3 * across, inLine: right === 0 || across < 8 };
  });
  const open = ways.filter(({ along, inLine }) => along > 4 && inLine);
  return open.sort((a, b) => a.far - b.far)[0]?.button;
}

/** Something written into a grid that is no number. */
const Text = ({ at, kind = "", children }) => (
  <span class={`text ${kind}`} style={at}>
    {children}
  </span>
);

/** The columns of the attention part: the state (or what a row is called), each source word, the sum of a row. */
const columns = (words) => ({ gridTemplateColumns: `repeat(${words.length + 2}, minmax(0, 1fr))` });

function Score() {
  const { say, all, source, step, open } = useContext(Desk);
  const { state, memory, scores } = all;
  const d = state.length;
  const acting = open ? open.step : step; // the step that the vectors have their colours from
  const s = ROLES[acting].s ?? "decoder";
  const h = ROLES[acting].h ?? "encoder";
  return (
    <Band i={0}>
      <div class="grid" style={columns(source)}>
        <Text at={area(1, 1)} kind="word decoder">
          {say("decoder")}
        </Text>
        <Text at={area(2, 1)} kind={`symbol ${s}`}>
          <Formula text="s" />
        </Text>
        <Brackets at={area(3, 1, d)} kind={s} />
        <Text at={area(3 + d, 1)} kind={`role ${s}`}>
          {say(s === "query" ? "query" : "state")}
        </Text>
        {source.map((word, j) => (
          <>
            <Text at={area(1, 2 + j)} kind="word encoder">
              {word}
            </Text>
            <Text at={area(2, 2 + j)} kind={`symbol ${h}`}>
              <Formula text={`h_${j + 1}`} />
            </Text>
            <Brackets at={area(3, 2 + j, d)} kind={h} />
          </>
        ))}
        <Text at={area(3 + d, 2, 1, source.length)} kind={`role span ${h}`}>
          <span>{say(h === "key" ? "keys" : h === "value" ? "values" : "states")}</span>
        </Text>
        {state.map((value, i) => (
          <Input
            name={`state:${i + 1}`}
            trait="state"
            index={i}
            value={value}
            kind={s}
            label={say("state entry", { i: i + 1 })}
            at={area(3 + i, 1)}
          />
        ))}
        {memory.map((vector, j) =>
          vector.map((value, i) => (
            <Input
              name={`memory:${j + 1}:${i + 1}`}
              trait="memory"
              index={j * d + i}
              value={value}
              kind={h}
              label={say("memory entry", { word: source[j], i: i + 1 })}
              at={area(3 + i, 2 + j)}
            />
          )),
        )}
      </div>
      <Results class="grid row" style={columns(source)} label={say("scores")} first="score:1">
        <Text at={area(1, 1)} kind="symbol">
          <Formula text="e_j" />
        </Text>
        {scores.map((value, j) => (
          <Result
            name={`score:${j + 1}`}
            value={value}
            label={say("score of", { word: source[j] })}
            at={area(1, 2 + j)}
          />
        ))}
      </Results>
    </Band>
  );
}

function Softmax() {
  const { say, all, source } = useContext(Desk);
  const { exps, total, weights, whole } = all;
  const end = source.length + 2;
  return (
    <Band i={1}>
      <Results class="grid" style={columns(source)} label={say("weights")} first="exp:1">
        <Text at={area(1, 1)} kind="symbol">
          <Formula text="exp(e_j)" />
        </Text>
        {exps.map((value, j) => (
          <Result
            name={`exp:${j + 1}`}
            value={value}
            write={amount}
            label={say("exp of", { word: source[j] })}
            at={area(1, 2 + j)}
          />
        ))}
        <Sum at={area(1, end)}>
          <Result name="total" value={total} write={amount} label={say("total")} />
        </Sum>
        {weights.map((value, j) => (
          <span class="pillar" style={area(2, 2 + j)} aria-hidden="true">
            <span class="moves" style={{ height: `${100 * value}%` }} />
          </span>
        ))}
        <Text at={area(3, 1)} kind="symbol">
          <Formula text="α_j" />
        </Text>
        {weights.map((value, j) => (
          <Result
            name={`weight:${j + 1}`}
            value={value}
            label={say("weight of", { word: source[j] })}
            at={area(3, 2 + j)}
          />
        ))}
        <Sum at={area(3, end)}>
          <Result name="whole" value={whole} label={say("whole")} />
        </Sum>
      </Results>
    </Band>
  );
}

/** What comes out at the end of a row. */
const Sum = ({ at, children }) => (
  <span class="sum" style={at}>
    <span class="sign" aria-hidden="true">
      Σ
    </span>
    {children}
  </span>
);

function WeightedSum() {
  const { say, all, source } = useContext(Desk);
  const { weighted, context } = all;
  const d = context.length;
  const end = source.length + 2;
  return (
    <Band i={2}>
      <Results class="grid" style={columns(source)} label={say("weighted")} first="weighted:1:1">
        {weighted.map((vector, j) => (
          <>
            <Text at={area(1, 2 + j)} kind="symbol value">
              <Formula text={`α_${j + 1} h_${j + 1}`} />
            </Text>
            <Brackets at={area(2, 2 + j, d)} kind="value" />
            <Text at={area(2, 2 + j, d)} kind="between">
              {j < source.length - 1 ? "+" : "="}
            </Text>
          </>
        ))}
        <Text at={area(1, end)} kind="symbol value">
          <Formula text="c" />
        </Text>
        <Brackets at={area(2, end, d)} kind="value" />
        {context.map((value, i) => (
          <>
            {weighted.map((vector, j) => (
              <Result
                name={`weighted:${j + 1}:${i + 1}`}
                value={vector[i]}
                kind="value"
                label={say("weighted entry", { word: source[j], i: i + 1 })}
                at={area(2 + i, 2 + j)}
              />
            ))}
            <Result
              name={`context:${i + 1}`}
              value={value}
              kind="value total"
              label={say("context entry", { i: i + 1 })}
              at={area(2 + i, end)}
            />
          </>
        ))}
      </Results>
    </Band>
  );
}

/** A column of computed numbers in brackets, with what it is called above it. kinds: the colour of each number. */
function Column({ symbol, kind = "", values, label, numberKind = () => kind, first }) {
  return (
    <div class="column">
      <Text kind={`symbol ${kind}`}>{symbol && <Formula text={symbol} />}</Text>
      <Results class="vector" label={label} first={`${first}:1`}>
        <Brackets kind={kind} />
        {values.map((value, i) => (
          <Result name={`${first}:${i + 1}`} value={value} kind={numberKind(i)} label={`${label}, ${i + 1}`} />
        ))}
      </Results>
    </div>
  );
}

function Joined() {
  const { say, all } = useContext(Desk);
  const d = all.state.length;
  return (
    <Column
      symbol="[c; s]"
      values={all.joined}
      numberKind={(i) => (i < d ? "value" : "decoder")}
      label={say("joined")}
      first="joined"
    />
  );
}

function Concatenate() {
  const { say, all } = useContext(Desk);
  const d = all.state.length;
  return (
    <Band i={3}>
      <div class="flow">
        <Joined />
        <div class="halves">
          <span class="value" style={{ flexGrow: d }}>
            <Formula text="c" /> {say("found")}
          </span>
          <span class="decoder" style={{ flexGrow: d }}>
            <Formula text="s" /> {say("asked")}
          </span>
        </div>
      </div>
    </Band>
  );
}

/** A matrix of input numbers in brackets. */
function Weights({ symbol, trait, rows, label }) {
  return (
    <div class="column">
      <Text kind="symbol">
        <Formula text={symbol} />
      </Text>
      <div class="matrix" style={{ gridTemplateColumns: `repeat(${rows[0].length}, auto)` }}>
        <Brackets />
        {rows.map((row, i) =>
          row.map((value, k) => (
            <Input
              name={`${trait}:${i + 1}:${k + 1}`}
              trait={trait}
              index={i * row.length + k}
              value={value}
              label={label(i, k)}
            />
          )),
        )}
      </div>
    </div>
  );
}

function Combine() {
  const { say, all } = useContext(Desk);
  return (
    <Band i={4}>
      <div class="flow">
        <Weights
          symbol="W_c"
          trait="combine"
          rows={all.combine}
          label={(i, k) => say("combine entry", { i: i + 1, k: k + 1 })}
        />
        <Sign>×</Sign>
        <Joined />
        <div class="flow">
          <Sign>=</Sign>
          <Column values={all.mixed} label={say("mixed")} first="mixed" />
          <Sign>
            <Formula text="tanh" />→
          </Sign>
          <Column symbol="s̃" kind="decoder" values={all.attentional} label={say("attentional")} first="attentional" />
        </div>
      </div>
    </Band>
  );
}

const Sign = ({ kind = "", children }) => (
  <span class={`sign ${kind}`} aria-hidden="true">
    {children}
  </span>
);

function Predict() {
  const { say, all, vocabulary } = useContext(Desk);
  const { logits, probabilities } = all;
  const [best] = largest(probabilities, 1);
  return (
    <Band i={5}>
      <div class="flow prediction">
        <div class="column words">
          <Text />
          {vocabulary.map((word, v) => (
            <span class={`target decoder ${v === best ? "written" : ""}`}>{word}</span>
          ))}
        </div>
        <Weights
          symbol="W_o"
          trait="output"
          rows={all.output}
          label={(v, k) => say("output entry", { word: vocabulary[v], k: k + 1 })}
        />
        <Sign>×</Sign>
        <Column symbol="s̃" kind="decoder" values={all.attentional} label={say("attentional")} first="attentional" />
        <Sign>=</Sign>
        <Column symbol="z" values={logits} label={say("logits")} first="logit" />
        <Sign kind="over">
          <Formula text="softmax" />→
        </Sign>
        <Column symbol="p" values={probabilities} label={say("probabilities")} first="probability" />
        <div class="column shares" aria-hidden="true">
          <Text />
          {probabilities.map((share) => (
            <span class="track">
              <span class="moves" style={{ width: `${100 * share}%` }} />
            </span>
          ))}
        </div>
      </div>
    </Band>
  );
}

/** The sentence that says what the current step has found. */
function reading({ say, all, step, source, vocabulary }) {
  const [most] = largest(all.weights, 1);
  const [best] = largest(all.probabilities, 1);
  return say(`reading ${step + 1}`, {
    step: step + 1,
    name: say(`step ${step + 1}`),
    word: source[most],
    score: number(all.scores[most]),
    weight: percent(all.weights[most]),
    c: all.context.map((value) => number(value)).join(", "),
    n: all.joined.length,
    vector: all.attentional.map((value) => number(value)).join(", "),
    written: vocabulary[best],
    probability: percent(all.probabilities[best]),
  });
}

/** All the numbers, for the table: a row for each vector, with four decimals. */
function table({ say, all, source, vocabulary }) {
  const d = all.state.length;
  const widest = Math.max(source.length, vocabulary.length, 2 * d);
  const line = (symbol, words, values) => [
    <>
      <Formula text={symbol} /> {words}
    </>,
    ...Array.from({ length: widest }, (_, i) => (i < values.length ? number(values[i], 4) : "")),
  ];
  const rows = () => [
    line("s", say("state"), all.state),
    ...all.memory.map((vector, j) => line(`h_${j + 1}`, source[j], vector)),
    line("e_j", say("scores"), all.scores),
    line("exp(e_j)", "", all.exps),
    line("Σ_k exp(e_k)", "", [all.total]),
    line("α_j", say("weights"), all.weights),
    ...all.weighted.map((vector, j) => line(`α_${j + 1} h_${j + 1}`, source[j], vector)),
    line("c", say("context"), all.context),
    line("[c; s]", "", all.joined),
    ...all.combine.map((row, i) => line("W_c", say("row", { i: i + 1 }), row)),
    line("W_c [c; s]", "", all.mixed),
    line("s̃", say("attentional"), all.attentional),
    ...all.output.map((row, v) => line("W_o", vocabulary[v], row)),
    line("z", say("logits"), all.logits),
    line("p", say("probabilities"), all.probabilities),
  ];
  return { head: [say("number"), ...Array.from({ length: widest }, (_, i) => `${i + 1}`)], rows };
}

export default figure(SixSteps, scrubStyle + formulaStyle + style);
