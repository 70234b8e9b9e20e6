# Generated from chapters/2-attention/05-score-functions.ipynb by `make export`. Edit the notebook, not this file.
"""Four score functions, and attention with any of them."""

import torch
from jaxtyping import Bool, Float
from torch import Tensor, nn

from attnbook.components.attention import masked_softmax

__all__ = [
    "AdditiveScore",
    "Attention",
    "ConcatScore",
    "DotScore",
    "GeneralScore",
    "Key",
    "Projected",
    "Query",
    "Score",
    "Scores",
]

Query = Float[Tensor, "*batch target d_query"]
Key = Float[Tensor, "*batch source d_key"]
Projected = Float[Tensor, "*batch source d_projected"]
Scores = Float[Tensor, "*batch target source"]


class Score(nn.Module):
    """How well each query and each key go together.

    What depends on the keys alone is in project: it can be done once per sentence.
    """

    def project(self, key: Key) -> Projected:
        return key

    def compare(self, query: Query, projected: Projected) -> Scores:
        raise NotImplementedError

    def forward(self, query: Query, key: Key) -> Scores:
        return self.compare(query, self.project(key))


class DotScore(Score):
    """q · k (Luong et al., 2015, §3.1, dot)."""

    def compare(self, query: Query, projected: Projected) -> Scores:
        if query.shape[-1] != projected.shape[-1]:
            raise ValueError(
                "a dot product needs queries and keys of one size, got "
                f"{query.shape[-1]} and {projected.shape[-1]} numbers"
            )
        return query @ projected.transpose(-2, -1)


class GeneralScore(Score):
    """q · W k (Luong et al., 2015, §3.1, general)."""

    def __init__(self, d_query: int, d_key: int) -> None:
        super().__init__()
        self.W = nn.Linear(d_key, d_query, bias=False)

    def project(self, key: Key) -> Projected:
        return self.W(key)

    def compare(self, query: Query, projected: Projected) -> Scores:
        return query @ projected.transpose(-2, -1)


class ConcatScore(Score):
    """v · tanh(W [q; k]) (Luong et al., 2015, §3.1, concat)."""

    def __init__(self, d_query: int, d_key: int, d_attention: int) -> None:
        super().__init__()
        self.W = nn.Linear(d_query + d_key, d_attention, bias=False)
        self.v = nn.Linear(d_attention, 1, bias=False)

    def compare(self, query: Query, projected: Projected) -> Scores:
        q, k = query.unsqueeze(-2), projected.unsqueeze(-3)  # (…, target, source, d)
        n_target, n_source = q.shape[-3], k.shape[-2]
        q = q.expand(*q.shape[:-2], n_source, -1)
        k = k.expand(*k.shape[:-3], n_target, -1, -1)
        pairs = torch.cat([q, k], dim=-1)  # each query beside each key
        return self.v(self.W(pairs).tanh()).squeeze(-1)


class AdditiveScore(Score):
    """v · tanh(W_q q + W_k k) (Bahdanau et al., 2015, §A.1.2)."""

    def __init__(self, d_query: int, d_key: int, d_attention: int) -> None:
        super().__init__()
        self.W_q = nn.Linear(d_query, d_attention, bias=False)
        self.W_k = nn.Linear(d_key, d_attention, bias=False)
        self.v = nn.Linear(d_attention, 1, bias=False)

    def project(self, key: Key) -> Projected:
        return self.W_k(key)

    def compare(self, query: Query, projected: Projected) -> Scores:
        sums = self.W_q(query).unsqueeze(-2) + projected.unsqueeze(-3)
        return self.v(sums.tanh()).squeeze(-1)  # sums: (…, target, source, d)


class Attention(nn.Module):
    """Looks with any score; what it returns, and the mask, are those of attend."""

    def __init__(self, score: Score) -> None:
        super().__init__()
        self.score = score

    def forward(
        self,
        query: Query,
        key: Key,
        value: Float[Tensor, "*batch source d_v"],
        mask: Bool[Tensor, "*#batch #target source"] | None = None,
    ) -> tuple[Float[Tensor, "*batch target d_v"], Scores]:
        weights = masked_softmax(self.score(query, key), mask)
        return weights @ value, weights
