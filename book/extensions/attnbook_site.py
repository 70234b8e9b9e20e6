"""The book's own Sphinx extension: chapters with their outputs, and links to a repository where one is known."""

import os
from pathlib import Path

import nbformat
from attnbook_figures import show_figures
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

from attnbook.colours import COLOURS, css


def read_executed(app: Sphinx, docname: str, source: list[str]) -> None:
    """Take a chapter's notebook from _build/executed, where `make html` has put it with its outputs."""
    if Path(app.env.doc2path(docname)).suffix != ".ipynb":
        return
    executed = Path(app.srcdir, "_build", "executed", f"{docname}.ipynb")
    if not executed.exists():
        raise ExtensionError(f"{docname}.ipynb has not been executed: run `make html`, which does it before building.")
    app.env.note_dependency(str(executed))  # executed anew, it is read anew
    notebook = nbformat.read(executed, as_version=4)
    show_figures(notebook)
    source[0] = nbformat.writes(notebook)


def name_cells(app: Sphinx, doctree: nodes.document) -> None:
    """Give each code cell on a page its id, so that it can be linked to."""
    executed = Path(app.srcdir, "_build", "executed", f"{app.env.docname}.ipynb")
    if not executed.exists():
        return
    cells = nbformat.read(executed, as_version=4).cells
    for node in doctree.findall(nodes.container):
        if node.get("nb_element") == "cell_code":
            node["ids"].append(cells[node["cell_index"]].id)


def colour_words(app: Sphinx, doctree: nodes.document) -> None:
    """Give bold words with a colour of their own (**query**, **keys**, **encoder**, …) that colour."""
    for node in doctree.findall(nodes.strong):
        word = node.astext().lower()
        name = {"queries": "query"}.get(word, word.removesuffix("s"))
        if name in COLOURS:
            node["classes"].append(name)


def write_colours(app: Sphinx, error: Exception | None) -> None:
    """The book's colours for its pages; a formula's `\\color{#…}` follows the page's light or dark form."""
    formulas = "".join(
        f'.katex [style*="{colour.plot}" i] {{ color: var(--{name}) !important; }}\n'
        for name, colour in COLOURS.items()
    )
    path = Path(app.outdir, "_static", "colours.css")
    path.write_text(css(":root", 'html[data-theme="dark"]') + formulas, encoding="utf-8")


def watch_static(app: Sphinx, docname: str, source: list[str]) -> None:
    """Build the first page anew when a style has changed: Sphinx copies styles only when a page is out of date."""
    if docname == app.config.root_doc:
        for path in Path(app.srcdir, "book", "static").iterdir():
            app.env.note_dependency(str(path))


def link_repository(app: Sphinx, config: Config) -> None:
    """Add the repository's and Colab's buttons. ATTNBOOK_REPOSITORY (OWNER/NAME) is set where the site is published."""
    repository = os.environ.get("ATTNBOOK_REPOSITORY", "")
    if not repository:
        return
    owner, _, name = repository.partition("/")
    config.html_baseurl = f"https://{owner}.github.io/{name}/"
    config.html_theme_options |= {
        "repository_url": f"https://github.com/{repository}",
        "repository_branch": "notebooks",  # Colab opens the executed notebooks
        "use_repository_button": True,
        "launch_buttons": {"colab_url": "https://colab.research.google.com"},
    }


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", read_executed)
    app.connect("source-read", watch_static)
    app.connect("config-inited", link_repository)
    app.connect("doctree-read", name_cells)
    app.connect("doctree-read", colour_words)
    app.connect("build-finished", write_colours)
    app.add_css_file("colours.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
