/** Sizes in pixels as a style: { left: 3 } → { left: "3px" }. */
export const px = (sizes) => Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, `${size}px`]));

/** How wide a label is in a drawing, in pixels: written bold, so that it has room in any case. */
export const measure = (() => {
  let context;
  return (text) => {
    context ??= document.createElement("canvas").getContext("2d");
    context.font = "bold 13px system-ui, sans-serif";
    return context.measureText(text).width;
  };
})();

/**
 * Of some places for a box, { left, top, width, height }, the one that covers least of what is taken, and of equals the
 * first, with how many square pixels are `covered`.
 */
export function freest(places, taken) {
  const covered = places.map((place) => taken.reduce((area, other) => area + overlap(place, other), 0));
  const least = Math.min(...covered);
  return { ...places[covered.indexOf(least)], covered: least };
}

const overlap = (a, b) => shared(a.left, a.width, b.left, b.width) * shared(a.top, a.height, b.top, b.height);

const shared = (from, length, from2, length2) =>
  Math.max(0, Math.min(from + length, from2 + length2) - Math.max(from, from2));
