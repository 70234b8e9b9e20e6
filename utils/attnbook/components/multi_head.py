# Generated from chapters/3-transformer/08-multi-head.ipynb by `make export`. Edit the notebook, not this file.
"""Multi-head attention: several looks side by side."""

from jaxtyping import Bool, Float
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.components.attention import attend

__all__ = ["Heads", "MultiHeadAttention", "Vectors", "cut", "join", "look"]

Vectors = Float[Tensor, "*batch position d_model"]
Heads = Float[Tensor, "*batch head position d_k"]


def cut(vectors: Vectors, n_heads: int) -> Heads:
    """Each vector into n_heads pieces; the axis of the heads before the positions."""
    return vectors.unflatten(-1, (n_heads, -1)).transpose(-3, -2)


def join(heads: Heads) -> Vectors:
    """The pieces side by side again: the way back."""
    return heads.transpose(-3, -2).flatten(-2)


def look(
    query: Heads,
    key: Float[Tensor, "*batch head source d_k"],
    value: Float[Tensor, "*batch head source d_k"],
    mask: Bool[Tensor, "*#batch #position source"] | None = None,
    need_weights: bool = True,
) -> tuple[Heads, Float[Tensor, "*batch head position source"] | None]:
    """What each head sees, and where it looks: None if nobody needs to know."""
    if mask is not None:
        mask = mask[..., None, :, :]
    if need_weights:
        return attend(query, key, value, mask)
    return F.scaled_dot_product_attention(query, key, value, mask), None


class MultiHeadAttention(nn.Module):
    """Several heads side by side (Vaswani et al., 2017, §3.2.2)."""

    def __init__(self, d_model: int, n_heads: int) -> None:
        super().__init__()
        if d_model % n_heads:
            raise ValueError(f"{n_heads} heads can't share {d_model} numbers equally")
        self.n_heads = n_heads
        self.W_Q, self.W_K = nn.Linear(d_model, d_model), nn.Linear(d_model, d_model)
        self.W_V, self.W_O = nn.Linear(d_model, d_model), nn.Linear(d_model, d_model)

    def forward(
        self,
        x: Vectors,
        memory: Float[Tensor, "*batch source d_model"],
        mask: Bool[Tensor, "*#batch #position source"] | None = None,
        need_weights: bool = True,
    ) -> tuple[Vectors, Float[Tensor, "*batch head position source"] | None]:
        """x asks, memory is looked at."""
        made = self.W_Q(x), self.W_K(memory), self.W_V(memory)
        query, key, value = (cut(vectors, self.n_heads) for vectors in made)
        seen, weights = look(query, key, value, mask, need_weights)
        return self.W_O(join(seen)), weights
