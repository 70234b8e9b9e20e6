"""The book's plots: one style, and the colours that mean the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import as_file, files

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from matplotlib_inline.backend_inline import set_matplotlib_formats

from attnbook.colours import COLOURS

ENCODER = COLOURS["encoder"].plot
DECODER = COLOURS["decoder"].plot
MUTED = "#767b85"  # lines and words beside the point; readable on a light page and on a dark one


def use_style() -> None:
    """From here on, plots look like the book's: sharp at any size, at home on a light page and on a dark one."""
    with as_file(files("attnbook") / "book.mplstyle") as style:
        plt.style.use(style)
    set_matplotlib_formats("svg", metadata={"Date": None})


def encoder_decoder(source: Sequence[str], target: Sequence[str]) -> Figure:
    """The unrolled model: the encoder reads the source, the decoder writes the target and reads what it wrote."""
    steps = [(word, None) for word in source] + list(zip(["<sos>", *target], [*target, "<eos>"], strict=True))
    figure, axes = plt.subplots(figsize=(8, 2.4))
    for x, (read, written) in enumerate(steps):
        colour = ENCODER if written is None else DECODER
        axes.add_patch(
            FancyBboxPatch((x - 0.28, -0.25), 0.56, 0.5, "round,pad=0.05", facecolor=colour, edgecolor="none")
        )
        axes.text(x, -1.0, read, ha="center", va="center", fontsize=11)
        _arrow(axes, (x, -0.78), (x, -0.36))
        if written is not None:
            axes.text(x, 1.0, written, ha="center", va="center", fontsize=11, weight="bold")
            _arrow(axes, (x, 0.36), (x, 0.78))
        if x:
            _arrow(axes, (x - 0.64, 0), (x - 0.34, 0), width=2.5 if x == len(source) else 1.2)
    axes.text((len(source) - 1) / 2, -1.5, "encoder", color=ENCODER, ha="center", weight="bold")
    axes.text(len(source) - 0.5, 0.45, "context\nvector", ha="center", va="bottom", fontsize=9)
    axes.text(len(source) + len(target) / 2, -1.5, "decoder", color=DECODER, ha="center", weight="bold")
    axes.set(xlim=(-0.5, len(steps) - 0.5), ylim=(-1.7, 1.3))
    axes.axis("off")
    return figure


def _arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float], width: float = 1.2) -> None:
    axes.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": MUTED, "linewidth": width})
