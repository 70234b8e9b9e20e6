// The words of a sentence, in a row, to choose one of: one stop for the Tab key, arrow keys from word to word.
import { useRef } from "preact/hooks";
import { moved } from "./keyboard.js";

/**
 * kind: "encoder", "decoder", "query", "key" or "value", the colour of the words.
 * chosen: the index of the chosen word, or -1; onChoose(index): by mouse, touch or key; onPoint(index | -1): the
 * pointer comes to a word or leaves it; shares: what part of 1 each word has, shown as a bar under it; optional.
 */
export function Tokens({ label, words, kind, chosen, onChoose, onPoint = () => {}, shares }) {
  const list = useRef(null);
  const onKeyDown = (event) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") return; // they scroll the page
    const to = moved(event, chosen < 0 ? null : [0, chosen], 1, words.length);
    if (!to) return;
    onChoose(to[1]);
    list.current.children[to[1]].focus();
  };
  return (
    <div class={`tokens ${kind}`} role="toolbar" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {words.map((word, i) => (
        <button
          type="button"
          class="token"
          tabIndex={i === Math.max(chosen, 0) ? 0 : -1}
          aria-pressed={i === chosen}
          onClick={() => onChoose(i)}
          onPointerEnter={(event) => event.pointerType === "mouse" && onPoint(i)}
          onPointerLeave={(event) => event.pointerType === "mouse" && onPoint(-1)}
        >
          {word}
          {shares && <span class="share" style={{ width: `${100 * shares[i]}%` }} />}
        </button>
      ))}
    </div>
  );
}
