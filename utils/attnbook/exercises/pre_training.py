"""The checks of notebook 12, “The language first”. Each knows mistakes that are easy to make, and names them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from attnbook.exercises.verdict import Wrong, exercise

IGNORED = -100


def _listed(got: Any, n: int) -> list[Any]:
    if got is None:
        raise Wrong("Your function returns nothing: is the `return` missing?")
    if not isinstance(got, list | tuple):
        raise Wrong(f"A list was expected, and a {type(got).__name__} came.")
    if len(got) != n:
        raise Wrong(f"{n} entries were expected, and {len(got)} came: {list(got)}.")
    return list(got)


@exercise
def shares(answer: Callable[[int], Any]) -> None:
    """Exercise 1: n words → how many of them are covered, replaced, asked for as they are; on average."""
    for n in (1000, 60):
        got = [float(one) for one in _listed(answer(n), 3)]
        right = [0.12 * n, 0.015 * n, 0.015 * n]

        def is_close(expected: list[float], got: list[float] = got) -> bool:
            return all(math.isclose(a, b, rel_tol=1e-6) for a, b in zip(got, expected, strict=True))

        if is_close(right):
            continue
        if is_close([0.8 * n, 0.1 * n, 0.1 * n]):
            raise Wrong(f"Of {n} words you ask for all. Only 15 % are asked for; of *these* 80 % are covered.")
        if is_close([0.12, 0.015, 0.015]):
            raise Wrong(f"These are shares. How many of {n} words are that?")
        if is_close([0.12 * n, 0.015 * n, 0.85 * n]) or is_close([0.12 * n, 0.015 * n, 0.865 * n]):
            raise Wrong(
                "The third number is that of words that are asked for *and* stay as they are, not of all others."
            )
        raise Wrong(f"Of {n} words it should be {[round(one, 2) for one in right]}, and you say {got}.")


@exercise
def words(answer: Callable[[list[str]], Any]) -> None:
    """Exercise 2: pieces → the words that they were cut from."""
    for pieces, right in (
        (["play", "##ing", "is", "un", "##friend", "##ly"], ["playing", "is", "unfriendly"]),
        (["안나", "##는", "공원", "##에서", "놀", "##았습니다"], ["안나는", "공원에서", "놀았습니다"]),
        (["#", "1", "is", "##n", "'", "t"], ["#", "1", "isn", "'", "t"]),
        ([], []),
    ):
        got = answer(list(pieces))
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        if isinstance(got, str):
            raise Wrong("A list of words was expected, and one string came.")
        got = list(got)
        if got == right:
            continue
        if not pieces:
            raise Wrong(f"Without any piece there is no word, and you return {got}.")
        if any("##" in word for word in got):
            raise Wrong(f"From {pieces} you make {got}: the `##` say where to join, and then they go.")
        if "".join(got) == "".join(right):
            raise Wrong(f"From {pieces} you make {got}. Only a piece with `##` is joined to what stands before it.")
        raise Wrong(f"From {pieces} should come {right}, and you make {got}.")


@exercise
def packed(answer: Callable[[list[str], list[str]], Any]) -> None:
    """Exercise 3: the pieces of two texts, of which the second may be empty → the tokens, and their segments."""
    for first, second in ((["a", "b", "c"], ["d", "e"]), (["a"], ["b", "c", "d"]), (["a", "b"], [])):
        tokens = ["[CLS]", *first, "[SEP]", *second, *(["[SEP]"] if second else [])]
        segments = [0] * (len(first) + 2) + [1] * (len(tokens) - len(first) - 2)
        got = answer(list(first), list(second))
        if not isinstance(got, tuple | list) or len(got) != 2:
            raise Wrong("Two lists were expected: the tokens and their segments.")
        case = f"With {first} and {second or 'no second text'}"
        read, of = list(got[0]), [int(one) for one in got[1]]
        if read != tokens:
            if not read or read[0] != "[CLS]":
                raise Wrong(f"{case} the first token should be [CLS].")
            if not second and read == [*tokens, "[SEP]"]:
                raise Wrong(f"{case}: then there is nothing to end. One [SEP] is enough.")
            if read == tokens[:-1]:
                raise Wrong(f"{case} the last [SEP] is missing: it ends the last text.")
            raise Wrong(f"{case} the tokens should be {tokens}, and they are {read}.")
        if len(of) != len(tokens):
            raise Wrong(f"{case} there are {len(tokens)} tokens and {len(of)} segments.")
        if of == segments:
            continue
        if of[: len(first) + 1] == segments[: len(first) + 1] and of[len(first) + 1] == 1:
            raise Wrong(f"{case} the [SEP] that ends the first text belongs to the first text.")
        if of == [one + 1 for one in segments]:
            raise Wrong("The segments are 0 and 1, not 1 and 2.")
        raise Wrong(f"{case} the segments should be {segments}, and they are {of}.")


@exercise
def accuracy(answer: Callable[[Tensor, Tensor], Any]) -> None:
    """Exercise 4: scores (batch, position, vocab), labels → the share that is right of what is asked for."""
    generator = torch.Generator().manual_seed(0)
    for n_batch, n in ((2, 6), (3, 40)):
        logits = torch.randn(n_batch, n, 9, generator=generator)
        best = logits.argmax(dim=-1)
        labels = torch.where(torch.rand(n_batch, n, generator=generator) < 0.4, best, (best + 1) % 9)
        asked = torch.rand(n_batch, n, generator=generator) < 0.3
        asked[0, 0], asked[1, :] = True, False
        asked[1, 2] = True  # few are asked for in one text, so that a mean of means is another number
        labels = labels.where(asked, IGNORED)
        hit = best == labels
        right = (hit & asked).sum() / asked.sum()
        got = answer(logits.clone(), labels.clone())
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        if isinstance(got, Tensor) and got.numel() != 1:
            raise Wrong(f"One number was expected, and a tensor of shape {tuple(got.shape)} came.")
        got = float(got)
        if math.isclose(got, right.item(), abs_tol=1e-5):
            continue
        if math.isclose(got, hit.double().mean().item(), abs_tol=1e-5):
            raise Wrong("You divide by all tokens. Most of them are not asked for, and can't be right.")
        if math.isclose(got, float((hit & asked).sum()), abs_tol=1e-5):
            raise Wrong("That is how many are right. Which share is it?")
        per_text = ((hit & asked).sum(dim=1) / asked.sum(dim=1)).mean().item()
        if math.isclose(got, per_text, abs_tol=1e-5):
            raise Wrong(
                "You take the mean of each text, and then of the texts. A text with few questions then counts too much."
            )
        if math.isclose(got, 100 * right.item(), abs_tol=1e-3):
            raise Wrong("A share lies between 0 and 1.")
        raise Wrong(f"{right:.3f} of the answers are right, and you say {got:.3f}.")


@exercise
def whole_words(answer: Callable[[list[str], list[bool]], Any]) -> None:
    """Exercise 5: pieces, and which of them are asked for → which are, if whole words are."""
    for text, asked_at in (
        ("un ##friend ##ly people play ##ing", (1,)),
        ("un ##friend ##ly people play ##ing", (5,)),
        ("un ##friend ##ly people play ##ing", (3, 0)),
        ("[CLS] play ##ed ##in [SEP] he play ##s", (2, 6)),
        ("a b c", ()),
    ):
        pieces = text.split()
        asked = [i in asked_at for i in range(len(pieces))]
        starts = [i for i, piece in enumerate(pieces) if not piece.startswith("##")]
        right: list[bool] = []
        for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
            right += [any(asked[start:end])] * (end - start)
        got = [bool(one) for one in _listed(answer(list(pieces), list(asked)), len(pieces))]
        if got == right:
            continue
        chosen = [piece for piece, one in zip(pieces, asked, strict=True) if one]
        case = f"In {text!r} {' and '.join(chosen) or 'nothing'} is asked for"
        if got == asked:
            raise Wrong(f"{case}, and you leave it at that. The other pieces of the same word have to go with it.")
        if any(one and not other for one, other in zip(asked, got, strict=True)):
            raise Wrong(f"{case}, and you leave some of it out.")
        too_much = [piece for piece, one, other in zip(pieces, got, right, strict=True) if one and not other]
        missing = [piece for piece, one, other in zip(pieces, got, right, strict=True) if other and not one]
        if missing:
            raise Wrong(f"{case}, and you forget {', '.join(missing)}: a word has pieces before and behind.")
        raise Wrong(f"{case}, and you take {', '.join(too_much)} as well, of another word.")
