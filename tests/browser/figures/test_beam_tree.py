"""BeamTree in a browser: what it shows is what beam_search does, at every width, step and length penalty."""

import itertools
import math
import re
import xml.etree.ElementTree as ET

import pytest
import torch
from torch import nn
from torch.nn import functional as F
from traitlets import TraitError

from attnbook.components.beam import beam_search
from attnbook.components.transformer import Transformer
from attnbook.specials import EOS, SOS
from attnbook.widgets.beam_tree import BeamTree, explore_beam

WIDTHS = (1, 2, 3, 4)
ALPHAS = (0.0, 0.6, 1.5)

# The notebook's example: le has 0.6, but la goes on better. Two more steps, so that there is something to see.
TABLE = {
    (): {"le": 0.6, "la": 0.4},
    ("le",): {"chat": 0.35, "chien": 0.33, "petit": 0.2, "<eos>": 0.02},
    ("la",): {"fille": 0.9, "femme": 0.05, "chatte": 0.03, "<eos>": 0.02},
}
AFTER_A_VERB = {"<eos>": 0.7, "bien": 0.17, "ici": 0.06, "là": 0.04}
AFTER_A_NOUN = {"dort": 0.52, "mange": 0.24, "voit": 0.13, "<eos>": 0.09}


def written_down(beginning: tuple[str, ...]) -> list[tuple[str, float]]:
    end = {"<eos>": 0.91, "et": 0.05, "puis": 0.02, "vite": 0.01}
    usual = AFTER_A_VERB if beginning[-1:] in [("dort",), ("mange",), ("voit",)] else AFTER_A_NOUN
    usual = end if beginning[-1:] in [("bien",), ("ici",), ("là",), ("et",)] else usual
    return list(TABLE.get(beginning, usual).items())


def girl(**options) -> BeamTree:
    given = {"source": "the girl sleeps", "truth": "la fille dort", "most": 6, "caption": "A beam."} | options
    return BeamTree(explore_beam(written_down, 4, given["most"], given["truth"]), **given)


# A Transformer with random weights, of which nobody wrote down what it says


class Model:
    """A translator, a source, and how many steps: its probabilities by whole sentences, not word by word."""

    def __init__(self, seed: int, vocab: int = 9, most: int = 6, end: float = 0.0) -> None:
        torch.manual_seed(seed)
        self.model = Transformer(9, vocab, d_model=8).eval()
        for parameter in self.model.parameters():
            nn.init.normal_(parameter, std=0.5)
        bias = float(end) * F.one_hot(torch.tensor(EOS), vocab)
        self.model.decoder.output.bias = nn.Parameter(bias)
        self.source = torch.randint(4, 9, (1, 5), generator=torch.Generator().manual_seed(seed))
        self.most = most
        self.words = [f"w{i}" for i in range(vocab)]
        self.words[EOS] = "<eos>"
        self.known: dict[tuple[str, ...], list[tuple[str, float]]] = {}

    @torch.no_grad()
    def next_words(self, beginning: tuple[str, ...]) -> list[tuple[str, float]]:
        if beginning not in self.known:
            ids = [SOS, *(self.words.index(word) for word in beginning)]
            logits, _ = self.model(self.source, torch.tensor([ids]))
            top = logits[0, -1].softmax(dim=-1).topk(5)
            pairs = zip(top.indices.tolist(), top.values.tolist(), strict=True)
            self.known[beginning] = [(self.words[i], p) for i, p in pairs]
        return self.known[beginning]

    @torch.no_grad()
    def log_p(self, words: list[str]) -> float:
        ids = torch.tensor([[self.words.index(word) for word in words]])
        logits, _ = self.model(self.source, F.pad(ids[:, :-1], (1, 0), value=SOS))
        return logits.log_softmax(dim=-1).gather(2, ids[:, :, None]).sum().item()

    def found(self, width: int, alpha: float) -> list[tuple[list[str], float, float]]:
        """What beam_search finds: words, log p and score."""
        found = beam_search(self.model, self.source, width, alpha, self.most)
        return [([self.words[i] for i in one.tokens], one.log_p, one.score(alpha)) for one in found]

    def steps(self, width: int) -> list[dict[str, list]]:
        """What such a search looks at, and what it keeps, told once more in other words than the figure's."""
        living, room, steps = [([], 0.0)], width, []
        for _ in range(self.most):
            looked_at = []
            for words, log_p in living:
                for word, p in self.next_words(tuple(words))[:width]:
                    looked_at.append(([*words, word], log_p + math.log(p), p))
            looked_at.sort(key=lambda one: -one[1])
            gaps = [a[1] - b[1] for a, b in itertools.pairwise(looked_at)]
            assert min(gaps, default=1) > 1e-5, "a tie: take another seed"
            stays = looked_at[:room]
            steps.append({"all": looked_at, "stays": stays, "asked": len(living)})
            living = [(words, log_p) for words, log_p, _ in stays if words[-1] != "<eos>"]
            room -= len(stays) - len(living)
            if not living:
                break
        return steps

    def figure(self, **options) -> BeamTree:
        return BeamTree(explore_beam(self.next_words, 4, self.most), most=self.most, **options)


EARLY = {"seed": 3, "end": 0.5, "most": 12}  # all beams end before that
MIXED = {"seed": 5, "end": 0.5, "most": 6}  # some sentences end, and some are given up
NEVER = {"seed": 5, "end": -30.0, "most": 5}  # none ends


def minus(value: float, digits: int = 2) -> str:
    text = f"{value:.{digits}f}"
    return f"{0:.{digits}f}" if float(text) == 0 else text.replace("-", "−")


def value(text: str) -> float:
    return float(text.replace("−", "-"))


def chance(p: float) -> str:
    """A probability as the figure writes it."""
    if p >= 0.1:
        return f"{p:.2f}"
    if p >= 0.001:
        return f"{p:.{1 - math.floor(math.log10(p))}f}"
    digits, power = f"{p:.1e}".split("e")
    return f"{digits}·10{str(int(power)).translate(str.maketrans('-0123456789', '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'))}"


def plain(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def columns(stage) -> list[list[dict[str, str]]]:
    """The tree as it stands on the page: for each shown step its boxes, from above."""
    found = stage.page.locator(".columns").evaluate(
        """list => [...list.children].filter(li => !li.classList.contains("later")).map(li =>
            [...li.querySelectorAll(".node")].map(node => ({
                label: node.getAttribute("aria-label"),
                kind: ["kept", "ended", "thrown"].filter(kind => node.classList.contains(kind)).join(),
                word: node.querySelector(".word").innerText,
                p: node.querySelector(".p")?.innerText ?? "",
                log: node.querySelector(".log").innerText.replace("log p", "").trim(),
                signs: node.querySelector(".signs").innerText.replace(/\\s/g, ""),
                top: node.getBoundingClientRect().top,
                id: node.dataset.node,
            })))"""
    )
    for column in found:
        assert [one["top"] for one in column] == sorted(one["top"] for one in column), "the likeliest is above"
    return found


def results(stage) -> list[list[str]]:
    """The finished sentences on the page: words, n, log p, divisor, score."""
    return [
        [plain(one.locator(".pick").inner_text()).removeprefix("★ "), *scores(one)]
        for one in stage.page.locator(".results .result:not(.waits)").all()
    ]


def scores(result) -> list[str]:
    return [plain(part).split()[-1] for part in result.locator(".scores > span").all_inner_texts()]


def button(stage, name: str):
    return stage.page.get_by_role("button", name=name, exact=True)


def node(stage, *words: str):
    """The box of a beginning."""
    wanted = f": {' '.join(words)}; the last word"
    found = [one for one in stage.page.locator(".node").all() if wanted in one.get_attribute("aria-label")]
    assert len(found) == 1, words
    return found[0]


def focused(stage) -> str:
    return stage.page.evaluate("document.activeElement.shadowRoot?.activeElement?.ariaLabel ?? ''")


def chosen(stage) -> str:
    return plain(stage.page.locator(".chosen").inner_text())


def verdict(stage) -> str:
    return plain(stage.page.locator(".verdict:not(.room)").inner_text())


def check_step(stage, steps, k: int) -> None:
    """The tree after k steps, the sentence about the last, and how many beginnings were asked about."""
    shown = columns(stage)
    assert len(shown) == k
    for column, step in zip(shown, steps[:k], strict=True):
        stays = step["stays"]
        assert [one["word"] for one in column] == [words[-1] for words, _, _ in step["all"]]
        for place, (one, (words, log_p, p)) in enumerate(zip(column, step["all"], strict=True)):
            kind = "thrown" if place >= len(stays) else "ended" if words[-1] == "<eos>" else "kept"
            assert one["kind"] == kind
            assert f": {' '.join(words)}; the last word has {chance(p)}; log p {one['log']};" in one["label"]
            assert value(one["log"]) == pytest.approx(log_p, abs=0.0051)
            assert one["p"] == ("" if kind == "thrown" else chance(p))
            assert ("■" in one["signs"]) == (kind == "ended")
    asked = sum(step["asked"] for step in steps[:k])
    assert stage.page.locator(".asked").inner_text().startswith(f"Beginnings asked about: {asked}")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("example", [EARLY, MIXED, NEVER], ids=["early", "mixed", "never"])
def test_it_is_what_beam_search_does(show, example, width):
    """Each step, and in the end the sentences, their order, their log p and their scores, with each penalty."""
    model = Model(**example)
    steps = model.steps(width)
    stage = show(model.figure(width=width))
    for k in range(len(steps) + 1):
        stage.put(step=k)
        check_step(stage, steps, k)
        assert f"Step {k} of {len(steps)}" in stage.page.locator(".place").inner_text()
    for alpha in ALPHAS:
        stage.put(alpha=alpha)
        shown, found = results(stage), model.found(width, alpha)
        assert [one[0].split() for one in shown] == [words for words, _, _ in found]
        for (_, n, log_p, by, score), (words, true_log_p, true_score) in zip(shown, found, strict=True):
            assert int(n) == len(words)
            assert value(log_p) == pytest.approx(true_log_p, abs=0.0052)
            assert value(by) == pytest.approx(((5 + len(words)) / 6) ** alpha, abs=0.0051)
            assert value(score) == pytest.approx(true_score, abs=0.0052)
        greedy = stage.page.locator(".beside .greedy")
        [(words, log_p, score)] = model.found(1, alpha)
        assert greedy.locator(".whole").inner_text().split() == words
        assert [value(text) for text in scores(greedy)[1::2]] == pytest.approx([log_p, score], abs=0.0052)


def test_the_examples_have_all_cases():
    for example, last in ((EARLY, "all"), (MIXED, "some"), (NEVER, "none")):
        model = Model(**example)
        for width in WIDTHS[1:]:
            steps = model.steps(width)
            ended = sum(words[-1] == "<eos>" for step in steps for words, _, _ in step["stays"])
            if last == "all":
                assert len(steps) < model.most
                assert ended == width
            elif last == "some":
                assert len(steps) == model.most
                assert 0 < ended < width
            else:
                assert ended == 0
    model = Model(**EARLY)
    lengths = {len(words) for words, _, _ in model.found(4, 0.0)}
    assert len(lengths) > 1, "with sentences of one length there would be nothing to make up for"
    orders = {tuple(tuple(words) for words, _, _ in model.found(4, alpha)) for alpha in ALPHAS}
    assert len(orders) > 1, "the length penalty would change nothing"


@pytest.mark.parametrize("example", [EARLY, MIXED], ids=["early", "mixed"])
def test_the_truths_log_p_is_that_of_the_whole_sentence(show, example):
    model = Model(**example)
    words = next(words for words, _, _ in model.found(4, 0.6) if len(words) > 1 and words[-1] == "<eos>")
    stage = show(model.figure(truth=words[:-1], width=4, step=99))
    truth = stage.page.locator(".beside .truth")
    assert truth.locator(".whole").inner_text().split() == words
    assert value(scores(truth)[1]) == pytest.approx(model.log_p(words), abs=0.0052)
    marked = [one["word"] for column in columns(stage) for one in column if "✓" in one["signs"]]
    assert marked == words


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 700, 390])
def test_it_is_whole(show, width, mode):
    stage = show(girl(step=3, width=4, selected=["la", "fille"]), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "A beam."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.page.locator(".source .encoder").inner_text() == "the girl sleeps"
    assert stage.violations() == []
    for step in (0, 99):
        stage.put(step=step)
        if step:
            button(stage, "Show the numbers").click()
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
        assert stage.violations() == []
    for part in stage.page.locator(".node .line, .chosen, .found, .beside, .result, .scores").all():
        assert part.evaluate("part => part.scrollWidth <= part.clientWidth + 1"), part.inner_text()
    cut = stage.page.locator(".node .word").evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth)")
    assert cut == [], "no word is cut off"
    for one in stage.page.locator("main button:visible").all():
        box = one.bounding_box()
        assert min(box["width"], box["height"]) >= 24, one.inner_text()


def test_eleven_words_scroll_in_their_box(show):
    model = Model(seed=3, end=-2.0, most=12)
    stage = show(model.figure(width=4), width=390)
    for _ in range(12):
        button(stage, "One step on").click()
        box = stage.page.locator(".tree").bounding_box()
        newest = stage.page.locator(".columns > li:not(.later)").last.bounding_box()
        assert box["x"] <= newest["x"]
        assert newest["x"] + newest["width"] <= box["x"] + box["width"] + 1
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390
    words = columns(stage)[0][0]["word"]
    stage.put(selected=[words])
    assert stage.page.locator(".tree").evaluate("tree => tree.scrollLeft") == 0, "what is chosen is to be seen"
    stage.put(selected=[])
    button(stage, "One step back").click()
    assert stage.page.locator(".tree").evaluate("tree => tree.scrollLeft") > 0
    button(stage, "Again").click()
    assert stage.page.locator(".tree").evaluate("tree => tree.scrollLeft") == 0


def test_no_box_covers_another(show):
    for width in (1280, 390):
        stage = show(girl(width=4, step=99), width=width)
        boxes = [one.bounding_box() for one in stage.page.locator(".node, .taken, .root, .below").all()]
        for a, b in itertools.combinations(boxes, 2):
            across = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
            down = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
            assert min(across, down) < 0.5, (a, b)


@pytest.mark.parametrize("window", [1280, 390])
@pytest.mark.parametrize("width", [1, 2, 4])
def test_nothing_jumps(show, window, width):
    """Whatever is stepped through and chosen, what is below stays where it is."""
    model = Model(**EARLY)
    stage = show(model.figure(width=width, truth="w4 w5"), width=window)
    places = set()
    for k in range(len(model.steps(width)) + 1):
        stage.put(step=k)
        places.add(stage.page.locator(".numbers").evaluate("one => one.getBoundingClientRect().top + scrollY"))
    for one in stage.page.locator(".node").all():
        one.click()
        places.add(stage.page.locator(".numbers").evaluate("one => one.getBoundingClientRect().top + scrollY"))
    assert len(places) == 1


def test_what_it_says_of_each_step(show):
    stage = show(girl(width=2))
    assert stage.reading() == "The beam begins with nothing written. Take a step."
    expected = [
        "Step 1: all 2 continuations stay: “le” (−0.51), “la” (−0.92).",
        "Step 2: of 4 continuations the 2 likeliest stay: “la fille” (−1.02), “le chat” (−1.56).",
        "Step 3: of 4 continuations the 2 likeliest stay: “la fille dort” (−1.68), “le chat dort” (−2.21).",
        "Step 4: of 4 continuations the 2 likeliest stay: “… fille dort <eos>” (−2.03), "
        "“… chat dort <eos>” (−2.57). Nothing is left to go on with: the search is over.",
    ]
    for sentence in expected:
        button(stage, "One step on").click()
        assert stage.reading() == sentence
    assert stage.page.locator(".reading:not(.room)").get_attribute("aria-live") == "polite"
    stage.put(width=1, step=2)
    assert stage.reading() == "Step 2: there is 1 continuation, and it stays: “le chat” (−1.56)."


def test_a_beam_that_gets_narrower(show):
    table = {
        (): [("a", 0.5), ("<eos>", 0.3), ("b", 0.2)],
        ("a",): [("c", 0.6), ("<eos>", 0.3), ("b", 0.1)],
        ("b",): [("<eos>", 0.5), ("a", 0.3), ("c", 0.2)],
        ("a", "c"): [("<eos>", 0.9), ("a", 0.06), ("b", 0.04)],
        ("a", "b"): [("<eos>", 0.9), ("a", 0.06), ("b", 0.04)],
        ("b", "a"): [("<eos>", 0.9), ("b", 0.06), ("c", 0.04)],
    }
    stage = show(BeamTree(table, widths=3, width=3, alpha=0.0, step=1))
    assert stage.reading().endswith("One of them ends; the beam has room for 2 from now on.")
    assert [one["kind"] for one in columns(stage)[0]] == ["kept", "ended", "kept"]
    assert results(stage) == [["<eos>", "1", "−1.20", "1.00", "−1.20"]]
    stage.put(step=2)
    assert [one["kind"] for one in columns(stage)[1]] == ["kept", "ended", "thrown", "thrown", "thrown", "thrown"]
    assert stage.reading() == (
        "Step 2: of 6 continuations the 2 likeliest stay: “a c” (−1.20), “a <eos>” (−1.90). "
        "One of them ends; the beam has room for 1 from now on."
    )
    assert stage.page.locator(".columns > li").nth(1).locator(".taken").all_inner_texts() == ["■"]
    node(stage, "b", "<eos>").click()
    assert chosen(stage).endswith(
        "By log p it is number 3 of 6 in step 2. The beam keeps 2: it is thrown away. The last one that stays has "
        "−1.90."
    )
    stage.put(step=3)
    assert stage.reading().endswith("Nothing is left to go on with: the search is over.")
    assert [one[0] for one in results(stage)] == ["<eos>", "a c <eos>", "a <eos>"]
    stage.put(alpha=1.5)
    assert [one[0] for one in results(stage)] == ["a c <eos>", "<eos>", "a <eos>"]
    stage.put(width=1)
    assert [one[0] for one in results(stage)] == ["a c <eos>"]


def test_where_the_search_is_cut_off(show):
    stage = show(girl(most=3, width=2, step=99))
    assert stage.reading().endswith("After 3 steps the search stops. No sentence has ended.")
    assert stage.page.locator(".found .title").inner_text() == "No sentence has ended: the living beginnings, by score"
    assert verdict(stage) == "No sentence has ended, so the best is only a beginning."
    model = Model(**MIXED)
    stage = show(model.figure(width=4, step=99))
    assert stage.reading().endswith("After 6 steps the search stops; what has not ended is given up.")


def test_what_a_box_opens(show):
    stage = show(girl(width=2, step=2))
    assert chosen(stage).startswith("The newest step's likeliest la fille p = 0.40 × 0.90 = 0.36")
    node(stage, "le", "chien").click()
    assert stage.trait("selected") == ["le", "chien"]
    assert node(stage, "le", "chien").get_attribute("aria-pressed") == "true"
    assert chosen(stage) == (
        "The chosen beginning le chien p = 0.60 × 0.33 = 0.20 log p = −0.51 + (−1.11) = −1.62 By log p it is number 3 "
        "of 4 in step 2. The beam keeps 2: it is thrown away. The last one that stays has −1.56."
    )
    node(stage, "la", "fille").click()
    assert chosen(stage) == (
        "The chosen beginning la fille p = 0.40 × 0.90 = 0.36 log p = −0.92 + (−0.11) ≈ −1.02 By log p it is number 1 "
        "of 4 in step 2. The beam keeps 2: it stays."
    )
    bold = stage.page.locator(".edge.bold")
    assert bold.count() == 2
    node(stage, "la", "fille").click()  # again: it lets go
    assert stage.trait("selected") == []
    button(stage, "To the end").click()
    button(stage, "Show in the tree: le chat dort <eos>").click()
    assert stage.trait("selected") == ["le", "chat", "dort", "<eos>"]
    assert "it stays. It ends here and leaves the beam" in chosen(stage)
    stage.put(step=1)
    assert chosen(stage).startswith("The newest step's likeliest le"), "what is chosen is not to be seen yet"


def test_thicker_lines_are_likelier_words(show):
    stage = show(girl(width=4, step=1))
    drawn = stage.page.locator(".edge").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).strokeWidth))"
    )
    assert drawn == pytest.approx([1 + 6 * 0.6, 1 + 6 * 0.4], abs=0.01)


def test_lines_lead_from_parents_to_children(show):
    stage = show(girl(width=4, step=99))
    ends = stage.page.locator(".edge").evaluate_all(
        """all => all.map(edge => {
            const length = edge.getTotalLength();
            const box = edge.ownerSVGElement.getBoundingClientRect();
            return [0, length].map(at => edge.getPointAtLength(at)).map(({ x, y }) => [x + box.left, y + box.top]);
        })"""
    )
    boxes = {tuple(label.split(": ")[1].split(";")[0].split()): one for one, label in labelled(stage)}
    expected = set()
    for words, box in boxes.items():
        start = boxes[words[:-1]] if words[:-1] else stage.page.locator(".root").bounding_box()
        right = (round(start["x"] + start["width"]), round(start["y"] + start["height"] / 2))
        expected.add((right, (round(box["x"]), round(box["y"] + box["height"] / 2))))
    drawn = {tuple((round(x), round(y)) for x, y in edge) for edge in ends}
    assert drawn == expected


def labelled(stage) -> list[tuple[dict[str, float], str]]:
    return [(one.bounding_box(), one.get_attribute("aria-label")) for one in stage.page.locator(".node").all()]


def test_greedy_and_the_truth_are_marked(show):
    stage = show(girl(width=2, step=99))
    signs = {one["label"].split(": ")[1].split(";")[0]: one["signs"] for column in columns(stage) for one in column}
    assert signs["la fille dort <eos>"] == "✓■"
    assert signs["le chat dort <eos>"] == "◇■"
    assert signs["le"] == "◇"
    assert signs["le chat mange"] == "" if "le chat mange" in signs else True
    stage.put(width=1)
    assert all("◇" not in one["signs"] for column in columns(stage) for one in column)


def two_ways(**options) -> BeamTree:
    """A beam of two throws greedy's sentence away, and finds a worse one."""
    table = {
        (): [("a", 0.4), ("b", 0.35)],
        ("a",): [("x", 0.3), ("y", 0.28)],
        ("b",): [("u", 0.5), ("v", 0.45)],
        ("a", "x"): [("<eos>", 0.99), ("z", 0.01)],
        ("b", "u"): [("<eos>", 0.5), ("z", 0.1)],
        ("b", "v"): [("<eos>", 0.4), ("z", 0.1)],
    }
    return BeamTree(table, widths=2, most=3, step=9, **options)


def test_the_verdict(show):
    stage = show(girl(width=2))
    assert verdict(stage) == ""
    stage.put(step=99)
    likelier = "The best sentence is likelier than greedy's: log p −2.03 against −2.57."
    assert verdict(stage) == f"{likelier} It is the truth."
    stage.put(width=1)
    assert verdict(stage) == (
        "This beam is greedy search: it finds the one sentence. The truth is likelier, −2.03: the search has missed it."
    )
    stage = show(girl(width=2, step=99, truth="le chien dort"))
    assert verdict(stage) == f"{likelier} The truth is less likely, −2.63: the decoder prefers its own sentence."
    stage = show(girl(width=2, step=99, truth="un chat dort"))
    assert verdict(stage) == f"{likelier} It is not the truth, of which the table does not say how likely it is."
    assert stage.page.locator(".truth").inner_text().endswith("not in the table")
    stage = show(girl(width=2, step=99, truth=None))
    assert verdict(stage) == likelier
    assert stage.page.locator(".truth").count() == 0
    stage = show(two_ways())
    assert verdict(stage) == "The best sentence is less likely than greedy's, which this beam has thrown away."
    stage = show(BeamTree({(): [("<eos>", 0.4), ("a", 0.35)], ("a",): [("<eos>", 1.0)]}, widths=2, step=9))
    assert verdict(stage) == "The best sentence is greedy's."
    stage.put(alpha=1.5)
    assert verdict(stage) == (
        "The best sentence is less likely than greedy's: log p −1.05 against −0.92. The length decides."
    )


def test_the_buttons(show):
    stage = show(girl(width=1))
    assert button(stage, "One step back").get_attribute("aria-disabled") == "true"
    assert button(stage, "Again").get_attribute("aria-disabled") == "true"
    button(stage, "One step on").click()
    button(stage, "One step on").click()
    assert stage.trait("step") == 2
    button(stage, "One step back").click()
    assert stage.trait("step") == 1
    button(stage, "3").click()
    assert stage.trait("width") == 3
    assert len(columns(stage)) == 1
    button(stage, "To the end").click()
    assert stage.trait("step") == 4
    assert button(stage, "To the end").get_attribute("aria-disabled") == "true"
    assert "greedy, to the end: 4" in stage.page.locator(".asked").inner_text()
    button(stage, "1 = greedy").click()
    assert stage.trait("width") == 1
    assert stage.page.locator(".place").inner_text() == "Step 4 of 4", "all of it was shown, and is again"
    assert "greedy" not in stage.page.locator(".asked").inner_text()
    button(stage, "Again").click()
    assert stage.trait("step") == 0
    assert columns(stage) == []


def test_the_slider(show):
    table = {(): [("<eos>", 0.4), ("a", 0.35)], ("a",): [("<eos>", 1.0)]}
    stage = show(BeamTree(table, widths=2, alpha=0.0, step=9))
    slider = stage.page.get_by_role("slider")
    assert results(stage) == [["<eos>", "1", "−0.92", "1.00", "−0.92"], ["a <eos>", "2", "−1.05", "1.00", "−1.05"]]
    slider.focus()
    for _ in range(20):
        stage.page.keyboard.press("ArrowRight")
    assert stage.trait("alpha") == pytest.approx(1.0)
    assert results(stage) == [["a <eos>", "2", "−1.05", "1.17", "−0.90"], ["<eos>", "1", "−0.92", "1.00", "−0.92"]]
    assert stage.page.locator(".results .star").count() == 1
    assert stage.page.locator(".result.best .pick").inner_text().endswith("a <eos>")


def test_the_keyboard_does_everything(show):
    stage = show(girl(width=2))
    press = stage.page.keyboard.press
    for _ in range(5):
        press("Tab")  # four widths, back
    press("Tab")
    press("Enter")
    press("Enter")
    assert stage.trait("step") == 2
    for _ in range(3):
        press("Tab")  # to the end, again, the tree
    assert focused(stage).startswith("Step 2, 1 of 4: la fille;")
    press("ArrowDown")
    assert stage.trait("selected") == ["la", "fille"], "the first key chooses what has the focus"
    press("ArrowDown")
    press("ArrowDown")
    assert stage.trait("selected") == ["le", "chien"]
    press("ArrowRight")
    assert stage.trait("selected") == ["le", "chien"], "nothing has become of it"
    press("ArrowLeft")
    assert stage.trait("selected") == ["le"]
    assert focused(stage).startswith("Step 1, 1 of 2: le;")
    press("ArrowRight")
    assert stage.trait("selected") == ["le", "chat"], "the best of what becomes of it"
    press("Home")
    assert stage.trait("selected") == ["le"]
    press("ArrowUp")
    assert stage.trait("selected") == ["le"]
    press("End")
    assert stage.trait("selected") == ["la", "fille"]
    outline = "getComputedStyle(document.activeElement.shadowRoot.activeElement).outlineStyle"
    assert stage.page.evaluate(outline) == "solid"
    press("Escape")
    assert stage.trait("selected") == []
    press("Enter")
    assert stage.trait("selected") == ["la", "fille"]
    press("Tab")  # all of the tree is one stop
    assert stage.page.evaluate("document.activeElement.shadowRoot.activeElement.type") == "range"


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(girl(width=2, step=2))
    node(stage, "la").focus()
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, taken in (
        ("ArrowDown", True),
        ("PageDown", False),
        ("a", False),
        ("Control+ArrowLeft", False),
        ("Shift+ArrowLeft", False),
        ("Escape", True),
        ("Escape", False),
    ):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is taken, key


def test_touch(show):
    stage = show(girl(), width=390, touch=True)
    button(stage, "4").tap()
    for _ in range(2):
        button(stage, "One step on").tap()
    node(stage, "la", "fille").tap()
    assert stage.trait("selected") == ["la", "fille"]
    button(stage, "To the end").tap()
    assert stage.page.locator(".result.best").count() == 1
    button(stage, "Show in the tree: la fille dort <eos>").tap()
    assert stage.trait("selected") == ["la", "fille", "dort", "<eos>"]


def test_python_sets_the_traits(show):
    stage = show(girl())
    stage.put(width=3, step=2, alpha=1.2, selected=["le", "petit"])
    assert button(stage, "3").get_attribute("aria-pressed") == "true"
    assert len(columns(stage)) == 2
    assert "le petit p = 0.60 × 0.20 = 0.12" in chosen(stage)
    assert stage.page.locator(".alpha output").inner_text() == "1.20"
    stage.put(step=999)
    assert len(columns(stage)) == 4


def test_the_table_has_the_numbers(show):
    stage = show(girl(width=2, step=99))
    button(stage, "Show the numbers").click()
    table = stage.table()
    assert table[0] == ["step", "place", "beginning", "p", "log p", "what becomes of it"]
    assert table[1] == ["1", "1", "le", "0.60", minus(math.log(0.6), 3), "kept"]
    assert ["2", "3", "le chien", "0.33", minus(math.log(0.6 * 0.33), 3), "thrown away"] in table
    end = math.log(0.4 * 0.9 * 0.52 * 0.7)
    assert ["4", "1", "la fille dort <eos>", "0.70", minus(end, 3), "kept and finished"] in table
    head = table.index(["sentence", "n", "log p", "divided by", "score"])
    assert head == 1 + 2 + 4 + 4 + 4
    assert table[head + 1] == ["la fille dort <eos>", "4", minus(end, 3), "1.275", minus(end / 1.5**0.6, 3)]
    widths = table[head + 3 :]
    assert widths[0] == ["width", "the best, to the end", "log p", "score", "beginnings asked about"]
    greedy = math.log(0.6 * 0.35 * 0.52 * 0.7)
    assert widths[1] == ["1", "le chat dort <eos>", minus(greedy, 3), minus(greedy / 1.5**0.6, 3), "4"]
    assert widths[2] == ["2", "la fille dort <eos>", minus(end, 3), minus(end / 1.5**0.6, 3), "7"]
    assert len(widths) == 5


def test_small_probabilities_are_not_zero(show):
    table = {(): [("a", 0.96), ("b", 0.0312)], ("a",): [("<eos>", 0.9), ("b", 2e-5)], ("b",): [("<eos>", 0.004)]}
    stage = show(BeamTree(table | {("b",): [("<eos>", 0.004), ("a", 0.001)]}, widths=2, step=9, selected=["b"]))
    assert [one["p"] for one in columns(stage)[0]] == ["0.96", "0.031"]
    stage.put(selected=["a", "b"])
    assert "p = 0.96 × 2.0·10⁻⁵ = 1.9·10⁻⁵" in chosen(stage)


def test_motion_only_where_it_is_welcome(show):
    name = "getComputedStyle(document.querySelector('.living-figure > div').shadowRoot.querySelector('.node'))"
    for calm, animation in ((True, "none"), (False, "appear")):
        stage = show(girl(step=1), calm=calm)
        assert stage.page.evaluate(f"{name}.animationName") == animation


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    table = {(): [(evil, 0.9), ("b", 0.1)], (evil,): [("<eos>", 1.0)], ("b",): [("<eos>", 1.0)]}
    figure = BeamTree(
        table, source=[evil], truth=[evil], widths=2, step=9, selected=[evil], caption=evil, strings={"cut": evil}
    )
    stage = show(figure)
    button(stage, "Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert columns(stage)[0][0]["word"] == evil
    assert stage.page.locator(".beside .truth .whole").inner_text() == f"{evil} <eos>"


def test_it_speaks_another_language(show):
    stage = show(girl(step=1, strings={"grown all": "Schritt {step}: alle {all} bleiben: {kept}.", "end": "Ans Ende"}))
    assert stage.reading() == "Schritt 1: alle 2 bleiben: “le” (−0.51), “la” (−0.92)."
    button(stage, "Ans Ende").click()
    assert stage.trait("step") == 4


def test_one_width_needs_no_choice(show):
    stage = show(girl(widths=1, width=1, step=99, source=""))
    assert stage.page.locator(".widths, .source").count() == 0
    assert [one[0] for one in results(stage)] == ["le chat dort <eos>"]
    assert stage.violations() == []


# On Python's side


def test_each_beginning_is_asked_about_once_and_all_are_needed():
    asked = []

    def watched(beginning):
        asked.append(beginning)
        return written_down(beginning)

    found = explore_beam(watched, 4, 6)
    assert len(asked) == len(set(asked)) == len(found)
    BeamTree(found, most=6)
    for beginning in found:
        with pytest.raises(ValueError, match=re.escape(f"continuations has no {beginning}, which a beam of width")):
            BeamTree({key: words for key, words in found.items() if key != beginning}, most=6)
    assert ("la", "fille", "mange", "bien") not in explore_beam(written_down, 1, 6)
    assert ("la", "fille", "mange") in explore_beam(written_down, 1, 6, "la fille mange")
    assert max(map(len, explore_beam(written_down, 4, 2))) == 1


def test_its_picture_and_its_description():
    figure = girl(width=2)
    assert figure.describe() == (
        "a beam search of width 2 for “the girl sleeps”, step by step: 4 steps, 7 beginnings asked about. With α = 0.6 "
        "its best sentence is “la fille dort <eos>” (log p −2.03); greedy search finds “le chat dort <eos>” (log p "
        "−2.57)"
    )
    picture = figure.picture()
    texts = [text.text for text in ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")]
    for text in ("le", "la ✓", "fille ✓", "chien", "−1.02", "1. la fille dort <eos>: log p −2.03, −1.59"):
        assert text in texts
    assert "beam search for" in BeamTree({(): [("<eos>", 1.0)]}).describe().replace("of width 2, step", "for")


def test_bad_input_gets_a_clear_error():
    good = {(): [("<eos>", 0.6), ("a", 0.4)], ("a",): [("<eos>", 0.9), ("b", 0.1)]}
    for table, message in [
        ({}, r"continuations has no \(\), which a beam of width 1 meets"),
        (good | {("a",): [("<eos>", 0.9)]}, r"after \('a',\) there are 1 words, .* sum to 0.900: expected at least 2"),
        (good | {("a",): []}, r"after \('a',\) there are no candidates"),
        (good | {(): [("a", 0.4), ("<eos>", 0.6)]}, "the likeliest candidate first"),
        (good | {(): [("a", 0.9), ("<eos>", 0.6)]}, "sum to 1.500"),
        (good | {(): [("a", 1.2), ("<eos>", 0.6)]}, "between 0 and 1"),
        (good | {(): [("a", float("nan")), ("<eos>", 0.6)]}, "between 0 and 1"),
        (good | {(): [("a", 1.0), ("b", 0.0)]}, r"after \(\) 'b' has probability 0"),
        (good | {(): [("a", 0.5), ("a", 0.4)]}, "'a' comes twice"),
        (good | {"a": [("<eos>", 0.9), ("b", 0.1)]}, "the key 'a': expected a tuple of words"),
    ]:
        with pytest.raises(ValueError, match=message):
            BeamTree(table, widths=2)
    for options, message in [
        ({"widths": 0}, "widths is 0, but the figure has room for beams of 1 to 5"),
        ({"widths": 6}, "widths is 6"),
        ({"most": 0}, "most is 0, but the figure has room for 1 to 24 steps"),
        ({"most": 25}, "most is 25"),
        ({"truth": ""}, "truth has no tokens"),
        ({"truth": "a <eos>"}, "truth has to come without <sos> and <eos>"),
        ({"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ]:
        with pytest.raises(ValueError, match=message):
            BeamTree(good, **{"widths": 2} | options)
    with pytest.raises(ValueError, match=r"after \(\) there are 1 words"):
        explore_beam(lambda beginning: [("a", 0.5)], 2)
    with pytest.raises(ValueError, match="widths is 9"):
        explore_beam(written_down, 9)


def test_bad_traits_get_a_clear_error():
    figure = girl()
    for name, value, message in [
        ("width", 0, "width is 0, but it has to be between 1 and 4"),
        ("width", 5, "width is 5"),
        ("alpha", -0.1, "alpha is -0.1, but it has to be between 0 and 1.5"),
        ("alpha", 2.0, "alpha is 2"),
        ("step", -1, "step is -1"),
        ("selected", ["un"], r"selected is \['un'\], but no beam of the figure looks at that beginning"),
        ("runs", [], "runs can't be changed: make a new BeamTree"),
        ("log_p", [0.0], "log_p can't be changed"),
    ]:
        with pytest.raises(TraitError, match=message):
            setattr(figure, name, value)
    figure.width, figure.alpha, figure.selected = 4, 0, ["la", "fille"]
    assert (figure.width, figure.alpha, figure.selected) == (4, 0.0, ["la", "fille"])
    with pytest.raises(TraitError, match="width is 3"):
        BeamTree({(): [("<eos>", 1.0)]}, widths=2, width=3)
