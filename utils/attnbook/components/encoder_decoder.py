# Generated from chapters/1-seq2seq/02-encoder-decoder.ipynb by `make export`. Edit the notebook, not this file.
"""The sequence-to-sequence model without attention, and the four calls that every translator answers."""

from typing import Any, Protocol, runtime_checkable

from jaxtyping import Float, Int
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence

from attnbook.specials import PAD

__all__ = ["Decoder", "Encoder", "EncoderDecoder", "Logits", "Source", "State", "Target", "Translator"]

State = tuple[Float[Tensor, "1 batch d_model"], Float[Tensor, "1 batch d_model"]]  # an LSTM's h and c


class Encoder(nn.Module):
    """Reads a sentence into the last state of an LSTM (Sutskever et al., 2014, §2)."""

    def __init__(self, vocab_size: int, d_model: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, d_model, padding_idx=PAD)
        self.dropout = nn.Dropout(dropout)
        self.lstm = nn.LSTM(d_model, d_model, batch_first=True)

    def forward(self, source: Int[Tensor, "batch source"]) -> State:
        """The state after each sentence's last token; <pad> is not read."""
        lengths = (source != PAD).sum(dim=1).cpu()
        embedded = self.dropout(self.embedding(source))
        packed = pack_padded_sequence(embedded, lengths, batch_first=True, enforce_sorted=False)
        _, last_state = self.lstm(packed)
        return last_state


class Decoder(nn.Module):
    """Writes a sentence from the encoder's last state (Sutskever et al., 2014, §2)."""

    def __init__(self, vocab_size: int, d_model: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, d_model, padding_idx=PAD)
        self.dropout = nn.Dropout(dropout)
        self.lstm = nn.LSTM(d_model, d_model, batch_first=True)
        self.output = nn.Linear(d_model, vocab_size)

    def forward(
        self, target_in: Int[Tensor, "batch target"], state: State
    ) -> tuple[Float[Tensor, "batch target vocab"], State]:
        """Scores for what follows each word, and the state after the last."""
        states, state = self.lstm(self.dropout(self.embedding(target_in)), state)
        return self.output(self.dropout(states)), state


Source = Int[Tensor, "batch source"]
Target = Int[Tensor, "batch target"]
Logits = Float[Tensor, "batch target vocab"]


@runtime_checkable
class Translator(Protocol):
    """What every translator of the book can do."""

    def __call__(self, source: Source, target_in: Target) -> tuple[Logits, Any]: ...

    def encode(self, source: Source) -> Any: ...

    def start(self, memory: Any) -> Any: ...

    def step(
        self, token: Int[Tensor, " batch"], state: Any
    ) -> tuple[Float[Tensor, "batch vocab"], Any, Tensor | None]: ...


class EncoderDecoder(nn.Module):
    """The model without attention: the decoder knows only the encoder's last state."""

    def __init__(self, source_vocab: int, target_vocab: int, d_model: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = Encoder(source_vocab, d_model, dropout)
        self.decoder = Decoder(target_vocab, d_model, dropout)

    def forward(self, source: Source, target_in: Target) -> tuple[Logits, None]:
        logits, _ = self.decoder(target_in, self.encode(source))
        return logits, None

    def encode(self, source: Source) -> State:
        return self.encoder(source)

    def start(self, memory: State) -> State:
        return memory  # the context vector is the decoder's first state

    def step(self, token: Int[Tensor, " batch"], state: State) -> tuple[Float[Tensor, "batch vocab"], State, None]:
        logits, state = self.decoder(token[:, None], state)
        return logits[:, 0], state, None
