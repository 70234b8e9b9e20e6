// Starts the living figures of a page, each when it comes near the window. No kernel, no server, no other host.
// A figure is an anywidget front-end module (https://anywidget.dev/en/afm/): here it gets the model that it
// would otherwise have in Jupyter. When it can't start, its still picture stays, with one line that says so.
"use strict";

const attnbookFigures = (() => {
  const folder = new URL("figures/", document.currentScript.src);
  const bundles = new Map(); // name → { module: a promise, resolve }

  /** What a bundle's script calls when it has come: its code, as text. */
  function bundle(name, code) {
    const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    bundles.get(name).resolve(import(url));
  }

  function load(name) {
    if (!bundles.has(name)) {
      const entry = {};
      entry.module = new Promise((resolve, reject) => {
        entry.resolve = resolve;
        const script = document.createElement("script");
        script.src = new URL(`${name}.js`, folder);
        script.onerror = () => reject(new Error(`its program, ${name}.js, could not be loaded`));
        document.head.append(script);
      });
      bundles.set(name, entry);
    }
    return bundles.get(name).module;
  }

  /** The figure's traits, without a kernel behind them. */
  function modelOf({ traits, buffers }) {
    for (const { path, data } of buffers) {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const holder = path.slice(0, -1).reduce((value, key) => value[key], traits);
      holder[path[path.length - 1]] = new DataView(bytes.buffer);
    }
    const events = new EventTarget();
    const wrapped = new Map();
    return {
      get: (name) => traits[name],
      set(name, value) {
        traits[name] = value;
        events.dispatchEvent(new Event(`change:${name}`));
      },
      save_changes() {},
      on(event, callback) {
        if (!wrapped.has(callback)) wrapped.set(callback, () => callback());
        events.addEventListener(event, wrapped.get(callback));
      },
      off(event, callback) {
        events.removeEventListener(event, wrapped.get(callback));
      },
    };
  }

  async function start(place) {
    const still = place.querySelector(".still");
    const el = document.createElement("div");
    const stop = (error) => {
      if ("broken" in place.dataset) return;
      place.dataset.broken = "";
      delete place.dataset.started;
      el.remove();
      still.hidden = false;
      const sentence = document.createElement("p");
      sentence.className = "living-figure-broken";
      sentence.textContent = `This figure can't be played with here (${error.message}). The picture shows how it begins.`;
      place.append(sentence);
      console.warn("attnbook figure:", error);
    };
    el.addEventListener("attnbook:broken", (event) => stop(event.detail));
    try {
      const module = await load(place.dataset.bundle);
      const model = modelOf(JSON.parse(place.querySelector("script").textContent));
      still.hidden = true;
      place.append(el);
      place.model = model; // for the tests, and for who is curious
      await module.default.render({ model, el });
      if (!("broken" in place.dataset)) place.dataset.started = "";
    } catch (error) {
      stop(error);
    }
  }

  function watch() {
    const near = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          near.unobserve(target);
          start(target);
        }
      },
      { rootMargin: "600px" },
    );
    document.querySelectorAll(".living-figure").forEach((place) => near.observe(place));
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch);
  else watch();
  return { bundle };
})();
