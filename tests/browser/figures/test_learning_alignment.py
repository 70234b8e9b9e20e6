"""LearningAlignment in a browser: each moment shows its own numbers, and every way to a moment leads there."""

import math
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import torch
from traitlets import TraitError

from attnbook.widgets.learning_alignment import LearningAlignment

MOMENTS = [0, 20, 40, 80, 320, 1280]
LAST = len(MOMENTS) - 1
# No map is square; one word has two partners and one none; a word stands twice; and one sentence has no gold at all.
SENTENCES = [
    ("I am not a student", "je ne suis pas étudiant <eos>", [(0, 0), (2, 1), (1, 2), (2, 3), (4, 4), (3, 4)]),
    ("the cat sees the dog", "chat voit chien", [(1, 0), (0, 0), (2, 1), (3, 2), (4, 2)]),
    ("good evening", "bonsoir à tous", []),
]
MEASURES = {"alignment error": [0.83, 0.84, 0.71, 0.62, 0.31, 0.18], "loss": [7.3, 6.1, 5.2, 4.05, 2.2, 1.1]}


def words(sentence: int) -> tuple[list[str], list[str]]:
    source, target, _ = SENTENCES[sentence]
    return source.split(), target.split()


def weights(sentence: int) -> np.ndarray:
    """(moment, target, source): another map at each moment."""
    source, target = words(sentence)
    chance = np.random.default_rng(sentence)
    return np.stack([chance.dirichlet(np.full(len(source), 0.5), len(target)) for _ in MOMENTS]).astype(np.float32)


def figure(**options) -> LearningAlignment:
    options = {"moment": 3, "measures": MEASURES, "caption": "How it learns to look."} | options
    given = [weights(i) for i in range(len(SENTENCES))]
    return LearningAlignment(
        options.pop("moments", MOMENTS), options.pop("sentences", SENTENCES), options.pop("weights", given), **options
    )


def percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"


def partners(sentence: int, row: int) -> list[int]:
    return sorted(i for i, j in SENTENCES[sentence][2] if j == row)


def named(listed: list[str], i: int) -> str:
    return f"{listed[i]} (word {i + 1})" if listed.count(listed[i]) > 1 else listed[i]


def expected(moment: int = 3, sentence: int = 0, row: int | None = None) -> str:
    source, target = words(sentence)
    looks = weights(sentence)[moment].argmax(axis=1)
    after, end = f"After {MOMENTS[moment]} batches", f"alignment error {MEASURES['alignment error'][moment]:.2f}."
    paired = [i for i in range(len(target)) if partners(sentence, i)]
    if row is None:
        right = sum(looks[i] in partners(sentence, i) for i in paired)
        return f"{after}, {right} of {len(paired)} words look at their partner; {end}" if paired else f"{after}: {end}"
    most = f"{target[row]} looks {percent(weights(sentence)[moment, row].max())} at {named(source, looks[row])}"
    if not paired:
        return f"{after}: {most}; {end}"
    if row not in paired:
        return f"{after}: {most}, and has no partner; {end}"
    if looks[row] in partners(sentence, row):
        return f"{after}: {most}, which is right; {end}"
    right = " or ".join(named(source, i) for i in partners(sentence, row))
    return f"{after}: {most}, right is {right}; {end}"


def reading(stage) -> str:
    return stage.reading().replace("\xa0", " ")


def middle(box: dict) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def centre(stage, row: int, column: int) -> tuple[float, float]:
    """Where a cell's middle is in the window."""
    box = stage.page.locator("canvas").bounding_box()
    rows, columns = (stage.page.locator(name).count() for name in (".row-word", ".column-word"))
    return box["x"] + (column + 0.5) * box["width"] / columns, box["y"] + (row + 0.5) * box["height"] / rows


def tables(stage) -> list[list[list[str]]]:
    """Both tables, each with its head."""
    return stage.page.locator(".numbers table").evaluate_all(
        "tables => tables.map(table => [...table.rows].map(row => [...row.cells].map(cell => cell.innerText.trim())))"
    )


def darkness(stage) -> np.ndarray:
    """How dark each square is, in the middle: 0 for none, 255 for black."""
    n, m = (stage.page.locator(name).count() for name in (".row-word", ".column-word"))
    return 255 - np.array(
        stage.page.locator("canvas").evaluate(
            """(canvas, [n, m]) => {
                const copy = new OffscreenCanvas(canvas.width, canvas.height);
                const context = copy.getContext("2d", { willReadFrequently: true });
                context.drawImage(canvas, 0, 0);
                const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
                const middle = (i, n, size) => Math.round((i + 0.5) * size / n);
                const red = (y, x) => data[4 * (y * canvas.width + x)];
                const at = (i, j) => red(middle(i, n, canvas.height), middle(j, m, canvas.width));
                return [...Array(n).keys()].map(i => [...Array(m).keys()].map(j => at(i, j)));
            }""",
            [n, m],
        )
    )


def assert_map(stage, sentence: int, moment: int) -> None:
    """The squares are as dark as the weights: their darkness is a line of the weights."""
    dark, w = darkness(stage), weights(sentence)[moment]
    assert dark.shape == w.shape
    slope, start = np.polyfit(w.ravel(), dark.ravel(), 1)
    assert slope > 150
    np.testing.assert_allclose(dark, start + slope * w, atol=2.5)


def places(stage, chart: int) -> list[tuple[float, float]]:
    """Where each moment has to be in a chart, in the window: from the ticks and the lines of the grid."""
    box = stage.page.locator(".chart").nth(chart)
    ticks = {int(tick.text_content()): middle(tick.bounding_box())[0] for tick in box.locator(".tick.x").all()}
    (first, left), (last, right) = min(ticks.items()), max(ticks.items())
    slope = (right - left) / (math.sqrt(last) - math.sqrt(first))
    levels = [middle(line.bounding_box())[1] for line in box.locator(".grid").all()]
    assert levels[0] > levels[-1], "upwards is more"
    highest = float(box.locator(".tick.y").last.text_content())
    return [
        (
            left + slope * (math.sqrt(seen) - math.sqrt(first)),
            levels[0] + (levels[-1] - levels[0]) * value / highest,
        )
        for seen, value in zip(MOMENTS, list(MEASURES.values())[chart], strict=True)
    ]


def close(a, b, atol: float = 1.2) -> None:
    np.testing.assert_allclose(np.array(a), np.array(b), atol=atol)


def test_the_example_has_all_cases():
    seen = [expected(m, s, r) for m in range(len(MOMENTS)) for s, rows in ((0, 6), (1, 3), (2, 3)) for r in range(rows)]
    for part in ("which is right", "right is a or student", "has no partner", "(word 4)", "à looks"):
        assert any(part in sentence for sentence in seen), part
    assert len({expected(m) for m in range(len(MOMENTS))}) == len(MOMENTS)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_whole(show, width, mode):
    stage = show(figure(row=1), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "How it learns to look."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.page.locator("canvas").bounding_box()["width"] > 150
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert stage.violations() == []


@pytest.mark.parametrize("sentence", [0, 1, 2])
def test_each_moment_shows_its_own_numbers(show, sentence):
    stage = show(figure(sentence=sentence, row=1))
    source, target = words(sentence)
    stage.page.get_by_role("button", name="Show the numbers").click()
    for moment in (3, 0, LAST, 2):
        stage.put(moment=moment)
        assert_map(stage, sentence, moment)
        table, all_moments = tables(stage)
        assert table[0] == ["target \\ source", *source]
        assert [row[0] for row in table[1:]] == target
        close([[float(cell) for cell in row[1:]] for row in table[1:]], weights(sentence)[moment], atol=5.1e-4)
        assert all_moments == [
            ["batches", "alignment error", "loss"],
            *(
                [f"{seen}", f"{error:.3f}", f"{loss:.3f}"]
                for seen, error, loss in zip(MOMENTS, *MEASURES.values(), strict=True)
            ),
        ]
        assert stage.page.locator(".chart .title").all_inner_texts() == [
            f"alignment error {MEASURES['alignment error'][moment]:.2f}",
            f"loss {MEASURES['loss'][moment]:.2f}",
        ]
        assert stage.page.locator("output").inner_text() == f"{MOMENTS[moment]} batches"
        assert reading(stage) == expected(moment, sentence, 1)
    assert stage.page.locator(".column-word").all_inner_texts() == source
    assert stage.page.locator(".row-word").all_inner_texts() == target


@pytest.mark.parametrize("sentence", [0, 1, 2])
def test_the_reading_of_every_row_at_every_moment(show, sentence):
    stage = show(figure(sentence=sentence))
    for moment in range(len(MOMENTS)):
        stage.put(moment=moment, row=None)
        assert reading(stage) == expected(moment, sentence)
        for row in range(len(words(sentence)[1])):
            stage.put(row=row)
            assert reading(stage) == expected(moment, sentence, row)
    assert stage.page.locator(".reading").get_attribute("aria-live") == "polite"


def test_rings_are_at_the_gold_pairs(show):
    stage = show(figure())
    for sentence in (0, 1, 2):
        stage.put(sentence=sentence)
        rings = [middle(ring.bounding_box()) for ring in stage.page.locator(".cells .ring").all()]
        gold = sorted(SENTENCES[sentence][2])
        assert len(rings) == len(gold)
        for ring, (i, j) in zip(rings, gold, strict=True):
            assert ring == pytest.approx(centre(stage, j, i), abs=1.5)
        assert stage.page.get_by_text("ring: gold alignment").count() == (len(gold) > 0)


def test_the_slider_by_keyboard(show):
    stage = show(figure())
    slider = stage.page.get_by_role("slider")
    for _ in range(4):  # past the sentence, the map and the button
        stage.page.keyboard.press("Tab")
    assert stage.page.evaluate("document.activeElement.shadowRoot.activeElement.type") == "range"
    for key, moment in (
        ("ArrowRight", 4),
        ("ArrowRight", LAST),
        ("ArrowRight", LAST),
        ("ArrowLeft", 4),
        ("Home", 0),
        ("ArrowLeft", 0),
        ("ArrowUp", 1),
        ("ArrowDown", 0),
        ("End", LAST),
        ("ArrowUp", LAST),
    ):
        stage.page.keyboard.press(key)
        assert stage.trait("moment") == moment, key
        assert reading(stage) == expected(moment)
        assert slider.get_attribute("aria-valuetext") == f"{MOMENTS[moment]} batches"
        assert slider.input_value() == f"{moment}"
    assert_map(stage, 0, LAST)


@pytest.mark.parametrize("touch", [False, True])
def test_the_slider_by_mouse_and_by_finger(show, touch):
    stage = show(figure(), width=390 if touch else 1280, touch=touch)
    slider = stage.page.get_by_role("slider")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    for share, moment in ((0.99, LAST), (0.01, 0), (0.42, 2)):
        spot = box["x"] + share * box["width"], middle(box)[1]
        stage.page.touchscreen.tap(*spot) if touch else stage.page.mouse.click(*spot)
        assert stage.trait("moment") == moment
        assert reading(stage) == expected(moment)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("chart", [0, 1])
def test_a_chart_is_its_measure(show, width, chart):
    stage = show(figure(), width=width)
    for moment in (3, 0, LAST):
        stage.put(moment=moment)
        box = stage.page.locator(".chart").nth(chart)
        spots = places(stage, chart)
        svg = box.locator("svg").bounding_box()
        corners = re.findall(r"([\d.]+) ([\d.]+)", box.locator(".line").get_attribute("d"))
        close([(svg["x"] + float(x), svg["y"] + float(y)) for x, y in corners], spots)
        close([middle(dot.bounding_box()) for dot in box.locator(".spot").all()], spots)
        assert middle(box.locator(".dot").bounding_box()) == pytest.approx(spots[moment], abs=1)
        assert middle(box.locator(".here").bounding_box())[0] == pytest.approx(spots[moment][0], abs=1)
        assert box.locator(".tick.chosen").text_content() == f"{MOMENTS[moment]}"
        assert middle(box.locator(".tick.chosen").bounding_box())[0] == pytest.approx(spots[moment][0], abs=1)
        ticks = [int(tick.text_content()) for tick in box.locator(".tick.x").all()]
        assert {MOMENTS[moment], MOMENTS[LAST]} <= set(ticks) <= set(MOMENTS)
        assert len(set(ticks)) == len(ticks) >= (4 if width == 1280 else 2)
        levels = [float(tick.text_content()) for tick in box.locator(".tick.y").all()]
        assert levels == [[0, 0.5, 1], [0, 2, 4, 6, 8]][chart]


@pytest.mark.parametrize(
    ("values", "levels"),
    [
        ([0, 0, 0], ["0", "0.5", "1"]),
        ([0.1, 1, 0.5], ["0", "0.5", "1"]),
        ([31, 2, 40], ["0", "10", "20", "30", "40"]),
        ([41, 2, 3], ["0", "20", "40", "60"]),
        ([100, 90, 0], ["0", "50", "100"]),
        ([0.051, 0.02, 0.01], ["0.00", "0.02", "0.04", "0.06"]),
        ([0.7, 0.2, 0.1], ["0.0", "0.2", "0.4", "0.6", "0.8"]),
        ([2012, 1, 2], ["0", "1000", "2000", "3000"]),
    ],
)
def test_a_scale_goes_from_0_to_a_round_number(show, values, levels):
    one = [("a", "b", [])]
    stage = show(LearningAlignment([5, 6, 7], one, [np.ones((3, 1, 1))], measures={"m": values}))
    shown = stage.page.locator(".tick.y").all_text_contents()
    assert [float(level) for level in shown] == [float(level) for level in levels]
    assert float(stage.page.locator(".chart .title").inner_text().split()[1]) == pytest.approx(values[-1], abs=1e-3)


@pytest.mark.parametrize("chart", [0, 1])
def test_a_click_on_a_chart_goes_to_the_nearest_moment(show, chart):
    stage = show(figure())
    spots = [x for x, _ in places(stage, chart)]
    box = stage.page.locator(".chart svg").nth(chart).bounding_box()
    y = middle(box)[1]
    wanted = [(x, moment) for moment, x in enumerate(spots)]
    wanted += [(0.45 * spots[4] + 0.55 * spots[5], 5), (0.55 * spots[4] + 0.45 * spots[5], 4)]
    wanted += [(box["x"] + 1, 0), (box["x"] + box["width"] - 1, LAST)]
    for x, moment in wanted:
        stage.page.mouse.move(x, y)
        before = stage.trait("moment")
        stage.page.wait_for_timeout(20)
        assert stage.trait("moment") == before, "pointing alone changes nothing"
        stage.page.mouse.click(x, y)
        assert stage.trait("moment") == moment
        assert reading(stage) == expected(moment)
    stage.page.mouse.click(spots[1], y, button="right")
    assert stage.trait("moment") == LAST


def test_a_chart_is_dragged(show):
    stage = show(figure())
    spots = places(stage, 1)
    stage.page.mouse.move(*spots[1])
    stage.page.mouse.down()
    for moment in (2, 4, 0):
        stage.page.mouse.move(spots[moment][0] + 2, spots[moment][1] + (0 if moment else 200))
        assert stage.trait("moment") == moment, "the drag may leave the chart"
    stage.page.mouse.up()
    stage.page.mouse.move(*spots[4])
    assert stage.trait("moment") == 0


def test_a_finger_drags_a_chart(show):
    stage = show(figure(), width=390, touch=True)
    stage.page.locator(".chart").nth(1).scroll_into_view_if_needed()
    spots = places(stage, 1)
    stage.page.touchscreen.tap(*spots[2])
    assert stage.trait("moment") == 2
    session = stage.page.context.new_cdp_session(stage.page)
    for kind, moment in (("touchStart", 2), ("touchMove", 3), ("touchMove", 4)):
        place = dict(zip("xy", (spots[moment][0], spots[2][1]), strict=True))
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [place]})
        stage.page.wait_for_timeout(40)
    assert stage.trait("moment") == 4
    assert reading(stage) == expected(4)


def play(stage) -> None:
    """Press the button, and keep in `window.seen` when each moment comes (in seconds), and which it is."""
    stage.page.evaluate(
        """() => {
            const { model } = document.querySelector(".living-figure");
            const start = performance.now();
            window.seen = [];
            model.on("change:moment", () => seen.push([(performance.now() - start) / 1000, model.get("moment")]));
        }"""
    )
    stage.page.get_by_role("button", name="Play").click()


def seen(stage) -> list[int]:
    return [moment for _, moment in stage.page.evaluate("window.seen")]


def wait_until(stage, moment: int) -> None:
    stage.page.wait_for_function(f"document.querySelector('.living-figure').model.get('moment') === {moment}")


def has_stopped(stage) -> bool:
    """Whether nothing moves any more: a step takes half a second."""
    before = stage.trait("moment")
    stage.page.wait_for_timeout(800)
    return stage.trait("moment") == before and stage.page.get_by_role("button", name="Play").count() == 1


@pytest.mark.parametrize("calm", [True, False])
def test_play_walks_to_the_end_and_stops(show, calm):
    stage = show(figure(moment=2), calm=calm)
    assert has_stopped(stage), "it never starts by itself"
    play(stage)
    wait_until(stage, LAST)
    stage.page.get_by_role("button", name="Play").wait_for()
    times = [when for when, _ in stage.page.evaluate("window.seen")]
    assert seen(stage) == [3, 4, 5]
    assert 0.7 < times[2] - times[0] < 2, "about two in a second"
    assert reading(stage) == expected(LAST)
    assert_map(stage, 0, LAST)
    duration = stage.page.locator(".here").first.evaluate("node => getComputedStyle(node).transitionDuration")
    assert duration == ("0s" if calm else "0.25s")
    stage.put(moment=1)
    assert has_stopped(stage)
    assert stage.trait("moment") == 1


def test_play_at_the_end_begins_anew(show):
    stage = show(figure(moment=None))
    assert stage.trait("moment") == LAST
    play(stage)
    wait_until(stage, 2)
    assert seen(stage) == [0, 1, 2]
    assert stage.page.locator(".reading").get_attribute("aria-busy") == "true", "a screen reader waits for the end"
    stage.page.get_by_role("button", name="Stop").click()
    assert stage.page.locator(".reading").get_attribute("aria-busy") == "false"


def test_play_is_stopped(show):
    stage = show(figure(moment=0))
    play(stage)
    wait_until(stage, 1)
    stage.page.get_by_role("button", name="Stop").click()
    assert has_stopped(stage)
    assert seen(stage) == [1]
    stage.page.locator(".play").focus()
    stage.page.keyboard.press("Enter")
    wait_until(stage, 2)
    stage.page.keyboard.press("Enter")
    assert has_stopped(stage)
    assert seen(stage) == [1, 2], "it went on from there"
    assert stage.page.evaluate("document.activeElement.shadowRoot.activeElement.className") == "play"


@pytest.mark.parametrize("way", ["slider", "chart"])
def test_who_goes_to_a_moment_stops_the_play(show, way):
    stage = show(figure(moment=3))
    place = places(stage, 0)[1]
    play(stage)
    if way == "slider":
        stage.page.get_by_role("slider").focus()
        stage.page.keyboard.press("Home")
    else:
        stage.page.mouse.click(*place)
    assert has_stopped(stage)
    assert stage.trait("moment") == (0 if way == "slider" else 1)


def test_play_keeps_the_row_and_goes_on_in_another_sentence(show):
    stage = show(figure(moment=0, row=2, sentence=1))
    play(stage)
    wait_until(stage, 1)
    assert stage.trait("row") == 2
    stage.page.get_by_label("Sentence").select_option(index=2)
    wait_until(stage, 2)
    assert stage.trait("sentence") == 2


def test_python_may_go_to_the_end_while_it_plays(show):
    stage = show(figure(moment=0))
    play(stage)
    stage.put(moment=LAST)
    assert has_stopped(stage)
    assert stage.trait("moment") == LAST
    assert reading(stage) == expected(LAST)


def test_the_mouse_selects_a_row(show):
    stage = show(figure())
    stage.page.mouse.move(*centre(stage, 4, 1))
    assert stage.trait("row") == 4
    assert reading(stage) == expected(3, 0, 4)
    assert stage.page.locator(".tip").inner_text() == percent(weights(0)[3, 4, 1])
    stage.page.mouse.move(*centre(stage, 1, 3))
    assert reading(stage) == expected(3, 0, 1)
    assert stage.page.locator(".row-word.chosen").inner_text() == "ne"
    stage.page.mouse.move(2, 2)
    assert stage.trait("row") is None
    assert reading(stage) == expected()


def test_a_click_keeps_the_row(show):
    stage = show(figure())
    stage.page.mouse.click(*centre(stage, 4, 1))
    for row in (2, 5):
        stage.page.mouse.move(*centre(stage, row, 0))
        assert stage.trait("row") == row
    stage.page.mouse.move(2, 2)
    assert stage.trait("row") == 4, "the row that was kept comes back"
    assert stage.page.locator(".tip").count() == 0
    canvas, mark = (stage.page.locator(name).bounding_box() for name in ("canvas", ".row-mark"))
    assert mark["y"] == pytest.approx(canvas["y"] + 4 * canvas["height"] / 6, abs=1)
    stage.put(moment=1)
    assert reading(stage) == expected(1, 0, 4)
    stage.page.mouse.click(*centre(stage, 2, 0))
    stage.page.mouse.move(2, 2)
    assert stage.trait("row") == 2
    stage.page.mouse.click(*centre(stage, 2, 3))
    stage.page.mouse.move(2, 2)
    assert stage.trait("row") is None, "a second click lets go"


def test_a_finger_selects_a_row(show):
    stage = show(figure(), width=390, touch=True)
    stage.page.touchscreen.tap(*centre(stage, 3, 2))
    assert stage.trait("row") == 3
    assert reading(stage) == expected(3, 0, 3)
    stage.page.touchscreen.tap(*centre(stage, 3, 2))
    assert stage.trait("row") is None


def test_the_keyboard_selects_a_row(show):
    stage = show(figure())
    for _ in range(2):
        stage.page.keyboard.press("Tab")
    assert stage.page.evaluate("document.activeElement.shadowRoot.activeElement.className") == "map"
    for key, row, column in (
        ("ArrowDown", 0, 0),
        ("ArrowDown", 1, 0),
        ("End", 1, 4),
        ("ArrowRight", 1, 4),
        ("ArrowDown", 2, 4),
        ("ArrowLeft", 2, 3),
        ("Home", 2, 0),
        ("ArrowUp", 1, 0),
    ):
        stage.page.keyboard.press(key)
        assert stage.trait("row") == row, key
        assert reading(stage) == expected(3, 0, row)
        assert stage.page.locator(".tip").inner_text() == percent(weights(0)[3, row, column])
    stage.page.keyboard.press("Escape")
    assert stage.trait("row") is None
    for key in ("ArrowDown", "ArrowDown", "Enter", "ArrowDown", "Escape"):
        stage.page.keyboard.press(key)
    assert stage.trait("row") == 1, "Enter keeps it"
    assert stage.violations() == []


def test_another_sentence_at_the_same_moment(show):
    stage = show(figure(moment=1, row=4))
    options = stage.page.get_by_label("Sentence").locator("option").all_inner_texts()
    assert options == [source for source, _, _ in SENTENCES]
    for sentence in (1, 2, 0):
        stage.page.get_by_label("Sentence").select_option(index=sentence)
        assert (stage.trait("sentence"), stage.trait("moment"), stage.trait("row")) == (sentence, 1, None)
        assert reading(stage) == expected(1, sentence)
        assert_map(stage, sentence, 1)
        stage.page.mouse.move(*centre(stage, 1, 1))
        assert reading(stage) == expected(1, sentence, 1)
        stage.page.mouse.move(2, 2)


def test_no_choice_where_there_is_none(show):
    stage = show(figure(sentences=SENTENCES[1:2], weights=[weights(1)]))
    assert stage.page.locator("select").count() == 0
    assert reading(stage) == expected(3, 1)


def test_traits_from_outside(show):
    stage = show(figure(row=5))
    stage.put(moment=LAST)
    assert reading(stage) == expected(LAST, 0, 5)
    assert stage.page.get_by_role("slider").input_value() == f"{LAST}"
    stage.put(sentence=1)
    assert reading(stage) == expected(LAST, 1), "a row that the sentence doesn't have is none"
    stage.put(row=2)
    assert reading(stage) == expected(LAST, 1, 2)
    stage.page.mouse.move(*centre(stage, 1, 4))
    stage.put(row=0)
    assert reading(stage) == expected(LAST, 1, 0)
    assert stage.page.locator(".tip").count() == 0, "the cell that was read is of another row"
    stage.page.mouse.move(2, 2)
    assert stage.trait("row") == 0, "what Python chose stays"
    stage.page.mouse.move(*centre(stage, 1, 4))
    stage.put(sentence=2)
    assert reading(stage) == expected(LAST, 2, 1)
    assert stage.page.locator(".tip").count() == 0


@pytest.mark.parametrize("dtype", ["u8", "mixed"])
def test_bytes_are_shares_of_255(show, dtype):
    whole = [[255, 0, 0], [51, 153, 51]]
    last = np.array([whole, [row[::-1] for row in whole]], np.uint8)
    other = np.array([[[255]], [[255]]], np.uint8)
    made = LearningAlignment(
        [1, 2],
        [("a b c", "d e", [(0, 0)]), ("x", "y", [])],
        [last, other if dtype == "u8" else [[[1.0]], [[1.0]]]],
        measures={"error": [1, 0]},
        row=1,
    )
    assert made.weights.dtype == (np.uint8 if dtype == "u8" else np.float32)
    assert made.weights.shape == (2, 2, 2, 3)
    stage = show(made)
    assert stage.reading().replace("\xa0", " ") == "After 2 batches: e looks 60 % at b, and has no partner; error 0.00."
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert [row[1:] for row in tables(stage)[0][1:]] == [["0.000", "0.000", "1.000"], ["0.200", "0.600", "0.200"]]
    assert "0 of 1 words look at their partner" in made.describe()
    opacities = re.findall(r'fill-opacity="([\d.]+)" stroke="none"', made.picture())
    assert {float(opacity) for opacity in opacities} == {0, 0.2, 0.6, 1}


@pytest.mark.parametrize("width", [1280, 700, 390, 320])
def test_nothing_leaves_the_figure_and_nothing_moves(show, width):
    n, m, moments = 9, 8, [0, 1, 20, 400, 8000, 160000]
    source = [f"source{j}" for j in range(m)]
    target = ["t" * 40, *(f"target{i}" for i in range(1, n))]
    chance = np.random.default_rng(0)
    maps = chance.dirichlet(np.ones(m), (len(moments), n))
    measures = {"a measure with quite a long name": [1234.5] * 6, "loss": [0.001] * 6, "w" * 50: [3] * 6}
    gold = [(j, 0) for j in range(m)]
    made = LearningAlignment(
        moments, [(source, target, gold)] * 2, [maps, maps], measures=measures, moment_label="updates of the weights"
    )
    stage = show(made, width=width)
    boxes = []
    for moment in range(len(moments)):
        stage.put(moment=moment)
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
        parts = ("canvas", ".play", "input", ".chart svg", ".reading", ".numbers button")
        boxes.append([box.bounding_box() for part in parts for box in stage.page.locator(part).all()])
        for chart in stage.page.locator(".chart").all():
            frame = chart.bounding_box()
            texts = [text.bounding_box() for text in chart.locator("svg text").all()]
            for i, a in enumerate(texts):
                assert frame["x"] - 1 <= a["x"]
                assert a["x"] + a["width"] <= frame["x"] + frame["width"] + 1
                for b in texts[:i]:
                    apart_x = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
                    assert apart_x or abs(a["y"] - b["y"]) >= 12
    places_only = [[(box["x"], box["y"], box["width"]) for box in row] for row in boxes]
    assert all(row == places_only[0] for row in places_only), "the figure keeps still while the numbers change"
    stage.page.get_by_role("button", name="Play").click()
    play = stage.page.locator(".play").bounding_box()
    assert (play["x"], play["y"], play["width"]) == places_only[0][1]
    stage.page.get_by_role("button", name="Stop").click()
    stage.put(row=0)
    assert stage.violations() == []


def test_charts_stand_beside_each_other(show):
    three = MEASURES | {"BLEU": [0, 1, 5, 12, 25, 31]}
    for width, columns in ((1280, 3), (390, 2)):
        stage = show(figure(measures=three), width=width)
        tops = [chart.bounding_box()["y"] for chart in stage.page.locator(".chart").all()]
        assert sum(top == tops[0] for top in tops) == columns


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    made = LearningAlignment(
        [0, 1],
        [{"source": [evil, "b"], "target": [evil, "<b>bold</b>"], "gold": [(0, 1)]}] * 2,
        [[[[0, 1], [0, 1]]] * 2] * 2,
        measures={evil: [1, 2]},
        row=1,
        moment_label=evil,
        caption=evil,
        strings={"gold": evil},
    )
    stage = show(made)
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.page.locator(".row-word").all_inner_texts() == [evil, "<b>bold</b>"]
    assert reading(stage) == f"After 1 {evil}: <b>bold</b> looks 100 % at b, right is {evil}; {evil} 2.00."
    assert tables(stage)[1][0] == [evil, evil]
    assert {element.tag.split("}")[1] for element in ET.fromstring(made.picture()).iter()} <= {
        *("svg", "title", "text", "rect")
    }


def test_it_speaks_another_language(show):
    strings = {"at": "{n} Stapeln", "reading all": "Nach {at}: {right}/{n}. {measure}", "play": "Los", "slider": "Weg"}
    stage = show(figure(strings=strings))
    right = re.search(r"(\d) of (\d)", expected()).groups()
    assert reading(stage) == f"Nach 80 Stapeln: {right[0]}/{right[1]}. alignment error 0.62"
    assert stage.page.get_by_role("button", name="Los").count() == 1
    assert stage.page.get_by_role("slider", name="Weg").count() == 1


@pytest.mark.parametrize(("sentence", "moment"), [(0, 3), (1, 5), (2, 0)])
def test_what_travels_beside_it(sentence, moment):
    made = figure(sentence=sentence, moment=moment)
    source, target, gold = SENTENCES[sentence]
    sentence_end = expected(moment, sentence)
    assert made.describe() == (
        f"what a translator looks at in “{source}” when it writes “{target}”, at 6 moments of its training. "
        f"{sentence_end}"
    )
    picture = ET.fromstring(made.picture())
    svg = "{http://www.w3.org/2000/svg}"
    moments = sorted({0, 2, 3, 5, moment})
    texts = [text.text for text in picture.iter(f"{svg}text")]
    below = [f"{MOMENTS[i]} batches" for i in moments]
    below += [f"alignment error {MEASURES['alignment error'][i]:.3g}" for i in moments]
    assert sorted(texts) == sorted([*target.split(), *source.split() * len(moments), *below])
    rects = [
        (float(rect.get("x")), float(rect.get("y")), float(rect.get("fill-opacity")), rect.get("fill"))
        for rect in picture.iter(f"{svg}rect")
    ]
    cells, frames = ([rect for rect in rects if (rect[3] == "none") == framed] for framed in (False, True))
    n, m = len(target.split()), len(source.split())
    tops = sorted({y for _, y, _, _ in cells})
    lefts = sorted({x for x, _, _, _ in cells})
    assert (len(tops), len(lefts)) == (n, m * len(moments))
    for x, y, opacity, _ in cells:
        place, column = divmod(lefts.index(x), m)
        assert opacity == pytest.approx(weights(sentence)[moments[place], tops.index(y), column], abs=6e-4)
    found = sorted((lefts.index(x) % m, tops.index(y)) for x, y, _, _ in frames)
    assert found == sorted(gold * len(moments))
    width, height = (float(picture.get(side)) for side in ("width", "height"))
    assert all(0 <= x < width and 0 <= y < height for x, y, _, _ in rects)


def test_the_picture_says_which_moment_is_which():
    picture = ET.fromstring(figure(moment=1).picture())
    texts = [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert [text for text in texts if "batches" in text] == [f"{MOMENTS[i]} batches" for i in (0, 1, 2, 3, 5)]


def test_traits_are_checked_and_stay():
    made = figure(moment=None, row=5)
    assert (made.moment, made.sentence, made.row) == (LAST, 0, 5)
    for name, value, complaint in (
        ("moment", 6, "moment is 6, but it has to be between 0 and 5"),
        ("moment", -1, "moment is -1"),
        ("sentence", 3, "sentence is 3, but it has to be between 0 and 2"),
        ("row", 6, "row is 6, but it has to be between 0 and 5"),
        ("row", -1, "row is -1"),
        ("moments", [1, 2], "moments: expected 6 as before, not 2"),
        ("moments", [5, 4, 3, 2, 1, 0], "two or more rising whole numbers"),
        ("weights", weights(0), r"weights: expected shape \(3, 6, 6, 5\) as before, not \(6, 6, 5\)"),
        ("weights", np.zeros((3, 6, 6, 5)), "a row of its weights is all zeros"),
        ("weights", np.ones((3, 6, 6, 5)), "sentence 0: each row of attention weights has to be a distribution"),
        ("measures", [], "there are 0 measures: expected 1 to 3"),
        ("measures", [1], "expected a list of dictionaries with 'name' and 'values'"),
        ("measures", [{"name": "loss"}], "expected a list of dictionaries"),
        ("measures", [{"name": "loss", "values": [1]}], r"measure 'loss' has the shape \(1,\), expected \(6,\)"),
        ("sentences", made.sentences[:2], "sentences: expected as many, with as many words each, as before"),
    ):
        with pytest.raises((TraitError, ValueError), match=complaint):
            setattr(made, name, value)
    assert (made.moment, made.sentence, made.row, len(made.measures)) == (LAST, 0, 5, 2)
    made.sentence = 1
    assert made.row is None, "a row that the sentence doesn't have"
    made.row = 2
    made.sentence = 2
    assert made.row == 2
    made.set_state({"row": 4, "sentence": 0, "moment": 1})  # as the page sends it
    assert (made.row, made.sentence, made.moment) == (4, 0, 1)
    made.row = None
    for name in ("moments", "sentences", "weights", "measures"):
        before = getattr(made, name)
        setattr(made, name, before)
        np.testing.assert_array_equal(getattr(made, name), before), "what it holds can be given back to it"
    made.weights = np.flip(made.weights, axis=1)
    np.testing.assert_array_equal(made.weights[1, 0, :3, :5], weights(1)[LAST])


def test_what_it_is_given_may_come_in_many_forms():
    source, target, gold = SENTENCES[1]
    made = LearningAlignment(
        np.array([0, 5]),
        [{"source": source, "target": target.split(), "gold": np.array(gold + gold)}],
        [torch.tensor(weights(1)[:2], requires_grad=True)],
        measures={"loss": torch.tensor([2.0, 1.0])},
    )
    assert made.moments == [0, 5]
    assert made.sentences == [
        {"source": source.split(), "target": target.split(), "gold": [[*p] for p in sorted(gold)]}
    ]
    assert made.measures == [{"name": "loss", "values": [2, 1]}]
    np.testing.assert_array_equal(made.weights, weights(1)[None, :2])


ONE = [("a b", "c", [])]
GIVEN = {"moments": [0, 1], "sentences": ONE, "weights": [[[[0.5, 0.5]]] * 2], "measures": {"loss": [1, 2]}}


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"moments": [0]}, r"two or more rising whole numbers from 0 on, but they are \[0\]"),
        ({"moments": [1, 1]}, "two or more rising whole numbers"),
        ({"moments": [-1, 1]}, "two or more rising whole numbers"),
        ({"moments": [0.5, 1]}, "two or more rising whole numbers"),
        ({"moments": np.array([3, 2], np.uint8)}, "two or more rising whole numbers"),
        ({"sentences": []}, "there are no sentences: expected at least one"),
        ({"sentences": ["a b"]}, r"sentence 0: expected \(source, target, gold\), or a dictionary with these keys"),
        ({"sentences": ["abc"]}, "sentence 0: expected"),
        ({"sentences": [("a b", "c")]}, "sentence 0: expected"),
        ({"sentences": [{"source": "a b", "target": "c"}]}, "sentence 0: expected"),
        ({"sentences": [("a b", "", [])]}, "sentence 0: target has no tokens"),
        ({"sentences": [("a b", "c", [(0, 1)])]}, r"gold names the pair \(0, 1\), but there are 2 source and 1 target"),
        ({"sentences": [("a b", "c", [(2, 0)])]}, r"sentence 0: gold names the pair \(2, 0\)"),
        ({"sentences": [("a b", "c", [(-1, 0)])]}, r"gold names the pair \(-1, 0\)"),
        ({"sentences": [("a b", "c", [0])]}, r"gold has to be pairs \(source place, target place\)"),
        ({"sentences": [("a b", "c", [(0, 0.5)])]}, "gold has to be pairs"),
        ({"weights": []}, "there are weights for 0 sentences, but 1 sentences"),
        (
            {"weights": [[[[0.5], [0.5]]] * 2]},
            r"sentence 0: weights have the shape \(2, 2, 1\), expected \(2, 1, 2\): \(moment, target, source\)",
        ),
        ({"weights": [[[[0.5, 0.5]]]]}, r"weights have the shape \(1, 1, 2\)"),
        ({"weights": [[[[0.5, 0.5]], [[0.6, 0.5]]]]}, "sentence 0: each row .* has to be a distribution, but row 0"),
        ({"weights": [[[[0.5, 0.5]], [[0.502, 0.5]]]]}, "has to be a distribution"),
        ({"weights": [[[[1.5, -0.5]]] * 2]}, "some are negative"),
        ({"weights": [[[[0, 0]]] * 2]}, "a row of its weights is all zeros, but each word has to look somewhere"),
        ({"weights": ["ab"]}, "this holds something else"),
        ({"measures": {}}, "there are 0 measures: expected 1 to 3"),
        ({"measures": {key: [1, 2] for key in "abcd"}}, "there are 4 measures"),
        ({"measures": {"loss": [1, 2, 3]}}, r"measure 'loss' has the shape \(3,\), expected \(2,\)"),
        ({"measures": {"loss": [1, -2]}}, "measure 'loss' holds -2, but its scale begins at 0"),
        ({"measures": {"loss": [1, math.nan]}}, "measure 'loss': a figure shows finite numbers"),
        ({"moment": 2}, "moment is 2, but it has to be between 0 and 1"),
        ({"sentence": 1}, "sentence is 1, but it has to be between 0 and 0"),
        ({"sentence": 1, "row": 0}, "sentence is 1, but it has to be between 0 and 0"),
        ({"row": 1}, "row is 1, but it has to be between 0 and 0"),
        ({"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_input_gets_a_clear_error(options, complaint):
    given = GIVEN | options
    positional = [given.pop(name) for name in ("moments", "sentences", "weights")]
    with pytest.raises((TraitError, ValueError), match=complaint):
        LearningAlignment(*positional, **given)


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(figure())
    stage.page.locator(".map").focus()
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, taken in (("ArrowDown", True), (" ", False), ("a", False), ("Shift+Enter", False)):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is taken, key
