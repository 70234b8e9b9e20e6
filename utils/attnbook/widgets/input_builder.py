"""InputBuilder: what BERT reads of a text: its pieces, and the three rows that are added for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

import traitlets
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure

CLS, SEP = "[CLS]", "[SEP]"
SPECIALS = ["[PAD]", "[UNK]", CLS, SEP, "[MASK]"]
FEWEST_POSITIONS, MOST_POSITIONS = 5, 512  # five: [CLS] a [SEP] b [SEP]
MOST_VOCABULARIES = 6


class InputBuilder(LivingFigure):
    """Two texts to type in, the pieces that WordPiece cuts their words into, and the rows that are added for each.

    BERT reads `[CLS] first [SEP] second [SEP]`, or `[CLS] first [SEP]` where there is no second text. A word is cut
    into the longest piece that it begins with, then the longest piece, with ## before it, that the rest begins with,
    and so on; a word that can't be made of pieces is [UNK] as a whole. A token's vector is the sum of a row of the
    words' matrix (its piece), one of the segments' (0 or 1) and one of the positions'.

    vocabularies: for each its name and its pieces, such as `{"120 pieces": ["[PAD]", "[UNK]", …]}`; a piece's place in
    the list is its id. Each of them has [PAD], [UNK], [CLS], [SEP] and [MASK]. All of them travel with the page.
    n_positions: how many tokens the model can read, 5 to 512. Of a longer input the longer text loses its last piece
    until the rest fits; of two texts that are equally long it is the second one, as in Google's BERT.
    lowercase: whether capitals become small letters, as the vocabulary's tokenizer has it. Accents stay.
    caption: stands under the figure.

    What the reader makes of the figure are traits, which can be read and set from Python: `first` and `second`, the
    texts; `vocabulary`, the name of the one that cuts them; and `selected`, the token that is explained, counted from 0
    (beyond the last: the last; who types selects the word at the cursor). What the figure was made of stays.
    """

    _esm = DIST / "input_builder.js"
    WORDS: ClassVar[dict[str, str]] = {
        "first": "first text",
        "second": "second text",
        "empty": "none",
        "again": "Start again",
        "vocabulary": "The vocabulary that cuts the words",
        "n tokens": "{n} tokens",
        "tokens": "What BERT reads, token by token. Arrow keys go from token to token",
        "try": "Type a text of your own. Choose a token: how was its word cut, and which rows are added for it?",
        "numbers alone": "Under each token stand its word's row, its segment and its position.",
        "word row": "word {row}",
        "segment row": "segment {name}",
        "position row": "position {row}",
        "words": "words",
        "pieces": "pieces",
        "all tokens": "tokens with [CLS] and [SEP]",
        "ratio": "pieces a word",
        "too long": "Too long: the model reads {most} tokens at most, and this text has {all} with [CLS] and [SEP]. "
        "Pieces left out at its end: {first}.",
        "too long pair": "Too long: the model reads {most} tokens at most, and these texts have {all} with [CLS] and "
        "[SEP]. Pieces left out: {first} at the end of the first text, {second} at the end of the second.",
        "cutting": "How “{word}” is cut",
        "written": "In the text it is “{written}”.",
        "not cut": "{piece} is not cut",
        "about [CLS]": "[CLS] stands before every input. It is no word: what the model makes of it can stand for the "
        "whole text.",
        "about [SEP]": "[SEP] stands after each text, so that the model can tell where it ends.",
        "about typed": "{piece} is a special token, also where you type it: its letters are not looked up.",
        "about long": "This word has {n} letters. A word of more than {most} is not looked up: it becomes [UNK] as a "
        "whole.",
        "place": "Search {n} of {all}",
        "back": "The search before",
        "next": "The next search",
        "search first": "The longest beginning of “{rest}” that the vocabulary has:",
        "search next": "“{rest}” is left. The longest beginning of it, now with ##:",
        "tries": "What was looked up, the longest first",
        "is in": "in the vocabulary",
        "is not in": "not in the vocabulary",
        "shorter": "… {n} more, each one letter shorter",
        "goes on": "“{left}” is left to be cut.",
        "whole": "The vocabulary has the whole word: nothing is left.",
        "ends": "Nothing is left: the word is {n} pieces.",
        "fails": "No beginning is in the vocabulary. So the whole word becomes [UNK].",
        "fails later": "No beginning is in the vocabulary. So the whole word becomes [UNK], and what was found before "
        "counts for nothing.",
        "no room": "Here the input is full: this piece is left out.",
        "added": "What is added for “{piece}”",
        "words matrix": "words",
        "segments matrix": "segments",
        "positions matrix": "positions",
        "rows": "{n} rows",
        "vector": "its vector",
        "reading": "“{piece}” is row {word} of the words' matrix, row {segment} of the segments', row {position} of "
        "the positions': the three are added.",
        "token": "token",
        "id": "word (id)",
        "segment": "segment",
        "position": "position",
    }

    vocabularies: traitlets.List[Any] = traitlets.List().tag(sync=True)
    n_positions = traitlets.Int(64).tag(sync=True)
    lowercase = traitlets.Bool(False).tag(sync=True)
    first = traitlets.Unicode("").tag(sync=True)
    second = traitlets.Unicode("").tag(sync=True)
    vocabulary = traitlets.Unicode("").tag(sync=True)
    selected = traitlets.Int(0).tag(sync=True)

    def __init__(
        self,
        vocabularies: Mapping[str, Sequence[str]],
        first: str,
        second: str = "",
        *,
        vocabulary: str | None = None,
        n_positions: int = 64,
        lowercase: bool = False,
        selected: int = 0,
        caption: str = "",
        **traits: Any,
    ) -> None:
        known = _vocabularies_of(vocabularies)
        for name, text in (("first", first), ("second", second)):
            if not isinstance(text, str):
                raise ValueError(f"{name} has to be a text, a string, but it is {text!r:.60}")
        if not FEWEST_POSITIONS <= n_positions <= MOST_POSITIONS:
            raise ValueError(
                f"n_positions is {n_positions}: expected {FEWEST_POSITIONS} to {MOST_POSITIONS} tokens that the model "
                "can read"
            )
        if vocabulary is not None and vocabulary not in known:
            raise ValueError(_unknown(vocabulary, known))
        # What the traits count on: it stays.
        self._backends = {name: _backend(pieces, lowercase) for name, pieces in known.items()}
        super().__init__(
            vocabularies=[{"name": name, "pieces": pieces} for name, pieces in known.items()],
            n_positions=n_positions,
            lowercase=lowercase,
            first=first,
            second=second,
            vocabulary=next(iter(known)) if vocabulary is None else vocabulary,
            selected=selected,
            caption=caption,
            **traits,
        )
        self._made = True

    @traitlets.validate("vocabularies", "n_positions", "lowercase")
    def _stays(self, proposal: Any) -> Any:
        if getattr(self, "_made", False):
            raise traitlets.TraitError(f"{proposal.trait.name} can't be changed: make a new InputBuilder")
        return proposal.value

    @traitlets.validate("vocabulary")
    def _is_known(self, proposal: Any) -> Any:
        if proposal.value not in self._backends:
            raise traitlets.TraitError(_unknown(proposal.value, self._backends))
        return proposal.value

    @traitlets.validate("selected")
    def _is_a_token(self, proposal: Any) -> Any:
        if proposal.value < 0:
            raise traitlets.TraitError(f"selected: tokens are counted from 0, so there is no token {proposal.value}")
        return proposal.value

    def _tokens(self) -> list[tuple[str, int, int]]:
        """The tokens that the model reads now, each with its id and its segment."""
        backend = self._backends[self.vocabulary]
        # Half of a sign that takes two places, as in Python's "\ud83d", is no text.
        texts = [text.encode("utf-8", "ignore").decode() for text in (self.first, self.second)]
        first, second = (backend.encode(text, add_special_tokens=False).tokens for text in texts)
        room = self.n_positions - (3 if second else 2)
        while len(first) + len(second) > room:
            (first if len(first) > len(second) else second).pop()
        parts = [[CLS, *first, SEP], [*second, SEP] if second else []]
        ids: dict[str, int] = backend.get_vocab()
        return [(piece, ids[piece], segment) for segment in (0, 1) for piece in parts[segment]]

    def describe(self) -> str:
        pieces = [piece for piece, _, _ in self._tokens()]
        texts = " and ".join(f"“{text}”" for text in (self.first, self.second) if text.strip())
        return (
            f"what BERT reads of {texts or 'no text'}, cut with the vocabulary “{self.vocabulary}” into {len(pieces)} "
            f"tokens: {' '.join(pieces)}. Each token's vector is the sum of three rows, for its piece, its segment and "
            "its position."
        )

    def picture(self) -> str:
        """The tokens, each with the three rows that are added for it."""
        parts: list[str] = []
        x, top, width = EDGE, float(EDGE), 0.0
        tokens = self._tokens()
        for position, (piece, row, segment) in enumerate(tokens):
            column = max(NARROWEST, 14 + LETTER * sum(2 if ord(letter) > 0x10FF else 1 for letter in piece))
            if x > EDGE and x + column > WIDEST:
                x, top = EDGE, top + HEIGHT
            rows = [
                self._say("word row", row=row),
                self._say("segment row", name="AB"[segment]),
                self._say("position row", row=position),
            ]
            parts += _column(x, top, column, piece, rows)
            ends = position + 1 == len(tokens) or not tokens[position + 1][0].startswith("##")
            x += column + (GAP if ends else 0)
            width = max(width, x)
        return svg.document(width, top + HEIGHT, parts, self.describe())


EDGE, GAP = 4.0, 10.0  # pixels
NARROWEST, WIDEST = 78.0, 760.0  # pixels: a column, and the picture
LETTER = 8.0  # pixels
HEIGHT = 134.0  # pixels: a column, with room below it


def _column(x: float, top: float, width: float, piece: str, rows: list[str]) -> Iterator[str]:
    """A token of the picture: its piece, and below it the rows that are added, with plus signs between them."""
    middle = x + width / 2
    yield svg.rect(x, top, width, 26, svg.GREY, 0.15, svg.GREY)
    yield svg.text(middle, top + 18, piece, "middle")
    for i, row in enumerate(rows):
        yield svg.text(middle, top + 46 + 32 * i, row, "middle")
        if i:
            yield svg.text(middle, top + 30 + 32 * i, "+", "middle")


def _vocabularies_of(vocabularies: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The vocabularies as lists. Raises ValueError where one of them is none."""
    if not isinstance(vocabularies, Mapping):
        raise ValueError(
            'vocabularies have to come with their names, such as {"120 pieces": [...]}, but they are '
            f"{vocabularies!r:.60}"
        )
    if not 1 <= len(vocabularies) <= MOST_VOCABULARIES:
        raise ValueError(f"there are {len(vocabularies)} vocabularies: expected 1 to {MOST_VOCABULARIES}")
    return {name: _pieces_of(name, pieces) for name, pieces in vocabularies.items()}


def _pieces_of(name: str, pieces: Sequence[str]) -> list[str]:
    where = f"the vocabulary {name!r}"
    if not isinstance(name, str) or not name.strip():
        raise ValueError(f"a vocabulary needs a name, but one is called {name!r}")
    if isinstance(pieces, (str, Mapping)):
        kind = type(pieces).__name__
        raise ValueError(f"{where} has to be a list of pieces in the order of their ids, but it is a {kind}")
    listed = list(pieces)
    places: dict[str, int] = {}
    for place, piece in enumerate(listed):
        if not isinstance(piece, str) or not piece.strip():
            raise ValueError(f"{where} holds {piece!r:.60} as piece {place}: expected strings that are not empty")
        if piece in places:
            raise ValueError(f"{where} holds {piece!r} twice, as pieces {places[piece]} and {place}")
        places[piece] = place
    missing = [special for special in SPECIALS if special not in places]
    if missing:
        raise ValueError(f"{where} lacks {', '.join(missing)}: expected {', '.join(SPECIALS)} among its pieces")
    return listed


def _unknown(name: str, known: Mapping[str, Any]) -> str:
    return f"there is no vocabulary {name!r}: expected one of {', '.join(map(repr, known))}"


def _backend(pieces: list[str], lowercase: bool) -> Tokenizer:
    """The same rules as on the page, for the picture and the description."""
    backend = Tokenizer(WordPiece({piece: i for i, piece in enumerate(pieces)}, unk_token="[UNK]"))
    backend.normalizer = BertNormalizer(lowercase=lowercase, strip_accents=False)
    backend.pre_tokenizer = BertPreTokenizer()
    backend.add_special_tokens(SPECIALS)
    return backend
