// Numbers from Python that the reader changes.
import { useMemo } from "preact/hooks";
import { useTrait } from "./figure.jsx";
import { plain, tensor } from "./tensor.js";
import { toTrait } from "./tensor_out.js";

/**
 * The tensor traits of these names as plain numbers; change(name, index, ...numbers), which replaces one number or some
 * that follow each other (a trait's rows are counted one after the other); startAgain(), which puts the first ones back
 * (of their size: if Python changes the size, it begins with what Python gave).
 */
export function useInputs(model, names) {
  const traits = names.map((name) => useTrait(model, name));
  const raws = traits.map(([raw]) => raw);
  const first = useMemo(() => raws, [raws.map(({ shape }) => shape.join()).join(";")]);
  const values = useMemo(() => Object.fromEntries(names.map((name, i) => [name, plain(raws[i])])), raws);
  return {
    values,
    change(name, index, ...numbers) {
      const { shape, values: flat } = tensor(model.get(name));
      const [, set] = traits[names.indexOf(name)];
      set(toTrait(shape, flat.map((old, i) => numbers[i - index] ?? old)));
    },
    startAgain: () => traits.forEach(([raw, set], i) => raw !== first[i] && set(first[i])),
  };
}
