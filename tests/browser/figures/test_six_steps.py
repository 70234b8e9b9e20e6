"""SixSteps in a browser: every number is PyTorch's, every arithmetic comes out, and every way of playing works."""

import math
import re
from xml.etree import ElementTree

import pytest
import torch
import traitlets
from stepped_page import (
    NUMERIC,
    assert_apart,
    by_name,
    drag,
    finger,
    in_python,
    number,
    set_traits,
    shown,
    trait_values,
    value,
    work,
)

from attnbook.widgets.six_steps import SixSteps

SOURCE = ["I", "am", "a", "student"]
VOCABULARY = ["je", "suis", "étudiant", "<eos>"]
NUMBERS = {
    "state": [0.9, 0.4],
    "memory": [[-0.8, 1.2], [0.3, -1.0], [-0.5, -0.4], [1.5, 0.7]],
    "combine": [[0.9, 0.1, 0.4, -0.2], [0.2, 0.9, -0.1, 0.3]],
    "output": [[-2.0, 1.5], [0.5, -2.5], [2.5, 1.5], [-1.5, -1.5]],
}
NAMES = ["score", "softmax", "weighted sum", "concatenate", "input of the output layer", "prediction"]
STEP_OF = {"score": 0, "exp": 1, "total": 1, "weight": 1, "whole": 1, "weighted": 2, "context": 2, "joined": 3}
STEP_OF |= {"mixed": 4, "attentional": 4, "logit": 5, "probability": 5, "combine": 4, "output": 5}


def student(**options: object) -> SixSteps:
    return SixSteps(SOURCE, *NUMBERS.values(), VOCABULARY, caption="One word.", **options)


def random_inputs(d: int, n_source: int, n_words: int, seed: int = 0) -> dict[str, torch.Tensor]:
    g = torch.Generator().manual_seed(seed)
    shapes = {"state": (d,), "memory": (n_source, d), "combine": (d, 2 * d), "output": (n_words, d)}
    return {name: torch.randn(shape, generator=g).clamp(-3, 3) for name, shape in shapes.items()}


def of_shape(d: int, n_source: int, n_words: int, **options: object) -> SixSteps:
    source = ["The", "government", "did", "n't", "answer", "."][:n_source]
    words = ["le", "gouvernement", "n'a", "pas", "répondu", "<eos>"][:n_words]
    return SixSteps(source, *random_inputs(d, n_source, n_words).values(), words, **options)


def expected(inputs: dict[str, object]) -> dict[str, float]:
    """Every number of the figure by its name, as PyTorch computes it."""
    s, h, combine, output = (torch.as_tensor(inputs[name], dtype=torch.float64) for name in NUMBERS)
    weights, context = (h @ s).softmax(0), (h @ s).softmax(0) @ h
    joined = torch.cat([context, s])
    logits = torch.nn.functional.linear(torch.tanh(combine @ joined), output)
    tensors = {"state": s, "memory": h, "combine": combine, "output": output, "score": h @ s, "exp": (h @ s).exp()}
    tensors |= {
        "total": (h @ s).exp().sum(),
        "weight": weights,
        "whole": weights.sum(),
        "weighted": weights[:, None] * h,
    }
    tensors |= {
        "context": context,
        "joined": joined,
        "mixed": combine @ joined,
        "attentional": (combine @ joined).tanh(),
    }
    tensors |= {"logit": logits, "probability": logits.softmax(0)}
    return by_name(tensors)


def reached(name: str, step: int) -> bool:
    return STEP_OF.get(name.split(":")[0], 0) <= step


def assert_shows(stage, inputs: dict[str, object], step: int) -> None:
    numbers = shown(stage)
    right = {name: wanted for name, wanted in expected(inputs).items() if reached(name, step)}
    assert numbers.keys() == right.keys()
    for name, wanted in right.items():
        large = name.split(":")[0] in ("exp", "total") and not 0.005 <= wanted < 1000
        assert numbers[name] == pytest.approx(wanted, abs=0.05 * wanted if large else 5.01e-3), name


def with_change(name: str, index: tuple[int, ...], new: float) -> dict[str, torch.Tensor]:
    inputs = {key: torch.tensor(numbers) for key, numbers in NUMBERS.items()}
    inputs[name][index] = new
    return inputs


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_whole(show, width, mode):
    stage = show(student(step=5, opened="probability:3"), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "One word."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert work(stage).startswith("p3")
    assert stage.violations() == []


@pytest.mark.parametrize("width", [1280, 390])
def test_every_step_is_readable_and_sound(show, width):
    stage = show(student(), width=width, mode="dark" if width == 390 else "light")
    for step, name in enumerate(NAMES):
        stage.page.locator(".chips button").nth(step).click()
        assert stage.trait("step") == step
        assert stage.page.locator('[aria-current="step"]').inner_text().split("\n")[0] == str(step + 1)
        assert stage.reading().startswith(f"Step {step + 1} of 6, {name}: " if step < 5 else "The decoder writes ")
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
        assert stage.violations() == [], f"step {step + 1}"


@pytest.mark.parametrize(("width", "shape"), [(1280, (3, 6, 6)), (728, (3, 6, 6)), (390, (3, 6, 6)), (390, (2, 4, 4))])
def test_no_number_is_cut_off_or_covered(show, width, shape):
    stage = show(of_shape(*shape, step=5), width=width)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert_apart(stage, width)


def test_the_numbers_are_pytorchs_in_every_step(show):
    stage = show(student())
    for step in range(6):
        assert_shows(stage, NUMBERS, step)
        if step < 5:
            stage.page.get_by_role("button", name="Next step").click()
    for step in (4, 3, 2, 1, 0):
        stage.page.get_by_role("button", name="Step back").click()
        assert_shows(stage, NUMBERS, step)
    assert stage.page.get_by_role("button", name="Step back").is_disabled()


@pytest.mark.parametrize("shape", [(1, 1, 1), (1, 3, 2), (2, 2, 6), (3, 6, 6)])
def test_the_numbers_are_pytorchs_in_every_shape(show, shape):
    stage = show(of_shape(*shape, step=5))
    assert_shows(stage, random_inputs(*shape), 5)


def test_large_and_small_exponentials_keep_their_digits(show):
    inputs = {
        "state": [3.0, 3.0],
        "memory": [[3.0, 3.0], [-3.0, -3.0], [0.0, 0.0]],
        "combine": [[3.0, 3.0, 3.0, 3.0], [-3.0, -3.0, -3.0, -3.0]],
        "output": [[3.0, -3.0], [-3.0, 3.0]],
    }
    stage = show(SixSteps("a b c", *inputs.values(), "d e", step=5), width=390)
    assert_shows(stage, inputs, 5)
    assert number(stage, "exp:1").inner_text() == "6.6·10⁷"
    assert number(stage, "exp:2").inner_text() == "1.5·10⁻⁸"
    number(stage, "weight:3").click()
    assert work(stage).endswith("≈ 1.00 / 6.6·10⁷ ≈ 0.00")
    number(stage, "attentional:1").click()
    assert re.search(r"tanh\(36.00\) ≈ \(4.3·10¹⁵ − 2.3·10⁻¹⁶\) / .* = 1.00$", work(stage))


def test_the_mouse_drags_the_state(show):
    stage = show(student(step=5))
    drag(stage, "state:1", -40)  # ten steps of 4 pixels
    inputs = with_change("state", (0,), 0.4)
    assert_shows(stage, inputs, 5)
    assert trait_values(stage, "state") == pytest.approx([0.4, 0.4])
    assert number(stage, "state:1").get_attribute("aria-valuenow") == "0.4"
    drag(stage, "state:1", -4000)
    assert_shows(stage, with_change("state", (0,), -3.0), 5)
    p = torch.tensor([expected(with_change("state", (0,), -3.0))[f"probability:{v + 1}"] for v in range(4)])
    best = VOCABULARY[int(p.argmax())]
    assert best != "étudiant"
    assert stage.reading() == f"The decoder writes {best}, with probability {round(100 * p.max().item())} %."
    assert stage.page.locator(".written").inner_text() == best
    drag(stage, "state:1", 4000)
    assert_shows(stage, with_change("state", (0,), 3.0), 5)


def test_the_mouse_drags_states_of_the_encoder_and_matrices(show):
    for name, place, index, before in (
        ("memory", "4:2", (3, 1), 0.7),
        ("combine", "2:3", (1, 2), -0.1),
        ("output", "3:1", (2, 0), 2.5),
    ):
        stage = show(student(step=5))
        drag(stage, f"{name}:{place}", -20)
        inputs = with_change(name, index, before - 0.25)
        assert_shows(stage, inputs, 5)
        assert trait_values(stage, name) == pytest.approx(inputs[name].flatten().tolist())


def test_only_the_main_button_of_the_mouse_drags(show):
    stage = show(student())
    box = number(stage, "state:1").bounding_box()
    stage.page.mouse.move(box["x"] + 5, box["y"] + 5)
    stage.page.mouse.down(button="right")
    stage.page.mouse.move(box["x"] + 100, box["y"] + 5)
    stage.page.mouse.up(button="right")
    stage.page.mouse.move(box["x"] + 5, box["y"] + 5)
    stage.page.mouse.move(box["x"] + 100, box["y"] + 5)
    assert trait_values(stage, "state") == pytest.approx([0.9, 0.4])


def test_keys_change_a_number(show):
    stage = show(student(step=5))
    number(stage, "memory:4:1").focus()
    now = 1.5
    for key, change in (
        ("ArrowRight", 0.05),
        ("ArrowUp", 0.05),
        ("ArrowLeft", -0.05),
        ("ArrowDown", -0.05),
        ("Shift+ArrowRight", 0.25),
        ("Shift+ArrowDown", -0.25),
        ("PageUp", 0.25),
        ("PageDown", -0.25),
        ("PageDown", -0.25),
    ):
        stage.page.keyboard.press(key)
        now += change
        assert number(stage, "memory:4:1").inner_text() == f"{now:.2f}", key
    assert_shows(stage, with_change("memory", (3, 0), now), 5)
    stage.page.keyboard.press("End")
    assert_shows(stage, with_change("memory", (3, 0), 3.0), 5)
    stage.page.keyboard.press("ArrowRight")
    stage.page.keyboard.press("Home")
    assert_shows(stage, with_change("memory", (3, 0), -3.0), 5)


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(student(step=5))
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for name, keys in (
        ("state:1", {"ArrowUp": True, "PageDown": True, " ": False, "a": False, "Control+ArrowLeft": False}),
        ("score:1", {"ArrowRight": True, "PageDown": False, "Home": False, "Alt+ArrowLeft": False, "Escape": False}),
    ):
        number(stage, name).focus()
        for key, taken in keys.items():
            stage.page.keyboard.press(key)
            assert stage.page.evaluate("window.taken") is taken, (name, key)
    stage.page.locator(".chips button").first.focus()
    stage.page.keyboard.press("ArrowRight")
    assert stage.page.evaluate("window.taken") is False


def test_a_finger_drags_sideways_and_scrolls_up_and_down(show):
    stage = show(student(step=5), width=390, touch=True)
    finger(stage, "state:2", 40, 2)
    assert trait_values(stage, "state") == pytest.approx([0.9, 0.9])
    assert_shows(stage, with_change("state", (1,), 0.9), 5)
    before = stage.page.evaluate("scrollY")
    finger(stage, "state:2", 10, -200)
    assert stage.page.evaluate("scrollY") > before + 50, "the page does not scroll"
    assert trait_values(stage, "state") == pytest.approx([0.9, 0.9])
    finger(stage, "state:1", -40, 2)
    assert trait_values(stage, "state") == pytest.approx([0.4, 0.9])
    finger(stage, "state:1", 40, 2, end="touchCancel")
    assert trait_values(stage, "state") == pytest.approx([0.4, 0.9]), "a drag that the system takes away is undone"


def test_touch_steps_and_opens(show):
    stage = show(student(), width=390, touch=True)
    stage.page.get_by_role("button", name="Next step").tap()
    assert stage.trait("step") == 1
    number(stage, "weight:4").tap()
    assert "≈ 0.70" in work(stage)
    number(stage, "weight:4").tap()
    assert work(stage) == ""
    stage.page.locator(".band.next .title").tap()
    assert stage.trait("step") == 2


def test_traits_from_outside_are_shown(show):
    stage = show(student())
    inputs = random_inputs(2, 4, 4, seed=1)
    set_traits(stage, **inputs)
    set_traits(stage, step=5)
    assert_shows(stage, inputs, 5)
    set_traits(stage, opened="context:2")
    assert work(stage).startswith("c, entry 2 = ")
    for nonsense in ("context:3", "weighted:1", "constructor", "score:x"):
        set_traits(stage, opened=nonsense)
        assert work(stage) == ""
    set_traits(stage, vocabulary=["a", "b", "c", "d"])
    best = max("abcd", key=lambda word: expected(inputs)[f"probability:{'abcd'.index(word) + 1}"])
    assert stage.reading().startswith(f"The decoder writes {best}, ")


@pytest.mark.parametrize("seed", [None, 0])
def test_every_arithmetic_comes_out(show, seed):
    """Each computed number opens; what it shows are the numbers that are used, and it comes out as they say."""
    inputs = NUMBERS if seed is None else random_inputs(2, 4, 4, seed=seed)
    figure = SixSteps(SOURCE, *inputs.values(), VOCABULARY, step=5)
    stage = show(figure)
    numbers = shown(stage)
    exact = 0
    for name in figure.names():
        number(stage, name).click()
        assert stage.trait("opened") == name
        text = work(stage).replace(" (from unrounded numbers)", "")
        for used in stage.page.locator(".used [data-number]").all_inner_texts():
            assert used in text, "a number that is marked is in the arithmetic"
        *chain, last = re.split(r"[=≈]", text)
        assert value(last.strip()) == numbers[name], text
        computed = [part for part in chain[1:] if not NUMERIC.sub("", part)]
        if name.split(":")[0] == "joined":
            assert computed == []
            assert re.search(r"\[c; s\], entry (\d) = [cs], entry (\d) =", text)
            continue
        assert computed, text
        for part in computed:
            assert in_python(part) == pytest.approx(numbers[name], abs=0.02, rel=0.06), text
        right = abs(in_python(computed[-1]) - numbers[name]) < 1e-9
        assert text.endswith(f"= {last.strip()}") == right, text
        assert text.count("=") + text.count("≈") == len(chain)
        if name.split(":")[0] in ("weight", "probability", "attentional"):
            assert ") ≈ " in text, "worked-out exponentials are rounded"
        exact += right
        off = abs(float(f"{in_python(computed[-1]):.2f}") - numbers[name]) > 1e-9
        if numbers[name] < 1000:
            assert ("unrounded" in work(stage)) == off, text
    assert exact > 0


def test_an_arithmetic_in_words(show):
    stage = show(student(step=5))
    for name, text in {
        "score:2": "e2 = s · h2 = 0.90 × 0.30 + 0.40 × (−1.00) = −0.13",
        "exp:2": "exp(e2) = exp(−0.13) ≈ 0.88",
        "total": "Σk exp(ek) = 0.79 + 0.88 + 0.54 + 5.10 = 7.31",
        "weight:2": "α2 = exp(−0.13) / (exp(−0.24) + exp(−0.13) + exp(−0.61) + exp(1.63)) ≈ 0.88 / 7.31 ≈ 0.12",
        "whole": "Σk αk = 0.11 + 0.12 + 0.07 + 0.70 = 1.00",
        "weighted:4:1": "α4 h4, entry 1 = 0.70 × 1.50 = 1.05",
        "context:1": "c, entry 1 = −0.09 + 0.04 + (−0.04) + 1.05 = 0.96",
        "joined:1": "[c; s], entry 1 = c, entry 1 = 0.96",
        "joined:4": "[c; s], entry 4 = s, entry 2 = 0.40",
        "mixed:1": "Wc [c; s], entry 1 = 0.90 × 0.96 + 0.10 × 0.47 + 0.40 × 0.90 + (−0.20) × 0.40 ≈ 1.19",
        "attentional:1": "s, entry 1 = tanh(1.19) ≈ (3.29 − 0.30) / (3.29 + 0.30) ≈ 0.83",
        "logit:3": "z3 = 2.50 × 0.83 + 1.50 × 0.57 = 2.93",
        "probability:3": "p3 = exp(2.93) / (exp(−0.81) + exp(−1.00) + exp(2.93) + exp(−2.10)) ≈ 18.73 / 19.66 ≈ 0.95",
    }.items():
        number(stage, name).click()
        assert work(stage) == text


def test_what_is_used_is_marked_where_it_stands(show):
    stage = show(student(step=5))
    rows = {f"{kind}:{i}": [f"{kind}:{i}:{k}" for k in (1, 2)] for kind in ("memory", "output") for i in (1, 2, 3, 4)}
    for name, used in {
        "score:2": ["state:1", "state:2", *rows["memory:2"]],
        "exp:3": ["score:3"],
        "total": [f"exp:{j}" for j in (1, 2, 3, 4)],
        "weight:3": ["score:1", "score:2", "score:3", "score:4", "exp:3", "total"],
        "whole": [f"weight:{j}" for j in (1, 2, 3, 4)],
        "weighted:3:2": ["weight:3", "memory:3:2"],
        "context:2": [f"weighted:{j}:2" for j in (1, 2, 3, 4)],
        "joined:2": ["context:2"],
        "joined:3": ["state:1"],
        "mixed:2": [*(f"combine:2:{k}" for k in (1, 2, 3, 4)), *(f"joined:{k}" for k in (1, 2, 3, 4))],
        "attentional:2": ["mixed:2"],
        "logit:4": [*rows["output:4"], "attentional:1", "attentional:2"],
        "probability:1": [f"logit:{v}" for v in (1, 2, 3, 4)],
    }.items():
        number(stage, name).click()
        marked = stage.page.locator(".used [data-number]").evaluate_all("all => all.map(n => n.dataset.number)")
        assert set(marked) == set(used), name
        assert stage.page.locator(f'[data-number="{name}"][aria-expanded="true"]').count() >= 1
    assert stage.violations() == []


def test_an_arithmetic_closes(show):
    stage = show(student(step=5))
    number(stage, "score:1").click()
    assert work(stage) != ""
    number(stage, "score:1").click()
    assert (work(stage), stage.trait("opened")) == ("", "")
    number(stage, "logit:2").press("Enter")
    assert work(stage).startswith("z2")
    assert stage.page.locator(".why:visible").count() == 5, "it takes the place of what the step is for"
    stage.page.keyboard.press("Escape")
    assert (work(stage), stage.page.locator(".used").count()) == ("", 0)
    assert stage.page.evaluate("document.activeElement.shadowRoot.activeElement.dataset.number") == "logit:2"
    stage.page.keyboard.press(" ")
    assert work(stage).startswith("z2")
    stage.page.locator(".chips button").nth(4).click()
    assert (work(stage), stage.trait("opened")) == ("", ""), "another step begins with nothing open"


def test_an_arithmetic_follows_what_is_dragged(show):
    stage = show(student(opened="score:2"))
    number(stage, "state:1").focus()
    stage.page.keyboard.press("ArrowRight")
    assert work(stage) == "e2 = s · h2 = 0.95 × 0.30 + 0.40 × (−1.00) ≈ −0.12"


def test_what_stands_stays_when_a_step_or_a_number_is_chosen(show):
    """A step unfolds below those that stand, and folds up again; what is above it does not move."""
    for width in (1280, 728, 390):
        stage = show(student(), width=width)
        bands = "all => all.map(band => Math.round(band.getBoundingClientRect().top + scrollY))"
        before = stage.page.locator(".band").evaluate_all(bands)
        for step in range(1, 6):
            set_traits(stage, step=step)
            first = stage.page.locator(".band").evaluate_all(bands)
            assert first[: step + 1] == before[: step + 1], f"{width} px, step {step + 1}"
            assert stage.page.locator(".band .note").count() == step + 1
            before = first
        places = "all => all.map(n => n.getBoundingClientRect()).map(({ left, right }) => (left + right) / 2)"
        before = stage.page.locator("[data-number]").evaluate_all(places)
        for name in student().names():
            set_traits(stage, opened=name)
            assert stage.page.locator(".band").evaluate_all(bands) == first, f"{width} px, {name}"
            now = stage.page.locator("[data-number]").evaluate_all(places)
            assert now == pytest.approx(before, abs=0.1), f"{width} px, {name}"


def test_the_keyboard_reaches_everything(show):
    stage = show(student(step=5))
    active = "document.activeElement.shadowRoot?.activeElement"
    describe = f"{active}?.dataset.number ?? {active}?.innerText ?? 'page'"
    stops = []
    for _ in range(80):
        stage.page.keyboard.press("Tab")
        stops.append(stage.page.evaluate(describe))
        if stops[-1] == "page":
            break
    sliders = [name for name in expected(NUMBERS) if name.split(":")[0] in NUMBERS]
    assert set(sliders) <= set(stops)
    assert [stop for stop in stops if stop in student().names()] == [
        "score:1",
        "exp:1",
        "weighted:1:1",
        "joined:1",
        "joined:1",
        "mixed:1",
        "attentional:1",
        "attentional:1",
        "logit:1",
        "probability:1",
    ]
    for start, keys in {
        "score:1": {"ArrowRight": "score:2", "ArrowLeft": "score:1"},
        "exp:1": {"ArrowDown": "weight:1", "ArrowRight": "weight:2", "ArrowUp": "exp:2", "ArrowLeft": "exp:1"},
        "exp:4": {"ArrowRight": "total", "ArrowDown": "whole", "ArrowLeft": "weight:4"},
        "weighted:1:1": {"ArrowDown": "weighted:1:2", "ArrowRight": "weighted:2:2", "ArrowUp": "weighted:2:1"},
        "weighted:4:2": {"ArrowRight": "context:2", "ArrowUp": "context:1", "ArrowDown": "context:2"},
        "probability:1": {"ArrowDown": "probability:2"},
    }.items():
        number(stage, start).focus()
        for key, to in keys.items():
            stage.page.keyboard.press(key)
            assert stage.page.evaluate(describe) == to, (start, key)
    stage.page.keyboard.press("Enter")
    assert work(stage).startswith("p2")
    number(stage, "exp:1").focus()
    stage.page.keyboard.press("ArrowRight")
    stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Shift+Tab")
    assert stage.page.evaluate(describe) == "exp:2", "the group remembers where one was"


def test_keys_step_on_from_where_the_eye_is(show):
    stage = show(student())
    number(stage, "score:1").focus()
    stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("Enter")
    assert stage.trait("step") == 1
    stage.page.keyboard.press("Tab")
    active = "document.activeElement.shadowRoot.activeElement.dataset.number"
    assert stage.page.evaluate(active) == "exp:1"


def test_start_again(show):
    stage = show(student(step=5))
    drag(stage, "state:1", -40)
    drag(stage, "memory:1:1", 40)
    drag(stage, "output:1:1", 40)
    stage.page.get_by_role("button", name="Start again").click()
    assert_shows(stage, NUMBERS, 5)
    assert trait_values(stage, "state") == pytest.approx(NUMBERS["state"])
    assert stage.trait("step") == 5


def test_another_size_from_outside_begins_anew(show):
    stage = show(student(step=5, opened="weighted:4:2"))
    inputs = random_inputs(3, 4, 4)
    set_traits(stage, **inputs)
    assert_shows(stage, inputs, 5)
    assert work(stage).startswith("α4 h4, entry 2")
    number(stage, "state:3").focus()
    stage.page.keyboard.press("ArrowUp")
    stage.page.get_by_role("button", name="Start again").click()
    assert_shows(stage, inputs, 5)


def test_one_vector_in_two_roles(show):
    stage = show(student())
    for step, (query, role, s_kind, h_kind) in enumerate(
        [
            ("query", "states of the encoder, as keys", "query", "key"),
            ("state", "states of the encoder", "decoder", "encoder"),
            ("state", "states of the encoder, as values", "decoder", "value"),
            ("state", "states of the encoder", "decoder", "encoder"),
        ]
    ):
        set_traits(stage, step=step)
        assert stage.page.locator(".role").all_inner_texts() == [query, role]
        for name, kind in (("state:1", s_kind), ("memory:2:1", h_kind)):
            colour = number(stage, name).evaluate("n => getComputedStyle(n).color")
            wanted = stage.page.locator(".figure").evaluate(
                """(figure, kind) => {
                    const sample = figure.appendChild(document.createElement("b"));
                    sample.className = kind;
                    return getComputedStyle(sample).color;
                }""",
                kind,
            )
            assert colour == wanted, (step, name)
    set_traits(stage, opened="score:1")
    assert stage.page.locator(".role").first.inner_text() == "query", "an open number shows the roles of its step"


def test_the_readings(show):
    stage = show(student())
    readings = []
    for step in range(6):
        set_traits(stage, step=step)
        readings.append(stage.reading())
    assert readings == [
        "Step 1 of 6, score: student fits best, with 1.63.",
        "Step 2 of 6, softmax: most weight on student, 70 %.",
        "Step 3 of 6, weighted sum: c = (0.96, 0.47), with most of student, 70 %.",
        "Step 4 of 6, concatenate: c and s together have 4 numbers.",
        "Step 5 of 6, input of the output layer: s̃ = (0.83, 0.57).",
        "The decoder writes étudiant, with probability 95 %.",
    ]
    assert stage.page.locator(".reading").get_attribute("aria-live") == "polite"


def test_what_a_screen_reader_is_told(show):
    stage = show(student(step=5))
    for name, label in {"state:1": "s, entry 1", "memory:4:2": "state of student, entry 2"}.items():
        slider = number(stage, name)
        assert slider.get_attribute("role") == "slider"
        assert slider.get_attribute("aria-label") == label
        assert (slider.get_attribute("aria-valuemin"), slider.get_attribute("aria-valuemax")) == ("-3", "3")
    assert number(stage, "memory:2:2").get_attribute("aria-valuenow") == "-1"
    assert number(stage, "memory:2:2").get_attribute("aria-valuetext") == "−1.00"
    assert number(stage, "weight:4").get_attribute("aria-label") == "weight of student: 0.70"
    assert stage.page.locator(".work").first.get_attribute("aria-live") == "polite"


def test_the_bars_are_the_shares(show):
    stage = show(student(step=5))
    right = expected(NUMBERS)
    size = (
        "(all, side) => all.map(n => n.getBoundingClientRect()[side] / n.parentElement.getBoundingClientRect()[side])"
    )
    heights = stage.page.locator(".pillar span").evaluate_all(size, "height")
    widths = stage.page.locator(".track span").evaluate_all(size, "width")
    assert heights == pytest.approx([right[f"weight:{j}"] for j in (1, 2, 3, 4)], abs=0.02)
    assert widths == pytest.approx([right[f"probability:{v}"] for v in (1, 2, 3, 4)], abs=0.02)


def test_the_number_table_is_pytorchs(show):
    stage = show(student())
    stage.page.get_by_role("button", name="Show the numbers").click()
    head, *rows = stage.table()
    assert head == ["number", "1", "2", "3", "4"]
    right = expected(NUMBERS)
    vector = {
        "s state": ["state:1", "state:2"],
        "h4 student": ["memory:4:1", "memory:4:2"],
        "ej scores": [f"score:{j}" for j in (1, 2, 3, 4)],
        "exp(ej)": [f"exp:{j}" for j in (1, 2, 3, 4)],
        "Σk exp(ek)": ["total"],
        "αj weights": [f"weight:{j}" for j in (1, 2, 3, 4)],
        "α2 h2 am": ["weighted:2:1", "weighted:2:2"],
        "c context vector": ["context:1", "context:2"],
        "[c; s]": [f"joined:{i}" for i in (1, 2, 3, 4)],
        "Wc row 2": [f"combine:2:{k}" for k in (1, 2, 3, 4)],
        "Wc [c; s]": ["mixed:1", "mixed:2"],
        "s input of the output layer": ["attentional:1", "attentional:2"],
        "Wo étudiant": ["output:3:1", "output:3:2"],
        "z scores of the target words": [f"logit:{v}" for v in (1, 2, 3, 4)],
        "p probabilities of the target words": [f"probability:{v}" for v in (1, 2, 3, 4)],
    }
    table = {re.sub(r"\s+", " ", first): cells for first, *cells in rows}
    assert len(table) == len(rows) == 25
    for first, names in vector.items():
        assert [value(cell) for cell in table[first] if cell] == pytest.approx([right[n] for n in names], abs=5.1e-5), (
            first
        )
    assert stage.violations() == []


def test_motion_only_for_who_wants_it(show):
    for calm, moves in ((True, False), (False, True)):
        stage = show(student(step=1), calm=calm)
        name = number(stage, "weight:1").evaluate("n => getComputedStyle(n).animationName")
        seconds = stage.page.locator(".moves").first.evaluate("n => parseFloat(getComputedStyle(n).transitionDuration)")
        assert ((name != "none"), seconds > 0) == (moves, moves)


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    words = {"why 1": evil, "keys": evil, "step 2": evil, "reading 6": evil + "{written}", "decoder": evil}
    stage = show(
        SixSteps(
            [evil, "b"], [1, 1], [[1, 1]] * 2, [[1] * 4] * 2, [[1, 2]], [evil], caption=evil, strings=words, step=5
        )
    )
    stage.page.get_by_role("button", name="Show the numbers").click()
    set_traits(stage, step=0)
    set_traits(stage, step=5)
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.page.locator(".written").inner_text() == evil
    assert stage.page.locator(".word.encoder").first.inner_text() == evil
    assert stage.reading() == evil * 2


def test_it_speaks_another_language(show):
    words = {
        "reading 2": "Schritt {step}, {name}: am meisten Gewicht auf {word}, {weight}.",
        "step 2": "Softmax",
        "why 1": "Wie gut {key:der Schlüssel} zur {query:Anfrage} {s} passt.",
        "weight of": "Gewicht von {word}",
    }
    stage = show(student(step=1, strings=words))
    assert stage.reading() == "Schritt 2, Softmax: am meisten Gewicht auf student, 70 %."
    assert (
        stage.page.locator(".why").first.locator("p").last.inner_text() == "Wie gut der Schlüssel zur Anfrage s passt."
    )
    assert stage.page.locator(".why p:not(.rule) .key").first.inner_text() == "der Schlüssel"
    assert number(stage, "weight:1").get_attribute("aria-label") == "Gewicht von I: 0.11"


def test_python_and_the_page_name_the_same_numbers(show):
    for shape in ((1, 1, 1), (2, 4, 4), (3, 6, 6)):
        figure = of_shape(*shape, step=5)
        inputs = set(NUMBERS)
        stage = show(figure)
        assert sorted(figure.names()) == sorted(name for name in shown(stage) if name.split(":")[0] not in inputs)


def test_what_the_page_sends_arrives_in_python():
    figure = student()
    data = torch.tensor([0.5, -0.25]).numpy().tobytes()
    figure.set_state(
        {"state": {"dtype": "f32", "shape": [2], "data": memoryview(data)}, "step": 3, "opened": "score:4"}
    )
    assert figure.state.tolist() == [0.5, -0.25]
    assert (figure.step, figure.opened) == (3, "score:4")


def test_python_can_change_the_sizes_in_one_go():
    figure = student()
    with figure.hold_trait_notifications():
        for name, tensor in random_inputs(3, 4, 4).items():
            setattr(figure, name, tensor)
    assert figure.memory.shape == (4, 3)


def test_the_still_picture_shows_all_six_steps():
    figure = SixSteps(["<b>", *SOURCE[1:]], *NUMBERS.values(), VOCABULARY)
    texts = [text.text for text in ElementTree.fromstring(figure.picture()).iter("{http://www.w3.org/2000/svg}text")]
    right = expected(NUMBERS)
    for name in ("score:4", "weight:4", "weighted:4:1", "context:2", "probability:3"):
        assert f"{right[name]:.2f}" in texts, name
    assert {"<b>", "étudiant", "−0.80"} <= set(texts)
    assert "the word that it writes: étudiant (95 %)" in figure.describe()
    assert "student 70 %" in figure.describe()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"state": [1.0] * 4}, r"state has shape \(4,\): expected \(d,\), with d from 1 to 3"),
        ({"state": [[1.0, 2.0]]}, r"state has shape \(1, 2\): expected \(d,\)"),
        ({"memory": [[1.0, 2.0]] * 3}, r"memory has shape \(3, 2\): expected \(4, 2\), which is \(source words, d\)"),
        ({"combine": [[1.0] * 2] * 4}, r"combine has shape \(4, 2\): expected \(2, 4\), which is \(d, 2 d\)"),
        ({"output": [[1.0] * 4] * 2}, r"output has shape \(2, 4\): expected \(4, 2\), which is \(words of the voc"),
        ({"output": [[1.0, 3.5]] * 4}, "output holds 3.5, but the figure's numbers go from −3 to 3"),
        ({"memory": [[1.0, math.nan]] * 4}, "memory: .*infinite or not a number"),
        ({"memory": "four"}, "memory: a figure shows numbers"),
        ({"source": ""}, "source has no tokens"),
        ({"source": "a b c d e f g"}, "source has 7 words: the figure has room for 6"),
        ({"vocabulary": "a b c d e f g"}, "vocabulary has 7 words: the figure has room for 6"),
        ({"step": 6}, r"step is 6: expected 0 \(score\) to 5 \(prediction\)"),
        ({"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_input_gets_a_clear_error(change, message):
    good = {"source": SOURCE, **NUMBERS, "vocabulary": VOCABULARY}
    with pytest.raises(ValueError, match=message):
        SixSteps(**(good | change))


def test_bad_traits_get_a_clear_error():
    figure = student()
    for name, new, message in (
        ("state", [1.0, 2.0, 3.0], r"memory has shape \(4, 2\): expected \(4, 3\)"),
        ("memory", [[1.0, 2.0]], r"memory has shape \(1, 2\): expected \(4, 2\)"),
        ("combine", [[9.0] * 4] * 2, "combine holds 9"),
        ("step", -1, "step is -1: expected 0"),
        ("opened", "score:5", "opened names no number of this figure: 'score:5'"),
    ):
        with pytest.raises(traitlets.TraitError, match=message):
            setattr(figure, name, new)
    assert figure.state.tolist() == pytest.approx(NUMBERS["state"])
    bytes_of_a_picture = SixSteps("a", [1], [[1]], [[1, 2]], torch.ones(1, 1, dtype=torch.uint8), "b").output
    assert bytes_of_a_picture.tolist() == [[1.0]], "whole numbers are numbers, not shares of 255"
