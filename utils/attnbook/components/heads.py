# Generated from chapters/3-transformer/08-multi-head.ipynb by `make export`. Edit the notebook, not this file.
"""A language model made of attention, and what becomes of it without some of its heads."""

import copy
from collections.abc import Iterable
from functools import partial

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn
from torch.nn import functional as F
from tqdm import tqdm

from attnbook.components.multi_head import MultiHeadAttention, Vectors
from attnbook.components.self_attention import causal_mask, padding_mask
from attnbook.corpora import Batch, ParallelCorpus
from attnbook.specials import PAD

__all__ = ["AttentionLanguageModel", "averaged", "last_looks", "levelled", "loss_of", "train_language_model", "without"]


class AttentionLanguageModel(nn.Module):
    """Scores for the word after each word, by layers of causal self-attention."""

    def __init__(self, vocab_size: int, d_model: int, n_heads: int, n_layers: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, d_model, padding_idx=PAD)
        self.place = nn.Embedding(40, d_model)
        layers = [MultiHeadAttention(d_model, n_heads) for _ in range(n_layers)]
        self.layers = nn.ModuleList(layers)
        self.output = nn.Linear(d_model, vocab_size)

    def forward(
        self, tokens: Int[Tensor, "batch position"], need_weights: bool = False
    ) -> tuple[Float[Tensor, "batch position vocab"], list[Tensor | None]]:
        """The scores, and where the heads of each layer look."""
        n, weights = tokens.shape[1], []
        x = self.embedding(tokens) + self.place(torch.arange(n))
        mask = padding_mask(tokens) & causal_mask(n)
        for layer in self.layers:
            seen, looks = layer(x, x, mask, need_weights)
            x = x + seen
            weights.append(looks)
        return self.output(x), weights


def loss_of(model: AttentionLanguageModel, batch: Batch) -> Float[Tensor, ""]:
    """Nats per word."""
    scores, _ = model(batch.target_in)
    return F.cross_entropy(scores.mT, batch.target_out, ignore_index=PAD)


def train_language_model(model: AttentionLanguageModel, corpus: ParallelCorpus) -> None:
    """Teach it the corpus's target sentences, with ever smaller steps."""
    epochs = 8
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-3)
    smaller = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.1, epochs)
    for epoch in tqdm(range(epochs), desc="language model", leave=False):
        for batch in corpus.batches("train", batch_size=64, shuffle_seed=epoch):
            loss = loss_of(model, batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        smaller.step()


@torch.no_grad()
def last_looks(
    model: AttentionLanguageModel, tokens: Int[Tensor, "batch position"]
) -> Float[Tensor, "layer head position"]:
    """Where each head looks from the last word, on average."""
    _, weights = model(tokens, need_weights=True)
    return torch.stack([layer[:, :, -1].mean(dim=0) for layer in weights])


def without(model: AttentionLanguageModel, heads: Iterable[tuple[int, int]]) -> AttentionLanguageModel:
    """A copy in which these heads, (layer, head) from 0, are switched off."""
    model = copy.deepcopy(model)
    with torch.no_grad():
        for layer, head in heads:
            attention = model.layers[layer]
            assert isinstance(attention, MultiHeadAttention)
            columns = attention.W_O.weight.unflatten(1, (attention.n_heads, -1))
            columns[:, head] = 0  # a view: the weight itself changes
    return model


def levelled(_: nn.Module, inputs: tuple[Vectors], head: int, n_heads: int) -> Vectors:
    """What W_O is given, with one head's part replaced by its mean over the batch."""
    parts = inputs[0].unflatten(-1, (n_heads, -1)).clone()
    parts[:, :, head] = parts[:, :, head].mean(dim=0)
    return parts.flatten(-2)


def averaged(model: AttentionLanguageModel, heads: Iterable[tuple[int, int]]) -> AttentionLanguageModel:
    """A copy in which these heads say the same about all sentences of a batch."""
    model = copy.deepcopy(model)
    for layer, head in heads:
        attention = model.layers[layer]
        assert isinstance(attention, MultiHeadAttention)
        level = partial(levelled, head=head, n_heads=attention.n_heads)
        attention.W_O.register_forward_pre_hook(level)  # called with what it is given
    return model
