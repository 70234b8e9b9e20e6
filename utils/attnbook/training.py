"""What every training needs, whichever translator it trains."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from tqdm import tqdm

from attnbook.components.teacher_forcing import next_word_loss, train_epoch
from attnbook.corpora import Batch, ParallelCorpus


def seed_everything(seed: int) -> None:
    """Make a run repeatable on the same machine: Python's and PyTorch's generators start from this seed."""
    random.seed(seed)
    torch.manual_seed(seed)


def best_device() -> torch.device:
    """A GPU where there is one, otherwise the CPU."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def bytes_kept(run: Callable[[], object]) -> int:
    """How many bytes PyTorch keeps for the gradient of what is computed in `run`; shared memory counts once."""
    kept: dict[int, int] = {}

    def keep(tensor: Tensor) -> Tensor:
        kept[tensor.untyped_storage().data_ptr()] = tensor.untyped_storage().nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        result = run()  # held until the end, so that no address is used twice
        del result
    return sum(kept.values())


@torch.no_grad()
def evaluate_loss(model: nn.Module, batches: Iterable[Batch]) -> float:
    """Mean loss per target token, in nats, with teacher forcing and without dropout; the model learns nothing."""
    model.eval()
    total, n_tokens = 0.0, 0
    for batch in batches:
        logits, _ = model(batch.source, batch.target_in)
        total += next_word_loss(logits, batch.target_out).item() * batch.n_target_tokens
        n_tokens += batch.n_target_tokens
    if not n_tokens:
        raise ValueError("expected batches to evaluate, got none")
    return total / n_tokens


@dataclass(frozen=True)
class Epoch:
    """What became of one epoch; the losses are means per target token, in nats."""

    number: int
    train_loss: float
    valid_loss: float
    seconds: float


def fit(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    corpus: ParallelCorpus,
    *,
    epochs: Iterable[int],
    batch_size: int,
    seed: int = 0,
    after_epoch: Callable[[Epoch], None] | None = None,
    progress_bar: bool = True,
) -> list[Epoch]:
    """Train on the corpus's train split and watch the loss on its valid split.

    epochs: the numbers of the epochs to train, range(1, 11) for the first ten; a run that goes on after the fourth
        gives range(5, 11), and sees the same batches as one that was never interrupted.
    after_epoch: called with each epoch's result, to print it or to keep a checkpoint.
    Raises ValueError where a loss is no longer a number: the training has diverged.
    """
    device = next(model.parameters()).device
    history = []
    for number in epochs:
        start = time.perf_counter()
        batches = corpus.batches("train", batch_size, shuffle_seed=seed + number, device=device)
        bar = tqdm(batches, desc=f"epoch {number}", leave=False, disable=not progress_bar)
        train_loss = train_epoch(model, bar, optimizer)
        valid_loss = evaluate_loss(model, corpus.batches("valid", batch_size, device=device))
        if not math.isfinite(train_loss + valid_loss):
            raise ValueError(
                f"the losses of epoch {number} are {train_loss} and {valid_loss}: the training has diverged; "
                "start again with a lower learning rate"
            )
        epoch = Epoch(number, train_loss, valid_loss, time.perf_counter() - start)
        history.append(epoch)
        if after_epoch:
            after_epoch(epoch)
    return history
