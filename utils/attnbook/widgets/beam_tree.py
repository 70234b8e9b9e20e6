"""BeamTree: beam search as a tree that grows step by step, what it throws away, and what it finds."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

import traitlets

from attnbook.colours import COLOURS
from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, words_of
from attnbook.widgets.decode_stepper import END, START, Beginning, Candidates, check_candidates

WIDEST = 5  # a beam that the page has room for
MOST_STEPS = 24
LARGEST_ALPHA = 1.5
COMPLETE = 0.999  # probabilities that sum to so much are those of all words


class Written(NamedTuple):
    """What has been written so far, <eos> included: its words, and the log-probability of each."""

    words: Beginning
    each: tuple[float, ...]

    @property
    def log_p(self) -> float:
        return sum(self.each)

    @property
    def ended(self) -> bool:
        return self.words[-1:] == (END,)

    def score(self, alpha: float) -> float:
        return self.log_p / divisor(len(self.words), alpha)


class Step(NamedTuple):
    """One step of a beam: all continuations that it looks at, the likeliest first, and how many of them it keeps."""

    grown: list[Written]
    n_kept: int

    @property
    def kept(self) -> list[Written]:
        return self.grown[: self.n_kept]


def divisor(n: int, alpha: float) -> float:
    """What the log-probability of a sentence of n words, <eos> counted, is divided by (Wu et al., 2016, eq. 14)."""
    return ((5 + n) / 6) ** alpha


def search(next_words: Callable[[Beginning], Candidates], width: int, most: int) -> list[Step]:
    """The steps of a beam search, most at the most. next_words: the likeliest words after a beginning, best first."""
    alive = [Written((), ())]
    n_ended = 0
    steps: list[Step] = []
    while alive and len(steps) < most:
        grown = [
            Written((*one.words, word), (*one.each, math.log(float(p))))
            for one in alive
            for word, p in list(next_words(one.words))[:width]
        ]
        grown.sort(key=lambda one: one.log_p, reverse=True)
        steps.append(Step(grown, min(width - n_ended, len(grown))))
        n_ended += sum(one.ended for one in steps[-1].kept)
        alive = [one for one in steps[-1].kept if not one.ended]
    return steps


def found_by(steps: Sequence[Step], alpha: float) -> list[Written]:
    """What a beam search finds, the best first: the sentences that ended, or, if none did, the living beginnings."""
    ended = [one for step in steps for one in step.kept if one.ended]
    return sorted(ended or steps[-1].kept, key=lambda one: one.score(alpha), reverse=True)


class BeamTree(LivingFigure):
    """Beam search, step by step: what the beam keeps, what it throws away, and the sentences that it finds.

    continuations: for each beginning (the words that were written so far, () first) its likeliest next words with their
    probabilities, best first: `{(): [("le", 0.6), ("la", 0.4)], …}`. A sentence ends with the word "<eos>". Every
    beginning that a beam of width 1 to `widths` meets has to be there, each with at least `widths` words, or with all
    there are (then their probabilities sum to one). `explore_beam` makes them. The figure shows what
    `attnbook.components.beam.beam_search` does.

    source: the sentence that is translated; truth: its right translation, without <eos>, if it is known. Both are
    tokens, or a string with spaces between them. Beginnings of the truth are marked in the tree, and how likely it is
    gets shown if continuations has its words.
    widths: the widest beam that the reader can choose, up to 5; most: after so many steps the search stops, up to 24.

    What the reader makes of the figure are traits, which can be read and set from Python: `width`; `alpha`, 0 to 1.5,
    which changes only the order at the end; `step`, how many steps the search has gone (beyond the last: all);
    `selected`, the beginning that is looked at, as its words, or []. What the figure was made of stays.
    """

    _esm = DIST / "beam_tree.js"
    WORDS: ClassVar[dict[str, str]] = {
        "label": "The beginnings that the beam looks at, step by step",
        "keys": (
            "Arrow keys: up and down through a step, left to where a beginning comes from, right to what becomes of it."
        ),
        "source": "source",
        "width": "Width of the beam",
        "greedy width": "1 = greedy",
        "step": "Step {step}",
        "place": "Step {step} of {all}",
        "back": "One step back",
        "next": "One step on",
        "end": "To the end",
        "again": "Again",
        "asked": "Beginnings asked about: {n}",
        "asked greedy": "greedy, to the end: {n}",
        "log p": "log p",
        "cut": "thrown away",
        "is truth": "a beginning of the truth",
        "is greedy": "greedy writes this, too",
        "is ended": "finished: its place in the beam stays taken",
        "numbers": "in a box: p of its word, log p of the whole beginning",
        "thick": "thicker line: likelier word",
        "node": "Step {step}, {place} of {all}: {words}; the last word has {p}; log p {log}; {fate}",
        "fate kept": "kept",
        "fate ended": "kept and finished",
        "fate thrown": "thrown away",
        "choose": "Choose any word to see why it stays or goes.",
        "nothing": "Nothing is written yet.",
        "newest": "The newest step's likeliest",
        "chosen": "The chosen beginning",
        "product": "p",
        "kept because": "By log p it is number {place} of {all} in step {step}. The beam keeps {kept}: it stays.",
        "ended because": (
            "By log p it is number {place} of {all} in step {step}. The beam keeps {kept}: it stays. It ends here and "
            "leaves the beam, which is one narrower from now on."
        ),
        "thrown because": (
            "By log p it is number {place} of {all} in step {step}. The beam keeps {kept}: it is thrown away. The last "
            "one that stays has {last}."
        ),
        "start": "The beam begins with nothing written. Take a step.",
        "grown one": "Step {step}: there is 1 continuation, and it stays: {kept}.",
        "grown all": "Step {step}: all {all} continuations stay: {kept}.",
        "grown": "Step {step}: of {all} continuations the {n} likeliest stay: {kept}.",
        "grown first": "Step {step}: of {all} continuations the likeliest stays: {kept}.",
        "one ended": "One of them ends; the beam has room for {room} from now on.",
        "some ended": "{n} of them end; the beam has room for {room} from now on.",
        "over": "Nothing is left to go on with: the search is over.",
        "cut off": "After {most} steps the search stops; what has not ended is given up.",
        "never ended": "After {most} steps the search stops. No sentence has ended.",
        "found": "Finished sentences, by score",
        "found living": "No sentence has ended: the living beginnings, by score",
        "alpha": "Length penalty α",
        "score is": "score = log p / ((5 + n) / 6)^α; n counts <eos>",
        "best": "the best",
        "n": "n",
        "divisor": "divided by",
        "score": "score",
        "greedy": "Greedy (a beam of width 1)",
        "truth": "The truth",
        "unknown": "not in the table",
        "pick": "Show in the tree: {words}",
        "verdict alone": "This beam is greedy search: it finds the one sentence.",
        "verdict same": "The best sentence is greedy's.",
        "verdict likelier": "The best sentence is likelier than greedy's: log p {best} against {greedy}.",
        "verdict rarer": (
            "The best sentence is less likely than greedy's: log p {best} against {greedy}. The length decides."
        ),
        "verdict lost": "The best sentence is less likely than greedy's, which this beam has thrown away.",
        "verdict open": "Greedy's sentence has not ended.",
        "verdict unended": "No sentence has ended, so the best is only a beginning.",
        "truth found": "It is the truth.",
        "truth missed": "The truth is likelier, {truth}: the search has missed it.",
        "truth passed": "The truth is likelier, {truth}, and was found: the length decides.",
        "truth rarer": "The truth is less likely, {truth}: the decoder prefers its own sentence.",
        "truth unknown": "It is not the truth, of which the table does not say how likely it is.",
        "in step": "step",
        "place in step": "place",
        "beginning": "beginning",
        "p": "p",
        "fate": "what becomes of it",
        "sentence": "sentence",
        "each width": "width",
        "best sentence": "the best, to the end",
        "asked in all": "beginnings asked about",
    }

    source = traitlets.List(traitlets.Unicode()).tag(sync=True)
    truth = traitlets.List(traitlets.Unicode()).tag(sync=True)
    truth_log_p = traitlets.Float(None, allow_none=True).tag(sync=True)
    # All beginnings that any of the beams looks at: where each comes from (-1: the start), its last word as its place
    # in `words`, and the log-probability of that word.
    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    parents = traitlets.List(traitlets.Int()).tag(sync=True)
    last_words = traitlets.List(traitlets.Int()).tag(sync=True)
    log_p = TensorTrait()
    # For each width the steps: how many beginnings stay, and all of them, the likeliest first.
    runs: traitlets.List[Any] = traitlets.List().tag(sync=True)
    most = traitlets.Int(1).tag(sync=True)
    width = traitlets.Int(1).tag(sync=True)
    alpha = traitlets.Float(0.6).tag(sync=True)
    step = traitlets.Int(0).tag(sync=True)
    selected = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(
        self,
        continuations: Mapping[Beginning, Candidates],
        *,
        source: Sequence[str] | str = "",
        truth: Sequence[str] | str | None = None,
        width: int = 2,
        alpha: float = 0.6,
        widths: int = 4,
        most: int = 12,
        step: int = 0,
        selected: Sequence[str] | str = (),
        caption: str = "",
        **traits: Any,
    ) -> None:
        _check_sizes(widths, most)
        right = _truth_of(truth)
        for beginning, candidates in continuations.items():
            _check_continuations(beginning, candidates, widths)
        # What the traits count on: it stays.
        self._runs = [search(_looked_up(continuations, n, widths), n, most) for n in range(1, widths + 1)]
        every = list(dict.fromkeys(one for run in self._runs for stage in run for one in stage.grown))
        self._known = {one.words: i for i, one in enumerate(every)}
        words = list(dict.fromkeys(one.words[-1] for one in every))
        super().__init__(
            source=words_of(source, "source") if source else [],
            truth=right,
            truth_log_p=_log_p_of(right, continuations) if right else None,
            words=words,
            parents=[self._known.get(one.words[:-1], -1) for one in every],
            last_words=[words.index(one.words[-1]) for one in every],
            log_p=[one.each[-1] for one in every],
            runs=[
                [[stage.n_kept, [self._known[one.words] for one in stage.grown]] for stage in run] for run in self._runs
            ],
            most=most,
            width=width,
            alpha=alpha,
            step=step,
            selected=selected.split() if isinstance(selected, str) else list(selected),
            caption=caption,
            **traits,
        )
        self._made = True

    @traitlets.validate("source", "truth", "truth_log_p", "words", "parents", "last_words", "log_p", "runs", "most")
    def _stays(self, proposal: Any) -> Any:
        if getattr(self, "_made", False):
            raise traitlets.TraitError(f"{proposal.trait.name} can't be changed: make a new BeamTree")
        return proposal.value

    @traitlets.validate("width")
    def _is_a_width(self, proposal: Any) -> Any:
        if not 1 <= proposal.value <= len(self._runs):
            raise traitlets.TraitError(f"width is {proposal.value}, but it has to be between 1 and {len(self._runs)}")
        return proposal.value

    @traitlets.validate("alpha")
    def _is_an_alpha(self, proposal: Any) -> Any:
        if not 0 <= proposal.value <= LARGEST_ALPHA:
            raise traitlets.TraitError(f"alpha is {proposal.value:g}, but it has to be between 0 and {LARGEST_ALPHA}")
        return proposal.value

    @traitlets.validate("step")
    def _is_a_step(self, proposal: Any) -> Any:
        if proposal.value < 0:
            raise traitlets.TraitError(f"step is {proposal.value}, but the steps that were gone are counted from 0")
        return proposal.value

    @traitlets.validate("selected")
    def _is_looked_at(self, proposal: Any) -> Any:
        if proposal.value and tuple(proposal.value) not in self._known:
            raise traitlets.TraitError(
                f"selected is {list(proposal.value)}, but no beam of the figure looks at that beginning: expected one "
                "that it looks at, as its words, or []"
            )
        return proposal.value

    def describe(self) -> str:
        run = self._runs[self.width - 1]
        best, greedy = found_by(run, self.alpha)[0], found_by(self._runs[0], self.alpha)[0]
        of = f" for “{' '.join(self.source)}”" if self.source else ""
        return (
            f"a beam search of width {self.width}{of}, step by step: {len(run)} steps, "
            f"{_asked(run)} beginnings asked about. With α = {self.alpha:g} its best "
            f"{'sentence' if best.ended else 'beginning (none has ended)'} is {_told(best)}; greedy search finds "
            f"{_told(greedy)}"
        )

    def picture(self) -> str:
        """All steps, because on paper nobody can ask for the next one; and the sentences that are found."""
        return svg.document(*_drawn(self._runs[self.width - 1], self.truth, self.alpha), self.describe())


def explore_beam(
    next_words: Callable[[Beginning], Candidates],
    widths: int = 4,
    most: int = 12,
    truth: Sequence[str] | str | None = None,
) -> dict[Beginning, list[tuple[str, float]]]:
    """All beginnings that beams of width 1 to widths meet in their first `most` steps, with the words that follow.

    next_words: gets a beginning and returns its likeliest next words with their probabilities, best first: at least
    `widths` of them. It is called once for each beginning. truth: the right translation; its beginnings are asked
    about, too, so that the figure can say how likely it is (next_words has to return its words, then).
    """
    _check_sizes(widths, most)
    found: dict[Beginning, list[tuple[str, float]]] = {}

    def ask(beginning: Beginning) -> list[tuple[str, float]]:
        if beginning not in found:
            candidates = [(word, float(p)) for word, p in next_words(beginning)]
            _check_continuations(beginning, candidates, widths)
            found[beginning] = candidates
        return found[beginning]

    for width in range(1, widths + 1):
        search(ask, width, most)
    right = _truth_of(truth)
    for n in range(len(right) + 1 if right else 0):
        ask(tuple(right[:n]))
    return found


def _check_sizes(widths: int, most: int) -> None:
    if not 1 <= widths <= WIDEST:
        raise ValueError(f"widths is {widths}, but the figure has room for beams of 1 to {WIDEST}")
    if not 1 <= most <= MOST_STEPS:
        raise ValueError(f"most is {most}, but the figure has room for 1 to {MOST_STEPS} steps")


def _truth_of(truth: Sequence[str] | str | None) -> list[str]:
    words = [] if truth is None else words_of(truth, "truth")
    if START in words or END in words:
        raise ValueError(f"truth has to come without {START} and {END}: the figure adds them, but got {words}")
    return words


def _check_continuations(beginning: object, candidates: Candidates, widths: int) -> None:
    if not isinstance(beginning, tuple):
        raise ValueError(f"continuations has the key {beginning!r}: expected a tuple of words, () for the start")
    check_candidates(beginning, candidates)
    shares = [float(p) for _, p in candidates]
    if shares[-1] <= 0:
        raise ValueError(f"after {beginning} {candidates[-1][0]!r} has probability 0: expected more, or no word")
    if len(shares) < widths and sum(shares) < COMPLETE:
        raise ValueError(
            f"after {beginning} there are {len(shares)} words, and their probabilities sum to {sum(shares):.3f}: "
            f"expected at least {widths}, for the widest beam, or all words there are"
        )


def _looked_up(
    continuations: Mapping[Beginning, Candidates], width: int, widths: int
) -> Callable[[Beginning], Candidates]:
    def ask(beginning: Beginning) -> Candidates:
        if beginning not in continuations:
            raise ValueError(
                f"continuations has no {beginning}, which a beam of width {width} meets: expected every beginning "
                f"(without {START}) that a beam of width 1 to {widths} comes to"
            )
        return continuations[beginning]

    return ask


def _log_p_of(truth: Sequence[str], continuations: Mapping[Beginning, Candidates]) -> float | None:
    """How likely the truth is, with its <eos>; None where continuations doesn't say."""
    total = 0.0
    for n, word in enumerate([*truth, END]):
        p = dict(continuations.get(tuple(truth[:n]), [])).get(word)
        if p is None:
            return None
        total += math.log(float(p))
    return total


def _asked(run: Sequence[Step]) -> int:
    """How many beginnings the decoder is asked about: the start, and whatever lives after each step but the last."""
    return 1 + sum(not one.ended for step in run[:-1] for one in step.kept)


def _told(one: Written) -> str:
    return f"“{' '.join(one.words)}” (log p {svg.number(one.log_p)})"


# The picture, in pixels
ROOT, BOX, LINK, SLOT, SMALL = 56.0, 116.0, 40.0, 50.0, 20.0


def _drawn(run: Sequence[Step], truth: Sequence[str], alpha: float) -> tuple[float, float, list[str]]:
    """Width, height and parts of the tree, and under it the sentences that are found."""
    wide_box = max(BOX, 60 + max(8.0 * len(one.words[-1]) for step in run for one in step.grown))
    n_slots = max(step.n_kept for step in run)
    cut = 28 + SLOT * n_slots
    n_thrown = max(len(step.grown) - step.n_kept for step in run)
    lines, boxes = [], [svg.text(4, 54, START)]
    ends: dict[Beginning, tuple[float, float]] = {(): (ROOT - 4, 50)}
    for i, step in enumerate(run):
        x = ROOT + LINK + i * (wide_box + LINK)
        boxes.append(svg.text(x + wide_box / 2, 16, str(i + 1), "middle"))
        for place, one in enumerate(step.grown):
            kept = place < step.n_kept
            top = 28 + SLOT * place if kept else cut + 14 + SMALL * (place - step.n_kept)
            middle = top + (SLOT - 8) / 2 if kept else top + SMALL / 2
            share, start = math.exp(one.each[-1]), ends[one.words[:-1]]
            colour = COLOURS["decoder"].plot if kept else svg.GREY
            lines.append(svg.line(*start, x, middle, colour, 1 + 5 * share, 0.6 if kept else 0.3))
            word = f"{one.words[-1]} ✓" if _begins(one, truth) else one.words[-1]
            if kept:
                ends[one.words] = (x + wide_box, middle)
                boxes += [
                    svg.rect(x, top, wide_box, SLOT - 8, colour, 0.25 if one.ended else 0, colour),
                    svg.text(x + 8, top + 18, word),
                    svg.text(x + wide_box - 8, top + 18, svg.number(share), "end"),
                    svg.text(x + wide_box - 8, top + 35, svg.number(one.log_p), "end"),
                ]
            else:
                boxes += [
                    svg.text(x + 8, middle + 4, word),
                    svg.text(x + wide_box - 8, middle + 4, svg.number(one.log_p), "end"),
                ]
    wide = ROOT + len(run) * (wide_box + LINK) + LINK
    high = cut + 14 + SMALL * n_thrown + 12
    if n_thrown:
        boxes.append(svg.line(ROOT, cut + 4, wide, cut + 4, svg.GREY, 1, 0.6))
    for place, one in enumerate(found_by(run, alpha)):
        told = f"{place + 1}. {' '.join(one.words)}: log p {svg.number(one.log_p)}, {svg.number(one.score(alpha))}"
        boxes.append(svg.text(8, high + 16 + 22 * place, told))
        wide = max(wide, 16 + 7.5 * len(told))
    return wide, high + 22 * len(found_by(run, alpha)) + 10, [*lines, *boxes]


def _begins(one: Written, truth: Sequence[str]) -> bool:
    """Whether this is a beginning of the truth."""
    return bool(truth) and list(one.words) == [*truth, END][: len(one.words)]
