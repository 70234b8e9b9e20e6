"""A layer of the encoder: layer normalisation and the whole layer held equal to PyTorch's, in both orders."""

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.components.encoder_layer import EncoderLayer, FeedForward, PostNormLayer, layer_norm
from attnbook.components.self_attention import causal_mask

D_MODEL, N_HEADS, D_FF, N = 16, 4, 40, 7
KINDS = [EncoderLayer, PostNormLayer]


def torch_layer(ours: EncoderLayer) -> nn.TransformerEncoderLayer:
    """PyTorch's layer with a copy of our weights."""
    theirs = nn.TransformerEncoderLayer(
        D_MODEL, N_HEADS, D_FF, dropout=0.0, batch_first=True, norm_first=not isinstance(ours, PostNormLayer)
    )
    state = ours.state_dict()
    packed = {
        f"self_attn.in_proj_{kind}": torch.cat([state[f"attention.{name}.{kind}"] for name in ("W_Q", "W_K", "W_V")])
        for kind in ("weight", "bias")
    }
    names = {
        "self_attn.out_proj": "attention.W_O",
        "linear1": "feed_forward.inner",
        "linear2": "feed_forward.outer",
        "norm1": "norms.0",
        "norm2": "norms.1",
    }
    same = {f"{their}.{kind}": state[f"{our}.{kind}"] for their, our in names.items() for kind in ("weight", "bias")}
    theirs.load_state_dict(packed | same)
    return theirs


def layer_with_its_own_norms(kind: type[EncoderLayer]) -> EncoderLayer:
    """All parameters random: at the beginning γ is 1 and β is 0, which would hide a norm in the wrong place."""
    torch.manual_seed(0)
    layer = kind(D_MODEL, N_HEADS, D_FF, dropout=0.0)
    for parameter in layer.parameters():
        nn.init.normal_(parameter, std=0.3)
    return layer


@pytest.mark.parametrize("eps", [1e-5, 0.1])
def test_layer_norm_is_torchs(eps: float) -> None:
    torch.manual_seed(0)
    x, gamma, beta = 3 * torch.randn(2, 5, 8) + 1, torch.randn(8), torch.randn(8)
    torch.testing.assert_close(layer_norm(x, gamma, beta, eps), F.layer_norm(x, (8,), gamma, beta, eps))


def masks() -> dict[str, Tensor | None]:
    padding = torch.ones(3, 1, N, dtype=torch.bool)
    padding[1, :, 4:] = False
    return {"none": None, "causal": causal_mask(N), "padding": padding, "both": padding & causal_mask(N)}


@pytest.mark.parametrize("mask", masks())
@pytest.mark.parametrize("kind", KINDS)
def test_a_layer_is_torchs(kind: type[EncoderLayer], mask: str) -> None:
    """Outputs, and the gradients of the input and of every parameter."""
    ours = layer_with_its_own_norms(kind)
    theirs = torch_layer(ours)
    x = torch.randn(3, N, D_MODEL, requires_grad=True)
    allowed = masks()[mask]
    blocked = None
    if allowed is not None:  # PyTorch wants one mask for each head, True where one may not look
        blocked = ~allowed.expand(3, N, N).repeat_interleave(N_HEADS, dim=0)
    out, their_out = ours(x, allowed)[0], theirs(x, src_mask=blocked)
    torch.testing.assert_close(out, their_out, atol=1e-5, rtol=1e-5)
    wish = torch.randn_like(out)
    grad = torch.autograd.grad((out * wish).sum(), [x, *ours.parameters()])
    their_grad = torch.autograd.grad((their_out * wish).sum(), [x, *theirs.parameters()])
    norms = sorted(some.norm().item() for some in their_grad)
    torch.testing.assert_close(grad[0], their_grad[0], atol=1e-4, rtol=1e-4)
    # PyTorch packs W_Q, W_K and W_V into one: compare what their squares add up to.
    assert sum(n**2 for n in norms) == pytest.approx(sum(some.square().sum().item() for some in grad), rel=1e-4)


@pytest.mark.parametrize("kind", KINDS)
def test_the_weights_that_are_asked_for(kind: type[EncoderLayer]) -> None:
    layer = layer_with_its_own_norms(kind)
    x = torch.randn(2, N, D_MODEL)
    fast, none = layer(x, causal_mask(N))
    slow, weights = layer(x, causal_mask(N), need_weights=True)
    assert none is None
    assert weights.shape == (2, N_HEADS, N, N)
    torch.testing.assert_close(fast, slow, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_dropout_is_on_what_is_added_and_only_in_training(kind: type[EncoderLayer]) -> None:
    torch.manual_seed(0)
    layer, x = kind(D_MODEL, N_HEADS, D_FF, dropout=1.0), torch.randn(2, N, D_MODEL)
    nothing_added = x
    if kind is PostNormLayer:
        nothing_added = layer.norms[1](layer.norms[0](x))
    torch.testing.assert_close(layer(x)[0], nothing_added)
    layer.eval()
    assert not torch.allclose(layer(x)[0], nothing_added, atol=0.01)


def test_feed_forward_is_each_word_by_itself() -> None:
    torch.manual_seed(0)
    part, x = FeedForward(D_MODEL, D_FF), torch.randn(2, N, D_MODEL)
    alone = torch.stack([part(x[:, i]) for i in range(N)], dim=1)
    torch.testing.assert_close(part(x), alone)
    right = F.relu(x @ part.inner.weight.T + part.inner.bias) @ part.outer.weight.T + part.outer.bias
    torch.testing.assert_close(part(x), right, atol=1e-5, rtol=1e-5)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU")
@pytest.mark.parametrize("kind", KINDS)
def test_a_layer_on_the_gpu(kind: type[EncoderLayer]) -> None:
    layer, x = layer_with_its_own_norms(kind), torch.randn(2, N, D_MODEL)
    on_gpu = layer.cuda()(x.cuda(), causal_mask(N).cuda())[0].cpu()
    torch.testing.assert_close(on_gpu, layer.cpu()(x, causal_mask(N))[0], atol=1e-4, rtol=1e-4)
