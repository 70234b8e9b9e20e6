import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import torch

import attnbook.__main__ as cli
from attnbook import training
from attnbook.checkpoints import Checkpoint
from attnbook.corpora import CorpusError
from attnbook.models import MODELS
from attnbook.translation import translate

LINES = [f"Sentence number {i}.\tLa phrase numéro {i} !" for i in range(60)]
SMALL = ["--model", "lstm", "--d-model", "16", "--batch-size", "8", "--vocab-size", "60"]


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pairs.tsv").write_text("\n".join([*LINES, "Sentence number 7.\tLe numéro 7 !"]), encoding="utf-8")


def train(*options: str) -> int:
    return cli.main(["train", "--corpus", "tsv", "--path", "pairs.tsv", *SMALL, *options])


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint after two epochs."""
    folder = tmp_path_factory.mktemp("trained")
    (folder / "pairs.tsv").write_text("\n".join(LINES), encoding="utf-8")
    options = ["--corpus", "tsv", "--path", str(folder / "pairs.tsv"), "--epochs", "2", "--output", str(folder)]
    assert cli.main(["train", *options, *SMALL]) == 0
    return folder / "checkpoint.safetensors"


def give(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Let this be what standard input holds."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


# --- train


def test_train_tells_its_story(capsys: pytest.CaptureFixture[str]) -> None:
    assert train("--epochs", "2") == 0
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert lines[0].startswith("pairs: source → target, vocabulary ")
    assert lines[1].startswith("pairs: train ")
    for number in (1, 2):
        assert f"epoch {number} of 2: training loss " in told.out
    assert " parameters, on " in told.out
    assert "translating 3 test sentences with the weights of epoch 2" in told.out
    assert "version:" in told.out, "the signature should stand beside the score"
    assert told.out.count("(right: La phrase numéro ") == 3
    assert told.err == "", "there should be no progress bar where nobody watches"
    losses = [float(line.split("validation loss ")[1].split(",")[0]) for line in lines if "validation" in line]
    assert losses[1] < losses[0]
    checkpoint = Checkpoint.load(Path("runs/tsv-lstm/checkpoint.safetensors"))
    assert checkpoint.run.corpus["arguments"] == {"corpus": "tsv", "path": "pairs.tsv", "vocab_size": 60}
    [epoch_1, epoch_2] = checkpoint.epochs
    assert [round(epoch_1.valid_loss, 3), round(epoch_2.valid_loss, 3)] == losses


def test_resume_gives_what_one_run_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert train("--epochs", "1", "--output", "parts") == 0
    assert train("--epochs", "3", "--output", "parts", "--resume") == 0
    assert "parts/checkpoint.safetensors is trained up to epoch 1" in capsys.readouterr().out
    assert train("--epochs", "3", "--output", "whole") == 0
    parts, whole = (Checkpoint.load(Path(folder) / "checkpoint.safetensors") for folder in ("parts", "whole"))
    assert len(parts.epochs) == len(whole.epochs) == 3
    assert all(torch.equal(parts.tensors[name], whole.tensors[name]) for name in whole.tensors)


@pytest.mark.parametrize("model", MODELS)
def test_each_model_trains_at_its_own_rate(model: str) -> None:
    assert train("--model", model, "--epochs", "1") == 0
    checkpoint = Checkpoint.load(Path("runs", f"tsv-{model}", "checkpoint.safetensors"))
    assert checkpoint.run.training["learning_rate"] == cli.LEARNING_RATES[model]
    assert checkpoint.optimizer_groups[0]["lr"] == cli.LEARNING_RATES[model]


def test_a_checkpoint_is_not_overwritten(trained: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = trained.read_bytes()
    assert train("--output", str(trained.parent)) == 1
    assert "exists already: add --resume to go on with it, or choose another folder" in capsys.readouterr().err
    assert trained.read_bytes() == before


def test_resume_wants_the_same_run(trained: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = trained.read_bytes()
    for options, message in (
        (["--d-model", "24"], "was made with d_model 16, not 24: repeat the options of that run"),
        (["--learning-rate", "0.1"], "was made with learning_rate 0.002, not 0.1: repeat"),
        ([], "was made with other sentences than pairs has now: repeat"),  # the file here has one line more
    ):
        assert train("--output", str(trained.parent), "--resume", *options) == 1
        assert message in capsys.readouterr().err
    assert trained.read_bytes() == before
    assert train("--output", "nowhere", "--resume") == 1
    assert "There is no file nowhere/checkpoint.safetensors" in capsys.readouterr().err


def test_ctrl_c_tells_how_to_go_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    real = training.train_epoch
    n_calls = 0

    def interrupted_in_the_second(*arguments: object) -> float:
        nonlocal n_calls
        n_calls += 1
        if n_calls == 2:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(training, "train_epoch", interrupted_in_the_second)
    command = ["train", "--corpus", "tsv", "--path", "pairs.tsv", *SMALL, "--output", "a folder"]
    monkeypatch.setattr(sys, "argv", ["attnbook", *command])
    assert cli.main() == 130
    told = capsys.readouterr().err
    assert "Stopped: a folder/checkpoint.safetensors has all up to the end of epoch 1. To go on: python -m" in told
    assert told.rstrip().endswith("--output 'a folder' --resume")

    n_calls = 1
    monkeypatch.setattr(sys, "argv", ["attnbook", *command[:-1], "other"])
    assert cli.main() == 130
    assert "Stopped before the end of the first epoch: nothing is saved." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--corpus", "tsv"], "--corpus tsv needs your file: add --path FILE."),
        (["--corpus", "tsv", "--path", "none.tsv"], "none.tsv cannot be read (No such file or directory): give"),
        (["--corpus", "tatoeba", "--path", "pairs.tsv"], "--path is for tsv, not for tatoeba: leave it out"),
        (
            ["--corpus", "littleworld", "--vocab-size", "100"],
            "--vocab-size is for tatoeba, multi30k, tsv, not for litt",
        ),
        (["--corpus", "tatoeba", "--target", "fr"], "--target is for littleworld, multi30k, not for tatoeba"),
        (["--corpus", "multi30k", "--source", "ko"], "expected two languages out of de, en, fr, got 'ko'"),
        (["--corpus", "tatoeba", "--output", "pairs.tsv"], "The folder pairs.tsv cannot be made (File exists)"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["train", "--model", "lstm", *options]) == 1
    told = capsys.readouterr()
    assert told.err.startswith(f"Error: {message}")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--epochs", "0"], "argument --epochs: expected a whole number of at least 1, got '0'"),
        (["--batch-size", "many"], "argument --batch-size: expected a whole number of at least 1, got 'many'"),
        (["--vocab-size", "15"], "argument --vocab-size: expected a whole number of at least 16, got '15'"),
        (["--dropout", "1"], "argument --dropout: expected a number from 0 to below 1, got '1'"),
        (["--learning-rate", "nan"], "argument --learning-rate: expected a number above 0, of at most 1, got 'nan'"),
        (["--seed", "-1"], "argument --seed: expected"),
        (["--model", "oracle"], "argument --model: invalid choice: 'oracle'"),
        (["--layers", "2"], "unrecognized arguments: --layers 2"),
    ],
)
def test_bad_values(options: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        train(*options)
    assert message in capsys.readouterr().err


def test_a_download_that_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def no_network(**_: object) -> None:
        raise CorpusError("it could not be downloaded: try again later.")

    monkeypatch.setitem(cli.CORPORA, "tatoeba", no_network)
    assert cli.main(["train", "--model", "lstm", "--corpus", "tatoeba"]) == 1
    assert capsys.readouterr().err == "Error: it could not be downloaded: try again later.\n"


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    for command, options in (("train", ["--corpus", "--path", "--resume", "0.2", "4000"]), ("translate", ["--check"])):
        with pytest.raises(SystemExit, match="0"):
            cli.main([command, "--help"])
        told = capsys.readouterr().out
        assert all(option in told for option in options)
        assert "{" not in told.replace("{littleworld,", "").replace("{lstm,attention,transformer}", "")


# --- translate


def test_one_translation_a_line(
    trained: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, "\ufeffSentence number 3.\r\n\nSentence number ☃ 12.".encode())
    assert cli.main(["translate", "--checkpoint", str(trained)]) == 0
    told = capsys.readouterr()
    checkpoint = Checkpoint.load(trained)
    sentences = ["Sentence number 3.", "", "Sentence number ☃ 12."]
    assert told.out.split("\n") == [*translate(checkpoint.best_model(), sentences, *checkpoint.run.tokenizers), ""]
    assert told.err.splitlines() == [f"{trained}: source → target, epoch 2", "line 3: not in the vocabulary: ☃"]


def test_the_newest_run_translates(
    trained: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, b"Sentence\n")
    assert cli.main(["translate"]) == 1
    assert "There is no run in the folder runs here: train one with" in capsys.readouterr().err
    for name in ("ant", "zoo"):
        path = Path("runs") / name / "checkpoint.safetensors"
        Checkpoint.load(trained).save(path)
    os.utime("runs/ant/checkpoint.safetensors", (2e9, 2e9))
    assert cli.main(["translate"]) == 0
    assert "runs/ant/checkpoint.safetensors: source → target" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Number 1.\nO\xf9 ?\nNumber 2.\n", "line 2: expected UTF-8, found the byte 0xf9; save the text as UTF-8"),
        (b"Number 1.\n" + b"1 " * 300 + b"\n", "line 2: expected sentences of at most 256 tokens, got one of "),
    ],
)
def test_a_line_that_cannot_be_translated(
    trained: Path, content: bytes, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, content)
    assert cli.main(["translate", "--checkpoint", str(trained)]) == 1
    told = capsys.readouterr()
    assert f"Error: {message}" in told.err
    assert told.out.count("\n") == 1, "the line before it should have been translated"


def test_a_damaged_checkpoint(trained: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = bytearray(trained.read_bytes())
    content[-1000] ^= 1
    Path("checkpoint.safetensors").write_bytes(content)
    assert cli.main(["translate", "--checkpoint", "checkpoint.safetensors"]) == 1
    assert train("--output", ".", "--resume") == 1
    message = "Error: checkpoint.safetensors is damaged (its checksum is wrong): take another copy of it"
    assert capsys.readouterr().err.count(message) == 2


def test_it_is_a_filter(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line is answered before the next is asked, and a reader that goes away is no error."""
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)  # it would hide a line that is held back
    command = [sys.executable, "-m", "attnbook", "translate", "--checkpoint", str(trained)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8") as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        too_late = threading.Timer(30, process.kill)  # rather a failure than a test that waits for ever
        too_late.start()
        for _ in range(2):
            process.stdin.write("Sentence number 3.\n")
            process.stdin.flush()
            assert process.stdout.readline().endswith("\n")
        process.stdout.close()
        process.stdin.write("Sentence number 3.\n" * 3)
        process.stdin.close()
        assert process.stderr.read().count("\n") == 1, "only the line that names the checkpoint"
        assert process.wait() == 0
        too_late.cancel()


def test_littleworld_from_start_to_end() -> None:
    """As a reader would run it: in a process of its own, twice."""
    python = [sys.executable, "-m", "attnbook"]
    options = ["--corpus", "littleworld", "--target", "ko", "--model", "lstm", "--d-model", "16", "--epochs", "1"]
    trained = subprocess.run([*python, "train", *options], capture_output=True, text=True, encoding="utf-8")
    assert trained.returncode == 0, trained.stderr
    assert "Little World (small): en → ko" in trained.stdout
    assert "BLEU" in trained.stdout
    translated = subprocess.run(
        [*python, "translate"], input="I am a zork\n", capture_output=True, text=True, encoding="utf-8"
    )
    assert translated.returncode == 0
    assert translated.stdout.count("\n") == 1
    assert "runs/littleworld-lstm/checkpoint.safetensors: en → ko, epoch 1" in translated.stderr
    assert "line 1: not in the vocabulary: zork" in translated.stderr
