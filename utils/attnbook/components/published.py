# Generated from chapters/4-bert/14-real-bert.ipynb by `make export`. Edit the notebook, not this file.
"""Published weights, by their published names, for the book's BERT."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from tokenizers import BertWordPieceTokenizer
from torch import Tensor

from attnbook.components.bert import EPS, BertSizes
from attnbook.components.pre_training import PreTraining

__all__ = [
    "SAID_TWICE",
    "THEIRS",
    "THEIRS_IN_A_LAYER",
    "Misfit",
    "copy_published",
    "current_names",
    "misfits",
    "open_published",
    "published_sizes",
    "published_tokenizer",
    "their_name",
]

THEIRS = {  # the book's names: the published ones
    "bert.embedding.piece": "bert.embeddings.word_embeddings",
    "bert.embedding.position": "bert.embeddings.position_embeddings",
    "bert.embedding.segment": "bert.embeddings.token_type_embeddings",
    "bert.embedding.norm": "bert.embeddings.LayerNorm",
    "bert.pooler": "bert.pooler.dense",
    "transform": "cls.predictions.transform.dense",
    "norm": "cls.predictions.transform.LayerNorm",
    "follows": "cls.seq_relationship",
}
THEIRS_IN_A_LAYER = {
    "attention.W_Q": "attention.self.query",
    "attention.W_K": "attention.self.key",
    "attention.W_V": "attention.self.value",
    "attention.W_O": "attention.output.dense",
    "norms.0": "attention.output.LayerNorm",
    "feed_forward.inner": "intermediate.dense",
    "feed_forward.outer": "output.dense",
    "norms.1": "output.LayerNorm",
}


def their_name(ours: str) -> str:
    """The published name of a parameter of the book's `PreTraining`."""
    if ours == "bias":
        return "cls.predictions.bias"
    part, _, kind = ours.rpartition(".")
    if in_layer := re.fullmatch(r"bert\.layers\.(\d+)\.(.+)", part):
        number, part = in_layer.groups()
        return f"bert.encoder.layer.{number}.{THEIRS_IN_A_LAYER[part]}.{kind}"
    return f"{THEIRS[part]}.{kind}"


def current_names(published: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Old files' tensors by today's names, without those that nobody learned."""
    found = {}
    for name, tensor in published.items():
        if name.endswith("embeddings.position_ids"):
            continue
        name = name.replace("LayerNorm.gamma", "LayerNorm.weight")
        name = name.replace("LayerNorm.beta", "LayerNorm.bias")
        if name.startswith(("embeddings.", "encoder.", "pooler.")):
            name = f"bert.{name}"  # saved from the encoder alone
        found[name] = tensor
    return found


class Misfit(ValueError):
    """Published tensors that are not those of this model; the message says which."""


SAID_TWICE = {  # some files have these copies, others don't
    "cls.predictions.decoder.weight": "bert.embeddings.word_embeddings.weight",
    "cls.predictions.decoder.bias": "cls.predictions.bias",
}


def misfits(wanted: Mapping[str, Tensor], published: Mapping[str, Tensor]) -> Iterator[str]:
    """What is wrong with the published tensors, by name."""
    for name in wanted:
        if name not in published:
            yield f"{name} is missing"
    for name, tensor in published.items():
        of = SAID_TWICE.get(name, name)
        if of not in wanted:
            yield f"{name} is left over"
        elif tensor.shape != wanted[of].shape:
            yield f"{name} is {(*tensor.shape,)}, not {(*wanted[of].shape,)}"
        elif name in SAID_TWICE and not torch.equal(tensor, published.get(of, tensor)):
            yield f"{name} is not the same as {of}"


def copy_published(model: PreTraining, published: Mapping[str, Tensor], lacking: Sequence[str] = ()) -> None:
    """Copy published tensors, by today's names, into the book's BERT.

    lacking: beginnings of names that may be missing; what they name stays as it is.
    Raises Misfit, and copies nothing, where the tensors are not the model's.
    """
    wanted = {their_name(name): one for name, one in model.named_parameters()}
    for name in list(wanted):
        if name not in published and name.startswith(tuple(lacking)):
            del wanted[name]
    if faults := list(misfits(wanted, published)):
        more = f" and {len(faults) - 3} more" if len(faults) > 3 else ""
        raise Misfit(f"not the weights of this model: {'; '.join(faults[:3])}{more}")
    with torch.no_grad():
        for name, parameter in wanted.items():
            parameter.copy_(published[name])


def published_sizes(config: Mapping[str, Any]) -> BertSizes:
    """The sizes that a config.json names; ValueError if that is another network."""
    d_model = config["hidden_size"]
    ours = {
        "model_type": "bert",
        "hidden_act": "gelu",
        "layer_norm_eps": EPS,
        "type_vocab_size": 2,
        "intermediate_size": 4 * d_model,
        "position_embedding_type": "absolute",
    }
    for name, value in ours.items():
        if config.get(name, value) != value:
            raise ValueError(f"{name} is {config[name]!r}; the book's BERT has {value!r}")
    return BertSizes(
        config["vocab_size"],
        d_model,
        config["num_attention_heads"],
        config["num_hidden_layers"],
        config["max_position_embeddings"],
        config.get("hidden_dropout_prob", 0.0),
    )


def published_tokenizer(folder: Path) -> BertWordPieceTokenizer:
    """With the folder's pieces; letters are made small if the folder says so."""
    said = folder / "tokenizer_config.json"
    small = said.is_file() and json.loads(said.read_text()).get("do_lower_case", False)
    vocabulary = str(folder / "vocab.txt")
    return BertWordPieceTokenizer(vocabulary, lowercase=small, strip_accents=small)


def open_published(folder: Path, lacking: Sequence[str] = ()) -> tuple[PreTraining, BertWordPieceTokenizer]:
    """The model of a folder in Hugging Face's format, ready to be asked.

    Raises FileNotFoundError for a missing file, ValueError for a damaged one or for
    another kind of network, Misfit for weights that don't fit (see copy_published).
    """
    for name in ("config.json", "vocab.txt", "model.safetensors"):
        if not (folder / name).is_file():
            raise FileNotFoundError(f"{folder} has no {name}")
    config = json.loads((folder / "config.json").read_text())
    model = PreTraining(published_sizes(config))
    try:
        tensors = load_file(folder / "model.safetensors")
    except SafetensorError as error:
        raise ValueError(f"{folder}/model.safetensors is damaged: {error}") from error
    copy_published(model, current_names(tensors), lacking)
    return model.eval(), published_tokenizer(folder)
