import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from attnbook import checkpoints
from attnbook.checkpoints import Checkpoint, CheckpointError, Run, describe_corpus
from attnbook.corpora import Pair, ParallelCorpus, Tokenizer
from attnbook.models import MODELS
from attnbook.training import Epoch, evaluate_loss, fit, seed_everything


def make_corpus(pairs: list[Pair]) -> ParallelCorpus:
    words = Tokenizer.words(f"{pair.source} {pair.target}" for pair in pairs)
    return ParallelCorpus("Sample", "English", "French", {"train": pairs, "valid": pairs[:5]}, words, words, "first")


PAIRS = [Pair(f"a{i % 7} b{i}", f"b{i} c{i % 5} a{i % 7}") for i in range(30)]


def make_run(corpus: ParallelCorpus, **changes: object) -> Run:
    run = Run(
        model="lstm",
        sizes={"d_model": 8, "dropout": 0.3},
        training={"batch_size": 8, "learning_rate": 1e-2, "seed": 3},
        corpus=describe_corpus(corpus, {"corpus": "sample"}),
        source_tokenizer=corpus.source_tokenizer.to_json(),
        target_tokenizer=corpus.target_tokenizer.to_json(),
    )
    return replace(run, **changes)


def train(path: Path, corpus: ParallelCorpus, n_epochs: int) -> torch.nn.Module:
    """Train up to n_epochs, going on where the checkpoint at this path ends."""
    checkpoint = Checkpoint.load(path) if path.exists() else Checkpoint(make_run(corpus))
    seed_everything(3)
    model = checkpoint.run.new_model()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2, fused=True)
    if checkpoint.epochs:
        checkpoint.restore(model, optimizer)

    def after_epoch(epoch: Epoch) -> None:
        checkpoint.record(epoch, model, optimizer)
        checkpoint.save(path)

    epochs = range(len(checkpoint.epochs) + 1, n_epochs + 1)
    fit(
        model,
        optimizer,
        corpus,
        epochs=epochs,
        batch_size=8,
        seed=3,
        after_epoch=after_epoch,
        progress_bar=False,
    )
    return model


@pytest.fixture(scope="module")
def corpus() -> ParallelCorpus:
    return make_corpus(PAIRS)


@pytest.fixture(scope="module")
def trained(corpus: ParallelCorpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("run") / "checkpoint.safetensors"
    train(path, corpus, 2)
    return path


def weights_equal(a: torch.nn.Module, b: torch.nn.Module) -> bool:
    return all(torch.equal(x, y) for x, y in zip(a.state_dict().values(), b.state_dict().values(), strict=True))


def test_two_epochs_and_two_more_are_four(corpus: ParallelCorpus, tmp_path: Path) -> None:
    at_once, in_parts = tmp_path / "at-once" / "c.safetensors", tmp_path / "in-parts" / "c.safetensors"
    expected = train(at_once, corpus, 4)
    after_two = train(in_parts, corpus, 2)
    torch.manual_seed(99)  # another process starts somewhere else
    after_four = train(in_parts, corpus, 4)
    assert not weights_equal(after_two, after_four)
    assert weights_equal(expected, after_four)
    first, second = Checkpoint.load(at_once), Checkpoint.load(in_parts)
    losses = [[(epoch.train_loss, epoch.valid_loss) for epoch in some.epochs] for some in (first, second)]
    assert losses[0] == losses[1]
    assert len(losses[0]) == 4
    assert first.tensors.keys() == second.tensors.keys()
    assert all(torch.equal(first.tensors[name], second.tensors[name]) for name in first.tensors)
    assert first.optimizer_groups == second.optimizer_groups


def test_what_is_written_comes_back(corpus: ParallelCorpus, trained: Path) -> None:
    checkpoint = Checkpoint.load(trained)
    run = make_run(corpus)
    assert checkpoint.run == run
    assert checkpoint.run.corpus["edition"] == "first"
    assert checkpoint.run.corpus["arguments"] == {"corpus": "sample"}
    assert checkpoint.run.tokenizers[0].encode("a1 b2") == corpus.source_tokenizer.encode("a1 b2")
    assert [epoch.number for epoch in checkpoint.epochs] == [1, 2]
    assert not list(trained.parent.glob("*.part"))


def test_the_best_weights_are_kept(corpus: ParallelCorpus) -> None:
    seed_everything(0)
    checkpoint = Checkpoint(make_run(corpus))
    model = checkpoint.run.new_model()
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.5)
    losses = []
    for number, valid_loss in enumerate([3.0, 1.0, 2.0], start=1):
        [epoch] = fit(model, optimizer, corpus, epochs=[number], batch_size=8, progress_bar=False)
        losses.append(epoch.valid_loss)
        checkpoint.record(replace(epoch, valid_loss=valid_loss), model, optimizer)
    assert checkpoint.best_epoch.number == 2
    batches = corpus.batches("valid", 8)
    assert evaluate_loss(checkpoint.best_model(), batches) == losses[1]
    last = checkpoint.run.new_model()
    checkpoint.restore(last, optimizer)
    assert evaluate_loss(last, batches) == losses[2] != losses[1]


# --- damage


def damaged(path: Path, folder: Path, change: Callable[[bytearray], bytes | bytearray]) -> Path:
    copy = folder / "copy.safetensors"
    copy.write_bytes(change(bytearray(path.read_bytes())))
    return copy


def test_a_truncated_checkpoint(trained: Path, tmp_path: Path) -> None:
    size = trained.stat().st_size
    for n in (0, 1, 7, 8, 100, size // 2, size - 1):
        with pytest.raises(CheckpointError, match=r"copy\.safetensors is damaged, or is no checkpoint .*train again\."):
            Checkpoint.load(damaged(trained, tmp_path, lambda content, n=n: content[:n]))


def test_no_flipped_bit_goes_unnoticed(trained: Path, tmp_path: Path) -> None:
    rng = random.Random(0)
    size = trained.stat().st_size
    header = 8 + int.from_bytes(trained.read_bytes()[:8], "little")
    places = [*range(8), *rng.sample(range(8, header), 80), *rng.sample(range(header, size), 40), size - 1]
    for place in places:

        def flip(content: bytearray, place: int = place) -> bytearray:
            content[place] ^= 1 << rng.randrange(8)
            return content

        with pytest.raises(CheckpointError, match=r"copy\.safetensors (is damaged|was not written by|has the format)"):
            Checkpoint.load(damaged(trained, tmp_path, flip))


def test_other_types_and_shapes_are_noticed(trained: Path, tmp_path: Path) -> None:
    """The same bytes, read as whole numbers or in rows of another length: only the header differs."""
    for right, wrong in ((b'"F32"', b'"I32"'), (b"[46,8]", b"[8,46]")):
        assert right in trained.read_bytes()
        with pytest.raises(CheckpointError, match=r"is damaged \(its checksum is wrong\)"):
            Checkpoint.load(damaged(trained, tmp_path, lambda c, right=right, wrong=wrong: c.replace(right, wrong, 1)))


def test_foreign_files(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match=r"There is no file .*none\.safetensors: give the path of a checkpoint"):
        Checkpoint.load(tmp_path / "none.safetensors")
    with pytest.raises(CheckpointError, match="There is no file"):
        Checkpoint.load(tmp_path)
    (tmp_path / "text").write_text("not a checkpoint at all, but some text")
    with pytest.raises(CheckpointError, match="text is damaged, or is no checkpoint"):
        Checkpoint.load(tmp_path / "text")
    for metadata in (None, {"format": "pt"}):
        save_file({"weight": torch.zeros(2)}, tmp_path / "other", metadata)
        with pytest.raises(CheckpointError, match="other was not written by attnbook"):
            Checkpoint.load(tmp_path / "other")


def test_another_format(trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "FORMAT", "2")
    with pytest.raises(CheckpointError, match="has the format 1, but this attnbook reads the format 2"):
        Checkpoint.load(trained)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"model": "oracle"}, "expected one of the models lstm, attention, transformer, got 'oracle'"),
        ({"sizes": {"d_model": 9, "dropout": 0.3}}, r"Error\(s\) in loading state_dict"),
        ({"sizes": {"d_model": 8, "n_heads": 2}}, "unexpected keyword argument 'n_heads'"),
        ({"source_tokenizer": Tokenizer.words(["a b"]).to_json()}, r"Error\(s\) in loading state_dict"),
    ],
)
def test_a_model_that_does_not_fit(trained: Path, tmp_path: Path, changes: dict[str, object], message: str) -> None:
    checkpoint = Checkpoint.load(trained)
    checkpoint.run = replace(checkpoint.run, **changes)
    checkpoint.save(tmp_path / "other")
    with pytest.raises(CheckpointError, match=f"other holds a model that this attnbook cannot build .*{message}"):
        Checkpoint.load(tmp_path / "other")


# --- the same run?


def test_the_same_run_has_no_difference(corpus: ParallelCorpus) -> None:
    again = make_corpus(list(PAIRS))
    assert make_run(corpus).difference(make_run(again)) == ""


def test_each_difference_is_named(corpus: ParallelCorpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODELS, "other", MODELS["lstm"])
    run = make_run(corpus)
    other_sentence = make_corpus([Pair("a1 b1", "c1"), *PAIRS[1:]])
    other_edition = replace(corpus, edition="second")
    words = Tokenizer.words(["a b c"]).to_json()
    for other, difference in (
        (make_run(corpus, model="other"), "model lstm, not other"),
        (make_run(corpus, sizes={"d_model": 9, "dropout": 0.3}), "d_model 8, not 9"),
        (make_run(corpus, training={**run.training, "seed": 4}), "seed 3, not 4"),
        (make_run(other_edition), "edition first, not second"),
        (replace(run, corpus=describe_corpus(other_sentence, {})), "other sentences than Sample has now"),
        (make_run(corpus, target_tokenizer=words), "another vocabulary than the corpus has now"),
    ):
        assert run.difference(other) == difference


# --- writing


def test_a_full_disk_does_not_harm_the_checkpoint_before(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full in the middle of the file, when it is flushed, or when it should take the old one's place."""
    path = tmp_path / "checkpoint.safetensors"
    before = trained.read_bytes()
    path.write_bytes(before)
    checkpoint = Checkpoint.load(path)
    checkpoint.epochs.append(Epoch(3, 1.0, 1.0, 1.0))

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    class FullDisk:
        def __init__(self, path: Path, mode: str) -> None:
            self.file = path.open(mode)

        def __enter__(self) -> "FullDisk":
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def write(self, content: bytes) -> None:
            self.file.write(content[: len(content) // 2])
            no_space()

    for owner, name, broken in (
        (checkpoints, "open", FullDisk),
        (os, "fsync", no_space),
        (os, "replace", no_space),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, broken, raising=False)
            with pytest.raises(CheckpointError, match=r"cannot be written \(No space left on device\): make room"):
                checkpoint.save(path)
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path], "half a file was left behind"
    checkpoint.save(path)
    assert len(Checkpoint.load(path).epochs) == 3


def test_the_new_checkpoint_is_on_the_disk_before_it_takes_the_old_ones_place(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    for name in ("fsync", "replace"):
        real = getattr(os, name)
        monkeypatch.setattr(os, name, lambda *a, name=name, real=real: (calls.append(name), real(*a)))
    Checkpoint.load(trained).save(tmp_path / "new" / "checkpoint.safetensors")
    assert calls == ["fsync", "replace"]


def test_a_place_that_cannot_be_written(trained: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CheckpointError, match=r"cannot be written \(.*\): make room there, or choose another place"):
        Checkpoint.load(trained).save(tmp_path / "file" / "checkpoint.safetensors")
