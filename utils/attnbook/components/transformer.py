# Generated from chapters/3-transformer/11-transformer.ipynb by `make export`. Edit the notebook, not this file.
"""The Transformer: an encoder that reads all words at once, and a decoder that writes one after the other."""

from typing import Any, NamedTuple

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor, nn

from attnbook.components.encoder_decoder import Logits, Source, Target
from attnbook.components.encoder_layer import EncoderLayer, FeedForward
from attnbook.components.multi_head import Heads, MultiHeadAttention, Vectors, cut, join, look
from attnbook.components.positions import sinusoid
from attnbook.components.self_attention import causal_mask, padding_mask

__all__ = [
    "Decoder",
    "DecoderLayer",
    "Encoder",
    "KeysValues",
    "LayerState",
    "Look",
    "Looks",
    "Mask",
    "Memory",
    "PlacedEmbedding",
    "Sizes",
    "State",
    "Transformer",
    "Weights",
    "Written",
    "ask",
    "extend",
    "keys_values",
]

Mask = Bool[Tensor, "*#batch #position source"]
Weights = Float[Tensor, "*batch head position source"]
Look = Float[Tensor, "batch target source"]


class KeysValues(NamedTuple):
    """What can be looked at, and by whom."""

    key: Heads
    value: Heads
    mask: Mask


def keys_values(attention: MultiHeadAttention, x: Vectors, mask: Mask) -> KeysValues:
    """What an attention makes of the words that will be looked at."""
    key, value = (cut(W(x), attention.n_heads) for W in (attention.W_K, attention.W_V))
    return KeysValues(key, value, mask)


def ask(
    attention: MultiHeadAttention, x: Vectors, known: KeysValues, need_weights: bool
) -> tuple[Vectors, Weights | None]:
    """What x sees in keys and values that are there already."""
    query = cut(attention.W_Q(x), attention.n_heads)
    seen, weights = look(query, *known, need_weights)
    return attention.W_O(join(seen)), weights


def extend(past: KeysValues, attention: MultiHeadAttention, x: Vectors) -> KeysValues:
    """The keys and values of what is written, with those of new words behind them."""
    n_past, n_new = past.key.shape[-2], x.shape[-2]
    mask = causal_mask(n_past + n_new)[None, n_past:].to(x.device)
    new = keys_values(attention, x, mask)
    key = torch.cat([past.key, new.key], dim=-2)
    return KeysValues(key, torch.cat([past.value, new.value], dim=-2), mask)


class LayerState(NamedTuple):
    """What a layer of the decoder looks at."""

    written: KeysValues
    source: KeysValues

    @classmethod
    def first(cls, source: KeysValues) -> "LayerState":
        """Nothing is written yet: keys and values of no words."""
        key, value, mask = source
        nothing = KeysValues(key[..., :0, :], value[..., :0, :], mask[..., :0])
        return cls(nothing, source)


class Looks(NamedTuple):
    """Where a layer of the decoder looks; None if nobody needs to know."""

    written: Weights | None
    source: Weights | None


class DecoderLayer(nn.Module):
    """Self-attention, cross-attention, feed-forward (Vaswani et al., 2017, §3.1)."""

    def __init__(self, d_model: int, n_heads: int, d_ff: int, dropout: float) -> None:
        super().__init__()
        self.attention = MultiHeadAttention(d_model, n_heads)
        self.cross_attention = MultiHeadAttention(d_model, n_heads)
        self.feed_forward = FeedForward(d_model, d_ff)
        self.norms = nn.ModuleList(nn.LayerNorm(d_model) for _ in range(3))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Vectors, state: LayerState, need_weights: bool = False) -> tuple[Vectors, LayerState, Looks]:
        y = self.norms[0](x)
        written = extend(state.written, self.attention, y)
        seen, at_written = ask(self.attention, y, written, need_weights)
        x = x + self.dropout(seen)
        y = self.norms[1](x)
        seen, at_source = ask(self.cross_attention, y, state.source, need_weights)
        x = x + self.dropout(seen)
        x = x + self.dropout(self.feed_forward(self.norms[2](x)))
        return x, LayerState(written, state.source), Looks(at_written, at_source)


class PlacedEmbedding(nn.Module):
    """The vector of each word, plus that of its place (§3.4, §3.5)."""

    MOST = 1024  # places; the corpora's sentences are shorter

    def __init__(self, vocab_size: int, d_model: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(vocab_size, d_model)
        nn.init.normal_(self.word.weight, std=d_model**-0.5)
        self.register_buffer("places", sinusoid(self.MOST, d_model), persistent=False)
        self.dropout = nn.Dropout(dropout)

    def forward(self, tokens: Int[Tensor, "batch position"], first: int = 0) -> Vectors:
        """The first of the tokens stands at place `first`."""
        end = first + tokens.shape[1]
        if end > self.MOST:
            raise ValueError(f"{end} tokens, and there are only {self.MOST} places")
        words = self.word(tokens) * self.word.embedding_dim**0.5
        return self.dropout(words + self.get_buffer("places")[first:end])


class Sizes(NamedTuple):
    """Of both halves; the feed-forward parts are four times as wide as d_model."""

    d_model: int
    dropout: float = 0.0
    n_heads: int = 4
    n_layers: int = 2


class Encoder(nn.Module):
    """Reads a sentence: a vector for each word, which knows the others."""

    def __init__(self, vocab_size: int, sizes: Sizes) -> None:
        super().__init__()
        d, dropout, n_heads, n_layers = sizes
        layers = (EncoderLayer(d, n_heads, 4 * d, dropout) for _ in range(n_layers))
        self.embedding = PlacedEmbedding(vocab_size, d, dropout)
        self.layers = nn.ModuleList(layers)
        self.norm = nn.LayerNorm(d)

    def forward(self, source: Source) -> Vectors:
        x, mask = self.embedding(source), padding_mask(source)
        for layer in self.layers:
            x, _ = layer(x, mask)
        return self.norm(x)


Memory = list[KeysValues]  # of the source, for each layer of the decoder
State = list[LayerState]
Written = tuple[Float[Tensor, "batch vocab"], State, Float[Tensor, "batch source"]]


class Decoder(nn.Module):
    """Writes a sentence: for each word of it, scores for the word that follows."""

    def __init__(self, vocab_size: int, sizes: Sizes) -> None:
        super().__init__()
        d, dropout, n_heads, n_layers = sizes
        layers = (DecoderLayer(d, n_heads, 4 * d, dropout) for _ in range(n_layers))
        self.embedding = PlacedEmbedding(vocab_size, d, dropout)
        self.layers = nn.ModuleList(layers)
        self.norm = nn.LayerNorm(d)
        self.output = nn.Linear(d, vocab_size, bias=False)
        self.output.weight = self.embedding.word.weight  # one matrix, used twice

    def forward(self, target_in: Target, state: State, need_weights: bool = False) -> tuple[Logits, State, list[Looks]]:
        """The scores, the state after the last word, and where each layer looks."""
        x = self.embedding(target_in, first=state[0].written.key.shape[-2])
        after = []
        for layer, before in zip(self.layers, state, strict=True):
            x, *remembered = layer(x, before, need_weights)  # its state, its looks
            after.append(remembered)
        states, looks = map(list, zip(*after, strict=True))  # all states, all looks
        return self.output(self.norm(x)), states, looks


class Transformer(nn.Module):
    """The translator of Vaswani et al. (2017), pre-norm; takes the fields of Sizes."""

    def __init__(self, source_vocab: int, target_vocab: int, **sizes: Any) -> None:
        super().__init__()
        self.encoder = Encoder(source_vocab, Sizes(**sizes))
        self.decoder = Decoder(target_vocab, Sizes(**sizes))

    def forward(self, source: Source, target_in: Target) -> tuple[Logits, Look | None]:
        """The weights are a mean over the last layer's heads; None in training."""
        state = self.start(self.encode(source))
        logits, _, looks = self.decoder(target_in, state, not self.training)
        return logits, None if self.training else looks[-1].source.mean(dim=1)

    def encode(self, source: Source) -> Memory:
        x, mask = self.encoder(source), padding_mask(source)
        layers: Any = self.decoder.layers
        return [keys_values(layer.cross_attention, x, mask) for layer in layers]

    def start(self, memory: Memory) -> State:
        return [LayerState.first(source) for source in memory]

    def step(self, token: Int[Tensor, " batch"], state: State) -> Written:
        logits, state, looks = self.decoder(token[:, None], state, True)
        return logits[:, 0], state, looks[-1].source.mean(dim=1)[:, 0]
