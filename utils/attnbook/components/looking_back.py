# Generated from chapters/2-attention/04-looking-back.ipynb by `make export`. Edit the notebook, not this file.
"""A translator that starts from nothing and looks back at all states of its encoder."""

from collections.abc import Callable

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from attnbook.components.encoder_decoder import Logits, Source, State, Target
from attnbook.specials import PAD

__all__ = ["Look", "LookingBack", "LookingDecoder", "Memory", "StatesEncoder"]

Memory = tuple[Tensor, Tensor]  # the encoder's states, and the mask: which are words


class StatesEncoder(nn.Module):
    """Reads a sentence, and keeps the state after each of its words."""

    def __init__(self, vocab_size: int, d_model: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, d_model, padding_idx=PAD)
        self.lstm = nn.LSTM(d_model, d_model, batch_first=True)

    def forward(self, source: Int[Tensor, "batch source"]) -> Memory:
        """The states, and the mask that says which of them are words."""
        lengths = (source != PAD).sum(dim=1).cpu()
        packed = pack_padded_sequence(self.embedding(source), lengths, batch_first=True, enforce_sorted=False)
        states, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return states, (source != PAD)[:, None]


Look = Callable[[Tensor, Tensor, Tensor, Tensor], tuple[Tensor, Tensor]]  # as attend


class LookingDecoder(nn.Module):
    """Writes a sentence from nothing but what it sees when it looks."""

    def __init__(self, vocab_size: int, d_model: int, look: Look) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, d_model, padding_idx=PAD)
        self.lstm = nn.LSTM(d_model, d_model, batch_first=True)
        self.combine = nn.Linear(2 * d_model, d_model, bias=False)
        self.output = nn.Linear(d_model, vocab_size)
        self.look = look

    def forward(
        self, target_in: Target, memory: Memory, start: State | None = None
    ) -> tuple[Logits, Float[Tensor, "batch target source"], State]:
        """Scores for what follows each word, where it looked, and its last state."""
        states, mask = memory
        state, last = self.lstm(self.embedding(target_in), start)  # None: from zero
        context, weights = self.look(state, states, states, mask)
        joined = torch.cat([context, state], dim=-1)
        logits = self.output(torch.tanh(self.combine(joined)))
        return logits, weights, last


class LookingBack(nn.Module):
    """An encoder that keeps its states, and a decoder that looks at them."""

    def __init__(self, source_vocab: int, target_vocab: int, d_model: int, look: Look) -> None:
        super().__init__()
        self.encode = StatesEncoder(source_vocab, d_model)
        self.decoder = LookingDecoder(target_vocab, d_model, look)

    def forward(self, source: Source, target_in: Target) -> tuple[Logits, Tensor]:
        logits, weights, _ = self.decoder(target_in, self.encode(source))
        return logits, weights

    def start(self, memory: Memory) -> tuple[Memory, State | None]:
        return memory, None  # no state of its own yet

    def step(
        self, token: Int[Tensor, " batch"], state: tuple[Memory, State | None]
    ) -> tuple[Float[Tensor, "batch vocab"], tuple[Memory, State], Tensor]:
        memory, start = state
        logits, weights, start = self.decoder(token[:, None], memory, start)
        return logits[:, 0], (memory, start), weights[:, 0]
