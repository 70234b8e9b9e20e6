"""Write the package's components from the notebooks' cells tagged `export`.

    python utils/tools/export.py [--check]

A notebook's metadata name its module and describe each module that it makes:
`{"attnbook": {"module": "encoder_decoder", "docs": {"encoder_decoder": "…"}}}`. A cell tagged `export` goes there, a
cell tagged `export:NAME` into NAME.py. Each module gets those imports of its notebook that it uses. `--check` writes
nothing and fails when a module is not what its notebook says.
"""

import argparse
import ast
import builtins
import subprocess
import symtable
import sys
from collections import defaultdict
from pathlib import Path

import nbformat
from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode
from notebooks import CHAPTERS, ROOT, fail, notebook_paths

COMPONENTS = ROOT / "utils" / "attnbook" / "components"
MARK = "# Generated from "


class ExportError(Exception):
    """A notebook whose exported cells do not make a module; the message says why."""


def exported_modules(notebook: NotebookNode, name: str) -> dict[str, list[str]]:
    """The sources of the exported cells, in order, by the module that they go to."""
    modules: dict[str, list[str]] = defaultdict(list)
    for number, cell in enumerate(notebook.cells, start=1):
        for tag in cell.metadata.get("tags", []):
            kind, _, module = tag.partition(":")
            if kind != "export":
                continue
            module = module or notebook.metadata.get("attnbook", {}).get("module", "")
            if not module.isidentifier():
                raise ExportError(
                    f"{name}: cell {number} ({cell.id}) is tagged {tag!r}, but the module's name is missing; "
                    'put {"attnbook": {"module": "NAME", "docs": {"NAME": "…"}}} into the notebook\'s metadata'
                )
            try:
                ast.parse(cell.source)
            except SyntaxError as error:
                raise ExportError(
                    f"{name}: cell {number} ({cell.id}) is exported but is not plain Python: {error.msg}"
                ) from error
            modules[module].append(cell.source)
    return dict(modules)


def is_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def without_imports(source: str) -> str:
    """The source without its top-level imports: the module gets them at its head."""
    lines = source.splitlines()
    for node in reversed(ast.parse(source).body):
        if is_import(node):
            del lines[node.lineno - 1 : node.end_lineno]
    return "\n".join(lines).strip("\n")


def notebook_imports(notebook: NotebookNode, name: str) -> dict[str, str]:
    """The import statement behind each name that any code cell imports."""
    found: dict[str, str] = {}
    to_python = TransformerManager().transform_cell  # magics are no Python
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "code":
            continue
        try:
            body = ast.parse(to_python(cell.source)).body
        except SyntaxError as error:
            raise ExportError(f"{name}: cell {number} ({cell.id}) is not Python: {error.msg}") from error
        for node in body:
            for bound, statement in import_statements(node):
                if found.setdefault(bound, statement) != statement:
                    raise ExportError(
                        f"{name}: cell {number} ({cell.id}) has `{statement}`, an earlier one `{found[bound]}`; "
                        f"let {bound} mean one thing"
                    )
    return found


def import_statements(node: ast.stmt) -> list[tuple[str, str]]:
    """Each name that an import binds, with a statement that binds it alone."""
    if isinstance(node, ast.Import):
        source = ""
    elif isinstance(node, ast.ImportFrom):
        source = f"from {node.module} "
    else:
        return []
    statements = []
    for alias in node.names:
        bound = alias.asname or alias.name.split(".")[0]
        renamed = f" as {alias.asname}" if alias.asname else ""
        statements.append((bound, f"{source}import {alias.name}{renamed}"))
    return statements


def free_names(source: str) -> set[str]:
    """The names that the source uses but does not define."""
    module = symtable.symtable(source, "module", "exec")
    defined = {symbol.get_name() for symbol in module.get_symbols() if symbol.is_assigned() or symbol.is_namespace()}

    def used(table: symtable.SymbolTable) -> set[str]:
        names = {
            symbol.get_name()
            for symbol in table.get_symbols()
            if symbol.is_referenced() and (table is module or symbol.is_global())
        }
        return names.union(*(used(child) for child in table.get_children()))

    return used(module) - defined - set(dir(builtins)) - {"__name__", "__file__"}


def public_names(source: str) -> list[str]:
    """The names that a module offers: what it defines at its top level, without a leading underscore."""
    names: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names.update(target.id for target in targets if isinstance(target, ast.Name))
    return sorted(name for name in names if not name.startswith("_"))


def tidy(source: str, path: Path) -> str:
    """The source as ruff wants it, so that the module passes the house's own checks."""
    ruff = [sys.executable, "-m", "ruff"]
    place = ["--quiet", "--config", str(ROOT / "pyproject.toml"), "--stdin-filename", str(path), "-"]
    for command in (["check", "--select", "I,RUF022", "--fix", "--exit-zero"], ["format"]):
        source = subprocess.run(
            [*ruff, *command, *place], input=source, capture_output=True, text=True, encoding="utf-8", check=True
        ).stdout
    return source


def modules_of(path: Path, root: Path = ROOT) -> dict[str, str]:
    """The text of every component module that one notebook makes."""
    name = path.relative_to(root).as_posix()
    notebook = nbformat.read(path, as_version=4)
    cells = exported_modules(notebook, name)
    bodies = {module: "\n\n\n".join(without_imports(cell) for cell in sources) for module, sources in cells.items()}
    if not bodies:
        return {}
    imports = notebook_imports(notebook, name)
    docs = notebook.metadata.get("attnbook", {}).get("docs", {})
    home = {public: module for module, body in bodies.items() for public in public_names(body)}
    modules = {}
    for module, body in bodies.items():
        if module not in docs:
            raise ExportError(f'{name}: the module {module} has no docstring; put it into "docs" in the metadata')
        lines = []
        for free in sorted(free_names(body)):
            if free in home:
                lines.append(f"from attnbook.components.{home[free]} import {free}")
            elif free in imports:
                lines.append(imports[free])
            else:
                raise ExportError(
                    f"{name}: the exported code of {module} uses {free}, which no exported cell defines and no cell "
                    "imports; tag the cell that defines it, or import it"
                )
        header = f'{MARK}{name} by `make export`. Edit the notebook, not this file.\n"""{docs[module]}"""'
        text = "\n\n".join([header, "\n".join(lines), f"__all__ = {public_names(body)!r}", body])
        modules[module] = tidy(text + "\n", root / "utils" / "attnbook" / "components" / f"{module}.py")
    return modules


def all_modules(root: Path = ROOT) -> dict[str, str]:
    """The text of every component module of the book."""
    modules: dict[str, str] = {}
    maker: dict[str, str] = {}
    for path in notebook_paths(root / CHAPTERS.name):
        name = path.relative_to(root).as_posix()
        for module, text in modules_of(path, root).items():
            if module in modules:
                raise ExportError(f"{name} and {maker[module]} both export to {module}; give each a module of its own")
            modules[module], maker[module] = text, name
    return modules


def drift(modules: dict[str, str], components: Path = COMPONENTS) -> list[str]:
    """What differs between the notebooks and the modules on disk, one line each; empty when nothing does."""
    found = []
    for module, text in sorted(modules.items()):
        path = components / f"{module}.py"
        if not path.exists():
            found.append(f"components/{module}.py is missing; run make export")
        elif path.read_text(encoding="utf-8") != text:
            found.append(f"components/{module}.py is not what its notebook says; run make export")
    for path in strangers(modules, components):
        found.append(f"components/{path.name} comes from no notebook; remove it, or tag the cells that make it")
    return found


def strangers(modules: dict[str, str], components: Path = COMPONENTS) -> list[Path]:
    """Modules on disk that no notebook makes."""
    return [path for path in sorted(components.glob("*.py")) if path.stem not in modules and path.stem != "__init__"]


def write(modules: dict[str, str], components: Path = COMPONENTS) -> None:
    """Write what changed, and remove generated modules that no notebook makes any more."""
    for module, text in modules.items():
        path = components / f"{module}.py"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"wrote components/{path.name}")
    for path in strangers(modules, components):
        if path.read_text(encoding="utf-8").startswith(MARK):
            path.unlink()
            print(f"removed components/{path.name}: no notebook makes it")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the package's components from the notebooks.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a module is out of date")
    check = parser.parse_args().check
    try:
        modules = all_modules()
    except ExportError as error:
        fail(str(error))
    if not check:
        write(modules)
    if found := drift(modules):
        fail("\n".join(found))


if __name__ == "__main__":
    main()
