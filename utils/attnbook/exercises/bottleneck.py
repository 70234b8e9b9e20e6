"""The checks of notebook 03, “The bottleneck”. Each knows the mistakes that are easy to make, and names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from attnbook.exercises.verdict import Wrong, as_tensor, exercise
from attnbook.specials import EOS, PAD


@exercise
def right_by_length(answer: Callable[[list[str], list[str], list[str]], Any]) -> None:
    """Exercise 1: sources, what was written, truths → {words in the source: share of sentences exactly right}."""
    sentences = [
        ("I am a student", "je suis étudiant", "je suis étudiant"),
        ("you sleep", "tu dors", "tu dort"),
        ("she sings today", "elle chante aujourd' hui", "elle chante aujourd' hui"),
        ("we walk", "nous nous promenons dans le parc", "nous nous promenons dans le parc"),
        ("two cats see birds", "deux chats voient des oiseaux", "deux chats"),
        ("they sleep", "ils dorment", "ils dorment"),
    ]
    sources, truths, written = (list(some) for some in zip(*sentences, strict=True))
    got = answer(list(sources), list(written), list(truths))
    if got is None:
        raise Wrong("Your function returns nothing: is the `return` missing?")
    if not isinstance(got, dict):
        raise Wrong(f"A dictionary {{length: share}} was expected, and a {type(got).__name__} came.")
    right = {4: 0.5, 2: 2 / 3, 3: 1.0}
    if set(got) != set(right):
        if set(got) == {len(truth.split()) for truth in truths}:
            raise Wrong("These are the lengths of the translations. Sort by the length of the *source*.")
        if set(got) == {len(source) for source in sources}:
            raise Wrong("These lengths are counted in letters. Count words: split at the spaces.")
        raise Wrong(f"The sources have 2, 3 and 4 words, and your dictionary has {sorted(got)}.")
    counts = {4: 1, 2: 2, 3: 1}
    if all(got[n] == counts[n] for n in right):
        raise Wrong("You count the right sentences. Divide by how many there are of that length.")
    if all(abs(got[n] - counts[n] / 6) < 1e-6 for n in right):
        raise Wrong("You divide by all sentences. Divide by those of that length.")
    if all(abs(got[n] - 100 * right[n]) < 1e-6 for n in right):
        raise Wrong("These are percentages. A share goes from 0 to 1.")
    for n, share in right.items():
        if abs(got[n] - share) > 1e-6:
            raise Wrong(f"Of the sources of {n} words {share:.0%} are exactly right, and you say {got[n]:.0%}.")


@exercise
def reverse_words(answer: Callable[[Tensor], Any]) -> None:
    """Exercise 2: source (batch, source) → each row's words turned round, <eos> after them, padding on the right."""
    source = torch.tensor([[5, 6, 7, 8, EOS], [9, 5, EOS, PAD, PAD], [6, EOS, PAD, PAD, PAD]])
    right = torch.tensor([[8, 7, 6, 5, EOS], [5, 9, EOS, PAD, PAD], [6, EOS, PAD, PAD, PAD]])
    given = source.clone()
    got = as_tensor(answer(given), (3, 5), torch.int64)
    if torch.equal(got, source.flip(1)):
        raise Wrong("The whole rows are turned round: the sentences begin with padding and <eos>. Turn only the words.")
    if torch.equal(got, source.flip(0)):
        raise Wrong("The order of the sentences is turned round. The words are along dim=1.")
    if torch.equal(got, torch.tensor([[EOS, 8, 7, 6, 5], [EOS, 5, 9, PAD, PAD], [EOS, 6, PAD, PAD, PAD]])):
        raise Wrong("The <eos> was turned round, too: it should stay behind the words.")
    if torch.equal(got, source):
        raise Wrong("Nothing has changed. (Does a row that you cut out of a copy write back into it?)")
    if torch.equal(got[0], right[0]) and not torch.equal(got, right):
        raise Wrong("The longest sentence is right, the padded ones are not: each row has its own number of words.")
    if not torch.equal(got, right):
        raise Wrong(f"The first sentence is {source[0].tolist()} and should become {right[0].tolist()}.")
    if not torch.equal(given, source):
        raise Wrong("It is right, but the batch that came in has changed. Work on a copy: source.clone().")


@exercise
def clipped_precision(answer: Callable[..., Any]) -> None:
    """Exercise 3: what was written, the truth, n → the share of written n-grams that the truth has, too."""

    def grams(text: str, n: int) -> Counter[tuple[str, ...]]:
        words = text.split()
        return Counter(tuple(words[i : i + n]) for i in range(len(words) - n + 1))

    cases = [
        ("je suis très étudiant", "je suis étudiant", 2),
        ("le le chien", "le chat noir dort", 1),
        ("la la la la", "la la lune", 2),
        ("le chat dort", "le chat dort dans le jardin", 2),
        ("le le chat", "le chat", 1),
        ("la petite fille chante", "la petite fille chante", 3),
        ("oui", "oui monsieur", 2),
    ]
    for written, truth, n in cases:
        said, wanted = grams(written, n), grams(truth, n)
        hits, n_said = (said & wanted).total(), said.total()
        right = hits / n_said if n_said else 0.0
        got = answer(written, truth, n)
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        if isinstance(got, (int, float)) and abs(got - right) < 1e-6:
            continue
        case = f"“{written}” against “{truth}”, n = {n}"
        if not n_said:
            raise Wrong(f"{case}: nothing of that length was written, so the result should be 0, not {got!r}.")
        if abs(got - sum(count for gram, count in said.items() if gram in wanted) / n_said) < 1e-6:
            raise Wrong(f"{case}: you count every hit. One of the truth can be found once only: {hits} of {n_said}.")
        if wanted and abs(got - hits / wanted.total()) < 1e-6:
            raise Wrong(f"{case}: that is the share of the truth that was found (recall). Divide by what was written.")
        if abs(got - len(set(said) & set(wanted)) / len(said)) < 1e-6:
            raise Wrong(f"{case}: you count each kind of n-gram once. One that comes twice counts twice.")
        if abs(got - hits / len(written.split())) < 1e-6:
            raise Wrong(
                f"{case}: divide by the number of n-grams, not of words: {len(written.split())} words, {n_said}."
            )
        raise Wrong(f"{case}: it should be {hits} of {n_said}, {right:.3f}, and it is {got:.3f}.")


@exercise
def read_words(answer: Callable[[Tensor, Tensor, Tensor], Any]) -> None:
    """Exercise 4: vectors known (sentence, d), their words (sentence,), others asked (other, d) → ids (other,)."""
    generator = torch.Generator().manual_seed(0)
    centres = torch.randn(6, 12, generator=generator)
    words = torch.randint(1, 6, (300,), generator=generator)
    known = centres[words] + 0.3 * torch.randn(300, 12, generator=generator)
    truth = torch.randint(1, 6, (40,), generator=generator)
    asked = centres[truth] + 0.3 * torch.randn(40, 12, generator=generator)
    if isinstance(scores := answer(known.clone(), words.clone(), asked.clone()), Tensor) and scores.dim() == 2:
        raise Wrong("These are the scores of all words. Return the id of the best one: argmax.")
    got = as_tensor(scores, (40,), torch.int64)
    if (got == truth - 1).float().mean() > 0.9:
        raise Wrong("All ids are one too small: a word's column is its id, also if no word has the id 0.")
    if (got == truth).float().mean() < 0.9:
        share = (got == truth).float().mean().item()
        raise Wrong(f"A linear probe reads nearly all of the check's words, and yours {share:.0%} of them.")
    # Two words, and vectors of one number, 1 or 1.3: only a constant can tell the two apart.
    few = torch.randint(0, 2, (200,), generator=generator)
    far = (1 + 0.3 * few + 0.02 * torch.randn(200, generator=generator))[:, None]
    if (answer(far.clone(), few.clone(), far.clone()) == few).float().mean() < 0.97:
        raise Wrong("Far from zero it reads badly: the constant is missing. Put a column of ones beside the vectors.")
