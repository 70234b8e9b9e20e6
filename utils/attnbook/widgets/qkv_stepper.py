"""QKVStepper: one head of self-attention, from the words' vectors to the mixture, on numbers small enough for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.colours import COLOURS
from attnbook.widgets import svg
from attnbook.widgets.base import DIST, TensorTrait, check_index, mask_of, numbers_of, softmax, words_of
from attnbook.widgets.stepped import LIMIT, SteppedFigure, check_step

FEWEST, MOST = 2, 5  # words
WIDEST = 4  # entries of a word's vector
LONGEST = 3  # entries of a query, a key or a value
INPUTS = ("x", "W_Q", "W_K", "W_V")
STEPS = {
    "words": "words",
    "roles": "query, key, value",
    "scores": "scores",
    "scaled": "scaled",
    "masked": "masked",
    "weights": "weights",
    "mixture": "mixture",
}


class QKVStepper(SteppedFigure):
    """One head of self-attention (Vaswani et al., 2017, §3.2) in steps of which each number can be followed.

    The words' vectors; a query, a key and a value of each, by one set of three matrices; the scores of the word that
    asks with every key; divided by √d_k; masked, if there is a mask; the softmax of that; the mixture of the values.
    Each number of the inputs can be dragged, each computed one opens its arithmetic.

    words: two to five; x: their vectors, (words, d_model), d_model from 1 to 4.
    W_Q, W_K: (d_k, d_model), d_k from 1 to 3; W_V: (d_v, d_model), d_v from 1 to 3. All numbers from −3 to 3.
    mask: (words, words), True where query i may look at key j; None leaves the step out.
    caption: stands under the figure; step: where it begins, from 0; asking: the index of the word that asks.

    What the reader makes of the figure are traits, which can be read and set from Python: the four arrays, `mask`
    (rows of True and False, or None), `step`, `asking`, and `opened`, the number whose arithmetic is shown, or "". That
    is a kind with its place, counted from 1: query:word:entry, key:word:entry, value:word:entry, and for the word that
    asks score:j scaled:j masked:j weight:j whole (the sum of the weights) weighted:j:entry mixture:entry. A number can
    be seen once its step is reached.
    """

    _esm = DIST / "qkv_stepper.js"
    WORDS: ClassVar[dict[str, str]] = {
        **{f"step {id}": name for id, name in STEPS.items()},
        "why words": "Each word comes as a vector of {d_model} numbers. It is all that the steps below know of the "
        "word: the same vector, the same results.",
        "why roles": "{one:One set of three matrices} for all words. A row of the matrix times the vector at the "
        "top of the column is one number. The {query:queries} differ because the vectors do.",
        "why scores": "The {query:query} of the word that asks, with every word's {key:key}, its own included. "
        "Multiply line by line, then add: how well do they fit?",
        "why scaled": "Longer vectors make larger scores, and of large scores the softmax would give nearly all to one "
        "word. The root of the key's length, {d_k}\u00a0=\u00a0{size}, takes that out.",
        "why masked": "Where the word that asks must not look, the score becomes −∞, before the softmax. Click a word "
        "to forbid or to allow it.",
        "why weights": "Scores become shares: none negative, with a sum of one. (Of −∞ it makes 0.) The map has a row "
        "for each word that could ask.",
        "why mixture": "Each {value:value} times its weight, added up: what the word that asks takes over from all "
        "those it looks at.",
        "reading words": "Step {step} of {steps}, {name}: {n} words, each with a vector of {d_model} numbers.",
        "reading roles": "Step {step} of {steps}, {name}: the same {count} numbers in three matrices serve all {n} "
        "words.",
        "reading twins": "Step {step} of {steps}, {name}: {words} have the same vector, so they ask the same.",
        "reading scores": "Step {step} of {steps}, {name}: {asker} asks. Best fit: {best}, with {score}.",
        "reading scaled": "Step {step} of {steps}, {name}: {best} will get {weight}; unscaled, {undivided}.",
        "reading root": "Step {step} of {steps}, {name}: with keys of one number, the root is 1 and nothing changes.",
        "reading masked": "Step {step} of {steps}, {name}: {asker} may look at {allowed}, but not at {forbidden}.",
        "reading open": "Step {step} of {steps}, {name}: {asker} may look at every word.",
        "reading weights": "Step {step} of {steps}, {name}: {asker} looks most at {best}, with {weight}.",
        "reading mixture": "Step {step} of {steps}, {name}: {asker} sees ({mixture}), most of it from {best}, "
        "{weight}.",
        "reading nothing": "Step {step} of {steps}, {name}: {asker} may look at nothing. All its weights are 0, and so "
        "is what it sees.",
        "each": "{share} each",
        "quoted": "“{word}”",
        "and": "{words} and {last}",
        "who": "Who asks?",
        "asks": "asks",
        "once": "for all words",
        "each word": "for each word",
        "may": "{asker} may look at {word}",
        "allowed": "(it may look there: the score stays)",
        "not allowed": "(it may not look there)",
        "nothing": "(there is nothing to look at)",
        "map": "Attention weights: rows are the words that ask, columns the words looked at",
        "map hint": "Click a row: that word asks.",
        "asker": "who asks",
        "little": "0 %",
        "much": "100 %",
        "crossed": "may not look",
        "x entry": "vector of {word}, entry {i}",
        "matrix entry": "{matrix}, row {i}, column {k}",
        "queries": "queries",
        "keys": "keys",
        "values": "values",
        "query entry": "query of {word}, entry {i}",
        "key entry": "key of {word}, entry {i}",
        "value entry": "value of {word}, entry {i}",
        "scores": "scores",
        "score of": "score of {word}",
        "scaled": "scores, divided",
        "scaled of": "score of {word}, divided",
        "masked": "scores, masked",
        "masked of": "score of {word}, masked",
        "weights": "weights",
        "weight of": "weight of {word}",
        "whole": "sum of the weights",
        "weighted": "weighted values and their sum",
        "weighted entry": "weighted value of {word}, entry {i}",
        "mixture": "mixture",
        "mixture entry": "mixture, entry {i}",
    }

    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    x = TensorTrait()
    W_Q = TensorTrait()
    W_K = TensorTrait()
    W_V = TensorTrait()
    mask = traitlets.Any(None).tag(sync=True)
    asking = traitlets.Int(0).tag(sync=True)

    def __init__(
        self,
        words: Sequence[str] | str,
        x: ArrayLike,
        W_Q: ArrayLike,
        W_K: ArrayLike,
        W_V: ArrayLike,
        *,
        mask: ArrayLike | None = None,
        caption: str = "",
        step: int = 0,
        asking: int = 0,
        **traits: Any,
    ) -> None:
        words = words_of(words, "words")
        if not FEWEST <= len(words) <= MOST:
            raise ValueError(f"words has {len(words)} words: expected {FEWEST} to {MOST}")
        given = {"x": x, "W_Q": W_Q, "W_K": W_K, "W_V": W_V}
        arrays = {name: numbers_of(values, name, LIMIT) for name, values in given.items()}
        check_shapes(arrays, len(words))
        rows = rows_of(mask, len(words))
        check_step(step, steps_of(rows))
        if not 0 <= asking < len(words):
            raise ValueError(f"asking is {asking}: expected 0 ({words[0]}) to {len(words) - 1} ({words[-1]})")
        traits |= arrays | {"words": words, "mask": rows, "caption": caption, "step": step, "asking": asking}
        super().__init__(**traits)

    @traitlets.validate(*INPUTS)
    def _fits(self, proposal: Any) -> NDArray[np.float32]:
        return self.fitted(proposal, INPUTS, lambda arrays: check_shapes(arrays, len(self.words)))

    @traitlets.validate("mask")
    def _is_mask(self, proposal: Any) -> list[list[bool]] | None:
        try:
            return rows_of(proposal.value, len(self.words))
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from error

    @traitlets.observe("mask")
    def _has_this_step(self, change: Any) -> None:
        """Without a mask there is one step less."""
        self.step = min(self.step, len(self.step_names()) - 1)

    @traitlets.validate("asking")
    def _exists(self, proposal: Any) -> int:
        check_index("asking", proposal.value, len(self.words))
        return int(proposal.value)

    def step_names(self) -> list[str]:
        return steps_of(self.mask)

    def names(self) -> list[str]:
        n, d_k, d_v = len(self.words), len(self.W_K), len(self.W_V)
        places = {"query": (n, d_k), "key": (n, d_k), "value": (n, d_v), "score": (n,), "scaled": (n,)}
        places |= {"masked": (n,)} if self.mask is not None else {}
        places |= {"weight": (n,), "weighted": (n, d_v), "mixture": (d_v,)}
        found = [(kind, place) for kind, shape in places.items() for place in np.ndindex(shape)]
        return [":".join([kind, *(str(i + 1) for i in place)]) for kind, place in found] + ["whole"]

    def describe(self) -> str:
        weights = self._computed()["weights"]
        best = [
            f"{word} → {self.words[int(row.argmax())]} ({row.max():.0%})" if row.any() else f"{word} → nothing"
            for word, row in zip(self.words, weights, strict=True)
        ]
        return (
            f"one head of self-attention in {len(self.step_names())} steps; "
            f"each word with the one that it looks at most: {', '.join(best)}"
        ).replace("%", " %")

    def picture(self) -> str:
        """All steps at once, for the word that asks: a still picture can't be stepped through."""
        return svg.document(*_drawn(self), self.describe())

    def _computed(self) -> dict[str, NDArray[Any]]:
        """Queries, keys and values, (words, d); scores, scaled scores and weights, (words, words); the mixtures."""
        queries, keys, values = (self.x @ matrix.T for matrix in (self.W_Q, self.W_K, self.W_V))
        scores = queries @ keys.T
        scaled = scores / np.sqrt(np.float32(len(self.W_K)))
        may = np.ones(scores.shape, bool) if self.mask is None else np.array(self.mask)
        masked = np.where(may, scaled, -np.inf)
        weights = np.array([softmax(row) if row.max() > -np.inf else np.zeros(len(row)) for row in masked])
        computed = {"queries": queries, "keys": keys, "values": values, "scores": scores, "scaled": scaled}
        return computed | {"weights": weights, "mixtures": weights @ values}


def check_shapes(arrays: dict[str, NDArray[Any]], n: int) -> None:
    """Raises ValueError where the arrays do not fit each other or the n words."""
    shape = arrays["x"].shape
    if len(shape) != 2 or shape[0] != n or not 1 <= shape[1] <= WIDEST:
        raise ValueError(
            f"x has shape {shape}: expected ({n}, d_model), a vector for each word, with d_model from 1 to {WIDEST}"
        )
    d_model = shape[1]
    for name, letter in (("W_Q", "d_k"), ("W_K", "d_k"), ("W_V", "d_v")):
        shape = arrays[name].shape
        if len(shape) != 2 or shape[1] != d_model or not 1 <= shape[0] <= LONGEST:
            raise ValueError(
                f"{name} has shape {shape}: expected ({letter}, {d_model}), with {letter} from 1 to {LONGEST}; x has "
                f"vectors of {d_model} numbers"
            )
    if len(arrays["W_Q"]) != len(arrays["W_K"]):
        raise ValueError(
            f"W_Q has {len(arrays['W_Q'])} rows and W_K {len(arrays['W_K'])}: expected d_k of both, or query and key "
            "could not be multiplied"
        )


def rows_of(mask: Any, n: int) -> list[list[bool]] | None:
    """A mask as rows of True and False; None stays None. Raises ValueError where it is none, or not (n, n)."""
    if mask is None:
        return None
    rows: list[list[bool]] = mask_of(mask, n).tolist()
    return rows


def steps_of(mask: Any) -> list[str]:
    """The steps that there are: without a mask none is masked."""
    return [step for step in STEPS if step != "masked" or mask is not None]


LINE = 20  # pixels from one line of the still picture to the next
COLUMN = 76.0  # pixels for each word
ENTRY = 46.0  # pixels for each column of a matrix
BAR = 40.0  # the height of a weight of 1


def _drawn(figure: QKVStepper) -> tuple[float, float, list[str]]:
    """Width, height and parts of the still picture: a column for each word, a line for each step."""
    computed = figure._computed()
    asking, words, steps = figure.asking, figure.words, figure.step_names()
    d_model, d_v = figure.x.shape[1], len(figure.W_V)
    kind = {name: colour.plot for name, colour in COLOURS.items()}
    left = max(140.0, 60 + ENTRY * d_model)  # where the first word's column begins
    middles = [left + COLUMN * (j + 0.5) for j in range(len(words) + 1)]
    parts: list[str] = []

    def columns(x: float, y: float, rows: NDArray[Any], colour: str) -> Iterator[str]:
        """A matrix in its brackets; x: the middle of its first column."""
        for side in (x - 30, x + 30 + ENTRY * (rows.shape[1] - 1)):
            yield svg.line(side, y - 15, side, y + LINE * len(rows) - 14, colour, 2)
        for (i, k), number in np.ndenumerate(rows):
            yield svg.text(x + ENTRY * k, y + LINE * i, svg.number(float(number)), "middle")

    def title(step: str, y: float) -> str:
        return svg.text(0, y, f"{steps.index(step) + 1} {figure.strings[f'step {step}']}")

    y = 20.0
    parts.append(title("words", y))
    for j, word in enumerate(words):
        parts.append(svg.text(middles[j], y, word, "middle"))
        parts += columns(middles[j], y + LINE, figure.x[j][:, None], svg.GREY)
    y += LINE * (d_model + 1) + 12
    parts.append(title("roles", y))
    for name, of, matrix in (("query", "queries", "W_Q"), ("key", "keys", "W_K"), ("value", "values", "W_V")):
        y += LINE
        parts.append(svg.text(0, y, matrix, fill=kind[name]))
        parts += columns(66.0, y, getattr(figure, matrix), kind[name])
        for j, row in enumerate(computed[of]):
            parts += columns(middles[j], y, row[:, None], kind[name])
        y += LINE * (computed[of].shape[1] - 1) + 8
    y += LINE + 6
    parts.append(svg.text(0, y, f"{words[asking]} {figure.strings['asks']}", fill=kind["query"]))
    may = np.ones(len(words), bool) if figure.mask is None else np.array(figure.mask[asking])
    for step in ("scores", "scaled", "masked"):
        if step in steps:
            y += LINE
            parts.append(title(step, y))
            row = computed["scores" if step == "scores" else "scaled"][asking]
            for j, score in enumerate(row.tolist()):
                shown = "−∞" if step == "masked" and not may[j] else svg.number(score)
                parts.append(svg.text(middles[j], y, shown, "middle"))
    y += LINE + BAR + 10
    parts.append(title("weights", y))
    weights = computed["weights"][asking]
    for j, weight in enumerate(weights.tolist()):
        parts.append(svg.rect(middles[j] - 18, y - 16 - BAR * weight, 36, BAR * weight, svg.GREY))
        parts.append(svg.text(middles[j], y, svg.number(weight), "middle"))
    y += LINE + 12
    parts.append(title("mixture", y))
    for j, weight in enumerate(weights):
        parts += columns(middles[j], y, (weight * computed["values"][j])[:, None], kind["value"])
        sign = "+" if j < len(words) - 1 else "="
        parts.append(svg.text(middles[j] + COLUMN / 2, y + LINE * (d_v - 1) / 2, sign, "middle"))
    parts += columns(middles[-1], y, computed["mixtures"][asking][:, None], kind["value"])
    return middles[-1] + COLUMN / 2, y + LINE * d_v, parts
