"""The four scores against their formulas written out, their gradients, and what can be done once per sentence."""

import pytest
import torch
from torch import Tensor

from attnbook.components.attention import attend
from attnbook.components.scores import AdditiveScore, Attention, ConcatScore, DotScore, GeneralScore, Score

D_QUERY, D_KEY, D_ATTENTION = 3, 4, 5


def scores() -> dict[str, Score]:
    torch.manual_seed(0)
    made: dict[str, Score] = {
        "general": GeneralScore(D_QUERY, D_KEY),
        "concat": ConcatScore(D_QUERY, D_KEY, D_ATTENTION),
        "additive": AdditiveScore(D_QUERY, D_KEY, D_ATTENTION),
    }
    return {name: score.double() for name, score in made.items()} | {"dot": DotScore()}


def inputs(name: str, *batch: int, target: int = 2, source: int = 6) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(1)
    d_key = D_QUERY if name == "dot" else D_KEY
    q = torch.randn(*batch, target, D_QUERY, generator=generator, dtype=torch.float64)
    k = torch.randn(*batch, source, d_key, generator=generator, dtype=torch.float64)
    return q.requires_grad_(), k.requires_grad_()


def by_formula(score: Score, q: Tensor, k: Tensor) -> Tensor:
    """The score of one query (d_query,) and one key (d_key,), number by number."""
    if isinstance(score, DotScore):
        return sum((q[a] * k[a] for a in range(len(q))), torch.zeros(()))
    if isinstance(score, GeneralScore):
        W = score.W.weight
        return sum((q[a] * W[a, b] * k[b] for a in range(len(q)) for b in range(len(k))), torch.zeros(()))
    if isinstance(score, ConcatScore):
        W_q, W_k = score.W.weight[:, :D_QUERY], score.W.weight[:, D_QUERY:]
    else:
        assert isinstance(score, AdditiveScore)
        W_q, W_k = score.W_q.weight, score.W_k.weight
    hidden = [torch.tanh((W_q[a] * q).sum() + (W_k[a] * k).sum()) for a in range(D_ATTENTION)]
    return sum((score.v.weight[0, a] * hidden[a] for a in range(D_ATTENTION)), torch.zeros(()))


each = pytest.mark.parametrize("name", ["dot", "general", "concat", "additive"])


@each
@pytest.mark.parametrize("batch", [(), (2,), (2, 3)], ids=str)
def test_against_the_formula_written_out(name: str, batch: tuple[int, ...]) -> None:
    score, (q, k) = scores()[name], inputs(name, *batch)
    got = score(q, k).reshape(-1, 2, 6)
    for at, (queries, keys) in enumerate(zip(q.reshape(-1, *q.shape[-2:]), k.reshape(-1, *k.shape[-2:]), strict=True)):
        for i in range(2):
            for j in range(6):
                torch.testing.assert_close(got[at, i, j], by_formula(score, queries[i], keys[j]).double())


@each
def test_gradients_are_right(name: str) -> None:
    score, (q, k) = scores()[name], inputs(name, 1, source=3)
    assert torch.autograd.gradcheck(score, (q, k))


@each
def test_keys_projected_once_give_the_same_scores(name: str) -> None:
    score, (q, k) = scores()[name], inputs(name, 2, target=4)
    projected = score.project(k)
    steps = [score.compare(q[:, i : i + 1], projected) for i in range(4)]
    torch.testing.assert_close(torch.cat(steps, dim=1), score(q, k))


def test_concat_and_additive_are_one_function() -> None:
    concat, additive = ConcatScore(D_QUERY, D_KEY, D_ATTENTION), AdditiveScore(D_QUERY, D_KEY, D_ATTENTION)
    with torch.no_grad():
        additive.W_q.weight.copy_(concat.W.weight[:, :D_QUERY])
        additive.W_k.weight.copy_(concat.W.weight[:, D_QUERY:])
        additive.v.weight.copy_(concat.v.weight)
    q, k = (some.float() for some in inputs("concat", 3))
    torch.testing.assert_close(concat(q, k), additive(q, k))


def test_dot_needs_one_size() -> None:
    with pytest.raises(ValueError, match="3 and 4 numbers"):
        DotScore()(*inputs("general"))


@each
def test_attention_with_any_score_keeps_to_its_mask(name: str) -> None:
    attention, (q, k) = Attention(scores()[name]), inputs(name, 2, target=3)
    value = torch.randn(2, 6, 7, dtype=torch.float64)
    mask = torch.arange(6).expand(2, 1, 6) < torch.tensor([4, 6])[:, None, None]
    output, weights = attention(q, k, value, mask)
    assert (weights[0, :, 4:] == 0).all()
    torch.testing.assert_close(weights.sum(dim=-1), torch.ones(2, 3, dtype=torch.float64))
    torch.testing.assert_close(output, weights @ value)
    with torch.no_grad():
        k[0, 4:], value[0, 4:] = 1e6, -1e6
    torch.testing.assert_close(attention(q, k, value, mask)[0], output)


def test_attend_is_attention_with_a_scaled_dot() -> None:
    q, k = inputs("dot", 2)
    value = torch.randn(2, 6, 7, dtype=torch.float64)
    torch.testing.assert_close(Attention(DotScore())(q / D_QUERY**0.5, k, value), attend(q, k, value))
