# Generated from chapters/3-transformer/09-positions.ipynb by `make export`. Edit the notebook, not this file.
"""Positions: clock hands that say where a word stands."""

import math

import torch
from jaxtyping import Float
from torch import Tensor

__all__ = ["hand_angles", "rotary", "sinusoid", "turn"]


def hand_angles(n_places: int, d_model: int) -> Float[Tensor, "place hand"]:
    """Where the clock hands stand at each place, in radians; d_model has to be even.

    The first hand turns by 1 radian a place, and each is slower than the one before,
    down to nearly 1/10000 (Vaswani et al., 2017, §3.5).
    """
    if d_model % 2:
        raise ValueError(f"d_model is {d_model}: each hand needs two numbers, so even")
    speeds = 10_000 ** (-torch.arange(0, d_model, 2) / d_model)
    return torch.arange(n_places)[:, None] * speeds


def sinusoid(n_places: int, d_model: int) -> Float[Tensor, "place d_model"]:
    """A vector for each place: the sine and the cosine of each hand, side by side."""
    angles = hand_angles(n_places, d_model)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def turn(step: int, d_model: int) -> Float[Tensor, "d_model d_model"]:
    """The matrix that moves the vector of every place by `step` places."""
    blocks = [
        torch.tensor([[math.cos(t), math.sin(t)], [-math.sin(t), math.cos(t)]])
        for t in (step * hand_angles(2, d_model)[1]).tolist()
    ]
    return torch.block_diag(*blocks)


def rotary(
    vectors: Float[Tensor, "*batch position d_k"],
) -> Float[Tensor, "*batch position d_k"]:
    """Each query, or key, turned by the hands of its place (Su et al., 2021)."""
    angles = hand_angles(*vectors.shape[-2:]).to(vectors)
    x, y = vectors.unflatten(-1, (-1, 2)).unbind(dim=-1)
    pairs = (
        x * angles.cos() - y * angles.sin(),
        x * angles.sin() + y * angles.cos(),
    )
    return torch.stack(pairs, dim=-1).flatten(-2)
