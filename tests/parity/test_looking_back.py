"""The translator of notebook 04: whole sentences against steps, and what padding may not do."""

import pytest
import torch
from torch import Tensor

from attnbook.components.attention import attend
from attnbook.components.encoder_decoder import Translator
from attnbook.components.looking_back import LookingBack
from attnbook.specials import PAD


@pytest.fixture
def model() -> LookingBack:
    torch.manual_seed(0)
    return LookingBack(20, 20, 8, attend).double()


def sentences() -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(0)
    source, target_in = (torch.randint(4, 20, (3, n), generator=generator) for n in (6, 5))
    source[1, 4:] = PAD
    return source, target_in


def test_it_answers_the_four_calls(model: LookingBack) -> None:
    assert isinstance(model, Translator)


def test_it_is_what_the_formulas_say(model: LookingBack) -> None:
    """For each target word: state, scores against all states, their mixture, tanh(W_c [c; s]), the output."""
    source, target_in = sentences()
    logits, weights = model(source, target_in)
    encoder, decoder = model.encode, model.decoder
    for row, length in ((0, 6), (1, 4)):
        memory, _ = encoder.lstm(encoder.embedding(source[row : row + 1, :length]))
        state, _ = decoder.lstm(decoder.embedding(target_in[row : row + 1]))
        for t, s in enumerate(state[0]):
            alpha = torch.stack([s @ h / 8**0.5 for h in memory[0]]).softmax(dim=0)
            context = sum(a * h for a, h in zip(alpha, memory[0], strict=True))
            scores = decoder.output(torch.tanh(decoder.combine(torch.cat([context, s]))))
            torch.testing.assert_close(weights[row, t, :length], alpha)
            torch.testing.assert_close(logits[row, t], scores)


def test_steps_are_whole_sentences(model: LookingBack) -> None:
    source, target_in = sentences()
    whole, whole_weights = model(source, target_in)
    state = model.start(model.encode(source))
    for t, token in enumerate(target_in.unbind(dim=1)):
        logits, state, weights = model.step(token, state)
        torch.testing.assert_close(logits, whole[:, t])
        torch.testing.assert_close(weights, whole_weights[:, t])


def test_padding_gets_nothing_and_changes_nothing(model: LookingBack) -> None:
    source, target_in = sentences()
    logits, weights = model(source, target_in)
    assert (weights[1, :, 4:] == 0).all()
    assert (weights[1, :, :4] > 0).all()
    alone, alone_weights = model(source[1:2, :4], target_in[1:2])
    torch.testing.assert_close(logits[1:2], alone)
    torch.testing.assert_close(weights[1:2, :, :4], alone_weights)
