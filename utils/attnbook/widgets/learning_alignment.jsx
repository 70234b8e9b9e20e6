// LearningAlignment: how the alignment of a translator with attention comes about while it is trained.
import { useEffect, useMemo, useState } from "preact/hooks";
import { Choice, Slider } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { Heatmap } from "./core/heatmap.jsx";
import { measure as widthOf } from "./core/layout.js";
import { Levels, apart, decimals, nearest, path, plotStyle, pointedAt, scale } from "./core/plot.jsx";
import { largest, matrix, tensor } from "./core/tensor.js";
import { named, number, percent, short, together } from "./core/text.js";
import style from "./learning_alignment.css";

const PACE = 500; // milliseconds from moment to moment while it plays
const WIDEST = 420; // pixels: a chart
const [TOP, BOTTOM, HEIGHT] = [10, 24, 130]; // pixels: a chart's rims, and all of it

function LearningAlignment({ model, say }) {
  const [moments] = useTrait(model, "moments");
  const [sentences] = useTrait(model, "sentences");
  const [raw] = useTrait(model, "weights");
  const [measures] = useTrait(model, "measures");
  const [label] = useTrait(model, "moment_label");
  const [moment, setMoment] = useTrait(model, "moment");
  const [sentence] = useTrait(model, "sentence");
  const [playing, togglePlaying, stop] = usePlaying(moment, setMoment, moments.length - 1);
  const { source, target, gold } = sentences[sentence];
  const weights = useMemo(() => tensor(raw), [raw]);
  const rows = useMemo(() => {
    const padded = matrix(weights, sentence, moment).slice(0, target.length);
    return padded.map((row) => row.subarray(0, source.length));
  }, [weights, sentence, moment, source, target]);
  const { row, cell, point, keep, letGo } = useRow(model, sentence, target.length);
  const partners = target.map((_, i) => gold.filter(([, to]) => to === i).map(([from]) => from));
  const looks = rows.map((row) => largest(row, 1)[0]);
  const at = (n) => say("at", { n: moments[n], label });
  const scales = measures.map(({ values }) => rounds(Math.max(...values)));
  const shown = ({ values }, i, n = moment, more = 0) => number(values[n], decimals(scales[i].at(-1)) + more);
  const measured = (i) => say("measure", { name: measures[i].name, value: shown(measures[i], i) });

  const go = (to) => {
    stop();
    if (to !== moment) setMoment(to);
  };
  const choose = (to) => {
    letGo();
    model.set("sentence", to);
    model.save_changes();
  };

  return (
    <>
      <div class="controls">
        <Choice
          label={say("sentence")}
          options={sentences.map(({ source }) => short(source.join(" ")))}
          value={sentence}
          set={choose}
        />
        <span class="legend" aria-hidden="true">
          {say("little")} <span class="ramp" /> {say("much")}
        </span>
        {gold.length > 0 && (
          <span class="legend">
            <span class="ring sample" aria-hidden="true" /> {say("gold")}
          </span>
        )}
      </div>
      <Heatmap
        label={`${say("label")}. ${say("keys")}`}
        rows={rows}
        target={target}
        source={source}
        cell={cell}
        locked={row ?? -1}
        marks={gold.map(([j, i]) => [i, j])}
        onCell={point}
        onLock={keep}
      />
      <div class="training" style={{ "--widest": `${Math.max(...moments.map((_, n) => at(n).length))}ch` }}>
        <button type="button" class="play" onClick={togglePlaying}>
          <span aria-hidden="true">{playing ? "■" : "▶"}</span> {say(playing ? "stop" : "play")}
        </button>
        <Slider
          label={say("slider")}
          value={moment}
          min={0}
          max={moments.length - 1}
          step={1}
          shown={at(moment)}
          set={go}
        />
      </div>
      <div class="charts">
        {measures.map(({ values }, i) => (
          <div class="chart">
            <p class="title">{measured(i)}</p>
            <Chart values={values} levels={scales[i]} moments={moments} moment={moment} go={go} />
          </div>
        ))}
      </div>
      <p class="hint">{say("axis", { label })}</p>
      <Reading busy={playing}>{row === null ? summary() : reading()}</Reading>
      <Numbers
        say={say}
        head={[`${say("target")} \\ ${say("source")}`, ...source]}
        rows={() => target.map((word, i) => [word, ...Array.from(rows[i], (weight) => number(weight, 3))])}
        more={[
          {
            head: [label, ...measures.map(({ name }) => name)],
            rows: () => moments.map((seen, n) => [seen, ...measures.map((one, i) => shown(one, i, n, 1))]),
          },
        ]}
      />
    </>
  );

  function summary() {
    const paired = looks.filter((_, i) => partners[i].length > 0);
    return say(paired.length ? "reading all" : "reading no gold", {
      at: at(moment),
      right: looks.filter((j, i) => partners[i].includes(j)).length,
      n: paired.length,
      measure: measured(0),
    });
  }

  function reading() {
    return say(`reading ${verdict()}`, {
      at: at(moment),
      target: named(target, row, say),
      share: together(percent(rows[row][looks[row]])),
      source: named(source, looks[row], say),
      partners: partners[row].map((j) => named(source, j, say)).join(` ${say("or")} `),
      measure: measured(0),
    });
  }

  function verdict() {
    if (gold.length === 0) return "plain";
    if (partners[row].length === 0) return "alone";
    return partners[row].includes(looks[row]) ? "right" : "wrong";
  }
}

/** Walking through the moments by itself: whether it does, a function that starts and stops it, and one that stops it. */
function usePlaying(moment, setMoment, last) {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return undefined;
    if (moment >= last) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => setMoment(moment + 1), PACE);
    return () => clearTimeout(timer);
  }, [playing, moment, last]);
  const toggle = () => {
    if (!playing && moment === last) setMoment(0);
    setPlaying(!playing);
  };
  return [playing, toggle, () => setPlaying(false)];
}

/**
 * The row that is read, with the cell of it that the pointer or a key is at, or null. `point` reads a cell; at null the
 * row comes back that was kept before. `keep` holds on to a row, or lets go of the one that was held.
 */
function useRow(model, sentence, n) {
  const [wanted, setRow] = useTrait(model, "row");
  const [pointed, setPointed] = useState(null); // { sentence, cell, kept }
  const row = wanted !== null && wanted < n ? wanted : null; // from outside, a shorter sentence may have come alone
  const current = pointed && pointed.sentence === sentence && pointed.cell[0] === row ? pointed : null;
  const kept = current ? current.kept : row;
  const show = (to) => to !== row && setRow(to);
  const letGo = () => {
    setPointed(null);
    show(null);
  };
  const point = (cell) => {
    setPointed(cell && { sentence, cell, kept });
    show(cell ? cell[0] : kept);
  };
  const keep = (to) => {
    if (to === kept) letGo();
    else setPointed((before) => ({ ...before, kept: to }));
  };
  return { row, cell: current && current.cell, point, keep, letGo };
}

/** A measure at all moments: a line that can be clicked. */
function Chart(props) {
  const [box, width] = useWidth();
  return (
    <div class="room" ref={box}>
      {width && <Drawing {...props} width={Math.min(width, WIDEST)} />}
    </div>
  );
}

function Drawing({ values, levels, moments, moment, go, width }) {
  const [first, last] = [moments[0], moments.at(-1)];
  const written = levels.map((level) => `${number(level, level % 1 ? decimals(levels.at(-1)) - 1 : 0)}`);
  const left = Math.max(...written.map(widthOf)) + 10;
  const right = width - widthOf(`${last}`) / 2 - 2;
  // Most is learnt early on: with its square root the axis gives those moments room, and has a place for 0.
  const place = scale([Math.sqrt(first), Math.sqrt(last)], [left, right]);
  const across = (seen) => place(Math.sqrt(seen));
  const up = scale([0, levels.at(-1)], [HEIGHT - BOTTOM, TOP]);
  const spots = moments.map((seen, n) => [across(seen), up(values[n])]);
  const [x, y] = spots[moment];
  const others = [last, first, ...moments.slice(1, -1)].filter((seen) => seen !== moments[moment]);
  const ticks = apart(others, across, x, widthOf(`${last}`) + 8);

  const follow = (event) => go(nearest(spots.map(([x]) => x), pointedAt(event, width)));
  const onPointerDown = (event) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    follow(event);
  };
  return (
    <svg
      class="axes"
      width={width}
      height={HEIGHT}
      aria-hidden="true"
      onPointerDown={onPointerDown}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
    >
      <Levels values={levels} up={up} left={left} right={right} shown={(level) => written[levels.indexOf(level)]} />
      {ticks.map((seen) => (
        <text class="tick x" x={across(seen)} y={HEIGHT - 6}>
          {seen}
        </text>
      ))}
      <text class="tick x chosen" x={x} y={HEIGHT - 6}>
        {moments[moment]}
      </text>
      <path class="line" d={path(spots)} />
      {spots.map(([x, y]) => (
        <circle class="spot" cx={x} cy={y} r="2" />
      ))}
      <line class="here moves" y1={TOP} y2={HEIGHT - BOTTOM} style={{ transform: `translateX(${x}px)` }} />
      <circle class="dot moves" r="4.5" style={{ transform: `translate(${x}px, ${y}px)` }} />
    </svg>
  );
}

/** Round numbers from 0 to `most` or just above it (to 1, if that is 0), four steps at most. */
function rounds(most) {
  const top = most || 1;
  const least = top / 4;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= least);
  return Array.from({ length: Math.ceil(top / step - 1e-9) + 1 }, (_, i) => i * step);
}

export default figure(LearningAlignment, plotStyle + style);
