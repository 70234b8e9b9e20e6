"""The translator with attention: against the formulas step by step, without and with padding, and how fast it is."""

import statistics
import time
from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from attnbook.components.attention_translator import AttentionTranslator, BidirectionalEncoder
from attnbook.components.encoder_decoder import Translator
from attnbook.components.teacher_forcing import next_word_loss
from attnbook.specials import PAD


@pytest.fixture
def model() -> AttentionTranslator:
    torch.manual_seed(0)
    return AttentionTranslator(20, 20, d_model=8).double()


def sentences(batch: int = 3, source: int = 6, target: int = 5, vocab: int = 20) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(0)
    made = (torch.randint(4, vocab, (batch, n), generator=generator) for n in (source, target))
    return tuple(made)  # type: ignore[return-value]


def step_by_step(model: AttentionTranslator, source: Tensor, target_in: Tensor) -> Tensor:
    """The same translator as many publish it: module by module, the keys and the output anew at each step."""
    states, mask = model.encoder(source), source != PAD
    decoder, cell, score = model.decoder, model.decoder.cell, model.decoder.cell.score
    W = torch.cat([score.W_q.weight, score.W_k.weight], dim=1)
    h = c = states.new_zeros(len(source), decoder.embedding.embedding_dim)
    logits = []
    for t in range(target_in.shape[1]):
        word = decoder.embedding(target_in[:, t])
        beside = h.unsqueeze(1).expand(-1, states.shape[1], -1)
        scores = score.v(torch.tanh(torch.cat([beside, states], dim=-1) @ W.T)).squeeze(-1)
        weights = scores.masked_fill(~mask, -torch.inf).softmax(dim=-1)
        context = torch.einsum("bs,bsd->bd", weights, states)
        h, c = cell.lstm(torch.cat([word, context], dim=-1), (h, c))
        logits.append(decoder.output(torch.tanh(decoder.combine(torch.cat([h, context], dim=-1)))))
    return torch.stack(logits, dim=1)


def test_it_answers_the_four_calls(model: AttentionTranslator) -> None:
    assert isinstance(model, Translator)


def test_the_encoder_is_two_lstms(model: AttentionTranslator) -> None:
    encoder = model.encoder
    source, _ = sentences()
    words = encoder.embedding(source)
    halves = []
    for suffix, turn in (("", False), ("_reverse", True)):
        one = nn.LSTM(8, 8, batch_first=True).double()
        one.load_state_dict({name: encoder.lstm.get_parameter(name + suffix) for name in one.state_dict()})
        states, _ = one(words.flip(1) if turn else words)
        halves.append(states.flip(1) if turn else states)
    torch.testing.assert_close(encoder(source), torch.cat(halves, dim=-1))


def test_outputs_and_gradients_are_those_of_the_formulas(model: AttentionTranslator) -> None:
    source, target_in = sentences()
    source[1, 4:] = PAD
    logits, _ = model(source, target_in)
    plain = step_by_step(model, source, target_in)
    torch.testing.assert_close(logits, plain)
    ours = torch.autograd.grad(next_word_loss(logits, target_in), list(model.parameters()))
    theirs = torch.autograd.grad(next_word_loss(plain, target_in), list(model.parameters()))
    torch.testing.assert_close(ours, theirs)


def test_steps_are_whole_sentences(model: AttentionTranslator) -> None:
    source, target_in = sentences()
    whole, whole_weights = model(source, target_in)
    state = model.start(model.encode(source))
    for t, token in enumerate(target_in.unbind(dim=1)):
        logits, state, weights = model.step(token, state)
        torch.testing.assert_close(logits, whole[:, t])
        torch.testing.assert_close(weights, whole_weights[:, t])


def test_padding_gets_nothing_and_changes_nothing(model: AttentionTranslator) -> None:
    source, target_in = sentences(batch=2)
    source[1, 4:] = PAD
    logits, weights = model(source, target_in)
    assert (weights[1, :, 4:] == 0).all()
    assert (weights[1, :, :4] > 0).all()
    torch.testing.assert_close(weights.sum(dim=-1), torch.ones(2, 5, dtype=torch.float64))
    alone, alone_weights = model(source[1:, :4], target_in[1:])
    torch.testing.assert_close(logits[1:], alone)
    torch.testing.assert_close(weights[1:, :, :4], alone_weights)


def test_what_is_seen_goes_into_the_state_and_the_output(model: AttentionTranslator) -> None:
    source, target_in = sentences(batch=1)
    state = model.start(model.encode(source))
    blind = state.memory._replace(states=torch.zeros_like(state.memory.states))  # the same looks, nothing to see
    _, seen, weights = model.step(target_in[:, 0], state)
    _, unseen, same_weights = model.step(target_in[:, 0], state._replace(memory=blind))
    torch.testing.assert_close(weights, same_weights)
    assert not torch.allclose(seen.h, unseen.h), "into the state"
    logits, _, _ = model.step(target_in[:, 0], state)
    (gradient,) = torch.autograd.grad(logits.sum(), model.decoder.combine.weight)
    assert (gradient[:, 8:] != 0).any(), "into the output"


def test_dropout_is_off_at_evaluation() -> None:
    torch.manual_seed(0)
    model = AttentionTranslator(20, 20, d_model=8, dropout=0.5)
    source, target_in = sentences()
    assert not torch.equal(model(source, target_in)[0], model(source, target_in)[0])
    model.eval()
    assert torch.equal(model(source, target_in)[0], model(source, target_in)[0])


def test_dropout_falls_on_both_embeddings_and_on_what_makes_the_output() -> None:
    model = AttentionTranslator(20, 20, d_model=8, dropout=0.5)
    source, target_in = sentences(batch=2)
    dropped: list[Tensor] = []
    for dropout in (model.encoder.dropout, model.decoder.dropout):
        dropout.register_forward_hook(lambda _, inputs, __: dropped.append(inputs[0]))
    model(source, target_in)
    assert len(dropped) == 3
    torch.testing.assert_close(dropped[0], model.encoder.embedding(source))
    torch.testing.assert_close(dropped[1], model.decoder.embedding(target_in))
    assert dropped[2].shape == (2, 5, 8)
    assert dropped[2].abs().max() < 1, "after tanh"


def test_an_encoder_keeps_its_padding_at_zero() -> None:
    source, _ = sentences(batch=2)
    source[0, 3:] = PAD
    states = BidirectionalEncoder(20, 8)(source)
    assert states.shape == (2, 6, 16)
    assert (states[0, 3:] == 0).all()


def test_once_per_sentence_is_faster() -> None:
    """Sentences of 25 words, 6,000 different ones: about twice as fast on two cores, asserted with room."""
    torch.manual_seed(0)
    model = AttentionTranslator(6_000, 6_000, d_model=256)
    source, target = sentences(batch=64, source=25, target=25, vocab=6_000)

    def seconds(forward: Callable[[], Tensor]) -> float:
        start = time.perf_counter()
        next_word_loss(forward(), target).backward()
        return time.perf_counter() - start

    ratios = []
    for _ in range(4):
        anew = seconds(lambda: step_by_step(model, source, target))
        ratios.append(anew / seconds(lambda: model(source, target)[0]))
    assert statistics.median(ratios[1:]) > 1.4


def test_once_per_sentence_is_less_work() -> None:
    """The sizes of a Multi30k batch: less than half of the multiplications, forward and back, whatever the machine."""
    torch.manual_seed(0)
    model = AttentionTranslator(6_000, 6_000, d_model=512)
    source, target = sentences(batch=2, source=25, target=25, vocab=6_000)

    def work(forward: Callable[[], Tensor]) -> int:
        with FlopCounterMode(display=False) as counter:
            next_word_loss(forward(), target).backward()
        return counter.get_total_flops()

    once = work(lambda: model(source, target)[0])
    anew = work(lambda: step_by_step(model, source, target))
    assert anew > 2 * once, f"{anew / once:.2f} times the work"


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_on_a_gpu() -> None:
    torch.manual_seed(0)
    model = AttentionTranslator(20, 20, d_model=8)
    source, target_in = sentences()
    here, _ = model(source, target_in)
    there, _ = model.cuda()(source.cuda(), target_in.cuda())
    torch.testing.assert_close(there.cpu(), here, atol=1e-4, rtol=1e-4)
