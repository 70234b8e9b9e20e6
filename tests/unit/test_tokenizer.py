import subprocess
import sys
import unicodedata

import pytest

from attnbook.corpora import EOS, PAD, SOS, SPECIALS, UNK, Tokenizer

ENGLISH = ["I am a student .", "you are a student .", "I am a teacher ."]
FRENCH = [
    "Va !",
    "J'étais heureux d'entendre la nouvelle.",
    "Dit-il « ça » ?",
    "Où est l’hôtel ?",
    "L'été, il faisait chaud (très chaud).",
] * 5


@pytest.fixture(params=["words", "subwords"])
def tokenizer(request: pytest.FixtureRequest) -> Tokenizer:
    return Tokenizer.words(FRENCH) if request.param == "words" else Tokenizer.subwords(FRENCH, 120)


def test_the_specials_come_first(tokenizer: Tokenizer) -> None:
    assert (PAD, SOS, EOS, UNK) == (0, 1, 2, 3)
    assert [tokenizer.token(i) for i in range(4)] == SPECIALS == ["<pad>", "<sos>", "<eos>", "<unk>"]


def test_words_are_ordered_by_frequency_then_alphabet() -> None:
    tokenizer = Tokenizer.words(["b a c", "c b", "c"])
    assert [tokenizer.token(i) for i in range(4, len(tokenizer))] == ["c", "b", "a"]
    assert Tokenizer.words(["b a"]).encode("a b") == [4, 5]


def test_each_word_is_one_token() -> None:
    assert Tokenizer.words(ENGLISH).tokens("you  are a teacher .") == ["you", "are", "a", "teacher", "."]


def test_text_comes_back(tokenizer: Tokenizer) -> None:
    for text in FRENCH:
        assert tokenizer.decode(tokenizer.encode(text)) == text


def test_punctuation_and_elision_are_cut_off() -> None:
    tokenizer = Tokenizer.subwords(["Va, l'ami !", "(ami) ami ami-va ami Va Va Va"] * 9, 60)
    assert tokenizer.tokens("Va, l'ami !") == ["▁Va", ",", "▁l'", "ami", "▁!"]


def test_other_accents_and_spaces_are_the_same_text(tokenizer: Tokenizer) -> None:
    plain = "Où est l’hôtel ?"
    typed = unicodedata.normalize("NFD", "Où est\u00a0l’hôtel\u202f?\r\n")
    assert typed != plain
    assert tokenizer.encode(typed) == tokenizer.encode(plain)
    assert UNK not in tokenizer.encode(plain)


def test_specials_in_the_text_are_only_text() -> None:
    text = "<pad> <sos> <eos> <unk>"
    words = Tokenizer.words([text, "I am"])
    assert words.encode(text) == [UNK] * 4
    subwords = Tokenizer.subwords([text] * 50, 60)
    assert min(subwords.encode(text)) >= UNK
    assert subwords.decode(subwords.encode(text)) == text
    assert Tokenizer.from_json(subwords.to_json()).encode(text) == subwords.encode(text)


def test_decode_stops_at_eos_and_shows_unk(tokenizer: Tokenizer) -> None:
    va = tokenizer.encode("Va")
    assert tokenizer.decode([SOS, *va, PAD, EOS, *va, PAD]) == "Va"
    assert "<unk>" in tokenizer.decode([*va, UNK])


def test_unknown_words_are_named() -> None:
    tokenizer = Tokenizer.words(ENGLISH)
    assert tokenizer.encode("I am a zebra .")[3] == UNK
    assert tokenizer.unknown_words("a zebra or a student .") == ["zebra", "or"]
    assert tokenizer.unknown_words("I am a student .") == []
    assert Tokenizer.subwords(ENGLISH * 5, 40).unknown_words("I am a ☃ .") == ["☃"]


def test_it_survives_json(tokenizer: Tokenizer) -> None:
    again = Tokenizer.from_json(tokenizer.to_json())
    assert len(again) == len(tokenizer)
    for text in [*FRENCH, "inconnu <eos> ☃"]:
        assert again.encode(text) == tokenizer.encode(text)
        assert again.decode(again.encode(text)) == tokenizer.decode(tokenizer.encode(text))


def test_the_same_text_gives_the_same_subwords_in_another_process() -> None:
    code = f"from attnbook.corpora import Tokenizer; print(Tokenizer.subwords({FRENCH!r}, 150).to_json(), end='')"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert other.stdout == Tokenizer.subwords(FRENCH, 150).to_json()


def test_the_vocabulary_size_is_an_upper_bound() -> None:
    assert len(Tokenizer.subwords(FRENCH, 60)) == 60
    assert len(Tokenizer.subwords(FRENCH, 8000)) < 300
    hangul = ["".join(chr(0xAC00 + 40 * i + j) for j in range(40)) for i in range(20)]  # 800 different syllables
    assert len(Tokenizer.subwords(hangul, 100)) <= 100


def test_errors() -> None:
    tokenizer = Tokenizer.words(ENGLISH)
    with pytest.raises(ValueError, match="expected a token of this vocabulary, got 'zebra'"):
        tokenizer.id("zebra")
    for i in (-1, len(tokenizer)):
        with pytest.raises(ValueError, match=f"expected an id from 0 to {len(tokenizer) - 1}, got {i}"):
            tokenizer.decode([i])
    with pytest.raises(ValueError, match="vocab_size of at least 16, got 4"):
        Tokenizer.subwords(ENGLISH, 4)
    with pytest.raises(ValueError, match="expected the JSON of a tokenizer, got 'no json'"):
        Tokenizer.from_json("no json")
    with pytest.raises(ValueError, match="expected a vocabulary that starts with"):
        Tokenizer.from_json(tokenizer.to_json().replace("<eos>", "</s>"))
