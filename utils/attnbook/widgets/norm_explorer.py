"""NormExplorer: what layer normalisation averages over, against batch normalisation, on a batch with padding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, numbers_of, words_of

MOST_SENTENCES = 4
LONGEST = 6  # words of a sentence
NARROWEST, WIDEST = 2, 6  # features of a word
MOST_PADDING = 3  # rows of <pad> that can be added to each sentence
GIVEN = 9  # what a word's numbers go up to in the beginning
LIMIT = 99  # and when they are multiplied
SCALES = 3  # gamma and beta go from −3 to 3
LAYER, BATCH, MASKED = KINDS = ("layer", "batch", "batch without padding")
PAD = "<pad>"


class NormExplorer(LivingFigure):
    """Layer normalisation (Ba et al., 2016) and batch normalisation (Ioffe & Szegedy, 2015) of the same padded batch.

    y = γ ⊙ (x − mean) / √(variance + ε) + β. Layer norm takes mean and variance over the features of one position,
    batch norm those of one feature over all positions of the batch, <pad> included or not. The variance is the biased
    one. Of each result one sees which numbers its mean and its variance were taken over, and the whole arithmetic.

    words: one to four sentences of up to six words, each a list or a text that is split at its spaces; the figure pads
    them to the longest. x: their vectors, (sentence, position, d) with zeros at <pad>, or a list with an array
    (words, d) for each sentence; d from 2 to 6, numbers from −9 to 9. gamma, beta: (d,), from −3 to 3; ones and zeros
    if None. eps: ε, above 0 and up to 1. kind: "layer", "batch" or "batch without padding"; padding: 0 to 3 more rows
    of <pad> for each sentence. selected: sentence, position and feature, from 0, of the number whose arithmetic is
    shown. caption: stands under the figure.

    What the reader makes of the figure are traits, which can be read and set from Python: `x` (sentence, position, d),
    where numbers may go from −99 to 99, `gamma`, `beta`, `kind`, `padding` and `selected`.
    """

    _esm = DIST / "norm_explorer.js"
    WORDS: ClassVar[dict[str, str]] = {
        "kinds": "Mean and variance over …",
        "layer": "layer norm",
        "batch": "batch norm",
        "batch without padding": "batch norm without <pad>",
        "choose layer": "layer norm",
        "choose batch": "batch norm",
        "choose batch without padding": "batch norm, no <pad>",
        "why layer": "{one:One word, a row:} mean and variance are taken over its own {d} numbers.",
        "why batch": "{one:One feature, a column:} over all {n} rows, {pads} of them <pad>. (After training: stored "
        "averages.)",
        "why batch without padding": "{one:One feature, a column:} over the {words} words, without <pad>. (After "
        "training: stored averages.)",
        "padding": "{n} more <pad>",
        "more padding": "one more <pad> for each sentence",
        "less padding": "one <pad> less for each sentence",
        "again": "Start again",
        "sentence": "sentence {s}",
        "given": "The batch",
        "result": "After {kind}",
        "pad": "<pad>",
        "quoted": "“{word}”",
        "features": "feature",
        "feature": "feature {f}",
        "mean": "mean",
        "variance": "variance",
        "var": "var.",
        "normalised": "normalised",
        "scaled": "result",
        "scale": "scale γ of feature {f}",
        "shift": "shift β of feature {f}",
        "entry": "{word}, feature {f}",
        "entry changed": "{word}, feature {f}, not as at the start",
        "of result": "{word} of sentence {s}, feature {f}",
        "whole": "All of {word}:",
        "times": "× {factor}",
        "plus": "+ {shift}",
        "how": "Drag it, or use the arrow keys.",
        "choose": "Click it: how was it made?",
        "changed": "not as at the start",
        "used": "mean and variance are over these",
        "equal": "(all these numbers are equal: without ε it would be 0 / 0)",
        "rounded": "(from unrounded numbers)",
        "reading layer": "{word} has mean {mean} and variance {variance}; no other row plays a part. Add <pad>, or "
        "change another word, and see.",
        "reading batch": "Feature {f} has mean {mean} and variance {variance} over {n} rows. Add <pad>, or change "
        "another word, and watch {word}.",
        "reading same": "{word} after {kind}: the same as at the start, though {causes}.",
        "reading vanished": "{word} after {kind}: the same as at the start, though {causes}. A scale and a shift of a "
        "whole vector vanish.",
        "reading moved": "{word} after {kind} has changed, by up to {change}, though {word} itself is the same: "
        "{causes}, and that moves mean and variance.",
        "reading changed": "{word} after {kind} has changed, by up to {change}: {causes}.",
        "reading pad": "<pad> after {kind}: nobody should read what comes out here.",
        "cause own": "{word} itself has changed",
        "cause others": "other words have changed",
        "cause more": "each sentence has {n} more <pad>",
        "cause less": "each sentence has {n} <pad> less",
        "cause scale": "γ and β scale and shift a feature, of every word alike",
        "and": "{causes} and {last}",
    }

    words = traitlets.List(traitlets.List(traitlets.Unicode())).tag(sync=True)
    x = TensorTrait()
    gamma = TensorTrait()
    beta = TensorTrait()
    eps = traitlets.Float(1e-5).tag(sync=True)
    kind = traitlets.Unicode(LAYER).tag(sync=True)
    padding = traitlets.Int(0).tag(sync=True)
    selected = traitlets.List(traitlets.Int(), default_value=[0, 0, 0]).tag(sync=True)

    def __init__(
        self,
        words: Sequence[Sequence[str] | str],
        x: ArrayLike | Sequence[ArrayLike],
        *,
        gamma: ArrayLike | None = None,
        beta: ArrayLike | None = None,
        eps: float = 1e-5,
        caption: str = "",
        kind: str = LAYER,
        padding: int = 0,
        selected: Sequence[int] = (0, 0, 0),
        **traits: Any,
    ) -> None:
        sentences = sentences_of(words)
        batch = batch_of(x, sentences, GIVEN)
        d = batch.shape[2]
        scales = {
            "gamma": scales_of(np.ones(d) if gamma is None else gamma, "gamma", d),
            "beta": scales_of(np.zeros(d) if beta is None else beta, "beta", d),
        }
        place = list(selected)
        check_eps(eps)
        check_kind(kind)
        check_padding(padding)
        check_place(place, (len(sentences), batch.shape[1] + padding, d))
        traits |= scales | {"words": sentences, "x": batch, "eps": eps, "caption": caption}
        super().__init__(kind=kind, padding=padding, selected=place, **traits)

    @traitlets.validate("x", "gamma", "beta", "eps", "kind", "padding", "selected")
    def _fits(self, proposal: Any) -> Any:
        name, value = proposal.trait.name, proposal.value
        longest, d = int(self.x.shape[1]), int(self.x.shape[2])
        try:
            if name == "x":
                return batch_of(value, self.words, LIMIT)
            if name in ("gamma", "beta"):
                return scales_of(value, name, d)
            if name == "selected":
                check_place(value, (len(self.words), longest + self.padding, d))
            elif name == "eps":
                check_eps(value)
            elif name == "kind":
                check_kind(value)
            else:
                check_padding(value)
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from error
        return value

    @traitlets.observe("padding")
    def _stays_in_the_batch(self, change: Any) -> None:
        """With less <pad>, the selected row may be gone."""
        last = self.x.shape[1] + self.padding - 1
        s, p, f = self.selected
        if p > last:
            self.selected = [s, last, f]

    def describe(self) -> str:
        sentences, longest, d = self.x.shape
        n = sum(map(len, self.words))
        over = {
            LAYER: f"mean and variance of each word over its own {d} numbers",
            BATCH: f"mean and variance of each feature over all {sentences * (longest + self.padding)} rows",
            MASKED: f"mean and variance of each feature over the {n} words",
        }
        name = self.strings[self.kind]
        return f"{name} of {n} words with {d} numbers each in {sentences} sentences; {over[self.kind]}"

    def picture(self) -> str:
        return svg.document(*_drawn(self), self.describe())

    def _computed(self) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
        """The padded batch, the means and the variances that fit its shape, and the result, (sentence, position, d)."""
        given = self.x.astype(np.float64).round(6)  # as 32 bits 0.9 is 0.899999976
        x = np.pad(given, ((0, 0), (0, self.padding), (0, 0)))
        lengths = np.array([len(sentence) for sentence in self.words])
        is_word = np.arange(x.shape[1]) < lengths[:, None]
        if self.kind == LAYER:
            mean, variance = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
        else:
            rows = x[is_word] if self.kind == MASKED else x.reshape(-1, x.shape[2])
            mean, variance = rows.mean(0), rows.var(0)
        y = self.gamma * (x - mean) / np.sqrt(variance + self.eps) + self.beta
        return x, np.broadcast_to(mean, x.shape), np.broadcast_to(variance, x.shape), y


def sentences_of(words: Any) -> list[list[str]]:
    """Sentences as lists of words. Raises ValueError where there are too few or too many of either."""
    if isinstance(words, str):
        raise ValueError(f"words is one text: expected a list of 1 to {MOST_SENTENCES} sentences, such as [{words!r}]")
    sentences = [words_of(sentence, f"sentence {s + 1}") for s, sentence in enumerate(words)]
    if not 1 <= len(sentences) <= MOST_SENTENCES:
        raise ValueError(f"words has {len(sentences)} sentences: expected 1 to {MOST_SENTENCES}")
    for s, sentence in enumerate(sentences):
        if len(sentence) > LONGEST:
            raise ValueError(f"sentence {s + 1} has {len(sentence)} words: expected up to {LONGEST}")
        if PAD in sentence:
            raise ValueError(f"sentence {s + 1} holds {PAD}: leave it out, the figure pads the sentences itself")
    return sentences


def batch_of(x: Any, sentences: list[list[str]], limit: int) -> NDArray[np.float32]:
    """The words' vectors as one array, (sentence, position, d), with zeros at <pad>; from such an array, or from one
    array for each sentence. Raises ValueError where they do not fit the sentences, or lie beyond the limit.
    """
    longest = max(map(len, sentences))
    expected = (
        f"expected ({len(sentences)}, {longest}, d), or an array (words, d) for each sentence, with d from {NARROWEST} "
        f"to {WIDEST}"
    )
    if isinstance(x, (list, tuple)):
        rows = [numbers_of(vectors, f"x of sentence {s + 1}", limit) for s, vectors in enumerate(x)]
        shapes = [row.shape for row in rows]
        if len(rows) != len(sentences) or any(len(shape) != 2 or shape[1] != shapes[0][1] for shape in shapes):
            raise ValueError(f"x has arrays of shape {', '.join(map(str, shapes))}: {expected}")
        for s, (sentence, shape) in enumerate(zip(sentences, shapes, strict=True)):
            if shape[0] not in (len(sentence), longest):
                raise ValueError(f"x has {shape[0]} vectors for sentence {s + 1}, which has {len(sentence)} words")
        array = np.zeros((len(rows), longest, shapes[0][1]), np.float32)
        for padded, row in zip(array, rows, strict=True):
            padded[: len(row)] = row
    else:
        array = numbers_of(x, "x", limit)
    if array.ndim != 3 or array.shape[:2] != (len(sentences), longest) or not NARROWEST <= array.shape[2] <= WIDEST:
        raise ValueError(f"x has shape {array.shape}: {expected}")
    for s, sentence in enumerate(sentences):
        if array[s, len(sentence) :].any():
            raise ValueError(
                f"x is not 0 behind the last word of sentence {s + 1}: expected zeros at {PAD}, as an embedding with "
                "padding_idx has them"
            )
    return array


def scales_of(values: Any, name: str, d: int) -> NDArray[np.float32]:
    """gamma or beta as (d,). Raises ValueError where it has another shape, or numbers beyond −3 and 3."""
    array = numbers_of(values, name, SCALES)
    if array.shape != (d,):
        raise ValueError(f"{name} has shape {array.shape}: expected ({d},), a number for each feature")
    return array


def check_eps(eps: float) -> None:
    if not 0 < eps <= 1:
        raise ValueError(f"eps is {eps}: expected a small number above 0, at most 1")


def check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}: expected one of {', '.join(map(repr, KINDS))}")


def check_padding(padding: int) -> None:
    if not 0 <= padding <= MOST_PADDING:
        raise ValueError(f"padding is {padding}: expected 0 to {MOST_PADDING}")


def check_place(place: list[int], shape: tuple[int, ...]) -> None:
    """Raises ValueError unless it is sentence, position and feature of one of the batch's numbers."""
    if len(place) != 3 or not all(0 <= i < n for i, n in zip(place, shape, strict=True)):
        raise ValueError(
            f"selected is {place}: expected sentence, position and feature, from [0, 0, 0] to {[n - 1 for n in shape]}"
        )


LINE = 20  # pixels from one row of the still picture to the next
WORD = 70.0  # pixels for a word
COLUMN = 46.0  # pixels for a number


def _drawn(figure: NormExplorer) -> tuple[float, float, list[str]]:
    """Width, height and parts of the still picture: the batch, its means and variances, the result."""
    x, mean, variance, y = figure._computed()
    d = x.shape[2]
    stats = WORD + COLUMN * d  # where means and variances of rows stand
    result = stats + 2 * COLUMN + 20
    parts = [svg.text(WORD, 16, figure.strings["given"])]
    parts.append(svg.text(result, 16, figure._say("result", kind=figure.strings[figure.kind])))

    def numbers(left: float, top: float, values: Any) -> None:
        parts.extend(
            svg.text(left + COLUMN * (f + 0.8), top, svg.number(float(value)), "end") for f, value in enumerate(values)
        )

    top = 22.0
    if figure.kind == LAYER:
        parts += [
            svg.text(stats + COLUMN * (i + 0.8), 16, figure.strings[n], "end") for i, n in enumerate(("mean", "var"))
        ]
    for s, sentence in enumerate(figure.words):
        for p in range(x.shape[1]):
            top += LINE
            parts.append(svg.text(0, top, sentence[p] if p < len(sentence) else figure.strings["pad"]))
            numbers(WORD, top, x[s, p])
            numbers(result, top, y[s, p])
            if figure.kind == LAYER:
                numbers(stats, top, (mean[s, p, 0], variance[s, p, 0]))
        top += LINE / 2
        parts.append(svg.line(0, top - 3, result + COLUMN * d, top - 3, svg.GREY, 1, 0.4))
    for name, values, scale, scales in (
        ("mean", mean[0, 0], "γ", figure.gamma),
        ("var", variance[0, 0], "β", figure.beta),
    ):
        top += LINE
        if figure.kind != LAYER:
            parts.append(svg.text(0, top, figure.strings[name]))
            numbers(WORD, top, values)
        parts.append(svg.text(result - 14, top, scale))
        numbers(result, top, scales)
    return result + COLUMN * d, top + 8, parts
