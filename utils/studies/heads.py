"""How many heads, and what becomes of the network without one of them? The language model of notebook 08.

Each point trains one and measures its loss on unseen sentences and how often it says the right form of the verb; and
for each of its heads, how much it looks at the noun when the verb is due, and both measures without it.
"""

from __future__ import annotations

import torch

from attnbook.components.agreement import VERBS, beginnings, verbs_right
from attnbook.components.heads import (
    AttentionLanguageModel,
    averaged,
    last_looks,
    loss_of,
    train_language_model,
    without,
)
from attnbook.corpora import ParallelCorpus, littleworld
from attnbook.training import seed_everything
from studies import study

D_MODEL, N_LAYERS = 64, 2
NOUN = 3  # its place in the phrases, after <sos>, an article and an adjective
SETTINGS = [{"n_heads": n_heads, "seed": seed} for n_heads in (1, 2, 4, 8, 16) for seed in range(5)]


def corpus() -> ParallelCorpus:
    """The sentences of notebook 08."""
    return littleworld.corpus("en", "en", words=(2, 10), n_eval=500)


def measure(n_heads: int, seed: int) -> study.Point:
    """Train one network, and switch its heads off, one at a time."""
    sentences = corpus()
    tokenizer = sentences.target_tokenizer
    seed_everything(seed)
    model = AttentionLanguageModel(len(tokenizer), D_MODEL, n_heads, N_LAYERS)
    train_language_model(model, sentences)
    phrases = beginnings({" ".join(pair.target.split()[:4]) for pair in sentences.splits["train"]})
    prompts = torch.tensor([[tokenizer.id(word) for word in words] for words in phrases.words])
    forms = torch.tensor([[tokenizer.id(form) for form in pair] for pair in VERBS])
    [batch] = sentences.batches("test", batch_size=500)

    @torch.no_grad()
    def right_verbs(some: AttentionLanguageModel) -> float:
        return round(verbs_right(some(prompts)[0][:, -1], phrases.plural, forms), 4)

    @torch.no_grad()
    def measured(some: AttentionLanguageModel) -> dict[str, float]:
        return {"loss": round(loss_of(some, batch).item(), 4), "right verb": right_verbs(some)}

    noun = last_looks(model, prompts)[:, :, NOUN]
    heads = [
        {"layer": layer, "head": head, "noun": round(noun[layer, head].item(), 4)}
        | measured(without(model, [(layer, head)]))
        | {"averaged": right_verbs(averaged(model, [(layer, head)]))}
        for layer in range(N_LAYERS)
        for head in range(n_heads)
    ]
    return measured(model) | {"heads": heads}


if __name__ == "__main__":
    study.run("heads", SETTINGS, measure)
