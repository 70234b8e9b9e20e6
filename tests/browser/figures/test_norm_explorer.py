"""NormExplorer in a browser: every number is PyTorch's, what it is taken over is marked, every way of playing works."""

import math
import re
from xml.etree import ElementTree

import pytest
import torch
import torch.nn.functional as F
import traitlets
from stepped_page import (
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
)

from attnbook.widgets.norm_explorer import KINDS, NormExplorer

WORDS = [["the", "dog", "sleeps"], ["a", "cat", "sees", "the", "bird"]]
VECTORS = [
    [[1.2, -0.5, 0.3, 2.0], [0.8, 1.5, -1.0, 0.4], [-0.6, 0.9, 2.1, -1.2]],
    [
        [0.2, -0.3, 0.6, 1.1],
        [1.4, 1.0, -0.7, 0.1],
        [-0.9, 0.5, 1.8, -0.4],
        [1.2, -0.5, 0.3, 2.0],
        [0.5, 2.2, -0.2, 0.7],
    ],
]
LENGTHS = [3, 5]
DOG = (0, 1)
LAYER, BATCH, MASKED = KINDS
BUTTONS = {LAYER: "layer norm", BATCH: "batch norm", MASKED: "batch norm, no <pad>"}


def figure(**options: object) -> NormExplorer:
    return NormExplorer(WORDS, VECTORS, caption="Two sentences.", **({"selected": [*DOG, 0]} | options))


def batch() -> torch.Tensor:
    """x as the figure pads it."""
    x = torch.zeros(2, 5, 4, dtype=torch.float64)
    for s, vectors in enumerate(VECTORS):
        x[s, : len(vectors)] = torch.tensor(vectors, dtype=torch.float64)
    return x


def random_figure(
    lengths: list[int], d: int, seed: int = 0, **options: object
) -> tuple[NormExplorer, torch.Tensor, torch.Tensor, torch.Tensor]:
    """A figure with its x, gamma and beta."""
    g = torch.Generator().manual_seed(seed)
    x = torch.randn(len(lengths), max(lengths), d, generator=g, dtype=torch.float64).mul(4).clamp(-9, 9)
    for s, length in enumerate(lengths):
        x[s, length:] = 0
    gamma, beta = (torch.randn(d, generator=g, dtype=torch.float64).clamp(-3, 3) for _ in range(2))
    words = [["understandably", "no", "c", "the", "keys", "."][:length] for length in lengths]
    return NormExplorer(words, x, gamma=gamma, beta=beta, **options), x, gamma, beta


def padded(x: torch.Tensor, padding: int) -> torch.Tensor:
    return F.pad(x, (0, 0, 0, padding))


def is_word(lengths: list[int], positions: int) -> torch.Tensor:
    return torch.arange(positions) < torch.tensor(lengths)[:, None]


def expected(
    kind: str,
    x: torch.Tensor,
    gamma: torch.Tensor | None = None,
    beta: torch.Tensor | None = None,
    *,
    lengths: list[int] = LENGTHS,
    padding: int = 0,
    eps: float = 1e-5,
) -> dict[str, float]:
    """Every number of the figure by its name, as PyTorch computes it."""
    d = x.shape[2]
    gamma = torch.ones(d, dtype=torch.float64) if gamma is None else gamma
    beta = torch.zeros(d, dtype=torch.float64) if beta is None else beta
    x = padded(x, padding)
    rows = x.flatten(0, 1)
    if kind == LAYER:
        mean, variance = x.mean(-1), x.var(-1, correction=0)
        y = F.layer_norm(x, (d,), gamma, beta, eps)
    else:
        words = is_word(lengths, x.shape[1])
        over = x[words] if kind == MASKED else rows
        mean, variance = over.mean(0), over.var(0, correction=0)
        y = F.batch_norm(rows, mean, variance, gamma, beta, training=False, eps=eps).reshape(x.shape)
        if len(over) > 1:  # PyTorch refuses to train with one row
            trained = F.batch_norm(over, None, None, gamma, beta, training=True, eps=eps)
            torch.testing.assert_close(y[words] if kind == MASKED else y.flatten(0, 1), trained)
    return by_name({"x": x, "mean": mean, "variance": variance, "y": y, "gamma": gamma, "beta": beta})


def assert_shows(
    stage, kind: str, x: torch.Tensor, *scales: torch.Tensor, without: str = "", **options: object
) -> None:
    """All numbers of the page are PyTorch's; without: kinds of numbers that this layout leaves out, as a pattern."""
    numbers = shown(stage)
    right = expected(kind, x, *scales, **options)
    right = {name: wanted for name, wanted in right.items() if not (without and re.match(without, name))}
    assert numbers.keys() == right.keys()
    for name, wanted in right.items():
        close = 0.501 if abs(wanted) >= 100 else 5.01e-3
        assert numbers[name] == pytest.approx(wanted, abs=close), name


def choose(stage, kind: str) -> None:
    stage.page.get_by_role("button", name=BUTTONS[kind], exact=True).click()


def pad(stage, times: int = 1) -> None:
    for _ in range(times):
        stage.page.get_by_role("button", name="one more <pad>").click(force=True)


def press(stage, name: str) -> None:
    stage.page.get_by_role("button", name=name, exact=True).click()


def word(stage, s: int, p: int):
    """The button of a word, from 0."""
    return stage.page.locator(".given button.word").nth(sum(LENGTHS[:s]) + p)


def members(stage) -> set[str]:
    """The numbers that are marked as those which mean and variance are taken over."""
    return set(stage.page.locator(".member [data-number]").evaluate_all("all => all.map(n => n.dataset.number)"))


def row(s: int, p: int, d: int = 4) -> set[str]:
    return {f"x:{s + 1}:{p + 1}:{f + 1}" for f in range(d)}


def column(f: int, positions: int = 5, words_only: bool = False) -> set[str]:
    words = is_word(LENGTHS, positions)
    return {f"x:{s + 1}:{p + 1}:{f + 1}" for s, p in words.nonzero().tolist()} | (
        set() if words_only else {f"x:{s + 1}:{p + 1}:{f + 1}" for s, p in (~words).nonzero().tolist()}
    )


def lines(stage) -> dict[str, str]:
    """The arithmetic: what each of its lines is called, and what it says."""
    names = stage.page.locator(".panel dt").all_inner_texts()
    texts = [" ".join(text.split()) for text in stage.page.locator(".panel dd").all_inner_texts()]
    return dict(zip(names, texts, strict=True))


def changed(stage) -> set[str]:
    return set(stage.page.locator(".result.changed").evaluate_all("all => all.map(n => n.dataset.number)"))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_whole(show, width, mode, kind):
    stage = show(figure(kind=kind), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "Two sentences."
    assert stage.page.locator(".still").is_hidden()
    pad(stage)
    word(stage, 1, 0).click()
    press(stage, "+ 5")
    drag(stage, "gamma:1", 20)
    assert changed(stage)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.violations() == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("padding", [0, 2])
def test_the_numbers_are_pytorchs(show, kind, padding):
    gamma, beta = torch.tensor([1.5, -2.0, 0.0, 1.0]).double(), torch.tensor([0.5, 0.0, -3.0, 0.25]).double()
    stage = show(figure(kind=kind, padding=padding, gamma=gamma, beta=beta))
    assert_shows(stage, kind, batch(), gamma, beta, padding=padding)
    for other in KINDS:
        choose(stage, other)
        assert stage.trait("kind") == other
        assert_shows(stage, other, batch(), gamma, beta, padding=padding)


@pytest.mark.parametrize(("lengths", "d"), [([1], 2), ([6, 2, 3, 1], 6), ([2, 2], 3)])
@pytest.mark.parametrize("kind", KINDS)
def test_the_numbers_are_pytorchs_in_every_shape(show, lengths, d, kind):
    fig, *inputs = random_figure(lengths, d, kind=kind, padding=3, eps=0.1)
    assert_shows(show(fig), kind, *inputs, lengths=lengths, padding=3, eps=0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_mean_is_taken_over_is_marked(show, kind):
    stage = show(figure(kind=kind, padding=1))
    for s, p, f in ((0, 1, 0), (1, 4, 3), (0, 4, 2)):
        number(stage, f"y:{s + 1}:{p + 1}:{f + 1}").click()
        wanted = row(s, p) if kind == LAYER else column(f, 6, words_only=kind == MASKED)
        assert members(stage) == wanted
        own = stage.page.locator(".own [data-number]").evaluate_all("all => all.map(n => n.dataset.number)")
        assert own == [f"x:{s + 1}:{p + 1}:{f + 1}"]
        bold = stage.page.locator(".of-these [data-number]").evaluate_all("all => all.map(n => n.dataset.number)")
        place = f"{s + 1}:{p + 1}" if kind == LAYER else f"{f + 1}"
        assert set(bold) == {f"mean:{place}", f"variance:{place}", f"gamma:{f + 1}", f"beta:{f + 1}"}


def test_pointing_at_a_result_shows_its_arithmetic_and_does_not_select_it(show):
    stage = show(figure(kind=BATCH))
    before = lines(stage)
    number(stage, "y:2:5:3").hover()
    assert members(stage) == column(2)
    assert lines(stage)["normalised"].startswith("z = (−0.2 − 0.32) / ")
    assert stage.page.locator(".panel .of").inner_text() == "“bird” of sentence 2, feature 3"
    assert stage.trait("selected") == [0, 1, 0]
    stage.page.mouse.move(5, 5)
    assert lines(stage) == before
    assert members(stage) == column(0)


def test_the_arithmetic_in_words(show):
    stage = show(figure(selected=[0, 1, 1]))
    assert lines(stage) == {
        "mean": "μ = (0.8 + 1.5 + (−1.0) + 0.4) / 4 ≈ 0.42",
        "variance": "σ² = ((0.8 − 0.42)² + (1.5 − 0.42)² + (−1.0 − 0.42)² + (0.4 − 0.42)²) / 4 ≈ 0.83",
        "normalised": "z = (1.5 − 0.42) / √(0.83 + 0.00001) ≈ 1.08 / 0.91 ≈ 1.18 (from unrounded numbers)",
        "result": "y = γ z + β = 1.00 × 1.18 + 0.00 = 1.18",
    }
    choose(stage, BATCH)
    assert lines(stage)["mean"] == ("μ = (−0.5 + 1.5 + 0.9 + (−0.3) + 1.0 + 0.5 + (−0.5) + 2.2 + 2 × 0.0) / 10 = 0.48")
    assert "+ 2 × (0.0 − 0.48)²) / 10 ≈" in lines(stage)["variance"]
    choose(stage, MASKED)
    assert lines(stage)["mean"] == "μ = (−0.5 + 1.5 + 0.9 + (−0.3) + 1.0 + 0.5 + (−0.5) + 2.2) / 8 = 0.60"


def test_where_all_numbers_are_equal_epsilon_helps(show):
    stage = show(figure(selected=[0, 4, 0]))
    assert lines(stage)["normalised"] == (
        "z = (0.0 − 0.00) / √(0.00 + 0.00001) = 0.00 (all these numbers are equal: without ε it would be 0 / 0)"
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", [None, 0])
def test_every_arithmetic_comes_out(show, kind, seed):
    """What each line shows comes out as it says, up to what two decimals leave open, and it says = only where it is."""
    lengths, d = (LENGTHS, 4) if seed is None else ([3, 1, 2], 3)
    fig = figure(kind=kind, padding=1) if seed is None else random_figure(lengths, d, seed, kind=kind)[0]
    stage = show(fig)
    for s, length in enumerate(lengths):
        for p in range(length):
            for f in range(d):
                place = f"{s + 1}:{p + 1}:{f + 1}"
                set_traits(stage, selected=[s, p, f])
                found = lines(stage)
                statistic = f"{s + 1}:{p + 1}" if kind == LAYER else f"{f + 1}"
                numbers = shown(stage)
                for line, name in (
                    ("mean", f"mean:{statistic}"),
                    ("variance", f"variance:{statistic}"),
                    ("result", f"y:{place}"),
                ):
                    assert value(re.split("[=≈] ", found[line])[-1].split(" ")[0]) == numbers[name], found[line]
                for text in found.values():
                    plain = text.removesuffix(" (from unrounded numbers)")
                    *chain, last = re.split(r" [=≈] ", plain.replace("y = γ z + β", "y"))
                    for part in chain[1:]:
                        worth = in_python(re.sub(r"√(\(.*\))", r"\1**0.5", part.replace("²", "**2")))
                        assert worth == pytest.approx(value(last), abs=0.06, rel=0.05), text
                    assert (f"= {last}" in plain) == (abs(worth - value(last)) < 1e-9), text
                    assert (text != plain) == (abs(float(f"{worth:.2f}") - value(last)) > 1e-9), text


def test_a_long_sum_is_cut_in_the_middle(show):
    fig, x, *_ = random_figure([6, 5, 4], 2, kind=BATCH, selected=[0, 0, 0])
    mean = lines(show(fig))["mean"]
    assert mean.startswith(f"μ = ({x[0, 0, 0]:.2f}".replace("-", "−"))
    assert re.search(r" \+ … \+ .* \+ 3 × 0\.00\) / 18 [=≈] ", mean)
    assert mean.count("+") == 11


def test_layer_norm_does_not_mind_padding_or_neighbours(show):
    stage = show(figure())
    before = {name: n for name, n in shown(stage).items() if name.startswith("y:1:2:")}
    pad(stage, 3)
    assert changed(stage) == set()
    assert stage.reading() == "“dog” after layer norm: the same as at the start, though each sentence has 3 more <pad>."
    drag(stage, "x:1:1:1", 40)
    assert {name: n for name, n in shown(stage).items() if name.startswith("y:1:2:")} == before
    assert {name[:5] for name in changed(stage)} == {"y:1:1"}
    assert stage.reading() == (
        "“dog” after layer norm: the same as at the start, though other words have changed and each sentence has 3 "
        "more <pad>."
    )


def test_batch_norm_does(show):
    stage = show(figure(kind=BATCH))
    start = expected(BATCH, batch())
    assert stage.reading() == (
        f"Feature 1 has mean {start['mean:1']:.2f} and variance {start['variance:1']:.2f} over 10 rows. Add <pad>, or "
        "change another word, and watch “dog”."
    )
    pad(stage, 3)
    assert_shows(stage, BATCH, batch(), padding=3)
    now = expected(BATCH, batch(), padding=3)
    most = max(abs(now[f"y:1:2:{f}"] - start[f"y:1:2:{f}"]) for f in range(1, 5))
    assert stage.reading() == (
        f"“dog” after batch norm has changed, by up to {most:.2f}, though “dog” itself is the same: "
        "each sentence has 3 more <pad>, and that moves mean and variance."
    )
    assert changed(stage) == {
        name
        for name, before in start.items()
        if name.startswith("y:") and abs(now[name] - before) > 0.005 and name[2:5] not in ("1:4", "1:5")
    }
    choose(stage, MASKED)
    assert changed(stage) == set()
    assert stage.reading() == (
        "“dog” after batch norm without <pad>: the same as at the start, though each sentence has 3 more <pad>."
    )
    drag(stage, "x:2:5:1", 40)
    assert stage.reading().startswith("“dog” after batch norm without <pad> has changed, by up to ")
    assert "though “dog” itself is the same: other words have changed and each" in stage.reading()


def test_a_line_says_what_is_averaged(show):
    stage = show(figure(padding=1))
    for kind, says in (
        (LAYER, "One word, a row: mean and variance are taken over its own 4 numbers."),
        (BATCH, "One feature, a column: over all 12 rows, 4 of them <pad>. (After training: stored averages.)"),
        (MASKED, "One feature, a column: over the 8 words, without <pad>. (After training: stored averages.)"),
    ):
        choose(stage, kind)
        assert stage.page.locator(".why").inner_text() == says


def test_scale_and_shift_vanish_in_layer_norm(show):
    stage = show(figure())
    press(stage, "× 10")
    press(stage, "+ 5")
    x = batch()
    x[DOG] = 10 * x[DOG] + 5
    assert_shows(stage, LAYER, x)
    assert trait_values(stage, "x") == pytest.approx(x.flatten().tolist())
    assert changed(stage) == set()
    assert stage.reading() == (
        "“dog” after layer norm: the same as at the start, though “dog” itself has changed. A scale and a shift of a "
        "whole vector vanish."
    )
    choose(stage, BATCH)
    assert_shows(stage, BATCH, x)
    assert stage.reading().startswith("“dog” after batch norm has changed, by up to ")
    assert stage.reading().endswith(": “dog” itself has changed.")
    press(stage, "Start again")
    assert_shows(stage, BATCH, batch())


def test_a_vector_is_multiplied_only_while_it_can_be_shown(show):
    stage = show(figure())
    press(stage, "× 10")
    times = stage.page.get_by_role("button", name="× 10", exact=True)
    assert times.get_attribute("aria-disabled") == "true"
    before = trait_values(stage, "x")
    times.click(force=True)
    assert trait_values(stage, "x") == before
    number(stage, "x:1:2:1").focus()  # a number that large can be dragged, too, and comes back
    for key, now in (("ArrowRight", 8.1), ("End", 9.0), ("Home", -9.0)):
        stage.page.keyboard.press(key)
        assert shown(stage)["x:1:2:1"] == now
    number(stage, "x:1:2:2").focus()
    stage.page.keyboard.press("ArrowDown")
    assert shown(stage)["x:1:2:2"] == 14.9
    number(stage, "y:1:4:1").click()  # <pad> is never changed
    assert times.get_attribute("aria-disabled") == "true"
    assert stage.page.get_by_role("button", name="+ 5", exact=True).get_attribute("aria-disabled") == "true"


def test_gamma_and_beta_give_scale_and_shift_back(show):
    stage = show(figure())
    drag(stage, "gamma:2", 40)
    drag(stage, "beta:3", -80)
    gamma, beta = torch.tensor([1.0, 1.5, 1.0, 1.0]).double(), torch.tensor([0.0, 0.0, -1.0, 0.0]).double()
    assert_shows(stage, LAYER, batch(), gamma, beta)
    assert trait_values(stage, "gamma") == pytest.approx(gamma.tolist())
    assert trait_values(stage, "beta") == pytest.approx(beta.tolist())
    assert {name.split(":")[3] for name in changed(stage)} == {"2", "3"}
    assert stage.reading() == (
        "“dog” after layer norm has changed, by up to 1.00: γ and β scale and shift a feature, of every word alike."
    )
    drag(stage, "gamma:1", 4000)
    assert trait_values(stage, "gamma")[0] == 3


def test_a_word_is_selected_by_its_name_or_its_result(show):
    stage = show(figure(selected=[0, 1, 2]))
    word(stage, 1, 1).click()
    assert stage.trait("selected") == [1, 1, 2]
    assert word(stage, 1, 1).get_attribute("aria-pressed") == "true"
    assert stage.page.locator("button.word[aria-pressed=true]").count() == 1
    press(stage, "+ 5")
    x = batch()
    x[1, 1] += 5
    assert_shows(stage, LAYER, x)
    number(stage, "y:2:4:4").click()
    assert stage.trait("selected") == [1, 3, 3]
    assert number(stage, "y:2:4:4").get_attribute("aria-expanded") == "true"
    assert stage.page.get_by_role("group", name="All of “the”:").count() == 1


def test_the_keyboard_alone_does_it_all(show):
    stage = show(figure())
    keys = stage.page.keyboard
    number(stage, "y:1:2:1").focus()
    for key, place in (("ArrowRight", [0, 1, 1]), ("ArrowDown", [0, 2, 1]), ("ArrowLeft", [0, 2, 0])):
        keys.press(key)
        assert stage.trait("selected") == place
        assert members(stage) == row(place[0], place[1])
    keys.press("Tab")
    keys.press("ArrowUp")
    assert trait_values(stage, "gamma")[0] == pytest.approx(1.05)
    outline = stage.page.evaluate("getComputedStyle(document.activeElement.shadowRoot.activeElement).outlineStyle")
    assert outline == "solid"
    number(stage, "x:1:1:1").focus()
    for key, now in (("ArrowRight", 1.3), ("PageUp", 1.8), ("Shift+ArrowDown", 1.3), ("Home", -9.0), ("End", 9.0)):
        keys.press(key)
        assert shown(stage)["x:1:1:1"] == now
    stage.page.locator("button.word[tabindex='0']").focus()
    keys.press("ArrowUp")
    keys.press("Enter")
    assert stage.trait("selected") == [0, 0, 0]
    stage.page.get_by_role("button", name="one more <pad>").focus()
    keys.press("Enter")
    keys.press("Space")
    assert stage.trait("padding") == 2
    stage.page.get_by_role("button", name=BUTTONS[BATCH], exact=True).focus()
    keys.press("Enter")
    assert stage.trait("kind") == BATCH


def test_padding_has_two_ends(show):
    stage = show(figure(selected=[0, 1, 0]))
    less, more = (stage.page.get_by_role("button", name=name) for name in ("one <pad> less", "one more <pad>"))
    assert less.get_attribute("aria-disabled") == "true"
    pad(stage, 4)
    assert stage.trait("padding") == 3
    assert more.get_attribute("aria-disabled") == "true"
    assert stage.page.locator(".stepper .place").inner_text() == "3 more <pad>"
    number(stage, "y:2:8:1").click()
    assert stage.reading() == "<pad> after layer norm: nobody should read what comes out here."
    less.click()
    assert stage.trait("padding") == 2
    assert members(stage) == row(1, 6), "the row that was selected is gone: the last one is"
    stops = stage.page.locator(".result-table button[tabindex='0']")
    assert stops.evaluate_all("all => all.map(n => n.dataset.number)") == ["y:2:7:1"]


def test_fingers_drag_scroll_and_tap(show):
    stage = show(figure(), width=390, touch=True)
    finger(stage, "x:2:2:1", -40, 2)
    x = batch()
    x[1, 1, 0] = 0.4
    assert_shows(stage, LAYER, x, without="mean|variance")
    number(stage, "y:2:2:4").tap()
    assert members(stage) == row(1, 1)
    assert lines(stage)["mean"].startswith("μ = (0.4 + 1.0 + ")
    word(stage, 0, 1).tap()
    stage.page.get_by_role("button", name=BUTTONS[BATCH], exact=True).tap()
    stage.page.get_by_role("button", name="one more <pad>").tap()
    assert_shows(stage, BATCH, x, padding=1)
    before = stage.page.evaluate("scrollY")
    finger(stage, "x:2:1:1", 5, -200)
    assert stage.page.evaluate("scrollY") > before + 50, "the page does not scroll"
    assert_shows(stage, BATCH, x, padding=1)


@pytest.mark.parametrize("kind", [LAYER, BATCH])
@pytest.mark.parametrize("width", [1280, 728, 390])
@pytest.mark.parametrize(("lengths", "d"), [([6, 2, 3, 1], 6), (LENGTHS, 4)])
def test_no_number_is_cut_off_or_covered(show, width, lengths, d, kind):
    fig, *inputs = random_figure(lengths, d, kind=kind, padding=1, selected=[0, 0, 0])
    stage = show(fig, width=width)
    press(stage, "× 10") if (inputs[0][0, 0].abs() < 9.9).all() else None
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert_apart(stage, width)


def test_a_phone_shows_both_tables_side_by_side_if_they_fit(show):
    for d, beside in ((4, True), (6, False)):
        fig, *inputs = random_figure([2, 3], d)
        stage = show(fig, width=390)
        top = {name: number(stage, name).bounding_box()["y"] for name in ("x:1:1:1", "y:1:1:1")}
        assert (abs(top["x:1:1:1"] - top["y:1:1:1"]) < 3) == beside
        assert_shows(stage, LAYER, *inputs, lengths=[2, 3], without="mean|variance" if beside else "")


@pytest.mark.parametrize("width", [1280, 390])
def test_rows_stand_in_line_and_fingers_find_everything(show, width):
    stage = show(figure(kind=BATCH), width=width)
    for place in ("1:1:1", "2:5:4"):
        x, y = (number(stage, f"{kind}:{place}").bounding_box() for kind in "xy")
        assert x["y"] + x["height"] / 2 == pytest.approx(y["y"] + y["height"] / 2, abs=2)
    boxes = stage.page.locator(".figure button, .figure [role=slider]").evaluate_all(
        "all => all.map(e => [e.innerText, e.getBoundingClientRect().width, e.getBoundingClientRect().height])"
    )
    assert [box for box in boxes if min(box[1:]) < 23.99] == []


def test_the_colours_are_symmetrical(show):
    """As strong for −z as for z, in two colours; nothing for 0."""
    gamma, beta = torch.zeros(4), torch.tensor([1.0, -1.0, 3.0, 0.0])
    stage = show(figure(gamma=gamma, beta=beta))
    shares, kinds, colours = zip(
        *(
            number(stage, f"y:1:2:{f}").evaluate(
                """n => [parseFloat(n.parentElement.style.getPropertyValue("--share")), n.classList.contains("below"),
                    getComputedStyle(n).backgroundColor]"""
            )
            for f in range(1, 5)
        ),
        strict=True,
    )
    assert shares == (27.5, 27.5, 55, 0)
    assert kinds == (False, True, False, False)
    assert len(set(colours)) == 4


def test_traits_from_outside_are_shown(show):
    stage = show(figure())
    _, x, gamma, beta = random_figure(LENGTHS, 4, seed=3)
    set_traits(stage, x=x, gamma=gamma, beta=beta, kind=MASKED, padding=1, selected=[1, 2, 3])
    assert_shows(stage, MASKED, x, gamma, beta, padding=1)
    assert members(stage) == column(3, words_only=True)
    set_traits(stage, eps=0.5)
    assert_shows(stage, MASKED, x, gamma, beta, padding=1, eps=0.5)
    set_traits(stage, words=[["x", "y", "z"], ["1", "2", "3", "4", "5"]])
    assert stage.page.locator(".panel .of").inner_text() == "“3” of sentence 2, feature 4"


def test_another_size_from_outside_begins_anew(show):
    stage = show(figure(selected=[1, 4, 3]))
    fig, x, gamma, beta = random_figure([2], 3)
    set_traits(stage, words=fig.words, x=x, gamma=gamma, beta=beta)
    assert_shows(stage, LAYER, x, gamma, beta, lengths=[2])
    assert changed(stage) == set()
    drag(stage, "x:1:2:3", 40)
    assert changed(stage)
    press(stage, "Start again")
    assert_shows(stage, LAYER, x, gamma, beta, lengths=[2])


def test_start_again(show):
    stage = show(figure(kind=BATCH, padding=1))
    for name in ("x:1:1:1", "gamma:1", "beta:4"):
        drag(stage, name, 40)
    pad(stage)
    press(stage, "Start again")
    assert_shows(stage, BATCH, batch(), padding=1)
    assert changed(stage) == set()
    assert (stage.trait("kind"), stage.trait("padding")) == (BATCH, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_the_number_table_is_pytorchs(show, kind):
    stage = show(figure(kind=kind))
    press(stage, "Show the numbers")
    right = expected(kind, batch())
    tables = stage.page.locator(".numbers table").evaluate_all(
        "all => all.map(t => [...t.rows].map(row => [...row.cells].map(cell => cell.innerText.trim())))"
    )
    given, statistics, result = tables
    for (head, *rows), name, title in ((given, "x", "The batch"), (result, "y", "After ")):
        assert head[0].startswith(title)
        assert head[1:] == [f"feature {f}" for f in range(1, 5)]
        assert [cells[0] for cells in rows][:4] == ["1.1 the", "1.2 dog", "1.3 sleeps", "1.4 <pad>"]
        assert len(rows) == 10
        for cells in rows:
            s, p = cells[0].split(" ")[0].split(".")
            wanted = [right[f"{name}:{s}:{p}:{f}"] for f in range(1, 5)]
            assert [value(cell) for cell in cells[1:]] == pytest.approx(wanted, abs=5.1e-5)
    head, *rows = statistics
    if kind == LAYER:
        assert head[1:] == ["mean", "variance"]
        wanted = [[right["mean:1:2"], right["variance:1:2"]]]
        rows = rows[1:2]
    else:
        assert [cells[0] for cells in rows] == ["mean", "variance"]
        wanted = [[right[f"{name}:{f}"] for f in range(1, 5)] for name in ("mean", "variance")]
    for cells, numbers in zip(rows, wanted, strict=True):
        assert [value(cell) for cell in cells[1:]] == pytest.approx(numbers, abs=5.1e-5)
    assert stage.violations() == []


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    strings = dict.fromkeys(("why layer", "given", "layer", "choose layer", "pad", "mean", "how"), evil)
    fig = NormExplorer([[evil, "b"], ["c"]], [[[1, 2]] * 2, [[3, 4]]], caption=evil, strings=strings)
    stage = show(fig)
    press(stage, "Show the numbers")
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.reading().startswith(f"“{evil}” has mean 1.50")
    assert "&lt;img" in fig.picture()


def test_it_speaks_another_language(show):
    strings = {
        "layer": "Schichtnorm",
        "reading same": "{word} nach {kind}: unverändert, obwohl {causes}.",
        "cause more": "{n} <pad> mehr",
        "quoted": "„{word}“",
    }
    stage = show(figure(strings=strings))
    pad(stage)
    assert stage.reading() == "„dog“ nach Schichtnorm: unverändert, obwohl 1 <pad> mehr."


def test_what_the_page_sends_arrives_in_python():
    fig = figure()
    x = batch()
    x[0, 0, 0] = 55
    fig.set_state(
        {
            "x": {"dtype": "f32", "shape": [2, 5, 4], "data": memoryview(x.float().numpy().tobytes())},
            "gamma": {"dtype": "f32", "shape": [4], "data": memoryview(torch.full((4,), 2.0).numpy().tobytes())},
            "kind": BATCH,
            "padding": 2,
        }
    )
    assert torch.equal(torch.tensor(fig.x), x.float())
    assert fig.gamma.tolist() == [2.0] * 4
    assert (fig.kind, fig.padding) == (BATCH, 2)
    fig.selected = [1, 6, 3]
    fig.set_state({"padding": 0})
    assert fig.selected == [1, 4, 3], "the last row that there is"


def test_x_may_come_padded_or_by_sentence():
    one, other = figure(), NormExplorer(WORDS, batch())
    assert one.x.tolist() == other.x.tolist()
    assert NormExplorer(["the dog sleeps", "a cat sees the bird"], batch().tolist()).words == WORDS


def test_python_can_change_all_in_one_go():
    fig = figure(selected=[1, 4, 3])
    with fig.hold_trait_notifications():
        fig.words = [["a", "b"]]
        fig.x = torch.ones(1, 2, 3)
        fig.gamma = [1.0, 2.0, 3.0]
        fig.beta = torch.zeros(3)
        fig.selected = [0, 1, 2]
    assert fig.x.shape == (1, 2, 3)
    assert "2 words with 3 numbers" in fig.describe()


@pytest.mark.parametrize("kind", KINDS)
def test_the_still_picture_shows_the_numbers(kind):
    fig = NormExplorer([["<b>", "dog", "sleeps"], WORDS[1]], VECTORS, kind=kind, padding=1)
    texts = [text.text for text in ElementTree.fromstring(fig.picture()).iter("{http://www.w3.org/2000/svg}text")]
    numbers = torch.tensor([value(text) for text in texts if re.fullmatch(r"−?\d+\.\d\d", text)])
    for name, wanted in expected(kind, batch(), padding=1).items():
        assert (numbers - wanted).abs().min() < 5.01e-3, name
    assert {"<b>", "dog", "<pad>", "γ", "β"} <= set(texts)
    assert {LAYER: "its own 4 numbers", BATCH: "all 12 rows", MASKED: "the 8 words"}[kind] in fig.describe()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"words": "the dog"}, "words is one text: expected a list of 1 to 4 sentences"),
        ({"words": []}, "words has 0 sentences: expected 1 to 4"),
        ({"words": [["a"]] * 5}, "words has 5 sentences: expected 1 to 4"),
        ({"words": [["a"], []]}, "sentence 2 has no tokens"),
        ({"words": [["a"] * 7, ["b"]]}, "sentence 1 has 7 words: expected up to 6"),
        ({"words": [["a", "<pad>"], ["b"]]}, "sentence 1 holds <pad>: leave it out"),
        ({"x": torch.ones(2, 4, 4)}, r"x has shape \(2, 4, 4\): expected \(2, 5, d\)"),
        ({"x": torch.ones(10, 4)}, r"x has shape \(10, 4\): expected \(2, 5, d\)"),
        ({"x": torch.ones(2, 5, 4)}, "x is not 0 behind the last word of sentence 1: expected zeros at <pad>"),
        ({"x": torch.zeros(2, 5, 7)}, r"x has shape \(2, 5, 7\): expected .* d from 2 to 6"),
        ({"x": torch.zeros(2, 5, 1)}, r"x has shape \(2, 5, 1\): expected .* d from 2 to 6"),
        ({"x": [VECTORS[0]]}, r"x has arrays of shape \(3, 4\): expected \(2, 5, d\)"),
        ({"x": [VECTORS[0], [[1.0] * 3] * 5]}, r"x has arrays of shape \(3, 4\), \(5, 3\): expected"),
        ({"x": [VECTORS[0], VECTORS[1][:4]]}, "x has 4 vectors for sentence 2, which has 5 words"),
        ({"x": [[[9.5] * 4] * 3, VECTORS[1]]}, "x of sentence 1 holds 9.5, but the figure's numbers go from −9 to 9"),
        ({"x": [[[math.nan] * 4] * 3, VECTORS[1]]}, "x of sentence 1: .*infinite or not a number"),
        ({"gamma": [1.0] * 3}, r"gamma has shape \(3,\): expected \(4,\)"),
        ({"beta": [3.5] * 4}, "beta holds 3.5, but the figure's numbers go from −3 to 3"),
        ({"eps": 0.0}, "eps is 0.0: expected a small number above 0"),
        ({"kind": "group"}, "kind is 'group': expected one of 'layer', 'batch', 'batch without padding'"),
        ({"padding": 4}, "padding is 4: expected 0 to 3"),
        ({"selected": [0, 5, 0]}, r"selected is \[0, 5, 0\]: expected .* from \[0, 0, 0\] to \[1, 4, 3\]"),
        ({"selected": [0, 1]}, r"selected is \[0, 1\]: expected sentence, position and feature"),
        ({"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_input_gets_a_clear_error(change, message):
    with pytest.raises(ValueError, match=message):
        NormExplorer(**({"words": WORDS, "x": VECTORS} | change))


def test_bad_traits_get_a_clear_error():
    fig = figure()
    for name, new, message in (
        ("x", torch.zeros(2, 5, 9), r"x has shape \(2, 5, 9\)"),
        ("x", torch.ones(2, 5, 4), "x is not 0 behind the last word"),
        ("gamma", [1.0], r"gamma has shape \(1,\)"),
        ("beta", [9.0] * 4, "beta holds 9"),
        ("eps", -1.0, "eps is -1.0"),
        ("kind", "layers", "kind is 'layers'"),
        ("padding", -1, "padding is -1: expected 0 to 3"),
        ("selected", [2, 0, 0], r"selected is \[2, 0, 0\]"),
    ):
        with pytest.raises(traitlets.TraitError, match=message):
            setattr(fig, name, new)
    assert fig.x.tolist() == figure().x.tolist()
    assert (fig.kind, fig.padding, fig.selected) == (LAYER, 0, [0, 1, 0])
