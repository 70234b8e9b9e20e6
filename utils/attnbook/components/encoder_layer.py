# Generated from chapters/3-transformer/10-add-and-norm.ipynb by `make export`. Edit the notebook, not this file.
"""A layer of the Transformer's encoder: attention, feed-forward, and what makes them stack."""

from jaxtyping import Bool, Float
from torch import Tensor, nn

from attnbook.components.multi_head import MultiHeadAttention, Vectors

__all__ = ["EncoderLayer", "FeedForward", "PostNormLayer", "layer_norm"]


class FeedForward(nn.Module):
    """What each word makes of its vector by itself (Vaswani et al., 2017, §3.3)."""

    def __init__(self, d_model: int, d_ff: int) -> None:
        super().__init__()
        self.inner, self.outer = nn.Linear(d_model, d_ff), nn.Linear(d_ff, d_model)

    def forward(self, x: Vectors) -> Vectors:
        return self.outer(self.inner(x).relu())


def layer_norm(
    x: Float[Tensor, "*batch d_model"],
    gamma: Float[Tensor, " d_model"],
    beta: Float[Tensor, " d_model"],
    eps: float = 1e-5,
) -> Float[Tensor, "*batch d_model"]:
    """Each vector to mean 0, variance 1; times gamma, plus beta (Ba et al., 2016)."""
    deviation = x - x.mean(dim=-1, keepdim=True)
    variance = deviation.square().mean(dim=-1, keepdim=True)
    return gamma * deviation / (variance + eps).sqrt() + beta


class EncoderLayer(nn.Module):
    """Self-attention, then feed-forward; each reads a normalised copy (pre-norm)."""

    def __init__(self, d_model: int, n_heads: int, d_ff: int, dropout: float) -> None:
        super().__init__()
        self.attention = MultiHeadAttention(d_model, n_heads)
        self.feed_forward = FeedForward(d_model, d_ff)
        self.norms = nn.ModuleList(nn.LayerNorm(d_model) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(
        self,
        x: Vectors,
        mask: Bool[Tensor, "*#batch #position position"] | None = None,
        need_weights: bool = False,
    ) -> tuple[Vectors, Float[Tensor, "*batch head position position"] | None]:
        y = self.norms[0](x)
        seen, weights = self.attention(y, y, mask, need_weights)
        x = x + self.dropout(seen)
        return x + self.dropout(self.feed_forward(self.norms[1](x))), weights


class PostNormLayer(EncoderLayer):
    """The same parts, each sum normalised (Vaswani et al., 2017, §3.1)."""

    def forward(
        self,
        x: Vectors,
        mask: Bool[Tensor, "*#batch #position position"] | None = None,
        need_weights: bool = False,
    ) -> tuple[Vectors, Float[Tensor, "*batch head position position"] | None]:
        seen, weights = self.attention(x, x, mask, need_weights)
        x = self.norms[0](x + self.dropout(seen))
        return self.norms[1](x + self.dropout(self.feed_forward(x))), weights
