"""Quiz in a browser: every choice answers with its reason, and what counts is the first try."""

import pytest
from traitlets import TraitError

from attnbook.widgets.quiz import Quiz


def choice(text: str, why: str, right: bool = False) -> dict[str, object]:
    return {"text": text, "right": right, "why": why}


QUESTIONS = [
    {
        "question": "What does the decoder read in training?",
        "choices": [
            choice("Its own words", "That is how it writes, not how it learns."),
            choice("The source", "The source is what the encoder reads."),
            choice("The truth", "It is told the true word, whatever it has said.", right=True),
        ],
    },
    {
        "question": "Where does `<eos>` stand?",
        "choices": [
            choice("Only in `target_out`", "It is the last answer, and nobody reads it.", right=True),
            choice("Only in `target_in`", "That is `<sos>`."),
        ],
    },
    {
        "question": "Who reads the source?",
        "choices": [choice(name, f"{name}: {name == 'encoder'}", name == "encoder") for name in ("decoder", "encoder")],
    },
]


def quiz(**options: object) -> Quiz:
    return Quiz(QUESTIONS, caption="Test yourself.", **options)


def option(stage, question: int, i: int):
    return stage.page.locator("fieldset").nth(question).locator("label").nth(i)


def radio(stage, question: int, i: int):
    return option(stage, question, i).locator("input")


def why(stage, question: int) -> str:
    return stage.page.locator(".why").nth(question).inner_text().strip()


def signs(stage, question: int) -> list[str]:
    labels = stage.page.locator("fieldset").nth(question).locator("label")
    return labels.evaluate_all("all => all.map(one => one.querySelector('.sign')?.innerText ?? '')")


def score(stage) -> str:
    return stage.page.locator(".score").inner_text()


def focused(stage) -> str:
    """The name and the value of the radio button that has the focus."""
    return stage.page.evaluate(
        "(({ name, value }) => `${name} ${value}`)(document.activeElement.shadowRoot.activeElement)"
    )


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("answers", [[[], [], []], [[0, 2], [1], []]])
def test_it_is_whole(show, width, mode, answers):
    stage = show(quiz(answers=answers), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "Test yourself."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.page.locator("fieldset").count() == len(QUESTIONS)
    assert stage.page.get_by_role("group", name="Question 2 Where does <eos> stand?").count() == 1
    assert stage.page.locator("[aria-live]").count() == len(QUESTIONS), "there before anything is said in them"
    assert stage.violations() == []


def test_every_choice_gives_its_reason_at_once(show):
    stage = show(quiz())
    for q, question in enumerate(QUESTIONS):
        assert why(stage, q) == ""
        for i, one in enumerate(question["choices"]):
            option(stage, q, i).click()
            verdict = "✓ Right." if one["right"] else "✗ Not so."
            assert why(stage, q) == f"{verdict} {one['why'].replace('`', '')}"
            assert radio(stage, q, i).is_checked()
            assert signs(stage, q)[i] == ("✓" if one["right"] else "✗")
        tried = ["✓" if one["right"] else "✗" for one in question["choices"]]
        assert signs(stage, q) == tried, "what was tried stays marked"
    assert stage.trait("answers") == [[0, 1, 2], [0, 1], [0, 1]]
    assert score(stage) == "1 of 3 right at the first try"
    assert stage.violations() == []


def test_the_first_try_counts(show):
    stage = show(quiz())
    assert score(stage) == "0 of 3 right at the first try · 3 still open"
    option(stage, 0, 2).click()
    assert score(stage) == "1 of 3 right at the first try · 2 still open"
    option(stage, 0, 1).click()
    assert score(stage) == "1 of 3 right at the first try · 2 still open", "a look at another reason costs nothing"
    option(stage, 1, 1).click()
    option(stage, 1, 0).click()
    assert score(stage) == "1 of 3 right at the first try · 1 still open"
    option(stage, 2, 1).click()
    assert score(stage) == "2 of 3 right at the first try"


def test_the_same_choice_again_is_no_other_try(show):
    stage = show(quiz())
    for _ in range(2):
        option(stage, 0, 1).click()
    assert stage.trait("answers") == [[1], [], []]


def test_start_again(show):
    stage = show(quiz(answers=[[0, 2], [1], []]))
    button = stage.page.get_by_role("button", name="Start again")
    button.click()
    assert stage.trait("answers") == [[], [], []]
    assert stage.page.locator("input:checked").count() == 0
    assert [signs(stage, q) for q in range(3)] == [["", "", ""], ["", ""], ["", ""]]
    assert [why(stage, q) for q in range(3)] == ["", "", ""]
    assert button.is_disabled()
    assert focused(stage) == "question-1 0", "to begin with"
    option(stage, 0, 2).click()
    assert stage.trait("answers") == [[2], [], []]


def test_the_keyboard_can_answer_with_any_choice_at_the_first_try(show):
    stage = show(quiz())
    press = stage.page.keyboard.press
    press("Tab")
    assert focused(stage) == "question-1 0"
    press("ArrowDown")
    press("ArrowDown")
    assert focused(stage) == "question-1 2"
    assert radio(stage, 0, 2).is_checked()
    assert why(stage, 0) == "Press Enter to choose this answer."
    assert stage.trait("answers") == [[], [], []], "to move through the choices is no answer"
    assert stage.violations() == []
    press("Enter")
    assert stage.trait("answers") == [[2], [], []]
    assert why(stage, 0).startswith("✓ Right.")
    press("ArrowUp")
    assert why(stage, 0) == "Press Enter to choose this answer."
    press("Space")
    assert stage.trait("answers") == [[2, 1], [], []]
    assert why(stage, 0) == "✗ Not so. The source is what the encoder reads."
    press("Tab")
    assert focused(stage) == "question-2 0"
    press("Space")
    assert stage.trait("answers") == [[2, 1], [0], []]
    press("Tab")
    press("Enter")
    assert stage.trait("answers") == [[2, 1], [0], [0]]
    press("Tab")
    press("Enter")  # start again
    assert stage.trait("answers") == [[], [], []]


def test_a_choice_that_was_only_looked_at_is_let_go(show):
    stage = show(quiz(answers=[[1], [], []]))
    radio(stage, 0, 1).focus()
    stage.page.keyboard.press("ArrowDown")
    assert radio(stage, 0, 2).is_checked()
    stage.page.keyboard.press("Tab")
    assert radio(stage, 0, 1).is_checked()
    assert why(stage, 0) == "✗ Not so. The source is what the encoder reads."
    assert stage.trait("answers") == [[1], [], []]
    stage.page.keyboard.press("ArrowDown")
    assert radio(stage, 1, 1).is_checked()
    option(stage, 1, 1).click()
    assert stage.trait("answers") == [[1], [1], []], "a click on what the arrow key checked is an answer"


def test_the_focus_is_seen(show):
    stage = show(quiz())
    stage.page.keyboard.press("Tab")
    assert option(stage, 0, 0).evaluate("label => getComputedStyle(label).outlineStyle") == "solid"
    assert option(stage, 0, 1).evaluate("label => getComputedStyle(label).outlineStyle") == "none"


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(quiz())
    radio(stage, 0, 0).focus()
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, taken in (("Enter", True), ("PageDown", False), ("Home", False), ("a", False), ("Tab", False)):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is taken, key
    stage.page.get_by_role("button", name="Start again").focus()
    stage.page.keyboard.press("Enter")
    assert stage.page.evaluate("window.taken") is False


def test_touch(show):
    stage = show(quiz(), width=390, touch=True)
    option(stage, 0, 2).tap()
    option(stage, 1, 1).tap()
    assert stage.trait("answers") == [[2], [1], []]
    assert why(stage, 1) == "✗ Not so. That is <sos>."
    heights = stage.page.locator("label").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(heights) >= 44, "large enough for a finger"


def test_nothing_gives_the_right_choice_away(show):
    """The order is the author's, and choices differ in their words only, until one is tried."""
    stage = show(quiz())
    for q, question in enumerate(QUESTIONS):
        labels = stage.page.locator("fieldset").nth(q).locator("label")
        assert labels.all_inner_texts() == [one["text"].replace("`", "") for one in question["choices"]]
        bare = labels.evaluate_all(
            """all => all.map(one => {
                const copy = one.cloneNode(true);
                copy.querySelector(".text").remove();
                copy.querySelector("input").removeAttribute("value");
                return copy.outerHTML;
            })"""
        )
        assert len(set(bare)) == 1


def test_what_stands_above_stays_where_it_is(show):
    stage = show(quiz(), width=390)
    places = []
    for i in range(3):
        option(stage, 0, i).click()
        places.append([option(stage, 0, j).bounding_box() for j in range(3)])
    assert places[0] == places[1] == places[2]


def test_python_sets_the_answers(show):
    stage = show(quiz())
    stage.page.evaluate("document.querySelector('.living-figure').model.set('answers', [[0, 2], [0], []])")
    assert score(stage) == "1 of 3 right at the first try · 1 still open"
    assert why(stage, 0).startswith("✓ Right.")
    assert radio(stage, 0, 2).is_checked()
    assert signs(stage, 0) == ["✗", "", "✓"]


def test_two_quizzes_on_a_page_do_not_mix(show):
    stage = show(quiz(), Quiz(QUESTIONS[2:]))
    stage.page.wait_for_selector(".living-figure[data-started] >> nth=1")
    option(stage, 0, 0).click()
    option(stage, 3, 1).click()
    assert radio(stage, 0, 0).is_checked()
    assert radio(stage, 3, 1).is_checked()
    assert stage.trait("answers") == [[0], [], []]


@pytest.mark.parametrize("width", [1280, 390])
def test_no_answer_moves_what_is_below(show, width):
    reasons = ("No.", "A long reason, which takes several lines on a phone. " * 4)
    choices = [choice(why, why, i == 0) for i, why in enumerate(reasons)]
    stage = show(Quiz([{"question": "Which?", "choices": choices}] * 2), width=width)
    before = stage.page.locator("fieldset").nth(1).bounding_box()["y"]
    for i in (1, 0):
        option(stage, 0, i).click()
        assert why(stage, 0).endswith(reasons[i].strip())
        assert stage.page.locator("fieldset").nth(1).bounding_box()["y"] == before


def test_code_between_backticks_stress_between_asterisks(show):
    text = "a `b` c `<i>d</i>` *is* 2 * 3 * `x*y*z` `e"
    stage = show(Quiz([{"question": text, "choices": [choice(text, text, True), choice("x", "y")]}], answers=[[0]]))
    for place in ("legend", "label >> nth=0", ".why"):
        assert stage.page.locator(place).locator("code").all_inner_texts() == ["b", "<i>d</i>", "x*y*z"]
        assert stage.page.locator(place).locator("em").all_inner_texts() == ["is"]
    shown = option(stage, 0, 0).locator(".text").inner_text()
    assert shown == "a b c <i>d</i> is 2 * 3 * x*y*z `e", "a lone sign is a sign"


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    questions = [{"question": evil, "choices": [choice(evil, evil, True), choice(f"`{evil}`", evil)]}]
    stage = show(Quiz(questions, caption=evil, strings={"right": evil}, answers=[[1, 0]]))
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert option(stage, 0, 0).locator(".text").inner_text() == evil
    assert option(stage, 0, 1).locator("code").inner_text() == evil
    assert why(stage, 0) == f"✓ {evil} {evil}"


def test_long_words_do_not_widen_the_page(show):
    long = "supercalifragilistic" * 6
    stage = show(Quiz([{"question": long, "choices": [choice(long, long, True), choice("x", "y")]}]), width=390)
    option(stage, 0, 0).click()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_speaks_another_language(show):
    german = {"score": "{right} von {all} auf Anhieb richtig", "open": "noch {open}", "right": "Richtig."}
    stage = show(quiz(strings=german))
    option(stage, 0, 2).click()
    assert score(stage) == "1 von 3 auf Anhieb richtig · noch 2"
    assert why(stage, 0).startswith("✓ Richtig. It is told")


def test_its_picture_and_its_description():
    figure = quiz()
    for question in QUESTIONS:
        assert question["question"] in figure.describe()
        for one in question["choices"]:
            assert one["text"].replace("<", "&lt;") in figure.picture()
    assert "✓" not in figure.picture()
    long = " ".join(["word"] * 40)
    picture = Quiz([{"question": long, "choices": QUESTIONS[0]["choices"]}]).picture()
    lines = [part.split("</text>")[0] for part in picture.split("<text")[1:]]
    assert max(len(line.split(">")[1]) for line in lines) <= 76, "long questions are wrapped"


def test_bad_input_gets_a_clear_error():
    good = QUESTIONS[0]["choices"]

    def ask(**changes: object) -> list[dict[str, object]]:
        return [QUESTIONS[1], {"question": "Why?", "choices": good} | changes]

    for questions, message in [
        ([], "at least one question"),
        ([{"question": "Why?"}], r"question 1: expected a dictionary with .*, but got \['question'\]"),
        (ask(hint="h"), "question 2: expected a dictionary"),
        (ask(question=" "), "question 2: 'question' is empty"),
        (ask(choices="abc"), "question 2: 'choices' has to be a list, but is 'abc'"),
        (ask(choices=good[2:]), "question 2 has 1 choices: expected 2 to 5"),
        (ask(choices=["a", "b"]), "question 2, choice 1: expected a dictionary with .*, but got 'a'"),
        (ask(choices=[*good, *good]), "question 2 has 6 choices"),
        (ask(choices=good[:2]), "question 2 has 0 right choices: expected exactly one"),
        (ask(choices=[good[2], good[2] | {"text": "b"}]), "question 2 has 2 right choices"),
        (ask(choices=[*good, good[0]]), "question 2 has the choice 'Its own words' twice"),
        (ask(choices=[good[2], {"text": "b", "right": False}]), "question 2, choice 2: expected a dictionary"),
        (ask(choices=[good[2], choice("b", "")]), "question 2, choice 2: 'why' is empty"),
        (ask(choices=[good[2], choice("b", "c") | {"right": 1}]), "'right' has to be True or False, but is 1"),
        (ask(choices=[good[2], choice("b", "c") | {"text": 3}]), "'text' has to be a text, but is 3"),
    ]:
        with pytest.raises(ValueError, match=message):
            Quiz(questions)
    with pytest.raises(ValueError, match="does not have: colour"):
        quiz(strings={"colour": "Farbe"})


def test_bad_traits_get_a_clear_error():
    figure = quiz()
    for answers, message in [
        ([[0]], "each of 3 questions, but got 1"),
        ([[3], [], []], "question 1 has the choices 0 to 2, but got 3"),
        ([[], ["a"], []], "question 2 has the choices 0 to 1, but got 'a'"),
    ]:
        with pytest.raises(TraitError, match=message):
            figure.answers = answers
    figure.answers = [(2,), (), ()]
    assert figure.answers == [[2], [], []]
