"""MaskedWord in a browser: what the model puts at each covered word, and where it looks, is PyTorch's."""

import math
import re
import xml.etree.ElementTree as ET
from functools import cache

import numpy as np
import pytest
import torch
import traitlets

from attnbook.components.encoder_layer import PostNormLayer
from attnbook.widgets.masked_word import Covered, MaskedWord

TEXTS = {
    "Anna": "[CLS] Anna was at the park . she found two red balls . Ben went to the park . Anna gave her balls to Ben ."
    " he was happy . [SEP]",
    "Ben": "[CLS] Ben had the map . did Anna lose the key to the old park ? she was sad ! [SEP]",
}
STORIES = {name: text.split() for name, text in TEXTS.items()}
NAMES = list(STORIES)
SPECIAL = ("[CLS]", "[SEP]")
VOCABULARY = ["[MASK]", *sorted({word for words in STORIES.values() for word in words})]
N_LAYERS, N_HEADS, N_SAID = 2, 3, 5
WAYS = {"covered": "Covered", "visible": "Visible", "change": "What changed"}
HEADS = [(None, None), (1, None), (None, 2), (0, 0), (1, 2)]


@cache
def read(name: str) -> Covered:
    """What an encoder with random weights makes of a story: every word is covered once."""
    words = STORIES[name]
    ids = torch.tensor([VOCABULARY.index(word) for word in words])
    n = len(words)
    torch.manual_seed(12)
    d_model = 24
    embedding, places = torch.randn(2, 64, d_model)
    layers = [PostNormLayer(d_model, N_HEADS, 48, 0.0).eval() for _ in range(N_LAYERS)]
    often = torch.bincount(torch.cat([torch.tensor([VOCABULARY.index(w) for w in s]) for s in STORIES.values()]))

    def run(tokens: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        x, kept = embedding[tokens] + 0.5 * places[:n], []
        for layer in layers:
            # A random matrix hardly tells words apart: its scores are stretched.
            layer.attention.W_Q.weight.data.normal_(0, 2 / d_model**0.5, generator=torch.Generator().manual_seed(3))
            x, weights = layer(x, need_weights=True)
            kept.append(weights)
        logits = 0.25 * x @ embedding[: len(VOCABULARY)].T + (often + 1e-9).log()
        return logits.softmax(-1), torch.stack(kept, dim=1)

    with torch.no_grad():
        tokens = ids.repeat(n, 1)
        tokens[range(n), range(n)] = 0
        probabilities, weights = run(tokens)
        _, uncovered = run(ids[None])
    says, right = [], []
    for i, word in enumerate(words):
        best = probabilities[i, i].topk(N_SAID)
        said = [(VOCABULARY[k], p) for p, k in zip(best.values.tolist(), best.indices.tolist(), strict=True)]
        says.append(None if word in SPECIAL else said)
        right.append(None if word in SPECIAL else probabilities[i, i, ids[i]].item())
    return Covered(words, says, right, weights[range(n), :, :, range(n)], uncovered[0])


def figure(**options) -> MaskedWord:
    return MaskedWord({name: read(name) for name in NAMES}, caption="A model.", **options)


def coverable(name: str) -> list[int]:
    return [i for i, word in enumerate(STORIES[name]) if word not in SPECIAL]


def true_rows(story: Covered, i: int, layer: int | None, head: int | None) -> list[np.ndarray]:
    """Where place i looks, covered and visible."""
    layers, heads = (slice(k, None if k is None else k + 1) for k in (layer, head))
    covered, uncovered = (np.asarray(weights) for weights in (story.covered, story.uncovered))
    return [look[layers, heads].mean(axis=(0, 1)) for look in (covered[i], uncovered[:, :, i])]


def as_sent(shares: np.ndarray) -> np.ndarray:
    """Weights as they are after their journey in bytes."""
    return np.rint(255 * shares) / np.float32(255)


def sent_rows(story: Covered, i: int, layer: int | None, head: int | None) -> list[np.ndarray]:
    """The same as the page knows them."""
    if layer is None and head is None:
        return [as_sent(row).astype(np.float64) for row in true_rows(story, i, None, None)]
    layers = range(N_LAYERS) if layer is None else [layer]
    heads = range(N_HEADS) if head is None else [head]
    both = [[as_sent(row) for row in true_rows(story, i, a, b)] for a in layers for b in heads]
    return [sum(rows[state].astype(np.float64) for rows in both) / len(both) for state in (0, 1)]


def percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"


def points(change: float) -> str:
    text = f"{100 * change:+.0f}"
    return "0" if text in ("+0", "-0") else text.replace("-", "−")


def sentence_of(name: str) -> list[int]:
    """The number of each token's sentence, from 1."""
    words = STORIES[name]
    ends = [i for i, word in enumerate(words) if word in (".", "?", "!")]
    return [1 + min(sum(end < i for end in ends), len(ends) - 1) for i in range(len(words))]


def call(name: str, j: int, i: int = -1) -> str:
    """A word as the page calls it, seen from place i."""
    words, lines = STORIES[name], sentence_of(name)
    if i == j:
        return "itself"
    same = [k for k, word in enumerate(words) if word == words[j]]
    if len(same) == 1:
        return f"“{words[j]}”"
    if sum(lines[k] == lines[j] for k in same) > 1:
        return f"“{words[j]}” (word {j + 1})"
    return f"“{words[j]}” in sentence {lines[j]}"


def most_looked(rows: list[np.ndarray], shown: str) -> list[int]:
    by = {"covered": rows[0], "visible": rows[1], "change": np.abs(rows[0] - rows[1])}[shown]
    return np.argsort(-by, kind="stable")[:3].tolist()


def heads_name(layer: int | None, head: int | None) -> str:
    if layer is None:
        return "Mean of all heads" if head is None else f"Head {head + 1}, mean over the layers"
    return f"Layer {layer + 1}, mean of its heads" if head is None else f"Layer {layer + 1}, head {head + 1}"


def told(name: str, i: int, layer: int | None = None, head: int | None = None, shown: str = "covered") -> str:
    """The sentence under the figure's controls."""
    story = read(name)
    guess, share = story.says[i][0]
    word = STORIES[name][i]
    verdict = ", right." if guess == word else f"; it was “{word}”, {percent(story.right[i])}."
    rows = sent_rows(story, i, layer, head)
    change = rows[0] - rows[1]
    listed = ", ".join(
        f"{call(name, j, i)} "
        f"({points(change[j]) + ' points' if shown == 'change' else percent(rows[shown == 'visible'][j])})"
        for j in most_looked(rows, shown)
    )
    start = {
        "covered": "the covered place looks most at",
        "visible": "when it is visible, its place looks most at",
        "change": "covering it changes most the look at",
    }[shown]
    return f"“{guess}” {percent(share)}{verdict} {heads_name(layer, head)}: {start} {listed}."


def reading(stage) -> str:
    return stage.reading().replace("\xa0", " ")


def word(stage, i: int):
    return stage.page.locator(f'[data-word="{i}"]')


def cell(stage, layer: int, head: int | None):
    return stage.page.locator(f'[data-at="{layer},{0 if head is None else head + 1}"]')


def bars(stage) -> list[list[str]]:
    return [item.inner_text().split("\n") for item in stage.page.locator(".said li").all()]


def tenths(covered: float, visible: float) -> list[str]:
    """Both to a tenth, and the difference of what is shown."""
    whole = [math.floor(1000 * float(share) + 0.5) for share in (covered, visible)]
    difference = whole[0] - whole[1]
    texts = [f"{one / 10:.1f} %" if one < 1000 else "100 %" for one in whole]
    return [*texts, f"{'+' if difference > 0 else ''}{difference / 10:.1f}".replace("-", "−")]


def looked(stage) -> list[list[str]]:
    return stage.page.locator(".looked tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )


def height(stage) -> float:
    return stage.page.evaluate("document.documentElement.scrollHeight")


def test_the_example_has_all_cases():
    kinds = set()
    for name in NAMES:
        story = read(name)
        for i in coverable(name):
            listed = [one for one, _ in story.says[i]]
            kinds.add("right" if listed[0] == STORIES[name][i] else "listed" if STORIES[name][i] in listed else "not")
    assert kinds == {"right", "listed", "not"}
    seen = " ".join(told(name, i, None, None, way) for name in NAMES for i in coverable(name) for way in WAYS)
    for part in ("itself", "in sentence", "(word ", "−", "+"):
        assert part in seen


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 820, 390])
@pytest.mark.parametrize("shown", list(WAYS))
def test_it_is_whole(show, width, mode, shown):
    stage = show(figure(selected=3, layer=1, head=0, shown=shown), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "A model."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    for i in (3, 8):  # shades of every strength have letters that can be read
        stage.put(selected=i)
        assert stage.violations() == []
    for button in stage.page.locator("main button:visible").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24, button.inner_text()
    for part in stage.page.locator(".story, .line, .panel, .heads .grid, .looked, .looked th, .looked td").all():
        assert part.evaluate("part => part.scrollWidth <= part.clientWidth"), part.inner_text()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("shown", ["covered", "change"])
def test_letters_on_any_shade_can_be_read(show, mode, shown):
    """Shades from none to the darkest, in steps of a hundredth: axe-core counts each one's contrast."""
    n = 101
    row = torch.arange(n) / torch.arange(n).sum()
    covered, uncovered = (row if shown == "covered" else weights for weights in (row, row.flip(0)))
    words = [f"w{i}" for i in range(n)]
    says = [[("w0", 0.5)], *[None] * (n - 1)]
    story = Covered(words, says, [0.5, *[None] * (n - 1)], covered.expand(n, 1, 1, n), uncovered.expand(1, 1, n, n))
    stage = show(MaskedWord({"one": story}, shown=shown), mode=mode)
    assert stage.page.locator(".spot .shade").count() == n
    assert stage.violations() == []


@pytest.mark.parametrize("story", range(len(NAMES)))
def test_every_covered_word_is_pytorchs(show, story):
    """The likeliest words, the right one, the sentence, and the three that are looked at most."""
    name = NAMES[story]
    stage = show(figure(story=story))
    assert stage.trait("selected") == 1
    data = read(name)
    for i in coverable(name):
        stage.put(selected=i)
        right = STORIES[name][i]
        said = [[one, percent(p)] for one, p in data.says[i]]
        if right not in dict(data.says[i]):
            said.append([right, percent(data.right[i])])
        assert bars(stage) == [[f"{one} ✓" if one == right else one, share] for one, share in said]
        assert stage.page.locator(".said .marked").inner_text().startswith(right)
        assert stage.page.locator(".said [role=img]").get_attribute("aria-label") == "the right word"
        assert reading(stage) == told(name, i)
        rows = sent_rows(data, i, None, None)
        assert looked(stage) == [
            [call(name, j, i), *tenths(rows[0][j], rows[1][j])] for j in most_looked(rows, "covered")
        ]
        first = stage.page.locator(".said .bar").first.bounding_box()["width"]
        track = stage.page.locator(".said .track").first.bounding_box()["width"]
        assert first / track == pytest.approx(data.says[i][0][1], abs=0.01)
        pressed = stage.page.locator(".story [aria-pressed='true']")
        assert pressed.get_attribute("data-word") == str(i)
        assert stage.page.locator(".mask").all_inner_texts() == ["[MASK]"]
        assert not word(stage, i).locator(".letters").evaluate("one => getComputedStyle(one).visibility !== 'hidden'")


@pytest.mark.parametrize(("layer", "head"), HEADS, ids=str)
@pytest.mark.parametrize("shown", list(WAYS))
def test_looks_of_layers_and_heads(show, layer, head, shown):
    stage = show(figure(layer=layer, head=head, shown=shown))
    for story, i in ((0, 1), (0, 20), (1, 9)):
        stage.put(story=story, selected=i)
        assert reading(stage) == told(NAMES[story], i, layer, head, shown)


@pytest.mark.parametrize(("layer", "head"), HEADS, ids=str)
def test_the_table_is_pytorchs(show, layer, head):
    stage = show(figure(story=1, layer=layer, head=head))
    stage.page.get_by_role("button", name="Show the numbers").click()
    data = read("Ben")
    for i in (1, 5, 17):
        stage.put(selected=i)
        _, *rows = stage.page.locator(".numbers tr").evaluate_all(
            "rows => rows.map(row => [...row.children].map(cell => cell.innerText.trim()))"
        )
        assert [row[0] for row in rows] == [f"{j + 1} {one}" for j, one in enumerate(data.words)]
        for j, row in enumerate(rows):
            if data.says[j] is None:
                assert row[1:5] == ["–"] * 4
                continue
            guess, share = data.says[j][0]
            assert row[1:3] == ["yes" if guess == data.words[j] else "no", guess]
            assert [float(cell) for cell in row[3:5]] == pytest.approx([share, data.right[j]], abs=5.1e-4)
        for state, row in enumerate(true_rows(data, i, layer, head)):
            shown = [float(cells[5 + state]) for cells in rows]
            np.testing.assert_allclose(shown, row, atol=1 / 510 + 6e-4)


def test_which_words_can_be_known(show):
    stage = show(figure())
    data = read("Anna")
    for i in coverable("Anna"):
        strip = word(stage, i).locator(".strip")
        assert ("right" in strip.get_attribute("class").split()) == (data.says[i][0][0] == data.words[i])
        box, track = strip.locator("span").bounding_box(), strip.bounding_box()
        assert box["width"] == pytest.approx(max(3, data.right[i] * track["width"]), abs=0.6)
        assert word(stage, i).get_attribute("aria-label") == f"{data.words[i]}: {percent(data.right[i])} when covered"
    for story, name in enumerate(NAMES):
        stage.put(story=story)
        n_right = sum(read(name).says[i][0][0] == STORIES[name][i] for i in coverable(name))
        n = len(coverable(name))
        shown = stage.page.locator(".score").inner_text()
        assert shown == f"In {n_right} of {n} words the likeliest word is the right one."


def colours(stage) -> np.ndarray:
    """The background of each word, (word, 3), from 0 to 255."""
    found = stage.page.locator(".spot .shade").evaluate_all(
        "all => all.map(one => getComputedStyle(one).backgroundColor)"
    )
    numbers = np.array([[float(number) for number in re.findall(r"[\d.]+", text)[:3]] for text in found])
    return numbers * (255 if all(text.startswith("color(") for text in found) else 1)


@pytest.mark.parametrize("shown", list(WAYS))
@pytest.mark.parametrize("larger", ["covered", "visible"])
def test_the_text_is_shaded_by_the_look(show, shown, larger):
    by = {i: np.subtract(*(row.max() for row in true_rows(read("Anna"), i, 0, 1))) for i in coverable("Anna")}
    i = max(by, key=by.get) if larger == "covered" else min(by, key=by.get)
    rows = sent_rows(read("Anna"), i, 0, 1)
    stage = show(figure(selected=i, layer=0, head=1, shown=shown))
    assert (rows[0].max() > rows[1].max()) == (larger == "covered")
    look = rows[0] - rows[1] if shown == "change" else rows[shown == "visible"]
    most = np.abs(look).max() if shown == "change" else max(rows[0].max(), rows[1].max())
    nothing, everything = np.array([0xF1, 0xF3, 0xF5]), np.array([0x10, 0x18, 0x26])
    low, high = np.array([0xB3, 0x58, 0x06]), np.array([0x54, 0x27, 0x88])
    t = (np.abs(look) / most)[:, None]
    end = np.where(look[:, None] < 0, low, high) if shown == "change" else everything
    np.testing.assert_allclose(colours(stage), nothing + t * (end - nothing), atol=1.5)
    assert t.max() == 1 or shown != "change"
    signs = {i: sign for i in range(len(look)) if (sign := points(look[i])[0]) != "0"} if shown == "change" else {}
    found = stage.page.locator(".spot:has(.sign)").evaluate_all(
        "all => all.map(one => [one.dataset.word, one.querySelector('.sign').innerText])"
    )
    assert {int(i): sign for i, sign in found} == signs
    marked = stage.page.locator(".spot:has(.named)").evaluate_all("all => all.map(one => Number(one.dataset.word))")
    assert sorted(marked) == sorted(most_looked(rows, shown))
    ends = {
        "change": f"{points(-most)} {points(most)} points",
        "covered": f"0 % {percent(most)}",
        "visible": f"0 % {percent(most)}",
    }
    assert " ".join(stage.page.locator(".legend").inner_text().split()) == ends[shown]


def test_visible_shows_the_word(show):
    stage = show(figure(selected=5))
    assert stage.page.locator(".mask").count() == 1
    for way, masks in (("visible", 0), ("change", 1), ("covered", 1)):
        stage.page.get_by_role("button", name=WAYS[way], exact=True).click()
        assert stage.trait("shown") == way
        assert stage.page.locator(".ways [aria-pressed='true']").all_inner_texts() == [WAYS[way]]
        assert stage.page.locator(".mask").count() == masks
        visible = word(stage, 5).locator(".letters").evaluate("one => getComputedStyle(one).visibility")
        assert visible == ("hidden" if masks else "visible")
        assert reading(stage) == told("Anna", 5, shown=way)


@pytest.mark.parametrize("how", ["mouse", "touch", "Enter", " "])
def test_a_word_is_covered(show, how):
    stage = show(figure(), width=390 if how == "touch" else 1280, touch=how == "touch")
    for i in (14, 3, 26):
        one = word(stage, i)
        one.scroll_into_view_if_needed()
        if how == "mouse":
            one.click()
        elif how == "touch":
            one.tap()
        else:
            one.focus()
            stage.page.keyboard.press(how)
        assert stage.trait("selected") == i
        assert reading(stage) == told("Anna", i)
    word(stage, 0).click(force=True)
    assert stage.trait("selected") == 26, "[CLS] is never covered"


def test_arrow_keys_go_from_word_to_word(show):
    stage = show(figure())
    word(stage, 1).focus()
    focused = "document.activeElement.shadowRoot.activeElement.dataset.word"
    # Sentences: 1 to 6, 7 to 12, 13 to 18, 19 to 25, 26 to 29.
    for key, i in (
        ("ArrowLeft", 1),
        ("ArrowRight", 2),
        ("End", 6),
        ("ArrowRight", 7),
        ("ArrowLeft", 6),
        ("ArrowDown", 12),
        ("ArrowDown", 18),
        ("ArrowDown", 24),
        ("ArrowRight", 25),
        ("ArrowDown", 29),
        ("ArrowRight", 29),
        ("ArrowDown", 29),
        ("Home", 26),
        ("ArrowUp", 19),
        ("ArrowUp", 13),
        ("ArrowUp", 7),
        ("ArrowUp", 1),
        ("ArrowUp", 1),
    ):
        stage.page.keyboard.press(key)
        assert stage.trait("selected") == i, key
        assert stage.page.evaluate(focused) == str(i)
    assert reading(stage) == told("Anna", 1)
    assert stage.page.locator(".story [tabindex='0']").count() == 1, "one stop for the Tab key"
    outline = "getComputedStyle(document.activeElement.shadowRoot.activeElement).outlineStyle"
    assert stage.page.evaluate(outline) == "solid"


@pytest.mark.parametrize("width", [1280, 728, 390])
def test_nothing_moves(show, width):
    stage = show(figure(), width=width)
    where = "all => all.map(one => { const { x, y, width } = one.getBoundingClientRect(); return [x, y, width]; })"
    first, tall = stage.page.locator("[data-word]").evaluate_all(where), height(stage)
    places = [(None, None), (1, None), (None, 1), (1, 2)]
    for k, i in enumerate(coverable("Anna")):
        layer, head = places[k % len(places)]
        for shown in WAYS:
            stage.put(selected=i, shown=shown, layer=layer, head=head)
            assert height(stage) == tall, (i, shown, layer, head)
            assert stage.page.locator("[data-word]").evaluate_all(where) == first, (i, shown, layer, head)
    if width > 390:
        score = stage.page.locator(".score").bounding_box()
        for i in range(len(STORIES["Anna"])):
            word(stage, i).hover()
            assert stage.page.locator(".score").bounding_box() == score, i


def test_how_much_each_head_changes(show):
    stage = show(figure())
    for story, i in ((0, 4), (1, 7)):
        stage.put(story=story, selected=i)
        for layer in range(N_LAYERS):
            for head in range(N_HEADS):
                now, usual = true_rows(read(NAMES[story]), i, layer, head)
                moved = as_sent(np.maximum(now - usual, 0).sum())
                one = cell(stage, layer, head)
                assert one.inner_text() == percent(moved).removesuffix(" %")
                assert one.get_attribute("aria-label") == (
                    f"Layer {layer + 1}, head {head + 1}: {percent(moved)} of its look changes"
                )


@pytest.mark.parametrize("how", ["mouse", "touch"])
def test_heads_and_layers_are_chosen(show, how):
    stage = show(figure(), width=390 if how == "touch" else 1280, touch=how == "touch")
    every = stage.page.get_by_role("button", name="All heads")
    assert every.get_attribute("aria-pressed") == "true"
    assert stage.page.locator(".within").count() == 0
    for layer, head in ((1, 2), (0, None), (0, 0), (None, None)):
        button = every if layer is None else cell(stage, layer, head)
        button.scroll_into_view_if_needed()
        if how == "mouse":
            button.click()
        else:
            button.tap()
        assert (stage.trait("layer"), stage.trait("head")) == (layer, head)
        assert button.get_attribute("aria-pressed") == "true"
        assert stage.page.locator(".heads [aria-pressed='true']").count() == 1
        assert stage.page.locator(".within").count() == {(0, None): N_HEADS, (None, None): 0}.get((layer, head), 1)
        assert reading(stage) == told("Anna", 1, layer, head)


def test_heads_by_keyboard(show):
    stage = show(figure())
    cell(stage, 0, None).focus()
    focused = "document.activeElement.shadowRoot.activeElement.dataset.at"
    for key, place in (
        ("ArrowUp", "0,0"),
        ("ArrowRight", "0,1"),
        ("ArrowDown", "1,1"),
        ("ArrowDown", "1,1"),
        ("End", "1,3"),
        ("ArrowRight", "1,3"),
        ("Home", "1,0"),
        ("ArrowRight", "1,1"),
        ("ArrowRight", "1,2"),
    ):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate(focused) == place, key
    assert stage.trait("layer") is None, "arrows only move"
    stage.page.keyboard.press("Enter")
    assert (stage.trait("layer"), stage.trait("head")) == (1, 1)
    stage.page.keyboard.press("Home")
    stage.page.keyboard.press(" ")
    assert (stage.trait("layer"), stage.trait("head")) == (1, None)
    assert stage.page.locator("[data-at][tabindex='0']").count() == 1, "one stop for the Tab key"


def test_pointing_at_a_word(show):
    stage = show(figure(selected=4))
    data, rows = read("Anna"), sent_rows(read("Anna"), 4, None, None)

    def about() -> str:
        return stage.page.locator(".about").inner_text().replace("\xa0", " ")

    assert about() == "Point at a word for its numbers. Click it to cover it."
    for i in (5, 0, 30):
        word(stage, i).hover()
        start = (
            f"{call('Anna', i)} is never covered."
            if i in (0, 30)
            else f"{call('Anna', i)}: when it is covered, the right word has {percent(data.right[i])}."
        )
        end = f"looks {percent(rows[0][i])} at it when covered, {percent(rows[1][i])} when visible."
        assert about() == f"{start} The chosen place {end}"
        assert stage.trait("selected") == 4
    stage.page.locator(".looked tbody tr").nth(1).hover()
    second = most_looked(rows, "covered")[1]
    assert stage.page.locator(".spot.pointed").get_attribute("data-word") == str(second)
    assert about().startswith(call("Anna", second))
    stage.page.mouse.move(0, 0)
    assert about().startswith("Point at a word")
    assert stage.page.locator(".pointed").count() == 0


def test_another_story(show):
    stage = show(figure(selected=25))
    stage.page.get_by_role("combobox", name="Story").select_option("Ben")
    assert stage.trait("story") == 1
    assert stage.trait("selected") == 1, "the other story has no such word"
    assert reading(stage) == told("Ben", 1)
    words = stage.page.locator("[data-word]").evaluate_all(
        "all => all.map(one => (one.querySelector('.letters') ?? one).textContent)"
    )
    assert words == STORIES["Ben"]
    assert stage.page.locator(".line").count() == 3, "a sentence ends with . or ? or !"
    word(stage, 9).click()
    stage.page.get_by_role("combobox", name="Story").select_option("Anna")
    assert stage.trait("selected") == 9
    stage.put(selected=25)
    stage.put(story=1)  # Python's two traits may come one after the other
    assert reading(stage) == told("Ben", 1)
    word(stage, 16).hover()
    stage.put(story=0, selected=2)
    stage.put(story=1, selected=2)
    assert stage.faults == []


def test_one_story_one_layer_one_head(show):
    words = "a b ."
    eye = torch.eye(3)
    says = [[("a", 0.9)], [("x", 0.2)], None]
    stage = show(MaskedWord({"s": Covered(words, says, [0.9, 0.1, None], eye[:, None, None], eye[None, None])}))
    assert stage.page.locator("select, .heads").count() == 0
    assert reading(stage) == (
        "“a” 90 %, right. Mean of all heads: the covered place looks most at itself (100 %), “b” (0 %), “.” (0 %)."
    )
    stage.page.get_by_role("button", name="What changed").click()
    assert reading(stage).endswith("the look at itself (0 points), “b” (0 points), “.” (0 points).")
    assert stage.page.locator(".sign").count() == 0


def random_story(n: int, layers: int, heads: int, seed: int = 0, stretch: float = 2.0) -> Covered:
    g = torch.Generator().manual_seed(seed)
    covered = (stretch * torch.randn(n, layers, heads, n, generator=g)).softmax(-1)
    uncovered = (stretch * torch.randn(layers, heads, n, n, generator=g)).softmax(-1)
    words = ["[CLS]", *(f"w{i % 9}" if i % 7 else "." for i in range(1, n - 1)), "[SEP]"]
    says = [None if word in SPECIAL else [(word, 0.6), ("x", 0.1), ("y", 0.1)] for word in words]
    return Covered(words, says, [said and 0.6 for said in says], covered, uncovered)


def test_twelve_layers_of_twelve_heads_fit_a_phone(show):
    stage = show(MaskedWord({"BERT": random_story(16, 12, 12)}), width=390)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390
    box = cell(stage, 11, 11).bounding_box()
    assert min(box["width"], box["height"]) >= 24
    cell(stage, 11, 11).click()
    assert (stage.trait("layer"), stage.trait("head")) == (11, 11)
    assert stage.violations() == []


@pytest.mark.parametrize("stretch", [0.5, 2.0, 4.0])
def test_two_long_stories_are_light_and_true(show, stretch):
    """The mean is true to 1/500; of a head the largest weights are, and no other one is larger than they."""
    stories = {name: random_story(64, 4, 4, seed, stretch) for seed, name in enumerate("ab")}
    made = MaskedWord(stories, story=1, selected=10)
    n_bytes = sum(getattr(made, name).nbytes for name in ("looks", "places", "means", "moved"))
    assert 4 / 3 * n_bytes <= 200_000
    assert len(made.picture()) < 40_000
    kept = made.looks.shape[1]
    assert kept >= 14
    stage = show(made)
    stage.page.get_by_role("button", name="Show the numbers").click()
    for layer, head in ((None, None), (2, 3), (1, None)):
        stage.put(layer=layer, head=head)
        _, *rows = stage.table()
        for state, row in enumerate(true_rows(stories["b"], 10, layer, head)):
            shown = np.array([float(cells[5 + state]) for cells in rows])
            exact = 1 / 510 + 6e-4
            if layer is None:
                np.testing.assert_allclose(shown, row, atol=exact)
            elif head is not None:
                order = np.argsort(-row)
                np.testing.assert_allclose(shown[order[:kept]], row[order[:kept]], atol=exact)
                rest = row[order[kept:]]
                np.testing.assert_allclose(shown[order[kept:]], rest.mean(), atol=kept / 510 / len(rest) + 6e-4)
            else:
                np.testing.assert_allclose(shown, row, atol=0.02)


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    eye = torch.eye(3).expand(1, 2, 3, 3)
    story = Covered(
        [evil, "b", "."],
        [[(evil, 0.5), ("<b>", 0.4)], None, None],
        [0.5, None, None],
        eye[0, 0][:, None, None].expand(3, 1, 2, 3),
        eye,
    )
    made = MaskedWord({evil: story, "b": story}, caption=evil, strings={"mask": evil, "try": evil})
    stage = show(made)
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.page.locator(".mask").inner_text() == evil
    tags = {element.tag.split("}")[1] for element in ET.fromstring(made.picture()).iter()}
    assert tags <= {"svg", "title", "text", "rect"}


def test_it_speaks_another_language(show):
    strings = {
        "right": "{word}: {share}, richtig.",
        "wrong": "{word}: {share}, aber {truth} ({chance}).",
        "looks covered": "{heads} → {others}",
        "all of them": "Mittel",
    }
    i = next(i for i in coverable("Anna") if read("Anna").says[i][0][0] != STORIES["Anna"][i])
    stage = show(figure(selected=i, strings=strings))
    data = read("Anna")
    guess, share = data.says[i][0]
    start = f"{guess}: {percent(share)}, aber {data.words[i]} ({percent(data.right[i])}). Mittel → "
    assert reading(stage).startswith(start)


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(figure())
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for place in ('[data-word="1"]', '[data-at="0,1"]'):
        stage.page.locator(place).focus()
        for key, taken in (("ArrowDown", True), ("PageDown", False), ("a", False), ("Control+ArrowLeft", False)):
            stage.page.keyboard.press(key)
            assert stage.page.evaluate("window.taken") is taken, (place, key)


def test_the_reading_is_said_and_nothing_moves_by_itself(show):
    calm, moving = show(figure()), show(figure(), calm=False)
    assert calm.page.locator(".reading").get_attribute("aria-live") == "polite"
    duration = "one => getComputedStyle(one).transitionDuration"
    assert calm.page.locator(".spot .shade").first.evaluate(duration) == "0s"
    assert moving.page.locator(".spot .shade").first.evaluate(duration) == "0.25s"


# On Python's side


def test_what_travels_beside_it():
    i = next(i for i in coverable("Anna")[3:] if read("Anna").says[i][0][0] != STORIES["Anna"][i])
    data = read("Anna")
    made = figure(selected=i, layer=1, head=0)
    guess, share = data.says[i][0]
    n_right = sum(data.says[j][0][0] == data.words[j] for j in coverable("Anna"))
    n = len(coverable("Anna"))
    row = true_rows(data, i, 1, 0)[0]
    most = ", ".join(f"“{data.words[j]}” {percent(row[j])}" for j in np.argsort(-row, kind="stable")[:3])
    around = " ".join([*data.words[max(0, i - 4) : i], "[MASK]", *data.words[i + 1 : i + 5]])
    score = f"n {n_right} of {n} words"
    assert made.describe() == (
        f"a story with a covered word, “{around}”: the model puts “{guess}” there ({percent(share)}), but it was "
        f"“{data.words[i]}” ({percent(data.right[i])}). The covered place looks most at {most}. "
        f"I{score} of the story the likeliest word is the right one."
    )
    made.shown = "change"
    assert "Covering the word changes most, in percentage points" in made.describe()
    made.shown = "visible"
    assert "When the word is visible" in made.describe()
    made.shown = "covered"
    tree = ET.fromstring(made.picture())
    space = "{http://www.w3.org/2000/svg}"
    texts = [text.text for text in tree.iter(f"{space}text")]
    assert texts[: len(data.words)] == ["[MASK]" if j == i else one for j, one in enumerate(data.words)]
    for one, p in data.says[i]:
        assert (f"✓ {one}" if one == data.words[i] else one) in texts
        assert percent(p) in texts
    assert any(text.startswith(f"I{score}") for text in texts)
    width, tall = (float(tree.get(side)) for side in ("width", "height"))
    for text in tree.iter(f"{space}text"):
        assert 0 <= float(text.get("x")) < width
        assert 0 < float(text.get("y")) < tall
    shades = [float(rect.get("fill-opacity")) for rect in tree.iter(f"{space}rect") if rect.get("height") == "20"]
    np.testing.assert_allclose(shades, 0.3 * row / row.max(), atol=1e-3)
    strips = [float(rect.get("width")) for rect in tree.iter(f"{space}rect") if rect.get("height") == "4"]
    shares = [inner / outer for outer, inner in zip(strips[::2], strips[1::2], strict=True)]
    np.testing.assert_allclose(shares, [data.right[j] for j in coverable("Anna")], atol=1e-3)


def test_traits_are_checked_and_stay():
    made = figure()
    state = ("story", "selected", "layer", "head", "shown")
    assert [getattr(made, name) for name in state] == [0, 1, None, None, "covered"]
    made.selected, made.layer, made.head, made.shown = 25, 1, 2, "change"
    for trait, value, complaint in (
        ("story", 2, "story is 2, but it has to be between 0 and 1"),
        ("selected", 0, r"selected is 0, but '\[CLS\]' is never covered: expected one of \[1, 2, 3"),
        ("selected", 31, "selected is 31, but it has to be between 0 and 30"),
        ("layer", 2, "layer is 2, but it has to be between 0 and 1"),
        ("head", 3, "head is 3, but it has to be between 0 and 2"),
        ("head", -1, "head is -1"),
        ("shown", "both", "shown is 'both': expected one of 'covered', 'visible', 'change'"),
        ("looks", [[1.0]], "looks can't be changed: make a new MaskedWord"),
        ("stories", [], "stories can't be changed"),
        ("heads", 4, "heads can't be changed"),
    ):
        with pytest.raises(traitlets.TraitError, match=complaint):
            setattr(made, trait, value)
    assert [getattr(made, name) for name in state] == [0, 25, 1, 2, "change"]
    made.story = 1
    assert made.selected == 1, "the other story has no such word"
    made.selected = 4
    made.story = 0
    assert made.selected == 4
    made.set_state({"story": 1, "selected": 9, "layer": None, "head": None, "shown": "visible"})  # as the page sends it
    assert [getattr(made, name) for name in state] == [1, 9, None, None, "visible"]
    made.set_state({"selected": 28, "story": 0})
    assert (made.story, made.selected) == (0, 28)


def test_what_it_is_given_may_come_in_many_forms():
    data = read("Ben")
    bytes_ = np.rint(255 * data.uncovered.numpy()).astype(np.uint8)
    covered = data.covered.double().requires_grad_()
    ignored = data.covered.clone()
    ignored[0], ignored[-1] = torch.nan, 7  # rows of [CLS] and [SEP] don't count
    usual = figure(story=1).stories[1]
    for given in (
        data._replace(words=" ".join(data.words), covered=covered),
        data._replace(covered=ignored, right=[None if p is None else torch.tensor(p) for p in data.right]),
        data._replace(covered=data.covered.tolist(), uncovered=bytes_),
    ):
        made = MaskedWord({"Ben": given})
        assert made.stories == [usual]
        np.testing.assert_allclose(
            made.looks[N_LAYERS * N_HEADS], figure().looks[len(STORIES["Anna"]) * 12 + 6][: made.looks.shape[1]], atol=1
        )


def test_sentences_end_with_their_full_stop():
    lines = figure().stories[0]["lines"]
    assert [line + 1 for line in lines] == sentence_of("Anna")
    eye = torch.eye(5)
    story = Covered(
        "a [SEP] b . [SEP]",
        [[("a", 1)], None, [("b", 1)], [(".", 1)], None],
        [1, None, 1, 1, None],
        eye[:, None, None],
        eye[None, None],
    )
    assert MaskedWord({"pair": story}).stories[0]["lines"] == [0, 0, 1, 1, 1]


EYE = torch.eye(3)
GOOD = Covered(
    "a b .",
    [[("a", 0.5), ("c", 0.3)], [("c", 0.6), ("a", 0.2)], None],
    [0.5, 0.1, None],
    EYE[:, None, None],
    EYE[None, None],
)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"words": "a b"}, r"stories\['s'\]: there are 2 words: expected 3 to 120"),
        ({"words": ""}, "words has no tokens"),
        ({"words": "a b . c"}, "says has 3 entries, but there are 4 words: expected one for each"),
        ({"right": [0.5, 0.1]}, "right has 2 entries, but there are 3 words"),
        ({"right": [0.5, None, None]}, r"right\[1\] is None, but the other one isn't"),
        ({"right": [0.5, 0.1, 0.1]}, r"says\[2\] is None, but the other one isn't: .* if '.' is never covered"),
        ({"right": [0.4, 0.1, None]}, r"right\[0\] is 0.400, but says\[0\] gives 'a' 0.500: expected the same number"),
        (
            {"right": [0.5, 0.3, None]},
            r"right\[1\] is 0.300, more than the last candidate's 0.200, .* doesn't name 'b'",
        ),
        ({"right": [0.5, -1, None]}, r"right\[1\] is -1: expected a probability"),
        ({"right": [0.5, math.nan, None]}, r"right\[1\] is nan: expected a probability"),
        ({"says": [[], [("c", 0.6)], None]}, r"says\[0\] has 0 candidates: expected 1 to 10"),
        ({"says": [[("a", 0.5), ("a", 0.3)], [("c", 0.6)], None]}, r"says\[0\] names 'a' twice"),
        (
            {"says": [[("a", 0.5), ("b", 0.6)], [("c", 0.6)], None]},
            r"says\[0\]: expected probabilities of words that ex",
        ),
        ({"says": [[("b", 0.3), ("a", 0.5)], [("c", 0.6)], None]}, r"says\[0\]: expected the likeliest word first"),
        ({"says": [None] * 3, "right": [None] * 3}, "says holds only None: expected at least one word"),
        ({"covered": EYE}, r"covered has the shape \(3, 3\): expected \(3, 1, 1, 3\), \(n, layer, head, n\)"),
        ({"uncovered": EYE}, r"uncovered has the shape \(3, 3\): expected \(layer, head, 3, 3\)"),
        ({"uncovered": EYE.expand(13, 1, 3, 3)}, "13 layers of 1 heads: the figure has room for 12"),
        ({"covered": 2 * EYE[:, None, None]}, "covered: each row of attention weights has to be a distribution"),
        ({"uncovered": 2 * EYE[None, None]}, "uncovered: each row of attention weights has to be a distribution"),
        ({"uncovered": 0 * EYE[None, None]}, "uncovered: place 0 looks at nothing: expected rows with a sum of one"),
        ({"covered": EYE[:, None, None] * math.nan}, "infinite or not a number"),
        ({"uncovered": [["x"]]}, "this holds something else"),
    ],
)
def test_bad_input_gets_a_clear_error(changes, complaint):
    with pytest.raises(ValueError, match=complaint):
        MaskedWord({"s": GOOD._replace(**changes)})


@pytest.mark.parametrize(
    ("stories", "options", "complaint"),
    [
        ({}, {}, "there are 0 stories: expected 1 to 4, a name and a Covered each"),
        (dict.fromkeys("abcde", GOOD), {}, "there are 5 stories"),
        ({"s": "a b ."}, {}, r"stories\['s'\]: expected a Covered, but got 'a b .'"),
        ({"s": tuple(GOOD[:2])}, {}, r"stories\['s'\]: expected a Covered, but got \("),
        (
            {"a": GOOD, "b": random_story(8, 2, 1)},
            {},
            "agree on the numbers of layers and heads, but 'a' has 1 × 1, 'b' has 2 × 1",
        ),
        (
            {"a": random_story(60, 12, 12)},
            {},
            "looks would weigh 292 kB at least, and the page bears 135: take fewer or shorter stories",
        ),
        ({"s": GOOD}, {"story": 1}, "story is 1"),
        ({"s": GOOD}, {"story": 1, "selected": 0}, "story is 1"),
        ({"s": GOOD}, {"selected": 2}, r"selected is 2, but '.' is never covered: expected one of \[0, 1\]"),
        ({"s": GOOD}, {"layer": 1}, "layer is 1"),
        ({"s": GOOD}, {"shown": "x"}, "shown is 'x'"),
        ({"s": GOOD}, {"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_stories_and_options_get_a_clear_error(stories, options, complaint):
    with pytest.raises((ValueError, traitlets.TraitError), match=complaint):
        MaskedWord(stories, **options)
