"""Every check of the book, stage by stage, stopping at the first that fails: `make test`."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from browser import MISSING, find_browser, install_browser
from colab import PINS, colab_python
from execute import KERNEL_ENVIRONMENT, NOTEBOOK_LIMIT
from notebooks import EXECUTED, ROOT, fail

WORKERS = str(min(4, os.cpu_count() or 1))  # test processes; each takes about a GiB
CODE = ["utils", "tests", "book", "chapters"]


def python(*arguments: str, interpreter: Path | str = sys.executable, **environment: str) -> bool:
    return subprocess.run([str(interpreter), *arguments], cwd=ROOT, env=os.environ | environment).returncode == 0


def style() -> bool:
    return python("-m", "ruff", "check", *CODE) and python("-m", "ruff", "format", "--check", *CODE)


def types() -> bool:
    return python("-m", "mypy")


def tests(*arguments: str, **environment: str) -> bool:
    """Several files at a time (tests/conftest.py says what stays together)."""
    return python("-m", "pytest", "-n", WORKERS, "--dist", "loadgroup", *arguments, **environment)


def units() -> bool:
    # One thread each: trainings that take all cores at the same time wait for each other.
    # In the order of the collection: left to itself, xdist begins with the file of the most tests.
    return tests("--no-loadscope-reorder", "tests/unit", "tests/parity", OMP_NUM_THREADS="1")


def notebooks() -> bool:
    return python("-m", "pytest", "tests/notebooks")


def build() -> bool:
    """The first execution, and the pages with every warning an error (all of them anew: old warnings show only so)."""
    if not python("utils/tools/execute.py", "--limit", str(NOTEBOOK_LIMIT)):
        return False
    book = [f"{sys.prefix}/bin/jupyter-book", "build", "--quiet", "--all", "-W", "-n", "--keep-going", "."]
    return subprocess.run(book, cwd=ROOT, stdout=subprocess.DEVNULL).returncode == 0  # warnings come on stderr


def second_run() -> bool:
    """Execute the notebooks once more, with Colab's widgets, and compare the cells marked so."""
    options = ["--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout=600"]
    options.append("--nbval-sanitize-with=tests/notebooks/sanitize.cfg")
    return python("-m", "pytest", *options, str(EXECUTED), interpreter=colab_python())


def browser() -> bool:
    if not (find_browser() or install_browser()):
        print(MISSING, file=sys.stderr)
        return False
    return tests("tests/browser")


# What each stage is called, what runs it, and what to do when it fails.
STAGES: list[tuple[str, Callable[[], bool], str]] = [
    ("style", style, "run make lint, then correct by hand what it leaves"),
    ("types", types, "correct the types that mypy names above"),
    (
        "unit and parity tests",
        units,
        "the tests named above say what is broken: .venv/bin/pytest tests/unit tests/parity",
    ),
    ("notebooks: form and export", notebooks, "run make export and make lint, then correct what they name"),
    ("first execution and build", build, "correct the cell or the page named above, then run make html"),
    (
        "second execution",
        second_run,
        "seed the cell that printed something else; "
        f"a cell that fails only here does not run with Colab's widgets ({PINS.relative_to(ROOT).as_posix()})",
    ),
    ("pages in a browser", browser, "open the page named above with make book and look at the browser's console"),
]


def main() -> None:
    os.environ |= KERNEL_ENVIRONMENT  # the second execution is like the first
    started = time.monotonic()
    for number, (name, run, advice) in enumerate(STAGES, start=1):
        print(f"\n== {number}/{len(STAGES)} {name}", flush=True)
        stage_started = time.monotonic()
        passed = run()
        print(f"== {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - stage_started:.1f} s", flush=True)
        if not passed:
            fail(f"make test stopped at “{name}”. What to do: {advice}.")
    print(f"\nEverything passed in {time.monotonic() - started:.0f} s.")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        fail("make test was interrupted.")
