"""The book's plots: one style, and the colours that mean the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files
from itertools import pairwise, product

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle
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


def _arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], width: float = 1.2, colour: str = MUTED
) -> None:
    axes.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": colour, "linewidth": width})


def unrolled(words: Sequence[str]) -> Figure:
    """One recurrent network, drawn once for each word: what it reads, the state it hands on, and the two matrices."""
    figure, axes = plt.subplots(figsize=(8, 2.2))
    for x, word in enumerate(words):
        axes.add_patch(
            FancyBboxPatch((x - 0.24, -0.25), 0.48, 0.5, "round,pad=0.05", facecolor=ENCODER, edgecolor="none")
        )
        axes.text(x, 0, f"$h_{{{x + 1}}}$", ha="center", va="center", color="white", fontsize=12)
        axes.text(x, -1.15, word, ha="center", va="center", fontsize=11)
        axes.text(x + 0.05, -0.58, "$W_x$", fontsize=9, va="center")
        _arrow(axes, (x, -0.92), (x, -0.34))
        _arrow(axes, (x - 0.68, 0), (x - 0.32, 0))
        axes.text(x - 0.5, 0.16, "$W_h$", fontsize=9, ha="center")
    axes.text(-0.78, 0, "$h_0$", ha="center", va="center", fontsize=12)
    axes.set(xlim=(-1, len(words) - 0.5), ylim=(-1.4, 0.5))
    axes.axis("off")
    return figure


def lstm_cell() -> Figure:
    """One step of an LSTM: the cell's line on top, and the three gates that decide about it."""
    figure, axes = plt.subplots(figsize=(8, 3.4))
    line, gate = 1.0, -0.6
    for start, end in ((-0.6, 0.82), (1.18, 2.82), (3.18, 6.6)):
        _arrow(axes, (start, line), (end, line), width=2.5)
    axes.text(-0.7, line, "$c_{t-1}$", ha="right", va="center", fontsize=13)
    axes.text(6.7, line, "$c_t$", ha="left", va="center", fontsize=13)
    for x, symbol in ((1.0, "×"), (3.0, "+"), (5.0, "×")):
        axes.text(x, line if x < 5 else 0.1, symbol, ha="center", va="center", fontsize=15, bbox=_RING)
    gates = (1.0, "forget $f$", "σ"), (2.6, "input $i$", "σ"), (3.4, "candidate $g$", "tanh"), (5.0, "output $o$", "σ")
    for x, name, squash in gates:
        axes.add_patch(FancyBboxPatch((x - 0.26, gate - 0.2), 0.52, 0.4, "round,pad=0.05", facecolor=ENCODER, lw=0))
        axes.text(x, gate, squash, ha="center", va="center", color="white", fontsize=10)
        axes.text(x, gate - 0.62, name, ha="center", va="center", fontsize=10)
    _arrow(axes, (1.0, gate + 0.3), (1.0, line - 0.18))
    axes.text(3.0, 0.1, "×", ha="center", va="center", fontsize=15, bbox=_RING)
    _arrow(axes, (2.6, gate + 0.3), (2.87, 0.0))
    _arrow(axes, (3.4, gate + 0.3), (3.13, 0.0))
    _arrow(axes, (3.0, 0.27), (3.0, line - 0.18))
    _arrow(axes, (5.0, gate + 0.3), (5.0, -0.08))
    _arrow(axes, (5.0, line), (5.0, 0.28))
    axes.text(5.08, 0.62, "tanh", fontsize=9, va="center")
    _arrow(axes, (5.18, 0.1), (6.6, 0.1))
    axes.text(6.7, 0.1, "$h_t$", ha="left", va="center", fontsize=13)
    axes.text(3.0, -1.75, "each of the four boxes reads the word $x_t$ and the old state $h_{t-1}$", ha="center")
    axes.set(xlim=(-1.3, 7.2), ylim=(-1.95, 1.4))
    axes.axis("off")
    return figure


_RING = {"boxstyle": "circle,pad=0.12", "facecolor": "none", "edgecolor": MUTED}


def who_asks() -> Figure:
    """One step of a decoder, as Bahdanau and as Luong have it: which state asks, and where the context goes."""
    figure, panels = plt.subplots(1, 2, figsize=(9, 3.3))
    for axes, title, asks in zip(panels, ("Bahdanau", "Luong"), (0.0, 2.0), strict=True):
        axes.set_title(title, fontsize=11)
        for x, name in ((0.0, "$s_{i-1}$"), (2.0, "$s_i$")):
            _box(axes, x, 0, name, DECODER)
        _box(axes, 1.0, 1.35, "attention", MUTED, width=0.9)
        _box(axes, -0.35, 2.6, "$h_1 \\ldots h_{T_x}$", ENCODER, width=1.1)
        _arrow(axes, (-0.1, 2.3), (0.7, 1.68))
        _arrow(axes, (0.36, 0), (1.66, 0))
        axes.text(2.0, -1.0, "$y_{i-1}$", ha="center", va="center", fontsize=12)
        _arrow(axes, (2.0, -0.78), (2.0, -0.34))
        axes.text(3.3, 1.35, "$y_i$", ha="center", va="center", fontsize=12)
        _arrow(axes, (2.3, 0.25), (3.12, 1.12))
        _arrow(axes, (asks, 0.34), (0.62 if asks == 0 else 1.4, 1.0), width=2.5, colour=DECODER)
        axes.text(-0.42 if asks == 0 else 1.25, 0.5, "asks", ha="center", fontsize=10, color=DECODER)
        axes.text(2.15, 1.5, "$c_i$", ha="center", fontsize=12)
        _arrow(axes, (1.58, 1.35), (3.05, 1.35))
        if asks == 0:
            _arrow(axes, (1.35, 1.0), (1.78, 0.38))
        axes.set(xlim=(-1.1, 3.7), ylim=(-1.3, 3.1))
        axes.axis("off")
    return figure


def pre_and_post_norm() -> Figure:
    """A layer of the Transformer, read from the bottom to the top: the norm before each part, and behind each sum."""
    figure, panels = plt.subplots(1, 2, figsize=(8, 4.4))
    for axes, title, pre in zip(
        panels, ("pre-norm (this book, GPT-2)", "post-norm (the paper)"), (True, False), strict=True
    ):
        axes.set_title(title, fontsize=11)
        axes.text(0, -0.45, "$x$", ha="center", va="center", fontsize=13)
        for bottom, part in ((0.0, "attention"), (3.0 if pre else 3.2, "feed-forward")):
            part_at, sum_at = bottom + (1.75 if pre else 0.95), bottom + (2.55 if pre else 1.9)
            axes.text(0, sum_at, "+", ha="center", va="center", fontsize=15, bbox=_RING)
            # The residual connection, and the way through the part.
            _arrow(axes, (0, bottom - 0.22), (0, sum_at - 0.25), width=2.5)
            axes.plot([0, 1.6], [bottom + 0.12] * 2, "-", color=MUTED, lw=1.2)
            _arrow(axes, (1.6, bottom + 0.12), (1.6, (bottom + 0.55) if pre else part_at - 0.3))
            if pre:
                _box(axes, 1.6, bottom + 0.85, "norm", DECODER, width=0.9)
                _arrow(axes, (1.6, bottom + 1.15), (1.6, part_at - 0.3))
            else:
                _arrow(axes, (0, sum_at + 0.25), (0, bottom + 2.35))
                _box(axes, 0, bottom + 2.65, "norm", DECODER, width=0.9)
            _box(axes, 1.6, part_at, part, ENCODER, width=1.7)
            axes.plot([1.6, 1.6], [part_at + 0.3, sum_at], "-", color=MUTED, lw=1.2)
            _arrow(axes, (1.6, sum_at), (0.25, sum_at))
        _arrow(axes, (0, 5.8 if pre else 6.18), (0, 6.65), width=2.5)
        axes.set(xlim=(-0.8, 2.8), ylim=(-0.8, 6.8))
        axes.axis("off")
    return figure


def transformer_family() -> Figure:
    """Encoder–decoder, GPT and ViT, read upwards; beside each self-attention a map of who may look at whom."""
    figure, panels = plt.subplots(1, 3, figsize=(9.5, 3.9), width_ratios=[2, 1, 1.05])
    for axes, title in zip(panels, ("encoder–decoder", "GPT", "ViT (and BERT)"), strict=True):
        axes.set_title(title, fontsize=11)
        axes.axis("off")
    whole, gpt, vit = panels
    _stack(whole, 0.0, ENCODER, "source", ["self-attention", "feed-forward"])
    _stack(
        whole, 3.6, DECODER, "written words", ["self-attention", "cross-attention", "feed-forward"], "next word", True
    )
    # What the encoder's last layer says goes to every cross-attention.
    whole.plot([0.0, 0.0, 1.75, 1.75], [2.15, 3.4, 3.4, 1.8], "-", color=MUTED, lw=1.2)
    _arrow(whole, (1.75, 1.8), (2.5, 1.8))
    _stack(gpt, 0.0, DECODER, "words", ["self-attention", "feed-forward"], "next word", True)
    _stack(vit, 0.0, ENCODER, "pieces of a picture", ["self-attention", "feed-forward"], "what it shows")
    for axes, right in ((whole, 5.1), (gpt, 1.5), (vit, 1.5)):
        axes.set(xlim=(-2.3, right), ylim=(-0.6, 4.4))
    return figure


def _stack(
    axes: Axes, x: float, colour: str, reads: str, parts: Sequence[str], says: str = "", causal: bool = False
) -> None:
    """The parts of a layer on top of each other, what the first reads, and what the last layer says."""
    axes.text(x, -0.3, reads, ha="center", va="center", fontsize=11)
    _arrow(axes, (x, -0.05), (x, 0.42))
    tops = [0.8 + i for i in range(len(parts))]
    for y, part in zip(tops, parts, strict=True):
        _box(axes, x, y, part, colour, width=1.95)
    for below, above in pairwise(tops):
        _arrow(axes, (x, below + 0.35), (x, above - 0.35))
    axes.text(x + 1.12, (tops[0] + tops[-1]) / 2, "×N", ha="left", va="center", fontsize=9, color=MUTED)
    if says:
        _arrow(axes, (x, tops[-1] + 0.35), (x, 3.65))
        axes.text(x, 3.95, says, ha="center", va="center", fontsize=11)
    size, n = 0.17, 5
    for row, column in product(range(n), repeat=2):  # a row for each word, filled where it may look
        corner = (x - 2.1 + column * size, tops[0] + (n / 2 - 1 - row) * size)
        seen = not causal or column <= row
        axes.add_patch(Rectangle(corner, size, size, facecolor=colour if seen else "none", edgecolor=MUTED, lw=0.6))


def bert(tasks: Mapping[str, tuple[str, Mapping[str, Sequence[int]]]]) -> Figure:
    """BERT under one task after the other: the tokens that it reads, and at which places each answer is read off."""
    widths = [len(row.split()) for row, _ in tasks.values()]
    figure, panels = plt.subplots(1, len(tasks), figsize=(9, 2.6), width_ratios=widths, squeeze=False)
    for axes, (task, (row, answers)) in zip(panels[0], tasks.items(), strict=True):
        tokens = row.split()
        n = len(tokens)
        axes.set_title(task, fontsize=11)
        _box(axes, (n - 1) / 2, 1.0, "BERT", ENCODER, width=n - 0.35)
        for x, token in enumerate(tokens):
            axes.text(x, 0, token, ha="center", va="center", fontsize=9)
            _arrow(axes, (x, 0.2), (x, 0.66))
            axes.plot(x, 1.62, "s", color=ENCODER, markersize=7)  # its vector
        for answer, places in answers.items():
            middle = sum(places) / len(places)
            axes.text(middle, 2.75, answer, ha="center", va="bottom", fontsize=10, weight="bold")
            for x in places:
                _arrow(axes, (x, 1.8), (middle, 2.7))
        axes.set(xlim=(-0.7, n - 0.3), ylim=(-0.3, 3.3))
        axes.axis("off")
    return figure


def _box(axes: Axes, x: float, y: float, name: str, colour: str, width: float = 0.5) -> None:
    shape = FancyBboxPatch((x - width / 2, y - 0.25), width, 0.5, "round,pad=0.06", facecolor=colour, edgecolor="none")
    axes.add_patch(shape)
    axes.text(x, y, name, ha="center", va="center", color="white", fontsize=12)
