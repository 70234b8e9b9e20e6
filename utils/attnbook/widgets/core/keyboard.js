// Arrow keys that move through a grid, and never take a key that the page needs.

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The cell that an arrow key (or Home, End) leads to, or null for any other key. From nowhere it leads to the first. */
export function moved(event, cell, rows, columns) {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const to = target(event.key, cell, rows, columns);
  if (!to) return null;
  event.preventDefault();
  return [Math.max(0, Math.min(rows - 1, to[0])), Math.max(0, Math.min(columns - 1, to[1]))];
}

function target(key, cell, rows, columns) {
  if (!(key in MOVES) && key !== "Home" && key !== "End") return null;
  if (!cell) return [0, 0];
  // Home and End: of the row, and of a single column that.
  if (key === "Home") return [columns > 1 ? cell[0] : 0, 0];
  if (key === "End") return [columns > 1 ? cell[0] : rows - 1, columns - 1];
  return [cell[0] + MOVES[key][0], cell[1] + MOVES[key][1]];
}
