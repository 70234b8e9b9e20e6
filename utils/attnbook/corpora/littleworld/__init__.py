"""Little World: sentences with one meaning in English, French and Korean, and the alignment that the meaning gives.

A meaning is drawn at random, then each language says it. Words that express the same piece of meaning are aligned, by
construction: that is what lets the book measure whether attention really aligns.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, tee

from attnbook.corpora.littleworld.english import english
from attnbook.corpora.littleworld.french import french
from attnbook.corpora.littleworld.korean import korean
from attnbook.corpora.littleworld.lexicon import Lexicon, lexicon
from attnbook.corpora.littleworld.meaning import Meaning
from attnbook.corpora.littleworld.sampler import Sampler, is_novel, paired_words
from attnbook.corpora.littleworld.sentence import LANGUAGES, Language, Sentence, gold_alignment
from attnbook.corpora.parallel import Pair, ParallelCorpus
from attnbook.corpora.tokenizer import Tokenizer

__all__ = [
    "LANGUAGES",
    "Language",
    "Lexicon",
    "Meaning",
    "Sentence",
    "corpus",
    "gold_alignment",
    "lexicon",
    "meanings",
    "pair",
    "say",
]

MOST_WORDS = 40
TRIES = 2_000  # draws in a row without a new sentence, after which there are taken to be no more

_SAY: dict[str, Callable[[Meaning], Sentence]] = {"en": english, "fr": french, "ko": korean}


def say(meaning: Meaning, language: str) -> Sentence:
    """The meaning in that language: "en", "fr" or "ko"."""
    _check(language)
    return _SAY[language](meaning)


def _check(language: str) -> None:
    if language not in _SAY:
        raise ValueError(f"expected one of the languages {', '.join(LANGUAGES)}, got {language!r}")


def pair(meaning: Meaning, source: str, target: str) -> Pair:
    """The meaning in two languages, with the gold alignment of their words."""
    first, second = say(meaning, source), say(meaning, target)
    return Pair(" ".join(first.words), " ".join(second.words), gold_alignment(first, second))


def meanings(
    words: tuple[int, int] = (2, 12), *, size: str = "full", seed: int = 0, novel: bool = False
) -> Iterator[Meaning]:
    """Meanings without end, no two with the same English sentence; deterministic by seed.

    words: the fewest and the most words that their English sentences have, from 2 to 40 ("?" counts as one).
    novel: True for meanings that pair an adjective and a noun, or a verb and an object, which training never pairs;
        False for meanings that have no such pair.
    Raises ValueError for a length that is out of range, or when there seem to be no more sentences of that length.
    """
    fewest, most = words
    if not 2 <= fewest <= most <= MOST_WORDS:
        raise ValueError(f"expected a range of words within 2 to {MOST_WORDS}, got {fewest} to {most}")
    rng = random.Random(f"{seed} {fewest} {most} {size} {novel}")
    sampler = Sampler(lexicon(size), novel)
    # There are fewer short sentences than long ones: draw them less often.
    lengths = range(fewest, most + 1)
    seen: set[str] = set()
    failed = 0
    while failed < TRIES:
        failed += 1
        length = rng.choices(lengths, weights=lengths)[0]
        meaning = sampler.meaning(rng, length)
        if novel and not any(is_novel(first, noun) for first, noun in paired_words(meaning)):
            continue
        sentence = english(meaning)
        if fewest <= len(sentence.tokens) <= most and sentence.text not in seen:
            seen.add(sentence.text)
            failed = 0
            yield meaning
    raise ValueError(
        f"found only {len(seen):,} different sentences of {fewest} to {most} words in the {size} lexicon: "
        "ask for fewer, for longer ones, or for the full lexicon"
    )


def _split_of(meaning: Meaning) -> str:
    """One in ten to the test split, one in twenty to the validation split, by a hash of the Korean sentence.

    Korean has no articles, and the particles of the subject, which sometimes stand in for them, are left out. So "a cat
    sees the dog" and "the cat sees a dog" stay in one split: a test sentence has no twin in training with another
    article. French writes *son* for "his" and "her", which Korean tells apart.
    """
    words = [token.text for token in korean(meaning).tokens if token.text not in ("은", "는", "이", "가")]
    share = zlib.crc32(" ".join(words).replace("그녀", "그").encode()) % 100
    return "test" if share < 10 else "valid" if share < 15 else "train"


def corpus(
    source: str = "en",
    target: str = "fr",
    *,
    size: str = "small",
    words: tuple[int, int] = (2, 8),
    long_words: tuple[int, int] | None = None,
    n_train: int = 20_000,
    n_eval: int = 1_000,
    seed: int = 0,
) -> ParallelCorpus:
    """Little World as a parallel corpus of five splits, no sentence in two of them.

    train, valid, test: sentences of `words` English words. novel: as long, with an adjective and a noun, or a verb and
    its object, that train never puts together. long: of `long_words` words, by default one more than the longest of
    train, to twice as many. All but train have n_eval pairs, of words that all occur in train. Every pair has its gold
    alignment.
    """
    _check(source)
    _check(target)
    longest = words[1]
    longer = long_words or (longest + 1, min(2 * longest, MOST_WORDS))
    if longer[0] <= longest:
        raise ValueError(f"expected long sentences of more than {longest} words, got {longer[0]} to {longer[1]}")

    # One stream for the three: each meaning is drawn, and put into its split, once.
    drawn = ((_split_of(meaning), meaning) for meaning in meanings(words, size=size, seed=seed))
    streams = dict(zip(("train", "valid", "test"), tee(drawn, 3), strict=True))

    def of_split(wanted: str) -> Iterator[Pair]:
        return (pair(meaning, source, target) for split, meaning in streams[wanted] if split == wanted)

    train = list(islice(of_split("train"), n_train))
    source_words = {word for one in train for word in one.source.split()}
    target_words = {word for one in train for word in one.target.split()}

    def choose(pairs: Iterable[Pair]) -> list[Pair]:
        """The first n_eval pairs that have no word which training hasn't."""
        known = (
            one
            for one in pairs
            if source_words.issuperset(one.source.split()) and target_words.issuperset(one.target.split())
        )
        return list(islice(known, n_eval))

    novel = meanings(words, size=size, seed=seed, novel=True)
    # In Korean, which has no articles, a long English sentence may say what a shorter one of training says.
    long = (meaning for meaning in meanings(longer, size=size, seed=seed) if _split_of(meaning) != "train")
    splits = {
        "train": train,
        "valid": choose(of_split("valid")),
        "test": choose(of_split("test")),
        "novel": choose(pair(meaning, source, target) for meaning in novel),
        "long": choose(pair(meaning, source, target) for meaning in long),
    }
    return ParallelCorpus(
        name=f"Little World ({size})",
        source_language=source,
        target_language=target,
        splits=splits,
        source_tokenizer=Tokenizer.words(one.source for one in train),
        target_tokenizer=Tokenizer.words(one.target for one in train),
    )
