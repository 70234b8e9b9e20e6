"""Notebook 12's pre-training: what its batches hold, what it asks for, and that it learns."""

import itertools
import math
import random
from collections import Counter

import pytest
import torch
from tokenizers import BertWordPieceTokenizer

from attnbook.components.bert import BertSizes
from attnbook.components.pre_training import (
    CLS,
    KINDS,
    MASK,
    SEP,
    Batch,
    Halves,
    PreTraining,
    ask_each,
    cut_batches,
    pre_train,
    tokenizer_of,
)
from attnbook.components.wordpiece import wordpiece
from attnbook.corpora.littleworld.comprehension import Continuation, question
from attnbook.corpora.littleworld.stories import Story, stories


@pytest.fixture(scope="module")
def told() -> list[Story]:
    return list(itertools.islice(stories(n_sentences=4), 400))


@pytest.fixture(scope="module")
def tokenizer(told: list[Story]) -> BertWordPieceTokenizer:
    return tokenizer_of(told)


def words_of(story: Story, language: str = "en") -> list[str]:
    return list(itertools.chain(*story.sentences(language)))


def small(tokenizer: BertWordPieceTokenizer) -> PreTraining:
    torch.manual_seed(0)
    return PreTraining(BertSizes(tokenizer.get_vocab_size(), d_model=32, n_heads=2, n_layers=1))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_words_of_stories_and_questions_are_whole(told: list[Story], language: str) -> None:
    whole = tokenizer_of(told, language).get_vocab()
    rng = random.Random(0)
    words = Counter(word for story in told for word in words_of(story, language))
    words += Counter(word for story in told for word in question(story, rng, language).words)
    assert {word for word, n in words.items() if n > 1} <= set(whole)


def test_a_batch_is_what_it_says(tokenizer: BertWordPieceTokenizer) -> None:
    cuts = [
        Continuation(["she", "went", "to", "the", "park", "."], ["he", "was", "sad", "."], "next"),
        Continuation(["she"], ["."], "wrong order"),
        Continuation(["she"], ["he", "."], "another story"),
    ]
    batch = Batch.of(cuts, tokenizer)
    assert batch.apart.tolist() == [0, 1, 1]
    read = [[tokenizer.id_to_token(i) for i in row] for row in batch.tokens.tolist()]
    assert read[0] == ["[CLS]", "she", "went", "to", "the", "park", ".", "[SEP]", "he", "was", "sad", ".", "[SEP]"]
    assert read[1][:5] == ["[CLS]", "she", "[SEP]", ".", "[SEP]"]
    assert set(read[1][5:]) == {"[PAD]"}
    assert batch.segments[0].tolist() == [0] * 8 + [1] * 5
    assert batch.segments[1].tolist()[:5] == [0, 0, 0, 1, 1]


def test_stories_are_cut_anew_each_time_round(told: list[Story], tokenizer: BertWordPieceTokenizer) -> None:
    def rounds(seed: int) -> list[Batch]:
        return list(itertools.islice(cut_batches(told[:8], tokenizer, 8, seed), 3))

    first, again, other = rounds(0), rounds(0), rounds(1)
    for one, same in zip(first, again, strict=True):
        assert all(torch.equal(a, b) for a, b in zip(one, same, strict=True))
    assert not all(torch.equal(one.apart, two.apart) for one, two in itertools.pairwise(first))
    assert not torch.equal(first[0].apart, other[0].apart)


@pytest.mark.parametrize("kinds", [("next",), ("next", "another story"), KINDS])
def test_only_the_kinds_that_are_asked_for(
    told: list[Story], tokenizer: BertWordPieceTokenizer, kinds: tuple[str, ...]
) -> None:
    batches = itertools.islice(cut_batches(told, tokenizer, 50, seed=0, kinds=kinds), 8)
    share = torch.cat([batch.apart for batch in batches]).double().mean().item()
    true = 0.5 / (0.5 + 0.25 * (len(kinds) - 1))
    assert math.isclose(share, 1 - true, abs_tol=0.08)
    assert (share == 0) is (kinds == ("next",))


def test_it_learns_both_questions(told: list[Story], tokenizer: BertWordPieceTokenizer) -> None:
    model = small(tokenizer)
    losses = pre_train(model, cut_batches(told[:64], tokenizer, 16, seed=0), 150, rate=1e-2, warm_up=20)
    assert len(losses) == 150
    assert losses[0][0] > 5, "at first every piece is as likely as the others"
    (start, cuts_start), (end, cuts_end) = (
        (sum(column) / 10 for column in zip(*some, strict=True)) for some in (losses[:10], losses[-10:])
    )
    assert end < start - 2
    assert cuts_end < cuts_start - 0.03


def test_what_is_hidden_can_be_chosen(told: list[Story], tokenizer: BertWordPieceTokenizer) -> None:
    """A network that is asked for what it sees has little to do."""
    ends = [
        pre_train(
            small(tokenizer), cut_batches(told, tokenizer, 16, seed=0), 80, 1e-2, 20, covered=covered, replaced=0.0
        )
        for covered in (0.0, 1.0)
    ]
    seen, covered = (sum(words for words, _ in some[-10:]) / 10 for some in ends)
    assert seen < 0.5 < 2 < covered


@pytest.mark.parametrize("language", ["en", "ko"])
def test_halves_are_the_story(told: list[Story], language: str) -> None:
    tokenizer = tokenizer_of(told, language)
    story = told[3]
    halves = Halves.of(story, tokenizer, language)
    words = [tokenizer.id_to_token(i) for i in halves.tokens[halves.places].tolist()]
    sentences = story.sentences(language)
    assert words == words_of(story, language)
    assert halves.tokens[0] == CLS
    assert (halves.tokens == SEP).sum() == 2
    assert halves.tokens[-1] == SEP
    assert (halves.segments[halves.places] == 0).sum() == sum(map(len, sentences[:2])), "two sentences of four"


def test_a_story_whose_words_are_not_whole_is_refused(told: list[Story], tokenizer: BertWordPieceTokenizer) -> None:
    with pytest.raises(ValueError, match="aren't whole"):
        Halves.of(told[0], tokenizer, "ko")  # unknown letters: each word is one [UNK]
    with pytest.raises(ValueError, match="aren't whole"):
        Halves.of(told[0], wordpiece([one.text() for one in told], 60))


def test_each_word_is_asked_by_itself(told: list[Story], tokenizer: BertWordPieceTokenizer) -> None:
    model = small(tokenizer).eval()
    halves = Halves.of(told[0], tokenizer)
    p = ask_each(model, halves)
    torch.testing.assert_close(p.sum(dim=-1), torch.ones(len(p)))
    for i in (0, 3, len(p) - 1):
        tokens = halves.tokens.clone()
        tokens[halves.places[i]] = MASK
        scores, _ = model(tokens[None], halves.segments[None])
        torch.testing.assert_close(p[i], scores[0, halves.places[i]].softmax(dim=-1))
    words = halves.tokens[halves.places]
    scores, _ = model(halves.tokens[None], halves.segments[None])
    torch.testing.assert_close(ask_each(model, halves, instead=words), scores[0, halves.places].softmax(dim=-1))
