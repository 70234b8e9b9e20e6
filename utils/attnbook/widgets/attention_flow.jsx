// AttentionFlow: two sentences, and between them lines that are as wide as the attention weights.
import { linkHorizontal, linkVertical } from "d3-shape";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import style from "./attention_flow.css";
import { Choice, Stepper, Toggle } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait } from "./core/figure.jsx";
import { px } from "./core/layout.js";
import { largest, matrix, tensor } from "./core/tensor.js";
import { number, percent } from "./core/text.js";

const WIDEST = 14; // pixels: the line of a weight of 1
const SEEN = 0.005; // the line of a smaller weight would be too thin to be seen
const NARROW = 480; // pixels: in less, the sentences stand side by side
const BETWEEN = 8; // pixels that two words in a row need between them
const SPREAD = 128; // pixels that a word in a row is given where there is room

function AttentionFlow({ model, say }) {
  const [source] = useTrait(model, "source");
  const [target] = useTrait(model, "target");
  const [raw] = useTrait(model, "weights");
  const [selected, select] = useTrait(model, "selected");
  const [step, setStep] = useTrait(model, "step");
  const [layer, setLayer] = useTrait(model, "layer");
  const [head, setHead] = useTrait(model, "head");
  const [pointed, point] = useState([]);
  const weights = useMemo(() => tensor(raw), [raw]);
  const rows = useMemo(() => matrix(weights, layer, head), [weights, layer, head]);
  const [layers, heads] = weights.shape;

  const written = step < 0 ? target.length : step + 1;
  const exists = ([side, i]) => side === "source" || i < written; // nothing is true of [], and of a word to come
  const active = [pointed, selected, ["target", step]].find((word) => word[1] >= 0 && exists(word)) ?? [];
  const weightsOf = ([side, k]) => (side === "target" ? rows[k] : rows.slice(0, written).map((row) => row[k]));
  const goTo = (to) => {
    select([]); // else its lines would hide those of the word that is being written
    point([]);
    setStep(to);
  };
  const choose = (word) => {
    point([]);
    select(word);
  };

  return (
    <>
      <div class="controls">
        <Stepper step={step} n={target.length} set={goTo} back={say("back")} next={say("next")}>
          {step < 0 ? say("all shown", { n: target.length }) : say("step", { step: step + 1, n: target.length })}
        </Stepper>
        <Toggle on={step < 0} set={(all) => goTo(all ? -1 : 0)}>
          {say("all")}
        </Toggle>
        <Choice label={say("layer")} options={count(layers)} value={layer} set={setLayer} />
        <Choice label={say("head")} options={count(heads)} value={head} set={setHead} />
        <span class="legend" aria-hidden="true">
          {say("little")} <span class="wedge" style={px({ height: WIDEST })} /> {say("much")}
        </span>
      </div>
      <Flow
        say={say}
        words={{ source, target }}
        rows={rows}
        written={written}
        selected={exists(selected) ? selected : []}
        active={active}
        shares={active.length ? weightsOf(active) : null}
        onChoose={choose}
        onPoint={point}
      />
      <Reading>{reading()}</Reading>
      <Numbers
        say={say}
        head={[`${say("target")} \\ ${say("source")}`, ...source]}
        rows={() => target.map((word, i) => [word, ...Array.from(rows[i], (weight) => number(weight, 3))])}
      />
    </>
  );

  function reading() {
    if (!active.length) return say("start");
    const [side, k] = active;
    const [words, others] = side === "target" ? [target, source] : [source, target];
    const shares = weightsOf(active);
    const most = largest(shares, 3).filter((i) => shares[i] > 0);
    if (!most.length) return say(side === "target" ? "blind" : "unseen", { word: words[k] });
    const whole = (share) => percent(share).replace(" ", "\u00a0"); // a line may not end between 8 and %
    const listed = most.map((i) => say("share", { word: others[i], weight: whole(shares[i]) })).join(", ");
    return say(side === "target" ? "looks" : "seen", { word: words[k], others: listed });
  }
}

/**
 * The two sentences and the lines between them. `written`: how many target words are there yet; `active`: the word
 * whose lines stand out, and `shares` the weights between it and the words of the other sentence.
 */
function Flow({ say, words, rows, written, selected, active, shares, onChoose, onPoint }) {
  const box = useRef(null);
  const places = usePlaces(box, words);
  const toolbar = (side) => {
    const onKeyDown = (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const to = event.key === "Escape" ? selected.length && [] : led(event.key, side);
      if (!to) return;
      event.preventDefault();
      onChoose(to);
      if (to.length) box.current.querySelectorAll(`.${to[0]} button`)[to[1]].focus();
    };
    return (
      <Sentence
        side={side}
        caption={say(`${side} side`)}
        label={`${say(`${side} side`)}. ${say("keys")}`}
        unwritten={say("unwritten")}
        upright={places?.layout === "columns"}
        words={words[side]}
        written={side === "target" ? written : words.source.length}
        chosen={selected[0] === side ? selected[1] : -1}
        active={active[0] === side ? active[1] : -1}
        shares={active.length && active[0] !== side ? shares : null}
        onChoose={(i) => onChoose(selected[0] === side && selected[1] === i ? [] : [side, i])}
        onPoint={(i) => onPoint(i < 0 ? [] : [side, i])}
        onKeyDown={onKeyDown}
      />
    );
  };
  return (
    <div class="flow" ref={box}>
      {toolbar("source")}
      {places && <Lines places={places} rows={rows} written={written} active={active} />}
      {toolbar("target")}
    </div>
  );

  /** The word that a key leads to: along the sentence, or across along the widest line. null: none. */
  function led(key, side) {
    const [before, after, up, down] =
      places.layout === "rows"
        ? ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]
        : ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
    const last = (side === "target" ? written : words.source.length) - 1;
    const at = selected[0] === side ? selected[1] : -1;
    if (key === before || key === after) return [side, Math.max(0, Math.min(last, at + (key === after ? 1 : -1)))];
    if (key === "Home" || key === "End") return [side, key === "Home" ? 0 : last];
    if (key !== (side === "source" ? down : up) || at < 0) return null;
    if (side === "target") return ["source", largest(rows[at], 1)[0]];
    return ["target", largest(rows.slice(0, written).map((row) => row[at]), 1)[0]];
  }
}

function Sentence(props) {
  const { side, caption, label, unwritten, upright, words, written, chosen, active, shares } = props;
  const most = shares ? largest(shares, 1)[0] : -1;
  return (
    <div class={`sentence ${side} ${side === "source" ? "encoder" : "decoder"}`}>
      <p class="side" aria-hidden="true">
        {caption}
      </p>
      <div
        class="words"
        role="toolbar"
        aria-label={label}
        aria-orientation={upright ? "vertical" : "horizontal"}
        onKeyDown={props.onKeyDown}
      >
        {words.map((word, i) => (
          <span class="spot">
            <button
              type="button"
              class={`token ${i === active ? "active" : ""}`}
              tabIndex={i === Math.max(chosen, 0) ? 0 : -1}
              aria-pressed={i === chosen}
              aria-label={i < written ? undefined : unwritten}
              disabled={i >= written}
              onClick={() => props.onChoose(i)}
              onPointerEnter={(event) => event.pointerType === "mouse" && props.onPoint(i)}
              onPointerLeave={(event) => event.pointerType === "mouse" && props.onPoint(-1)}
            >
              <span>{word}</span>
            </button>
            {shares && i < written ? (
              <span class={`share ${i === most ? "most" : shares[i] < SEEN ? "little" : ""}`}>
                {percent(shares[i])}
              </span>
            ) : (
              <span class="share" />
            )}
          </span>
        ))}
      </div>
    </div>
  );
}

function Lines({ places, rows, written, active: [side, k] }) {
  const curves = useMemo(() => {
    const link = places.layout === "rows" ? linkVertical() : linkHorizontal();
    return rows.map((row, i) =>
      Array.from(row, (weight, j) => weight >= SEEN && link({ source: places.source[j], target: places.target[i] })),
    );
  }, [places, rows]);
  const standing = (i, j) => (side === "target" ? i === k : j === k);
  return (
    <svg aria-hidden="true">
      {curves.slice(0, written).map((row, i) =>
        row.map(
          (curve, j) =>
            curve && (
              <path
                key={`${i} ${j}`}
                class={!side ? "" : standing(i, j) ? "lit" : "faded"}
                d={curve}
                stroke-width={WIDEST * rows[i][j]}
                stroke-opacity={side && standing(i, j) ? 0.5 + 0.5 * rows[i][j] : 0.25 + 0.6 * rows[i][j]}
              />
            ),
        ),
      )}
    </svg>
  );
}

/** Where the lines meet the words: { layout, source: [[x, y], …], target: … }, measured anew when a word moves. */
function usePlaces(box, { source, target }) {
  const [places, setPlaces] = useState(null);
  useLayoutEffect(() => {
    const measure = () => setPlaces(measured(box.current));
    measure();
    let frame;
    const observer = new ResizeObserver(() => {
      // A window that grows, a font that comes, a zoom. Not at once: an observer may not change what it observes.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    });
    for (const element of [box.current.parentElement, box.current, ...box.current.querySelectorAll("button")]) {
      observer.observe(element);
    }
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [source, target]);
  return places;
}

function measured(box) {
  const layout = arrange(box);
  const frame = box.getBoundingClientRect();
  const scale = frame.width / parseFloat(getComputedStyle(box).width) || 1; // where a page enlarges what is in it
  const meet = (first) => (button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const [x, y] =
      layout === "rows" ? [(left + right) / 2, first ? bottom : top] : [first ? right : left, (top + bottom) / 2];
    return [(x - frame.left) / scale, (y - frame.top) / scale];
  };
  return {
    layout,
    source: Array.from(box.querySelectorAll(".source button"), meet(true)),
    target: Array.from(box.querySelectorAll(".target button"), meet(false)),
  };
}

/** Sets the sentences in rows if both fit in one row each, and else in columns; returns which. */
function arrange(box) {
  const room = box.parentElement.clientWidth;
  box.dataset.layout = "rows"; // the width that a word needs can only be seen here
  const sentences = Array.from(box.querySelectorAll(".words"), (words) => [...words.querySelectorAll("button")]);
  const fits = (words) => words.reduce((sum, word) => sum + word.offsetWidth + BETWEEN, 0) <= room;
  const layout = room >= NARROW && sentences.every(fits) ? "rows" : "columns";
  box.dataset.layout = layout;
  const longest = Math.max(...sentences.map((words) => words.length));
  box.style.maxWidth = layout === "rows" ? `${SPREAD * longest}px` : ""; // few words need not stand far apart
  return layout;
}

const count = (n) => Array.from({ length: n }, (_, i) => `${i + 1}`);

export default figure(AttentionFlow, style);
