// What NormExplorer computes, and how each of its numbers is worked out on paper.
import { behind, shown, sum } from "./core/paper.js";
import { number } from "./core/text.js";

export const KINDS = ["layer", "batch", "batch without padding"];
export const LAYER = KINDS[0];
const MASKED = KINDS[2];

/** A number for each place of a batch. */
const everywhere = (batch, make) =>
  batch.map((rows, s) => rows.map((vector, p) => vector.map((_, f) => make(s, p, f))));

/**
 * All the numbers, each as [sentence][position][feature], from x (sentence, position, d), gamma and beta (d).
 * lengths: how many words each sentence has; padding: how many <pad> are added to each.
 * members(s, p, f): the places of the numbers that the mean and the variance of this one are taken over.
 */
export function compute({ x: given, gamma, beta, padding }, { lengths, kind, eps }) {
  const x = given.map((rows) => [...rows, ...Array(padding).fill(rows[0].map(() => 0))]);
  const isPad = (s, p) => p >= lengths[s];
  const rows = x.flatMap((rows, s) => rows.map((_, p) => [s, p]));
  const counted = kind === MASKED ? rows.filter(([s, p]) => !isPad(s, p)) : rows;
  const members = (s, p, f) =>
    kind === LAYER ? x[s][p].map((_, k) => [s, p, k]) : counted.map(([a, b]) => [a, b, f]);
  const average = (of) =>
    everywhere(x, (s, p, f) => {
      const values = members(s, p, f).map(of);
      return sum(values) / values.length;
    });
  const mean = average(([s, p, f]) => x[s][p][f]);
  const variance = everywhere(x, (s, p, f) => {
    const squares = members(s, p, f).map(([a, b, k]) => (x[a][b][k] - mean[s][p][f]) ** 2);
    return sum(squares) / squares.length;
  });
  const normal = everywhere(x, (s, p, f) => (x[s][p][f] - mean[s][p][f]) / Math.sqrt(variance[s][p][f] + eps));
  const y = everywhere(x, (s, p, f) => gamma[f] * normal[s][p][f] + beta[f]);
  return { x, gamma, beta, kind, eps, rows, counted, isPad, members, mean, variance, normal, y };
}

/** One decimal where that says all of the batch's numbers, else two. */
export function writer(x) {
  const short = x.flat(2).every((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6);
  return (value) => number(value, short ? 1 : 2);
}

const MOST = 12; // terms of a sum that are all written
const ENDS = [8, 2]; // and of a longer one, at its begin and at its end

/** A sum over the members of a place: a term for each word, and the <pad> together. */
function terms({ x, kind, members, isPad }, [s, p, f], term) {
  const places = members(s, p, f);
  const together = kind === LAYER ? [] : places.filter(([a, b]) => isPad(a, b));
  const texts = places.filter((place) => !together.includes(place)).map(([a, b, k], i) => term(x[a][b][k], i));
  const some = texts.length > MOST ? [...texts.slice(0, ENDS[0]), "…", ...texts.slice(-ENDS[1])] : texts;
  return [...some, ...(together.length ? [`${together.length} × ${term(0, 1)}`] : [])].join(" + ");
}

/** ε as it is written: 0.00001. */
const small = (eps) => eps.toLocaleString("en", { maximumFractionDigits: 20, maximumSignificantDigits: 3 });

/** How each number is worked out, as `worked` of core/paper.js wants it; all are of the place [s, p, f]. */
export const WORKED = {
  mean: {
    of: "mean",
    work(all, ...place) {
      const values = all.members(...place).map(([s, p, f]) => all.x[s][p][f]);
      const term = (value, i) => (i ? behind(value, all.write) : all.write(value));
      return { symbol: "μ", texts: [`(${terms(all, place, term)}) / ${values.length}`], paper: sum(values.map(shown)) / values.length };
    },
  },
  variance: {
    of: "variance",
    work(all, ...place) {
      const [s, p, f] = place;
      const values = all.members(...place).map(([a, b, k]) => all.x[a][b][k]);
      const mean = all.mean[s][p][f];
      const term = (value) => `(${all.write(value)} − ${behind(mean)})²`;
      const squares = values.map((value) => (shown(value) - shown(mean)) ** 2);
      return { symbol: "σ²", texts: [`(${terms(all, place, term)}) / ${values.length}`], paper: sum(squares) / values.length };
    },
  },
  normal: {
    of: "normal",
    work({ x, mean, variance, eps, write }, s, p, f) {
      const [value, middle, spread] = [x, mean, variance].map((of) => of[s][p][f]);
      const away = value - middle;
      const root = Math.sqrt(spread + eps);
      const whole = `(${write(value)} − ${behind(middle)}) / √(${number(spread)} + ${small(eps)})`;
      if (spread === 0) return { symbol: "z", texts: [whole], remark: "equal", paper: 0 };
      if (shown(root) === 0) return { symbol: "z", texts: [whole], paper: (shown(value) - shown(middle)) / root };
      return {
        symbol: "z",
        texts: [whole, `${number(away)} / ${number(root)}`],
        about: true,
        paper: shown(away) / shown(root),
      };
    },
  },
  y: {
    of: "y",
    work({ gamma, beta, normal }, s, p, f) {
      const z = normal[s][p][f];
      return {
        symbol: "y = γ z + β",
        texts: [`${number(gamma[f])} × ${behind(z)} + ${behind(beta[f])}`],
        paper: shown(gamma[f]) * shown(z) + shown(beta[f]),
      };
    },
  },
};
