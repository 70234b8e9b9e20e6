"""AttentionFlow: two sentences, and between them lines that are as wide as the attention weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, shares_of, weights_of, words_of


class AttentionFlow(LivingFigure):
    """A sentence and its translation with lines between their words: the wider a line, the larger its weight.

    source, target: the words, as a list or as a sentence that is split at its spaces.
    weights: (target, source), or (head, target, source), or (layer, head, target, source), each row a distribution.

    `selected` is the word whose lines stand out, ["target", i], ["source", j] or []. `step` is the word that is being
    written: the target words after it are still missing, and its lines stand out unless another word is selected; -1
    shows them all. `layer` and `head` are what the controls are set to. All of them can be read and set from Python.
    """

    _esm = DIST / "attention_flow.js"
    WORDS: ClassVar[dict[str, str]] = {
        "source side": "source, read by the encoder",
        "target side": "target, written by the decoder",
        "keys": "Arrow keys go from word to word, and across along the widest line. Escape lets go.",
        "start": "Point at a word to see its lines, click it to keep them. The wider a line, the larger its weight.",
        "looks": "{word} looks at {others}",
        "seen": "{word} is looked at by {others}",
        "blind": "{word} looks at no word",
        "unseen": "{word} is looked at by no word",
        "share": "{word} {weight}",
        "unwritten": "not written yet",
        "all": "All words",
        "all shown": "all {n} words",
        "step": "word {step} of {n}",
        "back": "Back one word",
        "next": "Next word",
        "source": "source",
        "target": "target",
        "layer": "Layer",
        "head": "Head",
        "little": "0 %",
        "much": "100 %",
    }

    source = traitlets.List(traitlets.Unicode()).tag(sync=True)
    target = traitlets.List(traitlets.Unicode()).tag(sync=True)
    weights = TensorTrait()
    selected: traitlets.List[Any] = traitlets.List().tag(sync=True)
    step = traitlets.Int(-1).tag(sync=True)
    layer = traitlets.Int(0).tag(sync=True)
    head = traitlets.Int(0).tag(sync=True)

    def __init__(
        self,
        source: Sequence[str] | str,
        target: Sequence[str] | str,
        weights: ArrayLike,
        *,
        caption: str = "",
        **traits: Any,
    ) -> None:
        source, target = words_of(source, "source"), words_of(target, "target")
        array = weights_of(weights, len(target), len(source))
        super().__init__(source=source, target=target, weights=array, caption=caption, **traits)

    @traitlets.validate("weights")
    def _weights_fit(self, proposal: Any) -> Any:
        return weights_of(proposal.value, len(self.target), len(self.source)) if self.target else proposal.value

    @traitlets.validate("selected")
    def _is_a_word(self, proposal: Any) -> Any:
        value = proposal.value
        words = {"source": self.source, "target": self.target}
        fits = len(value) == 2 and value[0] in words and isinstance(value[1], int)
        if value and not (fits and 0 <= value[1] < len(words[value[0]])):
            raise traitlets.TraitError(
                f'selected is {value!r}, but it has to be ["source", 0 to {len(self.source) - 1}], '
                f'["target", 0 to {len(self.target) - 1}] or []'
            )
        return value

    @traitlets.validate("step", "layer", "head")
    def _exists(self, proposal: Any) -> Any:
        name, value = proposal.trait.name, proposal.value
        first, n = (-1, len(self.target)) if name == "step" else (0, self.weights.shape[name == "head"])
        if not first <= value < n:
            raise traitlets.TraitError(f"{name} is {value}, but it has to be between {first} and {n - 1}")
        return value

    def describe(self) -> str:
        shown = self._shown()
        best = [f"{word} → {self.source[int(row.argmax())]}" for word, row in zip(self.target, shown, strict=True)]
        listed = ", ".join(best[:8]) + (", …" if len(best) > 8 else "")
        return f"lines from each target word to the source words that it looks at, most of all: {listed}"

    def picture(self) -> str:
        n = max(len(self.source), len(self.target))
        width = n * max(70, 8 * max(map(len, self.source + self.target)) + 16)
        x_source, x_target = (
            [width * (i + 0.5) / len(words) for i in range(len(words))] for words in (self.source, self.target)
        )
        parts = [
            svg.line(x_source[j], 30, x_target[i], 170, svg.GREY, 14 * float(weight), 0.3 + 0.7 * float(weight))
            for (i, j), weight in np.ndenumerate(self._shown())
            if weight >= 0.005
        ]
        parts += [svg.text(x, 20, word, "middle") for x, word in zip(x_source, self.source, strict=True)]
        parts += [svg.text(x, 188, word, "middle") for x, word in zip(x_target, self.target, strict=True)]
        return svg.document(width, 200, parts, self.describe())

    def _shown(self) -> NDArray[np.generic]:
        return shares_of(self.weights[self.layer, self.head])
