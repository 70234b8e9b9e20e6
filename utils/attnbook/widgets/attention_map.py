"""AttentionMap: how much each target word looks at each source word, as a heatmap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, shares_of, weights_of, words_of


class AttentionMap(LivingFigure):
    """A heatmap of attention: rows are target tokens (queries), columns are source tokens (keys).

    weights: (target, source), or (head, target, source), or (layer, head, target, source), each row a distribution.
    gold: pairs (source position, target position) that belong together, to be laid over the map; optional.

    `selected` is the cell that is being read, [target, source] or []; `locked` is the row that stays marked, or -1;
    `layer`, `head` and `show_gold` are what the controls are set to. All of them can be read and set from Python.
    """

    _esm = DIST / "attention_map.js"
    WORDS: ClassVar[dict[str, str]] = {
        "label": "Attention map: rows are target words, columns are source words",
        "keys": "Arrow keys read a cell, Enter locks its row, Escape lets go.",
        "start": "Point at a cell, or use the arrow keys, to read its weight.",
        "reading": "{target} attends {weight} to {source}",
        "gold cell": "gold alignment",
        "row": "{target} attends most to {sources}",
        "locked": "Row locked: {target}",
        "source": "source",
        "target": "target",
        "layer": "Layer",
        "head": "Head",
        "gold": "Gold alignment",
        "little": "0 %",
        "much": "100 %",
    }

    source = traitlets.List(traitlets.Unicode()).tag(sync=True)
    target = traitlets.List(traitlets.Unicode()).tag(sync=True)
    weights = TensorTrait()
    gold: traitlets.List[Any] = traitlets.List().tag(sync=True)
    selected = traitlets.List(traitlets.Int()).tag(sync=True)
    locked = traitlets.Int(-1).tag(sync=True)
    layer = traitlets.Int(0).tag(sync=True)
    head = traitlets.Int(0).tag(sync=True)
    show_gold = traitlets.Bool(False).tag(sync=True)

    def __init__(
        self,
        source: Sequence[str] | str,
        target: Sequence[str] | str,
        weights: ArrayLike,
        *,
        gold: Iterable[tuple[int, int]] = (),
        **traits: Any,
    ) -> None:
        source, target = words_of(source, "source"), words_of(target, "target")
        pairs = sorted([int(i), int(j)] for i, j in gold)
        beyond = [pair for pair in pairs if not (0 <= pair[0] < len(source) and 0 <= pair[1] < len(target))]
        if beyond:
            raise ValueError(
                f"gold names the pair {tuple(beyond[0])}, but there are {len(source)} source and {len(target)} target "
                "tokens; a pair is (source position, target position), counted from 0"
            )
        array = weights_of(weights, len(target), len(source))
        super().__init__(source=source, target=target, weights=array, gold=pairs, **traits)

    @traitlets.validate("weights")
    def _fits(self, proposal: Any) -> Any:
        if not self.target:
            return proposal.value
        array = weights_of(proposal.value, len(self.target), len(self.source))
        self.layer, self.head = min(self.layer, array.shape[0] - 1), min(self.head, array.shape[1] - 1)
        return array

    @traitlets.validate("selected")
    def _is_a_cell(self, proposal: Any) -> Any:
        value, rows, columns = proposal.value, len(self.target), len(self.source)
        if value and not (len(value) == 2 and 0 <= value[0] < rows and 0 <= value[1] < columns):
            raise traitlets.TraitError(
                f"selected is {value}, but it has to be [target, source], each counted from 0, of {rows} target and "
                f"{columns} source tokens, or []"
            )
        return value

    @traitlets.validate("locked", "layer", "head")
    def _exists(self, proposal: Any) -> Any:
        name, value = proposal.trait.name, proposal.value
        first, n = (-1, len(self.target)) if name == "locked" else (0, self.weights.shape[name == "head"])
        if not first <= value < n:
            raise traitlets.TraitError(f"{name} is {value}, but it has to be between {first} and {n - 1}")
        return value

    def describe(self) -> str:
        shown = self._shown()
        best = [f"{word} → {self.source[int(row.argmax())]}" for word, row in zip(self.target, shown, strict=True)]
        listed = ", ".join(best[:8]) + (", …" if len(best) > 8 else "")
        return f"attention map, each target word with the source word that it looks at most: {listed}"

    def picture(self) -> str:
        shown = self._shown()
        size = max(4.0, min(34.0, 420 / max(shown.shape)))
        left, top = 110.0, 90.0
        parts = [
            svg.rect(left + j * size, top + i * size, size - 1, size - 1, svg.GREY, float(weight))
            for (i, j), weight in np.ndenumerate(shown)
        ]
        if size >= 12:
            parts += [
                svg.text(left + (j + 0.6) * size, top - 6, word, rotate=-45) for j, word in enumerate(self.source)
            ]
            parts += [svg.text(left - 6, top + (i + 0.65) * size, word, "end") for i, word in enumerate(self.target)]
        return svg.document(left + shown.shape[1] * size + 60, top + shown.shape[0] * size + 10, parts, self.describe())

    def _shown(self) -> NDArray[np.generic]:
        return shares_of(self.weights[self.layer, self.head])
