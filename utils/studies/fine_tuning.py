"""How much is pre-training worth? Notebook 13's tasks, with few labels and many, pre-trained and from scratch.

"together": are both people of a story in the same place in the end? "questions": where in a story stands the answer?
"translation": from English into French. "frozen" is how many layers don't learn, and the embedding with them; None
means that everything learns. Each point trains one network, and measures which share it gets right of new examples.
"""

from __future__ import annotations

from itertools import islice

from tokenizers import BertWordPieceTokenizer

from attnbook.components.bert import Bert, BertSizes
from attnbook.components.fine_tuning import (
    Answerer,
    Classifier,
    Pairs,
    bert_translator,
    class_loss,
    classified_right,
    find_answer,
    fine_tune,
    freeze,
    is_right,
    marked,
    questions_about,
    sentence_pairs,
    span_loss,
    tell,
    together_or_not,
    translated_right,
    translation_loss,
)
from attnbook.components.pre_training import PreTraining
from attnbook.corpora.tokenizer import Tokenizer
from attnbook.training import seed_everything
from studies import pretrained, study

LABELS = {
    "together": (100, 300, 1000, 3000, 10_000),
    "questions": (300, 3000, 30_000),
    "translation": (300, 1000, 3000, 10_000),
}
LEAST_STEPS, MOST_STEPS = 300, 2000  # in between there are as many steps as labels
RATE = {"together": 5e-4, "questions": 1e-3, "translation": 1e-3}
SETTINGS = [
    {"task": task, "labels": labels, "start": start, "frozen": None, "seed": seed}
    for task, some in LABELS.items()
    for labels in some
    for start in ("pre-trained", "from scratch")
    for seed in range(3)
] + [
    {"task": "together", "labels": 1000, "start": "pre-trained", "frozen": n_layers, "seed": seed}
    for n_layers in range(pretrained.SIZES["n_layers"] + 1)
    for seed in range(3)
]


def steps(labels: int) -> int:
    return min(max(labels, LEAST_STEPS), MOST_STEPS)


def together(bert: Bert, tokenizer: BertWordPieceTokenizer, labels: int, seed: int) -> float:
    examples = together_or_not(tell("train", 2 * labels + 100, seed), tokenizer)[:labels]
    model = Classifier(bert, n_classes=2)
    fine_tune(model, examples, class_loss, steps(labels), RATE["together"], seed)
    return classified_right(model, together_or_not(tell("test", 3000), tokenizer))


def questions(bert: Bert, tokenizer: BertWordPieceTokenizer, labels: int, seed: int) -> float:
    examples = [marked(*asking, tokenizer) for asking in questions_about(tell("train", labels, seed), seed)]
    model = Answerer(bert)
    fine_tune(model, examples, span_loss, steps(labels), RATE["questions"], seed)
    new = questions_about(tell("test", 2000))
    return sum(is_right(one, find_answer(model, one, tokenizer)) for one in new) / len(new)


def translation(bert: Bert, tokenizer: BertWordPieceTokenizer, labels: int, seed: int) -> float:
    """The pairs are some of all that there are, and so are the words of French."""
    pairs = sentence_pairs(tell("train", 10_000))
    writes = Tokenizer.words(pairs.values())
    new = {source: target for source, target in sentence_pairs(tell("test", 1000)).items() if source not in pairs}
    some = Pairs(tokenizer, writes, dict(islice(pairs.items(), seed * labels, (seed + 1) * labels)))
    model = bert_translator(bert, len(writes))
    fine_tune(model, some.encoded(), translation_loss, steps(labels), RATE["translation"], seed)
    return translated_right(model, Pairs(tokenizer, writes, new))


TASKS = {"together": together, "questions": questions, "translation": translation}


def measure(task: str, labels: int, start: str, frozen: int | None, seed: int) -> study.Point:
    language, tokenizer = pretrained.load()
    seed_everything(seed)
    bert = language.bert
    if start == "from scratch":
        bert = PreTraining(BertSizes(tokenizer.get_vocab_size(), **pretrained.SIZES)).bert
    if frozen is not None:
        freeze(bert, frozen)
    return {"right": round(TASKS[task](bert, tokenizer, labels, seed), 4)}


if __name__ == "__main__":
    study.run("fine_tuning", SETTINGS, measure)
