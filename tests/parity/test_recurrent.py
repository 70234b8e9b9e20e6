"""The cells of notebook 01 against PyTorch's: states and gradients, over sequences, with copied weights."""

import pytest
import torch
from jaxtyping import TypeCheckError
from torch import Tensor, nn

from attnbook.components.recurrent import LSTMCell, RNNCell, copy_weights, unroll

D_IN, D_MODEL = 3, 5


def sequences(batch: int = 2, length: int = 7) -> Tensor:
    generator = torch.Generator().manual_seed(0)
    return torch.randn(batch, length, D_IN, generator=generator, dtype=torch.float64, requires_grad=True)


def rnn_pair() -> tuple[RNNCell, nn.RNN]:
    torch.manual_seed(0)
    cell, theirs = RNNCell(D_IN, D_MODEL).double(), nn.RNN(D_IN, D_MODEL, batch_first=True).double()
    with torch.no_grad():
        cell.W_x.weight.copy_(theirs.weight_ih_l0)
        cell.W_h.weight.copy_(theirs.weight_hh_l0)
        cell.W_x.bias.copy_(theirs.bias_ih_l0 + theirs.bias_hh_l0)
    return cell, theirs


def lstm_pair() -> tuple[LSTMCell, nn.LSTM]:
    torch.manual_seed(0)
    cell, theirs = LSTMCell(D_IN, D_MODEL).double(), nn.LSTM(D_IN, D_MODEL, batch_first=True).double()
    copy_weights(theirs, cell)
    return cell, theirs


def test_the_rnn_is_pytorchs() -> None:
    cell, theirs = rnn_pair()
    x, h0 = sequences(), torch.randn(2, D_MODEL, dtype=torch.float64, requires_grad=True)
    ours, right = torch.stack(unroll(cell, x, h0), dim=1), theirs(x, h0[None])[0]
    torch.testing.assert_close(ours, right)
    upstream = torch.randn_like(ours)
    torch.testing.assert_close(
        torch.autograd.grad(ours, [x, h0, cell.W_x.weight, cell.W_h.weight, cell.W_x.bias], upstream),
        torch.autograd.grad(right, [x, h0, theirs.weight_ih_l0, theirs.weight_hh_l0, theirs.bias_hh_l0], upstream),
    )


def test_the_lstm_is_pytorchs() -> None:
    cell, theirs = lstm_pair()
    x = sequences()
    h0, c0 = (torch.randn(2, D_MODEL, dtype=torch.float64, requires_grad=True) for _ in range(2))
    states = unroll(cell, x, (h0, c0))
    right, (h, c) = theirs(x, (h0[None], c0[None]))
    ours = torch.stack([one for one, _ in states], dim=1)
    torch.testing.assert_close(ours, right)
    torch.testing.assert_close(states[-1], (h[0], c[0]))

    upstream, to_cell = torch.randn_like(ours), torch.randn_like(c0)
    four = (cell.input, cell.forget, cell.candidate, cell.output)
    gradients = torch.autograd.grad(
        [ours, states[-1][1]],
        [x, h0, c0, *(part.weight for part in four), *(part.bias for part in four)],
        [upstream, to_cell],
    )
    wanted = torch.autograd.grad(
        [right, c[0]],
        [x, h0, c0, theirs.weight_ih_l0, theirs.weight_hh_l0, theirs.bias_ih_l0],
        [upstream, to_cell],
    )
    torch.testing.assert_close(gradients[:3], wanted[:3])
    torch.testing.assert_close(torch.cat(gradients[3:7]), torch.cat(wanted[3:5], dim=1))
    torch.testing.assert_close(torch.cat(gradients[7:]), wanted[5])


def test_gates_are_gates_and_make_the_state() -> None:
    cell, _ = lstm_pair()
    x, h, c = 10 * torch.randn(4, D_IN).double(), torch.randn(4, D_MODEL).double(), torch.randn(4, D_MODEL).double()
    gate = cell.gates(x, h)
    assert set(gate) == {"forget", "input", "output", "candidate"}
    for name, values in gate.items():
        lowest = -1 if name == "candidate" else 0
        assert ((values >= lowest) & (values <= 1)).all()
    new_h, new_c = cell(x, (h, c))
    torch.testing.assert_close(new_c, gate["forget"] * c + gate["input"] * gate["candidate"])
    torch.testing.assert_close(new_h, gate["output"] * new_c.tanh())


def test_one_vector_without_a_batch_will_do() -> None:
    cell, _ = lstm_pair()
    x, state = sequences()[0, 0], (torch.zeros(D_MODEL).double(), torch.zeros(D_MODEL).double())
    torch.testing.assert_close(cell(x, state)[0], cell(x[None], tuple(one[None] for one in state))[0][0])


def test_a_state_of_another_size_is_refused() -> None:
    cell, _ = rnn_pair()
    with pytest.raises(TypeCheckError):
        cell(torch.zeros(2, D_IN).double(), torch.zeros(3, D_MODEL).double())
