# Generated from chapters/1-seq2seq/02-encoder-decoder.ipynb by `make export`. Edit the notebook, not this file.
"""Letting a translator write."""

import torch
from jaxtyping import Int
from torch import Tensor

from attnbook.components.encoder_decoder import Translator
from attnbook.specials import EOS, PAD, SOS

__all__ = ["greedy"]


@torch.no_grad()
def greedy(
    model: Translator, source: Int[Tensor, "batch source"], max_tokens: int = 64
) -> Int[Tensor, "batch written"]:
    """Write the likeliest token at each step, until each sentence has its <eos>."""
    state = model.start(model.encode(source))
    token = torch.full_like(source[:, 0], SOS)
    ended = torch.zeros_like(token, dtype=torch.bool)
    written = []
    for _ in range(max_tokens):
        logits, state, _ = model.step(token, state)
        token = logits.argmax(dim=-1).masked_fill(ended, PAD)  # after its <eos> a sentence is only padded
        written.append(token)
        ended |= token == EOS
        if ended.all():
            break
    return torch.stack(written, dim=1)
