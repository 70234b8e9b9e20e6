"""Lighter pages: the theme's icons without Font Awesome, and no page loads what has nothing to do on it.

The theme puts a script of 540 KB (gzipped), all of Font Awesome, on each page for a dozen icons. That script is taken
out of the theme's template here, and book/static/icons.css draws the icons. An icon that the theme uses and that
icons.css doesn't know is a filled square; tests/browser/test_weight.py finds it.
"""

from typing import Any

from docutils import nodes
from jinja2 import DictLoader
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

TEMPLATE = "static/webpack-macros.html"  # the theme's own scripts and styles
SCRIPT = "scripts/fontawesome.js"


def drop_font_awesome(app: Sphinx) -> None:
    """Put a copy of the theme's template, without the lines that name the script, before the template itself."""
    if app.builder.name != "html":  # the others have other themes, or none
        return
    templates = app.builder.templates
    lines = templates.get_source(templates.environment, TEMPLATE)[0].splitlines(keepends=True)
    kept = [line for line in lines if SCRIPT not in line]
    if len(kept) == len(lines):
        raise ExtensionError(f"the theme's {TEMPLATE} has no line with {SCRIPT} any more: see attnbook_icons.py")
    templates.loaders.insert(0, DictLoader({TEMPLATE: "".join(kept)}))


def drop_unused(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Keep KaTeX from pages without a formula, and sphinx-design from pages without its cards, tabs and badges."""
    body = context.get("body", "")
    unused = []
    in_titles = any(list(title.findall(nodes.math)) for title in app.env.titles.values())  # those are in the sidebar
    if r"\(" not in body and r"\[" not in body and not in_titles:
        unused += ["katex", "auto-render"]
    if "sd-" not in body:
        unused += ["sphinx-design", "design-tabs"]
    for files in context["css_files"], context["script_files"]:
        # In place: Sphinx itself goes on with these lists, and resets them for each page.
        files[:] = [file for file in files if not any(name in str(file.filename) for name in unused)]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_css_file("icons.css")
    app.connect("builder-inited", drop_font_awesome)
    app.connect("html-page-context", drop_unused, priority=900)  # after all that add files
    return {"parallel_read_safe": True, "parallel_write_safe": True}
