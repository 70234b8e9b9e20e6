# Generated from chapters/4-bert/12-pre-training.ipynb by `make export`. Edit the notebook, not this file.
"""Cutting words into pieces."""

from collections.abc import Collection, Sequence

from tokenizers import BertWordPieceTokenizer

__all__ = ["SPECIALS", "pieces", "wordpiece"]


def pieces(word: str, vocabulary: Collection[str]) -> list[str]:
    """Cut greedily, the longest first, as the code of Devlin et al. (2019) does."""
    found: list[str] = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in vocabulary:
                break
        else:
            return ["[UNK]"]  # nothing fits here, and the whole word is unknown
        found.append(piece)
        start = end
    return found


SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def wordpiece(texts: Sequence[str], size: int) -> BertWordPieceTokenizer:
    """A tokenizer whose pieces come from these texts; `size` of them, at most."""
    as_written = {"lowercase": False, "strip_accents": False}
    # The library numbers the inner letters by chance, and lets numbers decide which of
    # two equally frequent pairs comes first. Given as specials, they keep ours.
    words = {word for text in texts for word in text.split()}
    inner = sorted({f"##{letter}" for word in words for letter in word[1:]})
    trained = BertWordPieceTokenizer(**as_written)
    trained.train_from_iterator(texts, size, special_tokens=[*SPECIALS, *inner], show_progress=False)
    # Only a tokenizer that is made with its vocabulary puts [CLS] and [SEP] in.
    return BertWordPieceTokenizer(trained.get_vocab(), **as_written)
