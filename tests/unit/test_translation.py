import pytest
import torch

from attnbook import translation
from attnbook.components.encoder_decoder import EncoderDecoder
from attnbook.components.teacher_forcing import train_epoch
from attnbook.corpora import EOS, Batch, Tokenizer
from attnbook.training import seed_everything
from attnbook.translation import translate

SENTENCES = ["d e f", "a", "b c", "", "a b c d e f", "e", "  ", "c a"]


@pytest.fixture
def words() -> Tokenizer:
    return Tokenizer.words(["a b c d e f"])


@pytest.fixture
def model(words: Tokenizer) -> EncoderDecoder:
    """Trained for a moment to say every sentence again, so that its translations differ."""
    seed_everything(0)
    model = EncoderDecoder(len(words), len(words), d_model=24, dropout=0.1)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    pairs = [([*words.encode(s), EOS], [*words.encode(s), EOS]) for s in SENTENCES if s.strip()]
    for _ in range(150):
        train_epoch(model, [Batch.of(pairs)], optimizer)
    return model


def test_the_order_is_kept_and_nothing_stays_empty(model: EncoderDecoder, words: Tokenizer) -> None:
    expected = [" ".join(sentence.split()) for sentence in SENTENCES]
    for batch_size in (1, 3, 64):
        assert translate(model, SENTENCES, words, words, batch_size=batch_size) == expected
    assert translate(model, [], words, words) == []


def test_the_model_does_not_drop_out(model: EncoderDecoder, words: Tokenizer) -> None:
    model.train()
    translate(model, ["a"], words, words)
    assert not model.training


def test_sentences_of_like_length_go_together(
    model: EncoderDecoder, words: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    shapes = []
    real_greedy = translation.greedy

    def greedy(model: EncoderDecoder, source: torch.Tensor, max_tokens: int) -> torch.Tensor:
        shapes.append(tuple(source.shape))
        return real_greedy(model, source, max_tokens)

    monkeypatch.setattr(translation, "greedy", greedy)
    translate(model, SENTENCES, words, words, batch_size=2)
    assert shapes == [(2, 2), (2, 3), (2, 7)]  # with the <eos> of each


def test_a_model_that_never_ends_is_stopped(model: EncoderDecoder, words: Tokenizer) -> None:
    with torch.no_grad():
        model.decoder.output.weight.zero_()
        model.decoder.output.bias.zero_()
        model.decoder.output.bias[words.id("a")] = 1
    alone = translate(model, ["b c"], words, words)
    assert set(alone[0].split()) == {"a"}
    assert 20 < len(alone[0].split()) < 40
    assert translate(model, ["b c", "a b c d e f"], words, words)[:1] == alone, "its neighbour should not matter"


def test_errors(model: EncoderDecoder, words: Tokenizer) -> None:
    with pytest.raises(ValueError, match="sentences of at most 5 tokens, got one of 6, “a b c d e f…”: split it"):
        translate(model, SENTENCES, words, words, max_tokens=5)
    with pytest.raises(ValueError, match="expected a list of sentences, got the string 'a b'"):
        translate(model, "a b", words, words)
