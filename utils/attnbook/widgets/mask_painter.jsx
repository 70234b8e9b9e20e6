// MaskPainter: a mask that the reader paints, the attention weights that it leaves, and what leaks through it.
import { useMemo, useRef } from "preact/hooks";
import { Bars } from "./core/bars.jsx";
import { Toggle } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { moved } from "./core/keyboard.js";
import { measure, px } from "./core/layout.js";
import { matrix, tensor } from "./core/tensor.js";
import { number, percent, together } from "./core/text.js";
import { BEFORE, audit, painted, presets, same, stroke, weightsOf } from "./mask_painter_masks.js";
import style from "./mask_painter.css";

// All in pixels:
const [SMALLEST, LARGEST] = [24, 44]; // a cell
const GAP = 28; // between the two squares
const WIDEST_WORD = 90;
const SLANT = (40 * Math.PI) / 180; // of the words over the columns

function MaskPainter({ model, say }) {
  const [words] = useTrait(model, "words");
  const [rawScores] = useTrait(model, "scores");
  const [answers] = useTrait(model, "answers");
  const [mask, setMask] = useTrait(model, "mask");
  const [selected, select] = useTrait(model, "selected");
  const [box, width] = useWidth();
  const scores = useMemo(() => matrix(tensor(rawScores)), [rawScores]);
  const weights = useMemo(() => weightsOf(scores, mask), [scores, mask]);
  const found = audit(words, answers, mask, weights);
  const cell = selected.length ? selected : null;

  const read = (to) => {
    if ((to ?? []).join() !== selected.join()) select(to ?? []);
  };
  const paint = (cells, may) => {
    const to = painted(mask, cells, may);
    if (!same(mask, to)) setMask(to);
  };
  const squares = { words, answers, mask, weights, cell, read, room: width && layout(words, width) };

  return (
    <div class="painter">
      <div class="controls" role="group" aria-label={say("presets")}>
        {presets(words).map(([name, preset]) => (
          <Toggle on={same(mask, preset)} set={() => setMask(preset)}>
            {say(name, { n: BEFORE + 1 })}
          </Toggle>
        ))}
      </div>
      <div class="squares" ref={box}>
        {width && (
          <>
            <Square
              {...squares}
              kind="mask"
              title={say("mask")}
              label={`${say("mask label")}. ${say("mask keys")}`}
              paint={paint}
            >
              <Sample kind="may">{say("may")}</Sample>
              <Sample kind="hidden">{say("hidden")}</Sample>
              <Sample kind="answer">{say("answer")}</Sample>
              <Sample kind="answer seen">{say("seen answer")}</Sample>
            </Square>
            <Square
              {...squares}
              kind="weights"
              title={say("weights")}
              label={`${say("weights label")}. ${say("weights keys")}`}
            >
              <span class="legend">
                {say("little")} <span class="ramp" /> {say("much")}
              </span>
            </Square>
          </>
        )}
      </div>
      <p class="about" aria-live="polite">
        {cell ? about(cell) : say("start")}
      </p>
      <p class="title">{say("shares")}</p>
      <Bars
        words={["earlier", "later", "pad"].slice(0, found.hasPad ? 3 : 2).map((word) => say(word))}
        shares={[found.earlier, found.later, found.pad]}
      />
      <Reading>{verdict()}</Reading>
      <Numbers
        say={say}
        {...table("score table", (i, j) => number(scores[i][j]))}
        more={[
          table("masked table", (i, j) => (mask[i][j] ? number(scores[i][j]) : "−∞")),
          table("weight table", (i, j) => number(weights[i][j], 3)),
        ]}
      />
    </div>
  );

  function table(name, shown) {
    return {
      head: [say(name), ...words],
      rows: () => words.map((word, i) => [word, ...words.map((_, j) => shown(i, j))]),
    };
  }

  function about([i, j]) {
    const sentence = mask[i][j] ? "may look" : "may not look";
    const answer = answers[i];
    const key = i === j ? say("itself") : words[j];
    return (
      <>
        <Words
          text={say(sentence, { score: number(scores[i][j]), weight: together(percent(weights[i][j])) })}
          parts={{ query: <b class="query">{words[i]}</b>, key: <b class="key">{key}</b> }}
        />{" "}
        {answer >= 0 && (
          <Words
            text={say(answer === j ? "has to say this" : "has to say")}
            parts={{ answer: <b class="key">{words[answer]}</b> }}
          />
        )}
      </>
    );
  }

  function verdict() {
    const { asked, leaks, later, pad, blind, lost } = found;
    const said = [];
    if (leaks) said.push(say(leaks === 1 ? "one leak" : "leak", { n: leaks, all: asked }));
    else if (found.aheadSeen) said.push(say("ahead", { share: together(percent(later)) }));
    else said.push(say("no leak"));
    const pads = found.padAsks ? "pad seen" : "pad asks nobody";
    if (found.padSeen) said.push(say(pads, { share: together(percent(pad)) }));
    if (blind.length) {
      said.push(say(blind.length === 1 ? "blind" : "blind ones", { words: blind.map((i) => words[i]).join(", ") }));
    }
    if (!found.aheadSeen && !found.padSeen) {
      if (!lost) said.push(say("right"));
      else if (!blind.length) said.push(say(lost === 1 ? "too much one" : "too much", { n: lost }));
    }
    return said.join(" ");
  }
}

const Sample = ({ kind, children }) => (
  <span class="legend">
    <span class={`sample ${kind}`} /> {children}
  </span>
);

/** A text with elements put in for what is in braces. */
const Words = ({ text, parts }) => text.split(/\{(\w+)\}/).map((part, n) => (n % 2 ? parts[part] : part));

/**
 * How large the cells are, and the room for the words at their left and above them. The two squares stand side by side
 * if that fits, with less room for the words if it has to be.
 */
function layout(words, width) {
  const tries = [2, 1].flatMap((squares) => [tried(squares, WIDEST_WORD), tried(squares, (0.18 * width) / squares)]);
  return tries.find(({ size }) => size >= SMALLEST) ?? tries.at(-1);

  function tried(squares, most) {
    const n = words.length;
    const wide = (word) => Math.min(most, measure(word));
    const longest = Math.max(...words.map(wide));
    const left = longest + 10;
    // How far the words over the last columns lean out of the square, into what is empty unless it is the edge.
    const lean = Math.max(0, ...words.map((word, j) => wide(word) * Math.cos(SLANT) - (n - j - 0.5) * SMALLEST));
    const size = Math.floor((width - GAP * (squares - 1) - left * squares - lean) / (n * squares));
    return { size: Math.min(LARGEST, size), left, top: longest * Math.sin(SLANT) + 16, longest };
  }
}

/** One of the two squares: queries down, keys across. With `paint` its cells can be allowed and hidden. */
function Square({ kind, title, label, words, answers, mask, weights, cell, read, paint, room, children }) {
  const { size, left, top, longest } = room;
  const cells = useRef(null);
  const drag = useRef(null); // where it is and what it paints: { at, may }
  const n = words.length;
  const side = n * size;
  const within = (place) => Math.max(0, Math.min(n - 1, Math.floor(place / size)));

  const pointed = (event) => {
    const corner = cells.current.getBoundingClientRect();
    return [within(event.clientY - corner.top), within(event.clientX - corner.left)];
  };
  const onPointerDown = (event) => {
    if (event.button !== 0) return;
    const at = pointed(event);
    read(at);
    if (!paint) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { at, may: !mask[at[0]][at[1]] };
    paint([at], drag.current.may);
  };
  const onPointerMove = (event) => {
    if (event.pointerType !== "mouse" && !drag.current) return;
    const at = pointed(event);
    read(at);
    if (!drag.current) return;
    paint(stroke(drag.current.at, at), drag.current.may); // a quick hand leaves cells out
    drag.current.at = at;
  };
  const stop = () => (drag.current = null);
  const onKeyDown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && cell) {
      event.preventDefault();
      read(null);
    } else if (event.key === " " && paint) {
      event.preventDefault();
      const at = cell ?? [0, 0];
      read(at);
      paint([at], !mask[at[0]][at[1]]);
    } else {
      const to = moved(event, cell, n, n);
      if (!to) return;
      read(to);
      if (event.shiftKey && paint && cell) paint(stroke(cell, to), mask[cell[0]][cell[1]]);
    }
  };

  const ringed = answers.map((j, i) => [i, j]).filter(([, j]) => j >= 0);
  return (
    <div class={`side ${kind}`} style={px({ width: left + side })}>
      <p class="title">{title}</p>
      <div
        class="map"
        tabIndex="0"
        role="application"
        aria-label={label}
        style={px({ width: left + side, height: top + side })}
        onKeyDown={onKeyDown}
      >
        {words.map((word, j) => (
          <span
            class={`column-word key ${cell?.[1] === j ? "chosen" : ""}`}
            style={px({ left: left + (j + 0.5) * size, bottom: side + 4, maxWidth: longest })}
          >
            {word}
          </span>
        ))}
        {words.map((word, i) => (
          <span
            class={`row-word query ${cell?.[0] === i ? "chosen" : ""}`}
            style={px({ top: top + (i + 0.5) * size, right: side + 6, maxWidth: left - 6 })}
          >
            {word}
          </span>
        ))}
        <div
          class="cells"
          ref={cells}
          style={px({ left, top, width: side, height: side })}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={stop}
          onPointerCancel={stop}
          onPointerLeave={(event) => event.pointerType === "mouse" && !drag.current && read(null)}
        >
          {words.map((_, i) =>
            words.map((_, j) => (
              <span class={mask[i][j] ? "cell may" : "cell hidden"} style={px(place(i, j, size))}>
                {kind === "weights" && <span class="weight moves" style={{ opacity: weights[i][j] }} />}
              </span>
            )),
          )}
          {ringed.map(([i, j]) => (
            <span class={`answer ${mask[i][j] ? "seen" : ""}`} style={px(place(i, j, size, size * 0.16))} />
          ))}
          {cell && <span class="row-mark" style={px({ ...place(cell[0], 0, size), width: side })} />}
          {cell && <span class="cell-mark" style={px(place(cell[0], cell[1], size))} />}
          {cell && kind === "weights" && (
            <span class="tip" aria-hidden="true" style={px({ left: (cell[1] + 0.5) * size, top: cell[0] * size })}>
              {percent(weights[cell[0]][cell[1]])}
            </span>
          )}
        </div>
      </div>
      <p class="legends" aria-hidden="true">
        {children}
      </p>
    </div>
  );
}

const place = (i, j, size, inset = 0) => ({
  left: j * size + inset,
  top: i * size + inset,
  width: size - 2 * inset,
  height: size - 2 * inset,
});

export default figure(MaskPainter, style);
