"""AttentionMap in a browser: what it shows is what PyTorch computed, and every way of using it works."""

import pytest
import torch

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
