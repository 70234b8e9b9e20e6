"""The checks of notebook 09, “Positions”. Each knows mistakes that are easy to make, and names them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from attnbook.components.attention import attend
from attnbook.components.positions import sinusoid
from attnbook.exercises.verdict import Wrong, as_tensor, close, exercise


@exercise
def number(answer: Callable[[int, int, int], Any]) -> None:
    """Exercise 1: place, dimension, d_model → that number of the place's vector."""
    for place, dimension, d_model in ((0, 0, 8), (0, 1, 8), (1, 0, 8), (3, 2, 8), (3, 3, 8), (50, 6, 8), (7, 5, 64)):
        right = sinusoid(place + 1, d_model)[place, dimension].item()
        got = answer(place, dimension, d_model)
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        got, case = float(got), f"place {place}, number {dimension} of {d_model}"
        if abs(got - right) < 1e-4:
            continue
        angle = place * 10_000 ** (-(dimension - dimension % 2) / d_model)
        if abs(got - (math.cos(angle) if dimension % 2 == 0 else math.sin(angle))) < 1e-4:
            raise Wrong(f"{case}: sine and cosine have changed places. Even numbers are sines.")
        own = place * 10_000 ** (-dimension / d_model)
        if abs(got - (math.sin(own) if dimension % 2 == 0 else math.cos(own))) < 1e-4:
            raise Wrong(f"{case}: a cosine turns with the sine before it: both have the same speed.")
        hand = place * 10_000 ** (-(dimension // 2) / d_model)
        if abs(got - (math.sin(hand) if dimension % 2 == 0 else math.cos(hand))) < 1e-4:
            raise Wrong(f"{case}: hand k turns by 10000^(−2k/d_model). Where is the 2?")
        raise Wrong(f"{case} should be {right:.4f}, and you say {got:.4f}.")


def _bag(x: Tensor) -> Tensor:
    return attend(x, x, x)[0]


def _with_places(x: Tensor) -> Tensor:
    return _bag(x + sinusoid(len(x), x.shape[1]))


def _with_few_places(x: Tensor) -> Tensor:
    return _bag(x + 1e-2 * sinusoid(len(x), x.shape[1]))


def _round_table(x: Tensor) -> Tensor:
    return x + x.roll(1, dims=0)


def _near(x: Tensor) -> Tensor:
    """Near words count more, to the left as to the right."""
    place = torch.arange(len(x))
    return (-(place - place[:, None]).abs().float()).softmax(dim=-1) @ x


def _last_apart(x: Tensor) -> Tensor:
    return torch.cat([x[:-1], 2 * x[-1:]])


def _mean(x: Tensor) -> Tensor:
    return x.mean(dim=0).expand_as(x)


@exercise
def knows_order(answer: Callable[[Callable[[Tensor], Tensor], Tensor], Any]) -> None:
    """Exercise 2: a model, vectors (position, d) → whether it treats the words as more than a bag."""
    x = torch.randn(6, 8, generator=torch.Generator().manual_seed(0))
    cases = (
        (
            _bag,
            False,
            (
                "Attention without places is said to know the order. Its results move along with the words; and sums "
                "in another order differ in the last digits."
            ),
        ),
        (_mean, False, "A model that returns the mean of all words at each place is said to know the order."),
        (_with_places, True, "Attention with places is said to know nothing of the order."),
        (_with_few_places, True, "A model that knows only a little of the order isn't found. Compare exactly enough."),
        (lambda some: some, False, "A model that returns its words unchanged is said to know their order."),
        (
            _round_table,
            True,
            "A model that knows the neighbour to the left, round a table, isn't found. Shuffle at random.",
        ),
        (
            _near,
            True,
            "A model in which near words count more isn't found: turning the row around tells nothing of it.",
        ),
        (_last_apart, True, "A model that only knows which word is the last isn't found. Shuffle more than once."),
    )
    for model, knows, complaint in cases:
        given = x.clone()
        got = answer(model, given)
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        if isinstance(got, Tensor) and got.numel() == 1:
            got = got.item()
        if not isinstance(got, bool):
            raise Wrong(f"True or False was expected, and this came: {got!r:.60}.")
        if not torch.equal(given, x):
            raise Wrong("Your test changes the vectors that it was given. Work on a copy.")
        if got != knows:
            raise Wrong(complaint)


@exercise
def look_ahead(answer: Callable[[], Any]) -> None:
    """Exercise 3: W_Q and W_K, each (64, 64), with which the places of a row make each seat look at the next one."""
    got = answer()
    if not isinstance(got, tuple | list) or len(got) != 2:
        raise Wrong("Two matrices were expected: W_Q and W_K.")
    W_Q, W_K = (as_tensor(one, (64, 64)) for one in got)
    places = sinusoid(200, 64)
    weights = attend(places @ W_Q.T, places @ W_K.T, places)[1][:-1]
    looks = weights.argmax(dim=1) - torch.arange(199)
    if (looks[1:] == -1).all():  # seat 0 has none before it
        raise Wrong("Everyone looks at the seat *before*: turn the query, or the key, the other way.")
    if (looks == 0).all():
        raise Wrong("Everyone looks at their own seat: the query has to be turned by one step.")
    if not (looks == 1).all():
        seat = int((looks != 1).nonzero()[0])
        raise Wrong(f"Seat {seat} looks at seat {seat + int(looks[seat])}, and should look at {seat + 1}.")
    least = weights.diagonal(1).min().item()
    if least < 0.9:
        raise Wrong(f"Everyone looks at the next seat, but with {least:.0%} only, in the worst case. Larger scores.")


@exercise
def alibi(answer: Callable[[int, int], Any]) -> None:
    """Exercise 4: number of heads and of places → what is added to the scores, (head, query, key)."""
    for n_heads, n in ((8, 5), (4, 7)):
        slopes = 2.0 ** (-8.0 * torch.arange(1, n_heads + 1) / n_heads)
        back = (torch.arange(n)[:, None] - torch.arange(n)).float()
        right = -slopes[:, None, None] * back
        got = as_tensor(answer(n_heads, n), (n_heads, n, n))
        past = back >= 0  # what is added to later words doesn't matter: they are masked

        def same(other: Tensor, got: Tensor = got, past: Tensor = past) -> bool:
            return close(got[:, past], other[:, past])

        if same(right):
            continue
        if same(-right):
            raise Wrong("What is further away should get *less*. Is it the sign, or are queries and keys swapped?")
        if same(-(2.0 ** (-8.0 * torch.arange(n_heads) / n_heads))[:, None, None] * back):
            raise Wrong("The first head's slope is 2^(−8/n_heads), not 1: heads are counted from 1 in the formula.")
        raise Wrong(
            f"With {n_heads} heads, head 1 should add {right[0, 3, :4].tolist()} to the scores of the fourth word."
        )


@exercise
def halves(answer: Callable[[int], Any]) -> None:
    """Exercise 5: d_model → the order that puts all sines first and all cosines behind them."""
    for d in (4, 8, 12):
        right = torch.cat([torch.arange(0, d, 2), torch.arange(1, d, 2)])
        got = answer(d)
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        got = torch.as_tensor(got)
        if got.shape != (d,) or got.sort().values.tolist() != list(range(d)):
            raise Wrong(
                f"For d_model = {d} each of the numbers 0 to {d - 1} should come once; this came: {got.tolist()}."
            )
        if d > 4 and torch.equal(got, right.argsort()):
            raise Wrong("That is the way back: from halves to pairs.")
        if torch.equal(got, right.roll(d // 2)):
            raise Wrong("Sines first, then cosines.")
        if not torch.equal(got, right):
            raise Wrong(f"For d_model = {d} it should be {right.tolist()}, and you say {got.tolist()}.")
