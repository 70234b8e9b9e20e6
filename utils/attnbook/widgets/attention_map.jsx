// AttentionMap: how much each target word looks at each source word.
import { Choice, Toggle } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait } from "./core/figure.jsx";
import { Heatmap } from "./core/heatmap.jsx";
import { largest, matrix, tensor } from "./core/tensor.js";
import { number, percent } from "./core/text.js";
import { useMemo } from "preact/hooks";

function AttentionMap({ model, say }) {
  const [source] = useTrait(model, "source");
  const [target] = useTrait(model, "target");
  const [raw] = useTrait(model, "weights");
  const [gold] = useTrait(model, "gold");
  const [selected, select] = useTrait(model, "selected");
  const [locked, lock] = useTrait(model, "locked");
  const [layer, setLayer] = useTrait(model, "layer");
  const [head, setHead] = useTrait(model, "head");
  const [showGold, setShowGold] = useTrait(model, "show_gold");
  const weights = useMemo(() => tensor(raw), [raw]);
  const rows = useMemo(() => matrix(weights, layer, head), [weights, layer, head]);
  const cell = selected.length ? selected : null;
  const [layers, heads] = weights.shape;
  const isGold = ([i, j]) => gold.some(([a, b]) => a === j && b === i);

  return (
    <>
      <div class="controls">
        <Choice label={say("layer")} options={count(layers)} value={layer} set={setLayer} />
        <Choice label={say("head")} options={count(heads)} value={head} set={setHead} />
        {gold.length > 0 && (
          <Toggle on={showGold} set={setShowGold}>
            {say("gold")} <span class="ring sample" aria-hidden="true" />
          </Toggle>
        )}
        <span class="legend" aria-hidden="true">
          {say("little")} <span class="ramp" /> {say("much")}
        </span>
      </div>
      <Heatmap
        label={`${say("label")}. ${say("keys")}`}
        rows={rows}
        target={target}
        source={source}
        cell={cell}
        locked={locked}
        marks={showGold ? gold.map(([j, i]) => [i, j]) : []}
        onCell={(to) => select(to ?? [])}
        onLock={(row) => lock(row === locked ? -1 : row)}
      />
      <Reading>{reading()}</Reading>
      <Numbers
        say={say}
        head={[`${say("target")} \\ ${say("source")}`, ...source]}
        rows={() => target.map((word, i) => [word, ...Array.from(rows[i], (weight) => number(weight, 3))])}
      />
    </>
  );

  function reading() {
    if (cell) {
      const [i, j] = cell;
      const sentence = say("reading", { target: target[i], weight: percent(rows[i][j]), source: source[j] });
      return showGold && isGold(cell) ? `${sentence} (${say("gold cell")})` : sentence;
    }
    if (locked >= 0) {
      const sources = largest(rows[locked], 3).map((j) => `${source[j]} (${percent(rows[locked][j])})`);
      return say("row", { target: target[locked], sources: sources.join(", ") });
    }
    return say("start");
  }
}

const count = (n) => Array.from({ length: n }, (_, i) => `${i + 1}`);

export default figure(AttentionMap);
