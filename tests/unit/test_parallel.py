import random
from collections import Counter

import pytest
import torch
from jaxtyping import TypeCheckError

from attnbook.corpora import EOS, PAD, SOS, Batch, Pair, ParallelCorpus, Tokenizer

WORDS = [f"w{i}" for i in range(50)]


def sentence(rng: random.Random, length: int) -> str:
    return " ".join(rng.choices(WORDS, k=length))


def corpus_of(pairs: list[Pair]) -> ParallelCorpus:
    words = Tokenizer.words([" ".join(WORDS)])
    return ParallelCorpus("Sample", "English", "French", {"train": pairs, "test": []}, words, words)


@pytest.fixture(scope="module")
def corpus() -> ParallelCorpus:
    """3,000 pairs of 2 to 20 words; a translation is up to three words shorter or longer."""
    rng = random.Random(0)
    pairs = []
    for _ in range(3000):
        n = rng.randint(2, 20)
        pairs.append(Pair(sentence(rng, n), sentence(rng, min(max(n + rng.randint(-3, 3), 2), 20))))
    return corpus_of(pairs)


def texts(corpus: ParallelCorpus, batches: list[Batch]) -> list[tuple[str, str]]:
    decode = corpus.source_tokenizer.decode
    return [
        (decode(source.tolist()), decode(target.tolist()))
        for batch in batches
        for source, target in zip(batch.source, batch.target_out, strict=True)
    ]


def padding(batches: list[Batch]) -> float:
    """Places in the batches for each real token."""
    tensors = [tensor for batch in batches for tensor in (batch.source, batch.target_out)]
    return sum(t.numel() for t in tensors) / sum(int((t != PAD).sum()) for t in tensors)


def test_a_batch_by_hand() -> None:
    batch = Batch.of([([7, 8, EOS], [4, EOS]), ([9, EOS], [5, 6, EOS])])
    assert batch.source.tolist() == [[7, 8, EOS], [9, EOS, PAD]]
    assert batch.target_in.tolist() == [[SOS, 4, PAD], [SOS, 5, 6]]
    assert batch.target_out.tolist() == [[4, EOS, PAD], [5, 6, EOS]]
    assert batch.n_target_tokens == 5
    assert len(batch) == 2
    assert batch.source.dtype == torch.long


def test_to_moves_every_tensor() -> None:
    batch = Batch.of([([7, EOS], [4, EOS])]).to("meta")
    assert {batch.source.device.type, batch.target_in.device.type, batch.target_out.device.type} == {"meta"}


def test_wrong_shapes_and_dtypes_are_caught() -> None:
    ids = torch.zeros(2, 3, dtype=torch.long)
    Batch(ids, ids, ids)
    for wrong in (ids[:1], ids[0], ids.float()):
        with pytest.raises(TypeCheckError):
            Batch(wrong, ids, ids)
    with pytest.raises(TypeCheckError):
        Batch(ids, ids[:, :2], ids)


@pytest.mark.parametrize("seed", [None, 0, 1])
def test_every_pair_comes_exactly_once(corpus: ParallelCorpus, seed: int | None) -> None:
    batches = corpus.batches("train", 64, shuffle_seed=seed)
    assert Counter(texts(corpus, batches)) == Counter((pair.source, pair.target) for pair in corpus.splits["train"])
    assert max(map(len, batches)) == 64


def test_the_seed_decides_the_order(corpus: ParallelCorpus) -> None:
    first, same, other = (texts(corpus, corpus.batches("train", 64, shuffle_seed=seed)) for seed in (0, 0, 1))
    assert first == same
    assert first != other


def test_the_seed_changes_the_company_and_not_only_the_order(corpus: ParallelCorpus) -> None:
    company = [
        {frozenset(texts(corpus, [batch])) for batch in corpus.batches("train", 64, shuffle_seed=seed)}
        for seed in (0, 1)
    ]
    assert len(company[0] & company[1]) < 5


def test_training_does_not_go_from_short_to_long(corpus: ParallelCorpus) -> None:
    shuffled = [batch.target_out.shape[1] for batch in corpus.batches("train", 64, shuffle_seed=0)]
    assert shuffled != sorted(shuffled)
    in_order = [batch.target_out.shape[1] for batch in corpus.batches("train", 64)]
    assert in_order == sorted(in_order)


def test_bucketing_saves_padding(corpus: ParallelCorpus) -> None:
    encoded = corpus.encode(corpus.splits["train"])  # in random order
    at_random = padding([Batch.of(encoded[i : i + 64]) for i in range(0, len(encoded), 64)])
    assert at_random > 1.5
    assert padding(corpus.batches("train", 64)) < 1.15
    assert padding(corpus.batches("train", 64, shuffle_seed=0)) < 1.15


def test_a_split_is_encoded_once(corpus: ParallelCorpus, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.batches("train", 64)
    monkeypatch.setattr(Tokenizer, "encode_batch", None)
    corpus.batches("train", 32, shuffle_seed=3)


def test_repr_tells_what_is_there(corpus: ParallelCorpus) -> None:
    assert repr(corpus) == "Sample: English → French, vocabulary 54 → 54\npairs: train 3,000, test 0"


def test_errors(corpus: ParallelCorpus) -> None:
    with pytest.raises(ValueError, match="expected one of the splits train, test, got 'vaild'"):
        corpus.batches("vaild", 64)
    with pytest.raises(ValueError, match="expected pairs in the split 'test' of Sample, found none"):
        corpus.batches("test", 64)
    with pytest.raises(ValueError, match="batch_size of at least 1, got 0"):
        corpus.batches("train", 0)
    with pytest.raises(ValueError, match="at most 256 tokens, got one of 300, “w0 w0"):
        corpus_of([Pair("w1", "w0 " * 300)]).batches("train", 64)
