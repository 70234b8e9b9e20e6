// DecodeStepper: what the decoder reads and what it says next, step by step, and what a wrong word does to it.
import { useMemo, useRef, useState } from "preact/hooks";
import { Stepper } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait } from "./core/figure.jsx";
import { moved } from "./core/keyboard.js";
import { matrix, tensor } from "./core/tensor.js";
import { number, percent } from "./core/text.js";
import style from "./decode_stepper.css";

const START = "<sos>";
const END = "<eos>";
const NOTHING = 1e-6; // what rounding leaves when the candidates' shares fill up to one

function DecodeStepper({ model, say }) {
  const [source] = useTrait(model, "source");
  const [truth] = useTrait(model, "truth");
  const [forced, setForced] = useTrait(model, "teacher_forcing");
  const [step, setStep] = useTrait(model, "step");
  const [slips, setSlips] = useTrait(model, "slips");
  const nextWords = useNextWords(model);
  const steps = unroll(nextWords, truth, forced, slips);
  const last = Math.min(step, steps.length - 1);
  const shown = steps.slice(0, last + 1);
  const columns = useRef(null);
  const candidate = (t, i) => columns.current.querySelectorAll(".step")[t].querySelectorAll(".candidate")[i];

  /** Another run: as much of it is shown as of the one before, and in any case the step `upTo`. */
  const go = (nowForced, wanted, upTo = 0) => {
    const kept = possible(nextWords, truth, nowForced, wanted);
    const end = unroll(nextWords, truth, nowForced, kept).length - 1;
    const allShown = last === steps.length - 1;
    if (nowForced !== forced) setForced(nowForced);
    setSlips(kept);
    setStep(allShown ? end : Math.min(end, Math.max(last, upTo)));
  };
  const undo = (t) => {
    const { choices, next } = steps[t];
    // The button that was pressed goes away; the word that it took back stays.
    candidate(t, Math.max(0, choices.findIndex(({ word }) => word === next))).focus();
    go(forced, without(slips, t));
  };
  const choose = (t, word) => {
    const { usual, next, nextFrom } = steps[t];
    const back = word === usual || (nextFrom === "reader" && word === next);
    go(forced, back ? without(slips, t) : [...without(slips, t), [t, word]], t + 1);
  };

  return (
    <>
      <Sentences say={say} source={source} truth={truth} steps={steps} shown={last} forced={forced} />
      <div class="controls">
        <Mode say={say} forced={forced} set={(to) => to !== forced && go(to, slips)} />
      </div>
      <Columns say={say} steps={steps} shown={last} forced={forced} list={columns} {...{ candidate, choose, undo }} />
      <p class="legend">
        <span>{say("try")}</span>
        <span class="sign"><b>✓</b> {say("is truth")}</span>
        <span class="sign"><b>→</b> {say("is next")}</span>
        <span class="sign"><b>✎</b> {say("is slip")}</span>
      </p>
      <div class="controls">
        <Stepper step={last} n={steps.length} set={setStep} back={say("back")} next={say("next")}>
          {say("place", { step: last + 1, all: steps.length })}
        </Stepper>
        <button type="button" disabled={last === steps.length - 1} onClick={() => setStep(steps.length - 1)}>
          {say("all")}
        </button>
        <button type="button" disabled={slips.length === 0} onClick={() => go(forced, [])}>
          {say("undo all")}
        </button>
      </div>
      <Reading>{reading(say, steps[last], last, slips)}</Reading>
      <NumberTable say={say} shown={shown} />
    </>
  );
}

/** What follows a beginning: a function from its words to [{ word, share }, …], or null where it was not computed. */
function useNextWords(model) {
  const [words] = useTrait(model, "words");
  const [beginnings] = useTrait(model, "beginnings");
  const [candidates] = useTrait(model, "candidates");
  const [probabilities] = useTrait(model, "probabilities");
  return useMemo(() => {
    const shares = matrix(tensor(probabilities));
    const ids = new Map(words.map((word, id) => [word, id]));
    const rows = new Map(beginnings.map((beginning, row) => [beginning.join(" "), row]));
    return (beginning) => {
      const row = rows.get(beginning.map((word) => ids.get(word) ?? "?").join(" "));
      if (row === undefined) return null;
      return candidates[row].map((id, i) => ({ word: words[id], share: shares[row][i] }));
    };
  }, [words, beginnings, candidates, probabilities]);
}

/**
 * The steps of one run. Each has what it `read` and `from` where, the `choices` for the next word (null: not computed),
 * the `truth` (null where it is over), the word that was `said`, the one that is `usual` to read next, and the one that
 * comes `next`, `nextFrom` the reader where it is a slip.
 */
function unroll(nextWords, truth, forced, slips) {
  const put = new Map(slips);
  const steps = [];
  const beginning = [];
  let from = "start";
  for (;;) {
    const t = steps.length;
    const choices = nextWords(beginning);
    const step = { read: [START, ...beginning], from, choices, truth: [...truth, END][t] ?? null };
    steps.push(step);
    if (!choices) return steps;
    step.said = choices[0].word;
    const told = forced && step.truth !== null;
    step.usual = told ? step.truth : step.said;
    step.next = put.get(t) ?? step.usual;
    step.nextFrom = from = put.has(t) ? "reader" : told ? "truth" : "itself";
    if (step.next === END) return steps;
    beginning.push(step.next);
  }
}

/** The slips that can still be made, one after the other: each with a word that the figure knows something of there. */
function possible(nextWords, truth, forced, slips) {
  return [...slips]
    .sort(([a], [b]) => a - b)
    .reduce((kept, [t, word]) => {
      const { read, choices } = unroll(nextWords, truth, forced, kept)[t] ?? {};
      const stays = choices && (choices.some((one) => one.word === word) || nextWords([...read.slice(1), word]));
      return stays ? [...kept, [t, word]] : kept;
    }, []);
}

const without = (slips, t) => slips.filter(([position]) => position !== t);

const isSlip = ({ nextFrom }) => nextFrom === "reader";

/**
 * The word of a step in the decoder's sentence, and whether it is "right" or "wrong". Where the decoder reads what it
 * writes, a word that the reader put in is part of the sentence: a "slip", which is not for the decoder to answer for.
 */
function spoken(step, forced) {
  if (isSlip(step) && !forced) return { word: step.next, verdict: "slip" };
  return { word: step.said, verdict: step.said === step.truth ? "right" : "wrong" };
}

const SIGNS = { right: "✓", wrong: "✗", slip: "✎" };

/** A sign that a screen reader says in words. */
function Sign({ name, children }) {
  return (
    <span class="mark" role="img" aria-label={name}>
      {children}
    </span>
  );
}

/** The source, and under each word of the truth the one that the decoder says. */
function Sentences({ say, source, truth, steps, shown, forced }) {
  const trueWords = [...truth, END];
  const said = steps.filter(({ choices }) => choices).map((step) => spoken(step, forced));
  const places = Math.max(trueWords.length, said.length);
  const judged = said.slice(0, shown + 1).filter(({ verdict }) => verdict !== "slip");
  return (
    <div class="sentences">
      <span class="name">{say("source")}</span>
      <p class="source encoder">
        {source.map((word) => (
          <span class="chip">{word}</span>
        ))}
      </p>
      <span class="name pair" aria-hidden="true">
        <span>{say("truth")}</span>
        <span>{say(forced ? "says" : "writes")}</span>
      </span>
      <ol class="pairs" aria-label={say("compared")}>
        {Array.from({ length: places }, (_, t) => (
          <li class="pair">
            <span class="true">{trueWords[t] ?? "–"}</span>
            <span class={`said ${t <= shown ? "" : "later"}`}>
              {said[t] && (
                <span class="inner">
                  {said[t].word} <Sign name={say(`is ${said[t].verdict}`)}>{SIGNS[said[t].verdict]}</Sign>
                </span>
              )}
            </span>
          </li>
        ))}
        {judged.length > 0 && (
          <li class="score">
            {say("score", { right: judged.filter(({ verdict }) => verdict === "right").length, all: judged.length })}
          </li>
        )}
      </ol>
    </div>
  );
}

function Mode({ say, forced, set }) {
  return (
    <div class="mode" role="group" aria-label={say("mode")}>
      <button type="button" aria-pressed={forced} onClick={() => set(true)}>
        {say("forced")}
      </button>
      <button type="button" aria-pressed={!forced} onClick={() => set(false)}>
        {say("free")}
      </button>
    </div>
  );
}

/** The unrolled steps. Those that are not shown yet keep their room. */
function Columns({ say, steps, shown, forced, list, candidate, choose, undo }) {
  // One stop for the Tab key: the candidate that was last used, or the first of the newest step.
  const [used, use] = useState(null);
  const newest = steps[shown].choices ? shown : shown - 1;
  const stop = used && used[1] <= newest ? used : [0, newest];
  const onKeyDown = (event) => {
    if (!event.target.classList.contains("candidate")) return;
    const to = moved(event, stop, steps[0].choices.length, newest + 1);
    if (to) candidate(to[1], to[0]).focus();
  };
  return (
    <ol
      class="steps"
      ref={list}
      aria-label={`${say("label")}. ${say("keys")}`}
      style={{ maxWidth: `${steps.length * 15}rem` }}
      onKeyDown={onKeyDown}
    >
      {steps.map((step, t) => (
        <li class={`step ${t > shown ? "later" : ""}`} key={t}>
          <div class="inner">
            <Read say={say} step={step} t={t} undo={() => undo(t - 1)} />
            <div class={`state ${t === 0 ? "encoder" : "decoder"}`} aria-hidden="true">
              →
            </div>
            <div class="box">{say("step", { step: t + 1 })}</div>
            {step.choices ? (
              <Choices
                say={say}
                step={step}
                forced={forced}
                stop={stop[1] === t ? stop[0] : -1}
                use={(i) => use([i, t])}
                choose={(word) => choose(t, word)}
              />
            ) : (
              <p class="unknown">{say("not computed")}</p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The word that a step reads, and where it comes from. */
function Read({ say, step, t, undo }) {
  const word = step.read[step.read.length - 1];
  const slipped = step.from === "reader";
  return (
    <div class="read">
      <span class="soft">{say("reads")}</span>
      <span class={`chip decoder ${slipped ? "slip" : ""}`}>
        {slipped && <span aria-hidden="true">✎ </span>}
        {word}
      </span>
      <span class="from soft">
        <span>{say(`from ${step.from}`)}</span>
        {slipped && (
          <button type="button" class="undo" aria-label={say("undo slip", { word, step: t + 1 })} onClick={undo}>
            {say("undo")}
          </button>
        )}
      </span>
    </div>
  );
}

/** The likeliest next words of one step, and what is to be said about them. */
function Choices({ say, step, forced, stop, use, choose }) {
  const { choices, truth, next } = step;
  const others = Math.max(0, 1 - choices.reduce((sum, { share }) => sum + share, 0));
  const listed = (wanted) => choices.some(({ word }) => word === wanted);
  return (
    <>
      <ul class="choices">
        {choices.map(({ word, share }, i) => (
          <li key={word}>
            <button
              type="button"
              class={`candidate ${isSlip(step) && word === next ? "slip" : ""}`}
              aria-pressed={word === next}
              tabIndex={i === stop ? 0 : -1}
              onFocus={() => use(i)}
              onClick={() => choose(word)}
            >
              <span class="word">
                {word} {word === truth && <Sign name={say("is truth")}>✓</Sign>}
              </span>{" "}
              <span class="number">{percent(share)}</span> {word === next && <GoesOn say={say} step={step} />}
              <Bar share={share} />
            </button>
          </li>
        ))}
        <li class="others">
          <span class="word">
            {say("others")} {truth !== null && !listed(truth) && <Sign name={say("truth elsewhere")}>✓</Sign>}
          </span>{" "}
          <span class="number">{percent(others < NOTHING ? 0 : others)}</span>{" "}
          {!listed(next) && <GoesOn say={say} step={step} />}
          <Bar share={others} />
        </li>
      </ul>
      <p class="true-word">{truth === null ? say("no true word") : `✓ ${say("true word", { word: truth })}`}</p>
      <p class="note">{note(say, step, forced)}</p>
    </>
  );
}

/** The sign of the word that is read next; the end of the sentence is read by nobody. */
function GoesOn({ say, step }) {
  if (step.next === END && !isSlip(step)) return null;
  return (
    <span class="goes">
      <Sign name={say(isSlip(step) ? "is slip" : "is next")}>{isSlip(step) ? "✎" : "→"}</Sign>
    </span>
  );
}

function Bar({ share }) {
  return (
    <span class="track" aria-hidden="true">
      <span class="bar moves" style={{ width: `${100 * share}%` }} />
    </span>
  );
}

/** What happens to the word that was said, in a line under the candidates; nothing where all is well. */
function note(say, step, forced) {
  const words = { said: step.said, next: step.next };
  if (isSlip(step)) return say("note slip", words);
  if (step.next === END) return say("note end");
  if (step.said === step.truth) return "";
  return say(forced && step.truth !== null ? "note forced" : "note own", words);
}

/** The newest step in words. */
function reading(say, step, t, slips) {
  const read = step.read.join(" ");
  if (!step.choices) return say(slips.length ? "reading too many slips" : "reading too long", { read });
  const words = { said: step.said, next: step.next, truth: step.truth };
  const [{ word, share }] = step.choices;
  const unbroken = percent(share).replace(" ", "\u00a0"); // no line may end before its per cent sign
  const sentences = [say("reading", { step: t + 1, read, word, share: unbroken })];
  if (step.truth === null) sentences.push(say("reading over"));
  else sentences.push(say(step.said === step.truth ? "reading right" : "reading wrong", words));
  if (isSlip(step)) sentences.push(say("reading slip", words));
  else if (step.next !== step.said) sentences.push(say("reading forced", words));
  else if (step.said !== step.truth && step.next !== END) sentences.push(say("reading own"));
  if (step.next === END) sentences.push(say("reading end"));
  return sentences.join(" ");
}

function NumberTable({ say, shown }) {
  const computed = shown.filter(({ choices }) => choices);
  const places = computed[0].choices.map((_, i) => `${i + 1}.`);
  return (
    <Numbers
      say={say}
      head={[say("having read"), ...places, say("others")]}
      rows={() =>
        computed.map(({ read, choices }) => [
          read.join(" "),
          ...choices.map(({ word, share }) => `${word} ${number(share, 3)}`),
          number(1 - choices.reduce((sum, { share }) => sum + share, 0), 3),
        ])
      }
    />
  );
}

export default figure(DecodeStepper, style);
