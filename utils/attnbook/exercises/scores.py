"""The checks of notebook 05, “Four ways to compare”. Each knows the mistakes that are easy to make, and names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from attnbook.exercises.verdict import Wrong, as_tensor, close, exercise


def _random(*shape: int) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(sum(shape)))


@exercise
def general(answer: Callable[[Tensor, Tensor, Tensor], Any]) -> None:
    """Exercise 1: query (d_query,), keys (source, d_key), W (d_query, d_key) → scores (source,)."""
    query, keys, W = _random(3), _random(5, 3), _random(3, 3)
    right = keys @ W.T @ query
    got = as_tensor(answer(query, keys, W), (5,))
    if close(got, keys @ query):
        raise Wrong("That is the dot product: W is missing.")
    if close(got, keys @ W @ query):
        raise Wrong("W is the wrong way round: it has a row for each number of the *query*. W multiplies a key.")
    if close(got, right.softmax(dim=0)):
        raise Wrong("These are the weights already. The scores were asked for, before the softmax.")
    if not close(got, right):
        raise Wrong("The shape is right, the numbers are not. For each key k: query · (W k).")
    query, keys, W = _random(2), _random(5, 4), _random(2, 4)
    if not close(as_tensor(answer(query, keys, W), (5,)), keys @ W.T @ query):
        raise Wrong("Right where query and key have one size, but wrong for queries of 2 numbers and keys of 4.")


@exercise
def additive(answer: Callable[[Tensor, Tensor, Tensor, Tensor, Tensor], Any]) -> None:
    """Exercise 2: queries (target, d_query), keys (source, d_key) and the parameters → scores (target, source)."""
    queries, keys, W_q, W_k, v = _random(4, 3), _random(5, 2), _random(6, 3), _random(6, 2), _random(6)
    at_queries, at_keys = queries @ W_q.T, keys @ W_k.T
    right = (at_queries[:, None] + at_keys[None]).tanh() @ v
    got = answer(queries, keys, W_q, W_k, v)
    if isinstance(got, Tensor) and got.shape == (5, 4):
        raise Wrong("A row for each key came. There has to be a row for each *query*: (target, source).")
    if isinstance(got, Tensor) and got.shape == (4, 5, 6):
        raise Wrong("You are nearly there: v still has to make one number out of the six of each pair.")
    got = as_tensor(got, (4, 5))
    if close(got, (at_queries[:, None] + at_keys[None]) @ v):
        raise Wrong("The tanh is missing. Without it the query would make no difference to the weights.")
    if close(got, (at_queries.tanh()[:, None] + at_keys.tanh()[None]) @ v):
        raise Wrong("You take tanh of each by itself and then add. Add first: query and key have to meet inside it.")
    if close(got, ((at_queries[:, None] + at_keys[None]) @ v).tanh()):
        raise Wrong("The tanh comes too late: before v, not after it.")
    if close(got, right.softmax(dim=-1)):
        raise Wrong("These are the weights already. The scores were asked for, before the softmax.")
    if not close(got, right):
        raise Wrong("The shape is right, the numbers are not. For each pair: v · tanh(W_q q + W_k k).")


@exercise
def error_rate(answer: Callable[[set[tuple[int, int]], set[tuple[int, int]]], Any]) -> None:
    """Exercise 3: the links found, the right links → alignment error rate."""
    found = {(0, 0), (1, 1), (1, 2), (3, 2)}
    gold = {(0, 0), (1, 1), (2, 1), (3, 2), (4, 3), (4, 4)}
    got = answer(set(found), set(gold))
    if got is None:
        raise Wrong("Your function returns nothing: is the `return` missing?")
    try:
        got = float(got)
    except (TypeError, ValueError):
        raise Wrong(f"A number was expected, and a {type(got).__name__} came.") from None
    named = {
        0.6: "That is twice the hits, divided by all links: the share that agrees. The *error* is one minus it.",
        1 - 3 / 4: "That is one minus precision: the links that you missed cost nothing. Count those, too.",
        1 - 3 / 6: "That is one minus recall: links that are wrong cost nothing. Count those, too.",
        1 - 3 / 7: "That is one minus the hits by the union. Divide twice the hits by the two sizes, added up.",
        1 - 3 / 10: "Count the hits twice: each stands in both sets.",
    }
    for value, message in named.items():
        if abs(got - value) < 1e-9:
            raise Wrong(message)
    if abs(got - 0.4) > 1e-6:
        raise Wrong(f"Of 4 links 3 are right, and there should be 6: the error rate is 0.4, and you say {got:.3g}.")
    for one, other, right in ((found, found, 0.0), (found, {(9, 9)}, 1.0)):
        if abs(float(answer(set(one), set(other))) - right) > 1e-6:
            raise Wrong(f"Where {'all' if right == 0 else 'no'} links agree, it should be {right:.0f}.")


@exercise
def look_ahead(answer: Callable[[int], Any]) -> None:
    """Exercise 4: the number of places → W (n, n), with which one-hot place i asks for place i + 1."""
    for n in (6, 3):
        W = as_tensor(answer(n), (n, n))
        weights = W.softmax(dim=-1)  # with one-hot places W is the table of scores itself
        looked, wanted = weights[:-1].argmax(dim=-1).tolist(), list(range(1, n))
        if looked == wanted and weights[range(n - 1), range(1, n)].min() < 0.99:
            raise Wrong("The right place gets most, but less than 99 %. Larger scores make a surer softmax.")
        if weights[1:].argmax(dim=-1).tolist() == list(range(n - 1)):
            raise Wrong("Each place asks for the one *before* it. Row i of W belongs to the query at place i.")
        if looked == list(range(n - 1)):
            raise Wrong("Each place asks for itself. Row i should have its large number in column i + 1.")
        for i, (place, right) in enumerate(zip(looked, wanted, strict=True)):
            if place != right:
                raise Wrong(f"With {n} places, place {i} should look at place {right}, and looks most at {place}.")


@exercise
def just_right(answer: Callable[[], Any]) -> None:
    """Exercise 5: W_q, W_k and v of an additive score that is highest where the key's number is the query's."""
    got = answer()
    if not isinstance(got, tuple) or len(got) != 3:
        raise Wrong("Three tensors were expected: W_q, W_k and v.")
    W_q, W_k, v = got
    if not isinstance(v, Tensor) or v.ndim != 1:
        raise Wrong("v has to be a tensor with one axis: one number for each entry of the hidden layer.")
    d_attention = len(v)
    W_q, W_k = as_tensor(W_q, (d_attention, 2)), as_tensor(W_k, (d_attention, 2))
    places = torch.arange(-3, 3.01, 0.25)
    keys = torch.stack([places, torch.ones_like(places)], dim=-1)
    for wanted in (-2.0, -0.5, 0.0, 1.0, 2.0):
        scores = (W_q @ torch.tensor([wanted, 1.0]) + keys @ W_k.T).tanh() @ v
        best = places[scores.argmax()].item()
        if (scores.diff() >= 0).all() or (scores.diff() <= 0).all():
            raise Wrong(
                f"For a query of {wanted:g} the score only rises or only falls along the keys. One tanh is a step; it "
                "takes a step up and a step down to make a hill."
            )
        if abs(best - wanted) > 0.01:
            raise Wrong(f"For a query of {wanted:g} the best key should be {wanted:g}, and it is {best:g}.")
