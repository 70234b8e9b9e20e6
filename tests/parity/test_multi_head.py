"""Multi-head attention against PyTorch's own with copied weights, and a language model without some of its heads."""

import pytest
import torch
from torch import Tensor, nn

from attnbook.components.attention import attend
from attnbook.components.heads import AttentionLanguageModel, averaged, last_looks, without
from attnbook.components.multi_head import MultiHeadAttention, cut, join
from attnbook.components.self_attention import causal_mask, padding_mask
from attnbook.specials import PAD

D, HEADS = 12, 3


def pair() -> tuple[MultiHeadAttention, nn.MultiheadAttention]:
    """Ours, and PyTorch's with the same weights."""
    torch.manual_seed(0)
    ours = MultiHeadAttention(D, HEADS).double()
    theirs = nn.MultiheadAttention(D, HEADS, batch_first=True).double()
    made = (ours.W_Q, ours.W_K, ours.W_V)
    with torch.no_grad():
        theirs.in_proj_weight.copy_(torch.cat([W.weight for W in made]))
        theirs.in_proj_bias.copy_(torch.cat([W.bias for W in made]))
    theirs.out_proj.load_state_dict(ours.W_O.state_dict())
    return ours, theirs


def vectors(n: int, seed: int) -> Tensor:
    return torch.randn(2, n, D, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


TOKENS = torch.tensor([[5, 6, 7, 8, 9], [5, 6, 7, PAD, PAD]])
MASKS = {
    "none": None,
    "padding": padding_mask(TOKENS),
    "causal": causal_mask(5),
    "both": padding_mask(TOKENS) & causal_mask(5),
}


@pytest.mark.parametrize("masked", MASKS)
@pytest.mark.parametrize("need_weights", [True, False])
@pytest.mark.parametrize("from_where", ["self", "memory"])
def test_outputs_weights_and_gradients_are_pytorchs(masked: str, need_weights: bool, from_where: str) -> None:
    ours, theirs = pair()
    x, mask = vectors(5, seed=1).requires_grad_(), MASKS[masked]
    memory = x if from_where == "self" else vectors(5, seed=2).requires_grad_()
    seen, weights = ours(x, memory, mask, need_weights)
    forbidden = None if mask is None else ~mask.expand(2, 5, 5).repeat_interleave(HEADS, dim=0)
    right, right_weights = theirs(x, memory, memory, attn_mask=forbidden, average_attn_weights=False)
    torch.testing.assert_close(seen, right)
    if need_weights:
        torch.testing.assert_close(weights, right_weights)
    else:
        assert weights is None
    upstream = torch.randn_like(seen)
    mine = torch.autograd.grad(seen, [x, memory, *ours.parameters()], upstream)
    names = [name for name, _ in ours.named_parameters()]
    found = dict(zip(names, mine[2:], strict=True))
    by_x, by_memory, *stacked = torch.autograd.grad(right, [x, memory, *theirs.parameters()], upstream)
    torch.testing.assert_close(mine[0], by_x)
    torch.testing.assert_close(mine[1], by_memory)
    for kind, whole in zip(("weight", "bias"), stacked[:2], strict=True):
        torch.testing.assert_close(torch.cat([found[f"{W}.{kind}"] for W in ("W_Q", "W_K", "W_V")]), whole)
    torch.testing.assert_close(found["W_O.weight"], stacked[2])
    torch.testing.assert_close(found["W_O.bias"], stacked[3])


@pytest.mark.parametrize("need_weights", [True, False])
def test_who_may_look_at_nothing_sees_nothing(need_weights: bool) -> None:
    ours, _ = pair()
    mask = torch.ones(5, 5, dtype=torch.bool)
    mask[2] = False
    seen, weights = ours(vectors(5, seed=1), vectors(5, seed=2), mask, need_weights)
    torch.testing.assert_close(seen[:, 2], ours.W_O.bias.expand(2, D), msg="zeros, and W_O adds its bias")
    assert seen.isfinite().all()
    if weights is not None:
        assert (weights[:, :, 2] == 0).all()


def test_memory_may_be_longer_than_the_sentence_that_asks() -> None:
    ours, theirs = pair()
    x, memory = vectors(3, seed=1), vectors(5, seed=2)
    seen, weights = ours(x, memory, padding_mask(TOKENS))
    right, right_weights = theirs(x, memory, memory, TOKENS == PAD, average_attn_weights=False)
    torch.testing.assert_close(seen, right)
    torch.testing.assert_close(weights, right_weights)


def test_each_head_is_attention_with_its_own_rows() -> None:
    ours, _ = pair()
    x = vectors(5, seed=1)
    heads = []
    for head in range(HEADS):
        rows = slice(head * D // HEADS, (head + 1) * D // HEADS)
        q, k, v = (x @ W.weight[rows].T + W.bias[rows] for W in (ours.W_Q, ours.W_K, ours.W_V))
        heads.append(attend(q, k, v)[0])
    torch.testing.assert_close(ours(x, x)[0], ours.W_O(torch.cat(heads, dim=-1)))


def test_cut_and_join() -> None:
    made = torch.arange(24.0).view(2, 2, 6)
    heads = cut(made, 3)
    assert heads.shape == (2, 3, 2, 2)
    assert heads[1, 2].tolist() == [[16, 17], [22, 23]], "the last two numbers of both words"
    assert torch.equal(join(heads), made)


def test_a_size_that_cannot_be_shared() -> None:
    with pytest.raises(ValueError, match="5 heads can't share 12 numbers equally"):
        MultiHeadAttention(12, 5)


def language_model() -> AttentionLanguageModel:
    torch.manual_seed(0)
    return AttentionLanguageModel(20, D, HEADS, n_layers=2)


def test_a_head_that_is_switched_off_adds_nothing() -> None:
    model = language_model()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    missing = without(model, [(1, 0), (1, 2)])
    seen = []
    missing.layers[1].W_O.register_forward_hook(lambda _, inputs, output: seen.append((inputs[0], output)))
    missing(TOKENS)
    [(joined, output)] = seen
    d_k, W_O = D // HEADS, model.layers[1].W_O
    only_head_1 = joined[..., d_k : 2 * d_k] @ W_O.weight[:, d_k : 2 * d_k].T + W_O.bias
    torch.testing.assert_close(output, only_head_1)
    for name, value in model.state_dict().items():
        assert torch.equal(value, before[name]), "the model itself should stay whole"


def test_a_language_model_does_not_look_ahead() -> None:
    model = language_model().eval()
    changed = TOKENS.clone()
    changed[:, 2] = 11
    scores, again = model(TOKENS)[0], model(changed)[0]
    torch.testing.assert_close(scores[:, :2], again[:, :2])
    assert not torch.allclose(scores[:, 2], again[:, 2])
    assert not torch.allclose(scores[0, 3:], again[0, 3:])


def test_last_looks_are_those_of_the_last_word() -> None:
    model = language_model()
    tokens = TOKENS[:, :3]
    looks = last_looks(model, tokens)
    assert looks.shape == (2, HEADS, 3)
    _, weights = model(tokens, need_weights=True)
    torch.testing.assert_close(looks[1, 2], (weights[1][0, 2, 2] + weights[1][1, 2, 2]) / 2)


def test_an_averaged_head_says_the_same_of_all_sentences_and_no_other_does() -> None:
    model = language_model()
    level = averaged(model, [(0, 1)])
    joined = []
    for some in (model, level):
        some.layers[0].W_O.register_forward_hook(lambda _, inputs, output: joined.append(inputs[0]))
        some(TOKENS)
    before, after = (cut(one, HEADS) for one in joined)
    torch.testing.assert_close(after[:, 1], before[:, 1].mean(dim=0).expand_as(before[:, 1]))
    torch.testing.assert_close(after[:, [0, 2]], before[:, [0, 2]])
