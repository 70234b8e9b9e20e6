"""AttentionMap in a browser: what it shows is what PyTorch computed, and every way of using it works."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest
import torch
import traitlets

from attnbook.widgets import AttentionMap

SOURCE = ["I", "am", "a", "student"]
TARGET = ["je", "suis", "étudiant", "<eos>"]
GOLD = [(0, 0), (1, 1), (3, 2)]


def weights(*shape: int) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(0)).mul(2).softmax(dim=-1)


def student(**options: object) -> AttentionMap:
    return AttentionMap(SOURCE, TARGET, weights(4, 4), gold=GOLD, caption="Who looks where.", **options)


def share(weight: torch.Tensor) -> str:
    return "<1 %" if 0 < weight < 0.005 else f"{round(100 * weight.item())} %"


def centre(stage, row: int, column: int) -> tuple[float, float]:
    """Where a cell's middle is in the window."""
    box = stage.page.locator("canvas").bounding_box()
    return box["x"] + (column + 0.5) * box["width"] / 4, box["y"] + (row + 0.5) * box["height"] / 4


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_whole(show, width, mode):
    stage = show(student(show_gold=True, selected=[2, 3]), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "Who looks where."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.locator("canvas").bounding_box()["width"] > 150
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.violations() == []


def test_the_mouse_reads_a_cell(show):
    stage = show(student())
    stage.page.mouse.move(*centre(stage, 2, 3))
    assert stage.reading() == f"étudiant attends {share(weights(4, 4)[2, 3])} to student"
    stage.page.mouse.move(0, 0)
    assert stage.reading().startswith("Point at a cell")


def test_the_keyboard_reads_every_cell(show):
    stage = show(student())
    stage.page.keyboard.press("Tab")  # the button of the gold alignment
    stage.page.keyboard.press("Tab")
    assert stage.page.evaluate("document.activeElement.shadowRoot?.activeElement?.className") == "map"
    w = weights(4, 4)
    stage.page.keyboard.press("ArrowDown")
    for i, target in enumerate(TARGET):
        stage.page.keyboard.press("Home")
        for j, source in enumerate(SOURCE):
            assert stage.reading() == f"{target} attends {share(w[i, j])} to {source}"
            stage.page.keyboard.press("ArrowRight")
        stage.page.keyboard.press("ArrowDown")
    stage.page.keyboard.press("Escape")
    assert stage.reading().startswith("Point at a cell")


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(student())
    stage.page.locator(".map").focus()
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, taken in (
        ("ArrowDown", True),
        ("PageDown", False),
        (" ", False),
        ("a", False),
        ("Control+ArrowLeft", False),
    ):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is taken, key


def test_a_row_is_locked_by_mouse_and_by_keyboard(show):
    stage = show(student())
    w = weights(4, 4)
    stage.page.mouse.click(*centre(stage, 2, 0))
    stage.page.mouse.move(0, 0)
    order = w[2].argsort(descending=True)[:3].tolist()
    best = ", ".join(f"{SOURCE[j]} ({share(w[2, j])})" for j in order)
    assert stage.reading() == f"étudiant attends most to {best}"
    assert stage.page.locator(".row-mark").count() == 1
    stage.page.locator(".map").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter", "Escape"):
        stage.page.keyboard.press(key)
    assert stage.page.locator(".row-mark").count() == 0, "Enter in the locked row lets it go"


def test_touch_reads_and_locks(show):
    stage = show(student(), width=390, touch=True)
    stage.page.touchscreen.tap(*centre(stage, 1, 1))
    assert stage.reading() == f"suis attends {share(weights(4, 4)[1, 1])} to am"


def test_gold_is_laid_over(show):
    stage = show(student())
    assert stage.page.locator(".cells .ring").count() == 0
    stage.page.get_by_role("button", name="Gold alignment").click()
    assert stage.page.locator(".cells .ring").count() == len(GOLD)
    box = stage.page.locator("canvas").bounding_box()
    places = set()
    for ring in stage.page.locator(".cells .ring").all():
        r = ring.bounding_box()
        column = int((r["x"] + r["width"] / 2 - box["x"]) / (box["width"] / 4))
        places.add((column, int((r["y"] + r["height"] / 2 - box["y"]) / (box["height"] / 4))))
    assert places == set(GOLD)
    stage.page.mouse.move(*centre(stage, 2, 3))
    assert stage.reading().endswith("(gold alignment)")
    stage.page.mouse.move(*centre(stage, 3, 2))
    assert not stage.reading().endswith("(gold alignment)")


def test_layers_and_heads(show):
    w = weights(2, 3, 4, 4)
    stage = show(AttentionMap(SOURCE, TARGET, w, selected=[1, 2]))
    stage.page.get_by_label("Layer").select_option("2")
    stage.page.get_by_label("Head").focus()
    stage.page.keyboard.press("ArrowDown")
    stage.page.keyboard.press("ArrowDown")
    assert stage.page.get_by_label("Head").input_value() == "2"
    assert stage.reading() == f"suis attends {share(w[1, 2, 1, 2])} to a"


def test_no_choice_where_there_is_none(show):
    stage = show(AttentionMap(SOURCE, TARGET, weights(4, 4)))
    assert stage.page.locator("select").count() == 0
    assert stage.page.get_by_role("button", name="Gold alignment").count() == 0


def test_the_numbers_are_pytorchs(show):
    stage = show(student())
    stage.page.get_by_role("button", name="Show the numbers").click()
    table = stage.table()
    assert table[0][1:] == SOURCE
    assert [row[0] for row in table[1:]] == TARGET
    shown = torch.tensor([[float(cell) for cell in row[1:]] for row in table[1:]])
    torch.testing.assert_close(shown, weights(4, 4), atol=5.1e-4, rtol=0)


def test_the_squares_are_as_dark_as_the_weights(show):
    w = torch.tensor([[1.0, 0.0], [0.25, 0.75]])
    stage = show(AttentionMap("a b", "c d", w))
    dark = stage.page.locator("canvas").evaluate(
        """canvas => {
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            const row = i => Math.round((i + 0.5) * canvas.height / 2) * canvas.width;
            const column = j => Math.round((j + 0.5) * canvas.width / 2);
            return [0, 1].map(i => [0, 1].map(j => data[4 * (row(i) + column(j))]));
        }"""
    )
    (one, none), (quarter, most) = dark
    assert one < most < quarter < none
    assert (none - quarter) / (none - one) == pytest.approx(0.25, abs=0.02)


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    stage = show(
        AttentionMap([evil, "b"], [evil, "d"], weights(2, 2), caption=evil, strings={"gold": evil}, gold=[(0, 0)])
    )
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.page.locator(".row-word").first.inner_text() == evil
    assert stage.table()[1][0] == evil


def test_it_speaks_another_language(show):
    stage = show(student(selected=[0, 1], strings={"reading": "{target} schaut zu {weight} auf {source}"}))
    assert stage.reading() == f"je schaut zu {share(weights(4, 4)[0, 1])} auf am"


def test_a_hundred_by_a_hundred_is_fluid(show):
    words = [f"w{i}" for i in range(100)]
    for width in (1280, 390):
        stage = show(AttentionMap(words, words, weights(100, 100)), width=width)
        box = stage.page.locator("canvas").bounding_box()
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
        stage.page.mouse.move(box["x"] + 1, box["y"] + 1)
        milliseconds = stage.page.evaluate(
            """async ([x, y, side]) => {
                const cells = document.querySelector(".living-figure > div").shadowRoot.querySelector(".cells");
                const started = performance.now();
                for (let i = 0; i < 60; i++) {
                    const [clientX, clientY] = [x + (i + 0.5) * side / 60, y + (i + 0.5) * side / 60];
                    cells.dispatchEvent(new PointerEvent("pointermove", { pointerType: "mouse", clientX, clientY }));
                    await new Promise(requestAnimationFrame);
                }
                return (performance.now() - started) / 60;
            }""",
            [box["x"], box["y"], box["width"]],
        )
        assert milliseconds < 50, f"{milliseconds:.0f} ms for each cell that is read: not fluid"
        assert "w99 attends" in stage.reading()


def test_bad_input_gets_a_clear_error():
    with pytest.raises(ValueError, match=r"weights of shape \(4, 3\) do not fit 4 target and 4 source tokens"):
        AttentionMap(SOURCE, TARGET, weights(4, 3))
    with pytest.raises(ValueError, match="row 1 sums to 2"):
        AttentionMap("a b", "c d", [[0.5, 0.5], [1.0, 1.0]])
    with pytest.raises(ValueError, match="source has no tokens"):
        AttentionMap("", "a", [[]])
    with pytest.raises(ValueError, match=r"gold names the pair \(4, 0\)"):
        AttentionMap(SOURCE, TARGET, weights(4, 4), gold=[(4, 0)])
    with pytest.raises(ValueError, match="does not have: colour"):
        student(strings={"colour": "Farbe"})
    with pytest.raises(ValueError, match="infinite"):
        AttentionMap("a", "b", [[float("nan")]])


# A map that is wider than high: here swapped axes show

LONG, SHORT = ["I", "am", "a", "good", "student"], ["je", "suis", "étudiant"]


def uneven(**options: object) -> AttentionMap:
    return AttentionMap(LONG, SHORT, weights(3, 5), **options)


def sentence(row: int, column: int) -> str:
    return f"{SHORT[row]} attends {share(weights(3, 5)[row, column])} to {LONG[column]}"


def rects(figure: AttentionMap) -> list[tuple[float, float, float]]:
    """Left, top and opacity of each square in a figure's picture."""
    tree = ET.fromstring(figure.picture())
    found = [r for r in tree.iter("{http://www.w3.org/2000/svg}rect") if r.get("fill-opacity") or r.get("opacity")]
    return [(float(r.get("x")), float(r.get("y")), float(r.get("fill-opacity") or r.get("opacity"))) for r in found]


def test_gold_of_an_uneven_map():
    assert uneven(gold=[(4, 2)]).gold == [[4, 2]]
    with pytest.raises(ValueError, match=r"gold names the pair \(0, 3\)"):
        uneven(gold=[(0, 3)])


def test_what_python_sets_later_has_to_fit():
    figure = uneven()
    for name, value, complaint in (
        ("weights", weights(5, 3), "do not fit 3 target and 5 source tokens"),
        ("selected", [3, 0], "has to be .target, source."),
        ("selected", [0, 5], "has to be .target, source."),
        ("selected", [1], "has to be .target, source."),
        ("locked", 3, "between -1 and 2"),
        ("layer", 1, "between 0 and 0"),
        ("head", -1, "between 0 and 0"),
    ):
        with pytest.raises((ValueError, traitlets.TraitError), match=complaint):
            setattr(figure, name, value)
    figure.selected, figure.locked = [2, 4], 2
    assert (figure.selected, figure.locked) == ([2, 4], 2)


def test_negative_weights_are_refused():
    with pytest.raises(ValueError, match="some are negative"):
        AttentionMap("a b", "c", [[1.5, -0.5]])


def test_the_picture_shows_each_weight_at_its_place():
    squares = rects(uneven())
    lefts, tops = (sorted({square[k] for square in squares}) for k in (0, 1))
    assert (len(lefts), len(tops)) == (5, 3)
    w = weights(3, 5)
    for left, top, opacity in squares:
        assert opacity == pytest.approx(w[tops.index(top), lefts.index(left)].item(), abs=6e-3)


def test_the_picture_of_bytes():
    w = np.array([[255, 0], [51, 204]], np.uint8)
    assert [r[2] for r in rects(AttentionMap("a b", "c d", w))] == pytest.approx([1, 0, 0.2, 0.8], abs=6e-3)


def test_description_and_picture_are_of_the_chosen_head():
    w = torch.stack([torch.eye(2), torch.eye(2).flip(0)])[:, None].repeat(1, 2, 1, 1)
    w[1, 1] = torch.tensor([[0.0, 1.0], [0.0, 1.0]])
    figure = AttentionMap("a b", "c d", w)
    assert "c → a, d → b" in figure.describe()
    figure.layer, figure.head = 1, 1
    assert "c → b, d → b" in figure.describe()
    assert [r[2] for r in rects(figure)] == [0, 1, 0, 1]


def test_an_uneven_map_by_mouse(show):
    stage = show(uneven())
    box = stage.page.locator("canvas").bounding_box()
    for i, j in ((0, 4), (2, 0), (2, 4), (1, 3)):
        stage.page.mouse.move(box["x"] + (j + 0.5) * box["width"] / 5, box["y"] + (i + 0.5) * box["height"] / 3)
        assert stage.reading() == sentence(i, j)


def test_every_key_leads_where_it_says(show):
    stage = show(uneven())
    stage.page.locator(".map").focus()
    for key, cell in (
        ("ArrowDown", [0, 0]),
        ("ArrowUp", [0, 0]),
        ("ArrowLeft", [0, 0]),
        ("End", [0, 4]),
        ("ArrowRight", [0, 4]),
        ("ArrowLeft", [0, 3]),
        ("ArrowDown", [1, 3]),
        ("ArrowDown", [2, 3]),
        ("ArrowDown", [2, 3]),
        ("ArrowUp", [1, 3]),
        ("Home", [1, 0]),
        ("ArrowRight", [1, 1]),
    ):
        stage.page.keyboard.press(key)
        assert stage.trait("selected") == cell, key
        assert stage.reading() == sentence(*cell)


def test_enter_locks_and_the_row_is_marked(show):
    stage = show(uneven())
    stage.page.locator(".map").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Enter", "Escape"):
        stage.page.keyboard.press(key)
    assert stage.trait("locked") == 1
    assert stage.reading().startswith("suis attends most to ")
    canvas, mark = (stage.page.locator(name).bounding_box() for name in ("canvas", ".row-mark"))
    assert mark["y"] == pytest.approx(canvas["y"] + canvas["height"] / 3, abs=1)
    assert mark["width"] == pytest.approx(canvas["width"], abs=1)


def test_marks_are_at_the_cell_that_is_read(show):
    stage = show(uneven(selected=[1, 3]))
    canvas, mark = (stage.page.locator(name).bounding_box() for name in ("canvas", ".cell-mark"))
    side = canvas["width"] / 5
    assert (mark["x"] - canvas["x"]) / side == pytest.approx(3, abs=0.05)
    assert (mark["y"] - canvas["y"]) / side == pytest.approx(1, abs=0.05)
    assert stage.page.locator(".tip").inner_text() == share(weights(3, 5)[1, 3])
    assert stage.page.locator(".column-word.chosen").inner_text() == "good"
    assert stage.page.locator(".row-word.chosen").inner_text() == "suis"


def test_each_word_is_at_its_row_or_column(show):
    stage = show(uneven())
    canvas = stage.page.locator("canvas").bounding_box()
    side = canvas["width"] / 5
    columns, rows = stage.page.locator(".column-word"), stage.page.locator(".row-word")
    assert columns.all_inner_texts() == LONG
    assert rows.all_inner_texts() == SHORT
    for j, word in enumerate(columns.all()):  # turned: its lower left corner stands over the column
        assert (word.bounding_box()["x"] - canvas["x"]) / side == pytest.approx(j + 0.5, abs=0.5)
    for i, word in enumerate(rows.all()):
        box = word.bounding_box()
        assert (box["y"] + box["height"] / 2 - canvas["y"]) / side == pytest.approx(i + 0.5, abs=0.2)


def test_the_table_shows_the_chosen_head(show):
    w = weights(2, 3, 3, 5)
    stage = show(AttentionMap(LONG, SHORT, w))
    stage.page.get_by_role("button", name="Show the numbers").click()
    for layer, head in ((0, 0), (1, 0), (1, 2)):
        stage.page.get_by_label("Layer").select_option(index=layer)
        stage.page.get_by_label("Head").select_option(index=head)
        shown = torch.tensor([[float(cell) for cell in row[1:]] for row in stage.table()[1:]])
        torch.testing.assert_close(shown, w[layer, head], atol=5.1e-4, rtol=0)


def test_bytes_are_shares_of_255(show):
    w = torch.tensor([[255, 0], [51, 204]], dtype=torch.uint8)
    stage = show(AttentionMap("a b", "c d", w, selected=[1, 0]))
    assert stage.reading() == "d attends 20 % to a"
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert [row[1:] for row in stage.table()[1:]] == [["1.000", "0.000"], ["0.200", "0.800"]]


def test_numbers_may_lie_anywhere_in_their_buffer(show):
    stage = show(uneven(selected=[1, 3]))
    stage.page.evaluate(
        """() => {
            const { model } = document.querySelector(".living-figure");
            const weights = model.get("weights");
            const bytes = new Uint8Array(weights.data.byteLength + 16);
            bytes.set(new Uint8Array(weights.data.buffer), 8);
            model.set("weights", { ...weights, data: new DataView(bytes.buffer, 8, weights.data.byteLength) });
        }"""
    )
    stage.page.wait_for_timeout(100)
    assert stage.reading() == sentence(1, 3)


def test_the_reading_is_said(show):
    assert show(uneven()).page.locator(".reading").get_attribute("aria-live") == "polite"


def test_shift_enter_belongs_to_jupyter(show):
    stage = show(uneven(selected=[1, 3]))
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    stage.page.locator(".map").focus()
    stage.page.keyboard.press("Shift+Enter")
    assert stage.page.evaluate("window.taken") is False
    assert stage.trait("locked") == -1
