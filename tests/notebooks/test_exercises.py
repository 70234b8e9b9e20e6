"""The exercises of every notebook: the solution passes, the untouched stub is "not yet", wrong answers are caught.

An exercise NAME is four cells: `exercise-NAME` says what to do, `…-stub` is for the answer, `…-check` checks it, and
`…-solution` holds the solution, folded away.
"""

import re
from typing import Any

import nbformat
import pytest
from answers import RIGHT, WRONG
from notebooks import notebook_paths

from attnbook.exercises.verdict import Verdict

NOTEBOOKS = {path.stem: nbformat.read(path, as_version=4) for path in notebook_paths()}
CELLS = {name: {cell.id: cell.source for cell in notebook.cells} for name, notebook in NOTEBOOKS.items()}
EXERCISES = [
    (name, match[1])
    for name, cells in CELLS.items()
    for cell in cells
    if (match := re.fullmatch(r"exercise-(\w+)", cell))
]
by_exercise = pytest.mark.parametrize(("notebook", "exercise"), EXERCISES)


def answered(notebook: str, exercise: str, answer: str) -> Verdict:
    """What the check says when the stub's cell holds `answer`."""
    cells = CELLS[notebook]
    namespace: dict[str, Any] = {}
    exec(cells["imports"], namespace)
    exec(answer, namespace)
    verdict = eval(cells[f"exercise-{exercise}-check"], namespace)
    assert isinstance(verdict, Verdict)
    return verdict


def solution(notebook: str, exercise: str) -> str:
    folded = CELLS[notebook][f"exercise-{exercise}-solution"]
    found = re.fullmatch(r"<details><summary>Solution</summary>\n\n```python\n(.*?)```.*</details>", folded, re.DOTALL)
    assert found, "a solution is one folded block of Python, and what there is to say about it"
    return found[1]


def check_of(notebook: str, exercise: str) -> Any:
    """The check's function, taken from its cell: `check.NAME(…)`."""
    namespace: dict[str, Any] = {}
    exec(CELLS[notebook]["imports"], namespace)
    return eval(CELLS[notebook][f"exercise-{exercise}-check"].partition("(")[0], namespace)


@by_exercise
def test_the_solution_passes(notebook: str, exercise: str) -> None:
    verdict = answered(notebook, exercise, solution(notebook, exercise))
    assert verdict.passed, verdict
    assert repr(verdict) == "✓ Right."


@by_exercise
def test_the_stub_is_not_yet(notebook: str, exercise: str) -> None:
    verdict = answered(notebook, exercise, CELLS[notebook][f"exercise-{exercise}-stub"])
    assert not verdict.passed
    assert repr(verdict).startswith("… Not yet")


@by_exercise
def test_wrong_answers_are_caught(notebook: str, exercise: str) -> None:
    wrong = WRONG[notebook][exercise]
    assert len(wrong) >= 3, "at least three plausible wrong answers"
    check = check_of(notebook, exercise)
    for answer, hint in wrong:
        verdict = check(answer)
        assert not verdict.passed
        assert hint in verdict.message, verdict.message


@by_exercise
def test_unusual_right_answers_pass(notebook: str, exercise: str) -> None:
    check = check_of(notebook, exercise)
    for answer in RIGHT[notebook][exercise]:
        verdict = check(answer)
        assert verdict.passed, verdict


@by_exercise
def test_the_form(notebook: str, exercise: str) -> None:
    told = CELLS[notebook][f"exercise-{exercise}"]
    assert re.match(r"### Exercise \d+ · .+ [★☆]{3} \(\d+ minutes\)\n", told), "title, stars, time"
    assert "<details><summary>Hint" in told, "a hint by symptom"
    numbers = [
        int(re.match(r"### Exercise (\d+)", CELLS[notebook][f"exercise-{e}"])[1]) for n, e in EXERCISES if n == notebook
    ]
    assert numbers == list(range(1, len(numbers) + 1))


def test_there_are_exercises() -> None:
    assert EXERCISES
    assert {(name, e) for name, some in WRONG.items() for e in some} == set(EXERCISES)
