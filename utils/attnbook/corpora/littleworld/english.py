"""English: subject, verb, object; do-support; the article and the verb that agree."""

from __future__ import annotations

from attnbook.corpora.littleworld.lexicon import Adjective, Name
from attnbook.corpora.littleworld.meaning import (
    Both,
    Clause,
    Compound,
    Meaning,
    NounPhrase,
    Phrase,
    Pronoun,
    Wh,
    is_asked_for,
    is_plural,
)
from attnbook.corpora.littleworld.sentence import Sentence, Token


def english(meaning: Meaning) -> Sentence:
    tokens = _meaning(meaning, "")
    if isinstance(meaning, Clause) and meaning.question:
        tokens.append(Token("?", ("?",), glued=True))
    return Sentence("en", tuple(tokens))


def _meaning(meaning: Meaning, path: str) -> list[Token]:
    if isinstance(meaning, Compound):
        conjunction = Token(meaning.conjunction, (path + "conjunction",))
        return [*_clause(meaning.first, path + "1."), conjunction, *_meaning(meaning.second, path + "2.")]
    return _clause(meaning, path)


def _clause(clause: Clause, path: str, head: NounPhrase | None = None) -> list[Token]:
    """`head` is the noun phrase that a relative clause describes: it decides agreement where the subject is missing."""
    subject = clause.subject or head
    assert subject is not None, "a clause without a subject can only describe one"
    spoken = [] if clause.subject is None else phrase(clause.subject, path + "subject.")
    # Who asks for the subject, and a subject stays where it is; any other question moves the helping verb before it.
    inverted = clause.question and not isinstance(subject, Wh)
    helping, verb = _verbs(clause, subject, path, inverted)
    negation = [Token("not", (path + "not",))] if clause.negative else []
    adverb = [Token(clause.adverb.en, (path + "adverb",))] if clause.adverb else []
    # "is often happy" but "often sings": the adverb follows *be*, and stands before any other verb.
    if clause.verb is None and not helping:
        middle = [*verb, *negation, *adverb]
    else:
        middle = [*helping, *negation, *adverb, *verb]
    if inverted:
        first, *rest = middle
        return [*_asked(clause, path), first, *spoken, *rest, *_rest(clause, path)]
    return [*spoken, *middle, *_rest(clause, path)]


def _asked(clause: Clause, path: str) -> list[Token]:
    asked = []
    if clause.object is not None and is_asked_for(clause.object):
        asked += phrase(clause.object, path + "object.")
    if isinstance(clause.place, Wh):
        asked.append(Token("where", (path + "place.noun",)))
    return asked


def _verbs(clause: Clause, subject: Phrase | Wh, path: str, inverted: bool) -> tuple[list[Token], list[Token]]:
    """The helping verb, if there is one, and the main verb."""
    tense = (path + "tense", path + "question") if clause.question else (path + "tense",)
    if clause.verb is None:
        be = (path + "be",)
        if clause.tense == "future":
            return [Token("will", tense)], [Token("be", be)]
        return [], [Token(_be(subject, clause.tense), be + tense)]
    lemma, verb = clause.verb, (path + "verb",)
    third = not is_plural(subject) and not (isinstance(subject, Pronoun) and subject.word in ("I", "you"))
    if clause.tense == "future":
        return [Token("will", tense)], [Token(lemma.en_base, verb)]
    if clause.negative or inverted:
        do = "did" if clause.tense == "past" else "does" if third else "do"
        return [Token(do, tense)], [Token(lemma.en_base, verb)]
    form = lemma.en_past if clause.tense == "past" else lemma.en_third if third else lemma.en_base
    return [], [Token(form, verb + tense)]


def _be(subject: Phrase | Wh, tense: str) -> str:
    if isinstance(subject, Pronoun) and subject.word == "I":
        return "was" if tense == "past" else "am"
    plural = is_plural(subject) or (isinstance(subject, Pronoun) and subject.word == "you")
    if tense == "past":
        return "were" if plural else "was"
    return "are" if plural else "is"


def _rest(clause: Clause, path: str) -> list[Token]:
    """What follows the verb: its particle, then what, to whom, where and when."""
    tokens: list[Token] = []
    if clause.verb is not None and clause.verb.en_particle:
        tokens.append(Token(clause.verb.en_particle, (path + "verb",)))
    if isinstance(clause.complement, Adjective):
        tokens.append(Token(clause.complement.en, (path + "complement.adjective",)))
    elif clause.complement is not None:
        tokens += phrase(clause.complement, path + "complement.")
    if clause.object is not None and not is_asked_for(clause.object):
        tokens += phrase(clause.object, path + "object.")
    if clause.recipient is not None:
        tokens += [Token("to", (path + "recipient.role",)), *phrase(clause.recipient, path + "recipient.")]
    if clause.goal is not None:
        tokens += [Token("to", (path + "goal.role",)), *phrase(clause.goal, path + "goal.")]
    if isinstance(clause.place, NounPhrase):
        role = Token(clause.place.noun.en_at, (path + "place.role",))
        tokens += [role, *phrase(clause.place, path + "place.")]
    if clause.time is not None:
        tokens += clause.time.said("en", path)
    return tokens


def phrase(phrase_: Phrase | Wh, path: str) -> list[Token]:
    match phrase_:
        case NounPhrase():
            return _noun_phrase(phrase_, path)
        case Pronoun(word=word) | Wh(word=word):
            return [Token(word, (path + "noun",))]
        case Name():
            return [Token(phrase_.en, (path + "noun",))]
        case Both(first=first, second=second):
            conjunction = Token("and", (path + "and",))
            return [*phrase(first, path + "1."), conjunction, *phrase(second, path + "2.")]


def _noun_phrase(noun_phrase: NounPhrase, path: str) -> list[Token]:
    noun = noun_phrase.noun
    pieces = (path + "noun", path + "plural") if noun_phrase.plural else (path + "noun",)
    tokens = [
        Token(adjective.en, (path + adjective.en,))
        for adjective in sorted(noun_phrase.adjectives, key=lambda adjective: adjective.rank)
    ]
    tokens.append(Token(noun.en_plural if noun_phrase.plural else noun.en, pieces))
    determiner = _determiner(noun_phrase, following=tokens[0].text)
    tokens[:0] = [Token(word, (path + "determiner",)) for word in determiner.split()]
    if noun_phrase.relative is not None:
        tokens.append(Token(_relative_pronoun(noun_phrase), (path + "relative",)))
        tokens += _clause(noun_phrase.relative, path + "relative.", head=noun_phrase)
    return tokens


def _determiner(noun_phrase: NounPhrase, following: str) -> str:
    word = noun_phrase.determiner
    if word == "a":
        if noun_phrase.plural or noun_phrase.noun.mass:
            return ""  # cats, water: English leaves it out
        # The sound decides, and u in "university" and "useful" sounds like "you".
        return "an" if following[0] in "aeiou" and not following.startswith("uni") else "a"
    return "these" if word == "this" and noun_phrase.plural else word


def _relative_pronoun(noun_phrase: NounPhrase) -> str:
    """The woman *who* sings, the woman *that* I see, the bird *that* sings."""
    person = noun_phrase.noun.kind in ("person", "profession")
    return "who" if person and noun_phrase.relative and noun_phrase.relative.subject is None else "that"
