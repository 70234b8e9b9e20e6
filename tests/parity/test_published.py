"""Published weights: each finds its place, and what doesn't fit is named before anything is copied."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from published_bert import SIZES, published
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import BertConfig, BertForMaskedLM, BertModel, BertTokenizer

from attnbook.components import published as loading
from attnbook.components.pre_training import PreTraining
from attnbook.components.published import (
    FILES,
    Misfit,
    copy_published,
    current_names,
    cut_to_size,
    fill_in,
    find_published,
    open_published,
    published_sizes,
    texts_and_labels,
    their_name,
)

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghij", "##a", "##b", "공", "##원", "é"]


@pytest.fixture
def tensors() -> dict[str, Tensor]:
    return {name: one.clone() for name, one in published().state_dict().items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As the library writes it, with a vocabulary beside it."""
    published().save_pretrained(tmp_path)
    spare = [f"[unused{i}]" for i in range(SIZES.vocab_size - len(PIECES))]
    (tmp_path / "vocab.txt").write_text("\n".join([*PIECES, *spare]) + "\n", encoding="utf-8")
    (tmp_path / "tokenizer_config.json").write_text('{"do_lower_case": false}', encoding="utf-8")
    return tmp_path


def said_by(model: PreTraining) -> tuple[Tensor, Tensor]:
    """Scores for some tokens."""
    tokens = torch.arange(5, 25)[None]
    with torch.no_grad():
        return model(tokens, (tokens > 12).long())


def test_names_are_those_of_transformers() -> None:
    theirs = {name for name, _ in published().named_parameters()}
    assert {their_name(name) for name, _ in PreTraining(SIZES).named_parameters()} == theirs


def test_a_folder_is_opened_as_transformers_opens_it(folder: Path) -> None:
    model, tokenizer = open_published(folder)
    words, follows = said_by(model)
    tokens = torch.arange(5, 25)[None]
    with torch.no_grad():
        theirs = published()(tokens, token_type_ids=(tokens > 12).long())
    torch.testing.assert_close(words, theirs.prediction_logits, atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(follows, theirs.seq_relationship_logits, atol=1e-4, rtol=1e-4)
    assert not model.training
    library = BertTokenizer.from_pretrained(folder)
    for text in ("a ab 공원 é", "A [MASK] b"):
        assert tokenizer.encode(text).ids == library(text)["input_ids"]


@pytest.mark.parametrize(("said", "tokens"), [({"do_lower_case": False}, ["[UNK]", "é"]), ({}, ["a", "e"])])
def test_the_tokenizer_makes_letters_small_unless_the_folder_says_no(
    folder: Path, said: dict[str, bool], tokens: list[str]
) -> None:
    (folder / "tokenizer_config.json").write_text(json.dumps(said))
    _, tokenizer = open_published(folder)
    assert tokenizer.encode("A é", add_special_tokens=False).tokens == tokens
    assert BertTokenizer.from_pretrained(folder).tokenize("A é") == tokens


def test_the_tokenizer_does_what_else_the_folder_says(folder: Path) -> None:
    said = {"do_lower_case": True, "strip_accents": False, "tokenize_chinese_chars": False}
    (folder / "tokenizer_config.json").write_text(json.dumps(said))
    _, tokenizer = open_published(folder)
    assert tokenizer.encode("A É", add_special_tokens=False).tokens == ["a", "é"]
    assert tokenizer.encode("a中b", add_special_tokens=False).tokens == ["[UNK]"], "one word"
    said["tokenize_chinese_chars"] = True
    (folder / "tokenizer_config.json").write_text(json.dumps(said))
    _, tokenizer = open_published(folder)
    assert tokenizer.encode("a中b", add_special_tokens=False).tokens == ["a", "[UNK]", "b"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda pieces: pieces[:-1], "has 89 pieces, and the network knows 90"),
        (lambda pieces: [*pieces[1:], "[PAD]"], r"should begin with \[PAD\]"),
        (lambda pieces: ["x" if one == "[SEP]" else one for one in pieces], r"and have .*\[SEP\]"),
    ],
)
def test_pieces_of_another_network_are_refused(
    folder: Path, change: Callable[[list[str]], list[str]], fault: str
) -> None:
    path = folder / "vocab.txt"
    path.write_text("\n".join(change(path.read_text(encoding="utf-8").split())) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=fault):
        open_published(folder)


def test_old_names_are_understood(tensors: dict[str, Tensor]) -> None:
    old = {
        name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"): one
        for name, one in tensors.items()
    }
    assert old.keys() != tensors.keys()
    old["bert.embeddings.position_ids"] = torch.arange(SIZES.n_positions)[None]
    ours, expected = PreTraining(SIZES), PreTraining(SIZES)
    copy_published(ours, current_names(old))
    copy_published(expected, tensors)
    torch.testing.assert_close(said_by(ours.eval()), said_by(expected.eval()))


def test_without_the_copies_it_is_the_same(tensors: dict[str, Tensor]) -> None:
    ours = PreTraining(SIZES)
    fewer = {name: one for name, one in tensors.items() if "decoder" not in name}
    assert len(fewer) == len(tensors) - 2
    copy_published(ours, fewer)
    expected = PreTraining(SIZES)
    copy_published(expected, tensors)
    torch.testing.assert_close(said_by(ours.eval()), said_by(expected.eval()))


def test_what_may_be_lacking_stays_as_it_was() -> None:
    torch.manual_seed(0)
    ours = PreTraining(SIZES)
    follows, pooler = ours.follows.weight.clone(), ours.bert.pooler.weight.clone()
    masked_only = BertForMaskedLM(published().config)
    with pytest.raises(Misfit, match=r"bert\.pooler\.dense\.weight is missing"):
        copy_published(ours, masked_only.state_dict())
    with pytest.warns(UserWarning, match=r"stay as they were: bert\.pooler\.dense\.weight, .*cls\.seq_relationship"):
        copy_published(ours, masked_only.state_dict(), lacking=("bert.pooler", "cls.seq_relationship"))
    torch.testing.assert_close(ours.follows.weight, follows)
    torch.testing.assert_close(ours.bert.pooler.weight, pooler)
    torch.testing.assert_close(ours.bert.embedding.piece.weight, masked_only.bert.embeddings.word_embeddings.weight)


def test_half_a_part_is_no_part_that_is_lacking(tensors: dict[str, Tensor]) -> None:
    del tensors["bert.pooler.dense.bias"]
    with pytest.raises(Misfit, match=r"bert\.pooler\.dense\.bias is missing"):
        copy_published(PreTraining(SIZES), tensors, lacking=("bert.pooler.",))


def test_what_may_be_lacking_and_is_there_is_copied(
    tensors: dict[str, Tensor], recwarn: pytest.WarningsRecorder
) -> None:
    ours = PreTraining(SIZES)
    copy_published(ours, tensors, lacking=("bert.pooler",))
    torch.testing.assert_close(ours.bert.pooler.weight, tensors["bert.pooler.dense.weight"])
    assert not recwarn.list


def test_the_encoder_alone() -> None:
    alone = BertModel(published().config)
    ours = PreTraining(SIZES)
    with pytest.warns(UserWarning, match="stay as they were: cls"):
        copy_published(ours, current_names(alone.state_dict()), lacking=("cls.",))
    torch.testing.assert_close(ours.bert.pooler.weight, alone.pooler.dense.weight)


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("cls.predictions.bias", None, "cls.predictions.bias is missing"),
        ("bert.pooler.dense.weight", torch.zeros(24, 23), r"bert.pooler.dense.weight is \(24, 23\), not \(24, 24\)"),
        ("bert.encoder.layer.3.output.dense.bias", torch.zeros(24), "layer.3.output.dense.bias is left over"),
        ("classifier.weight", torch.zeros(2, 24), "classifier.weight is left over"),
        ("cls.predictions.decoder.weight", torch.zeros(90, 24), "is not the same as bert.embeddings.word_embeddings"),
    ],
)
def test_a_misfit_is_named_and_nothing_is_copied(
    tensors: dict[str, Tensor], name: str, change: Tensor | None, said: str
) -> None:
    if change is None:
        del tensors[name]
    else:
        tensors[name] = change
    model = PreTraining(SIZES)
    before = {key: one.clone() for key, one in model.state_dict().items()}
    with pytest.raises(Misfit, match=said):
        copy_published(model, tensors)
    for key, one in model.state_dict().items():
        assert torch.equal(one, before[key]), key


def test_many_misfits_are_counted(tensors: dict[str, Tensor]) -> None:
    with pytest.raises(Misfit, match=r"and \d+ more$"):
        copy_published(PreTraining(SIZES._replace(n_layers=5)), tensors)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(FileNotFoundError, match=f"has no {name}"):
        open_published(folder)


@pytest.mark.parametrize("name", ["config.json", "tokenizer_config.json", "model.safetensors"])
def test_a_damaged_file_is_named(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(ValueError, match=f"{name} is damaged"):
        open_published(folder)


def test_a_list_is_no_configuration(folder: Path) -> None:
    (folder / "config.json").write_text("[1, 2]")
    with pytest.raises(ValueError, match=r"config\.json is damaged: it has no names and values"):
        open_published(folder)


def test_a_file_of_one_more_layer_is_no_copy_of_this_one(folder: Path) -> None:
    tensors = load_file(folder / "model.safetensors")
    of_one = {name: one for name, one in tensors.items() if ".layer.0." in name}
    more = {name.replace(".layer.0.", ".layer.3."): one.clone() for name, one in of_one.items()}
    save_file(tensors | more, folder / "model.safetensors")
    with pytest.raises(Misfit, match=r"bert\.encoder\.layer\.3.* is left over"):
        open_published(folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hidden_act", "relu"),
        ("layer_norm_eps", 1e-5),
        ("intermediate_size", 50),
        ("model_type", "gpt2"),
        ("is_decoder", True),
    ],
)
def test_another_kind_of_network_is_refused(name: str, value: object) -> None:
    config = BertConfig(vocab_size=90, hidden_size=24, num_attention_heads=3, intermediate_size=96).to_dict()
    assert published_sizes(config).d_model == 24
    with pytest.raises(ValueError, match=f"{name} is {value!r}"):
        published_sizes(config | {name: value})


def test_a_config_without_a_size_is_refused() -> None:
    with pytest.raises(ValueError, match="doesn't say d_model, n_layers"):
        published_sizes({"vocab_size": 40, "num_attention_heads": 4, "max_position_embeddings": 128})


def test_what_is_covered_is_filled_in(folder: Path) -> None:
    model, tokenizer = open_published(folder)
    filled = fill_in(model, tokenizer, "a [MASK] c [MASK]", n=4)
    tokens = torch.tensor([tokenizer.encode("a [MASK] c [MASK]").ids])
    with torch.no_grad():
        p = model(tokens, torch.zeros_like(tokens))[0][0].softmax(dim=-1)
    assert len(filled) == 2
    for place, guesses in zip((2, 4), filled, strict=True):  # after [CLS]
        shares = [share for _, share in guesses]
        assert shares == sorted(shares, reverse=True)
        assert len(guesses) == 4
        for piece, share in guesses:
            assert share == pytest.approx(p[place, tokenizer.token_to_id(piece)].item(), abs=1e-5)
    with pytest.raises(ValueError, match=r"no \[MASK\] in 'a b'"):
        fill_in(model, tokenizer, "a b")


def test_a_folder_of_ones_own_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTNBOOK_DATA", str(tmp_path))
    own = tmp_path / "klue" / "bert-base"
    own.mkdir(parents=True)
    assert find_published("klue/bert-base") == own
    with pytest.raises(FileNotFoundError, match=r"bert-base has no config\.json"):
        open_published(own)


class Hub:
    """A hub with one network; its files lie in a cache, under links as the hub's own do."""

    def __init__(self, cache: Path) -> None:
        self.cache, self.reachable = cache, True
        for name in FILES:
            (cache / f"blob of {name}").write_text(f"this is {name}")
            (cache / name).symlink_to(cache / f"blob of {name}")

    def metadata(self, url: str, timeout: float) -> SimpleNamespace:
        if not self.reachable:
            raise RuntimeError("an error of the library below, which is no OSError")
        return SimpleNamespace(etag=hashlib.sha256(b"this is model.safetensors").hexdigest())

    def download(self, name: str, file: str, local_files_only: bool) -> str:
        assert local_files_only is not self.reachable
        if not (self.cache / file).exists():
            if local_files_only:
                raise FileNotFoundError(file)
            (self.cache / f"blob of {file}").write_text(f"this is {file}")
        return str(self.cache / file)


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hub:
    (tmp_path / "cache").mkdir()
    hub = Hub(tmp_path / "cache")
    monkeypatch.setenv("ATTNBOOK_DATA", str(tmp_path / "none"))
    monkeypatch.setattr(loading, "get_hf_file_metadata", hub.metadata)
    monkeypatch.setattr(loading, "hf_hub_download", hub.download)
    return hub


def test_what_comes_damaged_is_deleted_and_comes_again(hub: Hub) -> None:
    assert find_published("bert-base-uncased") == hub.cache
    (hub.cache / "model.safetensors").write_text("this is something else")
    with pytest.raises(ValueError, match="bert-base-uncased came damaged, and is deleted: run the cell again"):
        find_published("bert-base-uncased")
    assert find_published("bert-base-uncased") == hub.cache


def test_without_a_network_what_came_once_is_found(hub: Hub) -> None:
    hub.reachable = False
    assert find_published("bert-base-uncased") == hub.cache


def test_without_a_network_it_says_what_is_missing(hub: Hub) -> None:
    hub.reachable = False
    (hub.cache / "vocab.txt").unlink()
    said = r"bert-base-uncased can't be had from the hub \(RuntimeError\), and is not in ATTNBOOK_DATA"
    with pytest.raises(ConnectionError, match=said):
        find_published("bert-base-uncased")


def test_long_texts_are_cut_and_another_language_is_noticed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model, tokenizer = open_published(folder)
    cut, whole = cut_to_size(model, tokenizer, ["a b " * 50, "a b"])
    assert len(cut.ids) == SIZES.n_positions
    assert whole.tokens == ["[CLS]", "a", "b", "[SEP]"]
    assert capsys.readouterr().out == "1 of 2 texts are too long; their ends are cut off.\n"
    cut_to_size(model, tokenizer, ["what is this"])
    said = "{} make a word: is this the network's language?\n"
    assert capsys.readouterr().out == said.format("60% of the pieces are [UNK], 1.0")
    cut_to_size(model, tokenizer, ["abab b", "a"])
    assert not capsys.readouterr().out, "two pieces to a word are not many"
    cut_to_size(model, tokenizer, ["abab baba"])
    assert capsys.readouterr().out == said.format("0% of the pieces are [UNK], 4.0")
    assert len(tokenizer.encode("a b " * 50).ids) == 102, "and afterwards it cuts nothing"


def test_texts_are_cut_at_128_pieces(folder: Path) -> None:
    _, tokenizer = open_published(folder)
    [cut] = cut_to_size(PreTraining(SIZES._replace(n_positions=512)), tokenizer, ["a b " * 100])
    assert len(cut.ids) == 128


def test_texts_and_labels(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    films = "".join(f"film {i}\tgood\r\n지루한 영화 {i} \tbad\n" for i in range(5))
    path.write_bytes(("\ufeff" + films + "\n\nfilm 0\tgood").encode())
    found = [(f"film {i}", "good") for i in range(5)] + [(f"지루한 영화 {i}", "bad") for i in range(5)]
    assert sorted(texts_and_labels(path)) == sorted(found), "each line once"


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (b"one\ta\ntwo\n", "line 2: not a text, a tab and a label"),
        (b"one\ta\ntwo\tb\tc\n", "line 2: not a text"),
        (b"one\ta\n\nthree\t \n", "line 3: not a text"),
        (b"one\ta\n\xff\xfe\tb\n", "line 2: not UTF-8"),
        (b"one\ta\ntwo\ta\n", "has 1 labels; two are the fewest"),
        (b"", "has 0 labels"),
        (b"a\tone\nb\ttwo\na\tthree\n", "label 'one' 1 times: .* text and label exchanged"),
        (b"text\tlabel\n" + b"".join(b"%d\ta\n%d\tb\n" % (i, i) for i in range(9)), "label 'label' 1 times: a heading"),
        (b"".join(b"%d\ta\nagain\tb\n" % i for i in range(9)), "label 'b' 1 times"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused(tmp_path: Path, lines: bytes, fault: str) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(lines)
    with pytest.raises(ValueError, match=fault):
        texts_and_labels(path)
