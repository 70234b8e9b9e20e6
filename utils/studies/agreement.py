"""Where does a language model keep the number of the subject? As in notebook 01, in ten networks."""

from __future__ import annotations

import torch

from attnbook.components.agreement import (
    VERBS,
    LanguageModel,
    beginnings,
    inspect,
    number_unit,
    train_language_model,
    verbs_right,
    verbs_right_without,
)
from attnbook.corpora import littleworld
from attnbook.training import seed_everything
from studies import study

D_MODEL = 32
SETTINGS = [{"seed": seed} for seed in range(10)]


def measure(seed: int) -> study.Point:
    """Train one network, find the unit that tells one from many, and meddle with each unit."""
    corpus = littleworld.corpus("en", "en", words=(2, 10), n_eval=100)
    tokenizer = corpus.target_tokenizer
    seed_everything(seed)
    model = LanguageModel(len(tokenizer), D_MODEL)
    train_language_model(model, corpus)
    phrases = beginnings({" ".join(pair.target.split()[:4]) for pair in corpus.splits["train"]})
    tokens = torch.tensor([[tokenizer.id(word) for word in words] for words in phrases.words])
    forms = torch.tensor([[tokenizer.id(form) for form in pair] for pair in VERBS])
    seen = inspect(model, tokens)
    unit, share = number_unit(seen["cell"][:, -1], phrases)
    with torch.no_grad():
        right = verbs_right(model(tokens)[:, -1], phrases.plural, forms)
    without = [verbs_right_without(other, model, seen, phrases, forms) for other in range(D_MODEL)]
    return {"right": right, "unit": unit, "share": share, "without": without}


if __name__ == "__main__":
    study.run("agreement", SETTINGS, measure)
