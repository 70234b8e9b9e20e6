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
