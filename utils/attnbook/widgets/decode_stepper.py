"""DecodeStepper: what the decoder reads and what it says next, step by step, and what a wrong word does to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple, SupportsFloat

import traitlets

from attnbook.colours import COLOURS
from attnbook.specials import EOS, SOS, SPECIALS
from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, words_of

Beginning = tuple[str, ...]
Candidates = Sequence[tuple[str, SupportsFloat]]
START, END = SPECIALS[SOS], SPECIALS[EOS]


class Step(NamedTuple):
    """One step of the decoder: what it reads, what it may say next (None: not computed), what would be right."""

    reads: str
    candidates: list[tuple[str, float]] | None
    truth: str | None


class DecodeStepper(LivingFigure):
    """The decoder's unrolled steps: the word that each one reads, and the likeliest words that it says next.

    The decoder reads either the truth (teacher forcing) or its own best word; a reader can make it read another of
    its candidates at any step, and sees what becomes of the rest.

    source: the sentence that was read; truth: its right translation, without <sos> and <eos>. Both are tokens, or a
    string with spaces between them.
    beginnings: for each beginning (the words that the decoder has read after <sos>) its candidates: the likeliest next
    words with their probabilities, the best first, equally many for each beginning: `{(): [("je", 0.98), …], …}`.
    `explore` makes them. What follows a beginning that is missing is shown as not computed.

    `teacher_forcing` says whether the decoder reads the truth; `step` is the last step that is shown, counted from 0
    (beyond the last: all); `slips` are the words that the reader puts in, as [position, word]: the word that the
    decoder reads in place of word number `position` of the translation. All can be read and set from Python.
    """

    _esm = DIST / "decode_stepper.js"
    WORDS: ClassVar[dict[str, str]] = {
        "label": "The words that the decoder finds most likely, step by step",
        "keys": "Arrow keys go from word to word, Enter makes the decoder read that word next.",
        "source": "source",
        "truth": "truth",
        "says": "it says",
        "writes": "it writes",
        "compared": "The truth, and what the decoder says",
        "score": "{right} of {all} right",
        "mode": "What the decoder reads",
        "forced": "Reads the truth (teacher forcing)",
        "free": "Reads its own words",
        "step": "Step {step}",
        "reads": "reads",
        "from start": "the start sign",
        "from truth": "the truth",
        "from itself": "its own word",
        "from reader": "put in by you",
        "undo": "Undo",
        "undo slip": "Undo the slip: {word}, read at step {step}",
        "undo all": "Undo all slips",
        "others": "others",
        "true word": "truth: {word}",
        "no true word": "the truth is already over",
        "not computed": "not computed",
        "is truth": "the truth",
        "truth elsewhere": "the truth is among these",
        "is next": "read next",
        "is slip": "put in by you",
        "is right": "right",
        "is wrong": "wrong",
        "try": "Choose any word to make the decoder read it.",
        "note forced": "It said {said}, but reads {next}.",
        "note own": "It goes on with its own {next}.",
        "note slip": "It said {said}, but you put in {next}.",
        "note end": "Here the sentence ends.",
        "place": "Step {step} of {all}",
        "back": "One step back",
        "next": "Next step",
        "all": "All steps",
        "reading": "Step {step}: having read {read}, it gives {word} {share}.",
        "reading right": "That is right.",
        "reading wrong": "The truth is {truth}.",
        "reading over": "The truth is already over.",
        "reading forced": "It said {said}, but reads the truth, {next}.",
        "reading own": "It goes on with its own word.",
        "reading slip": "It said {said}, but you make it read {next}.",
        "reading end": "Here the sentence ends.",
        "reading too many slips": "What follows {read} was not computed: undo a slip to go on.",
        "reading too long": "What follows {read} was not computed.",
        "having read": "having read",
    }

    source = traitlets.List(traitlets.Unicode()).tag(sync=True)
    truth = traitlets.List(traitlets.Unicode()).tag(sync=True)
    # All distinct words; each beginning and its candidates as places in that list, and the candidates' probabilities.
    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    beginnings: traitlets.List[Any] = traitlets.List().tag(sync=True)
    candidates: traitlets.List[Any] = traitlets.List().tag(sync=True)
    probabilities = TensorTrait()
    teacher_forcing = traitlets.Bool(True).tag(sync=True)
    step = traitlets.Int(0).tag(sync=True)
    slips: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(
        self,
        source: Sequence[str] | str,
        truth: Sequence[str] | str,
        beginnings: Mapping[Beginning, Candidates],
        *,
        caption: str = "",
        **traits: Any,
    ) -> None:
        source, truth = words_of(source, "source"), words_of(truth, "truth")
        _check_truth(truth)
        _check_beginnings(beginnings)
        said = [word for candidates in beginnings.values() for word, _ in candidates]
        words = list(dict.fromkeys([*truth, END, *(word for beginning in beginnings for word in beginning), *said]))
        place = {word: i for i, word in enumerate(words)}
        super().__init__(
            source=source,
            truth=truth,
            words=words,
            beginnings=[[place[word] for word in beginning] for beginning in beginnings],
            candidates=[[place[word] for word, _ in candidates] for candidates in beginnings.values()],
            probabilities=[[float(p) for _, p in candidates] for candidates in beginnings.values()],
            caption=caption,
            **traits,
        )

    @traitlets.validate("probabilities")
    def _fits(self, proposal: Any) -> Any:
        wanted = (len(self.candidates), len(self.candidates[0])) if self.candidates else proposal.value.shape
        if proposal.value.shape != wanted:
            raise traitlets.TraitError(f"probabilities: expected the shape {wanted}, not {proposal.value.shape}")
        return proposal.value

    @traitlets.validate("step")
    def _is_a_step(self, proposal: Any) -> Any:
        if proposal.value < 0:
            raise traitlets.TraitError(f"step: steps are counted from 0, so there is no step {proposal.value}")
        return proposal.value

    @traitlets.validate("slips")
    def _are_slips(self, proposal: Any) -> Any:
        slips = [list(slip) if isinstance(slip, (list, tuple)) else slip for slip in proposal.value]
        for slip in slips:
            pair = isinstance(slip, list) and len(slip) == 2 and isinstance(slip[0], int) and isinstance(slip[1], str)
            if not pair or slip[0] < 0:
                raise traitlets.TraitError(f"slips: expected [position, word], counted from 0, not {slip!r}")
            if self.words and slip[1] not in self.words:
                raise traitlets.TraitError(f"slips: the figure does not know the word {slip[1]!r}")
        if len({position for position, _ in slips}) < len(slips):
            raise traitlets.TraitError(f"slips: two slips at the same position in {slips!r}")
        return sorted(slips)

    def describe(self) -> str:
        computed = [step.candidates[0] for step in self._steps() if step.candidates]
        said = ", ".join(f"{word} {_percent(share)}" for word, share in computed[:12]) + (
            ", …" if len(computed) > 12 else ""
        )
        reads = "the truth" if self.teacher_forcing else "its own words"
        return (
            f"a decoder step by step, translating “{' '.join(self.source)}” (truth: “{' '.join(self.truth)}”); "
            f"reading {reads}, it says: {said}"
        )

    def picture(self) -> str:
        """All steps, because on paper nobody can ask for the next one."""
        steps = self._steps()
        across, width = min(5, len(steps)), 150.0
        height = 76 + 26.0 * len(self.candidates[0])
        parts = [
            svg.text(8, 20, " ".join(self.source), fill=COLOURS["encoder"].plot),
            svg.text(8, 42, " ".join(self.truth)),
        ]
        for i, step in enumerate(steps):
            parts += _column(step, i + 1, 8 + width * (i % across), 58 + height * (i // across), width - 22)
        rows = -(-len(steps) // across)
        return svg.document(8 + width * across, 58 + height * rows, parts, self.describe())

    def _steps(self) -> list[Step]:
        """The steps that the figure goes through now."""
        rows = {tuple(beginning): row for row, beginning in enumerate(self.beginnings)}
        place = {word: i for i, word in enumerate(self.words)}
        slips = dict(self.slips)
        beginning: Beginning = ()
        steps: list[Step] = []
        while True:
            row = rows.get(tuple(place[word] for word in beginning))
            position = len(beginning)
            reads, truth = beginning[-1] if beginning else START, _true_word(self.truth, position)
            if row is None:
                return [*steps, Step(reads, None, truth)]
            words = [self.words[i] for i in self.candidates[row]]
            steps.append(Step(reads, list(zip(words, self.probabilities[row].tolist(), strict=True)), truth))
            word = slips.get(position, _usual_word(words[0], truth, self.teacher_forcing))
            if word == END:
                return steps
            beginning = (*beginning, word)


def explore(
    next_words: Callable[[list[Beginning]], Sequence[Candidates]],
    truth: Sequence[str] | str,
    n_slips: int = 1,
    max_words: int | None = None,
) -> dict[Beginning, list[tuple[str, float]]]:
    """All beginnings that a DecodeStepper can come to, each with the likeliest words that follow.

    They are those of the teacher-forced run (the decoder reads the truth) and of the free run (it reads its own best
    word), and of both with up to n_slips of their words replaced by another candidate. Each run ends at <eos>, or with
    max_words words, <eos> counted (None: four more than the truth has).

    next_words: gets beginnings of the same length, as many as there are, and returns for each its candidates, the best
    first, with their probabilities. It is called once for each length.

    How many? Measured with five candidates on translations of 3, 6 and 10 words: about 45, 130 and 360 beginnings with
    one slip; about 270, 1200 and 5300 with two, which is too much for a page unless the sentence is short.
    """
    truth = words_of(truth, "truth")
    _check_truth(truth)
    max_words = len(truth) + 4 if max_words is None else max_words
    if n_slips < 0 or max_words < 1:
        raise ValueError(f"expected n_slips from 0 and max_words from 1, not {n_slips} and {max_words}")
    found: dict[Beginning, list[tuple[str, float]]] = {}
    # Beginnings of one length; for each, by whether the truth is told, the fewest slips that lead there.
    reached: dict[Beginning, dict[bool, int]] = {(): {True: 0, False: 0}}
    for position in range(max_words):
        if not reached:
            break
        answers = next_words(list(reached))
        if len(answers) != len(reached):
            raise ValueError(f"next_words got {len(reached)} beginnings, but answered with {len(answers)} lists")
        further: dict[Beginning, dict[bool, int]] = {}
        for (beginning, slips_by_mode), candidates in zip(reached.items(), answers, strict=True):
            found[beginning] = [(word, float(p)) for word, p in candidates]
            _check_candidates(beginning, found[beginning], len(found[()]))
            words = [word for word, _ in found[beginning]]
            for forced, n in slips_by_mode.items():
                usual = _usual_word(words[0], _true_word(truth, position), forced)
                for word in [usual, *words]:
                    n_now = n + (word != usual)
                    if word != END and n_now <= n_slips:
                        fewest = further.setdefault((*beginning, word), {})
                        fewest[forced] = min(fewest.get(forced, n_now), n_now)
        reached = further
    return found


def _true_word(truth: Sequence[str], position: int) -> str | None:
    """What is right at a position: <eos> after the last word of the truth, and nothing beyond that."""
    return [*truth, END][position] if position <= len(truth) else None


def _usual_word(best: str, truth: str | None, forced: bool) -> str:
    """What the decoder reads next if nobody slips another word in. Where the truth is over, nobody can tell it."""
    return truth if forced and truth is not None else best


def _check_truth(truth: Sequence[str]) -> None:
    if START in truth or END in truth:
        raise ValueError(f"truth has to come without {START} and {END}: the figure adds them, but got {list(truth)}")


def _check_beginnings(beginnings: Mapping[Beginning, Candidates]) -> None:
    if () not in beginnings:
        raise ValueError(f"beginnings has no (), so nothing says what comes first, after {START}")
    n_candidates = len(beginnings[()])
    for beginning, candidates in beginnings.items():
        _check_candidates(beginning, candidates, n_candidates)


def _check_candidates(beginning: Beginning, candidates: Candidates, n_candidates: int) -> None:
    check_candidates(beginning, candidates)
    if len(candidates) != n_candidates:
        raise ValueError(
            f"after {beginning} there are {len(candidates)} candidates, but after () there are {n_candidates}: "
            "expected equally many"
        )


def check_candidates(beginning: Beginning, candidates: Candidates) -> None:
    """Raises ValueError unless these can be the likeliest next words with their probabilities, the best first."""
    after = f"after {beginning}"
    words, shares = [word for word, _ in candidates], [float(p) for _, p in candidates]
    if not words:
        raise ValueError(f"{after} there are no candidates: expected at least one")
    twice = next((word for word in words if words.count(word) > 1), None)
    if twice is not None:
        raise ValueError(f"{after} the candidate {twice!r} comes twice")
    if not all(0 <= p <= 1 for p in shares):
        raise ValueError(f"{after} expected probabilities between 0 and 1, but got {shares}")
    if shares != sorted(shares, reverse=True):
        raise ValueError(f"{after} expected the likeliest candidate first, but the probabilities are {shares}")
    if sum(shares) > 1.001:
        raise ValueError(f"{after} the probabilities sum to {sum(shares):.3f}, which is more than one")


def _percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"


def _column(step: Step, number: int, x: float, y: float, width: float) -> list[str]:
    """One step of the picture: the word that is read, the box, and the candidates with their bars."""
    parts = [
        svg.text(x, y + 16, step.reads),
        svg.rect(x, y + 26, width, 24, COLOURS["decoder"].plot),
        svg.text(x + width / 2, y + 43, str(number), "middle", "#ffffff"),
    ]
    if step.candidates is None:
        return [*parts, svg.text(x, y + 70, "…")]
    for i, (word, share) in enumerate(step.candidates):
        top = y + 56 + 26 * i
        parts += [
            svg.text(x, top + 14, f"{word} ✓" if word == step.truth else word),
            svg.text(x + width, top + 14, _percent(share), "end"),
            svg.rect(x, top + 18, width, 4, svg.GREY, 0.2),
            svg.rect(x, top + 18, width * share, 4, svg.GREY),
        ]
    return parts
