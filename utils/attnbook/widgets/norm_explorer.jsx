// NormExplorer: what layer normalisation averages over, against batch normalisation, on a batch with padding.
import { useMemo, useState } from "preact/hooks";
import { Stepper, Toggle } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { Formula, Rich, formulaStyle } from "./core/formula.jsx";
import { useInputs } from "./core/inputs.js";
import { worked } from "./core/paper.js";
import { Scrub, scrubStyle } from "./core/scrub.jsx";
import { Desk, Result, Results, Text, Work, area, stepsStyle, useStop } from "./core/steps.jsx";
import { number } from "./core/text.js";
import { KINDS, LAYER, WORKED, compute, writer } from "./norm_explorer_arithmetic.js";
import style from "./norm_explorer.css";

const FORMULA = "y = γ (x − μ) / √(σ² + ε) + β";
const GIVEN = 9; // numbers are dragged from −9 to 9,
const LIMIT = 99; // but for those that were multiplied
const LONG = 5; // letters of a number, above which it needs smaller ones on a phone
const SCALES = 3; // γ and β from −3 to 3
const [FACTOR, SHIFT] = [10, 5];
const MOST_PADDING = 3;
const CLOSE = 0.005; // results that are this near look the same
const STRONGEST = 2; // the result, or its negative, whose colour is full
const FULL = 55; // per cent of colour in it: what is written on it stays readable
// In pixels, at least:
const COLUMN = 50; // a number
const NARROW = 36; // a number on a phone
const WORD = 68; // a word and what is between the tables

function NormExplorer({ model, say }) {
  const [words] = useTrait(model, "words");
  const [eps] = useTrait(model, "eps");
  const [kind, setKind] = useTrait(model, "kind");
  const [padding, setPadding] = useTrait(model, "padding");
  const [wanted, setSelected] = useTrait(model, "selected");
  const { values, change, startAgain } = useInputs(model, ["x", "gamma", "beta"]);
  const [pointed, setPointed] = useState(""); // the result under the mouse
  const [frame, width] = useWidth();
  const d = values.gamma.length;
  const start = useMemo(() => ({ ...values, padding }), [shapeOf(words, values)]);
  const fixed = { lengths: words.map((sentence) => sentence.length), kind, eps };
  const all = useMemo(
    () => ({ ...compute({ ...values, padding }, fixed), write: writer(values.x) }),
    [values, padding, words, kind, eps],
  );
  const before = useMemo(() => compute(start, fixed), [start, words, kind, eps]);
  const place = within(all.x, pointed ? placeOf(pointed) : wanted);
  const selected = within(all.x, wanted);
  const works = Object.fromEntries(Object.keys(WORKED).map((of) => [of, worked(WORKED, nameOf(of, place), all)]));
  const members = all.members(...place).map((member) => nameOf("x", member));
  const wordAt = (s, p) => (all.isPad(s, p) ? say("pad") : say("quoted", { word: words[s][p] }));
  const desk = {
    say,
    words,
    d,
    all,
    kind,
    change,
    place,
    selected,
    select: setSelected,
    wordAt,
    used: new Set([...members, ...(kind === LAYER ? [`row:${place[0] + 1}:${place[1] + 1}`] : [`column:${place[2] + 1}`])]),
    differs: (s, p, f) => !all.isPad(s, p) && Math.abs(all.y[s][p][f] - before.y[s][p]?.[f]) > CLOSE,
    // What a computed number of core/steps.jsx asks for:
    open: null,
    opened: nameOf("y", selected),
    toggle: (name) => setSelected(placeOf(name)),
  };
  const resultOf = (event) => event.target.closest?.('[data-number^="y:"]')?.dataset.number;
  const onFocus = (event) => {
    const name = resultOf(event);
    if (name && name !== desk.opened) setSelected(placeOf(name));
  };
  const onPointerOver = (event) => event.pointerType === "mouse" && setPointed(resultOf(event) ?? "");
  const again = () => {
    startAgain();
    if (padding !== start.padding) setPadding(start.padding);
  };
  const room = layoutOf(width ?? Infinity, d);
  return (
    <Desk.Provider value={desk}>
      <div class={`steps norm ${room}`} ref={frame} style={{ "--d": d }}>
        <div class="controls">
          <div class="kinds" role="group" aria-label={say("kinds")}>
            {KINDS.map((name) => (
              <Toggle on={kind === name} set={() => setKind(name)}>
                {say(`choose ${name}`)}
              </Toggle>
            ))}
          </div>
          <Stepper
            step={padding}
            n={MOST_PADDING + 1}
            set={setPadding}
            back={say("less padding")}
            next={say("more padding")}
            signs={["−", "+"]}
          >
            {say("padding", { n: padding })}
          </Stepper>
          <Whole desk={desk} x={values.x} />
          <button type="button" class="again" onClick={again}>
            {say("again")}
          </button>
        </div>
        <p class="why">
          <Rich text={say(`why ${kind}`, countsOf(all, d))} />
        </p>
        <Reading>{reading(desk, { values, start, padding, before })}</Reading>
        <div
          key={shapeOf(words, values)}
          class="tables"
          onFocusIn={onFocus}
          onPointerOver={onPointerOver}
          onPointerLeave={() => setPointed("")}
        >
          <Given desk={desk} narrow={room === "narrow"} />
          <Normalised desk={desk} apart={room === "apart"} values={values} />
        </div>
        <Legend desk={desk} />
        <div class="panel">
          <p class="rule">
            <Formula text={FORMULA} />
            <span class="of">{say("of result", { word: wordAt(...place), s: place[0] + 1, f: place[2] + 1 })}</span>
          </p>
          <dl class="work" aria-live="polite">
            {[
              ["mean", "mean"],
              ["variance", "variance"],
              ["normal", "normalised"],
              ["y", "scaled"],
            ].map(([of, name]) => (
              <>
                <dt>{say(name)}</dt>
                <dd>
                  <Work {...works[of]} />
                </dd>
              </>
            ))}
          </dl>
        </div>
        <Numbers say={say} {...table(desk)} />
      </div>
    </Desk.Provider>
  );
}

const nameOf = (kind, place) => [kind, ...place.map((i) => i + 1)].join(":");

const placeOf = (name) => name.split(":").slice(1).map((at) => at - 1);

/** The place, or, where the batch has none such, the nearest. */
function within(x, [s, p, f]) {
  const at = Math.min(s, x.length - 1);
  return [at, Math.min(p, x[at].length - 1), Math.min(f, x[at][0].length - 1)];
}

/**
 * "wide": both tables side by side; "narrow": the same, but without means and variances of the rows, which are in the
 * arithmetic; "apart": one below the other.
 */
function layoutOf(width, d) {
  if (width >= (2 * d + 2) * COLUMN + WORD) return "wide";
  return width >= 2 * d * NARROW + WORD ? "narrow" : "apart";
}

/** What has to stay the same so that "Start again" makes sense. */
const shapeOf = (words, { x }) => [words.map((sentence) => sentence.length), x.length, x[0].length, x[0][0].length].join(";");

const countsOf = ({ rows, isPad }, d) => {
  const pads = rows.filter(([s, p]) => isPad(s, p)).length;
  return { d, n: rows.length, pads, words: rows.length - pads };
};

/** The rows of both tables: their title, the features, for each sentence its name and its positions, two more. */
const rowOf = ({ x }, s, p) => 3 + s * (x[0].length + 1) + 1 + p;

const belowAll = ({ x }) => 3 + x.length * (x[0].length + 1);

/** What both tables have: title, features, and what stands before the numbers of each row. */
function Frame({ desk, title, first, children }) {
  const { say, all, d } = desk;
  return (
    <>
      <Text at={area(1, 1, 1, d + 1)} kind="head">
        {title}
      </Text>
      {first && (
        <Text at={area(2, 1)} kind="number-of name">
          {say("features")}
        </Text>
      )}
      {Array.from({ length: d }, (_, f) => (
        <Text at={area(2, 2 + f)} kind="number-of">
          {f + 1}
        </Text>
      ))}
      {all.x.map((rows, s) => (
        <>
          <Text at={{ gridArea: `${rowOf(all, s, -1)} / 1 / auto / -1` }} kind="sentence">
            {first && say("sentence", { s: s + 1 })}
          </Text>
          {rows.map((_, p) => children(s, p, area(rowOf(all, s, p), 1)))}
        </>
      ))}
    </>
  );
}

/** The words' vectors, with the means and variances: at the right of the rows, or below the columns. */
function Given({ desk, narrow }) {
  const { say, all, d, kind, used, selected } = desk;
  const statistics = [
    ["mean", all.mean],
    ["variance", all.variance],
  ];
  const label = (name) => say(name === "variance" ? "var" : name);
  const last = belowAll(all);
  return (
    <Results class="grid given" label={say("given")} first={`word:${selected[0] + 1}:${selected[1] + 1}`}>
      <Frame desk={desk} title={say("given")} first>
        {(s, p, at) => (
          <>
            <Word desk={desk} s={s} p={p} at={at} />
            {all.x[s][p].map((value, f) => (
              <Entry desk={desk} s={s} p={p} f={f} value={value} at={area(rowOf(all, s, p), 2 + f)} />
            ))}
            {kind === LAYER &&
              !narrow &&
              statistics.map(([name, values], i) => (
                <Statistic
                  name={`${name}:${s + 1}:${p + 1}`}
                  value={values[s][p][0]}
                  used={used.has(`row:${s + 1}:${p + 1}`)}
                  pad={all.isPad(s, p)}
                  at={area(rowOf(all, s, p), d + 2 + i)}
                />
              ))}
          </>
        )}
      </Frame>
      {statistics.map(([name, values], i) =>
        kind === LAYER ? (
          !narrow && (
            <Text at={area(2, d + 2 + i)} kind="number-of">
              {label(name)}
            </Text>
          )
        ) : (
          <>
            <Text at={area(last + i, 1)} kind="name">
              {label(name)}
            </Text>
            {values[0][0].map((value, f) => (
              <Statistic
                name={`${name}:${f + 1}`}
                value={value}
                used={used.has(`column:${f + 1}`)}
                at={area(last + i, 2 + f)}
              />
            ))}
          </>
        ),
      )}
    </Results>
  );
}

/** A word as a button that selects it. */
function Word({ desk, s, p, at }) {
  const { say, words, all, place, selected, select } = desk;
  const stop = useStop(`word:${s + 1}:${p + 1}`);
  if (all.isPad(s, p)) {
    return (
      <Text at={at} kind="name pad">
        {say("pad")}
      </Text>
    );
  }
  const pointed = place[0] === s && place[1] === p;
  return (
    <button
      type="button"
      class={`word ${pointed ? "pointed" : ""}`}
      style={at}
      aria-pressed={selected[0] === s && selected[1] === p}
      title={words[s][p]}
      onClick={() => select([s, p, selected[2]])}
      {...stop}
    >
      {words[s][p]}
    </button>
  );
}

/** A number of the batch: of a word to be dragged, of <pad> to be seen. */
function Entry({ desk, s, p, f, value, at }) {
  const { say, words, all, d, change, used, wordAt, place } = desk;
  const name = nameOf("x", [s, p, f]);
  const own = `${place}` === `${[s, p, f]}`;
  const kind = `cell ${used.has(name) ? "member" : ""} ${own ? "own" : ""} ${size(all.write(value))}`;
  if (all.isPad(s, p)) {
    return (
      <span class={`${kind} pad`} style={at}>
        <span data-number={name}>{all.write(value)}</span>
      </span>
    );
  }
  const most = Math.abs(value) > GIVEN ? LIMIT : GIVEN;
  return (
    <span class={kind} style={at}>
      <Scrub
        data-number={name}
        label={say("entry", { word: wordAt(s, p), f: f + 1 })}
        value={value}
        write={all.write}
        min={-most}
        max={most}
        step={0.1}
        set={(to) => change("x", indexOf(words, d, s, p) + f, to)}
      />
    </span>
  );
}

function Statistic({ name, value, used, pad = false, at }) {
  const text = number(value, Math.abs(value) < 100 ? 2 : 0);
  return (
    <span class={`cell statistic ${used ? "of-these" : ""} ${pad ? "pad" : ""} ${size(text)}`} style={at}>
      <span data-number={name}>{text}</span>
    </span>
  );
}

const size = (text) => (text.length > LONG ? "long" : "");

/** What comes out, with the γ and the β of each feature. */
function Normalised({ desk, apart, values }) {
  const { say, all, d, kind, change, selected, wordAt, differs } = desk;
  const last = belowAll(all);
  return (
    <Results key={all.rows.length} class="grid result-table" label={say("result", { kind: say(kind) })} first={nameOf("y", selected)}>
      <Frame desk={desk} title={say("result", { kind: say(kind) })} first={apart}>
        {(s, p, at) => (
          <>
            {apart && (
              <Text at={at} kind={`name ${all.isPad(s, p) ? "pad" : ""}`}>
                {all.isPad(s, p) ? say("pad") : desk.words[s][p]}
              </Text>
            )}
            {all.y[s][p].map((value, f) => {
              const changed = differs(s, p, f);
              const share = Math.min(1, Math.abs(value) / STRONGEST);
              return (
                <Result
                  name={nameOf("y", [s, p, f])}
                  value={value}
                  kind={`${value < 0 ? "below" : "above"} ${all.isPad(s, p) ? "pad" : ""} ${changed ? "changed" : ""}`}
                  label={say(changed ? "entry changed" : "entry", { word: wordAt(s, p), f: f + 1 })}
                  at={{ ...area(rowOf(all, s, p), 2 + f), "--share": `${FULL * share}%` }}
                />
              );
            })}
          </>
        )}
      </Frame>
      {[
        ["gamma", "γ", "scale"],
        ["beta", "β", "shift"],
      ].map(([trait, letter, label], i) => (
        <>
          <Text at={area(last + i, 1)} kind="name letter">
            <Formula text={letter} />
          </Text>
          {values[trait].map((value, f) => (
            <span class={`cell ${desk.place[2] === f ? "of-these" : ""}`} style={area(last + i, 2 + f)}>
              <Scrub
                data-number={`${trait}:${f + 1}`}
                label={say(label, { f: f + 1 })}
                value={value}
                min={-SCALES}
                max={SCALES}
                set={(to) => change(trait, f, to)}
              />
            </span>
          ))}
        </>
      ))}
    </Results>
  );
}

/** Buttons that change all numbers of the selected word. */
function Whole({ desk, x }) {
  const { say, words, all, d, change, selected, wordAt } = desk;
  const [s, p] = selected;
  const pad = all.isPad(s, p);
  const label = say("whole", { word: wordAt(s, p) });
  const button = (text, make) => {
    const to = pad ? [] : x[s][p].map((value) => Math.round(100 * make(value)) / 100);
    const off = pad || to.some((value) => Math.abs(value) > LIMIT);
    return (
      <button type="button" aria-disabled={off} onClick={() => off || change("x", indexOf(words, d, s, p), ...to)}>
        {text}
      </button>
    );
  };
  return (
    <div class="whole" role="group" aria-label={label}>
      <span>{label}</span>
      {button(say("times", { factor: FACTOR }), (value) => value * FACTOR)}
      {button(say("plus", { shift: SHIFT }), (value) => value + SHIFT)}
    </div>
  );
}

/** Where in the trait x the vector of a word begins. */
const indexOf = (words, d, s, p) => (s * Math.max(...words.map((sentence) => sentence.length)) + p) * d;

/** How to play, and what the marks in the tables mean. */
const Legend = ({ desk: { say, all } }) => (
  <p class="legend">
    <span>
      <span class="scrub" aria-hidden="true">{all.write(0.5)}</span> {say("how")}
    </span>
    <span>
      <span class="result above" style={{ "--share": `${FULL / 4}%` }} aria-hidden="true">{number(0.5)}</span> {say("choose")}
    </span>
    <span>
      <span class="sample member" aria-hidden="true" /> {say("used")}
    </span>
    <span>
      <span class="sample changed" aria-hidden="true" /> {say("changed")}
    </span>
    <span class="colours">
      {number(-STRONGEST, 0)} <span class="ramp" aria-hidden="true" /> {number(STRONGEST, 0)}
    </span>
  </p>
);

/** The sentence that says what has become of the selected word since the start. */
function reading({ say, words, all, kind, selected, wordAt }, { values, start, padding, before }) {
  const [s, p, f] = selected;
  const shared = { word: wordAt(s, p), kind: say(kind), f: f + 1 };
  if (all.isPad(s, p)) return say("reading pad", shared);
  const differ = (a, b) => a.some((value, i) => Math.abs(value - b[i]) > 1e-6);
  const own = differ(values.x[s][p], start.x[s][p]);
  const others = words.some((sentence, a) =>
    sentence.some((_, b) => (a !== s || b !== p) && differ(values.x[a][b], start.x[a][b])),
  );
  const scales = differ([...values.gamma, ...values.beta], [...start.gamma, ...start.beta]);
  const more = padding - start.padding;
  const causes = [
    own && say("cause own", shared),
    others && say("cause others"),
    more && say(more > 0 ? "cause more" : "cause less", { n: Math.abs(more) }),
    scales && say("cause scale"),
  ].filter(Boolean);
  if (!causes.length) {
    const [mean, variance] = [all.mean, all.variance].map((of) => number(of[s][p][f]));
    const n = all.members(s, p, f).length;
    return say(`reading ${kind === LAYER ? LAYER : "batch"}`, { ...shared, mean, variance, n });
  }
  const listed = causes.length > 1 ? say("and", { causes: causes.slice(0, -1).join(", "), last: causes.at(-1) }) : causes[0];
  const change = Math.max(...all.y[s][p].map((value, k) => Math.abs(value - before.y[s][p][k])));
  const key = change < CLOSE ? (own && kind === LAYER ? "vanished" : "same") : own || scales ? "changed" : "moved";
  return say(`reading ${key}`, { ...shared, causes: listed, change: number(change) });
}

/** All the numbers, for the table. */
function table({ say, words, all, kind, d }) {
  const features = Array.from({ length: d }, (_, f) => say("feature", { f: f + 1 }));
  const line = (name, values) => [name, ...values.map((value) => number(value, 4))];
  const named = (s, p) => `${s + 1}.${p + 1} ${all.isPad(s, p) ? say("pad") : words[s][p]}`;
  const vectors = (of) => () => all.rows.map(([s, p]) => line(named(s, p), of[s][p]));
  const statistics = [all.mean, all.variance];
  const middle =
    kind === LAYER
      ? {
          head: [say(kind), say("mean"), say("variance")],
          rows: () => all.rows.map(([s, p]) => line(named(s, p), statistics.map((of) => of[s][p][0]))),
        }
      : {
          head: [say(kind), ...features],
          rows: () => statistics.map((of, i) => line(say(i ? "variance" : "mean"), of[0][0])),
        };
  return {
    head: [say("given"), ...features],
    rows: vectors(all.x),
    more: [middle, { head: [say("result", { kind: say(kind) }), ...features], rows: vectors(all.y) }],
  };
}

export default figure(NormExplorer, scrubStyle + formulaStyle + stepsStyle + style);
