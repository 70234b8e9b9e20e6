"""GateInspector: what an LSTM's gates do with its cell, unit by unit and word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import NDArray

from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, as_array, check_index, words_of

# What a sentence brings beside its words, each (words, units), and between which numbers it is.
BOUNDS = {
    "forget": (0.0, 1.0),
    "input": (0.0, 1.0),
    "output": (0.0, 1.0),
    "candidate": (-1.0, 1.0),
    "cell": (-np.inf, np.inf),
    "state": (-1.0, 1.0),
}
PARTS = list(BOUNDS)
SHOWN = ["forget", "input", "output", "cell", "state"]
MOST_SENTENCES, MOST_WORDS, MOST_UNITS = 8, 16, 48
CLOSE = 1e-3  # how far the cell and the state may be from what the gates make of them


class GateInspector(LivingFigure):
    """A sentence flows through an LSTM, and its gates open and close: a map of all units, and one of them followed.

    sentences: 1 to 8 of them, in the order in which the LSTM reads. Each is a dict of its "words", up to 16, and of
    what the LSTM computed at each: the gates "forget", "input" and "output" (0 to 1), "candidate" (what may be stored,
    −1 to 1), "cell" and "state", each (words, units), with the same units, up to 48, in all sentences. From a cell of
    zero before the first word, cell = forget · cell_before + input · candidate and state = output · tanh(cell): this is
    checked.

    What the controls are set to are traits, which can be read and set from Python: `sentence`; `shown`, what the map
    shows: "forget", "input", "output", "cell" or "state"; `unit` and `word`, which are followed in detail. All count
    from 0, while the page counts units from 1. `words` and `tensor`, (sentence, 6, most words, units), hold the
    sentences, with the parts in the order above and zeros behind a sentence's end.
    """

    _esm = DIST / "gate_inspector.js"
    WORDS: ClassVar[dict[str, str]] = {
        "sentence": "Sentence",
        "show": "Show",
        "forget": "forget",
        "input": "input",
        "output": "output",
        "candidate": "candidate",
        "cell": "cell",
        "state": "state",
        "back": "Unit before",
        "next": "Next unit",
        "unit": "Unit {unit} of {all}",
        "map": "Map of the LSTM: rows are units, columns are words",
        "keys": "Arrow keys read a cell, Enter picks its unit and word, Escape goes back to what was picked.",
        "units": "unit",
        "negative": "negative",
        "word": "word",
        "reading": (
            "Unit {unit} at “{word}”: forget {forget}, input {input}, output {output}, cell {cell}, state {state}."
        ),
        "cell rule": "c = f · c_before + i · g",
        "state rule": "h = o · tanh(c)",
    }

    words = traitlets.List(traitlets.List(traitlets.Unicode())).tag(sync=True)
    tensor = TensorTrait()
    sentence = traitlets.Int(0).tag(sync=True)
    shown = traitlets.Enum(SHOWN, "forget").tag(sync=True)
    unit = traitlets.Int(0).tag(sync=True)
    word = traitlets.Int(0).tag(sync=True)

    def __init__(
        self,
        sentences: Sequence[Mapping[str, Any]],
        *,
        sentence: int = 0,
        shown: str = "forget",
        unit: int = 0,
        word: int = 0,
        caption: str = "",
        **traits: Any,
    ) -> None:
        if not 1 <= len(sentences) <= MOST_SENTENCES:
            raise ValueError(f"there are {len(sentences)} sentences: expected 1 to {MOST_SENTENCES}")
        words, tensors = zip(*(_parts_of(one, f"sentences[{i}]") for i, one in enumerate(sentences)), strict=True)
        units = [tensor.shape[-1] for tensor in tensors]
        if len(set(units)) > 1:
            raise ValueError(f"the sentences have {units} units: expected the same number in all of them")
        longest = max(map(len, words))
        padded = [np.pad(tensor, [(0, 0), (0, longest - tensor.shape[1]), (0, 0)]) for tensor in tensors]
        tensor = np.stack(padded)
        self._shape = tensor.shape  # what the traits count on: it stays
        super().__init__(
            words=list(words),
            tensor=tensor,
            sentence=sentence,
            shown=shown,
            unit=unit,
            word=word,
            caption=caption,
            **traits,
        )

    @traitlets.validate("sentence", "unit", "word")
    def _exists(self, proposal: Any) -> Any:
        name = proposal.trait.name
        if name == "word":
            check_index("sentence", self.sentence, len(self.words))  # traits are validated in any order
        n = len(self.words) if name == "sentence" else self.tensor.shape[-1] if name == "unit" else len(self._words())
        check_index(name, proposal.value, n)
        return proposal.value

    @traitlets.validate("tensor")
    def _fits(self, proposal: Any) -> Any:
        if proposal.value.shape != self._shape:
            raise traitlets.TraitError(f"tensor: expected shape {self._shape} as before, not {proposal.value.shape}")
        return proposal.value

    @traitlets.observe("sentence")
    def _stay_in_it(self, change: Any) -> None:
        self.word = min(self.word, len(self._words()) - 1)

    def _words(self) -> list[str]:
        return self.words[self.sentence]

    def _part(self, name: str) -> NDArray[Any]:
        """One part of the sentence that is shown: (words, units)."""
        part: NDArray[Any] = self.tensor[self.sentence, PARTS.index(name), : len(self._words())]
        return part

    def describe(self) -> str:
        numbers = ", ".join(f"{name} {self._part(name)[self.word, self.unit]:.2f}" for name in SHOWN)
        return (
            f"the {self.shown} of {self.tensor.shape[-1]} LSTM units while they read “{' '.join(self._words())}”; "
            f"unit {self.unit + 1} at “{self._words()[self.word]}”: {numbers}"
        )

    def picture(self) -> str:
        shown = self._part(self.shown)
        n_words, n_units = shown.shape
        largest = float(np.abs(self.tensor[:, PARTS.index("cell")]).max()) if self.shown == "cell" else 1.0
        left, top, wide, tall = 60.0, 80.0, 44.0, max(8.0, min(20.0, 320 / n_units))
        parts = [svg.text(left - 8, top - 8, self.strings["units"], "end")]
        for t, word in enumerate(self._words()):
            parts.append(svg.text(left + (t + 0.5) * wide, top - 8, word, rotate=-40))
        for (t, unit), number in np.ndenumerate(shown):
            x, y, share = left + t * wide, top + unit * tall, abs(float(number)) / (largest or 1.0)
            parts.append(svg.rect(x, y, wide - 1, tall - 1, svg.GREY, share))
            if number < 0:
                middle, centre = x + wide / 2, y + tall / 2
                parts.append(svg.line(middle - 5, centre, middle + 5, centre, "#fff" if share > 0.5 else svg.GREY, 1.5))
        y = top + self.unit * tall
        parts += [
            svg.text(left - 8, y + tall / 2 + 4, str(self.unit + 1), "end"),
            svg.rect(left - 1, y - 1, n_words * wide + 1, tall + 1, "none", stroke=svg.GREY),
        ]
        return svg.document(left + n_words * wide + 60, top + n_units * tall + 10, parts, self.describe())


def _parts_of(sentence: Mapping[str, Any], name: str) -> tuple[list[str], NDArray[Any]]:
    """A sentence's words, and its numbers: (6, words, units). Raises ValueError where they are not an LSTM's."""
    expected = ["words", *PARTS]
    if sorted(sentence) != sorted(expected):
        raise ValueError(f"{name} has {', '.join(map(repr, sentence))}: expected {', '.join(map(repr, expected))}")
    words = words_of(sentence["words"], f"{name}['words']")
    if len(words) > MOST_WORDS:
        raise ValueError(f"{name} has {len(words)} words: expected {MOST_WORDS} at most")
    arrays = [as_array(sentence[part]).astype(np.float32) for part in PARTS]
    for part, array in zip(PARTS, arrays, strict=True):
        if array.ndim != 2 or array.shape != (len(words), arrays[0].shape[-1]) or not 1 <= array.shape[1] <= MOST_UNITS:
            raise ValueError(
                f"{name}[{part!r}] has shape {array.shape}: expected ({len(words)}, units), one row for each word, "
                f"with the same number of units in all parts, {MOST_UNITS} at most"
            )
        least, most = BOUNDS[part]
        if (array < least).any() or (array > most).any():
            raise ValueError(
                f"{name}[{part!r}] goes from {array.min():.3g} to {array.max():.3g}: expected {least:g} to {most:g}"
            )
    forget, input_gate, output, candidate, cell, state = arrays
    before = np.vstack([np.zeros_like(cell[:1]), cell[:-1]])
    _check(
        cell, forget * before + input_gate * candidate, words, f"{name}['cell']", "forget · before + input · candidate"
    )
    _check(state, output * np.tanh(cell), words, f"{name}['state']", "output · tanh(cell)")
    return words, np.stack(arrays)


def _check(given: NDArray[Any], made: NDArray[Any], words: list[str], name: str, rule: str) -> None:
    """Raises ValueError unless what was given is what the gates make."""
    wrong = np.argwhere(np.abs(given - made) > CLOSE)
    if len(wrong):
        word, unit = wrong[0]
        raise ValueError(
            f"{name} is {given[word, unit]:.4f} for unit {unit} at {words[word]!r}, but {rule} is "
            f"{made[word, unit]:.4f}: these are not the numbers of one LSTM"
        )
