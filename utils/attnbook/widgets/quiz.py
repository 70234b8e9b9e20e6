"""Quiz: a few questions to test oneself, each choice with the reason why it is right or wrong."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import traitlets

from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure

FEWEST, MOST = 2, 5  # choices


class Quiz(LivingFigure):
    """A self-test: numbered questions with two to five choices each. A choice answers at once, with its reason.

    questions: `{"question": "…", "choices": [{"text": "…", "right": True, "why": "…"}, …]}`, each with exactly one
    right choice; `why` says what is right about a choice, or which misconception is behind it. The order stays as it
    is written. `Words between backticks` are shown as code, *those between asterisks* are stressed; nothing else in a
    text is interpreted.

    `answers` holds for each question the choices that were tried so far, in order, counted from 0; it can be read and
    set from Python. What counts as right is the first try.
    """

    _esm = DIST / "quiz.js"
    WORDS: ClassVar[dict[str, str]] = {
        "question": "Question {number}",
        "right": "Right.",
        "wrong": "Not so.",
        "tried right": "right",
        "tried wrong": "wrong",
        "confirm": "Press Enter to choose this answer.",
        "score": "{right} of {all} right at the first try",
        "open": "{open} still open",
        "again": "Start again",
    }

    questions: traitlets.List[Any] = traitlets.List().tag(sync=True)
    answers: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(self, questions: Sequence[Mapping[str, Any]], *, caption: str = "", **traits: Any) -> None:
        asked = [_question(question, f"question {i + 1}") for i, question in enumerate(questions)]
        if not asked:
            raise ValueError("a quiz needs at least one question, but questions is empty")
        super().__init__(questions=asked, caption=caption, **({"answers": [[] for _ in asked]} | traits))

    @traitlets.validate("answers")
    def _are_answers(self, proposal: Any) -> Any:
        answers = [list(tried) for tried in proposal.value]
        if self.questions and len(answers) != len(self.questions):
            raise traitlets.TraitError(
                f"answers: expected a list of tried choices for each of {len(self.questions)} questions, "
                f"but got {len(answers)}"
            )
        for number, (question, tried) in enumerate(zip(self.questions, answers, strict=False), start=1):
            n_choices = len(question["choices"])
            wrong = [choice for choice in tried if not (isinstance(choice, int) and 0 <= choice < n_choices)]
            if wrong:
                raise traitlets.TraitError(
                    f"answers: question {number} has the choices 0 to {n_choices - 1}, but got {wrong[0]!r}"
                )
        return answers

    def describe(self) -> str:
        asked = " ".join(f"{number}. {question['question']}" for number, question in enumerate(self.questions, start=1))
        return f"questions to test yourself: {asked}"

    def picture(self) -> str:
        """The questions with their choices; which is right is for the reader to find out."""
        parts: list[str] = []
        y = 24
        for number, question in enumerate(self.questions, start=1):
            for i, line in enumerate(textwrap.wrap(question["question"], 76)):
                parts += [svg.text(8, y, f"{number}.")] * (i == 0) + [svg.text(32, y, line)]
                y += 20
            y += 4
            for choice in question["choices"]:
                parts.append(svg.circle(40, y - 4, 4.5, svg.GREY, 0.35))
                for line in textwrap.wrap(choice["text"], 72):
                    parts.append(svg.text(54, y, line))
                    y += 20
            y += 16
        return svg.document(600, y - 16, parts, self.describe())


def _question(question: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A question as plain dictionaries. Raises ValueError, with the question's name, where it is not one."""
    _check_keys(question, {"question": str, "choices": (list, tuple)}, name)
    choices = list(question["choices"])
    if not FEWEST <= len(choices) <= MOST:
        raise ValueError(f"{name} has {len(choices)} choices: expected {FEWEST} to {MOST}")
    for i, choice in enumerate(choices):
        _check_keys(choice, {"text": str, "right": bool, "why": str}, f"{name}, choice {i + 1}")
    n_right = sum(choice["right"] for choice in choices)
    if n_right != 1:
        raise ValueError(f"{name} has {n_right} right choices: expected exactly one")
    texts = [choice["text"] for choice in choices]
    twice = next((text for text in texts if texts.count(text) > 1), None)
    if twice is not None:
        raise ValueError(f"{name} has the choice {twice!r} twice")
    return {"question": question["question"], "choices": [dict(choice) for choice in choices]}


def _check_keys(given: Any, expected: Mapping[str, type | tuple[type, ...]], name: str) -> None:
    """Exactly these keys, with values of these types, and no text empty."""
    if not isinstance(given, Mapping) or set(given) != set(expected):
        found = sorted(map(str, given)) if isinstance(given, Mapping) else repr(given)
        raise ValueError(f"{name}: expected a dictionary with {sorted(expected)}, but got {found}")
    for key, kind in expected.items():
        if not isinstance(given[key], kind):
            wanted = "a list" if key == "choices" else "True or False" if kind is bool else "a text"
            raise ValueError(f"{name}: {key!r} has to be {wanted}, but is {given[key]!r}")
        if isinstance(given[key], str) and not given[key].strip():
            raise ValueError(f"{name}: {key!r} is empty")
