"""Which score function? Translators as in notebook 04 that differ in nothing but how a query and a key are compared."""

from __future__ import annotations

import math

import torch

from attnbook.components.alignment import alignment_error, forced_attention, links
from attnbook.components.attention import attend
from attnbook.components.looking_back import Look, LookingBack
from attnbook.components.scores import AdditiveScore, Attention, ConcatScore, DotScore, GeneralScore
from attnbook.corpora import ParallelCorpus, littleworld
from attnbook.metrics import exact_match
from attnbook.training import fit, seed_everything
from attnbook.translation import translate_pairs
from studies import study

D_MODEL, EPOCHS, BATCH = 64, 4, 64
SCORES = ("dot", "scaled dot", "general", "concat", "additive")
SETTINGS = [{"score": score, "seed": seed} for seed in range(5) for score in SCORES]


def corpus() -> ParallelCorpus:
    return littleworld.corpus("en", "fr", words=(2, 6), n_train=20_000)


def look(score: str) -> Look:
    """A new way to look, with queries, keys and d_attention of D_MODEL numbers."""
    if score == "scaled dot":
        return attend
    if score == "dot":
        return Attention(DotScore())
    if score == "general":
        return Attention(GeneralScore(D_MODEL, D_MODEL))
    return Attention({"concat": ConcatScore, "additive": AdditiveScore}[score](D_MODEL, D_MODEL, D_MODEL))


def train(corpus: ParallelCorpus, score: str, seed: int, progress_bar: bool = False) -> LookingBack:
    """A translator, trained as every one of this study."""
    seed_everything(seed)
    sizes = len(corpus.source_tokenizer), len(corpus.target_tokenizer)
    model = LookingBack(*sizes, D_MODEL, look(score))
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, fused=True)
    fit(model, optimizer, corpus, epochs=range(EPOCHS), batch_size=BATCH, seed=seed, progress_bar=progress_bar)
    return model.eval()


def measures(model: LookingBack, corpus: ParallelCorpus) -> study.Point:
    """How well it translates unseen sentences, and how well its attention aligns them."""
    pairs = corpus.splits["test"]
    written = translate_pairs(model, corpus, pairs)
    maps = forced_attention(model, corpus, pairs)
    gold = [pair.alignment or frozenset() for pair in pairs]
    precision, recall, error_rate = alignment_error([links(one) for one in maps], gold)
    entropies = torch.cat([torch.special.entr(one).sum(dim=1) for one in maps]) / math.log(2)
    return {
        "exact match": exact_match(written, [pair.target for pair in pairs]),
        "alignment error": round(error_rate, 4),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "entropy": round(entropies.mean().item(), 4),  # bits, mean over target words
    }


def measure(score: str, seed: int) -> study.Point:
    """Train one translator and measure it."""
    sentences = corpus()
    return measures(train(sentences, score, seed), sentences)


if __name__ == "__main__":
    study.run("scores", SETTINGS, measure)
