"""TransformerTrace in a browser: at each stage, for each word, the numbers are PyTorch's, and every way there works."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import torch
import traitlets
from torch import nn

from attnbook.components.self_attention import causal_mask, padding_mask
from attnbook.components.transformer import Transformer
from attnbook.widgets.transformer_trace import Stage, TransformerTrace

READ = ["the", "cat", "sees", "the", "dog", "today", "<eos>"]
WRITTEN = ["<sos>", "le", "chat", "voit", "le", "chien"]
SOURCE_WORDS = ["<pad>", "<sos>", "<eos>", "<unk>", "the", "cat", "sees", "dog", "a", "today"]
TARGET_WORDS = ["<pad>", "<sos>", "<eos>", "<unk>", "le", "chat", "voit", "chien", "un", "maison", "petit"]
N_LAYERS, N_HEADS, D = 2, 4, 32
NAMES = {
    "encoder": ["self-attention", "feed-forward"],
    "decoder": ["self-attention", "cross-attention", "feed-forward"],
}
WAYS = {
    half: [("word + place", None), *((name, i) for i in range(N_LAYERS) for name in names), ("last norm", None)]
    for half, names in NAMES.items()
}
EVERY = [(half, stage) for half, way in WAYS.items() for stage in range(len(way))]


def build() -> Transformer:
    """Weights by chance, but with parts that add something worth seeing."""
    torch.manual_seed(7)
    model = Transformer(len(SOURCE_WORDS), len(TARGET_WORDS), d_model=D, n_heads=N_HEADS, n_layers=N_LAYERS).eval()
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(False)
        if "layers" in name and parameter.dim() == 2:
            parameter.mul_(2.5)
    return model


MODEL = build()
SOURCE = torch.tensor([[SOURCE_WORDS.index(word) for word in READ]])
TARGET = torch.tensor([[TARGET_WORDS.index(word) for word in WRITTEN]])


class Way:
    """What one half of the model does, computed by its layers themselves: sums, additions, weights, next words."""

    def __init__(self, embedded: torch.Tensor) -> None:
        self.sums, self.adds, self.looks = [embedded[0]], [embedded[0]], [None]
        self.x = embedded

    def add(self, part: torch.Tensor, weights: torch.Tensor | None = None) -> None:
        self.x = self.x + part
        self.sums.append(self.x[0])
        self.adds.append(part[0])
        self.looks.append(None if weights is None else weights[0])

    def end(self, norm: nn.Module) -> torch.Tensor:
        normed = norm(self.x)
        self.sums.append(normed[0])
        self.adds.append((normed - self.x)[0])
        self.looks.append(None)
        return normed


def run() -> dict[str, Way]:
    read, mask = Way(MODEL.encoder.embedding(SOURCE)), padding_mask(SOURCE)
    for layer in MODEL.encoder.layers:
        y = layer.norms[0](read.x)
        read.add(*layer.attention(y, y, mask, True))
        read.add(layer.feed_forward(layer.norms[1](read.x)))
    memory = read.end(MODEL.encoder.norm)
    written, causal = Way(MODEL.decoder.embedding(TARGET)), causal_mask(TARGET.shape[1])[None]
    for layer in MODEL.decoder.layers:
        y = layer.norms[0](written.x)
        written.add(*layer.attention(y, y, causal, True))
        written.add(*layer.cross_attention(layer.norms[1](written.x), memory, mask, True))
        written.add(layer.feed_forward(layer.norms[2](written.x)))
    written.end(MODEL.decoder.norm)
    return {"encoder": read, "decoder": written}


RUN = run()
WORDS = {"encoder": READ, "decoder": WRITTEN}


def said(stage: int) -> torch.Tensor:
    """Probabilities of the next word (position, word) if the decoder stopped after a stage."""
    x = RUN["decoder"].sums[stage]
    last = stage == len(WAYS["decoder"]) - 1
    return MODEL.decoder.output(x if last else MODEL.decoder.norm(x)).softmax(-1)


def listed(stage: int, n: int) -> list[list[tuple[str, float]]]:
    best = said(stage).topk(n)
    return [
        [(TARGET_WORDS[i], share) for share, i in zip(shares, ids, strict=True)]
        for shares, ids in zip(best.values.tolist(), best.indices.tolist(), strict=True)
    ]


def stages(n_said: int | None = len(TARGET_WORDS)) -> list[Stage]:
    return [
        Stage(
            half,
            *WAYS[half][i],
            RUN[half].sums[i],
            RUN[half].looks[i],
            listed(i, n_said) if half == "decoder" and n_said else None,
        )
        for half, i in EVERY
    ]


def figure(n_said: int | None = len(TARGET_WORDS), **options) -> TransformerTrace:
    return TransformerTrace(READ, WRITTEN, stages(n_said), caption="One sentence.", **options)


def percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.005 else f"{int(100 * share + 0.5)} %"


def size(vector: torch.Tensor) -> str:
    return f"{vector.norm():.1f}"


def named(half: str, i: int) -> str:
    word = WORDS[half][i]
    return f"{word} (word {i + 1})" if WORDS[half].count(word) > 1 else word


def called(half: str, stage: int) -> str:
    name, layer = WAYS[half][stage]
    return name if layer is None else f"{name}, layer {layer + 1}"


def before(half: str, stage: int, position: int) -> torch.Tensor:
    return RUN[half].sums[stage - 1][position]


def sentence(half: str, stage: int, position: int) -> str:
    """What the figure has to say of a word at a stage."""
    name, _ = WAYS[half][stage]
    after, added = RUN[half].sums[stage][position], RUN[half].adds[stage][position]
    word, part = named(half, position), called(half, stage)
    part = part[0].upper() + part[1:]
    looks = RUN[half].looks[stage]
    if stage == 0:
        text = f"“{word}” begins as the vector of the word plus that of its place: length {size(after)}."
    elif name == "last norm":
        length = size(before(half, stage, position))
        text = f"Last norm: the numbers of “{word}” get one size. The length was {length} and is {size(after)}."
    else:
        adds = f"This adds {size(added)} to {size(before(half, stage, position))} (lengths)."
        if looks is None:
            text = f"{part}: “{word}” looks at no other word, only at its own vector. {adds}"
        else:
            rows = looks[:, position]
            head, j = divmod(int(rows.argmax()), rows.shape[1])
            over = "encoder" if name == "cross-attention" else half
            if over == half and (rows[:, position] >= 0.995).all():
                text = f"{part}: “{word}” takes everything from itself, in each head. {adds}"
            else:
                other = "itself" if over == half and j == position else f"“{named(over, j)}”"
                text = f"{part}: “{word}” takes {percent(rows.max())} from {other} (head {head + 1}). {adds}"
    if half == "decoder":
        best = said(stage)[position].max(dim=0)
        how = "It says" if name == "last norm" else "Stopped here, it would say"
        text += f" {how} “{TARGET_WORDS[best.indices]}” ({percent(best.values)})."
    return text


def reading(stage) -> str:
    return stage.reading().replace("\xa0", " ")


def where(stage) -> tuple[object, object, object]:
    return stage.trait("half"), stage.trait("position"), stage.trait("stage")


def box(stage, half: str, i: int):
    return stage.page.locator(f'[data-box="{half}:{i}"]')


def tables(stage) -> list[list[list[str]]]:
    return stage.page.locator(".numbers table").evaluate_all(
        "tables => tables.map(table => [...table.rows].map(row => [...row.cells].map(cell => cell.innerText.trim())))"
    )


def value(text: str) -> float:
    return float(text.replace("−", "-"))


def share_of(bar) -> float:
    """How wide a bar is, as a share of its track."""
    return bar.bounding_box()["width"] / bar.locator("..").bounding_box()["width"]


def token(stage, half: str, i: int):
    return stage.page.locator(f".tokens.{half} .token").nth(i)


# What is computed


def test_the_layers_taken_apart_are_the_model():
    """The stages that this test makes: their end is what the model itself says."""
    logits, weights = MODEL(SOURCE, TARGET)
    torch.testing.assert_close(said(len(WAYS["decoder"]) - 1), logits[0].softmax(-1))
    torch.testing.assert_close(RUN["decoder"].looks[5].mean(dim=0), weights[0])
    torch.testing.assert_close(RUN["encoder"].sums[-1], MODEL.encoder(SOURCE)[0])
    assert len(EVERY) == 14


def test_the_example_has_all_cases():
    told = " ".join(sentence(half, stage, i) for half, stage in EVERY for i in range(len(WORDS[half])))
    for part in ("everything from itself", "from itself (head", "from “", "(word 4)", "no other word", "one size"):
        assert part in told
    final = said(7).argmax(dim=1)
    assert any(said(stage).argmax(dim=1).ne(final).any() for stage in range(7)), "it does not know from the start"


@pytest.mark.parametrize(("half", "i"), EVERY)
def test_every_stage_is_pytorchs(show, half, i):
    """For each word: the sentence, the lengths, each number, the weights of each head, the next words."""
    stage = show(figure(half=half, stage=i))
    stage.page.get_by_role("button", name="Show the numbers").click()
    for position in range(len(WORDS[half])):
        stage.put(position=position)
        assert reading(stage) == sentence(half, i, position)
        after, added = RUN[half].sums[i][position], RUN[half].adds[i][position]
        old = [] if i == 0 else [before(half, i, position)]
        assert stage.page.locator(".vector .length").all_inner_texts() == [
            f"length {size(vector)}" for vector in (*old, added, after)
        ]
        vector, *more = tables(stage)
        numbers = [[value(cell) for cell in row[1:] if cell != "–"] for row in vector[1:-1]]
        expected = torch.stack([*old, added, after], dim=1)
        np.testing.assert_allclose(numbers, expected.numpy(), atol=6e-5)
        looks = RUN[half].looks[i]
        if looks is None:
            assert stage.page.locator(".looks").count() == 0
            assert stage.page.locator(".nowhere").is_visible()
        else:
            over = READ if WAYS[half][i][0] == "cross-attention" else WORDS[half]
            rows = torch.cat([looks[:, position], looks[:, position].mean(dim=0, keepdim=True)]).T
            assert stage.page.locator(".looks tbody th").all_inner_texts() == over
            cells = stage.page.locator(".looks tbody td")
            assert [text.strip() for text in cells.all_inner_texts()] == [
                percent(share).removesuffix(" %") for share in rows.flatten().tolist()
            ]
            wide = [share_of(bar) for bar in stage.page.locator(".looks .bar").all()]
            np.testing.assert_allclose(wide, rows.flatten().numpy(), atol=0.02)
            table = more.pop(0)
            assert [row[0] for row in table[1:]] == over
            shown = [[float(cell) for cell in row[1:]] for row in table[1:]]
            np.testing.assert_allclose(shown, rows.numpy(), atol=6e-5)
        if half == "decoder":
            shares, ids = said(i)[position].topk(5)
            words = [TARGET_WORDS[id] for id in ids]
            lines = stage.page.locator(".bars li")
            assert [" ".join(text.split()) for text in lines.all_inner_texts()] == [
                f"{word} {percent(share)}" for word, share in zip(words, shares.tolist(), strict=True)
            ]
            final = TARGET_WORDS[said(7)[position].argmax()]
            assert [line.get_attribute("class") for line in lines.all()] == [
                "marked" if word == final else "" for word in words
            ]
            table = more.pop(0)
            assert [row[0] for row in table[1:]] == words
            np.testing.assert_allclose([float(row[1]) for row in table[1:]], shares.numpy(), atol=6e-5)


@pytest.mark.parametrize("half", ["encoder", "decoder"])
def test_the_whole_way_of_each_word(show, half):
    """The lengths in the boxes, the last table, and the line of the word that it says in the end."""
    stage = show(figure(half=half))
    stage.page.get_by_role("button", name="Show the numbers").click()
    parts = [i for i, (_, layer) in enumerate(WAYS[half]) if layer is not None]
    for position in range(len(WORDS[half])):
        stage.put(position=position)
        added = [size(RUN[half].adds[i][position]) for i in parts]
        assert stage.page.locator(".plus").all_inner_texts() == [f"+{length}" for length in added]
        for i, length in zip(parts, added, strict=True):
            label = box(stage, half, i).get_attribute("aria-label")
            assert label == f"{half.capitalize()}: {called(half, i)}, adds {length}"
        rows = tables(stage)[-1][1:]
        assert [row[0] for row in rows] == [f"{i + 1}: {called(half, i)}" for i in range(len(WAYS[half]))]
        for i, row in enumerate(rows):
            add = f"{RUN[half].adds[i][position].norm():.2f}" if i in parts else "–"
            assert row[1:3] == [add, f"{RUN[half].sums[i][position].norm():.2f}"]
        if half == "decoder":
            id = said(7)[position].argmax()
            chances = torch.stack([said(i)[position, id] for i in range(8)])
            assert stage.page.locator(".title.when").inner_text() == f"When does it know “{TARGET_WORDS[id]}”?"
            assert [float(row[-1]) for row in rows] == pytest.approx(chances.tolist(), abs=6e-5)
            assert [row[3] for row in rows] == [TARGET_WORDS[said(i)[position].argmax()] for i in range(8)]
            points = stage.page.locator(".point")
            heights = [float(point.get_attribute("cy")) for point in points.all()]
            np.testing.assert_allclose(heights, 84 - 76 * chances.numpy(), atol=1e-3)
            label = stage.page.locator(".axes").get_attribute("aria-label").replace("\xa0", " ")
            listed = "; ".join(f"{i + 1}: {percent(chance)}" for i, chance in enumerate(chances.tolist()))
            assert label == f"Probability of “{TARGET_WORDS[id]}” after each stage: {listed}"
            assert stage.page.locator(".out").inner_text() == f"next word: {TARGET_WORDS[id]}"


def test_the_cells_have_the_numbers_colours(show):
    stage = show(figure(stage=2, position=3))
    every = torch.cat([torch.cat([*RUN[half].sums, *RUN[half].adds]).flatten() for half in WAYS]).abs()
    reach = every.quantile(0.95).item()
    vectors = before("decoder", 2, 3), RUN["decoder"].adds[2][3], RUN["decoder"].sums[2][3]
    shown = stage.page.locator(".strip").evaluate_all(
        "all => all.map(strip => [...strip.querySelectorAll('.cell')].map(cell =>"
        " (cell.classList.contains('low') ? -1 : 1) * parseFloat(cell.style.getPropertyValue('--share'))))"
    )
    expected = (100 * torch.stack(vectors) / reach).clamp(-100, 100)
    np.testing.assert_allclose(shown, expected.numpy(), atol=0.6)
    bound = f"{reach:.1f}"
    assert stage.page.locator(".vector .legend").inner_text().split() == ["≤", f"−{bound}", "≥", bound]


def test_how_alike_the_words_are(show):
    for i in (0, 1, 5):
        stage = show(figure(half="encoder", position=2, stage=i))
        x = RUN["encoder"].sums[i]
        cosines = torch.cosine_similarity(x[2:3], x).tolist()
        lines = [" ".join(text.split()) for text in stage.page.locator(".others li").all_inner_texts()]
        assert lines == [
            f"{word} itself" if j == 2 else f"{word} {cosine:.2f}".replace("-", "−")
            for j, (word, cosine) in enumerate(zip(READ, cosines, strict=True))
        ]
        bars = [share_of(bar) for bar in stage.page.locator(".others .bar").all()]
        assert bars == pytest.approx([abs(cosine) / 2 for j, cosine in enumerate(cosines) if j != 2], abs=0.01)


def test_the_words_looked_at_are_marked_below_the_towers(show):
    stage = show(figure(stage=2, position=2))

    def shares(half: str) -> list[float]:
        return [
            float(re.search(r"[\d.]+", style)[0]) / 100
            for style in stage.page.locator(f".tokens.{half} .share").evaluate_all(
                "all => all.map(one => one.style.width)"
            )
        ]

    assert shares("encoder") == pytest.approx(RUN["decoder"].looks[2][:, 2].mean(dim=0).tolist(), abs=1e-4)
    assert shares("decoder") == []
    stage.put(stage=1)
    assert shares("encoder") == []
    assert shares("decoder") == pytest.approx(RUN["decoder"].looks[1][:, 2].mean(dim=0).tolist(), abs=1e-4)
    stage.put(stage=3)
    assert shares("encoder") == shares("decoder") == []


# How it looks


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("half", "i"), [("decoder", 5), ("encoder", 1), ("decoder", 0)])
def test_it_is_whole(show, half, i, width, mode):
    stage = show(figure(half=half, stage=i, position=2), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "One sentence."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.violations() == []
    for button in stage.page.locator("main button:visible").all():
        sides = button.bounding_box()
        assert min(sides["width"], sides["height"]) >= 24, button.inner_text()
    for part in stage.page.locator(".box, .table, .token, .out, .title").all():
        assert part.evaluate("part => part.scrollWidth <= part.clientWidth + 1"), part.inner_text()


@pytest.mark.parametrize("width", [1280, 820, 390])
def test_it_keeps_its_height(show, width):
    """Through all stages and all words nothing jumps: the figure ends where it ended, and so does the sentence."""
    stage = show(figure(), width=width)
    seen = set()
    for half, i in EVERY:
        for position in range(len(WORDS[half])):
            stage.put(half=half, stage=i, position=position)
            ends = [stage.page.locator(f".{part}").bounding_box() for part in ("figure", "reading", "vector", "model")]
            seen.add(tuple(round(end["y"] + end["height"]) for end in ends))
    assert len(seen) == 1, seen


@pytest.mark.parametrize("half", ["encoder", "decoder"])
def test_a_chosen_word_is_as_wide_as_before(show, half):
    """Else the words could need one line more."""
    stage = show(figure(half=half), width=390)
    wide = [token(stage, half, i).bounding_box()["width"] for i in range(6)]
    for i in (1, 3, 5):
        token(stage, half, i).click()
        assert [token(stage, half, j).bounding_box()["width"] for j in range(6)] == pytest.approx(wide, abs=0.1)


def test_it_is_whole_with_all_that_it_can_hold(show):
    """16 words on each side, 6 layers, 8 heads, 64 numbers; and how heavy that is."""
    g = torch.Generator().manual_seed(0)
    words = [f"incompréhensible{i}" for i in range(16)]
    held = []
    for half, parts in NAMES.items():
        way = [("word + place", None), *((name, i) for i in range(6) for name in parts), ("last norm", None)]
        for name, layer in way:
            weights = torch.randn(8, 16, 16, generator=g).softmax(-1) if "attention" in name else None
            says = [[(word, 1 / 16) for word in words]] * 16 if half == "decoder" else None
            held.append(Stage(half, name, layer, 3 * torch.randn(16, 64, generator=g), weights, says))
    made = TransformerTrace(words, words, held, stage=14)
    assert made.read_vectors.nbytes + made.written_vectors.nbytes + made.weights.nbytes < 310_000
    assert len(made.picture()) < 30_000
    stage = show(made, width=390)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert stage.violations() == []
    assert stage.page.locator(".looks tbody td").count() == 16 * 9


def test_lines_lead_where_they_should(show):
    """From the top of the encoder to each cross-attention, and from each part to a plus on its tower's line."""
    stage = show(figure())
    boxes = {half: [box(stage, half, i).bounding_box() for i in range(len(WAYS[half]))] for half in WAYS}
    corner = stage.page.locator(".towers > div").bounding_box()
    for half, places in boxes.items():
        tops = [place["y"] for place in places]
        assert tops == sorted(tops, reverse=True), f"{half}: from the bottom to the top"
        assert stage.page.locator(f".towers g.{half} .add").count() == len(places) - 2
    crossing = [i for i, (name, _) in enumerate(WAYS["decoder"]) if name == "cross-attention"]
    paths = stage.page.locator(".memory .branch").evaluate_all("all => all.map(one => one.getAttribute('d'))")
    assert len(paths) == len(crossing)
    for path, i in zip(paths, crossing, strict=True):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", path)]
        place, top = boxes["decoder"][i], boxes["encoder"][-1]
        assert numbers[1] + corner["y"] == pytest.approx(top["y"], abs=1)
        assert top["x"] < numbers[0] + corner["x"] < top["x"] + top["width"]
        assert numbers[-1] + corner["x"] == pytest.approx(place["x"], abs=2)
        assert numbers[-2] + corner["y"] == pytest.approx(place["y"] + place["height"] / 2, abs=1)
        stage.put(stage=i)
        gone = stage.page.locator(".memory .branch").evaluate_all("all => all.map(one => one.matches('.gone'))")
        assert gone == [other == i for other in crossing]
    stage.put(stage=1)
    assert stage.page.locator(".memory .gone").count() == 0


# How it is played with


@pytest.mark.parametrize("how", ["mouse", "touch", "Enter"])
def test_the_buttons_go_all_the_way(show, how):
    stage = show(figure(half="encoder"), width=390 if how == "touch" else 1280, touch=how == "touch")
    on, back = (stage.page.get_by_role("button", name=name) for name in ("Next stage", "Stage before"))

    def press(button) -> None:
        if how == "mouse":
            button.click(force=True)  # at an end it does nothing, but stays
        elif how == "touch":
            button.tap(force=True)
        else:
            button.focus()
            stage.page.keyboard.press(how)

    assert back.get_attribute("aria-disabled") == "true"
    for half, i in EVERY:
        assert where(stage) == (half, 0, i)
        place = stage.page.locator(".place").inner_text()
        assert place == f"{half.capitalize()}, stage {i + 1} of {len(WAYS[half])}"
        assert reading(stage) == sentence(half, i, 0)
        press(on)
    assert on.get_attribute("aria-disabled") == "true"
    for half, i in reversed(EVERY):
        assert where(stage) == (half, 0, i)
        press(back)
    assert where(stage) == ("encoder", 0, 0)


@pytest.mark.parametrize("how", ["mouse", "touch"])
def test_a_box_is_chosen(show, how):
    stage = show(figure(position=3), width=390 if how == "touch" else 1280, touch=how == "touch")
    for half, i, position in (("decoder", 6, 3), ("decoder", 2, 3), ("encoder", 3, 0), ("decoder", 7, 3)):
        one = box(stage, half, i)
        one.tap() if how == "touch" else one.click()
        assert where(stage) == (half, position, i), "the word that was followed there last"
        checked = stage.page.locator(".box[aria-checked='true']")
        assert [one.get_attribute("data-box") for one in checked.all()] == [f"{half}:{i}"]
        assert reading(stage) == sentence(half, i, position)


@pytest.mark.parametrize("how", ["mouse", "touch"])
def test_another_word_keeps_the_stage(show, how):
    stage = show(figure(stage=4), width=390 if how == "touch" else 1280, touch=how == "touch")
    for half, position, i in (
        ("decoder", 4, 4),
        ("decoder", 1, 4),
        ("encoder", 5, 3),  # self-attention of layer 2 there, too
        ("encoder", 2, 3),
        ("decoder", 0, 4),
    ):
        one = token(stage, half, position)
        one.tap() if how == "touch" else one.click()
        assert where(stage) == (half, position, i)
        assert reading(stage) == sentence(half, i, position)
        pressed = stage.page.locator(".token[aria-pressed='true']")
        assert pressed.count() == 1
        assert pressed.inner_text() == WORDS[half][position]
    stage.put(stage=2)
    token(stage, "encoder", 1).click()
    assert where(stage) == ("encoder", 1, 5), "a cross-attention reads what the encoder says in the end"
    token(stage, "decoder", 1).click()
    assert where(stage) == ("decoder", 1, 7)


def test_words_by_keyboard(show):
    stage = show(figure(stage=3))
    token(stage, "decoder", 0).focus()
    for key, position in (("ArrowRight", 1), ("ArrowRight", 2), ("End", 5), ("ArrowLeft", 4), ("Home", 0)):
        stage.page.keyboard.press(key)
        assert where(stage) == ("decoder", position, 3)
        assert token(stage, "decoder", position).evaluate("one => one.matches(':focus')")


def test_boxes_by_keyboard(show):
    stage = show(figure(position=1))
    box(stage, "decoder", 0).focus()
    for key, half, i in (
        ("ArrowDown", "decoder", 0),
        ("ArrowUp", "decoder", 1),
        ("ArrowUp", "decoder", 2),
        ("ArrowUp", "decoder", 3),
        ("ArrowRight", "decoder", 3),
        ("ArrowLeft", "encoder", 2),
        ("ArrowUp", "encoder", 3),
        ("ArrowUp", "encoder", 4),
        ("ArrowUp", "encoder", 5),
        ("ArrowUp", "encoder", 5),
        ("ArrowRight", "decoder", 7),
        ("ArrowDown", "decoder", 6),
    ):
        stage.page.keyboard.press(key)
        assert (stage.trait("half"), stage.trait("stage")) == (half, i), key
        assert box(stage, half, i).evaluate("one => one.matches(':focus')"), key
        assert stage.page.locator(".box[tabindex='0']").count() == 1, "one stop for the Tab key"
    assert stage.trait("position") == 1
    outline = "getComputedStyle(document.activeElement.shadowRoot.activeElement).outlineStyle"
    assert stage.page.evaluate(outline) == "solid"


def entry_text(half: str, i: int, position: int, k: int) -> str:
    def write(x: torch.Tensor) -> str:
        text = f"{x:.2f}"
        return "0.00" if float(text) == 0 else text.replace("-", "−")

    after = RUN[half].sums[i][position][k]
    if i == 0:
        return write(after)
    old, added = before(half, i, position)[k], RUN[half].adds[i][position][k]
    if WAYS[half][i][0] == "last norm":
        return f"{write(old)} → {write(after)}"
    exact = abs(value(write(old)) + value(write(added)) - value(write(after))) < 1e-6
    middle = f"({write(added)})" if write(added).startswith("−") else write(added)
    return f"{write(old)} + {middle} {'=' if exact else '≈'} {write(after)}"


def test_each_number_by_keyboard(show):
    stage = show(figure(stage=5, position=3))
    strips = stage.page.get_by_role("slider")
    strips.focus()
    stage.page.keyboard.press("Home")
    for k in range(D):
        text = f"Number {k + 1}: {entry_text('decoder', 5, 3, k)}"
        assert stage.page.locator(".entry").inner_text() == text
        assert strips.get_attribute("aria-valuetext") == text
        assert strips.get_attribute("aria-valuenow") == str(k + 1)
        stage.page.keyboard.press("ArrowRight")
    assert strips.get_attribute("aria-valuenow") == strips.get_attribute("aria-valuemax") == str(D)
    stage.page.keyboard.press("ArrowLeft")
    assert strips.get_attribute("aria-valuenow") == str(D - 1)
    for half, i in (("decoder", 0), ("decoder", 7), ("encoder", 2)):
        stage.put(half=half, stage=i)
        text = entry_text(half, i, 3, D - 2)
        assert stage.page.locator(".entry").inner_text() == f"Number {D - 1}: {text}", "it stays at its number"


@pytest.mark.parametrize("how", ["mouse", "touch"])
def test_each_number_by_pointer(show, how):
    stage = show(figure(stage=2, position=1), width=390 if how == "touch" else 1280, touch=how == "touch")
    stage.page.locator(".vector").scroll_into_view_if_needed()
    for row, k in ((0, 0), (1, 17), (2, D - 1), (0, 8)):
        place = stage.page.locator(".strip").nth(row).bounding_box()
        at = place["x"] + (k + 0.5) * place["width"] / D, place["y"] + place["height"] / 2
        stage.page.mouse.move(*at) if how == "mouse" else stage.page.touchscreen.tap(*at)
        assert stage.page.locator(".entry").inner_text() == f"Number {k + 1}: {entry_text('decoder', 2, 1, k)}"


def test_python_leads_the_page(show):
    stage = show(figure())
    stage.put(stage=4)
    stage.put(position=5)
    assert reading(stage) == sentence("decoder", 4, 5)
    stage.put(half="encoder", stage=5)
    assert reading(stage) == sentence("encoder", 5, 5)
    stage.put(half="decoder", stage=7)
    stage.put(half="encoder")  # alone: its stages are fewer
    assert reading(stage) == sentence("encoder", 5, 5)
    stage.put(position=6)
    stage.put(half="decoder")  # alone: its words are fewer
    assert reading(stage) == sentence("decoder", 7, 5)


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(figure())
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for place, taken in (
        ('[data-box="decoder:0"]', {"ArrowUp": True}),
        (".strips", {"ArrowRight": True, "ArrowDown": False}),
        (".tokens.decoder .token", {"ArrowRight": True, "ArrowDown": False}),
    ):
        for key, wanted in (taken | {"PageDown": False, "a": False, "Control+ArrowLeft": False, "Tab": False}).items():
            stage.page.locator(place).first.focus()
            stage.page.keyboard.press(key)
            assert stage.page.evaluate("window.taken") is wanted, (place, key)
            stage.put(half="decoder", stage=0, position=0)


def test_the_reading_is_said(show):
    assert show(figure()).page.locator(".reading").get_attribute("aria-live") == "polite"


# With less, and with other words


def test_a_word_that_is_not_listed_is_bounded(show):
    """With two words listed, the one that is said in the end may be missing below: then only a bound is known."""
    made = figure(2)
    bounds = {}
    for i in range(8):
        for position in range(6):
            final = TARGET_WORDS[said(7)[position].argmax()]
            words = dict(listed(i, 2)[position])
            chance = made.chances[i, position]
            if final in words:
                assert chance == pytest.approx(words[final])
            else:
                bounds[position, i] = min(1 - sum(words.values()), min(words.values()))
                assert chance == pytest.approx(-bounds[position, i])
                assert said(i)[position, said(7)[position].argmax()] <= bounds[position, i]
    assert bounds
    (position, i), bound = next(iter(bounds.items()))
    stage = show(figure(2, position=position, stage=i))
    assert stage.page.locator(".bars li").count() == 2
    assert "bound" in stage.page.locator(".point").nth(i).get_attribute("class")
    label = stage.page.locator(".axes").get_attribute("aria-label").replace("\xa0", " ")
    assert f"{i + 1}: less than {percent(bound)}" in label
    stage.page.get_by_role("button", name="Show the numbers").click()
    assert tables(stage)[-1][1 + i][-1] == f"< {bound:.4f}"


def test_without_next_words(show):
    stage = show(figure(None, stage=7, position=2))
    assert stage.page.locator(".bars, .axes").count() == 0
    assert "would say" not in reading(stage)
    assert "It says" not in reading(stage)
    assert stage.page.locator(".out").inner_text() == "next word"
    assert "What it would say here is not known." in stage.page.locator(".sections").inner_text()
    assert stage.violations() == []


def test_a_word_that_may_look_at_nothing(show):
    changed = stages()
    weights = changed[7].weights.clone()
    weights[:, 0] = 0
    changed[7] = changed[7]._replace(weights=weights)
    stage = show(TransformerTrace(READ, WRITTEN, changed, stage=1))
    assert reading(stage).startswith("Self-attention, layer 1: “<sos>” may look at nothing.")


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    changed = [
        one._replace(says=[[(evil, 0.5), ("b", 0.25)]] * 6) if one.half == "decoder" else one for one in stages()
    ]
    made = TransformerTrace(
        [evil, *READ[1:]], [evil, *WRITTEN[1:]], changed, stage=2, caption=evil, strings={"how": evil, "looks": evil}
    )
    stage = show(made)
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.put(half="encoder", stage=1)
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert token(stage, "encoder", 0).inner_text() == evil
    tags = {element.tag.split("}")[1] for element in ET.fromstring(made.picture()).iter()}
    assert tags <= {"svg", "title", "text", "rect", "line", "circle"}


def test_it_speaks_another_language(show):
    strings = {
        "part": "{name} der Schicht {layer}",
        "cross-attention": "Queraufmerksamkeit",
        "takes": "{part}: {word} nimmt {weight} von {other}.",
        "would say": "{next}: {share}",
    }
    stage = show(figure(stage=2, position=2, strings=strings))
    rows = RUN["decoder"].looks[2][:, 2]
    other = named("encoder", int(rows.argmax()) % len(READ))
    best = said(2)[2].max(dim=0)
    assert reading(stage) == (
        f"Queraufmerksamkeit der Schicht 1: chat nimmt {percent(rows.max())} von {other}. "
        f"{TARGET_WORDS[best.indices]}: {percent(best.values)}"
    )


# On Python's side


@pytest.mark.parametrize(("half", "position"), [("decoder", 3), ("encoder", 1)])
def test_what_travels_beside_it(half, position):
    made = figure(half=half, position=position)
    way, run = WAYS[half], RUN[half]
    parts = [i for i, (_, layer) in enumerate(way) if layer is not None]
    added = {i: run.adds[i][position].norm().item() for i in parts}
    most = max(parts, key=added.__getitem__)
    text = (
        "a Transformer that reads “the cat sees the dog today <eos>” and has written “<sos> le chat voit le chien”, "
        f"part by part. In the {half}, “{WORDS[half][position]}” begins with length {size(run.sums[0][position])} "
        f"and comes to {size(run.sums[-2][position])} before the last norm; "
        f"{called(half, most)} adds most, {added[most]:.1f}."
    )
    best = [int(said(i)[position].argmax()) for i in range(8)]
    if half == "decoder":
        known = next(i for i in range(8) if best[i:] == [best[-1]] * (8 - i))
        text += f" In the end it says “{TARGET_WORDS[best[-1]]}” ({percent(said(7)[position].max())})"
        text += f", which is its likeliest word from {called(half, known)} on." if known else "."
    assert made.describe() == text
    tree = ET.fromstring(made.picture())
    space = "{http://www.w3.org/2000/svg}"
    texts = [one.text for one in tree.iter(f"{space}text")]
    boxes = [name if layer is None else f"{name} {layer + 1}" for one in WAYS.values() for name, layer in one]
    words = [
        f"▸ {word}" if (one, i) == (half, position) else word for one in WORDS for i, word in enumerate(WORDS[one])
    ]
    shown = [f"+{length:.1f}" for length in added.values()]
    if half == "decoder":
        shown += [f"{TARGET_WORDS[id]} {percent(said(i)[position, id])}" for i, id in enumerate(best)]
    assert sorted(texts) == sorted([*boxes, *words, *shown])
    width, height = (float(tree.get(side)) for side in ("width", "height"))
    for one in tree.iter(f"{space}text"):
        assert 0 <= float(one.get("x")) < width
        assert 0 < float(one.get("y")) < height


def test_traits_are_checked_and_stay():
    made = TransformerTrace(READ[:3], WRITTEN, cut(stages(), 3))
    assert (made.half, made.position, made.stage) == ("decoder", 0, 0)
    made.position, made.stage = 5, 7
    for trait, new, complaint in (
        ("half", "middle", "half is 'middle', but it has to be 'encoder' or 'decoder'"),
        ("position", 6, "position is 6, but it has to be between 0 and 5"),
        ("position", -1, "position is -1"),
        ("stage", 8, "stage is 8, but it has to be between 0 and 7"),
        ("read", ["a"], "read can't be changed: make a new TransformerTrace"),
        ("weights", [1.0], "weights can't be changed"),
        ("written_vectors", [1.0], "written_vectors can't be changed"),
        ("chances", [1.0], "chances can't be changed"),
        ("stages", [], "stages can't be changed"),
    ):
        with pytest.raises(traitlets.TraitError, match=complaint):
            setattr(made, trait, new)
    assert (made.half, made.position, made.stage) == ("decoder", 5, 7)
    made.half = "encoder"
    assert (made.position, made.stage) == (2, 5), "the encoder has fewer words, and fewer stages"
    with pytest.raises(traitlets.TraitError, match="position is 3, but it has to be between 0 and 2"):
        made.position = 3
    made.set_state({"half": "decoder", "position": 4, "stage": 6})  # as the page sends it
    assert (made.half, made.position, made.stage) == ("decoder", 4, 6)
    made.set_state({"stage": 1, "position": 1, "half": "encoder"})
    assert (made.half, made.position, made.stage) == ("encoder", 1, 1)


def cut(all_stages: list[Stage], n: int) -> list[Stage]:
    """The same with only the first n words read."""
    found = []
    for one in all_stages:
        weights = one.weights
        if weights is not None and one.half == "encoder":
            weights = weights[:, :n, :n]
        elif one.name == "cross-attention":
            weights = weights[:, :, :n]
        if weights is not None:
            weights = weights / weights.sum(-1, keepdim=True)
        found.append(one._replace(weights=weights, vectors=one.vectors[:n] if one.half == "encoder" else one.vectors))
    return found


def test_what_it_is_given_may_come_in_many_forms():
    given = [
        Stage(
            one.half,
            one.name,
            one.layer,
            one.vectors.double().requires_grad_(),
            None if one.weights is None else one.weights.tolist(),
            None if one.says is None else [[(word, torch.tensor(p)) for word, p in words] for words in one.says],
        )
        for one in stages()
    ]
    made = TransformerTrace(" ".join(READ), " ".join(WRITTEN), given)
    plain = figure()
    for name in ("read", "written", "stages", "vocabulary", "likeliest"):
        assert getattr(made, name) == getattr(plain, name)
    for name in ("read_vectors", "written_vectors", "weights", "shares", "chances"):
        np.testing.assert_allclose(getattr(made, name), getattr(plain, name), rtol=1e-6)


def changed(i: int, **fields) -> list[Stage]:
    """The stages with one of them changed; a field may be a function of what was there."""
    made = stages()
    new = {name: field(getattr(made[i], name)) if callable(field) else field for name, field in fields.items()}
    made[i] = made[i]._replace(**new)
    return made


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (list, "there are 0 stages: expected “encoder, word . place” after them"),
        (lambda: stages()[1:], "stage 0 is “encoder, self-attention of layer 0”: expected “encoder, word . place”"),
        (lambda: stages()[:-1], "there are 13 stages: expected “decoder, last norm” after them"),
        (lambda: [*stages(), stages()[-1]], "stage 14 is “decoder, last norm”: expected none"),
        (lambda: stages()[6:] + stages()[:6], "stage 0 is “decoder, word . place”: expected “encoder"),
        (
            lambda: changed(2, name="thinking"),
            "stage 2 is “encoder, thinking of layer 0”: expected “encoder, feed-forw",
        ),
        (
            lambda: changed(2, half="middle"),
            "stage 2 is “middle, feed-forward of layer 0”: expected “encoder, feed-forw",
        ),
        (lambda: changed(3, layer=0), "stage 3 is “encoder, self-attention of layer 0”: .*of layer 1"),
        (
            lambda: changed(0, layer=0),
            "stage 0 is “encoder, word . place of layer 0”: expected “encoder, word . place”",
        ),
        (
            lambda: changed(0, vectors=torch.zeros(6, D)),
            r"vectors have the shape \(5, 32\), shape \(6, 32\), expected \(7, d_model\)|expected \(7, 32\)",
        ),
        (
            lambda: changed(4, vectors=torch.zeros(7, 16)),
            r"encoder, feed-forward of layer 1: vectors .* \(7, 16\), expected \(7, 32\)",
        ),
        (
            lambda: changed(0, vectors=torch.zeros(7, 65)),
            r"\(7, 65\), expected \(7, d_model\), with d_model from 2 to 64",
        ),
        (lambda: changed(4, vectors=lambda x: x * torch.nan), "feed-forward of layer 1: vectors: .* infinite or not"),
        (lambda: changed(1, weights=None), r"self-attention of layer 0: weights are missing: expected \(head, 7, 7\)"),
        (
            lambda: changed(2, weights=torch.eye(7)[None]),
            "feed-forward of layer 0: weights are given, but it looks at n",
        ),
        (lambda: changed(1, weights=torch.eye(7)), r"\(7, 7\), expected \(head, 7, 7\) with 1 to 8 heads"),
        (lambda: changed(1, weights=torch.eye(7).expand(9, 7, 7)), r"\(9, 7, 7\), expected \(head, 7, 7\) with 1 to 8"),
        (lambda: changed(8, weights=lambda w: w[..., :5]), r"decoder, cross-attention of layer 0: .*\(4, 6, 5\)"),
        (
            lambda: changed(8, weights=lambda w: 2 * w),
            "cross-attention of layer 0: each row .* has to be a distribution",
        ),
        (
            lambda: changed(0, says=listed(0, 2)),
            "encoder, word . place: says is given, but only the decoder says words",
        ),
        (lambda: changed(9, says=None), "7 of the decoder's 8 stages have says: expected all of them, or none"),
        (
            lambda: changed(9, says=lambda s: s[:5]),
            "stage 3 of the decoder: says has 5 lists, expected one for each of 6",
        ),
        (lambda: changed(9, says=[[]] * 6), "stage 3 of the decoder, “<sos>”: says is empty"),
        (lambda: changed(9, says=[[("a", 0.5), ("a", 0.2)]] * 6), "says names a word twice"),
        (lambda: changed(9, says=[[("a", 0.2), ("b", 0.5)]] * 6), "has to begin with the likeliest word"),
        (lambda: changed(9, says=[[("a", 0.8), ("b", 0.5)]] * 6), "probabilities of words that exclude each other"),
        (lambda: changed(9, says=[[("a", 1.5)]] * 6), "probabilities of words that exclude each other"),
        (lambda: changed(9, says=[[("a", -0.5)]] * 6), "probabilities of words that exclude each other"),
    ],
)
def test_bad_stages_get_a_clear_error(make, complaint):
    with pytest.raises(ValueError, match=complaint):
        TransformerTrace(READ, WRITTEN, make())


@pytest.mark.parametrize(
    ("read", "written", "options", "complaint"),
    [
        ([], WRITTEN, {}, "read has no tokens"),
        (READ, ["a"] * 17, {}, "written has 17 words: expected 1 to 16"),
        (READ[:5], WRITTEN, {}, r"encoder, word . place: vectors have the shape \(7, 32\), expected \(5, 32\)"),
        (READ, WRITTEN, {"half": "both"}, "half is 'both'"),
        (READ, WRITTEN, {"position": 6}, "position is 6"),
        (READ, WRITTEN, {"half": "encoder", "stage": 6}, "stage is 6, but it has to be between 0 and 5"),
        (READ, WRITTEN, {"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_input_gets_a_clear_error(read, written, options, complaint):
    with pytest.raises((ValueError, traitlets.TraitError), match=complaint):
        TransformerTrace(read, written, stages(), **options)
