"""SpanFinder in a browser: the spans that it finds are those of a search through all, at every threshold."""

import itertools
import random
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import torch
import traitlets

from attnbook.corpora.littleworld.comprehension import question
from attnbook.corpora.littleworld.stories import stories
from attnbook.widgets import Asked, SpanFinder

STORY = next(itertools.islice(stories(), 2, None)).text().split()
N = len(STORY)
LONGEST = 4
THRESHOLDS = (-6.0, -3.5, 0.0, 2.5, 8.0)


def ask(n: int = 8, seed: int = 5) -> list[Asked]:
    """Different questions about the story, and random scores with a nudge towards the right answer."""
    story = next(itertools.islice(stories(), 2, None))
    g = torch.Generator().manual_seed(seed)
    asked: dict[str, Asked] = {}
    for s in itertools.count():
        one = question(story, random.Random(s))
        if " ".join(one.words) not in asked:
            start, end = 2 * torch.randn(2, 1 + N, generator=g)
            first, behind = one.answer or (-1, 0)
            start[1 + first] += 5
            end[behind] += 5
            asked[" ".join(one.words)] = Asked(one.words, start, end, one.answer)
        if len(asked) == n:
            return list(asked.values())


ASKED = ask()


def peaks(start: dict[int, float], end: dict[int, float], n: int, answer: tuple[int, int] | None = None) -> Asked:
    """A question whose scores are −1, but at these places (0: [CLS])."""
    scores = torch.full((2, 1 + n), -1.0)
    for row, some in zip(scores, (start, end), strict=True):
        for place, score in some.items():
            row[place] = score
    return Asked("who was it ?", *scores, answer)


# The best beginning and the best end by themselves: a span, no answer, half of each, back to front, too far apart.
TRAPS = [
    peaks({12: 5, 2: 3}, {13: 4}, N, (11, 13)),
    peaks({0: 5, 2: 3}, {0: 4, 3: 3.5}, N),
    peaks({0: 5, 2: 4.7}, {3: 4}, N, (1, 3)),
    peaks({12: 5, 4: 3}, {5: 6, 12: 1}, N, (3, 5)),
    peaks({4: 5, 12: 4}, {13: 6, 6: 2}, N, (11, 13)),
]


def figure(asked: list[Asked] = ASKED, **options) -> SpanFinder:
    return SpanFinder(STORY, asked, caption="A reader.", **({"longest": LONGEST} | options))


# What is right, found by looking at everything


def scored(one: Asked, longest: int = LONGEST) -> list[tuple[float, int, int]]:
    """All spans, (score, first, behind the last), the best first, and of equals the first, and the shortest."""
    start, end = one.start.double().tolist(), one.end.double().tolist()
    n = len(start) - 1
    spans = [
        (start[i] + end[j], i - 1, j) for i in range(1, n + 1) for j in range(1, n + 1) if 0 <= j - i <= longest - 1
    ]
    return sorted(spans, key=lambda span: (-span[0], span[1], span[2]))


def none_of(one: Asked) -> float:
    return one.start[0].item() + one.end[0].item()


def answer_of(one: Asked, threshold: float, longest: int = LONGEST) -> tuple[int, int] | None:
    score, first, behind = scored(one, longest)[0]
    return (first, behind) if score - none_of(one) > threshold else None


def is_right(one: Asked, threshold: float) -> bool:
    given = answer_of(one, threshold)
    if given is None or one.answer is None:
        return given is one.answer
    return STORY[slice(*given)] == STORY[slice(*one.answer)]


def quoted(first: int, behind: int, words: list[str] = STORY) -> str:
    text = words[first:behind]
    times = sum(words[i : i + len(text)] == text for i in range(len(words)))
    shown = text if len(text) <= 6 else [*text[:4], "…", text[-1]]
    return f"“{' '.join(shown)}”" + (f" (word {first + 1})" if times > 1 else "")


def answered(one: Asked, threshold: float) -> str:
    given = answer_of(one, threshold)
    return f"“{' '.join(STORY[slice(*given)])}”" if given else "no answer"


def percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.005 else f"{int(100 * share + 0.5)} %"


def number(value: float, digits: int = 2) -> str:
    text = f"{value:.{digits}f}"
    return f"{0:.{digits}f}" if float(text) == 0 else text.replace("-", "−")


def said(one: Asked, threshold: float) -> str:
    """The sentence about a question's answer."""
    given = answer_of(one, threshold)
    first, last = (given[0] + 1, given[1]) if given else (0, 0)
    begins, ends = one.start.double().softmax(0)[first].item(), one.end.double().softmax(0)[last].item()
    shares = f"begins {percent(begins)}, ends {percent(ends)}"
    if is_right(one, threshold):
        verdict = "right."
        if not given:
            verdict = "right, the story doesn't tell."
        elif given[0] != one.answer[0]:
            verdict = "right, the same words as those that are marked."
    else:
        verdict = (
            f"wrong, the right answer is {quoted(*one.answer)}." if one.answer else "wrong, the story doesn't tell."
        )
    return f"{quoted(*given)}: {shares}; {verdict}" if given else f"No answer in the story: [CLS] {shares}; {verdict}"


def ranked(one: Asked, first: int, behind: int) -> str:
    """The sentence about a span of the reader's own."""
    if behind - first > LONGEST:
        return f"Yours, {quoted(first, behind)}: {behind - first} words, more than {LONGEST}, so it has no rank."
    score = one.start[1 + first].item() + one.end[behind].item()
    better = sum(other > score for other, _, _ in scored(one))
    return f"Yours, {quoted(first, behind)}: rank {better + 1} of {len(scored(one))}."


def summed_up(asked: list[Asked], threshold: float) -> str:
    right = [one for one in asked if is_right(one, threshold)]
    told = [one for one in asked if one.answer]
    refused = sum(answer_of(one, threshold) is None for one in told)
    of_told, of_rest = (sum((one.answer is not None) is kind for one in right) for kind in (True, False))
    return (
        f"{len(right)} of {len(asked)} right. In the story: {of_told} of {len(told)} right, {refused} refused. "
        f"Not in the story: {of_rest} of {len(asked) - len(told)} refused."
    )


# What stands on the page


def reading(stage) -> str:
    return stage.reading().replace("\xa0", " ")


def text(stage, selector: str) -> str:
    return " ".join(stage.page.locator(selector).inner_text().split())


def word(stage, i: int):
    return stage.page.locator(f'[data-word="{i}"]')


def radio(stage, q: int):
    return stage.page.get_by_role("radio").nth(q)


def marked(stage, kind: str) -> list[int]:
    """The places of the words that are marked so; −1 is [CLS]."""
    return stage.page.locator(f".story .text.{kind}").evaluate_all(
        "all => all.map(one => Number(one.closest('.word').dataset.word ?? -1))"
    )


def places(span: tuple[int, int] | None) -> list[int]:
    return list(range(*span)) if span else [-1]


def tables(stage) -> list[list[list[str]]]:
    return stage.page.locator(".numbers table").evaluate_all(
        "tables => tables.map(table => [...table.rows].map(row => [...row.cells].map(cell => cell.innerText.trim())))"
    )


def lanes(stage) -> list[dict[str, float]]:
    """Of each lane the places of zero, of the bar's sides and of the line, as shares of its width."""
    return stage.page.locator(".lane").evaluate_all(
        """lanes => lanes.map(lane => {
            const { left, width } = lane.getBoundingClientRect();
            const side = (name, side) => (lane.querySelector(name).getBoundingClientRect()[side] - left) / width;
            const zero = side(".zero", "left"), limit = side(".limit", "left") + 1 / width;
            return { zero, limit, left: side(".bar", "left"), right: side(".bar", "right") };
        })"""
    )


def test_the_examples_have_all_cases():
    sentences = " ".join(said(one, t) for one in ASKED for t in THRESHOLDS)
    for part in ("; right.", "right, the story", "wrong, the right answer", "wrong, the story", "No answer in"):
        assert part in sentences
    assert len({tuple(answered(one, t) for one in ASKED) for t in THRESHOLDS}) == len(THRESHOLDS)
    crossed = [one for one in ASKED if one.start.argmax() > one.end.argmax() > 0]
    assert crossed, "a best beginning behind the best end, in scores that nobody chose"
    assert len({" ".join(one.question) for one in ASKED}) == len(ASKED)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 700, 390])
def test_it_is_whole(show, width, mode):
    stage = show(figure(span=[10, 12]), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "A reader."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    stage.page.get_by_role("button", name="Show the numbers").click()
    for q in range(len(ASKED)):
        stage.put(selected=q)
        assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
        for part in stage.page.locator(".story, .desk, .best, .lane, .dots, .asked").all():
            assert part.evaluate("part => part.scrollWidth <= part.clientWidth + 1"), part.get_attribute("class")
    assert stage.violations() == []
    for button in stage.page.locator("main button:visible").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 24, button.inner_text()
    assert stage.page.locator(".story .text").all_inner_texts() == ["[CLS]", *STORY]


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_every_answer_is_that_of_a_search_through_all_spans(show, threshold):
    made = figure(threshold=threshold)
    stage = show(made)
    assert made.given == [answer_of(one, threshold) for one in ASKED]
    for q, one in enumerate(ASKED):
        stage.put(selected=q)
        given = answer_of(one, threshold)
        assert reading(stage) == said(one, threshold)
        assert marked(stage, "given") == places(given)
        assert marked(stage, "right") == places(one.answer)
        mark = "✓" if is_right(one, threshold) else "✗"
        assert radio(stage, q).inner_text().split("\n") == [" ".join(one.question), answered(one, threshold), mark]
        name = f"{' '.join(one.question)} {answered(one, threshold)}, {'right' if mark == '✓' else 'wrong'}"
        assert radio(stage, q).get_attribute("aria-label") == name
        assert radio(stage, q).get_attribute("aria-checked") == "true"
        margin = scored(one)[0][0] - none_of(one)
        end = "more than the threshold: it is given" if given else "not more than the threshold: no answer is given"
        assert text(stage, ".ahead") == f"Best span − no answer = {number(margin)}, {end}."
    assert text(stage, ".total") == summed_up(ASKED, threshold)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("threshold", [-1.3, 0.0, 2.5])
def test_the_best_spans_are_bars_and_the_line_is_where_it_has_to_be(show, threshold, width):
    stage = show(figure(threshold=threshold), width=width)
    for q, one in enumerate(ASKED):
        stage.put(selected=q)
        none = none_of(one)
        rows = [(score, quoted(first, behind)) for score, first, behind in scored(one)[:5]]
        rows = sorted([*rows, (none, "no answer")], key=lambda row: -row[0])
        shown = stage.page.locator(".best .row").evaluate_all("all => all.map(row => row.innerText.split('\\n'))")
        assert [[part for part in row if part] for row in shown] == [[name, number(score)] for score, name in rows]
        assert text(stage, ".row.chosen .name").split(" (")[0] == answered(one, threshold)
        scores = [0, *(score for score, _ in rows)]
        least, most = min(scores), max(scores)

        def across(value, least=least, most=most):
            return 0.05 + 0.9 * (value - least) / (most - least)

        for (score, name), lane in zip(rows, lanes(stage), strict=True):
            assert lane["zero"] == pytest.approx(across(0), abs=0.004)
            assert lane["left"] == pytest.approx(across(min(score, 0)), abs=0.004), name
            assert lane["right"] == pytest.approx(across(max(score, 0)), abs=0.004), name
            assert lane["limit"] == pytest.approx(np.clip(across(none + threshold), 0.005, 0.995), abs=0.004)


def test_the_probabilities_are_pytorchs(show):
    stage = show(figure())
    stage.page.get_by_role("button", name="Show the numbers").click()
    for q, one in enumerate(ASKED):
        stage.put(selected=q)
        begins, ends = (scores.softmax(0).tolist() for scores in (one.start, one.end))
        table = tables(stage)[0]
        assert table[0] == ["word", "begins", "ends"]
        assert [row[0] for row in table[1:]] == ["[CLS]", *STORY]
        for row, begin, end in zip(table[1:], begins, ends, strict=True):
            assert [float(cell.removesuffix(" %")) for cell in row[1:]] == pytest.approx(
                [100 * begin, 100 * end], abs=0.0501
            )
        for kind, shares in (("begins", begins), ("ends", ends)):
            heights = stage.page.locator(f".story .column.{kind}").evaluate_all(
                """all => all.map(one => {
                    const most = parseFloat(getComputedStyle(one).getPropertyValue("--bar")) * 16;
                    return one.querySelector(".share").getBoundingClientRect().height / most;
                })"""
            )
            assert heights == pytest.approx(shares, abs=0.005)
            written = stage.page.locator(f".story .column.{kind} .percent").all_inner_texts()
            assert written == [percent(share) if share >= 0.1 else "" for share in shares]
        names = [word(stage, i).get_attribute("aria-label") for i in range(N)]
        assert names == [f"{STORY[i]}: begins {percent(begins[i + 1])}, ends {percent(ends[i + 1])}" for i in range(N)]


def test_the_bars_stand_on_their_words(show):
    stage = show(figure())
    for cell in stage.page.locator(".story .word").all()[:12]:
        name, begins, ends = (cell.locator(part).bounding_box() for part in (".text", ".begins .share", ".ends .share"))
        assert begins["y"] + begins["height"] == pytest.approx(name["y"], abs=0.6)
        assert ends["y"] == pytest.approx(name["y"] + name["height"], abs=0.6)


def test_the_other_tables(show):
    stage = show(figure(selected=1, threshold=2.5, span=[4, 6]))
    stage.page.get_by_role("button", name="Show the numbers").click()
    _, best, every = tables(stage)
    one = ASKED[1]

    def line(name, first, behind):
        start, end = one.start[1 + first].item(), one.end[behind].item()
        return [name, *(number(value, 3) for value in (start, end, start + end))]

    assert best == [
        ["span", "begins", "ends", "score"],
        *(line(quoted(first, behind), first, behind) for _, first, behind in scored(one)[:5]),
        line("no answer", -1, 0),
        line(f"{quoted(4, 6)} (yours)", 4, 6),
    ]
    assert every == [
        ["question", "best span − no answer", "answer", "right?"],
        *(
            [
                " ".join(one.question),
                number(scored(one)[0][0] - none_of(one), 3),
                quoted(*answer_of(one, 2.5)) if answer_of(one, 2.5) else "no answer",
                "right" if is_right(one, 2.5) else "wrong",
            ]
            for one in ASKED
        ),
    ]
    assert stage.violations() == []


def test_best_beginning_and_best_end_by_themselves(show):
    stage = show(figure(TRAPS))
    ends = [
        "That is the best span: here both ways agree.",
        "That is no answer: here both ways agree.",
        "Half an answer, and half of none: a trap.",
        "The end would come before the beginning: a trap.",
        "From one to the other it is 10 words, more than 4: a trap.",
    ]
    for q, (one, end) in enumerate(zip(TRAPS, ends, strict=True)):
        stage.put(selected=q)
        names = [quoted(i - 1, i) if i else "[CLS]" for i in (int(one.start.argmax()), int(one.end.argmax()))]
        assert text(stage, ".alone") == (
            f"By themselves, the best beginning is {names[0]} and the best end is {names[1]}. {end}"
        )
        assert stage.page.locator(".alone strong").count() == end.endswith("trap.")
        assert reading(stage) == said(one, 0)
        assert marked(stage, "given") == places(answer_of(one, 0))
    assert answer_of(TRAPS[3], 0) == (3, 5), "the best end has its best beginning in front of it"
    assert answer_of(TRAPS[4], 0) == (11, 13)
    stage = show(figure())
    for q, one in enumerate(ASKED):
        stage.put(selected=q)
        best = scored(one)[0]
        i, j = int(one.start.argmax()), int(one.end.argmax())
        agree = (i - 1, j) == best[1:] if i and j else i == j
        assert ("both ways agree" in text(stage, ".alone")) is agree


def test_a_limit_of_ten_words_is_no_trap(show):
    stage = show(figure(TRAPS[4:], longest=10))
    assert text(stage, ".alone").endswith("That is the best span: here both ways agree.")
    assert marked(stage, "given") == list(range(3, 13))


def test_of_equals_the_first_counts_and_the_shortest(show):
    tied = [
        peaks({8: 2, 3: 2}, {3: 1, 9: 1, 4: 1}, N, (2, 3)),
        peaks({}, {}, N),  # all are equal, and no answer is as good
    ]
    made = figure(tied)
    assert made.given == [(2, 3), None] == [answer_of(one, 0) for one in tied], "ahead by nothing is not ahead"
    stage = show(made)
    assert marked(stage, "given") == [2]
    word(stage, 7).click()
    word(stage, 8).click()
    assert reading(stage).endswith(f"Yours, {quoted(7, 9)}: rank 1 of {len(scored(tied[0]))}.")
    stage.put(selected=1, span=[])
    assert marked(stage, "given") == [-1]
    assert stage.page.locator(".row.chosen").inner_text().startswith("no answer")
    assert text(stage, ".ahead") == "Best span − no answer = 0.00, not more than the threshold: no answer is given."
    stage.put(threshold=-0.01)
    assert marked(stage, "given") == [0]
    made.threshold = -0.01
    assert made.given[1] == (0, 1)


def test_the_same_words_elsewhere_are_right(show):
    again = [i for i, one in enumerate(STORY) if one == "Minsu"]
    assert len(again) > 2
    one = peaks({again[1] + 1: 5}, {again[1] + 1: 5}, N, (again[0], again[0] + 1))
    made = figure([one])
    assert made.describe().endswith("1 of 1 right.")
    stage = show(made)
    assert reading(stage) == said(one, 0)
    assert "right, the same words as those that are marked." in reading(stage)
    assert (marked(stage, "given"), marked(stage, "right")) == ([again[1]], [again[0]])
    assert text(stage, ".total").startswith("1 of 1 right.")


# The reader's own span


@pytest.mark.parametrize("touch", [False, True])
def test_a_span_of_ones_own(show, touch):
    stage = show(figure(), touch=touch, width=390 if touch else 1280)

    def choose(i):
        word(stage, i).tap() if touch else word(stage, i).click()

    for first, last in ((0, 0), (2, 3), (12, 10), (20, 27), (N - 1, N - 1)):
        choose(first)
        assert stage.trait("span") == [first, first + 1]
        if last != first:
            choose(last)
        span = sorted((first, last))
        span[1] += 1
        assert stage.trait("span") == span
        assert marked(stage, "yours") == list(range(*span))
        assert reading(stage) == f"{said(ASKED[0], 0)} {ranked(ASKED[0], *span)}"
        score = ASKED[0].start[1 + span[0]].item() + ASKED[0].end[span[1]].item()
        assert text(stage, ".own .row") == f"{quoted(*span)} {number(score)}"
        lane = lanes(stage)[-1]
        assert lane["left" if score < 0 else "right"] - lane["zero"] == pytest.approx(
            0.9 * score / (scale_of(ASKED[0], score)), abs=0.006
        )
        if first == last:
            choose(first)
            assert stage.trait("span") == [], "once more lets go"
    assert "Yours" not in reading(stage)
    assert text(stage, ".own") == "Choose two words of the story: how good is your own span?"


def scale_of(one: Asked, own: float) -> float:
    scores = [0, own, none_of(one), *(score for score, _, _ in scored(one)[:5])]
    return max(scores) - min(scores)


def test_every_span_has_its_rank(show):
    stage = show(figure(selected=2))
    for first in range(0, N, 7):
        for behind in range(first + 1, min(N, first + LONGEST + 2) + 1):
            stage.put(span=[first, behind])
            assert reading(stage).endswith(ranked(ASKED[2], first, behind))


def test_a_span_stays_for_another_question(show):
    stage = show(figure(span=[10, 12]))
    radio(stage, 3).click()
    assert stage.trait("span") == [10, 12]
    assert reading(stage) == f"{said(ASKED[3], 0)} {ranked(ASKED[3], 10, 12)}"


def test_a_span_by_keyboard(show):
    stage = show(figure())
    press = stage.page.keyboard.press
    word(stage, 0).focus()
    press("ArrowRight")
    outline = "one => getComputedStyle(one).outlineStyle"
    assert [word(stage, i).locator(".text").evaluate(outline) for i in (0, 1)] == ["none", "solid"]
    press("ArrowLeft")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        press(key)
    assert stage.trait("span") == [], "arrow keys alone choose nothing"
    for key, span in (
        ("Enter", [2, 3]),
        ("Shift+ArrowRight", [2, 4]),
        ("Shift+ArrowRight", [2, 5]),
        ("Shift+ArrowLeft", [2, 4]),
        ("Shift+ArrowLeft", [2, 3]),
        ("Shift+ArrowLeft", [1, 3]),
        ("Escape", []),
        ("Shift+ArrowRight", [1, 3]),
        ("Space", [2, 3]),
        ("ArrowRight", [2, 3]),
        ("Enter", [2, 4]),
        ("End", [2, 4]),
        ("Enter", [N - 1, N]),
        ("Enter", []),
        ("Home", []),
        ("Shift+ArrowRight", [0, 2]),
    ):
        press(key)
        assert stage.trait("span") == span, key
    word(stage, 6).click(modifiers=["Shift"])
    assert stage.trait("span") == [0, 7]
    stops = stage.page.locator(".story [tabindex='0']")
    assert stops.count() == 1
    assert stops.get_attribute("data-word") == "6"


# The questions and the threshold


@pytest.mark.parametrize("touch", [False, True])
def test_choosing_a_question(show, touch):
    stage = show(figure(), touch=touch, width=390 if touch else 1280)
    for q in (3, 1, len(ASKED) - 1):
        radio(stage, q).tap() if touch else radio(stage, q).click()
        assert stage.trait("selected") == q
        assert reading(stage) == said(ASKED[q], 0)


def test_questions_by_keyboard(show):
    stage = show(figure())
    radio(stage, 0).focus()
    last = len(ASKED) - 1
    for key, q in (
        ("ArrowDown", 1),
        ("ArrowRight", 2),
        ("ArrowUp", 1),
        ("ArrowLeft", 0),
        ("ArrowUp", 0),
        ("ArrowDown", 1),
    ):
        stage.page.keyboard.press(key)
        assert stage.trait("selected") == q, key
        focused = stage.page.evaluate("document.activeElement.shadowRoot.activeElement.ariaChecked")
        assert focused == "true"
    for _ in range(last + 2):
        stage.page.keyboard.press("ArrowDown")
    assert stage.trait("selected") == last
    assert stage.page.locator(".questions [tabindex='0']").count() == 1


def test_the_slider_moves_the_threshold(show):
    stage = show(figure())
    slider = stage.page.get_by_role("slider")
    margins = [scored(one)[0][0] - none_of(one) for one in ASKED]
    limit = int(slider.get_attribute("max"))
    assert limit == -int(slider.get_attribute("min"))
    assert limit > max(map(abs, margins)), "every question can be answered, and refused"
    slider.focus()
    for key, threshold in (("ArrowRight", 0.1), ("End", limit), ("Home", -limit), ("ArrowRight", 0.1 - limit)):
        stage.page.keyboard.press(key)
        assert stage.trait("threshold") == pytest.approx(threshold)
        assert stage.page.locator(".pass output").inner_text() == number(threshold)
        assert text(stage, ".total") == summed_up(ASKED, threshold)
        assert reading(stage) == said(ASKED[0], threshold)
    box = slider.bounding_box()
    stage.page.mouse.click(box["x"] + 0.75 * box["width"], box["y"] + box["height"] / 2)
    threshold = stage.trait("threshold")
    assert threshold == pytest.approx(limit / 2, abs=0.05 * limit)
    assert text(stage, ".total") == summed_up(ASKED, threshold)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_questions_stand_against_the_threshold(show, width):
    stage = show(figure(threshold=1.5, selected=4), width=width)
    limit = int(stage.page.get_by_role("slider").get_attribute("max"))
    shown = stage.page.locator(".dots .dot").evaluate_all(
        """all => all.map(dot => {
            const { a, e, f } = dot.getCTM();
            return [e / a, f / a, dot.getAttribute("class").split(" ").filter(Boolean)];
        })"""
    )
    room = stage.page.locator(".dots svg").bounding_box()["width"]
    assert len(shown) == len(ASKED)
    for q, (one, (x, _, kinds)) in enumerate(zip(ASKED, shown, strict=True)):
        margin = scored(one)[0][0] - none_of(one)
        assert x == pytest.approx(8 + (room - 16) * (margin + limit) / (2 * limit), abs=0.1)
        kind = "none" if not one.answer else "right" if is_right(one, -100) else "wrong"
        assert kinds == ["dot", kind, *(["selected"] if q == 4 else [])]
    assert {kinds[1] for _, _, kinds in shown} == {"none", "right", "wrong"}
    for (x, y, _), (x2, y2, _) in itertools.combinations(shown, 2):
        assert np.hypot(x - x2, y - y2) >= 12, "none covers another"
    line = stage.page.locator(".dots .limit").get_attribute("d")
    assert float(line[1:].split()[0]) == pytest.approx(8 + (room - 16) * (1.5 + limit) / (2 * limit), abs=0.1)
    slider = stage.page.get_by_role("slider").bounding_box()
    assert slider["width"] == pytest.approx(room, abs=1), "the slider's knob stands above the line"


def test_python_sets_what_the_reader_does(show):
    stage = show(figure())
    stage.put(selected=2, threshold=2.5, span=[3, 5])
    assert reading(stage) == f"{said(ASKED[2], 2.5)} {ranked(ASKED[2], 3, 5)}"
    assert stage.page.get_by_role("slider").input_value() == "2.5"
    stage.put(threshold=80)
    assert int(stage.page.get_by_role("slider").get_attribute("max")) == 80, "it has room for what comes from outside"
    assert text(stage, ".total") == summed_up(ASKED, 80)
    stage.put(threshold=0.37)
    assert stage.page.locator(".pass output").inner_text() == "0.37"


@pytest.mark.parametrize("width", [1280, 820, 600, 390])
def test_nothing_jumps(show, width):
    stage = show(figure(ASKED + TRAPS[:4]), width=width)

    def tops():
        return stage.page.evaluate(
            """() => {
                const { shadowRoot } = document.querySelector('.living-figure > div');
                return [".questions", ".reading", ".story", ".desk", ".own", ".alone", ".ahead", ".total", ".numbers"]
                    .map(name => shadowRoot.querySelector(name).getBoundingClientRect().top);
            }"""
        )

    first = tops()
    most = int(stage.page.get_by_role("slider").get_attribute("max"))
    for q in range(len(ASKED) + 4):
        for threshold, span in ((-most, []), (0, [4, 6]), (0, [20, 21]), (most, [0, 11])):
            stage.put(selected=q, threshold=threshold, span=span)
            assert tops() == pytest.approx(first, abs=0.5), (q, threshold, span)


# What is the same in all figures


def test_one_word_and_one_question(show):
    one = Asked("who ?", [0.5, 1.0], [0.0, -2.0], (0, 1))
    stage = show(SpanFinder(["Anna"], [one], longest=1))
    assert reading(stage).startswith("No answer in the story: [CLS] begins 38 %, ends 88 %; wrong, the right answer is")
    assert stage.page.locator(".best .row").count() == 2
    assert text(stage, ".total") == "0 of 1 right. In the story: 0 of 1 right, 1 refused."
    stage.put(threshold=-2, span=[0, 1])
    assert reading(stage) == "“Anna”: begins 62 %, ends 12 %; right. Yours, “Anna”: rank 1 of 1."


def test_much_fits_a_phone(show):
    words = [f"word{i}" if i % 9 else "." for i in range(120)]
    words[50] = "Donaudampfschifffahrtsgesellschaftskapitän"
    g = torch.Generator().manual_seed(0)
    asked = [
        Asked(f"what{q} did they all see there in the end ?", *torch.randn(2, 121, generator=g), None)
        for q in range(12)
    ]
    stage = show(SpanFinder(words, asked, longest=30, span=[40, 60]), width=390)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert text(stage, ".total").startswith("0 of 12 right. Not in the story: 0 of 12")
    assert stage.violations() == []


@pytest.mark.parametrize("width", [1280, 390])
def test_large_scores_fit_into_their_column(show, width):
    one = Asked("who ?", [-10.0] + [-44.4] * N, [-10.0] + [-44.4] * N, (0, 1))
    stage = show(SpanFinder(STORY, [one], threshold=-80, span=[0, 1]), width=width)
    numbers = stage.page.locator(".best .number")
    assert numbers.first.inner_text() == "−20.00"
    assert "−88.80" in numbers.all_inner_texts()
    rooms = numbers.evaluate_all("all => all.map((one) => [one.scrollWidth, one.clientWidth])")
    assert len(rooms) == 7
    assert all(needs <= has for needs, has in rooms), rooms


def test_motion_only_where_it_is_welcome(show):
    for calm, seconds in ((True, "0s"), (False, "0.25s")):
        stage = show(figure(), calm=calm)
        for bar in (".story .share", ".lane .bar"):
            assert stage.page.locator(bar).first.evaluate("one => getComputedStyle(one).transitionDuration") == seconds


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    one = Asked([evil, "?"], [0, 3.0, 0], [0, 3.0, 0], (0, 1))
    made = SpanFinder([evil, "b"], [one], span=[0, 1], caption=evil, strings={"sum": evil})
    stage = show(made)
    stage.page.get_by_role("button", name="Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert word(stage, 0).inner_text().split("\n")[1] == evil
    tags = {element.tag.split("}")[1] for element in ET.fromstring(made.picture()).iter()}
    assert tags <= {"svg", "title", "text", "rect", "line"}


def test_it_speaks_another_language(show):
    strings = {"answers": "{answer}: {verdict}", "right": "richtig.", "quoted": "„{span}“"}
    one = peaks({12: 5}, {12: 5}, N, (11, 12))
    assert STORY.count(STORY[11]) > 1
    stage = show(figure([one], strings=strings | {"quoted at": "„{span}“ ({place}.)"}))
    assert reading(stage) == f"„{STORY[11]}“ (12.): richtig."


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(figure())
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    keys = (("ArrowDown", (True, False)), ("ArrowRight", (True, True)), ("PageDown", (False, False)))
    keys += (("Control+ArrowLeft", (False, False)), ("a", (False, False)), ("Escape", (False, False)))
    for key, taken in keys:
        for place, expected in zip(('[role="radio"]', '[data-word="0"]'), taken, strict=True):
            stage.page.locator(place).first.focus()
            stage.page.keyboard.press(key)
            assert stage.page.evaluate("window.taken") is expected, (place, key)
    stage.put(span=[0, 1])
    word(stage, 0).focus()
    stage.page.keyboard.press("Escape")
    assert stage.page.evaluate("window.taken") is True, "it let go of the span"


def test_the_reading_is_said(show):
    stage = show(figure())
    assert stage.page.locator(".reading").get_attribute("aria-live") == "polite"
    assert stage.page.locator(".total[role=status]").inner_text() == summed_up(ASKED, 0)


# On Python's side


def test_what_travels_beside_it():
    made = figure(selected=1, threshold=2.5)
    one = ASKED[1]

    def line(one):
        return f"{' '.join(one.question)} {answered(one, 2.5)}, {'right' if is_right(one, 2.5) else 'wrong'}"

    right = sum(is_right(one, 2.5) for one in ASKED)
    assert made.describe() == (
        f"a story of {N} words, with bars above each for how likely the answer begins there, and below for how likely "
        f"it ends there. {line(one)}. At a threshold of 2.50: {right} of {len(ASKED)} right."
    )
    tree = ET.fromstring(made.picture())
    space = "{http://www.w3.org/2000/svg}"
    texts = list(tree.iter(f"{space}text"))
    marks = ["✓" if is_right(one, 2.5) else "✗" for one in ASKED]
    listed = [f"{mark} {line(one)}" for mark, one in zip(marks, ASKED, strict=True)]
    assert [one.text for one in texts] == ["[CLS]", *STORY, *listed]
    rects = [rect for rect in tree.iter(f"{space}rect") if rect.get("stroke") == "none"]
    heights = torch.tensor([float(rect.get("height")) for rect in rects]).view(-1, 2) / 26
    expected = torch.stack([one.start, one.end], dim=1).softmax(dim=0)
    torch.testing.assert_close(heights, expected, atol=1e-4, rtol=1e-3)
    framed = [rect for rect in tree.iter(f"{space}rect") if rect.get("stroke") != "none"]
    assert len(framed) == len(places(answer_of(one, 2.5)))
    assert len(list(tree.iter(f"{space}line"))) == len(places(one.answer))
    width, height = (float(tree.get(side)) for side in ("width", "height"))
    for one in texts:
        assert 0 <= float(one.get("x")) < width - 10
        assert 0 < float(one.get("y")) < height
    assert len(made.picture()) < 40_000


def test_traits_are_checked_and_stay():
    made = figure()
    assert (made.selected, made.threshold, made.span, made.longest) == (0, 0.0, [], 4)
    made.selected, made.threshold, made.span = 2, 1, [0, N]
    for trait, value, complaint in (
        ("selected", len(ASKED), f"selected is {len(ASKED)}, but it has to be between 0 and {len(ASKED) - 1}"),
        ("selected", -1, "selected is -1"),
        ("threshold", float("nan"), "threshold is nan, but it has to be a number from -1000 to 1000"),
        ("threshold", float("inf"), "threshold is inf"),
        ("span", [3], r"span is \[3\], but it has to be \[first, behind the last\]"),
        ("span", [3, 3], r"span is \[3, 3\]"),
        ("span", [5, 3], r"span is \[5, 3\]"),
        ("span", [-1, 3], r"span is \[-1, 3\]"),
        ("span", [0, N + 1], f"behind the last ≤ {N}, or "),
        ("words", ["a"], "words can't be changed: make a new SpanFinder"),
        ("longest", 5, "longest can't be changed"),
        ("start", made.start + 1, "start can't be changed"),
        ("questions", [], "questions can't be changed"),
    ):
        with pytest.raises(traitlets.TraitError, match=complaint):
            setattr(made, trait, value)
    assert (made.selected, made.threshold, made.span) == (2, 1.0, [0, N])
    made.set_state({"selected": 1, "threshold": -2.5, "span": [1, 2]})  # as the page sends it
    assert (made.selected, made.threshold, made.span) == (1, -2.5, [1, 2])


def test_what_it_is_given_may_come_in_many_forms():
    start, end = [0.0, 1, 2, 3], torch.tensor([0.0, 1, 2, 3], dtype=torch.float64, requires_grad=True)
    made = SpanFinder("Anna was sad", [("who was sad ?", start, end, np.array([0, 1]))], threshold=torch.tensor(0.5))
    assert made.words == ["Anna", "was", "sad"]
    assert made.questions == [{"words": ["who", "was", "sad", "?"], "answer": [0, 1]}]
    np.testing.assert_array_equal(made.start, [start])
    np.testing.assert_array_equal(made.end, [start])
    assert made.threshold == 0.5
    assert made.given == [(2, 3)]


def test_longer_spans_than_the_story():
    one = peaks({1: 3}, {5: 3}, 5)
    assert SpanFinder("a b c d e", [one], longest=99).given == [(0, 5)]
    assert SpanFinder("a b c d e", [one], longest=1).given == [(0, 1)]


GOOD = Asked("who ?", [0.0, 1, 2], [0.0, 1, 2], (0, 1))


@pytest.mark.parametrize(
    ("words", "asked", "options", "complaint"),
    [
        ("", [GOOD], {}, "words has no tokens"),
        ("a " * 121, [GOOD], {}, "words has 121 words: the figure has room for 120"),
        ("a b", [], {}, "asked has 0 questions: expected 1 to 12"),
        ("a b", [GOOD] * 13, {}, "asked has 13 questions"),
        ("a b", [GOOD, GOOD[:3]], {}, r"asked\[1\]: expected \(question, start, end, answer\), but got"),
        ("a b", ["what"], {}, r"asked\[0\]: expected \(question"),
        ("a b", [GOOD._replace(question="")], {}, r"asked\[0\]: question has no tokens"),
        ("a b", [GOOD._replace(start=[1.0, 2])], {}, r"start has shape \(2,\): expected \(3,\), a score for \[CLS\]"),
        ("a b", [GOOD._replace(end=[[1.0, 2, 3]])], {}, r"end has shape \(1, 3\): expected \(3,\)"),
        ("a b", [GOOD._replace(end=[1.0, 2, np.inf])], {}, r"asked\[0\]: end: .* infinite or not a number"),
        ("a b", [GOOD._replace(start=["x", 2, 3])], {}, r"asked\[0\]: start: .* something else"),
        ("a b", [GOOD._replace(start=[1e4, 2, 3])], {}, "start holds 10000: expected scores from -1000 to 1000"),
        ("a b", [GOOD._replace(answer=(1, 1))], {}, r"answer is \(1, 1\): expected \(first word, behind the last\)"),
        ("a b", [GOOD._replace(answer=(0, 3))], {}, "among the 2 words, or None"),
        ("a b", [GOOD._replace(answer=(0,))], {}, r"answer is \(0,\)"),
        ("a b", [GOOD], {"longest": 0}, "longest is 0: expected at least 1 word"),
        ("a b", [GOOD], {"selected": 1}, "selected is 1, but it has to be between 0 and 0"),
        ("a b", [GOOD], {"threshold": float("nan")}, "threshold is nan"),
        ("a b", [GOOD], {"span": [1, 3]}, r"span is \[1, 3\]"),
        ("a b", [GOOD], {"strings": {"colour": "Farbe"}}, "does not have: colour"),
    ],
)
def test_bad_input_gets_a_clear_error(words, asked, options, complaint):
    with pytest.raises((ValueError, traitlets.TraitError), match=complaint):
        SpanFinder(words, asked, **options)
