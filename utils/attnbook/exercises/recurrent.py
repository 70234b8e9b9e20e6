"""The checks of notebook 01, “Recurrent networks”. Each knows the mistakes that are easy to make, and names them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from attnbook.exercises.verdict import Wrong, as_tensor, close, exercise


def _random(*shape: int) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(0))


@exercise
def rnn(answer: Callable[[Tensor, Tensor, Tensor, Tensor], Any]) -> None:
    """Exercise 1: x (position, d_in), W_x (d_model, d_in), W_h (d_model, d_model), b (d_model,) → all states."""
    x, W_x, W_h, b = _random(5, 3), _random(5, 3)[:4] / 2, _random(4, 4) / 2, _random(7)[3:]
    states = [torch.zeros(4)]
    for one in x:
        states.append(torch.tanh(W_x @ one + W_h @ states[-1] + b))
    right = torch.stack(states[1:])
    got = answer(x.clone(), W_x.clone(), W_h.clone(), b.clone())
    if isinstance(got, Tensor) and got.shape == (4,) and close(got, right[-1]):
        raise Wrong("That is the last state, and it is right. The states after *every* step are asked for.")
    if isinstance(got, Tensor) and got.shape == (6, 4):
        raise Wrong("One row too many: the zeros that it begins with are no state after a step.")
    got = as_tensor(got, (5, 4))
    if close(got, torch.tanh(x @ W_x.T + b)):
        raise Wrong("Each step begins with zeros: the old state, W_h h, is missing.")
    if close(got[0], right[0]) and not close(got, right):
        raise Wrong("The first state is right, the others are not: does each step read the state of the one before?")
    if close(got[0], W_x @ x[0] + b):
        raise Wrong("The tanh is missing: the state is not kept between −1 and 1.")
    if close(got[0], torch.tanh(W_x @ x[0])):
        raise Wrong("The vector b is missing.")
    if not close(got, right):
        raise Wrong("The shape is right, the numbers are not. By hand: h₁ = tanh(W_x x₁ + b), since h₀ is zero.")


@exercise
def steps_to_forget(answer: Callable[[float], Any]) -> None:
    """Exercise 2: a factor u → the fewest steps after which less than a hundredth is left, or None."""
    for u in (0.5, 0.99, 0.05, 0.0, -0.5, 1.0, -1.2, 1.5):
        right = None
        if abs(u) < 1:
            right = next(n for n in range(10_000) if math.prod([abs(u)] * n) < 0.01)
        got = answer(u)
        if isinstance(got, float) and got.is_integer():
            got = int(got)
        if got == right and not isinstance(got, bool):
            continue
        if right is None:
            raise Wrong(f"For u = {u} nothing is ever forgotten: return None, not {got!r}.")
        if u < 0:
            raise Wrong(f"For u = {u} the sign changes at each step, but it fades: {right} steps, and you say {got!r}.")
        if u == 0:
            raise Wrong(f"For u = 0 everything is gone after one step, and you say {got!r}.")
        if isinstance(got, int) and abs(got - right) == 1:
            raise Wrong(f"Off by one: after {right} steps less than 0.01 is left of u = {u}, and you say {got}.")
        raise Wrong(f"For u = {u} it takes {right} steps, and you say {got!r}.")


@exercise
def clip(answer: Callable[[list[Tensor], float], Any]) -> None:
    """Exercise 3: gradients, a list of tensors → the same, with a length of at most max_norm, all together."""
    long = [torch.tensor([[3.0, 0.0], [0.0, 0.0]]), torch.tensor([4.0])]  # length 5
    short = [0.1 * gradient for gradient in long]
    for gradients, what in ((long, "long"), (short, "short")):
        given = [gradient.clone() for gradient in gradients]
        got = answer(given, 1.0)
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        if not isinstance(got, (list, tuple)) or len(got) != 2:
            raise Wrong("A list of as many tensors as came in was expected.")
        if any(not torch.equal(a, b) for a, b in zip(given, gradients, strict=True)):
            raise Wrong("The gradients that came in have changed: make new tensors, and leave the old ones alone.")
        got = [as_tensor(one, tuple(gradient.shape)) for one, gradient in zip(got, gradients, strict=True)]
        flat = torch.cat([one.flatten() for one in got])
        truth = torch.cat([gradient.flatten() for gradient in gradients])
        if close(flat, truth / (5 if what == "long" else 1)):
            continue
        if what == "short":
            raise Wrong("A gradient that is short enough has changed its length: clipping only ever shortens.")
        if close(flat, torch.tensor([1.0, 0.0, 0.0, 0.0, 1.0])):
            raise Wrong(
                "Each tensor is clipped by itself (or each entry), so the direction has changed, from (3, 4) to "
                "(1, 1). Take the length of all together, and one factor for all."
            )
        if close(flat, truth):
            raise Wrong("A gradient of length 5 comes out as it went in, and the limit is 1.")
        raise Wrong(f"The length should be 1 and it is {flat.norm():.3f}; the direction should be that of (3, 4).")
    zeros = answer([torch.zeros(2), torch.zeros(1)], 1.0)
    if any(not torch.equal(one, torch.zeros_like(one)) for one in zeros):
        raise Wrong("If every gradient is zero, the result should be zeros. Did you divide by the length, which is 0?")
    looser = answer(long, 2.5)
    if abs(torch.cat([one.flatten() for one in looser]).norm().item() - 2.5) > 1e-4:
        raise Wrong("It is right for max_norm = 1, but not for 2.5: the factor is max_norm divided by the length.")


@exercise
def count_ones(answer: Callable[[int], Any]) -> None:
    """Exercise 4: a symbol, 0, 1 or 2 → (forget, input, candidate), so that the cell counts ones since the last 2."""
    gates = {}
    for symbol in (0, 1, 2):
        got = answer(symbol)
        try:
            forget, store, candidate = (float(value) for value in got)
        except (TypeError, ValueError):
            raise Wrong(f"Three numbers were expected, (forget, input, candidate), not {got!r:.60}.") from None
        if any(gate not in (0, 1) for gate in (forget, store, candidate)):
            raise Wrong(f"Each of the three should be 0 or 1; for the symbol {symbol} they are {got!r}.")
        gates[symbol] = forget, store, candidate
    for text in ("111", "1011", "1121", "12", "0120110", "2", "2112111"):
        cell, right = 0.0, 0
        for number, letter in enumerate(text, start=1):
            forget, store, candidate = gates[int(letter)]
            cell = forget * cell + store * candidate
            right = 0 if letter == "2" else right + (letter == "1")
            if cell == right:
                continue
            after = f"After {', '.join(text[:number])} the cell should hold {right}, and it holds {cell:g}. "
            if letter == "2":
                raise Wrong(after + "At a 2 the old cell has to go, and nothing may come in.")
            if letter == "0":
                raise Wrong(after + "At a 0 the cell should stay as it is: keep all of it, add nothing.")
            raise Wrong(after + "At a 1 the old cell is kept and 1 is added.")


@exercise
def gru_step(answer: Callable[[Tensor, Tensor, nn.GRU], Any]) -> None:
    """Exercise 5: x (batch, d_in), h (batch, d_model), an nn.GRU → the new state (batch, d_model)."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        gru = nn.GRU(3, 4).requires_grad_(False)
    x, h = _random(2, 3), _random(4, 4)[2:].tanh()
    right = gru(x[None], h[None])[1][0]
    got = as_tensor(answer(x.clone(), h.clone(), gru), (2, 4))
    if close(got, right):
        return
    W_x, W_h, b_x, b_h = gru.parameters()
    (x_r, x_z, x_n), (h_r, h_z, h_n) = (x @ W_x.T + b_x).chunk(3, dim=-1), (h @ W_h.T + b_h).chunk(3, dim=-1)
    r, z, W_n, b_n = (x_r + h_r).sigmoid(), (x_z + h_z).sigmoid(), W_h[8:], b_h[8:]
    n = (x_n + r * h_n).tanh()
    paper = (x_n + (r * h) @ W_n.T + b_n).tanh()
    outside = (x_n + r * (h_n - b_n) + b_n).tanh()
    for mistake, told in (
        (z * n + (1 - z) * h, "z and 1 − z have changed places: in PyTorch's form z = 1 keeps the old state."),
        (
            (1 - z) * paper + z * h,
            "That is the paper's form: r multiplies h before the matrix. In PyTorch's it multiplies W h + b, after.",
        ),
        ((1 - z) * outside + z * h, "The bias b_hn belongs inside the bracket that r multiplies: r ⊙ (W h + b_hn)."),
        ((1 - r) * (x_n + z * h_n).tanh() + r * h, "r and z have changed places: the stacks' order is r, z, n."),
        (
            (1 - z) * (x_n + h_n).tanh() + z * h,
            "The gate r is missing: it decides how much of the old state the candidate n sees.",
        ),
        (n, "That is the candidate n. The new state mixes it with the old one: (1 − z) ⊙ n + z ⊙ h."),
    ):
        if close(got, mistake):
            raise Wrong(told)
    raise Wrong(
        "The shape is right, the numbers are not. Cut both stacks in three, in the order r, z, n: line by line."
    )
