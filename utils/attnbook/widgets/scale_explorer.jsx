// ScaleExplorer: what dividing the scores does to attention weights and to the gradient, at each size of the keys.
import { useMemo } from "preact/hooks";
import { Slider, Stepper, Toggle } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { Formula, Rich, formulaStyle } from "./core/formula.jsx";
import { measure } from "./core/layout.js";
import { Levels, nearest, path, plotStyle, pointedAt, rounds, scale } from "./core/plot.jsx";
import { number, percent, together } from "./core/text.js";
import { DIVISORS, divisorOf, measurer, median } from "./scale_explorer_measures.js";
import style from "./scale_explorer.css";

const REACH = 5; // the scale of the scores goes from −5 to 5: e⁵ is 148, more than that looks like all or nothing
const ROLES = { q: "query", k: "key" };
const SCORES = { nothing: "q · k_j", root: "q · k_j / √d_k", size: "q · k_j / d_k" };
const ROOM = 1.25; // above the highest line of the gradients, for single queries
// All in pixels:
const [LEFT, TOP, BOTTOM] = [40, 12, 24]; // around a plot
const WIDEST = 400; // a plot
const HEIGHT = 168;
const LINE = 15; // a name at the end of a line

function ScaleExplorer({ model, say }) {
  const [d_ks] = useTrait(model, "d_ks");
  const [rawScores] = useTrait(model, "scores");
  const [rawPairs] = useTrait(model, "pairs");
  const [wanted] = useTrait(model, "d_k");
  const [divisor, setDivisor] = useTrait(model, "divisor");
  const [wantedQuery, setQuery] = useTrait(model, "query");
  const [, all, n_keys] = rawScores.shape;
  const query = Math.min(wantedQuery, all - 1); // from outside, other numbers may have come alone
  const size = nearest(d_ks, wanted);
  const d_k = d_ks[size];
  /** The measures of every query at every point: measured[name of the divisor][place of the d_k][query] */
  const measured = useMemo(() => {
    const at = measurer(d_ks, rawScores, rawPairs);
    const queries = Array.from({ length: all }, (_, query) => query);
    const of = (name) => d_ks.map((_, size) => queries.map((query) => at(size, name, query)));
    return Object.fromEntries(DIVISORS.map((name) => [name, of(name)]));
  }, [d_ks, rawScores, rawPairs]);
  const here = measured[divisor][size][query];
  const medianOf = (what, name, place) => median(measured[name][place].map((one) => one[what]));
  const mediansOf = (what, name) => d_ks.map((_, place) => medianOf(what, name, place));
  const written = (name) => say(name, { n: plain(divisorOf(name, d_k)) });

  const go = (place, name) => {
    model.set("d_k", d_ks[place]);
    model.set("divisor", name);
    model.save_changes();
  };
  const plot = { say, d_ks, size, divisor, query, measured, mediansOf, go };

  return (
    <div class="explorer">
      <div class="controls">
        <Slider
          label={<Formula text="d_k" roles={ROLES} />}
          value={size}
          min={0}
          max={d_ks.length - 1}
          step={1}
          shown={String(d_k)}
          set={(to) => go(to, divisor)}
        />
        <div class="by" role="group" aria-label={say("by")}>
          <span>{say("by")}</span>
          {DIVISORS.map((name) => (
            <Toggle on={divisor === name} set={() => setDivisor(name)}>
              <Rich text={written(name)} roles={ROLES} />
            </Toggle>
          ))}
        </div>
        <Stepper step={query} n={all} set={setQuery} back={say("before")} next={say("another")}>
          {say("query", { n: query + 1, all })}
        </Stepper>
      </div>
      <div class="parts">
        <div>
          <Columns
            title={
              <>
                {say("scores")} <Formula text={SCORES[divisor]} roles={ROLES} />
              </>
            }
            values={here.scores}
            span={[-REACH, REACH]}
            levels={[-REACH, 0, REACH]}
            shown={(level) => number(level, 0)}
            note={here.scores.some((score) => Math.abs(score) > REACH) && say("off")}
          />
          <Columns
            title={
              <>
                {say("weights")} <Formula text="α_j" />
              </>
            }
            values={here.weights}
            span={[0, 1]}
            levels={[0, 0.5, 1]}
            shown={percent}
            first={say("first")}
          />
          <dl class="facts">
            <Fact name={say("spread")}>{short(here.spread)}</Fact>
            <Fact
              name={say("undecided")}
              about={
                <>
                  {say("bits", { bits: number(here.entropy) })} <span class="power">
                    2<sup>{number(here.entropy)}</sup> = {among(here)}
                  </span>
                </>
              }
            >
              {say("of keys", { n: among(here), all: n_keys })}
            </Fact>
            <Fact name={say("gradient")} about={<Rich text={say("about gradient")} />}>
              {short(here.gradient)}
            </Fact>
          </dl>
        </div>
        <div>
          <Plot {...plot} title={say("entropy plot")} what="entropy" most={Math.log2(n_keys)} />
          <Plot
            {...plot}
            title={say("gradient plot")}
            what="gradient"
            most={ROOM * Math.max(1e-9, ...DIVISORS.flatMap((name) => mediansOf("gradient", name)))}
          />
          <p class="hint">
            <Rich text={say("legend")} />
          </p>
        </div>
      </div>
      <Reading>
        <Rich text={reading()} roles={ROLES} />
      </Reading>
      <Numbers
        say={say}
        head={["key", "score", "divided", "weight"].map((word) => say(word))}
        rows={() =>
          measured.nothing[size][query].scores.map((score, j) => [
            j + 1,
            number(score, 3),
            number(here.scores[j], 3),
            number(here.weights[j], 4),
          ])
        }
        more={["entropy", "gradient"].map((what) => ({
          head: [
            <Formula text="d_k" />,
            ...DIVISORS.map((name) => <Rich text={say(`${what} by`, { divisor: lineName(name) })} />),
          ],
          rows: () => d_ks.map((d, i) => [d, ...DIVISORS.map((name) => number(medianOf(what, name, i), 4))]),
        }))}
      />
    </div>
  );

  function lineName(name) {
    return { nothing: say("nothing line"), root: "{√d_k}", size: "{d_k}" }[name];
  }

  function reading() {
    const entropy = medianOf("entropy", divisor, size);
    const gradient = medianOf("gradient", divisor, size);
    const whole = medianOf("gradient", "root", size);
    const sentence = say("reading", {
      size: d_k,
      how: divisor === "nothing" ? say("undivided") : say("divided by", { divisor: written(divisor) }),
      all,
      n: among({ entropy }),
      keys: n_keys,
      gradient: short(gradient),
    });
    const verdict = say(2 ** entropy < 2 ? "one" : 2 ** entropy > 0.9 * n_keys ? "every" : "some");
    const compared = divisor !== "root" && whole > 0 && say("compared", { share: together(percent(gradient / whole)) });
    return [sentence, verdict, compared].filter(Boolean).join(" ");
  }
}

/** Among how many keys a choice would be as undecided, if all of them weighed the same. */
const among = ({ entropy }) => number(2 ** entropy, 1);

/** 8, 11.3: a number without needless decimals. */
const plain = (value) => number(value, Number.isInteger(value) ? 0 : 1);

/** A measure with three decimals; one that is small but not zero is not shown as zero. */
const short = (value) => (value > 0 && value < 5e-4 ? "<0.001" : number(value, value < 10 ? 3 : 1));

const Fact = ({ name, about, children }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <strong>{children}</strong> {about && <span class="hint">{about}</span>}
    </dd>
  </div>
);

/** A number for each key as a column; one that is beyond the scale ends in a point. The first key stands out. */
function Columns({ title, values, span, levels, shown, note, first }) {
  const [least, most] = span;
  const high = (value) => (100 * (Math.max(least, Math.min(most, value)) - least)) / (most - least); // percent
  const kind = (value, j) => `${j === 0 ? "first" : ""} ${value > most ? "above" : value < least ? "below" : ""}`;
  return (
    <div class="columns">
      <p class="title">
        {title} {note && <span class="note">({note})</span>}
      </p>
      <div class="field" aria-hidden="true">
        {levels.map((level) => (
          <span class="level" style={{ bottom: `${high(level)}%` }}>
            <span>{shown(level)}</span>
          </span>
        ))}
        <div class="bars-up">
          {values.map((value, j) => {
            const [from, to] = [high(Math.min(0, value)), high(Math.max(0, value))];
            const place = { bottom: `${from}%`, height: `${to - from}%` };
            return (
              <span class="slot">
                <span class={`column moves ${kind(value, j)}`} style={place} />
              </span>
            );
          })}
        </div>
      </div>
      {first && (
        <p class="first-name key" aria-hidden="true">
          {first}
        </p>
      )}
    </div>
  );
}

function Plot(props) {
  const [box, width] = useWidth();
  return (
    <div class="plot">
      <p class="title">{props.title}</p>
      <div ref={box}>{width && <Drawing {...props} width={Math.min(width, WIDEST)} />}</div>
    </div>
  );
}

/** A measure over d_k: for each divisor a line through the medians, and where the reader is, each query. */
function Drawing({ say, d_ks, size, divisor, query, measured, mediansOf, go, what, most, width }) {
  const names = { nothing: say("nothing line"), root: "√d_k", size: "d_k" };
  const right = width - Math.max(...Object.values(names).map(measure)) - 14;
  const place = scale([Math.log(d_ks[0]), Math.log(d_ks.at(-1))], [LEFT + 8, right - 8]);
  const across = d_ks.map((d) => place(Math.log(d)));
  const up = scale([0, most], [HEIGHT - BOTTOM, TOP]);
  const points = (name) => mediansOf(what, name).map((value, i) => [across[i], up(value)]);
  const order = [...DIVISORS.filter((name) => name !== divisor), divisor]; // the chosen one is drawn above the others
  const ends = apart(DIVISORS.map((name) => points(name).at(-1)[1]), LINE);
  const queries = measured[divisor][size].map((one) => one[what]);
  const beyond = queries.filter((value) => value > most).length;
  const levels = rounds(most);
  const digits = Math.max(0, -Math.floor(Math.log10(levels[1] ?? 1)));

  /** To the point that is nearest to the click. */
  const onClick = (event) => {
    const [x, y] = [pointedAt(event, width), event.clientY - event.currentTarget.getBoundingClientRect().top];
    const far = ([left, top]) => Math.hypot(left - x, top - y);
    const all = order.flatMap((name) => points(name).map((point, i) => ({ name, i, away: far(point) })));
    const { name, i } = all.sort((a, b) => a.away - b.away)[0];
    go(i, name);
  };

  return (
    <svg class="axes" width={width} height={HEIGHT} aria-hidden="true" onClick={onClick} data-what={what}>
      <Levels values={levels} up={up} left={LEFT} right={right} shown={(level) => number(level, digits)} />
      {d_ks.map((d, i) => (
        <text class={`tick x ${i === size ? "chosen" : ""}`} x={across[i]} y={HEIGHT - 6}>
          {d}
        </text>
      ))}
      <line class="here" x1={across[size]} x2={across[size]} y1={TOP} y2={HEIGHT - BOTTOM} />
      {order.map((name) => (
        <g class={name === divisor ? "chosen" : ""} data-divisor={name}>
          <path class={name === divisor ? "line" : "other"} d={path(points(name))} />
          {points(name).map(([cx, cy]) => (
            <circle class="point" cx={cx} cy={cy} r={name === divisor ? 4 : 3} />
          ))}
          <text class={`name ${name === divisor ? "chosen" : ""}`} x={right + 6} y={ends[DIVISORS.indexOf(name)] + 4}>
            <Name text={names[name]} />
          </text>
        </g>
      ))}
      {queries.map((value, i) => (
        <Query x={across[size]} y={up(value)} beyond={value > most} chosen={i === query} />
      ))}
      {beyond > 0 && (
        <text class="beyond" x={across[size] + 8} y={TOP - 1}>
          {beyond}
        </text>
      )}
      <circle class="current" cx={across[size]} cy={points(divisor)[size][1]} r="8" />
    </svg>
  );
}

/** One query's value, or that it is beyond the scale. */
const Query = ({ x, y, beyond, chosen }) =>
  beyond ? (
    <path class={`one ${chosen ? "this" : ""}`} d={`M${x} ${TOP - 10}l5 8h-10z`} />
  ) : (
    <circle class={`one ${chosen ? "this" : ""}`} cx={x} cy={y} r={chosen ? 4.5 : 2.5} />
  );

/** "√d_k" in a drawing: a letter before a _ in italics, what follows it below the line. */
function Name({ text }) {
  const [, before, letter, below] = text.match(/^(.*)(.)_(.)$/) ?? [];
  if (!below) return text;
  return (
    <>
      {before}
      <tspan class="letter">{letter}</tspan>
      <tspan dy="4" font-size="10">
        {below}
      </tspan>
    </>
  );
}

/** Places that are at least `room` apart, in the same order; what is too near to one below it moves up. */
function apart(places, room) {
  const moved = [...places];
  let limit = Infinity;
  for (const i of [...places.keys()].sort((a, b) => places[b] - places[a])) {
    limit = moved[i] = Math.min(places[i], limit - room);
  }
  return moved;
}

export default figure(ScaleExplorer, plotStyle + formulaStyle + style);
