"""Sentences of Little World in three languages, each chosen for a rule and read by hand: what must come out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from attnbook.corpora.littleworld.lexicon import lexicon
from attnbook.corpora.littleworld.meaning import (
    PRONOUNS,
    Both,
    Clause,
    Compound,
    Conjunction,
    Meaning,
    NounPhrase,
    Phrase,
    Pronoun,
    Wh,
)

WORDS = lexicon("full")


def phrase(english: str, who: Clause | None = None) -> Phrase | Wh:
    """Read "a big red car", "cats", "Marie", "she", "who" or "Anna and my friend"; `who` is a relative clause."""
    if english in PRONOUNS:
        return Pronoun(english)
    if english in ("who", "what", "where"):
        return Wh(english)
    if " and " in english:
        first, second = (phrase(part) for part in english.split(" and "))
        return Both(first, second)  # type: ignore[arg-type]
    if english in (name.en for name in WORDS.names):
        return WORDS.name(english)
    if english.startswith("how many "):
        counted = phrase(english.removeprefix("how many "))
        assert isinstance(counted, NounPhrase)
        return replace(counted, determiner="how many")
    *before, last = english.split()
    nouns = {noun.en: noun for noun in WORDS.nouns + WORDS.places}
    plurals = {noun.en_plural: noun for noun in WORDS.nouns + WORDS.places if noun.en_plural != noun.en}
    plural = last in plurals
    noun = plurals[last] if plural else nouns[last]
    determiners = {"the": "the", "a": "a", "an": "a", "this": "this", "these": "this"}
    determiners |= {word: word for word in ("my", "your", "his", "her", "our", "their", "two", "three", "four", "five")}
    determiner = determiners[before.pop(0)] if before and before[0] in determiners else "a"
    return NounPhrase(noun, determiner, plural, tuple(WORDS.adjective(word) for word in before), who)  # type: ignore[arg-type]


def does(subject: str | NounPhrase | None, verb: str, what: str | NounPhrase | None = None, **more: Any) -> Clause:
    """A clause of doing; at, to, goal and when are read like `phrase`."""
    parts: dict[str, Any] = {"tense": more.pop("tense", "present")}
    for flag in ("negative", "question"):
        parts[flag] = more.pop(flag, False)
    for name, field in (("at", "place"), ("to", "recipient"), ("goal", "goal")):
        if name in more:
            parts[field] = phrase(more.pop(name))
    if "when" in more:
        parts["time"] = WORDS.time(more.pop("when"))
    if "how" in more:
        parts["adverb"] = WORDS.adverb(more.pop("how"))
    assert not more, more
    read = [phrase(part) if isinstance(part, str) else part for part in (subject, what)]
    return Clause(read[0], WORDS.verb(verb), object=read[1], **parts)


def is_(subject: str, what: str | None, **more: Any) -> Clause:
    """A clause of being: "happy", "a student", or (None) somewhere."""
    clause = does(subject, "sleep", **more)
    adjectives = {adjective.en for adjective in WORDS.adjectives}
    complement = None if what is None else WORDS.adjective(what) if what in adjectives else phrase(what)
    return Clause(
        clause.subject,
        complement=complement,  # type: ignore[arg-type]
        place=clause.place,
        time=clause.time,
        tense=clause.tense,
        negative=clause.negative,
        question=clause.question,
    )


def that(english: str, clause: Clause) -> NounPhrase:
    """A noun described by a clause that lacks its subject or its object."""
    described = phrase(english, clause)
    assert isinstance(described, NounPhrase)
    return described


def join(first: Clause, conjunction: Conjunction, second: Clause | Compound) -> Compound:
    return Compound(first, conjunction, second)


PAST: dict[str, Any] = {"tense": "past"}
FUTURE: dict[str, Any] = {"tense": "future"}
NOT: dict[str, Any] = {"negative": True}
ASK: dict[str, Any] = {"question": True}

MEANINGS: list[Meaning] = [
    # being: the bare profession, the subject's gender, tense, polarity
    is_("I", "a student"),
    is_("she", "a student"),
    is_("they", "students"),
    is_("Marie", "a nurse"),
    is_("he", "a doctor", **PAST),
    is_("Minsu", "a doctor", **NOT),
    is_("we", "singers", **FUTURE),
    is_("she", "a dancer", **PAST, **NOT),
    is_("you", "a teacher", **ASK),
    is_("Paul", "a good teacher"),
    is_("my friend", "a famous writer"),
    is_("the house", "big"),
    is_("the cats", "white"),
    is_("Anna and Marie", "happy"),
    is_("Paul and Marie", "happy"),
    is_("this soup", "delicious", **NOT),
    is_("the mountain", "high"),
    is_("the street", "narrow", **PAST),
    is_("she", "tired", when="yesterday", **PAST),
    is_("the water", "cold", **FUTURE),
    is_("the child", None, at="the garden"),
    is_("my keys", None, at="the kitchen", **NOT),
    is_("the farmer", None, at="the market", **PAST),
    # doing: tenses, both French past tenses, both auxiliaries, agreement of the participle
    does("the cat", "sleep"),
    does("I", "like", "the flowers"),
    does("we", "eat", "apples"),
    does("you", "drink", "water"),
    does("she", "go", goal="the park", **PAST),
    does("they", "arrive", at="the station", **PAST),
    does("the girls", "fall", **PAST),
    does("he", "like", "the soup", **PAST),
    does("I", "see", "an elephant", **PAST),
    does("the baker", "make", "bread", when="every day"),
    does("Sujin", "write", "a letter", **FUTURE),
    does("the children", "run", at="the beach"),
    does("the pilot", "clean", "the bedroom", **FUTURE),
    does("the engineers", "build", "a bridge", **PAST),
    does("they", "love", that("the horse", does("the king", "like", **PAST)), **PAST),
    # negation: ne … pas around the conjugated verb, pas de, verbs of their own in Korean
    does("the dog", "sleep", **NOT),
    does("I", "eat", "an apple", **NOT),
    does("she", "drink", "coffee", **NOT),
    does("the boy", "read", "the book", **PAST, **NOT),
    does("we", "hate", "this story", **NOT),
    does("they", "buy", "two cars", **FUTURE, **NOT),
    # elision, contraction and the h that forbids them
    does("I", "open", "the window"),
    does("the hamster", "see", "the owl"),
    does("the man", "love", "his friend"),
    does("my mother", "look for", "her scarf"),
    does("the engineer", "return", goal="the airport", when="tomorrow", **FUTURE),
    does("the hero", "go", goal="the hospital"),
    does("the king", "give", "a gift", to="the queen"),
    does("Emma", "show", "the photo", to="the engineer", **PAST),
    # adjectives: before and after the noun, forms before a vowel, de instead of des
    does("the woman", "buy", "a big red car", **PAST),
    does("a beautiful bird", "sing", at="the garden"),
    does("the young engineer", "repair", "an old computer"),
    does("we", "see", "big trees", **PAST),
    does("he", "wear", "a new coat"),
    does("the poet", "choose", "a beautiful yellow flower"),
    does("she", "sell", "heavy tables"),
    does("they", "see", "a dangerous snake", **PAST),
    # numbers and their counters, plurals, possessives, this
    does("the boy", "see", "two cats"),
    does("three students", "work", at="the library"),
    does("she", "read", "five books", when="last year", **PAST),
    does("these horses", "run"),
    does("this actor", "speak"),
    does("our neighbours", "eat", "your cake"),
    does("their father", "carry", "four boxes"),
    # where, when, how often
    does("Louis", "dance", at="a castle", when="on Friday", **PAST),
    does("I", "work", at="the office", when="in the morning"),
    does("the tourist", "visit", "the museum", when="next week", **FUTURE),
    does("she", "sing", how="often"),
    does("the lazy cook", "sleep", how="sometimes", **PAST),
    does("Clara", "lose", "her umbrella", how="always"),
    # two people at once
    does("Paul and the girl", "play", at="the park"),
    does("the king and the queen", "dance", when="this evening", **PAST),
    does("I", "meet", "Hugo and the lawyer", **FUTURE),
    # questions
    does("the cat", "sleep", **ASK),
    does("you", "like", "the chocolate", **ASK),
    does("they", "find", "the key", **PAST, **ASK),
    does("the clerk", "wait for", "the bus", **FUTURE, **ASK),
    does("who", "break", "the clock", **PAST, **ASK),
    does("who", "help", "the farmer", **ASK),
    does("Anna", "draw", "what", **ASK),
    does("your father", "look for", "what", **PAST, **ASK),
    does("the musician", "wait for", "Marie", at="where", **ASK),
    does("the squirrel", "sleep", at="where", **FUTURE, **ASK),
    does("Anna", "buy", "how many red apples", **PAST, **ASK),
    does("the farmer", "see", "how many owls", **ASK),
    does("they", "lose", "how many oranges", at="the museum", **PAST, **ASK),
    # relative clauses
    does(that("the woman", does(None, "read", "a book")), "shout"),
    does("I", "help", that("the child", does(None, "break", "the clock", **PAST))),
    does("the dog", "wait for", that("the girl", does(None, "carry", "a basket"))),
    does("the children", "eat", that("the apples", does("Marie", "buy", **PAST)), **PAST),
    does("Paul", "read", that("the letter", does("his mother", "write", **PAST))),
    does("we", "hear", that("the piano", does("they", "repair")), **NOT),
    # clauses joined
    join(does("I", "work"), "and", does("she", "sleep")),
    join(is_("the boy", "sick"), "but", does("he", "laugh")),
    join(does("the baby", "cry"), "because", is_("the milk", "hot")),
    join(does("the birds", "sing"), "when", does("the queen", "open", "the window")),
    join(
        does("he", "go", goal="the market", **PAST),
        "because",
        join(is_("his friends", "busy", **PAST), "and", does("he", "eat", "bread", **PAST, **NOT)),
    ),
    join(is_("she", "a doctor"), "and", is_("he", "a nurse", **NOT)),
    join(does("I", "lose", "the map", **PAST), "but", does("you", "lose", "your ticket", **NOT, **PAST)),
    join(does("the wolf", "flee", **PAST), "when", does("the brave farmer", "push", "the door", **PAST)),
]
