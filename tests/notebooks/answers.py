"""Plausible wrong answers to the exercises, each with words that its verdict has to hold, and unusual right ones.

By notebook and exercise: at least three wrong ones each. What a student would try, not what no one would.
"""

import torch
from torch import Tensor
from torch.nn import functional as F

from attnbook.specials import EOS, PAD, UNK

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
