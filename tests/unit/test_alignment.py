"""Links, and the alignment error rate, on maps small enough to do by hand."""

import pytest
import torch
from torch import Tensor

from attnbook.components.alignment import alignment_error, forced_attention, links
from attnbook.components.attention import attend
from attnbook.components.looking_back import LookingBack
from attnbook.corpora import Batch, littleworld


def test_links_are_the_largest_weight_of_each_row() -> None:
    weights = torch.tensor([[0.1, 0.7, 0.2], [0.6, 0.3, 0.1], [0.2, 0.2, 0.6], [0.4, 0.5, 0.1]])
    assert links(weights) == {(1, 0), (0, 1), (1, 3)}  # the third looks at <eos>, the last column


def test_a_corpus_is_counted_link_by_link() -> None:
    found = [frozenset({(0, 0), (1, 1)}), frozenset({(0, 0)})]
    gold = [frozenset({(0, 0), (2, 1), (2, 2)}), frozenset({(0, 0), (1, 1)})]
    precision, recall, error_rate = alignment_error(found, gold)
    assert precision == pytest.approx(2 / 3)
    assert recall == pytest.approx(2 / 5)
    assert error_rate == pytest.approx(1 - 4 / 8)


def test_perfect_and_nothing_right() -> None:
    one, other = frozenset({(0, 0), (1, 2)}), frozenset({(0, 1)})
    assert alignment_error([one], [one]) == (1, 1, 0)
    assert alignment_error([one], [other]) == (0, 0, 1)
    assert alignment_error([frozenset()], [other]) == (0, 0, 1), (
        "who links nothing has no precision, but no error either"
    )


def test_sentences_must_match() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        alignment_error([frozenset()], [frozenset(), frozenset()])


def test_forced_attention_has_a_row_for_each_word_and_a_column_for_eos() -> None:
    corpus = littleworld.corpus("en", "fr", words=(2, 6), n_train=300, n_eval=270)
    torch.manual_seed(0)
    model = LookingBack(len(corpus.source_tokenizer), len(corpus.target_tokenizer), 8, attend).eval()
    pairs = corpus.splits["test"]
    maps = forced_attention(model, corpus, pairs)
    assert len(maps) == len(pairs) == 270, "more than one batch"

    def alone(index: int) -> Tensor:
        batch = Batch.of(corpus.encode([pairs[index]]))
        return model(batch.source, batch.target_in)[1][0, :-1]

    for index, (pair, one) in enumerate(zip(pairs, maps, strict=True)):
        assert one.shape == (len(pair.target.split()), len(pair.source.split()) + 1)
        torch.testing.assert_close(one, alone(index).detach())
