"""ScaleExplorer in a browser: weights, entropy and gradient are what PyTorch and its autograd compute."""

import itertools
import math
import xml.etree.ElementTree as ET

import pytest
import torch
import traitlets

from attnbook.widgets import ScaleExplorer

D_KS = (4, 16, 64, 256, 1024)
N_QUERIES, N_KEYS = 9, 8
DIVISORS = {"nothing": lambda d_k: 1.0, "root": lambda d_k: d_k**0.5, "size": float}
REACH = 5  # the scale of the scores


def vectors(d_k: int, n_queries: int = N_QUERIES, n_keys: int = N_KEYS) -> tuple[torch.Tensor, torch.Tensor]:
    g = torch.Generator().manual_seed(0)
    return torch.randn(n_queries, d_k, generator=g), torch.randn(n_queries, n_keys, d_k, generator=g)


def numbers(d_ks: tuple[int, ...] = D_KS, *shape: int) -> tuple[torch.Tensor, torch.Tensor]:
    """What the figure is given: q · k_j and k_i · k_j."""
    pairs = [vectors(d_k, *shape) for d_k in d_ks]
    scores = torch.stack([torch.einsum("qd,qkd->qk", query, key) for query, key in pairs])
    return scores, torch.stack([key @ key.mT for _, key in pairs])


def explorer(d_ks: tuple[int, ...] = D_KS, shape: tuple[int, ...] = (), **options: object) -> ScaleExplorer:
    return ScaleExplorer(d_ks, *numbers(d_ks, *shape), **({"caption": "Random vectors."} | options))


def expected(d_k: int, divisor: str, *shape: int) -> dict[str, torch.Tensor]:
    """The same from the vectors themselves, the gradient by autograd."""
    query, key = (tensor.double() for tensor in vectors(d_k, *shape))
    query.requires_grad_()
    scores = (key @ query[:, :, None])[:, :, 0] / DIVISORS[divisor](d_k)
    weights = scores.softmax(dim=1)
    weights[:, 0].sum().backward()
    entropy = torch.special.entr(weights.detach()).sum(dim=1) / math.log(2)
    measures = {"scores": scores, "weights": weights, "spread": scores.std(dim=1), "entropy": entropy}
    return {name: tensor.detach() for name, tensor in measures.items()} | {"gradient": query.grad.norm(dim=1)}


def medians(what: str, divisor: str, d_ks: tuple[int, ...] = D_KS) -> list[float]:
    return [expected(d_k, divisor)[what].median().item() for d_k in d_ks]


def value(text: str) -> float:
    return float(text.replace("−", "-"))


def short(number: float) -> str:
    if 0 < number < 5e-4:
        return "<0.001"
    return f"{number:.3f}" if number < 10 else f"{number:.1f}"


def facts(stage) -> list[str]:
    return stage.page.locator(".facts strong").all_inner_texts()


def columns(stage, n: int) -> list[tuple[float, float, str]]:
    """Of the scores (0) or the weights (1): where columns begin and end (shares of the field), and their classes."""
    return (
        stage.page.locator(".field")
        .nth(n)
        .locator(".column")
        .evaluate_all(
            """all => all.map(n => [parseFloat(n.style.bottom) / 100,
            (parseFloat(n.style.bottom) + parseFloat(n.style.height)) / 100, n.className])"""
        )
    )


def plot(stage, what: str):
    return stage.page.locator(f'svg[data-what="{what}"]')


def read_plot(stage, what: str, selector: str) -> list[tuple[float, float]]:
    """Circles of a plot, as places along d_k (0, 1, …) and values on the axis, read off the numbers at its sides."""
    ticks = (
        plot(stage, what)
        .locator(".tick")
        .evaluate_all(
            """all => all.map(n =>
                [n.classList.contains('x'), +n.getAttribute('x'), +n.getAttribute('y'), n.textContent])"""
        )
    )
    places = [x for across, x, _, _ in ticks if across]
    (y0, first), *_, (y1, last) = [(y - 4, value(text)) for across, _, y, text in ticks if not across]
    circles = (
        plot(stage, what)
        .locator(selector)
        .evaluate_all("all => all.map(n => [+n.getAttribute('cx'), +n.getAttribute('cy')])")
    )
    return [
        (min(range(len(places)), key=lambda i: abs(places[i] - x)), first + (y - y0) * (last - first) / (y1 - y0))
        for x, y in circles
    ]


def assert_shows(stage, d_k: int, divisor: str, query: int) -> None:
    """Query's panel, plots, and sentence belong to this point."""
    right = expected(d_k, divisor)
    entropy = right["entropy"][query].item()
    assert facts(stage) == [
        short(right["spread"][query].item()),
        f"{2**entropy:.1f} of {N_KEYS} keys",
        short(right["gradient"][query].item()),
    ]
    assert stage.page.locator(".facts .hint").first.inner_text().startswith(f"entropy {entropy:.2f} bits: 2")
    for j, (bottom, top, kind) in enumerate(columns(stage, 0)):
        score = right["scores"][query, j].item()
        seen = max(-REACH, min(REACH, score))
        assert (bottom, top) == pytest.approx(
            (0.5 + min(0, seen) / 2 / REACH, 0.5 + max(0, seen) / 2 / REACH), abs=1e-4
        )
        assert ("above" in kind, "below" in kind, "first" in kind) == (score > REACH, score < -REACH, j == 0)
    for j, (bottom, top, _) in enumerate(columns(stage, 1)):
        assert (bottom, top) == pytest.approx((0, right["weights"][query, j].item()), abs=1e-5)
    for what, close in (("entropy", 0.02), ("gradient", 2e-3)):
        for name in DIVISORS:
            points = read_plot(stage, what, f'[data-divisor="{name}"] .point')
            assert [place for place, _ in points] == list(range(len(D_KS)))
            assert [y for _, y in points] == pytest.approx(medians(what, name), abs=close), (what, name)
        [(place, y)] = read_plot(stage, what, ".current")
        assert (D_KS[place], y) == (d_k, pytest.approx(right[what].median().item(), abs=close))
        [chosen] = plot(stage, what).locator(".name.chosen").all_text_contents()
        assert chosen == {"nothing": "nothing", "root": "√dk", "size": "dk"}[divisor]
        beyond = plot(stage, what).locator("path.one").count()
        seen = sorted(y for _, y in read_plot(stage, what, "circle.one"))
        wanted = sorted(right[what].tolist())
        assert seen == pytest.approx(wanted[: N_QUERIES - beyond], abs=close)
        ours = [y for _, y in read_plot(stage, what, "circle.one.this")]
        assert plot(stage, what).locator(".one.this").count() == 1
        if right[what][query] < max(wanted[: N_QUERIES - beyond]) + close:
            assert ours == [pytest.approx(right[what][query].item(), abs=close)]
        else:
            assert ours == [], "it is beyond the scale"
        said = plot(stage, what).locator(".beyond").all_text_contents()
        assert said == ([str(beyond)] if beyond else [])
        if beyond:
            levels = plot(stage, what).locator(".tick.y").all_text_contents()
            assert wanted[-beyond] > max(map(value, levels))
    pressed = stage.page.locator(".by [aria-pressed=true]").inner_text()
    assert pressed == {"nothing": "nothing", "root": f"√dk = {d_k**0.5:g}", "size": f"dk = {d_k}"}[divisor]
    assert stage.page.locator(".stepper .place").inner_text() == f"query {query + 1} of {N_QUERIES}"
    assert stage.page.locator(".slider output").inner_text() == str(d_k)
    median = right["entropy"].median().item(), right["gradient"].median().item()
    how = {"nothing": "not divided", "root": f"divided by √dk = {d_k**0.5:g}", "size": f"divided by dk = {d_k}"}
    assert stage.reading().startswith(
        f"dk = {d_k}, {how[divisor]}. The median of {N_QUERIES} queries: undecided among {2 ** median[0]:.1f} of "
        f"{N_KEYS} keys, gradient {short(median[1])}. "
    )
    assert [stage.trait(name) for name in ("d_k", "divisor", "query")] == [d_k, divisor, query]


def batched(items: list, n: int) -> list[list]:
    return [items[i : i + n] for i in range(0, len(items), n)]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_whole(show, width, mode):
    stage = show(explorer(), width=width, mode=mode)
    for divisor in DIVISORS:
        stage.put(divisor=divisor)
        assert stage.violations() == []
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert stage.page.locator("figcaption:visible").inner_text() == "Random vectors."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.violations() == []


@pytest.mark.parametrize("divisor", DIVISORS)
def test_the_numbers_are_autograds(show, divisor):
    figure = explorer(divisor=divisor)
    stage = show(figure)
    c = list(DIVISORS).index(divisor)
    for n, d_k in enumerate(D_KS):
        stage.put(d_k=d_k, query=n)
        assert_shows(stage, d_k, divisor, n)
        for what, found in figure.measures().items():
            right = expected(d_k, divisor)[what]
            torch.testing.assert_close(torch.from_numpy(found[n, c]), right, rtol=1e-4, atol=1e-5)


def test_every_query_is_right(show):
    stage = show(explorer(divisor="nothing", d_k=4))
    for query in range(N_QUERIES):
        assert_shows(stage, 4, "nothing", query)
        stage.page.get_by_role("button", name="Another query").click(force=True)  # the last one leads nowhere
    assert stage.trait("query") == N_QUERIES - 1
    assert stage.page.get_by_role("button", name="Another query").get_attribute("aria-disabled") == "true"
    stage.page.get_by_role("button", name="Query before").click()
    assert_shows(stage, 4, "nothing", N_QUERIES - 2)


def test_the_number_tables_are_autograds(show):
    stage = show(explorer(divisor="size", d_k=16, query=3))
    stage.page.get_by_role("button", name="Show the numbers").click()
    table = stage.table()
    assert table[0] == ["key", "score", "divided", "weight"]
    right, whole = expected(16, "size"), expected(16, "nothing")["scores"]
    for j, (key, *cells) in enumerate(table[1 : N_KEYS + 1]):
        assert key == str(j + 1)
        wanted = [whole[3, j].item(), right["scores"][3, j].item(), right["weights"][3, j].item()]
        assert [value(cell) for cell in cells] == pytest.approx(wanted, abs=5.1e-4)
        assert value(cells[2]) == pytest.approx(wanted[2], abs=5.1e-5)
    for what, part in zip(("entropy", "gradient"), batched(table[N_KEYS + 1 :], len(D_KS) + 1), strict=True):
        assert part[0] == ["dk", f"{what}, by nothing", f"{what}, by √dk", f"{what}, by dk"]
        assert [row[0] for row in part[1:]] == [str(d_k) for d_k in D_KS]
        for n, divisor in enumerate(DIVISORS):
            shown = [value(row[n + 1]) for row in part[1:]]
            assert shown == pytest.approx(medians(what, divisor), abs=5.1e-5)


def test_the_median_of_an_even_number_is_pytorchs(show):
    stage = show(explorer(shape=(6, 5)))
    right = expected(64, "root", 6, 5)
    among, gradient = 2 ** right["entropy"].median().item(), right["gradient"].median().item()
    assert f"6 queries: undecided among {among:.1f} of 5 keys, gradient {gradient:.3f}." in stage.reading()


def test_the_slider_snaps_to_the_sizes(show):
    stage = show(explorer())
    slider = stage.page.get_by_role("slider")
    slider.focus()
    for key, d_k in {"ArrowRight": 256, "End": 1024, "Home": 4, "ArrowUp": 16}.items():
        stage.page.keyboard.press(key)
        assert_shows(stage, d_k, "root", 0)
        assert slider.get_attribute("aria-valuetext") == str(d_k)
    box = slider.bounding_box()
    stage.page.mouse.click(box["x"] + 0.77 * box["width"], box["y"] + box["height"] / 2)
    assert_shows(stage, 256, "root", 0)


def test_the_divisor_is_chosen(show):
    stage = show(explorer(d_k=16, query=2))
    buttons = stage.page.locator(".by button")
    assert buttons.all_inner_texts() == ["nothing", "√dk = 4", "dk = 16"]
    formulas = {"nothing": "q · kj", "root": "q · kj / √dk", "size": "q · kj / dk"}
    for n, divisor in ((0, "nothing"), (2, "size"), (1, "root"), (1, "root")):
        buttons.nth(n).click()
        assert_shows(stage, 16, divisor, 2)
        assert stage.page.locator(".columns .formula").first.inner_text() == formulas[divisor]


def test_sizes_that_are_no_squares(show):
    stage = show(explorer(d_ks=(2, 8, 50)))
    assert stage.page.locator(".by button").all_inner_texts() == ["nothing", "√dk = 2.8", "dk = 8"]


@pytest.mark.parametrize("touch", [False, True])
def test_a_click_on_a_point_goes_there(show, touch):
    stage = show(explorer(), width=390 if touch else 1280, touch=touch)
    for what, divisor, n in (("entropy", "nothing", 1), ("gradient", "size", 0), ("entropy", "root", 4)):
        chart = plot(stage, what)
        chart.scroll_into_view_if_needed()
        x, y = (
            chart.locator(f'[data-divisor="{divisor}"] .point')
            .nth(n)
            .evaluate("n => [+n.getAttribute('cx'), +n.getAttribute('cy')]")
        )
        box = chart.bounding_box()
        go = stage.page.touchscreen.tap if touch else stage.page.mouse.click
        go(box["x"] + x + 5, box["y"] + y + 2)
        stage.page.wait_for_timeout(50)
        assert_shows(stage, D_KS[n], divisor, 0)


def test_the_keyboard_reaches_everything(show):
    stage = show(explorer(query=1))
    active = "document.activeElement.shadowRoot?.activeElement"
    name = f"{active}?.getAttribute('aria-label') ?? ({active}?.innerText || {active}?.type) ?? 'page'"
    stops = []
    for _ in range(20):
        stage.page.keyboard.press("Tab")
        stops.append(stage.page.evaluate(name))
        if stops[-1] == "page":
            break
        assert stage.page.evaluate(f"getComputedStyle({active}).outlineWidth") == "3px", stops[-1]
    assert stops == [
        "range",
        "nothing",
        "√dk = 8",
        "dk = 64",
        "Query before",
        "Another query",
        "Show the numbers",
        "page",
    ]


def test_what_the_sentence_says(show):
    """Undivided one key takes all, divided by d_k all get the same, divided by the root some share."""
    stage = show(explorer())
    for divisor, verdict in {
        "nothing": "One key takes nearly all, before anything is learned.",
        "root": "Several keys share, some get more than others.",
        "size": "All keys get nearly the same, whatever the query asks.",
    }.items():
        stage.put(divisor=divisor, d_k=1024)
        assert verdict in stage.reading()
        share = medians("gradient", divisor)[-1] / medians("gradient", "root")[-1]
        compared = f"That gradient is {'<1' if share < 0.005 else round(100 * share)} % of the one with √dk."
        assert stage.reading().replace("\u00a0", " ").endswith(verdict if divisor == "root" else compared)
    stage.put(divisor="nothing", d_k=4)
    assert "Several keys share" in stage.reading()
    assert stage.page.locator(".reading").get_attribute("aria-live") == "polite"


def test_what_is_beyond_the_scale_is_said(show):
    stage = show(explorer(divisor="nothing", d_k=1024))
    assert stage.page.locator(".note").inner_text() == "(pointed: beyond the scale)"
    assert stage.page.locator(".column.above, .column.below").count() > 0
    stage.put(divisor="size")
    assert stage.page.locator(".note").count() == 0
    assert stage.page.locator(".column.above, .column.below").count() == 0


def test_traits_from_outside_are_shown(show):
    stage = show(explorer())
    stage.put(d_k=256, divisor="nothing", query=4)
    assert_shows(stage, 256, "nothing", 4)
    scores, gram = numbers((1, 2), 2, 2)
    pairs = gram[..., [0, 1, 1], [0, 0, 1]]
    stage.page.evaluate(
        """([scores, pairs]) => {
            const { model } = document.querySelector(".living-figure");
            const trait = (shape, values) =>
                ({ dtype: "f32", shape, data: new DataView(Float32Array.from(values).buffer) });
            model.set("scores", trait([2, 2, 2], scores));
            model.set("pairs", trait([2, 2, 3], pairs));
            model.set("d_ks", [1, 2]);
        }""",
        [scores.flatten().tolist(), pairs.flatten().tolist()],
    )
    stage.page.wait_for_timeout(50)
    right = expected(2, "nothing", 2, 2)
    assert facts(stage)[2] == short(right["gradient"][1].item()), "the nearest size, the last query"


def test_what_the_page_sends_arrives_in_python():
    figure = explorer()
    assert (figure.d_k, figure.divisor, figure.query) == (64, "root", 0), "it begins in the middle"
    figure.set_state({"d_k": 1024, "divisor": "nothing", "query": 8})
    assert (figure.d_k, figure.divisor, figure.query) == (1024, "nothing", 8)


def test_only_each_pair_once_travels():
    scores, gram = numbers()
    figure = ScaleExplorer(D_KS, scores, gram)
    assert figure.pairs.shape == (len(D_KS), N_QUERIES, N_KEYS * (N_KEYS + 1) // 2)
    torch.testing.assert_close(torch.from_numpy(figure._gram()).float(), gram)


@pytest.mark.parametrize("width", [1280, 728, 390, 320])
def test_nothing_moves_and_nothing_collides(show, width):
    stage = show(explorer(shape=(12, 16)), width=width)
    fixed = stage.page.locator(".controls button, .field, .facts div, .axes, .reading, .numbers")
    places = (
        "all => all.map(n => n.getBoundingClientRect()).map(({ x, y, width }) => [x, y, width].map(Math.round).join())"
    )
    before = fixed.evaluate_all(places)
    for divisor, d_k, query in itertools.product(DIVISORS, D_KS, (0, 9)):
        stage.put(divisor=divisor, d_k=d_k, query=query)
        assert fixed.evaluate_all(places) == before, (divisor, d_k)
        for chart in stage.page.locator(".axes").all():
            names = [name.bounding_box() for name in chart.locator(".name").all()]
            assert max(box["x"] + box["width"] for box in names) <= width
            names.sort(key=lambda box: box["y"])
            assert all(a["y"] + a["height"] <= b["y"] + 5 for a, b in itertools.pairwise(names)), "names on each other"
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_can_be_pressed_is_large_enough(show):
    stage = show(explorer(), width=390)
    for place in stage.page.locator("button, input").all():
        box = place.bounding_box()
        assert min(box["width"], box["height"]) >= 24


def test_the_first_key_and_the_query_have_their_colours(show):
    for mode in ("light", "dark"):
        stage = show(explorer(), mode=mode)
        colour = """(n, [property, kind]) => {
            const sample = n.closest(".figure").appendChild(document.createElement("b"));
            sample.className = kind;
            return getComputedStyle(n)[property] === getComputedStyle(sample).color;
        }"""
        for selector, what in (
            (".column.first", ["backgroundColor", "key"]),
            (".first-name", ["color", "key"]),
            (".one.this", ["fill", "query"]),
            (".columns .letter >> nth=0", ["color", "query"]),
        ):
            assert stage.page.locator(selector).first.evaluate(colour, what), (mode, selector)
        assert stage.page.locator(".column.first").count() == 2
        assert stage.page.locator(".one.this").count() == 2


def test_motion_only_for_who_wants_it(show):
    for calm in (True, False):
        stage = show(explorer(), calm=calm)
        seconds = stage.page.locator(".column").first.evaluate(
            "n => parseFloat(getComputedStyle(n).transitionDuration)"
        )
        assert (seconds == 0) is calm


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    words = dict.fromkeys(("nothing", "some", "legend", "nothing line", "first"), evil)
    stage = show(explorer(caption=evil, strings=words))
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.reading().endswith(evil)


def test_it_speaks_another_language(show):
    words = {"reading": "{how}: {n} von {keys}.", "divided by": "geteilt durch {divisor}", "some": "Mehrere teilen."}
    stage = show(explorer(strings=words))
    among = 2 ** expected(64, "root")["entropy"].median().item()
    assert stage.reading() == f"geteilt durch √dk = 8: {among:.1f} von {N_KEYS}. Mehrere teilen."


def test_the_still_picture_and_the_description():
    figure = explorer(strings={"nothing line": "<b>"})
    picture = ET.fromstring(figure.picture())
    svg = "{http://www.w3.org/2000/svg}"
    lines = list(picture.iter(f"{svg}polyline"))
    assert len(lines) == 6, "three in each plot"
    for what, three in zip(("entropy", "gradient"), batched(lines, 3), strict=True):
        most = max(max(medians(what, divisor)) for divisor in DIVISORS)
        for divisor, line in zip(DIVISORS, three, strict=True):
            ys = [float(point.split(",")[1]) for point in line.get("points").split()]
            found = [most * (184 - y) / 150 for y in ys]
            assert found == pytest.approx(medians(what, divisor), abs=0.01 * most)
    texts = [text.text for text in picture.iter(f"{svg}text")]
    assert texts.count("<b>") == texts.count("√d_k") == texts.count("1024") == 2
    first, last = medians("entropy", "nothing")[0], medians("entropy", "nothing")[-1]
    assert f"undivided: entropy {first:.2f} to {last:.2f} bits" in figure.describe()


SCORES, GRAM = numbers()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"d_ks": (4,)}, r"d_ks is \[4\]: expected 2 to 8 sizes of at least 1, ascending"),
        ({"d_ks": (4, 16, 16, 64, 256)}, "d_ks is .*ascending"),
        ({"d_ks": (0, 4, 16, 64, 256)}, "d_ks is .*at least 1"),
        ({"d_ks": (4, 16)}, r"scores has shape \(5, 9, 8\): expected \(2, queries, keys\), one layer for each d_k"),
        ({"scores": SCORES[:, 0]}, r"scores has shape \(5, 8\): expected \(5, queries, keys\)"),
        ({"scores": SCORES[:, :, :1]}, "scores has 9 queries and 1 keys: expected up to 40 queries and 2 to 32 keys"),
        ({"scores": torch.zeros(5, 41, 8)}, "scores has 41 queries and 8 keys"),
        ({"scores": SCORES / 0}, "scores: .*infinite or not a number"),
        ({"gram": SCORES}, r"gram has shape \(5, 9, 8\): expected \(5, 9, 8, 8\), for each query of scores"),
        ({"gram": GRAM.triu()}, "gram holds the dot products k_i · k_j, so it has to be symmetric, but it is not"),
        ({"gram": "eight"}, "gram: a figure shows numbers"),
        ({"d_k": 32}, "d_k is 32: expected one of 4, 16, 64, 256, 1024"),
        ({"divisor": "half"}, "divisor"),
        ({"query": 9}, "query is 9, but it has to be between 0 and 8"),
        ({"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_input_gets_a_clear_error(change, message):
    good = {"d_ks": D_KS, "scores": SCORES, "gram": GRAM}
    with pytest.raises((ValueError, traitlets.TraitError), match=message):
        ScaleExplorer(**(good | change))


def test_what_is_too_heavy_for_a_page_is_refused():
    scores, gram = torch.zeros(5, 40, 32), torch.zeros(5, 40, 32, 32)
    with pytest.raises(ValueError, match="gram has 105,600 different numbers, which is too heavy for a page"):
        ScaleExplorer(D_KS, scores, gram)


def test_bad_traits_get_a_clear_error():
    figure = explorer()
    for name, new, message in (
        ("d_k", 5, "d_k is 5: expected one of 4, 16, 64, 256, 1024"),
        ("divisor", "half", "divisor"),
        ("query", -1, "query is -1, but it has to be between 0 and 8"),
        ("scores", SCORES[:, :2], r"pairs has shape \(5, 9, 36\): expected \(5, 2, 36\)"),
        ("scores", SCORES[0], r"scores has shape \(9, 8\): expected \(5, queries, keys\)"),
        ("d_ks", [4, 8], r"scores has shape \(5, 9, 8\): expected \(2, queries, keys\)"),
    ):
        with pytest.raises(traitlets.TraitError, match=message):
            setattr(figure, name, new)
    assert (figure.d_k, figure.query, figure.d_ks) == (64, 0, list(D_KS))
