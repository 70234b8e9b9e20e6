"""ScoreLab in a browser: its scores, weights and lines are PyTorch's, and everything in it moves as it should."""

import itertools
import math
import re
import xml.etree.ElementTree as ET

import pytest
import torch
from traitlets import TraitError

from attnbook.widgets.score_lab import ScoreLab

NAMES = ["I", "am", "a", "student"]
SCORES = ["dot", "general", "concat", "additive"]
INPUTS = {
    "query": [0.9, 1.4],
    "key": [[-0.8, 1.2], [0.3, -1.0], [-1.5, -0.4], [1.5, 0.7]],
    "general": [[1.0, 0.5], [-0.7, 0.8]],
    "query_matrix": [[0.9, -0.4], [0.3, 0.8]],
    "key_matrix": [[1.2, 0.3], [-0.6, 1.0]],
    "v": [1.5, 0.8],
}
TRAITS = [*INPUTS, "score"]
LIMIT, RIM = 3, 16  # the plane goes from −3 to 3, and has a rim of 16 pixels


def lab(inputs: dict = INPUTS, names: object = NAMES, **options) -> ScoreLab:
    """A figure of these inputs."""
    query, key, general, query_matrix, key_matrix, v = inputs.values()
    matrices = {"general": general, "query_matrix": query_matrix, "key_matrix": key_matrix, "v": v}
    return ScoreLab(query, key, names, **matrices, **({"caption": "Four scores."} | options))


def random_inputs(seed: int, n: int = 4) -> dict[str, torch.Tensor]:
    g = torch.Generator().manual_seed(seed)
    shapes = {name: (n, 2) if name == "key" else torch.tensor(value).shape for name, value in INPUTS.items()}
    return {name: (1.3 * torch.randn(shape, generator=g)).clamp(-3, 3) for name, shape in shapes.items()}


def with_change(name: str, index: tuple[int, ...], new: object) -> dict[str, torch.Tensor]:
    inputs = {key: torch.tensor(numbers) for key, numbers in INPUTS.items()}
    inputs[name][index] = torch.as_tensor(new)
    return inputs


def expected(inputs: dict, score: str, keys: torch.Tensor | None = None) -> torch.Tensor:
    """The scores as the papers write them, of the inputs' keys or of others, one after the other."""
    q, k, general, w_q, w_k, v = (torch.as_tensor(value).double() for value in inputs.values())
    keys = k if keys is None else keys
    if score == "dot":
        return torch.stack([torch.dot(q, key) for key in keys])
    if score == "general":
        return torch.einsum("a,ab,jb->j", q, general, keys)
    if score == "concat":
        both = torch.cat([q.expand(len(keys), 2), keys], dim=1)
        return torch.matmul(torch.tanh(torch.matmul(both, torch.cat([w_q, w_k], dim=1).T)), v)
    linear = torch.nn.functional.linear
    return (v * torch.tanh(linear(q, w_q) + linear(keys, w_k))).sum(dim=-1)


def value(text: str) -> float:
    return float(text.replace("−", "-"))


def percent(weight: float) -> str:
    return "<1 %" if 0 < weight < 0.005 else f"{math.floor(100 * weight + 0.5)} %"


def figure_of(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def reading_of(inputs: dict, score: str, names: list[str] = NAMES) -> str:
    """How the reading should begin, where one key is the best."""
    scores = expected(inputs, score)
    best = int(scores.argmax())
    return f"With the {score} score, “{names[best]}” gets {percent(scores.softmax(0)[best].item())} of the attention."


def rows(stage) -> list[list[str]]:
    """Each word with its score and its weight."""
    cells = stage.page.locator(".scored button.row").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('.word, .number')].map(cell => cell.innerText))"
    )
    assert [button.get_attribute("aria-label") for button in stage.page.locator(".scored button.row").all()] == [
        f"{word}: score {score}, weight {weight}" for word, score, weight in cells
    ]
    return cells


def lines(stage) -> list[tuple[float, torch.Tensor]]:
    """Each line of the plane: its level, and the points that it goes through."""
    size = stage.page.locator(".plane svg").evaluate("svg => svg.clientWidth")
    found = stage.page.locator(".plane .line").evaluate_all(
        "all => all.map(line => [line.dataset.level, line.getAttribute('d')])"
    )
    unit = (size / 2 - RIM) / LIMIT
    result = []
    for level, path in found:
        numbers = torch.tensor([float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", path)]).double()
        points = (numbers.view(-1, 2) - size / 2) / unit * torch.tensor([1.0, -1.0])
        result.append((float(level), points))
    return result


def assert_shows(stage, inputs: dict, score: str, names: list[str] = NAMES) -> None:
    """All that is on the page belongs to these inputs: scores, weights, bars, rings, reading, lines."""
    scores = expected(inputs, score)
    weights = scores.softmax(0)
    shown = rows(stage)
    assert [row[0] for row in shown] == names
    shown_scores = torch.tensor([value(row[1]) for row in shown]).double()
    torch.testing.assert_close(shown_scores, scores, atol=5.1e-3, rtol=0)
    assert [row[2] for row in shown] == [percent(weight) for weight in weights.tolist()]
    said, number = stage.reading().split(" Its score is ")
    assert said == reading_of(inputs, score, names)
    assert value(number.rstrip(".")) == pytest.approx(scores.max().item(), abs=5.1e-3)
    assert stage.page.locator(".scored .marked .word").all_inner_texts() == [names[int(scores.argmax())]]
    for j, weight in enumerate(weights.tolist()):
        bar = stage.page.locator(".scored .bar").nth(j)
        assert bar.evaluate("bar => parseFloat(bar.style.width)") == pytest.approx(100 * weight, abs=1e-3)
        ring = stage.page.locator(".plane circle.weight").nth(j)
        assert float(ring.get_attribute("r")) ** 2 == pytest.approx(14**2 * weight, rel=1e-3)
    assert_lines(stage, inputs, score)


def assert_lines(stage, inputs: dict, score: str) -> None:
    """On each line the score is what is written there, and no line is missing."""
    found = lines(stage)
    levels = [level for level, _ in found]
    for level, points in found:
        assert points.abs().max() <= LIMIT * 1.2
        got = expected(inputs, score, points)
        torch.testing.assert_close(got, torch.full_like(got, level), atol=0.1 * (levels[1] - levels[0]), rtol=0)
    edge = torch.linspace(-3, 3, 61).double()
    field = expected(inputs, score, torch.cartesian_prod(edge, edge))
    step = levels[1] - levels[0]
    assert all(b - a == pytest.approx(step) for a, b in itertools.pairwise(levels)), "evenly spaced"
    assert levels[0] - step < field.min()
    assert levels[-1] + step > field.max()
    assert 4 <= len(levels) <= 11
    assert all(level / step == pytest.approx(round(level / step), abs=1e-6) for level in levels), "round numbers"


def put(stage, **traits: object) -> None:
    """Set traits as Python would."""
    sent = {
        name: {"shape": list(torch.as_tensor(new).shape), "values": torch.as_tensor(new).flatten().tolist()}
        if name != "score"
        else new
        for name, new in traits.items()
    }
    stage.page.evaluate(
        """traits => {
            const { model } = document.querySelector(".living-figure");
            for (const [name, to] of Object.entries(traits)) {
                const data = to.values && new DataView(Float32Array.from(to.values).buffer);
                model.set(name, to.values ? { dtype: "f32", shape: to.shape, data } : to);
            }
        }""",
        sent,
    )
    stage.page.wait_for_timeout(30)


def trait(stage, name: str) -> torch.Tensor:
    """What a tensor trait holds, as the page would send it to Python."""
    shape, values = stage.page.evaluate(
        """name => {
            const { dtype, shape, data } = document.querySelector(".living-figure").model.get(name);
            const count = shape.reduce((a, b) => a * b, 1);
            if (dtype !== "f32" || data.byteLength !== 4 * count) throw new Error("not a tensor trait");
            return [shape, Array.from({ length: count }, (_, i) => data.getFloat32(4 * i, true))];
        }""",
        name,
    )
    return torch.tensor(values, dtype=torch.float32).view(shape)


def assert_traits(stage, inputs: dict) -> None:
    for name, numbers in inputs.items():
        right = torch.as_tensor(numbers).flatten().tolist()
        assert trait(stage, name).flatten().tolist() == pytest.approx(right, abs=1e-6), name


def at(stage, x: float, y: float) -> tuple[float, float]:
    """Where a point of the plane is in the window."""
    box = stage.page.locator(".plane svg").bounding_box()
    unit = (box["width"] / 2 - RIM) / LIMIT
    return box["x"] + box["width"] / 2 + x * unit, box["y"] + box["height"] / 2 - y * unit


def handle(stage, word: str | None = None):
    """The handle of a word's key, or of the query."""
    label = re.compile(f"^Key of {word}, at" if word else "^Query, at")
    return stage.page.get_by_role("application", name=label)


def number(stage, trait: str, index: int):
    return stage.page.locator(f'[data-number="{trait}:{index + 1}"]')


def work(stage) -> list[str]:
    return [" ".join(line.split()) for line in stage.page.locator(".work p").all_inner_texts()]


def middle(box: dict) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("score", SCORES)
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_whole(show, width, mode, score):
    stage = show(lab(score=score), width=width, mode=mode)
    stage.page.locator(".scored button.row").last.click()
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert stage.page.locator("figcaption:visible").inner_text() == "Four scores."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.violations() == []


@pytest.mark.parametrize("score", SCORES)
@pytest.mark.parametrize("seed", [None, 0, 1])
def test_the_numbers_and_lines_are_pytorchs(show, score, seed):
    inputs = INPUTS if seed is None else random_inputs(seed)
    figure = lab(inputs, score=score)
    stage = show(figure)
    assert_shows(stage, inputs, score)
    stage.page.get_by_role("button", name="Show the numbers").click()
    head, *table = stage.table()
    assert head == ["word", "key", "score", "weight"]
    scores = expected(inputs, score)
    for j, (name, key, shown_score, shown_weight) in enumerate(table):
        x, y = inputs["key"][j]
        assert (name, key) == (NAMES[j], f"({figure_of(float(x))}, {figure_of(float(y))})")
        assert value(shown_score) == pytest.approx(scores[j].item(), abs=5.1e-5)
        assert value(shown_weight) == pytest.approx(scores.softmax(0)[j].item(), abs=5.1e-5)
    torch.testing.assert_close(torch.from_numpy(figure.scores), scores, atol=1e-6, rtol=0)
    torch.testing.assert_close(torch.from_numpy(figure.weights), scores.softmax(0), atol=1e-6, rtol=0)


def test_lines_of_each_kind(show):
    """Dot: straight, across the query; general: straight, across Wᵀ q; additive: curved, and flat far out."""
    stage = show(lab())
    q = torch.tensor(INPUTS["query"]).double()
    for score, across in (("dot", q), ("general", torch.tensor(INPUTS["general"]).double().T @ q)):
        put(stage, score=score)
        along = torch.stack([-across[1], across[0]]) / across.norm()
        distances = []
        for _, points in lines(stage):
            pieces = points.view(-1, 2, 2)
            torch.testing.assert_close(
                pieces @ across / across.norm(),
                (points @ across / across.norm()).mean().expand(len(pieces), 2),
                atol=2e-3,
                rtol=0,
            )
            assert (points @ along).max() - (points @ along).min() > 1
            distances.append((points @ across / across.norm()).mean().item())
        gaps = torch.tensor(distances).diff()
        torch.testing.assert_close(gaps, gaps.mean().expand_as(gaps), atol=5e-3, rtol=0)
    put(stage, score="additive")
    bent = 0
    for _, points in lines(stage):
        centred = points - points.mean(dim=0)
        bent += torch.linalg.svdvals(centred)[1].item() / len(points) ** 0.5 > 0.1
    assert bent >= 3


def test_the_number_on_a_line_is_its_level(show):
    stage = show(lab())
    for score in SCORES:
        put(stage, score=score)
        points = dict(lines(stage))
        labels = stage.page.locator(".plane text.level").all()
        assert len(labels) >= 4
        written = [value(label.text_content()) for label in labels]
        assert len(set(written)) == len(written)
        for label, level in zip(labels, written, strict=True):
            assert float(label.get_attribute("data-level")) == level
            place = torch.tensor([float(label.get_attribute(axis)) for axis in "xy"]).double()
            size = stage.page.locator(".plane svg").evaluate("svg => svg.clientWidth")
            line = points[level] * torch.tensor([1.0, -1.0]) * (size / 2 - RIM) / LIMIT + size / 2
            assert (line - place).norm(dim=1).min() < 20


def test_a_field_that_is_flat_says_so(show):
    stage = show(lab(with_change("query", (), [0.0, 0.0])))
    even = "With the dot score, all words get the same attention, 25 % each."
    assert stage.reading() == even
    assert stage.page.locator(".plane .line").count() == 0
    flat = stage.page.locator(".hint.lines")
    assert flat.inner_text() == "With these numbers every key gets the same score, wherever it is: 0.00."
    assert stage.page.locator(".scored .marked").count() == 4
    assert stage.page.locator(".plane .arrow").get_attribute("d") == ""
    put(stage, score="additive", key_matrix=[[0.0, 0.0], [0.0, 0.0]], query=[0.9, 1.4])
    level = expected(with_change("key_matrix", (), 0.0), "additive")[0].item()
    assert flat.inner_text().endswith(f": {figure_of(level)}.")
    put(stage, score="dot")
    assert flat.inner_text().startswith("On each grey line a key gets the score written there. Straight")
    put(stage, query=[0.0, 1.0], key=[[1.0, 1.0], [0.0, 0.0], [2.0, 1.0], [0.0, -1.0]])
    share = percent(torch.tensor([1.0, 0.0, 1.0, -1.0]).softmax(0)[0].item())
    assert stage.reading() == f"With the dot score, I, a get {share} of the attention each. Their score is 1.00."
    assert stage.page.locator(".scored .marked .word").all_inner_texts() == ["I", "a"]
    put(stage, key=[[1.0, 1.0], [0.0, 0.0], [2.0, 0.9998], [0.0, -1.0]])
    assert stage.page.locator(".scored .marked .word").all_inner_texts() == ["I", "a"], "they look the same"
    put(stage, key=[[1.0, 1.0], [0.0, 0.0], [2.0, 0.99], [0.0, -1.0]])
    assert stage.page.locator(".scored .marked .word").all_inner_texts() == ["I"]


def test_the_choice_of_the_score(show):
    stage = show(lab())
    choice = stage.page.locator(".choice select")
    assert choice.locator("option").all_text_contents() == [
        "dot (Luong)",
        "general (Luong)",
        "concat (Luong)",
        "additive (Bahdanau)",
    ]
    formulas = {
        "dot": "ej = q · kj",
        "general": "ej = qᵀ W kj",
        "concat": "ej = vᵀ tanh(W [q; kj])",
        "additive": "ej = vᵀ tanh(Wq q + Wk kj)",
    }
    symbols = {"dot": [], "general": ["W"], "concat": ["vᵀ", "W"], "additive": ["vᵀ", "Wq", "Wk"]}
    spoken = {"dot": "No parameters, only q and kj", "general": "4 parameters here, with d = 2; in general d · d ("}
    spoken |= dict.fromkeys(
        ["concat", "additive"], "10 parameters here, with d = da = 2; in general 2 · d · da + da (d: "
    )
    seen = {"dot": "Straight and evenly spaced, across the query.", "general": "but across Wᵀ q: the query, turned"}
    seen |= dict.fromkeys(["concat", "additive"], "Mostly curved, no longer evenly spaced")
    for i in (1, 3, 2, 0):
        choice.select_option(str(i))
        assert stage.trait("score") == SCORES[i]
        assert stage.page.locator(".rule").inner_text() == formulas[SCORES[i]]
        assert stage.page.locator(".symbol").all_inner_texts() == symbols[SCORES[i]]
        assert seen[SCORES[i]] in stage.page.locator(".hint.lines").inner_text()
        assert spoken[SCORES[i]] in stage.page.locator(".formulas .hint").inner_text()
        assert_shows(stage, INPUTS, SCORES[i])


def test_concat_and_additive_differ_in_their_notation_alone(show):
    stage = show(lab(score="additive"))
    cells = "all => all.map(n => [n.dataset.number, n.innerText])"

    def parameters() -> list:
        return sorted(stage.page.locator("[data-number]").evaluate_all(cells))

    before = parameters(), rows(stage), lines(stage)[3][1].tolist()
    put(stage, score="concat")
    assert (parameters(), rows(stage), lines(stage)[3][1].tolist()) == before
    wide = stage.page.locator(".matrix").last
    assert wide.inner_text().split() == ["0.90", "−0.40", "1.20", "0.30", "0.30", "0.80", "−0.60", "1.00"]
    tops = wide.locator(".cell").evaluate_all("all => all.map(n => n.getBoundingClientRect().top)")
    assert tops == sorted(tops)
    assert len(set(tops)) == 2
    assert wide.locator(".half").all_inner_texts() == ["1.20", "−0.60"], "a line between the halves"
    assert number(stage, "key_matrix", 2).get_attribute("aria-label") == "W, row 2, column 3"
    put(stage, score="additive")
    assert number(stage, "key_matrix", 2).get_attribute("aria-label") == "W_k, row 2, column 1"
    assert number(stage, "v", 1).get_attribute("aria-label") == "v, entry 2"


def test_the_places_of_points_and_arrow(show):
    for width in (1280, 390):
        stage = show(lab(), width=width)
        for key, word, dot in zip(INPUTS["key"], NAMES, stage.page.locator(".plane circle.key").all(), strict=True):
            assert middle(dot.bounding_box()) == pytest.approx(at(stage, *key), abs=0.6)
            assert middle(handle(stage, word).bounding_box()) == pytest.approx(at(stage, *key), abs=0.6)
            name = middle(stage.page.locator(".plane span.key").nth(NAMES.index(word)).bounding_box())
            assert math.dist(name, at(stage, *key)) < 60, "a name stands beside its own point"
        assert stage.page.locator(".plane span.key").all_inner_texts() == NAMES
        assert middle(handle(stage).bounding_box()) == pytest.approx(at(stage, *INPUTS["query"]), abs=0.6)


def test_the_mouse_drags_the_query_and_a_key(show):
    stage = show(lab(score="general"))
    mouse = stage.page.mouse
    for word, name, index, start in ((None, "query", (), INPUTS["query"]), ("a", "key", (2,), INPUTS["key"][2])):
        inputs = {key: torch.tensor(numbers) for key, numbers in INPUTS.items()}
        x, y = at(stage, *start)
        mouse.move(x + 5, y - 4)
        mouse.down()
        assert_traits(stage, inputs)  # a press alone moves nothing
        for to in ((-1.2, 0.5), (2.0, -1.5)):
            x, y = at(stage, *to)
            mouse.move(x + 5, y - 4, steps=3)
            inputs[name][index] = torch.tensor(to)
            torch.testing.assert_close(trait(stage, name), inputs[name], atol=0.02, rtol=0)
            assert_shows(stage, inputs | {name: trait(stage, name)}, "general")
        mouse.move(*at(stage, 9, -8))
        inputs[name][index] = torch.tensor([3.0, -3.0])
        assert_traits(stage, inputs)  # it stays in the plane
        mouse.move(*at(stage, 0.05, 0.02))
        x, y = at(stage, *start)
        mouse.move(x + 5, y - 4)
        mouse.up()
        mouse.move(*at(stage, 1.5, 1.5))
        inputs[name][index] = torch.tensor(start)
        torch.testing.assert_close(trait(stage, name), inputs[name], atol=0.02, rtol=0)
        focused = "document.activeElement.shadowRoot.activeElement.getAttribute('aria-label')"
        assert stage.page.evaluate(focused).startswith(f"Key of {word}" if word else "Query")
        put(stage, **{name: INPUTS[name]})
    mouse.click(*at(stage, -1, -2.4))
    assert_traits(stage, INPUTS)  # beside the handles nothing is moved
    mouse.move(*at(stage, *INPUTS["query"]))
    mouse.down(button="right")
    mouse.move(*at(stage, 0.5, 0.5))
    mouse.up(button="right")
    assert_traits(stage, INPUTS)  # another button is the page's


def test_a_finger_drags_a_key_and_scrolls_beside_it(show):
    stage = show(lab(score="additive"), width=390, touch=True)
    stage.page.locator(".plane").scroll_into_view_if_needed()
    session = stage.page.context.new_cdp_session(stage.page)

    def finger(*points: tuple[float, float]) -> None:
        places = [at(stage, *point) for point in points]
        for kind, (x, y) in zip(["touchStart"] + ["touchMove"] * 20, places, strict=False):
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
            stage.page.wait_for_timeout(20)
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        stage.page.wait_for_timeout(200)

    before = stage.page.evaluate("scrollY")
    finger((1.5, 0.7), (1.5, 0.2), (1.4, -2.0))
    inputs = with_change("key", (3,), [1.4, -2.0])
    torch.testing.assert_close(trait(stage, "key"), inputs["key"], atol=0.03, rtol=0)
    assert_shows(stage, inputs | {"key": trait(stage, "key")}, "additive")
    assert stage.page.evaluate("scrollY") == before, "the page does not move along"
    finger((0.9, 1.4), (0.9, 1.0), (-0.9, 1.9))
    torch.testing.assert_close(trait(stage, "query"), torch.tensor([-0.9, 1.9]), atol=0.03, rtol=0)
    moved = trait(stage, "key"), trait(stage, "query")
    finger((-2.2, -1.5), *((-2.2, -1.5 + 0.4 * i) for i in range(1, 10)))
    assert stage.page.evaluate("scrollY") > before + 20, "the page does not scroll"
    assert [now.tolist() for now in (trait(stage, "key"), trait(stage, "query"))] == [one.tolist() for one in moved]


def test_keys_move_the_query_and_a_key(show):
    stage = show(lab())
    for word, name, index in ((None, "query", ()), ("student", "key", (3,)), ("I", "key", (0,))):
        handle(stage, word).focus()
        x, y = torch.tensor(INPUTS[name])[index].tolist()
        for key, (dx, dy) in {
            "ArrowRight": (0.1, 0),
            "ArrowUp": (0, 0.1),
            "ArrowLeft": (-0.1, 0),
            "ArrowDown": (0, -0.1),
            "Shift+ArrowUp": (0, 0.02),
            "Shift+ArrowLeft": (-0.02, 0),
        }.items():
            stage.page.keyboard.press(key)
            x, y = x + dx, y + dy
            assert_traits(stage, with_change(name, index, [x, y]))
        assert_shows(stage, with_change(name, index, [x, y]), "dot")
        said = f"at ({figure_of(x)}, {figure_of(y)}). Arrow keys move it"
        assert said in handle(stage, word).get_attribute("aria-label")
        for _ in range(60):
            stage.page.keyboard.press("ArrowUp")
        assert_traits(stage, with_change(name, index, [x, 3.0]))
        stage.page.keyboard.press("Home")
        assert_traits(stage, with_change(name, index, [0.0, 0.0]))
        put(stage, **{name: INPUTS[name]})


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(lab(score="general"))
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for place, keys in (
        (handle(stage, "am"), {"ArrowUp": True, "PageDown": False, "End": False, "a": False, "Alt+ArrowLeft": False}),
        (number(stage, "general", 0), {"ArrowUp": True, "Control+ArrowLeft": False, "a": False}),
        (stage.page.locator(".scored button.row").first, {"Escape": False, "ArrowDown": False}),
    ):
        place.focus()
        for key, taken in keys.items():
            stage.page.keyboard.press(key)
            assert stage.page.evaluate("window.taken") is taken, key


def test_the_keyboard_reaches_everything(show):
    stage = show(lab(score="additive"))
    active = "document.activeElement.shadowRoot?.activeElement"
    name = f"{active}?.getAttribute('aria-label') ?? {active}?.innerText ?? 'page'"
    stops = []
    for _ in range(40):
        stage.page.keyboard.press("Tab")
        stops.append(stage.page.evaluate(name))
        if stops[-1] == "page":
            break
        assert stage.page.evaluate(f"getComputedStyle({active}).outlineWidth") == "3px", stops[-1]
    assert [stop.split(",")[0] for stop in stops[2:7]] == ["Query", *(f"Key of {word}" for word in NAMES)]
    assert stops[7:9] == ["v, entry 1", "v, entry 2"]
    assert stops[9:17] == [f"{m}, row {i}, column {k}" for m in ("W_q", "W_k") for i in (1, 2) for k in (1, 2)]
    assert [stop.split(":")[0] for stop in stops[17:21]] == NAMES
    assert stops[21:] == ["Show the numbers", "page"]


@pytest.mark.parametrize(
    ("score", "name", "index"),
    [
        ("general", "general", (0, 1)),
        ("general", "general", (1, 0)),
        ("concat", "query_matrix", (0, 1)),
        ("concat", "key_matrix", (1, 0)),
        ("additive", "query_matrix", (1, 0)),
        ("additive", "key_matrix", (0, 1)),
        ("additive", "v", (1,)),
    ],
)
def test_a_parameter_is_scrubbed(show, score, name, index):
    stage = show(lab(score=score))
    flat = int(torch.arange(4).view(2, 2)[index]) if len(index) == 2 else index[0]
    old = torch.tensor(INPUTS[name])[index].item()
    place = number(stage, name, flat)
    assert place.inner_text() == figure_of(old)
    box = place.bounding_box()
    stage.page.mouse.move(*middle(box))
    stage.page.mouse.down()
    stage.page.mouse.move(middle(box)[0] + 20, middle(box)[1] + 2, steps=4)
    stage.page.mouse.up()
    assert_traits(stage, with_change(name, index, old + 0.5))  # five steps of 4 pixels
    assert_shows(stage, with_change(name, index, old + 0.5), score)
    stage.page.keyboard.press("Tab")
    place.focus()
    stage.page.keyboard.press("ArrowLeft")
    assert_traits(stage, with_change(name, index, old + 0.4))
    stage.page.keyboard.press("End")
    assert_traits(stage, with_change(name, index, 3.0))
    stage.page.keyboard.press("Home")
    assert_shows(stage, with_change(name, index, -3.0), score)


def test_start_again_brings_all_back(show):
    stage = show(lab(score="concat"))
    put(stage, score="general", **random_inputs(3))
    assert_shows(stage, random_inputs(3), "general")
    stage.page.get_by_role("button", name="Start again").click()
    assert_traits(stage, INPUTS)
    assert stage.trait("score") == "concat"
    assert_shows(stage, INPUTS, "concat")


def test_traits_from_outside_are_shown(show):
    stage = show(lab(score="additive"))
    inputs = {name: torch.tensor(numbers) for name, numbers in INPUTS.items()}
    for name, new in random_inputs(5).items():
        inputs[name] = new
        put(stage, **{name: new})
        assert_shows(stage, inputs, "additive")
    put(stage, score="general")
    assert_shows(stage, inputs, "general")


@pytest.mark.parametrize("n", [2, 6])
def test_other_numbers_of_words(show, n):
    words = ["The", "government", "did", "n't", "answer", "."][:n]
    inputs = random_inputs(7, n)
    assert_shows(show(lab(inputs, words, score="additive")), inputs, "additive", words)


def test_an_arithmetic_in_numbers(show):
    stage = show(lab())
    row = stage.page.locator(".scored button.row").nth(3)
    row.click()
    assert work(stage) == ["e4 = q · k4 = 0.90 × 1.50 + 1.40 × 0.70 = 2.33"]
    put(stage, score="general")
    assert work(stage) == ["W k4 = (1.85, −0.49)", "e4 = qᵀ (W k4) = 0.90 × 1.85 + 1.40 × (−0.49) ≈ 0.98"]
    put(stage, score="additive")
    assert work(stage) == [
        "Wq q = (0.25, 1.39)",
        "Wk k4 = (2.01, −0.20)",
        "Wq q + Wk k4 = (2.26, 1.19)",
        "tanh(…) ≈ (0.98, 0.83)",
        "e4 = vᵀ tanh(…) ≈ 1.50 × 0.98 + 0.80 × 0.83 ≈ 2.13",
    ]
    put(stage, score="concat")
    assert work(stage) == [
        "[q; k4] = (0.90, 1.40, 1.50, 0.70)",
        "W [q; k4] = (2.26, 1.19)",
        "tanh(…) ≈ (0.98, 0.83)",
        "e4 = vᵀ tanh(…) ≈ 1.50 × 0.98 + 0.80 × 0.83 ≈ 2.13",
    ]


@pytest.mark.parametrize("score", SCORES)
def test_every_arithmetic_is_pytorchs(show, score):
    """The vectors on the way, and what comes out, are those of PyTorch, for each word."""
    inputs = random_inputs(11)
    q, k, general, w_q, w_k, v = (value.double() for value in inputs.values())
    stage = show(lab(inputs, score=score))
    for j in range(4):
        stage.page.locator(".scored button.row").nth(j).click()
        mixed = w_q @ q + w_k @ k[j]
        steps = {
            "dot": [],
            "general": [general @ k[j]],
            "concat": [torch.cat([q, k[j]]), mixed, mixed.tanh()],
            "additive": [w_q @ q, w_k @ k[j], mixed, mixed.tanh()],
        }[score]
        *before, last = work(stage)
        for line, right in zip(before, steps, strict=True):
            shown = [value(one) for one in re.search(r"[=≈] \(([^()]*)\)$", line)[1].split(", ")]
            assert shown == pytest.approx(right.tolist(), abs=5.1e-3), line
        a, b = {"dot": (q, k[j]), "general": (q, general @ k[j])}.get(score, (v, mixed.tanh()))
        name, products, outcome = re.split(r"[=≈]", last[2:].partition("= ")[2] if score != "dot" else last)[-3:]
        factors = [value(one.strip(" ()")) for one in re.split(r" × | \+ ", products)]
        assert factors == pytest.approx([x.item() for pair in zip(a, b, strict=True) for x in pair], abs=5.1e-3), name
        assert value(outcome.strip()) == pytest.approx(expected(inputs, score)[j].item(), abs=5.1e-3)
        assert last.startswith(f"e{j + 1} = ")


def test_an_arithmetic_opens_and_closes(show):
    stage = show(lab())
    buttons = stage.page.locator(".scored button.row")
    assert work(stage) == []
    buttons.nth(1).press("Enter")
    assert work(stage)[0].startswith("e2 = ")
    assert [button.get_attribute("aria-expanded") for button in buttons.all()] == ["false", "true", "false", "false"]
    opened = stage.page.locator(".work").bounding_box()
    above, below = buttons.nth(1).bounding_box(), buttons.nth(2).bounding_box()
    assert above["y"] < opened["y"] < below["y"], "it stands below its word"
    handle(stage).focus()
    stage.page.keyboard.press("ArrowRight")
    assert work(stage) == ["e2 = q · k2 = 1.00 × 0.30 + 1.40 × (−1.00) = −1.10"]
    buttons.nth(0).click()
    assert work(stage)[0].startswith("e1 = ")
    buttons.nth(0).click()
    assert work(stage) == []
    buttons.nth(2).press(" ")
    stage.page.keyboard.press("Escape")
    assert work(stage) == []


@pytest.mark.parametrize("width", [1280, 700, 390, 320])
def test_nothing_leaves_the_figure_and_nothing_collides(show, width):
    """Six keys with long names, some close to each other and to the edge, and large parameters."""
    keys = [[2.9, 2.9], [2.9, 2.2], [-3, -3], [-3, 0], [0.2, 0.1], [1.2, 0.1]]
    inputs = {"query": [3, 2], "key": keys, "general": [[-3, -3], [-3, -2.9]]}
    inputs |= {"query_matrix": [[-3, -2.5]] * 2, "key_matrix": [[-2.5, -3], [-3, -2]], "v": [-3, -2.8]}
    names = [f"a rather long name {i}" for i in range(3)] + ["to", "the", "government"]
    for score in SCORES:
        stage = show(lab(inputs, names, score=score), width=width)
        stage.page.locator(".scored button.row").first.click()
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
        plane = stage.page.locator(".plane").bounding_box()
        names_in_it = [one.bounding_box() for one in stage.page.locator(".plane span").all()]
        for box in names_in_it:
            assert plane["x"] <= box["x"]
            assert box["x"] + box["width"] <= plane["x"] + plane["width"] + 0.5
            assert plane["y"] <= box["y"]
            assert box["y"] + box["height"] <= plane["y"] + plane["height"] + 0.5
        # A number on a line has an edge of 9 pixels in the colour of the page, which may touch its neighbour.
        numbers = [
            {"x": b["x"] + 9, "y": b["y"] + 9, "width": b["width"] - 18, "height": b["height"] - 18}
            for b in (one.bounding_box() for one in stage.page.locator(".plane .level").all())
        ]
        boxes = names_in_it + numbers
        for i, a in enumerate(boxes):
            for b in boxes[:i]:
                apart_x = a["x"] + a["width"] <= b["x"] + 1 or b["x"] + b["width"] <= a["x"] + 1
                apart_y = a["y"] + a["height"] <= b["y"] + 1 or b["y"] + b["height"] <= a["y"] + 1
                assert apart_x or apart_y, (score, a, b)
        cells = stage.page.locator(".scored .number, .matrix .cell")
        assert cells.evaluate_all("cells => cells.every(cell => cell.scrollWidth <= cell.clientWidth)"), (
            "a number is cut"
        )


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_when_the_query_does(show, width):
    stage = show(lab(score="additive"), width=width)
    fixed = stage.page.locator(".plane, .matrix, .scored .row, .scored .track, .reading, .numbers")
    places = "all => all.map(n => n.getBoundingClientRect()).map(({ x, y, width }) => [x, y, width].join())"
    before = fixed.evaluate_all(places)
    for query in ([0.0, 0.0], [-3.0, 3.0], [2.5, 0.1]):
        put(stage, query=query)
        assert fixed.evaluate_all(places) == before


def test_nothing_is_animated(show):
    """What the reader drags follows at once: there is no motion to reduce."""
    stage = show(lab(), calm=False)
    moving = "nodes => nodes.filter(node => getComputedStyle(node).transitionDuration !== '0s').length"
    assert stage.page.locator(".figure *").evaluate_all(moving) == 0


def test_the_colours_of_query_and_keys(show):
    for mode in ("light", "dark"):
        stage = show(lab(), mode=mode)
        colour = "(n, [property, kind]) => { const s = n.closest('.figure').appendChild(document.createElement('b'));"
        colour += "s.className = kind; return getComputedStyle(n)[property] === getComputedStyle(s).color }"
        for selector, what in (
            (".handle.query", ["borderTopColor", "query"]),
            (".handle.key", ["borderTopColor", "key"]),
            (".arrow", ["stroke", "query"]),
            ("circle.key", ["fill", "key"]),
            (".scored .word", ["color", "key"]),
        ):
            assert stage.page.locator(selector).first.evaluate(colour, what), selector


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    stage = show(lab(names=["<b>x</b>", evil, "a", "b"], caption=evil, strings={"hint": evil}), width=390)
    stage.page.locator(".scored button.row").first.click()
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x], .figure b").count() == 0
    assert [row[0] for row in stage.table()[1:3]] == ["<b>x</b>", evil]
    assert stage.page.locator(".scored .word").first.inner_text() == "<b>x</b>"
    assert stage.page.locator(".plane span.key").first.inner_text() == "<b>x</b>"
    assert stage.page.locator(".hint").first.inner_text() == evil
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_speaks_another_language(show):
    strings = {"reading": "{score}: am meisten {word}, {weight}, mit {number}", "additive": "additiv"}
    stage = show(lab(score="additive", strings=strings | {"query": "Anfrage"}))
    best = expected(INPUTS, "additive")
    assert stage.reading() == f"additiv: am meisten student, {percent(best.softmax(0)[3].item())}, mit {best[3]:.2f}"
    assert stage.page.locator(".plane span.query").inner_text() == "Anfrage"


def test_the_reading_is_said(show):
    stage = show(lab())
    assert stage.page.locator(".reading").get_attribute("aria-live") == "polite"


def test_bad_input_gets_a_clear_error():
    for change, complaint in (
        ({"query": [1, 2, 3]}, r"query has shape \(3,\): expected \(2,\)"),
        ({"key": INPUTS["key"][:3]}, r"keys have shape \(3, 2\): expected \(4, 2\), for 4 names"),
        ({"general": [1, 2]}, r"general has shape \(2,\): expected \(2, 2\)"),
        ({"query_matrix": torch.ones(2, 4)}, r"query_matrix has shape \(2, 4\): expected \(2, 2\)"),
        ({"key_matrix": [[1]]}, r"key_matrix has shape \(1, 1\): expected \(2, 2\)"),
        ({"v": [[1, 2]]}, r"v has shape \(1, 2\): expected \(2,\)"),
        ({"v": [1, 3.5]}, "v holds 3.5, but the figure's numbers go from −3 to 3"),
        ({"query": [float("nan"), 0]}, "query: .*infinite or not a number"),
        ({"general": [["a", 1], [1, 1]]}, "general: .*holds something else"),
    ):
        with pytest.raises(ValueError, match=complaint):
            lab(INPUTS | change)
    with pytest.raises(ValueError, match="score is 'cosine': expected one of 'dot', 'general', 'concat', 'additive'"):
        lab(score="cosine")
    with pytest.raises(ValueError, match="names has 1 words: expected 2 to 6"):
        lab(names="student")
    with pytest.raises(ValueError, match="names has 7 words: expected 2 to 6"):
        lab(names="a b c d e f g")
    with pytest.raises(ValueError, match="does not have: colour"):
        lab(strings={"colour": "Farbe"})
    figure = lab()
    for name, wrong in (("query", [1.0]), ("key", [[1, 2]]), ("general", [[4, 0], [0, 0]]), ("v", ["a", 1])):
        with pytest.raises(TraitError, match=f"^{'keys' if name == 'key' else name}"):
            setattr(figure, name, wrong)
    with pytest.raises(TraitError, match="score"):
        figure.score = "cosine"


def test_python_reads_and_sets_the_state():
    figure = lab()
    for name, new in random_inputs(13).items():
        setattr(figure, name, new.tolist() if name == "v" else new)
    for score in SCORES:
        figure.score = score
        right = expected(random_inputs(13), score)
        torch.testing.assert_close(torch.from_numpy(figure.scores), right, atol=1e-6, rtol=0)
        torch.testing.assert_close(torch.from_numpy(figure.weights), right.softmax(0), atol=1e-6, rtol=0)
    assert set(TRAITS) <= set(figure.keys), "they travel to the page"


@pytest.mark.parametrize("score", SCORES)
def test_the_still_picture(score):
    """It names each word with its score and weight, and draws the query, the keys and the lines where they are."""
    figure = lab(score=score)
    scores = expected(INPUTS, score)
    weights = scores.softmax(0)
    listed = ", ".join(
        f"{name} {figure_of(e.item())} ({100 * a:.0f} %)" for name, e, a in zip(NAMES, scores, weights, strict=True)
    )
    assert figure.describe() == f"{score} scores of 4 keys, and their attention weights: {listed}"
    namespace = "{http://www.w3.org/2000/svg}"
    picture = ET.fromstring(figure.picture())
    texts = [text.text for text in picture.iter(f"{namespace}text")]
    assert texts.count("student") == 2
    assert {score, *(figure_of(e.item()) for e in scores), *(f"{100 * a:.0f} %" for a in weights)} <= set(texts)
    size = 300
    unit = size / 6.6
    dots = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in picture.iter(f"{namespace}circle")]
    for place, (x, y) in zip(dots, [INPUTS["query"], *INPUTS["key"]], strict=True):
        assert place == pytest.approx((size / 2 + x * unit, size / 2 - y * unit), abs=0.01)
    found = list(picture.iter(f"{namespace}polyline"))
    assert 4 <= len(found) <= 14
    for line in found:
        points = torch.tensor([[float(at) for at in point.split(",")] for point in line.get("points").split()])
        points = ((points - size / 2) / unit * torch.tensor([1.0, -1.0])).double()
        got = expected(INPUTS, score, points)
        assert (got - got.mean()).abs().max() < 0.05 * (scores.max() - scores.min())
    labels = {value(text) for text in texts if re.fullmatch(r"−?\d+(\.\d)?", text)}
    assert len(labels) >= 3


def test_a_still_picture_holds_any_text():
    evil = lab(names=["<b>x</b>", "&", "a", "b"], score="additive")
    assert "<b>" not in evil.picture()
    assert "&lt;b&gt;x&lt;/b&gt;" in evil.picture()
    flat = lab(with_change("query", (), [0.0, 0.0]))
    assert "polyline" not in flat.picture()
    assert "25 %" in flat.picture()
