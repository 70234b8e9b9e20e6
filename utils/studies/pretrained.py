"""The BERT that notebooks 12 and 13 go on with: trained on stories, longer than a notebook may take.

`python -m studies.pretrained` trains it, in English and in Korean, and keeps the weights beside its results, in half
precision and with the vocabulary in their metadata. `load()` gives it back.
"""

from __future__ import annotations

import json

from tokenizers import BertWordPieceTokenizer

from attnbook.components.bert import BertSizes
from attnbook.components.pre_training import PreTraining, cut_batches, pre_train, tokenizer_of
from attnbook.training import seed_everything
from studies import pretraining, study

SIZES = {"d_model": 96, "n_heads": 4, "n_layers": 4}
N_TOLD, N_ASKED = 40_000, 300
BATCH, STEPS, RATE, WARM_UP = 32, 16_000, 2e-3, 400
SHARE = 0.3  # of the pieces is asked for: that teaches more at each step (Wettig et al., 2023)
SETTINGS = [{"language": "en"}, {"language": "ko"}]


def load(language: str = "en") -> tuple[PreTraining, BertWordPieceTokenizer]:
    """The trained model, in evaluation mode, and the tokenizer that it reads with."""
    weights, notes = study.kept(f"pretrained-{language}")
    vocabulary = json.loads(notes["vocabulary"])
    model = PreTraining(BertSizes(len(vocabulary), **SIZES))
    model.load_state_dict(weights)
    numbered = {piece: i for i, piece in enumerate(vocabulary)}
    return model.eval(), BertWordPieceTokenizer(numbered, lowercase=False, strip_accents=False)


def measure(language: str) -> study.Point:
    """Train, keep the weights, and ask what was kept."""
    some = pretraining.told("train", N_TOLD)
    tokenizer = tokenizer_of(some[:6000], language)
    seed_everything(0)
    model = PreTraining(BertSizes(tokenizer.get_vocab_size(), **SIZES))
    batches = cut_batches(some, tokenizer, BATCH, seed=0, language=language)
    pre_train(model, batches, STEPS, RATE, WARM_UP, share=SHARE)
    vocabulary = [tokenizer.id_to_token(i) for i in range(tokenizer.get_vocab_size())]
    study.keep(f"pretrained-{language}", model, {"vocabulary": json.dumps(vocabulary, ensure_ascii=False)})
    model, tokenizer = load(language)
    new = pretraining.told("test", 10 * N_ASKED)
    found = pretraining.asked(model, tokenizer, new[:N_ASKED], language)
    return found | {"continues": pretraining.continues(model, tokenizer, new, language)}


if __name__ == "__main__":
    study.run("pretrained", SETTINGS, measure)
