"""Positions: the paper's formula number by number, and what the chapter claims of it."""

import math

import pytest
import torch

from attnbook.components.positions import hand_angles, rotary, sinusoid, turn


@pytest.mark.parametrize("d_model", [2, 4, 10, 64])
def test_it_is_the_papers_formula(d_model: int) -> None:
    """Vaswani et al. (2017), §3.5: PE(pos, 2i) = sin(pos / 10000^(2i/d)), PE(pos, 2i + 1) = cos of the same."""
    right = [
        [(math.sin, math.cos)[n % 2](place / 10_000 ** (2 * (n // 2) / d_model)) for n in range(d_model)]
        for place in range(50)
    ]
    torch.testing.assert_close(sinusoid(50, d_model), torch.tensor(right), atol=1e-5, rtol=0)


def test_a_hand_needs_two_numbers() -> None:
    with pytest.raises(ValueError, match="d_model is 7: each hand needs two numbers"):
        sinusoid(4, 7)
    with pytest.raises(ValueError, match="d_model is 5: each hand needs two numbers"):
        rotary(torch.zeros(3, 5))


@pytest.mark.parametrize("step", [1, -3, 40])
def test_one_matrix_moves_every_place(step: int) -> None:
    places = sinusoid(200, 16)
    moved = places[50:150] @ turn(step, 16).T
    torch.testing.assert_close(moved, places[50 + step : 150 + step], atol=1e-4, rtol=0)


def test_rotary_is_a_complex_product() -> None:
    """Su et al. (2021), eq. 12 and 15: each pair, read as a complex number, times e^(i m θ)."""
    torch.manual_seed(0)
    vectors = torch.randn(2, 3, 20, 8)  # (batch, head, position, d_k)
    pairs = torch.view_as_complex(vectors.unflatten(-1, (-1, 2)))
    m_theta = torch.arange(20)[:, None] * 10_000 ** (-2 * torch.arange(4) / 8)
    right = torch.view_as_real(pairs * torch.exp(1j * m_theta)).flatten(-2)
    torch.testing.assert_close(rotary(vectors), right, atol=1e-5, rtol=0)
    torch.testing.assert_close(hand_angles(20, 8), m_theta)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU")
def test_rotary_stays_on_the_gpu() -> None:
    vectors = torch.randn(5, 8)
    torch.testing.assert_close(rotary(vectors.cuda()).cpu(), rotary(vectors), atol=1e-5, rtol=0)
