"""AttentionFlow in a browser: lines as wide as PyTorch's weights, from word to word, and every way of using them."""

import pytest
import torch
from traitlets import TraitError

from attnbook.widgets.attention_flow import AttentionFlow

SOURCE = ["I", "am", "a", "student"]
TARGET = ["je", "suis", "étudiant", "<eos>"]
START = "Point at a word to see its lines"
WIDEST = 14  # pixels
LINES = """paths => paths.map(path => {
    const matrix = path.getScreenCTM(), length = path.getTotalLength();
    const [start, end] = [0, length].map(at => path.getPointAtLength(at).matrixTransform(matrix));
    return {
        start: [start.x, start.y], end: [end.x, end.y],
        width: parseFloat(getComputedStyle(path).strokeWidth),
        opacity: parseFloat(getComputedStyle(path).opacity) * parseFloat(getComputedStyle(path).strokeOpacity),
        kind: path.getAttribute("class"),
    };
})"""
BOXES = """words => words.map(word => {
    const { left, right, top, bottom } = word.getBoundingClientRect();
    return { left, right, top, bottom };
})"""


def weights(*shape: int) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(0)).mul(2).softmax(dim=-1)


def student(**options: object) -> AttentionFlow:
    return AttentionFlow(SOURCE, TARGET, weights(4, 4), caption="Who looks where.", **options)


def share(weight: torch.Tensor) -> str:
    return "<1 %" if 0 < weight < 0.005 else f"{round(100 * weight.item())} %"


def listed(words: list[str], shares: torch.Tensor) -> str:
    order = shares.argsort(descending=True)[:3].tolist()
    return ", ".join(f"{words[i]} {share(shares[i])}" for i in order)


def reading(stage) -> str:
    return stage.reading().replace("\xa0", " ")


def word(stage, side: str, text: str):
    return stage.page.locator(f".{side} button").get_by_text(text, exact=True)


def shares(stage, side: str) -> list[str]:
    return stage.page.locator(f".{side} .share").all_inner_texts()


def lines(stage) -> list[dict]:
    return stage.page.locator(".flow path").evaluate_all(LINES)


def boxes(stage, side: str) -> list[dict]:
    return stage.page.locator(f".{side} button").evaluate_all(BOXES)


def joined(stage, layout: str, tolerance: float = 0.6) -> dict[tuple[int, int], dict]:
    """The lines by the words (target, source) that they touch; fails if one touches none."""
    found = {}
    source, target = boxes(stage, "source"), boxes(stage, "target")

    def touched(point: list[float], words: list[dict], edge: str) -> int:
        for i, box in enumerate(words):
            if layout == "rows":
                meeting = ((box["left"] + box["right"]) / 2, box["bottom" if edge == "near" else "top"])
            else:
                meeting = (box["right" if edge == "near" else "left"], (box["top"] + box["bottom"]) / 2)
            if all(abs(a - b) <= tolerance for a, b in zip(point, meeting, strict=True)):
                return i
        raise AssertionError(f"a line ends at {point}, where there is no word: {words}")

    for line in lines(stage):
        found[touched(line["end"], target, "far"), touched(line["start"], source, "near")] = line
    return found


def settled(stage, layout: str) -> dict[tuple[int, int], dict]:
    """The same, some frames after something moved: a busy machine may take a moment to draw them."""
    for _ in range(40):
        stage.page.wait_for_timeout(50)
        try:
            return joined(stage, layout)
        except AssertionError:
            pass
    return joined(stage, layout)


def layout_of(stage) -> str:
    return stage.page.locator(".flow").get_attribute("data-layout")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("state", [{}, {"selected": ["target", 2]}, {"selected": ["source", 1]}, {"step": 1}])
def test_it_is_whole(show, width, mode, state):
    stage = show(student(**state), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "Who looks where."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert layout_of(stage) == ("rows" if width == 1280 else "columns")
    assert stage.violations() == []


@pytest.mark.parametrize("width", [1280, 700, 390])
def test_the_lines_are_as_wide_as_the_weights_and_touch_their_words(show, width):
    w = weights(4, 4)
    stage = show(student(), width=width)
    found = joined(stage, "columns" if width == 390 else "rows")
    assert set(found) == {(i, j) for i in range(4) for j in range(4) if w[i, j] >= 0.005}
    for (i, j), line in found.items():
        assert line["width"] == pytest.approx(WIDEST * w[i, j].item(), abs=1e-3)
    by_weight = sorted(found, key=lambda pair: w[pair])
    opacities = [found[pair]["opacity"] for pair in by_weight]
    assert opacities == sorted(opacities)
    assert opacities[0] < opacities[-1]


def test_the_lines_follow_when_the_words_move(show):
    """Another width, larger letters, a page that is zoomed, or a part of it that is enlarged."""
    stage = show(student(), width=1280)
    stage.page.evaluate("addEventListener('error', event => { window.fault = event.message })")
    for width, layout in ((1280, "rows"), (560, "rows"), (430, "columns"), (320, "columns"), (900, "rows")):
        stage.page.set_viewport_size({"width": width, "height": 900})
        stage.page.wait_for_selector(f".flow[data-layout={layout}]")
        assert len(settled(stage, layout)) == len(lines(stage)) > 10
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    for change in ("fontSize = '22px'", "zoom = 1.3", "zoom = 1", "fontSize = '11px'"):
        stage.page.evaluate(f"document.documentElement.style.{change}")
        settled(stage, "rows")
    stage.page.evaluate("document.querySelector('main').style.transform = 'scale(0.8)'")
    stage.page.set_viewport_size({"width": 800, "height": 900})
    settled(stage, "rows")
    assert stage.page.evaluate("window.fault") is None


def test_long_words_and_unequal_sentences(show):
    """A word that is too long for its column is wrapped, and its lines still touch it."""
    long = "Donaudampfschifffahrtsgesellschaftskapitän"
    w = weights(2, 7)
    for width, layout in ((1280, "rows"), (390, "columns")):
        stage = show(AttentionFlow(["a", long, "b", "c", "d", "e", "f"], [long, "x"], w), width=width)
        assert set(joined(stage, layout)) == {(i, j) for i in range(2) for j in range(7) if w[i, j] >= 0.005}
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
        for side in ("source", "target"):
            assert all(box["left"] >= 0 and box["right"] <= width for box in boxes(stage, side))


def test_the_mouse_points_at_a_word(show):
    w = weights(4, 4)
    stage = show(student())
    assert reading(stage).startswith(START)
    assert shares(stage, "source") == [""] * 4
    word(stage, "target", "étudiant").hover()
    assert reading(stage) == f"étudiant looks at {listed(SOURCE, w[2])}"
    assert shares(stage, "source") == [share(weight) for weight in w[2]]
    assert shares(stage, "target") == [""] * 4
    for (i, _), line in joined(stage, "rows").items():
        assert line["kind"] == ("lit" if i == 2 else "faded")
    word(stage, "source", "am").hover()
    assert reading(stage) == f"am is looked at by {listed(TARGET, w[:, 1])}"
    assert shares(stage, "target") == [share(weight) for weight in w[:, 1]]
    found = joined(stage, "rows")
    assert {pair for pair, line in found.items() if line["kind"] == "lit"} == {p for p in found if p[1] == 1}
    lit, faded = ([line["opacity"] for line in found.values() if line["kind"] == kind] for kind in ("lit", "faded"))
    assert min(lit) > 3 * max(faded)
    stage.page.mouse.move(0, 0)
    assert reading(stage).startswith(START)
    assert stage.trait("selected") == []
    assert {line["kind"] for line in lines(stage)} == {""}


def test_a_click_keeps_a_word_and_another_lets_it_go(show):
    stage = show(student())
    word(stage, "target", "suis").click()
    stage.page.mouse.move(0, 0)
    assert stage.trait("selected") == ["target", 1]
    assert reading(stage).startswith("suis looks at")
    assert word(stage, "target", "suis").locator("..").get_attribute("aria-pressed") == "true"
    word(stage, "source", "student").hover()
    assert reading(stage).startswith("student is looked at"), "pointing comes first"
    stage.page.mouse.move(0, 0)
    assert reading(stage).startswith("suis looks at"), "and the word that was clicked comes back"
    word(stage, "target", "suis").click()
    assert stage.trait("selected") == []
    assert reading(stage).startswith(START)


def test_nothing_moves_when_a_word_is_selected(show):
    for width in (1280, 390):
        stage = show(student(), width=width)
        before = boxes(stage, "source"), boxes(stage, "target"), stage.page.locator(".numbers").bounding_box()
        word(stage, "target", "étudiant").click()
        assert before == (boxes(stage, "source"), boxes(stage, "target"), stage.page.locator(".numbers").bounding_box())
        stage.page.get_by_role("button", name="All words").click()
        assert before == (boxes(stage, "source"), boxes(stage, "target"), stage.page.locator(".numbers").bounding_box())


def focused(stage) -> str:
    return stage.page.evaluate("document.querySelector('.living-figure > div').shadowRoot.activeElement?.innerText")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_reaches_every_word(show, width):
    w = weights(4, 4)
    along, back, across, home = (
        ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp")
        if width == 1280
        else ("ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft")
    )
    stage = show(student(), width=width)
    for _ in range(4):  # back, the next word, all words, then the source
        stage.page.keyboard.press("Tab")
    for j, name in enumerate([*SOURCE, SOURCE[-1]]):
        stage.page.keyboard.press(along)
        assert focused(stage) == name
        assert stage.trait("selected") == ["source", min(j, 3)]
        assert reading(stage) == f"{name} is looked at by {listed(TARGET, w[:, min(j, 3)])}"
    assert stage.page.locator(".token:focus-visible").evaluate("word => getComputedStyle(word).outlineWidth") == "3px"
    assert stage.violations() == []
    stage.page.keyboard.press("Tab")
    assert focused(stage) == TARGET[0]
    for i, name in enumerate(TARGET):
        stage.page.keyboard.press(along)
        assert focused(stage) == name
        assert reading(stage) == f"{name} looks at {listed(SOURCE, w[i])}"
    stage.page.keyboard.press("Home")
    assert stage.trait("selected") == ["target", 0]
    stage.page.keyboard.press(home)
    best = int(w[0].argmax())
    assert stage.trait("selected") == ["source", best], "across, to the word that it looks at most"
    assert focused(stage) == SOURCE[best]
    stage.page.keyboard.press(across)
    assert stage.trait("selected") == ["target", int(w[:, best].argmax())]
    stage.page.keyboard.press("End")
    stage.page.keyboard.press(back)
    assert stage.trait("selected") == ["target", 2]
    stage.page.keyboard.press("Escape")
    assert stage.trait("selected") == []
    assert reading(stage).startswith(START)
    stage.page.keyboard.press("Enter")
    assert stage.trait("selected") == ["target", 2]
    stage.page.keyboard.press(" ")
    assert stage.trait("selected") == []


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(student(selected=["target", 1]))
    word(stage, "target", "suis").locator("..").focus()
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, taken in (
        ("ArrowLeft", True),
        ("ArrowDown", False),
        ("PageDown", False),
        ("a", False),
        ("Control+ArrowLeft", False),
        ("Escape", True),
        ("Escape", False),
    ):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is taken, key


def test_touch_keeps_a_word(show):
    stage = show(student(), width=390, touch=True)
    word(stage, "target", "étudiant").tap()
    assert stage.trait("selected") == ["target", 2]
    assert reading(stage) == f"étudiant looks at {listed(SOURCE, weights(4, 4)[2])}"
    stage.page.get_by_role("button", name="Next word").tap()
    assert stage.trait("step") == 0
    for box in stage.page.locator(".token").evaluate_all(BOXES):
        assert min(box["right"] - box["left"], box["bottom"] - box["top"]) >= 24, "large enough for a finger"


def test_the_output_is_written_word_by_word(show):
    w = weights(4, 4)
    stage = show(student(selected=["source", 0]))
    place = stage.page.locator(".stepper .place")
    back, forth = (stage.page.get_by_role("button", name=name) for name in ("Back one word", "Next word"))
    assert place.inner_text() == "all 4 words"
    assert back.is_disabled()
    for i, name in enumerate(TARGET):
        forth.click()
        assert stage.trait("step") == i
        assert stage.trait("selected") == [], "the word that is written takes the place of the one that was selected"
        assert place.inner_text() == f"word {i + 1} of 4"
        assert reading(stage) == f"{name} looks at {listed(SOURCE, w[i])}"
        buttons = stage.page.locator(".target button")
        assert [button.is_disabled() for button in buttons.all()] == [k > i for k in range(4)]
        assert [button.inner_text().strip() for button in buttons.all()] == [*TARGET[: i + 1], *[""] * (3 - i)]
        found = joined(stage, "rows")
        assert set(found) == {(k, j) for k in range(i + 1) for j in range(4) if w[k, j] >= 0.005}
        assert {pair for pair, line in found.items() if line["kind"] == "lit"} == {p for p in found if p[0] == i}
        assert stage.page.get_by_role("button", name="not written yet").count() == 3 - i
    assert forth.is_disabled()
    back.focus()
    stage.page.keyboard.press("Enter")
    stage.page.keyboard.press("Enter")
    assert stage.trait("step") == 1
    word(stage, "source", "student").click()
    assert reading(stage) == f"student is looked at by {listed(TARGET, w[:2, 3])}", "only words that are written"
    assert shares(stage, "target") == [share(w[0, 3]), share(w[1, 3]), "", ""]
    word(stage, "target", "je").focus()
    stage.page.locator(".target button").first.focus()
    for _ in range(4):
        stage.page.keyboard.press("ArrowRight")
    assert stage.trait("selected") == ["target", 1], "the keys stop at the last word that is written"
    stage.page.get_by_role("button", name="All words").click()
    assert stage.trait("step") == -1
    assert reading(stage).startswith(START)
    stage.page.get_by_role("button", name="All words").click()
    assert stage.trait("step") == 0


def test_a_selected_word_that_is_not_written_yet_waits(show):
    stage = show(student(selected=["target", 3], step=1))
    assert reading(stage).startswith("suis looks at")
    assert stage.page.locator(".target button").first.get_attribute("tabindex") == "0"


def test_layers_and_heads(show):
    w = weights(2, 3, 4, 4)
    stage = show(AttentionFlow(SOURCE, TARGET, w, selected=["target", 1]))
    stage.page.get_by_label("Layer").select_option("2")
    stage.page.get_by_label("Head").focus()
    stage.page.keyboard.press("ArrowDown")
    stage.page.keyboard.press("ArrowDown")
    assert (stage.trait("layer"), stage.trait("head")) == (1, 2)
    assert reading(stage) == f"suis looks at {listed(SOURCE, w[1, 2, 1])}"
    for (i, j), line in joined(stage, "rows").items():
        assert line["width"] == pytest.approx(WIDEST * w[1, 2, i, j].item(), abs=1e-3)
    assert stage.violations() == []


def test_no_choice_where_there_is_none(show):
    assert show(student()).page.locator("select").count() == 0


def test_a_word_without_weights_says_so(show):
    stage = show(AttentionFlow("a b", "x y", [[0.0, 0.0], [1.0, 0.0]], selected=["target", 0]))
    assert reading(stage) == "x looks at no word"
    word(stage, "source", "b").hover()
    assert reading(stage) == "b is looked at by no word"
    word(stage, "source", "a").hover()
    assert reading(stage) == "a is looked at by y 100 %"


def test_weights_may_come_as_bytes(show):
    w = torch.tensor([[255, 0], [51, 204]], dtype=torch.uint8)
    stage = show(AttentionFlow("a b", "x y", w, selected=["target", 1]))
    assert reading(stage) == "y looks at b 80 %, a 20 %"
    assert joined(stage, "rows")[1, 0]["width"] == pytest.approx(WIDEST * 0.2, abs=1e-3)


def test_the_numbers_are_pytorchs(show):
    stage = show(student(step=0))
    stage.page.get_by_role("button", name="Show the numbers").click()
    table = stage.table()
    assert table[0][1:] == SOURCE
    assert [row[0] for row in table[1:]] == TARGET
    shown = torch.tensor([[float(cell) for cell in row[1:]] for row in table[1:]])
    torch.testing.assert_close(shown, weights(4, 4), atol=5.1e-4, rtol=0)
    assert stage.violations() == []


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    stage = show(
        AttentionFlow([evil, "b"], [evil, "d"], weights(2, 2), caption=evil, selected=["target", 0]),
        AttentionFlow("a b", "c d", weights(2, 2), strings={"all": evil, "source side": evil}),
        width=390,
    )
    stage.page.get_by_role("button", name="Show the numbers").first.click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.page.locator(".source button").first.inner_text() == evil
    assert stage.table()[1][0] == evil
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_speaks_another_language(show):
    strings = {"looks": "{word} schaut auf {others}", "all shown": "alle {n} Wörter", "target side": "Ziel"}
    stage = show(student(selected=["target", 0], strings=strings))
    assert reading(stage) == f"je schaut auf {listed(SOURCE, weights(4, 4)[0])}"
    assert stage.page.locator(".stepper .place").inner_text() == "alle 4 Wörter"
    assert stage.page.locator(".target .side").inner_text() == "Ziel"


def test_lines_fade_only_where_motion_is_welcome(show):
    for calm, duration in ((True, "0s"), (False, "0.15s")):
        stage = show(student(), calm=calm)
        line = stage.page.locator(".flow path").first
        assert line.evaluate("line => getComputedStyle(line).transitionDuration") == duration


def test_thirty_by_thirty_is_fluid(show):
    words = ["this", "is", "quite", "a", "sentence"] * 6
    for width in (1280, 390):
        stage = show(AttentionFlow(words, words, weights(30, 30)), width=width)
        assert layout_of(stage) == "columns"
        assert len(joined(stage, "columns")) > 400
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
        milliseconds = stage.page.evaluate(
            """async () => {
                const root = document.querySelector(".living-figure > div").shadowRoot;
                const started = performance.now();
                const words = root.querySelectorAll(".token");
                for (const word of words) {
                    word.dispatchEvent(new PointerEvent("pointerenter", { pointerType: "mouse" }));
                    await new Promise(requestAnimationFrame);
                }
                return (performance.now() - started) / words.length;
            }""",
        )
        assert milliseconds < 50, f"{milliseconds:.0f} ms for each word that is pointed at: not fluid"
        assert "sentence looks at" in reading(stage)


def test_bad_input_gets_a_clear_error():
    with pytest.raises(ValueError, match=r"weights of shape \(4, 3\) do not fit 4 target and 4 source tokens"):
        AttentionFlow(SOURCE, TARGET, weights(4, 3))
    with pytest.raises(ValueError, match="row 1 sums to 2"):
        AttentionFlow("a b", "c d", [[0.5, 0.5], [1.0, 1.0]])
    with pytest.raises(ValueError, match="target has no tokens"):
        AttentionFlow("a", "", [[]])
    with pytest.raises(ValueError, match="does not have: colour"):
        student(strings={"colour": "Farbe"})
    figure = student()
    for wrong in (["target", 4], ["middle", 0], ["source"], [0, 1]):
        with pytest.raises(TraitError, match="selected is"):
            figure.selected = wrong
    for name, value in (("step", 4), ("step", -2), ("layer", 1), ("head", -1)):
        with pytest.raises(TraitError, match=f"{name} is {value}, but it has to be between"):
            setattr(figure, name, value)
    with pytest.raises(TraitError, match="step is 9"):
        student(step=9)


def test_python_reads_and_sets_the_state():
    figure = student(step=2)
    figure.selected = ["source", 3]
    assert (figure.step, figure.selected) == (2, ["source", 3])
    best = ", ".join(f"{t} → {SOURCE[int(row.argmax())]}" for t, row in zip(TARGET, weights(4, 4), strict=True))
    assert best in repr(figure)
    evil = AttentionFlow(["<b>"], ["&"], [[1.0]])
    assert "&lt;b&gt;" in evil.picture()
    assert "<b>" not in evil.picture()
