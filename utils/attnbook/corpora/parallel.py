"""Sentence pairs in splits, and the batches that a translator trains on."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import torch
from jaxtyping import Int
from torch import Tensor

from attnbook.corpora.tokenizer import Tokenizer
from attnbook.specials import EOS, PAD, SOS

POOL = 100  # batches that are sorted by length together: enough to find peers, few enough to keep the order random


class Pair(NamedTuple):
    """A sentence and its translation.

    alignment holds the gold links (index of a source word, index of a target word), words being what white space
    separates; only Little World knows them.
    """

    source: str
    target: str
    alignment: frozenset[tuple[int, int]] | None = None


EncodedPair = tuple[list[int], list[int]]


@dataclass(frozen=True)
class Batch:
    """Sentence pairs as ids, filled up with <pad> on the right.

    source:     w1 … wn <eos>
    target_in:  <sos> w1 … wm     what the decoder is told (teacher forcing)
    target_out: w1 … wm <eos>     what it should answer, one place ahead
    """

    source: Int[Tensor, "batch source"]
    target_in: Int[Tensor, "batch target"]
    target_out: Int[Tensor, "batch target"]

    @classmethod
    def of(cls, pairs: Sequence[EncodedPair]) -> "Batch":
        """The batch of some encoded pairs (see `ParallelCorpus.encode`), in their order."""
        return cls(
            source=_pad([source for source, _ in pairs]),
            target_in=_pad([[SOS, *target[:-1]] for _, target in pairs]),
            target_out=_pad([target for _, target in pairs]),
        )

    @property
    def n_target_tokens(self) -> int:
        """How many tokens the decoder has to answer: the padding does not count, each <eos> does."""
        return int((self.target_out != PAD).sum())

    def to(self, device: torch.device | str) -> "Batch":
        """The same batch on another device."""
        return Batch(self.source.to(device), self.target_in.to(device), self.target_out.to(device))

    def __len__(self) -> int:
        return len(self.source)


def _pad(rows: list[list[int]]) -> Int[Tensor, "batch longest"]:
    longest = max(map(len, rows))
    return torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])


@dataclass
class ParallelCorpus:
    """Sentence pairs of two languages in splits, with a tokenizer for each language.

    splits: the pairs of "train", "valid", "test" and, in some corpora, more. They are encoded once: do not change them.
    edition: which edition was downloaded, where there is more than one.
    max_tokens: the longest sentence let through, in tokens; one endless line would make its whole batch as long.
    """

    name: str
    source_language: str
    target_language: str
    splits: dict[str, list[Pair]] = field(repr=False)
    source_tokenizer: Tokenizer
    target_tokenizer: Tokenizer
    edition: str = ""
    max_tokens: int = 256
    _encoded: dict[str, list[EncodedPair]] = field(default_factory=dict, init=False, repr=False)

    def encode(self, pairs: Sequence[Pair]) -> list[EncodedPair]:
        """The ids of each source and each target, both ending in <eos>.

        Raises ValueError for a sentence of more than max_tokens tokens.
        """
        sources = self.source_tokenizer.encode_batch(pair.source for pair in pairs)
        targets = self.target_tokenizer.encode_batch(pair.target for pair in pairs)
        for pair, source, target in zip(pairs, sources, targets, strict=True):
            for text, ids in ((pair.source, source), (pair.target, target)):
                if len(ids) > self.max_tokens:
                    raise ValueError(
                        f"expected sentences of at most {self.max_tokens} tokens, got one of {len(ids)}, "
                        f"“{text[:60]}…”: shorten it, or raise the corpus's max_tokens"
                    )
        return [([*source, EOS], [*target, EOS]) for source, target in zip(sources, targets, strict=True)]

    def batches(
        self, split: str, batch_size: int, *, shuffle_seed: int | None = None, device: torch.device | str = "cpu"
    ) -> list[Batch]:
        """Every pair of a split once, in batches of sentences of like length, so that little padding is needed.

        With a shuffle_seed (training: another one each epoch) batches are made and ordered at random, the same for the
        same seed; without one (evaluation) they go from short to long. One batch, or with a seed a few, may be smaller.
        Raises ValueError for an unknown or empty split.
        """
        if split not in self.splits:
            raise ValueError(f"expected one of the splits {', '.join(self.splits)}, got {split!r}")
        if not self.splits[split]:
            raise ValueError(f"expected pairs in the split {split!r} of {self.name}, found none")
        if batch_size < 1:
            raise ValueError(f"expected a batch_size of at least 1, got {batch_size}")
        if split not in self._encoded:
            self._encoded[split] = self.encode(self.splits[split])
        groups = _bucket(self._encoded[split], batch_size, shuffle_seed)
        return [Batch.of(group).to(device) for group in groups]

    def __repr__(self) -> str:
        sizes = ", ".join(f"{split} {len(pairs):,}" for split, pairs in self.splits.items())
        edition = f" ({self.edition})" if self.edition else ""
        return (
            f"{self.name}{edition}: {self.source_language} → {self.target_language}, "
            f"vocabulary {len(self.source_tokenizer):,} → {len(self.target_tokenizer):,}\n"
            f"pairs: {sizes}"
        )


def _bucket(pairs: list[EncodedPair], batch_size: int, shuffle_seed: int | None) -> list[list[EncodedPair]]:
    """Cut the pairs into batches of like length. Sorting inside large random pools keeps a batch's company random."""
    pool_size = len(pairs)
    if shuffle_seed is not None:
        shuffle = random.Random(shuffle_seed).shuffle
        pairs = pairs.copy()
        shuffle(pairs)
        pool_size = POOL * batch_size
    groups = []
    for start in range(0, len(pairs), pool_size):
        pool = sorted(pairs[start : start + pool_size], key=lambda pair: (len(pair[1]), len(pair[0])))
        groups += [pool[i : i + batch_size] for i in range(0, len(pool), batch_size)]
    if shuffle_seed is not None:
        shuffle(groups)
    return groups
