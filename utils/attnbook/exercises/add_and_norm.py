"""The checks of notebook 10, “Add and norm”. Each knows mistakes that are easy to make, and names them."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from attnbook.components.encoder_layer import EncoderLayer
from attnbook.exercises.verdict import Wrong, as_tensor, close, exercise


@exercise
def normalised(answer: Callable[[list[float]], Any]) -> None:
    """Exercise 1: a list of numbers → the same with mean 0 and standard deviation 1."""
    for numbers in ([1.0, 3.0, 5.0, 7.0], [2.0, 2.0, 8.0], [-1.0, 0.0, 4.0, 4.0, 3.0]):
        mean, d = statistics.mean(numbers), len(numbers)
        right = [(x - mean) / statistics.pstdev(numbers) for x in numbers]
        got = answer(list(numbers))
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        got, case = [float(x) for x in got], f"For {numbers}"
        if len(got) != d:
            raise Wrong(f"{case}, {d} numbers were expected, and {len(got)} came.")

        def same(other: list[float], got: list[float] = got) -> bool:
            return all(math.isclose(a, b, abs_tol=1e-3) for a, b in zip(got, other, strict=True))

        if same(right):
            continue
        if same([(x - mean) / statistics.stdev(numbers) for x in numbers]):
            raise Wrong(f"{case}, the mean square was taken over {d - 1} numbers, and there are {d}.")
        if same([(x - mean) / statistics.pvariance(numbers) for x in numbers]):
            raise Wrong(f"{case}, you divided by the variance: the root is missing.")
        if same([x - mean for x in numbers]):
            raise Wrong(f"{case}, the mean is right. Now divide by the standard deviation.")
        if same([x / statistics.pstdev(numbers) for x in numbers]):
            raise Wrong(f"{case}, the standard deviation is right. The mean has to be subtracted, too.")
        raise Wrong(f"{case} it should be {[round(x, 3) for x in right]}, and you say {[round(x, 3) for x in got]}.")


@exercise
def size(answer: Callable[[int, int, int], Any]) -> None:
    """Exercise 2: d_model, n_heads, d_ff → how many parameters an EncoderLayer has."""
    for d, n_heads, d_ff in ((6, 3, 10), (8, 2, 32), (512, 8, 2048)):
        right = sum(p.numel() for p in EncoderLayer(d, n_heads, d_ff, dropout=0.0).parameters())
        got = answer(d, n_heads, d_ff)
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        case = f"With d_model = {d}, {n_heads} heads and d_ff = {d_ff}"
        got, missing = int(got), right - int(got)
        if missing == 0:
            continue
        if missing == 4 * d:
            raise Wrong(
                f"{case}, {missing} are missing, 4 · d_model. Each of the two norms has a γ and a β; and each of "
                "attention's four matrices has a bias."
            )
        if missing == 2 * d:
            raise Wrong(f"{case}, {missing} are missing: there are two norms, and each has a γ *and* a β.")
        if missing in (5 * d + d_ff, 9 * d + d_ff, d + d_ff):
            raise Wrong(f"{case}, {missing} are missing: all six matrices have a bias.")
        if got - right in [(n_heads - 1) * k * (d * d + bias) for k in (3, 4) for bias in (0, d)]:
            raise Wrong(f"{case} you have {got - right} too many. Heads share the matrices: more heads cost nothing.")
        raise Wrong(f"{case} it should be {right}, and you say {got}.")


def _first(x: Tensor) -> Tensor:
    return x.roll(1, dims=0) * 0.7 + 0.1


def _second(x: Tensor) -> Tensor:
    return (1.5 * x).tanh()


def _norm(x: Tensor) -> Tensor:
    return F.layer_norm(x, x.shape[-1:])


@exercise
def behind(answer: Callable[..., Any]) -> None:
    """Exercise 3: x, attention, feed_forward, norm → the paper's layer."""
    x = torch.randn(4, 6, generator=torch.Generator().manual_seed(0))

    def layer(first: Callable[[Tensor], Tensor], second: Callable[[Tensor], Tensor]) -> Tensor:
        return second(first(x))

    right = layer(lambda x: _norm(x + _first(x)), lambda x: _norm(x + _second(x)))
    got = as_tensor(answer(x.clone(), _first, _second, _norm), (4, 6))
    if close(got, right):
        return
    if close(got, layer(lambda x: x + _first(_norm(x)), lambda x: x + _second(_norm(x)))):
        raise Wrong("That is pre-norm, the book's layer. In the paper's the norm comes behind the sum.")
    if close(got, layer(lambda x: _norm(_first(x)), lambda x: _norm(_second(x)))):
        raise Wrong("Nothing is added: where are the residual connections?")
    if close(got, layer(lambda x: x + _norm(_first(x)), lambda x: x + _norm(_second(x)))):
        raise Wrong("You normalise what is added. In the paper the *sum* is normalised.")
    if close(got, _norm(x + _second(_norm(x + _first(x))))):
        raise Wrong("The second sum adds to the layer's input. It has to add to what came out of the first norm.")
    if close(got, layer(lambda x: x + _first(x), lambda x: _norm(x + _second(x)))):
        raise Wrong("One norm is missing: there is one behind each of the two sums.")
    if close(got, layer(lambda x: _norm(x + _second(x)), lambda x: _norm(x + _first(x)))):
        raise Wrong("Attention comes first, the feed-forward part second.")
    raise Wrong("The result isn't that of the paper's layer. Write it down as two lines, one for each part.")


def _about(a: Tensor, b: Tensor) -> bool:
    """The same, whatever small number is added below the root."""
    return torch.allclose(a, b, atol=1e-3)


@exercise
def rms(answer: Callable[[Tensor, Tensor], Any]) -> None:
    """Exercise 4: x (position, d), gamma (d,) → x brought to a root mean square of 1, times gamma."""
    generator = torch.Generator().manual_seed(0)
    for n, d in ((3, 8), (5, 4)):
        x, gamma = torch.randn(n, d, generator=generator) + 1, torch.rand(d, generator=generator) + 0.5
        right = F.rms_norm(x, (d,), gamma, eps=1e-5)
        got = as_tensor(answer(x.clone(), gamma.clone()), (n, d))
        if _about(got, right):
            continue
        if _about(got, F.layer_norm(x, (d,), gamma)):
            raise Wrong("That is layer normalisation. Here nothing is subtracted.")
        if _about(got, gamma * x / x.norm(dim=-1, keepdim=True)):
            raise Wrong("You divide by the length, the root of the *sum* of squares. It is the root of their mean.")
        if _about(got, gamma * x / x.square().mean(dim=0).sqrt()):
            raise Wrong("The mean is taken over the words of the sentence. It belongs over the numbers of one word.")
        if _about(got, right / gamma):
            raise Wrong("The γ is missing.")
        if _about(got, gamma * x / x.square().mean(dim=-1, keepdim=True)):
            raise Wrong("You divide by the mean square: the root is missing.")
        raise Wrong(f"The first word should become {[round(v, 3) for v in right[0].tolist()]}.")


@exercise
def fold(answer: Callable[..., Any]) -> None:
    """Exercise 5: gamma, beta (d,), W (out, d), b (out,) → W and b with which a plain norm gives the same."""
    generator = torch.Generator().manual_seed(0)
    for d, out in ((5, 5), (4, 3)):
        gamma, beta, b = (torch.randn(size, generator=generator) for size in (d, d, out))
        W = torch.randn(out, d, generator=generator)
        got = answer(gamma.clone(), beta.clone(), W.clone(), b.clone())
        if not isinstance(got, tuple | list) or len(got) != 2:
            raise Wrong("A matrix and a bias were expected.")
        new_W, new_b = as_tensor(got[0], (out, d)), as_tensor(got[1], (out,))
        if close(new_W, W * gamma) and close(new_b, b + W @ beta):
            continue
        if d == out and close(new_W, gamma[:, None] * W):
            raise Wrong("γ scales what W *reads*: its columns, not its rows.")
        if not close(new_W, W * gamma):
            raise Wrong("The matrix isn't right. Column k of W meets number k of the norm's result, times γ of k.")
        if close(new_b, b):
            raise Wrong("The matrix is right. β gets through W, too: it belongs into the bias.")
        if close(new_b, b + W @ (gamma * beta)):
            raise Wrong("γ doesn't multiply β: the shift comes behind the scale.")
        if d == out and close(new_b, b + beta):
            raise Wrong("β is added before W, not behind it.")
        raise Wrong("The matrix is right, the bias isn't.")
