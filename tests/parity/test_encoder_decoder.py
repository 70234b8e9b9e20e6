"""The components of notebook 02 against PyTorch's own cells, loops written out, and float64."""

import copy

import pytest
import torch
from jaxtyping import TypeCheckError
from torch import nn

from attnbook.components.decoding import greedy
from attnbook.components.encoder_decoder import Decoder, Encoder, EncoderDecoder
from attnbook.components.teacher_forcing import next_word_loss, train_epoch
from attnbook.corpora import Batch
from attnbook.specials import EOS, PAD, SOS

D_MODEL, SOURCE_VOCAB, TARGET_VOCAB = 8, 11, 13
SENTENCES = [[4, 5, 6, 7, 8, EOS], [9, 10, EOS], [5, EOS]]  # of unequal length
DEVICES = ["cpu", pytest.param("cuda", marks=pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU here"))]


def padded(sentences: list[list[int]]) -> torch.Tensor:
    longest = max(map(len, sentences))
    return torch.tensor([ids + [PAD] * (longest - len(ids)) for ids in sentences])


@pytest.fixture
def model() -> EncoderDecoder:
    torch.manual_seed(0)
    return EncoderDecoder(SOURCE_VOCAB, TARGET_VOCAB, D_MODEL).eval()


def cell_of(lstm: nn.LSTM) -> nn.LSTMCell:
    """PyTorch's single step, with copied weights."""
    cell = nn.LSTMCell(lstm.input_size, lstm.hidden_size)
    cell.load_state_dict({name.removesuffix("_l0"): weight for name, weight in lstm.state_dict().items()})
    return cell


def test_encoder_is_an_lstm_cell_run_over_each_sentence(model: EncoderDecoder) -> None:
    encoder: Encoder = model.encoder
    (h, c) = encoder(padded(SENTENCES))
    (h.square().sum() + c.sum()).backward()
    gradients = {name: p.grad.clone() for name, p in encoder.named_parameters()}

    embedding, cell = copy.deepcopy(encoder.embedding), cell_of(encoder.lstm)
    embedding.weight.grad = None
    loss = torch.zeros(())
    for row, ids in enumerate(SENTENCES):
        state = (torch.zeros(1, D_MODEL), torch.zeros(1, D_MODEL))
        for i in ids:
            state = cell(embedding(torch.tensor([i])), state)
        torch.testing.assert_close(h[0, row], state[0][0])
        torch.testing.assert_close(c[0, row], state[1][0])
        loss = loss + state[0].square().sum() + state[1].sum()
    loss.backward()
    torch.testing.assert_close(gradients["embedding.weight"], embedding.weight.grad)
    for name, parameter in cell.named_parameters():
        torch.testing.assert_close(gradients[f"lstm.{name}_l0"], parameter.grad)


def test_a_sentence_is_encoded_the_same_in_any_company(model: EncoderDecoder) -> None:
    together, _ = model.encode(padded(SENTENCES))
    for row, ids in enumerate(SENTENCES):
        alone, _ = model.encode(padded([ids]))
        torch.testing.assert_close(together[:, row], alone[:, 0])


def test_decoder_is_an_lstm_cell_with_an_output_layer(model: EncoderDecoder) -> None:
    decoder: Decoder = model.decoder
    target_in = torch.tensor([[SOS, 5, 6, 7]])
    h, c = torch.randn(2, 1, 1, D_MODEL)
    logits, last = decoder(target_in, (h, c))
    cell, state = cell_of(decoder.lstm), (h[0], c[0])
    for position, token in enumerate(target_in[0]):
        state = cell(decoder.embedding(token[None]), state)
        expected = state[0] @ decoder.output.weight.T + decoder.output.bias
        torch.testing.assert_close(logits[:, position], expected)
    torch.testing.assert_close(last[0][0], state[0])


@pytest.mark.parametrize("device", DEVICES)
def test_steps_and_whole_sentences_agree(model: EncoderDecoder, device: str) -> None:
    model = model.to(device)
    source = padded(SENTENCES).to(device)
    target_in = torch.randint(4, TARGET_VOCAB, (3, 7), device=device)
    at_once, weights = model(source, target_in)
    assert weights is None
    state = model.start(model.encode(source))
    for position in range(target_in.shape[1]):
        logits, state, weights = model.step(target_in[:, position], state)
        assert weights is None
        torch.testing.assert_close(logits, at_once[:, position], atol=1e-5, rtol=1e-4)


def test_all_that_the_decoder_knows_is_the_last_state(model: EncoderDecoder) -> None:
    """Another source with the same state gives the same translation: nothing else crosses over."""
    memory = model.encode(padded(SENTENCES))
    target_in = torch.tensor([[SOS, 4]] * 3)
    logits, _ = model.decoder(target_in, memory)
    torch.testing.assert_close(model(padded(SENTENCES), target_in)[0], logits)


def test_dropout_is_off_at_evaluation() -> None:
    model = EncoderDecoder(SOURCE_VOCAB, TARGET_VOCAB, D_MODEL, dropout=0.5)
    source, target_in = padded(SENTENCES), torch.tensor([[SOS, 4, 5]] * 3)
    assert not torch.equal(model(source, target_in)[0], model(source, target_in)[0])
    model.eval()
    torch.testing.assert_close(model(source, target_in)[0], model(source, target_in)[0])


def test_encoder_and_decoder_share_nothing(model: EncoderDecoder) -> None:
    theirs = {id(parameter) for parameter in model.decoder.parameters()}
    assert not theirs & {id(parameter) for parameter in model.encoder.parameters()}


def test_a_wrong_shape_is_refused(model: EncoderDecoder) -> None:
    with pytest.raises(TypeCheckError):
        model(padded(SENTENCES), torch.tensor([[SOS, 4]] * 2))  # three sources, two targets


# --- the loss ---------------------------------------------------------------------------------------------------


def test_loss_is_the_mean_of_minus_log_p_over_real_tokens() -> None:
    torch.manual_seed(0)
    logits = torch.randn(3, 6, TARGET_VOCAB)
    target_out = padded(SENTENCES)
    surprises = []
    for row, ids in enumerate(SENTENCES):
        for position, i in enumerate(ids):
            scores = logits[row, position].double()
            surprises.append(scores.exp().sum().log() - scores[i])
    torch.testing.assert_close(next_word_loss(logits, target_out).double(), torch.stack(surprises).mean())


def test_loss_does_not_see_what_lies_beneath_the_padding() -> None:
    torch.manual_seed(0)
    target_out = padded(SENTENCES)
    logits = torch.randn(3, 6, TARGET_VOCAB, requires_grad=True)
    loss = next_word_loss(logits, target_out)
    loss.backward()
    assert (logits.grad[target_out == PAD] == 0).all()
    assert (logits.grad[target_out != PAD] != 0).any(dim=-1).all()
    changed = logits.detach().clone()
    changed[target_out == PAD] = 1e3 * torch.randn_like(changed[target_out == PAD])
    torch.testing.assert_close(next_word_loss(changed, target_out), loss.detach())


# --- training ---------------------------------------------------------------------------------------------------


def make_batches() -> list[Batch]:
    pairs = [([4, 5, EOS], [6, 7, EOS]), ([5, EOS], [8, EOS]), ([6, 6, 6, EOS], [9, 4, 4, 5, EOS])]
    return [Batch.of(pairs[:2]), Batch.of(pairs[2:])]


def test_train_epoch_learns_a_handful_of_sentences_by_heart() -> None:
    torch.manual_seed(0)
    model = EncoderDecoder(SOURCE_VOCAB, TARGET_VOCAB, d_model=32)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    losses = [train_epoch(model, make_batches(), optimizer) for _ in range(60)]
    assert losses[-1] < 0.02 < losses[0]
    written = greedy(model.eval(), padded([[4, 5, EOS], [6, 6, 6, EOS]]))
    assert written.tolist() == [[6, 7, EOS, PAD, PAD], [9, 4, 4, 5, EOS]]


def test_train_epoch_returns_the_mean_per_token_not_per_batch() -> None:
    torch.manual_seed(0)
    model = EncoderDecoder(SOURCE_VOCAB, TARGET_VOCAB, D_MODEL)
    still = torch.optim.SGD(model.parameters(), lr=0.0)
    total, n_tokens = 0.0, 0
    with torch.no_grad():
        for batch in make_batches():
            logits, _ = model(batch.source, batch.target_in)
            total += next_word_loss(logits, batch.target_out).item() * batch.n_target_tokens
            n_tokens += batch.n_target_tokens
    assert train_epoch(model, make_batches(), still) == pytest.approx(total / n_tokens, rel=1e-5)


# --- decoding ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("device", DEVICES)
def test_greedy_takes_the_best_token_of_each_step(model: EncoderDecoder, device: str) -> None:
    model = model.to(device)
    written = greedy(model, padded(SENTENCES).to(device), max_tokens=12).tolist()
    for row, ids in enumerate(SENTENCES):
        prefix = [SOS]
        while len(prefix) <= 12 and prefix[-1] != EOS:  # the whole prefix anew at each step
            logits, _ = model(torch.tensor([ids], device=device), torch.tensor([prefix], device=device))
            prefix.append(int(logits[0, -1].argmax()))
        expected = prefix[1:]
        assert written[row][: len(expected)] == expected
        assert set(written[row][len(expected) :]) <= {PAD}


def test_greedy_stops_at_max_tokens_and_at_the_last_eos(model: EncoderDecoder) -> None:
    source = padded(SENTENCES)
    with torch.no_grad():
        model.decoder.output.bias[EOS] = -1e9
    assert greedy(model, source, max_tokens=5).shape == (3, 5)
    with torch.no_grad():
        model.decoder.output.bias[EOS] = 1e9
    assert greedy(model, source, max_tokens=5).tolist() == [[EOS]] * 3
