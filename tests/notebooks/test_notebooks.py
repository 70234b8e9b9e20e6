"""The chapters are in the form that the book needs, and the package holds what they export."""

from pathlib import Path

import pytest
from export import ExportError, all_modules, drift, modules_of, write
from lint_notebooks import KERNEL, LANGUAGE, SETUP, as_text, fix, lint
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebooks import notebook_paths

CHAPTERS = notebook_paths()


def markdown(source: str, name: str = "text") -> NotebookNode:
    cell = new_markdown_cell(source)
    cell.id = name
    return cell


def code(source: str, name: str, *tags: str) -> NotebookNode:
    cell = new_code_cell(source, metadata={"tags": list(tags)} if tags else {})
    cell.id = name
    return cell


def notebook(*cells: NotebookNode, module: str = "", docs: dict[str, str] | None = None) -> NotebookNode:
    """A notebook in the book's form, with these cells after the set-up."""
    made = new_notebook(cells=[markdown("# Title", "title"), code(SETUP, "set-up"), *cells])
    made.metadata = NotebookNode(kernelspec=KERNEL, language_info=LANGUAGE)
    if module:
        made.metadata["attnbook"] = {"module": module, "docs": docs or {module: "What it holds."}}
    return made


def save(folder: Path, made: NotebookNode, name: str = "01-one.ipynb") -> Path:
    path = folder / "chapters" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(as_text(made), encoding="utf-8")
    return path


# The book's own notebooks


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_form(path: Path) -> None:
    assert lint(path) == []


def test_components_are_what_the_notebooks_say() -> None:
    assert drift(all_modules()) == []


# What the lint catches


def test_lint_accepts_portable_markdown(tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "a page.md").write_text("# Page\n")
    source = (
        "A [page](a%20page.md#part), [here](#part), [there](https://example.org) and $x_{t}[^2]$.\n\n"
        "| a | b |\n|---|---|\n| `{ref}` | H<sub>2</sub> |\n\n"
        "<details><summary>More</summary>\n\n*text*\n\n</details>\n\n"
        "```python\n:::\n```\n\nShow `<script>` and `{name}`."
    )
    assert lint(save(tmp_path, notebook(markdown(source)))) == []


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("```{note}\nText\n```", "directive {note}"),
        (":::{note}\nText\n:::", "::: block"),
        ("See {ref}`place`.", "role {ref}"),
        ("(place)=\n## Place", "(label)= line"),
        ("A claim.[^1]", "a footnote"),
        ("<div>Text</div>", "raw HTML <div>"),
        ("A <span style='color: red'>word</span>", "raw HTML <span>"),
        ("<details>\n<iframe src='x'></iframe>\n</details>", "raw HTML <iframe>"),
        ("Text <!-- hidden -->", "HTML comment"),
        ("[gone](gone.md)", "leads nowhere"),
        ("![gone](gone.png)", "leads nowhere"),
        ("[root](/book/index.md)", "works in one place only"),
    ],
)
def test_lint_catches_markdown(tmp_path: Path, source: str, complaint: str) -> None:
    faults = lint(save(tmp_path, notebook(markdown(source))))
    assert len(faults) == 1
    assert "cell 3 (text)" in faults[0]
    assert complaint in faults[0]


@pytest.mark.parametrize(
    ("cell", "complaint"),
    [
        (code("x = 1\n" * 26, "long"), "26 lines"),
        (code("x = 1", "a1b2c3d4"), "readable words"),
        (code("x = 1", "Train_Loop"), "readable words"),
        (code("x = 1", "typo", "exprot"), "'exprot' means nothing"),
        (code("plt.plot([1, 2])\nplt.show()", "plot"), "without words"),
        (code("plots.lstm_cell();", "drawing"), "without words"),
    ],
)
def test_lint_catches_cells(tmp_path: Path, cell: NotebookNode, complaint: str) -> None:
    assert any(complaint in fault for fault in lint(save(tmp_path, notebook(cell))))


def test_lint_catches_equal_ids(tmp_path: Path) -> None:
    path = save(tmp_path, notebook(code("x = 1", "assign")))
    path.write_text(path.read_text(encoding="utf-8").replace('"id": "assign"', '"id": "title"'), encoding="utf-8")
    assert any("same id" in fault for fault in lint(path))


def test_lint_wants_the_set_up_first(tmp_path: Path) -> None:
    made = notebook(code("x = 1", "early"))
    made.cells[1], made.cells[2] = made.cells[2], made.cells[1]
    assert any("set-up cell" in fault for fault in lint(save(tmp_path, made)))


def test_fix_strips_what_an_editor_leaves(tmp_path: Path) -> None:
    cell = code("x = 1\n", "assign", "export")
    cell.outputs, cell.execution_count = [new_output("stream", text="1")], 3
    cell.metadata["collapsed"] = True
    cell.metadata["mystnb"] = {"image": {"alt": "A line that rises."}}
    made = notebook(cell)
    made.metadata["widgets"] = {}
    made.metadata["kernelspec"] = {"display_name": "mine", "language": "python", "name": "mine"}
    path = save(tmp_path, made)
    complaints = "\n".join(lint(path))
    for complaint in ("outputs", "'collapsed'", "'widgets'", "kernelspec", "empty lines"):
        assert complaint in complaints
    fix(path)
    assert lint(path) == []
    for kept in ('"export"', '"A line that rises."'):
        assert kept in path.read_text(encoding="utf-8")


def test_lint_names_a_damaged_file(tmp_path: Path) -> None:
    path = save(tmp_path, notebook())
    path.write_text("<<<<<<< a conflict", encoding="utf-8")
    assert "not a notebook" in lint(path)[0]


# What the export does and catches

IMPORTS = code(
    "import math\n\nimport torch\nfrom torch import Tensor, nn\nfrom attnbook.components.other import attend", "imports"
)


def test_export_takes_the_imports_that_it_needs(tmp_path: Path) -> None:
    cells = [
        IMPORTS,
        code("def area(r: float) -> float:\n    return scale * math.pi * r**2", "area", "export"),
        code("scale = 2.0\n_hidden = 1", "scale", "export"),
        code("print(torch.ones(1))", "show"),
        code("class Net(nn.Module):\n    size = area(1)", "net", "export:nets"),
    ]
    docs = {"areas": "What it holds.", "nets": "What it holds."}
    modules = modules_of(save(tmp_path, notebook(*cells, module="areas", docs=docs)), tmp_path)
    assert sorted(modules) == ["areas", "nets"]
    areas, nets = modules["areas"], modules["nets"]
    assert areas.startswith(
        "# Generated from chapters/01-one.ipynb by `make export`. Edit the notebook, not this file."
    )
    assert '"""What it holds."""' in areas
    assert "import math\n" in areas
    assert "torch" not in areas
    assert '__all__ = ["area", "scale"]' in areas
    assert "from attnbook.components.areas import area\n" in nets
    assert "from torch import nn\n" in nets


def test_export_keeps_imports_of_other_components(tmp_path: Path) -> None:
    cell = code("def look(x: Tensor) -> Tensor:\n    return attend(x)", "look", "export")
    modules = modules_of(save(tmp_path, notebook(IMPORTS, cell, module="looking")), tmp_path)
    assert "from attnbook.components.other import attend\n" in modules["looking"]


@pytest.mark.parametrize(
    ("cells", "module", "complaint"),
    [
        ([code("def f():\n    return helper()", "f", "export")], "one", "uses helper"),
        ([code("x = 1", "x", "export")], "", "module's name is missing"),
        ([code("%matplotlib inline", "magic", "export")], "one", "not plain Python"),
        (
            [code("import numpy as n", "a"), code("import math as n", "b"), code("x = n", "c", "export")],
            "one",
            "one thing",
        ),
    ],
)
def test_export_catches(tmp_path: Path, cells: list[NotebookNode], module: str, complaint: str) -> None:
    path = save(tmp_path, notebook(*cells, module=module))
    with pytest.raises(ExportError, match=complaint):
        modules_of(path, tmp_path)


def test_export_wants_one_notebook_a_module(tmp_path: Path) -> None:
    for name in ("01-one.ipynb", "02-two.ipynb"):
        save(tmp_path, notebook(code("x = 1", "x", "export"), module="same"), name)
    with pytest.raises(ExportError, match="both export to same"):
        all_modules(tmp_path)


def test_drift_is_seen_and_repaired(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").touch()
    modules = {"one": "# Generated from a notebook\nx = 1\n"}
    assert "missing" in drift(modules, tmp_path)[0]
    write(modules, tmp_path)
    assert drift(modules, tmp_path) == []
    (tmp_path / "one.py").write_text("# Generated from a notebook\nx = 2\n")
    (tmp_path / "stale.py").write_text("# Generated from a notebook\n")
    assert ["not what" in fault or "no notebook" in fault for fault in drift(modules, tmp_path)] == [True, True]
    write(modules, tmp_path)
    assert drift(modules, tmp_path) == []
