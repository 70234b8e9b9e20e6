"""The checks of notebook 07, “Self-attention”. Each knows mistakes that are easy to make, and names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from attnbook.components.attention import attend
from attnbook.exercises.verdict import Wrong, as_tensor, close, exercise
from attnbook.specials import EOS, PAD, SOS
from attnbook.training import bytes_kept


@exercise
def look_before(answer: Callable[[], Any]) -> None:
    """Exercise 1: W_Q (10, 10) with which, one-hot keys given, each number looks at the one before it."""
    got = answer()
    if isinstance(got, Tensor) and not got.is_floating_point():
        got = got.float()
    W_Q = as_tensor(got, (10, 10))
    x = torch.eye(10)
    _, weights = attend(x @ W_Q.T, x, x)
    before, after = torch.arange(-1, 9) % 10, torch.arange(1, 11) % 10
    looks = weights.argmax(dim=1)
    if torch.equal(looks, after):
        raise Wrong("Everyone looks at the *next* one: 3 at 4. It should be the one before: the other way round.")
    if torch.equal(looks[1:], before[1:]):
        if looks[0] != 9:
            raise Wrong(f"Only 0 is wrong: before it, round the circle, comes 9, and it looks at {looks[0]}.")
        least = weights[torch.arange(10), before].min().item()
        if least < 0.99:
            raise Wrong(
                f"Everyone looks at the right one, but with {least:.0%} only, in the worst case: larger scores."
            )
        return
    if torch.equal(looks, torch.arange(10)):
        raise Wrong("Everyone looks at itself: the query of 3 is like the key of 3. It should be like the key of 2.")
    raise Wrong(f"3 should look at 2, and looks at {looks[3]}; 7 should look at 6, and looks at {looks[7]}.")


@exercise
def decoder_mask(answer: Callable[[Tensor], Any]) -> None:
    """Exercise 2: ids (batch, position) → True where a query may look at a key (batch, position, position)."""
    tokens = torch.tensor([[SOS, 7, 8, 9], [SOS, 7, PAD, PAD], [SOS, 9, EOS, PAD]])
    words, past = tokens != PAD, torch.ones(4, 4, dtype=torch.bool).tril()
    right = words[:, None, :] & past
    got = as_tensor(answer(tokens.clone()), (3, 4, 4), torch.bool)
    if torch.equal(got, ~right):
        raise Wrong("It is the other way round: True is where one *may* look.")
    if torch.equal(got, past.expand(3, 4, 4)):
        raise Wrong("Nobody looks ahead, but in the second sentence a word looks at <pad>.")
    if torch.equal(got, words[:, None, :].expand(3, 4, 4)):
        raise Wrong("Nobody looks at <pad>, but the first word looks at the second: the future isn't hidden.")
    if torch.equal(got, words[:, None, :] | past):
        raise Wrong("A word looks where one of the two masks allows it. *Both* have to: &.")
    if torch.equal(got, words[:, :, None] & past):
        raise Wrong("What is masked is the query's side: whole rows of <pad>. The keys are the columns: [:, None, :].")
    if torch.equal(got, words[:, None, :] & past.T):
        raise Wrong("The triangle is upside down: the first word looks at all later ones. Query i, key j: j ≤ i.")
    if torch.equal(got, words[:, None, :] & past.tril(-1)):
        raise Wrong("A word may look at itself: the diagonal belongs to it.")
    if not torch.equal(got, right):
        raise Wrong("It isn't right everywhere: query i may look at key j if j ≤ i and token j isn't <pad>.")


@exercise
def leaks(answer: Callable[[Callable[[Tensor], Tensor], Tensor], Any]) -> None:
    """Exercise 3: a model, ids (1, position) → whether its scores at some place depend on a later word."""
    generator = torch.Generator().manual_seed(0)
    table, mixing = (torch.randn(*shape, generator=generator) for shape in ((30, 5), (5, 9)))
    tokens = torch.tensor([[SOS, 7, 8, 9, 7, 10]])

    def model(mask: Tensor, scale: float = 1.0) -> Callable[[Tensor], Tensor]:
        weights = mask / mask.sum(dim=1, keepdim=True)
        return lambda ids: (weights * scale @ table[ids]) @ mixing

    n = tokens.shape[1]
    past = torch.ones(n, n).tril()
    last_sees_all, one_ahead = past.clone(), past.clone()
    one_ahead[1, 2] = 1e-2
    last_sees_all[n - 2, n - 1] = 1.0
    cases = (
        (
            past,
            False,
            "An honest model is accused, none of whose places sees a later word. Only places *before* a word count.",
        ),
        (torch.ones(n, n), True, "A model without any mask isn't found."),
        (
            last_sees_all,
            True,
            "A leak at the end isn't found: the last place but one sees the last word. Try each word.",
        ),
        (
            one_ahead,
            True,
            "A small leak isn't found: the second place sees a hundredth of the third word. Compare exactly enough.",
        ),
    )
    for mask, leaky, complaint in cases:
        ids = tokens.clone()
        got = answer(model(mask), ids)
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        if isinstance(got, Tensor) and got.numel() == 1:
            got = got.item()
        if not isinstance(got, bool):
            raise Wrong(f"True or False was expected, and this came: {got!r:.60}.")
        if not torch.equal(ids, tokens):
            raise Wrong("Your test changes the tokens that it was given. Work on a clone().")
        if got != leaky:
            raise Wrong(complaint)


@exercise
def divisor(answer: Callable[[int, float, float], Any]) -> None:
    """Exercise 4: d_k and the standard deviations of query and key → what to divide by."""
    for d_k, s_q, s_k in ((64, 1.0, 1.0), (16, 2.0, 0.5), (64, 3.0, 1.0), (100, 0.5, 0.2)):
        right = s_q * s_k * d_k**0.5
        got = answer(d_k, s_q, s_k)
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        got, case = float(got), f"d_k = {d_k}, s_q = {s_q:g}, s_k = {s_k:g}"
        if abs(got - right) < 1e-6:
            continue
        if abs(got - right**2) < 1e-6:
            raise Wrong(f"For {case} you say {got:g}: that is the variance. Divide by its root.")
        if abs(got - d_k**0.5) < 1e-6:
            raise Wrong(f"Right where both deviations are 1. For {case} the scores spread otherwise: by how much?")
        if abs(got - (s_q * s_k * d_k) ** 0.5) < 1e-6:
            raise Wrong(f"For {case}: variances are multiplied, so s_q² s_k² d_k stands under the root.")
        raise Wrong(f"For {case} it should be {right:g}, and you say {got:g}.")


@exercise
def window_attention(answer: Callable[[Tensor, Tensor, Tensor, int], Any]) -> None:
    """Exercise 5: queries, keys, values (position, d), w → what each sees of itself and the w before it."""
    n, d, w = 9, 4, 2
    generator = torch.Generator().manual_seed(0)
    q, k, v = (torch.randn(n, d, generator=generator) for _ in range(3))
    ago = torch.arange(n)[:, None] - torch.arange(n)

    def masked(mask: Tensor) -> Tensor:
        return attend(q, k, v, mask)[0]

    right = masked((ago >= 0) & (ago <= w))
    got = as_tensor(answer(q.clone(), k.clone(), v.clone(), w), (n, d))
    if close(got, masked((ago >= 0) & (ago < w))):
        raise Wrong("Each position sees one too few: itself *and* the w before it.")
    if close(got, masked(ago.abs() <= w)):
        raise Wrong("You look ahead, too. The window ends at the position itself.")
    if close(got, masked(ago >= 0)):
        raise Wrong("Each position sees all before it. Only the last w, and itself.")
    if not close(got[:w], right[:w]) and close(got[w:], right[w:]):
        raise Wrong("Only the first positions are wrong: the rows in front of the first word are no words.")
    if not close(got, right):
        raise Wrong("The shape is right, the numbers are not. Are the scores divided by the root of d?")
    n = 600
    long = [torch.randn(n, d, generator=generator, requires_grad=True) for _ in range(3)]
    kept = bytes_kept(lambda: answer(long[0], long[1], long[2], w))
    if kept >= 4 * n * n:
        raise Wrong(f"Right, but for {n} words you keep {kept / 2**20:.1f} MB: somewhere there is a tensor of n × n.")
