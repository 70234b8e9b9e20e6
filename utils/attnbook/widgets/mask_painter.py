"""MaskPainter: a mask that the reader paints, the attention weights that it leaves, and what leaks through it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, as_array, mask_of, softmax, words_of

PAD = "<pad>"
MOST = 10  # words
LEAK = "#b3261e"
BEFORE = 2  # how many words before itself a word sees in the window
# Whether query i may look at key j, a key that is <pad> or not.
PRESETS: dict[str, Callable[[int, int, bool], bool]] = {
    "none": lambda i, j, pad: True,
    "padding": lambda i, j, pad: not pad,
    "causal": lambda i, j, pad: j <= i,
    "both": lambda i, j, pad: j <= i and not pad,
    "window": lambda i, j, pad: i - BEFORE <= j <= i,
}


class MaskTrait(traitlets.TraitType):  # type: ignore[type-arg]
    """A square of True (may look) and False, (n, n), for the figure's n words; it travels as nested lists."""

    info_text = "a square of True and False"

    def __init__(self) -> None:
        super().__init__(np.ones((0, 0), np.bool_))
        self.tag(sync=True, to_json=lambda mask, _: mask.tolist(), from_json=lambda rows, _: np.array(rows, np.bool_))

    def validate(self, obj: Any, value: Any) -> NDArray[np.bool_]:
        try:
            return mask_of(value, len(obj.words))
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from error


class MaskPainter(LivingFigure):
    """The mask of a sentence's self-attention, to be painted: rows are queries, columns are keys, both the same words.

    words: 2 to 10 of them, padded with "<pad>" at the end or not.
    scores: (n, n), of a head, already divided by √d_k; scores[i, j] says how well key j fits query i.
    preset: the mask that it begins with: "none" (nothing is hidden), "padding", "causal", "both", or "window", in which
    each word sees itself and the two before it.
    answers: for each row the column of the word that it has to say, or −1 for a row that has to say nothing. Without
    them each word has to say the next one; the last has nothing to say, nor has <pad>.
    caption: stands under the figure.

    What the reader makes of the figure are traits, which can be read and set from Python: `mask`, (n, n), True where
    query i may look at key j; and `selected`, the cell that is being read, [query, key] or []. `scores` can be set
    too. `weights` follows them: the softmax of the allowed scores of each row, zeros where none is allowed.
    """

    _esm = DIST / "mask_painter.js"
    WORDS: ClassVar[dict[str, str]] = {
        "presets": "Masks to begin with",
        "none": "nothing hidden",
        "padding": "padding mask",
        "causal": "causal mask",
        "both": "both",
        "window": "window of {n}",
        "mask": "Mask: who may look where",
        "weights": "Weights: the softmax of what is left",
        "mask label": "Mask: rows are queries, columns are keys",
        "weights label": "Weights: rows are queries, columns are keys",
        "mask keys": "Arrow keys move, Space allows or hides, Shift with an arrow key paints along, Escape lets go.",
        "weights keys": "Arrow keys read a cell, Escape lets go.",
        "may": "may look",
        "hidden": "hidden",
        "answer": "the word to be said",
        "seen answer": "it can be seen: a leak",
        "little": "0 %",
        "much": "100 %",
        "start": "Press a cell of the mask and drag to paint. By keyboard: arrow keys, Space, Shift with an arrow.",
        "may look": "{query} may look at {key}: score {score}, weight {weight}.",
        "may not look": "{query} may not look at {key}: the score {score} becomes −∞, the weight is 0 %.",
        "itself": "itself",
        "has to say": "It has to say {answer}.",
        "has to say this": "That is the very word that it has to say.",
        "shares": "Where a word looks, on average",
        "earlier": "itself and earlier words",
        "later": "later words",
        "pad": "<pad>",
        "leak": "{n} of {all} words can see the word they have to say.",
        "one leak": "1 of {all} words can see the word it has to say.",
        "no leak": "No word can see the word it has to say.",
        "ahead": "No word can see the very word it has to say, but {share} of the attention goes to later ones: those "
        "tell a lot, too.",
        "pad seen": "{share} of the attention goes to <pad>, where nothing is.",
        "pad asks nobody": "<pad> asks nobody, yet the others still look at it: {share}. To hide a word from the "
        "others, hide its column.",
        "blind": "{words} may look at nothing: all its weights are 0.",
        "blind ones": "{words} may look at nothing: all their weights are 0.",
        "right": "And each sees all that it may: itself and every word before it.",
        "too much": "But {n} cells are hidden that need not be.",
        "too much one": "But 1 cell is hidden that need not be.",
        "score table": "score",
        "masked table": "score, masked",
        "weight table": "weight",
    }

    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    scores = TensorTrait()
    answers = traitlets.List(traitlets.Int()).tag(sync=True)
    mask = MaskTrait()
    selected = traitlets.List(traitlets.Int()).tag(sync=True)

    def __init__(
        self,
        words: Sequence[str] | str,
        scores: ArrayLike,
        *,
        preset: str = "none",
        answers: Sequence[int] | None = None,
        caption: str = "",
        **traits: Any,
    ) -> None:
        names = words_of(words, "words")
        _check_words(names)
        if preset not in PRESETS:
            raise ValueError(f"preset is {preset!r}: expected one of {', '.join(map(repr, PRESETS))}")
        given: dict[str, Any] = {
            "words": names,  # first: the others have to fit them
            "scores": _scores_of(scores, len(names)),
            "answers": _next_words(names) if answers is None else _answers_of(answers, len(names)),
            "mask": preset_mask(preset, names),
            "caption": caption,
        }
        super().__init__(**(given | traits))

    @traitlets.validate("scores")
    def _scores_fit(self, proposal: Any) -> NDArray[np.float32]:
        return _scores_of(proposal.value, len(self.words)) if self.words else proposal.value

    @traitlets.validate("selected")
    def _is_a_cell(self, proposal: Any) -> Any:
        value, n = proposal.value, len(self.words)
        if value and not (len(value) == 2 and all(0 <= place < n for place in value)):
            raise traitlets.TraitError(
                f"selected is {value}, but it has to be [query, key], each counted from 0, of {n} words, or []"
            )
        return value

    @property
    def weights(self) -> NDArray[np.float64]:
        """The softmax of each row's allowed scores, (n, n); a row that may look at nothing has weights of zero."""
        weights = np.zeros(self.mask.shape)
        for i, allowed in enumerate(self.mask):
            if allowed.any():
                weights[i, allowed] = softmax(self.scores[i, allowed].astype(np.float64))
        return weights

    def describe(self) -> str:
        found = _audit(self)
        n_answers = sum(answer >= 0 for answer in self.answers)
        sees = f"{found.n_leaks} of {n_answers} words can see the word they have to say"
        shares = f"{100 * found.later:.0f} % of the attention goes to later words"
        pads = f", {100 * found.pad:.0f} % to {PAD}" if PAD in self.words else ""
        return f"the mask of “{' '.join(self.words)}” and the attention weights that it leaves: {sees}; {shares}{pads}"

    def picture(self) -> str:
        """Mask and weights side by side; a frame where a row can see the word that it has to say."""
        size, n = 30, len(self.words)
        side = 12 + 7.5 * max(map(len, self.words))
        top = side * 0.75 + 34
        step = side + n * size + side * 0.75
        parts: list[str] = []
        for left, title in ((side, self.strings["mask"]), (side + step, self.strings["weights"])):
            parts.append(svg.text(left, 14, title))
            parts += [svg.text(left + (j + 0.6) * size, top - 6, word, rotate=-45) for j, word in enumerate(self.words)]
            parts += [svg.text(left - 6, top + (i + 0.65) * size, word, "end") for i, word in enumerate(self.words)]
        weights = self.weights
        for (i, j), may in np.ndenumerate(self.mask):
            x, y = side + j * size, top + i * size
            for left in (x, x + step):
                parts.append(svg.rect(left + 0.5, y + 0.5, size - 1, size - 1, "none", stroke=svg.GREY))
                if not may:
                    parts.append(svg.line(left + 4, y + size - 4, left + size - 4, y + 4, svg.GREY, 1))
                if may and self.answers[i] == j:
                    parts.append(svg.rect(left + 4, y + 4, size - 8, size - 8, "none", stroke=LEAK))
            if may:
                parts.append(svg.circle(x + size / 2, y + size / 2, 5, svg.GREY))
                parts.insert(0, svg.rect(x + step, y, size, size, svg.GREY, float(weights[i, j])))
        return svg.document(side + 2 * step, top + n * size + 6, parts, self.describe())


def preset_mask(preset: str, words: Sequence[str]) -> NDArray[np.bool_]:
    """One of the PRESETS for these words, (n, n)."""
    allowed = PRESETS[preset]
    return np.array([[allowed(i, j, key == PAD) for j, key in enumerate(words)] for i in range(len(words))], np.bool_)


@dataclass
class Audit:
    """What a mask lets through: how many rows see their answers, and the shares of attention that go astray."""

    n_leaks: int
    later: float  # to later words, the mean of the rows that are words
    pad: float  # to <pad>, the same


def _audit(figure: MaskPainter) -> Audit:
    is_pad = np.array([word == PAD for word in figure.words])
    weights = figure.weights[~is_pad]
    later = np.triu(np.ones(figure.mask.shape, np.bool_), 1)[~is_pad] & ~is_pad
    return Audit(
        n_leaks=sum(bool(figure.mask[i, j]) for i, j in enumerate(figure.answers) if j >= 0),
        later=float((weights * later).sum(axis=1).mean()),
        pad=float((weights * is_pad).sum(axis=1).mean()),
    )


def _check_words(words: list[str]) -> None:
    if not 2 <= len(words) <= MOST:
        raise ValueError(f"words has {len(words)} tokens: expected 2 to {MOST}")
    first_pad = words.index(PAD) if PAD in words else len(words)
    if first_pad == 0 or any(word != PAD for word in words[first_pad:]):
        raise ValueError(f"{PAD} fills a sentence up at its end, but words is {words}")


def _scores_of(scores: ArrayLike, n: int) -> NDArray[np.float32]:
    try:
        array = as_array(scores).astype(np.float32)  # bytes would be read as shares of 255
    except ValueError as error:
        raise ValueError(f"scores: {error}") from error
    if array.shape != (n, n):
        raise ValueError(f"scores has shape {array.shape}: expected ({n}, {n}), each of {n} words with each")
    return array


def _next_words(words: list[str]) -> list[int]:
    """Each word has to say the next one, where there is one."""
    return [i + 1 if i + 1 < len(words) and words[i + 1] != PAD else -1 for i in range(len(words))]


def _answers_of(answers: Sequence[int], n: int) -> list[int]:
    columns = [int(column) for column in answers]
    if len(columns) != n or not all(-1 <= column < n for column in columns):
        raise ValueError(f"answers is {columns}: expected {n} columns, each from 0 to {n - 1}, or -1 for none")
    return columns
