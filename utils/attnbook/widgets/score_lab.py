"""ScoreLab: the score functions of attention, on vectors of two numbers that the reader moves in a plane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
import traitlets
from contourpy import contour_generator  # comes with Matplotlib
from numpy.typing import ArrayLike, NDArray

from attnbook import colours
from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, numbers_of, softmax, words_of

LIMIT = 3  # the plane, and each number, goes from −3 to 3
MOST = 6  # words
LEVELS = 10  # lines in the plane, at most
SCORES = ["dot", "general", "concat", "additive"]
PARAMETERS = {"general": (2, 2), "query_matrix": (2, 2), "key_matrix": (2, 2), "v": (2,)}
INPUTS = ["query", "key", *PARAMETERS]
QUERY, KEY = (colours.COLOURS[name].plot for name in ("query", "key"))


class ScoreLab(LivingFigure):
    """A query and some keys in a plane, scored in four ways, and the attention weights that the softmax makes of it.

    "dot", q·k, "general", qᵀ W k, and "concat", vᵀ tanh(W [q; k]), are those of Luong et al. (2015); "additive",
    vᵀ tanh(W_q q + W_k k), is that of Bahdanau et al. (2015). The last two are one function, with W = [W_q W_k].

    query: (2,); keys: (n, 2), 2 to 6 of them, of the words that `names` gives.
    general: W of the general score, (2, 2). query_matrix and key_matrix: W_q and W_k, (2, 2), and v, (2,), of the
    additive score, and of concat too. All numbers from −3 to 3.
    score: with which one it begins; caption: stands under the figure.

    What the reader makes of the figure are traits, which can be read and set from Python: `query`, `general`,
    `query_matrix`, `key_matrix`, `v`, `score`, and the keys as `key` (each widget has a list `keys` of its own).
    `scores` and `weights` follow them.
    """

    _esm = DIST / "score_lab.js"
    WORDS: ClassVar[dict[str, str]] = {
        "choose": "Score",
        "dot": "dot",
        "general": "general",
        "concat": "concat",
        "additive": "additive",
        "by": "{score} ({author})",
        "again": "Start again",
        "query": "query",
        "query in the plane": "Query, at ({x}, {y})",
        "key in the plane": "Key of {word}, at ({x}, {y})",
        "keys": "Arrow keys move it, with Shift in small steps. Home takes it to the middle.",
        "hint": "Drag the query and the keys, or move them with the arrow keys. The fuller a key's ring, the more "
        "attention it gets.",
        "lines": "On each grey line a key gets the score written there.",
        "dot lines": "Straight and evenly spaced, across the query. The longer the query, the faster the score grows.",
        "general lines": "Straight and evenly spaced too, but across {Wᵀ q}: the query, turned and stretched by {W}.",
        "tanh lines": "Mostly curved, no longer evenly spaced: far out tanh flattens, and the score hardly changes any "
        "more.",
        "flat": "With these numbers every key gets the same score, wherever it is: {score}.",
        "parameters": "Parameters",
        "no parameters": "No parameters, only {q} and {k_j}: they must have the same length.",
        "general parameters": "{n} parameters here, with {d = 2}; in general {d · d} "
        "({d}: the length of {q} and of {k_j}).",
        "tanh parameters": "{n} parameters here, with {d = d_a = 2}; in general {2 · d · d_a + d_a} "
        "({d}: the length of {q} and of {k_j}, {d_a}: that of {v}).",
        "entry": "{name}, entry {i}",
        "place": "{name}, row {i}, column {k}",
        "drag": "Drag a number, or use the arrow keys.",
        "word": "word",
        "key": "key",
        "score": "score",
        "weight": "weight",
        "row": "{word}: score {score}, weight {weight}",
        "open": "Click a word: how was its score made?",
        "reading": "With the {score} score, “{word}” gets {weight} of the attention. Its score is {number}.",
        "tied": "With the {score} score, {words} get {weight} of the attention each. Their score is {number}.",
        "even": "With the {score} score, all words get the same attention, {weight} each.",
    }

    names = traitlets.List(traitlets.Unicode()).tag(sync=True)
    query = TensorTrait()
    key = TensorTrait()
    general = TensorTrait()
    query_matrix = TensorTrait()
    key_matrix = TensorTrait()
    v = TensorTrait()
    score = traitlets.Enum(SCORES, "dot").tag(sync=True)

    def __init__(
        self,
        query: ArrayLike,
        keys: ArrayLike,
        names: Sequence[str] | str,
        *,
        general: ArrayLike,
        query_matrix: ArrayLike,
        key_matrix: ArrayLike,
        v: ArrayLike,
        score: str = "dot",
        caption: str = "",
        **traits: Any,
    ) -> None:
        words = words_of(names, "names")
        if not 2 <= len(words) <= MOST:
            raise ValueError(f"names has {len(words)} words: expected 2 to {MOST}")
        given = {"query": query, "key": keys, "general": general}
        given |= {"query_matrix": query_matrix, "key_matrix": key_matrix, "v": v}
        arrays = {name: _array_of(values, name, len(words)) for name, values in given.items()}
        if score not in SCORES:
            raise ValueError(f"score is {score!r}: expected one of {', '.join(map(repr, SCORES))}")
        super().__init__(**(traits | arrays | {"names": words, "score": score, "caption": caption}))

    @traitlets.validate(*INPUTS)
    def _fits(self, proposal: Any) -> NDArray[np.float32]:
        try:
            return _array_of(proposal.value, proposal.trait.name, len(self.names))
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from error

    @property
    def scores(self) -> NDArray[np.float64]:
        """The score of each word's key, (n,)."""
        return self._scores_at(self.key)

    @property
    def weights(self) -> NDArray[np.float64]:
        """The softmax of the scores, (n,)."""
        return softmax(self.scores)

    def _scores_at(self, keys: NDArray[Any]) -> NDArray[np.float64]:
        """The score that each of these keys, (…, 2), gets from the query."""
        query, general, query_matrix, key_matrix, v = (
            getattr(self, name).astype(np.float64) for name in ("query", *PARAMETERS)
        )
        keys = keys.astype(np.float64)
        if self.score == "dot":
            return keys @ query
        if self.score == "general":
            return keys @ (query @ general)
        return np.tanh(query_matrix @ query + keys @ key_matrix.T) @ v

    def describe(self) -> str:
        scored = zip(self.names, self.scores.tolist(), self.weights.tolist(), strict=True)
        listed = ", ".join(f"{word} {svg.number(score)} ({100 * weight:.0f} %)" for word, score, weight in scored)
        return f"{self.score} scores of {len(self.names)} keys, and their attention weights: {listed}"

    def picture(self) -> str:
        size = 300
        words, scores, bars = size + 110, size + 160, size + 180
        rows = [
            svg.text(words, 20, self.strings[self.score], "end"),
            svg.text(scores, 20, self.strings["score"], "end"),
            svg.text(bars, 20, self.strings["weight"]),
        ]
        scored = zip(self.names, self.scores.tolist(), self.weights.tolist(), strict=True)
        for j, (word, score, weight) in enumerate(scored):
            y = 46 + 26 * j
            rows += [
                svg.text(words, y, word, "end"),
                svg.text(scores, y, svg.number(score), "end"),
                svg.rect(bars, y - 13, 120 * weight, 16, svg.GREY),
                svg.text(bars + 8 + 120 * weight, y, f"{100 * weight:.0f} %"),
            ]
        return svg.document(bars + 170, size, [*self._plane(size), *rows], self.describe())

    def _plane(self, size: int) -> list[str]:
        """The lines of equal score, the query as an arrow, and the keys."""
        unit = size / (2 * LIMIT + 0.6)

        def spot(x: float, y: float) -> tuple[float, float]:
            return size / 2 + x * unit, size / 2 - y * unit

        edge = np.linspace(-LIMIT - 0.3, LIMIT + 0.3, 41)
        field = self._scores_at(np.stack(np.meshgrid(edge, edge), axis=-1))
        lines = contour_generator(edge, edge, field)
        parts = [svg.rect(0.5, 0.5, size - 1, size - 1, "none", stroke=svg.GREY)]
        labelled: list[tuple[float, float]] = []
        for level in _levels(float(field.min()), float(field.max())):
            for path in lines.lines(level):
                points = [spot(x, y) for x, y in np.asarray(path).tolist()]
                parts.append(svg.path(points, svg.GREY, 1, 0.6))
                for end in (points[0], points[-1]):
                    x, y = (min(max(at, 18), size - 18) for at in end)
                    if all(max(abs(x - x2), abs(y - y2)) > 32 for x2, y2 in labelled):
                        labelled.append((x, y))
                        parts.append(svg.text(x, y + 5, f"{level:g}".replace("-", "−"), "middle"))
                        break
        tip = spot(*self.query.tolist())
        parts += [svg.line(size / 2, size / 2, *tip, QUERY, 3), svg.circle(*tip, 6, QUERY)]
        parts.append(svg.text(tip[0], tip[1] - 10, self.strings["query"], "middle", QUERY))
        for word, key in zip(self.names, self.key.tolist(), strict=True):
            x, y = spot(*key)
            parts += [svg.circle(x, y, 5, KEY), svg.text(x, y - 9, word, "middle", KEY)]
        return parts


def _array_of(values: ArrayLike, name: str, n_words: int) -> NDArray[np.float32]:
    """One of the inputs. Raises ValueError where it does not have the shape, or numbers beyond the limits."""
    array = numbers_of(values, name, LIMIT)
    expected = {"query": (2,), "key": (n_words, 2)} | PARAMETERS
    if array.shape != expected[name]:
        said = "keys have" if name == "key" else f"{name} has"
        raise ValueError(f"{said} shape {array.shape}: expected {expected[name]}, for {n_words} names")
    return array


def _levels(least: float, most: float) -> list[float]:
    """Round numbers between two others, evenly spaced, LEVELS of them at most."""
    if most - least < 1e-6:
        return []
    steps = (base * 10.0**power for power in range(-8, 3) for base in (1, 2, 5))
    step = next(step for step in steps if (most - least) / step <= LEVELS)
    return [round(i * step, 8) for i in range(int(np.ceil(least / step)), int(np.floor(most / step)) + 1)]
