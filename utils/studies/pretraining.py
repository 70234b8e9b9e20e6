"""What of BERT's recipe matters? Notebook 12's pre-training on stories, with one thing changed at a time.

Each point trains one and asks it about stories that it has not seen. "80 / 10 / 10": 15 % of the pieces are asked for,
and of these so many percent are covered, replaced, and left as they are; half of the continuations are wrong, from
another story as often as in the wrong order. The next three share the pieces out otherwise. "40 % asked": more of them.
"other stories": a wrong continuation is always from another story, and only a third are wrong. "none wrong": no second
question.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from typing import Any

import torch
from tokenizers import BertWordPieceTokenizer

from attnbook.components.bert import BertSizes
from attnbook.components.pre_training import (
    KINDS,
    MASK,
    Batch,
    Halves,
    PreTraining,
    ask_each,
    cut_batches,
    pre_train,
    tokenizer_of,
)
from attnbook.corpora.littleworld.comprehension import answering, continuation
from attnbook.corpora.littleworld.stories import Story, stories
from attnbook.training import seed_everything
from studies import study

D_MODEL, N_LAYERS = 64, 2
N_TOLD, N_ASKED = 6000, 100
BATCH, STEPS, RATE, WARM_UP = 64, 500, 5e-3, 150
RECIPES: dict[str, dict[str, Any]] = {
    "80 / 10 / 10": {},
    "90 / 0 / 10": {"hiding": {"covered": 0.9, "replaced": 0.0}},
    "90 / 10 / 0": {"hiding": {"covered": 0.9, "replaced": 0.1}},
    "100 / 0 / 0": {"hiding": {"covered": 1.0, "replaced": 0.0}},
    "40 % asked": {"hiding": {"share": 0.4}},
    "other stories": {"kinds": ("next", "another story")},
    "none wrong": {"kinds": ("next",)},
}
SETTINGS = [{"recipe": recipe, "seed": seed} for seed in range(3) for recipe in RECIPES]


def told(split: str, n: int) -> list[Story]:
    return list(itertools.islice(stories(split), n))


def asked(
    model: PreTraining, tokenizer: BertWordPieceTokenizer, some: Sequence[Story], language: str = "en"
) -> study.Point:
    """How often it is right about a word: when that is covered, when it is seen, when another stands in its place.

    "answers": of the covered words those that answer a question.
    """
    draw = torch.Generator().manual_seed(0)
    right: dict[str, list[bool]] = {"covered": [], "answers": [], "seen": [], "replaced": []}
    for story in some:
        halves = Halves.of(story, tokenizer, language)
        words = halves.tokens[halves.places]
        others = torch.randint(MASK + 1, tokenizer.get_vocab_size(), words.shape, generator=draw)
        for kind, instead in (("covered", MASK), ("seen", words), ("replaced", others)):
            hits = (ask_each(model, halves, instead).argmax(dim=-1) == words).tolist()
            right[kind] += hits
            if kind == "covered":
                right["answers"] += itertools.compress(hits, answering(story, language))
    return {kind: share(hits) for kind, hits in right.items()}


@torch.no_grad()
def continues(
    model: PreTraining, tokenizer: BertWordPieceTokenizer, some: Sequence[Story], language: str = "en"
) -> dict[str, float]:
    """How often it is right about whether a continuation is one, by the kind of continuation."""
    draw = random.Random(0)
    right: dict[str, list[bool]] = {}
    for i, story in enumerate(some):
        cut = continuation(story, some[i - 1], draw, language)
        batch = Batch.of([cut], tokenizer)
        _, scores = model(batch.tokens, batch.segments)
        right.setdefault(cut.kind, []).append(bool(scores.argmax() == batch.apart))
    return {kind: share(some) for kind, some in sorted(right.items())}


def share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 4)


def measure(recipe: str, seed: int) -> study.Point:
    some = told("train", N_TOLD)
    tokenizer = tokenizer_of(some)
    changed = {"kinds": KINDS, "hiding": {}} | RECIPES[recipe]
    seed_everything(seed)
    model = PreTraining(BertSizes(tokenizer.get_vocab_size(), D_MODEL, n_layers=N_LAYERS))
    batches = cut_batches(some, tokenizer, BATCH, seed, changed["kinds"])
    pre_train(model, batches, STEPS, RATE, WARM_UP, **changed["hiding"])
    new = told("test", 10 * N_ASKED)
    return asked(model.eval(), tokenizer, new[:N_ASKED]) | {"continues": continues(model, tokenizer, new)}


if __name__ == "__main__":
    study.run("pretraining", SETTINGS, measure)
