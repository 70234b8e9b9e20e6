// GradientThroughTime: how much a change of an RNN's state at one step still changes its last state.
import { useRef } from "preact/hooks";
import { Slider, Toggle } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { moved } from "./core/keyboard.js";
import { px } from "./core/layout.js";
import { number } from "./core/text.js";
import style from "./gradient_through_time.css";

const LIMIT = 2; // how far the weight goes to either side
const PRESETS = [0.5, 1, 1.5];
const DECADES = 6; // powers of ten on the scale of the bars, above 1 and below
const [NARROWEST, UPRIGHT, WIDEST] = [24, 58, 84]; // pixels of a step; from UPRIGHT on its numbers need not be turned
// What becomes of a small change, by the least factor that it is multiplied with for that.
const VERDICTS = { explodes: 1e3, grows: 2, kept: 0.5, fades: 1e-3, dies: 0 };

function GradientThroughTime({ model, say }) {
  const [inputs] = useTrait(model, "inputs");
  const [inputWeight] = useTrait(model, "input_weight");
  const [weight, setWeight] = useTrait(model, "weight");
  const [squash, setSquash] = useTrait(model, "squash");
  const [labels] = useTrait(model, "labels");
  const [selected, select] = useTrait(model, "selected");
  const { states, factors, gradients } = unroll(inputs, inputWeight, weight, squash);
  const all = inputs.length;
  const last = stateName(all - 1);

  return (
    <>
      <div class="controls">
        <Slider
          label={say("weight")}
          value={weight}
          min={-LIMIT}
          max={LIMIT}
          step={0.05}
          shown={plain(weight)}
          set={setWeight}
        />
        <div class="presets" role="group" aria-label={say("presets")}>
          {PRESETS.map((preset) => (
            <Toggle on={weight === preset} set={() => setWeight(preset)}>
              {plain(preset)}
            </Toggle>
          ))}
        </div>
        <Toggle on={squash} set={setSquash}>
          {say("squash")}
        </Toggle>
        <Rule squash={squash} inputWeight={inputWeight} weight={weight} />
      </div>
      <Chain {...{ say, inputs, labels, states, factors, gradients, selected, select }} />
      <Reading>
        {reading()} <strong>{say(verdictOn(gradients[selected]))}</strong>
      </Reading>
      <Numbers
        say={say}
        head={[
          say("step number"),
          ...(labels.length ? [say("word")] : []),
          say("input"),
          say("state"),
          <>{say("factor")} <Derivative of="t" by="t−1" /></>,
          <>{say("gradient")} <Derivative of={all} by="t" /></>,
        ]}
        rows={() =>
          inputs.map((input, t) => [
            t + 1,
            ...(labels.length ? [labels[t]] : []),
            plain(input),
            written(states[t], 6),
            t > 0 ? written(factors[t], 6) : "–",
            written(gradients[t], 6),
          ])
        }
      />
    </>
  );

  function reading() {
    const place = { step: selected + 1, all, label: labels[selected] };
    const kind = ["itself", "direct"][all - 1 - selected] ?? "product";
    return say(kind, {
      place: say(labels.length ? "labelled place" : "place", place),
      state: stateName(selected),
      last,
      gradient: written(gradients[selected]),
      factors: product(factors.slice(selected + 1)),
    });
  }
}

/** What the RNN computes at each step. */
function Rule({ squash, inputWeight, weight }) {
  return (
    <span class="rule">
      <i>h</i>
      <sub>t</sub> = {squash && "tanh("}
      {inputWeight !== 1 && `${bracketed(plain(inputWeight))} · `}
      <i>x</i>
      <sub>t</sub> + {bracketed(plain(weight))} · <i>h</i>
      <sub>t−1</sub>
      {squash && ")"}
    </span>
  );
}

function Derivative({ of, by }) {
  return (
    <span class="rule">
      ∂<i>h</i><sub>{of}</sub>/∂<i>h</i><sub>{by}</sub>
    </span>
  );
}

/** The steps from left to right, each with its state, its input and, as a bar, what of it reaches the last one. */
function Chain(props) {
  const [box, width] = useWidth();
  return (
    <div class={`chain ${props.labels.length ? "worded" : ""}`}>
      <div class="scale" aria-hidden="true">
        {[6, 3, 0, -3, -6].map((power) => (
          <span style={{ bottom: `${(100 * (power + DECADES)) / (2 * DECADES)}%` }}>
            {power ? `10${raised(power)}` : "1"}
          </span>
        ))}
      </div>
      <div class="track" ref={box}>
        {width && <Steps {...props} width={width} />}
      </div>
      <p class="title">{props.say("bars", { last: stateName(props.inputs.length - 1) })}</p>
    </div>
  );
}

function Steps({ say, inputs, labels, states, factors, gradients, selected, select, width }) {
  const list = useRef(null);
  const column = Math.max(NARROWEST, Math.min(WIDEST, Math.floor(width / inputs.length)));
  const onKeyDown = (event) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") return;
    const to = moved(event, [0, selected], 1, inputs.length);
    if (!to) return;
    select(to[1]);
    list.current.querySelectorAll(".step")[to[1]].focus();
  };
  return (
    <div
      class={`steps ${column < UPRIGHT ? "turned" : ""}`}
      role="toolbar"
      aria-label={say("steps")}
      ref={list}
      onKeyDown={onKeyDown}
    >
      {inputs.map((input, t) => (
        <button
          type="button"
          class={`step ${t > selected ? "reached" : ""}`}
          style={px({ width: column })}
          tabIndex={t === selected ? 0 : -1}
          aria-pressed={t === selected}
          aria-label={say("step", { step: t + 1, state: stateName(t), value: written(states[t]) })}
          onClick={() => select(t)}
        >
          <span class="factor">{t > 0 && short(factors[t])}</span>
          <span class="state">
            <span>{short(states[t])}</span>
          </span>
          <span class="input">{short(input)}</span>
          {labels.length > 0 && <span class="label">{labels[t]}</span>}
          <Bar gradient={Math.abs(gradients[t])} />
        </button>
      ))}
    </div>
  );
}

/** A size on a scale of powers of ten, with a mark where it is beyond an end. */
function Bar({ gradient }) {
  const power = Math.log10(gradient);
  const height = Math.max(0, Math.min(1, (power + DECADES) / (2 * DECADES)));
  const beyond = power > DECADES ? "above" : power < -DECADES ? "below" : "";
  return (
    <span class={`plot ${beyond}`}>
      <span class="bar" style={{ height: `${100 * height}%` }} />
    </span>
  );
}

/** The states h_t, from h_0 = 0 on; the factors ∂h_t/∂h_{t−1}; and the gradients ∂h_T/∂h_t, their products. */
function unroll(inputs, inputWeight, weight, squash) {
  const states = [];
  for (const input of inputs) {
    const sum = inputWeight * input + weight * (states.at(-1) ?? 0);
    states.push(squash ? Math.tanh(sum) : sum);
  }
  const factors = states.map((state) => weight * (squash ? 1 - state * state : 1));
  const gradients = states.map(() => 1);
  for (let t = states.length - 2; t >= 0; t--) gradients[t] = factors[t + 1] * gradients[t + 1];
  return { states, factors, gradients };
}

const verdictOn = (gradient) => Object.keys(VERDICTS).find((name) => Math.abs(gradient) >= VERDICTS[name]);

/** "0.90 × 0.81 × … × 0.77" */
function product(factors) {
  const texts = factors.map((factor) => bracketed(written(factor)));
  return (texts.length > 6 ? [...texts.slice(0, 3), "…", ...texts.slice(-2)] : texts).join(" × ");
}

const bracketed = (text) => (text.startsWith("−") ? `(${text})` : text);

/** A number as it was typed: 0.9 → "0.9". */
const plain = (value) => String(Number(value.toPrecision(6))).replace("-", "−");

/** A number of any size with some digits that count: "0.81", "1.23", "0.0043", "−4.3·10⁻⁵". */
function written(value, digits = 2, mantissaDigits = digits) {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 1e-3 || size >= 1e4) {
    const [mantissa, power] = value.toExponential(mantissaDigits - 1).split("e");
    return `${mantissa.replace("-", "−")}·10${raised(Number(power))}`;
  }
  const decimals = digits - (size < 1 ? 1 : 0) - Math.floor(Math.log10(size));
  return number(value, Math.max(0, decimals));
}

const short = (value) => written(value, 2, 1);

/** −5 → "⁻⁵" */
const raised = (power) => String(power).replace(/./g, (sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[sign] ?? "⁻");

/** The state of step t, counted from 0, as the page calls it: "h₁" for the first. */
const stateName = (t) => `h${String(t + 1).replace(/./g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[digit])}`;

export default figure(GradientThroughTime, style);
