// Formulas in plain text: letters in italics, what follows a _ below the line and what follows a ^ above it,
// each letter in the colour of its role.
// A letter with a combining tilde gets class="tilde": few fonts can draw one, so the figure's style does.

export { default as formulaStyle } from "./formula.css";

const PARTS = /(exp|tanh|softmax)|(Σ|[A-Za-zαβγεμσ]\u0303?)(?:_(\w+))?(?:\^(\w+))?/g;

/** "e_j = s · h_j". roles: the colour of a letter, as a class: { s: "query" }. */
export function Formula({ text, roles = {} }) {
  return <span class="formula">{[...parts(text, roles)]}</span>;
}

function* parts(text, roles) {
  let end = 0;
  for (const { 0: whole, 1: upright, 2: letter, 3: below, 4: above, index } of text.matchAll(PARTS)) {
    yield text.slice(end, index);
    yield upright ?? (
      <span class={`letter ${roles[letter] ?? ""}`}>
        {letter === "Σ" ? letter : <i class={letter[1] && "tilde"}>{letter[0]}</i>}
        {below && <sub>{below}</sub>}
        {above && <sup>{above}</sup>}
      </span>
    );
    end = index + whole.length;
  }
  yield text.slice(end);
}

/** "Row times {h_j} is {key:the score}": words with formulas among them, and with words in the colour of a role. */
export function Rich({ text, roles }) {
  return text.split(/\{([^}]*)\}/).map((part, i) => {
    if (i % 2 === 0) return part;
    const [, role, words] = part.match(/^(\w+):(.*)$/) ?? [];
    return role ? <span class={role}>{words}</span> : <Formula text={part} roles={roles} />;
  });
}

/** The two sides of a vector or a matrix: all around it, or, in a grid, at a place. */
export const Brackets = ({ at, kind = "" }) => <span class={`brackets ${kind}`} style={at} aria-hidden="true" />;
