"""Questions about stories: what the story tells is found where it stands, and what it doesn't tell is not."""

import random
from collections import Counter
from itertools import islice, pairwise

import pytest

from attnbook.corpora.littleworld import lexicon, stories
from attnbook.corpora.littleworld.comprehension import ASKED, Question, answering, continuation, question, together
from attnbook.corpora.littleworld.stories import Fact, Narrator, Story, Told

WORDS = lexicon("full")
VERBS = {form: verb for verb in WORDS.verbs for form in (verb.en_past, verb.en_base)}
NUMBERS = {2: ("two", "두"), 3: ("three", "세"), 4: ("four", "네"), 5: ("five", "다섯")}
ANNA, EMMA, PAUL = (WORDS.name(name) for name in ("Anna", "Emma", "Paul"))
MARKET, PARK = WORDS.noun("market"), WORDS.noun("park")


@pytest.fixture(scope="module")
def some() -> list[Story]:
    return list(islice(stories.stories(), 600))


def answer(story: Story, asked: Question, language: str = "en") -> str | None:
    if asked.answer is None:
        return None
    first, end = asked.answer
    assert first < end
    return " ".join(story.text(language).split()[first:end])


def facts_of(story: Story, asked: Question) -> list[Fact]:
    """The facts that an English question is about, found by its words."""
    first, *words = asked.words
    people = [name for name in story.cast if name.en in words]
    if first == "where" and words[0] == "is":
        moves = [fact for fact, _ in story.told if fact.kind in ("be", "go") and fact.who in people]
        return moves[-1:]
    if first == "who" and words[0] == "was":
        return [fact for fact, _ in story.told if fact.kind == "feel" and fact.word == words[1]]
    [verb] = {VERBS[word] for word in words if word in VERBS and word != "did"}
    kinds = {"buy": ("get",), "find": ("get", "find")}.get(verb.en, (verb.en,))
    done = [
        fact
        for fact, _ in story.told
        if fact.kind in kinds and (fact.kind != "get" or (fact.place in stories.SHOPS) is (verb.en == "buy"))
    ]
    if first != "who":
        doer = words[words.index("did") + 1]
        done = [fact for fact in done if fact.who.en == doer]
    if "to" in words:
        done = [fact for fact in done if fact.other is not None and fact.other.en == words[words.index("to") + 1]]
    if first != "what":
        done = [fact for fact in done if fact.thing is not None and {fact.thing.en, fact.thing.en_plural} & set(words)]
    return done


def test_answers_are_in_the_facts(some: list[Story]) -> None:
    rng = random.Random(0)
    for story in some:
        asked = question(story, rng)
        found = facts_of(story, asked)
        said = answer(story, asked)
        if said is None:
            assert not found, (story.text(), asked)
            continue
        assert len(found) == 1, (story.text(), asked)
        fact = found[0]
        words = said.split()
        match asked.asked:
            case "who":
                assert words == [fact.who.en]
            case "where":
                assert words == ["the", fact.place.en]
            case "what":
                assert fact.thing is not None
                assert words[-1] == (fact.thing.en_plural if fact.n > 1 else fact.thing.en)
                assert words[0] in ("the", "his", "her", "a", "an", "two", "three", "four", "five")
            case "how many":
                assert words == [NUMBERS[fact.n][0]]


def test_korean_asks_the_same(some: list[Story]) -> None:
    for seed, story in enumerate(some):
        english, korean = (question(story, random.Random(seed), language) for language in ("en", "ko"))
        assert english.asked == korean.asked
        said = answer(story, korean, "ko")
        assert (said is None) is (english.answer is None)
        if said is None:
            continue
        [fact] = facts_of(story, english)
        words = said.split()
        match korean.asked:
            case "who":
                assert words == [fact.who.ko]
            case "where":
                assert words == [fact.place.ko]
            case "what":
                assert fact.thing is not None
                assert fact.thing.ko in words
            case "how many":
                assert fact.thing is not None
                assert words == [NUMBERS[fact.n][1], fact.thing.ko_counter]


def test_all_is_asked_and_a_fourth_has_no_answer(some: list[Story]) -> None:
    rng = random.Random(1)
    asked = [question(story, rng) for story in some for _ in range(3)]
    assert 0.22 < sum(one.answer is None for one in asked) / len(asked) < 0.28
    for answered in (True, False):
        kinds = Counter(one.asked for one in asked if (one.answer is not None) is answered)
        assert set(kinds) == set(ASKED)
        assert min(kinds.values()) > 0.15 * kinds.total()


def test_the_same_seed_asks_the_same(some: list[Story]) -> None:
    first, again = ([question(story, random.Random(5)) for story in some[:20]] for _ in range(2))
    assert first == again


def a_story(*facts: Fact) -> Story:
    narrator = Narrator(random.Random(0))
    return Story((ANNA, PAUL), tuple(Told(fact, narrator.clause(fact)) for fact in facts))


def test_who_is_together() -> None:
    apart = [Fact("be", PAUL, PARK), Fact("go", ANNA, MARKET)]
    assert not together(a_story(*apart))
    assert together(a_story(*apart, Fact("go", ANNA, PARK)))
    assert not together(a_story(*apart, Fact("go", ANNA, PARK), Fact("go", PAUL, MARKET)))
    assert not together(a_story(Fact("be", PAUL, PARK))), "nobody knows where Anna is"


def test_neither_answer_is_much_likelier_for_two_people(some: list[Story]) -> None:
    of_two = [together(story) for story in some if len(story.cast) == 2]
    assert 0.42 < sum(of_two) / len(of_two) < 0.58


def test_continuations(some: list[Story]) -> None:
    rng = random.Random(2)
    kinds: Counter[str] = Counter()
    for story, other in pairwise(some):
        first, second, kind = continuation(story, other, rng)
        kinds[kind] += 1
        assert first[-1] == second[-1] == "."
        match kind:
            case "next":
                assert [*first, *second] == story.text().split()
            case "wrong order":
                assert [*second, *first] == story.text().split()
            case "another story":
                assert story.text().split()[: len(first)] == first
                assert other.text().split()[-len(second) :] == second
        assert 3 <= first.count(".") <= 7
    assert 0.45 < kinds["next"] / kinds.total() < 0.55
    assert 0.2 < kinds["wrong order"] / kinds.total() < 0.3


@pytest.mark.parametrize("language", ["en", "ko"])
def test_words_answer_the_questions_that_their_facts_say(some: list[Story], language: str) -> None:
    texts = {
        "en": lambda word: {word.en, getattr(word, "en_plural", ""), "he", "she"},
        "ko": lambda word: {word.ko, "그", "그녀"},
    }
    for story in some[:100]:
        words, found = story.text(language).split(), answering(story, language)
        ends = [i for i, word in enumerate(words) if word == "."]
        starts = [0, *(end + 1 for end in ends[:-1])]
        assert len(found) == len(words)
        for (fact, clause), start, end in zip(story.told, starts, ends, strict=True):
            said: dict[str | None, list[str]] = {}
            for word, one in zip(words[start : end + 1], found[start : end + 1], strict=True):
                said.setdefault(one, []).append(word)
            people = [fact.who, *([fact.other] if fact.other else [])]
            assert len(said["who"]) == len(people)
            assert all(any(word in texts[language](person) for person in people) for word in said["who"])
            says_where = fact.kind == "go" or clause.place is not None
            assert [word in texts[language](fact.place) for word in said.get("where", [])] == [True] * says_where
            assert [
                fact.thing is not None and word in texts[language](fact.thing) for word in said.get("what", [])
            ] == [True] * (fact.thing is not None)
            counted = fact.kind == "get" and fact.n > 1
            assert ("how many" in said) == counted
            assert not counted or any(word in said["how many"] for word in NUMBERS[fact.n])
            assert len(said.get("how", [])) == (fact.kind == "feel")
