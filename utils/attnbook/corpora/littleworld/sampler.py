"""Draws meanings at random: sensible ones (people read books, dogs don't) of about the length that is asked for."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from attnbook.corpora.littleworld.lexicon import Adjective, Lexicon, Name, Noun, Verb
from attnbook.corpora.littleworld.meaning import (
    CONJUNCTIONS,
    NUMERALS,
    POSSESSIVES,
    PRONOUNS,
    TENSES,
    Both,
    Clause,
    Compound,
    Conjunction,
    Determiner,
    Meaning,
    NounPhrase,
    Phrase,
    Pronoun,
    Tense,
    Wh,
    is_plural,
)

DETERMINERS: tuple[Determiner, ...] = ("the", "the", "the", "a", "a", "a", "this", *POSSESSIVES[:4], *NUMERALS[:2])
OBJECT_WORDS = {False: 1, True: 2}  # apples; the apples, for a verb of state
MOST_UNRELATED = 4  # words of a noun phrase that have no room for a relative clause
NOBODYS = ("man", "woman", "boy", "girl")  # "his woman" would be his wife in French, "his girl" his daughter
LONGEST_CLAUSE = 14  # words; more than that are shared out among several clauses
NOVEL_SHARE = 10  # per cent of the pairs of words are kept for the split `novel`


def is_novel(first: Adjective | Verb, noun: Noun) -> bool:
    """Whether this adjective and noun, or verb and object, are kept apart in training."""
    return zlib.crc32(f"{first.en} {noun.en}".encode()) % 100 < NOVEL_SHARE


def paired_words(meaning: Meaning) -> Iterator[tuple[Adjective | Verb, Noun]]:
    """Every adjective with the noun it is said of and every verb with its object, in the whole meaning."""
    if isinstance(meaning, Compound):
        yield from paired_words(meaning.first)
        yield from paired_words(meaning.second)
        return
    if isinstance(meaning.complement, Adjective) and isinstance(meaning.subject, NounPhrase):
        yield meaning.complement, meaning.subject.noun
    if meaning.verb is not None and isinstance(meaning.object, NounPhrase):
        yield meaning.verb, meaning.object.noun
    for phrase in (meaning.subject, meaning.complement, meaning.object, meaning.recipient, meaning.goal, meaning.place):
        for part in (phrase.first, phrase.second) if isinstance(phrase, Both) else (phrase,):
            if isinstance(part, NounPhrase):
                yield from _paired_in_phrase(part)


def _paired_in_phrase(phrase: NounPhrase) -> Iterator[tuple[Adjective | Verb, Noun]]:
    for adjective in phrase.adjectives:
        yield adjective, phrase.noun
    if phrase.relative is not None:
        yield from paired_words(phrase.relative)
        if phrase.relative.object is None and phrase.relative.verb is not None:
            yield phrase.relative.verb, phrase.noun  # the book that Anna reads


def _known(phrase: NounPhrase) -> NounPhrase:
    """Something definite: what is liked, and what is described, is *the cat* or *my cats*, not just *cats*."""
    return replace(phrase, determiner="the") if phrase.determiner == "a" else phrase


def _ambiguous(verb: Verb, tense: Tense) -> bool:
    """Whether English doesn't tell the past from the present: they read."""
    return tense == "past" and verb.en_past == verb.en_base


def _words_needed(verb: Verb) -> int:
    """How few words a clause of this verb can do with."""
    others = {"alone": 0, "place": 0, "object": OBJECT_WORDS[verb.state], "recipient": 3, "goal": 3}
    return 2 + bool(verb.en_particle) + others[verb.frame]


class Sampler:
    """Draws meanings over a lexicon; without `novel`, none that pairs words which that split keeps for itself."""

    def __init__(self, lexicon: Lexicon, novel: bool) -> None:
        def fits(kinds: Iterable[str], noun: Noun) -> bool:
            return noun.kind in kinds or noun.en in kinds

        def allowed(first: Adjective | Verb, noun: Noun) -> bool:
            return novel or not is_novel(first, noun)

        nouns = lexicon.nouns + lexicon.places
        self.lexicon = lexicon
        self.adjectives = {
            noun: [adj for adj in lexicon.adjectives if fits(adj.kinds, noun) and allowed(adj, noun)] for noun in nouns
        }
        self.objects = {
            verb: [noun for noun in nouns if fits(verb.objects, noun) and allowed(verb, noun)] for verb in lexicon.verbs
        }
        self.subjects = {verb: [noun for noun in nouns if fits(verb.subjects, noun)] for verb in lexicon.verbs}
        self.verbs = [
            verb
            for verb in lexicon.verbs
            if self.subjects[verb] and (self.objects[verb] or verb.frame not in ("object", "recipient"))
        ]
        self.people = [noun for noun in lexicon.nouns if noun.kind in ("person", "profession")]
        self.professions = [noun for noun in lexicon.nouns if noun.kind == "profession"]
        self.times = {tense: [time for time in lexicon.times if tense in time.tenses] for tense in TENSES}
        self.affordable = {
            (tense, words): [
                verb for verb in self.verbs if _words_needed(verb) <= words and not _ambiguous(verb, tense)
            ]
            for tense in TENSES
            for words in range(2, LONGEST_CLAUSE)
        }
        transitive = [verb for verb in self.verbs if verb.frame == "object"]
        self.done_by = {noun: [verb for verb in transitive if noun in self.subjects[verb]] for noun in nouns}
        self.done_to = {noun: [verb for verb in transitive if noun in self.objects[verb]] for noun in nouns}

    def meaning(self, rng: random.Random, words: int) -> Meaning:
        """A meaning that English says in about that many words, rarely in more."""
        if words >= LONGEST_CLAUSE or (words >= 5 and rng.random() < 0.25):  # I sleep and you work
            first = rng.randint(2, min(LONGEST_CLAUSE - 3, words - 3))
            conjunction = rng.choice(CONJUNCTIONS)
            tense = rng.choice(TENSES[:2])  # "when it will rain": English has no future after *when*
            return Compound(
                self.clause(rng, first, tense), conjunction, self._joined(rng, words - first - 1, tense, conjunction)
            )
        return self.clause(rng, words, rng.choice(TENSES), question=words >= 4 and rng.random() < 0.15)

    def _joined(self, rng: random.Random, words: int, tense: Tense, previous: Conjunction) -> Clause | Compound:
        if words < LONGEST_CLAUSE:
            return self.clause(rng, words, tense)
        first = rng.randint(3, LONGEST_CLAUSE - 3)
        conjunction = rng.choice([word for word in CONJUNCTIONS if word != previous])
        rest = self._joined(rng, words - first - 1, tense, conjunction)
        return Compound(self.clause(rng, first, tense), conjunction, rest)

    def clause(self, rng: random.Random, words: int, tense: Tense, question: bool = False) -> Clause:
        negative = words >= 5 and rng.random() < 0.2
        helping = (negative or question) and tense != "future"
        left = words - negative - helping - (tense == "future") - 2 * question
        if left < 6 and rng.random() < 0.3 and not (question and rng.random() < 0.5):
            return self._being(rng, left, tense, negative, question)
        return self._doing(rng, left, tense, negative, question)

    def _being(self, rng: random.Random, words: int, tense: Tense, negative: bool, question: bool) -> Clause:
        """Who or what is how, what or where."""
        draw = rng.random()
        left = words - 1
        if draw < 0.35 and left >= 3:  # a profession: only people have one
            subject = self._somebody(rng, left - 2)
            noun = rng.choice(self.professions)
            # French would say "c'est un bon médecin" after he, she and they, and no longer tell them apart.
            third = isinstance(subject, Pronoun) and subject.word in ("he", "she", "they")
            adjectives = () if third else self._some_adjectives(rng, noun, min(1, left - 3))
            complement = NounPhrase(noun, "a", is_plural(subject), adjectives)
            return Clause(subject, complement=complement, tense=tense, negative=negative, question=question)
        if draw < 0.5 and left >= 4:
            place = self._location(rng, rng.choice(("the", "a")), left - 2)
            subject = self._somebody(rng, left - 3)
            subject = _known(subject) if isinstance(subject, NounPhrase) else subject
            return Clause(subject, place=place, tense=tense, negative=negative, question=question)
        noun = rng.choice(self.lexicon.nouns)
        adjectives_of = [adjective for adjective in self.adjectives[noun] if adjective.predicative]
        if not adjectives_of or left < 3:
            noun = rng.choice(self.people)
            adjectives_of = [adjective for adjective in self.adjectives[noun] if adjective.predicative]
        complement_adjective = rng.choice(adjectives_of)
        time = None
        if left >= 4 and tense != "present" and rng.random() < 0.3:
            time = rng.choice(self.times[tense])
        named = noun in self.people and "person" in complement_adjective.kinds and (left < 3 or rng.random() < 0.4)
        described = left - 1 - len(time.words["en"] if time else ())
        phrase = self._anybody(rng) if named else _known(self._noun_phrase(rng, noun, min(described, 3)))
        if isinstance(phrase, NounPhrase) and complement_adjective in phrase.adjectives:
            phrase = replace(phrase, adjectives=())  # not "the strong man is strong"
        return Clause(
            phrase, complement=complement_adjective, time=time, tense=tense, negative=negative, question=question
        )

    def _doing(self, rng: random.Random, words: int, tense: Tense, negative: bool, question: bool) -> Clause:
        """Who does what to whom, where and when, the words shared out among them."""
        verb = rng.choice(self.affordable[tense, max(words, 2)])
        spare = words - _words_needed(verb)
        asked = rng.choice(("nothing", "who", "what", "where")) if question else "nothing"
        place: NounPhrase | Wh | None = None
        time = adverb = goal = None
        object_: Phrase | Wh | None = None
        recipient: Phrase | None = None
        somewhere = verb.frame != "goal" and not verb.state
        if somewhere and asked == "where":
            place = Wh("where")
        elif somewhere and spare >= 3 and rng.random() < 0.4:
            place = self._location(rng, rng.choice(("the", "a")), 3 if spare > 4 and rng.random() < 0.3 else 2)
            spare -= 3
        if spare >= 1 and not verb.state and rng.random() < 0.35:
            times = [time for time in self.times[tense] if len(time.words["en"]) <= spare]
            time = rng.choice(times) if times else None
            spare -= len(time.words["en"]) if time else 0
        elif spare >= 1 and not (negative or question or verb.state) and rng.random() < 0.2:
            adverb = rng.choice(self.lexicon.adverbs)
            spare -= 1
        for_subject = spare if verb.frame in ("alone", "place") else rng.randint(0, max(spare, 0))
        subject: Phrase | Wh = self._subject(rng, verb, tense, 1 + for_subject)
        spare -= for_subject
        if verb.frame in ("object", "recipient"):
            # With a where or a when after it, it would not be clear which of two clauses they belong to.
            most = MOST_UNRELATED if place or time else LONGEST_CLAUSE
            object_ = self._object(rng, verb, tense, min(most, OBJECT_WORDS[verb.state] + spare))
        if verb.frame == "recipient":
            recipient = self._somebody(rng, 2, pronouns=False)
            if recipient is subject:  # nobody gives to themselves
                recipient = self._noun_phrase(rng, rng.choice(self.people), 2, tense, describe=False)
        if verb.frame == "goal":
            goal = self._location(rng, "the", 2 + spare)
        if asked == "who":
            subject = Wh("who")
        if asked == "what" and object_ is not None:
            object_ = Wh("what")
        return Clause(subject, verb, None, object_, recipient, goal, place, time, adverb, tense, negative, question)

    def _object(self, rng: random.Random, verb: Verb, tense: Tense, words: int, describe: bool = True) -> NounPhrase:
        phrase = self._noun_phrase(rng, rng.choice(self.objects[verb]), words, tense, describe)
        return _known(phrase) if verb.state else phrase

    def _subject(self, rng: random.Random, verb: Verb, tense: Tense, words: int) -> Phrase:
        noun = rng.choice(self.subjects[verb])
        if words >= 3 and rng.random() < 0.25:
            other = rng.choice(self.subjects[verb])
            if noun.kind == "animal" or other.kind == "animal" or other is noun:
                return self._noun_phrase(rng, noun, words, tense)
            second = self._noun_phrase(rng, other, 2, tense, describe=False)
            return Both(rng.choice(self.lexicon.names), second)
        if noun.kind == "animal" or (words >= 2 and rng.random() < 0.6):
            phrase = self._noun_phrase(rng, noun, words, tense)
            return _known(phrase) if verb.state else phrase
        return self._anybody(rng)

    def _anybody(self, rng: random.Random) -> Pronoun | Name:
        """Somebody who is said in one word."""
        if rng.random() < 0.6:
            return Pronoun(rng.choice(PRONOUNS))
        return rng.choice(self.lexicon.names)

    def _somebody(self, rng: random.Random, words: int, pronouns: bool = True) -> Pronoun | Name | NounPhrase:
        if words >= 2 and rng.random() < 0.5:
            return self._noun_phrase(rng, rng.choice(self.people), words, describe=False)
        return self._anybody(rng) if pronouns else rng.choice(self.lexicon.names)

    def _location(self, rng: random.Random, determiner: Determiner, words: int) -> NounPhrase:
        noun = rng.choice(self.lexicon.places)
        if noun.fr_at == "à":
            determiner = "the"  # "à" wants a place that is known: à la gare, but dans une maison
        adjectives = self._some_adjectives(rng, noun, min(1, words - 2))
        return NounPhrase(noun, determiner, adjectives=adjectives)

    def _noun_phrase(
        self, rng: random.Random, noun: Noun, words: int, tense: Tense = "present", describe: bool = True
    ) -> NounPhrase:
        """A noun with its determiner and, where there are words left, adjectives or a relative clause."""
        determiner: Determiner = rng.choice(DETERMINERS)
        if determiner in POSSESSIVES and noun.en in NOBODYS:
            determiner = "the"
        if words < 2:
            determiner = "a"  # only the plural, and a mass noun, can stand without a word before it: cats, water
        plural = not noun.mass and (words < 2 or determiner in NUMERALS or rng.random() < 0.3)
        if noun.mass and determiner in NUMERALS:
            determiner = "the"
        adjectives: tuple[Adjective, ...] = ()
        relative: Clause | None = None
        if describe:
            left = words - 2
            if left >= 3 and (left >= 5 or rng.random() < 0.5):
                relative = self._relative(rng, noun, left - 1, tense)
                left -= left if relative else 0
            adjectives = self._some_adjectives(rng, noun, min(left, rng.choice((1, 1, 2))))
        return NounPhrase(noun, determiner, plural, adjectives, relative)

    def _some_adjectives(self, rng: random.Random, noun: Noun, at_most: int) -> tuple[Adjective, ...]:
        """Two adjectives stand on different sides of a French noun: une *grande* pomme *rouge*."""
        choice = self.adjectives[noun]
        if at_most < 1 or not choice:
            return ()
        first = rng.choice(choice)
        others = [other for other in choice if other.fr_first != first.fr_first and other.rank != first.rank]
        if at_most < 2 or not others:
            return (first,)
        return (first, rng.choice(others))

    def _relative(self, rng: random.Random, noun: Noun, words: int, tense: Tense) -> Clause | None:
        """A clause that describes the noun by what it does (who reads) or by what is done to it (that Anna reads)."""
        if tense == "future":
            tense = "present"  # he will meet the girl who sings
        active = [verb for verb in self.done_by[noun] if not _ambiguous(verb, tense)]
        passive = [verb for verb in self.done_to[noun] if not _ambiguous(verb, tense)]
        if passive and (not active or rng.random() < 0.5):
            verb = rng.choice(passive)
            person = rng.choice(self.subjects[verb])
            if words >= 3 and (person.kind == "animal" or rng.random() < 0.5):
                phrase = self._noun_phrase(rng, person, min(words - 1, 3))
                return Clause(_known(phrase) if verb.state else phrase, verb, tense=tense)
            return Clause(self._anybody(rng), verb, tense=tense)
        if active:
            verb = rng.choice(active)
            thing = self._object(rng, verb, tense, min(words - 1, 4), describe=words <= 5)
            return Clause(None, verb, object=thing, tense=tense)
        return None
