"""The network of notebook 13 that answers questions: the pre-trained one, fine-tuned on many, and kept.

`python -m studies.answerer` trains it, and keeps its weights beside the results. `load()` gives it back.
"""

from __future__ import annotations

from attnbook.components.bert import Bert, BertSizes
from attnbook.components.fine_tuning import (
    Answerer,
    find_answer,
    fine_tune,
    is_right,
    marked,
    questions_about,
    span_loss,
    tell,
)
from attnbook.training import seed_everything
from studies import pretrained, study

LABELS, N_ASKED = 100_000, 3000
STEPS, RATE, WARM_UP = 10_000, 1e-3, 200
SETTINGS: list[study.Point] = [{"seed": 0}]


def load() -> Answerer:
    """The trained model, in evaluation mode; its tokenizer is that of `pretrained`."""
    weights, _ = study.kept("answerer")
    vocab_size, _ = weights["bert.embedding.piece.weight"].shape
    model = Answerer(Bert(BertSizes(vocab_size, **pretrained.SIZES)))
    model.load_state_dict(weights)
    return model.eval()


def measure(seed: int) -> study.Point:
    """Train, keep the weights, and ask what was kept about stories of each length."""
    language, tokenizer = pretrained.load()
    examples = [marked(*asking, tokenizer) for asking in questions_about(tell("train", LABELS, seed), seed)]
    seed_everything(seed)
    model = Answerer(language.bert)
    fine_tune(model, examples, span_loss, STEPS, RATE, seed, warm_up=WARM_UP)
    study.keep("answerer", model, {})
    model = load()
    new = questions_about(tell("test", N_ASKED))
    right = [is_right(one, find_answer(model, one, tokenizer)) for one in new]
    return {"right": round(sum(right) / len(right), 4)}


if __name__ == "__main__":
    study.run("answerer", SETTINGS, measure)
