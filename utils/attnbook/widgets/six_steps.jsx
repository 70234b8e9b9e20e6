// SixSteps: one step of a decoder with attention, on numbers small enough for paper.
import { useContext, useMemo } from "preact/hooks";
import { figure, useTrait } from "./core/figure.jsx";
import { Brackets, Formula, formulaStyle } from "./core/formula.jsx";
import { useInputs } from "./core/inputs.js";
import { amount } from "./core/paper.js";
import { scrubStyle } from "./core/scrub.jsx";
import {
  Band,
  Desk,
  Input,
  Matrix,
  Pillars,
  Result,
  Results,
  Steps,
  Sum,
  Text,
  Vector,
  area,
  stepsStyle,
  tableOf,
  useDesk,
} from "./core/steps.jsx";
import { largest } from "./core/tensor.js";
import { number, percent } from "./core/text.js";
import { KINDS, compute } from "./six_steps_arithmetic.js";
import style from "./six_steps.css";

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

function SixSteps({ model, say }) {
  const [source] = useTrait(model, "source");
  const [vocabulary] = useTrait(model, "vocabulary");
  const { values, change, startAgain } = useInputs(model, INPUTS);
  const all = useMemo(() => ({ ...values, ...compute(values) }), [values]);
  const d = values.state.length;
  const steps = FORMULAS.map((formula, i) => ({
    id: i,
    name: say(`step ${i + 1}`),
    why: say(`why ${i + 1}`, { short: d, long: 2 * d }),
    formula,
    roles: ROLES[i],
  }));
  const desk = { ...useDesk(model, { say, steps, all, kinds: KINDS, change }), source, vocabulary };
  const size = `${source.length > 4 ? "many" : ""} ${d > 2 ? "long" : ""}`;
  return (
    <Steps desk={desk} kind={`six ${size}`} reading={reading(desk)} again={startAgain} table={table(desk)}>
      <div key={shapeOf(all)}>
        <Score />
        <Softmax />
        <WeightedSum />
        <Concatenate />
        <Combine />
        <Predict />
      </div>
    </Steps>
  );
}

const shapeOf = ({ memory, output }) => [memory.length, memory[0].length, output.length].join();

/** The columns of the attention part: the state (or what a row is called), each source word, the sum of a row. */
const columns = (words) => ({ gridTemplateColumns: `repeat(${words.length + 2}, minmax(0, 1fr))` });

function Score() {
  const { say, all, source, step, open } = useContext(Desk);
  const { state, memory, scores } = all;
  const d = state.length;
  const acting = open ? open.at : step; // the step that the vectors have their colours from
  const s = ROLES[acting].s ?? "decoder";
  const h = ROLES[acting].h ?? "encoder";
  return (
    <Band i={0}>
      <div class="grid" style={columns(source)}>
        <Text at={area(1, 1)} kind="word decoder">
          {say("decoder")}
        </Text>
        <Vector symbol="s" kind={s} row={2} column={1} n={d} />
        <Text at={area(3 + d, 1)} kind={`role ${s}`}>
          {say(s === "query" ? "query" : "state")}
        </Text>
        {source.map((word, j) => (
          <>
            <Text at={area(1, 2 + j)} kind="word encoder">
              {word}
            </Text>
            <Vector symbol={`h_${j + 1}`} kind={h} row={2} column={2 + j} n={d} />
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
        <Pillars shares={weights} row={2} />
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
            <Vector symbol={`α_${j + 1} h_${j + 1}`} kind="value" row={1} column={2 + j} n={d} />
            <Text at={area(2, 2 + j, d)} kind="between">
              {j < source.length - 1 ? "+" : "="}
            </Text>
          </>
        ))}
        <Vector symbol="c" kind="value" row={1} column={end} n={d} />
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

/** A column of computed numbers in brackets, with what it is called above it. numberKind: the colour of each number. */
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

function Combine() {
  const { say, all } = useContext(Desk);
  return (
    <Band i={4}>
      <div class="flow">
        <Matrix
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
        <Matrix
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
  return tableOf(say, [
    ["s", say("state"), all.state],
    ...all.memory.map((vector, j) => [`h_${j + 1}`, source[j], vector]),
    ["e_j", say("scores"), all.scores],
    ["exp(e_j)", "", all.exps],
    ["Σ_k exp(e_k)", "", [all.total]],
    ["α_j", say("weights"), all.weights],
    ...all.weighted.map((vector, j) => [`α_${j + 1} h_${j + 1}`, source[j], vector]),
    ["c", say("context"), all.context],
    ["[c; s]", "", all.joined],
    ...all.combine.map((row, i) => ["W_c", say("row", { i: i + 1 }), row]),
    ["W_c [c; s]", "", all.mixed],
    ["s̃", say("attentional"), all.attentional],
    ...all.output.map((row, v) => ["W_o", vocabulary[v], row]),
    ["z", say("logits"), all.logits],
    ["p", say("probabilities"), all.probabilities],
  ]);
}

export default figure(SixSteps, scrubStyle + formulaStyle + stepsStyle + style);
