"""MaskPainter in a browser: what is painted is the mask, its weights are PyTorch's, and it says what leaks."""

import math
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import torch
import traitlets

from attnbook.widgets import MaskPainter

WORDS = ["<sos>", "the", "old", "cat", "sat", "<pad>", "<pad>"]
N = len(WORDS)
IS_PAD = torch.tensor([word == "<pad>" for word in WORDS])
ANSWERS = [1, 2, 3, 4, -1, -1, -1]
CAUSAL = torch.ones(N, N, dtype=torch.bool).tril()
PRESETS = {
    "nothing hidden": torch.ones(N, N, dtype=torch.bool),
    "padding mask": ~IS_PAD.expand(N, N),
    "causal mask": CAUSAL,
    "both": CAUSAL & ~IS_PAD,
    "window of 3": CAUSAL & torch.ones(N, N, dtype=torch.bool).triu(-2),
}


def scores(n: int = N) -> torch.Tensor:
    """Of a head that likes the next word."""
    return torch.randn(n, n, generator=torch.Generator().manual_seed(0)) + 2 * torch.ones(n - 1).diag(1)


def painter(**options: object) -> MaskPainter:
    return MaskPainter(WORDS, scores(), **({"caption": "Who may look where."} | options))


def expected(mask: torch.Tensor, given: torch.Tensor | None = None) -> torch.Tensor:
    """The weights, as PyTorch makes them."""
    given = scores() if given is None else given
    return given.double().masked_fill(~mask, -torch.inf).softmax(dim=-1).nan_to_num()


def percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.005 else f"{math.floor(100 * share + 0.5)} %"


def shares(mask: torch.Tensor) -> tuple[float, float, float]:
    """How much of the words' attention goes to themselves and earlier words, to later ones, and to <pad>."""
    rows = expected(mask)[~IS_PAD]
    pad = rows[:, IS_PAD].sum(dim=1).mean().item()
    later = rows[:, ~IS_PAD].triu(1).sum(dim=1).mean().item()
    return rows.tril().sum(dim=1).mean().item(), later, pad


def trait(stage) -> torch.Tensor:
    return torch.tensor(stage.trait("mask"))


def put(stage, **traits: object) -> None:
    """Set traits as Python would."""
    sent = {name: value.tolist() if isinstance(value, torch.Tensor) else value for name, value in traits.items()}
    stage.put(**sent)


def with_cells(mask: torch.Tensor, cells: list[tuple[int, int]], may: bool) -> torch.Tensor:
    changed = mask.clone()
    for cell in cells:
        changed[cell] = may
    return changed


def centre(stage, row: int, column: int, kind: str = "mask", n: int = N) -> tuple[float, float]:
    """Where a cell's middle is in the window."""
    box = stage.page.locator(f".{kind} .cells").bounding_box()
    return box["x"] + (column + 0.5) * box["width"] / n, box["y"] + (row + 0.5) * box["height"] / n


def drag(stage, *cells: tuple[int, int], steps: int = 8) -> None:
    stage.page.mouse.move(*centre(stage, *cells[0]))
    stage.page.mouse.down()
    for cell in cells[1:]:
        stage.page.mouse.move(*centre(stage, *cell), steps=steps)
    stage.page.mouse.up()


def about(stage) -> str:
    """The sentence about the cell that is read, with ordinary spaces."""
    return stage.page.locator(".about").inner_text().strip().replace("\u00a0", " ")


def reading(stage) -> str:
    return stage.reading().replace("\u00a0", " ")


def assert_shows(stage, mask: torch.Tensor) -> None:
    """All that is on the page belongs to this mask: cells, hatching, weights, rings, bars, presets."""
    torch.testing.assert_close(trait(stage), mask)
    for kind in ("mask", "weights"):
        cells = stage.page.locator(f".{kind} .cell").evaluate_all("all => all.map(n => n.classList.contains('may'))")
        assert torch.tensor(cells).view(N, N).tolist() == mask.tolist(), kind
        leaks = stage.page.locator(f".{kind} .answer:not(.sample)").evaluate_all(
            "all => all.map(n => n.classList.contains('seen'))"
        )
        assert leaks == [bool(mask[i, j]) for i, j in enumerate(ANSWERS) if j >= 0], kind
    hatched = stage.page.locator(".weights .cell").evaluate_all(
        "all => all.map(n => getComputedStyle(n).backgroundImage.startsWith('repeating'))"
    )
    assert hatched == (~mask).flatten().tolist()
    opacity = stage.page.locator(".weight").evaluate_all("all => all.map(n => parseFloat(n.style.opacity))")
    torch.testing.assert_close(torch.tensor(opacity).double().view(N, N), expected(mask), atol=1e-6, rtol=0)
    written = stage.page.locator(".bars .number").all_inner_texts()
    assert written == [percent(share) for share in shares(mask)]
    widths = stage.page.locator(".bars .bar").evaluate_all("all => all.map(n => parseFloat(n.style.width) / 100)")
    assert widths == pytest.approx(shares(mask), abs=1e-6)
    pressed = stage.page.locator(".toggle[aria-pressed=true]").all_inner_texts()
    assert pressed == [name for name, preset in PRESETS.items() if preset.equal(mask)]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_whole(show, width, mode):
    stage = show(painter(preset="causal", selected=[3, 1]), width=width, mode=mode)
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert stage.page.locator("figcaption:visible").inner_text() == "Who may look where."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.violations() == []


@pytest.mark.parametrize(
    ("preset", "name"), [*zip(["none", "padding", "causal", "both", "window"], PRESETS, strict=True)]
)
def test_the_weights_are_pytorchs(show, preset, name):
    figure = painter(preset=preset)
    assert figure.mask.tolist() == PRESETS[name].tolist()
    torch.testing.assert_close(torch.from_numpy(figure.weights), expected(PRESETS[name]), atol=1e-6, rtol=0)
    assert_shows(show(figure), PRESETS[name])


def test_the_presets_are_buttons(show):
    stage = show(painter())
    assert stage.page.locator(".toggle").all_inner_texts() == list(PRESETS)
    for name in [*list(PRESETS)[1:], "nothing hidden", "both", "both"]:
        stage.page.get_by_role("button", name=name, exact=True).click()
        assert_shows(stage, PRESETS[name])
    drag(stage, (4, 0))
    assert stage.page.locator(".toggle[aria-pressed=true]").count() == 0
    drag(stage, (4, 0))
    assert stage.page.locator(".toggle[aria-pressed=true]").all_inner_texts() == ["both"]


def test_a_preset_that_would_be_the_same_as_another_is_not_offered(show):
    stage = show(MaskPainter("the cat sat", torch.zeros(3, 3)), MaskPainter("a b c d", torch.zeros(4, 4)))
    groups = [figure.locator(".toggle").all_inner_texts() for figure in stage.page.locator(".living-figure").all()]
    assert groups == [["nothing hidden", "causal mask"], ["nothing hidden", "causal mask", "window of 3"]]
    assert stage.page.locator(".living-figure").first.locator(".bars li").count() == 2, "there is no <pad>"


def test_the_mouse_paints_and_the_first_cell_decides(show):
    stage = show(painter())
    stage.page.mouse.click(*centre(stage, 2, 4))
    mask = with_cells(PRESETS["nothing hidden"], [(2, 4)], False)
    assert_shows(stage, mask)
    drag(stage, (1, 2), (1, 5))
    mask = with_cells(mask, [(1, j) for j in (2, 3, 4, 5)], False)
    assert_shows(stage, mask)
    drag(stage, (0, 4), (3, 4))  # over two that are hidden already
    mask = with_cells(mask, [(i, 4) for i in range(4)], False)
    assert_shows(stage, mask)
    drag(stage, (1, 3), (1, 0))  # begins on a hidden cell: it allows
    mask = with_cells(mask, [(1, 2), (1, 3)], True)
    assert_shows(stage, mask)
    stage.page.mouse.move(*centre(stage, 6, 6))
    assert_shows(stage, mask)  # without a pressed button nothing is painted


def test_a_quick_hand_leaves_no_cell_out(show):
    stage = show(painter())
    drag(stage, (0, 0), (6, 6), steps=1)
    assert_shows(stage, with_cells(PRESETS["nothing hidden"], [(i, i) for i in range(7)], False))


def test_a_drag_beyond_the_edge_paints_the_edge(show):
    stage = show(painter())
    x, y = centre(stage, 3, 5)
    stage.page.mouse.move(x, y)
    stage.page.mouse.down()
    stage.page.mouse.move(x + 400, y, steps=5)
    stage.page.mouse.up()
    assert_shows(stage, with_cells(PRESETS["nothing hidden"], [(3, 5), (3, 6)], False))
    stage.page.mouse.click(*centre(stage, 3, 5), button="right")
    stage.page.mouse.click(*centre(stage, 0, 0, "weights"))
    assert_shows(stage, with_cells(PRESETS["nothing hidden"], [(3, 5), (3, 6)], False))  # no other button, no weights


def test_a_finger_paints_the_mask_and_scrolls_beside_it(show):
    stage = show(painter(), width=390, touch=True)
    session = stage.page.context.new_cdp_session(stage.page)

    def finger(*places: tuple[float, float]) -> None:
        for kind, (x, y) in zip(["touchStart"] + ["touchMove"] * 20, places, strict=False):
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
            stage.page.wait_for_timeout(20)
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        stage.page.wait_for_timeout(200)

    finger(*(centre(stage, i, 5) for i in range(7)))
    mask = with_cells(PRESETS["nothing hidden"], [(i, 5) for i in range(7)], False)
    assert_shows(stage, mask)
    assert stage.page.evaluate("scrollY") == 0, "the page does not move along"
    assert about(stage).startswith("<pad> may not look at <pad>"), "the last cell is read"
    for kind in ("weights", "mask"):
        x, y = centre(stage, 6, 3, kind)
        x = x if kind == "weights" else stage.page.locator(".mask .map").bounding_box()["x"] + 5  # the queries' words
        before = stage.page.evaluate("scrollY")
        finger(*((x, y - 25 * i) for i in range(10)))
        assert stage.page.evaluate("scrollY") > before + 20, f"beside the mask ({kind}) the page scrolls"
        assert_shows(stage, mask)
        stage.page.evaluate("scrollTo(0, 0)")
        stage.page.wait_for_timeout(100)


def test_keys_paint(show):
    stage = show(painter())
    stage.page.locator(".mask .map").focus()
    mask = PRESETS["nothing hidden"]
    stage.page.keyboard.press("ArrowDown")
    assert stage.trait("selected") == [0, 0], "from nowhere to the first cell"
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowDown", "ArrowLeft"):
        stage.page.keyboard.press(key)
    assert stage.trait("selected") == [1, 2]
    assert_shows(stage, mask)  # moving alone paints nothing
    stage.page.keyboard.press("Space")
    assert_shows(stage, mask := with_cells(mask, [(1, 2)], False))
    for _ in range(2):
        stage.page.keyboard.press("Shift+ArrowRight")
    assert stage.trait("selected") == [1, 4]
    assert_shows(stage, mask := with_cells(mask, [(1, 3), (1, 4)], False))
    stage.page.keyboard.press("Shift+End")
    assert_shows(stage, mask := with_cells(mask, [(1, 5), (1, 6)], False))
    stage.page.keyboard.press("Space")
    stage.page.keyboard.press("Shift+ArrowUp")  # allowed already: nothing changes
    assert_shows(stage, mask := with_cells(mask, [(1, 6)], True))
    stage.page.keyboard.press("ArrowDown")
    stage.page.keyboard.press("Shift+ArrowLeft")
    assert stage.trait("selected") == [1, 5]
    assert_shows(stage, with_cells(mask, [(1, 5)], True))
    stage.page.keyboard.press("Escape")
    assert stage.trait("selected") == []


def test_space_begins_at_the_first_cell(show):
    stage = show(painter())
    stage.page.locator(".mask .map").focus()
    stage.page.keyboard.press("Space")
    assert_shows(stage, with_cells(PRESETS["nothing hidden"], [(0, 0)], False))
    assert stage.trait("selected") == [0, 0]


def test_the_weights_are_read_by_keys_and_never_painted(show):
    stage = show(painter(selected=[1, 1]))
    stage.page.locator(".weights .map").focus()
    for key in ("ArrowRight", "Space", "Shift+ArrowRight", "Enter"):
        stage.page.keyboard.press(key)
    assert stage.trait("selected") == [1, 3]
    assert_shows(stage, PRESETS["nothing hidden"])


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(painter(selected=[1, 1]))
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for kind, keys in {
        "mask": {
            " ": True,
            "ArrowUp": True,
            "PageDown": False,
            "a": False,
            "Control+ArrowLeft": False,
            "Control+Space": False,
        },
        "weights": {" ": False, "ArrowUp": True, "Enter": False, "Alt+ArrowLeft": False, "Escape": True},
    }.items():
        stage.page.locator(f".{kind} .map").focus()
        for key, taken in keys.items():
            stage.page.keyboard.press(key)
            assert stage.page.evaluate("window.taken") is taken, (kind, key)
    stage.page.keyboard.press("Escape")
    assert stage.page.evaluate("window.taken") is False, "there is nothing left to let go of"


def test_the_keyboard_reaches_everything(show):
    stage = show(painter())
    active = "document.activeElement.shadowRoot?.activeElement"
    stops = []
    for _ in range(20):
        stage.page.keyboard.press("Tab")
        stops.append(
            stage.page.evaluate(f"{active}?.getAttribute('aria-label')?.split(':')[0] ?? {active}?.innerText ?? 'page'")
        )
        if stops[-1] == "page":
            break
        assert stage.page.evaluate(f"getComputedStyle({active}).outlineWidth") == "3px", stops[-1]
    assert stops == [*PRESETS, "Mask", "Weights", "Show the numbers", "page"]


@pytest.mark.parametrize("kind", ["mask", "weights"])
def test_a_cell_is_linked_in_both_squares(show, kind):
    stage = show(painter(preset="causal"))
    assert about(stage).startswith("Press a cell of the mask and drag to paint.")
    w = expected(CAUSAL)
    stage.page.mouse.move(*centre(stage, 4, 3, kind))
    score = f"{scores()[4, 3]:.2f}".replace("-", "−")
    assert about(stage) == f"sat may look at cat: score {score}, weight {percent(w[4, 3].item())}."
    for one in ("mask", "weights"):
        mark = stage.page.locator(f".{one} .cell-mark").bounding_box()
        x, y = centre(stage, 4, 3, one)
        assert (mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2) == pytest.approx((x, y), abs=1)
        chosen = stage.page.locator(f".{one} .chosen").all_inner_texts()
        assert chosen == ["cat", "sat"]
    assert stage.page.locator(".tip").inner_text() == percent(w[4, 3].item())
    stage.page.mouse.move(*centre(stage, 1, 2, kind))
    score = f"{scores()[1, 2]:.2f}".replace("-", "−")
    assert about(stage) == (
        f"the may not look at old: the score {score} becomes −∞, the weight is 0 %. "
        "That is the very word that it has to say."
    )
    stage.page.mouse.move(*centre(stage, 2, 2, kind))
    assert about(stage).startswith("old may look at itself: score ")
    assert about(stage).endswith("It has to say cat.")
    stage.page.mouse.move(0, 0)
    assert stage.trait("selected") == []
    assert stage.page.locator(".cell-mark, .row-mark, .tip").count() == 0
    assert stage.page.locator(".about").get_attribute("aria-live") == "polite"


def test_the_words_have_the_colours_of_query_and_key(show):
    for mode in ("light", "dark"):
        stage = show(painter(selected=[2, 1]), mode=mode)
        colour = """(n, kind) => {
            const sample = n.closest(".figure").appendChild(document.createElement("b"));
            sample.className = kind;
            return getComputedStyle(n).color === getComputedStyle(sample).color;
        }"""
        for kind, place in (("query", ".row-word"), ("key", ".column-word")):
            assert stage.page.locator(place).nth(4).evaluate(colour, kind)
            assert stage.page.locator(f".about .{kind}").first.evaluate(colour, kind)


NO_LEAK = "No word can see the word it has to say."
ALL = " And each sees all that it may: itself and every word before it."
PADS_BLIND = with_cells(PRESETS["nothing hidden"], [(i, j) for i in (5, 6) for j in range(N)], False)
AHEAD = with_cells(PRESETS["padding mask"], [(i, j) for i, j in enumerate(ANSWERS) if j >= 0], False)


@pytest.mark.parametrize(
    ("mask", "said"),
    [
        (PRESETS["nothing hidden"], "4 of 4 words can see the word they have to say. {pad} of the attention goes to"),
        (PRESETS["padding mask"], "4 of 4 words can see the word they have to say."),
        (PADS_BLIND, "4 of 4 words can see the word they have to say. <pad> asks nobody, yet the others still look at"),
        (PRESETS["causal mask"], NO_LEAK + ALL),
        (PRESETS["both"], NO_LEAK + ALL),
        (PRESETS["window of 3"], NO_LEAK + " But 3 cells are hidden that need not be."),
        (with_cells(CAUSAL, [(3, 0)], False), NO_LEAK + " But 1 cell is hidden that need not be."),
        (with_cells(CAUSAL, [(2, 3)], True), "1 of 4 words can see the word it has to say."),
        (with_cells(CAUSAL, [(2, 3), (0, 1)], True), "2 of 4 words can see the word they have to say."),
        (with_cells(CAUSAL, [(2, 5)], True), NO_LEAK + " {pad} of the attention goes to <pad>, where nothing is."),
        (with_cells(CAUSAL, [(0, 0)], False), NO_LEAK + " <sos> may look at nothing: all its weights are 0."),
        (CAUSAL & ~CAUSAL, NO_LEAK + " <sos>, the, old, cat, sat may look at nothing: all their weights are 0."),
        (AHEAD, "No word can see the very word it has to say, but {later} of the attention goes to later ones"),
    ],
)
def test_what_leaks_is_said(show, mask, said):
    stage = show(painter(mask=mask))
    _, later, pad = (percent(share) for share in shares(mask))
    said = said.format(later=later, pad=pad)
    assert reading(stage).startswith(said)
    if mask is not PRESETS["nothing hidden"] and said.endswith("."):
        assert reading(stage) == said, "and nothing more"
    if mask is PADS_BLIND:
        assert reading(stage).endswith(f" it: {pad}. To hide a word from the others, hide its column.")
    assert_shows(stage, mask)


def test_other_answers(show):
    """In a translator's decoder or a model that fills gaps, a row may have to say any word, or none."""
    stage = show(MaskPainter("a b c", torch.zeros(3, 3), answers=[0, -1, 1]))
    assert reading(stage) == "2 of 2 words can see the word they have to say."
    places = stage.page.locator(".mask .answer:not(.sample)")
    for ring, cell in zip(places.all(), [(0, 0), (2, 1)], strict=True):
        box = ring.bounding_box()
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        assert middle == pytest.approx(centre(stage, *cell, n=3), abs=1)


def test_the_number_tables_are_pytorchs(show):
    mask = with_cells(PRESETS["both"], [(2, j) for j in range(N)], False)
    stage = show(painter(mask=mask))
    stage.page.get_by_role("button", name="Show the numbers").click()
    table = stage.table()
    tables = [table[i : i + N + 1] for i in range(0, 3 * (N + 1), N + 1)]
    assert [one[0] for one in tables] == [[name, *WORDS] for name in ("score", "score, masked", "weight")]
    masked = scores().masked_fill(~mask, -torch.inf)
    for (_, *rows), right, close in zip(
        tables, (scores(), masked, expected(mask)), (5.1e-3, 5.1e-3, 5.1e-4), strict=True
    ):
        assert [row[0] for row in rows] == WORDS
        shown = [[float(cell.replace("−", "-").replace("∞", "inf")) for cell in row[1:]] for row in rows]
        torch.testing.assert_close(torch.tensor(shown).double(), right.double(), atol=close, rtol=0)


def test_traits_from_outside_are_shown(show):
    stage = show(painter())
    put(stage, mask=PRESETS["window of 3"], selected=[2, 1])
    assert_shows(stage, PRESETS["window of 3"])
    assert about(stage).startswith("old may look at the: ")
    new = torch.flip(scores(), [0])
    stage.page.evaluate(
        """values => document.querySelector(".living-figure").model.set("scores",
            { dtype: "f32", shape: [7, 7], data: new DataView(Float32Array.from(values).buffer) })""",
        new.flatten().tolist(),
    )
    stage.page.wait_for_timeout(30)
    opacity = stage.page.locator(".weight").evaluate_all("all => all.map(n => parseFloat(n.style.opacity))")
    right = expected(PRESETS["window of 3"], new)
    torch.testing.assert_close(torch.tensor(opacity).double().view(N, N), right, atol=1e-6, rtol=0)


def test_large_scores_do_not_overflow(show):
    big = torch.tensor([[1000.0, -1000.0], [0.0, 2000.0]])
    stage = show(MaskPainter("a b", big))
    opacity = stage.page.locator(".weight").evaluate_all("all => all.map(n => n.style.opacity)")
    assert opacity == ["1", "0", "0", "1"]


def test_what_the_page_sends_arrives_in_python():
    figure = painter()
    figure.set_state({"mask": CAUSAL.tolist(), "selected": [1, 2]})
    assert figure.mask.dtype == np.bool_
    assert figure.mask.tolist() == CAUSAL.tolist()
    assert figure.selected == [1, 2]
    assert figure.get_state("mask")["mask"] == CAUSAL.tolist(), "as JSON can hold it"
    for form in (CAUSAL, CAUSAL.numpy(), CAUSAL.tolist(), CAUSAL.int()):
        figure.mask = torch.ones(N, N).bool()
        figure.mask = form
        assert figure.mask.tolist() == CAUSAL.tolist()
    figure.scores = torch.zeros(N, N)
    torch.testing.assert_close(torch.from_numpy(figure.weights), expected(CAUSAL, torch.zeros(N, N)))


@pytest.mark.parametrize("width", [1280, 728, 390, 320])
@pytest.mark.parametrize("n", [2, 10])
def test_nothing_is_cut_off_and_cells_can_be_hit(show, width, n):
    words = ["<sos>", "a-rather-long-word", "gouvernement", "les", "n'", "aiment", "pas", "rouges", ".", "étudiants"][
        :n
    ]
    stage = show(MaskPainter(words, torch.zeros(n, n)), width=width)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    for cells in stage.page.locator(".cells").all():
        box = cells.bounding_box()
        assert box["width"] == box["height"]
        assert box["width"] / n >= (24 if width > 320 else 18)
    words_seen = stage.page.locator(".column-word, .row-word").evaluate_all(
        "all => all.map(n => n.getBoundingClientRect()).map(({ left, right }) => [left, right])"
    )
    assert all(left >= 0 and right <= width for left, right in words_seen)
    first, second = (stage.page.locator(f".{kind} .cells").bounding_box() for kind in ("mask", "weights"))
    assert first["width"] == second["width"]
    assert (first["y"] == second["y"]) is (width >= 728), "side by side where there is room"


@pytest.mark.parametrize("width", [1280, 728, 390])
def test_nothing_moves_when_the_mask_does(show, width):
    stage = show(painter(), width=width)
    fixed = stage.page.locator(".cells, .about, .bars, .reading, .numbers")
    places = "all => all.map(n => n.getBoundingClientRect()).map(({ x, y }) => [x, y].join())"
    before = fixed.evaluate_all(places)
    for mask in (PRESETS["both"], PADS_BLIND, CAUSAL & ~CAUSAL):
        put(stage, mask=mask, selected=[1, 2])
        assert fixed.evaluate_all(places) == before


def test_motion_only_for_who_wants_it(show):
    for calm in (True, False):
        seconds = (
            show(painter(), calm=calm)
            .page.locator(".weight")
            .first.evaluate("n => parseFloat(getComputedStyle(n).transitionDuration)")
        )
        assert (seconds == 0) is calm


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    stage = show(
        MaskPainter(
            [evil, "b"], torch.zeros(2, 2), selected=[0, 1], caption=evil, strings={"may look": evil + "{query}"}
        )
    )
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert about(stage).startswith(evil + evil)


def test_it_speaks_another_language(show):
    stage = show(
        painter(
            preset="causal",
            selected=[4, 3],
            strings={
                "may look": "{query} darf {key} sehen ({weight})",
                "no leak": "Kein Wort sieht voraus.",
                "right": "",
            },
        )
    )
    assert about(stage) == f"sat darf cat sehen ({percent(expected(CAUSAL)[4, 3].item())})"
    assert reading(stage) == "Kein Wort sieht voraus."


def test_the_still_picture_and_the_description():
    figure = MaskPainter(["<sos>", "<b>", "cat"], torch.zeros(3, 3), preset="causal")
    picture = ET.fromstring(figure.picture())
    svg = "{http://www.w3.org/2000/svg}"
    texts = [text.text for text in picture.iter(f"{svg}text")]
    assert texts.count("<b>") == 4, "rows and columns of both squares"
    assert len(list(picture.iter(f"{svg}circle"))) == 6, "the allowed cells"
    assert len(list(picture.iter(f"{svg}line"))) == 2 * 3, "the hidden ones, in both"
    shades = [float(rect.get("fill-opacity")) for rect in picture.iter(f"{svg}rect") if rect.get("stroke") == "none"]
    assert sorted(shades) == pytest.approx(sorted([1, 0.5, 0.5, 1 / 3, 1 / 3, 1 / 3]), abs=1e-3)
    assert "0 of 2 words can see the word they have to say; 0 % of the attention goes to later words" in repr(figure)
    _, later, pad = (f"{100 * share:.0f} %" for share in shares(PRESETS["nothing hidden"]))
    assert (
        f"4 of 4 words can see the word they have to say; {later} of the attention goes to later words, {pad} to"
        in (painter().describe())
    )
    leaks = [rect for rect in ET.fromstring(painter().picture()).iter(f"{svg}rect") if rect.get("stroke") == "#b3261e"]
    assert len(leaks) == 8


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"words": "a"}, "words has 1 tokens: expected 2 to 10"),
        ({"words": "a b c d e f g h i j k"}, "words has 11 tokens: expected 2 to 10"),
        ({"words": "a <pad> c d e f g"}, "<pad> fills a sentence up at its end, but words is"),
        ({"words": ["<pad>"] * 7}, "<pad> fills a sentence up at its end"),
        ({"scores": torch.zeros(7, 6)}, r"scores has shape \(7, 6\): expected \(7, 7\), each of 7 words with each"),
        ({"scores": torch.full((7, 7), torch.inf)}, "scores: .*infinite or not a number"),
        ({"scores": "seven"}, "scores: a figure shows numbers"),
        ({"preset": "triangle"}, "preset is 'triangle': expected one of 'none', 'padding', 'causal', 'both', 'window'"),
        ({"answers": [1, 2]}, r"answers is \[1, 2\]: expected 7 columns, each from 0 to 6, or -1 for none"),
        ({"answers": [7] * 7}, r"answers is \[7, 7, .*: expected 7 columns"),
        ({"mask": torch.ones(6, 7)}, r"mask has shape \(6, 7\): expected \(7, 7\), a row for each query"),
        ({"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_input_gets_a_clear_error(change, message):
    good = {"words": WORDS, "scores": scores()}
    with pytest.raises((ValueError, traitlets.TraitError), match=message):
        MaskPainter(**(good | change))


def test_bad_traits_get_a_clear_error():
    figure = painter(preset="both")
    for name, new, message in (
        ("mask", torch.ones(3, 3), r"mask has shape \(3, 3\): expected \(7, 7\)"),
        ("mask", [[True], [True, False]], "mask has to be a square of True and False, but it is ragged"),
        ("mask", torch.full((7, 7), 0.5), "mask has to hold True .may look. and False, but it holds 0.5"),
        ("mask", [["yes"] * 7] * 7, "mask has to hold True .may look. and False, but it holds 'yes'"),
        ("scores", torch.ones(2, 2), r"scores has shape \(2, 2\): expected \(7, 7\)"),
        ("selected", [7, 0], r"selected is \[7, 0\], but it has to be \[query, key\]"),
        ("selected", [1], r"selected is \[1\], but it has to be"),
    ):
        with pytest.raises((ValueError, traitlets.TraitError), match=message):
            setattr(figure, name, new)
    assert figure.mask.tolist() == PRESETS["both"].tolist()
