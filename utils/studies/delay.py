"""How long does a recurrent network remember? The first symbol of a sequence has to be named after a delay.

An RNN, an RNN that begins with a W_h that keeps lengths, and LSTMs that begin with their forget gates half open (as in
PyTorch), more open and nearly fully open: each trained for the same number of steps on sequences drawn afresh, at
several delays.
"""

from __future__ import annotations

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.training import seed_everything
from studies import study

N_SYMBOLS = 8  # that may come first; as many others come after
D_MODEL, BATCH, STEPS = 32, 64, 600
DELAYS = (2, 5, 10, 20, 40, 80)
FORGET_BIASES = {"LSTM": 0.0, "LSTM, forget bias 1": 1.0, "LSTM, forget bias 3": 3.0}
MODELS = ("RNN", "RNN, orthogonal", *FORGET_BIASES)
SETTINGS = [{"model": model, "delay": delay, "seed": seed} for model in MODELS for delay in DELAYS for seed in range(5)]


class Recall(nn.Module):
    """Reads a sequence, and says from its last state how it began."""

    def __init__(self, model: str, d_model: int = D_MODEL) -> None:
        super().__init__()
        self.embedding = nn.Embedding(2 * N_SYMBOLS, d_model)
        self.rnn: nn.RNNBase
        if model in FORGET_BIASES:
            self.rnn = nn.LSTM(d_model, d_model, batch_first=True)
            with torch.no_grad():  # PyTorch's order is input, forget, candidate, output
                self.rnn.get_parameter("bias_ih_l0")[d_model : 2 * d_model] += FORGET_BIASES[model]
        else:
            self.rnn = nn.RNN(d_model, d_model, batch_first=True)
        if model == "RNN, orthogonal":
            nn.init.orthogonal_(self.rnn.get_parameter("weight_hh_l0"))  # spectral radius 1, and no direction shrinks
            with torch.no_grad():
                self.rnn.get_parameter("weight_ih_l0").mul_(0.3)  # small inputs, so that tanh shrinks little as well
        self.output = nn.Linear(d_model, N_SYMBOLS)

    def forward(self, symbols: Int[Tensor, "batch length"]) -> Float[Tensor, "batch symbols"]:
        states, _ = self.rnn(self.embedding(symbols))
        return self.output(states[:, -1])


def draw(n: int, delay: int) -> tuple[Int[Tensor, "n length"], Int[Tensor, " n"]]:
    """n sequences of one symbol to remember and `delay` others, and the symbols to remember."""
    first = torch.randint(N_SYMBOLS, (n, 1))
    others = torch.randint(N_SYMBOLS, 2 * N_SYMBOLS, (n, delay))
    return torch.cat([first, others], dim=1), first[:, 0]


def measure(model: str, delay: int, seed: int) -> study.Point:
    """Train one network, and count how often it is right on sequences that it hasn't seen."""
    seed_everything(seed)
    network = Recall(model)
    optimizer = torch.optim.Adam(network.parameters(), lr=2e-3)
    for _ in range(STEPS):
        symbols, first = draw(BATCH, delay)
        loss = F.cross_entropy(network(symbols), first)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), max_norm=1.0)
        optimizer.step()
    symbols, first = draw(2_000, delay)
    with torch.no_grad():
        right = network(symbols).argmax(dim=-1) == first
    return {"accuracy": right.float().mean().item()}


if __name__ == "__main__":
    study.run("delay", SETTINGS, measure)
