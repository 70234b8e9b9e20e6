"""ReadBack in a browser: what it shows is what it was given, and every way to a place leads there."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import numpy as np
import pytest
from traitlets import TraitError

from attnbook.widgets.read_back import ReadBack

SENTENCES = [
    "the old farmer sees a small dog .",
    "in the evening the tired woman and her son walk home slowly",
    "birds sing .",
]
MODELS = ["64", "8", "256"]  # a JavaScript object would put the 8 first
N = 4  # candidates
ACCURACY = {model: np.linspace(0.95, 0.3, 10) ** (1 + i) for i, model in enumerate(MODELS)}


def guesses(sentence: int, model: str) -> list[list[tuple[str, float]]]:
    """Falling shares at each place; the true word is the best candidate at some, and no candidate at all at others."""
    chance = np.random.default_rng([sentence, int(model)])
    made = []
    for place, word in enumerate(SENTENCES[sentence].split()):
        shares = np.sort(chance.dirichlet(np.full(N, 0.4)))[::-1]
        words = chance.permutation(["cat", "runs", "blue", "house"]).tolist()
        words.insert((0, 2, 0, N, 1)[place % 5], word)
        made.append(list(zip(words[:N], shares.tolist(), strict=True)))
    return made


def given() -> list[dict]:
    return [
        {"words": words, "models": {model: guesses(i, model) for model in MODELS}} for i, words in enumerate(SENTENCES)
    ]


def figure(**options) -> ReadBack:
    options = {
        "accuracy": ACCURACY,
        "model_label": "state size",
        "place": 3,
        "caption": "One vector for all of it.",
    } | options
    return ReadBack(options.pop("sentences", None) or given(), **options)


def percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.005 else f"{share:.0%}".replace("%", " %")


def expected(place: int, sentence: int = 0, model: str = "64") -> str:
    words = SENTENCES[sentence].split()
    read, share = guesses(sentence, model)[place][0]
    text = f"Place {place + 1} of {len(words)}, “{words[place]}”: the probe reads “{read}”, {percent(share)}. "
    text += "Right." if read == words[place] else "Wrong."
    if place < 10:
        text += f" Here it is right for {percent(ACCURACY[model][place])} of unseen sentences."
    return text


def reading(stage) -> str:
    return stage.reading().replace("\xa0", " ")


def middle(box: dict) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("sentence", [0, 1])
def test_it_is_whole(show, width, mode, sentence):
    stage = show(figure(sentence=sentence), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "One vector for all of it."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.page.locator(".token").all_inner_texts() == SENTENCES[sentence].split()
    assert stage.page.locator(".vector").get_attribute("aria-label") == "one vector"
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert stage.violations() == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("sentence", "model"), [(0, 0), (1, 1), (2, 2)])
def test_what_is_read_is_what_was_given(show, width, sentence, model):
    stage = show(figure(sentence=sentence, model=model, place=1), width=width)
    words, places = SENTENCES[sentence].split(), guesses(sentence, MODELS[model])
    right = [place[0][0] == word for word, place in zip(words, places, strict=True)]
    assert 0 < sum(right) < len(words), "there is something to tell apart"
    units = stage.page.locator(".unit")
    assert [unit.inner_text().replace("\xa0", " ").split("\n") for unit in units.all()] == [
        [word, place[0][0], f"{'✓' if fine else '✗'} {percent(place[0][1])}"]
        for word, place, fine in zip(words, places, right, strict=True)
    ]
    read, share = places[0][0]
    verdict = "right" if right[0] else "wrong"
    name = f"place 1, “{words[0]}”: read “{read}”, {percent(share)}, {verdict}"
    assert units.first.get_attribute("aria-label") == name
    for bar, place in zip(stage.page.locator(".unit .bar").all(), places, strict=True):
        whole = bar.locator("..").evaluate("node => node.clientWidth")
        assert bar.bounding_box()["width"] / whole == pytest.approx(place[0][1], abs=0.01)
    assert stage.page.locator(".score").inner_text() == f"{sum(right)} of {len(words)} words right"
    assert reading(stage) == expected(1, sentence, MODELS[model])

    stage.page.get_by_role("button", name="Show the numbers").click()
    assert stage.table() == [
        ["place", "word", "read", "share", "right?"],
        *(
            [f"{i + 1}", word, place[0][0], f"{place[0][1]:.3f}", "yes" if fine else "no"]
            for i, (word, place, fine) in enumerate(zip(words, places, right, strict=True))
        ),
    ]


@pytest.mark.parametrize("place", range(8))
def test_the_candidates_of_a_place(show, place):
    stage = show(figure(place=place))
    candidates, word = guesses(0, "64")[place], SENTENCES[0].split()[place]
    assert stage.page.locator(".more .title").first.inner_text() == f"Place {place + 1}: the candidates"
    bars = stage.page.locator(".bars li")
    assert [bar.inner_text().split("\n") for bar in bars.all()] == [
        [candidate, percent(share)] for candidate, share in candidates
    ]
    for bar, (_, share) in zip(stage.page.locator(".bars .bar").all(), candidates, strict=True):
        assert bar.bounding_box()["width"] / bar.locator("..").bounding_box()["width"] == pytest.approx(share, abs=0.01)
    marked = stage.page.locator(".bars .marked .word").all_inner_texts()
    assert marked == [candidate for candidate, _ in candidates if candidate == word]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_chart_is_the_accuracy(show, width):
    stage = show(figure(model=2), width=width)
    svg = stage.page.locator(".chart").bounding_box()
    levels = [middle(line.bounding_box())[1] - svg["y"] for line in stage.page.locator(".chart .grid").all()]
    assert levels[0] > levels[-1], "upwards is more"
    first, *_, last = (middle(dot.bounding_box())[0] - svg["x"] for dot in stage.page.locator(".chart .dot").all())

    def corners(path: str) -> list[tuple[float, float]]:
        return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", path)]

    def places(model: str) -> list[tuple[float, float]]:
        across = np.linspace(first, last, 10)
        return list(zip(across, levels[0] + (levels[-1] - levels[0]) * ACCURACY[model], strict=True))

    line = stage.page.locator(".chart .line").get_attribute("d")
    np.testing.assert_allclose(corners(line), places("256"), atol=0.6)
    others = stage.page.locator(".chart .other").evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
    for path, model in zip(others, ["64", "8"], strict=True):
        np.testing.assert_allclose(corners(path), places(model), atol=0.6)
    assert stage.page.locator(".chart .number.chosen").all_text_contents() == ["4", percent(ACCURACY["256"][3])]
    dot = stage.page.locator(".chart .dot.chosen").bounding_box()
    assert middle(dot) == pytest.approx(
        [svg[axis] + at for axis, at in zip("xy", places("256")[3], strict=True)], abs=1
    )


def test_the_mouse_chooses_a_place(show):
    stage = show(figure())
    for place in (6, 0, 2):
        stage.page.locator(".unit").nth(place).click()
        assert stage.trait("place") == place
        assert reading(stage) == expected(place)
        pressed = stage.page.locator(".unit[aria-pressed=true]")
        assert pressed.evaluate_all("units => units.map(unit => [...unit.parentNode.children].indexOf(unit))") == [
            place
        ]
    stage.page.locator(".token").nth(5).click()
    assert reading(stage) == expected(5)


def test_a_finger_chooses_a_place(show):
    stage = show(figure(sentence=1), width=390, touch=True)
    stage.page.locator(".unit").nth(9).tap()
    assert reading(stage) == expected(9, 1)


@pytest.mark.parametrize("row", [".token", ".unit"])
def test_the_keyboard_chooses_a_place(show, row):
    stage = show(figure())
    for _ in range(3 if row == ".token" else 4):  # past the two choices, and the words
        stage.page.keyboard.press("Tab")
    inside = "document.activeElement.shadowRoot.activeElement"
    for key, place in (
        ("ArrowRight", 4),
        ("ArrowLeft", 3),
        ("Home", 0),
        ("ArrowLeft", 0),
        ("ArrowRight", 1),
        ("End", 7),
        ("ArrowRight", 7),
    ):
        stage.page.keyboard.press(key)
        assert stage.trait("place") == place, key
        assert reading(stage) == expected(place)
        assert stage.page.evaluate(f"{inside}.matches('{row}')")
        assert stage.page.evaluate(f"[...{inside}.parentNode.children].indexOf({inside})") == place
        assert stage.page.locator(f"{row}[tabindex='0']").count() == 1
    assert stage.violations() == []


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(figure())
    stage.page.locator(".unit").nth(3).focus()
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, taken in (("ArrowRight", True), ("PageDown", False), ("a", False), ("Control+ArrowLeft", False)):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is taken, key


def test_sentences_and_models(show):
    stage = show(figure(place=7))
    sentence, model = stage.page.locator("select").first, stage.page.get_by_label("state size")
    assert [option.inner_text() for option in model.locator("option").all()] == MODELS
    options = [option.inner_text() for option in sentence.locator("option").all()]
    assert options == [SENTENCES[0], SENTENCES[1][:39] + "…", SENTENCES[2]]
    model.select_option(label="8")
    assert stage.trait("model") == 1
    assert reading(stage) == expected(7, 0, "8")
    sentence.select_option(index=2)
    assert (stage.trait("sentence"), stage.trait("place")) == (2, 2), "the last place that there is"
    assert reading(stage) == expected(2, 2, "8")
    sentence.select_option(index=1)
    assert reading(stage) == expected(2, 1, "8")


def test_traits_from_outside(show):
    stage = show(figure())
    stage.put(place=7)
    assert reading(stage) == expected(7)
    stage.put(model=2)
    assert reading(stage) == expected(7, 0, "256")
    stage.put(sentence=2)
    assert reading(stage) == expected(2, 2, "256"), "a place beyond the sentence is read as its last"


def test_a_place_that_was_never_measured(show):
    stage = show(figure(sentence=1, place=11))
    assert reading(stage) == expected(11, 1)
    assert "unseen" not in reading(stage)
    assert stage.page.locator(".chart .chosen").count() == 0
    assert stage.page.locator(".chart .line").count() == 1


def test_no_chart_and_no_choice_where_there_are_none(show):
    one = {"words": "birds sing .", "models": {"64": guesses(2, "64")}}
    stage = show(figure(sentences=[one], accuracy=None, place=0))
    assert stage.page.locator("select").count() == 0
    assert stage.page.locator(".chart").count() == 0
    assert reading(stage) == expected(0, 2).split(" Here")[0]
    assert stage.violations() == []


@pytest.mark.parametrize("width", [1280, 700, 390, 320])
def test_nothing_leaves_the_figure(show, width):
    words = ["w" * 60, *(f"word{i}" for i in range(11))]
    long = {
        "words": words,
        "models": {"m" * 70: [[("v" * 60, 0.9), ("u" * 60, 0.1)]] * 12, "n": [[("a", 1), ("b", 0)]] * 12},
    }
    accuracy = {"m" * 70: [0.5] * 40, "n": [1.0] * 40}
    stage = show(figure(sentences=[long, long], accuracy=accuracy, model_label="l" * 20, place=0), width=width)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    frame = stage.page.locator(".figure").bounding_box()
    for part in stage.page.locator(".unit, .token, .chart text, .bars li, .vector").all():
        box = part.bounding_box()
        assert frame["x"] - 1 <= box["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
    numbers = [text.bounding_box() for text in stage.page.locator(".chart .number").all()[:-1]]
    for a, b in pairwise(numbers):
        assert a["x"] + a["width"] < b["x"], "the numbers of the places stand apart"
    assert stage.violations() == []


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_when_the_place_does(show, width):
    stage = show(figure(), width=width)
    boxes = []
    for place in range(8):
        stage.put(place=place)
        parts = stage.page.locator(".unit, .token, .bars, .numbers button").all()
        boxes.append([part.bounding_box() for part in parts])
    assert all(box == boxes[0] for box in boxes)


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    hostile = {
        "words": [evil, "b"],
        "models": {evil: [[(evil, 0.9), ("a", 0.1)]] * 2, "n": [[(evil, 1), ("b", 0)]] * 2},
    }
    made = figure(
        sentences=[hostile, hostile], accuracy=None, place=0, model_label=evil, caption=evil, strings={"vector": evil}
    )
    stage = show(made)
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.page.locator(".unit .read").first.inner_text() == evil
    assert stage.page.locator(".way > .name").inner_text() == evil
    assert stage.table()[1][1:3] == [evil, evil]
    assert evil in reading(stage)
    assert {element.tag.split("}")[1] for element in ET.fromstring(made.picture()).iter()} <= {
        *("svg", "title", "text", "rect", "line")
    }


def test_it_speaks_another_language(show):
    stage = show(figure(strings={"unseen": "Sonst {share}.", "vector": "ein Vektor", "sentence": "Satz"}))
    assert reading(stage).endswith(f" Sonst {percent(ACCURACY['64'][3])}.")
    assert stage.page.locator("label").first.inner_text().startswith("Satz")
    assert stage.page.locator(".vector").get_attribute("aria-label") == "ein Vektor"


def test_what_travels_beside_it():
    made = figure()
    words, read = SENTENCES[0].split(), [place[0][0] for place in guesses(0, "64")]
    right = sum(a == b for a, b in zip(words, read, strict=True))
    assert made.describe() == (
        f"what a probe reads back out of one vector (state size 64): “{SENTENCES[0]}” comes back as "
        f"“{' '.join(read)}”, {right} of 8 words right"
    )
    picture = ET.fromstring(made.picture())
    svg = "{http://www.w3.org/2000/svg}"
    texts = [text.text for text in picture.iter(f"{svg}text")]
    marks = [
        f"{'✓' if place[0][0] == word else '✗'} {percent(place[0][1])}"
        for word, place in zip(words, guesses(0, "64"), strict=True)
    ]
    assert sorted(texts) == sorted([*words, *words, *read, *marks, "one vector"])
    bars = [float(bar.get("width")) for bar in picture.iter(f"{svg}rect")][1:]
    np.testing.assert_allclose(np.divide(bars[1::2], bars[::2]), [place[0][1] for place in guesses(0, "64")], atol=1e-4)
    height = float(picture.get("height"))
    assert all(float(text.get("y")) <= height for text in picture.iter(f"{svg}text"))


def test_traits_are_checked_and_stay():
    made = figure()
    for name, value, complaint in (
        ("place", 8, "place is 8, but it has to be between 0 and 7"),
        ("place", -1, "place is -1"),
        ("sentence", 3, "sentence is 3, but it has to be between 0 and 2"),
        ("model", 3, "model is 3, but it has to be between 0 and 2"),
        ("accuracy", {"64": [0.5]}, "accuracy is given for the models"),
        ("sentences", [], "there are 0 sentences"),
        (
            "sentences",
            [{"words": "a", "models": {"9": [[("a", 1)]]}}],
            "expected the models .'64', '8', '256'., as before",
        ),
    ):
        with pytest.raises((TraitError, ValueError), match=complaint):
            setattr(made, name, value)
    assert (made.sentence, made.model, made.place, len(made.sentences)) == (0, 0, 3, 3)
    made.place = 7
    made.sentence = 2
    assert made.place == 2, "the last place that there is"
    assert made.words == ["birds", "sing", "."]
    assert made.model == 0
    assert [[tuple(pair) for pair in place] for place in made.guesses] == guesses(2, "64")
    made.set_state({"place": 9, "sentence": 1, "model": 1})  # as the page sends it
    assert (made.place, made.sentence, made.model) == (9, 1, 1)
    made.sentence = 2
    made.sentences = made.sentences[:2]
    assert (made.sentence, made.place) == (1, 2)
    assert made.models == MODELS


def changed(**change) -> list[dict]:
    sentences = given()
    sentences[1] |= change
    return sentences


FOUR = [("a", 0.5), ("b", 0.3), ("c", 0.1), ("d", 0.0)]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"sentences": given() * 3}, "there are 9 sentences: expected 1 to 8"),
        ({"sentences": changed(words="")}, "sentence 1: words has no tokens"),
        (
            {"sentences": changed(words="one two")},
            "sentence 1, model '64': there are guesses at 12 places, but the sen",
        ),
        ({"sentences": changed(models={})}, "sentence 1: expected a dictionary with 'words' and 'models'"),
        ({"sentences": changed(colour="red")}, "sentence 1: expected a dictionary with 'words' and 'models'"),
        (
            {"sentences": changed(words="a", models={"64": [FOUR]})},
            "sentence 1 has the models .'64'., but sentence 0 has",
        ),
        (
            {"sentences": changed(words="a", models={model: [FOUR] for model in MODELS[::-1]})},
            "expected the same in the same order",
        ),
        (
            {"sentences": changed(words="a b", models={model: [FOUR, FOUR[:3]] for model in MODELS})},
            "sentence 1, model '64', place 1: there are 3 candidates, but 4 at the first place",
        ),
        ({"sentences": changed(words="a", models={"64": [[]]})}, "place 0: there are no candidates"),
        (
            {"sentences": changed(words="a", models={"64": [[("a", 1.5)]]})},
            "place 0: the shares have to be between 0 and 1",
        ),
        ({"sentences": changed(words="a", models={"64": [[("a", -0.5)]]})}, "the shares have to be between 0 and 1"),
        ({"sentences": changed(words="a", models={"64": [[("a", float("nan"))]]})}, "the shares have to be between"),
        ({"sentences": changed(words="a", models={"64": [[("a", 0.6), ("b", 0.6)]]})}, "1 in all at most"),
        (
            {"sentences": changed(words="a", models={"64": [[("a", 0.2), ("b", 0.6)]]})},
            "the best candidate has to come first",
        ),
        ({"sentences": changed(words="a", models={"64": [["a", "b"]]})}, "expected pairs of a word and its share"),
        (
            {"accuracy": {"64": [0.5], "8": [0.5]}},
            "accuracy is given for the models .'64', '8'., but the sentences have",
        ),
        ({"accuracy": {"64": [1], "8": [1], "256": [1, 1]}}, "equally many for each model"),
        ({"accuracy": {"64": [1], "8": [2], "256": [1]}}, "accuracy holds 2, but it has to be shares between 0 and 1"),
        ({"accuracy": {model: np.ones((1, 1)) for model in MODELS}}, "one share for each place"),
        ({"accuracy": {"64": ["x"], "8": [1], "256": [1]}}, "accuracy: expected model → shares of 1"),
        ({"place": 8}, "place is 8, but it has to be between 0 and 7"),
        ({"sentence": 2}, "place is 3, but it has to be between 0 and 2"),
        ({"sentence": 5}, "sentence is 5, but it has to be between 0 and 2"),
        ({"model": -1}, "model is -1, but it has to be between 0 and 2"),
        ({"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_input_gets_a_clear_error(options, complaint):
    with pytest.raises((TraitError, ValueError), match=complaint):
        figure(**options)
