"""How good are the three translators on real sentences? Tatoeba, English to French, with the same budget for each.

Each point trains one from the command line, `python -m attnbook train --corpus tatoeba --epochs 5 --model …`, and
scores the weights of its best epoch with sacreBLEU. A stopped training goes on where it was. The interval holds the
scores of 95 % of two hundred test sets that are drawn, with repetition, from the test sentences: it says how much of a
score is the choice of these, not of the training, of which there is one each.
"""

from __future__ import annotations

import random

from attnbook.__main__ import RUNS, VOCAB_SIZE, main
from attnbook.checkpoints import CHECKPOINT_NAME, Checkpoint
from attnbook.corpora import tatoeba
from attnbook.metrics import corpus_bleu, group_references
from attnbook.translation import translate
from studies import study

EPOCHS = 5
SETTINGS = [{"model": model} for model in ("transformer", "attention", "lstm")]
N_DRAWN = 200
N_EXAMPLES = 20


def measure(model: str) -> study.Point:
    """Train one translator, and compare what it writes for the test sentences with all their translations."""
    path = RUNS / f"tatoeba-{model}" / CHECKPOINT_NAME
    go_on = ["--resume"] if path.exists() else []
    if main(["train", "--corpus", "tatoeba", "--epochs", str(EPOCHS), "--model", model, *go_on]):
        raise RuntimeError(f"the training of {model} has failed")
    checkpoint = Checkpoint.load(path)
    corpus = tatoeba(vocab_size=VOCAB_SIZE)
    trained = checkpoint.best_model()
    references = group_references(corpus.splits["test"])
    written = translate(trained, list(references), corpus.source_tokenizer, corpus.target_tokenizer)
    pairs = list(zip(written, references.values(), strict=True))
    bleu = corpus_bleu(hypotheses=written, references=list(references.values()))
    return {
        "edition": corpus.edition,
        "parameters": sum(parameter.numel() for parameter in trained.parameters()),
        "training seconds": round(sum(epoch.seconds for epoch in checkpoint.epochs)),
        "valid loss": [round(epoch.valid_loss, 3) for epoch in checkpoint.epochs],
        "bleu": round(bleu.score, 1),
        "interval": interval(pairs),
        "signature": bleu.signature,
        "sentences": len(pairs),
        "examples": [[source, one] for source, one in zip(references, written, strict=True)][:N_EXAMPLES],
    }


def interval(pairs: list[tuple[str, list[str]]]) -> list[float]:
    """The 2.5th and the 97.5th percentile of BLEU over test sets drawn from these."""
    draw = random.Random(0)
    found = []
    for _ in range(N_DRAWN):
        some = draw.choices(pairs, k=len(pairs))
        found.append(corpus_bleu(hypotheses=[one for one, _ in some], references=[right for _, right in some]).score)
    found.sort()
    return [round(found[round(share * (N_DRAWN - 1))], 1) for share in (0.025, 0.975)]


if __name__ == "__main__":
    study.run("tatoeba", SETTINGS, measure)
