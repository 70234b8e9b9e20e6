"""The checks of notebook 04, “Looking back”. Each knows the mistakes that are easy to make, and names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from attnbook.exercises.verdict import Wrong, as_tensor, close, exercise
from attnbook.specials import EOS, PAD, UNK


def _random(*shape: int) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(0))


@exercise
def softmax(answer: Callable[[Tensor], Any]) -> None:
    """Exercise 1: scores (n,) → shares (n,), also where the scores are large."""
    scores = torch.tensor([1.0, -1.0, 0.0, 2.0])
    right = scores.softmax(dim=0)
    got = as_tensor(answer(scores.clone()), (4,))
    if close(got, scores / scores.sum()):
        raise Wrong("You divide the scores by their sum; but a score may be negative. Raise e to each of them first.")
    if close(got, scores.exp()):
        raise Wrong("All positive, but their sum is not one: divide by it.")
    if close(got, scores.sigmoid()):
        raise Wrong("That is the sigmoid: each score by itself. Shares compete: divide each exp by the sum of all.")
    if not close(got, right):
        raise Wrong(f"For the scores 1, −1, 0, 2 it should give {_shown(right)}, and it gives {_shown(got)}.")
    for large in (torch.tensor([1000.0, 998.0, 0.0]), torch.tensor([-1000.0, -1002.0, -1003.0])):
        right, named = large.softmax(dim=0), ", ".join(f"{score:g}" for score in large.tolist())
        got = as_tensor(answer(large.clone()), (3,))
        if not got.isfinite().all():
            raise Wrong(
                f"Small scores come out right, but for {named} some shares are nan: exp overflows, or all of them "
                "become zero. Only differences between scores count. Which number can you take off all of them?"
            )
        if not torch.allclose(got, right, atol=1e-3):
            raise Wrong(f"For the scores {named} it should give {_shown(right)}, and it gives {_shown(got)}.")


@exercise
def context(answer: Callable[[Tensor, Tensor], Any]) -> None:
    """Exercise 2: state (d,), memory (source, d) → context (d,), with the dot score."""
    state, memory = _random(3), _random(5, 4)[:, 1:]
    weights = (memory @ state).softmax(dim=0)
    got = answer(state, memory)
    if isinstance(got, Tensor) and got.shape == (5,):
        what = "scores" if close(got, memory @ state) else "weights"
        raise Wrong(f"These look like the {what}, one number for each source word. The context is their mixture.")
    got = as_tensor(got, (3,))
    if close(got, (memory @ state) @ memory):
        raise Wrong("You mix with the scores themselves. Turn them into shares first: softmax.")
    if close(got, memory.mean(dim=0)):
        raise Wrong("That is the plain mean: every word counts equally. Weigh each state with its share.")
    if close(got, memory[(memory @ state).argmax()]):
        raise Wrong("That is the one best state, a hard lookup. Mix all of them, each with its share.")
    if close(got, weights.sum() * state):
        raise Wrong("You mix the decoder's state. The values are the encoder's states, the rows of memory.")
    if not close(got, weights @ memory):
        raise Wrong("The shape is right, the numbers are not. Go through the steps: scores, softmax, weighted sum.")


@exercise
def padding_mask(answer: Callable[[Tensor], Any]) -> None:
    """Exercise 3: source ids (batch, source) → mask (batch, 1, source), True where a query may look."""
    source = torch.tensor([[7, UNK, 9, EOS], [8, EOS, PAD, PAD]])
    right = torch.tensor([[[True] * 4], [[True, True, False, False]]])
    got = answer(source)
    if isinstance(got, Tensor) and got.shape == (2, 4):
        raise Wrong(
            "The shape is (batch, source), and attend needs (batch, target, source). One row is enough, since the mask "
            "is the same for every query: give it an axis of length one in the middle."
        )
    if isinstance(got, Tensor) and got.shape == (2, 4, 1):
        raise Wrong(
            "The new axis is at the end. The last axis has to be the source, the keys; the queries come before."
        )
    got = as_tensor(got, (2, 1, 4), torch.bool)
    if torch.equal(got, ~right):
        raise Wrong("It is the wrong way round: True means that a query *may* look there. Padding is False.")
    if torch.equal(got, right & (source != EOS)[:, None]):
        raise Wrong("You hide <eos>, too. It is a real token, with a state of its own; only <pad> means nothing.")
    if torch.equal(got, right & (source != UNK)[:, None]):
        raise Wrong("You hide <unk>, too. It stands for a real word, though an unknown one; only <pad> means nothing.")
    if not torch.equal(got, right):
        raise Wrong(f"For the second sentence, 8 <eos> <pad> <pad>, it should be True True False False, not {got[1]}.")


@exercise
def alignment(answer: Callable[[Tensor], Any]) -> None:
    """Exercise 4: weights (target, source) → set of pairs (source position, target position)."""
    weights = torch.tensor([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.2, 0.1, 0.7], [0.58, 0.42, 0.0], [0.4, 0.35, 0.25]])
    right = {(0, 0), (2, 1), (2, 2), (0, 3), (0, 4)}
    got = answer(weights)
    if got is None:
        raise Wrong("Your function returns nothing: is the `return` missing?")
    if isinstance(got, Tensor):
        raise Wrong("A set of pairs was expected, and a tensor came: {(source position, target position), …}.")
    try:
        pairs = {(int(i), int(j)) for i, j in got}
    except (TypeError, ValueError):
        raise Wrong(f"A set of pairs of whole numbers was expected, and this came: {got!r:.80}.") from None
    if pairs == {(j, i) for i, j in right}:
        raise Wrong("The right words, but each pair is the wrong way round: (source position, target position).")
    by_column = {(j, int(weights[:, j].argmax())) for j in range(3)}
    if pairs in (by_column, {(j, i) for i, j in by_column}):
        raise Wrong(
            "You look for the best target word of each source word. Each *row* is a distribution: one pair a row."
        )
    if pairs != right:
        raise Wrong(f"For each row the column with the largest weight: expected {sorted(right)}, got {sorted(pairs)}.")


@exercise
def entropy(answer: Callable[[Tensor], Any]) -> None:
    """Exercise 5: weights (target, source) → entropy of each row, in nats (target,)."""
    weights = torch.tensor([[0.25, 0.25, 0.25, 0.25], [0.7, 0.1, 0.1, 0.1], [0.5, 0.5, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]])
    right = torch.distributions.Categorical(probs=weights).entropy().clamp_min(0)
    got = as_tensor(answer(weights), (4,))
    if got.isnan().any():
        raise Wrong(
            "The first rows come out, but a weight of exactly zero gives nan: log 0 is −∞, and 0 · −∞ is not a number. "
            "Such a place should count for nothing. See torch.special.entr, or torch.where."
        )
    if close(got, -right):
        raise Wrong("The size is right, the sign is not: entropy is −Σ α log α, zero or positive.")
    if torch.allclose(got, right / torch.tensor(2.0).log(), atol=1e-4):
        raise Wrong("You use the logarithm to base 2 (bits). Here nats are asked for: torch.log.")
    if close(got, torch.special.entr(weights).sum(dim=0)):
        raise Wrong("You add up along the columns. Each *row* is a distribution: dim=-1.")
    if close(got, torch.special.entr(weights).mean(dim=-1)):
        raise Wrong("You take the mean of the terms. Entropy is their sum.")
    off = (got - right).abs() > 1e-4
    if off.any():
        row = int(off.nonzero()[0])
        raise Wrong(f"For the weights {_shown(weights[row])} it should be {right[row]:.3f}, and it is {got[row]:.3f}.")


@exercise
def attend_in_pieces(answer: Callable[..., Any]) -> None:
    """Exercise 6: query (d,), and pairs of key (n, d) and value (n, d) blocks → context (d,), one block at a time."""
    query = 2 * _random(4)
    key, value = _random(7, 4), _random(7, 5)[:, :4]
    _pieces(answer, query, key, value, "", [2, 4, 1])
    _pieces(answer, query, key.flip(0), value.flip(0), "", [3, 4])
    _pieces(answer, 600 * query, key, value, " (for large scores)", [2, 4, 1])
    low = key - 300 * query / (query @ query)  # the same weights, with scores around −300
    _pieces(answer, query, low, value, " (where all scores are very low)", [2, 4, 1])


def _pieces(answer: Callable[..., Any], query: Tensor, key: Tensor, value: Tensor, when: str, sizes: list[int]) -> None:
    drawn: list[int] = []

    def blocks() -> Any:
        for number, block in enumerate(zip(key.split(sizes), value.split(sizes), strict=True)):
            drawn.append(number)
            lent = [half.clone() for half in block]
            yield tuple(lent)
            for half in lent:
                half.fill_(torch.nan)  # only one block fits into memory: the last one is gone

    scores = key @ query
    right = scores.softmax(dim=0) @ value
    got = as_tensor(answer(query, blocks()), (4,))
    if drawn != list(range(len(sizes))):
        raise Wrong("Go through the blocks once, each of them, in their order.")
    if got.isnan().any() and not when:
        raise Wrong(
            "The result is nan. Do you keep blocks for later? There is room for one only: when the next one comes, "
            "the one before is overwritten. Keep sums, not blocks."
        )
    if not got.isfinite().all():
        raise Wrong(
            f"The result is nan or infinite{when}: exp overflows, or everything becomes zero. Keep the largest score "
            "so far, and take it off before exp. When a larger one comes, what you have added up so far has to shrink."
        )
    if close(got, right):
        return
    each = [(k @ query).softmax(dim=0) @ v for k, v in zip(key.split(sizes), value.split(sizes), strict=True)]
    if close(got, torch.stack(each).mean(dim=0)) or close(got, torch.stack(each).sum(dim=0)):
        raise Wrong(
            "You attend to each block by itself and add up the results. A block with low scores would count as much as "
            "one with high scores: keep sum and numerator unnormalised, and divide once, at the end."
        )
    if close(got, each[-1]):
        raise Wrong("Only the last block is in the result: carry the sums along from block to block.")
    if _without_shrinking(scores, value, sizes, got):
        raise Wrong(
            "When a block brings a larger score, the sums so far were made with the old maximum: multiply them by "
            "exp(old maximum − new maximum) before you add."
        )
    raise Wrong(f"The result should be {_shown(right)}{when}, and it is {_shown(got)}.")


def _without_shrinking(scores: Tensor, value: Tensor, sizes: list[int], got: Tensor) -> bool:
    """Whether the sums so far were left as they were when a larger score came."""
    largest, numerator, denominator = torch.tensor(-torch.inf), torch.zeros(4), torch.zeros(())
    for e, v in zip(scores.split(sizes), value.split(sizes), strict=True):
        largest = torch.maximum(largest, e.max())
        raised = (e - largest).exp()
        numerator, denominator = numerator + raised @ v, denominator + raised.sum()
    return close(got, numerator / denominator)


def _shown(numbers: Tensor) -> str:
    return ", ".join(f"{number:.3f}" for number in numbers.tolist())
