// Shares of 1 as bars, one below the other, each with its word and its number.
import { percent } from "./text.js";

/** One bar. before: a share to compare it with, as an outline; optional. */
export function Track({ share, before }) {
  return (
    <span class="track" aria-hidden="true">
      <span class="bar moves" style={{ width: `${100 * share}%` }} />
      {before !== undefined && <span class="before" style={{ width: `${100 * before}%` }} />}
    </span>
  );
}

/** words and shares: one bar each. marked: the index of one that stands out, or -1. kind: the colour, as in Tokens. */
export function Bars({ words, shares, marked = -1, kind = "" }) {
  return (
    <ul class={`bars ${kind}`}>
      {words.map((word, i) => (
        <li class={i === marked ? "marked" : ""}>
          <span class="word">{word}</span>
          <Track share={shares[i]} />
          <span class="number">{percent(shares[i])}</span>
        </li>
      ))}
    </ul>
  );
}
