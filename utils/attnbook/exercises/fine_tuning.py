"""The checks of notebook 13, “The task after”. Each knows mistakes that are easy to make, and names them."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from attnbook.exercises.verdict import Wrong, exercise


def _number(got: Any) -> float:
    if got is None:
        raise Wrong("Your function returns nothing: is the `return` missing?")
    if isinstance(got, list | tuple):
        raise Wrong(f"One number was expected, and a {type(got).__name__} came.")
    return float(got)


@exercise
def added(answer: Callable[[int, int], Any]) -> None:
    """Exercise 1: d_model and the number of classes → how many new numbers a classifier has."""
    for d, n in ((96, 2), (768, 3), (10, 5)):
        got = _number(answer(d, n))
        right = d * n + n
        if got == right:
            continue
        case = f"With vectors of {d} numbers and {n} classes"
        if got == d * n:
            raise Wrong(f"{case} you count the matrix. Each class also has a bias.")
        if got == d * n + d:
            raise Wrong(f"{case} you add {d} biases. There is one for each class, not for each number of the vector.")
        if got == d * d + d + right:
            raise Wrong(f"{case} you count the pooler, too. It isn't new: pre-training had it.")
        raise Wrong(f"{case} there should be {right} new numbers, and you say {got:g}.")


@exercise
def overlap(answer: Callable[[list[str], list[str]], Any]) -> None:
    """Exercise 2: the words that were given and the right ones → their F1."""
    cases = (
        ("the old garden", "the garden", 0.8),
        ("the garden", "the old garden", 0.8),
        ("Anna", "Anna", 1.0),
        ("Paul", "Anna", 0.0),
        ("the the the garden", "the garden", 2 / 3),
        ("garden the", "the garden", 1.0),
    )
    for given, right, f1 in cases:
        got = _number(answer(given.split(), right.split()))
        if math.isclose(got, f1, abs_tol=1e-6):
            continue
        case = f"For “{given}”, where “{right}” is right"
        precision, recall = _shares(given.split(), right.split())
        if f1 == 0:
            raise Wrong(f"{case}, no word is shared: the F1 is 0, and you say {got:g}.")
        if math.isclose(got, precision, abs_tol=1e-6):
            raise Wrong(f"{case}, you return the precision alone: what about right words that are missing?")
        if math.isclose(got, recall, abs_tol=1e-6):
            raise Wrong(f"{case}, you return the recall alone: what about words too many?")
        if math.isclose(got, (precision + recall) / 2, abs_tol=1e-6):
            raise Wrong(f"{case}, you return the plain mean. F1 is the *harmonic* mean, 2 · p · r / (p + r).")
        if given.split().count("the") > 1:
            raise Wrong(f"{case}, a word counts only as often as it stands in both: the F1 is {f1:.3f}, not {got:.3f}.")
        if given == "garden the":
            raise Wrong(f"{case}, the order doesn't count: the F1 is 1, and you say {got:g}.")
        raise Wrong(f"{case}, the F1 is {f1:.3f}, and you say {got:.3f}.")


def _shares(given: list[str], right: list[str]) -> tuple[float, float]:
    """Precision and recall: of what was given, and of what is right, the share that is in both."""
    n_shared = sum(min(given.count(word), right.count(word)) for word in set(given))
    return n_shared / len(given), n_shared / len(right)


@exercise
def threshold(answer: Callable[[list[float], list[bool], list[bool]], Any]) -> None:
    """Exercise 3: margins, whether the best span is right, whether there is an answer → the best threshold."""
    cases = (
        ([4.0, 3.0, 2.0, 1.0], [False, True, False, True], [True, True, True, True]),
        ([3.0, 1.0, -1.0, -2.0], [True, True, False, False], [True, True, False, False]),
        ([3.0, 1.5, 1.0, -2.0], [True, False, False, False], [True, False, False, False]),
        ([2.0, -1.0, -1.5, -3.0], [True, True, True, False], [True, True, True, False]),
        ([4.0, 3.0, 2.0, 1.0], [False, False, False, False], [False, False, False, False]),
    )
    for margins, span_right, told in cases:
        got = _number(answer(list(margins), list(span_right), list(told)))
        places = [-math.inf, *margins]
        best = max(_n_right(place, margins, span_right, told) for place in places)
        found = _n_right(got, margins, span_right, told)
        if found == best:
            continue
        case = f"With the margins {margins}"
        if not any(told):
            raise Wrong(f"{case} and no answer in any story, all should be refused: {got:g} lets some through.")
        if all(told):
            raise Wrong(f"{case} and an answer in every story nothing should be refused: {got:g} refuses some.")
        if found == _n_right(0.0, margins, span_right, told):
            raise Wrong(f"{case} you get {found} right with {got:g}, as many as with 0. {best} are possible.")
        raise Wrong(f"{case} you get {found} right with {got:g}, and {best} are possible.")


def _n_right(place: float, margins: list[float], span_right: list[bool], told: list[bool]) -> int:
    """An answer is given where the margin is larger than the threshold."""
    trios = zip(margins, span_right, told, strict=True)
    return sum(is_right if margin > place else not is_told for margin, is_right, is_told in trios)


@exercise
def labels_of_pieces(answer: Callable[[list[str], list[int]], Any]) -> None:
    """Exercise 4: pieces, and a label for each word → a label for each piece, −100 where there is no question."""
    cases = (
        ("[CLS] Anna plays [SEP]", [3, 0]),
        ("[CLS] un ##friend ##ly people [SEP]", [4, 7]),
        ("[CLS] he play ##s in Seo ##ul [SEP]", [0, 1, 0, 9]),
        ("[CLS] a [UNK] plays [SEP]", [1, 2, 3]),
    )
    for text, labels in cases:
        pieces = text.split()
        left = iter(labels)
        unasked = [piece in ("[CLS]", "[SEP]") or piece.startswith("##") for piece in pieces]
        right = [-100 if one else next(left) for one in unasked]
        got = answer(list(pieces), list(labels))
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        got = [int(one) for one in got]
        if got == right:
            continue
        case = f"For {text!r} with the labels {labels}"
        if len(got) != len(pieces):
            raise Wrong(f"{case} there are {len(pieces)} pieces, and {len(got)} labels come.")
        if got[0] != -100 or got[-1] != -100:
            raise Wrong(f"{case} nobody asks about [CLS] and [SEP]: their label is −100.")
        inner = [one for one, piece in zip(got, pieces, strict=True) if piece.startswith("##")]
        if any(one == 0 for one in inner) and 0 not in labels:
            raise Wrong(f"{case} a piece that goes on with a word has no label: −100, not 0, which is a class.")
        if any(one != -100 for one in inner):
            raise Wrong(
                f"{case} you label the pieces that go on with a word, too: a long word would count several times."
            )
        if "[UNK]" in pieces:
            raise Wrong(f"{case} [UNK] is a word, too, an unknown one. If it gets no label, all later ones slide.")
        raise Wrong(f"{case} the labels should be {right}, and they are {got}.")


@exercise
def windows(answer: Callable[[int, int, int], Any]) -> None:
    """Exercise 5: n tokens, the most that fit, how many each window shares with the next → (start, end) of each."""
    for n, most, shared in ((10, 4, 2), (9, 4, 2), (4, 4, 2), (3, 4, 2), (11, 5, 1), (700, 500, 128)):
        right = [(0, min(n, most))]
        while right[-1][1] < n:
            start = right[-1][1] - shared
            right.append((start, min(n, start + most)))
        got = answer(n, most, shared)
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        got = [(int(start), int(end)) for start, end in got]
        if got == right:
            continue
        case = f"With {n} tokens, windows of {most} and {shared} shared"
        if any(end - start > most for start, end in got):
            raise Wrong(f"{case} one of yours is too long: {got}.")
        if any(end > n for _, end in got):
            raise Wrong(f"{case} one of yours goes beyond the end: {got}.")
        if not got or got[0][0] != 0 or max(end for _, end in got) < n:
            raise Wrong(f"{case} yours leave some of the text out: {got}.")
        if len(got) > len(right) and got[: len(right)] == right:
            raise Wrong(f"{case} your last window has nothing new: the one before it reaches the end. {got}")
        overlaps = [before[1] - after[0] for before, after in pairwise(got)]
        if any(one != shared for one in overlaps):
            raise Wrong(f"{case} neighbours should share {shared} tokens, and yours share {overlaps}.")
        raise Wrong(f"{case} it should be {right}, and yours are {got}.")
