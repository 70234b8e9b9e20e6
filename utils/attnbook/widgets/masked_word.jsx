// MaskedWord: cover a word of a story; what does the model put there, and where does it look for it?
import { useMemo, useRef, useState } from "preact/hooks";
import { Bars } from "./core/bars.jsx";
import { Choice, Toggle } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { moved } from "./core/keyboard.js";
import { largest } from "./core/tensor.js";
import { number, percent, together } from "./core/text.js";
import style from "./masked_word.css";
import { looksOf, score, sentences } from "./masked_word_looks.js";

const NAMED = 3; // words that are looked at most
const WAYS = ["covered", "visible", "change"];
const NAMES = 62; // pixels for the names of the layers
const LARGEST = 58; // pixels: a cell of the heads
const SMALLEST = 24;
const GAP = 3; // pixels between two cells
const WORDY = 34; // pixels that a cell needs for its number

function MaskedWord({ model, say }) {
  const [stories] = useTrait(model, "stories");
  const [layers] = useTrait(model, "layers");
  const [heads] = useTrait(model, "heads");
  const [raw] = useTrait(model, "looks");
  const [story] = useTrait(model, "story");
  const [wanted, select] = useTrait(model, "selected");
  const [layer] = useTrait(model, "layer");
  const [head] = useTrait(model, "head");
  const [shown, setShown] = useTrait(model, "shown");
  const [under, point] = useState(-1);
  const looks = useMemo(() => looksOf(model), [raw, stories]);
  const told = stories[story];
  const { words, says, right, lines } = told;
  const pointed = under < words.length ? under : -1;
  const coverable = useMemo(() => words.map((_, i) => i).filter((i) => says[i]), [told]);
  const selected = says[wanted] ? wanted : coverable[0]; // from outside, another story may have come alone
  const { rows, change } = useMemo(() => {
    const rows = [0, 1].map((state) => looks.row(story, state, selected, layer ?? null, head ?? null));
    return { rows, change: rows[0].map((weight, j) => weight - rows[1][j]) };
  }, [looks, story, selected, layer, head]);
  const most = Math.max(...rows.flat()); // one scale for both, so that they can be compared
  const mostChange = Math.max(...change.map(Math.abs), 0.005);
  const look = { covered: rows[0], visible: rows[1], change }[shown];
  const named = largest(shown === "change" ? change.map(Math.abs) : look, NAMED);
  const mostSaid = Math.max(...coverable.map((i) => says[i].length));

  const setStory = (to) => {
    model.set("story", to);
    const fits = stories[to].says[selected];
    if (!fits) model.set("selected", stories[to].says.findIndex(Boolean));
    model.save_changes();
    point(-1);
  };
  const setHead = (toLayer, toHead) => {
    model.set("layer", toLayer);
    model.set("head", toHead);
    model.save_changes();
  };

  /** A word in quotation marks, with its sentence where the story has it several times; its place where that has too. */
  const call = (i, from = -1) => {
    if (i === from) return say("itself");
    const same = words.map((_, j) => j).filter((j) => words[j] === words[i]);
    const quoted = `“${words[i]}”`;
    if (same.length === 1) return quoted;
    if (same.filter((j) => lines[j] === lines[i]).length > 1) return say("in place", { word: quoted, place: i + 1 });
    return say("in sentence", { word: quoted, sentence: lines[i] + 1 });
  };
  const headsName = () => {
    const at = { layer: (layer ?? 0) + 1, head: (head ?? 0) + 1 };
    if (layer == null) return say(head == null ? "all of them" : "head mean", at);
    return say(head == null ? "layer mean" : "head", at);
  };

  const guesses = says[selected];
  const isListed = guesses.some(([word]) => word === words[selected]);
  const bars = isListed ? guesses : [...guesses, [words[selected], right[selected]]];
  const { right: n_right, n } = score(told);

  return (
    <>
      <div class="controls">
        <Choice label={say("story")} options={stories.map(({ name }) => name)} value={story} set={setStory} />
        <span class="ways" role="group" aria-label={say("shown")}>
          {WAYS.map((way) => (
            <Toggle on={shown === way} set={() => setShown(way)}>
              {say(way)}
            </Toggle>
          ))}
        </span>
        <Legend say={say} shown={shown} most={shown === "change" ? mostChange : most} />
      </div>
      <Reading>{reading()}</Reading>
      <div class="desk">
        <div class="reader">
          <Story
            {...{ say, told, selected, shown, look, named, select, pointed, point }}
            most={shown === "change" ? mostChange : most}
          />
          <p class="strips">
            <span>{say("strip")}</span>
            {["right", "wrong"].map((verdict) => (
              <span class="sample">
                <Strip share={0.7} verdict={verdict} /> {say(`strip ${verdict}`)}
              </span>
            ))}
          </p>
          <p class="hint about">{hint()}</p>
          <p class="score">{say("score", { right: n_right, n })}</p>
        </div>
        <div class="panel">
          <p class="title">{say("says")}</p>
          <div class="said" style={{ "--rows": mostSaid + 1 }}>
            <Bars
              words={bars.map(([word]) => (word === words[selected] ? <Right say={say} word={word} /> : word))}
              shares={bars.map(([, share]) => share)}
              marked={bars.findIndex(([word]) => word === words[selected])}
            />
          </div>
          <Looked {...{ say, shown, named, rows, point }} call={(i) => call(i, selected)} />
          {layers * heads > 1 && (
            <Heads {...{ say, looks, layers, heads, story, selected, layer, head, setHead }} />
          )}
        </div>
      </div>
      <Numbers
        say={say}
        head={["number", "verdict", "guess", "guess share", "right share", "column covered", "column visible"].map((key) =>
          say(key),
        )}
        rows={() =>
          words.map((word, i) => [
            `${i + 1} ${word}`,
            ...(says[i]
              ? [
                  say(says[i][0][0] === word ? "yes" : "no"),
                  says[i][0][0],
                  number(says[i][0][1], 3),
                  number(right[i], 3),
                ]
              : ["–", "–", "–", "–"]),
            number(rows[0][i], 3),
            number(rows[1][i], 3),
          ])
        }
      />
    </>
  );

  function reading() {
    const [guess, share] = guesses[0];
    const verdict = say(guess === words[selected] ? "right" : "wrong", {
      word: guess,
      share: whole(share),
      truth: words[selected],
      chance: whole(right[selected]),
    });
    const others = named
      .map((i) => {
        const share = shown === "change" ? say("points", { change: points(change[i]) }) : percent(look[i]);
        return say("share", { word: call(i, selected), share: together(share) });
      })
      .join(", ");
    return `${verdict} ${say(`looks ${shown}`, { heads: headsName(), others })}`;
  }

  function hint() {
    if (pointed < 0) return say(matchMedia("(hover: none)").matches ? "try by touch" : "try");
    const about = says[pointed]
      ? say("pointed", { word: call(pointed), share: whole(right[pointed]) })
      : say("pointed special", { word: call(pointed) });
    const [covered, visible] = rows.map((row) => whole(row[pointed]));
    return `${about} ${say("looked at", { covered, visible })}`;
  }
}

const whole = (share) => together(percent(share));

/** A change of a share in points of 100, with its sign: +12. */
function points(change) {
  const shown = number(100 * change, 0);
  return Number(shown) > 0 ? `+${shown}` : shown;
}

/** Two shares to a tenth of a percent, and the difference of what is shown: the columns of a row agree. */
function tenths(...shares) {
  const shown = shares.map((share) => Math.round(1000 * share));
  const difference = shown[0] - shown[1];
  const text = (n) => (n === 1000 ? "100" : number(n / 10, 1));
  return [...shown.map((n) => `${text(n)} %`), (difference > 0 ? "+" : "") + text(difference)];
}

const Right = ({ say, word }) => (
  <>
    {word}{" "}
    <span role="img" aria-label={say("was")}>
      ✓
    </span>
  </>
);

/** What the shades mean. */
const Legend = ({ say, shown, most }) => (
  <span class="legend" aria-hidden="true">
    {shown === "change" ? (
      <>
        {points(-most)} <span class="ramp signed" /> {points(most)} {say("points of")}
      </>
    ) : (
      <>
        {say("little")} <span class="ramp" /> {percent(most)}
      </>
    )}
  </span>
);

/**
 * The story, a sentence below the other, each word a button. look: how much the chosen place looks at each word, or how
 * much that changes; most: the darkest shade; named: the words that are looked at most.
 */
function Story({ say, told, selected, shown, look, named, most, select, pointed, point }) {
  const { words, says, right, lines } = told;
  const box = useRef(null);
  const rows = useMemo(() => sentences(lines), [told]);
  const stops = useMemo(() => rows.map((row) => row.filter((i) => says[i])).filter((row) => row.length), [rows]);
  const onKeyDown = (event) => {
    const line = stops.findIndex((row) => row.includes(selected));
    const flat = stops.flat();
    const along = event.key === "ArrowLeft" || event.key === "ArrowRight"; // on into the next sentence
    const at = along ? [0, flat.indexOf(selected)] : [line, stops[line].indexOf(selected)];
    const to = moved(event, at, along ? 1 : stops.length, along ? flat.length : words.length);
    if (!to) return;
    const next = along ? flat[to[1]] : stops[to[0]][Math.min(to[1], stops[to[0]].length - 1)];
    select(next);
    box.current.querySelector(`[data-word="${next}"]`).focus();
  };
  const enter = (i) => ({
    onPointerEnter: (event) => event.pointerType === "mouse" && point(i),
    onPointerLeave: (event) => event.pointerType === "mouse" && point(-1),
  });
  const shade = (i) => ({ "--t": Math.min(1, Math.abs(look[i]) / most).toFixed(3) });
  const kind = (i) => {
    const sign = shown !== "change" ? "" : look[i] < 0 ? "low" : "high";
    return `shade ${sign} ${named.includes(i) ? "named" : ""}`;
  };
  const sign = (i) => shown === "change" && Math.abs(look[i]) >= 0.005 && (look[i] < 0 ? "−" : "+");
  return (
    <div class="story" role="toolbar" aria-label={say("text")} ref={box} onKeyDown={onKeyDown}>
      {rows.map((row, line) => (
        <div class="line">
          <span class="count" aria-hidden="true">
            {line + 1}
          </span>
          <div class="words">
            {row.map((i) =>
              says[i] ? (
                <button
                  type="button"
                  key={i}
                  data-word={i}
                  class={`spot ${i === pointed ? "pointed" : ""} ${i === selected ? "chosen" : ""} ${i === selected && shown !== "visible" ? "masked" : ""}`}
                  tabIndex={i === selected ? 0 : -1}
                  aria-pressed={i === selected}
                  aria-label={say("word", { word: words[i], share: percent(right[i]) })}
                  onClick={() => select(i)}
                  {...enter(i)}
                >
                  <span class={kind(i)} style={shade(i)}>
                    <span class="letters">{words[i]}</span>
                    {i === selected && shown !== "visible" && (
                      <span class="mask">
                        <span>{say("mask")}</span>
                      </span>
                    )}
                    {sign(i) && <span class="sign">{sign(i)}</span>}
                  </span>
                  <Strip share={right[i]} verdict={says[i][0][0] === words[i] ? "right" : "wrong"} />
                </button>
              ) : (
                <span class={`spot special ${i === pointed ? "pointed" : ""}`} key={i} data-word={i} {...enter(i)}>
                  <span class={kind(i)} style={shade(i)}>
                    {words[i]}
                    {sign(i) && <span class="sign">{sign(i)}</span>}
                  </span>
                </span>
              ),
            )}
          </div>
        </div>
      ))}
    </div>
  );
}

/** How probable the right word is, and whether the first guess is right. */
const Strip = ({ share, verdict }) => (
  <span class={`strip ${verdict}`} aria-hidden="true">
    <span style={{ width: `${100 * share}%` }} />
  </span>
);

/** The words that are looked at most, when the word is covered and when it is visible. */
const Looked = ({ say, shown, named, rows, point, call }) => (
  <table class="looked">
    <thead>
      <tr>
        <th scope="col">{say(shown === "change" ? "looked change" : "looked")}</th>
        {WAYS.map((way) => (
          <th scope="col" class={way === shown ? "now" : ""}>
            {say(`column ${way}`)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {named.map((i) => (
        <tr onPointerEnter={() => point(i)} onPointerLeave={() => point(-1)}>
          <th scope="row">{call(i)}</th>
          {tenths(rows[0][i], rows[1][i]).map((text, k) => (
            <td class={WAYS[k] === shown ? "now" : ""}>{text}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

/** All heads: rows are layers, and in a cell how much of the head's look changes when the word is covered. */
function Heads({ say, looks, layers, heads, story, selected, layer, head, setHead }) {
  const [box, width] = useWidth();
  const [at, setAt] = useState([0, 0]); // the row and the column that the Tab key stops at; column 0: the layers' names
  const size = Math.max(SMALLEST, Math.min(LARGEST, ((width ?? 0) - NAMES - 10) / heads - GAP));
  const onKeyDown = (event) => {
    const to = moved(event, at, layers, heads + 1);
    if (to) event.currentTarget.querySelector(`[data-at="${to}"]`).focus();
  };
  const stop = (...here) => ({
    "data-at": here.join(),
    tabIndex: at.join() === here.join() ? 0 : -1,
    onFocus: () => setAt(here),
  });
  const one = layer != null || head != null;
  const range = (n) => Array.from({ length: n }, (_, i) => i);
  return (
    <div class="heads" ref={box}>
      <p class="title">
        <span>{say("heads")}</span>
        <Toggle on={!one} set={() => setHead(null, null)}>
          {say("all")}
        </Toggle>
      </p>
      {width && (
        <div
          class="grid"
          role="group"
          aria-label={say("heads keys")}
          style={{ gap: `${GAP}px`, gridTemplateColumns: `${NAMES}px repeat(${heads}, ${size}px)` }}
          onKeyDown={onKeyDown}
        >
          <span />
          {range(heads).map((h) => (
            <span class="hint column" aria-hidden="true">
              {size < WORDY + 16 ? h + 1 : say("column", { head: h + 1 })}
            </span>
          ))}
          {range(layers).map((l) => (
            <>
              <button
                type="button"
                class="layer"
                aria-pressed={layer === l && head == null}
                aria-label={say("layer mean", { layer: l + 1 })}
                onClick={() => setHead(l, null)}
                {...stop(l, 0)}
              >
                {say("layer", { layer: l + 1 })}
              </button>
              {range(heads).map((h) => {
                const share = looks.moved(story, selected, l, h);
                const within = one && (layer == null || layer === l) && (head == null || head === h);
                return (
                  <button
                    type="button"
                    class={`cell shade ${within ? "within" : ""}`}
                    style={{ "--t": share.toFixed(3) }}
                    aria-pressed={layer === l && head === h}
                    aria-label={say("cell", { layer: l + 1, head: h + 1, share: percent(share) })}
                    onClick={() => setHead(l, h)}
                    {...stop(l, h + 1)}
                  >
                    {size < WORDY ? "" : percent(share).replace(" %", "")}
                  </button>
                );
              })}
            </>
          ))}
        </div>
      )}
      <p class="hint">{say("heads about")}</p>
    </div>
  );
}

export default figure(MaskedWord, style);
