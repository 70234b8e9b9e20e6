"""MaskedWord: cover a word of a story; what does the model put there, and where does it look for it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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

Candidates = Sequence[tuple[str, SupportsFloat]]

MOST_STORIES = 4
FEWEST, MOST = 3, 120  # words of a story
MOST_CANDIDATES = 10
MOST_HEADS = 12  # of a layer, and layers
MOST_BYTES = 135_000  # of all looks: 180 kB in a page, where three bytes are four letters
FEWEST_KEPT = 8  # weights of a row; the others share what is left
SHOWN = ("covered", "visible", "change")
ENDS = {".", "?", "!", "[SEP]"}  # what ends a sentence


class Covered(NamedTuple):
    """A story, and what a model makes of it when one word after the other is covered.

    words: the n tokens that the model reads, the special ones included.
    says: for each token the likeliest words with their probabilities when it is covered, best first, 1 to 10 of them;
    None for tokens that are never covered, such as [CLS] and [SEP].
    right: the probability of the word that stood there; None for the same tokens.
    covered: (n, layer, head, n), where each place looks when it is covered; rows of tokens that are never covered don't
    count. uncovered: (layer, head, n, n), where each place looks when nothing is covered.
    """

    words: Sequence[str] | str
    says: Sequence[Candidates | None]
    right: Sequence[SupportsFloat | None]
    covered: ArrayLike
    uncovered: ArrayLike


class MaskedWord(LivingFigure):
    """Each word of a story is a button that covers it: what the model puts there, and where the covered place looks.

    stories: a name and a `Covered` for each of one to four stories, with the same numbers of layers and heads.

    `story` and `selected`, the covered token, are counted from 0; `layer` and `head` are a layer and a head, or None
    for the mean of all; `shown` is how the text is shaded: where the place looks when it is "covered", when it is
    "visible", or the "change" from visible to covered. All can be read and set from Python. The first token that can be
    covered is selected at first, and when a new story doesn't let the old one be covered. What the figure was made of
    stays.

    Weights travel as bytes: the mean of all heads is true to 1/500. Of a single head the largest weights of a row are,
    as many as the page bears (8 at least); the others share what is left to a sum of one.
    """

    _esm = DIST / "masked_word.js"
    WORDS: ClassVar[dict[str, str]] = {
        "story": "Story",
        "mask": "[MASK]",
        "text": "The story. Arrow keys go from word to word and cover it.",
        "word": "{word}: {share} when covered",
        "word special": "{word}, never covered",
        "shown": "Where the place looks",
        "covered": "Covered",
        "visible": "Visible",
        "change": "What changed",
        "strip right": "first guess right",
        "strip wrong": "first guess wrong",
        "strip": "Strip under a word: probability of the right word when it is covered.",
        "score": "In {right} of {n} words the likeliest word is the right one.",
        "try": "Point at a word for its numbers. Click it to cover it.",
        "try by touch": "Tap a word to cover it. “Show the numbers” has all that is looked at.",
        "pointed": "{word}: when it is covered, the right word has {share}.",
        "pointed special": "{word} is never covered.",
        "looked at": "The chosen place looks {covered} at it when covered, {visible} when visible.",
        "says": "When it is covered, the model puts there",
        "was": "the right word",
        "right": "“{word}” {share}, right.",
        "wrong": "“{word}” {share}; it was “{truth}”, {chance}.",
        "looks covered": "{heads}: the covered place looks most at {others}.",
        "looks visible": "{heads}: when it is visible, its place looks most at {others}.",
        "looks change": "{heads}: covering it changes most the look at {others}.",
        "share": "{word} ({share})",
        "points": "{change} points",
        "itself": "itself",
        "in sentence": "{word} in sentence {sentence}",
        "in place": "{word} (word {place})",
        "looked": "It looks most at",
        "looked change": "What changed most",
        "column covered": "covered",
        "column visible": "visible",
        "column change": "change",
        "little": "0 %",
        "points of": "points",
        "heads": "Layer and head",
        "heads keys": "Layers and heads, and how much of each look changes. Arrow keys move, Enter chooses.",
        "heads about": "In a cell: how many percent of the head's look go elsewhere when the word is covered.",
        "all": "All heads",
        "all of them": "Mean of all heads",
        "layer": "Layer {layer}",
        "layer mean": "Layer {layer}, mean of its heads",
        "head": "Layer {layer}, head {head}",
        "head mean": "Head {head}, mean over the layers",
        "column": "Head {head}",
        "cell": "Layer {layer}, head {head}: {share} of its look changes",
        "number": "word",
        "verdict": "right?",
        "yes": "yes",
        "no": "no",
        "guess": "first guess",
        "guess share": "its probability",
        "right share": "probability of the right word",
    }

    stories: traitlets.List[Any] = traitlets.List().tag(sync=True)
    layers = traitlets.Int(1).tag(sync=True)
    heads = traitlets.Int(1).tag(sync=True)
    # Rows are story by story: all places covered, then all visible; of each place layer by layer, head by head.
    looks = TensorTrait()  # of each row its largest weights
    places = TensorTrait()  # and at which tokens they look
    means = TensorTrait()  # the mean rows of all heads, one after the other
    moved = TensorTrait()  # what part of a row changes, for all places of all stories
    story = traitlets.Int(0).tag(sync=True)
    selected = traitlets.Int(0).tag(sync=True)
    layer = traitlets.Int(None, allow_none=True).tag(sync=True)
    head = traitlets.Int(None, allow_none=True).tag(sync=True)
    shown = traitlets.Unicode("covered").tag(sync=True)

    def __init__(
        self,
        stories: Mapping[str, Sequence[Any]],
        *,
        story: int = 0,
        selected: int | None = None,
        layer: int | None = None,
        head: int | None = None,
        caption: str = "",
        **traits: Any,
    ) -> None:
        told, looks = _stories_of(stories)
        # What the traits count on: it stays.
        self._told, self._looks = told, looks
        _, n_layers, n_heads, _ = looks[0][0].shape
        if selected is None:
            check_index("story", story, len(told))
            selected = self._coverable(story)[0]
        traits |= _packed(looks)
        super().__init__(
            stories=told,
            layers=n_layers,
            heads=n_heads,
            story=story,
            selected=selected,
            layer=layer,
            head=head,
            caption=caption,
            **traits,
        )
        self._made = True

    @traitlets.validate("stories", "layers", "heads", "looks", "places", "means", "moved")
    def _stays(self, proposal: Any) -> Any:
        if getattr(self, "_made", False):
            raise traitlets.TraitError(f"{proposal.trait.name} can't be changed: make a new MaskedWord")
        return proposal.value

    @traitlets.validate("story")
    def _is_a_story(self, proposal: Any) -> Any:
        check_index("story", proposal.value, len(self._told))
        return proposal.value

    @traitlets.validate("selected")
    def _can_be_covered(self, proposal: Any) -> Any:
        check_index("story", self.story, len(self._told))  # what is set together is checked in any order
        words = self._told[self.story]["words"]
        check_index("selected", proposal.value, len(words))
        if proposal.value not in self._coverable(self.story):
            raise traitlets.TraitError(
                f"selected is {proposal.value}, but {words[proposal.value]!r} is never covered: expected one of "
                f"{self._coverable(self.story)}"
            )
        return proposal.value

    @traitlets.validate("layer", "head")
    def _exists(self, proposal: Any) -> Any:
        if proposal.value is not None:
            name = proposal.trait.name
            check_index(name, proposal.value, self._looks[0][0].shape[1 if name == "layer" else 2])
        return proposal.value

    @traitlets.validate("shown")
    def _can_be_shown(self, proposal: Any) -> Any:
        if proposal.value not in SHOWN:
            raise traitlets.TraitError(f"shown is {proposal.value!r}: expected one of {', '.join(map(repr, SHOWN))}")
        return proposal.value

    @traitlets.observe("story")
    def _cover_another(self, change: Any) -> None:
        if self.selected not in self._coverable(self.story):
            self.selected = self._coverable(self.story)[0]

    def _coverable(self, story: int) -> list[int]:
        return [i for i, candidates in enumerate(self._told[story]["says"]) if candidates is not None]

    def _row(self) -> NDArray[np.float32]:
        """The look that the text is shaded with."""
        i = self.selected
        layers, heads = (slice(k, None if k is None else k + 1) for k in (self.layer, self.head))
        now, usual = (look[i, layers, heads].mean(axis=(0, 1)) for look in self._looks[self.story])
        return {"covered": now, "visible": usual, "change": now - usual}[self.shown]

    def describe(self) -> str:
        told = self.stories[self.story]
        words, says, right = told["words"], told["says"], told["right"]
        guess, share = says[self.selected][0]
        word = words[self.selected]
        verdict = "which is right" if guess == word else f"but it was “{word}” ({_percent(right[self.selected])})"
        score, n = _score(told)
        row = self._row()
        order = np.argsort(-np.abs(row), kind="stable")[:3]
        write = _signed if self.shown == "change" else _percent
        listed = ", ".join(f"“{words[j]}” {write(float(row[j]))}" for j in order)
        look = {
            "covered": "The covered place looks most at",
            "visible": "When the word is visible, its place looks most at",
            "change": "Covering the word changes most, in percentage points, how much its place looks at",
        }[self.shown]
        return (
            f"a story with a covered word, “{' '.join(words[max(0, self.selected - 4) : self.selected])} "
            f"{self.strings['mask']} {' '.join(words[self.selected + 1 : self.selected + 5])}”: the model puts "
            f"“{guess}” there ({_percent(share)}), {verdict}. {look} {listed}. In {score} of {n} words of the story "
            "the likeliest word is the right one."
        )

    def picture(self) -> str:
        """The story with its shades and strips, and what the model puts at the covered place."""
        return svg.document(*_drawn(self), self.describe())


def _stories_of(
    stories: Mapping[str, Sequence[Any]],
) -> tuple[list[dict[str, Any]], list[tuple[NDArray[np.float32], NDArray[np.float32]]]]:
    """What is told of each story, and its looks, covered and visible, both (n, layer, head, n).

    Raises ValueError where a story isn't what `Covered` says, or doesn't fit the others.
    """
    if not 1 <= len(stories) <= MOST_STORIES:
        raise ValueError(f"there are {len(stories)} stories: expected 1 to {MOST_STORIES}, a name and a Covered each")
    told, looks = [], []
    for name, parts in stories.items():
        if isinstance(parts, str) or len(parts) != len(Covered._fields):
            raise ValueError(f"stories[{name!r}]: expected a Covered, but got {parts!r:.80}")
        story = Covered(*parts)
        try:
            words = words_of(story.words, "words")
            if not FEWEST <= len(words) <= MOST:
                raise ValueError(f"there are {len(words)} words: expected {FEWEST} to {MOST}")
            says, right = _said_of(story, words)
            pair = _looks_of(story, [candidates is not None for candidates in says])
        except ValueError as error:
            raise ValueError(f"stories[{name!r}]: {error}") from error
        lines = _lines_of(words, says)
        told.append({"name": str(name), "words": words, "says": says, "right": right, "lines": lines})
        looks.append(pair)
    shapes = {told[i]["name"]: pair[0].shape[1:3] for i, pair in enumerate(looks)}
    if len(set(shapes.values())) > 1:
        listed = ", ".join(f"{name!r} has {layers} × {heads}" for name, (layers, heads) in shapes.items())
        raise ValueError(f"the stories have to agree on the numbers of layers and heads, but {listed}")
    return told, looks


Said = tuple[list[list[list[Any]] | None], list[float | None]]


def _said_of(story: Covered, words: list[str]) -> Said:
    """The candidates at each place, [[word, probability], …] or None, and the probability of the right word."""
    n = len(words)
    for name, given in (("says", story.says), ("right", story.right)):
        if len(given) != n:
            raise ValueError(f"{name} has {len(given)} entries, but there are {n} words: expected one for each")
    says: list[list[list[Any]] | None] = []
    right: list[float | None] = []
    for i, (word, candidates, share) in enumerate(zip(words, story.says, story.right, strict=True)):
        if (candidates is None) != (share is None):
            missing = "says" if candidates is None else "right"
            raise ValueError(
                f"{missing}[{i}] is None, but the other one isn't: expected None in both if {word!r} is never covered"
            )
        if candidates is None or share is None:
            says.append(None)
            right.append(None)
            continue
        listed = [(str(one), float(p)) for one, p in candidates]
        _check_said(f"says[{i}]", listed)
        p_right = float(share)
        known = dict(listed).get(word)
        if not 0 <= p_right <= 1:
            raise ValueError(f"right[{i}] is {p_right:g}: expected a probability")
        if known is not None and abs(known - p_right) > 1e-3:
            raise ValueError(
                f"right[{i}] is {p_right:.3f}, but says[{i}] gives {word!r} {known:.3f}: expected the same number"
            )
        if known is None and p_right > listed[-1][1] + 1e-3:
            raise ValueError(
                f"right[{i}] is {p_right:.3f}, more than the last candidate's {listed[-1][1]:.3f}, but says[{i}] "
                f"doesn't name {word!r}"
            )
        says.append([[one, round(p, 6)] for one, p in listed])
        right.append(round(p_right, 6))
    if all(candidates is None for candidates in says):
        raise ValueError("says holds only None: expected at least one word that can be covered")
    return says, right


def _check_said(name: str, listed: list[tuple[str, float]]) -> None:
    """Raises ValueError unless these can be the likeliest words with their probabilities, best first."""
    words, shares = [word for word, _ in listed], [p for _, p in listed]
    if not 1 <= len(words) <= MOST_CANDIDATES:
        raise ValueError(f"{name} has {len(words)} candidates: expected 1 to {MOST_CANDIDATES}")
    twice = next((word for word in words if words.count(word) > 1), None)
    if twice is not None:
        raise ValueError(f"{name} names {twice!r} twice")
    if not all(0 <= p <= 1 for p in shares) or sum(shares) > 1.001:
        raise ValueError(f"{name}: expected probabilities of words that exclude each other, but got {shares}")
    if shares != sorted(shares, reverse=True):
        raise ValueError(f"{name}: expected the likeliest word first, but the probabilities are {shares}")


def _looks_of(story: Covered, coverable: list[bool]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Where the places look, covered and visible, both (n, layer, head, n)."""
    n = len(coverable)
    uncovered = as_array(story.uncovered)
    if uncovered.ndim != 4 or uncovered.shape[2:] != (n, n) or 0 in uncovered.shape:
        raise ValueError(f"uncovered has the shape {uncovered.shape}: expected (layer, head, {n}, {n})")
    if max(uncovered.shape[:2]) > MOST_HEADS:
        n_layers, n_heads = uncovered.shape[:2]
        raise ValueError(f"there are {n_layers} layers of {n_heads} heads: the figure has room for {MOST_HEADS} each")
    given = story.covered
    rows = np.array(given.detach().cpu().numpy() if hasattr(given, "detach") else given)
    wanted = (n, *uncovered.shape[:2], n)
    if rows.shape != wanted:
        raise ValueError(f"covered has the shape {rows.shape}: expected {wanted}, (n, layer, head, n)")
    one = 255 if rows.dtype == np.uint8 else 1
    rows[~np.array(coverable)] = one * np.eye(1, n, dtype=rows.dtype)  # they don't count, whatever they hold
    looks = []
    for name, array in (("covered", as_array(rows).transpose(1, 2, 0, 3)), ("uncovered", uncovered)):
        try:
            weights = shares_of(weights_of(array, n, n))
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from error
        if not weights.any(axis=-1).all():
            place = np.argwhere(~weights.any(axis=-1))[0][-1]
            raise ValueError(f"{name}: place {place} looks at nothing: expected rows with a sum of one")
        looks.append(np.ascontiguousarray(weights.transpose(2, 0, 1, 3), np.float32))
    return looks[0], looks[1]


def _lines_of(words: list[str], says: list[list[list[Any]] | None]) -> list[int]:
    """For each token the number of its sentence, from 0; what follows a full stop but is no word ends with it."""
    line, over, lines = 0, False, []
    for word, candidates in zip(words, says, strict=True):
        if over and candidates is not None:
            line, over = line + 1, False
        lines.append(line)
        over = over or word in ENDS
    return lines


def _packed(looks: list[tuple[NDArray[np.float32], NDArray[np.float32]]]) -> dict[str, NDArray[np.uint8]]:
    """The looks in as few bytes as a page bears. Raises ValueError where they are too many."""
    n_rows = sum(2 * now.size // now.shape[-1] for now, _ in looks)
    longest = max(now.shape[-1] for now, _ in looks)
    means = np.concatenate([look.mean(axis=(1, 2)).ravel() for pair in looks for look in pair])
    moved = np.concatenate([np.maximum(now - usual, 0).sum(axis=-1).ravel() for now, usual in looks])
    kept = min(longest, (MOST_BYTES - means.size - moved.size) // (2 * n_rows))
    if kept < min(longest, FEWEST_KEPT):
        n_bytes = means.size + moved.size + 2 * n_rows * min(longest, FEWEST_KEPT)
        raise ValueError(
            f"the stories' looks would weigh {n_bytes / 1000:.0f} kB at least, and the page bears "
            f"{MOST_BYTES / 1000:.0f}: take fewer or shorter stories"
        )
    values, places = np.zeros((2, n_rows, kept), np.float32)
    start = 0
    for pair in looks:
        for look in pair:
            rows = look.reshape(-1, look.shape[-1])
            order = np.argsort(-rows, axis=-1, kind="stable")[:, :kept]
            here = slice(start, start + len(rows)), slice(order.shape[1])
            values[here], places[here] = np.take_along_axis(rows, order, -1), order
            start += len(rows)
    return {
        "looks": _as_bytes(values),
        "places": places.astype(np.uint8),
        "means": _as_bytes(means),
        "moved": _as_bytes(moved),
    }


def _as_bytes(shares: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.rint(255 * shares.clip(0, 1)).astype(np.uint8)


def _score(told: dict[str, Any]) -> tuple[int, int]:
    """In how many words the likeliest word is the right one, and how many can be covered."""
    guesses = [(word, said[0][0]) for word, said in zip(told["words"], told["says"], strict=True) if said]
    return sum(word == guess for word, guess in guesses), len(guesses)


def _percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"


def _signed(change: float) -> str:
    shown = f"{100 * change:+.0f}"
    return "0" if shown in ("+0", "-0") else shown.replace("-", "−")


TALL = 38.0  # pixels: a line of the still picture
WIDE = 620.0  # pixels: beyond that a sentence goes on in the next line


def _drawn(figure: MaskedWord) -> tuple[float, float, list[str]]:
    """Width, height and parts of the still picture."""
    told = figure.stories[figure.story]
    row = figure._row()
    largest = float(np.abs(row).max()) or 1.0
    parts: list[str] = []
    width = y = 0.0
    for i, x, y, wide in _set(figure):
        chosen = i == figure.selected
        word = figure.strings["mask"] if chosen and figure.shown != "visible" else told["words"][i]
        colour = COLOURS["query"].plot if chosen else "none"
        parts.append(svg.rect(x, y, wide, 20, svg.GREY, 0.3 * abs(float(row[i])) / largest, colour))
        sign = {1: "+", -1: "−"}.get(int(np.sign(round(100 * float(row[i])))), "") if figure.shown == "change" else ""
        parts.append(svg.text(x + wide / 2, y + 15, sign + word, "middle"))
        share = told["right"][i]
        if share is not None:
            parts.append(svg.rect(x, y + 22, wide, 4, svg.GREY, 0.15))
            parts.append(svg.rect(x, y + 22, wide * share, 4, svg.GREY, 0.9))
        width = max(width, x + wide)
    says = told["says"][figure.selected]
    y += TALL + 18
    parts.append(svg.text(0, y, figure.strings["says"]))
    right = told["words"][figure.selected]
    for word, share in says + ([] if right in dict(says) else [[right, told["right"][figure.selected]]]):
        y += 22
        parts += [
            svg.text(110, y, f"✓ {word}" if word == right else word, "end"),
            svg.rect(118, y - 11, 160 * share, 13, svg.GREY, 0.7),
            svg.text(286, y, _percent(share)),
        ]
    score, n = _score(told)
    y += 30
    parts.append(svg.text(0, y, figure._say("score", right=score, n=n)))
    return max(width, 420.0) + 4, y + 10, parts


def _set(figure: MaskedWord) -> Iterator[tuple[int, float, float, float]]:
    """Where each word stands in the still picture: its index, left, top and width."""
    told = figure.stories[figure.story]
    x, y, last = 0.0, 2.0, 0
    for i, (word, line) in enumerate(zip(told["words"], told["lines"], strict=True)):
        chosen = i == figure.selected and figure.shown != "visible"
        wide = 10 + 7.5 * max(len(word), len(figure.strings["mask"]) if chosen else 0)
        if line != last or x + wide > WIDE:
            x, y, last = 0.0, y + TALL, line
        yield i, x, y, wide
        x += wide + 5
