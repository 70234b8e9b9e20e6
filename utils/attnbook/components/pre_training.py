# Generated from chapters/4-bert/12-pre-training.ipynb by `make export`. Edit the notebook, not this file.
"""The two questions that BERT learns a language from, and their loss."""

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn
from torch.nn import functional as F

from attnbook.components.bert import EPS, Bert, BertSizes, Tokens
from attnbook.components.multi_head import Vectors
from attnbook.components.wordpiece import SPECIALS

__all__ = ["IGNORED", "PreTraining", "draw", "hide", "pre_training_loss", "word_loss"]

PAD, UNK, CLS, SEP, MASK = range(len(SPECIALS))
IGNORED = -100  # the label of a token that is not asked for, as PyTorch has it


def hide(tokens: Tokens, vocab_size: int, covered: float = 0.8, replaced: float = 0.1) -> tuple[Tokens, Tokens]:
    """What is read, and what is asked for; 15 % of the tokens (Devlin et al., §3.1)."""
    device, shape = tokens.device, tokens.shape
    asked = (torch.rand(shape, device=device) < 0.15) & (tokens > MASK)
    dice = torch.rand(shape, device=device)
    anything = torch.randint(MASK + 1, vocab_size, shape, device=device)
    read = tokens.where(~asked | (dice >= covered + replaced), anything)
    read = read.where(~asked | (dice >= covered), MASK)
    return read, tokens.where(asked, IGNORED)


def draw(model: nn.Module, d_model: int) -> None:
    """The numbers to begin with, as BERT's authors draw them; biases are 0."""
    std = 0.55 * d_model**-0.5  # 0.02 with the paper's 768 numbers to a vector
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
