# Generated from chapters/3-transformer/07-self-attention.ipynb by `make export`. Edit the notebook, not this file.
"""Self-attention: one head, and the masks that say who may look where."""

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor, nn

from attnbook.components.attention import attend
from attnbook.specials import PAD

__all__ = ["SelfAttention", "causal_mask", "padding_mask"]


class SelfAttention(nn.Module):
    """Every position looks at every position (Vaswani et al., 2017, §3.2), one head."""

    def __init__(self, d_model: int, d_k: int, d_v: int) -> None:
        super().__init__()
        self.W_Q = nn.Linear(d_model, d_k, bias=False)
        self.W_K = nn.Linear(d_model, d_k, bias=False)
        self.W_V = nn.Linear(d_model, d_v, bias=False)

    def forward(
        self,
        x: Float[Tensor, "*batch position d_model"],
        mask: Bool[Tensor, "*#batch #position position"] | None = None,
    ) -> tuple[
        Float[Tensor, "*batch position d_v"],
        Float[Tensor, "*batch position position"],
    ]:
        """What each position sees, and where it looks; the mask is that of attend."""
        return attend(self.W_Q(x), self.W_K(x), self.W_V(x), mask)


def padding_mask(
    tokens: Int[Tensor, "batch position"],
) -> Bool[Tensor, "batch 1 position"]:
    """True where there is a word: nobody looks at <pad>."""
    return (tokens != PAD)[:, None, :]


def causal_mask(n: int) -> Bool[Tensor, "n n"]:
    """True where the key stands no later than the query: nobody looks ahead."""
    return torch.ones(n, n, dtype=torch.bool).tril()
