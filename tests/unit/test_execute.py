"""The tool that executes the notebooks: when it uses a result again, and how it tells of a failure."""

import json
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "utils" / "tools"))

import execute


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of one notebook, one module and one pin."""
    (tmp_path / "chapters").mkdir()
    (tmp_path / "utils" / "attnbook").mkdir(parents=True)
    (tmp_path / "utils" / "attnbook" / "one.py").write_text("x = 1\n")
    (tmp_path / "requirements.txt").write_text("torch==2\n")
    save(tmp_path, "print('hello')")
    return tmp_path


def save(book: Path, *sources: str) -> Path:
    cells = [new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(sources, start=1)]
    path = book / "chapters" / "01-one.ipynb"
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": {"name": "gone", "display_name": "gone"}}), path)
    return path


def test_key_follows_notebook_packages_and_pins(book: Path) -> None:
    notebook = book / "chapters" / "01-one.ipynb"
    keys = [execute.source_key(notebook, book)]
    save(book, "print('goodbye')")
    keys.append(execute.source_key(notebook, book))
    (book / "utils" / "attnbook" / "one.py").write_text("x = 2\n")
    keys.append(execute.source_key(notebook, book))
    (book / "utils" / "attnbook" / "words.tsv").touch()
    keys.append(execute.source_key(notebook, book))
    (book / "utils" / "studies").mkdir()
    (book / "utils" / "studies" / "one.json").write_text("{}")
    keys.append(execute.source_key(notebook, book))
    (book / "requirements.txt").write_text("torch==3\n")
    keys.append(execute.source_key(notebook, book))
    assert len(set(keys)) == 6
    (book / "utils" / "attnbook" / "__pycache__").mkdir()
    (book / "utils" / "attnbook" / "__pycache__" / "one.pyc").touch()
    assert execute.source_key(notebook, book) == keys[-1]


def test_result_is_used_again_until_something_changes(book: Path) -> None:
    notebook = book / "chapters" / "01-one.ipynb"
    executed = book / "_build" / "executed" / "chapters" / "01-one.ipynb"
    seconds, reused = execute.execute(notebook, "one", book)
    assert not reused
    assert seconds < 30
    assert "hello" in executed.read_text()
    assert execute.execute(notebook, "one", book)[1]
    executed.with_suffix(".json").write_text("{")  # damaged
    assert not execute.execute(notebook, "one", book)[1]
    assert json.loads(executed.with_suffix(".json").read_text())["key"] == execute.source_key(notebook, book)
    assert sorted(path.name for path in executed.parent.iterdir()) == ["01-one.ipynb", "01-one.json"]


@pytest.mark.parametrize(
    ("limit", "times", "counted"),
    [
        (90, [60], 60),
        (90, [120, 80], 80),
        (90, [120, 130, 70], 70),
        (90, [120, 110, 130], 110),
        (None, [120], 120),
    ],
    ids=["in time", "slow once", "slow twice", "slow", "no limit"],
)
def test_slow_notebook_is_executed_again(
    book: Path, monkeypatch: pytest.MonkeyPatch, limit: float | None, times: list[float], counted: float
) -> None:
    left = iter(times)
    monkeypatch.setattr(execute, "run", lambda notebook, folder, title: next(left))
    notebook = book / "chapters" / "01-one.ipynb"
    assert execute.execute_all(limit, [notebook], book) == {"chapters/01-one.ipynb": (counted, False)}
    assert list(left) == []


def test_slow_notebook_waits_for_the_others(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = book / "chapters" / "01-one.ipynb"
    second = first.with_name("02-two.ipynb")
    shutil.copy(first, second)
    left, order = iter([120, 60, 80]), []

    def run(notebook: NotebookNode, folder: Path, title: str) -> float:
        order.append(title)
        return next(left)

    monkeypatch.setattr(execute, "run", run)
    execute.execute_all(90, [first, second], book)
    assert order == [
        "[1/2] chapters/01-one.ipynb",
        "[2/2] chapters/02-two.ipynb",
        "chapters/01-one.ipynb, again, since it took 120 s",
    ]


def test_failing_cell_is_named(book: Path) -> None:
    notebook = save(book, "x = 1", "\n# divide\nx / 0")
    with pytest.raises(
        RuntimeError,
        match=r"chapters/01-one.ipynb, cell 2 \(cell-2\), `# divide`, failed: ZeroDivisionError: division by zero",
    ):
        execute.execute(notebook, "one", book)
    assert not (book / "_build").exists()


def test_dead_kernel_is_told(book: Path) -> None:
    notebook = save(book, "import os\nos._exit(1)")
    with pytest.raises(RuntimeError, match=r"cell 1 \(cell-1\), `import os`, failed: the kernel died"):
        execute.execute(notebook, "one", book)
