# Generated from chapters/1-seq2seq/01-recurrent-networks.ipynb by `make export`. Edit the notebook, not this file.
"""Recurrent networks: the cells of an RNN and of an LSTM, one step at a time."""

from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn

__all__ = ["Hidden", "LSTMCell", "RNNCell", "Word", "copy_weights", "unroll"]

Word = Float[Tensor, "*batch d_in"]
Hidden = Float[Tensor, "*batch d_model"]


class RNNCell(nn.Module):
    """One step of a plain recurrent network (Elman, 1990): tanh(W_x x + b + W_h h)."""

    def __init__(self, d_in: int, d_model: int) -> None:
        super().__init__()
        self.W_x = nn.Linear(d_in, d_model)
        self.W_h = nn.Linear(d_model, d_model, bias=False)

    def forward(self, x: Word, h: Hidden) -> Hidden:
        return torch.tanh(self.W_x(x) + self.W_h(h))


def unroll(cell: nn.Module, inputs: Float[Tensor, "batch position d_in"], state: Any) -> list[Any]:
    """The state after each position, the cell going from the first to the last."""
    states = []
    for x in inputs.unbind(dim=1):
        state = cell(x, state)
        states.append(state)
    return states


class LSTMCell(nn.Module):
    """One step of an LSTM (Hochreiter and Schmidhuber, 1997; Gers et al., 2000)."""

    def __init__(self, d_in: int, d_model: int) -> None:
        super().__init__()
        self.forget = nn.Linear(d_in + d_model, d_model)
        self.input = nn.Linear(d_in + d_model, d_model)
        self.output = nn.Linear(d_in + d_model, d_model)
        self.candidate = nn.Linear(d_in + d_model, d_model)

    def gates(self, x: Word, h: Hidden) -> dict[str, Hidden]:
        """What the four decide: gates from 0 to 1, the candidate from -1 to 1."""
        read = torch.cat([x, h], dim=-1)
        return {
            "forget": self.forget(read).sigmoid(),
            "input": self.input(read).sigmoid(),
            "output": self.output(read).sigmoid(),
            "candidate": self.candidate(read).tanh(),
        }

    def forward(self, x: Word, state: tuple[Hidden, Hidden]) -> tuple[Hidden, Hidden]:
        h, c = state
        gate = self.gates(x, h)
        c = gate["forget"] * c + gate["input"] * gate["candidate"]
        return gate["output"] * c.tanh(), c


@torch.no_grad()
def copy_weights(lstm: nn.LSTM, cell: LSTMCell) -> None:
    """Give our cell the weights of PyTorch's."""
    four = (cell.input, cell.forget, cell.candidate, cell.output)  # PyTorch's order
    W_x, W_h, b_x, b_h = (one.chunk(4) for one in lstm.parameters())
    for k, part in enumerate(four):
        part.weight.copy_(torch.cat([W_x[k], W_h[k]], dim=1))
        part.bias.copy_(b_x[k] + b_h[k])
