// LengthCurve: how well a model does at each length (or delay), for one setting of an experiment among the others.
import { Choice } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { moved } from "./core/keyboard.js";
import { measure, px } from "./core/layout.js";
import { Levels, apart, decimals, nearest, path, plotStyle, pointedAt, rounds, scale } from "./core/plot.jsx";
import { number, together } from "./core/text.js";
import style from "./length_curve.css";

const WIDEST = 760; // pixels: the plot
const LEFT = 40; // pixels: room for the numbers of the upward axis
const TOP = 22; // pixels: room for the name of the shaded span
const BOTTOM = 26; // pixels: room for the numbers of the other axis
const RIGHT = 14; // pixels: where nothing stands at the lines' ends
const LINE = 16; // pixels: a line of text

function LengthCurve({ model, say }) {
  const [curves] = useTrait(model, "curves");
  const [chosenCurve] = useTrait(model, "chosen");
  const [wantedX, setX] = useTrait(model, "x");
  const [xLabel] = useTrait(model, "x_label");
  const [yLabel] = useTrait(model, "y_label");
  const [unit] = useTrait(model, "unit");
  const [yMax] = useTrait(model, "y_max");
  const chosen = Math.min(chosenCurve, curves.length - 1);
  const curve = curves[chosen];
  const index = nearest(curve.x, wantedX); // from outside, `chosen` may have come alone
  const x = curve.x[index];
  const ys = curve.runs.map((run) => run[index]);
  const choices = choicesOf(curves);

  const choose = (to) => {
    model.set("x", curves[to].x[nearest(curves[to].x, x)]);
    model.set("chosen", to);
    model.save_changes();
  };
  const digits = decimals(yMax);
  const amount = (y) => {
    const least = 10 ** -digits;
    const text = y > 0 && y < least / 2 ? `<${least}` : number(y, digits);
    return together(say("amount", { number: text, unit }).trim());
  };

  return (
    <>
      <div class="controls">
        {choices.map(({ name, values }) => (
          <Choice
            label={name}
            options={values}
            value={values.indexOf(curve.setting[name])}
            set={(value) => choose(nearestCurve(curves, choices, curve, name, values[value]))}
          />
        ))}
      </div>
      <p class="axis-label">{yLabel}</p>
      <Plot
        model={model}
        say={say}
        curves={curves}
        chosen={chosen}
        index={index}
        setIndex={(to) => to !== index && setX(curve.x[to])}
        names={curves.map(({ setting }) => choices.map(({ name }) => setting[name]).join(", "))}
        yMax={yMax}
        label={say("slider", { x_label: xLabel })}
        shown={where(x)}
      />
      <p class="axis-label under">{xLabel}</p>
      <p class="hint">
        {say(ys.length > 1 ? "legend" : "legend one run")} {curves.length > 1 && say("others")}
      </p>
      <Reading>{reading()}</Reading>
      {curves.some(({ examples }) => examples.length > 0) && (
        <Examples say={say} title={say("examples", { where: where(x) })} examples={curve.examples[index] ?? []} />
      )}
      <Numbers
        say={say}
        head={[xLabel, say("mean"), say("smallest"), say("largest")]}
        rows={() =>
          curve.x.map((x, i) => {
            const column = curve.runs.map((run) => run[i]);
            return [x, mean(column), Math.min(...column), Math.max(...column)].map((value, cell) =>
              cell ? number(value, digits + 1) : value,
            );
          })
        }
      />
    </>
  );

  function where(x) {
    return say("at", { x, x_label: xLabel });
  }

  function reading() {
    const settings = Object.entries(curve.setting).map(([name, value]) => say("setting", { name, value }));
    return say(ys.length > 1 ? "reading" : "reading one run", {
      where: [where(x), ...settings].join(", "),
      mean: amount(mean(ys)),
      smallest: amount(Math.min(...ys)),
      largest: amount(Math.max(...ys)),
      n: ys.length,
    });
  }
}

function Plot(props) {
  const [box, width] = useWidth();
  return (
    <div class="plot" ref={box}>
      {width && <Drawing {...props} width={Math.min(width, WIDEST)} />}
    </div>
  );
}

function Drawing({ model, say, curves, chosen, index, setIndex, names, yMax, label, shown, width }) {
  const [trained] = useTrait(model, "trained");
  const [logX] = useTrait(model, "log_x");
  const curve = curves[chosen];

  const longest = Math.max(...names.map(measure));
  const isNamed = longest > 0 && longest < width / 4; // at the lines' ends
  const height = Math.max(230, Math.min(320, width * 0.45));
  const everyX = [...new Set(curves.flatMap(({ x }) => x))].sort((a, b) => a - b);
  const right = isNamed ? longest + RIGHT : Math.max(RIGHT, measure(String(everyX.at(-1))) / 2);
  const spread = logX ? Math.log : Number;
  const place = scale([spread(everyX[0]), spread(everyX.at(-1))], [LEFT, width - right]);
  const across = (x) => place(spread(x));
  const up = scale([0, yMax], [height - BOTTOM, TOP]);
  const points = ({ x }, ys) => x.map((value, i) => [across(value), up(ys[i])]);
  const over = (runs, of) => runs[0].map((_, i) => of(runs.map((run) => run[i])));
  const means = curves.map(({ runs }) => over(runs, mean));
  const most = over(curve.runs, (ys) => Math.max(...ys));
  const least = over(curve.runs, (ys) => Math.min(...ys));
  const at = across(curve.x[index]);
  const inside = (x) => Math.max(LEFT, Math.min(width - right, x));
  const span = trained.map((x) => inside(across(x)));
  const order = [...curves.keys()].filter((i) => i !== chosen); // the chosen one is drawn last, above the others
  const spot = (i) => ({ i, x: across(curves[i].x.at(-1)) + 7, y: up(means[i].at(-1)) });

  const follow = (event) => setIndex(nearest(curve.x.map(across), pointedAt(event, width)));
  const onPointerDown = (event) => {
    if (event.button !== 0) return;
    if (event.pointerType !== "mouse") event.currentTarget.setPointerCapture(event.pointerId);
    follow(event);
  };
  const onKeyDown = (event) => {
    const to = moved(event, [1, index], 3, curve.x.length);
    if (to) setIndex(Math.max(0, Math.min(curve.x.length - 1, to[1] + 1 - to[0]))); // up is on, down is back
  };

  return (
    <div
      class="area"
      role="slider"
      tabIndex="0"
      aria-label={label}
      aria-valuemin={curve.x[0]}
      aria-valuemax={curve.x.at(-1)}
      aria-valuenow={curve.x[index]}
      aria-valuetext={shown}
      style={px({ width, height })}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={(event) =>
        (event.pointerType === "mouse" || event.currentTarget.hasPointerCapture(event.pointerId)) && follow(event)
      }
    >
      <svg class="axes" width={width} height={height} aria-hidden="true">
        {span.length > 0 && (
          <>
            <rect class="trained" x={span[0]} y="0" width={span[1] - span[0]} height={height - BOTTOM} />
            <text class="span" {...named(span, say("trained"), width)}>
              {say("trained")}
            </text>
          </>
        )}
        <Levels
          values={rounds(yMax)}
          up={up}
          left={LEFT}
          right={width - right}
          shown={(y) => number(y, y % 1 ? 1 - Math.floor(Math.log10(yMax)) : 0)}
        />
        {apart(everyX.filter((x) => x !== curve.x[index]), across, at).map((x) => (
          <text class="tick x" x={across(x)} y={height - 8}>
            {x}
          </text>
        ))}
        <line class="here" x1={at} x2={at} y1={TOP} y2={height - BOTTOM} />
        <text class="tick x chosen" x={at} y={height - 8}>
          {curve.x[index]}
        </text>
        {order.map((i) => (
          <path class="other" d={path(points(curves[i], means[i]))} />
        ))}
        <path class="band" d={path([...points(curve, most), ...points(curve, least).reverse()], true)} />
        <path class="line" d={path(points(curve, means[chosen]))} />
        {curve.runs.map((run) => (
          <circle class="run" cx={at} cy={up(run[index])} r="4.5" />
        ))}
        {isNamed &&
          free([chosen, ...order].map(spot)).map(({ i, x, y }) => (
            <text class={i === chosen ? "name chosen" : "name"} x={x} y={y + 4}>
              {names[i]}
            </text>
          ))}
      </svg>
    </div>
  );
}

function Examples({ say, title, examples }) {
  const written = ({ written, truth }) =>
    marked(written, truth).map(([word, wrong], i) => (
      <>
        {i > 0 && " "}
        {wrong ? (
          <span class="wrong">
            {word}
            <span class="unseen"> {say("wrong word")}</span>
          </span>
        ) : (
          word
        )}
      </>
    ));
  return (
    <div class="examples">
      <p class="title">{title}</p>
      {examples.length ? (
        <ul>
          {examples.map((example) => (
            <li>
              <Line name={say("source")} kind="encoder">
                {example.source}
              </Line>
              <Line name={say("truth")}>{example.truth}</Line>
              <Line name={say("written")} kind="decoder">
                {example.written.trim() ? written(example) : say("nothing")}
              </Line>
            </li>
          ))}
        </ul>
      ) : (
        <p class="hint">{say("no examples")}</p>
      )}
      {examples.length > 0 && <p class="hint">{say("marked")}</p>}
    </div>
  );
}

const Line = ({ name, kind = "", children }) => (
  <p class="row">
    <span class="side">{name}</span> <span class={kind}>{children}</span>
  </p>
);

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The dimensions that have more than one value: [{ name, values }], in the order in which the curves bring them. */
const choicesOf = (curves) =>
  Object.keys(curves[0].setting)
    .map((name) => ({ name, values: [...new Set(curves.map(({ setting }) => setting[name]))] }))
    .filter(({ values }) => values.length > 1);

/**
 * The index of the curve that has `value` for the dimension `name`, and of those the one nearest to `curve`: the fewest
 * other dimensions differ, and those by the fewest steps in their lists.
 */
function nearestCurve(curves, choices, curve, name, value) {
  const away = ({ setting }) => {
    if (setting[name] !== value) return Infinity;
    const steps = choices
      .filter((choice) => choice.name !== name)
      .map(({ name, values }) => Math.abs(values.indexOf(setting[name]) - values.indexOf(curve.setting[name])));
    return steps.reduce((sum, step) => sum + (step && step + 1000), 0);
  };
  return nearest(curves.map(away), 0);
}

/** Those names whose place no name before them has taken. */
const free = (spots) =>
  spots.reduce((kept, spot) => (kept.some(({ y }) => Math.abs(y - spot.y) < LINE) ? kept : [...kept, spot]), []);

/** Where the name of a shaded span begins: at its left, but inside the picture. */
const named = ([left], text, width) => ({ x: Math.max(0, Math.min(left + 5, width - measure(text))), y: 15 });

/** The words of a text, each with whether it is outside a longest common subsequence with the other text. */
function marked(written, truth) {
  const [a, b] = [written, truth].map((text) => text.split(/\s+/).filter(Boolean));
  const common = Array.from({ length: a.length + 1 }, () => Array(b.length + 1).fill(0)); // of a from i and b from j
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  let j = 0;
  return a.map((word, i) => {
    const match = b.indexOf(word, j);
    const kept = match >= 0 && common[i][j] === common[i + 1][match + 1] + 1;
    if (kept) j = match + 1;
    return [word, !kept];
  });
}

export default figure(LengthCurve, plotStyle + style);
