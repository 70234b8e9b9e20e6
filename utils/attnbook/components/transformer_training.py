# Generated from chapters/3-transformer/11-transformer.ipynb by `make export`. Edit the notebook, not this file.
"""Training a Transformer: label smoothing, the paper's learning rate, and a training with a warm-up."""

import itertools

import torch
from jaxtyping import Float, Int
from torch import Tensor
from tqdm import tqdm

from attnbook.components.transformer import Transformer
from attnbook.corpora import ParallelCorpus
from attnbook.specials import PAD

__all__ = ["paper_rate", "smooth_loss", "train_transformer"]


def smooth_loss(
    logits: Float[Tensor, "batch target vocab"],
    target_out: Int[Tensor, "batch target"],
    smoothing: float = 0.1,
) -> Float[Tensor, ""]:
    """Cross-entropy with smoothed labels, in nats per token, without <pad> (§5.4)."""
    log_p = logits.log_softmax(dim=-1)[target_out != PAD]
    right = log_p.gather(1, target_out[target_out != PAD][:, None])
    return -((1 - smoothing) * right.mean() + smoothing * log_p.mean())


def paper_rate(step: int, d_model: int, warm_up: int) -> float:
    """The learning rate of Vaswani et al. (2017, eq. 3); the first step is 1."""
    return d_model**-0.5 * min(step**-0.5, step * warm_up**-1.5)


def train_transformer(
    model: Transformer,
    corpus: ParallelCorpus,
    epochs: int,
    rate: float,
    warm_up: int,
    batch_size: int,
    smoothing: float = 0.1,
) -> None:
    """The rate climbs for warm_up steps and then falls to 0."""
    each = [corpus.batches("train", batch_size, shuffle_seed=n) for n in range(epochs)]
    batches = list(itertools.chain.from_iterable(each))
    parameters = model.parameters()
    optimizer = torch.optim.AdamW(parameters, lr=rate, betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (warm_up + 1), 1 - n / len(batches))
    )
    model.train()
    for batch in tqdm(batches, desc="Transformer", leave=False):
        logits, _ = model(batch.source, batch.target_in)
        optimizer.zero_grad()
        smooth_loss(logits, batch.target_out, smoothing).backward()
        optimizer.step()
        schedule.step()
