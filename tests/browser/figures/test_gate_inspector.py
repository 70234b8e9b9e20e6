"""GateInspector in a browser: its numbers are those of PyTorch's LSTM, and every way of using it works."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
import torch
from torch import nn
from traitlets import TraitError

from attnbook.widgets.gate_inspector import GateInspector

CATS = "the cats that the small dog saw in the garden sleep"
DOG = "the dog sleeps"
PARTS = ["forget", "input", "output", "candidate", "cell", "state"]
SHOWN = ["forget", "input", "output", "cell", "state"]
SVG = "{http://www.w3.org/2000/svg}"


def read(words: str | list[str], units: int = 12, seed: int = 0) -> dict:
    """A sentence, and all that an untrained nn.LSTM computes while it reads it, its gates by hand."""
    tokens = words.split() if isinstance(words, str) else words
    torch.manual_seed(seed)
    lstm = nn.LSTM(4, units, batch_first=True).requires_grad_(False)
    for weight in lstm.parameters():
        weight.mul_(6)  # so that the gates open and close
    vectors = torch.randn(len(tokens), 4)
    state, cell = torch.zeros(units), torch.zeros(units)
    steps = []
    for vector in vectors:
        sums = lstm.weight_ih_l0 @ vector + lstm.bias_ih_l0 + lstm.weight_hh_l0 @ state + lstm.bias_hh_l0
        input_gate, forget, candidate, output = sums.chunk(4)
        input_gate, forget, output = input_gate.sigmoid(), forget.sigmoid(), output.sigmoid()
        candidate = candidate.tanh()
        cell = forget * cell + input_gate * candidate
        state = output * cell.tanh()
        steps.append([forget, input_gate, output, candidate, cell, state])
    torch.testing.assert_close(torch.stack([step[-1] for step in steps]), lstm(vectors[None])[0][0])
    numbers = [torch.stack(part) for part in zip(*steps, strict=True)]
    return {"words": words} | dict(zip(PARTS, numbers, strict=True))


def lstm(*sentences: dict, **options) -> GateInspector:
    options = {"unit": 6, "word": 1, "caption": "Open and shut."} | options
    return GateInspector(sentences or [read(CATS), read(DOG, seed=1)], **options)


def number(value: float, digits: int = 2) -> str:
    text = f"{float(value):.{digits}f}"
    return text.replace("-", "−") if float(text) else f"{0:.{digits}f}"


def reading(unit: int, word: int, sentence: dict | None = None) -> str:
    sentence = sentence or read(CATS)
    token = sentence["words"].split()[word]
    listed = ", ".join(f"{part} {number(sentence[part][word, unit])}" for part in SHOWN)
    return f"Unit {unit + 1} at “{token}”: {listed}."


def centre(stage, unit: int, word: int, units: int = 12, words: int = 11) -> tuple[float, float]:
    """Where a square's middle is in the window."""
    box = stage.page.locator(".cells svg").bounding_box()
    return box["x"] + (word + 0.5) * box["width"] / words, box["y"] + (unit + 0.5) * box["height"] / units


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("shown", ["forget", "cell"])
def test_it_is_whole(show, width, mode, shown):
    stage = show(lstm(shown=shown), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "Open and shut."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.reading() == reading(6, 1)
    assert stage.violations() == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_largest_stays_in_the_figure(show, width):
    words = [f"incomprehensibilities{i}" for i in range(16)]
    sentences = [read(words, units=48, seed=i) for i in range(8)]
    stage = show(GateInspector(sentences, shown="state", unit=46, word=15), width=width)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    figure, followed = (stage.page.locator(name).bounding_box() for name in (".figure", ".followed"))
    assert followed["x"] + followed["width"] <= figure["x"] + figure["width"]
    assert stage.page.locator(".cells svg").bounding_box()["height"] <= 400
    for number in stage.page.locator(".followed .number.chosen").all():
        box = number.bounding_box()
        assert box["x"] + box["width"] <= followed["x"] + followed["width"]
    names = [name.bounding_box() for name in stage.page.locator(".map .unit").all()]
    assert all(upper["y"] + upper["height"] <= lower["y"] + 0.5 for upper, lower in pairwise(names))
    heads = [head.bounding_box() for head in stage.page.locator(".words span").all()]
    assert all(left["x"] + left["width"] <= right["x"] + 0.5 for left, right in pairwise(heads))
    assert stage.violations() == []


@pytest.mark.parametrize("shown", SHOWN)
def test_the_squares_are_as_dark_as_the_numbers(show, shown):
    sentences = [read(CATS), read(DOG, seed=1)]
    largest = max(sentence["cell"].abs().max() for sentence in sentences) if shown == "cell" else torch.tensor(1.0)
    stage = show(lstm(*sentences, shown=shown))
    for index, sentence in enumerate(sentences):
        stage.put(sentence=index)
        squares = stage.page.locator(".cells .square")
        shares = torch.tensor(squares.evaluate_all("cells => cells.map(cell => Number(cell.getAttribute('opacity')))"))
        exact = sentence[shown]
        torch.testing.assert_close(shares.view_as(exact), exact.abs() / largest, atol=1e-5, rtol=0)
        dashes = stage.page.locator(".cells .dash").evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
        assert sum(path.count("M") for path in dashes) == (exact < 0).sum()
    legend = stage.page.locator(".legend").inner_text().split()
    assert legend[:2] == ["0", number(largest) if shown == "cell" else "1"]
    assert ("negative" in legend) == (shown in ("cell", "state"))
    x, y = centre(stage, 3, 1, words=3)
    box = squares.nth(12 + 3).bounding_box()
    assert (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) == pytest.approx((x, y), abs=1)


@pytest.mark.parametrize("index", [0, 1])
def test_the_numbers_are_pytorchs(show, index):
    sentences = [read(CATS), read(DOG, seed=1)]
    words = sentences[index]["words"].split()
    stage = show(lstm(*sentences, sentence=index, unit=3))
    stage.page.get_by_role("button", name="Show the numbers").click()
    for unit in (3, 11):
        stage.put(unit=unit)
        head, *rows = stage.table()
        assert head == ["word", *PARTS]
        assert [row[0] for row in rows] == words
        exact = torch.stack([sentences[index][part][:, unit] for part in PARTS], dim=1)
        assert [row[1:] for row in rows] == [[number(value, 4) for value in row] for row in exact]
        for word in range(len(words)):
            stage.put(word=word)
            assert stage.reading() == reading(unit, word, sentences[index])


def test_the_arithmetic_is_the_lstms(show):
    sentence = read(CATS)
    stage = show(lstm())
    for unit, word in ((6, 0), (6, 4), (2, 7), (11, 10)):
        stage.put(unit=unit)
        stage.put(word=word)

        def at(part: str, t: int = word, u: int = unit) -> str:
            text = number(sentence[part][t, u])
            return f"({text})" if text.startswith("−") else text

        before = at("cell", word - 1) if word else "0.00"
        cell, state = stage.page.locator(".arithmetic p").all_inner_texts()
        assert cell.replace("\n", "") == (
            f"c = f · cbefore + i · g ≈ {at('forget')} × {before} + {at('input')} × {at('candidate')} "
            f"≈ {at('cell').strip('()')}"
        )
        assert state.replace("\n", "") == (
            f"h = o · tanh(c) ≈ {at('output')} × tanh({at('cell').strip('()')}) ≈ {at('state').strip('()')}"
        )


@pytest.mark.parametrize("width", [1280, 390])
def test_the_bars_of_a_unit_are_as_long_as_its_numbers(show, width):
    sentence = read(CATS)
    stage = show(lstm(), width=width)
    for unit in (6, 9):
        stage.put(unit=unit)
        for gate in ("forget", "input", "output"):
            group = stage.page.locator(f".followed .{gate}")
            limit, floor = (float(group.locator(f".{name}").get_attribute("y1")) for name in ("limit", "zero"))
            for bar, value in zip(group.locator(".bar").all(), sentence[gate][:, unit].tolist(), strict=True):
                top, height = (float(bar.get_attribute(name)) for name in ("y", "height"))
                assert height == pytest.approx((floor - limit) * value, rel=1e-4)
                assert top + height == pytest.approx(floor)
        cells = sentence["cell"][:, unit]
        group = stage.page.locator(".followed .cell")
        zero = float(group.locator(".zero").get_attribute("y1"))
        longest = max(1, cells.abs().max().item())
        for bar, value in zip(group.locator(".bar").all(), cells.tolist(), strict=True):
            top, height = (float(bar.get_attribute(name)) for name in ("y", "height"))
            assert height == pytest.approx(34 * abs(value) / longest, rel=1e-4)
            assert (top if value < 0 else top + height) == pytest.approx(zero)


def test_the_columns_stand_below_each_other(show):
    for width in (1280, 390):
        stage = show(lstm(), width=width)
        words = [word.bounding_box() for word in stage.page.locator(".words span").all()]
        bars = [bar.bounding_box() for bar in stage.page.locator(".followed .forget .bar").all()]
        for t, (word, bar) in enumerate(zip(words, bars, strict=True)):
            x, _ = centre(stage, 0, t)
            assert bar["x"] + bar["width"] / 2 == pytest.approx(x, abs=1)
            assert word["x"] <= x <= word["x"] + word["width"]
        whole = "words => words.every(w => w.scrollWidth <= w.clientWidth + 1 && w.scrollHeight <= w.clientHeight + 1)"
        assert stage.page.locator(".words span").evaluate_all(whole), "words of usual length are not cut"


def test_the_mouse_reads_and_picks(show):
    stage = show(lstm())
    stage.page.mouse.move(*centre(stage, 2, 8))
    assert stage.reading() == reading(2, 8)
    assert (stage.trait("unit"), stage.trait("word")) == (6, 1), "pointing alone picks nothing"
    stage.page.mouse.move(0, 0)
    assert stage.reading() == reading(6, 1)
    stage.page.mouse.click(*centre(stage, 11, 10))
    stage.page.mouse.move(0, 0)
    assert (stage.trait("unit"), stage.trait("word")) == (11, 10)
    assert stage.reading() == reading(11, 10)
    box = stage.page.locator(".followed").bounding_box()
    stage.page.mouse.move(centre(stage, 0, 4)[0], box["y"] + 30)
    assert stage.reading() == reading(11, 4)
    stage.page.mouse.down()
    stage.page.mouse.up()
    assert (stage.trait("unit"), stage.trait("word")) == (11, 4)
    mark = stage.page.locator(".row-mark").bounding_box()
    assert mark["y"] + mark["height"] / 2 == pytest.approx(centre(stage, 11, 0)[1], abs=1)


def test_the_keyboard_reads_and_picks(show):
    stage = show(lstm())
    stage.page.locator(".map").focus()
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, unit, word, taken in (
        ("ArrowDown", 7, 1, True),
        ("ArrowRight", 7, 2, True),
        ("ArrowUp", 6, 2, True),
        ("ArrowLeft", 6, 1, True),
        ("End", 6, 10, True),
        ("ArrowRight", 6, 10, True),
        ("Home", 6, 0, True),
        ("PageDown", 6, 0, False),
        (" ", 6, 0, False),
        ("Control+ArrowLeft", 6, 0, False),
        ("Shift+Enter", 6, 0, False),
    ):
        stage.page.keyboard.press(key)
        assert stage.reading() == reading(unit, word), key
        assert stage.page.evaluate("window.taken") is taken, key
    assert (stage.trait("unit"), stage.trait("word")) == (6, 1)
    stage.page.keyboard.press("Escape")
    assert stage.reading() == reading(6, 1), "back to what was picked"
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "Enter"):
        stage.page.keyboard.press(key)
    assert (stage.trait("unit"), stage.trait("word")) == (7, 3)
    stage.page.keyboard.press("ArrowUp")
    stage.page.keyboard.press("Tab")
    assert stage.reading() == reading(7, 3), "who goes on takes the reading along"


def test_a_finger_picks(show):
    stage = show(lstm(), width=390, touch=True)
    stage.page.touchscreen.tap(*centre(stage, 4, 5))
    assert (stage.trait("unit"), stage.trait("word")) == (4, 5)
    assert stage.reading() == reading(4, 5)


def test_the_controls(show):
    stage = show(lstm(word=9))
    stage.page.get_by_role("button", name="Next unit").click()
    assert stage.trait("unit") == 7
    assert stage.page.locator(".stepper .place").inner_text() == "Unit 8 of 12"
    stage.page.get_by_role("button", name="Unit before").press("Enter")
    assert stage.trait("unit") == 6
    stage.page.get_by_label("Show").select_option("output")
    assert stage.trait("shown") == "output"
    stage.page.get_by_label("Sentence").select_option(DOG)
    assert (stage.trait("sentence"), stage.trait("word")) == (1, 2), "no word beyond the sentence is picked"
    assert stage.page.locator(".words span").all_inner_texts() == DOG.split()
    assert stage.reading() == reading(6, 2, read(DOG, seed=1))


def test_one_sentence_is_no_choice(show):
    stage = show(lstm(read(CATS)))
    assert stage.page.get_by_label("Sentence").count() == 0


def test_python_changes_the_page(show):
    stage = show(lstm(word=9))
    stage.put(sentence=1)  # before the word that belongs to it
    assert stage.reading() == reading(6, 2, read(DOG, seed=1))
    stage.put(word=0)
    stage.put(unit=0)
    assert stage.reading() == reading(0, 0, read(DOG, seed=1))
    stage.put(shown="state")
    assert stage.page.get_by_label("Show").input_value() == "4"


def test_what_is_below_stays_where_it_is(show):
    for width in (1280, 760, 390):
        stage = show(lstm(read(CATS)), width=width)
        below = stage.page.locator(".numbers")
        places = set()
        for shown, unit, word in (("forget", 0, 0), ("cell", 6, 4), ("state", 11, 10)):
            for name, value in (("shown", shown), ("unit", unit), ("word", word)):
                stage.put(**{name: value})
            places.add(below.bounding_box()["y"])
        assert len(places) == 1, width


def test_nothing_is_animated(show):
    stage = show(lstm(), calm=False)
    moving = "nodes => nodes.filter(node => getComputedStyle(node).transitionDuration !== '0s').length"
    assert stage.page.locator(".figure *").evaluate_all(moving) == 0


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    sentences = [read([evil, "b"]), read(["c", evil])]
    figure = GateInspector(sentences, caption=evil, strings={"forget": evil, "units": evil})
    stage = show(figure, width=390)
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert evil in stage.reading()
    assert stage.table()[1][0] == evil
    assert stage.page.locator(".words span").first.inner_text() == evil
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_speaks_another_language(show):
    stage = show(lstm(strings={"reading": "Zelle {cell} bei {word}", "unit": "Einheit {unit}"}))
    assert stage.reading() == f"Zelle {number(read(CATS)['cell'][1, 6])} bei cats"
    assert stage.page.locator(".stepper .place").inner_text() == "Einheit 7"


def changed(name: str, value: object) -> dict:
    return read(DOG) | {name: value}


@pytest.mark.parametrize(
    ("sentences", "complaint"),
    [
        ([], "there are 0 sentences: expected 1 to 8"),
        ([read(DOG)] * 9, "there are 9 sentences"),
        ([{"words": DOG}], r"sentences\[0\] has 'words': expected 'words', 'forget', 'input', 'output', 'candidate'"),
        ([read(DOG), read(DOG, units=3)], r"the sentences have \[12, 3\] units"),
        ([changed("words", "")], r"sentences\[0\]\['words'\] has no tokens"),
        ([read(" ".join("a" * 17))], r"sentences\[0\] has 17 words: expected 16 at most"),
        ([read(DOG, units=49)], r"sentences\[0\]\['forget'\] has shape \(3, 49\): expected \(3, units\).*48 at most"),
        ([changed("cell", torch.zeros(3, 4))], r"sentences\[0\]\['cell'\] has shape \(3, 4\)"),
        ([changed("output", torch.zeros(12))], r"sentences\[0\]\['output'\] has shape \(12,\)"),
        ([read(DOG), changed("forget", torch.full((3, 12), 1.5))], r"sentences\[1\]\['forget'\] goes from 1.5 to 1.5"),
        ([changed("input", torch.full((3, 12), float("nan")))], "infinite or not a number"),
        ([changed("cell", read(DOG)["cell"] + 0.002)], r"\['cell'\] is .* for unit 0 at 'the', but forget · before \+"),
        ([changed("state", read(DOG)["state"] * 0.9)], r"\['state'\] is .*, but output · tanh\(cell\) is"),
    ],
)
def test_bad_sentences_get_a_clear_error(sentences, complaint):
    with pytest.raises(ValueError, match=complaint):
        GateInspector(sentences)


def test_the_cell_is_checked_word_by_word():
    sentence = read(DOG)
    sentence["cell"][2, 5] += 0.01
    with pytest.raises(ValueError, match=r"\['cell'\] is .* for unit 5 at 'sleeps', but"):
        GateInspector([sentence])


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("sentence", 2, "sentence is 2, but it has to be between 0 and 1"),
        ("unit", 12, "unit is 12, but it has to be between 0 and 11"),
        ("unit", -1, "unit is -1"),
        ("word", 11, "word is 11, but it has to be between 0 and 10"),
        ("shown", "gates", "'gates'"),
        ("tensor", torch.zeros(1, 6, 11, 12), r"tensor: expected shape \(2, 6, 11, 12\) as before"),
    ],
)
def test_what_does_not_exist_gets_a_clear_error(name, value, complaint):
    figure = lstm()
    with pytest.raises(TraitError, match=complaint):
        setattr(figure, name, value)
    if name != "tensor":
        with pytest.raises(TraitError, match=complaint):
            lstm(**{name: value})


def test_a_word_of_a_sentence_that_does_not_exist_gets_a_clear_error():
    figure = lstm()
    with pytest.raises(TraitError, match="sentence is 2"), figure.hold_trait_notifications():
        figure.word, figure.sentence = 3, 2
    assert (figure.sentence, figure.word) == (0, 1)


def test_python_reads_and_sets_the_state():
    figure = lstm(word=9)
    assert figure.tensor.shape == (2, 6, 11, 12)
    assert not figure.tensor[1, :, 3:].any()
    figure.sentence = 1
    assert (figure.word, figure.unit, figure.shown) == (2, 6, "forget")
    figure.set_state({"sentence": 0, "word": 10})  # as it comes from the page
    assert (figure.sentence, figure.word) == (0, 10)
    sentence = read(CATS)
    listed = ", ".join(f"{part} {sentence[part][10, 6]:.2f}" for part in SHOWN)
    assert repr(figure) == (
        f"[Interactive figure: the forget of 12 LSTM units while they read “{CATS}”; unit 7 at “sleep”: {listed}]"
    )


@pytest.mark.parametrize("shown", ["forget", "cell"])
def test_the_picture_shows_the_map(shown):
    evil = "<b>&"
    sentence = read([evil, "b", "c"])
    picture = ET.fromstring(GateInspector([sentence], shown=shown, unit=4).picture())
    assert picture.tag == f"{SVG}svg"
    assert [text.text for text in picture.iter(f"{SVG}text")] == ["unit", evil, "b", "c", "5"]
    squares = [rect for rect in picture.iter(f"{SVG}rect") if rect.get("fill") != "none"]
    shares = torch.tensor([float(rect.get("fill-opacity")) for rect in squares]).view(3, 12)
    exact = sentence[shown].abs() / (sentence["cell"].abs().max() if shown == "cell" else 1)
    torch.testing.assert_close(shares, exact, atol=6e-4, rtol=0)
    assert len(list(picture.iter(f"{SVG}line"))) == (sentence[shown] < 0).sum()
