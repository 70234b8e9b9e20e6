"""GradientThroughTime in a browser: its gradients are PyTorch's, and every way of using it works."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import numpy as np
import pytest
import torch
from traitlets import TraitError

from attnbook.widgets.gradient_through_time import GradientThroughTime

INPUTS = [1.0, -0.5, 0.25, 0.8, -1.2, 0.1, 0.4, -0.3, 0.6, 0.9, -0.7, 0.2]
LABELS = "the small dog that we saw in the garden yesterday was asleep"
SVG = "{http://www.w3.org/2000/svg}"


def rnn(**options) -> GradientThroughTime:
    return GradientThroughTime(INPUTS, **{"caption": "A change on its way."} | options)


def by_autograd(weight: float, squash: bool = True, input_weight: float = 1.0, inputs=INPUTS):
    """h_t, ∂h_t/∂h_{t−1} and ∂h_T/∂h_t of every step, by PyTorch in double precision."""
    states = [torch.zeros((), dtype=torch.float64, requires_grad=True)]
    for number in torch.tensor(inputs, dtype=torch.float64):
        state = input_weight * number + weight * states[-1]
        states.append(state.tanh() if squash else state)
    gradients = torch.autograd.grad(states[-1], states[1:], retain_graph=True)
    factors = [torch.autograd.grad(now, before, retain_graph=True)[0] for before, now in pairwise(states)]
    return torch.stack(states[1:]).detach(), torch.stack(factors), torch.stack(gradients)


def value_of(text: str) -> float:
    """ "−4.3·10⁻⁵" → −4.3e−5."""
    plain = text.translate(str.maketrans("−⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789"))
    return float(plain.replace("·10", "e"))


def numbers(stage) -> torch.Tensor:
    """The state, the factor and the gradient of each step, as the open table has them: (steps, 3)."""
    rows = [row[-3:] for row in stage.table()[1:]]
    rows[0][1] = "0"  # no arrow leads to the first step
    return torch.tensor([[value_of(cell) for cell in row] for row in rows], dtype=torch.float64)


def middle(box: dict) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 760, 390])
@pytest.mark.parametrize(
    "state",
    [{"labels": LABELS, "selected": 2}, {"squash": False, "weight": 2.0}, {"weight": -0.4, "selected": 11}],
    ids=["words", "explodes", "dies"],
)
def test_it_is_whole(show, width, mode, state):
    stage = show(rnn(**state), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "A change on its way."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.locator(".step").count() == len(INPUTS)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.violations() == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_twenty_steps_with_long_words_stay_in_the_figure(show, width):
    words = [f"incomprehensibilities{i}" for i in range(20)]
    stage = show(GradientThroughTime([-9.5] * 20, weight=-1.95, squash=False, labels=words), width=width)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    steps = stage.page.locator(".step")
    boxes = [step.bounding_box() for step in steps.all()]
    assert all(box["width"] >= 24 for box in boxes)
    for name in ("factor", "state > span", "input", "label"):
        texts = [text.bounding_box() for text in stage.page.locator(f".{name}").all()]
        for left, right in pairwise(texts[1:]):
            assert left["x"] + left["width"] <= right["x"], f"{name} runs into the next one"
    steps.first.focus()
    stage.page.keyboard.press("End")
    last = steps.last.bounding_box()
    assert last["x"] + last["width"] <= width, "what is chosen is in sight"
    assert stage.violations() == []


@pytest.mark.parametrize("squash", [True, False])
@pytest.mark.parametrize("weight", [0.9, -1.35, 0.0, 2.0, 0.05])
def test_the_numbers_are_pytorchs(show, weight, squash):
    states, factors, gradients = by_autograd(weight, squash, input_weight=-1.5)
    factors[0] = 0
    stage = show(rnn(input_weight=-1.5))
    stage.put(weight=weight)
    stage.put(squash=squash)
    stage.page.get_by_role("button", name="Show the numbers").click()
    torch.testing.assert_close(numbers(stage), torch.stack([states, factors, gradients], 1), rtol=5.1e-6, atol=0)
    assert [value_of(row[1]) for row in stage.table()[1:]] == INPUTS

    def two_digits(exact: torch.Tensor, rtol: float = 0.051) -> object:
        return pytest.approx(exact.tolist(), rel=rtol, abs=1e-12)

    assert [value_of(text) for text in stage.page.locator(".state").all_inner_texts()] == two_digits(states)
    labels = stage.page.locator(".factor").all_inner_texts()
    assert labels[0] == ""
    assert [value_of(text) for text in labels[1:]] == two_digits(factors[1:], 0.51)
    figure = rnn(weight=weight, squash=squash, input_weight=-1.5)
    np.testing.assert_allclose(figure.states, states, rtol=1e-12)
    np.testing.assert_allclose(figure.gradients, gradients, rtol=1e-12)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_bars_are_as_high_as_the_gradients(show, width):
    """On a scale of powers of ten, from 10⁻⁶ to 10⁶, with marks on bars that would go on beyond it."""
    inputs = [0.3] + [0.0] * 19
    for weight, squash in ((0.9, True), (0.3, True), (-2.0, False), (0.0, True)):
        *_, gradients = by_autograd(weight, squash, inputs=inputs)
        stage = show(GradientThroughTime(inputs, weight=weight, squash=squash), width=width)
        scale = stage.page.locator(".scale").bounding_box()
        for plot, gradient in zip(stage.page.locator(".plot").all(), gradients.abs(), strict=True):
            box, bar = plot.bounding_box(), plot.locator(".bar").bounding_box()
            assert (box["y"], box["height"]) == pytest.approx((scale["y"], scale["height"]), abs=0.5)
            share = (gradient.log10().clamp(-6, 6) + 6) / 12
            assert bar["height"] == pytest.approx(box["height"] * share.item(), abs=0.6)
            marks = plot.get_attribute("class").split()[1:]
            assert marks == (["above"] if gradient > 1e6 else ["below"] if gradient < 1e-6 else [])
        one = stage.page.locator(".scale span", has_text=re.compile("^1$")).bounding_box()
        assert middle(one)[1] == pytest.approx(middle(scale)[1], abs=1)


def test_the_mouse_drags_the_weight(show):
    stage = show(rnn(selected=2))
    box = stage.page.get_by_label("Weight u").bounding_box()
    mouse = stage.page.mouse

    def place(weight: float) -> tuple[float, float]:
        return box["x"] + 8 + (box["width"] - 16) * (weight + 2) / 4, box["y"] + box["height"] / 2

    mouse.move(*place(0.9))
    mouse.down()
    for weight in (0.4, -1.2, 1.8):
        mouse.move(*place(weight))
        assert stage.trait("weight") == pytest.approx(weight, abs=0.11)
        gradient = by_autograd(stage.trait("weight"))[2][2].item()
        shown = re.search(r"multiplied by ([^ ]+):", stage.reading())[1]
        assert value_of(shown) == pytest.approx(gradient, rel=0.051)
    mouse.up()
    mouse.move(*place(0))
    assert stage.trait("weight") == pytest.approx(1.8, abs=0.11)


def test_the_keyboard_moves_the_weight_and_the_presets_set_it(show):
    stage = show(rnn())
    slider = stage.page.get_by_label("Weight u")
    stage.page.keyboard.press("Tab")
    for key, to in (("ArrowRight", 0.95), ("ArrowLeft", 0.9), ("ArrowLeft", 0.85), ("Home", -2), ("End", 2)):
        stage.page.keyboard.press(key)
        assert stage.trait("weight") == to, key
    assert slider.get_attribute("aria-valuetext") == "2"
    for preset in ("0.5", "1", "1.5"):
        button = stage.page.get_by_role("button", name=preset, exact=True)
        button.click()
        assert stage.trait("weight") == float(preset)
        assert slider.get_attribute("aria-valuetext") == preset
        assert stage.page.locator('.presets [aria-pressed="true"]').all_inner_texts() == [preset]


def test_tanh_can_be_taken_out(show):
    stage = show(rnn(weight=1.5))
    assert stage.page.locator(".controls .rule").inner_text().replace("\n", "") == "ht = tanh(xt + 1.5 · ht−1)"
    tanh = stage.page.get_by_role("button", name="tanh")
    assert tanh.get_attribute("aria-pressed") == "true"
    tanh.press("Enter")
    assert stage.trait("squash") is False
    assert stage.page.locator(".controls .rule").inner_text().replace("\n", "") == "ht = xt + 1.5 · ht−1"
    assert set(stage.page.locator(".factor").all_inner_texts()[1:]) == {"1.50"}


def test_a_step_is_chosen_by_mouse_and_keyboard(show):
    stage = show(rnn())
    steps = stage.page.locator(".step")
    steps.nth(3).click()
    assert stage.trait("selected") == 3
    x, y = middle(steps.nth(7).locator(".plot").bounding_box())
    stage.page.mouse.click(x, y)
    assert stage.trait("selected") == 7, "the bar belongs to its step"
    assert (
        stage.page.locator(".reached .factor").all_inner_texts()
        == (stage.page.locator(".factor").all_inner_texts()[8:])
    )
    focused = "document.querySelector('.living-figure > div').shadowRoot.activeElement"
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, to, taken in (
        ("ArrowRight", 8, True),
        ("ArrowLeft", 7, True),
        ("Home", 0, True),
        ("ArrowLeft", 0, True),
        ("End", 11, True),
        ("ArrowRight", 11, True),
        ("ArrowUp", 11, False),
        ("PageDown", 11, False),
        ("Control+ArrowLeft", 11, False),
        ("a", 11, False),
    ):
        stage.page.keyboard.press(key)
        assert (stage.trait("selected"), stage.page.evaluate("window.taken")) == (to, taken), key
        assert stage.page.evaluate(f"{focused}.getAttribute('aria-label')").startswith(f"Step {to + 1}: ")
    assert steps.and_(stage.page.locator('[tabindex="0"]')).count() == 1, "one stop for the Tab key"


def test_a_finger_chooses_a_step(show):
    stage = show(rnn(), width=390, touch=True)
    stage.page.touchscreen.tap(*middle(stage.page.locator(".step").nth(5).bounding_box()))
    assert stage.trait("selected") == 5
    assert stage.reading().startswith("Step 6 of 12: a small change of h₆ reaches h₁₂")


@pytest.mark.parametrize(
    ("weight", "selected", "reading"),
    [
        (0.5, 11, "Step 12 of 12: h₁₂ is the last state itself, and changes with itself one to one. It is kept."),
        (0.5, 10, "Step 11 of 12: a small change of h₁₁ reaches h₁₂ multiplied by 0.50. It is kept."),
        (-0.4, 9, "Step 10 of 12: a small change of h₁₀ reaches h₁₂ multiplied by 0.16: (−0.40) × (−0.40). It fades."),
        (
            -0.5,
            0,
            "Step 1 of 12: a small change of h₁ reaches h₁₂ multiplied by −4.9·10⁻⁴: "
            "(−0.50) × (−0.50) × (−0.50) × … × (−0.50) × (−0.50). It dies away.",
        ),
        (1.5, 5, "… multiplied by 11.4: 1.50 × 1.50 × 1.50 × 1.50 × 1.50 × 1.50. It grows."),
        (2, 1, "… multiplied by 1024: 2.00 × 2.00 × 2.00 × … × 2.00 × 2.00. It blows up."),
        (0, 3, "… multiplied by 0: 0 × 0 × 0 × … × 0 × 0. It dies away."),
    ],
)
def test_the_reading_says_what_becomes_of_a_change(show, weight, selected, reading):
    stage = show(rnn(squash=False))
    stage.put(weight=weight)
    stage.put(selected=selected)
    assert stage.reading().endswith(reading.removeprefix("…"))
    verdict = reading.rpartition(". ")[2]
    assert repr(rnn(squash=False, weight=weight, selected=selected)).endswith(f"{verdict}]")


def test_the_word_of_a_step_is_read(show):
    stage = show(rnn(labels=LABELS, selected=2))
    assert stage.reading().startswith("Step 3 of 12, “dog”: a small change of h₃ reaches h₁₂ multiplied by ")
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert [row[1] for row in stage.table()] == ["word", *LABELS.split()]
    head = " ".join(stage.table()[0]).replace("\n", "")
    assert head == "step word input state factor ∂ht/∂ht−1 gradient ∂h12/∂ht"


def test_nothing_is_animated(show):
    """What the reader drags follows at once: there is no motion to reduce."""
    stage = show(rnn(), calm=False)
    moving = "nodes => nodes.filter(node => getComputedStyle(node).transitionDuration !== '0s').length"
    assert stage.page.locator(".figure *").evaluate_all(moving) == 0


def test_what_is_below_stays_where_it_is(show):
    for width in (1280, 760, 390):
        stage = show(rnn(labels=LABELS), width=width)
        below = stage.page.locator(".numbers")
        places = set()
        for weight, squash, selected in ((0.9, True, 0), (-1.95, True, 2), (-2, False, 0), (0, False, 11)):
            for name, value in (("weight", weight), ("squash", squash), ("selected", selected)):
                stage.put(**{name: value})
            places.add(below.bounding_box()["y"])
        assert len(places) == 1, width


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    figure = GradientThroughTime([1, 2], labels=[evil, "b"], caption=evil, strings={"squash": evil})
    stage = show(figure, width=390)
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert evil in stage.reading()
    assert stage.table()[1][1] == evil
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_speaks_another_language(show):
    stage = show(
        rnn(
            selected=10, squash=False, strings={"place": "Schritt {step}", "direct": "{place}: {gradient}", "kept": "!"}
        )
    )
    assert stage.reading() == "Schritt 11: 0.90 !"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"inputs": [1.0]}, r"inputs has to be 2 to 20 finite numbers, but it is \[1.0\]"),
        ({"inputs": [0.0] * 21}, "2 to 20 finite numbers"),
        ({"inputs": [1.0, float("nan")]}, "2 to 20 finite numbers"),
        ({"inputs": [[1.0, 2.0]]}, "2 to 20 finite numbers"),
        ({"inputs": ["one", "two"]}, "inputs has to be a list of numbers, but it is"),
        ({"labels": "a b c"}, "3 labels do not fit 2 inputs: expected one for each, or none"),
        ({"labels": ""}, "labels has no tokens"),
        ({"weight": 2.5}, "weight is 2.5, but it has to be between -2 and 2"),
        ({"weight": float("nan")}, "weight is nan"),
        ({"input_weight": float("inf")}, "input_weight is inf, but it has to be a finite number"),
        ({"selected": 2}, "selected is 2, but it has to be between 0 and 1"),
        ({"selected": -1}, "selected is -1"),
        ({"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_input_gets_a_clear_error(options, complaint):
    with pytest.raises((ValueError, TraitError), match=complaint):
        GradientThroughTime(**{"inputs": [1.0, 2.0]} | options)


def test_python_reads_and_sets_the_state():
    figure = GradientThroughTime(torch.tensor(INPUTS), labels=LABELS)
    figure.weight, figure.squash, figure.selected = -1, False, 10
    assert figure.gradients[-2:].tolist() == [-1, 1]
    for name, value in (("weight", -3), ("selected", 12), ("inputs", [1.0, 2.0])):
        with pytest.raises(TraitError, match=name):
            setattr(figure, name, value)
    assert (figure.weight, figure.selected, len(figure.inputs)) == (-1, 10, 12)
    figure.inputs = [0] * 12
    assert figure.states.tolist() == [0] * 12
    assert repr(figure) == (
        "[Interactive figure: an RNN with one number as its state, unrolled over 12 steps, with the weight -1 and "
        "without tanh: a small change of the state at step 11 reaches the last one multiplied by -1. It is kept.]"
    )


def test_the_picture_shows_the_steps():
    evil = "<b>&"
    picture = ET.fromstring(GradientThroughTime([1, 2, 3], weight=0.5, squash=False, labels=[evil, "b", "c"]).picture())
    assert picture.tag == f"{SVG}svg"
    words = [text.text for text in picture.iter(f"{SVG}text")]
    assert words[:5] == ["1e-6", "1e-3", "1", "1e3", "1e6"]
    assert {evil, "b", "c", "2.5", "4.2", "0.5"} <= set(words)
    bars = [float(rect.get("height")) for rect in picture.iter(f"{SVG}rect") if rect.get("fill") != "none"]
    share = [(np.log10(gradient) + 6) / 12 for gradient in (0.25, 0.5, 1)]
    assert bars == pytest.approx([130 * part for part in share], rel=1e-4)
