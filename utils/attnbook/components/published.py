# Generated from chapters/4-bert/14-real-bert.ipynb by `make export`. Edit the notebook, not this file.
"""Published weights, by their published names, for the book's BERT."""

import hashlib
import json
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any

import torch
from huggingface_hub import get_hf_file_metadata, hf_hub_download, hf_hub_url
from safetensors import SafetensorError
from safetensors.torch import load_file
from tokenizers import BertWordPieceTokenizer, Encoding
from torch import Tensor

from attnbook.components.bert import EPS, BertSizes
from attnbook.components.pre_training import PAD, PreTraining
from attnbook.components.wordpiece import SPECIALS
from attnbook.corpora.download import data_folder

__all__ = [
    "FILES",
    "SAID_TWICE",
    "THEIRS",
    "THEIRS_IN_A_LAYER",
    "Misfit",
    "copy_published",
    "current_names",
    "cut_to_size",
    "fill_in",
    "find_published",
    "misfits",
    "open_published",
    "published_sizes",
    "published_tokenizer",
    "read_json",
    "texts_and_labels",
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


def copy_published(model: PreTraining, published: Mapping[str, Tensor], lacking: tuple[str, ...] = ()) -> None:
    """Copy published tensors, by today's names, into the book's BERT.

    lacking: beginnings of the names of parts that may be missing; a warning says then
    what stays as it was.
    Raises Misfit, and copies nothing, where the tensors are not the model's.
    """
    wanted = {their_name(name): one for name, one in model.named_parameters()}
    gone = tuple(part for part in lacking if not any(name.startswith(part) for name in published))
    absent = [name for name in wanted if name.startswith(gone)]
    for name in absent:
        del wanted[name]
    if faults := list(misfits(wanted, published)):
        more = f" and {len(faults) - 3} more" if len(faults) > 3 else ""
        raise Misfit(f"not the weights of this model: {'; '.join(faults[:3])}{more}")
    with torch.no_grad():
        for name, parameter in wanted.items():
            parameter.copy_(published[name])
    if absent:
        warnings.warn(f"stay as they were: {', '.join(absent)}", stacklevel=2)


def published_sizes(config: Mapping[str, Any]) -> BertSizes:
    """The sizes that a config.json names; ValueError if that is another network."""
    sizes: dict[str, Any] = {
        "vocab_size": config.get("vocab_size"),
        "d_model": config.get("hidden_size"),
        "n_heads": config.get("num_attention_heads"),
        "n_layers": config.get("num_hidden_layers"),
        "n_positions": config.get("max_position_embeddings"),
    }
    if unsaid := [name for name, size in sizes.items() if size is None]:
        raise ValueError(f"the config doesn't say {', '.join(unsaid)}")
    ours = {
        "model_type": "bert",
        "hidden_act": "gelu",
        "layer_norm_eps": EPS,
        "type_vocab_size": 2,
        "intermediate_size": 4 * config["hidden_size"],
        "position_embedding_type": "absolute",
        "is_decoder": False,
    }
    for name, value in ours.items():
        if (said := config.get(name, value)) != value:
            raise ValueError(f"{name} is {said!r}; the book's BERT has {value!r}")
    return BertSizes(**sizes, dropout=config.get("hidden_dropout_prob", 0.0))


def read_json(path: Path) -> dict[str, Any]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path} is damaged: {error}") from error
    if not isinstance(said, dict):
        raise ValueError(f"{path} is damaged: it has no names and values")
    return said


def published_tokenizer(folder: Path, vocab_size: int) -> BertWordPieceTokenizer:
    """With the folder's pieces; letters are made small unless the folder says no.

    Raises ValueError for a list of pieces that is not this network's.
    """
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    if len(pieces) != vocab_size:
        has = f"{folder}/vocab.txt has {len(pieces)} pieces"
        raise ValueError(f"{has}, and the network knows {vocab_size}")
    if pieces[PAD] != SPECIALS[PAD] or not set(SPECIALS) <= set(pieces):
        raise ValueError(f"{folder}/vocab.txt should begin with [PAD], and have {SPECIALS}")
    said = read_json(folder / "tokenizer_config.json")
    small, accents = said.get("do_lower_case", True), said.get("strip_accents")
    return BertWordPieceTokenizer(
        {piece: i for i, piece in enumerate(pieces)},
        handle_chinese_chars=said.get("tokenize_chinese_chars", True),
        lowercase=small,
        strip_accents=small if accents is None else accents,
    )


FILES = ("config.json", "vocab.txt", "tokenizer_config.json", "model.safetensors")


def open_published(folder: Path, lacking: tuple[str, ...] = ()) -> tuple[PreTraining, BertWordPieceTokenizer]:
    """The model of a folder in Hugging Face's format, ready to be asked.

    Raises FileNotFoundError for a missing file, ValueError for a damaged one or for
    another kind of network, Misfit for weights that don't fit (see copy_published).
    """
    for name in FILES:
        if not (folder / name).is_file():
            raise FileNotFoundError(f"{folder} has no {name}")
    sizes = published_sizes(read_json(folder / "config.json"))
    model, tokenizer = PreTraining(sizes), published_tokenizer(folder, sizes.vocab_size)
    try:
        tensors = load_file(folder / "model.safetensors")
    except SafetensorError as error:
        raise ValueError(f"{folder}/model.safetensors is damaged: {error}") from error
    copy_published(model, current_names(tensors), lacking)
    return model.eval(), tokenizer


@torch.no_grad()
def fill_in(
    model: PreTraining, tokenizer: BertWordPieceTokenizer, text: str, n: int = 3
) -> list[list[tuple[str, float]]]:
    """For each [MASK] of a text the n likeliest pieces, with their probabilities.

    Raises ValueError for a text without [MASK], or longer than the model can read.
    """
    read = tokenizer.encode(text)
    covered = [i for i, token in enumerate(read.tokens) if token == "[MASK]"]
    if not covered:
        raise ValueError(f"there is no [MASK] in {text!r}")
    tokens, segments = (torch.tensor([one]) for one in (read.ids, read.type_ids))
    best = model(tokens, segments)[0][0, covered].softmax(dim=-1).topk(n)
    return [
        [(tokenizer.id_to_token(i), share) for i, share in zip(*one, strict=True)]
        for one in zip(best.indices.tolist(), best.values.tolist(), strict=True)
    ]


def find_published(name: str) -> Path:
    """The folder of a published network: of ATTNBOOK_DATA, or else from the hub.

    Raises ConnectionError where it can't be had, ValueError for a damaged download.
    """
    own = data_folder() / name
    if own.is_dir():
        return own
    trouble: Exception | None = None
    try:
        sha256 = get_hf_file_metadata(hf_hub_url(name, FILES[-1]), timeout=5).etag
    except Exception as error:  # the HTTP library below has errors of its own
        sha256, trouble = None, error  # but what came once is in the cache
    try:
        paths = [Path(hf_hub_download(name, f, local_files_only=not sha256)) for f in FILES]
    except Exception as error:
        reason = f"{name} can't be had from the hub ({type(trouble or error).__name__})"
        raise ConnectionError(f"{reason}, and is not in ATTNBOOK_DATA") from error
    with paths[-1].open("rb") as file:
        if sha256 not in (None, hashlib.file_digest(file, "sha256").hexdigest()):
            paths[-1].resolve().unlink()  # or the cache would give it again
            raise ValueError(f"{name} came damaged, and is deleted: run the cell again")
    return paths[-1].parent


def texts_and_labels(path: Path) -> list[tuple[str, str]]:
    """The lines of a TSV, each once: a text, a tab, a label. Empty lines don't count.

    Raises ValueError, with the line's number, for what is no such line or no UTF-8,
    and for a file with fewer than two labels, or fewer than five texts of one.
    """
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            cells = [cell.strip() for cell in line.decode("utf-8-sig").split("\t")]
        except UnicodeDecodeError as error:
            raise ValueError(f"{path}, line {number}: not UTF-8") from error
        if cells == [""]:
            continue
        if len(cells) != 2 or not all(cells):
            raise ValueError(f"{path}, line {number}: not a text, a tab and a label")
        found.append((cells[0], cells[1]))
    often = Counter(label for _, label in dict.fromkeys(found))
    if len(often) < 2:
        raise ValueError(f"{path} has {len(often)} labels; two are the fewest")
    label, n = min(often.items(), key=itemgetter(1))
    if n < 5:
        why = "a heading, a typing error, or text and label exchanged?"
        raise ValueError(f"{path} has the label {label!r:.60} {n} times: {why}")
    return list(dict.fromkeys(found))


def cut_to_size(model: PreTraining, tokenizer: BertWordPieceTokenizer, texts: list[str]) -> list[Encoding]:
    """The beginnings of texts, up to 128 pieces (more take long); says what is lost."""
    tokenizer.enable_truncation(min(128, model.bert.embedding.position.num_embeddings))
    encodings = tokenizer.encode_batch(texts)
    tokenizer.no_truncation()
    if n_cut := sum(bool(one.overflowing) for one in encodings):
        print(f"{n_cut} of {len(texts)} texts are too long; their ends are cut off.")
    pieces = [piece for one in encodings for piece in one.tokens]
    unknown = pieces.count("[UNK]") / len(pieces)
    n_words = sum(len(set(one.word_ids) - {None}) for one in encodings)
    to_a_word = (len(pieces) - 2 * len(texts)) / max(n_words, 1)
    if unknown > 0.05 or to_a_word > 3:
        said = f"{unknown:.0%} of the pieces are [UNK], {to_a_word:.1f} make a word"
        print(f"{said}: is this the network's language?")
    return encodings
