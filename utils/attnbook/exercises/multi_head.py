"""The checks of notebook 08, “Several heads”. Each knows mistakes that are easy to make, and names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from attnbook.components.attention import attend
from attnbook.components.multi_head import join
from attnbook.exercises.verdict import Wrong, as_tensor, close, exercise


@exercise
def size(answer: Callable[[int, int], Any]) -> None:
    """Exercise 1: d_model and the number of heads → how many numbers MultiHeadAttention learns."""
    for d_model, n_heads in ((12, 3), (512, 8), (512, 1)):
        right = 4 * d_model**2 + 4 * d_model
        got, case = answer(d_model, n_heads), f"With d_model = {d_model} and {n_heads} heads"
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        if got == right:
            continue
        if got == 4 * d_model**2:
            raise Wrong(f"{case}, {4 * d_model} are missing: each of the four has a bias, too.")
        if got in (3 * d_model**2, 3 * d_model**2 + 3 * d_model):
            raise Wrong(f"{case}: you have counted queries, keys and values. What puts the heads together again?")
        if n_heads > 1 and got in (
            n_heads * right,
            n_heads * (3 * d_model**2 + 3 * d_model) + d_model**2 + d_model,
        ):
            raise Wrong(f"{case}: each head makes only d_model / n_heads numbers, not d_model.")
        raise Wrong(f"{case}, it should be {right:,}, and you say {got:,}.")


@exercise
def side_by_side(answer: Callable[[Tensor], Any]) -> None:
    """Exercise 2: what the heads have seen (batch, head, position, d_k) → (batch, position, d_model)."""
    heads = torch.arange(2.0 * 3 * 4 * 5).view(2, 3, 4, 5)
    right = join(heads)
    got = as_tensor(answer(heads.clone()), (2, 4, 15))
    if torch.equal(got, heads.reshape(2, 4, 15)):
        raise Wrong(
            "The shape is right, and the numbers are mixed up: the first row holds what head 1 has seen at *several* "
            "words. The axes have to be swapped before they are merged."
        )
    if torch.equal(got, heads.permute(0, 2, 3, 1).reshape(2, 4, 15)):
        raise Wrong("Each row has the right numbers, in the wrong order: first all of head 1, then all of head 2.")
    if torch.equal(got, heads.flip(1).transpose(1, 2).reshape(2, 4, 15)):
        raise Wrong("The heads stand in the wrong order: head 1 comes first.")
    if not torch.equal(got, right):
        raise Wrong(f"The first word should get {right[0, 0, :6].tolist()} …, and gets {got[0, 0, :6].tolist()} ….")


@exercise
def cut_out(answer: Callable[[Tensor, Tensor, Tensor, Tensor, int, int], Any]) -> None:
    """Exercise 3: W_Q, W_K, W_V, W_O, number of heads, which to cut out → the four smaller matrices."""
    generator = torch.Generator().manual_seed(0)
    d, n_heads = 12, 3
    for gone in (1, 0, 2):
        matrices = [torch.randn(d, d, generator=generator) for _ in range(4)]
        W_Q, W_K, W_V, W_O = (matrix.clone() for matrix in matrices)
        check_cut(answer(W_Q, W_K, W_V, W_O, n_heads, gone), matrices, n_heads, gone)


def check_cut(got: Any, matrices: list[Tensor], n_heads: int, gone: int) -> None:
    """Raises Wrong where `got` is not the four matrices without the head."""
    d = len(matrices[0])
    d_k, place = d // n_heads, torch.arange(d)
    kept = place // d_k != gone
    if not isinstance(got, tuple | list) or len(got) != 4:
        raise Wrong("Four matrices were expected, in the order W_Q, W_K, W_V, W_O.")
    for name, matrix, found in zip(("W_Q", "W_K", "W_V"), matrices, got, strict=False):
        if isinstance(found, Tensor) and found.shape == (d, d - d_k):
            raise Wrong(f"{name} has lost columns. They belong to the numbers of the word; each head made *rows*.")
        if isinstance(found, Tensor) and found.shape == (d, d):
            raise Wrong(f"{name} is as large as before. The head should be gone, not only zero.")
        smaller = as_tensor(found, (d - d_k, d))
        if torch.equal(smaller, matrix[place % n_heads != gone]):
            raise Wrong(f"{name}: every third row is gone. The rows of a head stand together.")
        if any(torch.equal(smaller, matrix[place // d_k != other]) for other in range(n_heads) if other != gone):
            raise Wrong(f"{name} has lost the rows of another head. Heads are counted from 0; {gone} should go.")
        if not torch.equal(smaller, matrix[kept]):
            raise Wrong(f"{name} has the right shape, but not the rows of the other heads in their order.")
    if isinstance(got[3], Tensor) and got[3].shape == (d - d_k, d):
        raise Wrong("W_O has lost rows. Those make the numbers of the output; what it *gets* from a head is columns.")
    W_O = as_tensor(got[3], (d, d - d_k))
    if not torch.equal(W_O, matrices[3][:, kept]):
        raise Wrong("W_O has the right shape, but not the columns of the other heads.")


@exercise
def order_of_removal(answer: Callable[[Callable[[frozenset[int]], float], int], Any]) -> None:
    """Exercise 4: the loss without a set of heads, and how many heads there are → who goes first, second, …"""
    # Heads 0 and 1 stand in for each other: each alone is hardly missed, but one of them is needed.
    alone = (0.01, 0.02, 0.1, 0.3)

    def loss(off: frozenset[int]) -> float:
        return 2.0 + sum(alone[head] for head in off) + (0.5 if {0, 1} <= off else 0.0)

    def of_a_set(off: Any) -> float:
        if not isinstance(off, set | frozenset):
            raise Wrong(f"`loss` takes a set of heads, and this came: {off!r:.60}.")
        return loss(frozenset(off))

    got = answer(of_a_set, 4)
    if got is None:
        raise Wrong("Your function returns nothing: is the `return` missing?")
    got = list(got)
    if sorted(got) != [0, 1, 2, 3]:
        raise Wrong(f"A list with each of the heads 0, 1, 2, 3 once was expected, and this came: {got!r:.60}.")
    if got == [0, 1, 2, 3]:
        raise Wrong(
            "You have sorted them by what each costs *alone*. But once head 0 is gone, head 1 is needed: measure again "
            "after each removal."
        )
    if got[0] == 3:
        raise Wrong("You begin with the one that is missed most. It should be the one that is missed least.")
    if got != [0, 2, 3, 1]:
        raise Wrong(f"At each step the head has to go that then hurts least: 0, 2, 3, 1. You say {got}.")


@exercise
def shared(answer: Callable[[Tensor, Tensor, Tensor], Any]) -> None:
    """Exercise 5: queries (head, position, d_k), keys and values (group, position, d_k) → what each head sees."""
    generator = torch.Generator().manual_seed(0)
    query = torch.randn(6, 5, 4, generator=generator)
    for n_groups in (2, 1, 6):
        key, value = (torch.randn(n_groups, 5, 4, generator=generator) for _ in range(2))
        each = 6 // n_groups
        right = attend(query, key.repeat_interleave(each, dim=0), value.repeat_interleave(each, dim=0))[0]
        got = as_tensor(answer(query.clone(), key.clone(), value.clone()), (6, 5, 4))
        if close(got, right):
            continue
        if close(got, attend(query, key.repeat(each, 1, 1), value.repeat(each, 1, 1))[0]):
            raise Wrong("You deal the groups out in turn. Neighbours share: of 6 heads in 2 groups, 0, 1 and 2 do.")
        unscaled = query @ key.repeat_interleave(each, dim=0).mT
        if close(got, unscaled.softmax(dim=-1) @ value.repeat_interleave(each, dim=0)):
            raise Wrong("The scores have to be divided by the root of d_k.")
        if close(got, attend(query, key[:1].expand(6, 5, 4), value[:1].expand(6, 5, 4))[0]):
            raise Wrong("All heads look at the first group. Each group has heads of its own.")
        raise Wrong(f"With {n_groups} groups the shape is right, and the numbers are not.")
