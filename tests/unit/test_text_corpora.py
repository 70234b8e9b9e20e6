import gzip
import hashlib
import zipfile
from pathlib import Path

import pytest

from attnbook.corpora import CorpusError, Pair, ParallelCorpus, multi30k, read_pairs, tatoeba, text, tsv
from attnbook.corpora.download import Download

LINES = [f"Sentence number {i:03}.\tLa phrase numéro {i} !" for i in range(200)]


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "pairs.tsv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def sources(corpus: ParallelCorpus, split: str) -> set[str]:
    return {pair.source.casefold() for pair in corpus.splits[split]}


def assert_no_sentence_is_shared(corpus: ParallelCorpus) -> None:
    train, valid, test = (sources(corpus, split) for split in ("train", "valid", "test"))
    assert train
    assert valid
    assert test
    assert not train & valid
    assert not train & test
    assert not valid & test


# --- reading


def test_byte_order_mark_and_windows_line_ends_are_welcome(tmp_path: Path) -> None:
    path = write(tmp_path, "\ufeffGo.\tVa !\r\nRun!\tCours !\r\n\r\n")
    assert read_pairs(path) == [Pair("Go.", "Va !"), Pair("Run!", "Cours !")]


def test_text_is_cleaned(tmp_path: Path) -> None:
    path = write(tmp_path, "Where?\tOu\u0300\u202f?\nA\u2028b\tc\u00a0  d")
    assert read_pairs(path) == [Pair("Where?", "Où ?"), Pair("A b", "c d")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", r"pairs\.tsv is empty: expected a sentence on each line"),
        ("\ufeff \r\n\n", r"pairs\.tsv is empty"),
        ("Go.\tVa !\nRun!  Cours !\n", r"pairs\.tsv, line 2: .* found no tab in 'Run!  Cours !'; correct it"),
        ("Go.\tVa !\n\nRun!\tCours !\n", r"line 2: expected source TAB target, found no tab in ''"),
        ("Go.\tVa !\nRun!\t \n", r"line 2: .* found nothing on one side of the tab"),
        ("\tVa !\nRun!\tCours !\n", r"line 1: .* found nothing on one side of the tab"),
        ("Go.\tVa !\tTom\n", r"line 1: .* found 2 tabs"),
        ("Go.\tVa !\nWhere?\tOù ?\n".encode("latin-1"), r"line 2: expected UTF-8, found the byte 0xf9 at offset 17 "),
        ("Go.\tVa !\n".encode("utf-16"), r"line 1: expected UTF-8, found the byte 0xff at offset 0 "),
    ],
)
def test_a_malformed_file_is_told_with_its_line(tmp_path: Path, content: str | bytes, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        read_pairs(write(tmp_path, content))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"nothing\.tsv cannot be read \(No such file or directory\): give the path"):
        tsv(tmp_path / "nothing.tsv")
    with pytest.raises(CorpusError, match=r"cannot be read \(Is a directory\)"):
        tsv(tmp_path)


# --- the reader's own file


def test_tsv(tmp_path: Path) -> None:
    again = [line + "!!" for line in LINES[:100]] + [line.upper() for line in LINES[:50]] + LINES[:20]
    corpus = tsv(write(tmp_path, "\n".join(LINES + again)), vocab_size=100)
    assert_no_sentence_is_shared(corpus)
    assert [len(sources(corpus, split)) for split in ("train", "valid", "test")] == [180, 10, 10]
    assert sum(map(len, corpus.splits.values())) == 200 + 100 + 50  # the 20 duplicates are gone
    assert len(corpus.source_tokenizer) <= 100
    batch = corpus.batches("train", 8, shuffle_seed=0)[0]
    assert corpus.source_tokenizer.decode(batch.source[0].tolist()).casefold().startswith("sentence number")


def test_the_split_depends_on_the_sentences_and_not_on_their_order(tmp_path: Path) -> None:
    forwards = tsv(write(tmp_path, "\n".join(LINES)))
    backwards = tsv(write(tmp_path, "\n".join(reversed(LINES))))
    for split in ("train", "valid", "test"):
        assert sources(forwards, split) == sources(backwards, split)
    numbers = [int(pair.source[16:-1]) for pair in forwards.splits["test"]]
    assert max(numbers) - min(numbers) > 50, "the test sentences should come from all over a sorted file"


def test_the_tokenizers_learn_from_training_sentences_only(tmp_path: Path) -> None:
    test = tsv(write(tmp_path, "\n".join(LINES))).splits["test"][0].source
    lines = [line.replace("numéro", "☃☃☃") if line.startswith(test) else line for line in LINES]
    corpus = tsv(write(tmp_path, "\n".join(lines)))
    assert "☃" in corpus.splits["test"][0].target
    assert corpus.target_tokenizer.unknown_words("☃") == ["☃"]


def test_a_small_file(tmp_path: Path) -> None:
    corpus = tsv(write(tmp_path, "\n".join(LINES[:20])))
    assert [len(pairs) for pairs in corpus.splits.values()] == [18, 1, 1]
    with pytest.raises(CorpusError, match=r"pairs\.tsv has 19 different source sentences, but at least 20 are needed"):
        tsv(write(tmp_path, "\n".join(LINES[:19] * 3)))


# --- Multi30k, in small


@pytest.fixture
def small_multi30k(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATTNBOOK_DATA", str(tmp_path))
    hashes = {}
    for name in text.MULTI30K_SHA256:
        stem, language, _ = name.split(".")
        n = 3 if stem == "train" else 2
        content = gzip.compress("".join(f"{stem} {language} {i} .\n" for i in range(n)).encode())
        hashes[name] = hashlib.sha256(content).hexdigest()
        (tmp_path / "multi30k").mkdir(exist_ok=True)
        (tmp_path / "multi30k" / name).write_bytes(content)
    monkeypatch.setattr(text, "MULTI30K_SHA256", hashes)
    return tmp_path / "multi30k"


@pytest.mark.parametrize("source", ["de", "fr"])
def test_multi30k(small_multi30k: Path, source: str) -> None:
    corpus = multi30k(source=source)
    assert corpus.source_language == {"de": "German", "fr": "French"}[source]
    assert corpus.target_language == "English"
    assert corpus.splits["train"][2] == Pair(f"train {source} 2 .", "train en 2 .")
    assert corpus.splits["valid"][0] == Pair(f"val {source} 0 .", "val en 0 .")
    assert corpus.splits["test"][1] == Pair(f"test_2016_flickr {source} 1 .", "test_2016_flickr en 1 .")


def test_multi30k_errors(small_multi30k: Path) -> None:
    for languages in ({"source": "ko"}, {"source": "en"}):
        with pytest.raises(ValueError, match="expected two languages out of de, en, fr, got"):
            multi30k(**languages)
    (small_multi30k / "val.de.gz").write_bytes(b"damaged")
    with pytest.raises(CorpusError, match=r"val\.de\.gz should have the sha256"):
        multi30k()


# --- Tatoeba: both editions in small, and the real one where it is at hand


@pytest.mark.parametrize("number", [0, 1])
def test_either_edition_of_tatoeba(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setenv("ATTNBOOK_DATA", str(tmp_path))
    edition = text.TATOEBA[number]
    (tmp_path / "tatoeba").mkdir()
    with zipfile.ZipFile(edition.path, "w") as archive:
        archive.writestr("_about.txt", "no pairs")
        archive.writestr(["fra.txt", "fra-eng/fra.txt"][number], "\n".join(f"{line}\tCC-BY" for line in LINES))
    algorithm = edition.hash.split(":")[0]
    digest = hashlib.new(algorithm, edition.path.read_bytes()).hexdigest()
    here = Download("tatoeba", edition.file, edition.url, f"{algorithm}:{digest}", edition.edition)
    monkeypatch.setattr(text, "TATOEBA", tuple(here if e is edition else e for e in text.TATOEBA))
    corpus = tatoeba()
    assert corpus.edition == edition.edition
    assert sum(map(len, corpus.splits.values())) == 200
    assert corpus.edition in repr(corpus)


@pytest.fixture(scope="module")
def real_tatoeba() -> ParallelCorpus:
    if not any(edition.path.exists() for edition in text.TATOEBA):
        pytest.skip("Tatoeba is neither in the cache nor in ATTNBOOK_DATA, and tests do not download")
    return tatoeba()


def test_real_tatoeba(real_tatoeba: ParallelCorpus) -> None:
    assert_no_sentence_is_shared(real_tatoeba)
    splits = real_tatoeba.splits
    assert len(splits["train"]) > 130_000
    assert len(splits["valid"]) > 1000
    assert len(splits["test"]) > 1000
    pairs = [pair for pairs in splits.values() for pair in pairs]
    assert len(set(pairs)) == len(pairs)
    assert len(real_tatoeba.source_tokenizer) == len(real_tatoeba.target_tokenizer) == 8000


def test_real_tatoeba_comes_back_from_its_subwords(real_tatoeba: ParallelCorpus) -> None:
    for pair in real_tatoeba.splits["test"]:
        for tokenizer, sentence in (
            (real_tatoeba.source_tokenizer, pair.source),
            (real_tatoeba.target_tokenizer, pair.target),
        ):
            ids = tokenizer.encode(sentence)
            assert tokenizer.decode(ids) == sentence
            assert len(ids) < len(sentence)


def test_fewer_words_move_no_sentence_to_another_split(real_tatoeba: ParallelCorpus) -> None:
    short = tatoeba(max_words=5, vocab_size=500)
    for split, pairs in short.splits.items():
        assert 0 < len(pairs) < len(real_tatoeba.splits[split])
        assert sources(short, split) <= sources(real_tatoeba, split)
        assert max(len(side.split()) for pair in pairs for side in pair[:2]) == 5
