"""Sentences whose words know which pieces of meaning they express, and the gold alignment that follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Language = Literal["en", "fr", "ko"]
LANGUAGES: tuple[Language, ...] = ("en", "fr", "ko")


class Token(NamedTuple):
    """One word, and the names of the pieces of meaning that it expresses: none for a word that only grammar needs."""

    text: str
    pieces: tuple[str, ...] = ()
    glued: bool = False  # written without a space before it, like a Korean particle


@dataclass(frozen=True, slots=True)
class Sentence:
    language: Language
    tokens: tuple[Token, ...]

    @property
    def words(self) -> list[str]:
        return [token.text for token in self.tokens]

    @property
    def text(self) -> str:
        """The sentence as people write it: *l'étudiant*, *학생은*, where the tokens are *l' étudiant* and *학생 은*."""
        text = ""
        for token in self.tokens:
            glued = token.glued or not text or text.endswith("'")
            text += token.text if glued else " " + token.text
        return text


def gold_alignment(source: Sentence, target: Sentence) -> frozenset[tuple[int, int]]:
    """Pairs (i, j) where word i of the source and word j of the target express the same piece of meaning."""
    expressed_at: dict[str, list[int]] = {}
    for j, token in enumerate(target.tokens):
        for piece in token.pieces:
            expressed_at.setdefault(piece, []).append(j)
    return frozenset(
        (i, j) for i, token in enumerate(source.tokens) for piece in token.pieces for j in expressed_at.get(piece, ())
    )
