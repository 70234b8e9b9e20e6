"""Slips and remedies of notebook 02, against loops written out."""

import pytest
import torch
from torch import Tensor

from attnbook.components.encoder_decoder import EncoderDecoder
from attnbook.components.exposure import after_a_slip, likeliest_wrong, mixed_in, say_on
from attnbook.corpora import Batch
from attnbook.specials import EOS, PAD, SOS

PAIRS = [([4, 5, 6, EOS], [4, 5, 6, 7, EOS]), ([7, EOS], [8, 5, EOS]), ([9, 8, EOS], [6, EOS])]
PLACE = torch.tensor([2, 0, 0])
WRONG = torch.tensor([9, 10, 11])


@pytest.fixture
def model() -> EncoderDecoder:
    torch.manual_seed(0)
    return EncoderDecoder(12, 13, 8).eval()


def said_by_hand(model: EncoderDecoder, batch: Batch, row: int, slip: bool, alone: bool) -> list[int]:
    """What the model says for one sentence, told one word after the other."""
    state = model.start(model.encode(batch.source[row : row + 1]))
    said: list[int] = []
    for t, truth in enumerate(batch.target_in[row].tolist()):
        told = truth
        if slip and t == PLACE[row] + 1:
            told = int(WRONG[row])
        elif slip and alone and t > PLACE[row] + 1:
            told = said[-1]
        logits, state, _ = model.step(torch.tensor([told]), state)
        said.append(int(logits.argmax()))
    return said


@pytest.mark.parametrize(("slip", "alone"), [(False, False), (True, False), (True, True)])
def test_what_it_says_on(model: EncoderDecoder, slip: bool, alone: bool) -> None:
    batch = Batch.of(PAIRS)
    said = say_on(model, batch, PLACE, WRONG if slip else None, alone)
    for row in range(len(batch)):
        assert said[row].tolist() == said_by_hand(model, batch, row, slip, alone)


def test_without_a_slip_it_says_what_it_says_with_the_truth_told(model: EncoderDecoder) -> None:
    batch = Batch.of(PAIRS)
    logits, _ = model(batch.source, batch.target_in)
    assert torch.equal(say_on(model, batch, PLACE, None, False), logits.argmax(dim=-1))


def test_the_likeliest_wrong_word(model: EncoderDecoder) -> None:
    batch = Batch.of(PAIRS)
    logits, _ = model(batch.source, batch.target_in)
    wrong = likeliest_wrong(model, batch, PLACE)
    for row, place in enumerate(PLACE.tolist()):
        truth = int(batch.target_out[row, place])
        others = [word for word in range(13) if word not in (truth, PAD, SOS, EOS)]
        assert int(wrong[row]) == max(others, key=lambda word: logits[row, place, word].item())


def test_after_a_slip_counts_the_words_behind_it(model: EncoderDecoder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model whose answers are the truth, except that a slip spoils the next word, and alone all that follow."""

    def answers(model: object, batch: Batch, place: Tensor, wrong: Tensor | None, alone: bool) -> Tensor:
        said = batch.target_out.clone()
        if wrong is not None:
            for row, at in enumerate(place.tolist()):
                said[row, at + 1 : None if alone else at + 2] = 3
        return said

    monkeypatch.setattr("attnbook.components.exposure.say_on", answers)
    shares = after_a_slip(model, [Batch.of([([4, EOS], [4, 5, 6, 7, 8, EOS])] * 200)])
    assert shares["no slip"] == 1
    assert shares["slip, then alone"] == 0
    # the slip is at one of the first five places, each as likely; behind it are five to one words, one of them wrong
    assert shares["slip, then the truth"] == pytest.approx(1 - 5 / 15, abs=0.06)


@pytest.mark.parametrize("mistakes", [False, True])
def test_what_is_mixed_in(model: EncoderDecoder, mistakes: bool) -> None:
    batch = Batch.of(PAIRS)
    logits, _ = model(batch.source, batch.target_in)
    mixed = mixed_in(model, batch, 1.0, mistakes)
    assert torch.equal(mixed.source, batch.source)
    assert torch.equal(mixed.target_out, batch.target_out), "what it has to answer stays the truth"
    assert (mixed.target_in[:, 0] == SOS).all()
    assert (mixed.target_in[batch.target_in == PAD] == PAD).all(), "padding stays padding"
    for row, told in enumerate(mixed.target_in.tolist()):
        for t, word in enumerate(told[1:]):
            if batch.target_in[row, t + 1] == PAD:
                continue
            scores = logits[row, t].clone()
            if mistakes:
                scores[[PAD, SOS, EOS, int(batch.target_out[row, t])]] = -torch.inf
                assert word != batch.target_in[row, t + 1]
            assert word == int(scores.argmax())


def test_the_share_that_is_mixed_in(model: EncoderDecoder) -> None:
    batch = Batch.of([([4, 5, EOS], [*range(4, 12), EOS])] * 200)
    assert torch.equal(mixed_in(model, batch, 0.0).target_in, batch.target_in)
    mixed = mixed_in(model, batch, 0.25, mistakes=True)
    changed = (mixed.target_in != batch.target_in)[:, 1:].double().mean().item()
    assert changed == pytest.approx(0.25, abs=0.05)
