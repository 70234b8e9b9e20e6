// What figures share that go in numbered steps, one below the other, and whose computed numbers open their arithmetic.
import { createContext } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import { Stepper } from "./controls.jsx";
import { Numbers, Reading, useTrait } from "./figure.jsx";
import { Brackets, Formula, Rich } from "./formula.jsx";
import { worked } from "./paper.js";
import { Scrub } from "./scrub.jsx";
import { number } from "./text.js";
export { default as stepsStyle } from "./steps.css";

const LIMIT = 3; // a number can be dragged from −3 to 3

/** What every part of such a figure needs: the numbers, the step, which number is open, and how to change all that. */
export const Desk = createContext(null);

/**
 * What is on the desk: `step` and `opened`, which are traits, and with them
 * - steps: for each step its id, its name, its formula, why it is done, and the roles of the letters in these two;
 * - all: the numbers, of the inputs and computed; kinds: how each is worked out, as `worked` wants it, where `step` is
 *   the id of one of the steps; change: that of useInputs.
 * What comes back has the arithmetic that is open, `open`, with the index of its step, `at`.
 */
export function useDesk(model, { say, steps, all, kinds, change }) {
  const [wanted, setStep] = useTrait(model, "step");
  const [name, setOpened] = useTrait(model, "opened");
  const step = Math.min(wanted, steps.length - 1);
  const work = name ? worked(kinds, name, all) : null;
  const at = work ? steps.findIndex(({ id }) => id === work.step) : -1;
  const open = at >= 0 && at <= step ? { ...work, at } : null;
  return {
    say,
    steps,
    all,
    change,
    step,
    open,
    opened: open ? name : "",
    toggle: (other) => setOpened(other === name ? "" : other),
    close: () => setOpened(""),
    go(to) {
      setOpened("");
      setStep(to);
    },
  };
}

/**
 * The whole figure: the steps to choose from, the reading, how to play, the bands (children), and the table, as Numbers
 * wants it. again(): starts again; kind: classes.
 */
export function Steps({ desk, kind, reading, again, table, children }) {
  const { say } = desk;
  const onKeyDown = (event) => {
    if (event.key !== "Escape" || !desk.open) return;
    event.preventDefault();
    desk.close();
  };
  return (
    <Desk.Provider value={desk}>
      <div class={`steps ${kind}`} onKeyDown={onKeyDown}>
        <Chips />
        <Reading>{reading}</Reading>
        <div class="legend">
          <span>
            <span class="scrub" aria-hidden="true">{number(0.5)}</span> {say("drag")}
          </span>
          <span>
            <span class="result sample" aria-hidden="true">{number(0.5)}</span> {say("choose")}
          </span>
          <button type="button" class="again" onClick={again}>
            {say("again")}
          </button>
        </div>
        {children}
        <Numbers say={say} {...table} />
      </div>
    </Desk.Provider>
  );
}

/** The steps to choose from, and back and next. */
function Chips() {
  const { say, step, steps, go } = useContext(Desk);
  return (
    <Stepper step={step} n={steps.length} set={go} back={say("back")} next={say("next")}>
      <ol class="chips" style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }} aria-label={say("steps")}>
        {steps.map(({ name }, i) => (
          <li class={stage(i, step)}>
            <button type="button" aria-current={i === step ? "step" : undefined} onClick={() => go(i)}>
              <span class="badge">{i + 1}</span>
              <span class="name">{name}</span>
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
export function Band({ i, children }) {
  const { step, steps, go, open } = useContext(Desk);
  const { name, formula, why, roles } = steps[i];
  const reached = i <= step;
  const working = open?.at === i;
  return (
    <div class={`band ${stage(i, step)}`} role="group" aria-label={`${i + 1}: ${name}`}>
      <div class="about">
        <button type="button" class="title" tabIndex={i === step + 1 ? 0 : -1} onClick={() => go(i)}>
          <span class="badge">{i + 1}</span>
          <span class="name">{name}</span>
        </button>
        {reached && (
          <div class="note">
            <div class={`why ${working ? "aside" : ""}`}>
              <p class="rule">
                <Formula text={formula} roles={roles} />
              </p>
              <p>
                <Rich text={why} roles={roles} />
              </p>
            </div>
            <div class="work" aria-live="polite">
              {working && <Work {...open} roles={roles} />}
            </div>
          </div>
        )}
      </div>
      {reached && <div>{children}</div>}
    </div>
  );
}

/** The arithmetic of one number, as `worked` has it. */
export function Work({ symbol, entry, same, texts, about, remark, result, exact, roundedOff, roles = {} }) {
  const { say } = useContext(Desk);
  const entryOf = (text, i) => (
    <>
      <Formula text={text} roles={roles} />
      {i !== undefined && `, ${say("entry", { i: i + 1 })}`}
    </>
  );
  const first = same ? [entryOf(...same)] : [];
  const lines = [...first, ...texts.map((text) => <Formula text={text} roles={roles} />)];
  const because = remark ?? (roundedOff && "rounded");
  const outcome = (
    <>
      <span class="outcome">
        {exact ? "=" : "≈"} <strong>{result}</strong>
      </span>
      {because && <span class="remark"> {say(because)}</span>}
    </>
  );
  if (!lines.length) return <p>{entryOf(symbol, entry)} {outcome}</p>;
  return lines.map((line, n) => (
    <p>
      {n === 0 && <>{entryOf(symbol, entry)} </>}
      {n > 0 && about ? "≈" : "="} {line}
      {n === lines.length - 1 && <> {outcome}</>}
    </p>
  ));
}

/** Where in a grid something stands, counted from 1. */
export const area = (row, column, height = 1, width = 1) => ({
  gridArea: `${row} / ${column} / span ${height} / span ${width}`,
});

/** A number of the inputs. index: its place in the trait, all rows after one another. */
export function Input({ name, trait, index, value, kind, label, at }) {
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
export function Result({ name, value, label, kind = "", write = number, at }) {
  const { open, opened, toggle } = useContext(Desk);
  const stop = useStop(name);
  const used = open?.uses.includes(name);
  return (
    <span class={`cell ${used ? "used" : ""}`} style={at}>
      <button
        type="button"
        class={`result ${kind}`}
        data-number={name}
        aria-expanded={opened === name}
        aria-label={`${label}: ${write(value)}`}
        onClick={() => toggle(name)}
        {...stop}
      >
        {write(value)}
      </button>
    </span>
  );
}

/** Which of a group's buttons the Tab key stops at. */
const Keys = createContext(null);

/** What makes a button one of those among which the arrow keys of a group lead. */
export function useStop(name) {
  const { stop, setStop } = useContext(Keys);
  return { tabIndex: stop === name ? 0 : -1, onFocus: () => setStop(name) };
}

/** Computed numbers that belong together: one stop for the Tab key, the arrow keys lead from number to number. */
export function Results({ label, first, class: kind, style, children }) {
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
export const Text = ({ at, kind = "", children }) => (
  <span class={`text ${kind}`} style={at}>
    {children}
  </span>
);

/** A vector in a grid, but for its n numbers: what it is called, and the brackets below that. */
export const Vector = ({ symbol, kind, row, column, n }) => (
  <>
    <Text at={area(row, column)} kind={`symbol ${kind}`}>
      <Formula text={symbol} />
    </Text>
    <Brackets at={area(row + 1, column, n)} kind={kind} />
  </>
);

/** A matrix of input numbers in brackets, with what it is called above it. */
export function Matrix({ symbol, kind = "", trait, rows, label, at }) {
  return (
    <div class="column" style={at}>
      <Text kind={`symbol ${kind}`}>
        <Formula text={symbol} />
      </Text>
      <div class="matrix" style={{ gridTemplateColumns: `repeat(${rows[0].length}, auto)` }}>
        <Brackets kind={kind} />
        {rows.map((row, i) =>
          row.map((value, k) => (
            <Input
              name={`${trait}:${i + 1}:${k + 1}`}
              trait={trait}
              index={i * row.length + k}
              value={value}
              kind={kind}
              label={label(i, k)}
            />
          )),
        )}
      </div>
    </div>
  );
}

/** The shares of 1 that a row's numbers are, as columns that fill. row: where in the grid. */
export const Pillars = ({ shares, row }) =>
  shares.map((share, j) => (
    <span class="pillar" style={area(row, 2 + j)} aria-hidden="true">
      <span class="moves" style={{ height: `${100 * share}%` }} />
    </span>
  ));

/** What comes out at the end of a row. */
export const Sum = ({ at, children }) => (
  <span class="sum" style={at}>
    <span class="sign" aria-hidden="true">
      Σ
    </span>
    {children}
  </span>
);

/**
 * All the numbers, as Numbers wants them: a row for each vector, [symbol, words, numbers], with four decimals.
 */
export function tableOf(say, lines) {
  const widest = Math.max(...lines.map(([, , values]) => values.length));
  const rows = () =>
    lines.map(([symbol, words, values]) => [
      <>
        <Formula text={symbol} /> {words}
      </>,
      ...Array.from({ length: widest }, (_, i) => (i < values.length ? number(values[i], 4) : "")),
    ]);
  return { head: [say("number"), ...Array.from({ length: widest }, (_, i) => `${i + 1}`)], rows };
}
