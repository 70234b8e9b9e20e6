"""The words of Little World, read from the tables in `lexicon/`.

Each row is one lemma with what the three languages need to inflect it; rows marked *small* make the small lexicon. An
empty cell means "by the regular rule".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

from attnbook.corpora.littleworld.sentence import LANGUAGES, Language, Token

SIZES = ("small", "full")


@dataclass(frozen=True, slots=True, eq=False)
class Noun:
    en: str
    en_plural: str
    fr: str
    fr_plural: str
    fr_gender: str  # "m" or "f"
    fr_feminine: str  # for professions: chanteur, chanteuse
    ko: str
    ko_counter: str  # the word that Korean counts it with: 학생 두 명
    kind: str
    mass: bool
    en_at: str = ""  # the last three for places only: in the park, dans le parc, au parc
    fr_at: str = ""
    fr_to: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Adjective:
    en: str
    fr: str
    fr_feminine: str
    fr_before_vowel: str  # un *bel* homme
    fr_first: bool  # stands before its noun in French
    ko: str
    ko_irregular: str
    rank: int  # English puts lower ranks first: beautiful big new red
    predicative: bool
    kinds: tuple[str, ...]  # what it can be said of: kinds of noun, or single nouns


@dataclass(frozen=True, slots=True, eq=False)
class Verb:
    en: str  # with its particle: "wait for"
    en_base: str
    en_third: str
    en_past: str
    en_particle: str
    fr_present: tuple[str, ...]  # je, tu, il, nous, ils
    fr_participle: str
    fr_future: str
    fr_auxiliary: str
    state: bool  # a state (like, love) takes the French imparfait, an event (eat) the passé composé
    ko: str
    ko_irregular: str
    frame: str  # alone, object, recipient (object and recipient), goal, place
    subjects: tuple[str, ...]
    objects: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    en: str
    fr: str
    fr_gender: str
    ko: str


@dataclass(frozen=True, slots=True, eq=False)
class Time:
    """When. Each language holds words with their pieces: *last week* and *la semaine dernière* share two of them."""

    en: str
    words: dict[Language, tuple[Token, ...]]
    tenses: tuple[str, ...]

    def said(self, language: Language, path: str) -> list[Token]:
        """Its words in that language, their pieces named within the clause at `path`."""
        return [
            Token(token.text, tuple(path + piece for piece in token.pieces), token.glued)
            for token in self.words[language]
        ]


@dataclass(frozen=True, slots=True, eq=False)
class Adverb:
    en: str
    fr: str
    ko: str


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    size: str
    nouns: tuple[Noun, ...]
    places: tuple[Noun, ...]
    adjectives: tuple[Adjective, ...]
    verbs: tuple[Verb, ...]
    names: tuple[Name, ...]
    times: tuple[Time, ...]
    adverbs: tuple[Adverb, ...]

    @property
    def n_content_lemmas(self) -> int:
        """Nouns (places among them), adjectives and verbs."""
        return len(self.nouns) + len(self.places) + len(self.adjectives) + len(self.verbs)

    def noun(self, english: str) -> Noun:
        return _find(self.nouns + self.places, english)

    def adjective(self, english: str) -> Adjective:
        return _find(self.adjectives, english)

    def verb(self, english: str) -> Verb:
        return _find(self.verbs, english)

    def name(self, english: str) -> Name:
        return _find(self.names, english)

    def time(self, english: str) -> Time:
        return _find(self.times, english)

    def adverb(self, english: str) -> Adverb:
        return _find(self.adverbs, english)


Lemma = TypeVar("Lemma", Noun, Adjective, Verb, Name, Time, Adverb)


def _find(lemmas: tuple[Lemma, ...], english: str) -> Lemma:
    for lemma in lemmas:
        if lemma.en == english:
            return lemma
    raise KeyError(f"{english!r} is not in this lexicon of Little World")


@cache
def lexicon(size: str = "full") -> Lexicon:
    """The lexicon of that size; the small one holds the same lemmas as the full one, only fewer."""
    if size not in SIZES:
        raise ValueError(f"expected a lexicon that is one of {', '.join(SIZES)}, got {size!r}")
    return Lexicon(
        size=size,
        nouns=tuple(_noun(row) for row in _rows("nouns", size)),
        places=tuple(_place(row) for row in _rows("places", size)),
        adjectives=tuple(_adjective(row) for row in _rows("adjectives", size)),
        verbs=tuple(_verb(row) for row in _rows("verbs", size)),
        names=tuple(Name(row["en"], row["fr"], row["gender"], row["ko"]) for row in _rows("names", size)),
        times=tuple(_time(row) for row in _rows("times", size)),
        adverbs=tuple(Adverb(row["en"], row["fr"], row["ko"]) for row in _rows("adverbs", size)),
    )


@cache
def aspirated() -> frozenset[str]:
    """French words whose h forbids elision: *le hamster*, not *l'hamster*."""
    words: list[str] = []
    for row in _rows("nouns", "full"):
        if row["fr_h"]:
            words += [row["fr"], row["fr_plural"] or french_plural(row["fr"])]
    for row in _rows("adjectives", "full"):
        if row["fr_h"]:
            words += [row["fr"], row["fr_feminine"], row["fr"] + "s", row["fr_feminine"] + "s"]
    return frozenset(words)


def french_plural(word: str) -> str:
    """By the regular rule: -s, -x and -z stay, -eau and -eu take x, -al becomes -aux, the rest take s."""
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith(("eau", "eu")) and word != "bleu":
        return word + "x"
    return word[:-2] + "aux" if word.endswith("al") else word + "s"


def _rows(table: str, size: str) -> Iterator[dict[str, str]]:
    text = files(__package__).joinpath("lexicon", f"{table}.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        if size == "full" or row["small"] == "yes":
            yield row


def _english_s(word: str) -> str:
    """Both the plural of a noun and the third person of a verb: cats, boxes, cities, goes."""
    if word.endswith(("s", "x", "z", "ch", "sh", "go")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _english_past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    return word[:-1] + "ied" if word.endswith("y") and word[-2] not in "aeiou" else word + "ed"


def _noun(row: dict[str, str]) -> Noun:
    return Noun(
        en=row["en"],
        en_plural=row["en_plural"] or _english_s(row["en"]),
        fr=row["fr"],
        fr_plural=row["fr_plural"] or french_plural(row["fr"]),
        fr_gender=row["fr_gender"],
        fr_feminine=row["fr_feminine"],
        ko=row["ko"],
        ko_counter=row["ko_counter"],
        kind=row["kind"],
        mass=bool(row["mass"]),
    )


def _place(row: dict[str, str]) -> Noun:
    return Noun(
        en=row["en"],
        en_plural=_english_s(row["en"]),
        fr=row["fr"],
        fr_plural=french_plural(row["fr"]),
        fr_gender=row["fr_gender"],
        fr_feminine="",
        ko=row["ko"],
        ko_counter=row["ko_counter"],
        kind="place",
        mass=False,
        en_at=row["en_at"],
        fr_at=row["fr_at"],
        fr_to=row["fr_to"],
    )


def _adjective(row: dict[str, str]) -> Adjective:
    return Adjective(
        en=row["en"],
        fr=row["fr"],
        fr_feminine=row["fr_feminine"],
        fr_before_vowel=row["fr_before_vowel"] or row["fr"],
        fr_first=row["fr_position"] == "before",
        ko=row["ko"],
        ko_irregular=row["ko_irregular"],
        rank=int(row["rank"]),
        predicative=row["predicative"] == "yes",
        kinds=tuple(row["kinds"].split()),
    )


def _verb(row: dict[str, str]) -> Verb:
    base, _, particle = row["en"].partition(" ")
    stem = row["fr"][:-2]  # the regular verbs of the table are all in -er
    regular = tuple(stem + ending for ending in ("e", "es", "e", "eons" if stem.endswith("g") else "ons", "ent"))
    return Verb(
        en=row["en"],
        en_base=base,
        en_third=_english_s(base),
        en_past=row["en_past"].split(" ")[0] or _english_past(base),
        en_particle=particle,
        fr_present=tuple(row["fr_present"].split()) or regular,
        fr_participle=row["fr_participle"] or stem + "é",
        fr_future=row["fr_future"] or row["fr"],
        fr_auxiliary=row["fr_auxiliary"],
        state=row["past"] == "state",
        ko=row["ko"],
        ko_irregular=row["ko_irregular"],
        frame=row["frame"],
        subjects=tuple(row["subjects"].split()),
        objects=tuple(row["objects"].split()),
    )


def _time(row: dict[str, str]) -> Time:
    words: dict[Language, tuple[Token, ...]] = {language: _timed(row[language], language) for language in LANGUAGES}
    return Time(" ".join(token.text for token in words["en"]), words, tuple(row["tenses"].split()))


def _timed(cell: str, language: Language) -> tuple[Token, ...]:
    """Read *la/1 semaine/1 dernière/2*: each word, and after slashes the pieces of meaning that it expresses."""
    tokens = []
    for word in cell.split():
        text, *numbers = word.split("/")
        particle = language == "ko" and text == "에"
        tokens.append(Token(text, tuple(f"time.{number}" for number in numbers or ["0"]), particle))
    return tuple(tokens)
