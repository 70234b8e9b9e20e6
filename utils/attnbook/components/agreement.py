# Generated from chapters/1-seq2seq/01-recurrent-networks.ipynb by `make export`. Edit the notebook, not this file.
"""A language model that has to remember the number of the subject, and where it keeps it."""

from collections import defaultdict
from collections.abc import Container
from typing import NamedTuple

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.components.recurrent import LSTMCell, copy_weights
from attnbook.corpora import ParallelCorpus
from attnbook.specials import PAD

__all__ = [
    "ADJECTIVES",
    "NOUNS",
    "VERBS",
    "Beginnings",
    "LanguageModel",
    "beginnings",
    "inspect",
    "number_unit",
    "train_language_model",
    "verbs_right",
    "verbs_right_without",
]


class LanguageModel(nn.Module):
    """Scores for the word after each word of a sentence."""

    def __init__(self, vocab_size: int, d_model: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, d_model, padding_idx=PAD)
        self.lstm = nn.LSTM(d_model, d_model, batch_first=True)
        self.output = nn.Linear(d_model, vocab_size)

    def forward(self, tokens: Int[Tensor, "batch position"]) -> Float[Tensor, "batch position vocab"]:
        states, _ = self.lstm(self.embedding(tokens))
        return self.output(states)


def train_language_model(model: LanguageModel, corpus: ParallelCorpus, epochs: int = 4) -> None:
    """Teach it the corpus's target sentences."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-3)
    for epoch in range(epochs):
        for batch in corpus.batches("train", batch_size=64, shuffle_seed=epoch):
            scores = model(batch.target_in).flatten(0, 1)
            loss = F.cross_entropy(scores, batch.target_out.flatten(), ignore_index=PAD)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
            optimizer.step()


NOUNS = [("boy", "boys"), ("girl", "girls"), ("man", "men"), ("woman", "women")]
NOUNS += [("child", "children"), ("doctor", "doctors"), ("singer", "singers")]
NOUNS += [("student", "students"), ("teacher", "teachers")]
VERBS = [("sings", "sing"), ("sleeps", "sleep"), ("works", "work"), ("walks", "walk")]
ADJECTIVES = ["small", "happy", "sad", "tired", "old", "young", "good"]


class Beginnings(NamedTuple):
    """Sentences up to *often*: the noun decides what comes, *sings* or *sing*."""

    words: list[list[str]]
    plural: Bool[Tensor, " n"]
    to_choose: Bool[Tensor, " n"]  # every other noun; the rest are for the test


def beginnings(seen: Container[str]) -> Beginnings:
    """All that can be made, but for those that stand in `seen`."""
    found = [
        (["<sos>", *phrase.split()], number == 1, place % 2 == 0)
        for place, forms in enumerate(NOUNS)
        for number, noun in enumerate(forms)
        for adjective in ADJECTIVES
        for first in ("the", "my")
        if (phrase := f"{first} {adjective} {noun} often") not in seen
    ]
    words, plural, to_choose = zip(*found, strict=True)
    return Beginnings(list(words), torch.tensor(plural), torch.tensor(to_choose))


def verbs_right(
    scores: Float[Tensor, "n vocab"],
    plural: Bool[Tensor, " n"],
    forms: Int[Tensor, "verb form"],
) -> float:
    """How often the right forms together are likelier than the wrong ones."""
    one, many = scores.softmax(dim=-1)[:, forms].sum(dim=1).unbind(dim=1)
    return ((many > one) == plural).double().mean().item()


@torch.no_grad()
def inspect(
    model: LanguageModel, tokens: Int[Tensor, "batch position"]
) -> dict[str, Float[Tensor, "batch position unit"]]:
    """What the gates, the cell and the state are after each word."""
    cell = LSTMCell(model.lstm.input_size, model.lstm.hidden_size)
    copy_weights(model.lstm, cell)
    zeros = torch.zeros(len(tokens), model.lstm.hidden_size)
    state, seen = (zeros, zeros), defaultdict(list)
    for x in model.embedding(tokens).unbind(dim=1):
        gate = cell.gates(x, state[0])
        state = cell(x, state)
        for name, values in (gate | {"state": state[0], "cell": state[1]}).items():
            seen[name].append(values)
    return {name: torch.stack(values, dim=1) for name, values in seen.items()}


def number_unit(cells: Float[Tensor, "n unit"], phrases: Beginnings) -> tuple[int, float]:
    """The unit that tells one from many best, and how often with the other nouns."""
    plural, to_choose = phrases.plural, phrases.to_choose
    many, one = cells[to_choose & plural], cells[to_choose & ~plural]
    apart = (many.mean(dim=0) - one.mean(dim=0)) / cells[to_choose].std(dim=0)
    unit = int(apart.abs().argmax())
    middle = (many[:, unit].mean() + one[:, unit].mean()) / 2
    above = cells[~to_choose, unit] > middle
    right = (above == plural[~to_choose]) == (apart[unit] > 0)
    return unit, right.double().mean().item()


@torch.no_grad()
def verbs_right_without(
    unit: int,
    model: LanguageModel,
    seen: dict[str, Tensor],
    phrases: Beginnings,
    forms: Int[Tensor, "verb form"],
) -> float:
    """How often the verb is right, one unit's cell being that of the other number."""
    cells, plural = seen["cell"][:, -1].clone(), phrases.plural
    mean_of_one, mean_of_many = cells[~plural, unit].mean(), cells[plural, unit].mean()
    cells[:, unit] = torch.where(plural, mean_of_one, mean_of_many)
    states = seen["output"][:, -1] * cells.tanh()
    return verbs_right(model.output(states), plural, forms)
