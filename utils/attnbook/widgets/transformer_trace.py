"""TransformerTrace: one word's way through the whole Transformer, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, NamedTuple, SupportsFloat

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.colours import COLOURS
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

Words = Sequence[str] | str
Says = Sequence[Sequence[tuple[str, SupportsFloat]]]

FIRST, SELF, CROSS, FORWARD, LAST = "word + place", "self-attention", "cross-attention", "feed-forward", "last norm"
PARTS = {"encoder": (SELF, FORWARD), "decoder": (SELF, CROSS, FORWARD)}  # of a layer, in their order
MOST_WORDS = 16  # of a sentence
MOST_LAYERS = 6  # of a half
MOST_HEADS = 8
SHORTEST, LONGEST = 2, 64  # d_model
LISTED = 5  # next words that are shown


class Stage(NamedTuple):
    """Where all words of a half stand after one step of the model.

    half: "encoder" or "decoder"; name: what was done: "word + place", "self-attention", "cross-attention",
    "feed-forward" or "last norm"; layer: from 0, or None for the first and the last stage of a half.
    vectors: (word, d_model), the running sum of each word after the stage.
    weights: (head, word, word looked at), for attention only; a cross-attention looks at the words that were read.
    says: for each written word the likeliest next words if the decoder stopped here, with their probabilities, the best
    first: as many as you like, up to the whole vocabulary. All stages of the decoder have them, or none.
    """

    half: str
    name: str
    layer: int | None
    vectors: ArrayLike
    weights: ArrayLike | None = None
    says: Says | None = None


class TransformerTrace(LivingFigure):
    """What happens to one word in a Transformer: what each part adds, from which words, and what it would say there.

    read: the words that the encoder reads; written: those that the decoder reads, `<sos>` first; up to 16 each.
    stages: the encoder's from the bottom to the top, then the decoder's. Each half begins with "word + place" and ends
    with "last norm"; between them, for each layer, "self-attention" and "feed-forward", in the decoder with
    "cross-attention" between the two. Vectors have up to 64 numbers, attention up to 8 heads.

    What the next words are is read off the stages: the last one says which word is chosen in the end, and how likely it
    would have been after each other stage is drawn as a line. Where a stage's list doesn't have that word, the figure
    knows only that it is less likely than those listed, and says so: list more words, or all.

    `half` and `position` are the word that the reader follows, and `stage` is where it stands, counted from 0 within
    its half. They can be read and set from Python. What the figure was made of stays.
    """

    _esm = DIST / "transformer_trace.js"
    WORDS: ClassVar[dict[str, str]] = {
        "how": "Choose a word below, then go upwards. At each part: the length of what it adds to that word.",
        "towers": "The parts of the model, from the bottom to the top. Arrow keys go from part to part",
        "reads": "The encoder reads",
        "wrote": "The decoder has written",
        "next word": "next word",
        "next word is": "next word: {word}",
        "encoder": "Encoder",
        "decoder": "Decoder",
        "word + place": "word + place",
        "self-attention": "self-attention",
        "cross-attention": "cross-attention",
        "feed-forward": "feed-forward",
        "last norm": "last norm",
        "row": "layer {layer}",
        "part": "{name}, layer {layer}",
        "box": "{half}: {part}",
        "box adds": "{half}: {part}, adds {added}",
        "back": "Stage before",
        "next": "Next stage",
        "place": "{half}, stage {stage} of {all}",
        "repeated": "{word} (word {place})",
        "begins": "“{word}” begins as the vector of the word plus that of its place: length {after}.",
        "takes": "{part}: “{word}” takes {weight} from “{other}” (head {head}). {adds}",
        "takes itself": "{part}: “{word}” takes {weight} from itself (head {head}). {adds}",
        "all itself": "{part}: “{word}” takes everything from itself, in each head. {adds}",
        "takes nothing": "{part}: “{word}” may look at nothing. {adds}",
        "thinks": "{part}: “{word}” looks at no other word, only at its own vector. {adds}",
        "adds": "This adds {added} to {before} (lengths).",
        "is scaled": "Last norm: the numbers of “{word}” get one size. The length was {before} and is {after}.",
        "would say": "Stopped here, it would say “{next}” ({share}).",
        "does say": "It says “{next}” ({share}).",
        "vector": "Its vector: {n} numbers",
        "before": "before",
        "nothing yet": "nothing yet",
        "added": "this part adds",
        "put in": "word + place",
        "changed": "the norm changes",
        "after": "after",
        "length": "length {length}",
        "cells": "The numbers of the vector, one by one. Arrow keys go from number to number",
        "entry": "Number {i}",
        "entry said": "Number {i}: {sum}",
        "looks": "Where it looks, in %",
        "head": "head",
        "mean": "mean",
        "no look first": "Each word is alone here: none has looked at another yet.",
        "no look part": "This part looks at no other word. What is known of the others came in below.",
        "no look last": "The norm looks at no other word.",
        "say": "Stopped here, it would say",
        "says": "It says",
        "no says": "What it would say here is not known.",
        "in the end": "the word that it says in the end",
        "when": "When does it know “{word}”?",
        "chance": "Probability of “{word}” after each stage: {shares}",
        "less": "less than {share}",
        "others": "Likeness to the other words here (cosine)",
        "itself": "itself",
        "number": "number",
        "word": "word",
        "stage": "stage",
        "adds column": "adds",
        "length column": "length",
        "best": "would say",
        "probability": "probability",
        "of word": "“{word}”",
    }

    read = traitlets.List(traitlets.Unicode()).tag(sync=True)
    written = traitlets.List(traitlets.Unicode()).tag(sync=True)
    # Each stage's half, name, layer, and how many heads it has; all weights follow each other in one row.
    stages: traitlets.List[Any] = traitlets.List().tag(sync=True)
    read_vectors = TensorTrait()
    written_vectors = TensorTrait()
    weights = TensorTrait()
    # The likeliest next words (stage, word, place) as places in `vocabulary`, and their probabilities; the probability
    # of the word that is chosen in the end (stage, word), or, below zero, minus what it is less than.
    vocabulary = traitlets.List(traitlets.Unicode()).tag(sync=True)
    likeliest: traitlets.List[Any] = traitlets.List().tag(sync=True)
    shares = TensorTrait()
    chances = TensorTrait()
    half = traitlets.Unicode("decoder").tag(sync=True)
    position = traitlets.Int(0).tag(sync=True)
    stage = traitlets.Int(0).tag(sync=True)

    def __init__(
        self,
        read: Words,
        written: Words,
        stages: Sequence[Stage],
        *,
        half: str = "decoder",
        position: int = 0,
        stage: int = 0,
        caption: str = "",
        **traits: Any,
    ) -> None:
        sentences = {"encoder": _sentence(read, "read"), "decoder": _sentence(written, "written")}
        listed = list(stages)
        _check_order(listed)
        vectors = _vectors_of(listed, sentences)
        weights = [_looks_of(one, sentences) for one in listed]
        traits |= _told([one.says for one in listed if one.half == "decoder"], sentences["decoder"])
        for one in listed:
            if one.half == "encoder" and one.says is not None:
                raise ValueError(f"{_called(one)}: says is given, but only the decoder says words")
        # What the traits count on: it stays.
        self._sizes = {name: (len(words), sum(one.half == name for one in listed)) for name, words in sentences.items()}
        super().__init__(
            read=sentences["encoder"],
            written=sentences["decoder"],
            stages=[
                {"half": one.half, "name": one.name, "layer": one.layer, "heads": 0 if looks is None else len(looks)}
                for one, looks in zip(listed, weights, strict=True)
            ],
            read_vectors=vectors["encoder"],
            written_vectors=vectors["decoder"],
            weights=np.concatenate([looks.ravel() for looks in weights if looks is not None]),
            half=half,
            position=position,
            stage=stage,
            caption=caption,
            **traits,
        )
        self._made = True

    @traitlets.validate(
        "read",
        "written",
        "stages",
        "read_vectors",
        "written_vectors",
        "weights",
        "vocabulary",
        "likeliest",
        "shares",
        "chances",
    )
    def _stays(self, proposal: Any) -> Any:
        if getattr(self, "_made", False):
            raise traitlets.TraitError(f"{proposal.trait.name} can't be changed: make a new TransformerTrace")
        return proposal.value

    @traitlets.validate("half")
    def _is_a_half(self, proposal: Any) -> Any:
        if proposal.value not in self._sizes:
            raise traitlets.TraitError(f"half is {proposal.value!r}, but it has to be 'encoder' or 'decoder'")
        return proposal.value

    @traitlets.validate("position")
    def _is_a_word(self, proposal: Any) -> Any:
        check_index("position", proposal.value, self._size()[0])
        return proposal.value

    @traitlets.validate("stage")
    def _is_a_stage(self, proposal: Any) -> Any:
        check_index("stage", proposal.value, self._size()[1])
        return proposal.value

    def _size(self) -> tuple[int, int]:
        """How many words and how many stages the half has that is shown."""
        if self.half not in self._sizes:
            raise traitlets.TraitError(f"half is {self.half!r}, but it has to be 'encoder' or 'decoder'")
        return self._sizes[self.half]

    @traitlets.observe("half")
    def _stay_inside(self, change: Any) -> None:
        """The other half may have fewer words, and fewer stages."""
        n_words, n_stages = self._size()
        self.position, self.stage = min(self.position, n_words - 1), min(self.stage, n_stages - 1)

    def _way(self) -> list[dict[str, Any]]:
        """The stages of the half that is shown."""
        return [stage for stage in self.stages if stage["half"] == self.half]

    def _lengths(self) -> tuple[list[float], list[float]]:
        """Of the chosen word after each stage of its half: how long its vector is, and how long what was added."""
        vectors = (self.read_vectors if self.half == "encoder" else self.written_vectors)[:, self.position]
        added = np.diff(vectors.astype(np.float64), axis=0, prepend=0)
        return np.linalg.norm(vectors, axis=-1).tolist(), np.linalg.norm(added, axis=-1).tolist()

    def _name(self, stage: dict[str, Any]) -> str:
        name = self._say(stage["name"])
        return name if stage["layer"] is None else self._say("part", name=name, layer=stage["layer"] + 1)

    def describe(self) -> str:
        way = self._way()
        lengths, added = self._lengths()
        word = (self.read if self.half == "encoder" else self.written)[self.position]
        parts = [i for i, stage in enumerate(way) if stage["layer"] is not None]
        most = max(parts, key=lambda i: added[i])
        text = (
            f"a Transformer that reads “{' '.join(self.read)}” and has written “{' '.join(self.written)}”, part by "
            f"part. In the {self.half}, “{word}” begins with length {lengths[0]:.1f} and comes to {lengths[-2]:.1f} "
            f"before the last norm; {self._name(way[most])} adds most, {added[most]:.1f}."
        )
        if self.half == "decoder" and self.vocabulary:
            last = self.vocabulary[self.likeliest[-1][self.position][0]]
            known = self._known()
            text += f" In the end it says “{last}” ({_percent(float(self.shares[-1, self.position, 0]))})"
            text += f", which is its likeliest word from {self._name(way[known])} on." if known else "."
        return text

    def _known(self) -> int:
        """The first stage from which on the likeliest word is always the one that is said in the end."""
        best = [stage[self.position][0] for stage in self.likeliest]
        return max((i + 1 for i, word in enumerate(best) if word != best[-1]), default=0)

    def picture(self) -> str:
        """Both towers, with what each part adds to the chosen word, and what it would say there."""
        return svg.document(*_drawn(self), self.describe())


def _sentence(words: Words, name: str) -> list[str]:
    listed = words_of(words, name)
    if len(listed) > MOST_WORDS:
        raise ValueError(f"{name} has {len(listed)} words: expected 1 to {MOST_WORDS}")
    return listed


def _called(stage: Stage) -> str:
    """What a message calls a stage."""
    layer = "" if stage.layer is None else f" of layer {stage.layer}"
    return f"{stage.half}, {stage.name}{layer}"


def _check_order(stages: list[Stage]) -> None:
    """Raises ValueError unless the stages are those of a Transformer, from the bottom to the top."""
    found = 0
    for half, parts in PARTS.items():
        own = [stage for stage in stages if stage.half == half]
        n_layers = max(1, sum(stage.name == SELF for stage in own))
        if n_layers > MOST_LAYERS:
            raise ValueError(f"the {half} has {n_layers} layers: expected 1 to {MOST_LAYERS}")
        wanted: list[tuple[str, int | None]] = [(part, layer) for layer in range(n_layers) for part in parts]
        for name, layer in [(FIRST, None), *wanted, (LAST, None)]:
            expected = _called(Stage(half, name, layer, ()))
            if found == len(stages):
                raise ValueError(f"there are {found} stages: expected “{expected}” after them")
            got = stages[found]
            if (got.half, got.name, got.layer) != (half, name, layer):
                raise ValueError(f"stage {found} is “{_called(got)}”: expected “{expected}”")
            found += 1
    if found < len(stages):
        raise ValueError(f"stage {found} is “{_called(stages[found])}”: expected none after the decoder's last norm")


def _vectors_of(stages: list[Stage], sentences: dict[str, list[str]]) -> dict[str, NDArray[np.float32]]:
    """Of each half the vectors (stage, word, d_model). Raises ValueError where shapes don't fit."""
    found: dict[str, list[NDArray[np.float32]]] = {half: [] for half in sentences}
    d_model = 0
    for stage in stages:
        n = len(sentences[stage.half])
        try:
            array = as_array(stage.vectors).astype(np.float32)
        except ValueError as error:
            raise ValueError(f"{_called(stage)}: vectors: {error}") from error
        if not d_model and array.ndim == 2 and SHORTEST <= array.shape[1] <= LONGEST:
            d_model = array.shape[1]
        if array.shape != (n, d_model):
            wanted = f"({n}, {d_model})" if d_model else f"({n}, d_model), with d_model from {SHORTEST} to {LONGEST}"
            raise ValueError(f"{_called(stage)}: vectors have the shape {array.shape}, expected {wanted}")
        found[stage.half].append(array)
    return {half: np.stack(arrays) for half, arrays in found.items()}


def _looks_of(stage: Stage, sentences: dict[str, list[str]]) -> NDArray[np.float32] | None:
    """An attention's weights (head, word, word looked at). Raises ValueError where they don't fit."""
    if stage.name not in (SELF, CROSS):
        if stage.weights is not None:
            raise ValueError(f"{_called(stage)}: weights are given, but it looks at nothing")
        return None
    n, m = len(sentences[stage.half]), len(sentences["encoder" if stage.name == CROSS else stage.half])
    if stage.weights is None:
        raise ValueError(f"{_called(stage)}: weights are missing: expected (head, {n}, {m})")
    try:
        array = as_array(stage.weights)
        if array.ndim != 3 or array.shape[1:] != (n, m) or not 1 <= len(array) <= MOST_HEADS:
            raise ValueError(
                f"weights have the shape {array.shape}, expected (head, {n}, {m}) with 1 to {MOST_HEADS} heads"
            )
        return shares_of(weights_of(array, n, m)[0]).astype(np.float32)
    except ValueError as error:
        raise ValueError(f"{_called(stage)}: {error}") from error


def _told(says: list[Says | None], written: list[str]) -> dict[str, Any]:
    """What the page tells of the next words. Raises ValueError where they are no probabilities, or don't fit."""
    given = [one for one in says if one is not None]
    if not given:
        return {}
    if len(given) < len(says):
        raise ValueError(f"{len(given)} of the decoder's {len(says)} stages have says: expected all of them, or none")
    lists: list[list[dict[str, float]]] = []
    for i, stage in enumerate(given):
        where = f"stage {i} of the decoder"
        if len(stage) != len(written):
            raise ValueError(f"{where}: says has {len(stage)} lists, expected one for each of {len(written)} words")
        lists.append([_said(words, f"{where}, “{word}”") for words, word in zip(stage, written, strict=True)])
    n_listed = min(LISTED, *(len(words) for stage in lists for words in stage))
    shown = [[list(words.items())[:n_listed] for words in stage] for stage in lists]
    vocabulary = list(dict.fromkeys(word for stage in shown for words in stage for word, _ in words))
    place = {word: i for i, word in enumerate(vocabulary)}
    final = [words[0][0] for words in shown[-1]]
    return {
        "vocabulary": vocabulary,
        "likeliest": [[[place[word] for word, _ in words] for words in stage] for stage in shown],
        "shares": [[[share for _, share in words] for words in stage] for stage in shown],
        "chances": [[_chance(words, word) for words, word in zip(stage, final, strict=True)] for stage in lists],
    }


def _said(words: Sequence[tuple[str, SupportsFloat]], where: str) -> dict[str, float]:
    """Next words with their probabilities. Raises ValueError where they are none."""
    found = {str(word): float(share) for word, share in words}
    shares = list(found.values())
    if not words:
        raise ValueError(f"{where}: says is empty, expected at least one word")
    if len(found) < len(words):
        raise ValueError(f"{where}: says names a word twice")
    if not all(0 <= share <= 1 + 1e-6 for share in shares) or sum(shares) > 1 + 1e-3:
        raise ValueError(
            f"{where}: says has to hold probabilities of words that exclude each other, but holds {shares[:8]}"
        )
    if shares != sorted(shares, reverse=True):
        raise ValueError(f"{where}: says has to begin with the likeliest word, but the probabilities are {shares[:8]}")
    return found


def _chance(words: dict[str, float], word: str) -> float:
    """How likely a word is; if it is not listed, minus what it is less than."""
    if word in words:
        return words[word]
    return -max(0.0, min(1 - sum(words.values()), min(words.values())))


def _percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"


PITCH, BOX, WIDE, APART = 34.0, 24.0, 196.0, 50.0  # pixels of the still picture


def _drawn(figure: TransformerTrace) -> tuple[float, float, list[str]]:
    """Width, height and parts of the still picture."""
    parts: list[str] = []
    tallest = max(n_stages for _, n_stages in figure._sizes.values())
    bottom = 30 + tallest * PITCH
    reads = {"encoder": (0.0, figure.read), "decoder": (WIDE + APART, figure.written)}
    tops = {half: bottom - n_stages * PITCH for half, (_, n_stages) in figure._sizes.items()}
    memory = WIDE + APART / 2  # where the encoder's result goes up and down
    parts.append(
        svg.line(WIDE - 30, tops["encoder"] + (PITCH - BOX) / 2, WIDE - 30, tops["encoder"] - 12, svg.GREY, 1.5)
    )
    parts.append(svg.line(WIDE - 30, tops["encoder"] - 12, memory, tops["encoder"] - 12, svg.GREY, 1.5))
    reached = [tops["encoder"] - 12]
    _, added = figure._lengths()
    for half, (left, words) in reads.items():
        colour = COLOURS[half].plot
        line = left + 10 if half == "encoder" else left + WIDE - 10
        own = [stage for stage in figure.stages if stage["half"] == half]
        parts.append(svg.line(line, bottom, line, tops[half] - 8, colour, 2))
        for i, stage in enumerate(own):
            y = bottom - (i + 0.5) * PITCH
            inside = 24.0 if stage["layer"] is not None else 0.0
            x, wide = (left + inside if half == "encoder" else left), WIDE - inside
            parts.append(svg.rect(x, y - BOX / 2, wide, BOX, colour))
            name = figure._say(stage["name"])
            if stage["layer"] is not None:
                name += f" {stage['layer'] + 1}"
                edge = x if half == "encoder" else x + wide
                parts += [
                    svg.line(line, y + 6, edge, y + 6, colour, 1.5),
                    svg.line(line, y - 6, edge, y - 6, colour, 1.5),
                ]
                parts.append(svg.circle(line, y - 6, 4, colour))
                if half == figure.half:
                    parts.append(svg.text(x + wide - 6, y + 4.5, f"+{added[i]:.1f}", "end", "#ffffff"))
            parts.append(svg.text(x + 6, y + 4.5, name, fill="#ffffff"))
            if stage["name"] == CROSS:
                parts.append(svg.line(memory, y, left, y, svg.GREY, 1.5))
                reached.append(y)
            if half == figure.half == "decoder" and figure.vocabulary:
                word = figure.vocabulary[figure.likeliest[i][figure.position][0]]
                share = float(figure.shares[i, figure.position, 0])
                parts += [
                    svg.text(left + WIDE + 12, y + 4.5, f"{word} {_percent(share)}"),
                    svg.rect(left + WIDE + 12, y + 9, 110 * share, 4, svg.GREY),
                ]
        parts += _under(figure, half, words, left, bottom)
    parts.append(svg.line(memory, min(reached), memory, max(reached), svg.GREY, 1.5))
    return 2 * WIDE + APART + 150, bottom + 24 + 18 * max(len(words) for _, words in reads.values()), parts


def _under(figure: TransformerTrace, half: str, words: Sequence[str], left: float, top: float) -> Iterator[str]:
    """The words under a tower; the chosen one with a mark."""
    for i, word in enumerate(words):
        chosen = half == figure.half and i == figure.position
        yield svg.text(left, top + 20 + 18 * i, f"▸ {word}" if chosen else word, fill=COLOURS[half].plot)
