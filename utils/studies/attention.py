"""Does attention cure what one vector can't hold? Translators of notebook 06, on the sentences of `bottleneck`.

Each point trains one and measures exact match and BLEU by the length of the source, and its alignment against the gold
one. Beside the translator of the chapter: with the general score, with an encoder that reads one way only (its states
as wide), into Korean, and the translator without attention, trained in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import nn

from attnbook.components.alignment import alignment_error, forced_attention, links
from attnbook.components.attention_translator import AttentionTranslator
from attnbook.components.encoder_decoder import EncoderDecoder
from attnbook.components.scores import GeneralScore
from attnbook.corpora import ParallelCorpus
from attnbook.training import fit, seed_everything
from studies import bottleneck, study

EPOCHS, BATCH = 8, 128


def _settings() -> Iterator[study.Point]:
    for seed in range(3):
        for translator in ("attention", "general score", "one way", "one vector"):
            yield {"translator": translator, "size": 64, "target": "fr", "seed": seed}
        for translator in ("attention", "one vector"):
            yield {"translator": translator, "size": 128, "target": "fr", "seed": seed}
        yield {"translator": "attention", "size": 64, "target": "ko", "seed": seed}


SETTINGS = list(_settings())


def build(translator: str, sentences: ParallelCorpus, size: int) -> EncoderDecoder | AttentionTranslator:
    """A new translator; its vectors have `size` numbers, and the states of its encoder twice as many."""
    vocabularies = len(sentences.source_tokenizer), len(sentences.target_tokenizer)
    if translator == "one vector":
        return EncoderDecoder(*vocabularies, size)
    model = AttentionTranslator(*vocabularies, size)
    if translator == "general score":
        model.decoder.cell.score = GeneralScore(size, 2 * size)
    elif translator == "one way":
        model.encoder.lstm = nn.LSTM(size, 2 * size, batch_first=True)
    return model


def optimizer_of(model: nn.Module, size: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW, and what lowers its learning rate after each epoch; larger models begin with a smaller one."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.01 * (64 / size) ** 0.5, fused=True)
    return optimizer, torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.1, total_iters=EPOCHS)


def train(sentences: ParallelCorpus, translator: str, size: int, seed: int) -> EncoderDecoder | AttentionTranslator:
    """A translator, trained as every one of this study."""
    seed_everything(seed)
    model = build(translator, sentences, size)
    optimizer, slower = optimizer_of(model, size)
    fit(
        model,
        optimizer,
        sentences,
        epochs=range(EPOCHS),
        batch_size=BATCH,
        seed=seed,
        after_epoch=lambda _: slower.step(),
        progress_bar=False,
    )
    return model.eval()


def measure(translator: str, size: int, target: str, seed: int) -> study.Point:
    """Train one translator and measure it."""
    sentences = bottleneck.corpus(target=target)
    model = train(sentences, translator, size, seed)
    found = bottleneck.quality_by_length(model, sentences)
    if translator == "one vector":
        return found
    pairs = sentences.splits["test"]
    maps = forced_attention(model, sentences, pairs)
    error = alignment_error([links(one) for one in maps], [pair.alignment or frozenset() for pair in pairs])
    return found | {"alignment error": round(error.error_rate, 4)}


if __name__ == "__main__":
    study.run("attention", SETTINGS, measure)
