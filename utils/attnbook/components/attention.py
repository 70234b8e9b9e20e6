# Generated from chapters/2-attention/04-looking-back.ipynb by `make export`. Edit the notebook, not this file.
"""Attention: scores, shares, and the mixture that they make."""

import torch
from jaxtyping import Bool, Float
from torch import Tensor

__all__ = ["attend", "masked_softmax"]


def masked_softmax(
    scores: Float[Tensor, "*batch target source"],
    mask: Bool[Tensor, "*#batch #target source"] | None = None,
) -> Float[Tensor, "*batch target source"]:
    """The attention distribution of each query: the softmax of its scores.

    mask[..., i, j] is True where query i may look at key j; a query that may look at
    nothing gets zero weights.
    """
    if mask is None:
        return scores.softmax(dim=-1)
    weights = scores.masked_fill(~mask, -torch.inf).softmax(dim=-1)
    return weights.masked_fill(~mask, 0.0)  # 0/0 where nothing may be looked at


def attend(
    query: Float[Tensor, "*batch target d_k"],
    key: Float[Tensor, "*batch source d_k"],
    value: Float[Tensor, "*batch source d_v"],
    mask: Bool[Tensor, "*#batch #target source"] | None = None,
) -> tuple[Float[Tensor, "*batch target d_v"], Float[Tensor, "*batch target source"]]:
    """Scaled dot-product attention (Vaswani et al., 2017, eq. 1).

    mask[..., i, j] is True where query i may look at key j; a query that may look at
    nothing gets a zero output and zero weights. Returns the attended values and the
    weights that made them.
    """
    scores = query @ key.transpose(-2, -1) / key.shape[-1] ** 0.5
    weights = masked_softmax(scores, mask)
    return weights @ value, weights
