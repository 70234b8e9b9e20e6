import pytest

from attnbook.corpora import Pair
from attnbook.metrics import corpus_bleu, exact_match, group_references

CAT = "the cat sat on the mat"
CATS = "the cat sat on the mat and it slept there all day"


def test_exact_match_counts_whole_sentences() -> None:
    assert exact_match(["a b", "a  c", "b"], ["a b", "a c", "b a"]) == pytest.approx(2 / 3)
    for hypotheses, references in (([], []), (["a"], ["a", "b"])):
        with pytest.raises(ValueError, match="expected as many hypotheses as references"):
            exact_match(hypotheses, references)


def test_bleu_by_hand() -> None:
    """A hypothesis that is the first half of its reference: every n-gram is right, only the brevity penalty counts."""
    score, signature = corpus_bleu(hypotheses=[CAT], references=[[CATS]])
    assert score == pytest.approx(100 * 2.718281828 ** (1 - 12 / 6), abs=0.01)
    assert signature.startswith("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:")
    assert corpus_bleu(hypotheses=[CAT, CATS], references=[[CAT], [CATS]]).score == pytest.approx(100)


def test_hypotheses_and_references_cannot_change_places() -> None:
    right = corpus_bleu(hypotheses=[CAT], references=[[CATS]]).score
    swapped = corpus_bleu(hypotheses=[CATS], references=[[CAT]]).score
    assert abs(right - swapped) > 4, "this pair should show an exchange"
    with pytest.raises(TypeError):
        corpus_bleu([CAT], [[CATS]])  # type: ignore[misc]


def test_each_reference_counts() -> None:
    for references in ([CAT, CATS], [CATS, CAT]):
        several = corpus_bleu(hypotheses=[CAT, CATS], references=[references, [CATS]])
        assert several.score == pytest.approx(100)
        assert "nrefs:var" in several.signature
    assert corpus_bleu(hypotheses=[CAT, CATS], references=[[CATS], [CATS]]).score < 90


def test_bleu_errors() -> None:
    with pytest.raises(ValueError, match="as many lists of references as hypotheses, and some, got 1, 2"):
        corpus_bleu(hypotheses=[CAT, CATS], references=[[CAT]])
    with pytest.raises(ValueError, match="and some, got 0, 0"):
        corpus_bleu(hypotheses=[], references=[])
    with pytest.raises(ValueError, match="a list of references for each hypothesis, got 'the cat sat"):
        corpus_bleu(hypotheses=[CAT], references=[CAT])
    with pytest.raises(ValueError, match="a list of references for each hypothesis, got \\[\\]"):
        corpus_bleu(hypotheses=[CAT], references=[[]])


def test_translations_of_one_sentence_come_together() -> None:
    pairs = [Pair("Go.", "Va !"), Pair("Run!", "Cours !"), Pair("Go.", "Allez !")]
    assert group_references(pairs) == {"Go.": ["Va !", "Allez !"], "Run!": ["Cours !"]}
