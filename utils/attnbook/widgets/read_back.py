"""ReadBack: what a probe reads back, word by word, out of the one vector that a sentence was put into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike

from attnbook import colours
from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, check_index, words_of

MOST = 8  # sentences
ENCODER = colours.COLOURS["encoder"].plot


class ReadBack(LivingFigure):
    """A sentence goes into one vector, and a probe tries to say from that vector alone which word stood where.

    sentences: one to eight of `{"words": [...], "models": {"64": [guesses, …], …}}`, with the same models in the same
    order for all; the words may be a text that is split at its spaces. A model's guesses are, for each word, the
    probe's candidates with their shares of 1: `[("sees", 0.91), ("hears", 0.04), …]`, best first, and equally many
    everywhere. The best one counts as what the probe reads.

    accuracy: `{"64": [share of right words at place 1, 2, …], …}` on unseen sentences, for the same models; optional.
    model_label: what tells the models apart, such as "state size".

    `sentence`, `model` and `place`, counted from 0, follow the reader and can be set from Python. A place that the
    new sentence is too short for becomes its last. The models' names can be read in `models`.
    """

    _esm = DIST / "read_back.js"
    WORDS: ClassVar[dict[str, str]] = {
        "sentence": "Sentence",
        "model": "Model",
        "words": "The words of the sentence",
        "writes": "an encoder reads it into",
        "vector": "one vector",
        "reads": "a probe reads back",
        "guesses": "What the probe reads at each place. Arrow keys move from place to place.",
        "unit": "place {place}, “{word}”: read “{read}”, {share}, {verdict}",
        "candidates": "Place {place}: the candidates",
        "right": "right",
        "wrong": "wrong",
        "reading right": "Place {place} of {n}, “{word}”: the probe reads “{read}”, {share}. Right.",
        "reading wrong": "Place {place} of {n}, “{word}”: the probe reads “{read}”, {share}. Wrong.",
        "unseen": "Here it is right for {share} of unseen sentences.",
        "score": "{right} of {n} words right",
        "accuracy": "Right at each place, in unseen sentences",
        "others": "Grey: the other models.",
        "place": "place",
        "word": "word",
        "read": "read",
        "share": "share",
        "verdict": "right?",
        "yes": "yes",
        "no": "no",
    }

    sentences: traitlets.List[Any] = traitlets.List().tag(sync=True)
    models = traitlets.List(traitlets.Unicode()).tag(sync=True)  # in a dictionary, a page would put "8" before "64"
    accuracy = traitlets.Dict().tag(sync=True)
    model_label = traitlets.Unicode("").tag(sync=True)
    model = traitlets.Int(0).tag(sync=True)
    sentence = traitlets.Int(0).tag(sync=True)
    place = traitlets.Int(0).tag(sync=True)

    def __init__(
        self,
        sentences: Sequence[Mapping[str, Any]],
        *,
        accuracy: Mapping[str, ArrayLike] | None = None,
        model: int = 0,
        sentence: int = 0,
        place: int = 0,
        model_label: str = "",
        caption: str = "",
        **traits: Any,
    ) -> None:
        checked = _sentences_of(sentences)
        models = list(checked[0]["models"])
        super().__init__(
            sentences=checked,
            models=models,
            accuracy=_accuracy_of(accuracy or {}, models),
            model=model,
            sentence=sentence,
            place=place,
            model_label=model_label,
            caption=caption,
            **traits,
        )

    @property
    def words(self) -> list[str]:
        """The chosen sentence."""
        return self.sentences[self.sentence]["words"]

    @property
    def guesses(self) -> list[list[list[Any]]]:
        """What the chosen model's probe reads in it: for each word its candidates as [word, share], best first."""
        return self.sentences[self.sentence]["models"][self.models[self.model]]

    @traitlets.validate("sentences")
    def _are_sentences(self, proposal: Any) -> Any:
        checked = _sentences_of(proposal.value)
        if self.models and list(checked[0]["models"]) != self.models:
            raise traitlets.TraitError(f"sentences: expected the models {self.models}, as before")
        return checked

    @traitlets.validate("accuracy")
    def _is_accuracy(self, proposal: Any) -> Any:
        return _accuracy_of(proposal.value, self.models)

    @traitlets.validate("model", "sentence", "place")
    def _exists(self, proposal: Any) -> Any:
        name, value = proposal.trait.name, proposal.value
        if name == "place":  # what is set together is checked in any order
            check_index("sentence", self.sentence, len(self.sentences))
        check_index(name, value, len({"model": self.models, "sentence": self.sentences}.get(name) or self.words))
        return value

    @traitlets.observe("sentences", "sentence")
    def _stay_in_the_sentence(self, change: Any) -> None:
        self.sentence = min(self.sentence, len(self.sentences) - 1)
        self.place = min(self.place, len(self.words) - 1)

    def describe(self) -> str:
        read = [place[0][0] for place in self.guesses]
        right = sum(map(str.__eq__, self.words, read))
        name = f"{self.model_label} {self.models[self.model]}".strip()
        return (
            f"what a probe reads back out of one vector ({name}): “{' '.join(self.words)}” comes back as "
            f"“{' '.join(read)}”, {right} of {len(read)} words right"
        )

    def picture(self) -> str:
        unit, tall, columns = 96.0, 92.0, min(len(self.words), 7)
        width = unit * columns + 20
        middle = width / 2
        parts = [
            svg.text(10 + unit * (i % columns + 0.5), 20 + 22 * (i // columns), word, "middle", ENCODER)
            for i, word in enumerate(self.words)
        ]
        y = 32.0 + 22 * ((len(self.words) - 1) // columns)
        parts += [
            svg.line(middle, y, middle, y + 18, svg.GREY, 2),
            svg.rect(middle - 80, y + 22, 160, 24, ENCODER, 0.15, svg.GREY),
            svg.text(middle, y + 38, self.strings["vector"], "middle"),
            svg.line(middle, y + 50, middle, y + 68, svg.GREY, 2),
        ]
        y += 90
        for i, (word, place) in enumerate(zip(self.words, self.guesses, strict=True)):
            read, share = place[0]
            x, top = 10 + unit * (i % columns), y + tall * (i // columns)
            verdict = f"{'✓' if read == word else '✗'} {100 * share:.0f} %"
            parts += [
                svg.text(x + unit / 2, top, word, "middle", ENCODER),
                svg.text(x + unit / 2, top + 22, read, "middle"),
                svg.rect(x + 8, top + 30, unit - 16, 8, svg.GREY, 0.2),
                svg.rect(x + 8, top + 30, (unit - 16) * share, 8, svg.GREY),
                svg.text(x + unit / 2, top + 56, verdict, "middle"),
            ]
        rows = -(-len(self.words) // columns)
        return svg.document(width, y + tall * rows - 20, parts, self.describe())


def _sentences_of(sentences: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The sentences as plain lists and dictionaries. Raises ValueError where one does not fit the first."""
    if not 1 <= len(sentences) <= MOST:
        raise ValueError(f"there are {len(sentences)} sentences: expected 1 to {MOST}")
    checked = [_sentence_of(sentence, f"sentence {i}") for i, sentence in enumerate(sentences)]
    models = list(checked[0]["models"])
    n = len(checked[0]["models"][models[0]][0])
    for i, sentence in enumerate(checked):
        if list(sentence["models"]) != models:
            raise ValueError(
                f"sentence {i} has the models {list(sentence['models'])}, but sentence 0 has {models}: expected "
                "the same in the same order"
            )
        for model, places in sentence["models"].items():
            ragged = next((place for place, guesses in enumerate(places) if len(guesses) != n), None)
            if ragged is not None:
                raise ValueError(
                    f"sentence {i}, model {model!r}, place {ragged}: there are {len(places[ragged])} candidates, but "
                    f"{n} at the first place: expected equally many everywhere"
                )
    return checked


def _sentence_of(sentence: Mapping[str, Any], name: str) -> dict[str, Any]:
    keys = set(sentence) if isinstance(sentence, Mapping) else set()
    if keys != {"words", "models"} or not isinstance(sentence["models"], Mapping) or not sentence["models"]:
        raise ValueError(
            f"{name}: expected a dictionary with 'words' and 'models' (model → guesses, for one model at least), but "
            f"got {sentence!r:.80}"
        )
    words = words_of(sentence["words"], f"{name}: words")
    models = {str(model): list(places) for model, places in sentence["models"].items()}
    for model, places in models.items():
        if len(places) != len(words):
            raise ValueError(
                f"{name}, model {model!r}: there are guesses at {len(places)} places, but the sentence has "
                f"{len(words)} words"
            )
        models[model] = [
            _guesses_of(guesses, f"{name}, model {model!r}, place {i}") for i, guesses in enumerate(places)
        ]
    return {"words": words, "models": models}


def _guesses_of(guesses: Sequence[Sequence[Any]], name: str) -> list[list[Any]]:
    """The candidates at one place as [word, share], checked to be shares of one whole, the largest first."""
    try:
        pairs = [[str(word), float(share)] for word, share in guesses]
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name}: expected pairs of a word and its share, but got {guesses!r:.80}") from error
    shares = np.array([share for _, share in pairs])
    if not pairs:
        raise ValueError(f"{name}: there are no candidates: expected one at least")
    if not ((shares >= 0) & (shares <= 1)).all() or shares.sum() > 1.001:
        raise ValueError(f"{name}: the shares have to be between 0 and 1, 1 in all at most, but are {shares.tolist()}")
    if (np.diff(shares) > 0).any():
        raise ValueError(f"{name}: the best candidate has to come first, but the shares are {shares.tolist()}")
    return pairs


def _accuracy_of(accuracy: Mapping[str, ArrayLike], models: list[str]) -> dict[str, list[float]]:
    """For each model the share of right words at each place. Raises ValueError where a model or a place is missing."""
    if not accuracy:
        return {}
    try:
        shares = {str(model): np.asarray(listed, np.float64) for model, listed in accuracy.items()}
    except (TypeError, ValueError) as error:
        raise ValueError(f"accuracy: expected model → shares of 1, but got {accuracy!r:.80}") from error
    if set(shares) != set(models):
        raise ValueError(f"accuracy is given for the models {list(shares)}, but the sentences have {models}")
    shapes = [listed.shape for listed in shares.values()]
    if len(shapes[0]) != 1 or not shapes[0][0] or len(set(shapes)) > 1:
        raise ValueError(
            "accuracy: expected one share for each place, equally many for each model, one at least, but got "
            f"shapes {shapes}"
        )
    wrong = [share for listed in shares.values() for share in listed.tolist() if not 0 <= share <= 1]
    if wrong:
        raise ValueError(f"accuracy holds {wrong[0]:g}, but it has to be shares between 0 and 1")
    return {model: listed.tolist() for model, listed in shares.items()}
