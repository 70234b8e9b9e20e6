import math

import pytest
import torch
from torch.nn import functional as F

from attnbook import training
from attnbook.components.encoder_decoder import EncoderDecoder
from attnbook.corpora import PAD, Pair, ParallelCorpus, Tokenizer
from attnbook.training import Epoch, evaluate_loss, fit, seed_everything


@pytest.fixture
def corpus() -> ParallelCorpus:
    """Sentences of one to five words and the same again, in capitals."""
    words = ["red", "blue", "cat", "dog", "runs"]
    pairs = [
        Pair(" ".join(words[i : i + n]), " ".join(words[i : i + n]).upper()) for n in range(1, 6) for i in range(5)
    ]
    source = Tokenizer.words(pair.source for pair in pairs)
    target = Tokenizer.words(pair.target for pair in pairs)
    return ParallelCorpus("Capitals", "small", "large", {"train": pairs, "valid": pairs[::3]}, source, target)


@pytest.fixture
def model(corpus: ParallelCorpus) -> EncoderDecoder:
    seed_everything(0)
    return EncoderDecoder(len(corpus.source_tokenizer), len(corpus.target_tokenizer), d_model=16, dropout=0.3)


def adamw(model: EncoderDecoder) -> torch.optim.AdamW:
    return torch.optim.AdamW(model.parameters(), lr=1e-2)


def test_the_loss_is_a_mean_over_the_tokens_of_all_batches(corpus: ParallelCorpus, model: EncoderDecoder) -> None:
    """Batches of unlike size and length: a mean of their means would be another number."""
    batches = corpus.batches("train", 7)
    model.eval()
    losses = []
    for batch in batches:
        logits, _ = model(batch.source, batch.target_in)
        every = F.cross_entropy(logits.flatten(0, 1), batch.target_out.flatten(), reduction="none")
        losses.append(every[batch.target_out.flatten() != PAD])
    model.train()
    assert evaluate_loss(model, batches) == pytest.approx(torch.cat(losses).mean().item(), rel=1e-5)
    assert evaluate_loss(model, batches) != pytest.approx(
        torch.stack([some.mean() for some in losses]).mean().item(), rel=1e-4
    )


def test_evaluating_changes_nothing(corpus: ParallelCorpus, model: EncoderDecoder) -> None:
    before = [p.clone() for p in model.parameters()]
    rng = torch.get_rng_state()
    model.train()
    first, again = (evaluate_loss(model, corpus.batches("valid", 4)) for _ in range(2))
    assert first == again
    assert torch.equal(rng, torch.get_rng_state()), "dropout was on"
    assert all(torch.equal(a, b) for a, b in zip(before, model.parameters(), strict=True))
    with pytest.raises(ValueError, match="expected batches to evaluate, got none"):
        evaluate_loss(model, [])


def test_fit_learns_and_tells_of_each_epoch(corpus: ParallelCorpus, model: EncoderDecoder) -> None:
    told: list[Epoch] = []
    history = fit(
        model, adamw(model), corpus, epochs=range(1, 16), batch_size=8, after_epoch=told.append, progress_bar=False
    )
    assert history == told
    assert [epoch.number for epoch in history] == list(range(1, 16))
    assert history[-1].valid_loss < history[0].valid_loss / 3
    assert history[-1].valid_loss == evaluate_loss(model, corpus.batches("valid", 8))


def test_every_epoch_sees_its_own_batches(
    corpus: ParallelCorpus, model: EncoderDecoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    batches = ParallelCorpus.batches

    def spy(self: ParallelCorpus, split: str, batch_size: int, **options: object) -> list[object]:
        if split == "train":
            seen.append(options["shuffle_seed"])
        return batches(self, split, batch_size, **options)

    monkeypatch.setattr(ParallelCorpus, "batches", spy)
    for epochs in (range(1, 3), range(3, 4)):
        fit(model, adamw(model), corpus, epochs=epochs, batch_size=8, seed=10, progress_bar=False)
    assert seen == [11, 12, 13]


def test_a_diverged_training_is_told(
    corpus: ParallelCorpus, model: EncoderDecoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Epoch] = []
    monkeypatch.setattr(training, "train_epoch", lambda *_: math.nan)
    with pytest.raises(ValueError, match=r"epoch 1 are nan and .* diverged; start again with a lower learning rate"):
        fit(model, adamw(model), corpus, epochs=[1], batch_size=8, after_epoch=told.append, progress_bar=False)
    assert told == [], "what has diverged should not be kept"
