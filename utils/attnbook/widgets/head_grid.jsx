// HeadGrid: all heads of a model side by side, to open, and to switch off.
import { useMemo, useRef, useState } from "preact/hooks";
import { Track } from "./core/bars.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { Heatmap, Squares } from "./core/heatmap.jsx";
import { moved } from "./core/keyboard.js";
import { px } from "./core/layout.js";
import { tensor } from "./core/tensor.js";
import { named, number, percent, together } from "./core/text.js";
import style from "./head_grid.css";
import { headsOf, modeOf, rowsOf, speech, stateOf } from "./head_grid_model.js";

const LARGEST = 92; // pixels: a small map
const SMALLEST = { switched: 36, read: 26 }; // pixels, with a switch below it or without; in less room the grid scrolls
const WORDY = 52; // pixels that a column needs for "Head 1"
const GAP = 6; // pixels between two maps
const NAMES = 46; // pixels for the names of the layers
const MOVED = 0.01; // of a head's attention goes elsewhere, for its map to be marked
const NAMED = 3; // heads that are off, for the sentence to name them

function HeadGrid({ model, say }) {
  const [kinds] = useTrait(model, "kinds");
  const [raw] = useTrait(model, "weights");
  const [vocabulary] = useTrait(model, "vocabulary");
  const [positions] = useTrait(model, "positions");
  const [off, setOff] = useTrait(model, "off");
  const [opened, setOpened] = useTrait(model, "opened");
  const [position, setPosition] = useTrait(model, "position");
  const [selected, select] = useTrait(model, "selected");
  const root = useRef(null);
  const heads = useMemo(() => headsOf(kinds), [kinds]);
  const weights = useMemo(() => tensor(raw), [raw]);
  const mode = modeOf(weights.shape[0], heads.length);
  const state = stateOf(off, mode);
  const maps = useMemo(() => heads.map((head) => rowsOf(weights, state, head, kinds[head.kind])), [weights, state]);
  const elsewhere = useMemo(
    () => heads.map((head, h) => moving(rowsOf(weights, 0, head, kinds[head.kind]), maps[h])),
    [maps],
  );
  const talk = useMemo(() => positions.length > 0 && speech(model), [positions]);
  const alone = (h) => talk.loss(stateOf([h], mode)) - talk.loss(0);
  const costs = useMemo(
    () => (talk && talk.largestLoss !== null && mode !== "one" ? heads.map((_, h) => alone(h)) : null),
    [talk],
  );
  const head = heads[opened];
  const cell = head && selected.length && maps[opened][selected[0]]?.[selected[1]] !== undefined ? selected : null;
  const linked = head && talk && kinds[head.kind].queries.join(" ") === positions.join(" ");

  const name = (h) => {
    const { kind, layer, head } = heads[h];
    const key = kinds.length > 1 ? "head of kind" : "head";
    return say(key, { kind: kinds[kind].name, layer: layer + 1, head: head + 1 });
  };
  /** Switches heads: off, or on if all of them are off. */
  const flip = (group) => {
    const others = mode === "any" ? off.filter((h) => !group.includes(h)) : [];
    const on = group.every((h) => off.includes(h));
    setOff(on ? others : [...others, ...group].sort((a, b) => a - b));
  };
  const open = (h) => {
    // The same cell can be compared from head to head of a kind.
    if (heads[h]?.kind !== head?.kind) model.set("selected", []);
    setOpened(h);
  };
  const close = () => {
    root.current.querySelector(`[data-map="${opened}"]`).focus(); // the button that was pressed goes away
    open(-1);
  };

  const panel = head && (
    <div class="opened">
      <div class="title">
        <span>{sentence(name(opened))}</span>
        <button type="button" class="close" onClick={close}>
          {say("close")}
        </button>
      </div>
      {off.includes(opened) && <p class="hint">{say("is off")}</p>}
      {elsewhere[opened] >= MOVED && (
        <p class="hint">
          <Corner /> {say("moved by", { share: whole(elsewhere[opened]) })}
        </p>
      )}
      <Heatmap
        label={`${say("label", { head: sentence(name(opened)) })}. ${say(linked ? "keys linked" : "keys")}`}
        rows={maps[opened]}
        target={kinds[head.kind].queries}
        source={kinds[head.kind].keys}
        cell={cell}
        locked={linked ? position : -1}
        marks={[]}
        onCell={(to) => select(to ?? [])}
        onLock={(row) => linked && setPosition(row)}
      />
      {linked && <p class="hint">{say("linked")}</p>}
    </div>
  );

  const tables = [
    head && {
      head: [`${say("query")} \\ ${say("key")}`, ...kinds[head.kind].keys],
      rows: () =>
        kinds[head.kind].queries.map((word, i) => [word, ...Array.from(maps[opened][i], (weight) => number(weight))]),
    },
    talk && {
      head: [say("likeliest", { position: named(positions, position, say) }), say("now"), say("before")],
      rows: () =>
        listed(talk.said(state, position)).map(({ id, now, before }) => [
          vocabulary[id],
          number(now, 3),
          number(before, 3),
        ]),
    },
    costs && {
      head: [say("without"), say("loss"), say("grows")],
      rows: () => costs.map((cost, h) => [name(h), number(talk.loss(0) + cost, 3), signed(cost, 3)]),
    },
  ].filter(Boolean);

  return (
    <div ref={root}>
      <div class="controls">
        {mode !== "one" && (
          <button type="button" aria-disabled={off.length === 0} onClick={() => off.length && setOff([])}>
            {say("all on")}
          </button>
        )}
        {mode === "any" && (
          <button
            type="button"
            aria-disabled={off.length === heads.length}
            onClick={() => off.length < heads.length && setOff(heads.map((_, h) => h))}
          >
            {say("all off")}
          </button>
        )}
        <span class="legend" aria-hidden="true">
          {say("little")} <span class="ramp" /> {say("much")}
        </span>
        {mode !== "one" && (
          <span class="legend">
            <Corner /> {say("moved")}
          </span>
        )}
      </div>
      <Reading>{reading()}</Reading>
      <div class={`desk ${talk ? "speaks" : ""}`}>
        <div class="kinds">
          <p class="hint">
            {say(`how ${{ one: "read", each: "one", any: "any" }[mode]}`)} {costs && say("cost")}
          </p>
          {kinds.map((kind, k) => (
            <div class="kind" role="group" aria-label={kind.name}>
              <Grid {...{ say, kind, heads, maps, elsewhere, mode, off, opened, costs, name, flip }} place={k} open={open} />
              {head?.kind === k && panel}
            </div>
          ))}
        </div>
        {talk && (
          <Speech
            {...{ say, talk, state, mode, off, costs, positions, vocabulary, position, setPosition }}
          />
        )}
      </div>
      {tables.length > 0 && <Numbers say={say} {...tables[0]} more={tables.slice(1)} />}
    </div>
  );

  function reading() {
    const parts = [switched(), talk && told(), cell && looks()].filter(Boolean);
    return parts.length ? parts.join(" ") : say(head ? "start" : "none is open");
  }

  function switched() {
    if (mode === "one") return "";
    if (off.length === 0) return say("none is off");
    if (off.length === heads.length) return say("all are off");
    if (off.length === 1) return say("one is off", { head: sentence(name(off[0])) });
    if (off.length > NAMED) return say("many are off", { n: off.length, all: heads.length });
    return say("some are off", { n: off.length, heads: off.map(name).join("; ") });
  }

  function told() {
    const { likeliest, right } = talk.said(state, position);
    if (!right) {
      const [word, other] = [likeliest[0].id, talk.said(0, position).likeliest[0].id].map((id) => vocabulary[id]);
      return say(word === other ? "likely" : "changes", { word, other, now: whole(likeliest[0].now) });
    }
    const [before, now] = [right.before, right.now].map(whole);
    const way = off.length === 0 ? "has" : before === now ? "stays" : right.now < right.before ? "falls" : "rises";
    return say(way, { word: vocabulary[right.id], before, now });
  }

  function looks() {
    const { queries, keys } = kinds[head.kind];
    const [i, j] = cell;
    return say("looks", {
      head: name(opened),
      query: named(queries, i, say),
      weight: whole(maps[opened][i][j]),
      key: named(keys, j, say),
    });
  }
}

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** What part of a head's attention goes elsewhere than before, as a mean over its queries. */
const moving = (before, now) =>
  now.reduce((sum, row, i) => sum + row.reduce((part, weight, j) => part + Math.max(0, weight - before[i][j]), 0), 0) /
  now.length;

const whole = (share) => together(percent(share));
const signed = (value, digits = 2) => `${Number(value.toFixed(digits)) > 0 ? "+" : ""}${number(value, digits)}`;

/** The likeliest words, and the right one where it is not among them. */
const listed = ({ likeliest, right }) =>
  right && likeliest.every(({ id }) => id !== right.id) ? [...likeliest, right] : likeliest;

/**
 * The heads of one kind: rows are layers, columns are heads, each a small map and a switch. One stop for the Tab key:
 * arrow keys go through the maps and the switches.
 */
function Grid({ say, kind, place, heads, maps, elsewhere, mode, off, opened, costs, name, flip, open }) {
  const [box, width] = useWidth();
  const [at, setAt] = useState([0, 0]);
  const lines = mode === "one" ? 1 : 2; // of a layer: its maps, and their switches
  const smallest = mode === "one" ? SMALLEST.read : SMALLEST.switched;
  const size = Math.max(smallest, Math.min(LARGEST, ((width ?? 0) - NAMES - 10) / kind.heads - GAP));
  const first = heads.findIndex((head) => head.kind === place);
  const most = costs && Math.max(...costs.map(Math.abs), 1e-9);

  const onKeyDown = (event) => {
    if (!event.target.dataset.at) return;
    const to = moved(event, at, lines * kind.layers, kind.heads);
    if (to) event.currentTarget.querySelector(`[data-at="${to}"]`).focus();
  };
  const stop = (...here) => ({
    "data-at": here.join(),
    tabIndex: at.join() === here.join() ? 0 : -1,
    onFocus: () => setAt(here),
  });

  const layerOf = (layer) => Array.from({ length: kind.heads }, (_, i) => first + layer * kind.heads + i);
  return (
    <div class="maps" ref={box} style={{ maxWidth: `${NAMES + kind.heads * (LARGEST + GAP) + 10}px` }}>
      <p class="title">{kind.name}</p>
      {width && (
        <div
          class="grid"
          role="group"
          aria-label={say(mode === "one" ? "grid read" : "grid", { kind: kind.name })}
          style={{ gap: `${GAP}px`, gridTemplateColumns: `${NAMES}px repeat(${kind.heads}, ${size}px)` }}
          onKeyDown={onKeyDown}
        >
          <span />
          {Array.from({ length: kind.heads }, (_, i) => (
            <span class="soft column" aria-hidden="true">
              {size < WORDY ? i + 1 : say("column", { head: i + 1 })}
            </span>
          ))}
          {Array.from({ length: kind.layers }, (_, layer) => (
            <>
              {mode === "any" ? (
                <button
                  type="button"
                  class="layer"
                  aria-label={say("layer switch", { layer: layer + 1 })}
                  onClick={() => flip(layerOf(layer))}
                >
                  {say("row", { layer: layer + 1 })}
                </button>
              ) : (
                <span class="soft layer">{say("row", { layer: layer + 1 })}</span>
              )}
              {layerOf(layer).map((h, i) => (
                <div class={`head ${off.includes(h) ? "off" : ""}`}>
                  <button
                    type="button"
                    class="small"
                    data-map={h}
                    aria-pressed={h === opened}
                    aria-label={say(elsewhere[h] < MOVED ? "open" : "open moved", {
                      head: name(h),
                      share: percent(elsewhere[h]),
                    })}
                    onClick={() => open(h === opened ? -1 : h)}
                    {...stop(lines * layer, i)}
                  >
                    <Squares rows={maps[h]} size={size / Math.max(maps[h].length, maps[h][0].length)} />
                    {off.includes(h) && <Cross />}
                    {elsewhere[h] >= MOVED && <Corner />}
                  </button>
                  {mode !== "one" && (
                    <div class="below">
                      <button
                        type="button"
                        class="switch"
                        role="switch"
                        aria-checked={!off.includes(h)}
                        aria-label={say(costs ? "switch cost" : "switch", {
                          head: sentence(name(h)),
                          cost: costs && signed(costs[h]),
                        })}
                        onClick={() => flip([h])}
                        {...stop(lines * layer + 1, i)}
                      />
                      {costs && (
                        <span class="cost" aria-hidden="true">
                          {signed(costs[h])}
                        </span>
                      )}
                    </div>
                  )}
                  {costs && (
                    <span class={`track ${costs[h] < 0 ? "less" : ""}`} aria-hidden="true">
                      <span class="bar" style={{ width: `${(100 * Math.abs(costs[h])) / most}%` }} />
                    </span>
                  )}
                </div>
              ))}
            </>
          ))}
        </div>
      )}
    </div>
  );
}

const Cross = () => (
  <svg class="cross" viewBox="0 0 10 10" preserveAspectRatio="none" aria-hidden="true">
    <path d="M0 0 10 10M10 0 0 10" />
  </svg>
);

/** The mark of a map that is not what it is with all heads on. */
const Corner = () => (
  <svg class="corner" width="12" height="12" aria-hidden="true">
    <path d="M1 1H11V11Z" />
  </svg>
);

/** What the model says: a bar for each position, the mean loss, and the likeliest words at the chosen position. */
function Speech({ say, talk, state, mode, off, costs, positions, vocabulary, position, setPosition }) {
  const list = useRef(null);
  const onKeyDown = (event) => {
    const to = moved(event, [position, 0], positions.length, 1);
    if (!to) return;
    setPosition(to[0]);
    list.current.children[to[0]].focus();
  };
  const compared = mode !== "one";
  const words = positions.map((_, i) => {
    const { likeliest, right } = talk.said(state, i);
    return { ...(right ?? likeliest[0]), isRight: right !== null };
  });
  const here = talk.said(state, position);
  const [loss, before] = [talk.loss(state), talk.loss(0)];
  const title = say(words.some(({ isRight }) => isRight) ? "answers" : "likely answers");
  return (
    <div class="speech">
      <p class="title">
        <span>{title}</span>
        {compared && (
          <span class="soft samples" aria-hidden="true">
            <span class="track sample"><span class="bar" /></span> {say("now")}
            <span class="track sample"><span class="before" /></span> {say("before")}
          </span>
        )}
      </p>
      <div class="positions" role="radiogroup" aria-label={title} ref={list} onKeyDown={onKeyDown}>
        {words.map(({ id, now, before, isRight }, i) => (
          <button
            type="button"
            class="line"
            role="radio"
            aria-checked={i === position}
            aria-label={say(compared ? "place compared" : "place", {
              position: named(positions, i, say),
              word: vocabulary[id],
              now: percent(now),
              before: percent(before),
            })}
            tabIndex={i === position ? 0 : -1}
            onClick={() => setPosition(i)}
          >
            <span class="word">{positions[i]}</span>
            <span class={`word ${isRight ? "right" : "guess"}`}>
              → {isRight ? vocabulary[id] : say("guess", { word: vocabulary[id] })}
            </span>
            <Track share={now} before={compared ? before : undefined} />
            <span class="number">{percent(now)}</span>
          </button>
        ))}
      </div>
      {loss !== null && (
        <div class="loss">
          <div class="line">
            <span class="word name">{say("loss")}</span>
            <Track share={loss / talk.largestLoss} before={compared ? before / talk.largestLoss : undefined} />
            <span class="number">{number(loss)}</span>
          </div>
        </div>
      )}
      {costs && <p class={`hint ${mode}`}>{compare()}</p>}
      <p class="title">
        <span>{say("likeliest", { position: named(positions, position, say) })}</span>
        {compared && (
          <span class="soft heads" aria-hidden="true">
            <span class="number">{say("now")}</span>
            <span class="number">{say("before")}</span>
          </span>
        )}
      </p>
      <ul class="words">
        {listed(here).map(({ id, now, before }) => (
          <li class={`line ${id === here.right?.id ? "marked" : ""}`} key={id}>
            <span class="word">
              {vocabulary[id]}{" "}
              {id === here.right?.id && (
                <span role="img" aria-label={say("right")}>
                  ✓
                </span>
              )}
            </span>
            <Track share={now} before={compared ? before : undefined} />
            <span class="number">{percent(now)}</span>
            {compared && <span class="number soft">{percent(before)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );

  /** The loss against that with all heads on; of several heads, against what each of them costs alone. */
  function compare() {
    const together = signed(loss - before);
    if (off.length === 0) return mode === "any" && say("try");
    if (off.length === 1) return say("against", { change: together });
    return say("alone", { n: off.length, alone: signed(off.reduce((sum, h) => sum + costs[h], 0)), together });
  }
}

export default figure(HeadGrid, style);
