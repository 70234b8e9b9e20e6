# Generated from chapters/4-bert/13-fine-tuning.ipynb by `make export`. Edit the notebook, not this file.
"""A task for a network that knows the language: classes, answers in a text, translation."""

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import torch
from jaxtyping import Bool, Float
from tokenizers import BertWordPieceTokenizer, Encoding
from torch import Tensor, nn
from torch.nn import functional as F
from tqdm import tqdm

from attnbook.components.bert import Bert, Tokens
from attnbook.components.decoding import greedy
from attnbook.components.multi_head import Vectors
from attnbook.components.pre_training import PAD, SEP, Texts, climb_and_fall, draw, padded
from attnbook.components.transformer import Transformer
from attnbook.components.transformer_training import smooth_loss
from attnbook.corpora.littleworld.comprehension import Question, question, together
from attnbook.corpora.littleworld.stories import Story, stories
from attnbook.corpora.parallel import Batch, EncodedPair
from attnbook.corpora.tokenizer import Tokenizer
from attnbook.specials import EOS

__all__ = [
    "LENGTHS",
    "Answered",
    "Answerer",
    "Asking",
    "Classified",
    "Classifier",
    "Pairs",
    "Reader",
    "bert_translator",
    "best_span",
    "class_loss",
    "classified_right",
    "find_answer",
    "fine_tune",
    "freeze",
    "is_right",
    "marked",
    "mentions",
    "of_two",
    "questions_about",
    "scores_of",
    "sentence_pairs",
    "shuffled",
    "span_loss",
    "tell",
    "together_or_not",
    "translated",
    "translation_loss",
]

LENGTHS = range(2, 9)  # sentences


def tell(split: str, n: int, seed: int = 0) -> list[Story]:
    """Stories of two to eight sentences, as many of each length, in a mixed order."""
    each = -(-n // len(LENGTHS))
    told = [
        one
        for n_sentences in LENGTHS
        for one in itertools.islice(stories(split, n_sentences=n_sentences, seed=seed), each)
    ]
    random.Random(seed).shuffle(told)
    return told[:n]


def of_two(told: Sequence[Story]) -> list[Story]:
    """The stories of two people, if both are somewhere at the end."""
    return [one for one in told if len(one.cast) == len(one.world().where) == 2]


class Classifier(nn.Module):
    """BERT, and scores of classes, read off at [CLS] (Devlin et al., 2019, §4.1)."""

    def __init__(self, bert: Bert, n_classes: int) -> None:
        super().__init__()
        d_model = bert.pooler.out_features
        self.bert, self.output = bert, nn.Linear(d_model, n_classes)
        draw(self.output, d_model)

    def forward(self, tokens: Tokens, segments: Tokens) -> Float[Tensor, "batch n_classes"]:
        x, _ = self.bert(tokens, segments)
        return self.output(self.bert.pooled(x))


def scores_of(model: nn.Module, texts: Sequence[Encoding]) -> Tensor:
    """What the model says about these texts, read on its own device."""
    device = next(model.parameters()).device
    return model(*(part.to(device) for part in Texts.of(texts)))


Classified = tuple[Encoding, int]  # a text, and its class


def together_or_not(told: Sequence[Story], tokenizer: BertWordPieceTokenizer) -> list[Classified]:
    """The stories of two people, and whether both are in the same place in the end."""
    return [(tokenizer.encode(one.text()), int(together(one))) for one in of_two(told)]


def class_loss(model: nn.Module, some: Sequence[Classified]) -> Float[Tensor, ""]:
    texts, classes = zip(*some, strict=True)
    scores = scores_of(model, texts)
    return F.cross_entropy(scores, torch.tensor(classes, device=scores.device))


def fine_tune(
    model: nn.Module,
    examples: Sequence[Any],
    loss_of: Callable[[nn.Module, list[Any]], Float[Tensor, ""]],
    n_steps: int,
    rate: float,
    seed: int = 0,
    size: int = 32,
    warm_up: int = 50,
) -> list[float]:
    """Train what asks for gradients, on `size` examples a step; the losses, in nats."""
    trained = [one for one in model.parameters() if one.requires_grad]
    optimizer, schedule = climb_and_fall(trained, rate, warm_up, n_steps)
    losses = []
    model.train()
    chosen = itertools.islice(shuffled(examples, size, seed), n_steps)
    for some in tqdm(chosen, total=n_steps, leave=False):
        loss = loss_of(model, some)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
    return losses


def shuffled(examples: Sequence[Any], size: int, seed: int) -> Iterator[list[Any]]:
    """As many as `size` at a time, without end; each time round in another order."""
    rng = random.Random(seed)
    while True:
        order = rng.sample(range(len(examples)), len(examples))
        for start in range(0, len(order), size):
            yield [examples[i] for i in order[start : start + size]]


@torch.no_grad()
def classified_right(model: Classifier, examples: Sequence[Classified]) -> float:
    """The share of texts whose class has the highest score."""
    model.eval()
    texts, classes = zip(*examples, strict=True)
    guesses = [scores_of(model, texts[i : i + 100]).argmax(dim=-1).cpu() for i in range(0, len(texts), 100)]
    return (torch.cat(guesses) == torch.tensor(classes)).double().mean().item()


class Answerer(nn.Module):
    """BERT, and for each token: does an answer begin here, does it end here? (§4.2)"""

    def __init__(self, bert: Bert) -> None:
        super().__init__()
        d_model = bert.pooler.out_features
        self.bert, self.output = bert, nn.Linear(d_model, 2)
        draw(self.output, d_model)

    def forward(self, tokens: Tokens, segments: Tokens) -> Float[Tensor, "batch position 2"]:
        """Question first, story second. Only the story's words, or [CLS], can be it."""
        x, _ = self.bert(tokens, segments)
        can_be = (segments == 1) & (tokens != SEP) & (tokens != PAD)
        can_be[:, 0] = True
        return self.output(x).masked_fill(~can_be[..., None], -torch.inf)


Answered = tuple[Encoding, Bool[Tensor, "_ 2"]]  # where it may begin, and end


def mentions(words: list[str], answer: tuple[int, int]) -> list[tuple[int, int]]:
    """All spans with the words of this one: its first word, and the one behind."""
    first, behind = answer
    n = behind - first
    starts = range(len(words) - n + 1)
    return [(i, i + n) for i in starts if words[i : i + n] == words[first:behind]]


def marked(asked: Question, words: list[str], tokenizer: BertWordPieceTokenizer) -> Answered:
    """A question about a story's words, and what is right at each token."""
    encoding = tokenizer.encode(" ".join(asked.words), " ".join(words))
    right = torch.zeros(len(encoding.ids), 2, dtype=torch.bool)
    if asked.answer is None:
        right[0] = True
        return encoding, right
    for first, behind in mentions(words, asked.answer):
        right[encoding.word_to_tokens(first, 1)[0], 0] = True
        right[encoding.word_to_tokens(behind - 1, 1)[1] - 1, 1] = True
    return encoding, right


def span_loss(model: nn.Module, some: Sequence[Answered]) -> Float[Tensor, ""]:
    """Minus the log of what the right beginnings get, and the right ends; the mean."""
    texts, rights = zip(*some, strict=True)
    log_p = scores_of(model, texts).log_softmax(dim=1)
    right = padded(rights).to(log_p.device)
    return -log_p.masked_fill(~right, -torch.inf).logsumexp(dim=1).mean()


def best_span(scores: Float[Tensor, "position 2"], longest: int = 4, threshold: float = 0.0) -> tuple[int, int] | None:
    """First and last token of the best span; None for no answer (§4.3)."""
    n = len(scores)
    begins, ends = scores.unbind(dim=-1)
    sums = begins[:, None] + ends
    first, last = torch.arange(n)[:, None], torch.arange(n)
    fits = (first <= last) & (last < first + longest) & (first > 0)
    best = int(sums.masked_fill(~fits, -torch.inf).argmax())
    if sums.flatten()[best] - sums[0, 0] <= threshold:
        return None
    return best // n, best % n


Asking = tuple[Question, list[str]]  # and the words of the story


def questions_about(told: Sequence[Story], seed: int = 0) -> list[Asking]:
    """One question about each story."""
    rng = random.Random(seed)
    words = (list(itertools.chain(*story.sentences())) for story in told)
    return [(question(one, rng), own) for one, own in zip(told, words, strict=True)]


@torch.no_grad()
def find_answer(
    model: Answerer,
    asking: Asking,
    tokenizer: BertWordPieceTokenizer,
    threshold: float = 0.0,
) -> list[str] | None:
    """The words that answer; None where the model says that the story doesn't tell."""
    model.eval()
    encoding = tokenizer.encode(" ".join(asking[0].words), " ".join(asking[1]))
    scores = scores_of(model, [encoding])[0].cpu()
    if (span := best_span(scores, threshold=threshold)) is None:
        return None
    begin, end = encoding.offsets[span[0]][0], encoding.offsets[span[1]][1]
    return " ".join(asking[1])[begin:end].split()  # letters of the story


def is_right(asking: Asking, found: list[str] | None) -> bool:
    """Exact match: the same words, or rightly none."""
    asked, words = asking
    return found == (None if asked.answer is None else words[slice(*asked.answer)])


def freeze(bert: Bert, n_layers: int) -> None:
    """The embedding and the first layers stay as they are."""
    for part in (bert.embedding, *list(bert.layers)[:n_layers]):
        part.requires_grad_(False)


class Reader(nn.Module):
    """BERT as the encoder of a translator."""

    def __init__(self, bert: Bert) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, source: Tokens) -> Vectors:
        x, _ = self.bert(source, torch.zeros_like(source))
        return x


def bert_translator(bert: Bert, target_vocab: int) -> Transformer:
    """The Transformer, with BERT as its encoder; two layers write."""
    source_vocab, d_model = bert.embedding.piece.weight.shape
    translator: Any = Transformer(source_vocab, target_vocab, d_model=d_model)
    translator.encoder = Reader(bert)
    return translator


def sentence_pairs(told: Sequence[Story], target: str = "fr") -> dict[str, str]:
    """Each sentence of the stories once, and how one says it in the other language."""
    return {
        " ".join(english): " ".join(other)
        for story in told
        for english, other in zip(story.sentences(), story.sentences(target), strict=True)
    }


class Pairs(NamedTuple):
    """Sentences and translations: BERT's pieces are read, words are written."""

    reads: BertWordPieceTokenizer
    writes: Tokenizer
    pairs: dict[str, str]

    def encoded(self) -> list[EncodedPair]:
        targets = self.writes.encode_batch(self.pairs.values())
        sources = (self.reads.encode(source).ids for source in self.pairs)
        return [(source, [*target, EOS]) for source, target in zip(sources, targets, strict=True)]


def translation_loss(model: nn.Module, some: Sequence[EncodedPair]) -> Float[Tensor, ""]:
    """As in training the Transformer: cross-entropy with smoothed labels."""
    batch = Batch.of(some)
    return smooth_loss(model(batch.source, batch.target_in)[0], batch.target_out)


@torch.no_grad()
def translated(model: Transformer, new: Pairs) -> list[str]:
    """What it writes for each of the sentences, greedily."""
    model.eval()
    written = greedy(model, Batch.of(new.encoded()).source, max_tokens=32)
    return [new.writes.decode(tokens) for tokens in written.tolist()]
