"""The concept map: `{concept-map}` makes a table of book/concepts.yml, with links into the chapters.

A link is NOTEBOOK#PLACE: the notebook's name, and the id of a code cell or of a heading on its page.
"""

from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

KINDS = ("told", "built", "seen", "measured", "practised")


class ConceptMap(SphinxDirective):
    """One table for each part of the book: the idea, and where it is told, built, seen, measured and practised."""

    def run(self) -> list[nodes.Node]:
        path = Path(self.env.srcdir, "book", "concepts.yml")
        self.env.note_dependency(str(path))
        parts: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
        made: list[nodes.Node] = []
        for part in parts:
            made += [nodes.rubric("", part["part"]), self._table(part["concepts"])]
        return made

    def _table(self, concepts: list[dict[str, Any]]) -> nodes.table:
        head = nodes.thead("", self._row([nodes.Text(word) for word in ("idea", *KINDS)]))
        body = nodes.tbody("", *[self._concept(concept) for concept in concepts])
        columns = [nodes.colspec(colwidth=40)] + [nodes.colspec(colwidth=12) for _ in KINDS]
        return nodes.table("", nodes.tgroup("", *columns, head, body, cols=len(columns)), classes=["concepts"])

    def _concept(self, concept: dict[str, Any]) -> nodes.row:
        row = self._row([nodes.Text(concept["idea"]), *[self._link(concept[kind]) for kind in KINDS]])
        row[0]["ids"].append(f"concept-{concept['id']}")
        return row

    def _link(self, place: str) -> nodes.reference:
        notebook, _, anchor = place.partition("#")
        found = [name for name in self.env.found_docs if name.endswith(f"/{notebook}")]
        if len(found) != 1:
            raise self.error(f"book/concepts.yml links to {place}, but there is no notebook {notebook}")
        # Where this page and the notebook are is known when the pages are written; both are two levels deep or less.
        here = self.env.docname.count("/")
        address = f"{'../' * here}{found[0]}.html#{anchor}"
        return nodes.reference("", notebook[:2], refuri=address, internal=True)

    @staticmethod
    def _row(cells: list[nodes.Node]) -> nodes.row:
        return nodes.row("", *[nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells])


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("concept-map", ConceptMap)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
