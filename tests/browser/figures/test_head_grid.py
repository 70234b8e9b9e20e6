"""HeadGrid in a browser: in every state its maps and its words are PyTorch's, and every way to a switch works."""

import itertools
import math
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import torch
import traitlets

from attnbook.widgets.head_grid import HeadGrid

WORDS = ["the", "cat", "sees", "the", "dog"]
VOCABULARY = ["the", "cat", "sees", "dog", "a", "<eos>", "house", "runs"]
ANSWERS = [1, 2, -1, 3, 5]  # at the third position any word would be right
N_LAYERS, N_HEADS = 2, 2
N = N_LAYERS * N_HEADS
EVERY = [[h for h in range(N) if state >> h & 1] for state in range(2**N)]
EACH = [[], *([h] for h in range(N))]


def speak(off: list[int], seed: int = 87) -> tuple[torch.Tensor, torch.Tensor]:
    """A language model with random weights: its attention (layer, head, query, key), and what is next (query, word)."""
    g = torch.Generator().manual_seed(seed)
    d, n = 8, len(WORDS)
    embedding, output = torch.randn(2, len(VOCABULARY), d, generator=g)
    places = 0.7 * torch.randn(n, d, generator=g)
    x = embedding[[VOCABULARY.index(word) for word in WORDS]] + places
    kept = []
    for layer in range(N_LAYERS):
        query, key, value, mix = torch.randn(4, d, d, generator=g) / d**0.5
        heads = [(x @ matrix).view(n, N_HEADS, -1).transpose(0, 1) for matrix in (query, key, value)]
        scores = 2 * heads[0] @ heads[1].transpose(1, 2)
        weights = scores.masked_fill(~torch.ones(n, n).tril().bool(), -torch.inf).softmax(-1)
        kept.append(weights)
        found = weights @ heads[2]
        for head in range(N_HEADS):
            found[head] *= layer * N_HEADS + head not in off
        x = x + found.transpose(0, 1).reshape(n, d) @ mix
    return torch.stack(kept), (0.5 * x @ output.T).softmax(-1)


def told(states: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Attention (state, layer, head, query, key) and probabilities (state, position, word)."""
    weights, probabilities = zip(*map(speak, states), strict=True)
    return torch.stack(weights), torch.stack(probabilities)


def figure(states: list[list[int]] = EVERY, **options) -> HeadGrid:
    weights, outputs = told(states)
    given = {"outputs": outputs, "vocabulary": VOCABULARY, "positions": WORDS, "answers": ANSWERS} | options
    return HeadGrid({"self-attention": (WORDS, WORDS, weights)}, caption="A model.", **given)


TRANSLATED, SOURCE = ["<sos>", "le", "chat"], ["the", "small", "cat", "<eos>"]


def translator(states: int = 11, **options) -> HeadGrid:
    """Three kinds of attention with different shapes, and 4 + 2 + 4 heads."""
    shapes = {
        "encoder": (SOURCE, SOURCE, 2, 2),
        "decoder": (TRANSLATED, TRANSLATED, 1, 2),
        "cross": (TRANSLATED, SOURCE, 2, 2),
    }
    return HeadGrid(
        {name: (q, k, random_weights(states, n, m, len(q), len(k))) for name, (q, k, n, m) in shapes.items()},
        **options,
    )


def random_weights(*shape: int) -> torch.Tensor:
    return (2 * torch.randn(shape, generator=torch.Generator().manual_seed(sum(shape)))).softmax(-1)


def as_sent(weights: torch.Tensor) -> np.ndarray:
    """Weights as they are after their journey in bytes."""
    return np.rint(255 * weights.numpy()) / 255


def percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"


def minus(text: str) -> str:
    return text.replace("-", "−")


def signed(value: float, digits: int = 2) -> str:
    text = f"{value:+.{digits}f}"
    return f"{0:.{digits}f}" if float(text) == 0 else minus(text)


def loss(off: list[int]) -> float:
    _, probabilities = speak(off)
    right = [-math.log(probabilities[i, answer]) for i, answer in enumerate(ANSWERS) if answer >= 0]
    return sum(right) / len(right)


def name(head: int) -> str:
    return f"layer {head // N_HEADS + 1}, head {head % N_HEADS + 1}"


def upper(text: str) -> str:
    return text[0].upper() + text[1:]


def switched(off: list[int]) -> str:
    if not off:
        return "All heads are on."
    if len(off) == N:
        return "All heads are off."
    listed = "; ".join(map(name, off))
    return f"{upper(listed)} is off." if len(off) == 1 else f"{len(off)} heads are off: {listed}."


def said(off: list[int], position: int) -> str:
    now, before = speak(off)[1][position], speak([])[1][position]
    right = ANSWERS[position]
    if right < 0:
        word, other = VOCABULARY[now.argmax()], VOCABULARY[before.argmax()]
        end = "" if word == other else f"; it was “{other}”"
        return f"The likeliest word is “{word}”, with {percent(now.max())}{end}."
    shown, usual = percent(now[right]), percent(before[right])
    if not off:
        return f"The right word “{VOCABULARY[right]}” has {shown}."
    if shown == usual:
        return f"The right word “{VOCABULARY[right]}” stays at {shown}."
    way = "falls" if now[right] < before[right] else "rises"
    return f"The right word “{VOCABULARY[right]}” {way} from {usual} to {shown}."


def reading(stage) -> str:
    return stage.reading().replace("\xa0", " ")


def tables(stage) -> list[list[list[str]]]:
    return stage.page.locator(".numbers table").evaluate_all(
        "tables => tables.map(table => [...table.rows].map(row => [...row.cells].map(cell => cell.innerText.trim())))"
    )


def small(stage, head: int):
    return stage.page.locator(f'[data-map="{head}"]')


def switch(stage, head: int):
    return stage.page.get_by_role("switch").nth(head)


def is_on(stage) -> list[bool]:
    return [one.get_attribute("aria-checked") == "true" for one in stage.page.get_by_role("switch").all()]


def darkness(canvas, rows: int, columns: int) -> np.ndarray:
    """How dark each square is, in the middle: 0 for none, 255 for black."""
    return 255 - np.array(
        canvas.evaluate(
            """(canvas, [n, m]) => {
                const copy = new OffscreenCanvas(canvas.width, canvas.height);
                const context = copy.getContext("2d", { willReadFrequently: true });
                context.drawImage(canvas, 0, 0);
                const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
                const middle = (i, n, size) => Math.round((i + 0.4) * size / n);
                const red = (y, x) => data[4 * (y * canvas.width + x)];
                const at = (i, j) => red(middle(i, n, canvas.height), middle(j, m, canvas.width));
                return [...Array(n).keys()].map(i => [...Array(m).keys()].map(j => at(i, j)));
            }""",
            [rows, columns],
        )
    )


def assert_map(canvas, weights: np.ndarray) -> None:
    """The squares are as dark as the weights: their darkness is a line of the weights."""
    dark = darkness(canvas, *weights.shape)
    slope, start = np.polyfit(weights.ravel(), dark.ravel(), 1)
    assert slope > 150
    np.testing.assert_allclose(dark, start + slope * weights, atol=2.5)


def share_of(stage, selector: str, n: int = 0) -> float:
    """How wide a bar is, as a share of its track."""
    bar = stage.page.locator(selector).nth(n)
    return bar.bounding_box()["width"] / bar.locator("..").bounding_box()["width"]


def test_the_example_has_all_cases():
    seen = " ".join(said(off, i) for off in EVERY for i in range(len(WORDS)))
    for part in ("has", "stays", "falls", "rises", "likeliest", "it was"):
        assert part in seen
    costs = [loss([h]) - loss([]) for h in range(N)]
    assert min(costs) < -0.01
    assert max(costs) > 0.01
    assert any(not set(speak([])[1][i].topk(5).indices.tolist()) & {answer} for i, answer in enumerate(ANSWERS))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_whole(show, width, mode):
    stage = show(figure(off=[1, 2], opened=2, selected=[1, 0]), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "A model."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.violations() == []
    for button in stage.page.locator("main button:visible").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24, button.inner_text()
    for part in stage.page.locator(".maps, .grid, .below, .line, .opened, .speech").all():
        assert part.evaluate("part => part.scrollWidth <= part.clientWidth + 1"), part.get_attribute("class")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 700, 390])
def test_three_kinds_are_whole(show, width, mode):
    stage = show(translator(off=[7], opened=7), width=width, mode=mode)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".maps .title").all_inner_texts() == ["encoder", "decoder", "cross"]
    assert stage.violations() == []


def test_twelve_layers_of_twelve_heads_fit_a_phone(show):
    words = ["a", "b", "c", "d", "e", "f"]
    stage = show(HeadGrid({"BERT": (words, words, random_weights(12, 12, 6, 6))}), width=390)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert stage.page.locator("[data-map]").count() == 144
    box = small(stage, 143).bounding_box()
    assert min(box["width"], box["height"]) >= 24
    small(stage, 143).click()
    assert stage.trait("opened") == 143
    assert stage.page.locator(".opened .title span").inner_text() == "Layer 12, head 12"


@pytest.mark.parametrize("off", EVERY, ids=str)
def test_every_state_is_pytorchs(show, off):
    """Each map, each probability, each loss and each sentence of each of the 16 states."""
    stage = show(figure())
    stage.put(off=off)
    weights, probabilities = speak(off)
    _, before = speak([])
    assert is_on(stage) == [head not in off for head in range(N)]
    for head in range(N):
        canvas = small(stage, head).locator("canvas")
        assert small(stage, head).locator(".cross").count() == (head in off)
        if head not in off:
            assert_map(canvas, as_sent(weights[head // N_HEADS, head % N_HEADS]))
    lines = stage.page.get_by_role("radio").all()
    for i, line in enumerate(lines):
        now = probabilities[i]
        word = ANSWERS[i] if ANSWERS[i] >= 0 else int(now.argmax())
        shown = VOCABULARY[word] + ("" if ANSWERS[i] >= 0 else "?")
        assert line.inner_text().split() == [WORDS[i], "→", shown, *percent(now[word]).split()]
        assert share_of(stage, ".positions .bar", i) == pytest.approx(now[word].item(), abs=0.012)
        assert share_of(stage, ".positions .before", i) == pytest.approx(max(before[i, word].item(), 0.02), abs=0.03)
    assert stage.page.locator(".loss .number").inner_text() == f"{loss(off):.2f}"
    assert share_of(stage, ".loss .bar") == pytest.approx(loss(off) / max(map(loss, EVERY)), abs=0.01)
    for position in range(len(WORDS)):
        stage.put(position=position)
        assert reading(stage) == f"{switched(off)} {said(off, position)}"
        now = probabilities[position]
        listed = now.topk(5).indices.tolist()
        listed += [ANSWERS[position]] if ANSWERS[position] not in (-1, *listed) else []
        assert [item.inner_text().split() for item in stage.page.locator(".words li").all()] == [
            [
                VOCABULARY[i],
                *(["✓"] if i == ANSWERS[position] else []),
                *percent(now[i]).split(),
                *percent(before[position, i]).split(),
            ]
            for i in listed
        ]


def test_what_each_head_costs(show):
    stage = show(figure())
    costs = [loss([h]) - loss([]) for h in range(N)]
    shown = stage.page.locator(".cost").all_inner_texts()
    assert shown == list(map(signed, costs))
    for head, cost in enumerate(costs):
        assert share_of(stage, ".head > .track .bar", head) == pytest.approx(abs(cost) / max(map(abs, costs)), abs=0.02)
        assert ("less" in stage.page.locator(".head > .track").nth(head).get_attribute("class")) == (cost < 0)
        assert switch(stage, head).get_attribute("aria-label").endswith(f"the mean loss changes by {shown[head]}")
    stage.put(off=[1, 3])
    assert stage.page.locator(".cost").all_inner_texts() == shown, "they are of each head alone"


def test_heads_together_against_one_at_a_time(show):
    stage = show(figure())
    note = stage.page.locator(".loss + .hint")
    assert note.inner_text().startswith("Switch two heads off")
    for off in EVERY[1:]:
        stage.put(off=off)
        together = signed(loss(off) - loss([]))
        alone = signed(sum(loss([h]) - loss([]) for h in off))
        assert note.inner_text() == (
            f"{together} nats against all heads on."
            if len(off) == 1
            else f"One at a time, these {len(off)} heads would cost {alone} nats in all. Together they cost {together}."
        )


def test_which_maps_look_elsewhere(show):
    stage = show(figure(opened=2))
    marked = set()
    for off in EVERY:
        stage.put(off=off)
        for head in range(N):
            now, usual = (as_sent(speak(heads)[0][head // N_HEADS, head % N_HEADS]) for heads in (off, []))
            moved = np.maximum(now - usual, 0).sum(axis=1).mean()
            assert small(stage, head).locator(".corner").count() == (moved >= 0.01), (off, head)
            label = small(stage, head).get_attribute("aria-label")
            end = f"; {percent(moved)} of its attention has moved" if moved >= 0.01 else ""
            assert label == f"Open {name(head)}{end}"
            if moved >= 0.01:
                marked.add(head)
            if head == 2:
                hints = " ".join(stage.page.locator(".opened .hint").all_inner_texts()).replace("\xa0", " ")
                assert (f"{percent(moved)} of its attention goes elsewhere" in hints) == (moved >= 0.01)
                assert ("This head is off" in hints) == (2 in off)
    assert marked == {2, 3}, "the first layer reads the same words whatever is off"


@pytest.mark.parametrize("how", ["mouse", "touch", "Enter", " "])
def test_a_switch(show, how):
    stage = show(figure(), width=390 if how == "touch" else 1280, touch=how == "touch")

    def flip(head: int) -> None:
        one = switch(stage, head)
        one.scroll_into_view_if_needed()
        if how == "mouse":
            one.click()
        elif how == "touch":
            one.tap()
        else:
            one.focus()
            stage.page.keyboard.press(how)

    for head, off in ((2, [2]), (0, [0, 2]), (3, [0, 2, 3]), (2, [0, 3]), (0, [3]), (3, [])):
        flip(head)
        assert stage.trait("off") == off
        assert reading(stage) == f"{switched(off)} {said(off, 0)}"


def test_one_at_a_time(show):
    stage = show(figure(EACH))
    assert stage.page.get_by_role("button", name="All off").count() == 0
    assert stage.page.locator("button.layer").count() == 0
    for head, off in ((2, [2]), (0, [0]), (3, [3]), (3, [])):
        switch(stage, head).click()
        assert stage.trait("off") == off
        assert reading(stage) == f"{switched(off)} {said(off, 0)}"
        assert stage.page.locator(".loss .number").inner_text() == f"{loss(off):.2f}"
        weights = speak(off)[0]
        for one in set(range(N)) - set(off):
            assert_map(small(stage, one).locator("canvas"), as_sent(weights[one // N_HEADS, one % N_HEADS]))
    assert stage.page.locator(".cost").all_inner_texts() == [signed(loss([h]) - loss([])) for h in range(N)]


def test_all_on_and_all_off_and_a_layer(show):
    stage = show(figure(off=[1]))
    on, off = (stage.page.get_by_role("button", name=f"All {way}") for way in ("on", "off"))
    layers = stage.page.locator("button.layer")
    assert layers.all_inner_texts() == ["Layer 1", "Layer 2"]
    for button, heads in (
        (layers.nth(0), [0, 1]),  # one of them was on
        (layers.nth(1), [0, 1, 2, 3]),
        (layers.nth(0), [2, 3]),
        (off, [0, 1, 2, 3]),
        (on, []),
        (layers.nth(1), [2, 3]),
    ):
        button.click()
        assert stage.trait("off") == heads
        assert on.get_attribute("aria-disabled") == str(not heads).lower()
        assert off.get_attribute("aria-disabled") == str(len(heads) == N).lower()


def test_one_state_is_there_to_be_read(show):
    stage = show(figure([[]]))
    assert stage.page.get_by_role("switch").count() == 0
    assert stage.page.locator(".cost, .before, .corner").count() == 0
    assert stage.page.get_by_role("button", name="All on").count() == 0
    assert reading(stage) == said([], 0)
    assert stage.page.locator(".loss .number").inner_text() == f"{loss([]):.2f}"
    assert stage.page.locator(".words li").first.inner_text().split()[-1] == "%"
    stage = show(translator(1))
    assert stage.trait("opened") == 0
    assert stage.page.locator(".speech").count() == 0
    assert reading(stage).startswith("Point at a cell")
    stage.page.get_by_role("button", name="Close").click()
    assert reading(stage) == "No map is open."


def test_states_without_outputs(show):
    stage = show(HeadGrid({"self-attention": (WORDS, WORDS, told(EVERY)[0])}))
    assert stage.page.locator(".speech, .cost").count() == 0
    switch(stage, 1).click()
    assert reading(stage) == "Layer 1, head 2 is off."
    assert_map(small(stage, 3).locator("canvas"), as_sent(speak([1])[0][1, 1]))


@pytest.mark.parametrize("head", range(N))
def test_an_opened_head_is_pytorchs(show, head):
    stage = show(figure(off=[1]))
    small(stage, head).click()
    assert stage.trait("opened") == head
    assert small(stage, head).get_attribute("aria-pressed") == "true"
    assert stage.page.locator(".opened .title span").inner_text() == upper(name(head))
    w = as_sent(speak([1])[0][head // N_HEADS, head % N_HEADS])
    stage.page.locator(".opened canvas").wait_for()
    assert_map(stage.page.locator(".opened canvas"), w)
    assert stage.page.locator(".row-word").all_inner_texts() == WORDS
    assert stage.page.locator(".column-word").all_inner_texts() == WORDS
    stage.page.locator(".opened canvas").scroll_into_view_if_needed()
    box = stage.page.locator(".opened canvas").bounding_box()
    for i, j in ((0, 0), (3, 1), (4, 4)):
        stage.page.mouse.move(box["x"] + (j + 0.5) * box["width"] / 5, box["y"] + (i + 0.5) * box["height"] / 5)
        query, key = (f"{WORDS[k]} (word {k + 1})" if WORDS[k] == "the" else WORDS[k] for k in (i, j))
        assert reading(stage).endswith(f" In {name(head)}, “{query}” looks {percent(w[i, j])} at “{key}”.")
        assert stage.trait("selected") == [i, j]
    stage.page.mouse.move(0, 0)
    assert stage.trait("selected") == []
    stage.page.get_by_role("button", name="Show the numbers").click()
    table, *_ = tables(stage)
    assert table[0] == ["query \\ key", *WORDS]
    assert [row[0] for row in table[1:]] == WORDS
    np.testing.assert_allclose([[float(cell) for cell in row[1:]] for row in table[1:]], w, atol=5.1e-3)


def test_the_other_tables(show):
    stage = show(figure(off=[2], position=1))
    stage.page.get_by_role("button", name="Show the numbers").click()
    words, costs = tables(stage)
    now, before = speak([2])[1][1], speak([])[1][1]
    assert words[0] == ["Likeliest at “cat”", "now", "all on"]
    for word, *numbers in words[1:]:
        i = VOCABULARY.index(word)
        assert [float(number) for number in numbers] == pytest.approx([now[i].item(), before[i].item()], abs=5.1e-4)
    assert costs[0] == ["without", "Mean loss, in nats", "change"]
    assert [row[0] for row in costs[1:]] == [name(head) for head in range(N)]
    for head, (_, shown, change) in enumerate(costs[1:]):
        assert float(shown) == pytest.approx(loss([head]), abs=5.1e-4)
        assert change == signed(loss([head]) - loss([]), 3)
    switch(stage, 0).click()
    assert len(tables(stage)) == 2, "they stay open"


def test_maps_and_switches_by_keyboard(show):
    stage = show(figure())
    small(stage, 0).focus()
    focused = "document.activeElement.shadowRoot.activeElement.dataset.at"
    for key, place in (
        ("ArrowUp", "0,0"),
        ("ArrowRight", "0,1"),
        ("ArrowRight", "0,1"),
        ("ArrowDown", "1,1"),
        ("ArrowDown", "2,1"),
        ("Home", "2,0"),
        ("End", "2,1"),
        ("ArrowDown", "3,1"),
        ("ArrowDown", "3,1"),
        ("ArrowLeft", "3,0"),
    ):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate(focused) == place, key
    stage.page.keyboard.press("Enter")
    assert stage.trait("off") == [2]
    assert stage.page.evaluate(focused) == "3,0"
    stage.page.keyboard.press("ArrowUp")
    stage.page.keyboard.press("Enter")
    assert stage.trait("opened") == 2
    assert stage.page.locator("[data-at][tabindex='0']").count() == 1, "one stop for the Tab key"
    outline = "getComputedStyle(document.activeElement.shadowRoot.activeElement).outlineStyle"
    assert stage.page.evaluate(outline) == "solid"


def test_closing_gives_the_focus_back(show):
    stage = show(figure(opened=3))
    stage.page.get_by_role("button", name="Close").focus()
    stage.page.keyboard.press("Enter")
    assert stage.trait("opened") == -1
    assert stage.page.locator(".opened").count() == 0
    assert stage.page.evaluate("document.activeElement.shadowRoot.activeElement.dataset.map") == "3"
    stage.page.keyboard.press("Enter")
    assert stage.trait("opened") == 3
    stage.page.keyboard.press("Enter")
    assert stage.trait("opened") == -1


def test_cells_by_keyboard_and_the_row_of_a_position(show):
    stage = show(figure(opened=3))
    assert stage.page.locator(".row-mark").count() == 1
    stage.page.locator(".map").focus()
    for key, cell in (("ArrowDown", [0, 0]), ("ArrowDown", [1, 0]), ("ArrowDown", [2, 0]), ("ArrowRight", [2, 1])):
        stage.page.keyboard.press(key)
        assert stage.trait("selected") == cell
    stage.page.keyboard.press("Enter")
    assert stage.trait("position") == 2
    small(stage, 1).click()
    assert stage.trait("selected") == [2, 1], "the same cell of another head"
    stage.page.locator(".map").focus()
    stage.page.keyboard.press("Escape")
    assert stage.trait("selected") == []
    stage.put(position=4)
    canvas, mark = (stage.page.locator(one).bounding_box() for one in (".opened canvas", ".row-mark"))
    assert mark["y"] == pytest.approx(canvas["y"] + 0.8 * canvas["height"], abs=1)


def test_cells_by_touch(show):
    stage = show(figure(), width=390, touch=True)
    small(stage, 1).tap()
    assert stage.trait("opened") == 1
    stage.page.locator(".opened canvas").scroll_into_view_if_needed()
    box = stage.page.locator(".opened canvas").bounding_box()
    stage.page.touchscreen.tap(box["x"] + 0.3 * box["width"], box["y"] + 0.7 * box["height"])
    assert stage.trait("selected") == [3, 1]
    assert stage.trait("position") == 3
    assert "“the (word 4)” looks" in reading(stage)


@pytest.mark.parametrize("how", ["mouse", "touch", "keyboard"])
def test_a_position(show, how):
    stage = show(figure(off=[0]), width=390 if how == "touch" else 1280, touch=how == "touch")
    lines = stage.page.get_by_role("radio")
    lines.nth(0).focus()
    steps = {"ArrowDown": 1, "End": 4, "ArrowUp": 3, "Home": 0, "ArrowRight": 0}
    for key, position in steps.items() if how == "keyboard" else ((None, 3), (None, 1), (None, 4)):
        if how == "mouse":
            lines.nth(position).click()
        elif how == "touch":
            lines.nth(position).tap()
        else:
            stage.page.keyboard.press(key)
        assert stage.trait("position") == position
        assert [line.get_attribute("aria-checked") for line in lines.all()].index("true") == position
        assert reading(stage) == f"Layer 1, head 1 is off. {said([0], position)}"
        if how == "keyboard":
            assert lines.nth(position).evaluate("line => line.matches(':focus')")


def test_the_place_says_it_all(show):
    stage = show(figure(off=[3]))
    now, before = speak([3])[1][1, 2], speak([])[1][1, 2]
    assert stage.page.get_by_role("radio").nth(1).get_attribute("aria-label") == (
        f"cat: sees, {percent(now)}, with all heads on {percent(before)}"
    )


def test_heads_of_three_kinds(show):
    stage = show(translator(opened=-1))
    names = [("encoder", i, j) for i, j in itertools.product((1, 2), (1, 2))]
    names += [("decoder", 1, 1), ("decoder", 1, 2)]
    names += [("cross", i, j) for i, j in itertools.product((1, 2), (1, 2))]
    shapes = {"encoder": (4, 4, 2, 2), "decoder": (3, 3, 1, 2), "cross": (3, 4, 2, 2)}
    assert stage.page.get_by_role("switch").count() == len(names) == 10
    for head, (kind, layer, place) in enumerate(names):
        n, m, layers, heads = shapes[kind]
        small(stage, head).click()
        assert stage.page.locator(".opened .title span").inner_text() == f"{upper(kind)}, layer {layer}, head {place}"
        stage.page.locator(".opened canvas").wait_for()  # it is drawn when its width is known
        assert stage.page.locator(".kind", has=stage.page.locator(".opened")).get_attribute("aria-label") == kind
        assert stage.page.locator(".row-word").all_inner_texts() == (SOURCE if kind == "encoder" else TRANSLATED)
        assert stage.page.locator(".column-word").all_inner_texts() == (TRANSLATED if kind == "decoder" else SOURCE)
        for state in (0, 1, 10):
            stage.put(off=[state - 1] if state else [])
            w = as_sent(random_weights(11, layers, heads, n, m)[state, layer - 1, place - 1])
            assert_map(stage.page.locator(".opened canvas"), w)
            if head != state - 1:
                assert_map(small(stage, head).locator("canvas"), w)
    stage.put(off=[4])
    assert reading(stage) == "Decoder, layer 1, head 1 is off."


def test_a_cell_of_another_kind_is_let_go(show):
    stage = show(translator(opened=0, selected=[3, 3]))
    small(stage, 2).click()
    assert stage.trait("selected") == [3, 3]
    small(stage, 5).click()
    assert stage.trait("selected") == []
    stage = show(translator(opened=0, selected=[3, 3]))
    stage.put(opened=5)
    assert "looks" not in reading(stage), "Python sets one trait alone"


def test_many_heads_are_counted(show):
    words = ["a", "b"]
    stage = show(HeadGrid({"one": (words, words, random_weights(256, 2, 4, 2, 2))}, off=[0, 2, 3, 7]))
    assert reading(stage) == "4 of 8 heads are off."


def test_what_travels_is_light():
    words = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
    vocabulary = [f"w{i}" for i in range(60)]
    outputs = torch.randn(256, 9, 60, generator=torch.Generator().manual_seed(0)).softmax(-1)
    made = HeadGrid(
        {"self-attention": (words, words, random_weights(256, 2, 4, 9, 9))},
        outputs=outputs,
        vocabulary=vocabulary,
        positions=words,
        answers=list(range(9)),
    )
    assert made.weights.dtype == np.uint8
    n_bytes = sum(getattr(made, name).nbytes for name in ("weights", "likeliest", "shares", "all_on"))
    assert n_bytes < 250_000
    assert len(made.picture()) < 30_000
    np.testing.assert_allclose(made.shares[..., -1], outputs[:, range(9), range(9)], rtol=1e-6)


def test_bytes_stay_bytes():
    w = np.array([[255, 0], [51, 204]], np.uint8)[None, None]
    np.testing.assert_array_equal(HeadGrid({"one": ("a b", "c d", w)}).weights, [[255, 0, 51, 204]])


def test_a_word_that_is_impossible_has_a_loss(show):
    outputs = torch.tensor([[[1.0, 0]], [[0.5, 0.5]]])
    w = torch.eye(2).expand(2, 1, 1, 2, 2)
    given = {"outputs": outputs, "vocabulary": "a b", "positions": ["x"], "answers": [1]}
    stage = show(HeadGrid({"one": ("a b", "a b", w)}, **given))
    assert stage.page.locator(".loss .number").inner_text() == f"{-math.log(1e-12):.2f}"
    assert stage.page.locator(".cost").inner_text() == signed(math.log(2) + math.log(1e-12))


def test_no_answers(show):
    stage = show(figure(answers=None))
    assert stage.page.locator(".loss, .cost").count() == 0
    assert stage.page.locator(".speech .title").first.inner_text().startswith("The likeliest words")
    for off in EVERY:
        stage.put(off=off)
        now, before = speak(off)[1][0], speak([])[1][0]
        end = "" if now.argmax() == before.argmax() else f"; it was “{VOCABULARY[before.argmax()]}”"
        assert reading(stage).endswith(
            f"The likeliest word is “{VOCABULARY[now.argmax()]}”, with {percent(now.max())}{end}."
        )


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    made = HeadGrid(
        {evil: ([evil, "b"], ["a", evil], random_weights(3, 1, 2, 2, 2))},
        outputs=random_weights(3, 2, 2),
        vocabulary=[evil, "c"],
        positions=[evil, "d"],
        answers=[0, -1],
        opened=0,
        off=[1],
        selected=[0, 1],
        caption=evil,
        strings={"moved": evil},
    )
    stage = show(made)
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.page.locator(".row-word").first.inner_text() == evil
    tags = {element.tag.split("}")[1] for element in ET.fromstring(made.picture()).iter()}
    assert tags <= {"svg", "title", "text", "rect", "path", "line"}


def test_it_speaks_another_language(show):
    strings = {
        "one is off": "{head} ist aus.",
        "head": "Schicht {layer}, Kopf {head}",
        "falls": "{word}: {before}→{now}",
    }
    off = next([h] for h in range(N) if "falls" in said([h], 1))
    stage = show(figure(off=off, position=1, strings=strings))
    before, now = re.findall(r"<?\d+ %", said(off, 1))
    layer, head = off[0] // N_HEADS + 1, off[0] % N_HEADS + 1
    assert reading(stage) == f"Schicht {layer}, Kopf {head} ist aus. sees: {before}→{now}"


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(figure(opened=0))
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for place in (".map", '[data-map="1"]', '[role="radio"]'):
        stage.page.locator(place).first.focus()
        for key, taken in (("ArrowDown", True), ("PageDown", False), ("a", False), ("Control+ArrowLeft", False)):
            stage.page.keyboard.press(key)
            assert stage.page.evaluate("window.taken") is taken, (place, key)


def test_the_reading_is_said(show):
    assert show(figure()).page.locator(".reading").get_attribute("aria-live") == "polite"


# On Python's side


def test_what_travels_beside_it():
    off = [0, 3]
    made = figure(off=off)
    costs = [loss([h]) - loss([]) for h in range(N)]
    worst = int(np.argmax(costs))
    assert made.describe() == (
        "a small attention map for each head, layers × heads: self-attention (2 × 2). "
        f"{switched(off)} The mean loss is {loss(off):.2f} nats. Of all heads, {name(worst)} is missed most: "
        f"without it {signed(costs[worst])} nats."
    )
    tree = ET.fromstring(made.picture())
    space = "{http://www.w3.org/2000/svg}"
    texts = [text.text for text in tree.iter(f"{space}text")]
    probabilities = speak(off)[1]
    shown = []
    for i, answer in enumerate(ANSWERS):
        word = answer if answer >= 0 else int(probabilities[i].argmax())
        shown += [
            WORDS[i],
            f"→ {VOCABULARY[word]}{'' if answer >= 0 else '?'}",
            f"{100 * probabilities[i, word]:.0f} %",
        ]
    assert sorted(texts) == sorted(["self-attention", "Layer 1", "Layer 2", *map(signed, costs), *shown])
    assert len(list(tree.iter(f"{space}line"))) == 2 * len(off), "a cross for each head that is off"
    drawn = np.zeros((N_LAYERS * 5, N_HEADS * 5))
    for path in tree.iter(f"{space}path"):
        x, y, size = map(float, re.findall(r"[\d.]+", path.get("transform")))
        left, top = round((x - 64) / 76), round((y - 30) / 92)
        assert size == pytest.approx(66 / 5, abs=0.01)
        for j, i in re.findall(r"M(\d+) (\d+)", path.get("d")):
            scale = 0.4 if top * N_HEADS + left in off else 1
            drawn[5 * top + int(i), 5 * left + int(j)] = float(path.get("fill-opacity")) / scale
    w = as_sent(speak(off)[0])
    np.testing.assert_allclose(drawn, np.block([[w[0, 0], w[0, 1]], [w[1, 0], w[1, 1]]]), atol=1 / 15)
    width, height = (float(tree.get(side)) for side in ("width", "height"))
    for text in tree.iter(f"{space}text"):
        assert 0 <= float(text.get("x")) < width
        assert 0 < float(text.get("y")) < height


def test_traits_are_checked_and_stay():
    made = figure()
    assert (made.off, made.opened, made.position, made.selected) == ([], -1, 0, [])
    made.off, made.opened = [3, 1, 3], 2
    assert made.off == [1, 3]
    made.selected, made.position = [4, 0], 4
    for trait, value, complaint in (
        ("off", [4], "a head in off is 4, but it has to be between 0 and 3"),
        ("off", [-1], "a head in off is -1"),
        ("opened", 4, "opened is 4, but it has to be a head, 0 to 3, or -1"),
        ("opened", -2, "opened is -2"),
        ("position", 5, "position is 5, but it has to be between 0 and 4"),
        ("selected", [5, 0], r"selected is \[5, 0\], but it has to be \[query, key\]"),
        ("selected", [0, 5], "of the 5 queries and 5 keys of the opened head"),
        ("selected", [1], "has to be .query, key."),
        ("weights", np.zeros((16, 100), np.uint8), "weights can't be changed: make a new HeadGrid"),
        ("answers", [1], "answers can't be changed"),
        ("kinds", [], "kinds can't be changed"),
        ("shares", [1.0], "shares can't be changed"),
    ):
        with pytest.raises(traitlets.TraitError, match=complaint):
            setattr(made, trait, value)
    assert (made.off, made.opened, made.position, made.selected) == ([1, 3], 2, 4, [4, 0])
    made.opened = 0
    assert made.selected == [4, 0]
    made.opened = -1
    assert made.selected == []
    made.set_state({"selected": [1, 1], "opened": 1, "off": [0]})  # as the page sends it
    assert (made.off, made.opened, made.selected) == ([0], 1, [1, 1])
    three = translator(opened=0, selected=[3, 3])
    three.opened = 4
    assert three.selected == [], "a cell that the head does not have"
    with pytest.raises(traitlets.TraitError, match=r"off is \[1, 2\], but .* only with one head off at a time"):
        three.off = [1, 2]
    with pytest.raises(traitlets.TraitError, match="only with all heads on"):
        translator(1, off=[0])


def test_what_it_is_given_may_come_in_many_forms():
    w, outputs = speak([])
    made = HeadGrid(
        {"a": (" ".join(WORDS), WORDS, w.double().requires_grad_())},
        outputs=outputs.tolist(),
        vocabulary=" ".join(VOCABULARY),
        positions=" ".join(WORDS),
        answers=torch.tensor(ANSWERS).numpy(),
    )
    assert made.kinds == [{"name": "a", "queries": WORDS, "keys": WORDS, "layers": 2, "heads": 2}]
    assert made.answers == ANSWERS
    np.testing.assert_array_equal(made.weights, np.rint(255 * w.numpy()).reshape(1, -1))


def test_a_query_that_may_look_at_nothing():
    w = torch.tensor([[0.0, 0.0], [0.5, 0.5]])[None, None]
    assert HeadGrid({"a": ("a b", "c d", w)}).weights.tolist() == [[0, 0, 128, 128]]


EYE = torch.eye(2)[None, None]  # one layer, one head
TWO = torch.tensor([[0.5, 0.5]])
TALK = {"outputs": TWO, "vocabulary": "a b", "positions": ["x"], "answers": [0]}


@pytest.mark.parametrize(
    ("maps", "options", "complaint"),
    [
        ({}, {}, "maps is empty"),
        ({"m": ("a b", "c d")}, {}, r"maps\['m'\]: expected \(queries, keys, weights\)"),
        ({"m": ("a", "c d", EYE)}, {}, r"maps\['m'\]: queries has 1 words: expected 2 to 16"),
        ({"m": ("a b", ["c"] * 17, EYE)}, {}, r"maps\['m'\]: keys has 17 words: expected 2 to 16"),
        ({"m": ("a b", "c d", EYE[0])}, {}, r"weights of shape \(1, 2, 2\) do not fit: expected \(layer, head, 2, 2\)"),
        ({"m": ("a b", "c d e", EYE)}, {}, r"expected \(layer, head, 2, 3\)"),
        ({"m": ("a b", "c d", 2 * EYE)}, {}, r"maps\['m'\]: each row of attention weights has to be a distribution"),
        ({"m": ("a b", "c d", EYE * torch.nan)}, {}, "infinite or not a number"),
        ({"m": ("a b", "c d", EYE.expand(13, 1, 2, 2))}, {}, "13 layers of 1 heads: the figure has room for 12"),
        ({"m": ("a b", "c d", EYE.expand(3, 1, 1, 2, 2))}, {}, r"3 states of 1 heads: expected 1 .* 2 \(every comb"),
        ({"m": ("a b", "c d", EYE.expand(9, 3, 1, 2, 2))}, {}, r"9 states of 3 heads: expected 1 .* 4 .* 8 \(every"),
        ({"m": ("a b", "c d", EYE.expand(512, 3, 3, 2, 2))}, {}, r"512 states of 9 heads: .* 10 \(all on, then each"),
        (
            {"m": ("a b", "c d", EYE.expand(3, 1, 1, 2, 2)), "n": ("a b", "c d", EYE)},
            {},
            "agree on the number of states, but 'm' has 3, 'n' has 1",
        ),
        (
            {"m": ("a " * 16, "b " * 16, torch.full((256, 2, 4, 16, 16), 1 / 16))},
            {},
            "the maps would weigh 524 kB, and the page bears 170",
        ),
        ({"m": ("a b", "c d", EYE)}, {"answers": [0]}, "answers is given, but no outputs"),
        ({"m": ("a b", "c d", EYE)}, {"positions": "x"}, "positions is given, but no outputs"),
        ({"m": ("a b", "c d", EYE)}, TALK | {"positions": []}, "positions has no tokens"),
        ({"m": ("a b", "c d", EYE)}, TALK | {"positions": ["x"] * 17}, "positions has 17 words: expected 1 to 16"),
        ({"m": ("a b", "c d", EYE)}, TALK | {"vocabulary": ["x"] * 61}, "vocabulary has 61 words: expected 1 to 60"),
        (
            {"m": ("a b", "c d", EYE)},
            TALK | {"outputs": TWO.expand(2, 1, 2)},
            r"outputs have the shape \(2, 1, 2\), expected \(1, 1, 2\): \(state, position, word\)",
        ),
        ({"m": ("a b", "c d", EYE)}, TALK | {"outputs": TWO + 0.1}, "some sum to 1.200"),
        ({"m": ("a b", "c d", EYE)}, TALK | {"outputs": TWO - 1}, "but one is -0.5"),
        ({"m": ("a b", "c d", EYE)}, TALK | {"answers": [0, 1]}, "there are 2 answers, but 1 positions"),
        ({"m": ("a b", "c d", EYE)}, TALK | {"answers": [2]}, "answers names word 2, but the vocabulary has 2"),
        ({"m": ("a b", "c d", EYE)}, {"opened": 1}, "opened is 1"),
        ({"m": ("a b", "c d", EYE)}, {"opened": -1, "selected": [0, 0]}, "selected is"),
        ({"m": ("a b", "c d", EYE)}, {"position": 1}, "position is 1"),
        ({"m": ("a b", "c d", EYE)}, {"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_input_gets_a_clear_error(maps, options, complaint):
    with pytest.raises((ValueError, traitlets.TraitError), match=complaint):
        HeadGrid(maps, **options)


def test_probabilities_need_not_sum_to_one():
    made = HeadGrid({"m": ("a b", "c d", EYE)}, **TALK | {"outputs": TWO / 2})
    np.testing.assert_array_equal(made.shares, [[[0.25, 0.25, 0.25]]])
