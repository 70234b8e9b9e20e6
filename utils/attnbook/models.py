"""The translators that a run or a checkpoint can name."""

from collections.abc import Callable
from typing import Any

from torch import nn

from attnbook.components.attention_translator import AttentionTranslator
from attnbook.components.encoder_decoder import EncoderDecoder
from attnbook.components.transformer import Transformer

MODELS: dict[str, Callable[..., nn.Module]] = {
    "lstm": EncoderDecoder,
    "attention": AttentionTranslator,
    "transformer": Transformer,
}


def build_model(name: str, source_vocab: int, target_vocab: int, sizes: dict[str, Any]) -> nn.Module:
    """A new translator. sizes holds the arguments of its constructor besides the sizes of the vocabularies.

    Raises ValueError for a name that is not in MODELS.
    """
    if name not in MODELS:
        raise ValueError(f"expected one of the models {', '.join(MODELS)}, got {name!r}")
    return MODELS[name](source_vocab, target_vocab, **sizes)
