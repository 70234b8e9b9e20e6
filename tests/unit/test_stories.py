"""Stories: what they tell can be, and their English says what happened, as another reader finds out."""

from collections import Counter
from itertools import islice

import pytest

from attnbook.corpora.littleworld import lexicon, stories
from attnbook.corpora.littleworld.stories import (
    DEEDS,
    FOOD,
    OTHERS,
    PLACES,
    SHOPS,
    TEXTS,
    TIMES,
    Fact,
    Impossible,
    Story,
    World,
)

WORDS = lexicon("full")
ANNA, PAUL = WORDS.name("Anna"), WORDS.name("Paul")
MARKET, PARK = WORDS.noun("market"), WORDS.noun("park")
APPLE, KEY, BOOK = WORDS.noun("apple"), WORDS.noun("key"), WORDS.noun("book")
YESTERDAY, LAST_WEEK = WORDS.time("yesterday"), WORDS.time("last week")


@pytest.fixture(scope="module")
def some() -> list[Story]:
    return list(islice(stories.stories(), 400))


def test_the_same_seed_tells_the_same_stories() -> None:
    first, again, other = ([story.text() for story in islice(stories.stories(seed=seed), 20)] for seed in (0, 0, 1))
    assert first == again
    assert not set(first) & set(other)


def test_no_story_is_in_two_splits() -> None:
    texts = {split: {one.text() for one in islice(stories.stories(split), 200)} for split in ("train", "valid", "test")}
    assert all(len(some) == 200 for some in texts.values())
    assert len(set().union(*texts.values())) == 600
    with pytest.raises(ValueError, match="expected one of the splits train, valid, test, got 'novel'"):
        next(stories.stories("novel"))


# --- the world


def a_world() -> World:
    """Anna, who is happy, has two apples and a book at the market. Paul lost his key there, and went to the park."""
    world = World()
    for fact in (
        Fact("be", ANNA, MARKET, time=LAST_WEEK),
        Fact("get", ANNA, MARKET, APPLE, 2),
        Fact("go", PAUL, MARKET),
        Fact("get", PAUL, MARKET, KEY, 1),
        Fact("get", ANNA, MARKET, BOOK, 1),
        Fact("lose", PAUL, MARKET, KEY, 1),
        Fact("do", ANNA, MARKET, word="sing"),
        Fact("go", PAUL, PARK),
    ):
        world.happen(fact)
    return world


def test_what_happens_changes_the_world() -> None:
    world = a_world()
    assert world.where == {ANNA: MARKET, PAUL: PARK}
    assert world.has == {ANNA: {APPLE: 2, BOOK: 1}, PAUL: {}}
    assert world.lies == {KEY: (MARKET, 1)}
    assert world.feels == {ANNA: "happy", PAUL: "sad"}
    world.happen(Fact("find", ANNA, MARKET, KEY, 1))
    world.happen(Fact("go", PAUL, MARKET, time=YESTERDAY))
    world.happen(Fact("give", ANNA, MARKET, APPLE, 2, PAUL))
    world.happen(Fact("eat", PAUL, MARKET, APPLE, 2))
    world.happen(Fact("do", ANNA, MARKET, word="work"))
    assert world.has == {ANNA: {BOOK: 1, KEY: 1}, PAUL: {}}
    assert world.lies == {}
    assert world.feels == {ANNA: "tired", PAUL: "happy"}


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        (Fact("be", ANNA, PARK), "it is known where they are"),
        (Fact("go", PAUL, PARK), "they are there"),
        (Fact("eat", ANNA, PARK, APPLE, 2), "they are not there: park"),
        (Fact("meet", ANNA, MARKET, other=PAUL), "Paul is somewhere else"),
        (Fact("meet", ANNA, MARKET, other=ANNA), "Anna is somewhere else"),
        (Fact("give", ANNA, MARKET, APPLE, 2, PAUL), "Paul is somewhere else"),
        (Fact("get", ANNA, MARKET, KEY, 1), "it is in the story already"),
        (Fact("find", PAUL, PARK, KEY, 1), "it does not lie there"),
        (Fact("find", ANNA, MARKET, KEY, 2), "it does not lie there"),
        (Fact("lose", PAUL, PARK, KEY, 1), "they have no such thing"),
        (Fact("eat", ANNA, MARKET, APPLE, 3), "they have no such thing"),
        (Fact("eat", ANNA, MARKET, BOOK, 1), "they have no such thing"),
        (Fact("read", ANNA, MARKET, APPLE, 2), "they have no such thing"),
        (Fact("feel", ANNA, MARKET, word="sad"), "they do not feel so"),
        (Fact("go", ANNA, PARK, time=LAST_WEEK), "last week is over"),
    ],
)
def test_what_cannot_be(fact: Fact, reason: str) -> None:
    world, untouched = a_world(), a_world()
    with pytest.raises(Impossible, match=reason):
        world.happen(fact)
    assert world == untouched


# --- the stories


def test_stories_can_be(some: list[Story]) -> None:
    for story in some:
        assert len(story.told) == 10
        story.world()  # raises Impossible if not


def read(story: Story) -> list[Fact]:
    """Its facts, read off the English by one who knows the words, the rule of the pronouns, and where people are."""
    names = {name.en: name for name in WORDS.names}
    places = {place.en: place for place in PLACES}
    things = {form: thing for thing in (*FOOD, *TEXTS, *OTHERS) for form in (thing.en, thing.en_plural)}
    times = {time.en: time for time in TIMES}
    numbers = {"a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5}
    kinds = {
        "was": "be", "went": "go", "bought": "get", "found": "get", "gave": "give", "lost": "lose", "ate": "eat",
        "read": "read", "met": "meet",
    }  # fmt: skip
    deeds = {WORDS.verb(deed).en_past: deed for deed in DEEDS}
    where, did_last, owned, facts = {}, {}, {}, []
    for *words, stop in story.sentences():
        assert stop == "."
        first, verb, *rest = words
        who = names.get(first) or did_last[first]
        did_last["she" if who.fr_gender == "f" else "he"] = who
        assert not {"his", "her"} & set(rest) - {"her" if who.fr_gender == "f" else "his"}, "what is theirs"
        [time] = [time for text, time in times.items() if " ".join(rest).endswith(text)] or [None]
        said = {word: i for i, word in enumerate(rest)}
        place = next((places[word] for word in rest if word in places), where.get(who))
        thing = next((things[word] for word in rest if word in things), None)
        other = next((names[word] for word in rest if word in names), None)
        kind = kinds.get(verb, "do")
        word = deeds.get(verb, "")
        if kind == "be" and not said.keys() & places.keys():
            kind, word = "feel", rest[0]
        if kind == "get" and thing in owned:
            kind = "find"
        if kind == "get":
            assert (verb == "bought") is (place in SHOPS)
            owned[thing] = next(numbers[word] for word in rest if word in numbers)
        if thing is not None:
            assert (thing.en_plural in rest) is (owned[thing] > 1)
        where[who] = place
        facts.append(Fact(kind, who, place, thing, owned.get(thing, 0), other, word, time))
    return facts


def test_the_english_says_what_happened(some: list[Story]) -> None:
    for story in some:
        assert read(story) == [fact for fact, _ in story.told], story.text()


def test_everything_happens(some: list[Story]) -> None:
    kinds = Counter(fact.kind for story in some for fact, _ in story.told)
    assert set(kinds) == {"be", "go", "get", "find", "give", "lose", "eat", "read", "do", "meet", "feel"}
    assert min(kinds.values()) > 40
    subjects = Counter(words[0] in ("he", "she") for story in some for words in story.sentences())
    assert 0.25 < subjects[True] / subjects.total() < 0.6, "some pronouns, some names"


def test_korean_tells_the_same(some: list[Story]) -> None:
    """Sentence by sentence: who, what, how many, to whom, and where, exactly if the English says it."""
    counted = {1: set(), 2: {"두"}, 3: {"세"}, 4: {"네"}, 5: {"다섯"}}
    for story in some:
        for (fact, _), english, korean in zip(story.told, story.sentences("en"), story.sentences("ko"), strict=True):
            said = " ".join(korean)
            pronoun = "그녀" if fact.who.fr_gender == "f" else "그"
            assert korean[0] == (pronoun if english[0] in ("he", "she") else fact.who.ko), said
            assert said.endswith("습니다 ."), said
            assert (fact.place.ko in korean) == (fact.place.en in english), said
            if fact.thing is not None:
                assert fact.thing.ko in korean, said
            if fact.kind == "get":
                assert set(korean) & set().union(*counted.values()) == counted[fact.n], said
            if fact.other is not None:
                assert fact.other.ko in korean, said
            if fact.time is not None:
                assert [token.text for token in fact.time.words["ko"]] == korean[2 : 2 + len(fact.time.words["ko"])], (
                    said
                )
