"""What can be asked of a story: questions whose answers stand in it, what comes next, whether all end up together."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeVar

from attnbook.corpora.littleworld import say
from attnbook.corpora.littleworld.lexicon import Name, Noun
from attnbook.corpora.littleworld.meaning import NUMERALS, Clause, NounPhrase, Wh
from attnbook.corpora.littleworld.stories import WORDS, Fact, Story, verb_of

Asked = Literal["who", "what", "where", "how many"]
ASKED: tuple[Asked, ...] = ("who", "what", "where", "how many")
UNANSWERABLE = 0.25  # of the questions
Span = tuple[int, int]  # the first word, and the one behind the last
Found = TypeVar("Found")


Answers = Literal["who", "what", "where", "how many", "how"]  # "how" somebody feels
ANSWERED_BY: dict[str, Answers] = {  # the pieces of meaning that answer a question
    "subject.noun": "who",
    "recipient.noun": "who",
    "place.noun": "where",
    "goal.noun": "where",
    "complement.adjective": "how",
}


class Question(NamedTuple):
    """A question about a story, and where in the story's words its answer stands; None if the story doesn't tell."""

    asked: Asked
    words: list[str]
    answer: Span | None


class Continuation(NamedTuple):
    """The beginning of a story, and sentences of which one may ask whether they come next."""

    first: list[str]
    second: list[str]
    kind: Literal["next", "another story", "wrong order"]


def together(story: Story) -> bool:
    """Whether all its people are at the same place at the end. (Nobody says so; somebody may be nowhere yet.)"""
    where = story.world().where
    return len({where.get(person) for person in story.cast}) == 1


def answering(story: Story, language: str = "en") -> list[Answers | None]:
    """For each word of the story the question that it answers; None for the words that only tell what happens."""
    found: list[Answers | None] = []
    for fact, clause in story.told:
        answered: dict[str, Answers] = {**ANSWERED_BY, "object.noun": "who" if fact.kind == "meet" else "what"}
        if isinstance(clause.object, NounPhrase) and clause.object.determiner in NUMERALS:
            answered["object.determiner"] = "how many"
        for token in say(clause, language).tokens:
            found.append(next((answered[piece] for piece in token.pieces if piece in answered), None))
        found.append(None)  # the full stop
    return found


def continuation(story: Story, other: Story, rng: random.Random, language: str = "en") -> Continuation:
    """A story cut in two: as it is, with the end of another one, or with its two halves in the wrong order.

    Half of the time it is as it is.
    """
    sentences, others = story.sentences(language), other.sentences(language)
    cut = rng.randint(len(sentences) // 2 - 1, len(sentences) // 2 + 1)
    first, second, ending = (
        [word for sentence in some for word in sentence]
        for some in (sentences[:cut], sentences[cut:], others[min(cut, len(others) - 1) :])
    )
    kind = rng.choice(("next", "next", "another story", "wrong order"))
    if kind == "next":
        return Continuation(first, second, "next")
    return (
        Continuation(first, ending, "another story")
        if kind == "another story"
        else Continuation(second, first, "wrong order")
    )


def question(story: Story, rng: random.Random, language: str = "en") -> Question:
    """A question at random. A fourth of them have no answer in the story, although they use its people and things."""
    asked_of = [list(_asked_of(fact, last)) for fact, last in _with_last(story)]
    n_told = Counter(clause for some in asked_of for _, clause in some)
    if rng.random() < UNANSWERABLE:
        untold = [
            (asked, clause)
            for fact in _imagined(story, rng)
            for asked, clause in _asked_of(fact, last=True)
            if clause not in n_told
        ]
        asked, clause = _one_of_a_kind(untold, rng)
        return Question(asked, list(say(clause, language).words), None)
    clear = [(asked, (i, clause)) for i, some in enumerate(asked_of) for asked, clause in some if n_told[clause] == 1]
    asked, (i, clause) = _one_of_a_kind(clear, rng)
    return Question(asked, list(say(clause, language).words), _answer(story, i, asked, language))


def _one_of_a_kind(found: list[tuple[Asked, Found]], rng: random.Random) -> tuple[Asked, Found]:
    """One of what was found, each kind of question as often as the others."""
    kind = rng.choice([asked for asked in ASKED if any(asked == one for one, _ in found)])
    return rng.choice([one for one in found if one[0] == kind])


def _with_last(story: Story) -> Iterator[tuple[Fact, bool]]:
    """Each fact, and whether it is the last to tell where somebody goes."""
    moves = {fact.who: i for i, (fact, _) in enumerate(story.told) if fact.kind in ("be", "go")}
    for i, (fact, _) in enumerate(story.told):
        yield fact, moves.get(fact.who) == i


def _asked_of(fact: Fact, last: bool) -> Iterator[tuple[Asked, Clause]]:
    """The questions that a fact answers."""
    if fact.kind in ("be", "go") and last:
        yield "where", Clause(fact.who, place=Wh("where"), question=True)
    if fact.kind == "feel":
        feeling = WORDS.adjective(fact.word)
        yield "who", Clause(Wh("who"), complement=feeling, tense="past", question=True)
    if fact.thing is None:
        return
    verb, thing = verb_of(fact), NounPhrase(fact.thing, plural=fact.n > 1)
    yield "who", Clause(Wh("who"), verb, object=thing, recipient=fact.other, tense="past", question=True)
    yield "what", Clause(fact.who, verb, object=Wh("what"), recipient=fact.other, tense="past", question=True)
    where = Wh("where")
    yield "where", Clause(fact.who, verb, None, thing, fact.other, place=where, tense="past", question=True)
    if fact.kind in ("get", "find") and fact.n > 1:
        counted = NounPhrase(fact.thing, "how many", plural=True)
        yield "how many", Clause(fact.who, verb, object=counted, tense="past", question=True)


def _imagined(story: Story, rng: random.Random) -> Iterator[Fact]:
    """Facts that are not told but might be: somebody else does it, or does something else, or to something else."""
    things = {fact.thing: fact.n for fact, _ in story.told if fact.thing is not None}
    for fact, _ in story.told:
        for who in story.cast:
            if who is not fact.who and who is not fact.other:
                yield fact._replace(who=who)
        if fact.thing is not None:
            for thing, n in things.items():
                yield fact._replace(thing=thing, n=n)
            if fact.kind in ("give", "lose", "get"):
                yield fact._replace(kind="lose" if fact.kind == "get" else "get", other=None)
    yield story.told[0].fact._replace(who=rng.choice([name for name in WORDS.names if name not in story.cast]))


def _answer(story: Story, i: int, asked: Asked, language: str) -> Span:
    """Where the answer stands that sentence i gives: in it, or where its person or its place was named last."""
    fact = story.told[i].fact
    if asked == "what":
        return _span(story, i, "object.", language)
    if asked == "how many":  # the number is told once, when somebody gets the thing
        [i] = [k for k, (one, _) in enumerate(story.told) if one.kind == "get" and one.thing is fact.thing]
        return _span(story, i, "object.determiner", language)
    sought: Name | Noun = fact.who if asked == "who" else fact.place
    for j in range(i, -1, -1):
        clause = story.told[j].clause
        for role in ("subject", "object", "recipient", "goal", "place"):
            named = getattr(clause, role)
            if named is sought or (isinstance(named, NounPhrase) and named.noun is sought):
                return _span(story, j, role + ".", language)
    raise ValueError(f"{sought.en} is not named before sentence {i + 1}")


def _span(story: Story, i: int, piece: str, language: str) -> Span:
    """Where sentence i expresses a piece of its meaning, counted in the words of the story."""
    n_before = sum(map(len, story.sentences(language)[:i]))
    tokens = say(story.told[i].clause, language).tokens
    at = [
        n_before + k
        for k, token in enumerate(tokens)
        if any(one.startswith(piece) and not one.endswith(".role") for one in token.pieces)
    ]
    return at[0], at[-1] + 1
