"""The Transformer: held equal to PyTorch's, its cache to whole sentences, its fast way to the one with weights."""

import subprocess
import sys
import warnings
from collections.abc import Iterator

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.components.encoder_decoder import Translator
from attnbook.components.multi_head import MultiHeadAttention
from attnbook.components.self_attention import causal_mask
from attnbook.components.transformer import PlacedEmbedding, Transformer
from attnbook.components.transformer_training import paper_rate, smooth_loss
from attnbook.specials import PAD

SOURCE_VOCAB, TARGET_VOCAB = 30, 20
SIZES = {
    "small": {"d_model": 16},
    "one head": {"d_model": 12, "n_heads": 1, "n_layers": 1},
    "deep": {"d_model": 32, "n_heads": 8, "n_layers": 4},
}


def transformer(name: str = "small") -> Transformer:
    """All parameters random: γ is 1 and β is 0 at the beginning, which would hide a norm in the wrong place."""
    torch.manual_seed(0)
    model = Transformer(SOURCE_VOCAB, TARGET_VOCAB, **SIZES[name]).double()
    for parameter in model.parameters():
        nn.init.normal_(parameter, std=0.3)
    return model.eval()


def sentences() -> tuple[Tensor, Tensor]:
    """Three of different lengths, source and target."""
    generator = torch.Generator().manual_seed(0)
    source = torch.randint(4, SOURCE_VOCAB, (3, 7), generator=generator)
    target_in = torch.randint(4, TARGET_VOCAB, (3, 5), generator=generator)
    source[0, 5:] = source[1, 3:] = PAD
    target_in[1, 4:] = PAD
    return source, target_in


def pairs(theirs: nn.Transformer, ours: Transformer) -> Iterator[tuple[str, Tensor, list[Tensor]]]:
    """Each parameter of PyTorch's with its name and with ours, which may be several below each other."""
    for half in ("encoder", "decoder"):
        our_half, their_half = getattr(ours, half), getattr(theirs, half)
        modules = [(f"{half}.norm", their_half.norm, our_half.norm)]
        for i, (their, our) in enumerate(zip(their_half.layers, our_half.layers, strict=True)):
            found = {"linear1": our.feed_forward.inner, "linear2": our.feed_forward.outer, "self_attn": our.attention}
            found |= {f"norm{k}": norm for k, norm in enumerate(our.norms, start=1)}
            if half == "decoder":
                found["multihead_attn"] = our.cross_attention
            modules += [(f"{half}.{i}.{name}", getattr(their, name), module) for name, module in found.items()]
        for name, their, our in modules:
            for kind in ("weight", "bias"):
                if isinstance(our, MultiHeadAttention):
                    three = [getattr(W, kind) for W in (our.W_Q, our.W_K, our.W_V)]
                    yield f"{name}.in_{kind}", getattr(their, f"in_proj_{kind}"), three
                    yield f"{name}.out_{kind}", getattr(their.out_proj, kind), [getattr(our.W_O, kind)]
                else:
                    yield f"{name}.{kind}", getattr(their, kind), [getattr(our, kind)]


def as_torch(ours: Transformer) -> nn.Transformer:
    n, layer = len(ours.decoder.layers), ours.decoder.layers[0]
    d_model = ours.decoder.norm.weight.numel()
    with warnings.catch_warnings(action="ignore"):
        theirs = nn.Transformer(
            d_model, layer.attention.n_heads, n, n, 4 * d_model, dropout=0.0, batch_first=True, norm_first=True
        ).double()
    copied = set()
    with torch.no_grad():
        for name, their, our in pairs(theirs, ours):
            their.copy_(torch.cat(our))
            copied.add(name)
    assert len(copied) == len(list(theirs.parameters())), "each parameter once"
    return theirs.eval()


@pytest.mark.parametrize("name", SIZES)
def test_it_is_torchs(name: str) -> None:
    """Outputs, and the gradients of every parameter, with padding on both sides."""
    ours = transformer(name)
    theirs = as_torch(ours)
    source, target_in = sentences()
    logits, _ = ours(source, target_in)
    vectors = theirs(
        ours.encoder.embedding(source),
        ours.decoder.embedding(target_in),
        tgt_mask=~causal_mask(target_in.shape[1]),
        src_key_padding_mask=source == PAD,
        memory_key_padding_mask=source == PAD,
    )
    their_logits = ours.decoder.output(vectors)
    torch.testing.assert_close(logits, their_logits)
    wish = torch.randn_like(logits) * (target_in != PAD)[:, :, None]
    embeddings = [ours.encoder.embedding.word.weight, ours.decoder.embedding.word.weight]
    named = list(pairs(theirs, ours))
    our_parameters = [one for _, _, some in named for one in some]
    found = torch.autograd.grad((logits * wish).sum(), [*our_parameters, *embeddings])
    expected = torch.autograd.grad((their_logits * wish).sum(), [their for _, their, _ in named] + embeddings)
    left = iter(found)
    for (name, _, some), gradient in zip(named, expected[: len(named)], strict=True):
        torch.testing.assert_close(torch.cat([next(left) for _ in some]), gradient, msg=lambda m, n=name: f"{n}: {m}")
    torch.testing.assert_close(list(left), list(expected[len(named) :]))


def test_it_answers_the_four_calls() -> None:
    assert isinstance(transformer(), Translator)


@pytest.mark.parametrize("cut", [1, 2, 5])
def test_its_cache_is_the_whole_sentence(cut: int) -> None:
    """Written in pieces of one, two or five words."""
    model = transformer("deep")
    source, target_in = sentences()
    logits, weights = model(source, target_in)
    state = model.start(model.encode(source))
    pieces, looked = [], []
    for piece in target_in.split(cut, dim=1):
        some, state, looks = model.decoder(piece, state, need_weights=True)
        pieces.append(some)
        looked.append(looks[-1].source.mean(dim=1))
    torch.testing.assert_close(torch.cat(pieces, dim=1), logits)
    torch.testing.assert_close(torch.cat(looked, dim=1), weights)
    assert state[0].written.key.shape[-2] == 5
    one, _, at = model.step(target_in[:, 0], model.start(model.encode(source)))
    torch.testing.assert_close(one, logits[:, 0])
    torch.testing.assert_close(at, weights[:, 0])


def test_a_state_can_be_continued_twice() -> None:
    """Beam search needs that: to go on in one way changes nothing for the other."""
    model = transformer()
    source, target_in = sentences()
    _, state, _ = model.step(target_in[:, 0], model.start(model.encode(source)))
    first, _, _ = model.step(target_in[:, 1], state)
    model.step(target_in[:, 2], state)
    again, _, _ = model.step(target_in[:, 1], state)
    assert torch.equal(first, again)


def test_padding_gets_nothing_and_changes_nothing() -> None:
    model = transformer()
    source, target_in = sentences()
    logits, weights = model(source, target_in)
    assert (weights[1, :, 3:] == 0).all()
    assert (weights[1, :, :3] > 0).all()
    alone, _ = model(source[1:2, :3], target_in[1:2, :4])
    torch.testing.assert_close(logits[1:2, :4], alone)


def test_nobody_looks_ahead() -> None:
    model = transformer()
    source, target_in = sentences()
    before, _ = model(source, target_in)
    target_in[:, 3] = 5
    after, _ = model(source, target_in)
    torch.testing.assert_close(after[:, :3], before[:, :3])
    assert not torch.allclose(after[:, 3], before[:, 3])


def test_every_layer_reads_the_encoders_last() -> None:
    model = transformer("deep")
    source, _ = sentences()
    x = model.encoder(source)
    for known, layer in zip(model.encode(source), model.decoder.layers, strict=True):
        key = layer.cross_attention.W_K(x).unflatten(-1, (8, 4)).transpose(1, 2)
        value = layer.cross_attention.W_V(x).unflatten(-1, (8, 4)).transpose(1, 2)
        torch.testing.assert_close([known.key, known.value], [key, value])


def test_in_training_it_takes_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
    model = transformer()
    source, target_in = sentences()
    logits, weights = model(source, target_in)
    calls = []
    fused = F.scaled_dot_product_attention
    monkeypatch.setattr(F, "scaled_dot_product_attention", lambda *a, **k: calls.append(1) or fused(*a, **k))
    fast, nothing = model.train()(source, target_in)
    assert len(calls) == 2 + 2 * 2, "each attention of two layers on each side"
    assert nothing is None
    assert weights is not None
    torch.testing.assert_close(fast, logits)


def test_dropout_is_off_at_evaluation() -> None:
    torch.manual_seed(0)
    model = Transformer(SOURCE_VOCAB, TARGET_VOCAB, d_model=16, dropout=0.5)
    source, target_in = sentences()
    assert not torch.equal(model(source, target_in)[0], model(source, target_in)[0])
    model.eval()
    assert torch.equal(model(source, target_in)[0], model(source, target_in)[0])


def test_each_part_has_its_dropout() -> None:
    """Two embeddings, two parts of an encoder's layer, three of a decoder's; the paper has no more (§5.4)."""
    model = Transformer(SOURCE_VOCAB, TARGET_VOCAB, d_model=16, dropout=0.5)
    calls: list[int] = []
    for module in model.modules():
        if isinstance(module, nn.Dropout):
            assert module.p == 0.5
            module.register_forward_hook(lambda *_: calls.append(1))
    model(*sentences())
    assert len(calls) == 2 + 2 * 2 + 2 * 3


def test_words_and_places_are_of_one_size() -> None:
    torch.manual_seed(0)
    embedding = PlacedEmbedding(1000, d_model=64, dropout=0.0)
    words = embedding.word.weight[4:]
    assert words.std().item() == pytest.approx(1 / 8, rel=0.05)
    tokens = torch.arange(4, 504)[None]
    places = embedding.get_buffer("places")[:500]
    torch.testing.assert_close(embedding(tokens)[0], 8 * embedding.word(tokens)[0] + places)
    torch.testing.assert_close(embedding(tokens[:, :3], first=7)[0], 8 * words[:3] + places[7:10])
    scores = F.layer_norm(torch.randn(500, 64), (64,)) @ words.T
    assert scores.std().item() == pytest.approx(1, rel=0.1), "what the output makes of a vector from a norm"


def test_the_output_is_the_embedding() -> None:
    model = transformer()
    assert model.decoder.output.weight is model.decoder.embedding.word.weight
    assert "decoder.output.bias" not in model.state_dict()


def test_too_many_tokens_are_named() -> None:
    model = transformer()
    with pytest.raises(ValueError, match="1030 tokens, and there are only 1024 places"):
        model.encode(torch.full((1, 1030), 5))


@pytest.mark.parametrize("smoothing", [0.0, 0.1, 0.5])
def test_label_smoothing_is_torchs(smoothing: float) -> None:
    torch.manual_seed(0)
    logits = torch.randn(3, 6, 11, dtype=torch.float64, requires_grad=True)
    target = torch.randint(1, 11, (3, 6))
    target[0, 2:] = target[2, 5:] = PAD
    ours = smooth_loss(logits, target, smoothing)
    theirs = F.cross_entropy(logits.mT, target, ignore_index=PAD, label_smoothing=smoothing)
    torch.testing.assert_close(ours, theirs)
    torch.testing.assert_close(torch.autograd.grad(ours, logits), torch.autograd.grad(theirs, logits))


def test_the_papers_rate() -> None:
    """Its first step, its highest, and four times as far: half as high (§5.3, with 4000 steps of warm-up)."""
    assert paper_rate(1, 512, 4000) == pytest.approx(1.747e-7, rel=1e-3)
    assert paper_rate(4000, 512, 4000) == pytest.approx(6.988e-4, rel=1e-3)
    assert paper_rate(16_000, 512, 4000) == pytest.approx(3.494e-4, rel=1e-3)


COMPILED = """
import torch
from attnbook.components.transformer import Transformer

torch.manual_seed(0)
model = Transformer(30, 20, d_model=16)
source, target_in = torch.randint(4, 20, (3, 7)), torch.randint(4, 20, (3, 5))
for training in (False, True):
    model.train(training)
    compiled = torch.compile(model, backend="aot_eager", fullgraph=True)
    for length in (5, 4):
        expected, _ = model(source, target_in[:, :length])
        logits, _ = compiled(source, target_in[:, :length])
        torch.testing.assert_close(logits, expected, atol=1e-5, rtol=1e-5)
"""


def test_it_can_be_compiled() -> None:
    """As one graph, without the C++ compiler at its end; in a process of its own, where no types are checked."""
    done = subprocess.run([sys.executable, "-c", COMPILED], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU")
def test_it_is_the_same_on_a_gpu() -> None:
    model = transformer().float()
    source, target_in = sentences()
    logits, _ = model(source, target_in)
    model.cuda()
    there, _ = model(source.cuda(), target_in.cuda())
    torch.testing.assert_close(there.cpu(), logits, atol=1e-4, rtol=1e-4)
    state = model.start(model.encode(source.cuda()))
    one, _, _ = model.step(target_in[:, 0].cuda(), state)
    torch.testing.assert_close(one.cpu(), logits[:, 0], atol=1e-4, rtol=1e-4)
