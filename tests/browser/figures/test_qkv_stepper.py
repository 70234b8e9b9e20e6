"""QKVStepper in a browser: every number is PyTorch's, every arithmetic comes out, and every way of playing works."""

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

from attnbook.components.self_attention import SelfAttention, causal_mask
from attnbook.widgets.qkv_stepper import QKVStepper

WORDS = ["Anna", "reads", "books"]
NUMBERS = {
    "x": [[1.0, 0.0], [0.6, 0.8], [-1.0, 0.5]],
    "W_Q": [[0.0, 1.0], [2.0, 0.5]],
    "W_K": [[1.0, 0.5], [-0.5, 1.5]],
    "W_V": [[1.0, -0.5], [0.5, 1.0]],
}
CAUSAL = causal_mask(3)
STEPS = ["words", "query, key, value", "scores", "scaled", "masked", "weights", "mixture"]
LAST = 6  # the last step of a figure with a mask
STEP_OF = {"x": 0, "W_Q": 1, "W_K": 1, "W_V": 1, "query": 1, "key": 1, "value": 1, "score": 2, "scaled": 3}
STEP_OF |= {"masked": 4, "weight": 5, "whole": 5, "weighted": 6, "mixture": 6}


def sentence(mask: object = CAUSAL, **options: object) -> QKVStepper:
    return QKVStepper(WORDS, *NUMBERS.values(), mask=mask, caption="Three words.", **options)


def random_inputs(n: int, d_model: int, d_k: int, d_v: int, seed: int = 0) -> dict[str, torch.Tensor]:
    g = torch.Generator().manual_seed(seed)
    shapes = {"x": (n, d_model), "W_Q": (d_k, d_model), "W_K": (d_k, d_model), "W_V": (d_v, d_model)}
    return {name: torch.randn(shape, generator=g).clamp(-3, 3) for name, shape in shapes.items()}


def of_shape(n: int, *sizes: int, **options: object) -> QKVStepper:
    words = ["the", "keys", "that", "Anna", "forgot"][:n]
    return QKVStepper(words, *random_inputs(n, *sizes).values(), **options)


def tensors(inputs: dict[str, object]) -> dict[str, torch.Tensor]:
    return {name: torch.as_tensor(numbers, dtype=torch.float64) for name, numbers in inputs.items()}


def attention(inputs: dict[str, object]) -> SelfAttention:
    """The chapter's module with these matrices."""
    _, w_q, w_k, w_v = tensors(inputs).values()
    module = SelfAttention(w_q.shape[1], len(w_q), len(w_v)).double()
    module.load_state_dict({"W_Q.weight": w_q, "W_K.weight": w_k, "W_V.weight": w_v})
    return module


@torch.no_grad()
def looks(inputs: dict[str, object], mask: torch.Tensor | None = None) -> tuple[torch.Tensor, torch.Tensor]:
    """What each word sees, and where it looks, as the chapter's module computes it."""
    return attention(inputs)(tensors(inputs)["x"], mask)


@torch.no_grad()
def expected(inputs: dict[str, object], mask: torch.Tensor | None = CAUSAL, asking: int = 0) -> dict[str, float]:
    """Every number of the figure by its name, as PyTorch computes it."""
    numbers, module = tensors(inputs), attention(inputs)
    query, key, value = (matrix(numbers["x"]) for matrix in (module.W_Q, module.W_K, module.W_V))
    seen, weights = looks(inputs, mask)
    score = query[asking] @ key.T
    scaled = score / key.shape[1] ** 0.5
    numbers |= {"query": query, "key": key, "value": value, "score": score, "scaled": scaled}
    if mask is not None:
        numbers["masked"] = scaled.masked_fill(~mask[asking], -torch.inf)
    numbers |= {"weight": weights[asking], "whole": weights[asking].sum()}
    return by_name(numbers | {"weighted": weights[asking][:, None] * value, "mixture": seen[asking]})


def assert_shows(
    stage,
    inputs: dict[str, object] = NUMBERS,
    mask: torch.Tensor | None = CAUSAL,
    asking: int = 0,
    step: int = LAST,
) -> None:
    """All numbers of the page are those of PyTorch; `step` is counted as if there were a mask."""
    numbers = shown(stage)
    right = expected(inputs, mask, asking)
    right = {name: wanted for name, wanted in right.items() if STEP_OF[name.split(":")[0]] <= step}
    assert numbers.keys() == right.keys()
    for name, wanted in right.items():
        assert numbers[name] == pytest.approx(wanted, abs=5.01e-3), name
    if step >= STEP_OF["weight"]:
        assert_map(stage, looks(inputs, mask)[1], mask, asking)


def assert_map(stage, weights: torch.Tensor, mask: torch.Tensor | None, asking: int) -> None:
    """The map's squares are as dark as the weights of all words, the forbidden ones are crossed, one row is marked."""
    rows = stage.page.locator(".looks")
    assert [row == "true" for row in rows.evaluate_all("all => all.map(row => row.ariaPressed)")] == [
        i == asking for i in range(len(weights))
    ]
    squares = rows.evaluate_all(
        """all => all.map(row => [...row.querySelectorAll(".square")].map(square =>
            [parseFloat(square.style.getPropertyValue("--share")), square.classList.contains("crossed")]))"""
    )
    found = torch.tensor([[share / 100 for share, _ in row] for row in squares], dtype=torch.float64)
    torch.testing.assert_close(found, weights, atol=1e-4, rtol=0)
    crossed = torch.tensor([[crossed for _, crossed in row] for row in squares])
    assert torch.equal(crossed, torch.zeros_like(crossed) if mask is None else ~mask)


def with_change(name: str, index: tuple[int, ...], new: float) -> dict[str, torch.Tensor]:
    inputs = {key: torch.tensor(numbers) for key, numbers in NUMBERS.items()}
    inputs[name][index] = new
    return inputs


def word_button(stage, step: int, word: str):
    """A word that is a button, in the band of a step, counted from 1."""
    return stage.page.locator(".band").nth(step - 1).locator("button.token", has_text=word)


def focused(stage) -> str | None:
    return stage.page.evaluate(
        "(e => e?.dataset.number ?? e?.innerText.split('\\n')[0])(document.activeElement.shadowRoot?.activeElement)"
    )


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_whole(show, width, mode):
    stage = show(sentence(step=LAST, asking=1, opened="weight:1"), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "Three words."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert work(stage).startswith("α21")
    assert stage.violations() == []


@pytest.mark.parametrize("width", [1280, 390])
def test_every_step_is_readable_and_sound(show, width):
    stage = show(sentence(asking=1), width=width, mode="dark" if width == 390 else "light")
    for step, name in enumerate(STEPS):
        stage.page.locator(".chips button").nth(step).click()
        assert stage.trait("step") == step
        assert stage.reading().startswith(f"Step {step + 1} of 7, {name}: ")
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
        assert stage.violations() == [], f"step {step + 1}"


@pytest.mark.parametrize("width", [1280, 728, 390])
@pytest.mark.parametrize("shape", [(5, 4, 3, 3), (3, 2, 2, 2)])
def test_no_number_is_cut_off_or_covered(show, width, shape):
    n = shape[0]
    stage = show(of_shape(*shape, mask=causal_mask(n), step=LAST, asking=n - 1), width=width)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert_apart(stage, width)


def test_even_the_largest_numbers_stand_apart(show):
    inputs = {
        "x": torch.full((5, 4), 3.0),
        "W_Q": torch.full((3, 4), 3.0),
        "W_K": torch.full((3, 4), -3.0),
        "W_V": torch.full((3, 4), -3.0),
    }
    words = ["a", "b", "c", "d", "e"]
    stage = show(QKVStepper(words, *inputs.values(), step=5), width=390)
    assert number(stage, "score:1").inner_text() == "−3888.00"
    assert_shows(stage, inputs, None)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_apart(stage, 390)
    number(stage, "weight:1").click()
    assert work(stage) == f"α11 = exp(−2244.74) / ({' + '.join(['exp(−2244.74)'] * 5)}) = 0.20"


@pytest.mark.parametrize("width", [1280, 390])
def test_fingers_find_everything(show, width):
    """Whatever can be pressed is at least 24 pixels wide and high."""
    stage = show(of_shape(5, 4, 3, 3, mask=causal_mask(5), step=LAST), width=width)
    boxes = stage.page.locator(".figure button, .figure [role=slider]").evaluate_all(
        "all => all.map(e => [e.innerText, e.getBoundingClientRect().width, e.getBoundingClientRect().height])"
    )
    assert [box for box in boxes if min(box[1:]) < 23.99] == []


def test_the_numbers_are_pytorchs_in_every_step(show):
    stage = show(sentence(asking=1))
    for step in range(7):
        assert_shows(stage, asking=1, step=step)
        if step < LAST:
            stage.page.get_by_role("button", name="Next step").click()
    for step in range(5, -1, -1):
        stage.page.get_by_role("button", name="Step back").click()
        assert_shows(stage, asking=1, step=step)
    assert stage.page.get_by_role("button", name="Step back").is_disabled()


@pytest.mark.parametrize("shape", [(2, 1, 1, 1), (3, 4, 1, 3), (4, 2, 3, 2), (5, 4, 3, 3)])
@pytest.mark.parametrize("masked", [True, False])
def test_the_numbers_are_pytorchs_in_every_shape(show, shape, masked):
    n = shape[0]
    mask = causal_mask(n) if masked else None
    stage = show(of_shape(*shape, mask=mask, step=LAST if masked else LAST - 1, asking=n - 1))
    for asking in (n - 1, 0):
        word_button(stage, 3, ["the", "keys", "that", "Anna", "forgot"][asking]).click()
        assert_shows(stage, random_inputs(*shape), mask, asking)


def test_without_a_mask_there_is_one_step_less(show):
    stage = show(sentence(mask=None))
    names = [name for name in STEPS if name != "masked"]
    assert stage.page.locator(".chips .name").all_inner_texts() == names
    assert stage.page.locator(".band .title .name").all_inner_texts() == names
    for step in range(6):
        set_traits(stage, step=step)
        assert_shows(stage, mask=None, step=step if step < 4 else step + 1)
    assert stage.reading().startswith("Step 6 of 6, mixture: ")
    assert stage.page.locator(".crossed, .token.may").count() == 0
    set_traits(stage, opened="masked:1")
    assert work(stage) == ""
    set_traits(stage, mask=CAUSAL.tolist(), step=LAST, opened="")
    assert_shows(stage)
    set_traits(stage, mask=None)  # Python takes the step back too, but a page may be without Python
    assert stage.reading().startswith("Step 6 of 6, mixture: ")


def test_a_word_is_asked_by_click_in_its_column_or_in_the_map(show):
    stage = show(sentence(step=LAST))
    word_button(stage, 3, "reads").click()
    assert stage.trait("asking") == 1
    assert_shows(stage, asking=1)
    assert stage.page.locator(".word.asks").inner_text() == "reads"
    stage.page.locator(".looks").nth(2).click()
    assert stage.trait("asking") == 2
    assert_shows(stage, asking=2)
    assert stage.page.locator(".word.asks").inner_text() == "books"
    assert [button.get_attribute("aria-pressed") for button in stage.page.locator(".token.query").all()] == [
        "false",
        "false",
        "true",
    ]
    assert stage.page.locator(".symbol").filter(has_text="q3").count() == 3, "the query stands beside the keys"


def test_an_open_arithmetic_follows_who_asks(show):
    stage = show(sentence(step=LAST, opened="score:1"))
    assert work(stage) == "q1 · k1 = 0.00 × 1.00 + 2.00 × (−0.50) = −1.00"
    word_button(stage, 3, "reads").click()
    assert work(stage) == "q2 · k1 = 0.80 × 1.00 + 1.60 × (−0.50) = 0.00"


def test_the_mask_is_clicked(show):
    stage = show(sentence(step=LAST, asking=1))
    mask = CAUSAL.clone()
    for word, j in (("books", 2), ("Anna", 0), ("reads", 1)):
        word_button(stage, 5, word).click()
        mask[1, j] = ~mask[1, j]
        assert stage.trait("mask") == mask.tolist()
        assert_shows(stage, mask=mask, asking=1)
        assert word_button(stage, 5, word).get_attribute("aria-pressed") == str(mask[1, j].item()).lower()
    assert mask[1].tolist() == [False, False, True]
    word_button(stage, 5, "books").click()
    mask[1] = False
    assert_shows(stage, mask=mask, asking=1)
    assert {number(stage, f"masked:{j}").inner_text() for j in (1, 2, 3)} == {"−∞"}
    assert stage.reading() == (
        "Step 7 of 7, mixture: “reads” may look at nothing. All its weights are 0, and so is what it sees."
    )
    number(stage, "weight:2").click()
    assert work(stage) == "α22 = 0.00 (there is nothing to look at)"
    stage.page.get_by_role("button", name="Start again").click()
    assert stage.trait("mask") == CAUSAL.tolist()
    assert_shows(stage, asking=1)


def test_the_mouse_drags_words_and_matrices(show):
    for name, place, index, before in (
        ("x", "3:2", (2, 1), 0.5),
        ("W_Q", "2:1", (1, 0), 2.0),
        ("W_K", "1:2", (0, 1), 0.5),
        ("W_V", "2:2", (1, 1), 1.0),
    ):
        stage = show(sentence(step=LAST, asking=2))
        drag(stage, f"{name}:{place}", -20)
        inputs = with_change(name, index, before - 0.25)
        assert_shows(stage, inputs, asking=2)
        assert trait_values(stage, name) == pytest.approx(inputs[name].flatten().tolist())
        drag(stage, f"{name}:{place}", 4000)
        assert_shows(stage, with_change(name, index, 3.0), asking=2)


def test_keys_change_a_number(show):
    stage = show(sentence(step=LAST))
    number(stage, "W_K:1:1").focus()
    for key, now in (("ArrowRight", 1.05), ("PageUp", 1.3), ("Shift+ArrowDown", 1.05), ("Home", -3.0), ("End", 3.0)):
        stage.page.keyboard.press(key)
        assert_shows(stage, with_change("W_K", (0, 0), now))


def test_fingers_drag_scroll_and_tap(show):
    stage = show(sentence(), width=390, touch=True)
    stage.page.get_by_role("button", name="Next step").tap()
    assert stage.trait("step") == 1
    finger(stage, "W_Q:1:2", -40, 2)
    inputs = with_change("W_Q", (0, 1), 0.5)
    assert_shows(stage, inputs, step=1)
    number(stage, "query:2:1").tap()
    assert work(stage) == "q2, entry 1 = 0.00 × 0.60 + 0.50 × 0.80 = 0.40"
    stage.page.locator(".band.next .title").tap()
    word_button(stage, 3, "books").tap()
    assert stage.trait("asking") == 2
    set_traits(stage, step=LAST)
    word_button(stage, 5, "Anna").tap()
    mask = CAUSAL.clone()
    mask[2, 0] = False
    assert_shows(stage, inputs, mask, asking=2)
    stage.page.locator(".looks").first.tap()
    assert_shows(stage, inputs, mask, asking=0)
    number(stage, "x:1:1").scroll_into_view_if_needed()
    before = stage.page.evaluate("scrollY")
    finger(stage, "x:1:1", 5, -200)
    assert stage.page.evaluate("scrollY") > before + 50, "the page does not scroll"
    assert_shows(stage, inputs, mask)


def test_traits_from_outside_are_shown(show):
    stage = show(sentence())
    inputs = random_inputs(3, 2, 2, 2, seed=1)
    mask = torch.tensor([[True, False, True], [False, True, False], [True, True, True]])
    set_traits(stage, **inputs, step=LAST, asking=1, mask=mask.tolist())
    assert_shows(stage, inputs, mask, asking=1)
    set_traits(stage, opened="mixture:2")
    assert work(stage).startswith("c2, entry 2 = ")
    for nonsense in ("mixture:3", "weighted:1", "constructor", "score:x", "query:4:1"):
        set_traits(stage, opened=nonsense)
        assert work(stage) == ""
    set_traits(stage, words=["a", "b", "c"])
    assert stage.reading().endswith("most of it from “b”, 100\u00a0%.")


def test_another_size_from_outside_begins_anew(show):
    stage = show(sentence(step=LAST, asking=2, opened="weighted:3:2"))
    inputs = random_inputs(2, 4, 3, 1)
    set_traits(stage, words=["a", "b"], **inputs, mask=causal_mask(2).tolist(), asking=1)
    assert_shows(stage, inputs, causal_mask(2), asking=1)
    number(stage, "x:2:4").focus()
    stage.page.keyboard.press("ArrowUp")
    stage.page.get_by_role("button", name="Start again").click()
    assert_shows(stage, inputs, causal_mask(2), asking=1)


def test_start_again(show):
    stage = show(sentence(step=LAST, asking=1))
    for name in ("x:1:1", "W_Q:1:1", "W_K:2:2", "W_V:1:1"):
        drag(stage, name, 40)
    word_button(stage, 5, "Anna").click()
    stage.page.get_by_role("button", name="Start again").click()
    assert_shows(stage, asking=1)
    assert trait_values(stage, "x") == pytest.approx([n for row in NUMBERS["x"] for n in row])
    assert (stage.trait("step"), stage.trait("asking")) == (LAST, 1)


@pytest.mark.parametrize("seed", [None, 0, 1])
def test_every_arithmetic_comes_out(show, seed):
    """Each computed number opens; what it shows are the numbers that are used, and it comes out as they say."""
    inputs = NUMBERS if seed is None else random_inputs(3, 4, 3, 2, seed=seed)
    figure = QKVStepper(WORDS, *inputs.values(), mask=CAUSAL, step=LAST, asking=1)
    stage = show(figure)
    numbers = shown(stage)
    for name in figure.names():
        number(stage, name).click()
        assert stage.trait("opened") == name
        text = work(stage).replace(" (from unrounded numbers)", "")
        if name.startswith("masked"):
            because = "(it may not look there)" if name == "masked:3" else "(it may look there: the score stays)"
            assert text == f"e2{name[-1]} = {number(stage, name).inner_text()} {because}"
            continue
        for used in stage.page.locator(".used [data-number]").all_inner_texts():
            assert used in text, "a number that is marked is in the arithmetic"
        *chain, last = re.split(r"[=≈]", text)
        assert value(last.strip()) == numbers[name], text
        computed = [part for part in chain[1:] if not NUMERIC.sub("", part)]
        assert computed, text
        for part in computed:
            assert in_python(part) == pytest.approx(numbers[name], abs=0.06, rel=0.02), text
        right = abs(in_python(computed[-1]) - numbers[name]) < 1e-9
        assert text.endswith(f"= {last.strip()}") == right, text
        off = abs(float(f"{in_python(computed[-1]):.2f}") - numbers[name]) > 1e-9
        assert ("unrounded" in work(stage)) == off, text


def test_an_arithmetic_in_words(show):
    stage = show(sentence(step=LAST, asking=1))
    for name, text in {
        "query:2:2": "q2, entry 2 = 2.00 × 0.60 + 0.50 × 0.80 = 1.60",
        "key:3:1": "k3, entry 1 = 1.00 × (−1.00) + 0.50 × 0.50 = −0.75",
        "value:1:2": "v1, entry 2 = 0.50 × 1.00 + 1.00 × 0.00 = 0.50",
        "score:2": "q2 · k2 = 0.80 × 1.00 + 1.60 × 0.90 = 2.24",
        "scaled:2": "e22 = 2.24 / √2 ≈ 2.24 / 1.41 ≈ 1.58 (from unrounded numbers)",
        "masked:2": "e22 = 1.58 (it may look there: the score stays)",
        "masked:3": "e23 = −∞ (it may not look there)",
        "weight:2": "α22 = exp(1.58) / (exp(0.00) + exp(1.58) + exp(−∞)) ≈ 4.85 / 5.85 ≈ 0.83",
        "weight:3": "α23 = exp(−∞) / (exp(0.00) + exp(1.58) + exp(−∞)) ≈ 0.00 / 5.85 = 0.00",
        "whole": "Σj α2j = 0.17 + 0.83 + 0.00 = 1.00",
        "weighted:2:1": "α22 v2, entry 1 = 0.83 × 0.20 ≈ 0.17",
        "mixture:2": "c2, entry 2 = 0.09 + 0.91 + 0.00 = 1.00",
    }.items():
        number(stage, name).click()
        assert work(stage) == text
    stage = show(QKVStepper("a b", [[1], [2]], [[1]], [[1]], [[1]], step=3))
    number(stage, "scaled:2").click()
    assert work(stage) == "e12 = 2.00 / √1 = 2.00 / 1.00 = 2.00"


def test_what_is_used_is_marked_where_it_stands(show):
    stage = show(sentence(step=LAST, asking=1))
    for name, used in {
        "query:3:2": ["W_Q:2:1", "W_Q:2:2", "x:3:1", "x:3:2"],
        "key:1:1": ["W_K:1:1", "W_K:1:2", "x:1:1", "x:1:2"],
        "value:2:1": ["W_V:1:1", "W_V:1:2", "x:2:1", "x:2:2"],
        "score:3": ["query:2:1", "query:2:2", "key:3:1", "key:3:2"],
        "scaled:3": ["score:3"],
        "masked:3": ["scaled:3"],
        "weight:1": ["masked:1", "masked:2", "masked:3"],
        "whole": ["weight:1", "weight:2", "weight:3"],
        "weighted:3:2": ["weight:3", "value:3:2"],
        "mixture:1": ["weighted:1:1", "weighted:2:1", "weighted:3:1"],
    }.items():
        number(stage, name).click()
        marked = stage.page.locator(".used [data-number]").evaluate_all("all => all.map(n => n.dataset.number)")
        assert set(marked) == set(used), name
        assert stage.page.locator(f'[data-number="{name}"][aria-expanded="true"]').count() >= 1
    assert stage.violations() == []
    stage = show(sentence(mask=None, step=5, opened="weight:1"))
    marked = stage.page.locator(".used [data-number]").evaluate_all("all => all.map(n => n.dataset.number)")
    assert marked == ["scaled:1", "scaled:2", "scaled:3"]


def test_an_arithmetic_closes(show):
    stage = show(sentence(step=LAST))
    number(stage, "score:1").click()
    number(stage, "score:1").click()
    assert (work(stage), stage.trait("opened")) == ("", "")
    number(stage, "weight:1").press("Enter")
    assert work(stage).startswith("α11")
    stage.page.keyboard.press("Escape")
    assert (work(stage), stage.page.locator(".used").count()) == ("", 0)
    assert focused(stage) == "weight:1"


def test_a_column_belongs_to_a_word(show):
    """A word's vector, query, key, value, score, weight and weighted value stand below each other."""
    middle = "n => (({ left, right }) => (left + right) / 2)(n.getBoundingClientRect())"
    for width, shape in ((1280, (3, 2, 2, 2)), (728, (5, 4, 3, 3)), (390, (5, 4, 3, 3))):
        stage = show(of_shape(*shape, mask=causal_mask(shape[0]), step=LAST), width=width)
        for j in range(2, shape[0] + 1):
            kinds = [f"{kind}:{j}:1" for kind in ("x", "query", "key", "value", "weighted")]
            names = kinds + [f"{kind}:{j}" for kind in ("score", "scaled", "masked", "weight")]
            places = [number(stage, name).evaluate(middle) for name in names]
            places.append(stage.page.locator(".looks").first.locator(".square").nth(j - 1).evaluate(middle))
            assert max(places) - min(places) < 2, (width, j)


def test_the_matrices_stand_there_once(show):
    stage = show(of_shape(5, 4, 3, 3, step=5))
    for trait in ("W_Q", "W_K", "W_V"):
        assert stage.page.locator(f'[data-number="{trait}:1:1"]').count() == 1
    assert stage.page.locator(".matrix").count() == 3
    assert stage.page.locator(".one").inner_text() == "One set of three matrices"


def test_the_keyboard_reaches_everything(show):
    stage = show(sentence(step=LAST, asking=1))
    stops = []
    for _ in range(80):
        stage.page.keyboard.press("Tab")
        stops.append(focused(stage))
        if stops[-1] is None:
            break
    sliders = [name for name in expected(NUMBERS) if name.split(":")[0] in NUMBERS]
    assert set(sliders) <= set(stops)
    others = [stop for stop in stops if stop not in sliders]
    assert others[others.index("query:1:1") :] == [
        "query:1:1",
        "key:1:1",
        "value:1:1",
        "reads",
        "score:1",
        "scaled:1",
        "Anna",
        "weight:1",
        "reads",
        "mixture:1",
        "Show the numbers",
        None,
    ]


def test_arrow_keys_lead_through_a_group(show):
    stage = show(sentence(step=LAST, asking=1))
    for start, keys in {
        "query:1:1": {"ArrowRight": "query:2:1", "ArrowDown": "query:2:2", "ArrowLeft": "query:1:2"},
        "key:3:1": {"ArrowDown": "key:3:2", "ArrowUp": "key:3:1"},
        "score:2": {"ArrowUp": "key:2:2", "ArrowDown": "score:2", "ArrowRight": "score:3"},
        "weight:1": {"ArrowRight": "weight:2", "ArrowLeft": "weight:1"},
        "mixture:1": {"ArrowRight": "weighted:1:1", "ArrowDown": "weighted:1:2", "ArrowLeft": "mixture:2"},
    }.items():
        number(stage, start).focus()
        for key, to in keys.items():
            stage.page.keyboard.press(key)
            assert focused(stage) == to, (start, key)
    stage.page.keyboard.press("Enter")
    assert work(stage).startswith("c2, entry 2")
    word_button(stage, 5, "Anna").focus()
    stage.page.keyboard.press("ArrowRight")
    stage.page.keyboard.press("ArrowRight")
    stage.page.keyboard.press(" ")
    assert stage.trait("mask")[1] == [True, True, True]
    stage.page.keyboard.press("ArrowDown")
    assert focused(stage) == "masked:3"
    word_button(stage, 3, "reads").focus()
    stage.page.keyboard.press("ArrowLeft")
    stage.page.keyboard.press("Enter")
    assert stage.trait("asking") == 0
    stage.page.locator(".looks").first.focus()
    stage.page.keyboard.press("ArrowDown")
    stage.page.keyboard.press("ArrowDown")
    stage.page.keyboard.press("Enter")
    assert stage.trait("asking") == 2
    outline = "document.activeElement.shadowRoot.activeElement"
    assert stage.page.evaluate(f"getComputedStyle({outline}).outlineStyle") == "solid", "the focus is seen"


def test_the_readings(show):
    stage = show(sentence(asking=1))
    readings = []
    for step in range(7):
        set_traits(stage, step=step)
        readings.append(stage.reading().replace("\u00a0", " "))
    assert readings == [
        "Step 1 of 7, words: 3 words, each with a vector of 2 numbers.",
        "Step 2 of 7, query, key, value: the same 12 numbers in three matrices serve all 3 words.",
        "Step 3 of 7, scores: “reads” asks. Best fit: “reads”, with 2.24.",
        "Step 4 of 7, scaled: “reads” will get 83 %; unscaled, 90 %.",
        "Step 5 of 7, masked: “reads” may look at “Anna” and “reads”, but not at “books”.",
        "Step 6 of 7, weights: “reads” looks most at “reads”, with 83 %.",
        "Step 7 of 7, mixture: “reads” sees (0.34, 1.00), most of it from “reads”, 83 %.",
    ]
    assert stage.page.locator(".reading").get_attribute("aria-live") == "polite"
    set_traits(stage, step=4, asking=2)
    assert stage.reading() == "Step 5 of 7, masked: “books” may look at every word."


def test_the_readings_of_special_cases(show):
    twins = {"x": [[1, 0], [0, 1], [1, 0]]} | {name: [[1, 0], [0, 1]] for name in ("W_Q", "W_K", "W_V")}
    stage = show(QKVStepper(WORDS, *twins.values(), step=1))
    assert stage.reading().endswith("“Anna” and “books” have the same vector, so they ask the same.")
    set_traits(stage, step=4)
    assert stage.reading() == ("Step 5 of 6, weights: “Anna” looks most at “Anna” and “books”, with 40\u00a0% each.")
    stage = show(QKVStepper("a b", [[1], [2]], [[1]], [[1]], [[1]], step=3))
    assert stage.reading().endswith("with keys of one number, the root is 1 and nothing changes.")


def test_what_a_screen_reader_is_told(show):
    stage = show(sentence(step=LAST, asking=1))
    for name, label in {"x:3:1": "vector of books, entry 1", "W_K:2:1": "W_K, row 2, column 1"}.items():
        slider = number(stage, name)
        assert slider.get_attribute("role") == "slider"
        assert slider.get_attribute("aria-label") == label
    assert number(stage, "query:3:2").get_attribute("aria-label") == "query of books, entry 2: −1.75"
    assert number(stage, "masked:3").get_attribute("aria-label") == "score of books, masked: −∞"
    assert word_button(stage, 5, "books").get_attribute("aria-label") == "reads may look at books"
    assert stage.page.locator(".looks").nth(1).get_attribute("aria-label") == (
        "reads: Anna 17 %, reads 83 %, books may not look"
    )


def test_colours_have_their_meaning(show):
    stage = show(sentence(step=LAST))
    for name, kind in {"query:1:1": "query", "W_Q:1:1": "query", "key:1:1": "key", "value:1:1": "value"}.items():
        colour = number(stage, name).evaluate("n => getComputedStyle(n).color")
        wanted = stage.page.locator(".figure").evaluate(
            """(figure, kind) => {
                const sample = figure.appendChild(document.createElement("b"));
                sample.className = kind;
                return getComputedStyle(sample).color;
            }""",
            kind,
        )
        assert colour == wanted, name


def test_the_bars_are_the_weights(show):
    stage = show(sentence(step=LAST, asking=2))
    heights = stage.page.locator(".pillar span").evaluate_all(
        "all => all.map(n => n.getBoundingClientRect().height / n.parentElement.getBoundingClientRect().height)"
    )
    assert heights == pytest.approx(looks(NUMBERS, CAUSAL)[1][2].tolist(), abs=0.02)


def test_the_number_table_is_pytorchs(show):
    stage = show(sentence(asking=1))
    stage.page.get_by_role("button", name="Show the numbers").click()
    head, *rows = stage.table()
    assert head == ["number", "1", "2", "3"]
    right = expected(NUMBERS, asking=1)
    table = {re.sub(r"\s+", " ", first): cells for first, *cells in rows}
    assert len(table) == len(rows) == 27
    _, weights = looks(NUMBERS, CAUSAL)
    for first, names in {
        "x2 reads": ["x:2:1", "x:2:2"],
        "WQ row 2": ["W_Q:2:1", "W_Q:2:2"],
        "q3 books": ["query:3:1", "query:3:2"],
        "WK row 1": ["W_K:1:1", "W_K:1:2"],
        "k1 Anna": ["key:1:1", "key:1:2"],
        "v2 reads": ["value:2:1", "value:2:2"],
        "q2 · kj scores": ["score:1", "score:2", "score:3"],
        "e2j scores, divided": ["scaled:1", "scaled:2", "scaled:3"],
        "α22 v2 reads": ["weighted:2:1", "weighted:2:2"],
        "c2 mixture": ["mixture:1", "mixture:2"],
    }.items():
        assert [value(cell) for cell in table[first] if cell] == pytest.approx([right[n] for n in names], abs=5.1e-5), (
            first
        )
    for i, word in enumerate(WORDS):
        row = [value(cell) for cell in table[f"α{i + 1}j weights, {word}"]]
        assert row == pytest.approx(weights[i].tolist(), abs=5.1e-5)
    assert stage.violations() == []


def test_motion_only_for_who_wants_it(show):
    for calm, moves in ((True, False), (False, True)):
        stage = show(sentence(step=5), calm=calm)
        name = number(stage, "weight:1").evaluate("n => getComputedStyle(n).animationName")
        seconds = stage.page.locator(".moves").first.evaluate("n => parseFloat(getComputedStyle(n).transitionDuration)")
        assert ((name != "none"), seconds > 0) == (moves, moves)


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    strings = {"why roles": evil, "step words": evil, "who": evil, "reading mixture": evil + "{best}", "crossed": evil}
    figure = QKVStepper([evil, "b", "c"], *NUMBERS.values(), mask=CAUSAL, caption=evil, strings=strings, step=LAST)
    stage = show(figure)
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.reading() == f"{evil}“{evil}”"
    assert "&lt;img" in figure.picture()


def test_it_speaks_another_language(show):
    strings = {
        "reading weights": "Schritt {step}, {name}: {asker} schaut am meisten auf {best}, {weight}.",
        "step weights": "Gewichte",
        "why scores": "Die {query:Anfrage} {q_i} trifft den {key:Schlüssel}.",
        "quoted": "„{word}“",
    }
    stage = show(sentence(step=5, asking=1, strings=strings))
    assert stage.reading() == "Schritt 6, Gewichte: „reads“ schaut am meisten auf „reads“, 83\u00a0%."
    assert "Die Anfrage qi trifft den Schlüssel." in stage.page.locator(".why").nth(2).inner_text()


def test_python_and_the_page_name_the_same_numbers(show):
    for shape, mask in (((2, 1, 1, 1), None), ((5, 4, 3, 2), causal_mask(5))):
        figure = of_shape(*shape, mask=mask, step=5 if mask is None else LAST)
        stage = show(figure)
        assert sorted(figure.names()) == sorted(name for name in shown(stage) if name.split(":")[0] not in NUMBERS)


def test_what_the_page_sends_arrives_in_python():
    figure = sentence()
    data = torch.tensor([0.5, -0.25, 1.0, 2.0]).numpy().tobytes()
    mask = [[True, False, False]] * 3
    figure.set_state(
        {
            "W_V": {"dtype": "f32", "shape": [2, 2], "data": memoryview(data)},
            "mask": mask,
            "step": 6,
            "asking": 2,
            "opened": "masked:3",
        }
    )
    assert figure.W_V.tolist() == [[0.5, -0.25], [1.0, 2.0]]
    assert (figure.mask, figure.step, figure.asking, figure.opened) == (mask, 6, 2, "masked:3")


def test_python_can_change_all_in_one_go():
    figure = sentence(step=LAST)
    with figure.hold_trait_notifications():
        figure.words = ["a", "b"]
        for name, tensor in random_inputs(2, 4, 3, 1).items():
            setattr(figure, name, tensor)
        figure.mask = causal_mask(2)
    assert (figure.x.shape, figure.W_V.shape) == ((2, 4), (1, 4))
    assert figure.mask == [[True, False], [True, True]]
    figure.mask = None
    assert figure.step == LAST - 1, "a step that is no longer there"


def test_the_still_picture_shows_all_steps():
    figure = QKVStepper(["<b>", *WORDS[1:]], *NUMBERS.values(), mask=CAUSAL, asking=1)
    texts = [text.text for text in ElementTree.fromstring(figure.picture()).iter("{http://www.w3.org/2000/svg}text")]
    right = expected(NUMBERS, asking=1)
    for name, wanted in right.items():
        if name not in ("whole", "masked:3"):
            assert f"{wanted:.2f}".replace("-", "−").replace("−0.00", "0.00") in texts, name
    assert {"<b>", "reads asks", "−∞", "5 masked"} <= set(texts)
    assert "in 7 steps" in figure.describe()
    _, weights = looks(NUMBERS, CAUSAL)
    assert f"reads → reads ({100 * weights[1, 1].item():.0f} %)" in figure.describe()
    nothing = sentence(mask=torch.zeros(3, 3, dtype=torch.bool))
    assert "books → nothing" in nothing.describe()
    assert "nan" not in nothing.picture()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"words": "one"}, "words has 1 words: expected 2 to 5"),
        ({"words": "a b c d e f"}, "words has 6 words: expected 2 to 5"),
        ({"x": [[1.0] * 2] * 2}, r"x has shape \(2, 2\): expected \(3, d_model\)"),
        ({"x": [[1.0] * 5] * 3}, r"x has shape \(3, 5\): expected .* d_model from 1 to 4"),
        ({"x": [1.0, 2.0, 3.0]}, r"x has shape \(3,\): expected \(3, d_model\)"),
        ({"W_Q": [[1.0] * 3] * 2}, r"W_Q has shape \(2, 3\): expected \(d_k, 2\), with d_k from 1 to 3"),
        ({"W_K": [[1.0] * 2] * 4}, r"W_K has shape \(4, 2\): expected \(d_k, 2\)"),
        ({"W_K": [[1.0] * 2]}, "W_Q has 2 rows and W_K 1: expected d_k of both"),
        ({"W_V": [[1.0] * 2] * 4}, r"W_V has shape \(4, 2\): expected \(d_v, 2\), with d_v from 1 to 3"),
        ({"W_V": [[1.0, 3.5]]}, "W_V holds 3.5, but the figure's numbers go from −3 to 3"),
        ({"W_V": [[1.0, math.nan]]}, "W_V: .*infinite or not a number"),
        ({"x": "four"}, "x: a figure shows numbers"),
        ({"mask": torch.full((3, 3), -0.5)}, r"mask has to hold True \(may look\) and False, but it holds -0.5"),
        ({"mask": causal_mask(2)}, r"mask has shape \(2, 2\): expected \(3, 3\)"),
        ({"mask": [[True], [True, False]]}, "mask has to be a square of True and False, but it is ragged"),
        ({"step": 7}, r"step is 7: expected 0 \(words\) to 6 \(mixture\)"),
        ({"step": 6, "mask": None}, r"step is 6: expected 0 \(words\) to 5 \(mixture\)"),
        ({"asking": 3}, r"asking is 3: expected 0 \(Anna\) to 2 \(books\)"),
        ({"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_input_gets_a_clear_error(change, message):
    good = {"words": WORDS, **NUMBERS, "mask": CAUSAL}
    with pytest.raises(ValueError, match=message):
        QKVStepper(**(good | change))


def test_bad_traits_get_a_clear_error():
    figure = sentence()
    for name, new, message in (
        ("x", [[1.0, 2.0]], r"x has shape \(1, 2\): expected \(3, d_model\)"),
        ("W_Q", [[1.0, 2.0]], "W_Q has 1 rows and W_K 2"),
        ("W_V", [[9.0, 1.0]], "W_V holds 9"),
        ("mask", torch.full((3, 3), 2), "mask has to hold True"),
        ("mask", [[True] * 3] * 2, "mask has shape"),
        ("step", 7, "step is 7: expected 0"),
        ("asking", -1, "asking is -1, but it has to be between 0 and 2"),
        ("opened", "score:4", "opened names no number of this figure: 'score:4'"),
        ("opened", "W_Q:1:1", "opened names no number of this figure"),
    ):
        with pytest.raises(traitlets.TraitError, match=message):
            setattr(figure, name, new)
    assert figure.mask == CAUSAL.tolist()
    assert figure.x.tolist()[0] == pytest.approx(NUMBERS["x"][0])
