// PositionExplorer: places as clock hands, how alike two places are, and words that see the same in any order.
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Slider, Toggle } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { Squares } from "./core/heatmap.jsx";
import { moved } from "./core/keyboard.js";
import { px } from "./core/layout.js";
import { additions, sum } from "./core/paper.js";
import { rounds } from "./core/plot.jsx";
import { matrix, tensor } from "./core/tensor.js";
import { number } from "./core/text.js";
import {
  angle,
  attend,
  between,
  distance,
  hand,
  inputs,
  likenessOf,
  pairsApart,
  parts,
  rounded,
  turnsOf,
} from "./position_explorer_arithmetic.js";
import style from "./position_explorer.css";

const RADIUS = 88; // of the longest hand, in a dial's own units, of which a dial has 200 in width
const TRAIL = 4; // places before the first one that leave a dot
const LARGEST_MAP = 380; // pixels
const GUTTER = 34; // pixels for the numbers beside the map
const [STRIP, LOWEST] = [96, 5]; // pixels: how high a column of cells is, and a cell at least
const SAME = 0.005; // what is nearer is written as 0.00
const EVEN = 0.001; // lengths that differ by a smaller share are the same

function PositionExplorer({ model, say }) {
  const [raw] = useTrait(model, "positions");
  const [words] = useTrait(model, "words");
  const [place, setPlace] = useTrait(model, "place");
  const [other, setOther] = useTrait(model, "other");
  const places = useMemo(() => matrix(tensor(raw)), [raw]);
  const turns = useMemo(() => turnsOf(places), [places]);
  const likeness = useMemo(() => likenessOf(places), [places]);
  const last = places.length - 1;
  const added = parts(places[place], places[other]);
  const total = sum(added);
  const most = sameLength(likeness.rows);
  const choose = (i, j) => {
    if (i === place && j === other) return;
    model.set("place", i);
    setOther(j);
  };
  const both = (by) => {
    if (canMove(by)) choose(place + by, other + by);
  };
  const canMove = (by) => Math.min(place, other) + by >= 0 && Math.max(place, other) + by <= last;
  const sentence = useSentence(model, places);
  const lengths = useMemo(() => lengthsOf(places), [places]);
  const longest = Math.max(...lengths);
  const unit = lengths.every((length) => Math.abs(length - 1) < EVEN); // then what a hand adds is a cosine
  const row = useMemo(() => sentence && <Words {...{ say, words }} {...sentence} />, [words, sentence]);

  return (
    <>
      <div class="explorer">
        <div class="clocks">
          <div class="sliders">
            <Slider
              label={<Named kind="place">{say("place")}</Named>}
              value={place}
              min={0}
              max={last}
              step={1}
              shown={`${place}`}
              set={setPlace}
            />
            <Slider
              label={<Named kind="other">{say("other")}</Named>}
              value={other}
              min={0}
              max={last}
              step={1}
              shown={`${other}`}
              set={setOther}
            />
            <div class="both">
              <button type="button" aria-disabled={!canMove(-1)} onClick={() => both(-1)}>
                {say("both back")}
              </button>
              <button type="button" aria-disabled={!canMove(1)} onClick={() => both(1)}>
                {say("both on")}
              </button>
              <span class="hint">{say("ask")}</span>
            </div>
          </div>
          <p class="title">{say(turns.every(Boolean) ? "dials" : "pairs")}</p>
          <div class="dials" style={{ "--hands": added.length }}>
            {added.map((part, k) => (
              <Dial {...{ say, k, places, place, other, part, longest }} turn={turns[k]} />
            ))}
          </div>
          <p class="hint">
            <svg class="dot" width="9" height="9" aria-hidden="true">
              <circle cx="4.5" cy="4.5" r="3.5" />
            </svg>{" "}
            {say("trail")}
            {turns.some(Boolean) && <> · ↻ {say("turn")}</>}
          </p>
          <p class="hint">{say(unit ? "cosine" : "product")}</p>
          <p class="sum">
            {say("sum")}: <Addition values={added} total={total} end={most && say("of", { most })} />
          </p>
          <Reading>{reading()}</Reading>
        </div>
        <Map {...{ say, likeness, place, other, choose }} />
      </div>
      {row}
      <Numbers say={say} {...hands()} more={sentence ? [seen()] : []} />
    </>
  );

  function reading() {
    const apart = Math.abs(place - other);
    const pairs = pairsApart(likeness.rows, apart);
    const [least, largest] = [Math.min(...pairs), Math.max(...pairs)].map((value) => number(value));
    const shown = most ? say("likeness of", { likeness: number(total), most }) : number(total);
    const how = largest - least < 2 * SAME ? "alike" : "unlike";
    const said = { place, other, distance: apart, likeness: shown, n: pairs.length, least, most: largest };
    const self = apart === 0 ? " itself" : "";
    return `${say(self ? "itself" : "apart", said)} ${pairs.length > 1 ? say(`${how}${self}`, said) : ""}`.trim();
  }

  function hands() {
    const shown = (vector, k) => `(${hand(vector, k).map((value) => number(value, 4)).join(", ")})`;
    const rows = () => [
      ...added.map((part, k) => [
        k + 1,
        turns[k] ? rounded(turns[k]) : "–",
        shown(places[place], k),
        shown(places[other], k),
        `${number((180 * between(hand(places[place], k), hand(places[other], k))) / Math.PI, 1)}°`,
        number(part, 4),
      ]),
      [say("sum"), "", "", "", "", number(total, 4)],
    ];
    const heads = ["hand", "a turn", ["at", place], ["at", other], "angle", "adds"];
    return { head: heads.map((head) => (Array.isArray(head) ? say(head[0], { place: head[1] }) : say(head))), rows };
  }

  function seen() {
    const { order, x, now, changes } = sentence;
    const name = (p) => named(words, order[p]);
    const line = (key, p, values, change) => [
      say(key, { word: name(p) }),
      p,
      change === undefined ? "" : number(change),
      ...values.map((value) => number(value, 3)),
    ];
    return {
      head: [say("number"), say("at place"), say("away"), ...x[0].map((_, d) => d + 1)],
      rows: () => order.flatMap((_, p) => [line("vector of", p, x[p]), line("seen by", p, now[p], changes[p])]),
    };
  }
}

/** The dot product of each place with itself, as it is written, if it is the same for all; or "". */
function sameLength(rows) {
  const squares = rows.map((row, i) => row[i]);
  const [least, most] = [Math.min(...squares), Math.max(...squares)];
  return most - least < EVEN * most ? String(Number(most.toPrecision(4))).replace("-", "−") : "";
}

/** The lengths of all hands of all places. */
const lengthsOf = (places) => places.flatMap((vector) => parts(vector, vector).map(Math.sqrt));

/** A name with the line that stands for it in the dials and in the map. */
const Named = ({ kind, children }) => (
  <span class="named">
    <svg class={`sample ${kind}`} width="20" height="10" aria-hidden="true">
      <path d="M1 5H19" />
    </svg>{" "}
    {children}
  </span>
);

/** a + b + … = the total, or ≈ where the numbers as they are shown would give another last digit; `end` stands behind it. */
function Addition({ values, total, end }) {
  const { text, paper } = additions(values);
  return (
    <>
      <span class="addition">{text}</span>{" "}
      <span class="total">
        {number(paper) === number(total) ? "=" : "≈"} <strong>{number(total)}</strong> {end}
      </span>
    </>
  );
}

/** One hand: that of the first place, with a trail, and that of the second one, and what the two add. */
function Dial({ say, k, places, place, other, part, turn, longest }) {
  const tip = (i) => hand(places[i], k).map((value, axis) => ((axis ? -1 : 1) * RADIUS * value) / longest);
  const [x, y] = tip(place);
  const [x2, y2] = tip(other);
  const trail = Array.from({ length: Math.min(TRAIL, place) }, (_, back) => place - back - 1);
  const words = { n: k + 1, part: number(part), turn: turn && rounded(turn) };
  const share = part / longest ** 2;
  return (
    <div class="dial">
      <svg viewBox="-100 -100 200 200" role="img" aria-label={say(turn ? "turning dial" : "dial", words)}>
        <circle class="rim" r="97" />
        <path class="ticks" d="M0-97V-86M97 0H86M0 97V86M-97 0H-86" />
        <path class="sector" d={sector(hand(places[place], k), hand(places[other], k))} />
        {trail.map((i, back) => {
          const [cx, cy] = tip(i);
          return <circle class="trail" cx={cx} cy={cy} r="6" opacity={0.6 - (0.45 * back) / (TRAIL - 1)} />;
        })}
        <path class="place" d={`M0 0L${x} ${y}`} />
        <circle class="place end" cx={x} cy={y} r="9" />
        <path class="other" d={`M0 0L${x2} ${y2}`} />
        <circle class="other end" cx={x2} cy={y2} r="11" />
      </svg>
      {turn !== null && (
        <span class="turn" aria-hidden="true">
          ↻ {rounded(turn)}
        </span>
      )}
      <span class="part" aria-hidden="true">
        <span class="bar" style={{ left: `${50 + 50 * Math.min(0, share)}%`, width: `${50 * Math.abs(share)}%` }} />
      </span>
      <span class="adds" aria-hidden="true">
        {number(part)}
      </span>
    </div>
  );
}

/** The angle between two hands as a piece of a pie. */
function sector(a, b) {
  const at = (turn) => `${45 * Math.sin(turn)} ${-45 * Math.cos(turn)}`;
  const way = between(a, b);
  return `M0 0L${at(angle(a))}A45 45 0 0 ${way > 0 ? 1 : 0} ${at(angle(a) + way)}Z`;
}

/** All dot products, rows are the first place, columns the second one. */
function Map({ say, likeness, place, other, choose }) {
  const [box, width] = useWidth();
  const n = likeness.rows.length;
  return (
    <div class="distances" ref={box}>
      <p class="title">{say("map")}</p>
      {width && <Cells {...{ say, likeness, place, other, choose, n }} size={Math.min(LARGEST_MAP, width - 4) - GUTTER} />}
      <p class="legends">
        <span class="legend">
          {number(likeness.least)} <span class="ramp" /> {number(likeness.most)}
        </span>
        <span class="legend">
          <svg class="sample diagonal" width="20" height="10" aria-hidden="true">
            <path d="M1 5H19" />
          </svg>{" "}
          {place === other ? say("itself line") : say("apart line", { distance: Math.abs(place - other) })}
        </span>
      </p>
    </div>
  );
}

function Cells({ say, likeness, place, other, choose, n, size }) {
  const cells = useRef(null);
  const cell = size / n;
  const middle = (i) => (i + 0.5) * cell;
  const follow = (event) => {
    const { left, top } = cells.current.getBoundingClientRect();
    const within = (pixels) => Math.max(0, Math.min(n - 1, Math.floor(pixels / cell)));
    choose(within(event.clientY - top), within(event.clientX - left));
  };
  const onPointerDown = (event) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (event.pointerType === "mouse") follow(event); // a finger may be about to scroll
  };
  const onKeyDown = (event) => {
    if (event.shiftKey) return;
    const to = moved(event, [place, other], n, n);
    if (to) choose(...to);
  };
  const ticks = rounds(n - 1).filter(Number.isInteger);
  const squares = useMemo(() => <Squares rows={likeness.shares} size={1} />, [likeness]);
  const apart = other - place;
  const [from, to] = apart < 0 ? [[-apart, 0], [n - 1, n - 1 + apart]] : [[0, apart], [n - 1 - apart, n - 1]];
  return (
    <div
      class="map"
      tabIndex="0"
      role="application"
      aria-label={say("map label")}
      style={px({ width: GUTTER + size, height: GUTTER + size })}
      onKeyDown={onKeyDown}
    >
      {ticks.map((i) => (
        <>
          <span class="tick across" style={px({ left: GUTTER + middle(i), bottom: size + 3 })} aria-hidden="true">
            {i}
          </span>
          <span class="tick down" style={px({ top: GUTTER + middle(i), right: size + 4 })} aria-hidden="true">
            {i}
          </span>
        </>
      ))}
      <span class="axis j" aria-hidden="true">
        <i>j</i> →
      </span>
      <span class="axis i" aria-hidden="true">
        <i>i</i> ↓
      </span>
      <div
        class="cells"
        ref={cells}
        style={px({ left: GUTTER, top: GUTTER, width: size, height: size })}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
        onClick={follow}
      >
        {squares}
        <svg width={size} height={size} aria-hidden="true">
          {["halo", ""].map((kind) => (
            <g class={kind}>
              <path class="place" d={`M0 ${middle(place)}H${size}`} />
              <path class="other" d={`M${middle(other)} 0V${size}`} />
              <path
                class="diagonal"
                d={`M${middle(from[1])} ${middle(from[0])}L${middle(to[1])} ${middle(to[0])}`}
              />
            </g>
          ))}
        </svg>
        <span
          class="cell-mark"
          style={px({
            left: middle(other) - Math.max(cell, 7) / 2,
            top: middle(place) - Math.max(cell, 7) / 2,
            width: Math.max(cell, 7),
            height: Math.max(cell, 7),
          })}
        />
      </div>
    </div>
  );
}

/**
 * The sentence as its traits say it, and what comes of it: the vectors `x` at the places, what is seen there
 * `now`, what each word saw in the `first` order, and how far apart the two are at each place.
 */
function useSentence(model, places) {
  const [words] = useTrait(model, "words");
  const [rawVectors] = useTrait(model, "vectors");
  const [rawQuery] = useTrait(model, "W_Q");
  const [rawKey] = useTrait(model, "W_K");
  const [order, setOrder] = useTrait(model, "order");
  const [withPlaces, setWithPlaces] = useTrait(model, "with_places");
  const known = useMemo(() => {
    if (!words.length) return null;
    const read = (raw) => (raw.shape[0] > 0 ? matrix(tensor(raw)) : null);
    const vectors = read(rawVectors);
    // What any number can be, at any place: a colour means the same in every order, with places and without.
    const alone = vectors.map((vector) => Array.from(vector));
    const anywhere = alone.flatMap((vector) => words.map((_, p) => inputs([vector], [0], [places[p]])[0]));
    const largest = Math.max(...[...alone, ...anywhere].flat().map(Math.abs)) || 1;
    return { vectors, largest, W_Q: read(rawQuery), W_K: read(rawKey) };
  }, [words, rawVectors, rawQuery, rawKey, places]);
  return useMemo(() => {
    if (!known) return null;
    const { vectors, largest, W_Q, W_K } = known;
    const added = withPlaces && places;
    const x = inputs(vectors, order, added);
    const now = attend(x, W_Q, W_K);
    const first = attend(inputs(vectors, words.map((_, w) => w), added), W_Q, W_K);
    const changes = order.map((w, p) => distance(now[p], first[w]));
    return { order, setOrder, withPlaces, setWithPlaces, x, now, first, changes, largest };
  }, [known, places, order, withPlaces]);
}

/** Words in a row that can be moved; under each its vector and what it sees, as columns of coloured cells. */
function Words({ say, words, order, setOrder, withPlaces, setWithPlaces, x, now, first, changes, largest }) {
  const root = useRef(null);
  const chips = useRef(null);
  const [held, hold] = useState(null); // the word that was moved last by hand
  const shown = useRef(order);
  const focused = useRef(null); // the word whose chip had the focus before its move
  const inFirstOrder = order.every((w, p) => w === p);

  useLayoutEffect(() => {
    // Where browsers can't move an element without taking it out of the page, a chip that is moved loses the focus.
    if (focused.current !== null) root.current.querySelector(`button[data-word="${focused.current}"]`).focus();
    focused.current = null;
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
      for (const element of root.current.querySelectorAll("[data-word]")) {
        const word = Number(element.dataset.word);
        const by = shown.current.indexOf(word) - order.indexOf(word);
        if (by) {
          const from = { transform: `translateX(calc(${by} * (100% + var(--gap))))` };
          element.animate([from, { transform: "none" }], { duration: 300, easing: "ease-in-out" });
        }
      }
    }
    shown.current = order;
  }, [order]);

  /** Takes a word to a place; those between make room. */
  const move = (word, to) => {
    const from = order.indexOf(word);
    if (to < 0 || to >= order.length || to === from) return;
    const others = order.filter((w) => w !== word);
    focused.current = word;
    hold(word);
    setOrder([...others.slice(0, to), word, ...others.slice(to)]);
  };
  const arrange = (to) => {
    hold(null);
    setOrder(to);
  };
  const dragged = useRef(null);
  const onPointerDown = (event) => {
    const chip = event.target.closest("button");
    if (event.button !== 0 || !chip) return;
    // The row keeps the pointer: a chip would lose it where it is moved in the page.
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = Number(chip.dataset.word);
    chip.focus();
  };
  const onPointerMove = (event) => {
    if (dragged.current === null) return;
    const { left, width } = chips.current.getBoundingClientRect();
    const place = Math.floor(((event.clientX - left) / width) * order.length);
    move(dragged.current, Math.max(0, Math.min(order.length - 1, place)));
  };
  const stop = () => (dragged.current = null);
  const onKeyDown = (event) => {
    if (event.shiftKey || event.key === "ArrowUp" || event.key === "ArrowDown") return;
    const chip = event.target.closest("button");
    const word = Number(chip.dataset.word);
    const to = moved(event, [0, order.indexOf(word)], 1, order.length);
    if (to) move(word, to[1]);
  };
  const lane = { gridTemplateColumns: `repeat(${order.length}, minmax(0, 1fr))` };
  const strips = (vectors, before) => (
    <div class="lane" style={lane} aria-hidden="true">
      {order.map((word, p) => (
        <span key={word} data-word={word} class="strips">
          <Strip values={vectors[p]} largest={largest} />
          {before && <Strip values={before[word]} largest={largest} />}
        </span>
      ))}
    </div>
  );
  return (
    <div class="words" ref={root}>
      <p class="title heading">{say("words")}</p>
      <div class="controls">
        <span class="choice" role="group" aria-label={say("switch")}>
          <Toggle on={!withPlaces} set={() => setWithPlaces(false)}>
            {say("without")}
          </Toggle>
          <Toggle on={withPlaces} set={() => setWithPlaces(true)}>
            {say("with")}
          </Toggle>
        </span>
        <button type="button" onClick={() => arrange(shuffled(order))}>
          {say("shuffle")}
        </button>
        <button
          type="button"
          aria-disabled={inFirstOrder}
          onClick={() => !inFirstOrder && arrange(order.map((_, p) => p))}
        >
          {say("again")}
        </button>
      </div>
      <p class="about" aria-live="polite">
        {about()}
      </p>
      <div class="lanes">
        <div class="lane numbers-of-places" style={lane} aria-hidden="true">
          {order.map((_, p) => (
            <span>{p}</span>
          ))}
        </div>
        <div
          class="lane chips"
          style={lane}
          role="group"
          aria-label={say("move")}
          ref={chips}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={stop}
          onPointerCancel={stop}
          onKeyDown={onKeyDown}
        >
          {order.map((word, p) => (
            <button
              type="button"
              key={word}
              data-word={word}
              class={word === held ? "chip held" : "chip"}
              aria-label={say("chip", { word: named(words, word), place: p })}
            >
              {named(words, word)}
            </button>
          ))}
        </div>
        <p class="hint">{say("move")}</p>
        <p class="hint lane-title">
          {say(withPlaces ? "vector and place" : "vector")}
          <span class="legend" aria-hidden="true">
            {number(-largest, 1)} <span class="ramp signed" /> {number(largest, 1)}
          </span>
        </p>
        {strips(x)}
        <p class="hint lane-title">{say("sees")}</p>
        {strips(now, first)}
        <p class="hint lane-title">{say("changed")}</p>
        <div class="lane changes" style={lane}>
          {order.map((word, p) => (
            <span key={word} data-word={word} class={changes[p] < SAME ? "same" : ""}>
              {number(changes[p])}
            </span>
          ))}
        </div>
      </div>
    </div>
  );

  function about() {
    if (inFirstOrder) return say("first order");
    const p = held === null ? changes.indexOf(Math.max(...changes)) : order.indexOf(held);
    const word = named(words, order[p]);
    if (changes[p] >= SAME) return say("differs", { word, distance: number(changes[p]) });
    if (withPlaces) return say("stays", { word });
    return held === null ? say("all same") : say("same", { word });
  }
}

/** A vector as a column of cells, each in one of two colours, the stronger the farther from zero. */
const Strip = ({ values, largest }) => (
  <span class="strip" style={{ gridAutoRows: `${Math.max(LOWEST, STRIP / values.length)}px` }}>
    {values.map((value) => (
      <span class={value < 0 ? "low" : "high"} style={{ "--share": `${(100 * Math.abs(value)) / largest}%` }} />
    ))}
  </span>
);

/** A word, with a small number where the sentence has it several times: the₁, the₂. */
function named(words, i) {
  const same = words.map((_, j) => j).filter((j) => words[j] === words[i]);
  return same.length > 1 ? `${words[i]}${"₁₂₃₄₅₆₇₈"[same.indexOf(i)]}` : words[i];
}

/** Another order of the same, by chance. */
function shuffled(order) {
  const to = [...order];
  while (to.every((word, p) => word === order[p])) {
    for (let p = to.length - 1; p > 0; p--) {
      const q = Math.floor(Math.random() * (p + 1));
      [to[p], to[q]] = [to[q], to[p]];
    }
  }
  return to;
}

export default figure(PositionExplorer, style);
