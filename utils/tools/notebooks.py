"""What the tools share: where the notebooks are, and how a failure is told."""

import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = ROOT / "chapters"
EXECUTED = ROOT / "_build" / "executed"


def notebook_paths(folder: Path = CHAPTERS) -> list[Path]:
    """The notebooks under a folder, in the book's order (the names are numbered)."""
    return sorted(path for path in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)


def fail(message: str) -> NoReturn:
    """End the program with one clear message."""
    sys.exit(message)
