"""The book's colours, defined here once: each means the same in prose, formulas, plots and figures.

They are Okabe and Ito's, which people with any kind of colour vision can tell apart. Words need more contrast than
areas do, so each colour has a darker form for words on a light page and a lighter one for words on a dark page.
"""

from typing import NamedTuple


class Colour(NamedTuple):
    """One meaning's colour: in plots and formulas (on any page), and in words on a light and on a dark page."""

    plot: str
    on_light: str
    on_dark: str


COLOURS = {
    "encoder": Colour("#0072B2", "#0067a3", "#5ab4f0"),
    "decoder": Colour("#D55E00", "#b34700", "#ff9259"),
    "query": Colour("#CC79A7", "#9c3f75", "#e8a0cb"),
    "key": Colour("#009E73", "#00704f", "#35c99b"),
    "value": Colour("#E69F00", "#875800", "#f0b429"),
}


def css(light: str, dark: str) -> str:
    """The colours as custom properties (`--query`, …) for what two selectors choose, light pages and dark ones."""
    names = COLOURS.items()
    rules = [
        (light, "".join(f"--{name}: {colour.on_light}; " for name, colour in names)),
        (dark, "".join(f"--{name}: {colour.on_dark}; " for name, colour in names)),
    ]
    return "".join(f"{selector} {{ {properties}}}\n" for selector, properties in rules)
