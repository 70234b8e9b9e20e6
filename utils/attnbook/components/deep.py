# Generated from chapters/3-transformer/10-add-and-norm.ipynb by `make export`. Edit the notebook, not this file.
"""A language model of many layers, and its training with a warm-up."""

from collections.abc import Iterable

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn
from torch.nn import functional as F
from tqdm import tqdm

from attnbook.components.multi_head import Vectors
from attnbook.components.positions import sinusoid
from attnbook.components.self_attention import causal_mask, padding_mask
from attnbook.corpora import Batch, ParallelCorpus
from attnbook.specials import PAD

__all__ = ["DeepLanguageModel", "deep_loss", "train_deep"]


class DeepLanguageModel(nn.Module):
    """Scores for the word after each word, by the layers that it is given."""

    def __init__(self, vocab_size: int, d_model: int, layers: Iterable[nn.Module]) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, d_model, padding_idx=PAD)
        self.register_buffer("places", sinusoid(40, d_model), persistent=False)
        self.layers = nn.ModuleList(layers)
        self.norm = nn.LayerNorm(d_model)
        self.output = nn.Linear(d_model, vocab_size)

    def last_layer(self, tokens: Int[Tensor, "batch position"]) -> Vectors:
        """What comes out of the last layer."""
        n = tokens.shape[1]
        x = self.embedding(tokens) + self.get_buffer("places")[:n]
        mask = padding_mask(tokens) & causal_mask(n)
        for layer in self.layers:
            x, _ = layer(x, mask)
        return x

    def forward(self, tokens: Int[Tensor, "batch position"]) -> Vectors:
        return self.output(self.norm(self.last_layer(tokens)))


def deep_loss(model: DeepLanguageModel, batch: Batch) -> Float[Tensor, ""]:
    """Nats per word."""
    scores = model(batch.target_in)
    return F.cross_entropy(scores.mT, batch.target_out, ignore_index=PAD)


def train_deep(model: DeepLanguageModel, corpus: ParallelCorpus, warm_up: int, rate: float = 5e-3) -> list[float]:
    """One epoch; the rate climbs for warm_up steps, then falls. Returns the losses."""
    batches = list(corpus.batches("train", batch_size=64, shuffle_seed=0))
    optimizer = torch.optim.Adam(model.parameters(), lr=rate, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1, (n + 1) / (warm_up + 1)) * (1 - n / len(batches))
    )
    losses = []
    for batch in tqdm(batches, desc="language model", leave=False):
        loss = deep_loss(model, batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
    return losses
