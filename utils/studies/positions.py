"""Does a language model need places, and what becomes of it in sentences longer than all that it was trained on?

The language model of notebook 08, of one layer or two, with no places, learned ones, sinusoids, or queries and keys
that are turned by their place (rotary). It learns sentences of 2 to 8 words. Each point measures the loss on unseen
sentences, place by place, on some as long as those (test) and on longer ones (long); and how sure it is in long
sentences, after eight words, that they end there.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.components.heads import AttentionLanguageModel, train_language_model
from attnbook.components.multi_head import MultiHeadAttention, cut, join, look
from attnbook.components.positions import rotary, sinusoid
from attnbook.corpora import ParallelCorpus, littleworld
from attnbook.specials import EOS, PAD
from attnbook.training import seed_everything
from studies import study

D_MODEL, N_HEADS, LONGEST = 64, 4, 8
KINDS = ("none", "learned", "sinusoids", "rotary")
SETTINGS = [
    {"places": places, "n_layers": n_layers, "seed": seed}
    for places in KINDS
    for n_layers in (1, 2)
    for seed in range(5)
]


class RotaryHeads(MultiHeadAttention):
    """Multi-head attention in which each head's queries and keys are turned by their place (Su et al., 2021)."""

    def forward(
        self, x: Tensor, memory: Tensor, mask: Tensor | None = None, need_weights: bool = True
    ) -> tuple[Tensor, Tensor | None]:
        query, key, value = (cut(made, self.n_heads) for made in (self.W_Q(x), self.W_K(memory), self.W_V(memory)))
        seen, weights = look(rotary(query), rotary(key), value, mask, need_weights)
        return self.W_O(join(seen)), weights


def language_model(places: str, n_layers: int, vocab_size: int) -> AttentionLanguageModel:
    """The model of notebook 08, with another way to know the places."""
    model = AttentionLanguageModel(vocab_size, D_MODEL, N_HEADS, n_layers)
    if places != "learned":
        table = torch.zeros(model.place.weight.shape)  # (place, d_model)
        if places == "sinusoids":
            table = sinusoid(*table.shape)
        model.place = nn.Embedding.from_pretrained(table)
    if places == "rotary":
        model.layers = nn.ModuleList(RotaryHeads(D_MODEL, N_HEADS) for _ in range(n_layers))
    return model


@torch.no_grad()
def sure_of_the_end(model: AttentionLanguageModel, sentences: ParallelCorpus) -> float:
    """How probable it finds the end after as many words as were the most in training, where there is none."""
    [batch] = sentences.batches("long", batch_size=500)
    scores, _ = model(batch.target_in)
    return round(scores[:, LONGEST].softmax(dim=-1)[:, EOS].mean().item(), 4)


@torch.no_grad()
def loss_by_place(model: AttentionLanguageModel, sentences: ParallelCorpus, split: str) -> tuple[float, list[float]]:
    """Nats per word on a split; and of the first word, the second, …, as far as 50 sentences go."""
    [batch] = sentences.batches(split, batch_size=500)
    scores, _ = model(batch.target_in)
    loss = F.cross_entropy(scores.mT, batch.target_out, ignore_index=PAD, reduction="none")
    n = (batch.target_out != PAD).sum(dim=0)
    by_place = (loss.sum(dim=0) / n)[n >= 50]
    return round((loss.sum() / n.sum()).item(), 4), [round(one, 3) for one in by_place.tolist()]


def measure(places: str, n_layers: int, seed: int) -> study.Point:
    """Train one network, and measure it on unseen sentences, short and long."""
    sentences = littleworld.corpus("en", "en", words=(2, LONGEST), n_eval=500)
    seed_everything(seed)
    model = language_model(places, n_layers, len(sentences.target_tokenizer))
    train_language_model(model, sentences)
    loss, by_place = loss_by_place(model, sentences, "test")
    long_loss, long_by_place = loss_by_place(model, sentences, "long")
    return {
        "loss": loss,
        "by place": by_place,
        "long loss": long_loss,
        "long by place": long_by_place,
        "end": sure_of_the_end(model, sentences),
    }


if __name__ == "__main__":
    study.run("positions", SETTINGS, measure)
