"""HeadGrid: all heads of a model side by side, to open, and to switch off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

Words = Sequence[str] | str

FEWEST, MOST = 2, 16  # words that a map has on each side
MOST_HEADS = 12  # of a layer, and layers of a kind
MOST_COMBINED = 8  # heads of which every combination is shown: 256 states
MOST_WORDS = 60  # of the vocabulary
MOST_BYTES = 170_000  # of all maps: 256 states of 8 heads with 9 × 9 weights each
LISTED = 5  # words that are shown at a position
LEAST = 1e-12  # a probability of zero counts as this: its loss is large, but a number


class HeadGrid(LivingFigure):
    """Every head of a model as a small map. Open one to read it; switch it off to see what the model says without it.

    maps: for each kind of attention its name and its (queries, keys, weights), such as
    `{"self-attention": (words, words, weights)}`. The queries and the keys are 2 to 16 words each, the weights
    (layer, head, query, key), each row a distribution, or all zeros. The heads are numbered from 0: kind by kind,
    layer by layer.
    outputs: probabilities (position, word) of the words in `vocabulary`, up to 60, at each place where the model
    answers; what is missing to a sum of one belongs to other words. positions: what the places are called, such as the
    word that was read there. answers: the right word at each position, as its place in the vocabulary, or −1 for none.

    With one more axis in front, weights and outputs hold the model's states: which heads are switched off. Either there
    are 2ⁿ of them, for n heads, up to 8: in state s the head h is off where bit h of s is 1, and any heads can be
    switched off together. Or there are n + 1: all on, then each head off alone, and one can be switched off at a time.
    Without that axis the figure is there to be read. The figure knows nothing of the model: what it means that a head
    is off is for you to decide, and for `caption` to say.

    What the reader makes of the figure are traits, which can be read and set from Python: `off`, the heads that are
    off; `opened`, the head that is shown large, or −1 (at first head 0 if there are no outputs); `position`; and
    `selected`, the cell of the opened head that is read, [query, key] or []. What the figure was made of stays.
    Weights travel as bytes: they are true to 1/500.
    """

    _esm = DIST / "head_grid.js"
    WORDS: ClassVar[dict[str, str]] = {
        "grid": "{kind}: all heads. Arrow keys move, Enter opens a map or flips a switch",
        "grid read": "{kind}: all heads. Arrow keys move, Enter opens a map",
        "row": "Layer {layer}",
        "column": "Head {head}",
        "head": "layer {layer}, head {head}",
        "head of kind": "{kind}, layer {layer}, head {head}",
        "open": "Open {head}",
        "open moved": "Open {head}; {share} of its attention has moved",
        "moved": "looks elsewhere than with all heads on",
        "moved by": "{share} of its attention goes elsewhere than with all heads on.",
        "switch": "{head}, on",
        "switch cost": "{head}, on; without it the mean loss changes by {cost}",
        "layer switch": "Layer {layer}: switch all its heads",
        "all on": "All on",
        "all off": "All off",
        "little": "0 %",
        "much": "100 %",
        "how read": "Click a map to open it.",
        "how one": "Click a map to open it. A switch turns its head off, and the others on again.",
        "how any": "Click a map to open it. A switch turns its head off, a layer's name all its heads.",
        "cost": "Under a map: how much the mean loss grows if this head alone is off, in nats.",
        "label": "{head}: rows are queries, columns are keys",
        "keys": "Arrow keys read a cell, Escape lets go.",
        "keys linked": "Arrow keys read a cell, Enter chooses its row's position, Escape lets go.",
        "linked": "The framed row is the chosen position: what the head looks at there.",
        "is off": "This head is off: what it finds is not used.",
        "close": "Close",
        "query": "query",
        "key": "key",
        "answers": "The right words",
        "likely answers": "The likeliest words",
        "now": "now",
        "before": "all on",
        "place": "{position}: {word}, {now}",
        "place compared": "{position}: {word}, {now}, with all heads on {before}",
        "loss": "Mean loss, in nats",
        "try": "Switch two heads off: do they cost as much together as one at a time?",
        "against": "{change} nats against all heads on.",
        "alone": "One at a time, these {n} heads would cost {alone} nats in all. Together they cost {together}.",
        "likeliest": "Likeliest at “{position}”",
        "guess": "{word}?",
        "right": "the right word",
        "without": "without",
        "grows": "change",
        "repeated": "{word} (word {place})",
        "none is off": "All heads are on.",
        "one is off": "{head} is off.",
        "some are off": "{n} heads are off: {heads}.",
        "many are off": "{n} of {all} heads are off.",
        "all are off": "All heads are off.",
        "has": "The right word “{word}” has {now}.",
        "stays": "The right word “{word}” stays at {now}.",
        "falls": "The right word “{word}” falls from {before} to {now}.",
        "rises": "The right word “{word}” rises from {before} to {now}.",
        "likely": "The likeliest word is “{word}”, with {now}.",
        "changes": "The likeliest word is “{word}”, with {now}; it was “{other}”.",
        "none is open": "No map is open.",
        "start": "Point at a cell, or use the arrow keys, to read its weight.",
        "looks": "In {head}, “{query}” looks {weight} at “{key}”.",
    }

    kinds: traitlets.List[Any] = traitlets.List().tag(sync=True)
    weights = TensorTrait()
    vocabulary = traitlets.List(traitlets.Unicode()).tag(sync=True)
    positions = traitlets.List(traitlets.Unicode()).tag(sync=True)
    answers = traitlets.List(traitlets.Int()).tag(sync=True)
    likeliest = TensorTrait()
    shares = TensorTrait()
    all_on = TensorTrait()
    off = traitlets.List(traitlets.Int()).tag(sync=True)
    opened = traitlets.Int(-1).tag(sync=True)
    position = traitlets.Int(0).tag(sync=True)
    selected = traitlets.List(traitlets.Int()).tag(sync=True)

    def __init__(
        self,
        maps: Mapping[str, Sequence[Any]],
        *,
        outputs: ArrayLike | None = None,
        vocabulary: Words = (),
        positions: Words = (),
        answers: Sequence[int] | NDArray[Any] | None = None,
        off: Iterable[int] = (),
        opened: int | None = None,
        position: int = 0,
        selected: Sequence[int] = (),
        caption: str = "",
        **traits: Any,
    ) -> None:
        kinds, weights = _maps_of(maps)
        # What the traits count on: it stays.
        self._sizes = [
            (len(kind["queries"]), len(kind["keys"])) for kind in kinds for _ in range(kind["layers"] * kind["heads"])
        ]
        self._n_states = len(weights)
        _check_states(self._n_states, len(self._sizes))
        if outputs is None:
            given = {"vocabulary": vocabulary, "positions": positions, "answers": answers}
            for name, value in given.items():
                if value is not None and len(value):
                    raise ValueError(f"{name} is given, but no outputs: expected both, or neither")
        else:
            words, places = words_of(vocabulary, "vocabulary"), words_of(positions, "positions")
            probabilities = _outputs_of(outputs, self._n_states, places, words)
            right = _answers_of(answers, len(places), len(words))
            traits |= {"vocabulary": words, "positions": places, "answers": right}
            traits |= _told(probabilities, right)
        self._n_positions = len(traits.get("positions", ()))
        super().__init__(
            kinds=kinds,
            weights=weights,
            off=[index(head) for head in off],
            opened=(0 if outputs is None else -1) if opened is None else opened,
            position=position,
            selected=[index(place) for place in selected],
            caption=caption,
            **traits,
        )
        self._made = True

    @traitlets.validate("kinds", "weights", "vocabulary", "positions", "answers", "likeliest", "shares", "all_on")
    def _stays(self, proposal: Any) -> Any:
        if getattr(self, "_made", False):
            raise traitlets.TraitError(f"{proposal.trait.name} can't be changed: make a new HeadGrid")
        return proposal.value

    @traitlets.validate("off")
    def _can_be_off(self, proposal: Any) -> Any:
        heads = sorted(set(proposal.value))
        for head in heads:
            check_index("a head in off", head, len(self._sizes))
        most = len(self._sizes) if self._any_combination else min(1, self._n_states - 1)
        if len(heads) > most:
            known = "with all heads on" if most == 0 else "with one head off at a time"
            raise traitlets.TraitError(f"off is {heads}, but the figure knows the model only {known}")
        return heads

    @traitlets.validate("opened")
    def _exists(self, proposal: Any) -> Any:
        if not -1 <= proposal.value < len(self._sizes):
            last = len(self._sizes) - 1
            raise traitlets.TraitError(f"opened is {proposal.value}, but it has to be a head, 0 to {last}, or -1")
        return proposal.value

    @traitlets.validate("position")
    def _is_a_position(self, proposal: Any) -> Any:
        check_index("position", proposal.value, max(1, self._n_positions))
        return proposal.value

    @traitlets.validate("selected")
    def _is_a_cell(self, proposal: Any) -> Any:
        value = proposal.value
        queries, keys = self._sizes[self.opened] if 0 <= self.opened < len(self._sizes) else (0, 0)
        if value and not (len(value) == 2 and 0 <= value[0] < queries and 0 <= value[1] < keys):
            raise traitlets.TraitError(
                f"selected is {value}, but it has to be [query, key], each counted from 0, of the {queries} queries "
                f"and {keys} keys of the opened head, or []"
            )
        return value

    @traitlets.observe("opened")
    def _let_go(self, change: Any) -> None:
        queries, keys = self._sizes[self.opened] if self.opened >= 0 else (0, 0)
        if self.selected and not (self.selected[0] < queries and self.selected[1] < keys):
            self.selected = []

    @property
    def _any_combination(self) -> bool:
        return self._n_states == 2 ** len(self._sizes)

    @property
    def _state(self) -> int:
        """Which of the model's states is shown."""
        if self._any_combination:
            return sum(1 << head for head in self.off)
        return self.off[0] + 1 if self.off else 0

    def _losses(self) -> NDArray[Any] | None:
        """The mean loss in nats over the positions that have an answer, (state,); None where there are none."""
        answered = [i for i, answer in enumerate(self.answers) if answer >= 0]
        if not answered:
            return None
        return -np.log(np.maximum(self.shares[:, answered, -1].astype(np.float64), LEAST)).mean(axis=1)

    def _costs(self) -> list[float]:
        """How much the mean loss grows without each head; empty where that is not known."""
        losses = self._losses()
        if losses is None or self._n_states == 1:
            return []
        alone = [1 << h if self._any_combination else h + 1 for h in range(len(self._sizes))]
        return (losses[alone] - losses[0]).tolist()

    def describe(self) -> str:
        listed = ", ".join(f"{kind['name']} ({kind['layers']} × {kind['heads']})" for kind in self.kinds)
        text = f"a small attention map for each head, layers × heads: {listed}. {self._switched()}"
        losses, costs = self._losses(), self._costs()
        if losses is not None:
            text += f" The mean loss is {losses[self._state]:.2f} nats."
        if costs:
            worst = int(np.argmax(costs))
            text += f" Of all heads, {self._name(worst)} is missed most: without it {_signed(costs[worst])} nats."
        return text

    def _switched(self) -> str:
        if not self.off:
            return self._say("none is off")
        if len(self.off) == len(self._sizes):
            return self._say("all are off")
        heads = "; ".join(self._name(head) for head in self.off)
        if len(self.off) == 1:
            return self._say("one is off", head=heads[0].upper() + heads[1:])
        return self._say("some are off", n=len(self.off), heads=heads)

    def _name(self, head: int) -> str:
        """Layer 2, head 1, as the reader knows a head."""
        kind, layer, place = list(_places(self.kinds))[head]
        key = "head of kind" if len(self.kinds) > 1 else "head"
        return self._say(key, kind=self.kinds[kind]["name"], layer=layer + 1, head=place + 1)

    def picture(self) -> str:
        """All heads as small maps, and the positions with their words."""
        return svg.document(*_drawn(self), self.describe())


def _maps_of(maps: Mapping[str, Sequence[Any]]) -> tuple[list[dict[str, Any]], NDArray[np.uint8]]:
    """The kinds of attention, and their weights as bytes, (state, all weights of all heads one after the other).

    Raises ValueError where they don't fit their words, each other, or the page.
    """
    if not maps:
        raise ValueError("maps is empty: expected a name and (queries, keys, weights) for at least one attention")
    kinds, stacks = [], []
    for name, parts in maps.items():
        if isinstance(parts, str) or len(parts) != 3:
            raise ValueError(f"maps[{name!r}]: expected (queries, keys, weights), but got {parts!r:.80}")
        queries, keys = (_side_of(words, f"maps[{name!r}]: {side}") for words, side in zip(parts, SIDES, strict=False))
        try:
            array = as_array(parts[2])
            if array.ndim not in (4, 5) or array.shape[-2:] != (len(queries), len(keys)) or 0 in array.shape:
                raise ValueError(
                    f"weights of shape {array.shape} do not fit: expected (layer, head, {len(queries)}, {len(keys)}), "
                    "for its queries and keys, with the states before them if there are several"
                )
            n_layers, n_heads = array.shape[-4:-2]
            if max(n_layers, n_heads) > MOST_HEADS:
                raise ValueError(
                    f"there are {n_layers} layers of {n_heads} heads: the figure has room for {MOST_HEADS} of each"
                )
            weights_of(array.reshape(-1, *array.shape[-3:]), len(queries), len(keys))
        except ValueError as error:
            raise ValueError(f"maps[{name!r}]: {error}") from error
        kinds.append({"name": name, "queries": queries, "keys": keys, "layers": n_layers, "heads": n_heads})
        stacks.append(array.reshape(-1, n_layers * n_heads * len(queries) * len(keys)))
    counts = {kind["name"]: len(stack) for kind, stack in zip(kinds, stacks, strict=True)}
    if len(set(counts.values())) > 1:
        listed = ", ".join(f"{name!r} has {n}" for name, n in counts.items())
        raise ValueError(f"the maps have to agree on the number of states, but {listed}")
    n_bytes = sum(stack.size for stack in stacks)
    if n_bytes > MOST_BYTES:
        raise ValueError(
            f"the maps would weigh {n_bytes / 1000:.0f} kB, and the page bears {MOST_BYTES / 1000:.0f}: take a shorter "
            "sentence, or one state for each head instead of every combination"
        )
    return kinds, np.concatenate([_as_bytes(stack) for stack in stacks], axis=1)


SIDES = ("queries", "keys")


def _side_of(words: Words, name: str) -> list[str]:
    listed = words_of(words, name)
    if not FEWEST <= len(listed) <= MOST:
        raise ValueError(f"{name} has {len(listed)} words: expected {FEWEST} to {MOST}")
    return listed


def _as_bytes(weights: NDArray[Any]) -> NDArray[np.uint8]:
    return weights if weights.dtype == np.uint8 else np.rint(255 * weights.clip(0, 1)).astype(np.uint8)


def _check_states(n_states: int, n_heads: int) -> None:
    """Raises ValueError unless these states say what each number of them means."""
    known = {1, n_heads + 1} | ({2**n_heads} if n_heads <= MOST_COMBINED else set())
    if n_states not in known:
        every = f", or {2**n_heads} (every combination)" if n_heads <= MOST_COMBINED else ""
        raise ValueError(
            f"there are {n_states} states of {n_heads} heads: expected 1 (all on), {n_heads + 1} (all on, then each "
            f"head off alone){every}"
        )


def _outputs_of(outputs: ArrayLike, n_states: int, positions: list[str], words: list[str]) -> NDArray[Any]:
    """Probabilities, (state, position, word). Raises ValueError where they are none, or don't fit."""
    if not len(positions) <= MOST:
        raise ValueError(f"positions has {len(positions)} words: expected 1 to {MOST}")
    if not len(words) <= MOST_WORDS:
        raise ValueError(f"vocabulary has {len(words)} words: expected 1 to {MOST_WORDS}")
    try:
        array = shares_of(as_array(outputs))
    except ValueError as error:
        raise ValueError(f"outputs: {error}") from error
    if array.ndim == 2:
        array = array[None]
    if array.shape != (n_states, len(positions), len(words)):
        raise ValueError(
            f"outputs have the shape {array.shape}, expected {(n_states, len(positions), len(words))}: "
            "(state, position, word), with as many states as the maps"
        )
    sums = array.sum(axis=-1)
    if array.min() < 0 or sums.max() > 1 + 1e-3:
        worst = f"one is {array.min():g}" if array.min() < 0 else f"some sum to {sums.max():.3f}"
        raise ValueError(f"outputs have to be probabilities of words that exclude each other, but {worst}")
    return array


def _answers_of(answers: Sequence[int] | NDArray[Any] | None, n_positions: int, n_words: int) -> list[int]:
    """The right word at each position, or −1. Raises ValueError where one is no word of the vocabulary."""
    right = [-1] * n_positions if answers is None else [index(answer) for answer in answers]
    if len(right) != n_positions:
        raise ValueError(f"there are {len(right)} answers, but {n_positions} positions")
    beyond = [answer for answer in right if not -1 <= answer < n_words]
    if beyond:
        raise ValueError(
            f"answers names word {beyond[0]}, but the vocabulary has {n_words}: expected 0 to {n_words - 1}, or -1 "
            "where there is no right word"
        )
    return right


def _told(probabilities: NDArray[Any], answers: list[int]) -> dict[str, NDArray[Any]]:
    """What the page tells of the probabilities (state, position, word): sent whole, many states would be too heavy.

    likeliest: the likeliest words of each state and position; shares: their probabilities, then the right word's, or
    zero; all_on: all probabilities with all heads on, (position, word).
    """
    order = np.argsort(-probabilities, axis=-1, kind="stable")[..., :LISTED]
    right = probabilities[:, range(len(answers)), answers] * (np.array(answers) >= 0)
    shares = np.concatenate([np.take_along_axis(probabilities, order, -1), right[..., None]], axis=-1)
    return {"likeliest": order.astype(np.uint8), "shares": shares.astype(np.float32), "all_on": probabilities[0]}


def _places(kinds: list[dict[str, Any]]) -> Iterator[tuple[int, int, int]]:
    """(kind, layer, head) of every head, in order."""
    for kind, shape in enumerate(kinds):
        for layer in range(shape["layers"]):
            for head in range(shape["heads"]):
                yield kind, layer, head


def _signed(value: float) -> str:
    shown = svg.number(value)
    return shown if shown.startswith("−") or shown == "0.00" else f"+{shown}"


SMALL = 66.0  # pixels: a map of the still picture
LEFT = 64.0  # pixels: for the names of the layers
MANY = 24  # heads: of more, each map is drawn with less detail


def _drawn(figure: HeadGrid) -> tuple[float, float, list[str]]:
    """Width, height and parts of the still picture."""
    weights = shares_of(figure.weights[figure._state])
    costs = figure._costs()
    parts: list[str] = []
    width, y, start = 0.0, 0.0, 0
    for number, (kind, layer, head) in enumerate(_places(figure.kinds)):
        shape = figure.kinds[kind]
        if (layer, head) == (0, 0):
            y += 20
            parts.append(svg.text(0, y, shape["name"]))
            y += 10
        queries, keys = len(shape["queries"]), len(shape["keys"])
        cell = SMALL / max(queries, keys)
        x = LEFT + head * (SMALL + 10)
        if head == 0:
            parts.append(svg.text(0, y + cell * queries / 2, figure._say("row", layer=layer + 1)))
        parts.append(svg.rect(x, y, cell * keys, cell * queries, "none", stroke=svg.GREY))
        off = number in figure.off
        own = weights[start : start + queries * keys].reshape(queries, keys)
        shades = 8 if len(figure._sizes) <= MANY else 3
        parts += _squares(own, x, y, cell, shades, 0.4 if off else 1.0)
        if off:
            parts += [
                svg.line(x, y, x + cell * keys, y + cell * queries, svg.GREY, 2),
                svg.line(x + cell * keys, y, x, y + cell * queries, svg.GREY, 2),
            ]
        if costs:
            parts.append(svg.text(x + cell * keys / 2, y + cell * queries + 15, _signed(costs[number]), "middle"))
        start += queries * keys
        width = max(width, x + SMALL)
        if head == shape["heads"] - 1:
            y += cell * queries + (26 if costs else 10)
    for i, position in enumerate(figure.positions):
        answer, listed = figure.answers[i], figure.likeliest[figure._state, i]
        word = figure.vocabulary[answer] if answer >= 0 else figure._say("guess", word=figure.vocabulary[listed[0]])
        now = float(figure.shares[figure._state, i, -1 if answer >= 0 else 0])
        y += 22
        parts += [
            svg.text(100, y, position, "end"),
            svg.text(106, y, f"→ {word}"),
            svg.rect(210, y - 11, 120 * now, 13, svg.GREY, 0.7),
            svg.text(336, y, f"{100 * now:.0f} %"),
        ]
        width = max(width, 380.0)
    return width + 4, y + 8, parts


def _squares(weights: NDArray[Any], x: float, y: float, cell: float, n_shades: int, opacity: float) -> Iterator[str]:
    """A map in a few shades, each of them one path: a square for each of thousands of weights would be too heavy."""
    shades = np.rint(n_shades * weights).astype(int)
    for shade in range(1, n_shades + 1):
        squares = "".join(f"M{j} {i}h1v1h-1z" for i, j in np.argwhere(shades == shade).tolist())
        if squares:
            yield (
                f'<path d="{squares}" transform="translate({x:g} {y:g}) scale({cell:.4g})" fill="{svg.GREY}" '
                f'fill-opacity="{opacity * shade / n_shades:.3f}"/>'
            )
