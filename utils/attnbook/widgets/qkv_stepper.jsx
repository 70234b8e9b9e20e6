// QKVStepper: one head of self-attention, from the words' vectors to the mixture, on numbers small enough for paper.
import { useContext, useMemo } from "preact/hooks";
import { figure, useTrait } from "./core/figure.jsx";
import { Formula, formulaStyle } from "./core/formula.jsx";
import { useInputs } from "./core/inputs.js";
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
  useStop,
} from "./core/steps.jsx";
import { number, percent, together } from "./core/text.js";
import { KINDS, compute, written } from "./qkv_stepper_arithmetic.js";
import style from "./qkv_stepper.css";

const FORMULAS = {
  words: "x_i",
  roles: "q_i = W^Q x_i\nk_i = W^K x_i\nv_i = W^V x_i",
  scores: "q_i · k_j",
  scaled: "e_ij = q_i · k_j / √d_k",
  masked: "e_ij → −∞",
  weights: "α_ij = exp(e_ij) / Σ_m exp(e_im)",
  mixture: "c_i = Σ_j α_ij v_j",
};
const LONG = 6; // letters of a number, above which it needs smaller ones on a phone
const ROLES = { q: "query", k: "key", v: "value", c: "value" };

function QKVStepper({ model, say }) {
  const [words] = useTrait(model, "words");
  const [mask, setMask] = useTrait(model, "mask");
  const [wanted, setAsking] = useTrait(model, "asking");
  const { values, change, startAgain } = useInputs(model, ["x", "W_Q", "W_K", "W_V"]);
  const firstMask = useMemo(() => mask, [mask?.length]);
  const asking = Math.min(wanted, values.x.length - 1);
  const all = useMemo(() => ({ ...values, ...compute(values, mask, asking) }), [values, mask, asking]);
  const sizes = { d_model: values.x[0].length, size: values.W_K.length };
  const steps = Object.keys(FORMULAS)
    .filter((id) => id !== "masked" || mask)
    .map((id) => ({ id, name: say(`step ${id}`), why: say(`why ${id}`, sizes), formula: FORMULAS[id], roles: ROLES }));
  const desk = {
    ...useDesk(model, { say, steps, all, kinds: KINDS, change }),
    words,
    ask: setAsking,
    allow: (j) => setMask(mask.map((row, i) => row.map((may, k) => (i === asking && k === j ? !may : may)))),
  };
  const again = () => {
    startAgain();
    if (mask !== firstMask) setMask(firstMask);
  };
  const size = `${words.length > 4 || sizes.d_model > 3 ? "many" : ""} ${sizes.d_model > 2 ? "long" : ""}`;
  return (
    <Steps desk={desk} kind={`qkv ${size}`} reading={reading(desk)} again={again} table={table(desk)}>
      <div key={shapeOf(all)} class="bands" style={{ "--d": sizes.d_model }}>
        {steps.map(({ id }, i) => {
          const Content = BANDS[id];
          return (
            <Band i={i}>
              <Content />
            </Band>
          );
        })}
      </div>
    </Steps>
  );
}

const shapeOf = ({ x, W_K, W_V, mask }) => [x.length, x[0].length, W_K.length, W_V.length, !!mask].join();

/** The columns of all bands: what a row is called, or a matrix; each word. */
const columns = (words) => ({ gridTemplateColumns: `var(--left) repeat(${words.length}, minmax(0, 1fr))` });

/** A row's symbol, at its left. */
const Label = ({ row = 1, text }) => (
  <Text at={area(row, 1)} kind="symbol">
    <Formula text={text} roles={ROLES} />
  </Text>
);

function Words() {
  const { say, all, words, step } = useContext(Desk);
  const d = all.x[0].length;
  return (
    <div class="grid" style={columns(words)}>
      {words.map((word, i) => (
        <>
          <Text at={area(1, 2 + i)} kind={`word ${i === all.asking && step > 1 ? "query asks" : ""}`}>
            {word}
          </Text>
          <Vector symbol={`x_${i + 1}`} kind="" row={2} column={2 + i} n={d} />
        </>
      ))}
      {all.x.map((vector, i) =>
        vector.map((value, m) => (
          <Input
            name={`x:${i + 1}:${m + 1}`}
            trait="x"
            index={i * d + m}
            value={value}
            label={say("x entry", { word: words[i], i: m + 1 })}
            at={area(3 + m, 2 + i)}
          />
        )),
      )}
    </div>
  );
}

/** The three matrices at the left, one below the other; what each makes of a word's vector stands in the word's column. */
function Roles() {
  const { say, step, words } = useContext(Desk);
  return (
    <>
      <div class="grid" style={columns(words)}>
        <Text at={area(1, 1)} kind="head">
          {say("once")}
        </Text>
        <Text at={area(1, 2, 1, words.length)} kind="head">
          {say("each word")}
        </Text>
      </div>
      <Role kind="query" of="queries" trait="W_Q" matrix="W^Q" marked={step > 1} />
      <Role kind="key" of="keys" trait="W_K" matrix="W^K" />
      <Role kind="value" of="values" trait="W_V" matrix="W^V" />
    </>
  );
}

function Role({ kind, of, trait, matrix, marked = false }) {
  const { say, all, words } = useContext(Desk);
  const d = all[trait].length;
  return (
    <Results class="grid row" style={columns(words)} label={say(of)} first={`${kind}:1:1`}>
      <Matrix
        symbol={matrix}
        kind={kind}
        trait={trait}
        rows={all[trait]}
        label={(i, k) => say("matrix entry", { matrix: trait, i: i + 1, k: k + 1 })}
        at={area(1, 1, d + 1)}
      />
      <Vectors kind={kind} of={of} marked={marked ? all.asking : -1} />
    </Results>
  );
}

/** A computed vector in a grid. name: that of its numbers, the first part of which is what they are called; i: its word. */
function Computed({ name, symbol, kind, values, i, column, marked = "" }) {
  const { say, words } = useContext(Desk);
  return (
    <>
      <Vector symbol={symbol} kind={`${kind} ${marked}`} row={1} column={column} n={values.length} />
      {values.map((value, r) => (
        <Result
          name={`${name}:${r + 1}`}
          value={value}
          kind={kind}
          label={say(`${name.split(":")[0]} entry`, { word: words[i], i: r + 1 })}
          at={area(2 + r, column)}
        />
      ))}
    </>
  );
}

/** The queries, keys or values of all words; marked: the index of one, or -1. */
const Vectors = ({ kind, of, marked = -1 }) =>
  useContext(Desk).all[of].map((values, i) => (
    <Computed
      name={`${kind}:${i + 1}`}
      symbol={`${kind[0]}_${i + 1}`}
      kind={kind}
      values={values}
      i={i}
      column={2 + i}
      marked={i === marked && "asks"}
    />
  ));

/** Numbers of the word that asks, one for each word. */
const Row = ({ kind, values, row }) => {
  const { say, words } = useContext(Desk);
  return values.map((value, j) => (
    <Result
      name={`${kind}:${j + 1}`}
      value={value}
      write={written}
      kind={written(value).length > LONG && "wide"}
      label={say(`${kind} of`, { word: words[j] })}
      at={area(row, 2 + j)}
    />
  ));
};

/** A word as a button, in its column; on: whether it is pressed; what stands below the word are its children. */
function WordButton({ name, j, kind, on, label, act, children }) {
  const { words } = useContext(Desk);
  return (
    <button
      type="button"
      class={`token ${kind}`}
      style={area(1, 2 + j)}
      aria-pressed={on}
      aria-label={label}
      onClick={() => act(j)}
      {...useStop(`${name}:${j + 1}`)}
    >
      <span class="name">{words[j]}</span>
      {children}
    </button>
  );
}

function Scores() {
  const { say, all, words, ask } = useContext(Desk);
  const { asking, queries } = all;
  const at = asking + 1;
  const row = queries[asking].length + 2;
  return (
    <>
      <Results class="grid" style={columns(words)} label={say("who")} first={`ask:${at}`}>
        <Text at={area(1, 1)}>{say("who")}</Text>
        {words.map((_, j) => (
          <WordButton name="ask" j={j} kind="query" on={j === asking} act={ask} />
        ))}
      </Results>
      <Results class="grid row" style={columns(words)} label={say("scores")} first="score:1">
        <Computed
          name={`query:${at}`}
          symbol={`q_${at}`}
          kind="query"
          values={queries[asking]}
          i={asking}
          column={1}
          marked="asks"
        />
        <Vectors kind="key" of="keys" />
        <Label row={row} text={`q_${at} · k_j`} />
        <Row kind="score" values={all.scores} row={row} />
      </Results>
    </>
  );
}

function Scaled() {
  const { say, all, words } = useContext(Desk);
  return (
    <Results class="grid" style={columns(words)} label={say("scaled")} first="scaled:1">
      <Label text={`e_${all.asking + 1}j`} />
      <Row kind="scaled" values={all.scaled} row={1} />
    </Results>
  );
}

function Masked() {
  const { say, all, words, allow } = useContext(Desk);
  const { asking, mask } = all;
  return (
    <Results class="grid" style={columns(words)} label={say("masked")} first="may:1">
      {mask[asking].map((may, j) => (
        <WordButton
          name="may"
          j={j}
          kind="may"
          on={may}
          label={say("may", { asker: words[asking], word: words[j] })}
          act={allow}
        >
          <span aria-hidden="true">{may ? "●" : "✕"}</span>
        </WordButton>
      ))}
      <Label row={2} text={`e_${asking + 1}j`} />
      <Row kind="masked" values={all.masked} row={2} />
    </Results>
  );
}

function Weights() {
  const { say, all, words } = useContext(Desk);
  const { asking, weights, whole, map, mask } = all;
  return (
    <>
      <Results class="grid" style={columns(words)} label={say("weights")} first="weight:1">
        <Pillars shares={weights} row={1} />
        <Label row={2} text={`α_${asking + 1}j`} />
        <Row kind="weight" values={weights} row={2} />
        <Sum at={area(1, 1)}>
          <Result name="whole" value={whole} label={say("whole")} />
        </Sum>
      </Results>
      <Results class="map" label={say("map")} first={`row:${asking + 1}`}>
        <div class="grid" style={columns(words)}>
          <Text kind="head">{say("asker")}</Text>
          {words.map((word) => (
            <Text kind="word key">{word}</Text>
          ))}
        </div>
        {map.map((_, i) => (
          <MapRow i={i} />
        ))}
        <p class="legend">
          <span class="hint">{say("map hint")}</span>
          <span>
            {say("little")} <span class="ramp" /> {say("much")}
          </span>
          {mask && (
            <span>
              <span class="square crossed" /> {say("crossed")}
            </span>
          )}
        </p>
      </Results>
    </>
  );
}

/** The weights of one word, as squares; who clicks them lets this word ask. */
function MapRow({ i }) {
  const { say, all, words, ask } = useContext(Desk);
  const looks = all.map[i].map((share, j) => {
    const forbidden = all.mask && !all.mask[i][j];
    return { share, forbidden, text: `${words[j]} ${forbidden ? say("crossed") : percent(share)}` };
  });
  return (
    <button
      type="button"
      class="looks grid"
      style={columns(words)}
      aria-pressed={i === all.asking}
      aria-label={`${words[i]}: ${looks.map(({ text }) => text).join(", ")}`}
      onClick={() => ask(i)}
      {...useStop(`row:${i + 1}`)}
    >
      <span class="text query">{words[i]}</span>
      {looks.map(({ share, forbidden, text }) => (
        <span class={`square ${forbidden ? "crossed" : ""}`} style={{ "--share": `${100 * share}%` }} title={text} />
      ))}
    </button>
  );
}

function Mixture() {
  const { say, all, words } = useContext(Desk);
  const { asking, weighted, mixture } = all;
  const at = asking + 1;
  return (
    <Results class="grid terms" style={columns(words)} label={say("weighted")} first="mixture:1">
      <Computed name="mixture" symbol={`c_${at}`} kind="value" values={mixture} column={1} />
      {weighted.map((values, j) => (
        <>
          <Text at={area(2, 1 + j, values.length)} kind="between">
            {j ? "+" : "="}
          </Text>
          <Computed
            name={`weighted:${j + 1}`}
            symbol={`α_${at}${j + 1} v_${j + 1}`}
            kind="value"
            values={values}
            i={j}
            column={2 + j}
          />
        </>
      ))}
    </Results>
  );
}

/** What stands in the band of each step. */
const BANDS = {
  words: Words,
  roles: Roles,
  scores: Scores,
  scaled: Scaled,
  masked: Masked,
  weights: Weights,
  mixture: Mixture,
};

const CLOSE = 0.005; // weights and scores that are this near are shown as equal

/** The sentence that says what the current step has found. */
function reading({ say, all, step, steps, words }) {
  const { asking, mask, weights } = all;
  const quoted = (i) => say("quoted", { word: words[i] });
  const listed = (indices) => {
    const last = indices.length - 1;
    if (!last) return quoted(indices[0]);
    return say("and", { words: indices.slice(0, last).map(quoted).join(", "), last: quoted(indices[last]) });
  };
  const { id, name } = steps[step];
  const indices = words.map((_, i) => i);
  const largest = (values) => indices.filter((i) => values[i] > Math.max(...values) - CLOSE);
  const twins = indices.filter((i) => indices.some((j) => i !== j && `${all.x[i]}` === `${all.x[j]}`));
  const best = largest(id === "scores" ? all.scores : weights);
  const each = (shares) => {
    const share = together(percent(shares[best[0]]));
    return best.length > 1 ? say("each", { share }) : share;
  };
  const may = (wanted) => indices.filter((j) => mask?.[asking][j] === wanted);
  const key = {
    roles: twins.length === 2 && "twins",
    scaled: all.root === 1 && "root",
    masked: !may(false).length && "open",
  }[id];
  const empty = mask && !may(true).length && ["masked", "weights", "mixture"].includes(id);
  return say(`reading ${empty ? "nothing" : key || id}`, {
    step: step + 1,
    steps: steps.length,
    name,
    n: words.length,
    d_model: all.x[0].length,
    count: [all.W_Q, all.W_K, all.W_V].flat(2).length,
    words: listed(twins.length ? twins : [0]),
    asker: quoted(asking),
    best: listed(best),
    score: number(all.scores[best[0]]),
    weight: each(weights),
    undivided: each(all.undivided),
    allowed: listed(may(true).length ? may(true) : [0]),
    forbidden: listed(may(false).length ? may(false) : [0]),
    mixture: all.mixture.map((value) => number(value)).join(", "),
  });
}

/** All the numbers, for the table. */
function table({ say, all, words }) {
  const at = all.asking + 1;
  const vectors = (letter, rows) => rows.map((row, i) => [`${letter}_${i + 1}`, words[i], row]);
  const matrix = (symbol, rows) => rows.map((row, i) => [symbol, say("row", { i: i + 1 }), row]);
  return tableOf(say, [
    ...vectors("x", all.x),
    ...matrix("W^Q", all.W_Q),
    ...vectors("q", all.queries),
    ...matrix("W^K", all.W_K),
    ...vectors("k", all.keys),
    ...matrix("W^V", all.W_V),
    ...vectors("v", all.values),
    [`q_${at} · k_j`, say("scores"), all.scores],
    [`e_${at}j`, say("scaled"), all.scaled],
    ...all.map.map((row, i) => [`α_${i + 1}j`, `${say("weights")}, ${words[i]}`, row]),
    ...all.weighted.map((row, j) => [`α_${at}${j + 1} v_${j + 1}`, words[j], row]),
    [`c_${at}`, say("mixture"), all.mixture],
  ]);
}

export default figure(QKVStepper, scrubStyle + formulaStyle + stepsStyle + style);
