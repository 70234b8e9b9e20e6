# Generated from chapters/3-transformer/11-transformer.ipynb by `make export`. Edit the notebook, not this file.
"""Beam search: several translations grow side by side, for any translator."""

from typing import Any, NamedTuple, cast

import torch
from jaxtyping import Int
from torch import Tensor, nn

from attnbook.components.encoder_decoder import Translator
from attnbook.specials import EOS, SOS

__all__ = ["Hypothesis", "beam_search", "continuations"]


class Hypothesis(NamedTuple):
    """A translation that has been begun, and the decoder's state behind it."""

    tokens: tuple[int, ...]  # without <sos>
    log_p: float
    state: Any

    def score(self, alpha: float) -> float:
        """Its log-probability, made up for its length (Wu et al., 2016, eq. 14)."""
        return self.log_p / ((5 + len(self.tokens)) / 6) ** alpha


def continuations(model: Translator, one: Hypothesis, n: int) -> list[Hypothesis]:
    """The n likeliest ways to write one more word."""
    last = one.tokens[-1] if one.tokens else SOS
    device = next(cast(nn.Module, model).parameters()).device
    logits, state, _ = model.step(torch.tensor([last], device=device), one.state)
    log_p, tokens = logits[0].log_softmax(dim=-1).topk(min(n, logits.shape[1]))
    return [
        Hypothesis((*one.tokens, token), one.log_p + more, state)
        for token, more in zip(tokens.tolist(), log_p.tolist(), strict=True)
    ]


@torch.no_grad()
def beam_search(
    model: Translator,
    source: Int[Tensor, "1 source"],
    width: int,
    alpha: float = 0.6,
    max_tokens: int = 64,
) -> list[Hypothesis]:
    """Translations of one sentence, the best first; each ends in <eos>.

    Only if none has ended after max_tokens: those that were begun.
    """
    alive = [Hypothesis((), 0.0, model.start(model.encode(source)))]
    ended: list[Hypothesis] = []
    for _ in range(max_tokens):
        grown = [more for one in alive for more in continuations(model, one, width)]
        grown.sort(key=lambda one: one.log_p, reverse=True)  # all of the same length
        kept = grown[: width - len(ended)]
        ended += [one for one in kept if one.tokens[-1] == EOS]
        alive = [one for one in kept if one.tokens[-1] != EOS]
        if not alive:
            break
    return sorted(ended or alive, key=lambda one: one.score(alpha), reverse=True)
