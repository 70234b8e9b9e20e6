"""Real text: Tatoeba and Multi30k, downloaded when they are asked for, and the reader's own two-column file."""

import gzip
import hashlib
import os
import zipfile
from pathlib import Path

from attnbook.corpora.download import CorpusError, Download, fetch
from attnbook.corpora.parallel import Pair, ParallelCorpus
from attnbook.corpora.tokenizer import Tokenizer, clean

SMALLEST_TSV = 20  # distinct source sentences: one each to validate and to test

# Tatoeba, CC BY 2.0 FR, as prepared by manythings.org/anki. The second edition is for when the first is gone.
TATOEBA = (
    Download(
        corpus="tatoeba",
        file="fra-eng.zip",
        url="https://raw.githubusercontent.com/genimind/seq2seq/4f3f8eb0adde54fcc8b89394336b002e7961244c/fra-eng.zip",
        hash="sha256:16c4f7d0df9e7c5e6c54cdb0447f3f4a18a55052ff5e2e0b27dd4a06c0e49d04",
        edition="manythings.org 2017-09-29",
    ),
    Download(
        corpus="tatoeba",
        file="fra-eng-d2l.zip",
        url="http://d2l-data.s3-accelerate.amazonaws.com/fra-eng.zip",
        hash="sha1:94646ad1522d915e7b0f9296181140edcf86a4f5",
        edition="Dive into Deep Learning",
    ),
)

# Multi30k (Elliott et al., 2016), for non-commercial research and education: never bundled.
MULTI30K_URL = (
    "https://raw.githubusercontent.com/multi30k/dataset/a3d2e0d26b56f3846f66a952536ffed4e401d05a/data/task1/raw/"
)
MULTI30K_FILES = {"train": "train", "valid": "val", "test": "test_2016_flickr"}
MULTI30K_SHA256 = {
    "train.de.gz": "726e39b2fa9eb9ffb6dc763fb35a179f80fae06ffc5d28b6ace5faa883de28a6",
    "train.en.gz": "d79cfa999dd4c51d2cb42499b6796d5a882c3a8a961923c25a898c90f8bbd56f",
    "train.fr.gz": "622e75069e9f4c577425c4f277116ce66e63a2401c0a2312d90073cb12379a3c",
    "val.de.gz": "f0cba2f995189cf5770f29a8a9a537a3ad3f51657ad873405082ff6863a5e75a",
    "val.en.gz": "14f7d25ddd868909a9213e361768460edcacdd6ab9d1e77b92560dc10c10dc28",
    "val.fr.gz": "ca3106f1a72390591d25f6c45cb4cd39dec4cd3f123e099748a3ce5256c160e9",
    "test_2016_flickr.de.gz": "9204244e408ccb38d2a55cfcd344df15005fc42a07a6e55ca6c52b6ababb8cc8",
    "test_2016_flickr.en.gz": "611d361c6334bc7246101d48097c13cf5c4413c5befc793cc629934359d532d9",
    "test_2016_flickr.fr.gz": "6d326e188d259fb1d04ac19eae3af956559b3a0b93d7635e56c90987c40c8b90",
}
LANGUAGES = {"de": "German", "en": "English", "fr": "French"}


def tatoeba(*, vocab_size: int = 8000, max_words: int = 40) -> ParallelCorpus:
    """English–French sentences of the Tatoeba project, most of them short (about 142,000 pairs, a download of 3 MB).

    Pairs with a side of more than max_words words are left out; that moves no other pair to another split. 1 % of the
    English sentences, chosen by their hash, validate and 1 % test; a sentence with several translations comes once with
    each. Raises CorpusError.
    """
    path, edition = fetch(*TATOEBA)
    with zipfile.ZipFile(path) as archive:
        member = next(name for name in archive.namelist() if name.endswith("fra.txt"))  # in a folder in one edition
        content = archive.read(member)
    splits = _split(_parse_pairs(content, str(path), extra_columns=True), 0.01)
    for split, pairs in splits.items():
        splits[split] = [pair for pair in pairs if max(len(pair.source.split()), len(pair.target.split())) <= max_words]
    return _corpus("Tatoeba", "English", "French", splits, vocab_size, edition.edition)


def multi30k(*, source: str = "de", target: str = "en", vocab_size: int = 8000) -> ParallelCorpus:
    """Captions of photographs in German, French and English (29,000 + 1,014 + 1,000 pairs), in their official splits.

    source and target are two of "de", "en" and "fr". Raises CorpusError, and ValueError for other languages.
    """
    if source == target or not {source, target} <= LANGUAGES.keys():
        raise ValueError(f"expected two languages out of {', '.join(LANGUAGES)}, got {source!r} and {target!r}")
    splits = {}
    for split, file in MULTI30K_FILES.items():
        sources = _multi30k_lines(f"{file}.{source}.gz")
        targets = _multi30k_lines(f"{file}.{target}.gz")
        splits[split] = [Pair(*sentences) for sentences in zip(sources, targets, strict=True)]
    return _corpus("Multi30k", LANGUAGES[source], LANGUAGES[target], splits, vocab_size)


def tsv(path: str | os.PathLike[str], *, vocab_size: int = 8000) -> ParallelCorpus:
    """The reader's own file: UTF-8, a pair on each line, source TAB target, at least 20 different source sentences.

    5 % of the source sentences, chosen by their hash, validate and 5 % test. Raises CorpusError.
    """
    pairs = read_pairs(path)
    n_sentences = len({_key(pair) for pair in pairs})
    if n_sentences < SMALLEST_TSV:
        raise CorpusError(
            f"{path} has {n_sentences} different source sentences, but at least {SMALLEST_TSV} are needed "
            "to train, validate and test: add some."
        )
    return _corpus(Path(path).stem, "source", "target", _split(pairs, 0.05), vocab_size)


def read_pairs(path: str | os.PathLike[str]) -> list[Pair]:
    """The pairs of a UTF-8 file of two columns (a byte order mark and Windows line ends are welcome), cleaned.

    Raises CorpusError for a file that cannot be read or is empty, and for a line that is not source TAB target.
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise CorpusError(
            f"{path} cannot be read ({error.strerror}): give the path of a text file of two columns."
        ) from error
    return _parse_pairs(content, str(path))


def _parse_pairs(content: bytes, where: str, *, extra_columns: bool = False) -> list[Pair]:
    """Newer editions of Tatoeba have a third column, the sentence's authors; in other files it would be a mistake."""
    pairs = []
    for number, line in enumerate(_lines(content, where), start=1):
        source, *others = [clean(column) for column in line.split("\t")]
        if not others:
            problem = "no tab"
        elif len(others) > 1 and not extra_columns:
            problem = f"{len(others)} tabs"
        elif not source or not others[0]:
            problem = "nothing on one side of the tab"
        else:
            pairs.append(Pair(source, others[0]))
            continue
        raise CorpusError(
            f"{where}, line {number}: expected source TAB target, found {problem} in {line[:60]!r}; correct it."
        )
    return pairs


def _lines(content: bytes, where: str) -> list[str]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CorpusError(
            f"{where}, line {line}: expected UTF-8, found the byte 0x{content[error.start]:02x} "
            f"at offset {error.start} of the file; save the file again as UTF-8."
        ) from error
    text = text.removeprefix("\ufeff")  # the byte order mark that some editors put first
    if not text.strip():
        raise CorpusError(f"{where} is empty: expected a sentence on each line.")
    # not splitlines(), which also cuts at rarer characters; clean() takes away a final \r
    return text.rstrip("\r\n").split("\n")


def _multi30k_lines(file: str) -> list[str]:
    path, _ = fetch(Download("multi30k", file, MULTI30K_URL + file, f"sha256:{MULTI30K_SHA256[file]}"))
    return [clean(line) for line in _lines(gzip.decompress(path.read_bytes()), str(path))]


def _key(pair: Pair) -> str:
    return pair.source.casefold()


def _split(pairs: list[Pair], share: float) -> dict[str, list[Pair]]:
    """Split by source sentence, so that no translation of a test sentence is seen in training; duplicates are dropped.

    The sentences are drawn in the order of their hash: files are often sorted, and the same file shall always give the
    same splits.
    """
    by_sentence: dict[str, list[Pair]] = {}
    for pair in dict.fromkeys(pairs):
        by_sentence.setdefault(_key(pair), []).append(pair)
    sentences = sorted(by_sentence, key=lambda sentence: hashlib.sha256(sentence.encode()).digest())
    n = int(share * len(sentences))
    drawn = {"train": sentences[2 * n :], "valid": sentences[:n], "test": sentences[n : 2 * n]}
    return {split: [pair for key in keys for pair in by_sentence[key]] for split, keys in drawn.items()}


def _corpus(
    name: str,
    source_language: str,
    target_language: str,
    splits: dict[str, list[Pair]],
    vocab_size: int,
    edition: str = "",
) -> ParallelCorpus:
    """The tokenizers see the training sentences only: what they know of the others would be a leak."""
    source_tokenizer = Tokenizer.subwords([pair.source for pair in splits["train"]], vocab_size)
    target_tokenizer = Tokenizer.subwords([pair.target for pair in splits["train"]], vocab_size)
    return ParallelCorpus(name, source_language, target_language, splits, source_tokenizer, target_tokenizer, edition)
