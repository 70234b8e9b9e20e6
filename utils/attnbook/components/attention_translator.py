# Generated from chapters/2-attention/06-attention-translator.ipynb by `make export`. Edit the notebook, not this file.
"""The translator with attention: it reads both ways, looks before each word, and remembers what it saw."""

from typing import NamedTuple

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from attnbook.components.attention import masked_softmax
from attnbook.components.encoder_decoder import Logits, Source, Target
from attnbook.components.scores import AdditiveScore, Score
from attnbook.specials import PAD

__all__ = [
    "AttentionCell",
    "AttentionDecoder",
    "AttentionTranslator",
    "BidirectionalEncoder",
    "DecoderState",
    "Memory",
    "Weights",
    "Written",
]


class BidirectionalEncoder(nn.Module):
    """Reads a sentence both ways; a state of twice the size for each of its words.

    (Schuster and Paliwal, 1997; Bahdanau et al., 2015, §3.2)
    """

    def __init__(self, vocab_size: int, d_model: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, d_model, padding_idx=PAD)
        self.dropout = nn.Dropout(dropout)
        self.lstm = nn.LSTM(d_model, d_model, batch_first=True, bidirectional=True)

    def forward(self, source: Int[Tensor, "batch source"]) -> Float[Tensor, "batch source d_memory"]:
        """The states, d_memory = 2 · d_model; zero where there is padding."""
        lengths = (source != PAD).sum(dim=1).cpu()
        packed = pack_padded_sequence(
            self.dropout(self.embedding(source)),
            lengths,
            batch_first=True,
            enforce_sorted=False,
        )
        return pad_packed_sequence(self.lstm(packed)[0], batch_first=True)[0]


class Memory(NamedTuple):
    """What stays the same while a sentence is being translated."""

    states: Float[Tensor, "batch source d_memory"]  # the values
    keys: Float[Tensor, "batch source d_projected"]  # the score's part of the keys
    mask: Bool[Tensor, "batch 1 source"]  # True where there is a word or <eos>


class DecoderState(NamedTuple):
    """The memory, and what changes from step to step."""

    memory: Memory
    h: Float[Tensor, "batch d_model"]
    c: Float[Tensor, "batch d_model"]

    @classmethod
    def first(cls, memory: Memory) -> "DecoderState":
        """Before the first word: nothing written, nothing seen."""
        batch, _, d_memory = memory.states.shape
        nothing = memory.states.new_zeros(batch, d_memory // 2)
        return cls(memory, nothing, nothing)


Weights = Float[Tensor, "batch source"]
Written = tuple[Float[Tensor, "batch vocab"], DecoderState, Weights]


class AttentionCell(nn.Module):
    """Looks, then reads a word and what it saw (Bahdanau et al., 2015, §3.1)."""

    def __init__(self, d_model: int) -> None:
        super().__init__()
        self.score: Score = AdditiveScore(d_model, 2 * d_model, d_model)
        self.lstm = nn.LSTMCell(3 * d_model, d_model)

    def forward(
        self, word: Float[Tensor, "batch d_model"], state: DecoderState
    ) -> tuple[DecoderState, Float[Tensor, "batch d_memory"], Weights]:
        """The next state, the context, and the weights that made it."""
        memory, h, c = state
        scores = self.score.compare(h.unsqueeze(1), memory.keys)  # s_{i-1} asks
        weights = masked_softmax(scores, memory.mask)
        context = (weights @ memory.states).squeeze(1)
        h, c = self.lstm(torch.cat([word, context], dim=-1), (h, c))
        return DecoderState(memory, h, c), context, weights.squeeze(1)


class AttentionDecoder(nn.Module):
    """Writes a sentence, and looks at the source before each word."""

    def __init__(self, vocab_size: int, d_model: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, d_model, padding_idx=PAD)
        self.dropout = nn.Dropout(dropout)
        self.cell = AttentionCell(d_model)
        self.combine = nn.Linear(3 * d_model, d_model, bias=False)
        self.output = nn.Linear(d_model, vocab_size)

    def forward(
        self, target_in: Target, state: DecoderState
    ) -> tuple[Logits, Float[Tensor, "batch target source"], DecoderState]:
        """Scores for what follows each word, where it looked, and its last state."""
        steps = []
        for word in self.dropout(self.embedding(target_in)).unbind(dim=1):
            state, context, weights = self.cell(word, state)
            steps.append((state.h, context, weights))
        columns = zip(*steps, strict=True)
        h, context, weights = (torch.stack(some, dim=1) for some in columns)
        joined = self.combine(torch.cat([h, context], dim=-1))
        return self.output(self.dropout(torch.tanh(joined))), weights, state


class AttentionTranslator(nn.Module):
    """After Bahdanau et al. (2015), with LSTMs and the output layer of Luong et al."""

    def __init__(self, source_vocab: int, target_vocab: int, d_model: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = BidirectionalEncoder(source_vocab, d_model, dropout)
        self.decoder = AttentionDecoder(target_vocab, d_model, dropout)

    def forward(self, source: Source, target_in: Target) -> tuple[Logits, Tensor]:
        return self.decoder(target_in, self.start(self.encode(source)))[:2]

    def encode(self, source: Source) -> Memory:
        states = self.encoder(source)
        keys = self.decoder.cell.score.project(states)  # once per sentence
        return Memory(states, keys, (source != PAD)[:, None])

    def start(self, memory: Memory) -> DecoderState:
        return DecoderState.first(memory)

    def step(self, token: Int[Tensor, " batch"], state: DecoderState) -> Written:
        logits, weights, state = self.decoder(token[:, None], state)
        return logits[:, 0], state, weights[:, 0]
