"""Plausible wrong answers to the exercises, each with words that its verdict has to hold, and unusual right ones.

By notebook and exercise: at least three wrong ones each. What a student would try, not what no one would.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.specials import EOS, PAD, UNK

# 01, recurrent networks


def rnn_of(inside, start=lambda W_h: torch.zeros(len(W_h)), keep=slice(None)):
    """An RNN that gets something wrong: what tanh is applied to, where it begins, which states it returns."""

    def rnn(x: Tensor, W_x: Tensor, W_h: Tensor, b: Tensor) -> Tensor:
        h = start(W_h)
        states = []
        for x_t in x:
            h = torch.tanh(inside(x_t, h, W_x, W_h, b))
            states.append(h)
        return torch.stack(states)[keep]

    return rnn


def rnn_right(x_t, h, W_x, W_h, b):
    return W_x @ x_t + W_h @ h + b


def rnn_without_tanh(x: Tensor, W_x: Tensor, W_h: Tensor, b: Tensor) -> Tensor:
    h, states = torch.zeros(len(b)), []
    for x_t in x:
        h = W_x @ x_t + W_h @ h + b
        states.append(h)
    return torch.stack(states)


def rnn_with_start(x: Tensor, W_x: Tensor, W_h: Tensor, b: Tensor) -> Tensor:
    return torch.cat([torch.zeros(1, len(b)), rnn_of(rnn_right)(x, W_x, W_h, b)])


def forget_by_logarithm(u: float) -> int | None:
    return math.ceil(math.log(0.01) / math.log(u)) if u < 1 else None


def forget_by_trying(u: float) -> int | None:
    return next((n for n in range(1000) if abs(u) ** n < 0.01), None) if abs(u) < 1 else None


def forget_one_late(u: float) -> int | None:
    if abs(u) >= 1:
        return None
    left, steps = 1.0, 1
    while left >= 0.01:
        left, steps = left * abs(u), steps + 1
    return steps


def clip_each(gradients: list[Tensor], max_norm: float) -> list[Tensor]:
    return [g * min(1.0, max_norm / g.norm().item()) for g in gradients]


def clip_always(gradients: list[Tensor], max_norm: float) -> list[Tensor]:
    norm = torch.cat([g.flatten() for g in gradients]).norm()
    return [g * max_norm / norm for g in gradients]


def clip_in_place(gradients: list[Tensor], max_norm: float) -> list[Tensor]:
    norm = torch.cat([g.flatten() for g in gradients]).norm()
    for g in gradients:
        g *= (max_norm / norm).clamp(max=1)
    return gradients


def clip_to_one(gradients: list[Tensor], max_norm: float) -> list[Tensor]:
    norm = torch.cat([g.flatten() for g in gradients]).norm()
    return [g / norm.clamp(min=1) for g in gradients]


def clip_dividing(gradients: list[Tensor], max_norm: float) -> list[Tensor]:
    norm = torch.cat([g.flatten() for g in gradients]).norm()
    return [g * torch.where(norm == norm.clamp(max=max_norm), norm / norm, max_norm / norm) for g in gradients]


def gru_parts(x: Tensor, h: Tensor, gru: nn.GRU):
    from_x = (x @ gru.weight_ih_l0.T + gru.bias_ih_l0).chunk(3, dim=-1)
    from_h = (h @ gru.weight_hh_l0.T + gru.bias_hh_l0).chunk(3, dim=-1)
    return from_x, from_h


def gru_of(mix, inside=lambda x_n, r, h_n: x_n + r * h_n, order=(0, 1, 2)):
    """A GRU that gets something wrong: the mixture, the candidate, or the order of the stacks."""

    def step(x: Tensor, h: Tensor, gru: nn.GRU) -> Tensor:
        from_x, from_h = gru_parts(x, h, gru)
        (x_r, x_z, x_n), (h_r, h_z, h_n) = ([some[k] for k in order] for some in (from_x, from_h))
        r, z = (x_r + h_r).sigmoid(), (x_z + h_z).sigmoid()
        return mix(inside(x_n, r, h_n).tanh(), z, h)

    return step


def gru_of_the_paper(x: Tensor, h: Tensor, gru: nn.GRU) -> Tensor:
    from_x, from_h = gru_parts(x, h, gru)
    r, z = (from_x[0] + from_h[0]).sigmoid(), (from_x[1] + from_h[1]).sigmoid()
    W_n, b_n = gru.weight_hh_l0.chunk(3)[2], gru.bias_hh_l0.chunk(3)[2]
    n = (from_x[2] + (r * h) @ W_n.T + b_n).tanh()
    return (1 - z) * n + z * h


def keep_old(n, z, h):
    return (1 - z) * n + z * h


# 04, looking back


def softmax_overflowing(scores: Tensor) -> Tensor:
    return scores.exp() / scores.exp().sum()


def context_hard(state: Tensor, memory: Tensor) -> Tensor:
    return memory[(memory @ state).argmax()]


def entropy_nan(weights: Tensor) -> Tensor:
    return -(weights * weights.log()).sum(dim=-1)


def entropy_patched(weights: Tensor) -> Tensor:
    return -(weights * (weights + 0.01).log()).sum(dim=-1)


def pieces_without_maximum(query: Tensor, blocks) -> Tensor:
    numerator, denominator = 0.0, 0.0
    for key, value in blocks:
        raised = (key @ query).exp()
        numerator, denominator = numerator + raised @ value, denominator + raised.sum()
    return numerator / denominator


def pieces_without_shrinking(query: Tensor, blocks) -> Tensor:
    largest, numerator, denominator = torch.tensor(-torch.inf), 0.0, 0.0
    for key, value in blocks:
        scores = key @ query
        largest = torch.maximum(largest, scores.max())
        raised = (scores - largest).exp()
        numerator, denominator = numerator + raised @ value, denominator + raised.sum()
    return numerator / denominator


def pieces_from_zero(query: Tensor, blocks) -> Tensor:
    largest, numerator, denominator = torch.tensor(0.0), 0.0, 0.0
    for key, value in blocks:
        scores = key @ query
        new = torch.maximum(largest, scores.max())
        raised, shrink = (scores - new).exp(), (largest - new).exp()
        numerator, denominator = shrink * numerator + raised @ value, shrink * denominator + raised.sum()
        largest = new
    return numerator / denominator


def pieces_hoarded(query: Tensor, blocks) -> Tensor:
    keys, values = zip(*blocks, strict=True)
    return (torch.cat(keys) @ query).softmax(dim=0) @ torch.cat(values)


def pieces_last_only(query: Tensor, blocks) -> Tensor:
    for key, value in blocks:
        result = (key @ query).softmax(dim=0) @ value
    return result


def pieces_averaged(query: Tensor, blocks) -> Tensor:
    return torch.stack([(key @ query).softmax(dim=0) @ value for key, value in blocks]).mean(dim=0)


def pieces_forgetting_the_first(query: Tensor, blocks) -> Tensor:
    next(iter(blocks))
    return pieces_without_maximum(query, blocks)


WRONG = {
    "01-recurrent-networks": {
        "rnn": [
            (rnn_of(lambda x_t, h, W_x, W_h, b: W_x @ x_t + b), "old state, W_h h, is missing"),
            (rnn_of(rnn_right, keep=-1), "after *every* step"),
            (rnn_with_start, "One row too many"),
            (rnn_of(lambda x_t, h, W_x, W_h, b: W_x @ x_t + W_h.T @ h + b), "first state is right"),
            (rnn_of(lambda x_t, h, W_x, W_h, b: W_x @ x_t + W_h @ h), "b is missing"),
            (rnn_without_tanh, "tanh is missing"),
            (rnn_of(rnn_right, start=lambda W_h: torch.ones(len(W_h))), "h₀ is zero"),
            (lambda x, W_x, W_h, b: None, "`return` missing"),
        ],
        "decay": [
            (lambda u: 7, "For u = 0.99"),
            (forget_one_late, "Off by one"),
            (lambda u: math.ceil(math.log(0.01) / math.log(abs(u))) if abs(u) < 1 else None, "stopped with ValueError"),
            (forget_by_logarithm, "stopped with ValueError"),
            (lambda u: 10**9 if abs(u) >= 1 else forget_by_trying(u), "return None"),
            (lambda u: None if u >= 1 or u < 0 else forget_by_trying(u), "sign changes"),
            (lambda u: None if u == 0 else forget_by_trying(u), "gone after one step"),
        ],
        "clip": [
            (clip_each, "by itself"),
            (lambda gradients, max_norm: [g.clamp(-max_norm, max_norm) for g in gradients], "direction has changed"),
            (clip_always, "only ever shortens"),
            (clip_in_place, "leave the old ones alone"),
            (clip_to_one, "not for 2.5"),
            (clip_dividing, "zeros"),
            (lambda gradients, max_norm: gradients, "as it went in"),
            (lambda gradients, max_norm: None, "`return` missing"),
        ],
        "lstm": [
            (lambda symbol: (1, symbol == 1, 1), "has to go"),
            (lambda symbol: (0 if symbol == 2 else 1, 1, 1), "add nothing"),
            (lambda symbol: (symbol == 1, symbol == 1, 1), "At a 0"),
            (lambda symbol: (0, symbol == 1, 1), "At a 1 the old cell is kept"),
            (lambda symbol: (0 if symbol == 2 else 1, 1, symbol), "should be 0 or 1"),
            (lambda symbol: 1.0, "Three numbers"),
        ],
        "gru": [
            (gru_of(lambda n, z, h: z * n + (1 - z) * h), "changed places: in PyTorch's form"),
            (gru_of_the_paper, "the paper's form"),
            (gru_of(keep_old, order=(1, 0, 2)), "stacks' order"),
            (gru_of(keep_old, inside=lambda x_n, r, h_n: x_n + h_n), "gate r is missing"),
            (gru_of(lambda n, z, h: n), "That is the candidate"),
            (gru_of(lambda n, z, h: (1 - z) * n), "line by line"),
            (lambda x, h, gru: h, "line by line"),
        ],
    },
    "04-looking-back": {
        "softmax": [
            (lambda scores: scores / scores.sum(), "may be negative"),
            (lambda scores: scores.exp(), "sum is not one"),
            (lambda scores: scores.sigmoid(), "sigmoid"),
            (softmax_overflowing, "exp overflows"),
            (lambda scores: softmax_overflowing(scores - scores.max().clamp(min=0)), "-1000"),
            (lambda scores: softmax_overflowing(scores - scores.abs().max()), "-1000"),
            (lambda scores: (scores - scores.max()).exp() / scores.exp().sum(), "it gives"),
            (lambda scores: None, "`return` missing"),
            (lambda scores: scores.softmax(dim=1), "stopped with IndexError"),
            (lambda scores: scores.softmax(dim=0).tolist(), "a list came"),
            (lambda scores: (scores / 10).softmax(dim=0) if scores.max() > 9 else scores.softmax(dim=0), "998"),
        ],
        "context": [
            (lambda state, memory: memory @ state, "look like the scores"),
            (lambda state, memory: (memory @ state).softmax(dim=0), "look like the weights"),
            (lambda state, memory: (memory @ state) @ memory, "scores themselves"),
            (lambda state, memory: memory.mean(dim=0), "plain mean"),
            (context_hard, "hard lookup"),
            (lambda state, memory: (memory @ state).softmax(dim=0).sum() * state, "rows of memory"),
            (lambda state, memory: (memory @ state / 3**0.5).softmax(dim=0) @ memory, "numbers are not"),
        ],
        "mask": [
            (lambda source: source != PAD, "middle"),
            (lambda source: (source == PAD)[:, None], "wrong way round"),
            (lambda source: (source != PAD)[..., None], "at the end"),
            (lambda source: ((source != PAD) & (source != EOS))[:, None], "<eos>"),
            (lambda source: (source != PAD)[:, None].float(), "should be bool"),
            (lambda source: (source > UNK)[:, None] | (source == EOS)[:, None], "<unk>"),
            (lambda source: (source > 100)[:, None], "True True False False"),
        ],
        "alignment": [
            (lambda weights: {(i, j) for i, j in enumerate(weights.argmax(dim=-1).tolist())}, "wrong way round"),
            (lambda weights: {(j, i) for j, i in enumerate(weights.argmax(dim=0).tolist())}, "Each *row*"),
            (lambda weights: weights.argmax(dim=-1), "a tensor came"),
            (lambda weights: weights.argmax(dim=-1).tolist(), "pairs of whole numbers"),
            (lambda weights: {(j, i) for i, j in (weights > 0.4).nonzero().tolist()}, "largest weight"),
            (lambda weights: {(j, i) for i, j in (weights >= 0.5).nonzero().tolist()}, "largest weight"),
            (lambda weights: None, "`return` missing"),
        ],
        "entropy": [
            (entropy_nan, "nan"),
            (lambda weights: -torch.special.entr(weights).sum(dim=-1), "sign"),
            (lambda weights: torch.special.entr(weights).sum(dim=-1) / torch.tensor(2.0).log(), "base 2"),
            (lambda weights: torch.special.entr(weights).sum(dim=0), "columns"),
            (lambda weights: torch.special.entr(weights).mean(dim=-1), "mean"),
            (entropy_patched, "it should be"),
            (lambda weights: -weights.max(dim=-1).values.log(), "0.700, 0.100"),
            (lambda weights: torch.special.entr(weights.softmax(dim=-1)).sum(dim=-1), "0.700, 0.100"),
            (lambda weights: torch.special.entr(weights).sum(), "shape should be"),
        ],
        "pieces": [
            (pieces_without_maximum, "overflows"),
            (pieces_from_zero, "very low"),
            (pieces_hoarded, "room for one only"),
            (pieces_without_shrinking, "old maximum"),
            (pieces_last_only, "Only the last block"),
            (pieces_averaged, "by itself"),
            (pieces_forgetting_the_first, "The result should be"),
            (lambda query, blocks: F.softmax(query, dim=0), "once, each of them"),
        ],
    },
}


def softmax_in_place(scores: Tensor) -> Tensor:
    scores -= scores.max()
    scores.exp_()
    scores /= scores.sum()
    return scores


def pieces_by_logsumexp(query: Tensor, blocks) -> Tensor:
    total, result = torch.tensor(-torch.inf), torch.zeros_like(query)
    for key, value in blocks:
        scores = key @ query
        new = torch.logaddexp(total, scores.logsumexp(dim=0))
        result = (total - new).exp() * result + (scores - new).exp() @ value
        total = new
    return result


RIGHT = {
    "01-recurrent-networks": {
        "rnn": [
            lambda x, W_x, W_h, b: rnn_of(rnn_right)(x, W_x, W_h, b).clone(),
            lambda x, W_x, W_h, b: rnn_of(lambda x_t, h, A, B, c: x_t @ A.T + h @ B.T + c)(x, W_x, W_h, b),
        ],
        "decay": [
            forget_by_trying,
            lambda u: None if abs(u) >= 1 else 1 if u == 0 else math.floor(math.log(0.01) / math.log(abs(u))) + 1,
        ],
        "clip": [
            lambda gradients, max_norm: [
                g * (max_norm / (sum(g.square().sum() for g in gradients).sqrt() + 1e-6)).clamp(max=1)
                for g in gradients
            ]
        ],
        "lstm": [
            lambda symbol: (float(symbol != 2), float(symbol == 1), 1.0),
            lambda symbol: (symbol != 2, 1, symbol == 1),
        ],
        "gru": [lambda x, h, gru: gru(x[None], h[None])[1][0]],
    },
    "04-looking-back": {
        "softmax": [lambda scores: (scores - scores.logsumexp(dim=0)).exp(), softmax_in_place],
        "context": [
            lambda state, memory: F.scaled_dot_product_attention(state[None], memory, memory, scale=1.0)[0],
            lambda state, memory: torch.einsum(
                "j,jd->d", torch.einsum("d,jd->j", state, memory).softmax(dim=0), memory
            ),
        ],
        "mask": [lambda source: source.ne(PAD).unsqueeze(1), lambda source: ~(source == PAD)[:, None, :]],
        "alignment": [lambda weights: [(int(row.argmax()), i) for i, row in enumerate(weights)]],
        "entropy": [
            lambda weights: -torch.xlogy(weights, weights).sum(dim=-1),
            lambda weights: -(weights * weights.clamp(min=1e-12).log()).sum(dim=1),
            lambda weights: -(weights * weights.log()).nansum(dim=-1),
        ],
        "pieces": [pieces_by_logsumexp],
    },
}
