# Generated from chapters/2-attention/05-score-functions.ipynb by `make export`. Edit the notebook, not this file.
"""Attention as an alignment, held against the gold one."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor, nn

from attnbook.corpora import Batch, Pair, ParallelCorpus

__all__ = ["AlignmentError", "Links", "alignment_error", "forced_attention", "links"]

Links = frozenset[tuple[int, int]]  # (place in the source, place in the target)


def links(weights: Float[Tensor, "target source"]) -> Links:
    """Each target word with the source word that it looks at most.

    The last column is <eos>: who looks there is linked to nothing.
    """
    eos = weights.shape[1] - 1
    best = weights.argmax(dim=1).tolist()
    return frozenset((j, i) for i, j in enumerate(best) if j != eos)


class AlignmentError(NamedTuple):
    """Shares from 0 to 1."""

    precision: float  # of the links found, those that are right
    recall: float  # of the right links, those that were found
    error_rate: float


def alignment_error(found: Sequence[Links], gold: Sequence[Links]) -> AlignmentError:
    """Precision, recall and alignment error rate of a corpus (Och and Ney, 2003).

    All gold links count as sure ones.
    """
    hits = sum(len(a & b) for a, b in zip(found, gold, strict=True))
    n_found, n_gold = sum(map(len, found)), sum(map(len, gold))
    error_rate = 1 - 2 * hits / (n_found + n_gold)
    return AlignmentError(hits / max(n_found, 1), hits / n_gold, error_rate)


@torch.no_grad()
def forced_attention(
    model: nn.Module, corpus: ParallelCorpus, pairs: Sequence[Pair]
) -> list[Float[Tensor, "target source"]]:
    """Where a translator looks while it is made to write the true translations.

    A map for each pair: a row for each target word, a column for each source word and
    one more for <eos>.
    """
    device = next(model.parameters()).device
    maps = []
    for start in range(0, len(pairs), 250):
        some = corpus.encode(pairs[start : start + 250])
        batch = Batch.of(some).to(device)
        _, weights = model(batch.source, batch.target_in)
        for one, (source, target) in zip(weights.cpu(), some, strict=True):
            maps.append(one[: len(target) - 1, : len(source)])
    return maps
