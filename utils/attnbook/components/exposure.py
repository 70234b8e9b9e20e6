# Generated from chapters/1-seq2seq/02-encoder-decoder.ipynb by `make export`. Edit the notebook, not this file.
"""What a mistake costs a translator that goes on by itself, and training that prepares it."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import torch
from jaxtyping import Int
from torch import Tensor

from attnbook.components.encoder_decoder import Translator
from attnbook.corpora import Batch
from attnbook.specials import EOS, PAD, SOS

__all__ = ["after_a_slip", "likeliest_wrong", "mixed_in", "say_on"]


@torch.no_grad()
def say_on(
    model: Translator, batch: Batch, place: Tensor, wrong: Tensor | None, alone: bool
) -> Int[Tensor, "batch target"]:
    """What the model says at each step, if it reads `wrong` as word number `place`.

    Before the slip it reads the truth; after it the truth again, or, alone, itself.
    """
    state, said = model.start(model.encode(batch.source)), list[Tensor]()
    for t, truth in enumerate(batch.target_in.T):  # <sos> has moved all words by one
        token = truth
        if wrong is not None:
            if alone and said:
                token = torch.where(t > place + 1, said[-1], token)
            token = torch.where((place + 1).eq(t), wrong, token)
        logits, state, _ = model.step(token, state)
        said.append(logits.argmax(dim=-1))
    return torch.stack(said, dim=1)


@torch.no_grad()
def likeliest_wrong(model: Translator, batch: Batch, place: Int[Tensor, " batch"]) -> Int[Tensor, " batch"]:
    """The word that the model likes best at that place, other than the true one."""
    rows = torch.arange(len(batch), device=place.device)
    scores = model(batch.source, batch.target_in)[0][rows, place]
    scores[rows, batch.target_out[rows, place]] = -math.inf
    scores[:, [PAD, SOS, EOS]] = -math.inf
    return scores.argmax(dim=-1)


def after_a_slip(model: Translator, batches: Iterable[Batch]) -> dict[str, float]:
    """The share of right words after a random place, with and without a slip there."""
    generator = torch.Generator().manual_seed(0)
    right: Counter[str] = Counter()
    n_words = 0
    for batch in batches:
        n = (batch.target_out != PAD).sum(dim=1)
        chance = torch.rand(len(batch), generator=generator).to(n.device)
        place = (chance * (n - 1)).long()
        wrong = likeliest_wrong(model, batch, place)
        positions = torch.arange(batch.target_out.shape[1], device=n.device)
        after = (positions > place[:, None]) & (positions < n[:, None])
        n_words += int(after.sum())
        runs: dict[str, tuple[Tensor | None, bool]] = {
            "no slip": (None, False),
            "slip, then the truth": (wrong, False),
            "slip, then alone": (wrong, True),
        }
        for name, (slip, alone) in runs.items():
            said = say_on(model, batch, place, slip, alone)
            right[name] += int((said == batch.target_out)[after].sum())
    return {name: n_right / n_words for name, n_right in right.items()}


@torch.no_grad()
def mixed_in(model: Translator, batch: Batch, share: float, mistakes: bool = False) -> Batch:
    """The batch, with a share of the words that the decoder is told being its own.

    Its own are those that it finds likeliest; with mistakes, the likeliest wrong ones.
    """
    logits, _ = model(batch.source, batch.target_in)
    if mistakes:
        logits = logits.scatter(-1, batch.target_out[..., None], -math.inf)
        logits[..., [PAD, SOS, EOS]] = -math.inf
    own = torch.cat([batch.target_in[:, :1], logits[:, :-1].argmax(dim=-1)], dim=1)
    chosen = torch.rand(own.shape, device=own.device) < share
    chosen &= batch.target_in != PAD
    return replace(batch, target_in=torch.where(chosen, own, batch.target_in))
