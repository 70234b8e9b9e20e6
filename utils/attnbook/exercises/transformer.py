"""The checks of notebook 11, “The Transformer”. Each knows mistakes that are easy to make, and names them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor

from attnbook.exercises.verdict import Wrong, as_tensor, close, exercise


def _number(got: Any) -> float:
    if got is None:
        raise Wrong("Your function returns nothing: is the `return` missing?")
    return float(got)


@exercise
def wish(answer: Callable[[int, int, float], Any]) -> None:
    """Exercise 1: n_words, the right one, smoothing → the probabilities that label smoothing asks for."""
    for n, right, smoothing in ((4, 3, 0.1), (10, 0, 0.2), (5, 2, 0.0)):
        got = answer(n, right, smoothing)
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        got = [float(x) for x in got]
        case = f"With {n} words, number {right} right and smoothing {smoothing}"
        if len(got) != n:
            raise Wrong(f"{case}, {n} probabilities were expected, and {len(got)} came.")

        def same(on_right: float, on_others: float, got: list[float] = got, right: int = right) -> bool:
            wished = [on_right if i == right else on_others for i in range(len(got))]
            return all(math.isclose(a, b, abs_tol=1e-6) for a, b in zip(got, wished, strict=True))

        if same(1 - smoothing + smoothing / n, smoothing / n):
            continue
        if same(1 - smoothing, smoothing / (n - 1)):
            raise Wrong(
                f"{case}: a distribution, but another one. The paper's share is dealt out to all {n} words, the right "
                "one included."
            )
        if same(1.0, 0.0):
            raise Wrong(f"{case}, nothing is smoothed.")
        if not math.isclose(sum(got), 1, abs_tol=1e-6):
            raise Wrong(f"{case}, the sum should be 1, and it is {sum(got):.3f}.")
        raise Wrong(
            f"{case}, the right word should get {1 - smoothing + smoothing / n:.3f}, and gets {got[right]:.3f}."
        )


@exercise
def cache(answer: Callable[[int, int, int, int, int], Any]) -> None:
    """Exercise 2: n_source, n_written, d_model, n_heads, n_layers → how many numbers the keys and values have."""
    for source, written, d_model, n_heads, n_layers in ((7, 3, 12, 4, 5), (20, 41, 64, 2, 3), (9, 0, 32, 8, 3)):
        right = n_layers * 2 * (source + written) * d_model
        got = _number(answer(source, written, d_model, n_heads, n_layers))
        case = (
            f"With {source} tokens read and {written} written, d_model = {d_model}, {n_heads} heads and "
            f"{n_layers} layers"
        )
        if got == right:
            continue
        if got == right / 2:
            raise Wrong(f"{case} half is missing: there is a value to each key.")
        if got == right / n_layers:
            raise Wrong(f"{case} only one layer is counted.")
        if got == n_layers * 2 * written * d_model:
            raise Wrong(f"{case} only the written words are counted. The source's keys and values are kept, too.")
        if got == n_layers * 2 * source * d_model:
            raise Wrong(f"{case} only the source is counted. What is written is kept, too.")
        if got == right * n_heads:
            raise Wrong(f"{case} it is too much. A head's key has d_model / n_heads numbers.")
        if got == right / n_heads:
            raise Wrong(f"{case} only one head is counted.")
        raise Wrong(f"{case} it should be {right}, and you say {got:.0f}.")


@exercise
def best(answer: Callable[[list[list[float]], float], Any]) -> None:
    """Exercise 3: the probabilities of each sentence's tokens, alpha → the number of the best sentence."""

    def choices(sentences: Sequence[Sequence[float]], alpha: float) -> dict[str, int]:
        sums = [sum(math.log(p) for p in one) for one in sentences]
        penalties = [((5 + len(one)) / 6) ** alpha for one in sentences]
        scores = {
            "right": [s / p for s, p in zip(sums, penalties, strict=True)],
            "not made up": sums,
            "without α": [s / ((5 + len(one)) / 6) for s, one in zip(sums, sentences, strict=True)],
            "multiplied": [s * p for s, p in zip(sums, penalties, strict=True)],
            "product": [math.exp(s) / p for s, p in zip(sums, penalties, strict=True)],
        }
        found = {name: max(range(len(some)), key=some.__getitem__) for name, some in scores.items()}
        worst = min(range(len(sums)), key=scores["right"].__getitem__)
        return found | {"least likely": worst}

    cases: list[tuple[list[list[float]], float]] = [
        ([[0.5, 0.4], [0.9, 0.6], [0.2, 0.9]], 0.6),
        ([[0.4, 0.5], [0.8, 0.7, 0.6, 0.8, 0.7], [0.3, 0.3]], 1.0),
        ([[0.4, 0.5], [0.8, 0.7, 0.6, 0.8, 0.7], [0.3, 0.3]], 0.1),
        ([[0.3], [0.6, 0.52], [0.1, 0.1]], 0.6),
        ([[0.95], [0.998, 0.998, 0.998, 0.998, 0.998]], 1.0),
    ]
    found = [choices(sentences, alpha) for sentences, alpha in cases]
    got = [_number(answer([list(one) for one in sentences], alpha)) for sentences, alpha in cases]
    if got == [one["right"] for one in found]:
        return
    for name, why in (
        ("least likely", "You chose the least likely one. A log-probability is negative: the largest is the best."),
        ("not made up", "Nothing was made up for the length: you chose the sentence with the highest probability."),
        ("without α", "You divided by the length's part without α."),
        ("multiplied", "You multiplied. A log-probability is negative: to make up for length, divide."),
        ("product", "You divided the probability. Take its logarithm first."),
    ):
        if got == [one[name] for one in found]:
            raise Wrong(why)
    for (sentences, alpha), right, number in zip(cases, found, got, strict=True):
        if number != right["right"]:
            raise Wrong(f"For {sentences} and α = {alpha} the best is number {right['right']}, and you say {number:g}.")


@exercise
def patches(answer: Callable[[Tensor, int], Any]) -> None:
    """Exercise 4: a picture (colour, row, column), size → its pieces, (piece, colour · size · size)."""
    for n_colours, rows, columns, size in ((3, 4, 6, 2), (2, 6, 3, 3)):
        picture = torch.arange(n_colours * rows * columns, dtype=torch.float32).view(n_colours, rows, columns)
        pieces = picture.unfold(1, size, size).unfold(2, size, size)
        right = pieces.permute(1, 2, 0, 3, 4).flatten(0, 1).flatten(1)
        got = as_tensor(answer(picture.clone(), size), tuple(right.shape))
        if torch.equal(got, right):
            continue
        if torch.equal(got.sort(dim=1).values, right.sort(dim=1).values):
            raise Wrong("Each row has the right points, in another order: first all of the first colour, line by line.")
        if torch.equal(got.sort(dim=1).values, pieces.permute(2, 1, 0, 3, 4).flatten(0, 1).flatten(1).sort(1).values):
            raise Wrong("The pieces come in another order, column by column. One reads line by line.")
        if torch.equal(got, pieces.reshape(right.shape)):
            raise Wrong(
                "Each row mixes several pieces: the numbers were only written down anew. The colours have to go "
                "behind the pieces first."
            )
        if torch.equal(got, picture.reshape(right.shape)):
            raise Wrong("Each row mixes several pieces: a `reshape` alone cuts lines, not squares.")
        raise Wrong(f"The first piece should be {right[0].tolist()}, and it is {got[0].tolist()}.")


@exercise
def step(answer: Callable[[Tensor, Tensor], Any]) -> None:
    """Exercise 5: log-probabilities (width,) and of each word (width, vocab) → the best continuations."""
    generator = torch.Generator().manual_seed(0)
    for width, n_words in ((3, 7), (2, 9)):
        more = torch.randn(width, n_words, generator=generator).log_softmax(dim=-1)
        more[0, 1:3] += 4  # two of the best go on from the same beginning
        log_p = -torch.arange(1.0, width + 1) / 2
        total = (log_p[:, None] + more).flatten()
        top = total.topk(width)
        right = top.indices // n_words, top.indices % n_words, top.values
        got = answer(log_p.clone(), more.clone())
        if not isinstance(got, tuple | list) or len(got) != 3:
            raise Wrong("Three tensors were expected: beginnings, tokens, log-probabilities.")
        beginning = as_tensor(got[0], (width,), torch.int64)
        token = as_tensor(got[1], (width,), torch.int64)
        values = as_tensor(got[2], (width,))
        if torch.equal(beginning, right[0]) and torch.equal(token, right[1]) and close(values, right[2]):
            continue
        if close(values, right[2]) and torch.equal(beginning, right[1]) and torch.equal(token, right[0]):
            raise Wrong("You return the tokens first. First comes which beginning, then which token.")
        if close(values, (log_p[:, None] + more).max(dim=1).values.sort(descending=True).values):
            raise Wrong("You take one continuation of each beginning. The best may go on from one beginning only.")
        if close(values, (log_p[:, None] + more).max(dim=1).values):
            raise Wrong("You take one continuation of each beginning. The best may go on from one beginning only.")
        if close(values, more.flatten().topk(width).values):
            raise Wrong("What the beginnings had is missing: add `log_p` to the row of each.")
        if close(values, right[2]):
            raise Wrong(
                "The log-probabilities are right; where they come from isn't. Divide the place by the vocabulary."
            )
        if close(values.sort(descending=True).values, right[2]):
            raise Wrong("The right ones, but the best has to come first.")
        raise Wrong(f"The best has {right[2][0]:.3f}, and yours has {values[0]:.3f}.")
