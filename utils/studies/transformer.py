"""What do the things of notebook 11 contribute? Its Transformer, on the sentences of `bottleneck`.

Each point trains one and measures exact match and BLEU by the length of the source, its alignment against the gold one,
and exact match where words meet that never met in training. Beside the translator of the chapter: with words that are
too loud at the start, at full speed from the first step, without label smoothing, with an output of its own, and with
sentences that begin at any place, as in notebook 09.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from attnbook.components.alignment import alignment_error, forced_attention, links
from attnbook.components.transformer import Transformer
from attnbook.components.transformer_training import train_transformer
from attnbook.corpora import ParallelCorpus
from attnbook.metrics import exact_match
from attnbook.training import seed_everything
from attnbook.translation import translate_pairs
from studies import bottleneck, study

D_MODEL = 64
EPOCHS, RATE, WARM_UP, BATCH = 5, 6e-3, 150, 64
KINDS = ("as in the chapter", "loud words", "no warm-up", "no smoothing", "own output", "begins anywhere")
PLACES = 32  # more than the longest sentences have words
SETTINGS = [{"kind": kind, "seed": seed} for seed in range(3) for kind in KINDS]


class BeginsAnywhere(Transformer):
    """In training the first words of both sentences stand at the same place, any one, so that all places are met."""

    def forward(self, source: Tensor, target_in: Tensor) -> tuple[Tensor, Tensor | None]:
        if not self.training:
            return super().forward(source, target_in)
        first = int(torch.randint(PLACES - max(source.shape[1], target_in.shape[1]) + 1, ()))
        embeddings = self.encoder.embedding, self.decoder.embedding
        all_places = embeddings[0].get_buffer("places")
        for one in embeddings:
            one.places = all_places[first:]
        found = super().forward(source, target_in)
        for one in embeddings:
            one.places = all_places
        return found


def build(kind: str, sentences: ParallelCorpus) -> Transformer:
    """A new translator, different from that of the chapter as the kind says."""
    of_kind = BeginsAnywhere if kind == "begins anywhere" else Transformer
    model = of_kind(len(sentences.source_tokenizer), len(sentences.target_tokenizer), d_model=D_MODEL)
    if kind == "own output":
        model.decoder.output.weight = nn.Parameter(model.decoder.output.weight.detach().clone())
    if kind == "loud words":  # as nn.Embedding draws them; the output's stay as they are
        model.decoder.output.weight = nn.Parameter(model.decoder.output.weight.detach().clone())
        for half in (model.encoder, model.decoder):
            half.embedding.word.reset_parameters()
    return model


def train(sentences: ParallelCorpus, kind: str, seed: int) -> Transformer:
    """A translator, trained as every one of this study."""
    seed_everything(seed)
    model = build(kind, sentences)
    train_transformer(
        model,
        sentences,
        EPOCHS,
        RATE,
        warm_up=0 if kind == "no warm-up" else WARM_UP,
        batch_size=BATCH,
        smoothing=0.0 if kind == "no smoothing" else 0.1,
    )
    return model.eval()


def measure(kind: str, seed: int) -> study.Point:
    """Train one translator and measure it."""
    sentences = bottleneck.corpus()
    model = train(sentences, kind, seed)
    found = bottleneck.quality_by_length(model, sentences)
    pairs = sentences.splits["test"]
    maps = forced_attention(model, sentences, pairs)
    error = alignment_error([links(one) for one in maps], [pair.alignment or frozenset() for pair in pairs])
    novel = sentences.splits["novel"]
    right = exact_match(translate_pairs(model, sentences, novel), [pair.target for pair in novel])
    return found | {"alignment error": round(error.error_rate, 4), "novel": round(right, 4)}


if __name__ == "__main__":
    study.run("transformer", SETTINGS, measure)
