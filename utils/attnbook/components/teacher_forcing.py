# Generated from chapters/1-seq2seq/02-encoder-decoder.ipynb by `make export`. Edit the notebook, not this file.
"""Training a translator with the true words as its inputs."""

from collections.abc import Iterable

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.corpora import Batch
from attnbook.specials import PAD

__all__ = ["next_word_loss", "train_epoch"]


def next_word_loss(
    logits: Float[Tensor, "batch target vocab"], target_out: Int[Tensor, "batch target"]
) -> Float[Tensor, ""]:
    """Mean cross-entropy of the true next words, in nats per token, without <pad>."""
    return F.cross_entropy(logits.flatten(0, 1), target_out.flatten(), ignore_index=PAD)


def train_epoch(model: nn.Module, batches: Iterable[Batch], optimizer: torch.optim.Optimizer) -> float:
    """Train on every batch once, with teacher forcing; returns the mean loss per token.

    A gradient longer than 1 is shortened to 1 (Pascanu et al., 2013).
    """
    model.train()
    total, n_tokens = 0.0, 0
    for batch in batches:
        logits, _ = model(batch.source, batch.target_in)
        loss = next_word_loss(logits, batch.target_out)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
        optimizer.step()
        total += loss.item() * batch.n_target_tokens
        n_tokens += batch.n_target_tokens
    return total / n_tokens
