"""What does one vector hold of a sentence? Translators without attention, of several sizes, read forwards or backwards.

Each point trains one and measures, by the length of the source: exact match and BLEU; by the place in the output: the
share of right words; and by the place in the source: whether a linear probe can read the word back out of the vector.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor, nn

from attnbook.components.encoder_decoder import EncoderDecoder, State
from attnbook.corpora import Batch, Pair, ParallelCorpus, littleworld
from attnbook.metrics import corpus_bleu, exact_match
from attnbook.specials import EOS
from attnbook.training import fit, seed_everything
from attnbook.translation import translate_pairs
from studies import study

EPOCHS, BATCH = 12, 128
LONGEST = 12  # words in the longest sentence of training
PROBED = 10  # words in the sentences from whose vectors the probe reads
EXAMPLES = 3  # translations that are kept for each length


def _settings() -> Iterator[study.Point]:
    plain = {"size": 128, "reverse": False, "narrow": 0, "longest": LONGEST}
    for seed in range(3):
        yield from (plain | {"size": size, "seed": seed} for size in (32, 64, 128, 256))
        yield from (plain | {"narrow": narrow, "seed": seed} for narrow in (16, 64, 128))
        yield from (plain | {"size": size, "reverse": True, "seed": seed} for size in (64, 128))
        yield plain | {"longest": 6, "seed": seed}


SETTINGS = list(_settings())


class NarrowEncoderDecoder(EncoderDecoder):
    """Of the numbers that the encoder hands over only `narrow` get through, half of them from h, half from c.

    Nothing is added that would have to be learned: with narrow = 2 · d_model it is the EncoderDecoder.
    """

    gets_through: Bool[Tensor, " d_model"]

    def __init__(self, source_vocab: int, target_vocab: int, d_model: int, narrow: int) -> None:
        super().__init__(source_vocab, target_vocab, d_model)
        self.register_buffer("gets_through", torch.arange(d_model) < narrow // 2, persistent=False)

    def encode(self, source: Int[Tensor, "batch source"]) -> State:
        h, c = super().encode(source)
        return h * self.gets_through, c * self.gets_through


@cache
def corpus(longest: int = LONGEST, reverse: bool = False, target: str = "fr") -> ParallelCorpus:
    """Little World; with `longest` below LONGEST only the training sentences are shorter, the tests are the same."""
    whole = littleworld.corpus("en", target, words=(2, LONGEST), long_words=(LONGEST + 1, 18), n_eval=2_000)
    splits = dict(whole.splits)
    if longest < LONGEST:
        splits["train"] = littleworld.corpus("en", target, words=(2, longest)).splits["train"]
    if reverse:
        splits = {name: [_reversed(pair) for pair in pairs] for name, pairs in splits.items()}
    return replace(whole, splits=splits)


def _reversed(pair: Pair) -> Pair:
    return Pair(" ".join(reversed(pair.source.split())), pair.target)


def train(corpus: ParallelCorpus, size: int, seed: int, narrow: int = 0) -> EncoderDecoder:
    """A translator, trained as every one of this study."""
    seed_everything(seed)
    vocabularies = len(corpus.source_tokenizer), len(corpus.target_tokenizer)
    model = NarrowEncoderDecoder(*vocabularies, size, narrow) if narrow else EncoderDecoder(*vocabularies, size)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3 * (128 / size) ** 0.5, fused=True)
    slower = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.1, total_iters=EPOCHS)
    fit(
        model,
        optimizer,
        corpus,
        epochs=range(EPOCHS),
        batch_size=BATCH,
        seed=seed,
        after_epoch=lambda _: slower.step(),
        progress_bar=False,
    )
    return model.eval()


def by_length(pairs: list[Pair]) -> dict[int, list[Pair]]:
    """The pairs by the number of words in their source."""
    groups: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[len(pair.source.split())].append(pair)
    return dict(sorted(groups.items()))


def right_by_place(pairs: list[Pair], written: list[str]) -> list[list[float]]:
    """The share of right words at each place in the translation, counted from its beginning and from its end."""
    shares = []
    for way in (1, -1):
        hits: dict[int, list[bool]] = defaultdict(list)
        for pair, words in zip(pairs, written, strict=True):
            said, truth = words.split()[::way], pair.target.split()[::way]
            for place, word in enumerate(truth):
                hits[place].append(said[place : place + 1] == [word])
        shares.append([sum(hits[place]) / len(hits[place]) for place in range(8)])
    return shares


@torch.no_grad()
def vectors(model: EncoderDecoder, sources: list[list[int]]) -> Float[Tensor, "sentence d"]:
    """The context vector of each source (its ids), h and c beside each other, in float64."""
    found = []
    for start in range(0, len(sources), 500):
        source = Batch.of([(ids, [EOS]) for ids in sources[start : start + 500]]).source
        found.append(torch.cat(model.encode(source), dim=-1)[0])
    return torch.cat(found).double()


def read_back(
    known: Float[Tensor, "sentence d"], words: Int[Tensor, " sentence"], asked: Float[Tensor, "other d"]
) -> Float[Tensor, "other vocab"]:
    """A linear probe: fitted by least squares to say the word (as one-hot) from the vector; its scores for others."""
    known, asked = (nn.functional.pad(some, (0, 1), value=1.0) for some in (known, asked))
    wanted = nn.functional.one_hot(words).double()
    ridge = 1e-4 * len(known) * torch.eye(known.shape[1], dtype=known.dtype) * known.square().mean()
    return asked @ torch.linalg.solve(known.T @ known + ridge, known.T @ wanted)


def probe(model: EncoderDecoder, corpus: ParallelCorpus, reverse: bool) -> list[float]:
    """For each place in a sentence of PROBED words: how often the probe reads the right word back out of the vector.

    The probe is fitted on the training sentences of that length, and asked about those of the test. The places are
    those of the sentence as it is spoken, also where the encoder reads it from its end.
    """
    known, asked = (
        [source for source, _ in corpus.encode(by_length(corpus.splits[split])[PROBED])] for split in ("train", "test")
    )
    words, truth = (torch.tensor(sources)[:, :PROBED] for sources in (known, asked))  # without <eos>
    if reverse:
        words, truth = words.flip(1), truth.flip(1)
    known_vectors, asked_vectors = vectors(model, known), vectors(model, asked)
    shares = []
    for place in range(PROBED):
        read = read_back(known_vectors, words[:, place], asked_vectors).argmax(dim=-1)
        shares.append((read == truth[:, place]).double().mean().item())
    return shares


def quality_by_length(model: nn.Module, sentences: ParallelCorpus) -> study.Point:
    """For each length of the source: exact match, BLEU, how many sentences there are, and what was written for some."""
    exact, bleu, n, examples = {}, {}, {}, {}
    for length, pairs in by_length(sentences.splits["test"] + sentences.splits["long"]).items():
        written = translate_pairs(model, sentences, pairs)
        truths = [pair.target for pair in pairs]
        n[length] = len(pairs)
        exact[length] = round(exact_match(written, truths), 4)
        bleu[length] = round(corpus_bleu(hypotheses=written, references=[[truth] for truth in truths]).score, 2)
        examples[length] = written[:EXAMPLES]
    return {"exact": exact, "bleu": bleu, "n": n, "examples": examples}


def measure(size: int, reverse: bool, narrow: int, longest: int, seed: int) -> study.Point:
    """Train one translator and measure it."""
    sentences = corpus(longest, reverse)
    model = train(sentences, size, seed, narrow)
    found = quality_by_length(model, sentences)
    pairs = [pair for pair in sentences.splits["test"] if 8 <= len(pair.source.split()) <= LONGEST]
    from_start, from_end = right_by_place(pairs, translate_pairs(model, sentences, pairs))
    found |= {"from_start": from_start, "from_end": from_end}
    return found | {"probe": probe(model, corpus(reverse=reverse), reverse)}


if __name__ == "__main__":
    study.run("bottleneck", SETTINGS, measure)
