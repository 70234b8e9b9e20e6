"""Living figures on the built pages: picture and state go into the page, and book/static/figures.js starts them.

A notebook's output that shows a figure becomes the picture with its description, which is all that a reader without
JavaScript needs, and the figure's state beside it. The bundles go into _static/figures, one script each, which the
page loads when a figure scrolls into view.
"""

import base64
import json
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import nbformat
from docutils import nodes
from docutils.parsers.rst import directives
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from attnbook.widgets.base import DIST

VIEW = "application/vnd.jupyter.widget-view+json"
STATES = "application/vnd.jupyter.widget-state+json"
NOT_OURS = {"layout", "tabbable", "tooltip"}  # ipywidgets' own traits, of no use on a page


def show_figures(notebook: NotebookNode, caption: str | None = None) -> None:
    """Turn each figure among a notebook's outputs into HTML for the page, with another caption if one is given."""
    states = notebook.metadata.get("widgets", {}).get(STATES, {}).get("state", {})
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if VIEW in output.get("data", {}):
                output["data"] = {"text/html": figure_html(cell.id, output["data"], states, caption)}
    notebook.metadata.pop("widgets", None)


def figure_html(cell_id: str, data: dict[str, Any], states: dict[str, Any], caption: str | None = None) -> str:
    """The still picture and the state of the figure that one output shows."""
    model = states.get(data[VIEW]["model_id"])
    picture, description = data.get("image/svg+xml"), data.get("text/plain")
    if model is None or picture is None or description is None:
        raise ExtensionError(f"the cell {cell_id!r} shows a widget that is none of the book's figures")
    traits = {name: value for name, value in model["state"].items() if name[0] != "_" and name not in NOT_OURS}
    if caption is not None:
        traits["caption"] = caption
    state = {"traits": traits, "buffers": model.get("buffers", [])}
    source = f"data:image/svg+xml;base64,{base64.b64encode(picture.encode()).decode()}"
    words = f"<figcaption>{escape(traits['caption'])}</figcaption>" if traits["caption"] else ""
    return (
        f'<div class="living-figure" data-bundle="{bundle_name(model["state"]["_anywidget_id"])}">'
        f'<figure class="still"><img src="{source}" alt="{escape(description)}">{words}</figure>'
        f'<script type="application/json">{json.dumps(state).replace("<", chr(92) + "u003c")}</script></div>'
    )


def bundle_name(anywidget_id: str) -> str:
    """attnbook.widgets.attention_map.AttentionMap → attention_map"""
    return anywidget_id.split(".")[-2]


class LivingFigure(SphinxDirective):
    """`{living-figure} chapters/…/NOTEBOOK CELL`: the figure that a cell of an executed notebook shows.

    The option `caption` replaces the figure's own, which may speak of the text around it.
    """

    required_arguments = 2
    option_spec: ClassVar[dict[str, Any]] = {"caption": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        document, cell_id = self.arguments
        path = Path(self.env.srcdir, "_build", "executed", f"{document}.ipynb")
        self.env.note_dependency(str(path))
        notebook = nbformat.read(path, as_version=4)
        show_figures(notebook, self.options.get("caption"))
        outputs = [output for cell in notebook.cells if cell.id == cell_id for output in cell.get("outputs", [])]
        html = [output["data"]["text/html"] for output in outputs if "text/html" in output.get("data", {})]
        if not html:
            raise self.error(f"{document} has no cell {cell_id!r} that shows a figure")
        return [nodes.raw("", html[0], format="html")]


def start_figures(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the program that starts the figures on pages that have some."""
    if 'class="living-figure"' in context.get("body", ""):
        app.add_js_file("figures.js", loading_method="defer")


def write_bundles(app: Sphinx, error: Exception | None) -> None:
    """One classic script for each bundle, because a page that is opened as a file may not load a module."""
    folder = Path(app.outdir, "_static", "figures")
    folder.mkdir(parents=True, exist_ok=True)
    for bundle in DIST.glob("*.js"):
        code = json.dumps(bundle.read_text(encoding="utf-8"), ensure_ascii=False)
        text = f"attnbookFigures.bundle({json.dumps(bundle.stem)}, {code});\n"
        (folder / bundle.name).write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("living-figure", LivingFigure)
    app.connect("html-page-context", start_figures)
    app.connect("build-finished", write_bundles)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
