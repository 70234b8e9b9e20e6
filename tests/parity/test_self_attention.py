"""Self-attention with one head against PyTorch's own with copied weights, and what the masks promise."""

import pytest
import torch
from torch import Tensor, nn

from attnbook.components.self_attention import SelfAttention, causal_mask, padding_mask
from attnbook.specials import PAD

D = 6


def pair() -> tuple[SelfAttention, nn.MultiheadAttention]:
    """Ours, and PyTorch's with the same weights: one head, no biases, and nothing done to what is seen."""
    torch.manual_seed(0)
    ours = SelfAttention(D, D, D).double()
    theirs = nn.MultiheadAttention(D, num_heads=1, bias=False, batch_first=True).double()
    with torch.no_grad():
        theirs.in_proj_weight.copy_(torch.cat([ours.W_Q.weight, ours.W_K.weight, ours.W_V.weight]))
        theirs.out_proj.weight.copy_(torch.eye(D))
    return ours, theirs


def sentences(batch: int = 2, n: int = 5) -> Tensor:
    return torch.randn(batch, n, D, generator=torch.Generator().manual_seed(1), dtype=torch.float64)


@pytest.mark.parametrize("masked", ["not at all", "padding", "causal", "both"])
def test_outputs_weights_and_gradients_are_pytorchs(masked: str) -> None:
    ours, theirs = pair()
    x = sentences().requires_grad_()
    tokens = torch.tensor([[5, 6, 7, 8, 9], [5, 6, 7, PAD, PAD]])
    padding = padding_mask(tokens) if masked in ("padding", "both") else None
    causal = causal_mask(5) if masked in ("causal", "both") else None
    masks = [mask for mask in (padding, causal) if mask is not None]
    mask = masks[0] & masks[-1] if masks else None
    seen, weights = ours(x, mask)
    right, right_weights = theirs(
        x,
        x,
        x,
        key_padding_mask=None if padding is None else ~padding[:, 0],  # theirs: True is forbidden
        attn_mask=None if causal is None else ~causal,
    )
    torch.testing.assert_close(seen, right)
    torch.testing.assert_close(weights, right_weights)
    upstream = torch.randn_like(seen)
    mine = torch.autograd.grad(seen, [x, ours.W_Q.weight, ours.W_K.weight, ours.W_V.weight], upstream)
    by_x, stacked = torch.autograd.grad(right, [x, theirs.in_proj_weight], upstream)
    torch.testing.assert_close(mine[0], by_x)
    torch.testing.assert_close(torch.cat(mine[1:]), stacked)


def test_queries_may_be_narrower_than_values() -> None:
    attention = SelfAttention(d_model=6, d_k=2, d_v=3).double()
    x = sentences()
    seen, weights = attention(x)
    q, k, v = (torch.einsum("bnd,ed->bne", x, W.weight) for W in (attention.W_Q, attention.W_K, attention.W_V))
    right = (torch.einsum("bie,bje->bij", q, k) / 2**0.5).softmax(dim=-1)
    torch.testing.assert_close(weights, right)
    torch.testing.assert_close(seen, torch.einsum("bij,bje->bie", right, v))


def test_order_is_nothing_to_it() -> None:
    attention, x = SelfAttention(D, D, D).double(), sentences()
    order = torch.tensor([3, 0, 4, 1, 2])
    torch.testing.assert_close(attention(x[:, order])[0], attention(x)[0][:, order])


def test_no_position_sees_a_later_one() -> None:
    attention, x = SelfAttention(D, D, D).double(), sentences(batch=1).requires_grad_()
    seen, _ = attention(x, causal_mask(5))
    for i in range(5):
        (gradient,) = torch.autograd.grad(seen[0, i].sum(), x, retain_graph=True)
        touched = gradient[0].abs().sum(dim=1) > 0
        assert touched.tolist() == [j <= i for j in range(5)]


def test_padding_changes_nothing() -> None:
    attention, x = SelfAttention(D, D, D).double(), sentences(batch=1)
    mask = padding_mask(torch.tensor([[5, 6, 7, PAD, PAD]]))
    seen, weights = attention(x, mask)
    assert (weights[0, :, 3:] == 0).all()
    torch.testing.assert_close(seen[:, :3], attention(x[:, :3])[0])


def test_the_masks() -> None:
    assert causal_mask(3).tolist() == [[True, False, False], [True, True, False], [True, True, True]]
    some = torch.tensor([[7, 8, PAD], [7, PAD, PAD]])
    assert padding_mask(some).tolist() == [[[True, True, False]], [[True, False, False]]]
