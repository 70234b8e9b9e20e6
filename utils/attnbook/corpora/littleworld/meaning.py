"""What a sentence of Little World says, before any language says it.

A meaning is built of phrases (who, what, where) and clauses (who does what to whom). It holds nothing that only one
language cares about: no gender agreement, no word order, no particles. `english`, `french` and `korean` each say it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attnbook.corpora.littleworld.lexicon import Adjective, Adverb, Name, Noun, Time, Verb

Tense = Literal["past", "present", "future"]
TENSES: tuple[Tense, ...] = ("past", "present", "future")
Conjunction = Literal["and", "but", "because", "when"]
CONJUNCTIONS: tuple[Conjunction, ...] = ("and", "but", "because", "when")
PronounWord = Literal["I", "you", "he", "she", "we", "they"]
PRONOUNS: tuple[PronounWord, ...] = ("I", "you", "he", "she", "we", "they")
Determiner = Literal[
    "the", "a", "this", "my", "your", "his", "her", "our", "their", "two", "three", "four", "five", "how many"
]  # fmt: skip
POSSESSIVES: tuple[Determiner, ...] = ("my", "your", "his", "her", "our", "their")
NUMERALS: tuple[Determiner, ...] = ("two", "three", "four", "five")


@dataclass(frozen=True, slots=True)
class Pronoun:
    word: PronounWord


@dataclass(frozen=True, slots=True)
class Wh:
    """What a question asks for: *who* stands for a subject, *what* for an object, *where* for a place."""

    word: Literal["who", "what", "where"]


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun with all that hangs on it. For a mass noun (*water*) the determiner "a" means an unspecified amount.

    "how many" asks for the number of a plural, and stands in the object of a question only.
    """

    noun: Noun
    determiner: Determiner = "the"
    plural: bool = False
    adjectives: tuple[Adjective, ...] = ()
    relative: Clause | None = None  # the clause lacks the subject or the object that this noun is


@dataclass(frozen=True, slots=True)
class Both:
    """Two phrases joined by *and*."""

    first: Name | NounPhrase
    second: Name | NounPhrase


Phrase = Pronoun | Name | NounPhrase | Both


@dataclass(frozen=True, slots=True)
class Clause:
    """Who does what to whom, where and when; or who *is* what (`verb` is None and `complement` says what or where).

    In a relative clause the subject or the object is None: it is the noun that the clause describes.
    """

    subject: Phrase | Wh | None
    verb: Verb | None = None
    complement: Adjective | NounPhrase | None = None
    object: Phrase | Wh | None = None
    recipient: Phrase | None = None
    goal: NounPhrase | None = None
    place: NounPhrase | Wh | None = None
    time: Time | None = None
    adverb: Adverb | None = None
    tense: Tense = "present"
    negative: bool = False
    question: bool = False


@dataclass(frozen=True, slots=True)
class Compound:
    """Two statements joined by a conjunction; the second may itself be joined on."""

    first: Clause
    conjunction: Conjunction
    second: Clause | Compound


Meaning = Clause | Compound


def is_asked_for(phrase: Phrase | Wh | None) -> bool:
    """Whether a question asks for it: what, or how many apples."""
    return isinstance(phrase, Wh) or (isinstance(phrase, NounPhrase) and phrase.determiner == "how many")


def is_plural(phrase: Phrase | Wh) -> bool:
    match phrase:
        case NounPhrase(plural=plural):
            return plural
        case Pronoun(word=word):
            return word in ("we", "they")
        case Both():
            return True
    return False
