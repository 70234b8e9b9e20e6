// SpanFinder: which words of a story a model takes for the beginning and the end of an answer, and what becomes of it.
import { useMemo, useRef, useState } from "preact/hooks";
import { Slider } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { moved } from "./core/keyboard.js";
import { scale } from "./core/plot.jsx";
import { matrix, tensor } from "./core/tensor.js";
import { number, percent, together } from "./core/text.js";
import { answered, find, isRight, rank, sentences, trap } from "./span_finder_spans.js";
import style from "./span_finder.css";

const LISTED = 5; // spans
const WHOLE = 6; // words that are quoted
const WRITTEN = 0.1; // a share that is as large has its number beside its bar
const RIM = 0.05; // of a lane that stays free on either side
const [DOT, ROW] = [6, 17]; // pixels: how far a dot's middle is from its rim, and from the dots below it
const CLS = "[CLS]";

function SpanFinder({ model, say }) {
  const [words] = useTrait(model, "words");
  const [questions] = useTrait(model, "questions");
  const [startRaw] = useTrait(model, "start");
  const [endRaw] = useTrait(model, "end");
  const [longest] = useTrait(model, "longest");
  const [selected, setSelected] = useTrait(model, "selected");
  const [threshold, setThreshold] = useTrait(model, "threshold");
  const [span, setSpan] = useTrait(model, "span");
  const all = useMemo(() => {
    const [starts, ends] = [startRaw, endRaw].map((raw) => matrix(tensor(raw)).map((row) => Array.from(row)));
    return questions.map((_, q) => find(starts[q], ends[q], longest));
  }, [questions, startRaw, endRaw, longest]);

  const outcomes = all.map((found, q) => {
    const answer = answered(found, threshold);
    return { answer, right: isRight(words, answer, questions[q].answer) };
  });
  const quoted = (first, end) => {
    const text = words.slice(first, end).join(" ");
    const again = words.some((_, i) => i !== first && words.slice(i, i + end - first).join(" ") === text);
    return say(again ? "quoted at" : "quoted", { span: short(words, first, end), place: first + 1 });
  };
  const answerOf = (answer, name = quoted) => (answer ? name(answer.first, answer.end) : say("no answer"));
  const plain = (first, end) => say("quoted", { span: short(words, first, end) });
  const found = all[selected];
  const { answer } = outcomes[selected];
  const truth = questions[selected].answer;
  const yours = span.length ? { first: span[0], end: span[1], score: sum(found.parts(...span)) } : null;

  return (
    <>
      <Questions {...{ say, questions, outcomes, selected, setSelected }} answerOf={(answer) => answerOf(answer, plain)} />
      <Reading>{reading()}</Reading>
      <Legend say={say} />
      <Story {...{ say, words, found, answer, truth, span, setSpan }} />
      <div class="desk">
        <div>
          <p class="title">{say("best")}</p>
          <Best {...{ say, found, answer, truth, yours, threshold, quoted }} />
          <p class="hint">
            <svg class="sample" width="10" height="14" aria-hidden="true">
              <path class="limit" d="M5 0V14" />
            </svg>{" "}
            {say("line")}. {say("sum")}
          </p>
          <p class="alone">{alone()}</p>
        </div>
        <div class="pass">
          <Threshold {...{ say, all, questions, words, selected, threshold, setThreshold }} />
          <p class="ahead">{say(answer ? "passes" : "fails", { margin: number(found.margin) })}</p>
          <p class="total" role="status">
            {total()}
          </p>
        </div>
      </div>
      <Numbers
        say={say}
        head={["place", "begins", "ends"].map((word) => say(word))}
        rows={() => [CLS, ...words].map((word, i) => [word, share(found.begins[i]), share(found.ends[i])])}
        more={[bestTable(), allTable()]}
      />
    </>
  );

  function reading() {
    const [first, last] = answer ? [answer.first + 1, answer.end] : [0, 0];
    const said = say(answer ? "answers" : "refuses", {
      answer: answerOf(answer),
      begins: together(percent(found.begins[first])),
      ends: together(percent(found.ends[last])),
      verdict: verdict(),
    });
    return yours ? `${said} ${own()}` : said;
  }

  function verdict() {
    const isTold = truth.length > 0;
    if (!outcomes[selected].right) return say(isTold ? "wrong" : "wrong answer", { right: isTold && quoted(...truth) });
    if (!answer) return say("right refusal");
    return say(answer.first === truth[0] ? "right" : "right elsewhere");
  }

  function own() {
    const length = yours.end - yours.first;
    return say(length > longest ? "too long" : "rank", {
      span: quoted(yours.first, yours.end),
      rank: rank(found.spans, yours.score),
      n: found.spans.length,
      length,
      longest,
    });
  }

  function alone() {
    const [first, last] = found.alone;
    const name = (i) => (i ? quoted(i - 1, i) : CLS);
    const so = trap(found.alone, longest);
    const told = say(`alone ${so}`, { length: last - first + 1, longest });
    return (
      <>
        {say("alone", { first: name(first), last: name(last) })}{" "}
        {so === "best" || so === "none" ? told : <strong>{told}</strong>}
      </>
    );
  }

  function total() {
    const count = (some) => outcomes.filter((outcome, q) => some(outcome, questions[q].answer.length > 0)).length;
    const told = count((_, isTold) => isTold);
    const parts = [say("right of all", { right: count(({ right }) => right), n: outcomes.length })];
    if (told) {
      parts.push(
        say("told of", {
          right: count(({ right }, isTold) => isTold && right),
          n: told,
          refused: count(({ answer }, isTold) => isTold && !answer),
        }),
      );
    }
    if (told < outcomes.length) {
      parts.push(
        say("untold of", { right: count(({ right }, isTold) => !isTold && right), n: outcomes.length - told }),
      );
    }
    return parts.join(" ");
  }

  function bestTable() {
    const line = (name, parts) => [name, ...[...parts, sum(parts)].map((value) => number(value, 3))];
    const spanLine = (name, { first, end }) => line(name, found.parts(first, end));
    return {
      head: ["span", "begins", "ends", "score"].map((word) => say(word)),
      rows: () => [
        ...found.spans.slice(0, LISTED).map((one) => spanLine(quoted(one.first, one.end), one)),
        line(say("no answer"), found.parts(-1, 0)),
        ...(yours ? [spanLine(`${quoted(yours.first, yours.end)} (${say("is yours")})`, yours)] : []),
      ],
    };
  }

  function allTable() {
    return {
      head: ["asked", "ahead", "answer", "verdict"].map((word) => say(word)),
      rows: () =>
        questions.map((question, q) => [
          question.words.join(" "),
          number(all[q].margin, 3),
          answerOf(outcomes[q].answer),
          say(outcomes[q].right ? "yes" : "no"),
        ]),
    };
  }
}

/** Words as they are quoted: of many, those at both ends. */
function short(words, first, end) {
  if (end - first <= WHOLE) return words.slice(first, end).join(" ");
  return [...words.slice(first, first + WHOLE - 2), "…", words[end - 1]].join(" ");
}

const sum = ([a, b]) => a + b;

/** 0.9137 → "91.4 %", for the table. */
const share = (value) => `${number(100 * value, 1)} %`;

/** The questions, to choose one of, each with what is answered at the threshold, and whether that is right. */
function Questions({ say, questions, outcomes, selected, setSelected, answerOf }) {
  const list = useRef(null);
  const onKeyDown = (event) => {
    const to = moved(event, [selected, 0], questions.length, 1);
    if (!to) return;
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    const next = Math.max(0, Math.min(questions.length - 1, to[0] + way));
    setSelected(next);
    list.current.children[next].focus();
  };
  return (
    <div class="questions" role="radiogroup" aria-label={say("questions")} ref={list} onKeyDown={onKeyDown}>
      {questions.map(({ words }, q) => {
        const { answer, right } = outcomes[q];
        const question = words.join(" ");
        return (
          <button
            type="button"
            class="question"
            role="radio"
            aria-checked={q === selected}
            aria-label={say("question", { question, answer: answerOf(answer), verdict: say(right ? "yes" : "no") })}
            tabIndex={q === selected ? 0 : -1}
            onClick={() => setSelected(q)}
          >
            <span class="asked">{question}</span>
            <span class={`answer ${answer ? "" : "none"}`}>{answerOf(answer)}</span>
            <span class="mark">{right ? "✓" : "✗"}</span>
          </button>
        );
      })}
    </div>
  );
}

const Legend = ({ say }) => (
  <p class="legends">
    <span class="legend">
      <span class="sample-bar begins" aria-hidden="true" /> {say("begins here")}
    </span>
    <span class="legend">
      <span class="sample-bar ends" aria-hidden="true" /> {say("ends here")}
    </span>
    <span class="legend">{say("cls")}</span>
    {["given", "right", "yours"].map((kind) => (
      <span class="legend">
        <span class={`text ${kind} sole`}>{say(`is ${kind}`)}</span>
      </span>
    ))}
  </p>
);

/**
 * The story, a bar above each word for how likely the answer begins there, and one below for how likely it ends there.
 * One stop for the Tab key; the arrow keys go along. Two words that are chosen one after the other are a span.
 */
function Story({ say, words, found, answer, truth, span, setSpan }) {
  const list = useRef(null);
  const [at, setAt] = useState(0); // the word that the Tab key stops at
  const [anchor, setAnchor] = useState(null); // the word that the next one makes a span with
  const open = anchor !== null && span.length && anchor >= span[0] && anchor < span[1];
  const between = (a, b) => [Math.min(a, b), Math.max(a, b) + 1];
  const letGo = () => {
    setAnchor(null);
    setSpan([]);
  };
  const choose = (i, further) => {
    if (open && (further || span[1] - span[0] === 1)) {
      if (!further && i === anchor) return letGo();
      if (!further) setAnchor(null);
      return setSpan(between(anchor, i));
    }
    setAnchor(i);
    setSpan([i, i + 1]);
  };
  const onKeyDown = (event) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") return; // they scroll the page
    if (event.key === "Escape" && span.length) {
      event.preventDefault();
      letGo();
      return;
    }
    const to = moved(event, [0, at], 1, words.length);
    if (!to) return;
    list.current.querySelector(`[data-word="${to[1]}"]`).focus();
    if (!event.shiftKey) return;
    const from = open ? anchor : at;
    setAnchor(from);
    setSpan(between(from, to[1]));
  };
  const marks = (i, one, kind) => {
    if (!one?.length || i < one[0] || i >= one[1]) return "";
    return `${kind} ${i === one[0] ? `${kind}-first` : ""} ${i === one[1] - 1 ? `${kind}-last` : ""}`;
  };
  const given = answer && [answer.first, answer.end];
  const word = ({ word, i }) => (
    <button
      type="button"
      class="word"
      data-word={i}
      tabIndex={i === at ? 0 : -1}
      aria-pressed={span.length > 0 && i >= span[0] && i < span[1]}
      aria-label={say("word", { word, begins: percent(found.begins[i + 1]), ends: percent(found.ends[i + 1]) })}
      onFocus={() => setAt(i)}
      onClick={(event) => choose(i, event.shiftKey)}
    >
      <Bar kind="begins" share={found.begins[i + 1]} />
      <span class={`text ${marks(i, given, "given")} ${marks(i, truth, "right")} ${marks(i, span, "yours")}`}>{word}</span>
      <Bar kind="ends" share={found.ends[i + 1]} />
    </button>
  );
  return (
    <div class="story" role="toolbar" aria-label={say("story")} ref={list} onKeyDown={onKeyDown}>
      <span class="sentence">
        <span class="word none">
          <Bar kind="begins" share={found.begins[0]} />
          <span class={`text ${answer ? "" : "given sole"} ${truth.length ? "" : "right sole"}`}>{CLS}</span>
          <Bar kind="ends" share={found.ends[0]} />
        </span>
      </span>
      {sentences(words).map((sentence) => (
        <span class="sentence">{sentence.map(word)}</span>
      ))}
    </div>
  );
}

const Bar = ({ kind, share }) => (
  <span class={`column ${kind}`} aria-hidden="true">
    <span class="share moves" style={{ height: `calc(${share} * var(--bar))` }} />
    <span class="percent">{share >= WRITTEN ? percent(share) : ""}</span>
  </span>
);

/** The best spans and no answer as bars from zero, and the line that the best span has to pass; below, the reader's. */
function Best({ say, found, answer, truth, yours, threshold, quoted }) {
  const none = { score: found.none, none: true };
  const rows = [...found.spans.slice(0, LISTED), none].sort((a, b) => b.score - a.score);
  const scores = [0, ...rows.map(({ score }) => score), ...(yours ? [yours.score] : [])];
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const across = scale([least, most], [100 * RIM, 100 - 100 * RIM]);
  const limit = Math.max(0.5, Math.min(99.5, across(found.none + threshold)));
  const zero = across(0);
  const lane = ({ score, none }) => {
    const to = across(score);
    const shift = none && [Math.min(to, limit), Math.abs(to - limit)];
    return (
      <span class="lane" aria-hidden="true">
        <span class="zero" style={{ left: `${zero}%` }} />
        <span class="bar moves" style={{ left: `${Math.min(zero, to)}%`, width: `${Math.abs(to - zero)}%` }} />
        {shift && <span class="shift" style={{ left: `${shift[0]}%`, width: `${shift[1]}%` }} />}
        <span class="limit" style={{ left: `${limit}%` }} />
      </span>
    );
  };
  const row = (one) => {
    const isGiven = one.none ? !answer : one === answer;
    const isTruth = one.none ? !truth.length : one.first === truth[0] && one.end === truth[1];
    return (
      <li class={`row ${one.none ? "none" : ""} ${isGiven ? "chosen" : ""}`}>
        <span class={`name text ${isGiven ? "given sole" : ""} ${isTruth ? "right sole" : ""}`}>
          {one.none ? say("no answer") : quoted(one.first, one.end)}
        </span>
        {lane(one)}
        <span class="number">{number(one.score)}</span>
      </li>
    );
  };
  return (
    <>
      <ul class="best">{rows.map(row)}</ul>
      <ul class="best own">
        {yours ? (
          <li class="row">
            <span class="name text yours sole">{quoted(yours.first, yours.end)}</span>
            {lane(yours)}
            <span class="number">{number(yours.score)}</span>
          </li>
        ) : (
          <li class="hint">{say("how")}</li>
        )}
      </ul>
    </>
  );
}

/** The threshold, and where all questions stand against it: to its right they are answered, to its left they aren't. */
function Threshold({ say, all, questions, words, selected, threshold, setThreshold }) {
  const [box, width] = useWidth();
  const largest = useRef(0);
  // From outside, a threshold may be larger than all of them.
  largest.current = Math.max(largest.current, Math.abs(threshold), ...all.map(({ margin }) => Math.abs(margin) + 0.5));
  const limit = Math.ceil(largest.current);
  const step = limit <= 2 ? 0.02 : limit <= 40 ? 0.1 : 1;
  const across = scale([-limit, limit], [DOT + 2, (width ?? 0) - DOT - 2]);
  const dots = useMemo(() => placed(all, across), [all, width, limit]);
  const rows = Math.max(...dots.map(({ row }) => row)) + 1;
  const height = rows * ROW + 12;
  const kindOf = (q) => {
    if (!questions[q].answer.length) return "none";
    return isRight(words, all[q].spans[0], questions[q].answer) ? "right" : "wrong";
  };
  const here = across(threshold);
  const base = height - 6 - DOT - 2;
  return (
    <>
      <Slider
        label={say("threshold")}
        value={threshold}
        min={-limit}
        max={limit}
        step={step}
        shown={number(threshold)}
        set={setThreshold}
      />
      <div class="dots" ref={box}>
        {width && (
          <svg width={width} height={height} role="img" aria-label={say("margins")}>
            <path class="axis" d={`M0 ${height - 5}H${width}M${across(0)} ${height - 8}V${height - 2}`} />
            <path class="limit" d={`M${here} 0V${height}`} />
            {dots.map(({ x, row }, q) => (
              <Dot kind={kindOf(q)} chosen={q === selected} x={x} y={base - row * ROW} />
            ))}
          </svg>
        )}
      </div>
      <p class="sides hint" aria-hidden="true">
        <span>{say("refused")}</span>
        <span>{say("answered")}</span>
      </p>
      <p class="legends">
        {["right", "wrong", "none"].map((kind) => (
          <span class="legend">
            <svg width="14" height="14" aria-hidden="true">
              <Dot kind={kind} x={7} y={7} />
            </svg>
            {say(`dot ${kind}`)}
          </span>
        ))}
      </p>
    </>
  );
}

/** The dots of all questions, none upon another: one that is too near to another is put above it. */
function placed(all, across) {
  const done = [];
  return all.map(({ margin }) => {
    const x = across(margin);
    const taken = done.filter((dot) => Math.abs(dot.x - x) < ROW).map(({ row }) => row);
    let row = 0;
    while (taken.includes(row)) row += 1;
    done.push({ x, row });
    return { x, row };
  });
}

const Dot = ({ kind, chosen = false, x, y }) => (
  <g class={`dot ${kind} ${chosen ? "selected" : ""}`} transform={`translate(${x} ${y})`}>
    {chosen && <circle class="halo" r={DOT + 1.5} />}
    {kind === "wrong" ? <path d="M-3.5-3.5 3.5 3.5M3.5-3.5-3.5 3.5" /> : <circle r="4" />}
  </g>
);

export default figure(SpanFinder, style);
