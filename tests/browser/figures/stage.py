"""A page with nothing but figures on it: what the book's pages do with them, without the book."""

import sys
from pathlib import Path
from types import SimpleNamespace

from axe_playwright_python.sync_playwright import Axe
from ipywidgets.embed import dependency_state
from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "book" / "extensions"))

import attnbook_figures

from attnbook import colours
from attnbook.widgets.base import LivingFigure

STATIC = Path(__file__).resolve().parents[3] / "book" / "static"
PAGE = """<!doctype html><html lang="en" data-theme="{mode}"><head><meta charset="utf-8"><title>A figure</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{colours}
html[data-theme="dark"] body {{ background: #14181e; color: #eee }}</style>
<link rel="stylesheet" href="_static/book.css"><script defer src="_static/figures.js"></script></head>
<body><main><h1>A figure</h1>{figures}<p>After it.</p></main></body></html>"""


class Stage:
    """A page with figures on it, and everything that went wrong there."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("request", lambda request: self._request(request.url))
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))

    def _request(self, url: str) -> None:
        if not url.startswith(("file:", "blob:", "data:")):
            self.faults.append(f"request to {url}")

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"console {kind}: {text}")

    def violations(self) -> list[str]:
        """What axe-core finds wrong on the page, every rule and best practice counted."""
        options = {"resultTypes": ["violations"], "preload": False}  # a page that is a file may not fetch its styles
        found = Axe().run(self.page, options=options).response["violations"]
        return [f"{rule['id']}: {rule['help']} {[node['html'][:120] for node in rule['nodes']]}" for rule in found]

    def reading(self) -> str:
        """The sentence that says what is selected."""
        return self.page.locator(".reading").inner_text().strip()

    def table(self) -> list[list[str]]:
        """The rows of the open number table, with its head."""
        return self.page.locator(".numbers tr").evaluate_all(
            "rows => rows.map(row => [...row.children].map(cell => cell.innerText.trim()))"
        )

    def trait(self, name: str) -> object:
        """What a trait of the first figure holds now, as the page's model has it."""
        return self.page.evaluate(f"document.querySelector('.living-figure').model.get({name!r})")

    def put(self, /, **traits: object) -> None:
        """Set traits of the first figure, in this order, as Python would."""
        self.page.evaluate(
            "traits => { const { model } = document.querySelector('.living-figure');"
            " for (const [name, value] of Object.entries(traits)) model.set(name, value); }",
            traits,
        )
        self.page.wait_for_timeout(40)


def write_page(folder: Path, figures: list[LivingFigure], mode: str = "light") -> Path:
    """Write the figures' page, with all that it needs, into a folder; returns its path."""
    html = []
    for figure in figures:
        states = dependency_state([figure], drop_defaults=False)
        data, _ = figure._repr_mimebundle_()
        html.append(attnbook_figures.figure_html("cell", data, states))
    static = folder / "_static"
    static.mkdir(exist_ok=True)
    for source in (STATIC / "book.css", STATIC / "figures.js"):
        (static / source.name).write_bytes(source.read_bytes())
    attnbook_figures.write_bundles(SimpleNamespace(outdir=folder), None)  # type: ignore[arg-type]
    path = folder / "page.html"
    properties = colours.css(":root", 'html[data-theme="dark"]')
    path.write_text(PAGE.format(mode=mode, colours=properties, figures="".join(html)), encoding="utf-8")
    return path
