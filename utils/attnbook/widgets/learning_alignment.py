"""LearningAlignment: how the alignment of a translator with attention comes about while it is trained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import index
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.widgets import svg
from attnbook.widgets.base import (
    DIST,
    LivingFigure,
    TensorTrait,
    as_array,
    check_index,
    shares_of,
    weights_of,
    words_of,
)

Moments = Sequence[svg.Number] | NDArray[Any]
Sentence = Mapping[str, Any] | Sequence[Any]

MOST_MEASURES = 3
PICTURED = 4  # moments in the still picture, beside the chosen one
RING = "#b3261e"


class LearningAlignment(LivingFigure):
    """Attention at several moments of a training: a map that moves through them, and measures of the whole test set.

    moments: how many batches had been seen, rising, two of them or more.
    sentences: `{"source": words, "target": words, "gold": pairs}`, or (source, target, gold). The words may be a text
    that is split at its spaces; the gold pairs are (source place, target place), counted from 0; there may be none.
    weights: for each sentence an array (moment, target, source), each row a distribution.
    measures: one to three of {"alignment error": [a value at each moment], …}, none of them below 0. The sentence under
    the figure tells the first. moment_label: what the moments count.

    `moment`, `sentence` and `row`, the target word that is being read, or None, all counted from 0, follow the reader
    and can be set from Python. The moment is the last one if it is not given; a row that a new sentence doesn't have is
    let go. `weights` holds (sentence, moment, most target words, most source words), with zeros beyond a sentence's
    words, and `measures` holds `{"name": …, "values": …}` for each.
    """

    _esm = DIST / "learning_alignment.js"
    WORDS: ClassVar[dict[str, str]] = {
        "sentence": "Sentence",
        "label": "Attention at this moment of the training: rows are target words, columns are source words",
        "keys": "Arrow keys read a cell, Enter keeps its row, Escape lets go.",
        "source": "source",
        "target": "target",
        "little": "0 %",
        "much": "100 %",
        "gold": "ring: gold alignment",
        "slider": "Training",
        "at": "{n} {label}",
        "play": "Play",
        "stop": "Stop",
        "measure": "{name} {value}",
        "axis": "Across: {label}, the early ones spread out. Click a curve to go to that moment.",
        "repeated": "{word} (word {place})",
        "or": "or",
        "reading all": "After {at}, {right} of {n} words look at their partner; {measure}.",
        "reading no gold": "After {at}: {measure}.",
        "reading right": "After {at}: {target} looks {share} at {source}, which is right; {measure}.",
        "reading wrong": "After {at}: {target} looks {share} at {source}, right is {partners}; {measure}.",
        "reading alone": "After {at}: {target} looks {share} at {source}, and has no partner; {measure}.",
        "reading plain": "After {at}: {target} looks {share} at {source}; {measure}.",
    }

    moments = traitlets.List(traitlets.Int()).tag(sync=True)
    sentences: traitlets.List[Any] = traitlets.List().tag(sync=True)
    weights = TensorTrait()
    measures: traitlets.List[Any] = traitlets.List().tag(sync=True)
    moment_label = traitlets.Unicode("batches").tag(sync=True)
    moment = traitlets.Int(0).tag(sync=True)
    sentence = traitlets.Int(0).tag(sync=True)
    row = traitlets.Int(None, allow_none=True).tag(sync=True)

    def __init__(
        self,
        moments: Moments,
        sentences: Sequence[Sentence],
        weights: Sequence[ArrayLike],
        *,
        measures: Mapping[str, ArrayLike],
        moment: int | None = None,
        sentence: int = 0,
        row: int | None = None,
        moment_label: str = "batches",
        caption: str = "",
        **traits: Any,
    ) -> None:
        rising = _moments_of(moments)
        checked = _sentences_of(sentences)
        # What the traits count on: it stays.
        self._n_moments, self._sizes = len(rising), _sizes(checked)
        super().__init__(
            moments=rising,
            sentences=checked,
            weights=_stacked(weights, self._n_moments, self._sizes),
            measures=_measures_of([*measures.items()], self._n_moments),
            moment=self._n_moments - 1 if moment is None else moment,
            sentence=sentence,
            row=row,
            moment_label=moment_label,
            caption=caption,
            **traits,
        )

    @traitlets.validate("moments")
    def _are_moments(self, proposal: Any) -> Any:
        rising = _moments_of(proposal.value)
        if len(rising) != self._n_moments:
            raise traitlets.TraitError(f"moments: expected {self._n_moments} as before, not {len(rising)}")
        return rising

    @traitlets.validate("sentences")
    def _are_sentences(self, proposal: Any) -> Any:
        checked = _sentences_of(proposal.value)
        if _sizes(checked) != self._sizes:
            raise traitlets.TraitError("sentences: expected as many, with as many words each, as before")
        return checked

    @traitlets.validate("weights")
    def _are_weights(self, proposal: Any) -> Any:
        shape = (len(self._sizes), self._n_moments, *_largest(self._sizes))
        if proposal.value.shape != shape:
            raise traitlets.TraitError(f"weights: expected shape {shape} as before, not {proposal.value.shape}")
        own = [stack[:, :n, :m] for stack, (n, m) in zip(proposal.value, self._sizes, strict=True)]
        return _stacked(own, self._n_moments, self._sizes)

    @traitlets.validate("measures")
    def _are_measures(self, proposal: Any) -> Any:
        try:
            pairs = [(measure["name"], measure["values"]) for measure in proposal.value]
        except (TypeError, KeyError) as error:
            raise traitlets.TraitError(
                f"measures: expected a list of dictionaries with 'name' and 'values', not {proposal.value!r:.80}"
            ) from error
        return _measures_of(pairs, self._n_moments)

    @traitlets.validate("moment", "sentence", "row")
    def _exists(self, proposal: Any) -> Any:
        name, value = proposal.trait.name, proposal.value
        if name == "row":  # what is set together is checked in any order
            check_index("sentence", self.sentence, len(self._sizes))
        if value is not None:
            n = {"moment": self._n_moments, "sentence": len(self._sizes)}.get(name) or self._sizes[self.sentence][0]
            check_index(name, value, n)
        return value

    @traitlets.observe("sentence")
    def _let_go(self, change: Any) -> None:
        if self.row is not None and self.row >= self._sizes[self.sentence][0]:
            self.row = None

    def describe(self) -> str:
        shown = self.sentences[self.sentence]
        looks = self._map(self.moment).argmax(axis=1)
        partners = {i: [j for j, k in shown["gold"] if k == i] for _, i in shown["gold"]}
        reading = self._say(
            "reading all" if partners else "reading no gold",
            at=self._at(self.moment),
            right=sum(looks[i] in gold for i, gold in partners.items()),
            n=len(partners),
            measure=self._measured(self.moment),
        )
        return (
            f"what a translator looks at in “{' '.join(shown['source'])}” when it writes "
            f"“{' '.join(shown['target'])}”, at {len(self.moments)} moments of its training. {reading}"
        )

    def picture(self) -> str:
        """Several moments beside each other, because on paper nobody can move through them."""
        shown = self.sentences[self.sentence]
        spread = np.linspace(0, self._n_moments - 1, PICTURED).round().astype(int).tolist()
        moments = sorted({*spread, self.moment})
        rows, columns = self._sizes[self.sentence]
        size = max(6.0, min(26.0, 900 / (len(moments) * columns)))
        left = 20 + 8.0 * max(map(len, shown["target"]))
        top = 24 + 6.0 * max(map(len, shown["source"]))
        apart = max(size * columns + 40, 150)
        parts = [svg.text(left - 6, top + (i + 0.65) * size, word, "end") for i, word in enumerate(shown["target"])]
        for place, moment in enumerate(moments):
            x = left + place * apart
            parts += [
                svg.rect(x + j * size, top + i * size, size - 1, size - 1, svg.GREY, float(weight))
                for (i, j), weight in np.ndenumerate(self._map(moment))
            ]
            parts += [
                svg.rect(x + j * size, top + i * size, size - 1, size - 1, "none", stroke=RING)
                for j, i in shown["gold"]
            ]
            if size >= 12:
                parts += [
                    svg.text(x + (j + 0.6) * size, top - 6, word, rotate=-45) for j, word in enumerate(shown["source"])
                ]
            below = top + rows * size
            parts += [svg.text(x, below + 18, self._at(moment)), svg.text(x, below + 36, self._measured(moment))]
        return svg.document(left + len(moments) * apart + 20, top + rows * size + 46, parts, self.describe())

    def _map(self, moment: int) -> NDArray[Any]:
        """The shown sentence's weights at a moment: (target, source)."""
        rows, columns = self._sizes[self.sentence]
        return shares_of(self.weights[self.sentence, moment, :rows, :columns])

    def _at(self, moment: int) -> str:
        return self._say("at", n=self.moments[moment], label=self.moment_label)

    def _measured(self, moment: int) -> str:
        first = self.measures[0]
        return self._say("measure", name=first["name"], value=f"{first['values'][moment]:.3g}")


def _moments_of(moments: Moments) -> list[int]:
    """Rising whole numbers. Raises ValueError where they are something else."""
    counts = np.asarray(moments)
    whole = counts.ndim == 1 and counts.dtype.kind in "iu"
    if not whole or len(counts) < 2 or counts[0] < 0 or (np.diff(counts.astype(np.int64)) <= 0).any():
        raise ValueError(f"moments have to be two or more rising whole numbers from 0 on, but they are {moments!r:.80}")
    return counts.tolist()


def _sentences_of(sentences: Sequence[Sentence]) -> list[dict[str, Any]]:
    if not sentences:
        raise ValueError("there are no sentences: expected at least one")
    return [_sentence_of(sentence, f"sentence {i}") for i, sentence in enumerate(sentences)]


def _sentence_of(sentence: Sentence, name: str) -> dict[str, Any]:
    """Its words, and its gold pairs in order. Raises ValueError where it has something else, or a pair is beyond it."""
    if isinstance(sentence, Mapping):
        fits, parts = set(sentence) == {"source", "target", "gold"}, dict(sentence)
    else:
        fits = isinstance(sentence, Sequence) and not isinstance(sentence, str) and len(sentence) == 3
        parts = dict(zip(("source", "target", "gold"), sentence, strict=False))
    if not fits:
        raise ValueError(
            f"{name}: expected (source, target, gold), or a dictionary with these keys, but got {sentence!r:.80}"
        )
    source, target = (words_of(parts[side], f"{name}: {side}") for side in ("source", "target"))
    try:
        gold = sorted({(index(i), index(j)) for i, j in parts["gold"]})
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"{name}: gold has to be pairs (source place, target place), but it is {parts['gold']!r:.80}"
        ) from error
    beyond = [pair for pair in gold if not (0 <= pair[0] < len(source) and 0 <= pair[1] < len(target))]
    if beyond:
        raise ValueError(
            f"{name}: gold names the pair {beyond[0]}, but there are {len(source)} source and {len(target)} target "
            "words; a pair is (source place, target place), counted from 0"
        )
    return {"source": source, "target": target, "gold": [list(pair) for pair in gold]}


def _sizes(sentences: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """How many target and source words each sentence has."""
    return [(len(sentence["target"]), len(sentence["source"])) for sentence in sentences]


def _largest(sizes: list[tuple[int, int]]) -> tuple[int, int]:
    return max(n_target for n_target, _ in sizes), max(n_source for _, n_source in sizes)


def _stacked(weights: Sequence[ArrayLike], n_moments: int, sizes: list[tuple[int, int]]) -> NDArray[Any]:
    """All sentences' weights: (sentence, moment, most target words, most source words), zero beyond a sentence's words.

    Bytes stay bytes if all of them are. Raises ValueError where they don't fit, or where a row is no distribution.
    """
    if len(weights) != len(sizes):
        raise ValueError(f"there are weights for {len(weights)} sentences, but {len(sizes)} sentences")
    arrays = [as_array(array) for array in weights]
    for i, (array, (n_target, n_source)) in enumerate(zip(arrays, sizes, strict=True)):
        expected = (n_moments, n_target, n_source)
        if array.shape != expected:
            raise ValueError(
                f"sentence {i}: weights have the shape {array.shape}, expected {expected}: (moment, target, source)"
            )
        try:
            weights_of(array, n_target, n_source)
        except ValueError as error:
            raise ValueError(f"sentence {i}: {error}") from error
        if not array.any(axis=-1).all():
            raise ValueError(f"sentence {i}: a row of its weights is all zeros, but each word has to look somewhere")
    if any(array.dtype != np.uint8 for array in arrays):
        arrays = [shares_of(array) for array in arrays]
    targets, sources = _largest(sizes)
    return np.stack(
        [np.pad(array, [(0, 0), (0, targets - array.shape[1]), (0, sources - array.shape[2])]) for array in arrays]
    )


def _measures_of(measures: Sequence[tuple[str, ArrayLike]], n_moments: int) -> list[dict[str, Any]]:
    """The measures by name. Raises ValueError where one has not one number for each moment, or one below 0."""
    if not 1 <= len(measures) <= MOST_MEASURES:
        raise ValueError(f"there are {len(measures)} measures: expected 1 to {MOST_MEASURES}")
    checked = []
    for name, values in measures:
        try:
            numbers = as_array(values)
        except ValueError as error:
            raise ValueError(f"measure {name!r}: {error}") from error
        if numbers.shape != (n_moments,):
            raise ValueError(
                f"measure {name!r} has the shape {numbers.shape}, expected ({n_moments},): one number for each moment"
            )
        if (numbers < 0).any():
            raise ValueError(f"measure {name!r} holds {numbers.min():g}, but its scale begins at 0")
        checked.append({"name": str(name), "values": numbers.astype(np.float64).tolist()})
    return checked
