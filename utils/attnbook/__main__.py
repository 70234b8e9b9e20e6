"""Train a translator on a corpus, and translate with it, from the command line: python -m attnbook --help."""

import argparse
import io
import os
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import torch

from attnbook.checkpoints import CHECKPOINT_NAME, Checkpoint, CheckpointError, Run, describe_corpus
from attnbook.corpora import CorpusError, ParallelCorpus, littleworld, multi30k, tatoeba, tsv
from attnbook.metrics import corpus_bleu, group_references
from attnbook.models import MODELS
from attnbook.training import Epoch, best_device, fit, seed_everything
from attnbook.translation import translate

RUNS = Path("runs")
VOCAB_SIZE = 4000  # half of what the corpora take by default: most of the time goes into the softmax over it
LEARNING_RATES = {"lstm": 2e-3, "attention": 2e-3, "transformer": 1e-3}
N_EXAMPLES = 8
STOPPED = 130  # what a program that Ctrl+C has ended answers to the shell

CORPORA: dict[str, Callable[..., ParallelCorpus]] = {
    "littleworld": littleworld.corpus,
    "tatoeba": tatoeba,
    "multi30k": multi30k,
    "tsv": tsv,
}
CORPUS_OPTIONS = {
    "littleworld": ["source", "target"],
    "tatoeba": ["vocab_size"],
    "multi30k": ["source", "target", "vocab_size"],
    "tsv": ["path", "vocab_size"],
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; every failure is a sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):  # any language on any machine, and each line as soon as it is written
        cast(io.TextIOWrapper, stream).reconfigure(encoding="utf-8", line_buffering=True)
    options = make_parser().parse_args(arguments)
    try:
        return train(options) if options.command == "train" else translate_lines(options)
    except (CheckpointError, CorpusError, ValueError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read our lines wants no more of them
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return STOPPED


# --- the options


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m attnbook",
        description="Train the book's translators, and translate with them.",
        epilog="Each command has its own help: python -m attnbook train --help",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add_train_options(
        commands.add_parser(
            "train",
            help="train a translator and score it on the test sentences",
            description="Train a translator, keep a checkpoint after each epoch, score it on the test sentences.",
            epilog="Example: python -m attnbook train --corpus tsv --path my-sentences.tsv --model lstm",
        )
    )
    add_translate_options(
        commands.add_parser(
            "translate",
            help="translate lines from standard input with a trained translator",
            description="Read sentences from standard input, one a line, and write their translations, one a line.",
            epilog='Example: echo "I am a student." | python -m attnbook translate',
        )
    )
    return parser


def add_train_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("the corpus").add_argument
    add("--corpus", required=True, choices=CORPORA, help="what to learn from")
    add("--path", metavar="FILE", help="for tsv: your file, UTF-8, source TAB target on each line")
    add("--source", metavar="LANGUAGE", help="for littleworld en (default), fr, ko; for multi30k de (default), en, fr")
    add("--target", metavar="LANGUAGE", help="for littleworld en, fr (default), ko; for multi30k de, en (default), fr")
    add(
        "--vocab-size",
        type=at_least(16),
        metavar="N",
        help=f"subwords of each language (default: {VOCAB_SIZE}); littleworld has whole words",
    )
    add = parser.add_argument_group("the model").add_argument
    add("--model", required=True, choices=MODELS, help="which translator")
    add("--d-model", type=at_least(1), default=256, metavar="N", help="size of embeddings and states (%(default)s)")
    add("--dropout", type=share, default=0.2, metavar="P", help="share of values left out in training (%(default)s)")
    add = parser.add_argument_group("the training").add_argument
    rates = ", ".join(f"{model} {default}" for model, default in LEARNING_RATES.items())
    add("--epochs", type=at_least(1), default=10, metavar="N", help="passes over the training sentences (%(default)s)")
    add("--batch-size", type=at_least(1), default=64, metavar="N", help="pairs at a time (%(default)s)")
    add("--learning-rate", type=rate, metavar="X", help=f"of AdamW ({rates})")
    add("--seed", type=at_least(0), default=0, metavar="N", help="for weights, order and dropout (%(default)s)")
    add = parser.add_argument_group("the checkpoint").add_argument
    add("--output", type=Path, metavar="FOLDER", help=f"where it is kept (default: {RUNS}/CORPUS-MODEL)")
    add("--resume", action="store_true", help="go on after its last epoch; repeat the other options of the run")


def add_translate_options(parser: argparse.ArgumentParser) -> None:
    help = f"{CHECKPOINT_NAME} of a run (default: that of the newest run in {RUNS})"
    parser.add_argument("--checkpoint", type=Path, metavar="FILE", help=help)


def at_least(smallest: int) -> Callable[[str], int]:
    """The type of an option that is a whole number."""

    def number(text: str) -> int:
        if not text.strip().isdecimal() or int(text) < smallest:
            raise argparse.ArgumentTypeError(f"expected a whole number of at least {smallest}, got {text!r}")
        return int(text)

    return number


def share(text: str) -> float:
    """The type of an option from 0 to below 1."""
    if not 0 <= to_float(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a number from 0 to below 1, got {text!r}")
    return float(text)


def rate(text: str) -> float:
    """The type of a learning rate."""
    if not 0 < to_float(text) <= 1:
        raise argparse.ArgumentTypeError(f"expected a number above 0, of at most 1, got {text!r}")
    return float(text)


def to_float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")  # which lies in no range


def corpus_arguments(options: argparse.Namespace) -> dict[str, Any]:
    """What the corpus is loaded with. Raises ValueError for an option that it does not have."""
    corpus = options.corpus
    given = {name: getattr(options, name) for name in ("path", "source", "target", "vocab_size")}
    given = {name: value for name, value in given.items() if value is not None}
    for name in given.keys() - CORPUS_OPTIONS[corpus]:
        owners = [other for other, names in CORPUS_OPTIONS.items() if name in names]
        option = "--" + name.replace("_", "-")
        raise ValueError(f"{option} is for {', '.join(owners)}, not for {corpus}: leave it out, or change --corpus.")
    if corpus == "tsv" and "path" not in given:
        raise ValueError("--corpus tsv needs your file: add --path FILE.")
    if "vocab_size" in CORPUS_OPTIONS[corpus]:
        given.setdefault("vocab_size", VOCAB_SIZE)
    return given


# --- train


def train(options: argparse.Namespace) -> int:
    path = (options.output or RUNS / f"{options.corpus}-{options.model}") / CHECKPOINT_NAME
    arguments = corpus_arguments(options)
    options.learning_rate = options.learning_rate or LEARNING_RATES[options.model]
    saved = open_output(path, options.resume)
    corpus = CORPORA[options.corpus](**arguments)
    print(corpus)

    run = Run(
        model=options.model,
        sizes={"d_model": options.d_model, "dropout": options.dropout},
        training={"batch_size": options.batch_size, "learning_rate": options.learning_rate, "seed": options.seed},
        corpus=describe_corpus(corpus, {"corpus": options.corpus, **arguments}),
        source_tokenizer=corpus.source_tokenizer.to_json(),
        target_tokenizer=corpus.target_tokenizer.to_json(),
    )
    if saved and (difference := saved.run.difference(run)):
        raise CheckpointError(
            f"{path} was made with {difference}: repeat the options of that run, or choose another --output."
        )
    checkpoint = saved or Checkpoint(run)
    try:
        train_epochs(checkpoint, corpus, path, options)
        print_score(checkpoint, corpus)
    except KeyboardInterrupt:
        print(f"\n{how_to_go_on(path)}", file=sys.stderr)
        return STOPPED
    return 0


def open_output(path: Path, resume: bool) -> Checkpoint | None:
    """The checkpoint to go on from, if any; what is wrong with the place is found out before the training."""
    if resume:
        return Checkpoint.load(path)
    if path.exists():
        raise CheckpointError(
            f"{path} exists already: add --resume to go on with it, or choose another folder with --output."
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CheckpointError(
            f"The folder {path.parent} cannot be made ({error.strerror}): choose another with --output."
        ) from error
    return None


def train_epochs(checkpoint: Checkpoint, corpus: ParallelCorpus, path: Path, options: argparse.Namespace) -> None:
    """Train the epochs that are not done yet, and save the checkpoint after each."""
    device = best_device()
    seed_everything(options.seed)
    model = checkpoint.run.new_model().to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.learning_rate, fused=True)
    n_parameters = sum(parameter.numel() for parameter in model.parameters())
    print(f"{options.model}: {n_parameters:,} parameters, on {device}")

    n_done = len(checkpoint.epochs)
    if n_done:
        checkpoint.restore(model, optimizer)
        print(
            f"{path} is trained up to epoch {n_done}" + ("" if n_done < options.epochs else "; --epochs asks for more")
        )

    def after_epoch(epoch: Epoch) -> None:
        checkpoint.record(epoch, model, optimizer)
        checkpoint.save(path)
        print(
            f"epoch {epoch.number} of {options.epochs}: training loss {epoch.train_loss:.3f}, "
            f"validation loss {epoch.valid_loss:.3f}, {epoch.seconds:.0f} s"
        )

    fit(
        model,
        optimizer,
        corpus,
        epochs=range(n_done + 1, options.epochs + 1),
        batch_size=options.batch_size,
        seed=options.seed,
        after_epoch=after_epoch,
        progress_bar=sys.stderr.isatty(),
    )


def print_score(checkpoint: Checkpoint, corpus: ParallelCorpus) -> None:
    """Translate each different source sentence of the test split once, and compare with all its translations."""
    references = group_references(corpus.splits["test"])
    sources = list(references)
    print(f"translating {len(sources):,} test sentences with the weights of epoch {checkpoint.best_epoch.number} …")
    model = checkpoint.best_model().to(best_device())
    hypotheses = translate(model, sources, corpus.source_tokenizer, corpus.target_tokenizer)
    bleu = corpus_bleu(hypotheses=hypotheses, references=list(references.values()))
    print(f"BLEU {bleu.score:.1f}   {bleu.signature}")
    for source, hypothesis in list(zip(sources, hypotheses, strict=True))[:N_EXAMPLES]:
        print(f"  {source}\n    → {hypothesis}\n      (right: {references[source][0]})")


def how_to_go_on(path: Path) -> str:
    if not path.exists():
        return "Stopped before the end of the first epoch: nothing is saved."
    n_epochs = len(Checkpoint.load(path).epochs)
    arguments = [argument for argument in sys.argv[1:] if argument != "--resume"]
    command = shlex.join(["python", "-m", "attnbook", *arguments, "--resume"])
    return f"Stopped: {path} has all up to the end of epoch {n_epochs}. To go on: {command}"


# --- translate


def translate_lines(options: argparse.Namespace) -> int:
    path = options.checkpoint or newest_checkpoint()
    checkpoint = Checkpoint.load(path)
    source_tokenizer, target_tokenizer = checkpoint.run.tokenizers
    model = checkpoint.best_model().to(best_device())
    languages = f"{checkpoint.run.corpus['source_language']} → {checkpoint.run.corpus['target_language']}"
    print(f"{path}: {languages}, epoch {checkpoint.best_epoch.number}", file=sys.stderr)
    for number, line in read_lines():
        if unknown := source_tokenizer.unknown_words(line):
            print(f"line {number}: not in the vocabulary: {' '.join(unknown)}", file=sys.stderr)
        try:
            [translation] = translate(model, [line], source_tokenizer, target_tokenizer)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error
        print(translation)
    return 0


def newest_checkpoint() -> Path:
    found = list(RUNS.glob(f"*/{CHECKPOINT_NAME}"))
    if not found:
        raise CheckpointError(
            f"There is no run in the folder {RUNS} here: train one with python -m attnbook train, "
            "or name a checkpoint with --checkpoint."
        )
    return max(found, key=lambda path: path.stat().st_mtime)


def read_lines() -> Iterator[tuple[int, str]]:
    """The lines of standard input, each as soon as it comes, numbered from 1."""
    for number, line in enumerate(sys.stdin.buffer, start=1):
        try:
            yield number, line.decode("utf-8").removeprefix("\ufeff")  # some editors put a byte order mark first
        except UnicodeDecodeError as error:
            raise ValueError(
                f"line {number}: expected UTF-8, found the byte 0x{line[error.start]:02x}; save the text as UTF-8"
            ) from error


if __name__ == "__main__":
    sys.exit(main())
