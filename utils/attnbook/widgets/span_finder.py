"""SpanFinder: where in a story the answer to a question stands, from two scores for each word."""

from __future__ import annotations

from collections.abc import Sequence
from operator import index
from typing import Any, ClassVar, NamedTuple, SupportsFloat

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, as_array, check_index, softmax, words_of

Span = tuple[int, int]  # the first word, and the one behind the last

MOST_WORDS = 120  # of a story
MOST_ASKED = 12  # questions
LARGEST = 1000  # a score, a threshold


class Asked(NamedTuple):
    """A question about the story, and the scores (logits) that a model gives to what may be its answer.

    question: its words, or a text that is split at its spaces.
    start, end: (1 + n,): how well the answer begins, and how well it ends, at [CLS], which stands for "no answer", and
    at each of the n words of the story.
    answer: where the right one stands in the words of the story: its first word, and the one behind its last; None if
    the story doesn't tell.
    """

    question: Sequence[str] | str
    start: ArrayLike
    end: ArrayLike
    answer: Span | None


class SpanFinder(LivingFigure):
    """Where a model that was fine-tuned on questions takes an answer from: its first word and its last, with scores.

    The score of a span of words from i to j is start_i + end_j, of all with i ≤ j < i + longest; that of no answer is
    start + end at [CLS]. The best span is given if it is ahead of no answer by more than the threshold (Devlin et al.,
    2019, section 4.3). Of spans that are equally good the first counts, and of these the shortest. Probabilities are
    softmaxes over [CLS] and all words. An answer is right if it has the same words as the right one (exact match).

    words: the story, up to 120 words, or a text that is split at its spaces; a sentence ends with “.”, “?” or “!”.
    asked: one to twelve questions, each an `Asked`. longest: how many words an answer can have.
    caption: stands under the figure.

    What the reader makes of the figure are traits, which can be read and set from Python: `selected`, the question,
    counted from 0; `threshold`; and `span`, a span of the reader's own, as its first word and the one behind its last,
    or []. What the figure was made of stays. `given` is what the model answers to each question at the threshold.
    """

    _esm = DIST / "span_finder.js"
    WORDS: ClassVar[dict[str, str]] = {
        "questions": "Questions",
        "question": "{question} {answer}, {verdict}",
        "no answer": "no answer",
        "yes": "right",
        "no": "wrong",
        "story": "The story. Arrow keys go from word to word, Enter chooses one, Shift with an arrow key makes a span, "
        "Escape lets go",
        "word": "{word}: begins {begins}, ends {ends}",
        "begins here": "above: the answer begins here",
        "ends here": "below: it ends here",
        "cls": "[CLS]: no answer",
        "is given": "what the model answers",
        "is right": "what is right",
        "is yours": "yours",
        "quoted": "“{span}”",
        "quoted at": "“{span}” (word {place})",
        "answers": "{answer}: begins {begins}, ends {ends}; {verdict}",
        "refuses": "No answer in the story: [CLS] begins {begins}, ends {ends}; {verdict}",
        "right": "right.",
        "right elsewhere": "right, the same words as those that are marked.",
        "right refusal": "right, the story doesn't tell.",
        "wrong": "wrong, the right answer is {right}.",
        "wrong answer": "wrong, the story doesn't tell.",
        "rank": "Yours, {span}: rank {rank} of {n}.",
        "too long": "Yours, {span}: {length} words, more than {longest}, so it has no rank.",
        "how": "Choose two words of the story: how good is your own span?",
        "best": "The best spans, and no answer",
        "sum": "Score = how well it begins + how well it ends.",
        "line": "no answer + threshold: the best span has to pass this line",
        "alone": "By themselves, the best beginning is {first} and the best end is {last}.",
        "alone best": "That is the best span: here both ways agree.",
        "alone none": "That is no answer: here both ways agree.",
        "alone half": "Half an answer, and half of none: a trap.",
        "alone back": "The end would come before the beginning: a trap.",
        "alone long": "From one to the other it is {length} words, more than {longest}: a trap.",
        "threshold": "Threshold",
        "passes": "Best span − no answer = {margin}, more than the threshold: it is given.",
        "fails": "Best span − no answer = {margin}, not more than the threshold: no answer is given.",
        "margins": "All questions: best span − no answer, against the threshold",
        "refused": "← refused",
        "answered": "answered →",
        "dot right": "in the story, and the best span is right",
        "dot wrong": "in the story, but the best span is wrong",
        "dot none": "not in the story",
        "right of all": "{right} of {n} right.",
        "told of": "In the story: {right} of {n} right, {refused} refused.",
        "untold of": "Not in the story: {right} of {n} refused.",
        "place": "word",
        "begins": "begins",
        "ends": "ends",
        "span": "span",
        "score": "score",
        "asked": "question",
        "ahead": "best span − no answer",
        "answer": "answer",
        "verdict": "right?",
    }

    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    questions: traitlets.List[Any] = traitlets.List().tag(sync=True)
    start = TensorTrait()
    end = TensorTrait()
    longest = traitlets.Int(4).tag(sync=True)
    selected = traitlets.Int(0).tag(sync=True)
    threshold = traitlets.Float(0.0).tag(sync=True)
    span = traitlets.List(traitlets.Int()).tag(sync=True)

    def __init__(
        self,
        words: Sequence[str] | str,
        asked: Sequence[Any],
        *,
        longest: int = 4,
        selected: int = 0,
        threshold: SupportsFloat = 0.0,
        span: Sequence[int] = (),
        caption: str = "",
        **traits: Any,
    ) -> None:
        story = words_of(words, "words")
        if len(story) > MOST_WORDS:
            raise ValueError(f"words has {len(story)} words: the figure has room for {MOST_WORDS}")
        if not 1 <= len(asked) <= MOST_ASKED:
            raise ValueError(f"asked has {len(asked)} questions: expected 1 to {MOST_ASKED}")
        if index(longest) < 1:
            raise ValueError(f"longest is {longest}: expected at least 1 word")
        checked = [_asked_of(one, f"asked[{i}]", len(story)) for i, one in enumerate(asked)]
        # What the traits count on: it stays.
        self._n_words, self._n_asked = len(story), len(checked)
        super().__init__(
            words=story,
            questions=[{"words": one.question, "answer": list(one.answer or ())} for one in checked],
            start=np.stack([one.start for one in checked]),
            end=np.stack([one.end for one in checked]),
            longest=index(longest),
            selected=index(selected),
            threshold=float(threshold),
            span=[index(place) for place in span],
            caption=caption,
            **traits,
        )
        self._made = True

    @traitlets.validate("words", "questions", "start", "end", "longest")
    def _stays(self, proposal: Any) -> Any:
        if getattr(self, "_made", False):
            raise traitlets.TraitError(f"{proposal.trait.name} can't be changed: make a new SpanFinder")
        return proposal.value

    @traitlets.validate("selected")
    def _is_a_question(self, proposal: Any) -> Any:
        check_index("selected", proposal.value, self._n_asked)
        return proposal.value

    @traitlets.validate("threshold")
    def _is_a_threshold(self, proposal: Any) -> Any:
        if not abs(proposal.value) <= LARGEST:  # not a number is none, either
            raise traitlets.TraitError(
                f"threshold is {proposal.value}, but it has to be a number from -{LARGEST} to {LARGEST}"
            )
        return proposal.value

    @traitlets.validate("span")
    def _is_a_span(self, proposal: Any) -> Any:
        value = proposal.value
        if value and not _is_span(value, self._n_words):
            raise traitlets.TraitError(
                f"span is {value}, but it has to be [first, behind the last], 0 ≤ first < behind the last ≤ "
                f"{self._n_words}, or []"
            )
        return value

    @property
    def given(self) -> list[Span | None]:
        """What the model answers to each question at the threshold: a span of the story's words, or None."""
        found: list[Span | None] = []
        for question in range(self._n_asked):
            score, span = self._best(question)
            found.append(span if score - self._none(question) > self.threshold else None)
        return found

    def _none(self, question: int) -> float:
        return float(self.start[question, 0]) + float(self.end[question, 0])

    def _best(self, question: int) -> tuple[float, Span]:
        """The score of the best span, and the span."""
        start, end = (scores[question, 1:].astype(np.float64) for scores in (self.start, self.end))
        length = np.arange(len(end)) - np.arange(len(start))[:, None] + 1  # of the span from i to j
        scores = np.where((length >= 1) & (length <= self.longest), start[:, None] + end, -np.inf)
        i, j = divmod(int(scores.argmax()), len(end))  # the first of equals
        return float(scores[i, j]), (i, j + 1)

    def _is_right(self, question: int) -> bool:
        given, right = self.given[question], self.questions[question]["answer"]
        if given is None or not right:
            return given is None and not right
        return self.words[slice(*given)] == self.words[slice(*right)]

    def _shares(self) -> tuple[NDArray[Any], NDArray[Any]]:
        """The probabilities of the chosen question's beginning and end, of [CLS] and each word."""
        start, end = (softmax(scores[self.selected].astype(np.float64)) for scores in (self.start, self.end))
        return start, end

    def _answered(self, question: int) -> str:
        """The question, what the model answers, and whether that is right."""
        given = self.given[question]
        answer = self._say("no answer") if given is None else self._quoted(given)
        verdict = self._say("yes" if self._is_right(question) else "no")
        return self._say(
            "question", question=" ".join(self.questions[question]["words"]), answer=answer, verdict=verdict
        )

    def _quoted(self, span: Sequence[int]) -> str:
        return self._say("quoted", span=" ".join(self.words[slice(*span)]))

    def describe(self) -> str:
        right = sum(map(self._is_right, range(self._n_asked)))
        total = self._say("right of all", right=right, n=self._n_asked)
        return (
            f"a story of {self._n_words} words, with bars above each for how likely the answer begins there, and below "
            f"for how likely it ends there. {self._answered(self.selected)}. At a threshold of "
            f"{svg.number(self.threshold)}: {total}"
        )

    def picture(self) -> str:
        """The story with the bars of the chosen question, and below it all questions with their answers."""
        return svg.document(*_drawn(self), self.describe())


def _is_span(value: Sequence[int], n_words: int) -> bool:
    return len(value) == 2 and 0 <= value[0] < value[1] <= n_words


def _asked_of(asked: Any, name: str, n_words: int) -> Asked:
    """A question as the traits hold it. Raises ValueError where it doesn't fit the story."""
    if isinstance(asked, str) or len(asked) != 4:
        raise ValueError(f"{name}: expected (question, start, end, answer), but got {asked!r:.80}")
    question, start, end, answer = asked
    scores: list[NDArray[np.float32]] = []
    for side, values in (("start", start), ("end", end)):
        try:
            array = as_array(values).astype(np.float32)
        except ValueError as error:
            raise ValueError(f"{name}: {side}: {error}") from error
        if array.shape != (1 + n_words,):
            raise ValueError(
                f"{name}: {side} has shape {array.shape}: expected ({1 + n_words},), a score for [CLS], then one for "
                f"each of the {n_words} words"
            )
        if np.abs(array).max() > LARGEST:
            worst = array[int(np.abs(array).argmax())]
            raise ValueError(f"{name}: {side} holds {worst:g}: expected scores from -{LARGEST} to {LARGEST}")
        scores.append(array)
    right = None if answer is None else [index(place) for place in answer]
    if right is not None and not _is_span(right, n_words):
        raise ValueError(
            f"{name}: answer is {answer!r:.80}: expected (first word, behind the last) among the {n_words} words, or "
            "None"
        )
    told = None if right is None else (right[0], right[1])
    return Asked(words_of(question, f"{name}: question"), scores[0], scores[1], told)


HIGH = 26.0  # pixels of the still picture: a bar of one
LINE = 2 * HIGH + 36  # pixels from one line of words to the next
LETTER = 7.6  # pixels, about
WIDE = 680.0
ENDS = (".", "?", "!")


def _drawn(figure: SpanFinder) -> tuple[float, float, list[str]]:
    """Width, height and parts of the still picture."""
    starts, ends = figure._shares()
    given = figure.given[figure.selected]
    right = figure.questions[figure.selected]["answer"]
    parts = []
    places, height = _places(figure.words)
    for i, (x, y, width) in enumerate(places):
        word = "[CLS]" if i == 0 else figure.words[i - 1]
        is_given, is_right = (i - 1 in range(*span) if span else i == 0 for span in (given, right))
        if is_given:
            parts.append(svg.rect(x - 3, y - 15, width + 2, 20, svg.GREY, 0.25, svg.GREY))
        if is_right:
            parts.append(svg.line(x, y + 8, x + width - 4, y + 8, svg.GREY, 2))
        parts.append(svg.text(x, y, word))
        middle = x + width / 2 - 8
        parts.append(svg.rect(middle, y - 18 - HIGH * starts[i], 12, HIGH * starts[i], svg.GREY))
        parts.append(svg.rect(middle, y + 11, 12, HIGH * ends[i], svg.GREY, 0.6))
    y = height + 10
    for question in range(figure._n_asked):
        y += 20
        mark = "✓" if figure._is_right(question) else "✗"
        parts.append(svg.text(0, y, f"{mark} {figure._answered(question)}"))
    longest = max(len(figure._answered(question)) for question in range(figure._n_asked))
    return max(WIDE, LETTER * (longest + 3)), y + 10, parts


def _places(words: list[str]) -> tuple[list[tuple[float, float, float]], float]:
    """Where [CLS] and each word stand, (left, baseline, width), a sentence not broken if it has room; the height."""
    sentences: list[list[str]] = [["[CLS]"]]
    for word, before in zip(words, [".", *words], strict=False):
        if before in ENDS:
            sentences.append([])
        sentences[-1].append(word)
    x, y = 4.0, HIGH + 20
    places = []
    for sentence in sentences:
        widths = [max(20.0, LETTER * len(word) + 8) for word in sentence]
        if x > 4 and x + sum(widths) > WIDE:
            x, y = 4.0, y + LINE
        for width in widths:
            if x > 4 and x + width > WIDE:
                x, y = 4.0, y + LINE
            places.append((x, y, width))
            x += width
        x += 10
    return places, y + HIGH + 16
