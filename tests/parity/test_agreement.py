"""Where a language model keeps the number of the subject: the tools of notebook 01, on cells that are planted."""

import torch
from torch import Tensor

from attnbook.components.agreement import (
    NOUNS,
    Beginnings,
    LanguageModel,
    beginnings,
    inspect,
    number_unit,
    verbs_right,
    verbs_right_without,
)

FORMS = torch.tensor([[4, 5], [6, 7]])  # of two verbs: with one, with many


def planted() -> tuple[Beginnings, Tensor]:
    """Forty beginnings, and cells whose unit 2 is high with many; with the nouns of the test, in nine of ten."""
    n = torch.arange(40)
    plural, to_choose = n % 2 == 1, n < 20
    cells = torch.randn(40, 4, generator=torch.Generator().manual_seed(0)) * 0.1
    slips = torch.isin(n, torch.tensor([25, 34]))
    cells[:, 2] += (plural != slips).float()
    return Beginnings([["<sos>", "the", "noun", "often"]] * 40, plural, to_choose), cells


def model_that_reads(unit: int) -> LanguageModel:
    """Scores from one unit of the state: high says many."""
    model = LanguageModel(vocab_size=8, d_model=4)
    with torch.no_grad():
        model.output.weight.zero_()
        model.output.weight[FORMS[:, 1], unit] = 10
        model.output.bias.zero_()
        model.output.bias[FORMS[:, 0]] = 4  # between tanh(0) and tanh(1)
    return model


def test_the_unit_is_found_and_tested_with_other_nouns() -> None:
    phrases, cells = planted()
    assert number_unit(cells, phrases) == (2, 0.9)
    cells[:, 2] *= -1  # low with many tells as much
    assert number_unit(cells, phrases) == (2, 0.9)


def test_verbs_count_together() -> None:
    scores = torch.full((2, 8), 0.001).log()
    scores[:, 4], scores[:, 6] = torch.tensor(0.45).log(), torch.tensor(0.01).log()  # the likeliest word says one …
    scores[:, 5], scores[:, 7] = torch.tensor(0.25).log(), torch.tensor(0.28).log()  # … but together they say many
    assert verbs_right(scores, torch.tensor([True, True]), FORMS) == 1.0
    assert verbs_right(scores, torch.tensor([True, False]), FORMS) == 0.5


def test_meddling_matters_where_the_network_reads() -> None:
    phrases, cells = planted()
    seen = {"cell": cells[:, None], "output": torch.ones(40, 1, 4)}
    before = cells.clone()
    assert verbs_right_without(2, model_that_reads(2), seen, phrases, FORMS) == 0.0
    assert verbs_right_without(1, model_that_reads(2), seen, phrases, FORMS) == 38 / 40
    assert torch.equal(seen["cell"][:, 0], before), "what was seen stays as it was"


def test_what_is_inspected_is_what_the_network_does() -> None:
    torch.manual_seed(0)
    model, tokens = LanguageModel(vocab_size=9, d_model=5), torch.randint(1, 9, (3, 6))
    seen = inspect(model, tokens)
    states, (_, c) = model.lstm(model.embedding(tokens))
    torch.testing.assert_close(seen["state"], states)
    torch.testing.assert_close(seen["cell"][:, -1], c[0])


def test_beginnings_leave_out_what_was_seen() -> None:
    every = beginnings(())
    assert len(every.words) == 2 * 9 * 7 * 2
    assert every.words[0] == ["<sos>", "the", "small", "boy", "often"]
    many = {form for _, form in NOUNS}
    assert [words[3] in many for words in every.words] == every.plural.tolist()
    some = {words[3] for words, chosen in zip(every.words, every.to_choose.tolist(), strict=True) if chosen}
    rest = {words[3] for words, chosen in zip(every.words, every.to_choose.tolist(), strict=True) if not chosen}
    assert not some & rest
    assert some & many
    assert some - many
    left = beginnings({"the small boy often", "my good teachers often"})
    assert [words for words in every.words if words not in left.words] == [
        ["<sos>", "the", "small", "boy", "often"],
        ["<sos>", "my", "good", "teachers", "often"],
    ]
    assert len(left.plural) == len(left.to_choose) == len(left.words)
