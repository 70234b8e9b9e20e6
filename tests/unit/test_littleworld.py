"""Little World keeps its promises: grammar, gold alignments, splits, lengths, speed."""

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from itertools import islice, pairwise
from pathlib import Path

import pytest

from attnbook.corpora import littleworld
from attnbook.corpora.littleworld import LANGUAGES, gold_alignment, lexicon, meanings, say
from attnbook.corpora.littleworld.hangul import before_n, formal, past, with_eu
from attnbook.corpora.littleworld.meaning import Both, Clause, Compound, NounPhrase
from attnbook.corpora.littleworld.sampler import Sampler, is_novel, paired_words
from littleworld_sentences import MEANINGS, does

GOLDEN = [
    line.split("\t") for line in Path(__file__).with_name("littleworld_sentences.tsv").read_text("utf-8").splitlines()
][1:]
# Meanings that both sizes of the lexicon and all lengths take part in.
SAMPLE = [
    meaning
    for size, words in (("small", (2, 8)), ("full", (2, 12)), ("full", (13, 30)))
    for meaning in islice(meanings(words, size=size, seed=1), 700)
]


def noun_phrases(meaning):
    """Every noun phrase, with the path that its pieces of meaning are named by."""
    found = []

    def visit(phrase, path):
        if isinstance(phrase, Both):
            visit(phrase.first, path + "1.")
            visit(phrase.second, path + "2.")
        elif isinstance(phrase, NounPhrase):
            found.append((path, phrase))
            if phrase.relative is not None:
                walk(phrase.relative, path + "relative.")

    def walk(meaning, path):
        if isinstance(meaning, Compound):
            walk(meaning.first, path + "1.")
            walk(meaning.second, path + "2.")
            return
        for role in ("subject", "complement", "object", "recipient", "goal", "place"):
            visit(getattr(meaning, role), f"{path}{role}.")

    walk(meaning, "")
    return found


# --- the sentences that were read by hand -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("meaning", "expected"), list(zip(MEANINGS, GOLDEN, strict=True)), ids=[row[0] for row in GOLDEN]
)
def test_golden_sentences(meaning, expected):
    assert [say(meaning, language).text for language in LANGUAGES] == expected


def test_the_student_whose_article_aligns_with_nothing():
    student = MEANINGS[0]
    english, french = say(student, "en"), say(student, "fr")
    assert (english.words, french.words) == (["I", "am", "a", "student"], ["je", "suis", "étudiant"])
    assert gold_alignment(english, french) == {(0, 0), (1, 1), (3, 2)}


@pytest.mark.parametrize(
    ("english", "language", "links"),
    [
        ("the king gives a gift to the queen", "fr", "the-le king-roi gives-donne a-un gift-cadeau to-à"
         " the-la queen-reine"),
        ("the king gives a gift to the queen", "ko", "king-왕 gives-줍니다 gift-선물 to-에게 queen-여왕"),
        ("the farmer was at the market", "fr", "the-le farmer-fermier was-était at-au the-au market-marché"),
        ("the dog does not sleep", "ko", "dog-개 does-않습니다 not-않습니다 sleep-자지"),
        ("three students work in the library", "ko", "three-세 three-명 students-학생 work-일합니다 in-에서"
         " library-도서관"),
        ("will the clerk wait for the bus ?", "fr", "will-est-ce will-que will-attendra the-le clerk-vendeur"
         " wait-attendra for-attendra the-le bus-bus ?-?"),
    ],
)  # fmt: skip
def test_whole_alignments(english, language, links):
    (meaning,) = [meaning for meaning in MEANINGS if " ".join(say(meaning, "en").words) == english]
    source, target = say(meaning, "en"), say(meaning, language)
    found = [f"{source.words[i]}-{target.words[j]}" for i, j in gold_alignment(source, target)]
    assert sorted(found) == sorted(links.split())


def test_not_aligns_with_two_words():
    (meaning,) = [meaning for meaning in MEANINGS if say(meaning, "en").text == "the dog does not sleep"]
    english, french = say(meaning, "en"), say(meaning, "fr")
    position = english.words.index("not")
    assert [french.words[j] for i, j in sorted(gold_alignment(english, french)) if i == position] == ["ne", "pas"]


# --- alignment --------------------------------------------------------------------------------------------------

GRAMMAR = {"determiner", "plural", "be", "tense", "role", "relative", "question"}


def content_pieces(sentence):
    """Pieces of meaning that every language has a word for, as against what only some express."""
    return {piece for token in sentence.tokens for piece in token.pieces if piece.rsplit(".")[-1] not in GRAMMAR}


@pytest.mark.parametrize(("source", "target"), [("en", "fr"), ("en", "ko"), ("fr", "ko")])
def test_alignment_covers_every_content_word_on_both_sides(source, target):
    for meaning in SAMPLE:
        first, second = say(meaning, source), say(meaning, target)
        # In "last week" and 지난주에 the case particle stands alone: times are compared by their numbered pieces.
        pieces = [{p for p in content_pieces(s) if not p.endswith(("time.0", "time.3"))} for s in (first, second)]
        assert pieces[0] == pieces[1], (first.text, second.text)
        links = gold_alignment(first, second)
        for side, sentence in enumerate((first, second)):
            linked = {link[side] for link in links}
            for position, token in enumerate(sentence.tokens):
                if any(piece in pieces[0] for piece in token.pieces):
                    assert position in linked, f"{token.text!r} in {sentence.text!r} is aligned with nothing"


def test_korean_particles_align_with_nothing_but_what_they_mean():
    for meaning in SAMPLE:
        for token in say(meaning, "ko").tokens:
            if token.text in ("은", "는", "을", "를"):
                assert token.pieces == ()


# --- French -----------------------------------------------------------------------------------------------------

FEMININE = {"la", "une", "cette", "ma", "ta", "sa"}
MASCULINE = {"le", "un", "ce", "cet", "du", "au"}
PLURAL = {"les", "des", "ces", "mes", "tes", "ses", "nos", "leurs", "deux", "trois", "quatre", "cinq"}


def test_french_noun_phrases_agree():
    seen = Counter()
    for meaning in SAMPLE:
        sentence = say(meaning, "fr")
        for path, phrase in noun_phrases(meaning):
            if path.endswith("complement."):
                continue  # agrees with the subject, see below
            feminine = phrase.noun.fr_gender == "f"
            by_piece = {
                piece: [token.text for token in sentence.tokens if piece in token.pieces]
                for piece in [path + "determiner", *(path + adjective.en for adjective in phrase.adjectives)]
            }
            words = set(by_piece[path + "determiner"])
            if phrase.plural:
                assert not words & (FEMININE | MASCULINE), sentence.text
                seen["plural"] += bool(words & PLURAL)
            else:
                assert not words & PLURAL, sentence.text
                assert not words & (MASCULINE if feminine else FEMININE - {"la"}), sentence.text
                if not feminine:
                    assert "la" not in words, sentence.text
                seen["feminine" if feminine else "masculine"] += bool(words & (FEMININE | MASCULINE))
            for adjective in phrase.adjectives:
                (form,) = by_piece[path + adjective.en]
                singular = adjective.fr_feminine if feminine else adjective.fr
                if not phrase.plural:
                    assert form in (singular, *([] if feminine else [adjective.fr_before_vowel])), sentence.text
                else:
                    assert form[-1] in "sx", sentence.text
                    assert form.startswith(singular[:-1]), sentence.text
                seen["adjective"] += 1
    assert min(seen.values()) > 100, seen


def test_french_professions_agree_with_their_subject_and_have_no_article():
    students = [say(MEANINGS[i], "fr").words for i in range(3)]
    assert students == [["je", "suis", "étudiant"], ["elle", "est", "étudiante"], ["ils", "sont", "étudiants"]]


def test_french_elides_and_contracts_everywhere():
    vowel = "aàâeéèêiîoôuœ"
    for meaning in SAMPLE:
        text = say(meaning, "fr").text.lower()
        assert not re.search(rf"\b(je|ne|le|la|de|que|ce|ma|ta|sa) [{vowel}]", text.replace("est-ce", "_")), text
        assert not re.search(r"\b(à|de) les?\b", text), text
        assert not re.search(rf"\b(au|du) [{vowel}]", text), text
        assert not re.search(rf"\bcet (?![{vowel}h])", text), text
        assert not re.search(r"'(?![aàâeéèêiîoôuœh])", text.replace("aujourd'hui", "")), text


def test_french_negation_has_two_parts_around_the_verb_that_is_conjugated():
    checked = 0
    for meaning in SAMPLE:
        words = say(meaning, "fr").words
        for position, word in enumerate(words):
            if word in ("ne", "n'"):
                assert words[position + 2] == "pas", words
                checked += 1
    assert checked > 100


# --- Korean -----------------------------------------------------------------------------------------------------


def has_final_consonant(word):
    """By Unicode's own decomposition: a syllable of three parts ends in a consonant."""
    return len(unicodedata.normalize("NFD", word[-1])) == 3


AFTER = {"은": True, "이": True, "을": True, "과": True, "는": False, "가": False, "를": False, "와": False}


def test_korean_particles_follow_the_final_sound():
    seen = Counter()
    for meaning in SAMPLE:
        tokens = say(meaning, "ko").tokens
        for previous, token in pairwise(tokens):
            if token.glued and token.text in AFTER:
                assert has_final_consonant(previous.text) == AFTER[token.text], say(meaning, "ko").text
                seen[token.text] += 1
    assert seen.keys() == AFTER.keys()
    assert min(seen.values()) > 20, seen


def test_korean_puts_the_verb_last_where_english_puts_it_before_its_object():
    checked = 0
    for meaning in SAMPLE:
        korean = say(meaning, "ko")
        closing = [token.text for token in korean.tokens if token.text != "?"][-1]
        assert closing.endswith(("니다", "니까")), korean.text
        if isinstance(meaning, Clause) and meaning.verb is not None and isinstance(meaning.object, NounPhrase):
            order = {}
            for language in LANGUAGES:
                tokens = say(meaning, language).tokens
                at = {piece: position for position, token in enumerate(tokens) for piece in token.pieces}
                order[language] = at["verb"] < at["object.noun"]
            assert order == {"en": True, "fr": True, "ko": False}
            checked += 1
    assert checked > 100


@pytest.mark.parametrize(
    ("stem", "irregular", "form", "before_noun", "past_stem"),
    [  # -ㅂ니다, -는, -았/었-
        ("보", "", "봅니다", "보는", "봤"),
        ("먹", "", "먹습니다", "먹는", "먹었"),
        ("마시", "", "마십니다", "마시는", "마셨"),
        ("주", "", "줍니다", "주는", "줬"),
        ("보내", "", "보냅니다", "보내는", "보냈"),
        ("일하", "", "일합니다", "일하는", "일했"),
        ("쓰", "", "씁니다", "쓰는", "썼"),
        ("걷", "ㄷ", "걷습니다", "걷는", "걸었"),
        ("닫", "", "닫습니다", "닫는", "닫았"),
        ("돕", "ㅂ", "돕습니다", "돕는", "도왔"),
        ("만들", "", "만듭니다", "만드는", "만들었"),
        ("팔", "", "팝니다", "파는", "팔았"),
        ("부르", "르", "부릅니다", "부르는", "불렀"),
        ("고르", "르", "고릅니다", "고르는", "골랐"),
        ("짓", "ㅅ", "짓습니다", "짓는", "지었"),
        ("씻", "", "씻습니다", "씻는", "씻었"),
    ],
)
def test_korean_verbs(stem, irregular, form, before_noun, past_stem):
    assert (formal(stem, "니다"), before_n(stem) + "는", past(stem, irregular)) == (form, before_noun, past_stem)


@pytest.mark.parametrize(
    ("stem", "irregular", "before_noun", "past_stem"),
    [
        ("크", "", "큰", "컸"),
        ("작", "", "작은", "작았"),
        ("길", "", "긴", "길었"),
        ("아름답", "ㅂ", "아름다운", "아름다웠"),
        ("빨갛", "ㅎ", "빨간", "빨갰"),
        ("하얗", "ㅎ", "하얀", "하얬"),
        ("좋", "", "좋은", "좋았"),
        ("나쁘", "", "나쁜", "나빴"),
        ("슬프", "", "슬픈", "슬펐"),
        ("빠르", "르", "빠른", "빨랐"),
        ("게으르", "르", "게으른", "게을렀"),
        ("행복하", "", "행복한", "행복했"),
    ],
)
def test_korean_adjectives(stem, irregular, before_noun, past_stem):
    assert (with_eu(stem, irregular, "ㄴ"), past(stem, irregular)) == (before_noun, past_stem)


# --- the lexicon ------------------------------------------------------------------------------------------------


def test_lexicon_sizes():
    assert lexicon("full").n_content_lemmas >= 250
    assert 50 <= lexicon("small").n_content_lemmas <= 70


def test_no_two_lemmas_share_a_translation():
    full = lexicon("full")
    for lemmas in (full.nouns + full.places, full.adjectives, full.verbs):
        for language in ("en", "ko"):
            counts = Counter(getattr(lemma, language) for lemma in lemmas)
            assert max(counts.values()) == 1, counts.most_common(3)
    french = [full.nouns + full.places, full.adjectives]
    for lemmas in french:
        assert max(Counter(lemma.fr for lemma in lemmas).values()) == 1
    assert max(Counter(verb.fr_present for verb in full.verbs).values()) == 1


def test_every_kind_in_the_tables_names_some_noun():
    full = lexicon("full")
    known = {noun.kind for noun in full.nouns + full.places} | {noun.en for noun in full.nouns + full.places}
    for lemma in (*full.adjectives, *full.verbs):
        kinds = lemma.kinds if hasattr(lemma, "kinds") else lemma.subjects + lemma.objects
        assert set(kinds) <= known, (lemma.en, set(kinds) - known)


def test_an_unknown_word_is_named():
    with pytest.raises(KeyError, match="'unicorn' is not in this lexicon"):
        lexicon("full").noun("unicorn")
    with pytest.raises(ValueError, match="one of small, full, got 'huge'"):
        lexicon("huge")


# --- drawing sentences ------------------------------------------------------------------------------------------


def test_more_than_ten_million_meanings():
    """A lower bound, from one kind of sentence: "the red cat saw a white bird" in its variants."""
    full = lexicon("full")
    sampler = Sampler(full, novel=True)
    described = {noun: 1 + len(sampler.adjectives[noun]) for noun in full.nouns + full.places}
    determiners, tenses, polarity = 10, 3, 2
    clauses_of = sum(
        sum(described[noun] for noun in sampler.subjects[verb]) * sum(described[noun] for noun in sampler.objects[verb])
        for verb in full.verbs
        if verb.frame == "object"
    )
    assert clauses_of * determiners**2 * tenses * polarity > 10**7


@pytest.mark.parametrize("words", [(2, 2), (7, 7), (20, 20), (40, 40), (2, 40)])
def test_lengths_on_request(words):
    lengths = [len(say(meaning, "en").tokens) for meaning in islice(meanings(words), 60)]
    assert min(lengths) >= words[0]
    assert max(lengths) <= words[1]


def test_all_lengths_occur():
    counts = Counter(len(say(meaning, "en").tokens) for meaning in islice(meanings((2, 12)), 3000))
    assert set(counts) == set(range(2, 13))
    assert max(counts.values()) < 0.3 * 3000


def test_the_same_seed_draws_the_same_sentences():
    first, again, other = ([say(m, "ko").text for m in islice(meanings(seed=seed), 50)] for seed in (3, 3, 4))
    assert first == again != other


@pytest.mark.parametrize("words", [(1, 5), (6, 5), (10, 41)])
def test_lengths_out_of_range(words):
    with pytest.raises(ValueError, match=f"within 2 to 40, got {words[0]} to {words[1]}"):
        next(meanings(words))


def test_too_many_sentences_asked_for():
    with pytest.raises(ValueError, match=r"found only .* different sentences of 2 to 2 words in the small lexicon"):
        list(meanings((2, 2), size="small"))


def test_an_unknown_language():
    with pytest.raises(ValueError, match="languages en, fr, ko, got 'de'"):
        littleworld.corpus("en", "de", n_train=1, n_eval=1)


def test_five_thousand_pairs_a_second():
    """In a process of its own, without the type checks that these tests switch on."""
    script = """if True:
        import time
        from itertools import islice
        from attnbook.corpora.littleworld import meanings, pair
        for seed in range(3):
            start = time.perf_counter()
            for meaning in islice(meanings((2, 12), seed=seed), 5_000):
                pair(meaning, "en", "fr")
            print(5_000 / (time.perf_counter() - start))
    """
    speeds = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert max(map(float, speeds)) >= 5_000, speeds


# --- splits -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("source", "target"), [("en", "fr"), ("en", "ko"), ("ko", "fr")])
def test_no_sentence_of_training_occurs_in_another_split(source, target):
    corpus = littleworld.corpus(source, target, n_train=4_000, n_eval=200)
    assert {split: len(pairs) for split, pairs in corpus.splits.items()} == {
        "train": 4_000,
        "valid": 200,
        "test": 200,
        "novel": 200,
        "long": 200,
    }
    for side in ("source", "target"):
        trained = {getattr(pair, side) for pair in corpus.splits["train"]}
        for split in ("valid", "test", "novel", "long"):
            both = trained & {getattr(pair, side) for pair in corpus.splits[split]}
            assert not both, (split, side, sorted(both)[:3])
    longest = max(len(pair.source.split()) for pair in littleworld.corpus(n_train=500, n_eval=50).splits["train"])
    shortest = min(len(pair.source.split()) for pair in littleworld.corpus(n_train=500, n_eval=50).splits["long"])
    assert longest < shortest


@pytest.mark.parametrize("size", ["small", "full"])
def test_novel_pairs_are_new(size):
    train = list(islice(meanings((2, 12), size=size), 6_000))
    novel = list(islice(meanings((2, 12), size=size, novel=True), 300))
    trained = {(first.en, noun.en) for meaning in train for first, noun in paired_words(meaning)}
    for meaning in novel:
        new = [(first.en, noun.en) for first, noun in paired_words(meaning) if is_novel(first, noun)]
        assert new, say(meaning, "en").text
        assert not trained & set(new)


def test_twins_stay_in_one_split():
    """Sentences that differ only in an article, or only in what French does not tell apart: son chat."""
    for noun in lexicon("full").nouns:
        for twins in (("his", "her"), ("the", "a")):
            if noun.mass:
                continue
            for sentence in (lambda phrase: does("Marie", "see", phrase), lambda phrase: does(phrase, "sleep")):
                splits = {littleworld._split_of(sentence(f"{determiner} {noun.en}")) for determiner in twins}
                assert len(splits) == 1, (noun.en, twins)


@pytest.mark.parametrize("target", ["fr", "ko"])
def test_no_split_has_a_word_that_training_has_not(target):
    corpus = littleworld.corpus("en", target, words=(2, 6), n_train=1_500, n_eval=150)
    trained = {word for pair in corpus.splits["train"] for word in (pair.source + " " + pair.target).split()}
    for split, pairs in corpus.splits.items():
        assert len(pairs) == (1_500 if split == "train" else 150)
        assert {word for pair in pairs for word in (pair.source + " " + pair.target).split()} <= trained, split


def test_short_sentences_have_the_constructions_of_long_ones():
    """So that "long" is longer, and nothing else: two clauses, every conjunction, every question word."""
    corpus = littleworld.corpus(words=(2, 6), n_train=8_000, n_eval=10)
    words = Counter(word for pair in corpus.splits["train"] for word in set(pair.source.split()))
    for word in ("and", "but", "because", "when", "who", "what", "where", "that", "not", "will"):
        assert words[word] >= 20, (word, words[word])


def test_what_only_korean_confuses_stays_in_one_split():
    """Korean has no articles: a long English sentence may be a short one of training with a "the" more."""
    corpus = littleworld.corpus("ko", "en", words=(2, 4), long_words=(5, 6), n_train=3_000, n_eval=600)
    assert not {pair.source for pair in corpus.splits["train"]} & {pair.source for pair in corpus.splits["long"]}


def test_long_sentences_are_longer_than_any_of_training():
    with pytest.raises(ValueError, match="more than 8 words, got 8 to 12"):
        littleworld.corpus(long_words=(8, 12), n_train=10, n_eval=5)


def test_alignments_point_at_words():
    corpus = littleworld.corpus(n_train=200, n_eval=20)
    for pair in corpus.splits["train"]:
        n_source, n_target = len(pair.source.split()), len(pair.target.split())
        assert pair.alignment
        assert all(0 <= i < n_source and 0 <= j < n_target for i, j in pair.alignment)
