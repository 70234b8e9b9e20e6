# Generated from chapters/4-bert/12-pre-training.ipynb by `make export`. Edit the notebook, not this file.
"""BERT: the Transformer's encoder alone, for one text or two."""

from typing import NamedTuple

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.components.encoder_layer import FeedForward, PostNormLayer
from attnbook.components.multi_head import Vectors
from attnbook.components.self_attention import padding_mask

__all__ = ["EPS", "Bert", "BertEmbedding", "BertLayer", "BertSizes", "GeluFeedForward", "Looks", "Tokens"]

Tokens = Int[Tensor, "batch position"]
Looks = Float[Tensor, "batch head position position"]


class BertSizes(NamedTuple):
    """Of the whole; the feed-forward parts are four times as wide as d_model."""

    vocab_size: int
    d_model: int = 128
    n_heads: int = 4
    n_layers: int = 4
    n_positions: int = 128
    dropout: float = 0.0


EPS = 1e-12  # what BERT's norms add to the variance


class BertEmbedding(nn.Module):
    """The sum of three vectors (Devlin et al., 2019, §3, fig. 2), normalised."""

    def __init__(self, sizes: BertSizes) -> None:
        super().__init__()
        self.piece = nn.Embedding(sizes.vocab_size, sizes.d_model)
        self.segment = nn.Embedding(2, sizes.d_model)
        self.position = nn.Embedding(sizes.n_positions, sizes.d_model)
        self.norm = nn.LayerNorm(sizes.d_model, eps=EPS)
        self.dropout = nn.Dropout(sizes.dropout)

    def forward(self, tokens: Tokens, segments: Tokens) -> Vectors:
        """The segment of a token is 0 in the first text, 1 in the second."""
        n, most = tokens.shape[1], self.position.num_embeddings
        if n > most:
            raise ValueError(f"{n} tokens, and there are only {most} positions")
        places = torch.arange(n, device=tokens.device)
        x = self.piece(tokens) + self.segment(segments) + self.position(places)
        return self.dropout(self.norm(x))


class GeluFeedForward(FeedForward):
    """The feed-forward part, with GELU."""

    def forward(self, x: Vectors) -> Vectors:
        return self.outer(F.gelu(self.inner(x)))


class BertLayer(PostNormLayer):
    """A layer of the encoder as BERT has it."""

    def __init__(self, d_model: int, n_heads: int, d_ff: int, dropout: float) -> None:
        super().__init__(d_model, n_heads, d_ff, dropout)
        self.feed_forward = GeluFeedForward(d_model, d_ff)
        self.norms = nn.ModuleList(nn.LayerNorm(d_model, eps=EPS) for _ in range(2))


class Bert(nn.Module):
    """Reads one or two texts: a vector for each token, which knows all others."""

    def __init__(self, sizes: BertSizes) -> None:
        super().__init__()
        d, layers = sizes.d_model, range(sizes.n_layers)
        self.embedding = BertEmbedding(sizes)
        self.layers = nn.ModuleList(BertLayer(d, sizes.n_heads, 4 * d, sizes.dropout) for _ in layers)
        self.pooler = nn.Linear(d, d)

    def forward(
        self, tokens: Tokens, segments: Tokens, need_weights: bool = False
    ) -> tuple[Vectors, list[Looks | None]]:
        """The last layer's vectors, and where each layer looks; nobody at padding."""
        x, mask, looks = self.embedding(tokens, segments), padding_mask(tokens), []
        for layer in self.layers:
            x, weights = layer(x, mask, need_weights)
            looks.append(weights)
        return x, looks

    def pooled(self, x: Vectors) -> Float[Tensor, "batch d_model"]:
        """What stands at [CLS], for answers about the whole (§3.1, §4.1)."""
        return self.pooler(x[:, 0]).tanh()
