"""PositionExplorer: places as clock hands, how alike two places are, and words that see the same in any order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from operator import index
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, as_array, check_index, softmax, words_of

FEWEST_PLACES, MOST_PLACES = 2, 120
SMALLEST, LARGEST = 4, 32  # d_model
FEWEST_WORDS, MOST_WORDS = 3, 8
MOST_KEYS = 64  # d_k
STEADY = 1e-3  # radians: a hand whose steps differ by less turns evenly
SAME = 0.005  # what is nearer is written as 0.00


class PositionExplorer(LivingFigure):
    """The vectors of places as clock hands, a map of their dot products, and a sentence whose words can be moved.

    positions: (place, d_model), 2 to 120 places of 4 to 32 numbers, an even number of them: each pair of numbers is
    drawn as a hand, the first number to the right and the second one upwards. They may be sinusoids or learned.
    words: 3 to 8 of them, not more than there are places; vectors: (word, d_model). With both, the reader can move the
    words, add the vectors of the places or not, and see what each word sees after one self-attention: softmax(qᵀk/√d_k)
    over all words, and the vectors themselves as values. W_Q, W_K: (d_k, d_model), as `nn.Linear` keeps them: the query
    of x is W_Q x, its key W_K x. Without them both are x.
    caption: stands under the figure.

    What the reader makes of the figure are traits, which can be read and set from Python: `place` and `other`, the two
    places that are compared; `order`, in which order[p] is the word at place p; and `with_places`, whether the words
    get the vectors of their places. What the figure was made of stays.
    """

    _esm = DIST / "position_explorer.js"
    WORDS: ClassVar[dict[str, str]] = {
        "place": "Place i",
        "other": "Place j",
        "both back": "Both one place back",
        "both on": "Both one place on",
        "ask": "Does the likeness change?",
        "dials": "The hands, from fast to slow",
        "pairs": "The hands, a pair of numbers each",
        "dial": "Hand {n} adds {part}.",
        "turning dial": "Hand {n}: a full turn takes {turn} places. It adds {part}.",
        "turn": "a full turn takes so many places",
        "trail": "the places before i",
        "cosine": "Under each dial, what it adds: the cosine of the angle between its two hands.",
        "product": "Under each dial, what it adds: the dot product of its two hands.",
        "sum": "Likeness",
        "of": "of {most}",
        "map": "How alike any two places are",
        "map label": "Dot products: rows are place i, columns are place j. Arrow keys choose",
        "apart line": "all pairs {distance} apart",
        "itself line": "each place with itself",
        "apart": "Places {place} and {other}: {distance} apart, likeness {likeness}.",
        "itself": "Place {place} with itself: likeness {likeness}.",
        "likeness of": "{likeness} of {most}",
        "alike": "It is the same for all {n} pairs that are {distance} apart: only the distance counts.",
        "alike itself": "It is the same for all {n} places.",
        "unlike": "The {n} pairs that are {distance} apart have {least} to {most}.",
        "unlike itself": "The {n} places have {least} to {most} with themselves.",
        "words": "Words in a row",
        "switch": "What a word's vector is made of",
        "without": "Without places",
        "with": "With places",
        "shuffle": "Shuffle",
        "again": "First order",
        "move": "Drag a word to another place, or press an arrow key on it.",
        "chip": "{word}, at place {place}. Arrow keys move it",
        "vector": "Its vector: the word alone",
        "vector and place": "Its vector: word + place",
        "sees": "What it sees: all the words, mixed by attention (narrow: in the first order)",
        "changed": "How far that is from what it saw in the first order",
        "first order": "This is the first order. What will a word see in another one?",
        "untouched": "the words in their first order.",
        "all same": "Without places, every word sees the same in any order: its column moves along with it, unchanged.",
        "same": "Without places, “{word}” sees the same in any order: its column moves along with it, unchanged.",
        "differs": "With places the order counts: what “{word}” sees is {distance} away from what it saw at first.",
        "stays": "“{word}” sees what it saw at first.",
        "hand": "hand",
        "a turn": "a full turn",
        "at": "place {place}",
        "angle": "between them",
        "adds": "adds",
        "at place": "at place",
        "vector of": "{word}: vector",
        "seen by": "{word}: sees",
        "number": "number",
        "away": "changed by",
    }

    positions = TensorTrait()
    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    vectors = TensorTrait()
    W_Q = TensorTrait()
    W_K = TensorTrait()
    place = traitlets.Int(0).tag(sync=True)
    other = traitlets.Int(0).tag(sync=True)
    order = traitlets.List(traitlets.Int()).tag(sync=True)
    with_places = traitlets.Bool(False).tag(sync=True)

    def __init__(
        self,
        positions: ArrayLike,
        *,
        words: Sequence[str] | str | None = None,
        vectors: ArrayLike | None = None,
        W_Q: ArrayLike | None = None,
        W_K: ArrayLike | None = None,
        place: int | None = None,
        other: int | None = None,
        order: Sequence[int] | None = None,
        with_places: bool = False,
        caption: str = "",
        **traits: Any,
    ) -> None:
        table = _positions_of(positions)
        n_places, d_model = table.shape
        names = [] if words is None else words_of(words, "words")
        if words is None and not (vectors is None and W_Q is None and W_K is None):
            raise ValueError("vectors, W_Q and W_K say what words see, but no words are given")
        if names:
            traits |= _sentence(names, vectors, W_Q, W_K, n_places, d_model)
        # What the traits count on: it stays.
        self._n_places, self._n_words = n_places, len(names)
        super().__init__(
            positions=table,
            place=min(12, n_places - 1) if place is None else place,
            other=min(15, n_places - 1) if other is None else other,
            order=list(range(len(names))) if order is None else [index(word) for word in order],
            with_places=with_places,
            caption=caption,
            **traits,
        )
        self._made = True

    @traitlets.validate("positions", "words", "vectors", "W_Q", "W_K")
    def _stays(self, proposal: Any) -> Any:
        if getattr(self, "_made", False):
            raise traitlets.TraitError(f"{proposal.trait.name} can't be changed: make a new PositionExplorer")
        return proposal.value

    @traitlets.validate("place", "other")
    def _is_a_place(self, proposal: Any) -> Any:
        check_index(proposal.trait.name, proposal.value, self._n_places)
        return proposal.value

    @traitlets.validate("order")
    def _is_an_order(self, proposal: Any) -> Any:
        if sorted(proposal.value) != list(range(self._n_words)):
            expected = f"each number from 0 to {self._n_words - 1} once" if self._n_words else "empty without words"
            raise traitlets.TraitError(f"order is {proposal.value}, but it has to be {expected}")
        return proposal.value

    @traitlets.validate("with_places")
    def _has_words(self, proposal: Any) -> Any:
        if proposal.value and not self._n_words:
            raise traitlets.TraitError("with_places is True, but there are no words to add places to")
        return proposal.value

    @property
    def likeness(self) -> float:
        """The dot product of the two places."""
        table = self.positions.astype(np.float64)
        return float(table[self.place] @ table[self.other])

    def seen(self, order: Sequence[int] | None = None) -> NDArray[np.float64]:
        """What the word at each place sees, (word, d_model), in an order, or in that which the figure shows."""
        order = self.order if order is None else order
        x = self.vectors.astype(np.float64)[list(order)]
        if self.with_places:
            x = x + self.positions[: len(x)]
        query, key = (x @ matrix.T if matrix.size else x for matrix in (self.W_Q, self.W_K))
        scores = query @ key.T / math.sqrt(key.shape[-1])
        return np.stack([softmax(row) @ x for row in scores])

    def changes(self) -> list[float]:
        """How far what each word sees is from what it saw in the first order, in the order of the places."""
        if not self._n_words:
            return []
        first = self.seen(range(self._n_words))[self.order]
        return np.linalg.norm(self.seen() - first, axis=1).tolist()

    def describe(self) -> str:
        turns = _turns(self.positions)
        n_places, d_model = self.positions.shape
        text = f"{n_places} places, each a row of {d_model // 2} clock hands"
        if all(turns):
            text += f", of which the fastest turns once in {_rounded(min(turns))} places, the slowest in "
            text += f"{_rounded(max(turns))}"
        text += ". " + self._compared()
        if self._n_words:
            worst = int(np.argmax(self.changes()))
            sentence = " ".join(self.words[word] for word in self.order)
            text += f" “{sentence}”: " + self._moved(worst)
        return text

    def _compared(self) -> str:
        place, other = self.place, self.other
        key = "itself" if place == other else "apart"
        likeness = svg.number(self.likeness)
        squares = (self.positions.astype(np.float64) ** 2).sum(axis=1)
        if np.ptp(squares) < STEADY * squares.max():
            likeness = self._say("likeness of", likeness=likeness, most=f"{squares[0]:.4g}")
        return self._say(key, place=place, other=other, distance=abs(place - other), likeness=likeness)

    def _moved(self, place: int) -> str:
        """What has become of the word at a place, as the page says it of the word that has changed most."""
        if self.order == list(range(self._n_words)):
            return self._say("untouched")
        change = self.changes()[place]
        word = self.words[self.order[place]]
        if change < SAME:
            return self._say("stays" if self.with_places else "all same", word=word)
        return self._say("differs", word=word, distance=svg.number(change))

    def picture(self) -> str:
        """The dials with both hands, the map of the dot products, and the words with how much they have changed."""
        return svg.document(*_drawn(self), self.describe())


def _positions_of(positions: ArrayLike) -> NDArray[np.float32]:
    """The vectors of the places. Raises ValueError where their shape is not one that the figure can draw."""
    try:
        array = as_array(positions).astype(np.float32)
    except ValueError as error:
        raise ValueError(f"positions: {error}") from error
    if (
        array.ndim != 2
        or not FEWEST_PLACES <= array.shape[0] <= MOST_PLACES
        or not SMALLEST <= array.shape[1] <= LARGEST
        or array.shape[1] % 2
    ):
        raise ValueError(
            f"positions has shape {array.shape}: expected {FEWEST_PLACES} to {MOST_PLACES} places, each with an even "
            f"number of {SMALLEST} to {LARGEST} numbers, since a hand needs two"
        )
    if not array.any():
        raise ValueError("positions holds nothing but zeros: there is no hand to draw")
    return array


def _sentence(
    words: list[str], vectors: ArrayLike | None, query: ArrayLike | None, key: ArrayLike | None, n_places: int, d: int
) -> dict[str, Any]:
    """The traits of the words. Raises ValueError where they don't fit each other or the places."""
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        raise ValueError(f"words has {len(words)} words: expected {FEWEST_WORDS} to {MOST_WORDS}")
    if len(words) > n_places:
        raise ValueError(f"there are {len(words)} words, but only {n_places} places")
    if vectors is None:
        raise ValueError("words are given, but no vectors: expected both, or neither")
    if (query is None) != (key is None):
        raise ValueError(f"{'W_K' if key is None else 'W_Q'} is missing: expected both W_Q and W_K, or neither")
    found: dict[str, Any] = {"words": words}
    for name, values in (("vectors", vectors), ("W_Q", query), ("W_K", key)):
        if values is None:
            continue
        try:
            found[name] = as_array(values).astype(np.float32)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error
    shape = found["vectors"].shape
    if shape != (len(words), d):
        raise ValueError(f"vectors has shape {shape}: expected ({len(words)}, {d}), for each word as many as a place")
    if key is not None:
        shapes = found["W_Q"].shape, found["W_K"].shape
        fits = len(shapes[0]) == 2 and shapes[0] == shapes[1] and shapes[0][1] == d and 1 <= shapes[0][0] <= MOST_KEYS
        if not fits:
            raise ValueError(
                f"W_Q has shape {shapes[0]} and W_K {shapes[1]}: expected (d_k, {d}) for both, with d_k from 1 to "
                f"{MOST_KEYS}"
            )
    return found


def _turns(positions: NDArray[Any]) -> list[float]:
    """In how many places each hand turns once (inf: it stands still); 0 for a hand that does not turn evenly."""
    table = positions.astype(np.float64)
    angles = np.arctan2(table[:, 0::2], table[:, 1::2])
    steps = np.angle(np.exp(1j * np.diff(angles, axis=0)))
    uneven = np.abs(np.angle(np.exp(1j * (steps - steps[0])))).max(axis=0) > STEADY
    return [
        0.0 if bad else (2 * math.pi / abs(step) if abs(step) > 1e-7 else math.inf)
        for bad, step in zip(uneven, steps[0], strict=True)
    ]


def _rounded(turn: float) -> str:
    """To two digits: 6.28 → "6.3", 19869 → "20 000"."""
    if math.isinf(turn):
        return "∞"
    digits = 1 - math.floor(math.log10(turn))
    value = round(turn, digits)
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}".replace(",", "\u202f")


DIAL = 84.0  # pixels of the still picture
DIALS = 8  # in a row
MAP = 240.0
BESIDE = MAP + 40  # where the words begin
FINEST = 32  # cells on a side of the still map: of more places some are left out
SHADES = 8


def _drawn(figure: PositionExplorer) -> tuple[float, float, list[str]]:
    """Width, height and parts of the still picture."""
    n_hands = figure.positions.shape[1] // 2
    turns = _turns(figure.positions)
    pairs = figure.positions.astype(np.float64).reshape(-1, n_hands, 2)
    longest = np.linalg.norm(pairs, axis=-1).max()
    added = (pairs[figure.place] * pairs[figure.other]).sum(axis=-1)
    parts: list[str] = []
    for k in range(n_hands):
        x, y = (k % DIALS + 0.5) * DIAL, (k // DIALS) * (DIAL + 30) + DIAL / 2
        radius = DIAL / 2 - 6
        parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="none" stroke="{svg.GREY}"/>')
        for place, width, opacity in ((figure.other, 1.5, 0.5), (figure.place, 3, 1.0)):
            right, up = 0.9 * radius * pairs[place, k] / longest
            parts.append(svg.line(x, y, x + right, y - up, svg.GREY, width, opacity))
        y += DIAL / 2 + 10
        parts.append(svg.text(x, y, f"↻ {_rounded(turns[k])}" if turns[k] else "", "middle"))
        parts.append(svg.text(x, y + 15, svg.number(added[k]), "middle"))
    width = min(n_hands, DIALS) * DIAL
    y = math.ceil(n_hands / DIALS) * (DIAL + 30) + 26
    parts += [svg.text(0, y, figure._compared())]
    width = max(width, 7.5 * len(figure._compared()))
    y += 14
    parts += _map(figure, y)
    if figure._n_words:
        parts.append(svg.text(BESIDE, y + 12, figure._say("with" if figure.with_places else "without")))
    names = 20 + 8 * max((len(word) for word in figure.words), default=0)
    for place, (word, change) in enumerate(zip(figure.order, figure.changes(), strict=True)):
        line = y + 40 + 20 * place
        moved = f"{figure._say('away')} {svg.number(change)}"
        parts += [
            svg.text(BESIDE, line, str(place)),
            svg.text(BESIDE + 20, line, figure.words[word]),
            svg.text(BESIDE + 20 + names, line, moved),
        ]
        width = max(width, BESIDE + 20 + names + 8 * len(moved))
    y += MAP + 6
    return width, y, parts


def _map(figure: PositionExplorer, top: float) -> Iterator[str]:
    """The dot products in a few shades, each of them one path, and a frame around the chosen cell."""
    n = len(figure.positions)
    chosen = np.unique(np.linspace(0, n - 1, min(n, FINEST)).round().astype(int))
    table = figure.positions.astype(np.float64)
    likeness = (table @ table.T)[np.ix_(chosen, chosen)]
    shades = np.rint(SHADES * (likeness - likeness.min()) / max(np.ptp(likeness), 1e-9)).astype(int)
    for shade in range(1, SHADES + 1):
        squares = "".join(f"M{j} {i}h1v1h-1z" for i, j in np.argwhere(shades == shade).tolist())
        if squares:
            yield (
                f'<path d="{squares}" transform="translate(0 {top:g}) scale({MAP / len(chosen):.4g})" '
                f'fill="{svg.GREY}" fill-opacity="{shade / SHADES:.3f}"/>'
            )
    cell = MAP / n
    yield svg.rect(figure.other * cell - 2, top + figure.place * cell - 2, cell + 4, cell + 4, "none", stroke=svg.GREY)
