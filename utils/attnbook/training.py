"""What every training needs, whichever translator it trains."""

from __future__ import annotations

import random

import torch


def seed_everything(seed: int) -> None:
    """Make a run repeatable on the same machine: Python's and PyTorch's generators start from this seed."""
    random.seed(seed)
    torch.manual_seed(seed)


def best_device() -> torch.device:
    """A GPU where there is one, otherwise the CPU."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
