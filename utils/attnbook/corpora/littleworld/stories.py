"""Stories of Little World: a small world is simulated, and each sentence tells one thing that happens in it.

The state of the world (who is where, who has what, how everybody feels, what time it is) decides what can happen next.
So the sentences of a story hang together: who has lost a key is sad, only people at the same place meet, and nobody
eats an apple twice. And of each statement about a story it is known whether it is true.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from attnbook.corpora.littleworld import say
from attnbook.corpora.littleworld.lexicon import Adjective, Name, Noun, Time, Verb, lexicon
from attnbook.corpora.littleworld.meaning import NUMERALS, Clause, Determiner, NounPhrase, Pronoun

WORDS = lexicon("full")


def _nouns(words: str) -> tuple[Noun, ...]:
    return tuple(WORDS.noun(word) for word in words.split())


PLACES = _nouns(
    "house school park garden market library station hospital restaurant museum beach lake farm office shop"
)
SHOPS = _nouns("market farm shop")  # where things are bought; at the other places they are found
FOOD = _nouns("apple orange banana egg carrot cookie sandwich peach cake")
TEXTS = _nouns("book letter newspaper magazine poem")
OTHERS = _nouns("key flower cup pen ball photo umbrella ring ticket map toy doll hat scarf shirt bag box")
COUNTED: dict[int, Determiner] = dict(enumerate(("a", *NUMERALS), start=1))
DEEDS = {"work": "tired", "dance": "happy", "sing": "happy", "sleep": ""}  # and how one feels then
TIMES = tuple(WORDS.time(time) for time in ("last year", "last month", "last week", "yesterday", "this morning"))

Kind = Literal["be", "go", "get", "find", "give", "lose", "eat", "read", "do", "meet", "feel"]
# How often each is tried. Most of what is tried cannot be, so these are not how often it happens.
TRIED: dict[Kind, int] = {"go": 3, "get": 9, "find": 9, "give": 9, "lose": 4, "eat": 2, "read": 3, "do": 2, "meet": 3}
MOST_THINGS = 2  # that one can have when one gets another


class Fact(NamedTuple):
    """What one sentence tells. `thing`, `other` and `word` are there where the kind needs them."""

    kind: Kind
    who: Name
    place: Noun  # where it happens; of "go": where it leads
    thing: Noun | None = None
    n: int = 0  # how many of the thing
    other: Name | None = None  # who is given it, or is met
    word: str = ""  # what is done, or how one feels
    time: Time | None = None


class Impossible(ValueError):
    """Something that cannot happen, as the world stands."""


@dataclass
class World:
    """The state of a world, which facts change."""

    where: dict[Name, Noun] = field(default_factory=dict)
    has: dict[Name, dict[Noun, int]] = field(default_factory=dict)  # how many of each thing
    lies: dict[Noun, tuple[Noun, int]] = field(default_factory=dict)  # what was lost: where, and how many
    feels: dict[Name, str] = field(default_factory=dict)
    told_of: set[Noun] = field(default_factory=set)  # every thing that somebody has had
    now: int = -1  # in TIMES

    def happen(self, fact: Fact) -> None:
        """Raises Impossible, and changes nothing, if the fact cannot be."""
        if objection := self.objection(fact):
            raise Impossible(f"{fact.who.en} cannot {fact.kind}: {objection}")
        self.where[fact.who] = fact.place
        self.feels |= feelings(fact)
        if fact.time is not None:
            self.now = TIMES.index(fact.time)
        mine = self.has.setdefault(fact.who, {})
        match fact:
            case Fact("get" | "find", thing=Noun() as thing):
                mine[thing] = fact.n
                self.told_of.add(thing)
                self.lies.pop(thing, None)
            case Fact("give", thing=Noun() as thing, other=Name() as other):
                self.has[other][thing] = mine.pop(thing)
            case Fact("lose", thing=Noun() as thing):
                self.lies[thing] = fact.place, mine.pop(thing)
            case Fact("eat", thing=Noun() as thing):
                del mine[thing]

    def objection(self, fact: Fact) -> str:
        """Why a fact cannot be; nothing if it can."""
        here, mine, thing = self.where.get(fact.who), self.has.get(fact.who, {}), fact.thing
        if fact.time is not None and TIMES.index(fact.time) <= self.now:
            return f"{fact.time.en} is over"
        if fact.kind == "be":
            return "it is known where they are" if here else ""
        if fact.kind == "go":
            return "they are there" if here is fact.place else ""
        if here is not fact.place:
            return f"they are not there: {fact.place.en}"
        if fact.other is not None and (fact.other is fact.who or self.where.get(fact.other) is not here):
            return f"{fact.other.en} is somewhere else"
        match fact.kind:
            case "get":
                return "it is in the story already" if thing in self.told_of else ""
            case "find":
                return "" if thing is not None and self.lies.get(thing) == (here, fact.n) else "it does not lie there"
            case "feel":
                return "" if fact.word and self.feels.get(fact.who) == fact.word else "they do not feel so"
            case "give" | "lose" | "eat" | "read":
                wrong_kind = (fact.kind == "eat" and thing not in FOOD) or (fact.kind == "read" and thing not in TEXTS)
                if wrong_kind or thing is None or mine.get(thing) != fact.n:
                    return "they have no such thing"
        return ""


def feelings(fact: Fact) -> dict[Name, str]:
    """How a fact makes people feel; "" is neither happy nor sad nor tired."""
    match fact:
        case Fact("give", other=Name() as other):
            return {other: "happy"}
        case Fact("lose"):
            return {fact.who: "sad"}
        case Fact("find"):
            return {fact.who: "happy"}
        case Fact("do"):
            return {fact.who: DEEDS[fact.word]}
    return {}


def verb_of(fact: Fact) -> Verb:
    """The verb that tells a fact. What somebody is or feels has none."""
    if fact.kind == "get":
        return WORDS.verb("buy" if fact.place in SHOPS else "find")
    return WORDS.verb(fact.word or fact.kind)


class Told(NamedTuple):
    """A fact, and the clause that tells it."""

    fact: Fact
    clause: Clause


class Story(NamedTuple):
    """What happens to some people, sentence by sentence."""

    cast: tuple[Name, ...]
    told: tuple[Told, ...]

    def sentences(self, language: str = "en") -> list[list[str]]:
        """The words of each sentence; the last of them is a full stop."""
        return [[*say(clause, language).words, "."] for _, clause in self.told]

    def text(self, language: str = "en") -> str:
        return " ".join(word for sentence in self.sentences(language) for word in sentence)

    def world(self) -> World:
        """The world at the end of the story."""
        world = World()
        for fact, _ in self.told:
            world.happen(fact)
        return world


class Narrator:
    """Finds the words. *He* and *she* are the man and the woman who did something last."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.last: Name | None = None  # who did something last
        self.last_of: dict[str, Name] = {}  # of each gender
        self.looks: dict[Noun, tuple[Adjective, ...]] = {}  # of each thing that was told of

    def clause(self, fact: Fact) -> Clause:
        clause = Clause(self._subject(fact.who), tense="past", time=fact.time)
        here = NounPhrase(fact.place)
        match fact:
            case Fact("be"):
                return replace(clause, place=here)
            case Fact("go"):
                return replace(clause, verb=WORDS.verb("go"), goal=here)
            case Fact("feel"):
                return replace(clause, complement=WORDS.adjective(fact.word))
        clause = replace(clause, verb=verb_of(fact))
        if fact.thing is not None:
            clause = replace(clause, object=self._thing(fact, fact.thing), recipient=fact.other)
        elif fact.other is not None:
            clause = replace(clause, object=fact.other)
        return replace(clause, place=here) if self.rng.random() < 0.5 else clause

    def _subject(self, who: Name) -> Name | Pronoun:
        """A pronoun only where it is clear who is meant, and not always then."""
        often = 0.0 if self.last_of.get(who.fr_gender) is not who else 0.7 if self.last is who else 0.3
        self.last = self.last_of[who.fr_gender] = who
        if self.rng.random() >= often:
            return who
        return Pronoun("she" if who.fr_gender == "f" else "he")

    def _thing(self, fact: Fact, thing: Noun) -> NounPhrase:
        """Two red apples; after that the apples, his apples, the red apples."""
        if fact.kind == "get":
            fitting = [one for one in WORDS.adjectives if thing.kind in one.kinds or thing.en in one.kinds]
            self.looks[thing] = tuple(self.rng.sample(fitting, 1)) if fitting and self.rng.random() < 0.5 else ()
            return NounPhrase(thing, COUNTED[fact.n], fact.n > 1, self.looks[thing])
        own: Determiner = "her" if fact.who.fr_gender == "f" else "his"
        determiner = "the" if fact.kind == "find" else self.rng.choice(("the", own))
        return NounPhrase(thing, determiner, fact.n > 1, self.looks[thing] if self.rng.random() < 0.5 else ())


class Author:
    """Lets things happen, one after the other, all of them possible; only places are gone to twice."""

    def __init__(self, rng: random.Random, cast: tuple[Name, ...], places: Sequence[Noun]) -> None:
        self.rng, self.cast, self.places = rng, cast, places
        self.world, self.narrator = World(), Narrator(rng)
        self.told: list[Told] = []

    def story(self, n_sentences: int) -> Story:
        happened: set[Fact] = set()
        while len(self.told) < n_sentences:
            fact = self._idea()
            if fact is None or self.world.objection(fact):
                continue
            timeless = fact._replace(time=None)
            if timeless in happened and fact.kind != "go":
                continue
            happened.add(timeless)
            self.world.happen(fact)
            self.told.append(Told(fact, self.narrator.clause(fact)))
        return Story(self.cast, tuple(self.told))

    def _idea(self) -> Fact | None:
        """Something that might happen now; it need not be possible."""
        rng, last = self.rng, self.told[-1].fact if self.told else None
        if last is not None and rng.random() < 0.6:  # first of all: how it made them feel
            for person, feeling in feelings(last).items():
                return Fact("feel", person, self.world.where[person], word=feeling)
        who = last.who if last is not None and rng.random() < 0.45 else rng.choice(self.cast)
        here = self.world.where.get(who)
        time = rng.choice(TIMES[:3]) if last is None else rng.choice(TIMES) if rng.random() < 0.1 else None
        if here is None:
            return Fact(rng.choice(("be", "go")), who, rng.choice(self.places), time=time)
        [kind] = rng.choices(list(TRIED), weights=list(TRIED.values()))
        idea = Fact(kind, who, here, time=time)
        mine = self.world.has.get(who, {})
        if kind == "go":
            return idea._replace(place=rng.choice(self.places))
        if kind == "do":
            return idea._replace(word=rng.choice(list(DEEDS)))
        if kind == "meet":
            return idea._replace(other=rng.choice(self.cast), time=None)
        if kind == "get":
            if len(mine) >= MOST_THINGS or len(self.world.told_of) >= len(self.cast):
                return None
            return idea._replace(thing=rng.choice(FOOD + TEXTS + OTHERS), n=rng.choice((1, 1, 2, 3, 4, 5)))
        if kind == "find":
            lying = [(thing, n) for thing, (place, n) in self.world.lies.items() if place is here]
            return idea._replace(thing=lying[0][0], n=lying[0][1], time=None) if lying else None
        if not mine:
            return None
        thing = rng.choice(list(mine))
        if kind == "lose" and thing in FOOD:
            return None
        other = rng.choice(self.cast) if kind == "give" else None
        return idea._replace(thing=thing, n=mine[thing], other=other, time=None)


def stories(split: str = "train", *, n_sentences: int = 10, seed: int = 0) -> Iterator[Story]:
    """Stories without end, no two alike, of two or three people; deterministic by seed.

    split: "train", "valid" or "test". No story is in two of them, whatever the seeds.
    """
    if split not in ("train", "valid", "test"):
        raise ValueError(f"expected one of the splits train, valid, test, got {split!r}")
    rng = random.Random(f"stories {n_sentences} {seed}")
    seen: set[str] = set()
    while True:
        cast = tuple(rng.sample(WORDS.names, rng.choice((2, 2, 3))))
        places = rng.sample(PLACES, rng.choice((2, 3)))
        story = Author(rng, cast, places).story(n_sentences)
        text = story.text()
        share = zlib.crc32(text.encode()) % 100
        if split == ("test" if share < 10 else "valid" if share < 15 else "train") and text not in seen:
            seen.add(text)
            yield story
