"""attend() against PyTorch's own, with gradients; and what its mask promises."""

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from attnbook.components.attention import attend


def tensors(*batch: int, target: int = 4, source: int = 6, d_k: int = 8, d_v: int = 5) -> tuple[Tensor, Tensor, Tensor]:
    generator = torch.Generator().manual_seed(0)
    shapes = ((target, d_k), (source, d_k), (source, d_v))
    q, k, v = (torch.randn(*batch, *shape, generator=generator, dtype=torch.float64) for shape in shapes)
    return q.requires_grad_(), k.requires_grad_(), v.requires_grad_()


def random_mask(*shape: int) -> Tensor:
    return torch.rand(*shape, generator=torch.Generator().manual_seed(1)) > 0.4


@pytest.mark.parametrize("batch", [(), (3,), (2, 3)], ids=str)
@pytest.mark.parametrize("masked", ["not at all", "every pair", "padding", "a whole row"])
def test_outputs_and_gradients_are_pytorchs(batch: tuple[int, ...], masked: str) -> None:
    q, k, v = tensors(*batch)
    mask = None
    if masked == "every pair":
        mask = random_mask(*batch, 4, 6)
    elif masked == "padding":
        mask = torch.arange(6).expand(*batch, 1, 6) < 4
    elif masked == "a whole row":
        mask = random_mask(*batch, 4, 6)
        mask[..., 1, :] = False
    ours, weights = attend(q, k, v, mask)
    theirs = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    torch.testing.assert_close(ours, theirs)
    upstream = torch.randn_like(ours)
    torch.testing.assert_close(
        torch.autograd.grad(ours, (q, k, v), upstream), torch.autograd.grad(theirs, (q, k, v), upstream)
    )
    seen = torch.ones_like(weights, dtype=torch.bool) if mask is None else mask.expand_as(weights)
    assert (weights[~seen] == 0).all()
    torch.testing.assert_close(weights.sum(-1), seen.any(-1).to(weights.dtype))


def test_against_the_formula_written_out() -> None:
    q, k, v = (tensor.detach() for tensor in tensors(2))
    output, weights = attend(q, k, v)
    for b in range(2):
        for i in range(4):
            scores = [float(sum(q[b, i, d] * k[b, j, d] for d in range(8))) / 8**0.5 for j in range(6)]
            raised = torch.tensor(scores, dtype=torch.float64).exp()
            torch.testing.assert_close(weights[b, i], raised / raised.sum())
            torch.testing.assert_close(output[b, i], sum(weights[b, i, j] * v[b, j] for j in range(6)))


def test_what_lies_under_the_mask_changes_nothing() -> None:
    q, k, v = tensors(2)
    mask = torch.arange(6).expand(2, 1, 6) < torch.tensor([4, 6])[:, None, None]
    before, _ = attend(q, k, v, mask)
    with torch.no_grad():
        k[0, 4:] = 1e6
        v[0, 4:] = -1e6
    after, _ = attend(q, k, v, mask)
    torch.testing.assert_close(after, before)


def test_no_gradient_reaches_what_is_masked() -> None:
    q, k, v = tensors(1)
    mask = torch.arange(6).expand(1, 1, 6) < 4
    output, _ = attend(q, k, v, mask)
    to_keys, to_values = torch.autograd.grad(output.square().sum(), (k, v))
    assert (to_keys[:, 4:] == 0).all()
    assert (to_values[:, 4:] == 0).all()
    assert (to_values[:, :4] != 0).all()


def test_gradients_are_right() -> None:
    q, k, v = tensors(1, target=2, source=3, d_k=2, d_v=2)
    mask = torch.tensor([[[True, True, False], [True, False, True]]])
    assert torch.autograd.gradcheck(lambda *x: attend(*x, mask)[0], (q, k, v))


def test_large_scores_do_not_overflow() -> None:
    q, k, v = tensors(1)
    output, weights = attend(1e4 * q, k, v)
    assert output.isfinite().all()
    torch.testing.assert_close(weights.sum(-1), torch.ones_like(weights[..., 0]))
