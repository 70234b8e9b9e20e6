"""From text to numbers and back: whole words for Little World, subwords (BPE) for real text."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

import tokenizers
from tokenizers import Regex, decoders, models, pre_tokenizers, trainers

from attnbook.specials import EOS, PAD, SOS, SPECIALS, UNK

SMALLEST_VOCABULARY = 16  # the specials and a dozen characters


def clean(text: str) -> str:
    """One spelling for what looks the same: composed accents (NFC), and one plain space for each run of white space.

    French puts a narrow no-break space before ? ! ; and :, but only some writers type it; a model should not have to
    learn that the two kinds of empty mean the same.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


class Tokenizer:
    """A vocabulary, and how text is cut into its tokens. The cutting is done by Hugging Face `tokenizers`.

    The specials have the ids PAD = 0, SOS = 1, EOS = 2 and UNK = 3. Text is only text: an "<eos>" that somebody typed
    never becomes the special token.
    """

    def __init__(self, backend: tokenizers.Tokenizer) -> None:
        if [backend.id_to_token(i) for i in range(len(SPECIALS))] != SPECIALS:
            raise ValueError(f"expected a vocabulary that starts with {SPECIALS}; make one with words() or subwords()")
        backend.encode_special_tokens = True  # specials that stand in the text are cut up like any other text
        self._backend = backend

    @classmethod
    def words(cls, sentences: Iterable[str]) -> "Tokenizer":
        """Every word of the sentences gets an id, the most frequent first (ties by alphabet).

        Words are what white space separates.
        """
        counts = Counter(word for sentence in sentences for word in clean(sentence).split())
        words = sorted(counts.keys() - set(SPECIALS), key=lambda word: (-counts[word], word))
        vocabulary = {token: i for i, token in enumerate(SPECIALS + words)}
        backend = tokenizers.Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
        backend.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
        return cls(backend)

    @classmethod
    def subwords(cls, sentences: Iterable[str], vocab_size: int) -> "Tokenizer":
        """Byte-pair encoding (Sennrich et al., 2016, §3.2), learned from the sentences; "▁" marks where a word begins.

        vocab_size is an upper bound that counts the specials: a small text may have fewer pairs worth merging. Raises
        ValueError where it is too small to hold an alphabet.
        """
        if vocab_size < SMALLEST_VOCABULARY:
            raise ValueError(f"expected a vocab_size of at least {SMALLEST_VOCABULARY}, got {vocab_size}")
        backend = tokenizers.Tokenizer(models.BPE(unk_token="<unk>"))
        backend.pre_tokenizer = pre_tokenizers.Sequence(
            [
                pre_tokenizers.Metaspace(),  # a␣b → ▁a ▁b
                pre_tokenizers.Split(Regex(r"▁?[^\w\s▁'’-]"), "isolated"),  # punctuation stands alone …
                pre_tokenizers.Split(Regex("['’]"), "merged_with_previous"),  # … but l'homme → l' homme
            ]
        )
        backend.decoder = decoders.Metaspace()
        trainer = trainers.BpeTrainer(
            vocab_size=vocab_size,
            min_frequency=2,
            special_tokens=SPECIALS,
            limit_alphabet=vocab_size // 2,  # leaves room for merges in scripts of thousands of characters
            show_progress=False,
        )
        backend.train_from_iterator(map(clean, sentences), trainer)
        return cls(backend)

    def encode(self, text: str) -> list[int]:
        """The ids of the text's tokens, without <sos> and <eos>; what the vocabulary does not know becomes <unk>."""
        return self.encode_batch([text])[0]

    def encode_batch(self, texts: Iterable[str]) -> list[list[int]]:
        """`encode` for many texts at once, which is faster."""
        encodings = self._backend.encode_batch([clean(text) for text in texts])
        return [[max(i, UNK) for i in encoding.ids] for encoding in encodings]  # the word "<eos>" is an unknown word

    def decode(self, ids: Iterable[int]) -> str:
        """The text up to the first <eos>, without <pad> and <sos>; an <unk> stays visible."""
        tokens = []
        for i in ids:
            if i == EOS:
                break
            if i not in (PAD, SOS):
                tokens.append(self.token(i))
        decoder = self._backend.decoder
        return " ".join(tokens) if decoder is None else decoder.decode(tokens)

    def tokens(self, text: str) -> list[str]:
        """The tokens that stand for the text, as a reader may see them."""
        return [self.token(i) for i in self.encode(text)]

    def unknown_words(self, text: str) -> list[str]:
        """The words of the text of which some part is not in the vocabulary."""
        words = clean(text).split()
        return [word for word, ids in zip(words, self.encode_batch(words), strict=True) if UNK in ids]

    def id(self, token: str) -> int:
        """The id of a token. Raises ValueError where there is none."""
        found = self._backend.token_to_id(token)
        if found is None:
            raise ValueError(f"expected a token of this vocabulary, got {token!r}")
        return int(found)

    def token(self, id: int) -> str:
        """The token of an id. Raises ValueError where there is none."""
        if not 0 <= id < len(self):
            raise ValueError(f"expected an id from 0 to {len(self) - 1}, got {id}")
        return str(self._backend.id_to_token(id))

    def __len__(self) -> int:
        return int(self._backend.get_vocab_size())

    def __repr__(self) -> str:
        return f"Tokenizer({type(self._backend.model).__name__}, {len(self):,} tokens)"

    def to_json(self) -> str:
        """The whole tokenizer as JSON, for a checkpoint."""
        return str(self._backend.to_str())

    @classmethod
    def from_json(cls, text: str) -> "Tokenizer":
        """The tokenizer that `to_json` wrote. Raises ValueError where the text is something else."""
        try:
            backend = tokenizers.Tokenizer.from_str(text)
        except Exception as error:  # tokenizers raises a bare Exception
            raise ValueError(f"expected the JSON of a tokenizer, got {text[:40]!r} ({error})") from error
        return cls(backend)
