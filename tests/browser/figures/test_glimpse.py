"""Glimpse in a browser: weights, light and glimpse are what PyTorch computes, and every way of looking works."""

import base64
import io
import re
from xml.etree import ElementTree

import numpy as np
import pytest
import torch
import traitlets
from matplotlib.image import imread

from attnbook.widgets.glimpse import Glimpse


def scene() -> np.ndarray:
    """A cottage under the sun, as (height, width, colour): 48 × 72 pixels, red, green and blue from 0 to 255."""
    y, x = np.mgrid[:48, :72] + 0.5  # the middle of each pixel
    from_sun, from_crown = np.hypot(x - 56.3, y - 8.3), np.hypot(x - 60, y - 30.5)
    from_door = abs(x - 28)
    picture = np.linspace((112, 170, 232), (192, 220, 240), 48)[:, None].repeat(72, axis=1)  # the sky, paler below
    for where, colour in [
        (from_sun < 9.4, (240, 222, 168)),  # the sun's glow
        (from_sun < 7.8, (255, 203, 56)),  # the sun
        ((np.hypot(x - 15, y - 8) < 4) & (y < 9) | (abs(x - 15) < 7) & (abs(y - 8) < 1.5), (226, 236, 246)),  # a cloud
        (y > 32 - 3 * np.sin((x - 4) / 11), (158, 204, 112)),  # a far hill
        (y > 36 + np.sin(x / 9), (116, 184, 66)),  # the meadow
        ((abs(x - 60) < 1.5) & (y > 34) & (y < 44), (104, 72, 48)),  # the tree's trunk
        (from_crown < 10, (36, 106, 60)),  # its crown
        (np.hypot(x - 58, y - 27) < 3.6, (58, 132, 72)),  # where the sun meets it
        ((from_door < 12) & (y > 30) & (y < 41), (252, 232, 206)),  # the wall
        ((abs(x - 33.5) < 1.5) & (y > 12) & (y < 18), (150, 66, 54)),  # the chimney
        ((from_door < y / 2) & (y > 16) & (y < 32), (204, 62, 48)),  # the roof
        ((from_door < 2) & (y > 34) & (y < 41), (118, 78, 56)),  # the door
        ((abs(from_door - 7.5) < 1.5) & (abs(y - 36.5) < 1.5), (104, 150, 186)),  # two windows
        ((from_door < y / 1.6 - 23.5) & (y > 41), (156, 136, 118)),  # the path
    ]:
        picture[where] = colour
    return picture.astype(np.uint8)


# The key of a patch: its mean colour, as it differs from the whole picture's, brought to length 1.
IMAGE = scene()
COLOURS = IMAGE.reshape(6, 8, 9, 8, 3).mean(axis=(1, 3)) / 127.5 - 1
KEYS = COLOURS - COLOURS.mean(axis=(0, 1))
KEYS = KEYS / np.linalg.norm(KEYS, axis=-1, keepdims=True)
QUERIES = {  # red, green, blue
    "the sun": [1.0, 0.5, -1.0],
    "the roof": [1.0, -0.8, -1.0],
    "the tree": [-1.0, -0.5, -1.0],
    "the wall": [1.0, 0.5, 0.5],
    "the sky": [-0.5, 0.0, 1.0],
    "the meadow": [-0.5, 0.3, -1.0],
}
# What is where: Sun, Roof, Tree, Wall, sKy, Meadow, the path.
KINDS = ["KKKKKKSSK", "KKKKKKSSK", "KKRRRKKTK", "KKRRRKTTT", "MMWWWMTTT", "MMMPMMMMM"]
INITIALS = {"the sun": "S", "the roof": "R", "the tree": "T", "the wall": "W", "the sky": "K", "the meadow": "M"}

# Nothing here is square, so that nothing can be mixed up: 3 × 4 patches of 4 × 5 pixels, keys of length 2.
NUMBERS = np.random.default_rng(0)
NOISE = NUMBERS.integers(0, 256, (12, 20, 3), dtype=np.uint8)
NOISE_KEYS = NUMBERS.normal(size=(3, 4, 2)).astype(np.float32)
NOISE_QUERY = [0.8, -0.6]

# A copy is read, because a browser warns of a canvas that is read often.
PIXELS = """canvas => {
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    return [canvas.height, canvas.width, Array.from(copy.getImageData(0, 0, canvas.width, canvas.height).data)];
}"""


def cottage(**options: object) -> Glimpse:
    return Glimpse(IMAGE, KEYS, QUERIES, **{"temperature": 0.1, "caption": "Where to look."} | options)


def noise(**options: object) -> Glimpse:
    return Glimpse(NOISE, NOISE_KEYS, {"it": NOISE_QUERY}, **options)


def attention(query: object, keys: object = KEYS, temperature: float = 0.1) -> torch.Tensor:
    """What PyTorch says: weights as (row, column)."""
    keys = torch.as_tensor(keys).double()
    scores = torch.einsum("rcd,d->rc", keys, torch.as_tensor(query).double())
    return torch.softmax(scores.flatten() / temperature, dim=0).view(keys.shape[:2])


def share(weight: float) -> str:
    return "<1 %" if 0 < weight < 0.005 else f"{round(100 * float(weight))} %"


def summary(what: str, weights: torch.Tensor) -> str:
    """The sentence that says where the attention is."""
    held = weights.flatten().sort(descending=True).values.cumsum(0)
    n = int((held < 0.8).sum()) + 1
    row, column = divmod(int(weights.argmax()), weights.shape[1])
    start = f"Looking for {what}: {share(held[n - 1])} of the attention is on"
    if n == 1:
        return f"{start} one patch, row {row + 1}, column {column + 1}."
    return f"{start} {n} patches, most on row {row + 1}, column {column + 1}."


def patches_of(image: np.ndarray, rows: int, columns: int) -> torch.Tensor:
    """(row, column, height, width, colour), cut with slices."""
    height, width = image.shape[0] // rows, image.shape[1] // columns
    cut = [
        [image[r * height : (r + 1) * height, c * width : (c + 1) * width] for c in range(columns)] for r in range(rows)
    ]
    return torch.as_tensor(np.array(cut)).double()


def dimmed(image: np.ndarray, weights: torch.Tensor, night: tuple[int, int, int]) -> np.ndarray:
    """What the scene looks like: each patch has lost light and colour, the more the less weight it has."""
    rows, columns = weights.shape
    height, width = image.shape[0] // rows, image.shape[1] // columns
    light = 0.2 + 0.8 * (weights / weights.max()).numpy()
    light = light.repeat(height, axis=0).repeat(width, axis=1)[..., None]
    grey = (image * [0.299, 0.587, 0.114]).sum(axis=-1, keepdims=True)
    return (1 - light) * np.array(night) + light * ((1 - light) * grey + light * image)


def lines(stage) -> list[str]:
    """The two lines of the reading: where the attention is, and the patch that is being read."""
    return stage.reading().split("\n")


def hint(stage) -> bool:
    return lines(stage)[1].startswith("Point at a patch")


def canvas(stage, where: str) -> np.ndarray:
    """The colours on a canvas, (height, width, rgba)."""
    height, width, data = stage.page.locator(f"{where} canvas").evaluate(PIXELS)
    return np.array(data, dtype=float).reshape(height, width, 4)


def seen(stage) -> np.ndarray:
    """The scene as it is to be seen on the screen, (height, width, rgb) from 0 to 255."""
    picture = stage.page.locator(".scene canvas").screenshot()
    return 255 * imread(io.BytesIO(picture), format="png")[..., :3]


def centre(stage, row: int, column: int, rows: int = 6, columns: int = 9) -> tuple[float, float]:
    """Where a patch's middle is in the window."""
    box = stage.page.locator(".scene").bounding_box()
    return box["x"] + (column + 0.5) * box["width"] / columns, box["y"] + (row + 0.5) * box["height"] / rows


def place(stage, mark: str, rows: int = 6, columns: int = 9) -> tuple[int, int]:
    """The patch that a mark lies on."""
    scene_box = stage.page.locator(".scene").bounding_box()
    box = stage.page.locator(mark).bounding_box()
    row = (box["y"] + box["height"] / 2 - scene_box["y"]) / scene_box["height"] * rows
    column = (box["x"] + box["width"] / 2 - scene_box["x"]) / scene_box["width"] * columns
    return int(row), int(column)


def focused(stage) -> str:
    return stage.page.evaluate(
        """() => {
            const { className, innerText, type } = document.activeElement.shadowRoot.activeElement;
            return type === "range" ? "temperature" : `${className} ${innerText.split("\\n")[0]}`.trim();
        }"""
    )


def numbers_in(stage, name: str) -> list[float]:
    """A tensor trait as the page's model has it."""
    return stage.page.evaluate(
        """name => {
            const { data } = document.querySelector(".living-figure").model.get(name);
            return Array.from(new Float32Array(data.buffer));
        }""",
        name,
    )


# The example itself


@pytest.mark.parametrize("name", QUERIES)
def test_each_query_finds_what_it_names(name):
    weights = attention(QUERIES[name])
    kinds = np.array([list(row) for row in KINDS])
    assert weights.numpy()[kinds == INITIALS[name]].sum() > 0.8
    assert kinds.flatten()[int(weights.argmax())] == INITIALS[name]


def test_every_patch_finds_itself():
    for row, column in np.ndindex(6, 9):
        weights = attention(KEYS[row, column])
        assert weights[row, column] == pytest.approx(weights.max().item(), rel=1e-6)


# On the page


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 760, 390])
def test_it_is_whole(show, width, mode):
    stage = show(cottage(chosen="the tree"), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "Where to look."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.locator(".scene").bounding_box()["width"] > 340
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.violations() == []
    stage.page.locator(".scene").focus()
    stage.page.keyboard.press("ArrowDown")
    stage.page.keyboard.press("Enter")
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert stage.violations() == []
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    stage.page.get_by_role("button", name="Hide the numbers").click()


@pytest.mark.parametrize("temperature", [0.05, 0.1, 1.0, 10.0])
@pytest.mark.parametrize("name", ["the sun", "the sky"])
def test_the_numbers_are_pytorchs(show, name, temperature):
    stage = show(cottage(chosen=name, temperature=temperature))
    weights = attention(QUERIES[name], temperature=temperature)
    assert lines(stage)[0] == summary(name, weights)
    stage.page.get_by_role("button", name="Show the numbers").click()
    table = stage.table()
    assert table[0] == ["row \\ column", *map(str, range(1, 10))]
    assert [row[0] for row in table[1:]] == list(map(str, range(1, 7)))
    shown = torch.tensor([[float(cell) for cell in row[1:]] for row in table[1:]], dtype=torch.double)
    torch.testing.assert_close(shown, weights, atol=5.1e-4, rtol=0)


@pytest.mark.parametrize("temperature", [0.3, 1.0, 30.0])
def test_the_glimpse_is_the_weighted_sum(show, temperature):
    stage = show(noise(temperature=temperature))
    weights = attention(NOISE_QUERY, NOISE_KEYS, temperature)
    patches = patches_of(NOISE, 3, 4)
    soft, hard = canvas(stage, ".soft"), canvas(stage, ".hard")
    expected = torch.einsum("rc,rchwk->hwk", weights, patches).numpy()
    assert soft.shape == (4, 5, 4)
    np.testing.assert_allclose(soft[..., :3], expected, atol=0.51)
    best = patches.flatten(0, 1)[weights.argmax()].numpy()
    np.testing.assert_array_equal(hard[..., :3], best)
    assert (soft[..., 3] == 255).all()
    assert (hard[..., 3] == 255).all()
    for kind, pixels in (("Soft", expected), ("Hard", best)):
        label = stage.page.get_by_role("img", name=f"{kind} glimpse").get_attribute("aria-label")
        assert list(map(int, re.findall(r"\d+", label)))[:3] == np.rint(pixels.mean(axis=(0, 1))).astype(int).tolist()


@pytest.mark.parametrize(("mode", "night"), [("light", (16, 24, 38)), ("dark", (20, 24, 30))])
def test_the_scene_is_as_bright_as_the_weights(show, mode, night):
    for figure, image, weights in (
        (cottage(chosen="the wall"), IMAGE, attention(QUERIES["the wall"])),
        (noise(), NOISE, attention(NOISE_QUERY, NOISE_KEYS, 1.0)),
    ):
        stage = show(figure, mode=mode)
        screen = seen(stage)
        expected = dimmed(image, weights, night)
        scale = np.array(screen.shape[:2]) / image.shape[:2]
        rows, columns = weights.shape
        tall, wide = image.shape[0] // rows, image.shape[1] // columns
        checked = 0
        for y, x in np.ndindex(*image.shape[:2]):
            edge = y % tall in (0, tall - 1) or x % wide in (0, wide - 1)  # where the outline may lie
            if not edge:
                i, j = (np.array([y + 0.5, x + 0.5]) * scale).astype(int)
                np.testing.assert_allclose(screen[i, j], expected[y, x], atol=4, err_msg=f"pixel {y}, {x}")
                checked += 1
        assert checked >= 60


def test_the_heaviest_patch_is_outlined(show):
    stage = show(noise())
    weights = attention(NOISE_QUERY, NOISE_KEYS, 1.0)
    assert place(stage, ".best", 3, 4) == divmod(int(weights.argmax()), 4)


def test_the_legend_says_what_bright_means(show):
    stage = show(cottage(chosen="the wall"))
    largest = share(attention(QUERIES["the wall"]).max())
    assert stage.page.locator(".seen .legend").inner_text().split() == ["weight", "0", "%", *largest.split()]


# Looking for something


def test_the_names_are_buttons(show):
    stage = show(cottage())
    assert stage.page.locator(".token").all_inner_texts() == list(QUERIES)
    for name, query in QUERIES.items():
        stage.page.get_by_role("button", name=name).click()
        assert lines(stage)[0] == summary(name, attention(query))
        assert stage.page.locator(".token[aria-pressed=true]").all_inner_texts() == [name]
        assert stage.trait("chosen") == name
        assert numbers_in(stage, "query") == pytest.approx(query)


def test_the_keyboard_reaches_everything(show):
    stage = show(cottage())
    reached = []
    for _ in range(6):
        stage.page.keyboard.press("Tab")
        reached.append(focused(stage))
        outline = stage.page.evaluate(
            "getComputedStyle(document.activeElement.shadowRoot.activeElement).outline.includes('solid 3px')"
        )
        assert outline, f"{reached[-1]}: the focus can't be seen"
    assert reached == ["←", "token the sun", "→", "temperature", "scene", "Show the numbers"]


def test_arrow_keys_go_from_name_to_name(show):
    stage = show(cottage())
    for _ in range(2):  # back, then the names: one stop for all of them
        stage.page.keyboard.press("Tab")
    stage.page.keyboard.press("ArrowRight")
    assert (focused(stage), stage.trait("chosen")) == ("token the roof", "the roof")
    stage.page.keyboard.press("End")
    assert (focused(stage), stage.trait("chosen")) == ("token the meadow", "the meadow")
    stage.page.keyboard.press("Home")
    stage.page.keyboard.press("ArrowLeft")
    assert (focused(stage), stage.trait("chosen")) == ("token the sun", "the sun")
    stage.page.keyboard.press("ArrowDown")
    assert stage.trait("chosen") == "the sun", "up and down stay with the page"


def test_stepping_through(show):
    stage = show(cottage())
    back = stage.page.get_by_role("button", name="Look for the one before")
    further = stage.page.get_by_role("button", name="Look for the next one")
    assert back.is_disabled()
    for name in list(QUERIES)[1:]:
        further.focus()
        stage.page.keyboard.press("Enter")
        assert lines(stage)[0] == summary(name, attention(QUERIES[name]))
    assert further.is_disabled()
    stage.page.keyboard.press("Enter")
    assert stage.trait("chosen") == list(QUERIES)[-1]
    assert "Look for the next one" in stage.page.evaluate(
        "document.activeElement.shadowRoot.activeElement.ariaLabel"
    ), "who is on the arrow stays there"
    back.click()
    assert stage.trait("chosen") == "the sky"
    stage.page.mouse.click(*centre(stage, 0, 0))
    further.click()
    assert stage.trait("chosen") == "the sun", "from a patch the next one is the first"


def test_touch_chooses_a_name(show):
    stage = show(cottage(), width=390, touch=True)
    stage.page.get_by_role("button", name="the roof").tap()
    assert lines(stage)[0] == summary("the roof", attention(QUERIES["the roof"]))


# The patches


def test_the_mouse_reads_a_patch(show):
    stage = show(cottage())
    assert hint(stage)
    stage.page.mouse.move(*centre(stage, 1, 7))
    weights = attention(QUERIES["the sun"])
    assert lines(stage) == [summary("the sun", weights), f"Row 2, column 8 gets {share(weights[1, 7])}."]
    assert stage.page.locator(".tip").inner_text() == share(weights[1, 7])
    assert place(stage, ".cell-mark") == (1, 7)
    assert stage.trait("cell") == [1, 7]
    stage.page.mouse.move(0, 0)
    assert hint(stage)
    assert stage.trait("chosen") == "the sun", "reading a patch changes nothing"


def test_a_click_looks_for_more_like_it(show):
    stage = show(noise())
    stage.page.mouse.click(*centre(stage, 2, 1, 3, 4))
    weights = attention(NOISE_KEYS[2, 1], NOISE_KEYS, 1.0)
    assert lines(stage)[0] == summary("more like row 3, column 2", weights)
    assert lines(stage)[1] == f"Row 3, column 2 gets {share(weights[2, 1])}."
    assert (stage.trait("chosen"), numbers_in(stage, "query")) == ("patch 2,1", pytest.approx(NOISE_KEYS[2, 1]))
    assert place(stage, ".asked", 3, 4) == (2, 1)
    assert stage.page.locator(".asked").inner_text() == "q"
    assert stage.page.locator(".token[aria-pressed=true]").count() == 0
    assert stage.violations() == []
    stage.page.get_by_role("button", name="it", exact=True).click()
    assert stage.page.locator(".asked").count() == 0


def test_the_keyboard_reads_every_patch_and_asks_with_it(show):
    stage = show(cottage())
    stage.page.locator(".scene").focus()
    stage.page.keyboard.press("ArrowRight")
    weights = attention(QUERIES["the sun"])
    for row in range(6):
        stage.page.keyboard.press("Home")
        for column in range(9):
            assert lines(stage)[1] == f"Row {row + 1}, column {column + 1} gets {share(weights[row, column])}."
            stage.page.keyboard.press("ArrowRight")
        stage.page.keyboard.press("ArrowDown")
    stage.page.keyboard.press("ArrowUp")
    stage.page.keyboard.press("Enter")
    assert lines(stage)[0] == summary("more like row 5, column 9", attention(KEYS[4, 8]))
    stage.page.keyboard.press("Escape")
    assert hint(stage)
    assert stage.trait("cell") == []


def test_touch_asks_with_a_patch(show):
    stage = show(cottage(), width=390, touch=True)
    stage.page.touchscreen.tap(*centre(stage, 2, 3))
    assert lines(stage)[0] == summary("more like row 3, column 4", attention(KEYS[2, 3]))


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(cottage())
    stage.page.locator(".scene").focus()
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, taken in (
        ("Enter", False),  # nothing is being read yet
        ("Escape", False),
        ("ArrowDown", True),
        ("PageDown", False),
        (" ", False),
        ("a", False),
        ("Control+ArrowLeft", False),
        ("Enter", True),
    ):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is taken, key


# The temperature


def test_cold_is_one_patch_and_hot_is_the_mean(show):
    stage = show(cottage(chosen="the wall"))
    slider = stage.page.get_by_label("Temperature")
    patches = patches_of(IMAGE, 6, 9)
    slider.focus()
    stage.page.keyboard.press("Home")
    assert stage.trait("temperature") == pytest.approx(0.01)
    weights = attention(QUERIES["the wall"], temperature=0.01)
    expected = torch.einsum("rc,rchwk->hwk", weights, patches).numpy()
    np.testing.assert_allclose(canvas(stage, ".soft")[..., :3], expected, atol=0.51)
    stage.page.keyboard.press("End")
    assert stage.trait("temperature") == pytest.approx(100)
    assert stage.page.locator("output").inner_text() == "100"
    np.testing.assert_allclose(canvas(stage, ".soft")[..., :3], patches.mean(dim=(0, 1)).numpy(), atol=1.5)
    assert (canvas(stage, ".scene")[..., 3] > 245).all(), "everything is attended, nothing is dark"


def test_the_temperature_is_on_a_log_scale(show):
    stage = show(cottage(temperature=1.0))
    slider = stage.page.get_by_label("Temperature")
    assert [slider.get_attribute(name) for name in ("min", "max")] == ["-2", "2"]
    assert slider.input_value() == "0"
    slider.fill("-1")
    assert stage.trait("temperature") == pytest.approx(0.1)
    assert slider.get_attribute("aria-valuetext") == "0.10"
    assert lines(stage)[0] == summary("the sun", attention(QUERIES["the sun"]))


def test_the_temperature_by_mouse(show):
    stage = show(cottage())
    box = stage.page.get_by_label("Temperature").bounding_box()
    stage.page.mouse.click(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)
    assert stage.trait("temperature") > 50


# Everything else that a figure has to do


def test_nothing_jumps(show):
    for width in (1280, 760, 390):
        stage = show(cottage(), width=width)

        def bottom(stage=stage) -> float:
            return stage.page.get_by_role("button", name="Show the numbers").bounding_box()["y"]

        def right(stage=stage) -> float:
            return stage.page.get_by_role("button", name="the meadow").bounding_box()["x"]

        before, last = bottom(), right()
        for name in QUERIES:
            stage.page.get_by_role("button", name=name).click()
            assert (bottom(), right()) == (before, last)
        for temperature in ("-2", "2"):
            stage.page.get_by_label("Temperature").fill(temperature)
            stage.page.mouse.click(*centre(stage, 5, 8))
            assert bottom() == before
            stage.page.mouse.move(0, 0)
            assert bottom() == before


def sampled(stage) -> list[list[float]]:
    """The first pixel of the soft glimpse in each frame of the half second after the second name was clicked."""
    return stage.page.evaluate(
        """async () => {
            const { shadowRoot } = document.querySelector(".living-figure > div");
            const canvas = shadowRoot.querySelector(".soft canvas");
            const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
            shadowRoot.querySelectorAll(".token")[1].click();
            const pixels = [];
            for (const started = performance.now(); performance.now() < started + 800; ) {
                await new Promise(requestAnimationFrame);
                copy.drawImage(canvas, 0, 0);
                pixels.push(Array.from(copy.getImageData(0, 0, 1, 1).data));
            }
            return pixels;
        }"""
    )


def test_the_glimpse_moves_where_motion_is_welcome(show):
    stage = show(cottage(), calm=False)
    pixels = sampled(stage)
    assert len({tuple(pixel) for pixel in pixels}) > 3
    expected = torch.einsum("rc,rchwk->hwk", attention(QUERIES["the roof"]), patches_of(IMAGE, 6, 9))
    np.testing.assert_allclose(canvas(stage, ".soft")[..., :3], expected, atol=0.51)


def test_the_glimpse_jumps_where_it_is_not(show):
    pixels = sampled(show(cottage()))
    assert len({tuple(pixel) for pixel in pixels[1:]}) == 1


def test_a_photograph_is_fluid(show):
    numbers = np.random.default_rng(1)
    image = numbers.integers(0, 256, (224, 224, 3), dtype=np.uint8)
    keys = numbers.normal(size=(14, 14, 64)) / 8
    queries = {f"q{i}": numbers.normal(size=64) for i in range(2)}
    stage = show(Glimpse(image, keys, queries), calm=False)
    milliseconds = stage.page.evaluate(
        """async () => {
            const { shadowRoot } = document.querySelector(".living-figure > div");
            shadowRoot.querySelectorAll(".token")[1].click();
            const started = performance.now();
            for (let i = 0; i < 10; i++) await new Promise(requestAnimationFrame);
            return (performance.now() - started) / 10;
        }"""
    )
    assert milliseconds < 100, f"{milliseconds:.0f} ms a frame: not fluid"
    weights = attention(queries["q1"], keys, 1.0)
    assert lines(stage)[0] == summary("q1", weights)


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    figure = Glimpse(NOISE, NOISE_KEYS, {evil: NOISE_QUERY}, caption=evil, strings={"soft": evil, "row": evil})
    stage = show(figure, width=390)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.page.locator(".token").inner_text() == evil
    assert stage.page.locator("figcaption:visible").inner_text() == evil
    assert lines(stage)[0].startswith(f"Looking for {evil}: ")


def test_it_speaks_another_language(show):
    strings = {"looking": "Gesucht: {what}, {share} auf {n} Feldern", "soft": "Weicher Blick", "cold": "kalt"}
    stage = show(cottage(strings=strings))
    held = attention(QUERIES["the sun"]).flatten().sort(descending=True).values.cumsum(0)
    assert lines(stage)[0] == f"Gesucht: the sun, {share(held[3])} auf 4 Feldern"
    assert stage.page.locator(".soft .name").inner_text() == "Weicher Blick"


def test_a_query_without_a_name(show):
    query = [0.0, -1.0, 0.0]
    stage = show(cottage(query=query))
    assert lines(stage)[0] == summary("a query without a name", attention(query))
    assert stage.page.locator(".token[aria-pressed=true]").count() == 0


# From Python


def test_the_page_follows_python(show):
    stage = show(cottage())
    stage.page.evaluate(
        """() => {
            const { model } = document.querySelector(".living-figure");
            model.set("temperature", 0.5);
            model.set("cell", [3, 7]);
            model.set("query", { dtype: "f32", shape: [3], data: new DataView(new Float32Array([0, 1, 0]).buffer) });
            model.set("chosen", "");
        }"""
    )
    weights = attention([0.0, 1.0, 0.0], temperature=0.5)
    assert lines(stage) == [
        summary("a query without a name", weights),
        f"Row 4, column 8 gets {share(weights[3, 7])}.",
    ]
    assert stage.page.locator("output").inner_text() == "0.50"


def test_python_follows_the_page():
    figure = cottage()
    state = figure.get_state(["query"])["query"]
    figure.set_state(
        {"query": {**state, "data": memoryview(KEYS[2, 3].astype("<f4").tobytes())}, "chosen": "patch 2,3"}
    )
    assert figure.chosen == "patch 2,3"
    np.testing.assert_allclose(figure.query, KEYS[2, 3], rtol=1e-6)
    torch.testing.assert_close(torch.as_tensor(figure.weights), attention(KEYS[2, 3]), atol=1e-6, rtol=1e-5)


def test_chosen_and_query_set_each_other():
    figure = cottage()
    assert figure.chosen == "the sun"
    np.testing.assert_allclose(figure.query, QUERIES["the sun"])
    figure.chosen = "the roof"
    np.testing.assert_allclose(figure.query, QUERIES["the roof"])
    figure.chosen = "patch 4,6"
    np.testing.assert_allclose(figure.query, KEYS[4, 6], rtol=1e-6)
    figure.patch_keys = -KEYS
    np.testing.assert_allclose(figure.query, -KEYS[4, 6], rtol=1e-6)
    figure.query = torch.tensor([0.0, 1.0, 0.0])
    assert figure.chosen == ""
    figure.temperature = 2.0
    torch.testing.assert_close(
        torch.as_tensor(figure.weights), attention([0.0, 1.0, 0.0], -KEYS, 2.0), atol=1e-6, rtol=1e-5
    )


def test_the_still_picture_shows_the_same():
    figure = noise()
    weights = attention(NOISE_QUERY, NOISE_KEYS, 1.0)
    pictures = [element for element in ElementTree.fromstring(figure.picture()).iter() if element.tag.endswith("image")]
    decoded = [
        255 * imread(io.BytesIO(base64.b64decode(picture.attrib["href"].split(",")[1])), format="png")[..., :3]
        for picture in pictures
    ]
    patches = patches_of(NOISE, 3, 4)
    np.testing.assert_allclose(decoded[0], dimmed(NOISE, weights, (16, 24, 38)), atol=0.51)
    np.testing.assert_allclose(decoded[1], torch.einsum("rc,rchwk->hwk", weights, patches), atol=0.51)
    np.testing.assert_allclose(decoded[2], patches.flatten(0, 1)[weights.argmax()], atol=1e-3)
    assert len(cottage().picture()) < 12_000


def test_it_describes_itself():
    assert cottage().describe() == (
        "attention on an image of 6 × 9 patches: looking for the sun, 99 % of it is on 4 of them, "
        "most on row 2, column 8"
    )
    assert "looking for more like row 3, column 4," in cottage(chosen="patch 2,3").describe()
    assert "looking for a query without a name," in cottage(query=[0.0, 1.0, 0.0]).describe()


def test_bad_input_gets_a_clear_error():
    with pytest.raises(ValueError, match=r"uint8.*but it is float32 of shape \(48, 72, 3\)"):
        Glimpse(IMAGE / 255, KEYS, QUERIES)
    with pytest.raises(ValueError, match=r"uint8 of shape \(48, 72\)"):
        Glimpse(IMAGE[..., 0], KEYS, QUERIES)
    with pytest.raises(ValueError, match=r"keys of shape \(6, 9\).*expected \(rows, columns, d\)"):
        Glimpse(IMAGE, KEYS[..., 0], QUERIES)
    with pytest.raises(ValueError, match="5 × 9 patches do not tile an image of 48 × 72 pixels"):
        Glimpse(IMAGE, KEYS[:5], QUERIES)
    with pytest.raises(ValueError, match="6 × 7 patches do not tile an image of 48 × 72 pixels"):
        Glimpse(IMAGE, KEYS[:, :7], QUERIES)
    with pytest.raises(ValueError, match=r"the query 'the sun' has shape \(2,\), but the keys have 3 numbers"):
        Glimpse(IMAGE, KEYS, {"the sun": [1.0, 0.0]})
    with pytest.raises(ValueError, match="there are no queries"):
        Glimpse(IMAGE, KEYS, {})
    with pytest.raises(ValueError, match="a query can't be called 'patch 1,2'"):
        Glimpse(IMAGE, KEYS, {"patch 1,2": [1.0, 0.0, 0.0]})
    with pytest.raises(ValueError, match="infinite"):
        Glimpse(IMAGE, KEYS, {"the sun": [1.0, 0.0, float("nan")]})
    with pytest.raises(ValueError, match="temperature: expected a number greater than 0, not 0"):
        cottage(temperature=0.0)
    with pytest.raises(ValueError, match="there is no 'the moon': expected one of 'the sun'"):
        cottage(chosen="the moon")
    with pytest.raises(ValueError, match="not both"):
        cottage(chosen="the sun", query=[0.0, 0.0, 0.0])
    with pytest.raises(ValueError, match="does not have: colour"):
        cottage(strings={"colour": "Farbe"})


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("chosen", "patch 6,0", "r from 0 to 5 and c from 0 to 8"),
        ("query", [1.0, 2.0], "query: expected 3 numbers"),
        ("temperature", -1.0, "greater than 0"),
        ("temperature", float("nan"), "greater than 0"),
        ("cell", [0, 9], "6 × 9 patches"),
        ("image", IMAGE[:47], "6 × 9 patches do not tile"),
        ("patch_keys", KEYS[:3], r"expected shape \(6, 9, 3\)"),
    ],
)
def test_a_trait_that_does_not_fit_is_refused(name, value, message):
    figure = cottage()
    with pytest.raises(traitlets.TraitError, match=message):
        setattr(figure, name, value)
