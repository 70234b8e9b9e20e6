/** Sizes in pixels as a style: { left: 3 } → { left: "3px" }. */
export const px = (sizes) => Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, `${size}px`]));
