"""From sentences to their translations, with any trained translator."""

from collections.abc import Sequence
from typing import cast

from torch import nn

from attnbook.components.decoding import greedy
from attnbook.components.encoder_decoder import Translator
from attnbook.corpora import Batch, Pair, ParallelCorpus, Tokenizer
from attnbook.specials import EOS


def translate(
    model: nn.Module,
    sentences: Sequence[str],
    source_tokenizer: Tokenizer,
    target_tokenizer: Tokenizer,
    *,
    batch_size: int = 64,
    max_tokens: int = 256,
) -> list[str]:
    """What the model writes for each sentence, greedily, in the order of the sentences; nothing for an empty one.

    The model is set to evaluation (no dropout) and stays so. Raises ValueError for a sentence of more than max_tokens
    tokens: to cut it would be to translate another sentence.
    """
    if isinstance(sentences, str):  # a string would pass as a list of its letters
        raise ValueError(f"expected a list of sentences, got the string {sentences[:40]!r}")
    encoded = source_tokenizer.encode_batch(sentences)
    for sentence, ids in zip(sentences, encoded, strict=True):
        if len(ids) > max_tokens:
            raise ValueError(
                f"expected sentences of at most {max_tokens} tokens, got one of {len(ids)}, "
                f"“{sentence[:60]}…”: split it into shorter ones"
            )
    model.eval()
    device = next(model.parameters()).device
    translations = [""] * len(sentences)
    # Sentences of like length go together, so that short ones do not wait for long ones.
    order = sorted((i for i in range(len(encoded)) if encoded[i]), key=lambda i: len(encoded[i]))
    for start in range(0, len(order), batch_size):
        chosen = order[start : start + batch_size]
        source = Batch.of([([*encoded[i], EOS], [EOS]) for i in chosen]).source.to(device)
        limits = [2 * len(encoded[i]) + 20 for i in chosen]  # a model that goes round in circles has to be stopped
        written = greedy(cast(Translator, model), source, max_tokens=limits[-1])
        for i, ids, limit in zip(chosen, written.tolist(), limits, strict=True):
            translations[i] = target_tokenizer.decode(ids[:limit])  # whoever its neighbours in the batch are
    return translations


def translate_pairs(model: nn.Module, corpus: ParallelCorpus, pairs: Sequence[Pair]) -> list[str]:
    """What the model writes for the source of each pair."""
    sources = [pair.source for pair in pairs]
    return translate(model, sources, corpus.source_tokenizer, corpus.target_tokenizer, batch_size=250)
