"""Check that every notebook is in the form that the book needs; `--fix` puts right what a machine can.

    python utils/tools/lint_notebooks.py [--fix] [NOTEBOOK ...]

The form: no outputs, readable cell ids, the set-up cell first, short cells, no metadata but the book's own, and
Markdown that Jupyter, Colab, VS Code and GitHub all show alike (CommonMark, tables, $math$, images, <details>,
relative links).
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
from markdown_it import MarkdownIt
from markdown_it.token import Token
from nbformat import NotebookNode
from notebooks import ROOT, fail, notebook_paths

SETUP = """\
# Set-up: in Colab this installs the book's helper package; elsewhere it does nothing.
import sys

REPOSITORY = ""  # filled in when the book is published
if REPOSITORY and "google.colab" in sys.modules:
    %pip install -q "attnbook @ git+{REPOSITORY}\""""
MAX_LINES = 25
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python"}
METADATA = {"attnbook", "kernelspec", "language_info"}
CELL_METADATA = {"tags", "mystnb"}
PLOT = re.compile(r"^plt\.show\(|^plots\.\w+\(.*\);$", re.MULTILINE)
TAG = re.compile(
    r"export(:[a-z_]+)?|hide-(input|output|cell)|remove-(input|output|cell)|nbval-check-output|raises-exception"
)
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
RANDOM_ID = re.compile(r"(?=.*[0-9])[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?")  # as Jupyter makes them
HTML_TAGS = {"details", "summary", "br", "sub", "sup", "kbd"}
HTML_TAG = re.compile(r"<([A-Za-z][\w-]*)|<([!?])")
MATH = re.compile(r"\$\$.+?\$\$|(?<![\\$])\$(?!\s)[^$\n]+?(?<!\s)\$", re.DOTALL)
MARKDOWN = MarkdownIt("commonmark").enable("table")


def directives(source: str) -> Iterator[str]:
    """What only MyST understands."""
    if re.search(r"^\s*:{3,}", source, re.MULTILINE):
        yield "a ::: block"
    if re.search(r"^\([\w-]+\)=\s*$", source, re.MULTILINE):
        yield "a (label)= line"
    if re.search(r"\[\^[^\]]+\]", source):
        yield "a footnote"


def inline_faults(token: Token, folder: Path) -> Iterator[str]:
    """Faults of one paragraph, heading or table cell."""
    before = ""
    for child in token.children or []:
        if child.type == "code_inline" and (role := re.search(r"\{[\w:-]+\}$", before)):
            yield f"the role {role[0]} shows as raw text; use plain Markdown"
        if child.type == "html_inline":
            yield from html_faults(child.content)
        if child.type in ("link_open", "image"):
            yield from link_faults(str(child.attrs["href" if child.type == "link_open" else "src"]), folder)
        before = child.content if child.type == "text" else ""


def html_faults(html: str) -> Iterator[str]:
    for tag, other in HTML_TAG.findall(html):
        if other:
            yield "an HTML comment or declaration; remove it"
        elif tag.lower() not in HTML_TAGS:
            yield f"raw HTML <{tag}>; only {', '.join(f'<{name}>' for name in sorted(HTML_TAGS))} show everywhere"


def link_faults(link: str, folder: Path) -> Iterator[str]:
    """A link must name another site, a place on this page, or a file that exists."""
    parts = urlsplit(link)
    if parts.scheme in ("http", "https", "mailto") or (not parts.scheme and not parts.netloc and not parts.path):
        return
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        yield f"the link {link} works in one place only; use a relative path or a full address"
    elif not (folder / unquote(parts.path)).is_file():
        yield f"the link {link} leads nowhere; name a file that exists, relative to this notebook"


def markdown_faults(source: str, folder: Path) -> Iterator[str]:
    """What is not portable in a Markdown cell, or leads nowhere."""
    tokens = MARKDOWN.parse(MATH.sub("math", source))
    prose = "\n".join(token.content for token in tokens if token.type == "inline")
    for found in directives(re.sub(r"`[^`\n]*`", "", prose)):
        yield f"{found} shows as raw text; use plain Markdown"
    for token in tokens:
        if token.type == "fence" and token.info.strip().startswith("{"):
            yield f"the directive {token.info.strip()} shows as raw text; use plain Markdown"
        elif token.type == "html_block":
            yield from html_faults(token.content)
        elif token.type == "inline":
            yield from inline_faults(token, folder)


def cell_faults(cell: NotebookNode, folder: Path) -> Iterator[str]:
    name = cell.get("id", "")
    if not SLUG.fullmatch(name) or RANDOM_ID.fullmatch(name):
        yield "the id must be readable words like `train-loop`; give it one"
    if cell.cell_type == "markdown":
        yield from markdown_faults(cell.source, folder)
        if cell.get("attachments"):
            yield "an attached image; save it as a file and link to it"
    elif cell.cell_type == "code":
        if cell.outputs or cell.execution_count is not None:
            yield "it has outputs or an execution count; run make lint to strip them"
        n_lines = len(cell.source.splitlines())
        if n_lines > MAX_LINES:
            yield f"{n_lines} lines; split it, {MAX_LINES} are the most"
        if PLOT.search(cell.source) and not cell.metadata.get("mystnb", {}).get("image", {}).get("alt"):
            yield 'a plot without words for who doesn\'t see it; add the metadata {"mystnb": {"image": {"alt": "…"}}}'
    else:
        yield f"a cell of type {cell.cell_type}; only code and Markdown are shown everywhere"
    for key in sorted(set(cell.metadata) - CELL_METADATA):
        yield f"metadata {key!r}; run make lint to remove it"
    for tag in cell.metadata.get("tags", []):
        if not TAG.fullmatch(tag):
            yield f"the tag {tag!r} means nothing to the book; remove or correct it"
    if cell.source != cell.source.strip("\n"):
        yield "empty lines at its start or end; run make lint to remove them"


def notebook_faults(notebook: NotebookNode) -> Iterator[str]:
    """Faults that no single cell holds."""
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
        yield f"format {notebook.nbformat}.{notebook.nbformat_minor}; run make lint to bring it to 4.5"
    if notebook.metadata.get("kernelspec") != KERNEL or notebook.metadata.get("language_info") != LANGUAGE:
        yield "kernelspec and language_info are not the book's; run make lint to set them"
    for key in sorted(set(notebook.metadata) - METADATA):
        yield f"metadata {key!r}; run make lint to remove it"
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if not code or code[0].source != SETUP:
        yield "the first code cell is not the set-up cell; copy SETUP from utils/tools/lint_notebooks.py"


def lint(path: Path) -> list[str]:
    """Everything that is wrong with a notebook, one line each; empty when nothing is."""
    shown = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
    text = path.read_text(encoding="utf-8")
    try:
        notebook = nbformat.v4.reads(text)  # as it is: nbformat.reads would quietly repair it
    except (AttributeError, KeyError, ValueError):
        return [f"{shown}: not a notebook of format 4; restore the file, or run make lint on an old one"]
    faults = [f"{shown}: {fault}" for fault in notebook_faults(notebook)]
    seen: set[str] = set()
    for number, cell in enumerate(notebook.cells, start=1):
        name = cell.get("id", "no id")
        found = list(cell_faults(cell, path.parent))
        if name in seen:
            found.append("another cell has the same id; give it one of its own")
        seen.add(name)
        faults += [f"{shown}: cell {number} ({name}): {fault}" for fault in found]
    if not faults and text != as_text(notebook):
        faults.append(f"{shown}: not laid out as the book's tools write it; run make lint")
    return faults


def as_text(notebook: NotebookNode) -> str:
    """The notebook as the book stores it, so that a change shows as a small diff."""
    return nbformat.v4.writes(notebook) + "\n"


def fix(path: Path) -> None:
    """Strip outputs, counts and foreign metadata, and write the notebook in its one layout."""
    text = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    notebook.nbformat_minor = 5
    attnbook = notebook.metadata.get("attnbook")
    notebook.metadata = NotebookNode(kernelspec=KERNEL, language_info=LANGUAGE)
    if attnbook:
        notebook.metadata["attnbook"] = attnbook
    for cell in notebook.cells:
        cell.source = cell.source.strip("\n")
        kept = {key: value for key, value in cell.metadata.items() if key in CELL_METADATA and value}
        cell.metadata = NotebookNode(kept)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    if as_text(notebook) != text:
        path.write_text(as_text(notebook), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Check the form of the book's notebooks.")
    parser.add_argument("--fix", action="store_true", help="put right what a machine can")
    parser.add_argument("notebooks", nargs="*", type=Path, help="all of the book's when none is named")
    arguments = parser.parse_args()
    paths = [path.resolve() for path in arguments.notebooks] or notebook_paths()
    if arguments.fix:
        for path in paths:
            fix(path)
    faults = [fault for path in paths for fault in lint(path)]
    if faults:
        fail("\n".join(faults))


if __name__ == "__main__":
    main()
