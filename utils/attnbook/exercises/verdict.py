"""What a check says about an answer: right, not yet begun, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

import torch
from torch import Tensor


class Wrong(Exception):
    """Raised by a check: the message says what the answer does, what it should do, and where to look."""


class Verdict(NamedTuple):
    """A check's outcome; a notebook shows it as text."""

    passed: bool
    message: str

    def __repr__(self) -> str:
        return self.message


def exercise(check: Callable[[Any], None]) -> Callable[[Any], Verdict]:
    """Turn a function that raises Wrong into a check that never raises, whatever the reader's code does."""

    @wraps(check)
    def checked(answer: Any) -> Verdict:
        try:
            check(answer)
        except NotImplementedError:
            return Verdict(False, "… Not yet: replace the line `raise NotImplementedError` with your own.")
        except Wrong as wrong:
            return Verdict(False, f"✗ Not right yet. {wrong}")
        except Exception as error:  # the reader's own mistake, told in one line
            return Verdict(False, f"✗ Your code stopped with {type(error).__name__}: {error}")
        return Verdict(True, "✓ Right.")

    return checked


def as_tensor(got: Any, shape: tuple[int, ...], dtype: torch.dtype = torch.float32) -> Tensor:
    """The answer as a tensor of this shape and dtype; raises Wrong, saying what came, where it is none."""
    if got is None:
        raise Wrong("Your function returns nothing: is the `return` missing?")
    if not isinstance(got, Tensor):
        raise Wrong(f"A tensor was expected, and a {type(got).__name__} came.")
    if tuple(got.shape) != shape:
        raise Wrong(f"The shape should be {shape}, and it is {tuple(got.shape)}.")
    if got.dtype != dtype:
        raise Wrong(f"The entries should be {str(dtype).removeprefix('torch.')}, and they are {got.dtype}.")
    return got


def close(a: Tensor, b: Tensor) -> bool:
    return torch.allclose(a, b, atol=1e-5)
