"""Korean: the verb comes last, particles mark the roles, and all that describes a noun stands before it.

The style is the formal one of textbooks (-습니다). Particles and the copula are tokens of their own, tense and negation
are endings of the verb.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, NamedTuple

from attnbook.corpora.littleworld.hangul import before_n, final_consonant, formal, particle, past, with_eu
from attnbook.corpora.littleworld.lexicon import Adjective, Name
from attnbook.corpora.littleworld.meaning import (
    Both,
    Clause,
    Meaning,
    NounPhrase,
    Phrase,
    Pronoun,
    Tense,
    Wh,
)
from attnbook.corpora.littleworld.sentence import Sentence, Token

Ending = Literal["statement", "question", "and", "but", "because", "when", "describing"]

PRONOUNS = {"I": "저", "you": "당신", "he": "그", "she": "그녀", "we": "우리", "they": "그들"}
# Before the subject particle 가, "I" and "who" change: 제가, 누가.
SUBJECT_FORMS = {"저": "제", "누구": "누"}
DETERMINERS = {
    "this": ("이",),
    "my": ("제",),
    "your": ("당신", "의"),
    "his": ("그", "의"),
    "her": ("그녀", "의"),
    "our": ("우리",),
    "their": ("그들", "의"),
}
NUMBERS = {"two": "두", "three": "세", "four": "네", "five": "다섯", "how many": "몇"}


def korean(meaning: Meaning) -> Sentence:
    question = isinstance(meaning, Clause) and meaning.question
    tokens = _meaning(meaning, "", "question" if question else "statement", (), topics=True)
    if question:
        tokens.append(Token("?", ("?",), glued=True))
    return Sentence("ko", tuple(tokens))


def _meaning(meaning: Meaning, path: str, ending: Ending, joined: tuple[str, ...], topics: bool) -> list[Token]:
    """`joined` names the conjunction that the ending expresses; `topics` says whether a subject may be the topic."""
    if isinstance(meaning, Clause):
        return _clause(meaning, path, ending, joined, topics)
    conjunction = (path + "conjunction",)
    if meaning.conjunction in ("and", "but"):  # A and B: A-고 B
        first = _clause(meaning.first, path + "1.", meaning.conjunction, conjunction, topics)
        return first + _meaning(meaning.second, path + "2.", ending, joined, topics)
    # A because B: B-기 때문에 A. The reason, and the time, come first, and have no topic of their own.
    second = _meaning(meaning.second, path + "2.", meaning.conjunction, conjunction, topics=False)
    return second + _clause(meaning.first, path + "1.", ending, joined, topics)


def _clause(clause: Clause, path: str, ending: Ending, joined: tuple[str, ...], topics: bool) -> list[Token]:
    tokens: list[Token] = []
    if clause.subject is not None:
        tokens += _subject(clause.subject, path + "subject.", topics)
    if clause.time is not None:
        tokens += clause.time.said("ko", path)
    tokens += _place(clause, path)
    if clause.recipient is not None:
        role = Token("에게", (path + "recipient.role",), glued=True)
        tokens += [*_phrase(clause.recipient, path + "recipient."), role]
    if clause.object is not None:
        words = _phrase(clause.object, path + "object.")
        tokens += [*words, Token(particle(words[-1].text, "을", "를"), glued=True)]
    if clause.goal is not None:
        tokens += [*_phrase(clause.goal, path + "goal."), Token("에", (path + "goal.role",), glued=True)]
    if clause.adverb is not None:  # right before the verb, or it might belong to another
        tokens.append(Token(clause.adverb.ko, (path + "adverb",)))
    return tokens + _predicate(clause, path, ending, joined)


def _subject(subject: Phrase | Wh, path: str, topic: bool) -> list[Token]:
    """은/는 marks what the sentence is about, 이/가 a subject that is new, asked for or part of a smaller clause."""
    words = _phrase(subject, path)
    new = isinstance(subject, Wh) or (isinstance(subject, NounPhrase) and subject.determiner in ("a", *NUMBERS))
    if topic and not new:
        return [*words, Token(particle(words[-1].text, "은", "는"), glued=True)]
    last = words[-1]
    words[-1] = last._replace(text=SUBJECT_FORMS.get(last.text, last.text))
    return [*words, Token(particle(last.text, "이", "가"), glued=True)]


def _place(clause: Clause, path: str) -> list[Token]:
    """에서 is where something happens, 에 where something is or arrives."""
    if clause.place is None:
        return []
    still = clause.verb is None or clause.verb.frame == "place"
    role = Token("에" if still else "에서", (path + "place.role",), glued=True)
    return [*_phrase(clause.place, path + "place."), role]


class Pieces(NamedTuple):
    """Which pieces of meaning a predicate expresses; each is empty or holds one name, `closing` holds up to two."""

    meant: tuple[str, ...]  # the verb, the adjective or the copula itself
    tense: tuple[str, ...]
    negation: tuple[str, ...]
    closing: tuple[str, ...]  # what the last ending says: that it is a question, or how the clause is joined on

    @property
    def body(self) -> tuple[str, ...]:
        return self.meant + self.tense + self.negation


def _predicate(clause: Clause, path: str, ending: Ending, joined: tuple[str, ...]) -> list[Token]:
    """The verb, the adjective or the copula with its tense, its negation and the ending that closes the clause."""
    pieces = Pieces(
        meant=(path + ("verb" if clause.verb else "be"),),
        tense=(path + "tense",),
        negation=(path + "not",) if clause.negative else (),
        closing=(*joined, path + "question") if ending == "question" else joined,
    )
    if clause.verb is not None:
        return _inflected(clause.verb.ko, clause.verb.ko_irregular, clause, ending, pieces)
    if isinstance(clause.complement, Adjective):
        adjective = clause.complement
        pieces = pieces._replace(meant=(path + "complement.adjective",))
        return _inflected(adjective.ko, adjective.ko_irregular, clause, ending, pieces)
    if clause.complement is None:  # to be somewhere is a verb of its own, and so is not to be
        return _conjugate("없" if clause.negative else "있", "", clause.tense, ending, pieces)
    return _copula(clause.complement, clause, path, ending, pieces)


def _inflected(stem: str, irregular: str, clause: Clause, ending: Ending, pieces: Pieces) -> list[Token]:
    describes = clause.verb is None
    if ending == "describing" and clause.tense == "past" and clause.verb is not None and clause.verb.state:
        return [Token(stem + "던", pieces.body + pieces.closing)]  # 좋아하던: a state lasted, an event (본) is over
    if not clause.negative:
        return _conjugate(stem, irregular, clause.tense, ending, pieces, adjective=describes)
    # not to see: 보지 않-; the negation takes the endings
    negation = _conjugate("않", "", clause.tense, ending, pieces._replace(meant=()), adjective=describes)
    return [Token(stem + "지", pieces.meant), *negation]


def _copula(complement: NounPhrase, clause: Clause, path: str, ending: Ending, pieces: Pieces) -> list[Token]:
    # A profession stays singular: 그들은 학생입니다, they are students.
    words = _noun_phrase(replace(complement, plural=False), path + "complement.")
    noun = words[-1].text
    if clause.tense == "future" or clause.negative:
        words.append(Token(particle(noun, "이", "가"), glued=True))
    if clause.tense == "future":  # "will be" is said as "will become"
        return [*words, *_inflected("되", "", clause, ending, pieces)]
    if clause.negative:
        stem = "아니었" if clause.tense == "past" else "아니"
        return [*words, *_close(stem, ending, pieces.body, pieces.closing)]
    stem = "이" if clause.tense == "present" else "였" if final_consonant(noun) == " " else "이었"
    first, *rest = _close(stem, ending, pieces.body, pieces.closing)
    return [*words, first._replace(glued=True), *rest]


def _conjugate(
    stem: str, irregular: str, tense: Tense, ending: Ending, pieces: Pieces, adjective: bool = False
) -> list[Token]:
    if ending == "describing":
        return [Token(_describing(stem, irregular, tense, adjective), pieces.body + pieces.closing)]
    if ending == "when" and tense == "present":
        return [Token(with_eu(stem, irregular, "ㄹ"), pieces.body), Token("때", pieces.closing)]
    if tense == "past":
        return _close(past(stem, irregular), ending, pieces.body, pieces.closing)
    if tense == "future":
        future = Token(with_eu(stem, irregular, "ㄹ"), pieces.body)
        return [future, *_close("것이", ending, pieces.tense, pieces.closing)]
    return _close(stem, ending, pieces.body, pieces.closing)


def _describing(stem: str, irregular: str, tense: Tense, adjective: bool) -> str:
    """The form before a noun: 보는 사람 (who sees), 본 (who saw), 볼 (who will see); an adjective's present is 큰."""
    if tense == "future":
        return with_eu(stem, irregular, "ㄹ")
    if tense == "past" or (adjective and not stem.endswith("있")):
        return with_eu(stem, irregular, "ㄴ")
    return before_n(stem) + "는"


def _close(stem: str, ending: Ending, body: tuple[str, ...], closing: tuple[str, ...]) -> list[Token]:
    """The last ending, on a stem that has its tense already."""
    match ending:
        case "statement":
            return [Token(formal(stem, "니다"), body + closing)]
        case "question":
            return [Token(formal(stem, "니까"), body + closing)]
        case "and":
            return [Token(stem + "고", body + closing)]
        case "but":
            return [Token(stem + "지만", body + closing)]
        case "because":
            return [Token(stem + "기", body), Token("때문에", closing)]
        case "when":
            return [Token(with_eu(stem, "", "ㄹ"), body), Token("때", closing)]
        case "describing":
            raise ValueError("Little World has no relative clauses of the kind “who is a student”")


def _phrase(phrase: Phrase | Wh, path: str) -> list[Token]:
    match phrase:
        case NounPhrase():
            return _noun_phrase(phrase, path)
        case Pronoun(word=word):
            return [Token(PRONOUNS[word], (path + "noun",))]
        case Wh(word=word):
            return [Token({"who": "누구", "what": "무엇", "where": "어디"}[word], (path + "noun",))]
        case Name():
            return [Token(phrase.ko, (path + "noun",))]
        case Both(first=first, second=second):
            words = _phrase(first, path + "1.")
            conjunction = Token(particle(words[-1].text, "과", "와"), (path + "and",), glued=True)
            return [*words, conjunction, *_phrase(second, path + "2.")]


def _noun_phrase(noun_phrase: NounPhrase, path: str) -> list[Token]:
    noun, determiner = noun_phrase.noun, noun_phrase.determiner
    tokens: list[Token] = []
    if noun_phrase.relative is not None:
        tokens += _clause(noun_phrase.relative, path + "relative.", "describing", (path + "relative",), topics=False)
    meant = (path + "determiner",)
    for word in DETERMINERS.get(determiner, ()):
        tokens.append(Token(word, meant, glued=word == "의"))
    tokens += _adjectives(noun_phrase, path)
    tokens.append(Token(noun.ko, (path + "noun",)))
    if determiner in NUMBERS:  # cats two animals: 고양이 두 마리
        tokens += [Token(NUMBERS[determiner], meant), Token(noun.ko_counter, meant)]
    elif noun_phrase.plural and noun.kind in ("person", "profession", "animal"):
        tokens.append(Token("들", (path + "plural",), glued=True))
    return tokens


def _adjectives(noun_phrase: NounPhrase, path: str) -> list[Token]:
    """All but the last are joined by -고: 크고 빨간 자동차, a big red car."""
    ordered = sorted(noun_phrase.adjectives, key=lambda adjective: adjective.rank)
    tokens = []
    for position, adjective in enumerate(ordered, start=1):
        if position < len(ordered):
            form = adjective.ko + "고"
        else:
            form = _describing(adjective.ko, adjective.ko_irregular, "present", adjective=True)
        tokens.append(Token(form, (path + adjective.en,)))
    return tokens
