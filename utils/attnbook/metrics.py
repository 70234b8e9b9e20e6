"""How good translations are."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sacrebleu.metrics.bleu import BLEU

from attnbook.corpora import Pair


def exact_match(hypotheses: Sequence[str], references: Sequence[str]) -> float:
    """The share of hypotheses that equal their reference word for word, from 0 to 1."""
    if len(hypotheses) != len(references) or not references:
        raise ValueError(
            f"expected as many hypotheses as references, and some, got {len(hypotheses)}, {len(references)}"
        )
    pairs = zip(hypotheses, references, strict=True)
    return sum(hypothesis.split() == reference.split() for hypothesis, reference in pairs) / len(references)


class Bleu(NamedTuple):
    """A BLEU score, from 0 to 100, and sacreBLEU's signature: how it was computed, to be quoted with it."""

    score: float
    signature: str


def corpus_bleu(*, hypotheses: Sequence[str], references: Sequence[Sequence[str]]) -> Bleu:
    """BLEU over the whole corpus (Papineni et al., 2002), computed by sacreBLEU (Post, 2018).

    references holds, for each hypothesis, the list of its right translations: one or several. The names have to be
    written out, because hypotheses and references that change places give another score and no error.
    Raises ValueError where the two differ in length, or where a hypothesis has no list of references.
    """
    if len(hypotheses) != len(references) or not references:
        raise ValueError(
            f"expected as many lists of references as hypotheses, and some, got {len(references)}, {len(hypotheses)}"
        )
    for some in references:
        if isinstance(some, str) or not some:  # a string would pass as a list of its letters
            raise ValueError(f"expected a list of references for each hypothesis, got {some!r}")
    # sacreBLEU wants all first references, then all second ones, …, with None where a sentence has no more
    most = max(map(len, references))
    streams: list[list[Any]] = [[some[i] if i < len(some) else None for some in references] for i in range(most)]
    metric = BLEU()
    score = metric.corpus_score(list(hypotheses), streams).score
    return Bleu(score, str(metric.get_signature()))


def group_references(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """Each different source sentence with all its translations, in the order of the pairs."""
    references: dict[str, list[str]] = {}
    for pair in pairs:
        references.setdefault(pair.source, []).append(pair.target)
    return references
