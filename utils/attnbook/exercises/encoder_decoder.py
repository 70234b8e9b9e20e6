"""The checks of notebook 02, “Encoder and decoder”. Each knows the mistakes that are easy to make, and names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from attnbook.components.encoder_decoder import EncoderDecoder
from attnbook.corpora import Batch
from attnbook.exercises.verdict import Wrong, as_tensor, close, exercise
from attnbook.specials import EOS, PAD, SOS


@exercise
def shifted(answer: Callable[[list[int]], Any]) -> None:
    """Exercise 1: the ids of a sentence → what the decoder is told, what it should answer."""
    for words in ([7, 8, 9], [5]):
        got = answer(list(words))
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        if not isinstance(got, (tuple, list)) or len(got) != 2:
            raise Wrong(f"Two lists were expected, (target_in, target_out), and this came: {got!r:.60}.")
        told, asked = (one.tolist() if isinstance(one, Tensor) else list(one) for one in got)
        if (told, asked) == ([*words, EOS], [SOS, *words]):
            raise Wrong("The two have changed places: what it is told comes first, and begins with <sos>.")
        if EOS in told:
            raise Wrong("The decoder is never told <eos>: after that there is nothing left to answer.")
        if SOS in asked:
            raise Wrong("The decoder never answers <sos>: that is what it is told first.")
        if (told, asked) == ([SOS, *words[:-1]], list(words)):
            raise Wrong("The end is missing: told the last word, it should answer <eos>.")
        if told != [SOS, *words]:
            raise Wrong(f"For the words {words} it should be told {[SOS, *words]}, not {told}.")
        if asked != [*words, EOS]:
            raise Wrong(f"For the words {words} it should answer {[*words, EOS]}, not {asked}.")


@exercise
def loss_by_hand(answer: Callable[[Tensor, Tensor], Any]) -> None:
    """Exercise 2: logits (batch, target, vocab), target_out (batch, target) → the mean loss of a word, in nats."""
    logits = torch.randn(3, 5, 7, generator=torch.Generator().manual_seed(0))
    target_out = torch.tensor([[4, 5, 6, 4, EOS], [5, EOS, PAD, PAD, PAD], [6, 4, EOS, PAD, PAD]])
    each = F.cross_entropy(logits.transpose(1, 2), target_out, reduction="none")
    real = target_out != PAD
    right = each[real].mean()
    got = answer(logits.clone(), target_out.clone())
    got = torch.tensor(got) if isinstance(got, float) else as_tensor(got, ())
    for mistake, told in (
        (each.mean(), "The padding is in the mean. Leave its places out first, and take the mean of the rest."),
        (
            (each * real).mean(),
            "The padding adds zero, but is still counted: divide by the number of words, not of places.",
        ),
        (
            ((each * real).sum(dim=1) / real.sum(dim=1)).mean(),
            "That is the mean of the sentences' means: the words of short sentences count more, and should not.",
        ),
        (each[real].sum(), "That is the sum. Divide by the number of words."),
        (-right, "The sign is wrong: a loss is positive, −log p."),
        (right / torch.tensor(2.0).log(), "You use the logarithm to base 2 (bits). Here nats are asked for."),
        (
            -logits.gather(-1, target_out[..., None])[..., 0][real].mean(),
            "These are logits, not log-probabilities: log_softmax first.",
        ),
        (
            -logits.softmax(dim=-1).gather(-1, target_out[..., None])[..., 0][real].mean(),
            "The logarithm is missing: −log p, not −p.",
        ),
        (
            -logits.log_softmax(dim=1).gather(-1, target_out[..., None])[..., 0][real].mean(),
            "The softmax goes along the wrong axis: the words of the vocabulary compete, dim=-1.",
        ),
    ):
        if close(got, mistake):
            raise Wrong(told)
    if not close(got, right):
        raise Wrong(f"For the check's batch the loss should be {right:.3f}, and it is {got:.3f}.")


def _translator() -> EncoderDecoder:
    with torch.random.fork_rng():
        torch.manual_seed(0)
        model = EncoderDecoder(12, 9, 8).eval().requires_grad_(False)
    model.decoder.output.weight *= 30  # so that it has opinions
    return model


@exercise
def log_likelihood(answer: Callable[[EncoderDecoder, Batch], Any]) -> None:
    """Exercise 3: a translator and a batch → for each sentence the sum of log p of its words (batch,)."""
    model = _translator()
    batch = Batch.of([([4, 5, 6, EOS], [4, 5, 6, 7, EOS]), ([7, EOS], [8, EOS]), ([9, 8, EOS], [5, 6, EOS])])
    logits, _ = model(batch.source, batch.target_in)
    log_p = logits.log_softmax(dim=-1).gather(-1, batch.target_out[..., None])[..., 0]
    real = batch.target_out != PAD
    right = (log_p * real).sum(dim=1)
    got = as_tensor(answer(model, batch), (3,))
    for mistake, told in (
        (log_p.sum(dim=1), "The padding is counted: it should add nothing to the sum."),
        (
            right / real.sum(dim=1),
            "That is the mean of a word. The sentence's probability is a product: a sum of logs.",
        ),
        (right.exp(), "That is the probability itself. Return its logarithm: for long sentences it would become zero."),
        (-right, "The sign is wrong: the logarithm of a probability is negative."),
        (
            (log_p * real * (batch.target_out != EOS)).sum(dim=1),
            "The <eos> is missing. To end here is a decision, too, and has its probability.",
        ),
        (
            (logits.gather(-1, batch.target_out[..., None])[..., 0] * real).sum(dim=1),
            "These are sums of logits. Make log-probabilities of them first: log_softmax over the vocabulary.",
        ),
        (
            (logits.log_softmax(dim=-1).gather(-1, batch.target_in[..., None])[..., 0] * real).sum(dim=1),
            "You look up the words that the decoder is *told*. What it should *answer* is in target_out.",
        ),
        (
            (logits.log_softmax(dim=-1).amax(dim=-1) * real).sum(dim=1),
            "That is the likeliest word at each step. Asked for is the probability of the true one.",
        ),
    ):
        if close(got, mistake):
            raise Wrong(told)
    if not close(got, right):
        raise Wrong("The shape is right, the numbers are not. For a sentence: add up log p of the words of target_out.")


@exercise
def sample(answer: Callable[..., Any]) -> None:
    """Exercise 4: a translator, source (batch, source), a generator → sampled ids (batch, written)."""
    model = _translator()
    source = Batch.of([([4, 5, 6, EOS], [EOS])]).source.expand(400, -1)
    logits, _, _ = model.step(torch.full((1,), SOS), model.start(model.encode(source[:1])))
    first = logits[0].softmax(dim=-1)
    got = answer(model, source, torch.Generator().manual_seed(0), max_tokens=12)
    if got is None:
        raise Wrong("Your function returns nothing: is the `return` missing?")
    if not isinstance(got, Tensor) or got.dim() != 2 or len(got) != 400:
        shape = tuple(got.shape) if isinstance(got, Tensor) else type(got).__name__
        raise Wrong(f"Ids of shape (400, written) were expected for 400 sources, and this came: {shape}.")
    if got.is_floating_point():
        raise Wrong(f"Ids are whole numbers, and these are {got.dtype}.")
    if got.shape[1] > 12:
        raise Wrong(f"max_tokens was 12, and {got.shape[1]} tokens were written.")
    if (got[:, 0] == SOS).all():
        raise Wrong("Each row begins with <sos>: that is what the decoder is told first, not what it writes.")
    if (got == got[:1]).all():
        raise Wrong("400 translations of one sentence, and all of them the same: the next word should be drawn.")
    ends = (got == EOS).long().cumsum(dim=1) - (got == EOS).long()
    if (got[ends > 0] != PAD).any():
        raise Wrong("After its <eos> a sentence goes on with words. It should only be padded.")
    if got.shape[1] < 12 and not (got == EOS).any(dim=1).all():
        raise Wrong("It stops before every sentence has its <eos>.")
    shares = torch.bincount(got[:, 0], minlength=9) / 400
    if (shares - 1 / 9).abs().max() < 0.08:
        raise Wrong("The first words are drawn evenly. Draw each with its own probability, the softmax of the logits.")
    if (shares - first).abs().max() > 0.1:
        raise Wrong(
            "The first words are not drawn with the model's probabilities: the likeliest should come in "
            f"{first.max():.0%} of the translations, and comes in {shares[first.argmax()]:.0%}."
        )
    again = answer(model, source, torch.Generator().manual_seed(0), max_tokens=12)
    if not torch.equal(again, got):
        raise Wrong("With the same generator the result should be the same. Is `generator=generator` handed on?")
    if answer(model, source[:5], torch.Generator().manual_seed(1), max_tokens=2).shape[1] > 2:
        raise Wrong("max_tokens was 2, and more tokens were written.")
