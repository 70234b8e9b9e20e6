// What all figures share: the frame around them, their traits, their words, and what happens when one breaks.
import { Component, render } from "preact";
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import css from "./figure.css";
import { useTheme } from "./theme.js";
import { fill } from "./text.js";

/**
 * An anywidget module that shows `Content`, a component that gets `model` and `say` (its words, filled in), with
 * `style`, the rules that only this figure needs (a NAME.css beside its NAME.jsx, imported as text). It lives in a shadow tree, so that a page's styles and the figure's can't disturb each other.
 */
export function figure(Content, style = "") {
  return {
    render({ model, el }) {
      const root = el.shadowRoot ?? el.attachShadow({ mode: "open" });
      for (const event of ["keydown", "keyup"]) el.addEventListener(event, keepFromNotebook);
      render(<Frame model={model} el={el} Content={Content} style={style} />, root);
      return () => render(null, root);
    },
  };
}

/**
 * In JupyterLab a letter is a command ("x" cuts the cell), even for who is in a figure, unless the figure says no. It
 * does, but for keys with Ctrl, ⌘ or Alt and for Shift+Enter, which save and run as ever; in a text field for all keys.
 */
function keepFromNotebook(event) {
  const command = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter");
  const typing = event.composedPath()[0].matches(":read-write");
  event.currentTarget.toggleAttribute("data-lm-suppress-shortcuts", typing || !command);
}

/** One trait and its setter; the figure is drawn anew when it changes, here or in Python. */
export function useTrait(model, name) {
  const [, redraw] = useReducer((n) => n + 1, 0);
  useEffect(() => {
    const event = `change:${name}`;
    model.on(event, redraw);
    return () => model.off(event, redraw);
  }, [model, name]);
  const set = (value) => {
    model.set(name, value);
    model.save_changes();
  };
  return [model.get(name), set];
}

/** The width that an element has, in pixels; null until it is known. */
export function useWidth() {
  const ref = useRef(null);
  const [width, setWidth] = useState(null);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(entry.contentRect.width));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}

class Frame extends Component {
  componentDidCatch(error) {
    // The page's host puts the still picture back; elsewhere the sentence below has to do.
    this.props.el.dispatchEvent(new CustomEvent("attnbook:broken", { detail: error }));
    this.setState({ error });
  }

  render({ model, el, Content, style }, { error }) {
    const say = (key, values) => fill(model.get("strings")[key] ?? key, values);
    return (
      <>
        <style>{css + style}</style>
        <Shell el={el} caption={model.get("caption")}>
          {error ? <p role="alert">{say("broken", { reason: error.message })}</p> : <Content model={model} say={say} />}
        </Shell>
      </>
    );
  }
}

function Shell({ el, caption, children }) {
  const theme = useTheme(el);
  return (
    <figure class="figure" data-theme={theme}>
      {children}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

/**
 * The sentence under a figure that says what is selected: to see, and for a screen reader to say. While it changes by
 * itself it is `busy`: a screen reader waits for the end.
 */
export function Reading({ busy = false, children }) {
  return (
    <p class="reading" aria-live="polite" aria-busy={busy}>
      {children}
    </p>
  );
}

/**
 * A table of the numbers behind a figure, behind a button. `rows` is a function: it is called only when they are wanted.
 * `more`: further tables under it, each { head, rows }.
 */
export function Numbers({ say, head, rows, more = [] }) {
  const [open, setOpen] = useState(false);
  return (
    <div class="numbers">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say(open ? "hide numbers" : "show numbers")}
      </button>
      {open && (
        <div class="scroll" tabIndex="0" role="region" aria-label={say("show numbers")}>
          {[{ head, rows }, ...more].map((table) => (
            <Table {...table} />
          ))}
        </div>
      )}
    </div>
  );
}

function Table({ head, rows }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th scope="col">{cell}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows().map(([first, ...cells]) => (
          <tr>
            <th scope="row">{first}</th>
            {cells.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
