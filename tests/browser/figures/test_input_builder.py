"""InputBuilder in a browser: its pieces and ids are those of Hugging Face's tokenizer, whatever is typed."""

import itertools
import re
import xml.etree.ElementTree as ET
from decimal import ROUND_HALF_UP, Decimal

import jaxtyping
import pytest
from stepped_page import set_traits
from tokenizers import BertWordPieceTokenizer
from traitlets import TraitError

from attnbook.corpora.littleworld.stories import stories
from attnbook.widgets import InputBuilder

SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
FIRST, SECOND = "The teacher found an umbrella.", "She lost it at the station."
TINY = {
    "tiny": [*SPECIALS, *["play", *"playing"], *(f"##{piece}" for piece in [*"playing", "ing"])],
}


def learned(size: int, language: str = "en") -> list[str]:
    """A vocabulary that tokenizers learns from stories of Little World; a piece's place is its id."""
    tokenizer = BertWordPieceTokenizer(lowercase=False, strip_accents=False)
    texts = [story.text(language) for story in itertools.islice(stories(), 300)]
    tokenizer.train_from_iterator(texts, vocab_size=size, min_frequency=1, show_progress=False)
    ids = tokenizer.get_vocab()
    return sorted(ids, key=ids.__getitem__)


ENGLISH = {f"{size} pieces": learned(size) for size in (60, 120, 300)}
KOREAN = {f"{size} pieces": learned(size, "ko") for size in (120, 300)}
ALL = ENGLISH | {"Korean": KOREAN["300 pieces"]}
TEXTS = [
    "the teacher found an old toy.",
    "안나 는 가게 에서 오래된 장난감 을 샀습니다 .",
    "안나는 가게에서 장난감을 샀습니다.",  # as Koreans write it
    "han국 어a",
    "Don't! (No?) a-b, c… “d” ¿e¡ 100 % $5 a_b ^~`|<>=+ « x » – ·",
    "two  spaces\tand a tab, \u00a0hard \u3000wide\nand a new line ",
    "🙂 ☃️ a👩‍👩‍👧b café cafe\u0301 ñ Ω ß İ",
    "Łódź шапка क्षेत्र ا ü",
    "a" * 100 + " " + "a" * 101 + " " + "t" * 40,
    "he\u200bllo so\u00adft \ufeffx \ufffd y\x00z \x85 end",
    "<b>bold</b> &amp; <img src=x onerror=alert(1)>",
    "a [MASK] is[MASK]found [SEP] [CLS][UNK] [PAD] [mask] [ MASK ]",
    "中文 the字典日本 カタカナ",
    "##ing # ## [UNK",
    "",
    "   ",
]


def figure(vocabularies: dict[str, list[str]] = ENGLISH, first: str = FIRST, second: str = SECOND, **options):
    options = {"vocabulary": "120 pieces" if "120 pieces" in vocabularies else None} | options
    return InputBuilder(vocabularies, first, second, caption="What BERT reads.", **options)


def playing(first: str = "playing", second: str = "", **options) -> InputBuilder:
    return figure(TINY, first, second, **options)


def reference(pieces: list[str], first: str, second: str, lowercase: bool = False, most: int = 512) -> list[tuple]:
    """The tokens as (piece, id, segment, position), by tokenizers; cut as in Google's `_truncate_seq_pair`."""
    ids = {piece: i for i, piece in enumerate(pieces)}
    tokenizer = BertWordPieceTokenizer(ids, lowercase=lowercase, strip_accents=False)
    a, b = (tokenizer.encode(text, add_special_tokens=False).tokens for text in (first, second))
    while len(a) + len(b) > most - (3 if b else 2):
        if len(a) > len(b):
            a.pop()
        else:
            b.pop()
    if len(a) == len(tokenizer.encode(first, add_special_tokens=False).tokens) and b:
        whole = tokenizer.encode(first, second)
        assert whole.tokens[: len(a) + 2 + len(b)] == ["[CLS]", *a, "[SEP]", *b], "the reference knows itself"
        assert whole.type_ids[: len(a) + 3] == [0] * (len(a) + 2) + [1]
    tokens = [("[CLS]", 0), *((piece, 0) for piece in a), ("[SEP]", 0)]
    tokens += [*((piece, 1) for piece in b), ("[SEP]", 1)] if b else []
    return [(piece, ids[piece], segment, position) for position, (piece, segment) in enumerate(tokens)]


def words_of(text: str, lowercase: bool = False) -> list[str]:
    """The words of a text as tokenizers splits it, the special tokens that stand in it among them."""
    tokenizer = BertWordPieceTokenizer(dict.fromkeys(SPECIALS, 0), lowercase=lowercase, strip_accents=False)
    split = tokenizer._tokenizer.pre_tokenizer.pre_tokenize_str
    parts = re.split(r"(\[(?:PAD|UNK|CLS|SEP|MASK)\])", text)
    found = [
        [part] if i % 2 else [word for word, _ in split(tokenizer.normalize(part))] for i, part in enumerate(parts)
    ]
    return [word for words in found for word in words]


def shown(stage) -> list[tuple]:
    """The tokens as they stand on the page: (piece, id, segment, position)."""
    columns = stage.page.locator(".entry").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('.piece, .chip')].map(part => part.textContent))"
    )
    labels = stage.page.locator(".entry").evaluate_all("all => all.map(one => one.ariaLabel)")
    found = []
    for (piece, *chips), label in zip(columns, labels, strict=True):
        named = label.removeprefix(f"{piece}, ").split(", ")
        numbers = [name.split(" ")[1] for name in named]
        narrow = stage.page.viewport_size["width"] < 480
        assert chips == (numbers if narrow else named), "on a phone they are numbers alone"
        assert [name.split(" ")[0] for name in named] == ["word", "segment", "position"]
        found.append((piece, int(numbers[0]), "AB".index(numbers[1]), int(numbers[2])))
    return found


def counts(stage) -> dict[str, str]:
    rows = stage.page.locator(".counts div").evaluate_all(
        "all => all.map(one => [...one.children].map(n => n.innerText))"
    )
    return dict(rows)


def tries(stage) -> list[tuple[str, str]]:
    """What was looked up, with its sign; or the line that stands for many, with none."""
    lines = stage.page.locator(".tries li").evaluate_all(
        """all => all.map(line => [
            line.querySelector("s, b")?.textContent ?? line.textContent,
            line.querySelector(".sign")?.textContent ?? "",
        ])"""
    )
    return [tuple(line) for line in lines]


def searches(word: str, pieces: list[str]) -> list[tuple[str, list[str], str | None]]:
    """The searches that cut a word, by the rule as it is told: (what is left, looked up, found)."""
    done: list[tuple[str, list[str], str | None]] = []
    rest = word
    while rest:
        mark = "##" if done else ""
        looked_up: list[str] = []
        for end in range(len(rest), 0, -1):
            looked_up.append(mark + rest[:end])
            if looked_up[-1] in pieces:
                break
        found = looked_up[-1] if looked_up[-1] in pieces else None
        done.append((rest, looked_up, found))
        if found is None:
            break
        rest = rest[len(found) - len(mark) :]
    return done


def abridged(looked_up: list[str], found: str | None) -> list[tuple[str, str]]:
    lines = [(piece, "✓" if piece == found else "✗") for piece in looked_up]
    if len(lines) <= 8:
        return lines
    return [*lines[:4], (f"… {len(lines) - 7} more, each one letter shorter", ""), *lines[-3:]]


def sentence(piece: str, row: int, segment: int, position: int) -> str:
    return (
        f"“{piece}” is row {row} of the words' matrix, row {segment} of the segments', row {position} of the "
        "positions': the three are added."
    )


def field(stage, name: str):
    return stage.page.get_by_label(f"{name} text")


def entry(stage, i: int):
    return stage.page.locator(".entry").nth(i)


def button(stage, name: str, **options):
    return stage.page.get_by_role("button", name=name, **options)


def focused(stage) -> str:
    return stage.page.evaluate(
        """() => {
            const one = document.activeElement.shadowRoot?.activeElement;
            if (!one) return "";
            return one.querySelector(".piece")?.innerText ?? one.ariaLabel ?? (one.labels?.[0] ?? one).innerText;
        }"""
    ).strip()


def chosen(stage) -> int:
    (place,) = stage.page.locator(".entry").evaluate_all(
        "all => all.flatMap((one, i) => one.ariaPressed === 'true' ? [i] : [])"
    )
    return place


def test_the_example_is_interesting():
    """What the other tests lean on: words that fall apart and grow together, and unknown ones."""
    lengths = [len(reference(pieces, FIRST, SECOND)) for pieces in ENGLISH.values()]
    assert lengths == sorted(set(lengths), reverse=True), "a larger vocabulary has fewer pieces to a word"
    tokens = reference(ENGLISH["120 pieces"], FIRST, SECOND)
    assert any(piece.startswith("##") for piece, *_ in tokens)
    assert any(piece == "[UNK]" for piece, *_ in tokens)
    assert any(len(piece) > 3 and not piece.startswith(("[", "##")) for piece, *_ in tokens)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 800, 390])
def test_it_is_whole(show, width, mode):
    stage = show(figure(selected=6), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "What BERT reads."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    button(stage, "Show the numbers").click()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    cut = stage.page.locator(".chip, .piece, .vector, .name, .many").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth).map(one => one.innerText)"
    )
    assert cut == [], "no word is cut off"
    for i in range(stage.page.locator(".entry").count()):
        box = entry(stage, i).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert stage.violations() == []
    told = "Under each token stand its word's row, its segment and its position."
    assert (told in stage.page.locator(".hint").inner_text()) == (width == 390)
    assert shown(stage) == reference(ENGLISH["120 pieces"], FIRST, SECOND)


@pytest.mark.parametrize("width", [1280, 390])
def test_three_digits_fit(show, width):
    large = {"large": [*SPECIALS, *(f"piece{i}" for i in range(30_000)), "e"]}
    stage = show(figure(large, "e " * 130, "", n_positions=512, selected=129), width=width)
    assert shown(stage)[129] == ("e", 30_005, 0, 129)
    cut = stage.page.locator(".chip").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
    )
    assert cut == []
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("name", "lowercase"), [*((name, False) for name in ALL), ("120 pieces", True)])
def test_every_text_is_cut_as_tokenizers_cuts_it(show, name, lowercase):
    one = figure(ALL, vocabulary=name, n_positions=512, lowercase=lowercase)
    stage = show(one)
    pieces = ALL[name]
    for first, second in [*((text, "") for text in TEXTS), *itertools.pairwise(TEXTS)]:
        field(stage, "first").fill(first)
        field(stage, "second").fill(second)
        expected = reference(pieces, first, second, lowercase)
        assert shown(stage) == expected, (first, second)
        words = len(words_of(first, lowercase)) + len(words_of(second, lowercase))
        n_pieces = len(expected) - 2 - expected[-1][2]
        assert counts(stage) == {
            "words": f"{words}",
            "pieces": f"{n_pieces}",
            "tokens with [CLS] and [SEP]": f"{len(expected)}",
            "pieces a word": str(Decimal(n_pieces / words).quantize(Decimal("0.01"), ROUND_HALF_UP)) if words else "–",
        }
        assert (stage.trait("first"), stage.trait("second")) == (first, second)
        one.first, one.second = first, second  # Python says the same
        assert one._tokens() == [token[:3] for token in expected]
    assert stage.page.locator(".figure img, .figure b:not(.tries b)").count() == 0


def test_every_kind_of_letter(show):
    """Between an a and a b each of them is a letter, a word of its own, a space or nothing, as tokenizers has it."""
    newer = range(0x2E43, 0x2E5E)  # punctuation that tokenizers does not know yet
    borders = [0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xF900, 0xFAFF, 0x20000, 0x2A6DF, 0x2B81F, 0x2B820, 0x2CEAF, 0x2F800]
    points = [*range(0x600), *range(0x2000, 0x3040), *borders, *(point - 1 for point in borders), 0xFE0F, 0x1F642]
    letters = [chr(point) for point in points if point not in newer]
    vocabulary = [*SPECIALS, "a", "b", "##b"]
    stage = show(figure({"a b": vocabulary}, "a", "", n_positions=512))
    kinds = set()
    for start in range(0, len(letters), 120):
        text = " ".join(f"a{letter}b" for letter in letters[start : start + 120])
        set_traits(stage, first=text)
        expected = reference(vocabulary, text, "")
        assert shown(stage) == expected, f"{start}: {text!r}"
        kinds |= {piece for piece, *_ in expected}
    assert {"a", "b", "##b", "[UNK]"} <= kinds


@pytest.mark.parametrize("name", ENGLISH)
def test_each_word_is_cut_search_by_search(show, name):
    pieces = ENGLISH[name]
    first, second = "The teacher found umbrellas.", f"café ttttttttttttttt {'t' * 30}ŝ x [MASK]"
    stage = show(figure(first=first, second=second, vocabulary=name, n_positions=200))
    tokens, place = shown(stage), 1
    for segment, text in enumerate((first, second)):
        for word in words_of(text):
            if word == "[MASK]":
                entry(stage, place).click()
                assert stage.page.locator(".cutting .title").inner_text() == "[MASK] is not cut"
                assert stage.page.locator(".stepper").count() == 0
                place += 1
                continue
            rounds = searches(word, pieces)
            unknown = rounds[-1][2] is None
            steps = len(rounds)
            if unknown:
                entry(stage, place).click()
                for _ in range(steps - 1):
                    button(stage, "The search before").click()
            for n, (rest, looked_up, found) in enumerate(rounds):
                token = tokens[place]
                if not unknown:
                    entry(stage, place).click()
                    place += 1
                    assert token[0] == found
                assert stage.page.locator(".cutting .title").inner_text().strip() == f"How “{word}” is cut"
                assert stage.page.locator(".place").inner_text() == f"Search {n + 1} of {steps}"
                asked = stage.page.locator(".asked").inner_text()
                assert asked == (
                    f"“{rest}” is left. The longest beginning of it, now with ##:"
                    if n
                    else f"The longest beginning of “{word}” that the vocabulary has:"
                )
                assert tries(stage) == abridged(looked_up, found)
                chips = stage.page.locator(".tries .chip").all_inner_texts()
                assert chips == ([f"word {pieces.index(found)}"] if found else [])
                left = rest[len(found.removeprefix("##") if n else found) :] if found else ""
                told = stage.page.locator(".outcome").inner_text().strip()
                if found is None:
                    assert told.startswith("No beginning is in the vocabulary. So the whole word becomes [UNK]")
                    assert told.endswith("what was found before counts for nothing.") == (n > 0)
                elif left:
                    assert told == f"“{left}” is left to be cut."
                else:
                    whole = "The vocabulary has the whole word: nothing is left."
                    assert told == (whole if steps == 1 else f"Nothing is left: the word is {steps} pieces.")
                parts = stage.page.locator(".part").all_inner_texts()
                before = [found for _, _, found in rounds[:n]]
                assert parts == [*before, *([found] if found else []), *([left or rest] if left or not found else [])]
                assert stage.reading() == sentence(*token)
                if unknown and n + 1 < steps:
                    button(stage, "The next search").click()
            if unknown:
                assert token[0] == "[UNK]"
                place += 1
        assert tokens[place][0] == "[SEP]"
        assert tokens[place][2] == segment
        place += 1
    assert place == len(tokens)


def test_the_steps_of_a_word_are_its_tokens(show):
    stage = show(playing("a playing p", selected=2))
    assert [token[0] for token in shown(stage)] == ["[CLS]", "a", "play", "##ing", "p", "[SEP]"]
    assert tries(stage) == [("playing", "✗"), ("playin", "✗"), ("playi", "✗"), ("play", "✓")]
    button(stage, "The next search").click()
    assert stage.trait("selected") == chosen(stage) == 3
    assert tries(stage) == [("##ing", "✓")]
    assert button(stage, "The next search").is_disabled()
    button(stage, "The next search").click(force=True)
    assert stage.trait("selected") == 3
    button(stage, "The search before").click()
    assert stage.trait("selected") == 2
    assert button(stage, "The search before").is_disabled()


def test_what_was_found_before_an_unknown_part_counts_for_nothing(show):
    stage = show(playing("playing☃", selected=1))
    assert shown(stage)[1][0] == "[UNK]"
    assert stage.page.locator(".place").inner_text() == "Search 3 of 3"
    assert tries(stage) == [("##☃", "✗")]
    assert stage.page.locator(".part.lost").all_inner_texts() == ["play", "##ing"]
    button(stage, "The search before").click()
    assert stage.trait("selected") == 1, "there is no other token of this word"
    assert tries(stage) == [("##ing☃", "✗"), ("##ing", "✓")]
    entry(stage, 0).click()
    entry(stage, 1).click()
    assert stage.page.locator(".place").inner_text() == "Search 3 of 3", "it begins anew"


def test_what_is_not_cut(show):
    stage = show(playing(f"[MASK] {'a' * 101} a", "[SEP]"))
    titles, told = [], []
    for i in (0, 1, 2, 4, 5):
        entry(stage, i).click()
        titles.append(stage.page.locator(".cutting .title").inner_text())
        told.append(stage.page.locator(".cutting p").nth(1).inner_text())
    assert titles == [f"{piece} is not cut" for piece in ("[CLS]", "[MASK]", "[UNK]", "[SEP]", "[SEP]")]
    assert told[0].startswith("[CLS] stands before every input.")
    assert told[1] == "[MASK] is a special token, also where you type it: its letters are not looked up."
    assert told[2].startswith("This word has 101 letters. A word of more than 100 is not looked up")
    assert told[3].startswith("[SEP] stands after each text")
    assert told[4].startswith("[SEP] is a special token")


def test_a_word_as_it_stands_in_the_text(show):
    stage = show(playing("PlayING a", lowercase=True, selected=1))
    assert [token[0] for token in shown(stage)] == ["[CLS]", "play", "##ing", "a", "[SEP]"]
    title = stage.page.locator(".cutting .title")
    assert title.inner_text() == "How “playing” is cut In the text it is “PlayING”."
    entry(stage, 3).click()
    assert title.inner_text().strip() == "How “a” is cut"
    set_traits(stage, first="ΟΔΟΣ", selected=1)
    assert title.inner_text().startswith(f"How “{words_of('ΟΔΟΣ', lowercase=True)[0]}” is cut")
    set_traits(stage, first="pla\u00ady a", selected=1)
    assert title.inner_text() == "How “play” is cut In the text it is “pla\u00ady”."


def test_pieces_of_a_word_hang_together(show):
    stage = show(playing("a playing p", selected=3))
    box = [stage.page.locator(".piece").nth(i).bounding_box() for i in range(6)]
    gaps = [right["x"] - left["x"] - left["width"] for left, right in itertools.pairwise(box)]
    assert gaps[2] == pytest.approx(0, abs=0.1)
    assert min(gaps[:2] + gaps[3:]) > 8
    assert stage.page.locator(".mate .piece").all_inner_texts() == ["play", "##ing"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("p l a y", ""), ("p l a y i n g", ""), ("p l a", "y i n g"), ("p", "l a y i n g"), ("p l a y i n g", "p"),
     ("p l a y i", "i n g p l"), ("playing playing playing", "a playing"), ("", "p l a y i n g")],
)  # fmt: skip
@pytest.mark.parametrize("most", [5, 7, 8])
def test_what_is_too_long_is_cut(show, first, second, most):
    one = playing(first, second, n_positions=most)
    stage = show(one)
    expected = reference(TINY["tiny"], first, second, most=most)
    assert shown(stage) == expected
    assert one._tokens() == [token[:3] for token in expected]
    whole = reference(TINY["tiny"], first, second)
    left = [sum(t[2] == segment for t in whole) - sum(t[2] == segment for t in expected) for segment in (0, 1)]
    note = stage.page.get_by_role("status")
    assert (note.inner_text() != "") == (len(whole) > most)
    assert counts(stage)["tokens with [CLS] and [SEP]"] == str(len(whole))
    if len(whole) > most:
        begin = f"Too long: the model reads {most} tokens at most, and th"
        text = note.inner_text()
        assert text.startswith(begin)
        assert f" {len(whole)} with [CLS] and [SEP]." in text
        if second:
            end = f"Pieces left out: {left[0]} at the end of the first text, {left[1]} at the end of the second."
        else:
            end = f"Pieces left out at its end: {left[0]}."
        assert text.endswith(end)


def test_a_search_whose_piece_has_no_room(show):
    stage = show(playing("p l playing", n_positions=5, selected=3))
    assert shown(stage)[-2][0] == "play"
    button(stage, "The next search").click()
    assert stage.trait("selected") == 3
    assert stage.page.locator(".place").inner_text() == "Search 2 of 2"
    assert stage.page.locator(".tries .chip").inner_text() == f"word {TINY['tiny'].index('##ing')}"
    assert stage.page.locator(".outcome").inner_text().endswith("Here the input is full: this piece is left out.")
    assert stage.reading() == sentence("play", 5, 0, 3), "what is added is still the selected token's"


@pytest.mark.parametrize("how", ["mouse", "touch", "Enter"])
def test_another_vocabulary(show, how):
    stage = show(figure(selected=6), width=390 if how == "touch" else 1280, touch=how == "touch")
    group = stage.page.get_by_role("group", name="The vocabulary that cuts the words")
    lengths = {name: len(reference(pieces, FIRST, SECOND)) for name, pieces in ENGLISH.items()}
    labels = [text.replace("\n", " ") for text in group.get_by_role("button").all_inner_texts()]
    assert labels == [f"{name} {n} tokens" for name, n in lengths.items()]
    for name in ("300 pieces", "60 pieces", "120 pieces"):
        one = group.get_by_role("button", name=name)
        if how == "mouse":
            one.click()
        elif how == "touch":
            one.tap()
        else:
            one.focus()
            stage.page.keyboard.press(how)
        assert stage.trait("vocabulary") == name
        assert one.get_attribute("aria-pressed") == "true"
        assert shown(stage) == reference(ENGLISH[name], FIRST, SECOND)
        assert stage.page.locator(".cutting .title").inner_text().strip() == "How “teacher” is cut", (
            "still the same word"
        )
        assert stage.page.locator(".words.matrix .soft").inner_text() == f"{len(ENGLISH[name])} rows"


def test_another_vocabulary_with_a_sign_selected(show):
    stage = show(figure())
    for sign in (0, 1, 2):
        signs = [i for i, token in enumerate(shown(stage)) if token[0] in ("[CLS]", "[SEP]")]
        entry(stage, signs[sign]).click()
        button(stage, "300 pieces").click()
        signs = [i for i, token in enumerate(shown(stage)) if token[0] in ("[CLS]", "[SEP]")]
        assert chosen(stage) == signs[sign]
        button(stage, "60 pieces").click()


def test_one_vocabulary_needs_no_switch(show):
    stage = show(playing())
    assert stage.page.get_by_role("group", name="The vocabulary").count() == 0
    assert stage.page.locator(".vocabularies").count() == 0


def test_the_row_of_each_matrix(show):
    """Where the chips lie in the three matrices, and what they say."""
    stage = show(figure(n_positions=40))
    tokens = shown(stage)
    sizes = (120, 2, 40)
    assert stage.page.locator(".matrix .soft").all_inner_texts() == [f"{n} rows" for n in sizes]
    for i in (0, 3, 18, len(tokens) - 1):
        entry(stage, i).click()
        _, *rows = tokens[i]
        chips = stage.page.locator(".sheet .chip")
        assert chips.all_inner_texts() == [f"word {rows[0]}", f"segment {'AB'[rows[1]]}", f"position {rows[2]}"]
        for k, n in enumerate(sizes):
            box, sheet = chips.nth(k).bounding_box(), stage.page.locator(".sheet").nth(k).bounding_box()
            share = (box["y"] - sheet["y"] - 1) / (sheet["height"] - 2 - box["height"])
            assert share == pytest.approx(rows[k] / (n - 1), abs=0.02)


def test_typing_explains_the_word_at_the_cursor(show):
    stage = show(playing("", ""))
    first = field(stage, "first")
    first.click()
    words = []
    for letter in "a playing":
        stage.page.keyboard.type(letter)
        title = stage.page.locator(".cutting .title").inner_text()
        words.append(re.sub(r"How “(.*)” is cut", r"\1", title).strip())
    assert words == ["a", "a", "p", "pl", "pla", "play", "playi", "playin", "playing"]
    assert shown(stage)[chosen(stage)][0] == "##ing"
    stage.page.keyboard.press("Home")
    stage.page.keyboard.type("p")
    assert first.input_value() == "pa playing"
    assert stage.page.locator(".cutting .title").inner_text().strip() == "How “pa” is cut"
    assert chosen(stage) == 2, "its last piece"
    field(stage, "second").click()
    stage.page.keyboard.type("play")
    assert shown(stage)[chosen(stage)] == ("play", 5, 1, 6)
    stage.page.keyboard.press("Backspace")
    assert shown(stage)[chosen(stage)][0] == "##a"
    for _ in range(3):
        stage.page.keyboard.press("Backspace")
    assert shown(stage) == reference(TINY["tiny"], "pa playing", "")
    stage.page.keyboard.type("a")
    assert shown(stage)[-1][2] == 1


def test_hangul_is_typed_letter_by_letter(show):
    stage = show(figure(KOREAN, "", "", vocabulary="300 pieces"))
    field(stage, "first").click()
    session = stage.page.context.new_cdp_session(stage.page)
    for text in ("ㅎ", "하", "한"):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": 1, "selectionEnd": 1})
        assert stage.trait("first") == text
        assert shown(stage) == reference(KOREAN["300 pieces"], text, "")
    session.send("Input.insertText", {"text": "한"})
    session.send("Input.imeSetComposition", {"text": "그", "selectionStart": 1, "selectionEnd": 1})
    session.send("Input.insertText", {"text": "글"})
    assert field(stage, "first").input_value() == stage.trait("first") == "한글"
    assert shown(stage) == reference(KOREAN["300 pieces"], "한글", "")


def test_start_again(show):
    stage = show(figure())
    again = button(stage, "Start again")
    assert again.get_attribute("aria-disabled") == "true"
    field(stage, "first").fill("a")
    field(stage, "second").fill("b")
    assert again.get_attribute("aria-disabled") == "false"
    again.click()
    assert (stage.trait("first"), stage.trait("second")) == (FIRST, SECOND)
    assert field(stage, "first").input_value() == FIRST
    assert shown(stage) == reference(ENGLISH["120 pieces"], FIRST, SECOND)
    assert again.get_attribute("aria-disabled") == "true"
    chosen = stage.trait("selected")
    button(stage, "300 pieces").click()
    stage.page.locator(".entry").nth(1).click()
    assert again.get_attribute("aria-disabled") == "false"
    again.click()
    assert (stage.trait("vocabulary"), stage.trait("selected")) == ("120 pieces", chosen)


def test_without_any_word_the_first_sign_is_explained(show):
    stage = show(figure(selected=3))
    field(stage, "first").fill("")
    assert stage.trait("selected") == 0
    assert stage.page.locator(".cutting .title").inner_text().startswith("[CLS]")


@pytest.mark.parametrize("width", [1280, 390])
def test_many_tokens_scroll_and_what_is_explained_stays_in_sight(show, width):
    stage = show(figure(first=FIRST * 3, second=SECOND), width=width)
    row = stage.page.locator(".row").bounding_box()
    assert row["height"] < 370
    assert stage.page.locator(".panel").bounding_box()["y"] - row["y"] < 470
    inside = """row => {
      const [outer, inner] = [row, row.querySelector("[aria-pressed=true]")].map((one) => one.getBoundingClientRect());
      return inner.top >= outer.top && inner.bottom <= outer.bottom;
    }"""
    for place in (len(shown(stage)) - 1, 20, 0):
        stage.put(selected=place)
        assert stage.page.locator(".row").evaluate(inside), place


def test_the_keyboard_does_everything(show):
    stage = show(figure())
    press = stage.page.keyboard.press
    stops = []
    for _ in range(8):
        press("Tab")
        stops.append(focused(stage).split("\n")[0])
    assert stops[:2] == ["first text", "second text"]
    assert [stop[:3] for stop in stops[2:5]] == ["60 ", "120", "300"]
    assert stops[5:] == ["Start again", "[CLS]", "Show the numbers"], "the tokens are one stop"
    press("Shift+Tab")
    tokens = shown(stage)
    for i in range(1, 7):
        press("ArrowRight")
        assert (chosen(stage), focused(stage), stage.trait("selected")) == (i, tokens[i][0], i)
        assert stage.reading() == sentence(*tokens[i])
    press("End")
    assert chosen(stage) == len(tokens) - 1
    press("ArrowRight")
    assert chosen(stage) == len(tokens) - 1
    press("ArrowLeft")
    assert focused(stage) == tokens[-2][0]
    press("Home")
    assert chosen(stage) == 0
    for _ in range(3):
        press("ArrowRight")
    press("Tab")
    assert focused(stage) == "The search before"
    press("Tab")
    press("Enter")
    assert chosen(stage) == 4
    press("Space")
    assert chosen(stage) == 5
    assert focused(stage) == "The next search"


def test_keys_that_belong_to_the_page_stay_with_it(show):
    stage = show(figure(selected=3))
    entry(stage, 3).focus()
    stage.page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    for key, taken in (("ArrowRight", True), ("ArrowDown", False), ("a", False), ("Control+ArrowLeft", False)):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is taken, key
    field(stage, "first").focus()
    for key in ("ArrowLeft", "ArrowDown", "Home", "Enter", "Tab"):
        stage.page.keyboard.press(key)
        assert stage.page.evaluate("window.taken") is False, key
    assert "\n" in stage.trait("first"), "Enter is white space like any other"


def test_touch(show):
    stage = show(figure(), width=390, touch=True)
    tokens = shown(stage)
    for i in (4, 20, 0):
        entry(stage, i).tap()
        assert stage.trait("selected") == chosen(stage) == i
        assert stage.reading() == sentence(*tokens[i])
    entry(stage, 3).tap()
    button(stage, "The next search").tap()
    assert chosen(stage) == 4
    small = stage.page.locator("button:visible, textarea:visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 32).map(one => one.innerText)"
    )
    assert small == [], "large enough for a finger"
    assert stage.page.locator("textarea").first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 16


def test_the_focus_is_seen(show):
    stage = show(figure())
    for one in (entry(stage, 0), field(stage, "first"), button(stage, "300 pieces")):
        one.focus()
        stage.page.keyboard.press("Shift")
        assert one.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_python_sets_the_traits(show):
    stage = show(figure())
    set_traits(stage, first="an old toy", second="", vocabulary="300 pieces", selected=2)
    assert field(stage, "first").input_value() == "an old toy"
    assert shown(stage) == reference(ENGLISH["300 pieces"], "an old toy", "")
    assert chosen(stage) == 2
    assert button(stage, "300 pieces").get_attribute("aria-pressed") == "true"
    set_traits(stage, selected=99)
    assert chosen(stage) == len(shown(stage)) - 1, "beyond the last: the last"
    set_traits(stage, first="")
    assert shown(stage) == reference(ENGLISH["300 pieces"], "", "")
    assert stage.reading() == sentence("[SEP]", 3, 0, 1)
    assert stage.violations() == []


def test_python_hears_of_the_traits():
    one = figure()
    one.set_state({"first": "한 [MASK]", "second": "", "selected": 77, "vocabulary": "60 pieces"})
    assert (one.first, one.second, one.selected, one.vocabulary) == ("한 [MASK]", "", 77, "60 pieces")
    assert [token[0] for token in one._tokens()] == ["[CLS]", "[UNK]", "[MASK]", "[SEP]"]


@pytest.mark.parametrize("width", [1280, 800, 390])
def test_nothing_jumps_while_the_reader_goes_through(show, width):
    stage = show(figure(selected=6, first="The teacher found [MASK].", second="☃ station"), width=width)
    places = set()
    for i in range(len(shown(stage))):
        entry(stage, i).click()
        box = stage.page.locator(".numbers").evaluate("one => one.getBoundingClientRect().top + scrollY")
        places.add(round(box))
    assert len(places) == 1, places


def test_motion_only_where_it_is_welcome(show):
    duration = (
        "getComputedStyle(document.querySelector('.living-figure > div').shadowRoot.querySelector('.sheet .chip'))"
    )
    for calm, seconds in ((True, "0s"), (False, "0.25s")):
        stage = show(playing(), calm=calm)
        assert stage.page.evaluate(f"{duration}.transitionDuration") == seconds


def test_a_screen_reader_waits_until_the_reader_has_typed(show):
    stage = show(playing())
    reading = stage.page.locator(".reading")
    assert reading.get_attribute("aria-live") == "polite"
    assert reading.get_attribute("aria-busy") == "false"
    field(stage, "first").press("p")
    assert reading.get_attribute("aria-busy") == "true"
    stage.page.wait_for_timeout(1000)
    assert reading.get_attribute("aria-busy") == "false"


def test_what_a_screen_reader_says(show):
    stage = show(playing("playing", selected=1))
    assert stage.page.get_by_role("toolbar").get_attribute("aria-label").startswith("What BERT reads, token by token")
    play = button(stage, "play, word 5, segment A, position 1")
    assert play.get_attribute("aria-pressed") == "true"
    signs = stage.page.locator(".tries").get_by_role("img")
    names = [sign.get_attribute("aria-label") for sign in signs.all()]
    assert names == ["not in the vocabulary"] * 3 + ["in the vocabulary"]


def test_the_table(show):
    stage = show(figure())
    button(stage, "Show the numbers").click()
    head, *rows = stage.table()
    assert head == ["token", "word (id)", "segment", "position"]
    expected = reference(ENGLISH["120 pieces"], FIRST, SECOND)
    assert rows == [[str(cell) for cell in token] for token in expected]
    assert stage.violations() == []


def test_segments_differ_without_their_colours(show):
    stage = show(figure())
    looks = [
        stage.page.locator(f".entry .{kind}").first.evaluate(
            """one => {
                const { borderStyle, backgroundImage } = getComputedStyle(one);
                return [borderStyle, backgroundImage !== "none", one.innerText];
            }"""
        )
        for kind in ("segment-a", "segment-b")
    ]
    assert looks == [["solid", False, "segment A"], ["dashed", True, "segment B"]]


def test_text_is_never_html(show):
    evil = '<img src=x onerror="window.hacked=1">'
    vocabulary = [*SPECIALS, evil, "<", "img"]
    stage = show(InputBuilder({evil: vocabulary, "b": SPECIALS}, evil, evil, caption=evil, strings={"try": evil}))
    button(stage, "Show the numbers").click()
    for i in range(stage.page.locator(".entry").count()):
        entry(stage, i).click()
    field(stage, "first").fill(f"{evil} x")
    stage.page.wait_for_timeout(200)
    assert stage.page.evaluate("window.hacked") is None
    assert stage.page.locator("img[src=x]").count() == 0
    assert shown(stage)[:3] == [("[CLS]", 2, 0, 0), ("<", 6, 0, 1), ("img", 7, 0, 2)]
    assert stage.page.locator(".hint").inner_text() == evil


def test_it_speaks_another_language(show):
    german = {
        "reading": "„{piece}“: Zeilen {word}, {segment}, {position}.",
        "first": "erster Text",
        "word row": "Wort {row}",
    }
    stage = show(playing("play", selected=1, strings=german))
    assert stage.reading() == "„play“: Zeilen 5, 0, 1."
    stage.page.get_by_label("erster Text").fill("p")
    assert entry(stage, 1).locator(".chip").first.inner_text() == "Wort 6"


def test_its_picture_and_its_description():
    one = playing("playing <a>", "[MASK]")
    assert one.describe() == (
        "what BERT reads of “playing <a>” and “[MASK]”, cut with the vocabulary “tiny” into 9 tokens: [CLS] play ##ing "
        "[UNK] a [UNK] [SEP] [MASK] [SEP]. Each token's vector is the sum of three rows, for its piece, its segment "
        "and its position."
    )
    texts = [text.text for text in ET.fromstring(one.picture()).iter("{http://www.w3.org/2000/svg}text")]
    for piece, row, segment, position in reference(TINY["tiny"], "playing <a>", "[MASK]"):
        assert texts[:6] == [piece, f"word {row}", f"segment {'AB'[segment]}", "+", f"position {position}", "+"]
        del texts[:6]
    assert texts == []
    assert playing("", "").describe().startswith("what BERT reads of no text, cut")
    one.first = "\ud83d play"  # half of a sign
    assert "[CLS] play [SEP]" in repr(one)


def test_a_long_picture_has_rows():
    picture = ET.fromstring(figure(first=f"{FIRST} {FIRST}").picture())
    assert float(picture.get("width")) <= 780
    assert float(picture.get("height")) > 400


def test_bad_input_gets_a_clear_error():
    good = TINY["tiny"]
    for vocabularies, message in [
        ({}, "there are 0 vocabularies: expected 1 to 6"),
        ({str(i): good for i in range(7)}, "there are 7 vocabularies"),
        ({"": good}, "a vocabulary needs a name, but one is called ''"),
        ({"a": "[PAD]"}, "'a' has to be a list of pieces in the order of their ids, but it is a str"),
        ({"a": [*good, ""]}, "'a' holds '' as piece 21: expected strings that are not empty"),
        ({"a": [*good, "play"]}, "'a' holds 'play' twice, as pieces 5 and 21"),
        ({"tiny": good, "a": good[1:]}, r"'a' lacks \[PAD\]: expected \[PAD\], \[UNK\], \[CLS\], \[SEP\], \[MASK\]"),
        ({"a": ["[PAD]", "[CLS]", "x"]}, r"'a' lacks \[UNK\], \[SEP\], \[MASK\]"),
    ]:
        with pytest.raises(ValueError, match=message):
            InputBuilder(vocabularies, "a")
    for most in (4, 513):
        with pytest.raises(ValueError, match=f"n_positions is {most}: expected 5 to 512"):
            playing(n_positions=most)
    with pytest.raises(ValueError, match="there is no vocabulary 'large': expected one of 'tiny'"):
        playing(vocabulary="large")
    with pytest.raises(TraitError, match="there is no token -1"):
        playing(selected=-1)
    with pytest.raises(ValueError, match="does not have: colour"):
        playing(strings={"colour": "Farbe"})


def test_wrong_types_get_a_clear_error(monkeypatch):
    monkeypatch.setattr(jaxtyping.config, "jaxtyping_disable", True)  # readers have no checker of types
    good = TINY["tiny"]
    for arguments, message in [
        ((good, "a"), "vocabularies have to come with their names"),
        (({3: good}, "a"), "a vocabulary needs a name, but one is called 3"),
        (({"a": dict.fromkeys(good, 0)}, "a"), "'a' has to be a list of pieces in the order of their ids, but it is a"),
        (({"a": [*good, 7]}, "a"), "'a' holds 7 as piece 21"),
        ((TINY, ["a"]), r"first has to be a text, a string, but it is \['a'\]"),
        ((TINY, "a", None), "second has to be a text, a string, but it is None"),
    ]:
        with pytest.raises(ValueError, match=message):
            InputBuilder(*arguments)


def test_bad_traits_get_a_clear_error():
    one = figure()
    for name, value, message in [
        ("selected", -1, "tokens are counted from 0, so there is no token -1"),
        (
            "vocabulary",
            "huge",
            "there is no vocabulary 'huge': expected one of '60 pieces', '120 pieces', '300 pieces'",
        ),
        ("n_positions", 7, "n_positions can't be changed: make a new InputBuilder"),
        ("lowercase", True, "lowercase can't be changed"),
        ("vocabularies", [], "vocabularies can't be changed"),
        ("first", None, "first"),
    ]:
        with pytest.raises(TraitError, match=message):
            setattr(one, name, value)
    assert (one.first, one.vocabulary, one.selected) == (FIRST, "120 pieces", 0)


def test_its_own_numbers():
    pieces = list(TINY["tiny"])
    one = InputBuilder({"tiny": pieces}, "play")
    pieces[5] = "other"
    assert one._tokens()[1] == ("play", 5, 0)
    assert one.vocabularies[0]["pieces"][5] == "play"
