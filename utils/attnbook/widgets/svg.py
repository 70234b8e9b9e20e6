"""Small pieces of SVG for the figures' still pictures; text from outside is always escaped."""

from collections.abc import Iterable
from html import escape

Number = float | int

GREY = "#767b85"  # can be read on a light page and on a dark one


def document(width: Number, height: Number, parts: Iterable[str], title: str) -> str:
    """A whole picture; `title` is what a screen reader says."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" font-family="system-ui, sans-serif" font-size="13" fill="{GREY}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def text(x: Number, y: Number, words: str, anchor: str = "start", fill: str = GREY, rotate: Number = 0) -> str:
    turn = f' transform="rotate({rotate:g} {x:g} {y:g})"' if rotate else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{fill}"{turn}>{escape(words)}</text>'


def rect(
    x: Number, y: Number, width: Number, height: Number, fill: str, opacity: Number = 1, stroke: str = "none"
) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}" '
        f'fill-opacity="{opacity:.3f}" stroke="{stroke}"/>'
    )


def line(x1: Number, y1: Number, x2: Number, y2: Number, stroke: str, width: Number, opacity: Number = 1) -> str:
    return (
        f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{stroke}" stroke-width="{width:g}" '
        f'stroke-opacity="{opacity:.3f}"/>'
    )


def circle(x: Number, y: Number, radius: Number, fill: str, opacity: Number = 1) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}" fill-opacity="{opacity:.3f}"/>'


def number(value: float) -> str:
    """−1.5 → "−1.50", as the figures write it."""
    shown = f"{value:.2f}"
    return "0.00" if float(shown) == 0 else shown.replace("-", "−")


def path(points: Iterable[tuple[Number, Number]], stroke: str, width: Number, opacity: Number = 1) -> str:
    """A line through these points."""
    through = " ".join(f"{x:.4g},{y:.4g}" for x, y in points)
    return (
        f'<polyline points="{through}" fill="none" stroke="{stroke}" stroke-width="{width:g}" '
        f'stroke-opacity="{opacity:.3f}"/>'
    )
