"""SoftLookup in a browser: its arithmetic is PyTorch's, and the query goes where mouse, finger and keys take it."""

import math
import re

import pytest
import torch
from traitlets import TraitError

from attnbook.widgets.soft_lookup import SoftLookup

LABELS = ["north", "north-east", "east", "south", "west"]
KEYS = torch.tensor([[0.0, 1.0], [math.sqrt(0.5), math.sqrt(0.5)], [1.0, 0.0], [0.0, -1.0], [-1.0, 0.0]])
VALUES = torch.tensor([4.0, 9.0, 16.0, 25.0, 12.0])
QUERY = (0.3, -1.2)


def winds(**options) -> SoftLookup:
    options = {"query": QUERY, "unit": "°C", "caption": "Ask for a wind."} | options
    return SoftLookup(KEYS, VALUES, LABELS, **options)


def weights(query, temperature: float = 1.0, keys: torch.Tensor = KEYS) -> torch.Tensor:
    return (keys.double() @ torch.tensor(query, dtype=torch.float64) / temperature).softmax(dim=0)


def percent(weight: torch.Tensor) -> str:
    return "<1 %" if 0 < weight < 0.005 else f"{round(100 * weight.item())} %"


def reading(stage) -> str:
    return stage.reading().replace("\xa0", " ")


def expected(query, temperature: float = 1.0) -> str:
    """What the reading should be, where one key is the best."""
    w = weights(query, temperature)
    best = int(w.argmax())
    blend = w @ VALUES.double()
    return (
        f"Most weight: {LABELS[best]} {percent(w[best])}. Blend: {blend:.1f} °C. "
        f"A hard lookup would give {VALUES[best]:.0f} °C."
    )


def at(stage, x: float, y: float, reach: float = 2.0) -> tuple[float, float]:
    """Where a point of the plane is in the window."""
    box = stage.page.locator(".plane svg").bounding_box()
    unit = (box["width"] / 2 - 16) / reach  # the plane has a rim of 16 pixels
    return box["x"] + box["width"] / 2 + x * unit, box["y"] + box["height"] / 2 - y * unit


def entries(stage) -> list[list[str]]:
    rows = stage.page.locator(".entries tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.children].map(cell => cell.innerText.trim()))"
    )
    return [[cell.replace("\xa0", " ") for cell in row] for row in rows]


def figure_of(text: str) -> float:
    return float(re.search(r"-?[\d.]+", text.replace("−", "-")).group())


def middle(box: dict) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("state", [{}, {"query": (0, 0)}, {"query": (-1.9, 0.1), "temperature": 0.05}])
def test_it_is_whole(show, width, mode, state):
    stage = show(winds(**state), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "Ask for a wind."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.violations() == []


@pytest.mark.parametrize(
    ("query", "temperature"), [(QUERY, 1.0), ((1.7, 1.1), 0.2), ((-0.4, 0.9), 3.0), ((-1.9, 0.1), 0.05)]
)
def test_the_arithmetic_is_pytorchs(show, query, temperature):
    w = weights(query, temperature)
    scores = KEYS.double() @ torch.tensor(query, dtype=torch.float64) / temperature
    stage = show(winds())
    stage.put(query=list(query))
    stage.put(temperature=temperature)
    assert reading(stage) == expected(query, temperature)
    rows = entries(stage)
    assert [row[0] for row in rows] == LABELS
    torch.testing.assert_close(torch.tensor([figure_of(row[1]) for row in rows]).double(), scores, atol=5.1e-3, rtol=0)
    assert [row[2] for row in rows] == [percent(weight) for weight in w]
    assert [row[3] for row in rows] == [f"{value:.0f} °C" for value in VALUES]

    stage.page.get_by_role("button", name="Show the numbers").click()
    *table, last = stage.table()[1:]
    for column, exact in ((2, scores), (3, w), (5, w * VALUES)):
        shown = torch.tensor([figure_of(row[column]) for row in table], dtype=torch.float64)
        torch.testing.assert_close(shown, exact.double(), atol=5.1e-5, rtol=0)
    assert [row[1] for row in table][1] == "(0.707, 0.707)"
    assert figure_of(last[5]) == pytest.approx(float(w @ VALUES.double()), abs=5.1e-5)
    assert figure_of(last[3]) == pytest.approx(1)
    assert stage.violations() == []


@pytest.mark.parametrize("width", [1280, 390])
def test_bars_dots_and_markers_are_where_the_numbers_are(show, width):
    w = weights(QUERY)
    stage = show(winds(), width=width)
    for bar, weight in zip(stage.page.locator(".entries .bar").all(), w, strict=True):
        whole = bar.locator("..").bounding_box()["width"]
        assert bar.bounding_box()["width"] / whole == pytest.approx(weight.item(), abs=0.01)

    ticks = [middle(tick.bounding_box())[0] for tick in stage.page.locator(".line .tick").all()]
    left, right = min(ticks), max(ticks)

    def place(value: float) -> float:
        return left + (right - left) * (value - 4) / (25 - 4)

    by_weight = w.argsort(descending=True).tolist()
    dots = stage.page.locator(".line .dot")
    for i, dot in zip(by_weight, dots.all(), strict=True):
        assert middle(dot.bounding_box())[0] == pytest.approx(place(VALUES[i].item()), abs=0.6)
        assert float(dot.get_attribute("r")) ** 2 == pytest.approx(12**2 * w[i].item(), rel=1e-4)
    blend = float(w @ VALUES.double())
    assert middle(stage.page.locator(".line .blend path").bounding_box())[0] == pytest.approx(place(blend), abs=0.6)
    assert stage.page.locator(".line .blend text").text_content().replace("\xa0", " ") == f"blend {blend:.1f} °C"
    hard = stage.page.locator(".line .hard")
    assert middle(hard.locator("path").bounding_box())[0] == pytest.approx(place(25), abs=0.6)
    assert hard.locator("text").text_content().replace("\xa0", " ") == "hard lookup 25 °C"
    marks = stage.page.locator(".entries .mark")
    assert [mark.is_visible() for mark in marks.all()] == [label == "south" for label in LABELS]

    for key, dot in zip(KEYS.tolist(), stage.page.locator(".plane circle.key").all(), strict=True):
        assert middle(dot.bounding_box()) == pytest.approx(at(stage, *key), abs=0.6)
    assert middle(stage.page.locator(".handle").bounding_box()) == pytest.approx(at(stage, *QUERY), abs=0.6)
    for i, halo in enumerate(stage.page.locator(".plane circle.weight").all()):
        assert float(halo.get_attribute("r")) ** 2 == pytest.approx(15**2 * w[i].item(), rel=1e-4)


def test_the_mouse_drags_the_query(show):
    stage = show(winds())
    mouse = stage.page.mouse
    mouse.move(*at(stage, -1.0, 1.5))
    assert stage.trait("query") == list(QUERY), "pointing alone moves nothing"
    mouse.down()
    assert stage.trait("query") == pytest.approx([-1.0, 1.5], abs=0.02)
    for x, y in ((0.0, 1.5), (1.2, 0.4)):
        mouse.move(*at(stage, x, y))
        assert stage.trait("query") == pytest.approx([x, y], abs=0.02)
        assert reading(stage) == expected(stage.trait("query"))
    mouse.move(*at(stage, 9.0, -7.0))
    assert stage.trait("query") == [2.0, -2.0], "it stays in the plane"
    mouse.move(*at(stage, 0.5, -0.25))
    mouse.up()
    mouse.move(*at(stage, 1.5, 1.5))
    assert stage.trait("query") == pytest.approx([0.5, -0.25], abs=0.02), "let go, it stays where it is"
    stage.page.keyboard.press("ArrowUp")
    assert stage.trait("query") == pytest.approx([0.5, -0.15], abs=0.02), "and the keys go on from there"
    mouse.click(*at(stage, -1.5, -0.5), button="right")
    assert stage.trait("query") == pytest.approx([0.5, -0.15], abs=0.02), "another button is the page's"


def test_a_finger_drags_the_query(show):
    stage = show(winds(), width=390, touch=True)
    stage.page.locator(".plane").scroll_into_view_if_needed()
    session = stage.page.context.new_cdp_session(stage.page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        where = [{"x": x, "y": y} for x, y in (at(stage, *point) for point in points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": where})
        stage.page.wait_for_timeout(40)

    before = stage.page.evaluate("scrollY")
    touch("touchStart", (0.3, 1.0))
    touch("touchMove", (0.3, 0.2))
    touch("touchMove", (-1.3, -0.8))
    assert stage.trait("query") == pytest.approx([-1.3, -0.8], abs=0.02)
    assert reading(stage) == expected(stage.trait("query"))
    touch("touchEnd")
    assert stage.page.evaluate("scrollY") == before, "the page does not move along"
    stage.page.touchscreen.tap(*at(stage, 1.0, 1.0))
    assert stage.trait("query") == pytest.approx([1.0, 1.0], abs=0.02)


def test_the_keyboard_moves_the_query_and_the_temperature(show):
    stage = show(winds(query=(0.5, -1.0)))
    stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Tab")
    inside = "document.querySelector('.living-figure > div').shadowRoot.activeElement"
    assert stage.page.evaluate(f"{inside}.className") == "handle"
    assert stage.page.evaluate(f"getComputedStyle({inside}).outlineWidth") == "3px"
    for key, to in (
        ("ArrowUp", [0.5, -0.9]),
        ("ArrowRight", [0.6, -0.9]),
        ("ArrowDown", [0.6, -1.0]),
        ("ArrowLeft", [0.5, -1.0]),
        ("Shift+ArrowUp", [0.5, -0.98]),
        ("Shift+ArrowLeft", [0.48, -0.98]),
    ):
        stage.page.keyboard.press(key)
        assert stage.trait("query") == pytest.approx(to), key
        assert reading(stage) == expected(to)
    for _ in range(26):
        stage.page.keyboard.press("ArrowLeft")
    assert stage.trait("query") == pytest.approx([-2.0, -0.98]), "it stays in the plane"
    assert stage.violations() == []
    stage.page.keyboard.press("Home")
    assert stage.trait("query") == [0, 0]
    stage.page.keyboard.press("Shift+Tab")
    stage.page.keyboard.press("ArrowRight")
    assert stage.trait("temperature") == 1.1


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(winds())
    stage.page.locator(".handle").focus()
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, taken in (
        ("ArrowDown", True),
        ("PageDown", False),
        ("End", False),
        (" ", False),
        ("a", False),
        ("Control+ArrowLeft", False),
        ("Tab", False),
    ):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is taken, key


def test_the_temperature_goes_from_a_hard_lookup_to_the_mean(show):
    stage = show(winds())
    slider = stage.page.get_by_label("Temperature T")
    slider.focus()
    seen = {stage.trait("temperature")}
    assert seen == {1.0}
    stage.page.keyboard.press("Home")
    assert stage.trait("temperature") == 0.05
    assert slider.get_attribute("aria-valuetext") == "0.05"
    assert reading(stage) == "Most weight: south 100 %. Blend: 25.0 °C. A hard lookup would give 25 °C."
    blends = []
    while (temperature := stage.trait("temperature")) < 5:
        assert reading(stage) == expected(QUERY, temperature)
        blends.append(float(weights(QUERY, temperature) @ VALUES.double()))
        stage.page.keyboard.press("ArrowRight")
        assert stage.trait("temperature") > temperature, "no step of the slider gets stuck"
        seen.add(stage.trait("temperature"))
    assert len(seen) == 40
    assert 1.0 in seen
    assert blends == sorted(blends, reverse=True)
    assert reading(stage) == expected(QUERY, 5.0)
    assert blends[-1] - VALUES.mean() < 2


def test_a_query_at_the_origin_takes_the_mean(show):
    stage = show(winds(unit="°C"))
    stage.page.mouse.click(*at(stage, 0.02, -0.03))
    assert stage.trait("query") == [0, 0], "near the origin it jumps onto it"
    mean = f"{VALUES.mean():.1f} °C"
    assert reading(stage) == (
        f"All entries weigh the same, 20 % each. Blend: {mean}, their mean. A hard lookup could not choose."
    )
    assert [row[2] for row in entries(stage)] == ["20 %"] * 5
    assert stage.page.locator(".line .hard").count() == 0
    assert stage.page.locator(".entries .mark:visible").count() == 0
    assert stage.page.locator(".plane .arrow").get_attribute("d") == ""


def test_two_best_keys(show):
    keys = torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])
    stage = show(SoftLookup(keys, [1.0, 2.0, 6.5], "a b c", query=(1, 1)))
    w = weights((1, 1), keys=keys)
    blend = w @ torch.tensor([1.0, 2.0, 6.5]).double()
    assert reading(stage) == (
        f"Most weight: a, b, {percent(w[0])} each. Blend: {blend:.2f}. A hard lookup could not choose."
    )


@pytest.mark.parametrize("width", [1280, 700, 390, 320])
def test_nothing_leaves_the_figure_and_nothing_collides(show, width):
    """Nine entries with long names, and values that are close or equal."""
    angles = torch.arange(9) * 2 * torch.pi / 9 + 0.2
    keys = torch.stack([angles.cos(), angles.sin()], dim=1) * 3
    labels = [f"a rather long name {i}" for i in range(9)]
    values = [-3.25, -3.0, 1.0, 1.0, 1.5, 2.0, 8.0, 8.25, 8.25]
    stage = show(SoftLookup(keys, values, labels, query=(5.9, 5.9), unit="m/s"), width=width)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    plane = stage.page.locator(".plane").bounding_box()
    for name in stage.page.locator(".plane span.key").all():
        box = name.bounding_box()
        assert plane["x"] <= box["x"]
        assert box["x"] + box["width"] <= plane["x"] + plane["width"] + 0.5
    line = stage.page.locator(".line svg").bounding_box()
    texts = [text.bounding_box() for text in stage.page.locator(".line text").all()]
    for box in texts:
        assert line["x"] - 7 <= box["x"]  # a text has an edge of 6 pixels in the colour of the page
        assert box["x"] + box["width"] <= line["x"] + line["width"] + 7
        assert box["y"] + box["height"] <= line["y"] + line["height"] + 7
    below = [text.bounding_box() for text in stage.page.locator(".line text.value").all()]
    for i, a in enumerate(below):
        for b in below[:i]:
            apart_x = a["x"] + a["width"] - 13 <= b["x"] or b["x"] + b["width"] - 13 <= a["x"]
            apart_y = abs(a["y"] - b["y"]) >= 14
            assert apart_x or apart_y
    assert entries(stage)[0][3].replace("\n", " ") == "−3.25 m/s"
    cells = stage.page.locator(".entries th, .entries td")
    assert cells.evaluate_all("cells => cells.every(cell => cell.scrollWidth <= cell.clientWidth)"), "no number is cut"
    assert stage.violations() == []


def test_equal_values_and_no_unit(show):
    stage = show(SoftLookup([[1, 0], [0, 1]], [7, 7], "a b", query=(1, 0)))
    assert reading(stage).endswith("Blend: 7.0. A hard lookup would give 7.")
    box, tick = stage.page.locator(".line svg").bounding_box(), stage.page.locator(".line .tick").first.bounding_box()
    assert middle(tick)[0] == pytest.approx(middle(box)[0], abs=1)


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_when_the_query_does(show, width):
    stage = show(winds(), width=width)
    fixed = ".plane, .entries td:first-of-type, .entries .track, .line .tick, .line text.value, .numbers"

    def places() -> list:
        """Where they are, from the left and from the top (the dots are drawn in the order of their weights)."""
        return sorted([box["x"], box["y"], box["width"]] for box in (n.bounding_box() for n in nodes.all()))

    nodes = stage.page.locator(fixed)
    before = places()
    for query in ([0, 0], [-2, 2], [2, 0], [0.1, -0.1]):
        stage.put(query=query)
        stage.put(temperature=0.05 if query[0] else 1.0)
        assert places() == before


def test_nothing_is_animated(show):
    """What the reader drags follows at once: there is no motion to reduce."""
    stage = show(winds(), calm=False)
    moving = "nodes => nodes.filter(node => getComputedStyle(node).transitionDuration !== '0s').length"
    assert stage.page.locator(".figure *").evaluate_all(moving) == 0


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    stage = show(
        SoftLookup(
            [[1, 0], [0, 1]], [1, 2], [evil, "b"], query=(1, 0), unit=evil, caption=evil, strings={"hint": evil}
        ),
        width=390,
    )
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert evil in reading(stage)
    assert stage.table()[1][0] == evil
    assert stage.page.locator(".hint").inner_text() == evil
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_speaks_another_language(show):
    strings = {"reading": "Am schwersten: {label} {weight}, Mischung {blend}, hart {hard}", "entry": "Eintrag"}
    stage = show(winds(strings=strings))
    w = weights(QUERY)
    blend = w @ VALUES.double()
    assert reading(stage) == f"Am schwersten: south {percent(w[3])}, Mischung {blend:.1f} °C, hart 25 °C"
    assert stage.page.locator(".entries th").first.inner_text() == "Eintrag"


def test_bad_input_gets_a_clear_error():
    with pytest.raises(ValueError, match=r"keys of shape \(4, 2\) do not fit 5 labels: expected \(5, 2\)"):
        SoftLookup(KEYS[:4], VALUES, LABELS)
    with pytest.raises(ValueError, match="for 2 to 9 labels"):
        SoftLookup(torch.ones(10, 2), torch.ones(10), [str(i) for i in range(10)])
    with pytest.raises(ValueError, match=r"values of shape \(4,\) do not fit 5 labels: expected \(5,\)"):
        SoftLookup(KEYS, VALUES[:4], LABELS)
    with pytest.raises(ValueError, match=r"all keys are \(0, 0\)"):
        SoftLookup(torch.zeros(5, 2), VALUES, LABELS)
    with pytest.raises(ValueError, match="infinite"):
        SoftLookup(KEYS, VALUES / 0, LABELS)
    with pytest.raises(ValueError, match=r"query has to be two finite numbers.*\(1, 2, 3\)"):
        winds(query=(1, 2, 3))
    with pytest.raises(ValueError, match="labels has no tokens"):
        SoftLookup([], [], [])
    with pytest.raises(TraitError, match=r"query is \(3.0, 0.0\), but the plane reaches from -2 to 2"):
        winds(query=(3, 0))
    with pytest.raises(TraitError, match=r"temperature is 0, but it has to be between 0.05 and 5"):
        winds(temperature=0)
    with pytest.raises(ValueError, match="does not have: colour"):
        winds(strings={"colour": "Farbe"})
    figure = winds()
    with pytest.raises(TraitError, match="temperature is 9"):
        figure.temperature = 9
    with pytest.raises(TraitError, match="the plane reaches"):
        figure.query = [0, 2.5]
    with pytest.raises((TraitError, ValueError), match="do not fit 5 labels"):
        figure.key = KEYS[:2]


def test_python_reads_and_sets_the_state():
    figure = winds(temperature=2)
    figure.query = [1, 0]
    assert (figure.query, figure.temperature, figure.reach) == ([1.0, 0.0], 2.0, 2.0)
    w = weights((1, 0), 2.0)
    assert f"east {100 * w[2]:.0f} %" in repr(figure)
    assert f"blend to {w @ VALUES.double():.4g} °C" in repr(figure)
    assert figure.value.tolist() == VALUES.tolist()
    evil = SoftLookup([[1, 0], [0, 1]], [1, 2], ["<b>", "&"])
    assert "&lt;b&gt;" in evil.picture()
    assert "<b>" not in evil.picture()
    assert "50 %" in evil.picture()
