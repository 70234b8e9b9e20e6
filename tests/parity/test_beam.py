"""Beam search: with every translator of the book, against greedy search and against trying every sentence."""

import itertools
import math
from typing import ClassVar

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.components.beam import Hypothesis, beam_search
from attnbook.components.decoding import greedy
from attnbook.models import MODELS
from attnbook.specials import EOS, SOS

VOCAB = 6


def translator(name: str, seed: int, vocab: int = VOCAB) -> nn.Module:
    """Untrained, its scores spread so that words differ clearly."""
    torch.manual_seed(seed)
    model = MODELS[name](9, vocab, d_model=8).eval()
    for parameter in model.parameters():
        nn.init.normal_(parameter, std=0.8)
    return model


def source(seed: int) -> Tensor:
    return torch.randint(4, 9, (1, 5), generator=torch.Generator().manual_seed(seed))


@torch.no_grad()
def log_p_of(model: nn.Module, read: Tensor, tokens: tuple[int, ...]) -> float:
    """By a call for the whole sentence, not word by word."""
    target = torch.tensor([tokens])
    logits, _ = model(read, F.pad(target[:, :-1], (1, 0), value=SOS))
    return logits.log_softmax(dim=-1).gather(2, target[:, :, None]).sum().item()


def every_sentence(most: int) -> list[tuple[int, ...]]:
    words = [token for token in range(VOCAB) if token != EOS]
    return [(*row, EOS) for n in range(most) for row in itertools.product(words, repeat=n)]


def likeliest(model: nn.Module, read: Tensor, alpha: float, most: int) -> tuple[int, ...]:
    scores = {one: log_p_of(model, read, one) / ((5 + len(one)) / 6) ** alpha for one in every_sentence(most)}
    return max(scores, key=scores.__getitem__)


@pytest.mark.parametrize("name", MODELS)
def test_width_one_is_greedy(name: str) -> None:
    for seed in range(5):
        model = translator(name, seed, vocab=30)
        [found] = beam_search(model, source(seed), width=1, max_tokens=12)  # type: ignore[arg-type]
        written = greedy(model, source(seed), max_tokens=12)  # type: ignore[arg-type]
        assert list(found.tokens) == written[0].tolist()


@pytest.mark.parametrize("alpha", [0.0, 0.6, 2.0])
@pytest.mark.parametrize("name", MODELS)
def test_a_wide_beam_is_exhaustive(name: str, alpha: float) -> None:
    """Sentences of up to three tokens: the same best one, and each with its true probability."""
    for seed in range(4):
        model = translator(name, seed)
        found = beam_search(model, source(seed), width=200, alpha=alpha, max_tokens=3)  # type: ignore[arg-type]
        assert len(found) == len(every_sentence(3))
        assert found[0].tokens == likeliest(model, source(seed), alpha, 3)
        scores = [one.score(alpha) for one in found]
        assert scores == sorted(scores, reverse=True)
        for one in found[:5]:
            assert one.log_p == pytest.approx(log_p_of(model, source(seed), one.tokens), abs=1e-4)


def test_wider_beams_find_likelier_sentences() -> None:
    """On the whole, not each time: a beam isn't sure to be better than a narrower one."""
    found = dict.fromkeys((1, 3, 40), 0.0)
    for seed, width in itertools.product(range(20), found):
        model = translator("transformer", seed)
        best = beam_search(model, source(seed), width, alpha=0.0, max_tokens=4)[0]  # type: ignore[arg-type]
        found[width] += best.log_p if best.tokens[-1] == EOS else -20
    assert found[1] < found[3] <= found[40]


class Written(nn.Module):
    """A translator whose probabilities are written down: what follows each beginning."""

    LE, LA, A, B = 4, 5, 6, 7
    AFTER: ClassVar = {
        (): {LE: 0.6, LA: 0.4},
        (LE,): {A: 0.5, B: 0.3, EOS: 0.2},
        (LA,): {A: 0.9, EOS: 0.1},
    }

    def __init__(self) -> None:
        super().__init__()
        self.device_of = nn.Parameter(torch.zeros(()))

    def forward(self, source: Tensor, target_in: Tensor) -> tuple[Tensor, None]:
        raise NotImplementedError

    def encode(self, source: Tensor) -> tuple[int, ...]:
        return ()

    def start(self, memory: tuple[int, ...]) -> tuple[int, ...]:
        return memory

    def step(self, token: Tensor, state: tuple[int, ...]) -> tuple[Tensor, tuple[int, ...], None]:
        state = state if token.item() == SOS else (*state, int(token))
        p = torch.full((1, 8), 1e-9)
        for word, share in self.AFTER.get(state, {EOS: 1.0}).items():
            p[0, word] = share
        return p.log(), state, None


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1, {(4, 6, EOS): 0.30}),
        (2, {(5, 6, EOS): 0.36, (4, 6, EOS): 0.30}),
        (3, {(5, 6, EOS): 0.36, (4, 6, EOS): 0.30, (4, 7, EOS): 0.18}),
        (4, {(5, 6, EOS): 0.36, (4, 6, EOS): 0.30, (4, 7, EOS): 0.18, (4, EOS): 0.12}),
    ],
)
def test_what_a_beam_keeps(width: int, expected: dict[tuple[int, ...], float]) -> None:
    """The example of the notebook: le has 0.6, but la goes on better. What has ended takes up room in the beam."""
    found = beam_search(Written(), torch.tensor([[4]]), width, alpha=0.0)
    assert [one.tokens for one in found] == list(expected)
    assert [one.log_p for one in found] == pytest.approx([math.log(p) for p in expected.values()], abs=1e-5)


def test_the_score_makes_up_for_length() -> None:
    short, long = Hypothesis((4, EOS), -2.0, None), Hypothesis((4, 5, 6, 7, EOS), -2.5, None)
    assert short.score(0.0) > long.score(0.0)
    assert short.score(1.0) < long.score(1.0)
    assert short.score(0.6) == pytest.approx(-2 / (7 / 6) ** 0.6)


def test_what_never_ends_is_cut() -> None:
    model = translator("transformer", 0)
    with torch.no_grad():
        model.decoder.output.weight[EOS] = 0  # type: ignore[union-attr, index]
    never = beam_search(model, source(0), width=2, max_tokens=6)  # type: ignore[arg-type]
    assert all(len(one.tokens) <= 6 for one in never)
    assert all(math.isfinite(one.log_p) for one in never)
    assert len(never) == 2
