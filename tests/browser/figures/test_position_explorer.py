"""PositionExplorer in a browser: hands, dot products and what words see are PyTorch's, and all of it can be moved."""

import math
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import torch
import traitlets

from attnbook.widgets.position_explorer import PositionExplorer

WORDS = ["the", "dog", "bites", "the", "man"]
NAMES = ["the₁", "dog", "bites", "the₂", "man"]
FIRST = [0, 1, 2, 3, 4]
SPACE = "\u202f"


def sinusoid(n_places: int, d_model: int) -> torch.Tensor:
    speeds = 10_000 ** (-torch.arange(0, d_model, 2) / d_model)
    angles = torch.arange(n_places)[:, None] * speeds
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def learned(n_places: int = 20, d_model: int = 8) -> torch.Tensor:
    return torch.randn(n_places, d_model, generator=torch.Generator().manual_seed(3))


def vectors_of(words: list[str], d_model: int = 16) -> torch.Tensor:
    """A random vector for each word; equal words have the same one."""
    g = torch.Generator().manual_seed(9)
    vectors = {word: torch.randn(d_model, generator=g) for word in dict.fromkeys(words)}
    return torch.stack([vectors[word] for word in words])


def matrices(d_k: int = 6, d_model: int = 16) -> dict[str, torch.Tensor]:
    query, key = torch.randn(2, d_k, d_model, generator=torch.Generator().manual_seed(4)) / 2
    return {"W_Q": query, "W_K": key}


def figure(**options) -> PositionExplorer:
    given = {"words": WORDS, "vectors": vectors_of(WORDS), "caption": "Sixty places."} | options
    return PositionExplorer(sinusoid(60, 16), **given)


def attend(x: torch.Tensor, W_Q: torch.Tensor | None = None, W_K: torch.Tensor | None = None) -> torch.Tensor:
    query, key = (x, x) if W_Q is None else (x @ W_Q.double().T, x @ W_K.double().T)
    return (query @ key.T / key.shape[-1] ** 0.5).softmax(-1) @ x


def seen(order: list[int], with_places: bool, **given: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The vectors at the places, what is seen there, and how far that is from what the same word saw at first."""
    vectors, places = vectors_of(WORDS).double(), with_places * sinusoid(60, 16).double()[: len(WORDS)]
    x = vectors[order] + places
    now = attend(x, **given)
    return x, now, (now - attend(vectors + places, **given)[order]).norm(dim=1)


def minus(value: float, digits: int = 2) -> str:
    text = f"{value:.{digits}f}"
    return f"{0:.{digits}f}" if float(text) == 0 else text.replace("-", "−")


def behind(value: float) -> str:
    return f"({minus(value)})" if minus(value).startswith("−") else minus(value)


def added(positions: torch.Tensor, i: int, j: int) -> torch.Tensor:
    """What each hand adds to the dot product."""
    return (positions[i] * positions[j]).double().unflatten(0, (-1, 2)).sum(-1)


def slider(stage, name: str):
    return stage.page.get_by_role("slider", name=name)


def button(stage, name: str):
    return stage.page.get_by_role("button", name=name, exact=True)


def chips(stage) -> list[str]:
    return stage.page.locator(".chip").all_inner_texts()


def chip(stage, word: int):
    return stage.page.locator(f".chip[data-word='{word}']")


def changes(stage) -> list[str]:
    return stage.page.locator(".changes span").all_inner_texts()


def about(stage) -> str:
    return stage.page.locator(".about").inner_text()


def tips(stage, kind: str) -> np.ndarray:
    """Where the hands end, (hand, 2): to the right and upwards, as shares of the longest hand."""
    at = stage.page.locator(f".dial .{kind}.end").evaluate_all(
        "all => all.map(one => [one.getAttribute('cx'), -one.getAttribute('cy')].map(Number))"
    )
    return np.array(at) / 88


def places(stage) -> list[int]:
    return [stage.trait("place"), stage.trait("other")]


def cell_at(stage, i: int, j: int, n: int) -> dict[str, float]:
    """Where a cell of the map is, in its own pixels."""
    box = stage.page.locator(".distances .cells").bounding_box()
    return {"x": (j + 0.5) * box["width"] / n, "y": (i + 0.5) * box["height"] / n}


def on_page(stage, i: int, j: int, n: int) -> tuple[float, float]:
    box, cell = stage.page.locator(".distances .cells").bounding_box(), cell_at(stage, i, j, n)
    return box["x"] + cell["x"], box["y"] + cell["y"]


LONG = ["a", "dog", "internationalisation", "bites", "the", "neighbour's", "I", "man"]
CASES = {
    "the chapter's": lambda: figure(),
    "moved": lambda: figure(place=0, other=59, order=[4, 1, 2, 3, 0], with_places=True),
    "smallest": lambda: PositionExplorer(sinusoid(3, 4), words="a b c", vectors=torch.eye(4)[:3], place=0, other=0),
    "largest": lambda: PositionExplorer(
        sinusoid(120, 32), words=LONG, vectors=vectors_of(LONG, 32), order=[7, 6, 5, 4, 3, 2, 1, 0], with_places=True
    ),
    "learned, without words": lambda: PositionExplorer(learned()),
}


@pytest.mark.parametrize(("width", "mode"), [(1280, "light"), (700, "dark"), (390, "light"), (390, "dark")])
@pytest.mark.parametrize("case", CASES)
def test_it_is_whole(show, case, width, mode):
    stage = show(CASES[case](), width=width, mode=mode)
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    button(stage, "Show the numbers").click()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.violations() == []
    sizes = stage.page.locator("main button:visible, main input").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))"
    )
    assert min(sizes) >= 24
    too_wide = stage.page.locator(".dial, .sliders, .both, .map, .lane, .chip, .sum, .hint").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.outerHTML)"
    )
    assert too_wide == []


@pytest.mark.parametrize(("width", "rows"), [(1280, 1), (760, 2), (620, 1), (390, 2)])
def test_no_row_of_dials_is_left_half_empty(show, width, rows):
    stage = show(figure(), width=width)
    tops = {round(dial.bounding_box()["y"]) for dial in stage.page.locator(".dial").all()}
    assert len(tops) == rows


# The hands


@pytest.mark.parametrize("positions", [sinusoid(60, 16), sinusoid(3, 4), sinusoid(120, 32), learned()])
def test_hands_and_dot_products_are_pytorchs(show, positions):
    n_places = len(positions)
    stage = show(PositionExplorer(positions))
    longest = positions.unflatten(1, (-1, 2)).norm(dim=-1).max().item()
    for i, j in ((0, 0), (0, n_places - 1), (n_places - 1, 0), (1, 2), (n_places // 2, n_places // 3)):
        stage.put(place=i, other=j)
        for kind, place in (("place", i), ("other", j)):
            np.testing.assert_allclose(tips(stage, kind), positions[place].view(-1, 2) / longest, atol=1e-5)
        parts = added(positions, i, j)
        assert stage.page.locator(".adds").all_inner_texts() == [minus(part) for part in parts]
        bars = stage.page.locator(".part .bar").evaluate_all(
            "all => all.map(one => [one.style.left, one.style.width].map(parseFloat))"
        )
        lengths = 50 * parts / longest**2
        ends = [[50 + min(0, length), abs(length)] for length in lengths.tolist()]
        np.testing.assert_allclose(bars, ends, atol=1e-3)
        total = minus((positions[i].double() @ positions[j].double()).item())
        assert stage.page.locator(".sum strong").inner_text() == total
        shown = [minus(parts[0]), *map(behind, parts[1:])]
        assert stage.page.locator(".addition").inner_text() == " + ".join(shown)
        rounded = sum(round(part, 2) for part in parts.tolist())
        sign = "=" if minus(rounded) == total else "≈"
        assert f" {sign} {total}" in stage.page.locator(".sum").inner_text()
        assert f"likeness {total}" in stage.reading()


def test_how_long_a_full_turn_takes(show):
    stage = show(figure())
    assert stage.page.locator(".turn").all_inner_texts() == [
        f"↻ {turn}" for turn in ("6.3", "20", "63", "200", "630", f"2{SPACE}000", f"6{SPACE}300", f"20{SPACE}000")
    ]
    label = stage.page.locator(".dial svg").nth(5).get_attribute("aria-label")
    assert label == f"Hand 6: a full turn takes 2{SPACE}000 places. It adds 1.00."
    assert stage.page.locator(".title").first.inner_text() == "The hands, from fast to slow"


def test_hands_that_do_not_turn_evenly(show):
    stage = show(PositionExplorer(learned(), place=4, other=9))
    assert stage.page.locator(".turn").count() == 0
    assert "a full turn" not in stage.page.locator(".clocks").inner_text()
    assert stage.page.locator(".dial svg").first.get_attribute("aria-label").startswith("Hand 1 adds ")
    assert stage.page.locator(".title").first.inner_text() == "The hands, a pair of numbers each"
    assert "the dot product of its two hands" in stage.page.locator(".clocks").inner_text()
    assert "cosine" not in stage.page.locator(".clocks").inner_text()
    assert " of " not in stage.page.locator(".sum").inner_text(), "there is no most"


def test_a_hand_that_stands_still(show):
    still = sinusoid(10, 4)
    still[:, 2:] = torch.tensor([0.6, 0.8])
    stage = show(PositionExplorer(still))
    assert stage.page.locator(".turn").all_inner_texts() == ["↻ 6.3", "↻ ∞"]


def test_the_angle_between_the_hands_is_filled(show):
    stage = show(figure())
    positions = sinusoid(60, 16)
    for i, j in ((12, 15), (15, 12), (40, 7)):
        stage.put(place=i, other=j)
        for k, path in enumerate(stage.page.locator(".sector").all()):
            numbers = [float(x) for x in re.findall(r"-?[\d.]+(?:e-?\d+)?", path.get_attribute("d"))]
            start, end, (large, clockwise) = numbers[2:4], numbers[-2:], numbers[-4:-2]
            for place, (x, y) in ((i, start), (j, end)):
                np.testing.assert_allclose([x / 45, -y / 45], positions[place, 2 * k : 2 * k + 2], atol=1e-4)
            turned = math.sin((j - i) * 10_000 ** (-2 * k / 16))
            assert (large, clockwise) == (0, turned > 0), "the shorter way"


def test_the_places_before_leave_dots(show):
    stage = show(figure(place=2))
    assert stage.page.locator(".dial").first.locator(".trail").count() == 2
    stage.put(place=0)
    assert stage.page.locator(".trail").count() == 0
    stage.put(place=30)
    dots = (
        stage.page.locator(".dial")
        .first.locator(".trail")
        .evaluate_all("all => all.map(one => [one.getAttribute('cx') / 88, -one.getAttribute('cy') / 88])")
    )
    np.testing.assert_allclose(dots, sinusoid(60, 16)[[29, 28, 27, 26], :2], atol=1e-5)


def test_the_reading_says_that_only_the_distance_counts(show):
    stage = show(figure())
    assert stage.reading() == (
        "Places 12 and 15: 3 apart, likeness 5.54 of 8. "
        "It is the same for all 57 pairs that are 3 apart: only the distance counts."
    )
    stage.put(other=12)
    assert stage.reading() == "Place 12 with itself: likeness 8.00 of 8. It is the same for all 60 places."
    stage.put(place=0, other=59)
    likeness = minus(sinusoid(60, 16)[0] @ sinusoid(60, 16)[59])
    assert stage.reading() == f"Places 0 and 59: 59 apart, likeness {likeness} of 8.", "there is no other pair"
    assert stage.page.locator(".reading").get_attribute("aria-live") == "polite"


def test_the_reading_says_where_the_distance_is_not_all(show):
    table = learned().double()
    stage = show(PositionExplorer(learned(), place=4, other=6))
    pairs = (table @ table.T).diagonal(2)
    assert stage.reading() == (
        f"Places 4 and 6: 2 apart, likeness {minus(table[4] @ table[6])}. "
        f"The 18 pairs that are 2 apart have {minus(pairs.min())} to {minus(pairs.max())}."
    )
    stage.put(other=4)
    itself = (table @ table.T).diagonal()
    assert stage.reading() == (
        f"Place 4 with itself: likeness {minus(itself[4])}. "
        f"The 20 places have {minus(itself.min())} to {minus(itself.max())} with themselves."
    )


# Choosing the places


def test_sliders_by_keyboard(show):
    stage = show(figure())
    slider(stage, "Place i").focus()
    for key, place in (("ArrowRight", 13), ("ArrowLeft", 12), ("End", 59), ("Home", 0)):
        stage.page.keyboard.press(key)
        assert places(stage) == [place, 15], key
    slider(stage, "Place j").focus()
    stage.page.keyboard.press("ArrowRight")
    assert places(stage) == [0, 16]
    assert stage.page.locator(".sliders output").all_inner_texts() == ["0", "16"]


def test_a_slider_is_dragged(show):
    stage = show(figure())
    box = slider(stage, "Place i").bounding_box()
    y = box["y"] + box["height"] / 2
    stage.page.mouse.move(box["x"] + 0.5 * box["width"], y)
    stage.page.mouse.down()
    assert places(stage) == [pytest.approx(29, abs=2), 15]
    stage.page.mouse.move(box["x"] + box["width"], y)
    stage.page.mouse.up()
    assert places(stage) == [59, 15]


def test_both_go_on_and_nothing_of_the_sum_changes(show):
    stage = show(figure())
    total, adds = stage.page.locator(".sum").inner_text(), stage.page.locator(".adds").all_inner_texts()
    before = tips(stage, "place")
    for name, places_then in (
        ("Both one place on", [13, 16]),
        ("Both one place back", [12, 15]),
        ("Both one place back", [11, 14]),
    ):
        button(stage, name).click()
        assert places(stage) == places_then
        assert stage.page.locator(".sum").inner_text() == total
        assert stage.page.locator(".adds").all_inner_texts() == adds
    assert abs(tips(stage, "place") - before).max() > 0.1, "but the hands have turned"


@pytest.mark.parametrize(("start", "name"), [([0, 5], "Both one place back"), ([59, 5], "Both one place on")])
def test_both_stay_at_an_end(show, start, name):
    stage = show(figure(place=start[0], other=start[1]))
    end = button(stage, name)
    assert end.get_attribute("aria-disabled") == "true"
    end.dispatch_event("click")
    assert places(stage) == start


# The map


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("positions", [sinusoid(60, 16), sinusoid(120, 8), learned()])
def test_the_map_is_the_dot_products(show, positions, mode):
    """A pixel is as far from the background as the dot product is from the least one."""
    n = len(positions)
    stage = show(PositionExplorer(positions), mode=mode)
    red = np.array(
        stage.page.locator(".distances canvas").evaluate(
            """(canvas, n) => {
                const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
                return [...Array(n * n).keys()].map(at => data[4 * at]);
            }""",
            n,
        )
    ).reshape(n, n)
    products = (positions @ positions.T).numpy()
    shares = (products - products.min()) / np.ptp(products)
    slope, start = np.polyfit(shares.ravel(), red.ravel(), 1)
    assert abs(slope) > 150
    np.testing.assert_allclose(red, start + slope * shares, atol=2.5)
    ends = stage.page.locator(".distances .legend").first.inner_text().split()
    assert ends == [minus(products.min()), minus(products.max())]
    box = stage.page.locator(".distances canvas").bounding_box()
    cells = stage.page.locator(".distances .cells").bounding_box()
    assert box["width"] == pytest.approx(cells["width"], abs=0.5), "it is enlarged to its place"
    assert box["height"] == pytest.approx(cells["height"], abs=0.5)


def test_a_cell_is_clicked_and_dragged_to(show):
    stage = show(figure())
    stage.page.locator(".distances .cells").click(position=cell_at(stage, 40, 7, 60))
    assert places(stage) == [40, 7]
    stage.page.mouse.move(*on_page(stage, 10, 20, 60))
    assert places(stage) == [40, 7], "the mouse is not pressed"
    stage.page.mouse.down()
    assert places(stage) == [10, 20]
    stage.page.mouse.move(*on_page(stage, 30, 59, 60), steps=4)
    assert places(stage) == [30, 59]
    stage.page.mouse.move(*on_page(stage, 70, -5, 60))
    assert places(stage) == [59, 0], "beside the map, the nearest cell"
    stage.page.mouse.up()
    stage.page.mouse.move(*on_page(stage, 5, 5, 60))
    assert places(stage) == [59, 0]


def test_a_cell_is_tapped(show):
    stage = show(figure(), width=390, touch=True)
    stage.page.locator(".distances .cells").tap(position=cell_at(stage, 50, 3, 60))
    assert places(stage) == [50, 3]
    assert stage.page.locator(".distances .cells").evaluate("cells => getComputedStyle(cells).touchAction") == "pan-y"


def test_the_map_by_keyboard(show):
    stage = show(figure())
    stage.page.get_by_role("application", name="Dot products: rows are place i, columns are place j.").focus()
    steps = (("ArrowDown", [13, 15]), ("ArrowUp", [12, 15]), ("ArrowRight", [12, 16]), ("ArrowLeft", [12, 15]))
    for key, cell in (*steps, ("End", [12, 59]), ("ArrowRight", [12, 59]), ("Home", [12, 0])):
        stage.page.keyboard.press(key)
        assert places(stage) == cell, key


@pytest.mark.parametrize(("i", "j"), [(12, 15), (40, 7), (0, 59), (59, 0), (5, 5)])
def test_the_cell_is_marked(show, i, j):
    stage = show(figure(place=i, other=j))
    x, y = on_page(stage, i, j, 60)
    box = stage.page.locator(".cell-mark").bounding_box()
    assert (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) == pytest.approx((x, y), abs=0.6)
    size = stage.page.locator(".distances .cells").bounding_box()["width"] / 60
    path = stage.page.locator(".cells .diagonal").last.get_attribute("d")
    ends = [float(number) / size - 0.5 for number in re.findall(r"[\d.]+", path)]
    apart = abs(i - j)
    expected = [apart, 0, 59, 59 - apart] if j > i else [0, apart, 59 - apart, 59]
    assert ends == pytest.approx(expected, abs=0.01)
    said = f"all pairs {apart} apart" if apart else "each place with itself"
    assert said in stage.page.locator(".legends").inner_text()


# The words


@pytest.mark.parametrize("with_places", [False, True])
@pytest.mark.parametrize("given", [{}, matrices()], ids=["plain", "with matrices"])
def test_what_words_see_is_pytorchs(show, with_places, given):
    stage = show(figure(with_places=with_places, **given))
    button(stage, "Show the numbers").click()
    for order in (FIRST, [4, 1, 2, 3, 0], [3, 4, 0, 1, 2], [3, 1, 2, 0, 4]):
        stage.put(order=order)
        x, now, away = seen(order, with_places, **given)
        assert chips(stage) == [NAMES[word] for word in order]
        assert changes(stage) == [minus(distance) for distance in away]
        rows = (
            stage.page.locator(".numbers table")
            .nth(1)
            .locator("tbody tr")
            .evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.innerText))")
        )
        for p, word in enumerate(order):
            assert rows[2 * p] == [f"{NAMES[word]}: vector", str(p), "", *(minus(value, 3) for value in x[p])]
            shown = [f"{NAMES[word]}: sees", str(p), minus(away[p])]
            assert rows[2 * p + 1][:3] == shown
            numbers = [float(text.replace("−", "-")) for text in rows[2 * p + 1][3:]]
            np.testing.assert_allclose(numbers, now[p], atol=6e-4)
        if not with_places:
            assert set(changes(stage)) == {"0.00"}, "a bag of words"
        elif order != FIRST:
            assert "0.00" not in {text for text, w, p in zip(changes(stage), order, FIRST, strict=True) if w != p}


def test_cells_have_the_colour_of_their_numbers(show):
    stage = show(figure(with_places=True, order=[4, 0, 1, 2, 3]))
    x, now, _ = seen([4, 0, 1, 2, 3], True)
    _, first, _ = seen(FIRST, True)
    anywhere = vectors_of(WORDS)[:, None] + sinusoid(60, 16)[:5]
    largest = max(vectors_of(WORDS).abs().max().item(), anywhere.abs().max().item())
    strips = stage.page.locator(".strip").evaluate_all(
        "all => all.map(strip => [...strip.children].map(cell => "
        "(cell.className === 'low' ? -1 : 1) * parseFloat(cell.style.getPropertyValue('--share')) / 100))"
    )
    assert len(strips) == 5 + 2 * 5
    np.testing.assert_allclose(strips[:5], x / largest, atol=1e-5)
    np.testing.assert_allclose(strips[5::2], now / largest, atol=1e-5)
    np.testing.assert_allclose(strips[6::2], first[[4, 0, 1, 2, 3]] / largest, atol=1e-5)
    ends = stage.page.locator(".words .legend").inner_text().split()
    assert ends == [minus(-largest, 1), minus(largest, 1)]
    colours = (
        stage.page.locator(".strip")
        .first.locator("span")
        .evaluate_all("all => all.map(cell => getComputedStyle(cell).backgroundColor)")
    )
    assert len(set(colours)) == 16, "each is drawn as strong as it is"


def test_the_sentence_about_the_words(show):
    stage = show(figure())
    assert about(stage) == "This is the first order. What will a word see in another one?"
    stage.put(order=[1, 0, 2, 3, 4])
    end = "sees the same in any order: its column moves along with it, unchanged."
    assert about(stage) == f"Without places, every word {end}"
    stage.put(with_places=True)
    away = seen([1, 0, 2, 3, 4], True)[2]
    worst = int(away.argmax())
    assert about(stage) == (
        f"With places the order counts: what “{NAMES[[1, 0, 2, 3, 4][worst]]}” sees is {minus(away[worst])} away from "
        "what it saw at first."
    )
    chip(stage, 2).focus()
    stage.page.keyboard.press("End")
    away = seen([1, 0, 3, 4, 2], True)[2]
    assert f"“bites” sees is {minus(away[4])} away" in about(stage), "the word that was moved last"
    button(stage, "Without places").click()
    assert about(stage) == f"Without places, “bites” {end}"
    assert stage.page.locator(".about").get_attribute("aria-live") == "polite"


def test_places_that_say_nothing(show):
    table = torch.ones(9, 16)
    stage = show(
        PositionExplorer(table, words=WORDS, vectors=vectors_of(WORDS), order=[1, 0, 2, 3, 4], with_places=True)
    )
    assert set(changes(stage)) == {"0.00"}
    assert about(stage) == "“dog” sees what it saw at first."


def test_a_switch_for_the_places(show):
    stage = show(figure())
    pressed = [button(stage, name).get_attribute("aria-pressed") for name in ("Without places", "With places")]
    assert pressed == ["true", "false"]
    assert "the word alone" in stage.page.locator(".words").inner_text()
    button(stage, "With places").click()
    assert stage.trait("with_places") is True
    assert "word + place" in stage.page.locator(".words").inner_text()
    button(stage, "Without places").click()
    assert stage.trait("with_places") is False


def test_a_shuffle_of_three_words_is_another_order(show):
    stage = show(CASES["smallest"]())
    for _ in range(30):
        before = stage.trait("order")
        button(stage, "Shuffle").click()
        assert stage.trait("order") != before


def test_shuffle_and_the_first_order(show):
    stage = show(figure())
    again = button(stage, "First order")
    assert again.get_attribute("aria-disabled") == "true"
    found = set()
    for _ in range(12):
        button(stage, "Shuffle").click()
        order = stage.trait("order")
        assert sorted(order) == FIRST
        assert chips(stage) == [NAMES[word] for word in order]
        found.add(tuple(order))
    assert len(found) > 4
    stage.put(order=[4, 3, 2, 1, 0])
    assert again.get_attribute("aria-disabled") == "false"
    again.click()
    assert stage.trait("order") == FIRST
    assert chips(stage) == NAMES


# Without it an element is taken out of the page to be moved, and loses the focus and the pointer.
FORGET_MOVE_BEFORE = "delete Element.prototype.moveBefore"


@pytest.mark.parametrize("browser", ["new", "old"])
def test_a_word_is_moved_by_keyboard_and_keeps_the_focus(show, browser):
    stage = show(figure())
    if browser == "old":
        stage.page.evaluate(FORGET_MOVE_BEFORE)
    chip(stage, 3).focus()
    for key, order in (
        ("ArrowLeft", [0, 1, 3, 2, 4]),
        ("ArrowLeft", [0, 3, 1, 2, 4]),
        ("Home", [3, 0, 1, 2, 4]),
        ("ArrowLeft", [3, 0, 1, 2, 4]),
        ("ArrowRight", [0, 3, 1, 2, 4]),
        ("End", [0, 1, 2, 4, 3]),
        ("ArrowRight", [0, 1, 2, 4, 3]),
        ("ArrowUp", [0, 1, 2, 4, 3]),
    ):
        stage.page.keyboard.press(key)
        stage.page.wait_for_timeout(30)
        assert stage.trait("order") == order, key
        assert chip(stage, 3).evaluate("chip => chip.getRootNode().activeElement === chip"), key
    assert chip(stage, 3).get_attribute("aria-label") == "the₂, at place 4. Arrow keys move it"
    assert chip(stage, 3).evaluate("chip => getComputedStyle(chip).outlineStyle") == "solid"


def drag(stage, word: int, to: int, steps: int = 6) -> None:
    start, end = (box for box in (chip(stage, word).bounding_box(), stage.page.locator(".chip").nth(to).bounding_box()))
    stage.page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    stage.page.mouse.down()
    stage.page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 60, steps=steps)
    stage.page.mouse.up()
    stage.page.wait_for_timeout(30)


@pytest.mark.parametrize("browser", ["new", "old"])
def test_a_word_is_dragged(show, browser):
    stage = show(figure())
    if browser == "old":
        stage.page.evaluate(FORGET_MOVE_BEFORE)
    drag(stage, 1, 4)
    assert stage.trait("order") == [0, 2, 3, 4, 1], "those between make room"
    assert chips(stage) == ["the₁", "bites", "the₂", "man", "dog"]
    drag(stage, 4, 0, steps=1)
    assert stage.trait("order") == [4, 0, 2, 3, 1]
    box = stage.page.locator(".chips").bounding_box()
    stage.page.mouse.move(box["x"] + 10, box["y"] + 5)
    assert stage.trait("order") == [4, 0, 2, 3, 1], "the button is up"


@pytest.mark.parametrize("browser", ["new", "old"])
def test_a_word_is_dragged_beyond_the_row(show, browser):
    stage = show(figure())
    if browser == "old":
        stage.page.evaluate(FORGET_MOVE_BEFORE)
    box = chip(stage, 2).bounding_box()
    stage.page.mouse.move(box["x"] + 5, box["y"] + 5)
    stage.page.mouse.down()
    for x, order in ((1270, [0, 1, 3, 4, 2]), (0, [2, 0, 1, 3, 4]), (1270, [0, 1, 3, 4, 2]), (0, [2, 0, 1, 3, 4])):
        stage.page.mouse.move(x, box["y"] + 90, steps=12)
        stage.page.wait_for_timeout(40)
        assert stage.trait("order") == order
    stage.page.mouse.up()


def test_a_word_is_dragged_with_a_finger(show):
    stage = show(figure(), width=390, touch=True)
    touch = stage.page.context.new_cdp_session(stage.page)
    chip(stage, 0).scroll_into_view_if_needed()
    box, end = chip(stage, 0).bounding_box(), chip(stage, 2).bounding_box()
    y = box["y"] + box["height"] / 2

    def send(kind: str, *points: float) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x in points]})

    send("touchStart", box["x"] + box["width"] / 2)
    for part in (0.2, 0.5, 0.8, 1):
        send("touchMove", box["x"] + box["width"] / 2 + part * (end["x"] - box["x"]))
    send("touchEnd")
    stage.page.wait_for_timeout(50)
    assert stage.trait("order") == [1, 2, 0, 3, 4]
    assert chips(stage)[2] == "the₁"


def test_columns_slide_unless_motion_is_reduced(show):
    for calm, sliding in ((False, 8), (True, 0)):
        stage = show(figure(), calm=calm)
        stage.put(order=[1, 0, 2, 3, 4])
        running = stage.page.locator(".words").evaluate(
            "words => words.getAnimations({ subtree: true }).filter(one => !one.transitionProperty).length"
        )
        assert running == sliding, "two words in four rows"


def test_without_words_there_is_no_row(show):
    stage = show(PositionExplorer(sinusoid(60, 16)))
    assert stage.page.locator(".words").count() == 0
    button(stage, "Show the numbers").click()
    assert stage.page.locator(".numbers table").count() == 1


# The whole


def test_the_table_of_hands(show):
    positions = sinusoid(60, 16)
    stage = show(PositionExplorer(positions, place=40, other=7))
    button(stage, "Show the numbers").click()
    head, *rows, total = stage.table()
    assert head == ["hand", "a full turn", "place 40", "place 7", "between them", "adds"]
    for k, row in enumerate(rows):
        own, others = (", ".join(minus(value, 4) for value in positions[place].view(-1, 2)[k]) for place in (40, 7))
        degrees = math.degrees((7 - 40) * 10_000 ** (-2 * k / 16))
        degrees = (degrees + 180) % 360 - 180
        assert [row[0], *row[2:]] == [
            str(k + 1),
            f"({own})",
            f"({others})",
            f"{minus(degrees, 1)}°",
            minus(added(positions, 40, 7)[k], 4),
        ]
    assert total == ["Likeness", "", "", "", "", minus(positions[40].double() @ positions[7].double(), 4)]


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(figure())
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for place, own in ((".map", "ArrowDown"), (".chip", "ArrowRight")):
        stage.page.locator(place).first.focus()
        for key, taken in ((own, True), ("PageDown", False), ("a", False), ("Control+ArrowLeft", False)):
            stage.page.keyboard.press(key)
            assert stage.page.evaluate("window.taken") is taken, (place, key)
    stage.page.locator(".chip").first.focus()
    stage.page.keyboard.press("ArrowDown")
    assert stage.page.evaluate("window.taken") is False, "it scrolls the page"


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    words = [evil, "b", evil]
    made = PositionExplorer(
        sinusoid(9, 4), words=words, vectors=torch.eye(4)[:3], order=[2, 0, 1], caption=evil, strings={"ask": evil}
    )
    stage = show(made)
    button(stage, "Show the numbers").click()
    stage.page.wait_for_timeout(100)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert chips(stage)[0] == f"{evil}₂"
    tags = {element.tag.split("}")[1] for element in ET.fromstring(made.picture()).iter()}
    assert tags <= {"svg", "title", "text", "rect", "path", "line", "circle"}


def test_it_speaks_another_language(show):
    strings = {"apart": "Plätze {place} und {other}: {likeness}.", "likeness of": "{likeness} von {most}", "alike": ""}
    assert show(figure(strings=strings)).reading() == "Plätze 12 und 15: 5.54 von 8."


# On Python's side


def test_what_travels_beside_it():
    made = figure(order=[4, 1, 2, 3, 0], with_places=True)
    away = seen([4, 1, 2, 3, 0], True)[2]
    worst = int(away.argmax())
    assert made.describe() == (
        "60 places, each a row of 8 clock hands, of which the fastest turns once in 6.3 places, the slowest in "
        f"20{SPACE}000. Places 12 and 15: 3 apart, likeness 5.54 of 8. “man dog bites the the”: With places the order "
        f"counts: what “{WORDS[[4, 1, 2, 3, 0][worst]]}” sees is {minus(away[worst])} away from what it saw at first."
    )
    tree = ET.fromstring(made.picture())
    space = "{http://www.w3.org/2000/svg}"
    texts = [text.text for text in tree.iter(f"{space}text")]
    positions = sinusoid(60, 16)
    for part in added(positions, 12, 15):
        assert minus(part) in texts
    assert [text for text in texts if text.startswith("changed")] == [f"changed by {minus(change)}" for change in away]
    assert [text for text in texts if text in WORDS] == ["man", "dog", "bites", "the", "the"]
    ends = [[float(line.get(at)) for at in ("x1", "y1", "x2", "y2")] for line in tree.iter(f"{space}line")]
    drawn = np.array([[x2 - x1, y1 - y2] for x1, y1, x2, y2 in ends]).reshape(8, 2, 2) / (0.9 * 36)
    np.testing.assert_allclose(drawn[:, 0], positions[15].view(-1, 2), atol=1e-3)
    np.testing.assert_allclose(drawn[:, 1], positions[12].view(-1, 2), atol=1e-3)
    width, height = (float(tree.get(side)) for side in ("width", "height"))
    for text in tree.iter(f"{space}text"):
        assert 0 <= float(text.get("x")) < width
        assert 0 < float(text.get("y")) < height


def test_the_still_map():
    positions = sinusoid(20, 8)
    tree = ET.fromstring(PositionExplorer(positions).picture())
    drawn = np.zeros((20, 20))
    for path in tree.iter("{http://www.w3.org/2000/svg}path"):
        for j, i in re.findall(r"M(\d+) (\d+)", path.get("d")):
            drawn[int(i), int(j)] = float(path.get("fill-opacity"))
    products = (positions @ positions.T).numpy()
    np.testing.assert_allclose(drawn, (products - products.min()) / np.ptp(products), atol=1 / 15)


def test_the_still_picture_of_many_places_is_light():
    made = CASES["largest"]()
    assert len(made.picture()) < 30_000
    assert "8 clock hands" not in made.describe()


def test_python_computes_the_same():
    for given in ({}, matrices()):
        for with_places in (False, True):
            made = figure(order=[4, 1, 2, 3, 0], with_places=with_places, **given)
            _, now, away = seen([4, 1, 2, 3, 0], with_places, **given)
            np.testing.assert_allclose(made.seen(), now, atol=1e-6)
            np.testing.assert_allclose(made.changes(), away, atol=1e-6)
    assert PositionExplorer(learned()).describe() == (
        "20 places, each a row of 4 clock hands. Places 12 and 15: 3 apart, likeness "
        f"{minus(learned()[12] @ learned()[15])}."
    )


def test_traits_are_checked_and_stay():
    made = figure()
    assert (made.place, made.other, made.order, made.with_places) == (12, 15, FIRST, False)
    made.place, made.other, made.order, made.with_places = 0, 59, [4, 3, 2, 1, 0], True
    assert made.likeness == pytest.approx((sinusoid(60, 16)[0] @ sinusoid(60, 16)[59]).item(), abs=1e-5)
    for trait, value, complaint in (
        ("place", 60, "place is 60, but it has to be between 0 and 59"),
        ("other", -1, "other is -1, but it has to be between 0 and 59"),
        ("order", [0, 1, 2, 3], r"order is \[0, 1, 2, 3\], but it has to be each number from 0 to 4 once"),
        ("order", [0, 1, 2, 3, 3], "each number from 0 to 4 once"),
        ("with_places", "yes", "with_places"),
        ("positions", sinusoid(60, 16), "positions can't be changed: make a new PositionExplorer"),
        ("words", ["a"], "words can't be changed"),
        ("vectors", torch.eye(3), "vectors can't be changed"),
        ("W_Q", torch.eye(3), "W_Q can't be changed"),
    ):
        with pytest.raises(traitlets.TraitError, match=complaint):
            setattr(made, trait, value)
    assert (made.place, made.other, made.order, made.with_places) == (0, 59, [4, 3, 2, 1, 0], True)
    made.set_state({"place": 3, "other": 4, "order": [1, 0, 2, 3, 4], "with_places": False})  # as the page sends it
    assert (made.place, made.other, made.order, made.with_places) == (3, 4, [1, 0, 2, 3, 4], False)
    few = PositionExplorer(sinusoid(2, 4))
    assert (few.place, few.other, few.order) == (1, 1, [])
    with pytest.raises(traitlets.TraitError, match="there are no words to add places to"):
        few.with_places = True
    with pytest.raises(traitlets.TraitError, match=r"order is \[0\], but it has to be empty without words"):
        few.order = [0]


def test_what_it_is_given_may_come_in_many_forms():
    made = PositionExplorer(
        sinusoid(9, 4).double().requires_grad_().tolist(), words="a b c", vectors=torch.eye(4)[:3].requires_grad_()
    )
    assert made.positions.dtype == np.float32
    assert made.words == ["a", "b", "c"]


PLACES = sinusoid(9, 4)
THREE = {"words": "a b c", "vectors": torch.eye(4)[:3]}


@pytest.mark.parametrize(
    ("positions", "options", "complaint"),
    [
        (PLACES[0], {}, r"positions has shape \(4,\): expected 2 to 120 places, each with an even number of 4 to 32"),
        (PLACES[:1], {}, r"positions has shape \(1, 4\)"),
        (sinusoid(121, 4), {}, r"positions has shape \(121, 4\)"),
        (PLACES[:, :3], {}, r"positions has shape \(9, 3\)"),
        (learned(9, 5), {}, r"shape \(9, 5\): .* an even number"),
        (sinusoid(9, 34), {}, r"shape \(9, 34\)"),
        (sinusoid(9, 2), {}, r"shape \(9, 2\)"),
        (PLACES * torch.nan, {}, "positions: .* infinite or not a number"),
        ([["a"]], {}, "positions: a figure shows numbers"),
        (0 * PLACES, {}, "positions holds nothing but zeros"),
        (PLACES, {"words": "a b c"}, "words are given, but no vectors"),
        (PLACES, {"vectors": PLACES}, "no words are given"),
        (PLACES, {"W_Q": torch.eye(4)}, "no words are given"),
        (PLACES, {"words": "a b", "vectors": torch.eye(4)[:2]}, "words has 2 words: expected 3 to 8"),
        (PLACES, {"words": "a " * 9, "vectors": PLACES}, "words has 9 words: expected 3 to 8"),
        (PLACES, {"words": [], "vectors": PLACES}, "words has no tokens"),
        (PLACES[:2], THREE, "there are 3 words, but only 2 places"),
        (PLACES, {"words": "a b c", "vectors": torch.eye(3)}, r"vectors has shape \(3, 3\): expected \(3, 4\)"),
        (PLACES, {"words": "a b c", "vectors": [["x"]]}, "vectors: a figure shows numbers"),
        (PLACES, THREE | {"W_Q": torch.eye(4)}, "W_K is missing: expected both"),
        (PLACES, THREE | {"W_K": torch.eye(4)}, "W_Q is missing: expected both"),
        (PLACES, THREE | {"W_Q": torch.eye(4), "W_K": torch.eye(4)[:2]}, r"W_Q has shape \(4, 4\) and W_K \(2, 4\)"),
        (PLACES, THREE | {"W_Q": torch.eye(3), "W_K": torch.eye(3)}, r"expected \(d_k, 4\) for both"),
        (PLACES, THREE | {"W_Q": torch.ones(65, 4), "W_K": torch.ones(65, 4)}, "d_k from 1 to 64"),
        (PLACES, {"place": 9}, "place is 9"),
        (PLACES, {"other": -1}, "other is -1"),
        (PLACES, THREE | {"order": [0, 1]}, "order is"),
        (PLACES, {"with_places": True}, "no words to add places to"),
        (PLACES, {"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_input_gets_a_clear_error(positions, options, complaint):
    with pytest.raises((ValueError, traitlets.TraitError), match=complaint):
        PositionExplorer(positions, **options)
