"""French: agreement in gender and number, *ne … pas*, two past tenses, elision and contraction."""

from __future__ import annotations

from typing import NamedTuple

from attnbook.corpora.littleworld.lexicon import Adjective, Name, Verb, aspirated, french_plural
from attnbook.corpora.littleworld.meaning import (
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
    is_asked_for,
    is_plural,
)
from attnbook.corpora.littleworld.sentence import Sentence, Token

ÊTRE = ("suis", "es", "est", "sommes", "sont")
AVOIR = ("ai", "as", "a", "avons", "ont")
IMPARFAIT = ("ais", "ais", "ait", "ions", "aient")
FUTUR = ("ai", "as", "a", "ons", "ont")

PRONOUNS = {"I": "je", "you": "tu", "he": "il", "she": "elle", "we": "nous", "they": "ils", "who": "qui"}
PERSONS = {"I": 0, "you": 1, "he": 2, "she": 2, "we": 3, "they": 4, "who": 2}
NUMBERS = {"two": "deux", "three": "trois", "four": "quatre", "five": "cinq"}
POSSESSIVES = {  # before a masculine, a feminine, a plural noun
    "my": ("mon", "ma", "mes"),
    "your": ("ton", "ta", "tes"),
    "his": ("son", "sa", "ses"),
    "her": ("son", "sa", "ses"),
    "our": ("notre", "notre", "nos"),
    "their": ("leur", "leur", "leurs"),
}
CONJUNCTIONS: dict[Conjunction, tuple[str, ...]] = {
    "and": ("et",),
    "but": ("mais",),
    "because": ("parce", "que"),
    "when": ("quand",),
}
CONTRACTED = {("à", "le"): "au", ("à", "les"): "aux", ("de", "le"): "du"}
ELIDED = {"je", "ne", "le", "la", "de", "que"}


class Agreement(NamedTuple):
    """What verbs, participles and adjectives agree with."""

    person: int  # index of je, tu, il, nous, ils
    feminine: bool
    plural: bool


def french(meaning: Meaning) -> Sentence:
    tokens = _meaning(meaning, "")
    if isinstance(meaning, Clause) and meaning.question:
        tokens.append(Token("?", ("?",)))  # French puts a space before it
    return Sentence("fr", tuple(_elide(_contract(tokens))))


def _meaning(meaning: Meaning, path: str) -> list[Token]:
    if isinstance(meaning, Compound):
        pieces = (path + "conjunction",)
        conjunction = [Token(word, pieces) for word in CONJUNCTIONS[meaning.conjunction]]
        return [*_clause(meaning.first, path + "1."), *conjunction, *_meaning(meaning.second, path + "2.")]
    return _clause(meaning, path)


def _clause(clause: Clause, path: str, head: NounPhrase | None = None) -> list[Token]:
    """`head` is the noun phrase that a relative clause describes: the clause's missing subject or object."""
    subject = clause.subject or head
    assert subject is not None, "a clause without a subject can only describe one"
    agreement = agree(subject)
    tokens = _asked(clause, path)
    if clause.subject is not None:
        tokens += _phrase(clause.subject, path + "subject.")
    asked = clause.object if isinstance(clause.object, NounPhrase) and is_asked_for(clause.object) else None
    finite, participle = _verbs(clause, agreement, path, asked if head is None else head if clause.subject else None)
    negation = path + "not"
    tokens += [Token("ne", (negation,)), finite, Token("pas", (negation,))] if clause.negative else [finite]
    if clause.adverb is not None:  # after the verb that is conjugated: il a souvent chanté
        tokens.append(Token(clause.adverb.fr, (path + "adverb",)))
    tokens += participle
    return tokens + _rest(clause, agreement, path)


def agree(phrase: Phrase | Wh) -> Agreement:
    """Person, gender and number. *Je*, *tu*, *nous*, *ils* and *qui* take the masculine: the English doesn't tell."""
    match phrase:
        case Pronoun(word=word) | Wh(word=word):
            return Agreement(PERSONS[word], word == "she", is_plural(phrase))
        case Name():
            return Agreement(2, phrase.fr_gender == "f", False)
        case NounPhrase(noun=noun, plural=plural):
            return Agreement(4 if plural else 2, noun.fr_gender == "f", plural)
        case Both(first=first, second=second):  # one masculine makes the pair masculine
            return Agreement(4, agree(first).feminine and agree(second).feminine, True)


def _asked(clause: Clause, path: str) -> list[Token]:
    """*Est-ce que*, and what comes before it; a question for the subject needs neither."""
    if not clause.question or isinstance(clause.subject, Wh):
        return []
    question = (path + "question",)
    opening = [Token("est-ce", question), Token("que", question)]
    if isinstance(clause.object, Wh):
        return [Token("que", (path + "object.noun",)), *opening]
    if clause.object is not None and is_asked_for(clause.object):
        return [*_phrase(clause.object, path + "object."), *opening]
    if isinstance(clause.place, Wh):
        return [Token("où", (path + "place.noun",)), *opening]
    return opening


def _verbs(clause: Clause, agreement: Agreement, path: str, before: NounPhrase | None) -> tuple[Token, list[Token]]:
    """The conjugated verb, and the participle where there is one; `before` is an object that stands before the verb."""
    tense, person = (path + "tense",), agreement.person
    if clause.verb is None:
        return Token(_be(clause.tense, person), (path + "be", *tense)), []
    verb, meant = clause.verb, (path + "verb",)
    if clause.tense != "past":
        form = verb.fr_present[person] if clause.tense == "present" else verb.fr_future + FUTUR[person]
        return Token(form, meant + tense), []
    if verb.state:
        stem = verb.fr_present[3].removesuffix("ons")
        return Token(stem + IMPARFAIT[person], meant + tense), []
    auxiliary = ÊTRE if verb.fr_auxiliary == "être" else AVOIR
    return Token(auxiliary[person], tense), [Token(_participle(verb, agreement, before), meant + tense)]


def _be(tense: Tense, person: int) -> str:
    if tense == "present":
        return ÊTRE[person]
    return "ét" + IMPARFAIT[person] if tense == "past" else "ser" + FUTUR[person]


def _participle(verb: Verb, agreement: Agreement, before: NounPhrase | None) -> str:
    """With *être* it agrees with the subject, with *avoir* with an object before it: la pomme qu'il a mangée."""
    if verb.fr_auxiliary == "être":
        return _inflect(verb.fr_participle, verb.fr_participle + "e", agreement)
    return _inflect(verb.fr_participle, verb.fr_participle + "e", agree(before)) if before else verb.fr_participle


def _inflect(masculine: str, feminine: str, agreement: Agreement) -> str:
    form = feminine if agreement.feminine else masculine
    return french_plural(form) if agreement.plural else form


def _rest(clause: Clause, agreement: Agreement, path: str) -> list[Token]:
    """What follows the verb: what, to whom, where and when."""
    tokens: list[Token] = []
    if isinstance(clause.complement, Adjective):
        adjective = clause.complement
        form = _inflect(adjective.fr, adjective.fr_feminine, agreement)
        tokens.append(Token(form, (path + "complement.adjective",)))
    elif clause.complement is not None:
        tokens += _profession(clause.complement, agreement, path + "complement.")
    if clause.object is not None and not is_asked_for(clause.object):
        tokens += _phrase(clause.object, path + "object.", denied=clause.negative)
    if clause.recipient is not None:
        tokens += [Token("à", (path + "recipient.role",)), *_phrase(clause.recipient, path + "recipient.")]
    if clause.goal is not None:
        tokens += [Token(clause.goal.noun.fr_to, (path + "goal.role",)), *_phrase(clause.goal, path + "goal.")]
    if isinstance(clause.place, NounPhrase):
        role = Token(clause.place.noun.fr_at, (path + "place.role",))
        tokens += [role, *_phrase(clause.place, path + "place.")]
    if clause.time is not None:
        tokens += clause.time.said("fr", path)
    return tokens


def _profession(noun_phrase: NounPhrase, agreement: Agreement, path: str) -> list[Token]:
    """*Je suis étudiant*: a profession takes the subject's gender and no article, unless an adjective describes it."""
    tokens = _described_noun(noun_phrase, agreement.feminine, path)
    if not noun_phrase.adjectives:
        return tokens
    return [*_determiner(noun_phrase, agreement.feminine, tokens[0].text, path, denied=False), *tokens]


def _phrase(phrase: Phrase | Wh, path: str, denied: bool = False) -> list[Token]:
    match phrase:
        case NounPhrase():
            return _noun_phrase(phrase, path, denied)
        case Pronoun(word=word) | Wh(word=word):
            return [Token(PRONOUNS[word], (path + "noun",))]
        case Name():
            return [Token(phrase.fr, (path + "noun",))]
        case Both(first=first, second=second):
            conjunction = Token("et", (path + "and",))
            return [*_phrase(first, path + "1.", denied), conjunction, *_phrase(second, path + "2.", denied)]


def _noun_phrase(noun_phrase: NounPhrase, path: str, denied: bool) -> list[Token]:
    feminine = noun_phrase.noun.fr_gender == "f"
    described = _described_noun(noun_phrase, feminine, path)
    tokens = [*_determiner(noun_phrase, feminine, described[0].text, path, denied), *described]
    if noun_phrase.relative is not None:
        relative = noun_phrase.relative
        tokens.append(Token("qui" if relative.subject is None else "que", (path + "relative",)))
        tokens += _clause(relative, path + "relative.", head=noun_phrase)
    return tokens


def _described_noun(noun_phrase: NounPhrase, feminine: bool, path: str) -> list[Token]:
    """The noun between the adjectives that come before it and those that come after."""
    noun, plural = noun_phrase.noun, noun_phrase.plural
    if feminine and noun.fr_gender == "m":
        form = french_plural(noun.fr_feminine) if plural else noun.fr_feminine
    else:
        form = noun.fr_plural if plural else noun.fr
    tokens = [Token(form, (path + "noun", path + "plural") if plural else (path + "noun",))]
    for adjective in sorted(noun_phrase.adjectives, key=lambda adjective: -adjective.rank):
        agreeing = _inflect(adjective.fr, adjective.fr_feminine, Agreement(2, feminine, plural))
        if not adjective.fr_first:
            tokens.append(Token(agreeing, (path + adjective.en,)))
            continue
        if not feminine and not plural and begins_with_vowel(tokens[0].text):
            agreeing = adjective.fr_before_vowel  # un bel arbre
        tokens.insert(0, Token(agreeing, (path + adjective.en,)))
    return tokens


def _determiner(noun_phrase: NounPhrase, feminine: bool, following: str, path: str, denied: bool) -> list[Token]:
    meant = (path + "determiner",)
    forms = _determiner_forms(noun_phrase, feminine, following, denied)
    return [Token(form, meant) for form in forms]


def _determiner_forms(noun_phrase: NounPhrase, feminine: bool, following: str, denied: bool) -> tuple[str, ...]:
    word: Determiner = noun_phrase.determiner
    plural, vowel = noun_phrase.plural, begins_with_vowel(following)
    if word in NUMBERS:
        return (NUMBERS[word],)
    if word == "how many":
        return ("combien", "de")
    if word == "the":
        return ("les" if plural else "la" if feminine else "le",)
    if word == "this":
        return ("ces" if plural else "cette" if feminine else "cet" if vowel else "ce",)
    if word in POSSESSIVES:
        masculine_form, feminine_form, plural_form = POSSESSIVES[word]
        # Before a vowel the feminine borrows the masculine's form: mon amie, son écharpe.
        return (plural_form if plural else feminine_form if feminine and not vowel else masculine_form,)
    if denied:
        return ("de",)  # il ne mange pas de pomme
    if noun_phrase.noun.mass:
        return ("de", "la" if feminine else "le")  # de la soupe; de + le becomes du
    if plural:
        adjective_first = any(adjective.fr_first for adjective in noun_phrase.adjectives)
        return ("de" if adjective_first else "des",)  # de grands chats
    return ("une" if feminine else "un",)


def begins_with_vowel(word: str) -> bool:
    """Whether the word sounds as if it began with a vowel: *arbre* and *homme* do, *hamster* doesn't."""
    return word[0].lower() in "aàâeéèêiîoôuœ" or (word[0] == "h" and word not in aspirated())


def _contract(tokens: list[Token]) -> list[Token]:
    """à le chat → au chat; not *à le ami*, whose article will be elided instead."""
    contracted: list[Token] = []
    for position, token in enumerate(tokens):
        both = (contracted[-1].text, token.text) if contracted else ("", token.text)
        elided = token.text == "le" and begins_with_vowel(tokens[position + 1].text)
        if both in CONTRACTED and not elided:
            pieces = dict.fromkeys(contracted.pop().pieces + token.pieces)  # each once, in order
            token = Token(CONTRACTED[both], tuple(pieces))
        contracted.append(token)
    return contracted


def _elide(tokens: list[Token]) -> list[Token]:
    """je aime → j' aime."""
    return [
        token._replace(text=token.text[:-1] + "'")
        if token.text in ELIDED and following is not None and begins_with_vowel(following.text)
        else token
        for token, following in zip(tokens, [*tokens[1:], None], strict=True)
    ]
