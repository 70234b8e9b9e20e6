"""A training run in one file, from which it can go on as if it had never stopped, or be used to translate.

The file is in the safetensors format: tensors, and a JSON text that says what they are. Reading it never runs code that
somebody may have put there, as unpickling would.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor, nn

from attnbook.corpora import ParallelCorpus, Tokenizer
from attnbook.models import build_model
from attnbook.training import Epoch

CHECKPOINT_NAME = "checkpoint.safetensors"
FORMAT = "1"  # to be raised when what is written changes
WHAT_TO_DO = "take another copy of it, or train again"
CORPUS_NAMES = ("name", "edition", "source_language", "target_language")


class CheckpointError(RuntimeError):
    """A checkpoint cannot be written, read or used for this; the message says what to do."""


@dataclass(frozen=True)
class Run:
    """What a training run is: all that has to be the same when it goes on."""

    model: str  # a name in attnbook.models.MODELS
    sizes: dict[str, Any]  # the arguments of its constructor, besides the sizes of the vocabularies
    training: dict[str, Any]  # batch_size, learning_rate, seed, …
    corpus: dict[str, Any]  # see describe_corpus
    source_tokenizer: str  # JSON
    target_tokenizer: str

    @property
    def tokenizers(self) -> tuple[Tokenizer, Tokenizer]:
        return Tokenizer.from_json(self.source_tokenizer), Tokenizer.from_json(self.target_tokenizer)

    def new_model(self) -> nn.Module:
        """The model with fresh weights."""
        source_tokenizer, target_tokenizer = self.tokenizers
        return build_model(self.model, len(source_tokenizer), len(target_tokenizer), self.sizes)

    def difference(self, other: "Run") -> str:
        """The first thing in which another run differs from this one, in words; "" where they are the same."""
        ours, theirs = self._named(), other._named()
        for name in ours | theirs:
            if ours.get(name) != theirs.get(name):
                return f"{name} {ours.get(name)}, not {theirs.get(name)}"
        if self.corpus["sha256"] != other.corpus["sha256"]:
            return f"other sentences than {other.corpus['name']} has now"
        if (self.source_tokenizer, self.target_tokenizer) != (other.source_tokenizer, other.target_tokenizer):
            return "another vocabulary than the corpus has now"
        return ""

    def _named(self) -> dict[str, Any]:
        corpus = {name: self.corpus[name] for name in CORPUS_NAMES}
        return {"corpus": corpus.pop("name"), **corpus, "model": self.model, **self.sizes, **self.training}


def describe_corpus(corpus: ParallelCorpus, arguments: dict[str, Any]) -> dict[str, Any]:
    """What a checkpoint remembers of its corpus: its names, a checksum, and the arguments that load it again."""
    digest = hashlib.sha256()
    for split, pairs in corpus.splits.items():
        digest.update(json.dumps([split, [pair[:2] for pair in pairs]]).encode())
    names = {name: getattr(corpus, name) for name in CORPUS_NAMES}
    return {**names, "arguments": arguments, "sha256": digest.hexdigest()}


@dataclass
class Checkpoint:
    """A run as it stood after its last finished epoch.

    tensors: the weights of the last epoch ("model.…"), those of the epoch with the lowest validation loss ("best.…"),
        the optimizer's state ("optimizer.…") and that of the random generators ("rng.…").
    """

    run: Run
    epochs: list[Epoch] = field(default_factory=list)
    tensors: dict[str, Tensor] = field(default_factory=dict)
    optimizer_groups: list[dict[str, Any]] = field(default_factory=list)  # learning rate and other settings

    @property
    def best_epoch(self) -> Epoch:
        return min(self.epochs, key=lambda epoch: epoch.valid_loss)

    def record(self, epoch: Epoch, model: nn.Module, optimizer: torch.optim.Optimizer) -> None:
        """Take over what there is after an epoch; `save` then writes it."""
        self.epochs.append(epoch)
        weights = model.state_dict()
        best = weights if self.best_epoch is epoch else self._tensors_of("best")
        state = optimizer.state_dict()
        self.optimizer_groups = state["param_groups"]
        moments = {f"{i}.{name}": tensor for i, of_one in state["state"].items() for name, tensor in of_one.items()}
        rng = {"cpu": torch.get_rng_state()}
        if torch.cuda.is_available():
            rng["cuda"] = torch.cuda.get_rng_state()
        parts = {"model": weights, "best": best, "optimizer": moments, "rng": rng}
        self.tensors = {
            f"{part}.{name}": tensor.detach().cpu().clone(memory_format=torch.contiguous_format)
            for part, tensors in parts.items()
            for name, tensor in tensors.items()
        }

    def best_model(self) -> nn.Module:
        """The model with the weights of the epoch that had the lowest validation loss."""
        model = self.run.new_model()
        model.load_state_dict(self._tensors_of("best"))
        return model

    def restore(self, model: nn.Module, optimizer: torch.optim.Optimizer) -> None:
        """Put the model, its optimizer and the random generators where they were after the last epoch."""
        model.load_state_dict(self._tensors_of("model"))
        moments: dict[int, dict[str, Tensor]] = {}
        for name, tensor in self._tensors_of("optimizer").items():
            number, key = name.split(".")
            moments.setdefault(int(number), {})[key] = tensor
        optimizer.load_state_dict({"state": moments, "param_groups": self.optimizer_groups})
        rng = self._tensors_of("rng")
        torch.set_rng_state(rng["cpu"])
        if "cuda" in rng and torch.cuda.is_available():
            torch.cuda.set_rng_state(rng["cuda"])

    def _tensors_of(self, part: str) -> dict[str, Tensor]:
        prefix = part + "."
        return {name.removeprefix(prefix): t for name, t in self.tensors.items() if name.startswith(prefix)}

    def save(self, path: Path) -> None:
        """Write the checkpoint. What lay there before stays whole until the new one is complete.

        Raises CheckpointError where it cannot be written.
        """
        description = json.dumps(
            {
                "run": asdict(self.run),
                "epochs": [asdict(epoch) for epoch in self.epochs],
                "optimizer_groups": self.optimizer_groups,
            },
            ensure_ascii=False,
        )
        metadata = {"attnbook": FORMAT, "description": description, "sha256": _digest(description, self.tensors)}
        content = save(self.tensors, metadata)
        try:
            _replace(path, content)
        except OSError as error:
            raise CheckpointError(
                f"{path} cannot be written ({error.strerror or error}): make room there, or choose another place; "
                "an earlier checkpoint that lies there is unharmed."
            ) from error

    @classmethod
    def load(cls, path: Path) -> "Checkpoint":
        """Read a checkpoint. Raises CheckpointError where it is damaged, or is something else."""
        if not path.is_file():
            raise CheckpointError(f"There is no file {path}: give the path of a checkpoint.")
        try:
            with safe_open(path, framework="pt") as file:
                metadata = file.metadata() or {}
                # copies: what get_tensor gives may be the file itself, which the next save replaces
                tensors = {name: file.get_tensor(name).clone() for name in file.keys()}  # noqa: SIM118 (it is no dict)
        except OSError as error:
            raise CheckpointError(f"{path} cannot be read ({error}): give the path of a checkpoint.") from error
        except SafetensorError as error:
            raise CheckpointError(f"{path} is damaged, or is no checkpoint ({error}): {WHAT_TO_DO}.") from error
        if "attnbook" not in metadata:
            raise CheckpointError(f"{path} was not written by attnbook: give the path of one of its checkpoints.")
        if metadata["attnbook"] != FORMAT:
            raise CheckpointError(
                f"{path} has the format {metadata['attnbook']}, but this attnbook reads the format {FORMAT}: "
                "use the version that wrote it, or train again."
            )
        description = metadata.get("description", "")
        if metadata.get("sha256") != _digest(description, tensors):
            raise CheckpointError(f"{path} is damaged (its checksum is wrong): {WHAT_TO_DO}.")
        checkpoint = cls._of(json.loads(description), tensors)
        try:
            checkpoint.best_model()
        except (RuntimeError, TypeError, ValueError) as error:
            what = str(error).splitlines()[0]
            raise CheckpointError(
                f"{path} holds a model that this attnbook cannot build ({what}): use the version that wrote it."
            ) from error
        return checkpoint

    @classmethod
    def _of(cls, description: Mapping[str, Any], tensors: dict[str, Tensor]) -> "Checkpoint":
        epochs = [Epoch(**epoch) for epoch in description["epochs"]]
        return cls(Run(**description["run"]), epochs, tensors, description["optimizer_groups"])


def _digest(description: str, tensors: Mapping[str, Tensor]) -> str:
    """A checksum over everything that a checkpoint says."""
    digest = hashlib.sha256(description.encode())
    for name in sorted(tensors):
        tensor = tensors[name]
        digest.update(f"{name} {tensor.dtype} {list(tensor.shape)}".encode())
        digest.update(tensor.reshape(-1).view(torch.uint8).numpy().data)
    return digest.hexdigest()


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that at every moment there is either the old one or the new one, and never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".part")
    try:
        with open(unfinished, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # on the disk, before it takes the old one's place
        os.replace(unfinished, path)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
