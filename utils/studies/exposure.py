"""What does a mistake cost a translator, and does it help to have read its own words in training?

Translators as in notebook 02: with plain teacher forcing, with a quarter of the words that the decoder is told replaced
by its own (scheduled sampling), or by the likeliest wrong ones (planted mistakes), from the second epoch on.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch

from attnbook.components.encoder_decoder import EncoderDecoder
from attnbook.components.exposure import after_a_slip, mixed_in
from attnbook.components.teacher_forcing import train_epoch
from attnbook.corpora import Batch, littleworld
from attnbook.metrics import exact_match
from attnbook.training import seed_everything
from attnbook.translation import translate_pairs
from studies import study

REMEDIES = ("none", "scheduled sampling", "planted mistakes")
SHARE = 0.25  # of the words that the decoder is told
EPOCHS = 4
SETTINGS = [{"remedy": remedy, "seed": seed} for seed in range(3) for remedy in REMEDIES]


def measure(remedy: str, seed: int) -> study.Point:
    """Train one translator, let it slip, and let it write."""
    corpus = littleworld.corpus("en", "fr", size="small", words=(2, 6), n_train=20_000)
    seed_everything(seed)
    model = EncoderDecoder(len(corpus.source_tokenizer), len(corpus.target_tokenizer), d_model=256)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, fused=True)
    for epoch in range(EPOCHS):
        batches = corpus.batches("train", batch_size=64, shuffle_seed=epoch + 100 * seed)
        told: Iterable[Batch] = batches
        if epoch and remedy != "none":
            told = (mixed_in(model, batch, SHARE, mistakes=remedy == "planted mistakes") for batch in batches)
        train_epoch(model, told, optimizer)
    model.eval()
    pairs = corpus.splits["test"]
    written = translate_pairs(model, corpus, pairs)
    found = after_a_slip(model, corpus.batches("test", batch_size=250))
    return found | {"exact match": exact_match(written, [pair.target for pair in pairs])}


if __name__ == "__main__":
    study.run("exposure", SETTINGS, measure)
