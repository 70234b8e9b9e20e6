// What HeadGrid knows of a model: its heads, which of its states is shown, and what it says in each.
import { tensor } from "./core/tensor.js";

const LEAST = 1e-12; // as in Python: a probability of zero counts as this

/** Every head, numbered kind by kind, layer by layer: { kind, layer, head, first }, `first` being its first weight. */
export function headsOf(kinds) {
  let first = 0;
  return kinds.flatMap(({ queries, keys, layers, heads }, kind) =>
    Array.from({ length: layers * heads }, (_, i) => {
      const found = { kind, layer: Math.floor(i / heads), head: i % heads, first };
      first += queries.length * keys.length;
      return found;
    }),
  );
}

/** The weights of a head in a state, as rows. weights: the trait as a tensor, (state, all heads' weights). */
export function rowsOf({ shape, values }, state, { first }, { queries, keys }) {
  const start = state * shape[1] + first;
  return queries.map((_, i) => values.subarray(start + i * keys.length, start + (i + 1) * keys.length));
}

/** How a number of states is to be read: "one" (to look at), "each" head off alone, or "any" heads off together. */
export function modeOf(states, heads) {
  if (states === 2 ** heads) return "any";
  return states === 1 ? "one" : "each";
}

/** The state in which these heads are off. */
export function stateOf(off, mode) {
  if (mode === "any") return off.reduce((sum, head) => sum + 2 ** head, 0);
  return off.length ? off[0] + 1 : 0;
}

/**
 * What the model says: said(state, position), with the likeliest words, [{ id, now, before }, …], and the `right` one,
 * or null; loss(state), the mean over the right words in nats, or null where no position has one.
 */
export function speech(model) {
  const answers = model.get("answers");
  const [ids, shares, allOn] = ["likeliest", "shares", "all_on"].map((name) => tensor(model.get(name)));
  const [states, positions, listed] = ids.shape;
  const place = (state, position) => state * positions + position;
  const share = (state, position, i) => shares.values[place(state, position) * (listed + 1) + i];
  const before = (position, id) => allOn.values[position * allOn.shape[1] + id];
  const answered = answers.map((_, position) => position).filter((position) => answers[position] >= 0);
  const loss = (state) =>
    answered.reduce((sum, position) => sum - Math.log(Math.max(share(state, position, listed), LEAST)), 0) /
    answered.length;
  const losses = answered.length ? Array.from({ length: states }, (_, state) => loss(state)) : null;
  return {
    loss: (state) => losses && losses[state],
    largestLoss: losses && Math.max(...losses),
    said(state, position) {
      const likeliest = Array.from({ length: listed }, (_, i) => {
        const id = Math.round(255 * ids.values[place(state, position) * listed + i]); // bytes come as shares of 255
        return { id, now: share(state, position, i), before: before(position, id) };
      });
      const id = answers[position];
      const right = id < 0 ? null : { id, now: share(state, position, listed), before: before(position, id) };
      return { likeliest, right };
    },
  };
}
