"""How much is pre-training worth? Notebook 13's tasks, with few labels and many, pre-trained and from scratch.

"together": are both people of a story in the same place at the end? It is asked in pairs of stories, too: only one who
knows who has left gets both right. "questions": where in a story stands the answer? "translation": from English into
French; what is wrong is counted by kind, and some of it is kept. "frozen" is how many layers don't learn, and the
embedding with them; None means that everything learns. Each point trains one network, and measures which share it gets
right of new examples.
"""

from __future__ import annotations

import functools
import itertools
import random
import statistics
from collections import Counter

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
    translated,
    translation_loss,
)
from attnbook.components.pre_training import PreTraining
from attnbook.corpora.littleworld.lexicon import french_plural, lexicon
from attnbook.corpora.tokenizer import Tokenizer
from attnbook.training import seed_everything
from studies import pretrained, study

LABELS = {
    "together": (100, 300, 1000, 10_000, 30_000),
    "questions": (1000,),
    "translation": (1000,),
}
RATE = {"together": 5e-4, "questions": 1e-3, "translation": 1e-3}
MISTAKES = ("another form", "another word", "another length")
N_LAYERS = pretrained.SIZES["n_layers"]
SETTINGS = [
    {"task": task, "labels": labels, "start": start, "frozen": None, "seed": seed}
    for task, some in LABELS.items()
    for labels in some
    for start in ("pre-trained", "from scratch")
    for seed in range(3)
] + [
    {"task": task, "labels": 1000, "start": "pre-trained", "frozen": n_layers, "seed": seed}
    for task, some in {"together": range(1, N_LAYERS + 1), "translation": (N_LAYERS,)}.items()
    for n_layers in some
    for seed in range(3)
]


def steps(labels: int) -> int:
    """As many as labels; but with few of them, and with many, it wouldn't be worth it."""
    return max(300, min(labels, 2000), labels // 10)


def knows_who_left(model: Classifier, tokenizer: BertWordPieceTokenizer) -> float:
    """Pairs of stories, one word apart: he goes to where she is, or to where she was. The share with both right."""
    people = itertools.product(("Anna", "Emma"), ("Hugo", "Paul"))
    places = itertools.permutations(("lake", "museum", "office", "station"), 3)
    right = []
    for (she, he), (was, his, now) in itertools.product(people, places):
        begins = f"{she} was at the {was} . {he} was at the {his} . {she} went to the {now} ."
        between = f"{he} found a map at the {his} ."
        for who in (he, "he"):
            ends = {now: 1, was: 0}
            pair = [(tokenizer.encode(f"{begins} {between} {who} went to the {end} ."), y) for end, y in ends.items()]
            right.append(classified_right(model, pair) == 1)
    return statistics.mean(right)


def together(bert: Bert, tokenizer: BertWordPieceTokenizer, labels: int, seed: int) -> study.Point:
    examples = together_or_not(tell("train", 2 * labels + 100, seed), tokenizer)[:labels]
    model = Classifier(bert, n_classes=2)
    fine_tune(model, examples, class_loss, steps(labels), RATE["together"], seed)
    new = together_or_not(tell("test", 3000), tokenizer)
    return {"right": classified_right(model, new), "pairs": round(knows_who_left(model, tokenizer), 4)}


def questions(bert: Bert, tokenizer: BertWordPieceTokenizer, labels: int, seed: int) -> study.Point:
    examples = [marked(*asking, tokenizer) for asking in questions_about(tell("train", labels, seed), seed)]
    model = Answerer(bert)
    fine_tune(model, examples, span_loss, steps(labels), RATE["questions"], seed)
    new = questions_about(tell("test", 2000))
    return {"right": statistics.mean(is_right(one, find_answer(model, one, tokenizer)) for one in new)}


def translation(bert: Bert, tokenizer: BertWordPieceTokenizer, labels: int, seed: int) -> study.Point:
    """The pairs are some of all that there are, and so are the words of French."""
    pairs = sentence_pairs(tell("train", 10_000))
    writes = Tokenizer.words(pairs.values())
    new = {source: target for source, target in sentence_pairs(tell("test", 1000)).items() if source not in pairs}
    some = Pairs(tokenizer, writes, dict(random.Random(seed).sample(list(pairs.items()), labels)))
    model = bert_translator(bert, len(writes))
    fine_tune(model, some.encoded(), translation_loss, steps(labels), RATE["translation"], seed)
    said = dict(zip(new, translated(model, Pairs(tokenizer, writes, new)), strict=True))
    wrong = {source: one for source, one in said.items() if one != new[source]}
    kinds = Counter(kind_of_mistake(one.split(), new[source].split()) for source, one in wrong.items())
    return {
        "right": 1 - len(wrong) / len(new),
        "wrong": {kind: round(kinds[kind] / len(new), 4) for kind in MISTAKES},
        "said": dict(itertools.islice(wrong.items(), 3)),
    }


def kind_of_mistake(written: list[str], right: list[str]) -> str:
    """Another length; or as many words, and each is at least a form of the right one; or another word."""
    if len(written) != len(right):
        return "another length"
    are_forms = (french_lemma(one) == french_lemma(other) for one, other in zip(written, right, strict=True))
    return "another form" if all(are_forms) else "another word"


@functools.cache
def french_lemmas() -> dict[str, str]:
    """For each form of a French word that has several: the one that stands for all."""
    words = lexicon()
    forms = [("le", "la", "les", "l'"), ("un", "une", "des"), ("à", "au", "aux"), ("son", "sa", "ses")]
    forms += [(noun.fr, noun.fr_plural) for noun in words.nouns]
    forms += [(one, one + "e") for one in (verb.fr_participle for verb in words.verbs)]
    forms += [(one.fr, one.fr_feminine, one.fr_before_vowel) for one in words.adjectives]
    singulars = {form: some[0] for some in forms for form in some if form}
    return {french_plural(form): lemma for form, lemma in singulars.items()} | singulars


def french_lemma(word: str) -> str:
    return french_lemmas().get(word, word)


TASKS = {"together": together, "questions": questions, "translation": translation}


def measure(task: str, labels: int, start: str, frozen: int | None, seed: int) -> study.Point:
    language, tokenizer = pretrained.load()
    seed_everything(seed)
    bert = language.bert
    if start == "from scratch":
        bert = PreTraining(BertSizes(tokenizer.get_vocab_size(), **pretrained.SIZES)).bert
    if frozen is not None:
        freeze(bert, frozen)
    found = TASKS[task](bert, tokenizer, labels, seed)
    return found | {"right": round(found["right"], 4)}


if __name__ == "__main__":
    study.run("fine_tuning", SETTINGS, measure)
