"""BERT with a task on top: held equal to the library's, and what must not change answers."""

from __future__ import annotations

import itertools
import operator
import statistics

import pytest
import torch
from published_bert import SIZES, published
from tokenizers import BertWordPieceTokenizer
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertForQuestionAnswering, BertForSequenceClassification

from attnbook.components.bert import BertSizes
from attnbook.components.fine_tuning import (
    LENGTHS,
    Answerer,
    Classifier,
    Pairs,
    bert_translator,
    best_span,
    class_loss,
    classified_right,
    find_answer,
    fine_tune,
    freeze,
    is_right,
    marked,
    mentions,
    questions_about,
    scores_of,
    sentence_pairs,
    shuffled,
    span_loss,
    tell,
    together_or_not,
    translated,
    translation_loss,
)
from attnbook.components.pre_training import PAD, SEP, PreTraining, tokenizer_of
from attnbook.components.published import copy_published
from attnbook.components.wordpiece import wordpiece
from attnbook.corpora.littleworld.comprehension import Question, together
from attnbook.corpora.littleworld.stories import Story
from attnbook.corpora.tokenizer import Tokenizer


@pytest.fixture(scope="module")
def told() -> list[Story]:
    return tell("train", 350)


@pytest.fixture(scope="module")
def tokenizer(told: list[Story]) -> BertWordPieceTokenizer:
    return tokenizer_of(told)


@pytest.fixture
def language(tokenizer: BertWordPieceTokenizer) -> PreTraining:
    torch.manual_seed(0)
    return PreTraining(BertSizes(tokenizer.get_vocab_size(), d_model=32, n_heads=2, n_layers=2))


def ours_and_theirs(kind: type[nn.Module], **settings: int) -> tuple[PreTraining, nn.Module]:
    """The book's BERT, and the library's with a task on top, with the same weights."""
    pre_trained = published()
    theirs = kind(pre_trained.config.__class__(**(pre_trained.config.to_dict() | settings))).eval()
    weights = {
        name: tensor
        for name, tensor in pre_trained.state_dict().items()
        if name.startswith("bert.") and name in theirs.state_dict()
    }
    theirs.load_state_dict(weights, strict=False)
    ours = PreTraining(SIZES)
    copy_published(ours, pre_trained.state_dict())
    return ours.eval(), theirs


def some_texts() -> tuple[Tensor, Tensor]:
    """Two texts in each row, some of them padded."""
    torch.manual_seed(3)
    tokens = torch.randint(5, SIZES.vocab_size, (3, 12))
    tokens[:, 5], tokens[:, 11] = SEP, SEP
    tokens[1, 9:], tokens[1, 8] = PAD, SEP
    segments = (torch.arange(12) > 5).long().repeat(3, 1)
    segments[1, 9:] = 0
    return tokens, segments


def test_the_classifier_is_the_librarys() -> None:
    ours, theirs = ours_and_theirs(BertForSequenceClassification, num_labels=3)
    model = Classifier(ours.bert, 3)
    with torch.no_grad():
        model.output.weight.copy_(theirs.classifier.weight)
        model.output.bias.copy_(theirs.classifier.bias)
        tokens, segments = some_texts()
        found = theirs(tokens, attention_mask=(tokens != PAD).long(), token_type_ids=segments)
        torch.testing.assert_close(model(tokens, segments), found.logits, atol=1e-4, rtol=1e-4)


def test_the_answerer_is_the_librarys_where_an_answer_can_be() -> None:
    ours, theirs = ours_and_theirs(BertForQuestionAnswering)
    model = Answerer(ours.bert)
    with torch.no_grad():
        model.output.weight.copy_(theirs.qa_outputs.weight)
        model.output.bias.copy_(theirs.qa_outputs.bias)
        tokens, segments = some_texts()
        found = theirs(tokens, attention_mask=(tokens != PAD).long(), token_type_ids=segments)
        scores = model(tokens, segments)
    can_be = torch.tensor([[1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0]] * 3, dtype=torch.bool)
    can_be[1, 8:] = False
    for mine, expected in zip(scores.unbind(dim=-1), (found.start_logits, found.end_logits), strict=True):
        torch.testing.assert_close(mine[can_be], expected[can_be], atol=1e-4, rtol=1e-4)
        assert (mine[~can_be] == -torch.inf).all()


def test_stories_of_all_lengths() -> None:
    told = tell("test", 70)
    assert [sum(len(one.told) == n for one in told) for n in LENGTHS] == [10] * 7
    assert [one.text() for one in tell("test", 70)] == [one.text() for one in told]
    assert {one.text() for one in tell("test", 70, seed=1)} != {one.text() for one in told}
    assert len(tell("test", 50)) == 50
    lengths = [len(one.told) for one in told]
    assert lengths != sorted(lengths), "in a mixed order"


def test_together_or_not(told: list[Story], tokenizer: BertWordPieceTokenizer) -> None:
    """Only stories in which both are somewhere in the end."""
    examples = together_or_not(told, tokenizer)
    of_two = [one for one in told if len(one.cast) == 2 and set(one.world().where) == set(one.cast)]
    assert [label for _, label in examples] == [int(together(one)) for one in of_two]
    assert [one.ids for one, _ in examples] == [tokenizer.encode(one.text()).ids for one in of_two]


def test_mentions() -> None:
    words = ["the", "park", "the", "old", "park", "the", "park"]
    assert mentions(words, (0, 2)) == [(0, 2), (5, 7)]
    assert mentions(words, (4, 5)) == [(1, 2), (4, 5), (6, 7)]
    assert mentions(words, (2, 5)) == [(2, 5)]


def test_every_mention_is_marked() -> None:
    """Also with words in pieces: from the first piece of its first word to the last of its last."""
    words = ["Anna", "was", "in", "the", "garden", ".", "Ben", "left", "the", "garden", "."]
    cut = wordpiece([" ".join(words)], 20)
    encoding, right = marked(Question("where", ["where", "?"], (3, 5)), words, cut)
    tokens = encoding.tokens
    begins, ends = (column.nonzero().flatten().tolist() for column in right.unbind(dim=-1))
    assert len(begins) == len(ends) == 2
    for begin, end in zip(begins, ends, strict=True):
        assert "".join(tokens[begin : end + 1]).replace("##", "") == "thegarden"
        assert end - begin > 1, "in pieces"
    _, right = marked(Question("where", ["where", "?"], None), words, cut)
    assert right.nonzero().tolist() == [[0, 0], [0, 1]]


def test_span_loss(told: list[Story], tokenizer: BertWordPieceTokenizer, language: PreTraining) -> None:
    """What all right places get together; the mean over beginnings and ends; padding changes nothing."""
    model = Answerer(language.bert).eval()
    examples = [marked(*one, tokenizer) for one in questions_about(told[:12])]
    each = []
    for encoding, right in examples:
        p = scores_of(model, [encoding])[0].softmax(dim=0)
        each.append(-(p * right).sum(dim=0).log().mean())
    torch.testing.assert_close(span_loss(model, examples), torch.stack(each).mean())


def brute_force(scores: Tensor, longest: int) -> tuple[float, tuple[int, int]]:
    n = len(scores)
    spans = [(i, j) for i in range(1, n) for j in range(i, min(n, i + longest))]
    return max(((scores[i, 0] + scores[j, 1]).item(), (i, j)) for i, j in spans)


@pytest.mark.parametrize("longest", [1, 2, 4])
def test_best_span(longest: int) -> None:
    generator = torch.Generator().manual_seed(0)
    for _ in range(50):
        scores = torch.randn(9, 2, generator=generator)
        best, span = brute_force(scores, longest)
        margin = best - scores[0].sum().item()
        assert best_span(scores, longest, threshold=margin - 0.01) == span
        assert best_span(scores, longest, threshold=margin + 0.01) is None
    nothing_else = torch.full((5, 2), -torch.inf)
    nothing_else[0] = 0
    assert best_span(nothing_else) is None


def test_what_is_found_are_words_of_the_story(
    told: list[Story], tokenizer: BertWordPieceTokenizer, language: PreTraining
) -> None:
    """A model that knows the right marks finds each answer, and is right in all."""

    class Knowing(Answerer):
        def forward(self, tokens: Tensor, segments: Tensor) -> Tensor:
            return torch.where(right, 5.0, -5.0)[None]

    model = Knowing(language.bert)
    for asking in questions_about(told[:60]):
        _, right = marked(*asking, tokenizer)
        found = find_answer(model, asking, tokenizer)
        assert is_right(asking, found)
        assert (found is None) is (asking[0].answer is None)
        assert not is_right(asking, ["nobody"])
        assert find_answer(model, asking, tokenizer, threshold=100.0) is None


def test_each_example_comes_once_a_round() -> None:
    rounds = list(itertools.islice(shuffled(range(10), 4, seed=0), 6))
    assert [len(some) for some in rounds] == [4, 4, 2] * 2
    first, second = rounds[0] + rounds[1] + rounds[2], rounds[3] + rounds[4] + rounds[5]
    assert sorted(first) == sorted(second) == list(range(10))
    assert first != second


def test_it_learns_and_what_is_frozen_stays(
    told: list[Story], tokenizer: BertWordPieceTokenizer, language: PreTraining
) -> None:
    examples = together_or_not(told, tokenizer)[:20]
    model = Classifier(language.bert, 2)
    freeze(language.bert, 1)
    before = {name: one.clone() for name, one in model.state_dict().items()}
    losses = fine_tune(model, examples, class_loss, n_steps=120, rate=3e-3, warm_up=10, size=20)
    assert losses[-1] < 0.3 < losses[0]
    assert classified_right(model, examples) > 0.8
    for name, tensor in model.state_dict().items():
        stays = name.startswith(("bert.embedding", "bert.layers.0"))
        assert torch.equal(tensor, before[name]) is stays, name


def test_a_new_part_begins_as_the_others_did(language: PreTraining) -> None:
    for model in (Classifier(language.bert, 90), Answerer(language.bert)):
        assert model.output.weight.std().item() == pytest.approx(0.55 * 32**-0.5, rel=0.2)
        assert not model.output.bias.any()


def test_dropout_is_on_in_training_only(told: list[Story], tokenizer: BertWordPieceTokenizer) -> None:
    bert = PreTraining(BertSizes(tokenizer.get_vocab_size(), d_model=32, n_heads=2, n_layers=2, dropout=0.5)).bert
    model, examples = Classifier(bert, 2).eval(), together_or_not(told, tokenizer)[:100]
    fine_tune(model, examples, class_loss, n_steps=1, rate=1e-9)
    assert model.training
    first = classified_right(model, examples)
    assert not model.training
    assert all(classified_right(model.train(), examples) == first for _ in range(3))
    answers, [asking, *_] = Answerer(bert), questions_about(told)
    for _ in range(3):
        find_answer(answers.train(), asking, tokenizer)
        assert not answers.training


def test_bert_reads_for_a_translator(
    told: list[Story], tokenizer: BertWordPieceTokenizer, language: PreTraining
) -> None:
    pairs = sentence_pairs(told[:6])
    assert all(len(one.split()) > 1 for one in pairs.values())
    some = Pairs(tokenizer, Tokenizer.words(pairs.values()), pairs)
    model = bert_translator(language.bert, len(some.writes))
    source = torch.tensor([tokenizer.encode("she was happy .").ids])
    torch.testing.assert_close(model.encoder(source), language.bert(source, torch.zeros_like(source))[0])
    torch.manual_seed(0)
    losses = fine_tune(model, some.encoded(), translation_loss, n_steps=250, rate=5e-3, warm_up=10)
    assert losses[-1] < losses[0] / 2
    said = translated(model, some)
    assert not model.training
    assert statistics.mean(map(operator.eq, said, pairs.values())) > 0.8
    x = model.encode(source)[0].key
    padded = model.encode(F.pad(source, (0, 3)))[0]
    torch.testing.assert_close(padded.key[..., : source.shape[1], :], x)
    assert not padded.mask[..., source.shape[1] :].any()
