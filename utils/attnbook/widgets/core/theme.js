// Light or dark, wherever the figure is: the book's page, Jupyter, VS Code or Colab.
import { useEffect, useState } from "preact/hooks";

const WATCHED = { attributes: true, attributeFilter: ["class", "style", "theme", "data-theme", "data-jp-theme-light", "data-vscode-theme-kind"] };

/** "light" or "dark", kept up to date. */
export function useTheme(el) {
  const [theme, setTheme] = useState(() => themeAround(el));
  useEffect(() => {
    const update = () => setTheme(themeAround(el));
    const observer = new MutationObserver(update);
    observer.observe(document.documentElement, WATCHED);
    observer.observe(document.body, WATCHED);
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", update);
    update(); // it may not have been part of the page before
    return () => {
      observer.disconnect();
      system.removeEventListener("change", update);
    };
  }, [el]);
  return theme;
}

/** What is behind the figure decides: the nearest background that is not transparent. */
function themeAround(el) {
  for (let node = el; node; node = node.parentElement) {
    const [red, green, blue, alpha = 1] = getComputedStyle(node).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    if (alpha > 0.5) return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
