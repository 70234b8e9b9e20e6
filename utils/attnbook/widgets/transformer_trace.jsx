// TransformerTrace: one word's way through the whole Transformer, part by part.
import { useMemo, useRef, useState } from "preact/hooks";
import { Bars, Track } from "./core/bars.jsx";
import { Stepper } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { moved } from "./core/keyboard.js";
import { px } from "./core/layout.js";
import { behind, shown } from "./core/paper.js";
import { Levels, path, plotStyle, scale } from "./core/plot.jsx";
import { matrix, tensor } from "./core/tensor.js";
import { Tokens } from "./core/tokens.jsx";
import { named, number, percent, together } from "./core/text.js";
import style from "./transformer_trace.css";
import {
  HALVES,
  cosine,
  counterpart,
  length,
  looksOf,
  meanOf,
  reachOf,
  stepOf,
  towersOf,
  waysOf,
} from "./transformer_trace_way.js";

const ALL = 0.995; // of a word's attention: what is more is written as 100 %
const ROW = 1.6; // rem: a row of shares, or of words
const TOLD = 17.4; // rem: the next words, and the line below them

function TransformerTrace({ model, say }) {
  const [half] = useTrait(model, "half");
  const [rawPosition] = useTrait(model, "position");
  const [rawStage] = useTrait(model, "stage");
  const trace = useTrace(model);
  const { words, ways, vectors, sizes } = trace;
  const [entry, setEntry] = useState(0);
  // Python sets one trait after the other; in between they need not fit.
  const position = Math.min(rawPosition, sizes[half] - 1);
  const stage = Math.min(rawStage, ways[half].length - 1);
  const places = useRef({ encoder: 0, decoder: 0 }); // the word that was followed last in each half
  places.current[half] = position;
  const here = ways[half][stage];
  const looks = here.heads > 0 ? looksOf(here, trace.weights, sizes, half, position) : null;
  const step = stepOf(vectors[half], stage, position);

  const go = (toHalf, toStage, toPosition = places.current[toHalf]) => {
    model.set("half", toHalf);
    model.set("position", toPosition);
    model.set("stage", toStage);
    model.save_changes();
  };
  /** Another word; the stage stays, in the other half that which does the same. */
  const follow = (toHalf, toPosition) =>
    go(toHalf, toHalf === half ? stage : counterpart(ways, half, stage, toHalf), toPosition);

  const all = { say, trace, half, position, stage, here, looks, step };
  const first = ways.encoder.length;
  const at = half === "encoder" ? stage : first + stage; // among the stages of both halves
  const jump = (to) => (to < first ? go("encoder", to) : go("decoder", to - first));
  const shares = looks && { [here.over]: meanOf(looks) };
  return (
    <div class="trace">
      <div class="model">
        <p class="hint">{say("how")}</p>
        <Towers {...all} go={go} />
        <div class="sentences">
          {HALVES.map((one) => (
            <div class="sentence">
              <p class={`hint ${one}`}>{say(one === "encoder" ? "reads" : "wrote")}</p>
              <Tokens
                label={say(one === "encoder" ? "reads" : "wrote")}
                words={words[one]}
                kind={one}
                chosen={one === half ? position : -1}
                onChoose={(i) => follow(one, i)}
                shares={shares?.[one]}
              />
            </div>
          ))}
        </div>
      </div>
      <div class="panel">
        <Stepper
          step={at}
          n={first + ways.decoder.length}
          set={jump}
          back={say("back")}
          next={say("next")}
          signs={["↓", "↑"]}
        >
          {say("place", { half: say(half), stage: stage + 1, all: ways[half].length })}
        </Stepper>
        <Reading>{reading(all)}</Reading>
        <Strips {...all} entry={entry} setEntry={setEntry} />
        <div class="sections">
          <Looks {...all} />
          <div class="section" style={{ minHeight: `${Math.max(TOLD, 2 + ROW * words.encoder.length)}rem` }}>
            {half === "decoder" ? <Says {...all} /> : <Others {...all} />}
          </div>
        </div>
        <Numbers say={say} {...cells(all)} more={tables(all)} />
      </div>
    </div>
  );
}

/** All that the figure was made of, as numbers and rows. */
function useTrace(model) {
  const names = ["read", "written", "stages", "read_vectors", "written_vectors", "weights"];
  const [read, written, stages, rawRead, rawWritten, rawWeights] = names.map((name) => useTrait(model, name)[0]);
  const [vocabulary, likeliest, rawShares, rawChances] = ["vocabulary", "likeliest", "shares", "chances"].map(
    (name) => useTrait(model, name)[0],
  );
  return useMemo(() => {
    const sizes = { encoder: read.length, decoder: written.length };
    const vectors = { encoder: layers(rawRead), decoder: layers(rawWritten) };
    const known = vocabulary.length > 0;
    const shares = known && layers(rawShares);
    return {
      words: { encoder: read, decoder: written },
      sizes,
      vectors,
      ways: waysOf(stages, sizes),
      weights: tensor(rawWeights).values,
      reach: reachOf(vectors),
      /** The likeliest next words after a stage; null where that is not known. */
      says: (stage, position) =>
        known
          ? likeliest[stage][position].map((id, i) => ({ word: vocabulary[id], share: shares[stage][position][i] }))
          : null,
      /** How likely the word that is said in the end is after each stage; minus what it is less than. */
      chances: (position) => (known ? matrix(tensor(rawChances)).map((row) => row[position]) : []),
    };
  }, [read, written, stages, rawRead, rawWritten, rawWeights, vocabulary, likeliest, rawShares, rawChances]);
}

/** A tensor (stage, word, number) as rows of rows. */
const layers = (raw) => Array.from({ length: raw.shape[0] }, (_, stage) => matrix(tensor(raw), stage));

const size = (vector) => number(length(vector), 1);
const whole = (share) => together(percent(share));
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a stage is called. */
const partOf = (say, { name, layer }) =>
  layer === null ? say(name) : say("part", { name: say(name), layer: layer + 1 });

/** The probability of a word; where it is not listed, what it is less than. */
const chanceText = (say, chance) => (chance < 0 ? say("less", { share: whole(-chance) }) : whole(chance));

/** What happens to the word here, in one sentence or two. */
function reading({ say, trace, half, position, stage, here, looks, step }) {
  const word = named(trace.words[half], position, say);
  const part = sentence(partOf(say, here));
  const lengths = { added: size(step.added), before: step.before && size(step.before), after: size(step.after) };
  const said = [say(...happens())];
  const next = half === "decoder" && trace.says(stage, position)?.[0];
  const end = stage === trace.ways[half].length - 1;
  if (next) said.push(say(end ? "does say" : "would say", { next: next.word, share: whole(next.share) }));
  return said.join(" ");

  function happens() {
    if (!step.before) return ["begins", { word, ...lengths }];
    if (here.name === "last norm") return ["is scaled", { word, ...lengths }];
    const adds = say("adds", lengths);
    if (!looks) return ["thinks", { part, word, adds }];
    const self = here.over === half;
    const most = looks.map((row) => row.indexOf(Math.max(...row)));
    const head = looks.reduce((best, row, h) => (row[most[h]] > looks[best][most[best]] ? h : best), 0);
    const weight = looks[head][most[head]];
    const told = { part, word, adds, head: head + 1, weight: whole(weight) };
    if (weight === 0) return ["takes nothing", told];
    if (self && looks.every((row) => row[position] >= ALL)) return ["all itself", told];
    if (self && most[head] === position) return ["takes itself", told];
    return ["takes", { ...told, other: named(trace.words[here.over], most[head], say) }];
  }
}

/** Both halves as the book draws them, from the bottom to the top. One stop for the Tab key. */
function Towers({ say, trace, half, position, stage, go }) {
  const [box, width] = useWidth();
  const { ways, vectors } = trace;
  const drawn = width && towersOf(ways, width);
  const onKeyDown = (event) => {
    const column = HALVES.indexOf(half);
    const n = ways[half].length;
    if (event.key === "Home" || event.key === "End") return;
    const to = moved(event, [n - 1 - stage, column], n, HALVES.length);
    if (!to) return;
    const other = HALVES[to[1]];
    const next = other === half ? n - 1 - to[0] : counterpart(ways, half, stage, other);
    go(other, next);
    event.currentTarget.querySelector(`[data-box="${other}:${next}"]`).focus();
  };
  const adds = (i) => size(stepOf(vectors[half], i, position).added);
  const end = half === "decoder" && trace.says(ways.decoder.length - 1, position)?.[0].word;
  return (
    <div class="towers" ref={box} role="radiogroup" aria-label={say("towers")} onKeyDown={onKeyDown}>
      {drawn && (
        <div style={px({ height: drawn.height })}>
          <svg width={width} height={drawn.height} aria-hidden="true">
            {HALVES.map((one) => (
              <Tower tower={drawn[one]} kind={one} reached={one === half ? stage : -1} />
            ))}
            <Memory {...drawn} ways={ways} at={half === "decoder" ? stage : -1} />
          </svg>
          {HALVES.map((one) => (
            <>
              {drawn[one].layers.map(({ layer, top }) => {
                const { left, width: wide } = drawn[one].boxes[1];
                return (
                  <span class="layer" style={px({ left, top, width: wide })}>
                    {say("row", { layer: layer + 1 })}
                  </span>
                );
              })}
              {ways[one].map((part, i) => {
                const { left, top, width: wide } = drawn[one].boxes[i];
                const here = one === half && i === stage;
                const counts = one === half && part.layer !== null;
                const label = { half: say(one), part: partOf(say, part), added: counts && adds(i) };
                return (
                  <button
                    type="button"
                    class={`box ${one} ${part.layer === null ? "ends" : ""}`}
                    role="radio"
                    data-box={`${one}:${i}`}
                    aria-checked={here}
                    aria-label={say(counts ? "box adds" : "box", label)}
                    tabIndex={here ? 0 : -1}
                    style={px({ left, top, width: wide })}
                    onClick={() => go(one, i)}
                  >
                    <span>{say(part.name)}</span>
                    {counts && <span class="plus">+{adds(i)}</span>}
                  </button>
                );
              })}
            </>
          ))}
          <span class="out" style={px({ left: drawn.decoder.left, width: drawn.decoder.width - 24, top: 0 })}>
            {end ? say("next word is", { word: end }) : say("next word")}
          </span>
        </div>
      )}
    </div>
  );
}

/** The head of an arrow that ends at x, y; back: how far it reaches to the left, or below zero to the right. */
const head = (x, y, back) => `M${x - back} ${y - 4}L${x} ${y}L${x - back} ${y + 4}`;

/** The lines of a tower: the running sum, past each part, and a plus where the part comes back to it. */
function Tower({ tower, kind, reached }) {
  const { left, width, line, boxes, layers, mirrored, top, bottom } = tower;
  const way = mirrored ? -1 : 1; // from the line to the boxes
  const edge = (box) => (mirrored ? box.left + box.width : box.left);
  const out = mirrored ? top - 24 : top; // the encoder's result goes its own way
  const upTo = (i) => boxes[i].plus ?? (mirrored && i === boxes.length - 1 ? out + 7 : boxes[i].top);
  return (
    <g class={kind}>
      {layers.map((layer) => (
        <rect class="frame" x={left} y={layer.top} width={width} height={layer.bottom - layer.top} rx="7" />
      ))}
      <path class="sum" d={`M${line} ${bottom}V${out}`} />
      {mirrored && <path class="head" d={`M${line - 5} ${out + 7}L${line} ${out}L${line + 5} ${out + 7}`} />}
      {reached >= 0 && <path class="sum gone" d={`M${line} ${bottom}V${upTo(reached)}`} />}
      {boxes.map(({ plus, inner }, i) => {
        if (plus === undefined) return null;
        const side = edge(boxes[i]);
        const here = i === reached ? "gone" : "";
        return (
          <>
            <path class={`branch ${here}`} d={`M${line} ${inner}H${side}`} />
            <path class={`head ${here}`} d={head(side, inner, 6 * way)} />
            <path class={`branch ${here}`} d={`M${side} ${plus}H${line}`} />
            <circle class="add" cx={line} cy={plus} r="6.5" />
            <path class="cross" d={`M${line - 4} ${plus}h8M${line} ${plus - 4}v8`} />
          </>
        );
      })}
    </g>
  );
}

/** The line from the top of the encoder to every cross-attention. */
function Memory({ encoder, decoder, memory, ways, at }) {
  const from = encoder.top - 12;
  const start = `M${encoder.left + encoder.width / 2} ${encoder.top}V${from}H${memory}`;
  const crossings = ways.decoder.map(({ name }, i) => i).filter((i) => ways.decoder[i].name === "cross-attention");
  const to = (i) => `V${decoder.boxes[i].middle}H${decoder.boxes[i].left - 1}`;
  return (
    <g class="memory">
      {crossings.map((i) => {
        const { left, middle } = decoder.boxes[i];
        const here = i === at ? "gone" : "";
        return (
          <>
            <path class={`branch ${here}`} d={start + to(i)} />
            <path class={`head ${here}`} d={head(left - 1, middle, 6)} />
          </>
        );
      })}
    </g>
  );
}

/** The word's vector before the stage, what is added, and the sum, as three strips of cells. */
function Strips({ say, trace, here, step, entry, setEntry }) {
  const list = useRef(null);
  const { before, added, after } = step;
  const n = after.length;
  const i = Math.min(entry, n - 1);
  const norm = here.name === "last norm";
  const onKeyDown = (event) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") return; // they scroll the page
    const to = moved(event, [0, i], 1, n);
    if (to) setEntry(to[1]);
  };
  const point = (event) => {
    const { left, width } = list.current.getBoundingClientRect();
    setEntry(Math.max(0, Math.min(n - 1, Math.floor(((event.clientX - left) / width) * n))));
  };
  const rows = [
    ["", before ? "before" : "nothing yet", before],
    [norm ? "" : "+", norm ? "changed" : before ? "added" : "put in", added],
    [norm ? "" : "=", "after", after],
  ];
  const sum = total(before, added, after, norm, i);
  return (
    <div class="vector">
      <p class="title">
        <span>{say("vector", { n })}</span>
        <span class="legend" aria-hidden="true">
          ≤ {number(-trace.reach, 1)} <span class="ramp signed" /> ≥ {number(trace.reach, 1)}
        </span>
      </p>
      <div
        class="strips"
        role="slider"
        tabIndex="0"
        aria-label={say("cells")}
        aria-valuemin={1}
        aria-valuemax={n}
        aria-valuenow={i + 1}
        aria-valuetext={say("entry said", { i: i + 1, sum })}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          if (event.pointerType === "mouse") point(event);
        }}
        onPointerMove={(event) => {
          if (event.pointerType === "mouse" || event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
        }}
        onClick={point}
      >
        {rows.map(([sign, name, vector], row) => (
          <>
            <p class="about">
              <span>
                <b>{sign}</b> {say(name)}
              </span>
              {vector && <span class="length">{say("length", { length: size(vector) })}</span>}
            </p>
            <div class={`strip ${vector ? "" : "empty"}`} ref={row === 0 ? list : null}>
              {vector && <Cells vector={vector} reach={trace.reach} />}
              <span class="here" style={{ left: `${(100 * i) / n}%`, width: `${100 / n}%` }} />
            </div>
          </>
        ))}
      </div>
      <p class="entry" aria-hidden="true">
        {say("entry", { i: i + 1 })}: <strong>{sum}</strong>
      </p>
    </div>
  );
}

const Cells = ({ vector, reach }) =>
  vector.map((value) => (
    <span
      class={value < 0 ? "cell low" : "cell high"}
      style={{ "--share": `${Math.min(100, (100 * Math.abs(value)) / reach).toFixed(1)}%` }}
    />
  ));

/** One number's sum as it is written on paper: = where the numbers as they are shown add up. */
function total(before, added, after, norm, i) {
  if (!before) return number(after[i]);
  if (norm) return `${number(before[i])} → ${number(after[i])}`;
  const exact = Math.abs(shown(before[i]) + shown(added[i]) - shown(after[i])) < 1e-9;
  return `${number(before[i])} + ${behind(added[i])} ${exact ? "=" : "≈"} ${number(after[i])}`;
}

/** From which words each head takes how much: a column for each head, and their mean. */
function Looks({ say, trace, half, here, looks, step }) {
  const most = Math.max(...Object.values(trace.sizes));
  const words = trace.words[here.over];
  const mean = looks && meanOf(looks);
  const why = here.name === "last norm" ? "last" : step.before ? "part" : "first";
  return (
    <div class="section" style={{ minHeight: `${3.4 + ROW * most}rem` }}>
      <p class="title">{say("looks")}</p>
      {looks ? (
        <div class="table" tabIndex="0" role="region" aria-label={say("looks")}>
          <table class="looks">
            <thead>
              <tr>
                <th scope="col">{say("head")}</th>
                {looks.map((_, h) => (
                  <th scope="col">{h + 1}</th>
                ))}
                <th scope="col">{say("mean")}</th>
              </tr>
            </thead>
            <tbody>
              {words.map((word, j) => (
                <tr>
                  <th scope="row" class={here.over}>
                    {word}
                  </th>
                  {[...looks, mean].map((row, h) => (
                    <td class={`${h === looks.length ? "mean" : ""} ${row[j] === 0 ? "none" : ""}`}>
                      <span>{percent(row[j]).replace(" %", "")}</span>
                      <Track share={row[j]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p class="hint nowhere">{say(`no look ${why}`)}</p>
      )}
    </div>
  );
}

/** What the decoder would say if it stopped here, and when it knows what it says in the end. */
function Says({ say, trace, position, stage, half }) {
  const said = trace.says(stage, position);
  const last = trace.ways[half].length - 1;
  if (!said) return <p class="hint">{say("no says")}</p>;
  const [{ word: final }] = trace.says(last, position);
  return (
    <>
      <p class="title">{say(stage === last ? "says" : "say")}</p>
      <Bars
        words={said.map(({ word }) => word)}
        shares={said.map(({ share }) => share)}
        marked={said.findIndex(({ word }) => word === final)}
        kind="decoder"
      />
      <p class="title when">{say("when", { word: final })}</p>
      <When {...{ say, final, stage }} chances={trace.chances(position)} />
    </>
  );
}

const HIGH = 84; // pixels: the drawing of the probabilities
const [LEFT, RIGHT, ABOVE, BELOW] = [54, 14, 8, 20];

/** The probability of the word that is said in the end, after each stage. A ring is an upper bound. */
function When({ say, final, stage, chances }) {
  const [box, width] = useWidth();
  const across = scale([0, chances.length - 1], [LEFT, (width ?? 0) - RIGHT]);
  const up = scale([0, 1], [HIGH, ABOVE]);
  const points = chances.map((chance, i) => [across(i), up(Math.abs(chance))]);
  const listed = chances.map((chance, i) => `${i + 1}: ${chanceText(say, chance)}`).join("; ");
  return (
    <div class="when-plot" ref={box} style={px({ height: HIGH + BELOW })}>
      {width && (
        <svg
          class="axes"
          width={width}
          height={HIGH + BELOW}
          role="img"
          aria-label={say("chance", { word: final, shares: listed })}
        >
          <Levels values={[0, 0.5, 1]} up={up} left={LEFT} right={width - RIGHT} shown={percent} />
          <path class="line decoder" d={path(points)} />
          <path class="here" d={`M${points[stage][0]} ${ABOVE}V${HIGH}`} />
          {points.map(([x, y], i) => (
            <>
              <circle
                class={`point ${chances[i] < 0 ? "bound" : ""} ${i === stage ? "now" : ""}`}
                cx={x}
                cy={y}
                r={i === stage ? 6 : 3.5}
              />
              <text class={`tick x ${i === stage ? "chosen" : ""}`} x={x} y={HIGH + 16}>
                {i + 1}
              </text>
            </>
          ))}
        </svg>
      )}
    </div>
  );
}

/** How alike the word's vector is to those of the other words of its half. */
function Others({ say, trace, half, position, stage, step }) {
  const words = trace.words[half];
  return (
    <>
      <p class="title">{say("others")}</p>
      <ul class="others">
        {words.map((word, i) => {
          const like = cosine(step.after, trace.vectors[half][stage][i]);
          return (
            <li style={{ minHeight: `${ROW}rem` }}>
              <span class={`word ${half}`}>{word}</span>
              {i === position ? (
                <span class="hint">{say("itself")}</span>
              ) : (
                <>
                  <span class="part" aria-hidden="true">
                    <span
                      class="bar moves"
                      style={{ left: `${50 + 50 * Math.min(0, like)}%`, width: `${50 * Math.abs(like)}%` }}
                    />
                  </span>
                  <span class="number">{number(like)}</span>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The vector's numbers, for the table. */
function cells({ say, here, step }) {
  const middle = here.name === "last norm" ? "changed" : step.before ? "added" : "put in";
  const head = [say("number"), say("before"), say(middle), say("after")];
  const vectors = [step.before, step.added, step.after];
  const rows = () => [
    ...step.after.map((_, i) => [i + 1, ...vectors.map((vector) => (vector ? number(vector[i], 4) : "–"))]),
    [say("length column"), ...vectors.map((vector) => (vector ? number(length(vector), 4) : "–"))],
  ];
  return { head, rows };
}

/** The other tables: where it looks, the likeliest words, and the whole way. */
function tables({ say, trace, half, position, stage, here, looks }) {
  const way = trace.ways[half];
  const said = half === "decoder" && trace.says(stage, position);
  const chances = said ? trace.chances(position) : [];
  const final = said && trace.says(way.length - 1, position)[0].word;
  const found = [];
  if (looks) {
    const rows = () =>
      trace.words[here.over].map((word, j) => [word, ...[...looks, meanOf(looks)].map((row) => number(row[j], 4))]);
    found.push({ head: [say("head"), ...looks.map((_, h) => h + 1), say("mean")], rows });
  }
  if (said) {
    found.push({
      head: [say("best"), say("probability")],
      rows: () => said.map(({ word, share }) => [word, number(share, 4)]),
    });
  }
  found.push({
    head: [
      say("stage"),
      say("adds column"),
      say("length column"),
      ...(said ? [say("best"), say("probability"), say("of word", { word: final })] : []),
    ],
    rows: () =>
      way.map((one, i) => {
        const { before, added, after } = stepOf(trace.vectors[half], i, position);
        const [best] = said ? trace.says(i, position) : [];
        return [
          `${i + 1}: ${partOf(say, one)}`,
          before && one.layer !== null ? number(length(added), 2) : "–",
          number(length(after), 2),
          ...(said ? [best.word, number(best.share, 4), bounded(chances[i])] : []),
        ];
      }),
  });
  return found;
}

const bounded = (chance) => (chance < 0 ? `< ${number(-chance, 4)}` : number(chance, 4));

export default figure(TransformerTrace, plotStyle + style);
