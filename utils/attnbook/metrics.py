"""How good translations are."""

from collections.abc import Sequence


def exact_match(hypotheses: Sequence[str], references: Sequence[str]) -> float:
    """The share of hypotheses that equal their reference word for word, from 0 to 1."""
    if len(hypotheses) != len(references) or not references:
        raise ValueError(
            f"expected as many hypotheses as references, and some, got {len(hypotheses)}, {len(references)}"
        )
    pairs = zip(hypotheses, references, strict=True)
    return sum(hypothesis.split() == reference.split() for hypothesis, reference in pairs) / len(references)
