"""The quiz questions of the chapters: one TOML file a chapter, beside its checks."""

import tomllib
from importlib.resources import files
from typing import Any


def questions(chapter: str) -> list[dict[str, Any]]:
    """The questions of a chapter (`questions("looking_back")`), as the figure Quiz takes them."""
    text = (files("attnbook.exercises") / f"{chapter}.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["questions"]
    return found
