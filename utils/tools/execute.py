"""Execute every notebook of the book into _build/executed, one after the other, and print the time that each takes.

    python utils/tools/execute.py [--limit SECONDS]

An executed notebook is used again only while its source, the packages attnbook and studies, and the pins are what they
were: a key over all of them stands beside it. The times count the cells only, not the start of the kernel.
"""

import argparse
import asyncio
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType

import nbformat
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from notebooks import EXECUTED, ROOT, fail, notebook_paths

FRONT_END = {".jsx", ".js", ".css"}  # of the figures: the pages take it from the package, not from the outputs
NOTEBOOK_LIMIT = 90  # seconds, on two CPU cores without a GPU
REPEATS = 2  # of a notebook that takes longer
CELL_LIMIT = 600  # a cell that hangs must not hang the build
KERNEL_ENVIRONMENT = {
    "PYTHONHASHSEED": "0",  # sets come in the same order each time
    "GOMP_SPINCOUNT": "1000",  # as attnbook has it, which says why; but a notebook may import torch first
}


class ThisPython(AsyncKernelManager):
    """Starts kernels with the Python that runs this tool, whatever kernel the notebook names."""

    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(**get_kernel_dict())


class LiveLine:
    """One line that tells what is running: rewritten twice a second on a terminal, printed once elsewhere."""

    def __init__(self, title: str, n_cells: int) -> None:
        self.title, self.n_cells, self.cell = title, n_cells, 0
        self.started = time.monotonic()
        self.live = sys.stdout.isatty()
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self) -> "LiveLine":
        if self.live:
            self.thread.start()
        else:
            print(f"{self.title}: {self.n_cells} cells", flush=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.stop.set()
        if self.live:
            self.thread.join()
            print("\r\033[K", end="", flush=True)

    def _tick(self) -> None:
        while not self.stop.wait(0.5):
            seconds = int(time.monotonic() - self.started)
            clock = f"{seconds // 60}:{seconds % 60:02}"
            print(f"\r\033[K{self.title}  cell {self.cell} of {self.n_cells}  {clock}", end="", flush=True)


def source_key(notebook: Path, root: Path = ROOT) -> str:
    """A hash over all that an executed notebook depends on: its source, the package, the studies and the pins."""
    packages = root / "utils" / "attnbook", root / "utils" / "studies"
    files = [path for package in packages for path in sorted(package.rglob("*")) if path.is_file()]
    files = [path for path in files if "__pycache__" not in path.parts]
    files = [path for path in files if path.suffix not in FRONT_END]
    digest = hashlib.sha256()
    for path in [notebook, root / "requirements.txt", *files]:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def recorded_seconds(executed: Path, key: str) -> float | None:
    """The time that an executed notebook took, or None where it is missing or out of date."""
    record = executed.with_suffix(".json")
    if not (executed.exists() and record.exists()):
        return None
    try:
        content = json.loads(record.read_text(encoding="utf-8"))
    except ValueError:  # damaged: as good as missing
        return None
    return float(content["seconds"]) if content.get("key") == key else None


def first_line(source: str) -> str:
    return next((line.strip() for line in source.splitlines() if line.strip()), "")


def run(notebook: NotebookNode, folder: Path, title: str) -> float:
    """Execute the notebook in place, with `folder` as the kernel's own; returns the seconds that its cells took.

    Raises RuntimeError, saying where and why, when a cell fails.
    """
    with LiveLine(title, len(notebook.cells)) as line:
        started = ended = 0.0

        def on_start(cell: NotebookNode, cell_index: int) -> None:
            nonlocal started
            # nbclient's own handler of Ctrl+C ends in a broken assertion; the usual one stops the kernel too.
            asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)
            line.cell = cell_index + 1
            started = started or time.monotonic()

        def on_executed(cell: NotebookNode, cell_index: int, execute_reply: object) -> None:
            nonlocal ended
            ended = time.monotonic()

        client = NotebookClient(
            notebook,
            kernel_manager_class=ThisPython,
            resources={"metadata": {"path": str(folder)}},
            timeout=CELL_LIMIT,
            record_timing=False,
            coalesce_streams=True,  # a progress bar leaves its last state, not all of them
            on_cell_start=on_start,
            on_cell_executed=on_executed,
        )
        try:
            client.execute(stderr=subprocess.DEVNULL)  # the kernel's own log; a cell's stderr is an output
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            raise RuntimeError(describe(error, notebook, line.cell)) from error
    return ended - started


def describe(error: Exception, notebook: NotebookNode, number: int) -> str:
    """Which cell failed, how it begins, and the last line of the traceback."""
    cell = notebook.cells[number - 1]
    if isinstance(error, CellExecutionError):
        reason = f"{error.ename}: {error.evalue}"
    elif isinstance(error, CellTimeoutError):
        reason = f"it ran longer than {CELL_LIMIT} s"
    else:
        reason = "the kernel died; most often the machine has run out of memory"
    return f"cell {number} ({cell.id}), `{first_line(cell.source)}`, failed: {reason}"


def replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    half = path.with_name(path.name + ".half")
    half.write_text(text, encoding="utf-8")
    os.replace(half, path)


def execute(source: Path, title: str, root: Path = ROOT, anew: bool = False) -> tuple[float, bool]:
    """Bring one executed notebook up to date; returns its seconds and whether it was used again as it stood.

    anew: execute it in any case.
    """
    executed = root / "_build" / "executed" / source.relative_to(root)
    key = source_key(source, root)
    seconds = recorded_seconds(executed, key)
    if seconds is not None and not anew:
        return seconds, True
    notebook = nbformat.read(source, as_version=4)
    try:
        seconds = run(notebook, source.parent, title)
    except RuntimeError as error:
        raise RuntimeError(f"{source.relative_to(root).as_posix()}, {error}") from error
    executed.parent.mkdir(parents=True, exist_ok=True)
    record = executed.with_suffix(".json")
    record.unlink(missing_ok=True)  # first, so that it never vouches for another notebook
    replace(executed, nbformat.writes(notebook) + "\n")
    replace(record, json.dumps({"key": key, "seconds": round(seconds, 1)}) + "\n")
    return seconds, False


def execute_all(limit: float | None, sources: list[Path], root: Path = ROOT) -> dict[str, tuple[float, bool]]:
    """As `execute`, for each of them, by name.

    What takes longer than the limit is executed again when all the others are done, and the shortest time counts.
    Another program on the machine can double the time of a run, for minutes on end; it makes none of them faster.
    """
    times = {}
    for number, source in enumerate(sources, start=1):
        name = source.relative_to(root).as_posix()
        times[name] = execute(source, f"[{number}/{len(sources)}] {name}", root)
    for _ in range(REPEATS):
        for name, (seconds, _) in times.items():
            if limit is not None and seconds > limit:
                again, reused = execute(root / name, f"{name}, again, since it took {seconds:.0f} s", root, anew=True)
                times[name] = min(seconds, again), reused
    return times


def remove_stale(sources: list[Path]) -> None:
    """Executed notebooks whose source is gone must be neither tested nor published."""
    wanted = {EXECUTED / source.relative_to(ROOT) for source in sources}
    for executed in notebook_paths(EXECUTED):
        if executed not in wanted:
            executed.unlink()
            executed.with_suffix(".json").unlink(missing_ok=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Execute every notebook of the book.")
    parser.add_argument("--limit", type=float, help="fail when a notebook's cells take more seconds than this")
    limit = parser.parse_args().limit
    os.environ |= KERNEL_ENVIRONMENT
    sources = notebook_paths()
    remove_stale(sources)

    try:
        times = execute_all(limit, sources)
    except RuntimeError as error:
        fail(str(error))
    except KeyboardInterrupt:
        fail("Interrupted; the notebooks that were done are kept.")

    width = max(map(len, times), default=0)
    for name, (seconds, reused) in times.items():
        notes = ["used again"] if reused else []
        if seconds > NOTEBOOK_LIMIT:
            notes.append(f"over the limit of {NOTEBOOK_LIMIT} s")
        print(f"{name:{width}} {seconds:7.1f} s  {', '.join(notes)}".rstrip())
    if len(times) > 1:
        print(f"{'all notebooks':{width}} {sum(seconds for seconds, _ in times.values()):7.1f} s")
    slow = [name for name, (seconds, _) in times.items() if limit is not None and seconds > limit]
    if slow:
        fail(f"Longer than {limit:g} s: {', '.join(slow)}; make the trainings in it shorter.")


if __name__ == "__main__":
    main()
