# Generated from chapters/4-bert/12-pre-training.ipynb by `make export`. Edit the notebook, not this file.
"""The two questions that BERT learns a language from, their loss, and the training."""

import itertools
import random
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import torch
from jaxtyping import Float, Int
from tokenizers import BertWordPieceTokenizer, Encoding
from torch import Tensor, nn
from torch.nn import functional as F
from tqdm import tqdm

from attnbook.components.bert import EPS, Bert, BertSizes, Tokens
from attnbook.components.multi_head import Vectors
from attnbook.components.wordpiece import SPECIALS, wordpiece
from attnbook.corpora.littleworld.comprehension import Continuation, continuation, question
from attnbook.corpora.littleworld.stories import Story

__all__ = [
    "IGNORED",
    "KINDS",
    "Batch",
    "Halves",
    "PreTraining",
    "Texts",
    "ask_each",
    "climb_and_fall",
    "cut_batches",
    "draw",
    "hide",
    "padded",
    "pre_train",
    "pre_training_loss",
    "tokenizer_of",
    "word_loss",
]

PAD, UNK, CLS, SEP, MASK = range(len(SPECIALS))
IGNORED = -100  # the label of a token that is not asked for, as PyTorch has it


def hide(
    tokens: Tokens,
    vocab_size: int,
    share: float = 0.15,
    covered: float = 0.8,
    replaced: float = 0.1,
) -> tuple[Tokens, Tokens]:
    """What is read, and what is asked for: a share of it (Devlin et al., §3.1)."""
    device, shape = tokens.device, tokens.shape
    asked = (torch.rand(shape, device=device) < share) & (tokens > MASK)
    dice = torch.rand(shape, device=device)
    anything = torch.randint(MASK + 1, vocab_size, shape, device=device)
    read = torch.where(asked & (dice < covered + replaced), anything, tokens)
    read = torch.where(asked & (dice < covered), MASK, read)
    return read, tokens.where(asked, IGNORED)


def draw(model: nn.Module, d_model: int) -> None:
    """The numbers to begin with, from a normal distribution; biases are 0."""
    std = 0.55 * d_model**-0.5  # as the published code at 768 numbers to a vector: 0.02
    for part in model.modules():
        if isinstance(part, nn.Linear | nn.Embedding):
            nn.init.normal_(part.weight, std=std)
        if isinstance(part, nn.Linear):
            nn.init.zeros_(part.bias)


class PreTraining(nn.Module):
    """BERT, and what it takes to answer the two questions (§3.1, §A.2)."""

    def __init__(self, sizes: BertSizes) -> None:
        super().__init__()
        d = sizes.d_model
        self.bert = Bert(sizes)
        self.transform, self.norm = nn.Linear(d, d), nn.LayerNorm(d, eps=EPS)
        self.bias = nn.Parameter(torch.zeros(sizes.vocab_size))
        self.follows = nn.Linear(d, 2)
        draw(self, d)

    def forward(
        self, tokens: Tokens, segments: Tokens
    ) -> tuple[Float[Tensor, "batch position vocab"], Float[Tensor, "batch 2"]]:
        """Scores of each piece at each place; of "it follows" and "it doesn't"."""
        x, _ = self.bert(tokens, segments)
        return self.words(x), self.follows(self.bert.pooled(x))

    def words(self, x: Vectors) -> Float[Tensor, "batch position vocab"]:
        """Scores of each piece, for what stands at each place."""
        y = self.norm(F.gelu(self.transform(x)))
        return F.linear(y, self.bert.embedding.piece.weight, self.bias)


def word_loss(logits: Float[Tensor, "batch position vocab"], labels: Tokens) -> Float[Tensor, ""]:
    """Cross-entropy in nats, the mean over the tokens that are asked for."""
    asked = labels != IGNORED
    log_p = logits[asked].log_softmax(dim=-1)
    return -log_p.gather(1, labels[asked][:, None]).mean()


def pre_training_loss(
    words: Float[Tensor, "batch position vocab"],
    follows: Float[Tensor, "batch 2"],
    labels: Tokens,
    apart: Int[Tensor, " batch"],
) -> Float[Tensor, ""]:
    """Both questions; `apart` is 1 where the second text doesn't follow (§A.2)."""
    return word_loss(words, labels) + F.cross_entropy(follows, apart)


def padded(rows: Sequence[Tensor]) -> Tensor:
    pad = nn.utils.rnn.pad_sequence
    return pad(list(rows), batch_first=True, padding_value=PAD)


class Texts(NamedTuple):
    """Texts as BERT reads them, one or two in a row."""

    tokens: Tokens
    segments: Tokens

    @classmethod
    def of(cls, encodings: Sequence[Encoding]) -> "Texts":
        tokens = [torch.tensor(one.ids) for one in encodings]
        segments = [torch.tensor(one.type_ids) for one in encodings]
        return cls(padded(tokens), padded(segments))


class Batch(NamedTuple):
    """Texts of two parts; `apart` is 1 where the second part doesn't follow."""

    tokens: Tokens
    segments: Tokens
    apart: Int[Tensor, " batch"]

    @classmethod
    def of(cls, cuts: Sequence[Continuation], tokenizer: BertWordPieceTokenizer) -> "Batch":
        pairs = [(" ".join(cut.first), " ".join(cut.second)) for cut in cuts]
        apart = torch.tensor([int(cut.kind != "next") for cut in cuts])
        return cls(*Texts.of(tokenizer.encode_batch(pairs)), apart)


KINDS = ("next", "another story", "wrong order")


def cut_batches(
    told: Sequence[Story],
    tokenizer: BertWordPieceTokenizer,
    size: int,
    seed: int,
    kinds: Collection[str] = KINDS,
    language: str = "en",
) -> Iterator[Batch]:
    """Batches without end. Each time round, the stories are shuffled and cut anew."""
    rng = random.Random(seed)
    while True:
        cuts: list[Continuation] = []
        for i in rng.sample(range(len(told)), len(told)):
            cut = continuation(told[i], told[i - 1], rng, language)
            cuts += [cut] if cut.kind in kinds else []
            if len(cuts) == size:
                yield Batch.of(cuts, tokenizer)
                cuts = []


def tokenizer_of(told: Sequence[Story], language: str = "en") -> BertWordPieceTokenizer:
    """A word that these stories, or questions about them, say twice stays whole."""
    rng = random.Random(0)
    texts = [story.text(language) for story in told]
    texts += [" ".join(question(story, rng, language).words) for story in told]
    return wordpiece(texts, 1000)


def climb_and_fall(
    trained: Sequence[nn.Parameter], rate: float, warm_up: int, n_steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW. Its rate is the lower of two lines: one climbs, one falls to 0."""
    optimizer = torch.optim.AdamW(trained, lr=rate, betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min((n + 1) / (warm_up + 1), 1 - n / n_steps))
    return optimizer, schedule


def pre_train(
    model: PreTraining,
    batches: Iterator[Batch],
    n_steps: int,
    rate: float,
    warm_up: int,
    **hiding: float,
) -> list[tuple[float, float]]:
    """Returns both questions' losses at each step, in nats. hiding: as `hide` takes."""
    device, trained, losses = model.bias.device, list(model.parameters()), []
    optimizer, schedule = climb_and_fall(trained, rate, warm_up, n_steps)
    model.train()
    for batch in tqdm(itertools.islice(batches, n_steps), total=n_steps, leave=False):
        tokens, segments, apart = (part.to(device) for part in batch)
        read, labels = hide(tokens, len(model.bias), **hiding)
        words, follows = model(read, segments)
        loss = pre_training_loss(words, follows, labels, apart)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        schedule.step()
        of_words = word_loss(words.detach(), labels).item()
        losses.append((of_words, loss.item() - of_words))
    return losses


class Halves(NamedTuple):
    """A story as BERT reads it, in two halves; and where its words stand."""

    tokens: Int[Tensor, " position"]
    segments: Int[Tensor, " position"]
    places: Int[Tensor, " word"]

    @classmethod
    def of(cls, story: Story, tokenizer: BertWordPieceTokenizer, language: str = "en") -> "Halves":
        told = story.sentences(language)
        halves = told[: len(told) // 2], told[len(told) // 2 :]
        encoded = tokenizer.encode(*(" ".join(itertools.chain(*half)) for half in halves))
        places = [i for i, own in enumerate(encoded.special_tokens_mask) if not own]
        if [encoded.tokens[i] for i in places] != list(itertools.chain(*told)):
            raise ValueError(f"this story has words that aren't whole: {encoded.tokens}")
        return cls(*map(torch.tensor, (encoded.ids, encoded.type_ids, places)))


@torch.no_grad()
def ask_each(
    model: PreTraining, story: Halves, instead: int | Int[Tensor, " word"] = MASK
) -> Float[Tensor, "word vocab"]:
    """What is said at each word's place, if something else stands at that one place."""
    n, device = len(story.places), model.bias.device
    rows = story.tokens.repeat(n, 1)
    rows[torch.arange(n), story.places] = instead
    scores, _ = model(rows.to(device), story.segments.expand(n, -1).to(device))
    return scores[torch.arange(n), story.places].softmax(dim=-1).cpu()
