"""BERT: held equal to the published implementation, and what must not change its loss."""

from __future__ import annotations

import itertools
import math

import pytest
import torch
from published_bert import SIZES, published
from tokenizers import BertWordPieceTokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.components.bert import Bert, BertSizes
from attnbook.components.pre_training import (
    CLS,
    IGNORED,
    MASK,
    PAD,
    SEP,
    PreTraining,
    hide,
    pre_training_loss,
    word_loss,
)
from attnbook.components.published import copy_published, their_name
from attnbook.components.self_attention import padding_mask
from attnbook.components.wordpiece import pieces, wordpiece
from attnbook.corpora.littleworld.stories import stories


@pytest.fixture
def texts() -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Tokens, segments, labels, apart: texts of different lengths."""
    torch.manual_seed(2)
    tokens = torch.randint(MASK + 1, SIZES.vocab_size, (6, 17))
    for row, n in enumerate((17, 9, 12, 17, 5, 16)):
        tokens[row, n:] = PAD
    labels = tokens.where((torch.rand(tokens.shape) < 0.3) & (tokens != PAD), IGNORED)
    return tokens, (torch.arange(17) >= 7).long().expand(6, -1), labels, torch.randint(2, (6,))


def test_bert_is_the_published_one(texts: tuple[Tensor, ...]) -> None:
    tokens, segments, labels, apart = texts
    theirs, ours = published(), PreTraining(SIZES)
    copy_published(ours, theirs.state_dict())
    found = theirs(
        tokens,
        attention_mask=(tokens != PAD).long(),
        token_type_ids=segments,
        labels=labels,
        next_sentence_label=apart,
        output_hidden_states=True,
    )
    words, follows = ours(tokens, segments)
    loss = pre_training_loss(words, follows, labels, apart)
    visible = tokens != PAD
    x, mask = ours.bert.embedding(tokens, segments), padding_mask(tokens)
    assert len(found.hidden_states) == SIZES.n_layers + 1
    for expected, layer in itertools.zip_longest(found.hidden_states, ours.bert.layers):
        torch.testing.assert_close(x[visible], expected[visible], atol=1e-5, rtol=1e-5)
        x = layer(x, mask)[0] if layer else x
    torch.testing.assert_close(words[visible], found.prediction_logits[visible], atol=1e-4, rtol=1e-5)
    torch.testing.assert_close(follows, found.seq_relationship_logits, atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(loss, found.loss, atol=1e-5, rtol=1e-5)
    loss.backward()
    found.loss.backward()
    gradients = {name: one.grad for name, one in theirs.named_parameters()}
    assert gradients.keys() == {their_name(name) for name, _ in ours.named_parameters()}
    for name, parameter in ours.named_parameters():
        torch.testing.assert_close(parameter.grad, gradients[their_name(name)], atol=1e-4, rtol=1e-4)


def test_both_ways_of_attention_agree(texts: tuple[Tensor, ...]) -> None:
    tokens, segments, *_ = texts
    torch.manual_seed(0)
    bert = Bert(SIZES)
    fast, no_looks = bert(tokens, segments)
    explained, looks = bert(tokens, segments, need_weights=True)
    torch.testing.assert_close(fast[tokens != PAD], explained[tokens != PAD], atol=1e-5, rtol=1e-5)
    assert no_looks == [None] * SIZES.n_layers
    for weights in looks:
        assert weights is not None
        assert not weights.transpose(2, 3)[(tokens == PAD)[:, None].expand(-1, SIZES.n_heads, -1)].any()


def test_base_has_the_papers_parameters() -> None:
    with torch.device("meta"):
        base = Bert(BertSizes(30_522, 768, 12, 12, n_positions=512))
    assert sum(parameter.numel() for parameter in base.parameters()) == 109_482_240


def test_too_long_a_text_is_refused() -> None:
    tokens = torch.full((1, 41), MASK + 1)
    with pytest.raises(ValueError, match="41 tokens, and there are only 40 positions"):
        Bert(SIZES)(tokens, torch.zeros_like(tokens))


def test_the_loss_does_not_see_the_padding(texts: tuple[Tensor, ...]) -> None:
    tokens, segments, labels, apart = texts
    torch.manual_seed(0)
    model = PreTraining(SIZES)
    for parameter in model.parameters():
        nn.init.normal_(parameter, std=0.3)

    def losses(n_more: int = 0) -> tuple[Tensor, Tensor]:
        words, follows = model(F.pad(tokens, (0, n_more)), F.pad(segments, (0, n_more)))
        return word_loss(words, F.pad(labels, (0, n_more), value=IGNORED)), F.cross_entropy(follows, apart)

    before = losses()
    torch.testing.assert_close(losses(20), before)
    model.bert.embedding.register_forward_hook(lambda _, inputs, x: x + 50 * (inputs[0] == PAD)[..., None])
    torch.testing.assert_close(losses(20), before)


def test_word_loss_is_torchs(texts: tuple[Tensor, ...]) -> None:
    _, _, labels, _ = texts
    logits = torch.randn(*labels.shape, SIZES.vocab_size)
    expected = F.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=-100)
    torch.testing.assert_close(word_loss(logits, labels), expected)


@pytest.mark.parametrize(("share", "covered", "replaced"), [(0.15, 0.8, 0.1), (0.4, 1.0, 0.0), (0.15, 0.5, 0.5)])
def test_hide(share: float, covered: float, replaced: float) -> None:
    torch.manual_seed(0)
    tokens = torch.randint(MASK + 1, 5000, (1000, 100))
    tokens[:, 0], tokens[:, 50], tokens[:, 90:] = CLS, SEP, PAD
    read, labels = hide(tokens, 5000, share, covered, replaced)
    asked = labels != IGNORED
    assert torch.equal(labels[asked], tokens[asked])
    assert torch.equal(read[~asked], tokens[~asked])
    assert not asked[:, [0, 50, *range(90, 100)]].any(), "[CLS], [SEP] and [PAD] are never asked for"
    n = asked.sum().item()
    assert math.isclose(n / (1000 * 88), share, abs_tol=0.005)
    assert math.isclose((read == MASK)[asked].sum().item() / n, covered, abs_tol=0.015)
    assert math.isclose((read == tokens)[asked].sum().item() / n, 1 - covered - replaced, abs_tol=0.015)
    assert (read[asked] > SEP).all(), "what stands there instead is a piece, or [MASK]"


@pytest.fixture(scope="module")
def tokenizer() -> BertWordPieceTokenizer:
    return wordpiece([story.text() for story in itertools.islice(stories(), 300)], 1000)


def test_the_specials_come_first(tokenizer: BertWordPieceTokenizer) -> None:
    names = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
    assert [tokenizer.token_to_id(name) for name in names] == list(range(5))


def test_the_same_texts_give_the_same_vocabulary() -> None:
    texts = [story.text() for story in itertools.islice(stories(), 300)]
    assert wordpiece(texts, 300).get_vocab() == wordpiece(texts, 300).get_vocab()


@pytest.mark.parametrize("size", [60, 120, 300])
def test_pieces_are_those_of_tokenizers(size: int) -> None:
    told = [story.text(language) for story in itertools.islice(stories(), 200) for language in ("en", "ko")]
    library = wordpiece(told[:20], size)
    words = sorted({word for text in told for word in text.split()} | {"unfriendlier", "zzz", "Über", "나"})
    vocabulary = library.get_vocab()
    cut = [pieces(word, vocabulary) for word in words]
    assert cut == [library.encode(word, add_special_tokens=False).tokens for word in words]
    assert any(one == ["[UNK]"] for one in cut), "some can't be made of pieces"
    assert any(len(one) > 2 for one in cut)
