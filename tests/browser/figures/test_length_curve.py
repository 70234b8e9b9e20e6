"""LengthCurve in a browser: its numbers are NumPy's, and every way to a setting and to a length leads there."""

import math
import random
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from traitlets import TraitError

from attnbook.widgets.length_curve import LengthCurve

X = [3, 4, 5, 6, 8, 10, 12, 15, 20]
SETTINGS = [("16", "forwards"), ("16", "backwards"), ("64", "forwards"), ("64", "backwards"), ("256", "forwards")]
SOURCE, RIGHT = "the dog sees the cat", "le chien voit le chat"
WRITTEN = [RIGHT, "le chat voit le chien", "le chien voit le le chat", "il dort", ""]


def runs(curve: int, n: int = 3) -> np.ndarray:
    """(seeds, x): falling curves, each seed a little off."""
    noise = np.random.default_rng(curve).normal(0, 4, (n, len(X)))
    return np.clip((60 + 9 * curve) * np.exp(-np.array(X) / (6 + 4 * curve)) * 1.6 + noise, 0.1, 100)


def curves(**more) -> list[dict]:
    return [
        {"setting": {"state size": size, "source read": way}, "x": X, "runs": runs(i), **more}
        for i, (size, way) in enumerate(SETTINGS)
    ]


def figure(**options) -> LengthCurve:
    options = {"chosen": 2, "x": 12, "trained": (3, 8), "caption": "The longer, the worse."} | options
    given = options.pop("curves", None) or curves(examples={12: examples()})
    return LengthCurve(given, x_label="words", y_label="right words, in %", **options)


def examples() -> list[dict[str, str]]:
    return [{"source": SOURCE, "truth": RIGHT, "written": written} for written in WRITTEN]


def expected(curve: int, x: float, n: int = 3) -> str:
    y = runs(curve, n)[:, X.index(x)]
    size, way = SETTINGS[curve]
    where = f"{x} words, state size {size}, source read {way}"
    if n == 1:
        return f"{where}: {amount(y[0])} in the one run."
    return f"{where}: {amount(y.mean())} on average, from {amount(y.min())} to {amount(y.max())} in {n} runs."


def amount(y: float) -> str:
    return "<1 %" if 0 < y < 0.5 else f"{y:.0f} %"


def reading(stage) -> str:
    return stage.reading().replace("\xa0", " ")


def middle(box: dict) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def axes(stage, log: bool = False):
    """Where (x, y) is in the window: from the ticks and the lines of the grid, the first and the last of each."""
    scale = math.log if log else float
    ticks = {float(tick.text_content()): middle(tick.bounding_box())[0] for tick in stage.page.locator(".tick.x").all()}
    (x0, left), (x1, right) = min(ticks.items()), max(ticks.items())
    levels = [middle(line.bounding_box())[1] for line in stage.page.locator(".grid").all()]
    assert levels[0] > levels[-1], "upwards is more"
    values = [float(tick.text_content()) for tick in stage.page.locator(".tick.y").all()]

    def at(x: float, y: float) -> tuple[float, float]:
        across = left + (right - left) * (scale(x) - scale(x0)) / (scale(x1) - scale(x0))
        return across, levels[0] + (levels[-1] - levels[0]) * y / values[-1]

    return at


def points(stage, selector: str) -> list[list[tuple[float, float]]]:
    """The corners of each path, in the window."""
    svg = stage.page.locator(".area svg").bounding_box()
    paths = stage.page.locator(selector).evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
    return [
        [(svg["x"] + float(x), svg["y"] + float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", path)]
        for path in paths
    ]


def close(a, b) -> None:
    np.testing.assert_allclose(np.array(a), np.array(b), atol=1.2)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_whole(show, width, mode):
    stage = show(figure(), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "The longer, the worse."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert stage.violations() == []


@pytest.mark.parametrize("width", [1280, 390])
def test_lines_band_and_dots_are_numpys(show, width):
    stage = show(figure(), width=width)
    at = axes(stage)
    y = runs(2)
    close(points(stage, ".line"), [[at(*point) for point in zip(X, y.mean(axis=0), strict=True)]])
    rim = [*zip(X, y.max(axis=0), strict=True), *[*zip(X, y.min(axis=0), strict=True)][::-1]]
    close(points(stage, ".band"), [[at(*point) for point in rim]])
    others = [[at(*point) for point in zip(X, runs(i).mean(axis=0), strict=True)] for i in (0, 1, 3, 4)]
    close(points(stage, ".other"), others)
    dots = [middle(dot.bounding_box()) for dot in stage.page.locator("circle.run").all()]
    close(dots, [at(12, value) for value in y[:, X.index(12)]])
    box = stage.page.locator("rect.trained").bounding_box()
    assert box["x"] == pytest.approx(at(3, 0)[0], abs=1)
    assert box["x"] + box["width"] == pytest.approx(at(8, 0)[0], abs=1)
    assert stage.page.locator("text.span").text_content() == "seen in training"


def test_the_table_is_numpys(show):
    stage = show(figure())
    stage.page.get_by_role("button", name="Show the numbers").click()
    table = stage.table()
    assert table[0] == ["words", "mean", "smallest", "largest"]
    shown = np.array([[float(cell) for cell in row] for row in table[1:]])
    y = runs(2)
    np.testing.assert_allclose(shown, np.stack([X, y.mean(0), y.min(0), y.max(0)], axis=1), atol=0.051)


def test_the_mouse_chooses_a_length(show):
    stage = show(figure())
    at = axes(stage)
    assert reading(stage) == expected(2, 12)
    for x, y in ((5.1, 90), (9.1, 3), (14, 50), (20, 20), (3, 0)):
        stage.page.mouse.move(*at(x, y))
        nearest = min(X, key=lambda have, x=x: abs(have - x))
        assert stage.trait("x") == nearest
        assert reading(stage) == expected(2, nearest)
        close([middle(dot.bounding_box())[0] for dot in stage.page.locator("circle.run").all()], at(nearest, 0)[0])
    stage.page.mouse.move(2, 2)
    assert stage.trait("x") == 3, "it stays when the pointer leaves"
    stage.page.mouse.click(*at(10, 10))
    assert stage.page.evaluate("document.activeElement.shadowRoot.activeElement.className") == "area"


def test_a_finger_chooses_a_length(show):
    stage = show(figure(), width=390, touch=True)
    at = axes(stage)
    stage.page.locator(".area").scroll_into_view_if_needed()
    stage.page.touchscreen.tap(*at(6, 40))
    assert reading(stage) == expected(2, 6)
    session = stage.page.context.new_cdp_session(stage.page)
    for kind, x in (("touchStart", 6), ("touchMove", 10), ("touchMove", 15)):
        place = dict(zip("xy", at(x, 40), strict=True))
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [place]})
        stage.page.wait_for_timeout(40)
    assert reading(stage) == expected(2, 15)


def test_the_keyboard_chooses_a_length(show):
    stage = show(figure())
    for _ in range(3):  # past the two choices
        stage.page.keyboard.press("Tab")
    assert stage.page.evaluate("document.activeElement.shadowRoot.activeElement.className") == "area"
    slider = stage.page.get_by_role("slider")
    assert slider.get_attribute("aria-valuetext") == "12 words"
    for key, x in (
        ("ArrowRight", 15),
        ("ArrowUp", 20),
        ("ArrowRight", 20),
        ("Home", 3),
        ("ArrowLeft", 3),
        ("ArrowRight", 4),
        ("End", 20),
        ("ArrowDown", 15),
        ("ArrowLeft", 12),
    ):
        stage.page.keyboard.press(key)
        assert stage.trait("x") == x, key
        assert reading(stage) == expected(2, x)
        assert slider.get_attribute("aria-valuetext") == f"{x} words"
        assert slider.get_attribute("aria-valuenow") == f"{x}"


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(figure())
    stage.page.locator(".area").focus()
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, taken in (("ArrowDown", True), (" ", False), ("a", False), ("Control+ArrowLeft", False), ("Tab", False)):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is taken, key


def test_a_choice_that_exists_keeps_the_rest(show):
    stage = show(figure())
    size, way = (stage.page.get_by_label(name) for name in ("state size", "source read"))
    assert [option.inner_text() for option in size.locator("option").all()] == ["16", "64", "256"]
    way.select_option(label="backwards")
    assert stage.trait("chosen") == 3
    assert reading(stage) == expected(3, 12)
    size.select_option(label="16")
    assert reading(stage) == expected(1, 12)
    assert stage.page.locator(".name.chosen").text_content() == "16, backwards"


def test_a_choice_that_does_not_exist_moves_the_rest(show):
    stage = show(figure(chosen=3))
    stage.page.get_by_label("state size").select_option(label="256")
    assert stage.trait("chosen") == 4
    assert stage.page.get_by_label("source read").input_value() == "0", "there is no 256 that reads backwards"
    assert reading(stage) == expected(4, 12)
    stage.page.get_by_label("source read").select_option(label="backwards")
    assert stage.trait("chosen") == 3, "64 is nearer to 256 than 16 is"


def test_the_nearest_setting_differs_in_the_fewest_others(show):
    settings = ["1 a p", "2 b q", "2 c p", "3 b q", "3 d p", "3 c q"]
    line = {"x": [1, 2], "runs": [[1, 2]]}
    given = [{"setting": dict(zip("xyz", setting.split(), strict=True)), **line} for setting in settings]
    stage = show(LengthCurve(given, x_label="n", y_label="y", chosen=0))
    stage.page.get_by_label("x").select_option(label="3")
    assert stage.trait("chosen") == 4, "3 d p is three steps off, but keeps the p"
    stage.page.get_by_label("y").select_option(label="c")
    assert stage.trait("chosen") == 2, "2 c p and 3 c q differ in one more each, by one step: the first of them"


def test_a_switch_moves_to_the_nearest_length(show):
    given = curves()[:2]
    given[1] |= {"x": [2, 7, 30], "runs": [[9, 5, 1]]}
    made = figure(curves=given, chosen=0, x=10)
    made.chosen = 1
    assert made.x == 7
    made.set_state({"x": 15, "chosen": 0})  # as the page sends it
    assert (made.chosen, made.x) == (0, 15)
    stage = show(figure(curves=given, chosen=0, x=10))
    stage.page.get_by_label("source read").select_option(label="backwards")
    assert stage.trait("x") == 7
    assert reading(stage).startswith("7 words, state size 16, source read backwards: 5 % in the one run")
    assert stage.page.locator(".tick.chosen").text_content() == "7"
    stage.page.locator(".area").focus()
    stage.page.keyboard.press("End")
    assert stage.trait("x") == 30


def test_traits_from_outside(show):
    stage = show(figure())
    stage.put(x=4)
    assert reading(stage) == expected(2, 4)
    stage.put(chosen=4)
    assert reading(stage) == expected(4, 4)
    assert stage.page.get_by_label("state size").input_value() == "2"
    stage.put(x=7.1)
    assert reading(stage) == expected(4, 8), "x that the curve does not have yet is read as the nearest"


def common(a: list[str], b: list[str]) -> int:
    """How long their longest common subsequence is."""
    table = np.zeros((len(a) + 1, len(b) + 1), int)
    for i, left in enumerate(a):
        for j, right in enumerate(b):
            table[i + 1, j + 1] = table[i, j] + 1 if left == right else max(table[i, j + 1], table[i + 1, j])
    return int(table[-1, -1])


def written(stage) -> list[tuple[list[str], list[bool]]]:
    """For each example the words that were written, and whether each is marked."""
    return stage.page.locator(".examples li").evaluate_all(
        """items => items.map(item => {
            const line = item.querySelector(".row:last-child > :last-child").cloneNode(true);
            const words = [], marks = [];
            line.querySelectorAll(".unseen").forEach(node => node.remove());
            for (const node of line.childNodes)
                for (const word of node.textContent.split(/\\s+/).filter(Boolean)) {
                    words.push(word);
                    marks.push(node.className === "wrong");
                }
            return [words, marks];
        })"""
    )


def test_what_it_wrote_is_marked(show):
    stage = show(figure())
    assert stage.page.locator(".examples .title").inner_text() == "What it wrote at 12 words"
    by_hand = [
        (RIGHT, ""),
        ("le chat voit le chien", "chat chien"),
        ("le chien voit le le chat", "le"),
        ("il dort", "il dort"),
        ("(nothing)", ""),
    ]
    for (words, marks), (text, wrong) in zip(written(stage), by_hand, strict=True):
        assert " ".join(words) == text
        assert [word for word, mark in zip(words, marks, strict=True) if mark] == wrong.split()
    first = stage.page.locator(".examples li").first.locator(".row")
    assert [" ".join(row.inner_text().split()) for row in first.all()] == [
        f"source {SOURCE}",
        f"right {RIGHT}",
        f"written {RIGHT}",
    ]
    mark = stage.page.locator(".wrong").first
    assert mark.evaluate("node => getComputedStyle(node).textDecorationStyle") == "wavy"
    assert mark.text_content() == "chat (wrong)", "a screen reader hears it"
    assert mark.locator(".unseen").bounding_box()["width"] <= 1
    stage.page.locator(".area").focus()
    stage.page.keyboard.press("Home")
    assert stage.page.locator(".examples").inner_text().split("\n")[-1] == "There are no examples here."


def test_the_marks_leave_a_longest_common_subsequence(show):
    chance = random.Random(0)
    some = [
        {
            "source": "s",
            **{key: " ".join(chance.choices("abcd", k=chance.randint(1, 12))) for key in ("truth", "written")},
        }
        for _ in range(60)
    ]
    stage = show(figure(curves=curves(examples={12: some})))
    for example, (words, marks) in zip(some, written(stage), strict=True):
        truth = example["truth"].split()
        assert words == example["written"].split()
        kept = [word for word, mark in zip(words, marks, strict=True) if not mark]
        assert len(kept) == common(words, truth), example
        assert common(kept, truth) == len(kept), "they stand in this order in the truth"


def test_no_examples_and_no_choice_where_there_are_none(show):
    stage = show(figure(curves=curves()[:1], chosen=0))
    assert stage.page.locator(".examples").count() == 0
    assert stage.page.locator("select").count() == 0
    assert stage.page.locator(".name").count() == 0
    assert "Grey" not in stage.page.locator(".hint").inner_text()


def test_one_run(show):
    given = [curve | {"runs": runs(i, 1)} for i, curve in enumerate(curves())]
    stage = show(figure(curves=given))
    assert reading(stage) == expected(2, 12, n=1)
    assert stage.page.locator("circle.run").count() == 1
    assert stage.page.locator(".hint").first.inner_text() == "Line: the one run. Grey: the other settings."


@pytest.mark.parametrize("width", [1280, 390])
def test_delays_on_a_log_axis(show, width):
    delays, kept = [2, 5, 10, 20, 40, 80], [1.0, 0.9, 0.75, 0.5, 0.25, 0.1]
    given = [{"setting": {"units": "tanh"}, "x": delays, "runs": [kept]}]
    stage = show(
        LengthCurve(given, x_label="steps", y_label="remembered", unit="", y_max=1, log_x=True, trained=(2, 20)),
        width=width,
    )
    ticks = {int(tick.text_content()): middle(tick.bounding_box())[0] for tick in stage.page.locator(".tick.x").all()}
    assert sorted(ticks) == delays
    assert ticks[40] - ticks[20] == pytest.approx(ticks[80] - ticks[40], abs=0.6)
    assert ticks[5] - ticks[2] == pytest.approx((ticks[80] - ticks[40]) * math.log2(2.5), abs=1)
    close(points(stage, ".line"), [[axes(stage, log=True)(*point) for point in zip(delays, kept, strict=True)]])
    levels = [tick.text_content() for tick in stage.page.locator(".tick.y").all()]
    assert levels == ["0", "0.2", "0.4", "0.6", "0.8", "1"]
    assert reading(stage) == "20 steps, units tanh: 0.50 in the one run."


@pytest.mark.parametrize("largest", [60, 1_000_000])
@pytest.mark.parametrize("width", [1280, 700, 390, 320])
def test_nothing_leaves_the_figure_and_no_labels_collide(show, width, largest):
    many = [
        {
            "setting": {
                "a rather long name of a dimension": f"a rather long value, number {i} of nine of its kind",
                "size": "s" * 60,
            },
            "x": [*range(1, 60), largest],
            "runs": runs(i)[:, :1] * np.linspace(1, 0, 60),
            "examples": {31: [{"source": "w" * 90, "truth": "a " * 40, "written": "v" * 90}]},
        }
        for i in range(9)
    ]
    stage = show(figure(curves=many, chosen=8, x=31, trained=(55, 60)), width=width)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    area = stage.page.locator(".area").bounding_box()
    texts = [text.bounding_box() for text in stage.page.locator(".area text").all()]
    for box in texts:
        assert area["x"] - 1 <= box["x"]
        assert box["x"] + box["width"] <= area["x"] + area["width"] + 1
    for i, a in enumerate(texts):
        for b in texts[:i]:
            apart_x = a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
            assert apart_x or abs(a["y"] - b["y"]) >= 12
    assert stage.violations() == []


def test_names_at_the_lines_ends_keep_apart(show):
    ends = [10, 11, 12, 13, 40, 60]
    given = [{"setting": {"units": f"u{i}"}, "x": [1, 2], "runs": [[90, end]]} for i, end in enumerate(ends)]
    stage = show(LengthCurve(given, x_label="n", y_label="y", chosen=2))
    names = {name.text_content(): middle(name.bounding_box())[1] for name in stage.page.locator(".name").all()}
    assert list(names) == ["u2", "u4", "u5"], "the chosen one's is there, and those that it leaves room for"
    at = axes(stage)
    for name, y in names.items():
        assert y == pytest.approx(at(2, ends[int(name[1])])[1], abs=3)


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    line = {"x": [1, 2], "runs": [[1, 2]], "examples": {2: [{"source": evil, "truth": "a", "written": evil}]}}
    given = [{"setting": {evil: evil + str(i)}, **line} for i in range(2)]
    made = LengthCurve(given, x_label=evil, y_label=evil, unit=evil, caption=evil, strings={"source": evil})
    stage = show(made)
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.page.locator(".axis-label").first.inner_text() == evil
    assert stage.page.locator(".examples .encoder").inner_text() == evil
    assert stage.table()[0][0] == evil
    assert evil in reading(stage)
    assert {element.tag.split("}")[1] for element in ET.fromstring(made.picture()).iter()} <= {
        *("svg", "title", "text", "rect", "line", "circle", "polygon")
    }


def test_it_speaks_another_language(show):
    stage = show(figure(strings={"at": "{x} Wörter", "reading": "{where}: im Mittel {mean}, aus {n} Läufen"}))
    mean = runs(2)[:, X.index(12)].mean()
    assert reading(stage) == f"12 Wörter, state size 64, source read forwards: im Mittel {mean:.0f} %, aus 3 Läufen"


def test_what_travels_beside_it():
    made = figure()
    y = runs(2)[:, X.index(12)]
    assert made.describe() == (
        "right words, in % against words, 5 curves. 12 words, state size 64, source read forwards: "
        f"{y.mean():.3g} % on average, from {y.min():.3g} % to {y.max():.3g} % in 3 runs."
    )
    picture = ET.fromstring(made.picture())
    svg = "{http://www.w3.org/2000/svg}"
    assert picture.find(f"{svg}title").text == made.describe()
    texts = [text.text for text in picture.iter(f"{svg}text")]
    assert {"right words, in %", "words", "seen in training", "100", "20"} <= set(texts)
    corners = [tuple(map(float, corner.split(","))) for corner in picture.find(f"{svg}polygon").get("points").split()]
    assert len(corners) == 2 * len(X)
    assert corners[0][1] == pytest.approx(46 + 220 * (1 - runs(2)[:, 0].max() / 100), abs=0.06)
    thick = [line for line in picture.iter(f"{svg}line") if line.get("stroke-width") == "3"]
    assert len(thick) == len(X) - 1
    assert float(thick[0].get("y1")) == pytest.approx(46 + 220 * (1 - runs(2)[:, 0].mean() / 100), rel=1e-3)


def test_traits_are_checked_and_stay():
    made = figure()
    assert made.x == 12
    made.x = 20
    for name, value, complaint in (
        ("x", 7, "x is 7.0, but the chosen curve has only 3, 4, 5, 6, 8, 10, 12, 15, 20"),
        ("chosen", 5, "chosen is 5, but it has to be between 0 and 4"),
        ("chosen", -1, "chosen is -1"),
        ("trained", [8, 3], "trained is .8.0, 3.0., but it has to be .from, to., the smaller first"),
        ("y_max", 10, "y has to be between 0 and y_max, which is 10"),
        ("curves", [], "there are no curves"),
    ):
        with pytest.raises((TraitError, ValueError), match=complaint):
            setattr(made, name, value)
    assert (made.chosen, made.x, made.trained, len(made.curves)) == (2, 20, [3, 8], 5)
    made.curves = made.curves
    assert made.curves[0]["examples"][X.index(12)] == examples(), "what it holds can be given back to it"
    made.curves = curves()[:1]
    assert (made.chosen, made.x) == (0, 20)
    assert figure(x=None).x == 8, "the middle"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"x": [3, 4, 4, 5, 6, 7, 8, 9, 10]}, "curve 1: x has to be two or more rising numbers"),
        ({"x": [3], "runs": [[1]]}, "curve 1: x has to be two or more rising numbers"),
        ({"runs": [[1, 2]]}, r"curve 1: runs of shape \(1, 2\) do not fit 9 x: expected \(seeds, 9\)"),
        ({"runs": []}, "curve 1: runs of shape"),
        ({"runs": [[1] * 9, [1] * 8]}, "curve 1: runs has to be numbers, in rows of one length"),
        ({"runs": [[101] * 9]}, "curve 1: runs holds 101, but y has to be between 0 and y_max, which is 100"),
        ({"runs": [[-1] * 9]}, "curve 1: runs holds -1"),
        ({"runs": [[math.nan] * 9]}, "curve 1: runs has to be finite numbers"),
        ({"runs": [["a"] * 9]}, "curve 1: runs has to be numbers"),
        ({"setting": {"state size": "1"}}, "curve 1 has a setting of .'state size'., but curve 0 has one of"),
        ({"setting": curves()[0]["setting"]}, "curves 0 and 1 have the same setting"),
        ({"setting": "64"}, "curve 1: expected a dictionary with 'setting'"),
        ({"colour": "red"}, "curve 1: expected a dictionary with 'setting'"),
        ({"examples": {7: examples()}}, "curve 1: there are examples at 7, but x has only 3, 4"),
        ({"examples": {12: [{"source": "a"}]}}, "curve 1: an example has to hold the texts source, truth, written"),
        ({"examples": {12: [{"source": "a", "truth": 1, "written": "b"}]}}, "curve 1: an example has to hold"),
        ({"examples": [[]]}, "curve 1: there are examples for 1 x, but 9 x"),
    ],
)
def test_bad_curves_get_a_clear_error(change, complaint):
    given = curves()
    given[1] |= change
    with pytest.raises(ValueError, match=complaint):
        figure(curves=given, chosen=0)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"x": 0}, "x is 0.0, but the chosen curve has only"),
        ({"chosen": 9}, "chosen is 9, but it has to be between 0 and 4"),
        ({"chosen": 9, "x": None}, "chosen is 9"),
        ({"y_max": 0}, "y_max is 0, but it has to be a number greater than 0"),
        ({"trained": (1, 2, 3)}, "trained is .1, 2, 3., but it has to be .from, to."),
        ({"trained": (0, 2), "log_x": True}, "the smaller first, both greater than 0"),
        ({"curves": [curves()[0] | {"x": [0, *X[1:]]}], "log_x": True}, "with log_x it has to be greater than 0"),
        ({"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_options_get_a_clear_error(options, complaint):
    with pytest.raises((TraitError, ValueError), match=complaint):
        figure(**options)
