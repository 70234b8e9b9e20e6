"""Sentences to translate: Little World, real text and the reader's own, all as a `ParallelCorpus`.

corpus = tatoeba()
for batch in corpus.batches("train", 64, shuffle_seed=0):
    ...  # batch.source, batch.target_in, batch.target_out
"""

from attnbook.corpora import littleworld
from attnbook.corpora.download import CorpusError
from attnbook.corpora.parallel import Batch, Pair, ParallelCorpus
from attnbook.corpora.text import multi30k, read_pairs, tatoeba, tsv
from attnbook.corpora.tokenizer import Tokenizer
from attnbook.specials import EOS, PAD, SOS, SPECIALS, UNK

__all__ = [
    "EOS",
    "PAD",
    "SOS",
    "SPECIALS",
    "UNK",
    "Batch",
    "CorpusError",
    "Pair",
    "ParallelCorpus",
    "Tokenizer",
    "littleworld",
    "multi30k",
    "read_pairs",
    "tatoeba",
    "tsv",
]
