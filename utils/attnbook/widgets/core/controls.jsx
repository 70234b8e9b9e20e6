// Controls that look and work the same in every figure.

/** A button that is on or off. */
export function Toggle({ on, set, children }) {
  return (
    <button type="button" class="toggle" aria-pressed={on} onClick={() => set(!on)}>
      {children}
    </button>
  );
}

/** One of a few. `options` are the texts; `value` is the index of the one that is chosen. */
export function Choice({ label, options, value, set }) {
  if (options.length < 2) return null;
  return (
    <label class="choice">
      {label}
      <select value={value} onChange={(event) => set(Number(event.currentTarget.value))}>
        {options.map((option, i) => (
          <option value={i}>{option}</option>
        ))}
      </select>
    </label>
  );
}

/** A number on a scale. `shown` is how its value is written. */
export function Slider({ label, value, min, max, step, shown, set }) {
  return (
    <label class="slider">
      <span>{label}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        onInput={(event) => set(Number(event.currentTarget.value))}
      />
      <output>{shown}</output>
    </label>
  );
}

/**
 * Back and forth through numbered steps. At an end an arrow does nothing, but stays: who is on it would be lost else.
 * signs: what stands on the two buttons.
 */
export function Stepper({ step, n, set, back, next, signs = ["←", "→"], children }) {
  const arrow = (to, label, sign) => (
    <button type="button" aria-disabled={to < 0 || to >= n} onClick={() => to >= 0 && to < n && set(to)} aria-label={label}>
      {sign}
    </button>
  );
  return (
    <div class="stepper">
      {arrow(step - 1, back, signs[0])}
      <span class="place">{children}</span>
      {arrow(step + 1, next, signs[1])}
    </div>
  );
}
