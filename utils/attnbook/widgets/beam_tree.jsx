// BeamTree: beam search as a tree that grows step by step, what it throws away, and what it finds.
import { useEffect, useMemo, useRef } from "preact/hooks";
import { END, beginnings, begins, path, ranked, results, sentence, stepsOf } from "./beam_tree_search.js";
import { Slider, Stepper } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { moved } from "./core/keyboard.js";
import { measure, px } from "./core/layout.js";
import { additions, amount, shown } from "./core/paper.js";
import { number, together } from "./core/text.js";
import style from "./beam_tree.css";

const START = "<sos>";
const STEEPEST = 1.5; // the largest alpha
const ROOT = 56; // pixels for the start
const HEAD = 26; // pixels above the beam
const SLOT = 54; // pixels for a place in the beam
const BOX = 46; // pixels of them for what is kept there
const CUT = 14; // pixels between what is kept and what is thrown away
const SMALL = 24; // pixels for what is thrown away
const NARROW = 480; // pixels: a phone
const SUM = 16; // letters that a word takes in its beginning's product and sum
const BESIDE = 62; // pixels that a box needs beside its word
const LAST = 3; // words of a beginning that the sentence names
const SIGNS = { truth: "✓", greedy: "◇", ended: "■" };

const between = (least, value, most) => Math.max(least, Math.min(most, value));

/** A probability with two decimals, or, where it is small, with two digits. */
const chance = (p) => (p >= 0.1 || p < 0.001 ? amount(p) : number(p, 1 - Math.floor(Math.log10(p))));

/** A probability as it is shown. */
const shownChance = (p) => Number(p.toPrecision(2));

function BeamTree({ model, say }) {
  const [source] = useTrait(model, "source");
  const [truth] = useTrait(model, "truth");
  const [truthLogP] = useTrait(model, "truth_log_p");
  const [words] = useTrait(model, "words");
  const [parents] = useTrait(model, "parents");
  const [lastWords] = useTrait(model, "last_words");
  const [raw] = useTrait(model, "log_p");
  const [runs] = useTrait(model, "runs");
  const [most] = useTrait(model, "most");
  const [width, setWidth] = useTrait(model, "width");
  const [alpha, setAlpha] = useTrait(model, "alpha");
  const [wanted, setStep] = useTrait(model, "step");
  const [selected, select] = useTrait(model, "selected");
  const beams = useMemo(() => {
    const nodes = beginnings(parents, lastWords, words, raw);
    return runs.map((run) => stepsOf(run, nodes));
  }, [parents, lastWords, words, raw, runs]);
  const steps = beams[width - 1];
  const last = Math.min(wanted, steps.length);
  const over = last === steps.length;
  const columns = steps.slice(0, last).map(({ grown }) => grown);
  const chosen = columns[selected.length - 1]?.find((one) => sentence(one) === selected.join(" ")) ?? null;
  const final = results(steps, alpha);
  const greedy = results(beams[0], alpha)[0];
  const right = truth.length ? [...truth, END] : [];

  const widen = (to) => {
    setWidth(to);
    if (over) setStep(beams[to - 1].length);
    else setStep(Math.min(last, beams[to - 1].length));
  };
  const asked = last ? steps[last - 1].asked : 0;
  const marks = (one) => [
    begins(one.words, right) && "truth",
    width > 1 && begins(one.words, greedy.one.words) && "greedy",
    one.ended && steps[one.words.length - 1].kept.includes(one) && "ended",
  ];

  return (
    <>
      {source.length > 0 && (
        <p class="source">
          <span class="soft">{say("source")}</span> <span class="encoder">{source.join(" ")}</span>
        </p>
      )}
      <div class="controls">
        {beams.length > 1 && (
          <div class="widths" role="group" aria-label={say("width")}>
            <span aria-hidden="true">{say("width")}</span>
            {beams.map((_, i) => (
              <button type="button" aria-pressed={width === i + 1} onClick={() => width !== i + 1 && widen(i + 1)}>
                {i === 0 ? say("greedy width") : i + 1}
              </button>
            ))}
          </div>
        )}
        <Stepper step={last} n={steps.length + 1} set={setStep} back={say("back")} next={say("next")}>
          {say("place", { step: last, all: steps.length })}
        </Stepper>
        <span class="ends">
          <button type="button" aria-disabled={over} onClick={() => !over && setStep(steps.length)}>
            {say("end")}
          </button>
          <button type="button" aria-disabled={last === 0} onClick={() => last > 0 && setStep(0)}>
            {say("again")}
          </button>
        </span>
      </div>
      <p class="asked">
        {say("asked", { n: asked })}{" "}
        {width > 1 && (
          <span class="soft">({say("asked greedy", { n: beams[0][beams[0].length - 1].asked })})</span>
        )}
      </p>
      <Tree
        {...{ say, width, steps, columns, chosen, marks }}
        bold={path(chosen ?? (over ? final[0].one : null))}
        choose={(one) => select(one ? one.words : [])}
      />
      <p class="legend">
        <span>{say("choose")}</span>
        <span>{say("numbers")}</span>
        <span>{say("thick")}</span>
        {[right.length > 0 && "truth", width > 1 && "greedy", "ended"].filter(Boolean).map((mark) => (
          <span>
            <b aria-hidden="true">{SIGNS[mark]}</b> {say(`is ${mark}`)}
          </span>
        ))}
      </p>
      <Roomy texts={[...steps, null].map((_, k) => reading(say, steps, width, k, most))}>
        <Reading>{reading(say, steps, width, last, most)}</Reading>
      </Roomy>
      <div class="desk">
        <Chosen {...{ say, steps, chosen }} best={columns[last - 1]?.[0] ?? null} />
        <Found
          {...{ say, alpha, setAlpha, steps, last, over, width, final, greedy, truthLogP, right, chosen }}
          pick={(one) => select(one.words)}
        />
        <Beside {...{ say, alpha, greedy, truthLogP, right }} />
      </div>
      <Numbers
        say={say}
        head={["in step", "place in step", "beginning", "p", "log p", "fate"].map((name) => say(name))}
        rows={() => listed(say, steps.slice(0, last))}
        more={[
          {
            head: ["sentence", "n", "log p", "divisor", "score"].map((name) => say(name)),
            rows: () => (over ? final : ranked(steps[last - 1]?.found ?? [], alpha)).map(scored),
          },
          {
            head: ["each width", "best sentence", "log p", "score", "asked in all"].map((name) => say(name)),
            rows: () =>
              beams.map((beam, i) => {
                const [{ one, score }] = results(beam, alpha);
                const asked = beam[beam.length - 1].asked;
                return [i + 1, sentence(one), number(one.logP, 3), number(score, 3), asked];
              }),
          },
        ]}
      />
    </>
  );
}

/** Room for the longest of some texts, with what is shown in it. */
function Roomy({ texts, children }) {
  return (
    <div class="roomy">
      {texts.map((text) => (
        <p class="told room" aria-hidden="true">
          {text}
        </p>
      ))}
      {children}
    </div>
  );
}

/** The tree: a column for each step, the likeliest above; below the line is what the beam throws away. */
function Tree({ say, width, steps, columns, chosen, marks, bold, choose }) {
  const [box, room] = useWidth();
  const list = useRef(null);
  const narrow = room !== null && room < NARROW;
  const each = ((room ?? 0) - ROOT - 6) / steps.length; // for a box and the lines before it
  const longest = useMemo(
    () => Math.max(...steps.flatMap(({ kept }) => kept.map(({ word }) => measure(word)))) + BESIDE,
    [steps],
  );
  const wide = Math.ceil(narrow ? between(104, longest, 146) : Math.max(between(124, longest, 170), Math.min(150, each - 50)));
  const link = narrow ? 30 : between(40, each - wide, 90);
  const left = (column) => ROOT + link + column * (wide + link);
  const whole = left(steps.length) - link + 4;
  const thrown = Math.max(...steps.map(({ grown, kept }) => grown.length - kept.length));
  const cut = HEAD + SLOT * width;
  const high = cut + (thrown ? CUT + SMALL * thrown : 0);
  const top = (place, n) => (place < n ? HEAD + SLOT * place : cut + CUT + SMALL * (place - n));
  const middle = (place, n) => top(place, n) + (place < n ? BOX : SMALL) / 2;
  const last = columns.length;

  /** Scrolls so far that a column is to be seen, with the lines that lead there. */
  const reveal = (column) => {
    const [from, to] = [column < 1 ? 0 : left(column) - link, column < 0 ? 0 : left(column) + wide + 6];
    const { scrollLeft, clientWidth } = box.current;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const go = (x) => box.current.scrollTo({ left: x, behavior: calm ? "auto" : "smooth" });
    if (to > scrollLeft + clientWidth) go(to - clientWidth);
    else if (from < scrollLeft) go(column < 1 ? 0 : Math.max(0, to - clientWidth));
  };
  useEffect(() => reveal(last - 1), [last, width, room]);
  useEffect(() => {
    if (chosen) reveal(chosen.words.length - 1);
  }, [chosen]);

  const stop = chosen ?? columns[last - 1]?.[0];
  const onKeyDown = (event) => {
    if (event.key === "Escape" && chosen) {
      event.preventDefault();
      return choose(null);
    }
    if (event.shiftKey || !stop) return;
    const at = stop.words.length - 1;
    const to = moved(event, [columns[at].indexOf(stop), at], columns[at].length, last);
    if (!to) return;
    const ways = {
      ArrowLeft: stop.parent ?? stop,
      ArrowRight: columns[at + 1]?.find(({ parent }) => parent === stop) ?? stop,
      Home: columns[0][0],
      End: columns[last - 1][0],
    };
    const next = chosen ? (ways[event.key] ?? columns[at][to[0]]) : stop;
    choose(next);
    list.current.querySelector(`[data-node="${next.id}"]`).focus();
  };

  const edges = columns.flatMap((grown, column) =>
    grown.map((one, place) => {
      const n = steps[column].kept.length;
      const from = one.parent ? steps[column - 1].grown.indexOf(one.parent) : 0;
      const [x1, y1] = [column ? left(column - 1) + wide : ROOT - 6, middle(from, column ? Infinity : 1)];
      const [x2, y2] = [left(column), middle(place, n)];
      const kind = bold.includes(one) ? "bold" : place < n ? "stays" : "goes";
      return { one, kind, d: `M${x1} ${y1}C${x1 + link / 2} ${y1} ${x2 - link / 2} ${y2} ${x2} ${y2}` };
    }),
  );
  const order = ["goes", "stays", "bold"];
  edges.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)); // the last is on top
  return (
    <div
      class={`tree ${narrow ? "narrow" : ""}`}
      ref={box}
      role="group"
      aria-label={`${say("label")}. ${say("keys")}`}
      tabIndex={last === 0 ? 0 : undefined}
      onKeyDown={onKeyDown}
    >
      <div class="ground" style={px({ width: whole, height: high })}>
        <svg width={whole} height={high} aria-hidden="true">
          {thrown > 0 && <path class="cut" d={`M0 ${cut + 3}H${whole}`} />}
          {edges.map(({ one, kind, d }) => (
            <path key={one.id} class={`edge ${kind}`} d={d} style={{ strokeWidth: 1 + 6 * one.p }} />
          ))}
        </svg>
        <span class="root" style={px({ top: HEAD, height: BOX, width: ROOT - 6 })}>
          {START}
        </span>
        {thrown > 0 && (
          <span class="soft below" style={px({ top: cut + 6, width: ROOT + link - 10 })}>
            {say("cut")}
          </span>
        )}
        <ol class="columns" ref={list}>
          {steps.map(({ grown, kept, taken }, column) => (
            <li style={px({ left: left(column), width: wide, height: high })} class={column < last ? "" : "later"}>
              <span class="soft number">{say("step", { step: column + 1 })}</span>
              {columns[column]?.map((one, place) => (
                <Node
                  key={one.id}
                  {...{ say, one, place }}
                  all={columns[column].length}
                  kept={place < kept.length}
                  marks={marks(one).filter(Boolean)}
                  chosen={one === chosen}
                  onPath={bold.includes(one)}
                  tabIndex={one === stop ? 0 : -1}
                  style={px({ top: top(place, kept.length), height: place < kept.length ? BOX : SMALL })}
                  onClick={() => choose(one === chosen ? null : one)}
                />
              ))}
              {column === last &&
                Array.from({ length: Math.min(width - taken, grown.length) }, (_, i) => (
                  <span class="taken" style={px({ top: top(i, width), height: BOX })} />
                ))}
              {column <= last &&
                Array.from({ length: taken }, (_, i) => (
                  <span class="taken" aria-hidden="true" style={px({ top: top(width - 1 - i, width), height: BOX })}>
                    {SIGNS.ended}
                  </span>
                ))}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function Node({ say, one, place, all, kept, marks, chosen, onPath, ...rest }) {
  const fate = kept ? (one.ended ? "ended" : "kept") : "thrown";
  const label = say("node", {
    step: one.words.length,
    place: place + 1,
    all,
    words: sentence(one),
    p: chance(one.p),
    log: number(one.logP),
    fate: [say(`fate ${fate}`), ...marks.filter((mark) => mark !== "ended").map((mark) => say(`is ${mark}`))].join(", "),
  });
  const word = <span class="word">{one.word}</span>;
  const signs = <span class="signs">{marks.map((mark) => SIGNS[mark]).join("\u2009")}</span>;
  return (
    <button
      type="button"
      class={`node ${fate} ${onPath ? "path" : ""}`}
      data-node={one.id}
      aria-pressed={chosen}
      aria-label={label}
      {...rest}
    >
      {kept ? (
        <>
          <span class="line">
            {word} <span class="p">{chance(one.p)}</span>
          </span>
          <span class="line">
            {signs}{" "}
            <span class="log">
              <span class="name">{say("log p")} </span>
              {number(one.logP)}
            </span>
          </span>
        </>
      ) : (
        <span class="line">
          {word} {signs} <span class="log">{number(one.logP)}</span>
        </span>
      )}
    </button>
  );
}

/** The whole beginning that was chosen, or else the newest step's best: its arithmetic, and why it stays or goes. */
function Chosen({ say, steps, chosen, best }) {
  const one = chosen ?? best;
  // Room for the longest, so that nothing below moves.
  const longest = useMemo(() => {
    const all = steps.flatMap(({ grown }) => grown);
    const sizes = all.map((one) => sentence(one).length + SUM * one.words.length);
    const reasons = all.map((one) => because(say, steps, one));
    return {
      one: all[sizes.indexOf(Math.max(...sizes))],
      reason: reasons.reduce((a, b) => (b.length > a.length ? b : a)),
    };
  }, [steps]);
  return (
    <section class="chosen" aria-label={say("chosen")}>
      <p class="title">{say(one && !chosen ? "newest" : "chosen")}</p>
      <div class="roomy">
        <div class="room" aria-hidden="true">
          <Sums say={say} one={longest.one} />
          <p class="because">{longest.reason}</p>
        </div>
        <div aria-live={chosen ? "polite" : "off"}>
          {one ? (
            <>
              <Sums say={say} one={one} />
              <p class="because">{because(say, steps, one)}</p>
            </>
          ) : (
            <p class="soft">{say("nothing")}</p>
          )}
        </div>
      </div>
    </section>
  );
}

/** A beginning's probability as a product, and its logarithm as a sum. */
function Sums({ say, one }) {
  const shares = one.each.map(Math.exp);
  const p = Math.exp(one.logP);
  const product = shares.map(shownChance).reduce((a, b) => a * b);
  const sum = additions(one.each);
  const equals = (paper, value, read) => (Math.abs(read(paper) - read(value)) < 1e-9 ? "=" : "≈");
  const several = shares.length > 1;
  return (
    <>
      <p class="whole decoder">{sentence(one)}</p>
      <p class="sum product">
        {say("product")} = {several && `${shares.map(chance).join(" × ")} ${equals(product, p, shownChance)} `}
        <strong>{chance(p)}</strong>
      </p>
      <p class="sum logs">
        {say("log p")} = {several && `${sum.text} ${equals(sum.paper, one.logP, shown)} `}
        <strong>{number(one.logP)}</strong>
      </p>
    </>
  );
}

function because(say, steps, one) {
  const { grown, kept } = steps[one.words.length - 1];
  const place = grown.indexOf(one);
  const fate = place >= kept.length ? "thrown" : one.ended ? "ended" : "kept";
  return say(`${fate} because`, {
    place: place + 1,
    all: grown.length,
    step: one.words.length,
    kept: kept.length,
    last: number(kept[kept.length - 1].logP),
  });
}

/** The finished sentences by score, and what is to be said about the best. */
function Found({ say, alpha, setAlpha, steps, last, over, width, final, greedy, truthLogP, right, chosen, pick }) {
  const ended = steps[last - 1]?.found ?? [];
  const now = over ? final : final.filter(({ one }) => ended.includes(one));
  const later = final.filter((one) => !now.includes(one));
  const none = !final[0].one.ended;
  const [rule, power, rest] = say("score is").split(/\^(\S)/);
  const said = verdict(say, { final, greedy, truthLogP, right, width });
  return (
    <section class="found" aria-label={say(none ? "found living" : "found")}>
      <p class="title">{say(none && over ? "found living" : "found")}</p>
      <div class="alpha">
        <Slider
          label={say("alpha")}
          value={alpha}
          min={0}
          max={STEEPEST}
          step={0.05}
          shown={number(alpha)}
          set={setAlpha}
        />
        <span class="soft">
          {rule}
          <sup>{power}</sup>
          {rest}
        </span>
      </div>
      <ol class="results">
        {[...now, ...later].map((result, i) => (
          <li key={result.one.id} class={`result ${over && i === 0 ? "best" : ""} ${i < now.length ? "" : "waits"}`}>
            <button
              type="button"
              class="pick"
              aria-pressed={chosen === result.one}
              aria-label={say("pick", { words: sentence(result.one) })}
              onClick={() => pick(result.one)}
            >
              {over && i === 0 && (
                <span class="star" role="img" aria-label={say("best")}>
                  ★
                </span>
              )}{" "}
              {sentence(result.one)}
            </button>
            <Scores say={say} {...result} />
          </li>
        ))}
      </ol>
      <div class="roomy">
        <p class="verdict room" aria-hidden="true">
          {said}
        </p>
        <p class="verdict" aria-live="polite">
          {over && said}
        </p>
      </div>
    </section>
  );
}

/** What the beam's sentences are compared with: greedy's and the truth. */
function Beside({ say, alpha, greedy, truthLogP, right }) {
  return (
    <dl class="beside">
      <div class="result greedy">
        <dt class="soft">{say("greedy")}</dt>
        <dd class="whole">{sentence(greedy.one)}</dd>
        <dd>
          <Scores say={say} {...greedy} />
        </dd>
      </div>
      {right.length > 0 && (
        <div class="result truth">
          <dt class="soft">{say("truth")}</dt>
          <dd class="whole">{right.join(" ")}</dd>
          <dd>
            {truthLogP === null ? (
              <span class="soft">{say("unknown")}</span>
            ) : (
              <Scores say={say} {...ranked([{ words: right, logP: truthLogP }], alpha)[0]} />
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Scores({ say, one, by, score }) {
  const part = (name, value) => (
    <span>
      <span class="soft">{say(name)}</span> {value}
    </span>
  );
  return (
    <span class="scores">
      {part("n", one.words.length)}
      {part("log p", number(one.logP))}
      {part("divisor", number(by))}
      {part("score", <strong>{number(score)}</strong>)}
    </span>
  );
}

/** The best sentence against greedy's and against the truth, in words. */
function verdict(say, { final, greedy, truthLogP, right, width }) {
  const [{ one }] = final;
  if (!one.ended) return say("verdict unended");
  const has = (words) => final.some(({ one }) => sentence(one) === words.join(" "));
  const logs = { best: together(number(one.logP)), greedy: number(greedy.one.logP) };
  const against = () => {
    if (width === 1) return "alone";
    if (!greedy.one.ended) return "open";
    if (one === greedy.one) return "same";
    if (one.logP >= greedy.one.logP) return "likelier";
    return has(greedy.one.words) ? "rarer" : "lost";
  };
  const truly = () => {
    if (sentence(one) === right.join(" ")) return "found";
    if (truthLogP === null) return "unknown";
    if (truthLogP <= one.logP) return "rarer";
    return has(right) ? "passed" : "missed";
  };
  const first = say(`verdict ${against()}`, logs);
  return right.length ? `${first} ${say(`truth ${truly()}`, { truth: truthLogP !== null && number(truthLogP) })}` : first;
}

/** What step k did, in words. */
function reading(say, steps, width, k, most) {
  if (k === 0) return say("start");
  const { grown, kept, alive, taken, found } = steps[k - 1];
  const named = kept.map(({ words, logP }) => {
    const some = words.length > LAST ? ["…", ...words.slice(-LAST)] : words;
    return `“${some.join(" ")}” (${number(logP)})`;
  });
  const all = grown.length;
  const key = all === 1 ? "grown one" : kept.length === all ? "grown all" : kept.length === 1 ? "grown first" : "grown";
  const parts = [say(key, { step: k, all, n: kept.length, kept: named.join(", ") })];
  const n = found.length - taken;
  if (n && alive.length) parts.push(say(n === 1 ? "one ended" : "some ended", { n, room: width - found.length }));
  if (k === steps.length) parts.push(say(!alive.length ? "over" : found.length ? "cut off" : "never ended", { most }));
  return parts.join(" ");
}

const listed = (say, steps) =>
  steps.flatMap(({ grown, kept }, i) =>
    grown.map((one, place) => [
      i + 1,
      place + 1,
      sentence(one),
      chance(one.p),
      number(one.logP, 3),
      say(`fate ${place >= kept.length ? "thrown" : one.ended ? "ended" : "kept"}`),
    ]),
  );

const scored = ({ one, by, score }) => [
  sentence(one),
  one.words.length,
  number(one.logP, 3),
  number(by, 3),
  number(score, 3),
];

export default figure(BeamTree, style);
