"""DecodeStepper in a browser: it shows what PyTorch computed, whatever the decoder is made to read."""

import itertools

import pytest
import torch
from traitlets import TraitError

from attnbook.widgets.decode_stepper import DecodeStepper, explore

SOURCE = "I am a student"
TRUTH = ["je", "suis", "étudiant"]
VOCABULARY = ["je", "suis", "étudiant", "tu", "es", "elle", "est", "une", "<eos>", "<sos>"]
# What a word depends on are the two before it: a table of scores, in which the right words get some more.
SCORES = 1.2 * torch.randn(10, 10, 9, generator=torch.Generator().manual_seed(90))
SCORES[..., VOCABULARY.index("<eos>")] += 1.5  # so that runs end
TAUGHT = "<sos> <sos> je suis étudiant <eos>", "<sos> tu es une <eos>"
for sentence in TAUGHT:
    ids = [VOCABULARY.index(word) for word in sentence.split()]
    for i, j, k in zip(ids, ids[1:], ids[2:], strict=False):
        SCORES[i, j, k] += 4


def distribution(beginning: tuple[str, ...]) -> torch.Tensor:
    i, j = (VOCABULARY.index(word) for word in ("<sos>", "<sos>", *beginning)[-2:])
    return SCORES[i, j].softmax(dim=0)


def next_words(beginnings: list[tuple[str, ...]]) -> list[list[tuple[str, float]]]:
    best = [distribution(beginning).topk(5) for beginning in beginnings]
    return [
        [(VOCABULARY[i], p) for p, i in zip(top.values.tolist(), top.indices.tolist(), strict=True)] for top in best
    ]


def student(n_slips: int = 1, **options: object) -> DecodeStepper:
    return DecodeStepper(SOURCE, TRUTH, explore(next_words, TRUTH, n_slips), caption="Word by word.", **options)


def percent(share: float) -> str:
    return "<1 %" if 0 < share < 0.005 else f"{int(100 * share + 0.5)} %"


def expected(forced: bool, slips: dict[int, str]) -> list[dict[str, object]]:
    """What the figure has to show, computed anew: each step's word, bars, truth and successor."""
    beginning: list[str] = []
    steps = []
    while True:
        shares = distribution(tuple(beginning))
        order = shares.argsort(descending=True)[:5].tolist()
        t = len(beginning)
        truth = "<eos>" if t == len(TRUTH) else TRUTH[t] if t < len(TRUTH) else None
        said = VOCABULARY[order[0]]
        following = slips.get(t) or (truth if forced and truth else said)
        steps.append(
            {
                "reads": beginning[-1] if beginning else "<sos>",
                "words": [VOCABULARY[i] for i in order],
                "shares": [shares[i].item() for i in order],
                "others": 1 - shares[order].sum().item(),
                "truth": truth,
                "said": said,
                "next": following,
                "slip": t in slips,
            }
        )
        if following == "<eos>":
            return steps
        beginning.append(following)
        assert len(beginning) < len(TRUTH) + 4, "a run that explore() cuts short: take another example"


def shown(stage) -> list[dict[str, object]]:
    """The steps as they stand on the page, read off its text and its bars."""
    return stage.page.locator(".steps").evaluate(
        """steps => [...steps.querySelectorAll(".step:not(.later)")].map(step => {
            const text = node => node.innerText.replaceAll("\\n", " ").trim();
            const bar = node => {
                const track = node.querySelector(".track").getBoundingClientRect();
                return node.querySelector(".bar").getBoundingClientRect().width / track.width;
            };
            const others = step.querySelector(".others");
            return {
                reads: text(step.querySelector(".chip")),
                from: text(step.querySelector(".from > span")),
                candidates: [...step.querySelectorAll(".candidate")].map(one => ({
                    word: text(one.querySelector(".word")),
                    number: text(one.querySelector(".number")),
                    pressed: one.getAttribute("aria-pressed") === "true",
                    goes: one.querySelector(".goes")?.innerText ?? "",
                    bar: bar(one),
                })),
                others: others && text(others.querySelector(".number")),
                othersMarks: others && text(others).replace(/[^✓→✎]/g, ""),
                othersBar: others && bar(others),
                truth: step.querySelector(".true-word")?.innerText,
                note: step.querySelector(".note")?.innerText,
            };
        })"""
    )


def check(stage, forced: bool, slips: dict[int, str], n_shown: int | None = None) -> None:
    """Every number, word and mark of the steps, and of the sentence on top, against the expected run."""
    steps = expected(forced, slips)[:n_shown]
    page = shown(stage)
    assert len(page) == len(steps)
    for t, (want, got) in enumerate(zip(steps, page, strict=True)):
        before = steps[t - 1] if t else None
        slipped = bool(before and before["slip"])
        assert got["reads"] == ("✎ " if slipped else "") + want["reads"]
        told = forced and before and before["truth"] is not None
        origin = "the start sign" if t == 0 else "the truth" if told else "its own word"
        assert got["from"] == ("put in by you" if slipped else origin)
        assert [one["word"] for one in got["candidates"]] == [
            f"{word} ✓" if word == want["truth"] else word for word in want["words"]
        ]
        assert [one["number"] for one in got["candidates"]] == [percent(share) for share in want["shares"]]
        assert [one["bar"] for one in got["candidates"]] == pytest.approx(want["shares"], abs=0.005)
        assert [one["pressed"] for one in got["candidates"]] == [word == want["next"] for word in want["words"]]
        sign = "✎" if want["slip"] else "" if want["next"] == "<eos>" else "→"
        assert [one["goes"] for one in got["candidates"]] == [
            sign if word == want["next"] else "" for word in want["words"]
        ]
        assert got["others"] == percent(want["others"])
        assert got["othersBar"] == pytest.approx(want["others"], abs=0.005)
        tick = "✓" if want["truth"] not in [None, *want["words"]] else ""
        assert got["othersMarks"] == tick + (sign if want["next"] not in want["words"] else "")
        assert got["truth"] == (f"✓ truth: {want['truth']}" if want["truth"] else "the truth is already over")
    assert stage.page.locator(".candidate:visible").count() == 5 * len(steps), "later steps are not to be seen"
    written = stage.page.locator(".said:not(.later)").evaluate_all("all => all.map(one => one.innerText.trim())")
    put_in = [s["slip"] and not forced for s in steps]  # with the truth told, a slip is read, but not said
    mark = ["✎" if p else "✓" if s["said"] == s["truth"] else "✗" for s, p in zip(steps, put_in, strict=True)]
    assert [word for word in written if word] == [
        f"{s['next'] if p else s['said']} {m}" for s, p, m in zip(steps, put_in, mark, strict=True)
    ]
    judged = [m for m in mark if m != "✎"]
    score = stage.page.locator(".score")
    assert (score.inner_text() if judged else "") == (f"{judged.count('✓')} of {len(judged)} right" if judged else "")


def reading(stage) -> str:
    return stage.reading().replace("\u00a0", " ")


def candidate(stage, t: int, word: str):
    buttons = stage.page.locator(".step").nth(t).locator(".candidate")
    words = [text.removesuffix("✓").strip() for text in buttons.locator(".word").all_inner_texts()]
    return buttons.nth(words.index(word))


def button(stage, name: str):
    return stage.page.get_by_role("button", name=name)


def focused(stage) -> str:
    return stage.page.evaluate("document.activeElement.shadowRoot?.activeElement?.innerText ?? ''").strip()


def wrong_word(forced: bool, slips: dict[int, str], t: int) -> str:
    """The likeliest word at a step that the decoder would not read of itself, and that is not <eos>."""
    step = expected(forced, slips)[t]
    return next(word for word in step["words"] if word not in (step["next"], "<eos>"))


def test_the_example_is_interesting():
    """What the other tests lean on: wrong words in both modes, a truth among the others, a run that ends early."""
    slips = {0: "tu"}
    assert any(s["said"] != s["truth"] for s in expected(True, slips))
    alone = expected(False, slips)
    assert [s["said"] for s in alone][1:] == ["es", "une", "<eos>"]
    assert any(s["truth"] not in s["words"] for s in alone)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 700, 390])
def test_it_is_whole(show, width, mode):
    stage = show(student(step=9, teacher_forcing=False, slips=[(0, "tu")]), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "Word by word."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.page.locator(".source .chip").all_inner_texts() == SOURCE.split()
    assert stage.page.locator(".true").all_inner_texts() == [*TRUTH, "<eos>"]
    cut = stage.page.locator(".chip, .word, .number, .true, .said, .undo").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth).map(one => one.innerText)"
    )
    assert cut == [], "no word is cut off"
    tops = {round(box.bounding_box()["y"]) for box in stage.page.locator(".box").all()}
    assert len(tops) == (4 if width == 390 else 1), "rows on a phone, columns elsewhere"
    assert stage.violations() == []


def test_each_step_is_pytorchs_with_the_truth_told(show):
    stage = show(student())
    for t in range(4):
        check(stage, True, {}, t + 1)
        want = expected(True, {})[t]
        read = " ".join(["<sos>", *TRUTH[:t]])
        assert reading(stage).startswith(
            f"Step {t + 1}: having read {read}, it gives {want['said']} {percent(want['shares'][0])}. That is right."
        )
        assert stage.trait("step") == t
        if t < 3:
            button(stage, "Next step").click()
    assert button(stage, "Next step").is_disabled()
    assert reading(stage).endswith("Here the sentence ends.")
    button(stage, "One step back").click()
    check(stage, True, {}, 3)


def test_each_step_is_pytorchs_when_it_reads_itself(show):
    stage = show(student())
    button(stage, "Reads its own words").click()
    assert stage.trait("teacher_forcing") is False
    check(stage, False, {}, 1)
    button(stage, "All steps").click()
    check(stage, False, {})
    assert button(stage, "All steps").is_disabled()


@pytest.mark.parametrize("forced", [True, False])
@pytest.mark.parametrize("t", [0, 1, 2, 3])
def test_a_slip_at_each_step(show, forced, t):
    stage = show(student(step=9, teacher_forcing=forced))
    word = wrong_word(forced, {}, t)
    candidate(stage, t, word).click()
    assert stage.trait("slips") == [[t, word]]
    check(stage, forced, {t: word})
    assert stage.page.locator(".step").nth(t).locator(".note").inner_text() == (
        f"It said {expected(forced, {})[t]['said']}, but you put in {word}."
    )
    assert stage.violations() == []
    candidate(stage, t, word).click()  # again: it is taken back
    assert stage.trait("slips") == []
    check(stage, forced, {})


def test_every_candidate_can_be_put_in(show):
    stage = show(student(step=9, teacher_forcing=False))
    for t, step in enumerate(expected(False, {})):
        for word in step["words"]:
            candidate(stage, t, word).click()
            usual = word == step["next"]
            assert stage.trait("slips") == ([] if usual else [[t, word]])
            check(stage, False, {} if usual else {t: word})
            assert button(stage, "Undo all slips").is_disabled() is usual
            if not usual:
                button(stage, "Undo all slips").click()


def test_a_slip_shows_the_step_that_reads_it(show):
    stage = show(student(teacher_forcing=False))
    candidate(stage, 0, "tu").click()
    check(stage, False, {0: "tu"}, 2)
    assert stage.trait("step") == 1
    assert reading(stage).startswith("Step 2: having read <sos> tu, it gives es")
    assert "The truth is suis. It goes on with its own word." in reading(stage)
    button(stage, "Undo the slip: tu").click()
    assert stage.trait("slips") == []
    check(stage, False, {}, 2)


def test_the_word_that_it_reads_anyway_is_no_slip(show):
    stage = show(student(step=9))
    candidate(stage, 1, "suis").click()
    assert stage.trait("slips") == []
    check(stage, True, {})


def test_with_the_truth_told_a_wrong_word_does_not_spread(show):
    stage = show(student(step=9, slips=[[0, "tu"]]))
    check(stage, True, {0: "tu"})
    wrong = [t for t, step in enumerate(expected(True, {0: "tu"})) if step["said"] != step["truth"]]
    assert 1 in wrong, "having read tu, it does not say suis"
    assert shown(stage)[1]["note"] == "It said es, but reads suis."
    assert shown(stage)[2]["reads"] == "suis"
    button(stage, "One step back").click()
    button(stage, "One step back").click()
    assert reading(stage).endswith("The truth is suis. It said es, but reads the truth, suis.")
    button(stage, "One step back").click()
    assert reading(stage).endswith("That is right. It said je, but you make it read tu.")


def test_two_slips(show):
    stage = show(student(n_slips=2, step=9, teacher_forcing=False))
    candidate(stage, 0, "tu").click()
    second = wrong_word(False, {0: "tu"}, 1)
    candidate(stage, 1, second).click()
    assert stage.trait("slips") == [[0, "tu"], [1, second]]
    check(stage, False, {0: "tu", 1: second})
    button(stage, "Undo all slips").click()
    check(stage, False, {})


def test_a_slip_goes_when_its_word_is_no_candidate_any_more(show):
    stage = show(student(n_slips=2, step=9, teacher_forcing=False))
    candidate(stage, 0, "tu").click()
    after_tu = expected(False, {0: "tu"})[1]
    lost = next(w for w in after_tu["words"] if w not in ("tu", after_tu["next"], *expected(False, {})[1]["words"]))
    candidate(stage, 1, lost).click()
    assert stage.trait("slips") == [[0, "tu"], [1, lost]]
    button(stage, "Undo the slip: tu").click()
    assert stage.trait("slips") == []
    check(stage, False, {})


def test_too_many_slips_are_named_and_the_rest_stays(show):
    stage = show(student(n_slips=1, step=9, teacher_forcing=False))
    candidate(stage, 0, "tu").click()
    second = wrong_word(False, {0: "tu"}, 1)
    candidate(stage, 1, second).click()
    assert reading(stage) == f"What follows <sos> tu {second} was not computed: undo a slip to go on."
    page = shown(stage)
    assert [step["reads"] for step in page] == ["<sos>", "✎ tu", f"✎ {second}"]
    assert page[2]["candidates"] == []
    assert stage.page.locator(".unknown").inner_text() == "not computed"
    want = expected(False, {0: "tu", 1: second})[1]
    assert [one["number"] for one in page[1]["candidates"]] == [percent(share) for share in want["shares"]]
    assert stage.violations() == []
    button(stage, f"Undo the slip: {second}").click()
    check(stage, False, {0: "tu"})


def test_a_run_that_is_too_long_says_so(show):
    beginnings = {(): [("je", 0.6), ("tu", 0.3)], ("je",): [("je", 0.9), ("tu", 0.05)]}
    stage = show(DecodeStepper("I", "je", beginnings, teacher_forcing=False, step=9))
    assert reading(stage) == "What follows <sos> je je was not computed."


def test_the_truth_may_be_over(show):
    """Beyond the end of the truth no teacher can help: the decoder reads its own words."""
    stage = show(student(step=9))
    word = wrong_word(True, {}, 3)
    candidate(stage, 3, word).click()
    steps = expected(True, {3: word})
    assert len(steps) > 4
    assert steps[4]["truth"] is None
    check(stage, True, {3: word})
    assert "The truth is already over." in reading(stage)
    assert stage.page.locator(".true").nth(4).inner_text() == "–"


def test_the_mode_keeps_a_slip(show):
    stage = show(student(step=9, slips=[[0, "tu"]]))
    button(stage, "Reads its own words").click()
    assert stage.trait("slips") == [[0, "tu"]]
    check(stage, False, {0: "tu"})
    button(stage, "Reads the truth").click()
    check(stage, True, {0: "tu"})


def test_the_keyboard_does_everything(show):
    stage = show(student(teacher_forcing=False))
    press = stage.page.keyboard.press
    for _ in range(3):
        press("Tab")  # two modes, then the candidates
    assert focused(stage).startswith("je ✓")
    best = expected(False, {})[0]["words"]
    for _ in range(best.index("tu")):
        press("ArrowDown")
    assert focused(stage).startswith("tu")
    press("Enter")
    check(stage, False, {0: "tu"}, 2)
    assert focused(stage).startswith("tu"), "the focus stays"
    press("ArrowRight")
    press("ArrowDown")
    press("ArrowUp")
    row = expected(False, {0: "tu"})[1]["words"]
    assert focused(stage).startswith(row[best.index("tu")])
    press("Home")
    assert focused(stage).startswith("tu")
    press("Space")
    check(stage, False, {}, 2)
    press("Tab")  # past the candidates, all of them one stop, to the stepper
    assert stage.page.evaluate("document.activeElement.shadowRoot.activeElement.ariaLabel") == "One step back"
    press("Tab")
    press("Enter")
    check(stage, False, {}, 3)
    press("Tab")
    press("Enter")
    check(stage, False, {})
    for _ in range(4):
        press("Shift+Tab")  # further, back, the candidates, the modes
    assert focused(stage) == "Reads its own words"
    press("Shift+Tab")
    press("Enter")
    assert stage.trait("teacher_forcing") is True
    check(stage, True, {})


def test_the_focus_is_seen_and_undoing_keeps_it(show):
    stage = show(student(step=9, teacher_forcing=False))
    button(stage, "Reads its own words").focus()
    stage.page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement.shadowRoot.activeElement).outlineStyle"
    assert stage.page.evaluate(outline) == "solid"
    candidate(stage, 0, "tu").click()
    button(stage, "Undo the slip: tu").focus()
    stage.page.keyboard.press("Enter")
    check(stage, False, {})
    assert focused(stage).startswith("tu"), "on the word that was taken back"


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(student(step=9))
    candidate(stage, 0, "je").focus()
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, taken in (("ArrowDown", True), ("PageDown", False), ("a", False), ("Control+ArrowLeft", False)):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is taken, key
    button(stage, "One step back").focus()
    for key in ("ArrowDown", "ArrowLeft", "Home"):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is False, key


def test_touch(show):
    stage = show(student(), width=390, touch=True)
    button(stage, "Reads its own words").tap()
    for _ in range(3):
        button(stage, "Next step").tap()
    check(stage, False, {})
    candidate(stage, 0, "tu").tap()
    check(stage, False, {0: "tu"})
    button(stage, "Undo the slip: tu").tap()
    check(stage, False, {})
    small = stage.page.locator("button:visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 32).map(one => one.innerText)"
    )
    assert small == [], "large enough for a finger"


def test_python_sets_the_traits(show):
    stage = show(student())
    stage.page.evaluate(
        """() => {
            const { model } = document.querySelector(".living-figure");
            model.set("teacher_forcing", false);
            model.set("slips", [[0, "tu"]]);
            model.set("step", 2);
        }"""
    )
    check(stage, False, {0: "tu"}, 3)


def test_nothing_jumps_when_a_step_is_shown(show):
    stage = show(student())
    places = set()
    for _ in range(4):
        box = stage.page.locator(".stepper").bounding_box()
        places.add((box["x"], box["y"]))
        if stage.page.locator(".step.later").count():
            button(stage, "Next step").click()
    assert len(places) == 1


def test_the_table_is_pytorchs(show):
    stage = show(student(step=9, teacher_forcing=False, slips=[[0, "tu"]]))
    button(stage, "Show the numbers").click()
    table = stage.table()
    steps = expected(False, {0: "tu"})
    assert table[0] == ["having read", "1.", "2.", "3.", "4.", "5.", "others"]
    assert [row[0] for row in table[1:]] == ["<sos>", "<sos> tu", "<sos> tu es", "<sos> tu es une"]
    for row, step in zip(table[1:], steps, strict=True):
        words, numbers = zip(*(cell.split() for cell in row[1:-1]), strict=True)
        assert list(words) == step["words"]
        assert [float(n) for n in numbers] == pytest.approx(step["shares"], abs=5.1e-4)
        assert float(row[-1]) == pytest.approx(step["others"], abs=5.1e-4)
    assert stage.violations() == []


def test_small_shares_are_not_zero_and_nothing_is(show):
    beginnings = {(): [("je", 0.996), ("tu", 0.004)], ("je",): [("<eos>", 0.7), ("tu", 0.1)]}
    stage = show(DecodeStepper("I", "je", beginnings, step=9))
    first, second = shown(stage)
    assert [one["number"] for one in first["candidates"]] == ["100 %", "<1 %"]
    assert first["others"] == "0 %"
    assert second["others"] == "20 %"


def test_motion_only_where_it_is_welcome(show):
    duration = "getComputedStyle(document.querySelector('.living-figure > div').shadowRoot.querySelector('.bar'))"
    for calm, seconds in ((True, "0s"), (False, "0.25s")):
        stage = show(student(), calm=calm)
        assert stage.page.evaluate(f"{duration}.transitionDuration") == seconds


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    beginnings = {(): [(evil, 0.9), ("b", 0.1)], (evil,): [("<eos>", 0.9), (evil, 0.1)]}
    stage = show(DecodeStepper([evil], [evil], beginnings, step=9, caption=evil, strings={"others": evil}))
    button(stage, "Show the numbers").click()
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert stage.page.locator(".source .chip").inner_text() == evil
    assert shown(stage)[1]["reads"] == evil
    assert reading(stage).startswith(f"Step 2: having read <sos> {evil}, it gives <eos> 90 %.")


def test_it_speaks_another_language(show):
    german = {"reading": "Schritt {step}: nach {read} sagt er {word} ({share}).", "free": "Liest sich selbst"}
    stage = show(student(strings=german))
    want = expected(True, {})[0]
    assert reading(stage).startswith(f"Schritt 1: nach <sos> sagt er je ({percent(want['shares'][0])}).")
    button(stage, "Liest sich selbst").click()
    assert stage.trait("teacher_forcing") is False


def test_explore_finds_what_can_be_reached_and_no_more():
    """Against the plain meaning of the words: every choice of up to n places and candidates, in both modes."""
    for n_slips in (0, 1, 2):
        wanted = set()
        for forced in (True, False):
            for places in itertools.product(range(-1, 5), repeat=7):
                if sum(place >= 0 for place in places) > n_slips:
                    continue
                beginning: tuple[str, ...] = ()
                for t, place in enumerate(places):
                    wanted.add(beginning)
                    words = [word for word, _ in next_words([beginning])[0]]
                    truth = [*TRUTH, "<eos>"][t] if t <= len(TRUTH) else None
                    word = words[place] if place >= 0 else truth if forced and truth else words[0]
                    if word == "<eos>":
                        break
                    beginning = (*beginning, word)
        found = explore(next_words, TRUTH, n_slips, max_words=7)
        assert set(found) == wanted
        assert all(found[beginning] == next_words([beginning])[0] for beginning in found)


def test_explore_asks_once_for_each_length():
    asked = []

    def watched(beginnings):
        asked.append(beginnings)
        return next_words(beginnings)

    found = explore(watched, " ".join(TRUTH))
    assert [{len(beginning) for beginning in batch} for batch in asked] == [{t} for t in range(len(asked))]
    assert sum(len(set(batch)) for batch in asked) == sum(len(batch) for batch in asked) == len(found)
    assert len(asked) == len(TRUTH) + 4
    assert max(map(len, explore(next_words, TRUTH, max_words=2))) == 1


def test_its_picture_and_its_description():
    figure = student(teacher_forcing=False, slips=[[0, "tu"]])
    steps = expected(False, {0: "tu"})
    said = ", ".join(f"{step['said']} {percent(step['shares'][0])}" for step in steps)
    assert figure.describe() == (
        "a decoder step by step, translating “I am a student” (truth: “je suis étudiant”); "
        f"reading its own words, it says: {said}"
    )
    picture = figure.picture()
    for step in steps:
        for word, share in zip(step["words"], step["shares"], strict=True):
            assert percent(share).replace("<", "&lt;") in picture
            assert word.replace("<", "&lt;").replace(">", "&gt;") in picture
    assert picture.count("✓") == sum(step["truth"] in step["words"] for step in steps)


def test_bad_input_gets_a_clear_error():
    good = {(): [("je", 0.9), ("tu", 0.1)]}
    for beginnings, message in [
        ({("je",): [("suis", 0.9)]}, r"beginnings has no \(\)"),
        ({(): []}, r"after \(\) there are no candidates"),
        (good | {("je",): [("suis", 0.9)]}, r"after \('je',\) there are 1 candidates, but after \(\) there are 2"),
        ({(): [("je", 1.2), ("tu", 0.1)]}, r"between 0 and 1, but got \[1.2, 0.1\]"),
        ({(): [("je", 0.5), ("tu", -0.1)]}, "between 0 and 1"),
        ({(): [("je", float("nan")), ("tu", 0.1)]}, "between 0 and 1"),
        ({(): [("je", 0.1), ("tu", 0.5)]}, "the likeliest candidate first"),
        ({(): [("je", 0.9), ("tu", 0.8)]}, "sum to 1.700"),
        ({(): [("je", 0.5), ("je", 0.4)]}, r"the candidate 'je' comes twice"),
    ]:
        with pytest.raises(ValueError, match=message):
            DecodeStepper("I", "je", beginnings)
    with pytest.raises(ValueError, match="truth has no tokens"):
        DecodeStepper("I", "", good)
    with pytest.raises(ValueError, match="truth has to come without <sos> and <eos>"):
        DecodeStepper("I", "je <eos>", good)
    with pytest.raises(ValueError, match="does not have: colour"):
        student(strings={"colour": "Farbe"})
    with pytest.raises(ValueError, match="got 1 beginnings, but answered with 2 lists"):
        explore(lambda beginnings: 2 * next_words(beginnings), TRUTH)
    with pytest.raises(ValueError, match="expected n_slips from 0 and max_words from 1, not -1 and 3"):
        explore(next_words, TRUTH, -1, 3)


def test_bad_traits_get_a_clear_error():
    figure = student()
    for name, value, message in [
        ("step", -1, "there is no step -1"),
        ("slips", [[0, "nobody"]], "does not know the word 'nobody'"),
        ("slips", [[-1, "tu"]], r"expected \[position, word\]"),
        ("slips", ["tu"], r"expected \[position, word\]"),
        ("slips", [[0, "tu"], [0, "je"]], "two slips at the same position"),
        ("probabilities", [[0.5]], r"expected the shape \(\d+, 5\), not \(1, 1\)"),
    ]:
        with pytest.raises(TraitError, match=message):
            setattr(figure, name, value)
    figure.slips = [(1, "es"), (0, "tu")]
    assert figure.slips == [[0, "tu"], [1, "es"]]
