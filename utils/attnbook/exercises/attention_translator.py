"""The checks of notebook 06, “A translator that looks”. Each knows mistakes that are easy to make, and names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from attnbook.exercises.verdict import Wrong, as_tensor, close, exercise
from attnbook.specials import EOS, PAD

Links = set[tuple[int, int]]


@exercise
def both_ways(answer: Callable[[nn.LSTM, nn.LSTM, Tensor], Any]) -> None:
    """Exercise 1: two LSTMs and words (batch, source, d) → states read both ways (batch, source, 2 d)."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        onwards, backwards = (nn.LSTM(3, 4, batch_first=True) for _ in range(2))
        words = torch.randn(2, 5, 3)
    forward, unturned = onwards(words)[0], backwards(words.flip(1))[0]
    right = torch.cat([forward, unturned.flip(1)], dim=-1)
    got = answer(onwards, backwards, words)
    if isinstance(got, Tensor) and got.shape == (2, 10, 4):
        raise Wrong("You put the two behind each other along the *words*. Each word gets both: the last axis.")
    got = as_tensor(got, (2, 5, 8))
    if close(got, torch.cat([forward, unturned], dim=-1)):
        raise Wrong(
            "The second half is still turned round: beside the first word stands the state of the last. Turn it back "
            "before you put the halves together."
        )
    if close(got, torch.cat([forward, backwards(words)[0]], dim=-1)):
        raise Wrong("Both LSTMs read from left to right. The second has to get the sentence turned round: flip(1).")
    if close(got, torch.cat([unturned.flip(1), forward], dim=-1)):
        raise Wrong("The halves have changed places: first the LSTM that reads onwards.")
    if not close(got, right):
        raise Wrong("The shape is right, the numbers are not. Read onwards; turn, read, turn back; put side by side.")


@exercise
def mean_state(answer: Callable[[Tensor, Tensor], Any]) -> None:
    """Exercise 2: states (batch, source, d) and source ids (batch, source) → mean over the real tokens (batch, d)."""
    source = torch.tensor([[5, 6, 7, EOS], [8, EOS, PAD, PAD]])
    states = torch.randn(2, 4, 3, generator=torch.Generator().manual_seed(0))
    real = (source != PAD)[..., None]
    right = (states * real).sum(dim=1) / real.sum(dim=1)
    got = as_tensor(answer(states.clone(), source.clone()), (2, 3))
    if close(got, states.mean(dim=1)):
        raise Wrong("The padding counts, too: the second sentence has two tokens, and you average over four places.")
    if close(got, (states * real).mean(dim=1)):
        raise Wrong("What lies in the padding no longer counts, but its places do: you divide by four in both rows.")
    if close(got, (states * real).sum(dim=1)):
        raise Wrong("That is the sum. Divide it by the number of real tokens in each sentence.")
    words = real & (source != EOS)[..., None]
    if close(got, (states * words).sum(dim=1) / words.sum(dim=1)):
        raise Wrong("You leave out <eos>, too. It is a real token with a state of its own; only <pad> means nothing.")
    if not close(got, right):
        raise Wrong("The shape is right, the numbers are not: sum over the real tokens, by their number.")


@exercise
def replace_unknown(answer: Callable[[list[str], list[str], Tensor], Any]) -> None:
    """Exercise 3: what was written, the source's words, weights (target, source + 1) → no <unk> any more."""
    written, source = ["<unk>", "mange", "une", "<unk>"], ["Zoltan", "eats", "a", "papaya"]
    weights = torch.tensor(
        [[0.5, 0.2, 0.1, 0.1, 0.1], [0.6, 0.2, 0.1, 0.1, 0.0], [0.1, 0.1, 0.2, 0.5, 0.1], [0.2, 0.0, 0.0, 0.3, 0.5]]
    )
    right = ["Zoltan", "mange", "une", "papaya"]
    got = answer(list(written), list(source), weights.clone())
    if got is None:
        raise Wrong("Your function returns nothing: is the `return` missing?")
    if not isinstance(got, list) or not all(isinstance(word, str) for word in got):
        raise Wrong(f"A list of words was expected, and this came: {got!r:.80}.")
    if len(got) != len(written):
        raise Wrong(f"There should be as many words as were written, {len(written)}, and there are {len(got)}.")
    if got == written:
        raise Wrong("Every <unk> is still there.")
    if got[:3] == right[:3] and got[3] in ("<eos>", "<unk>", ""):
        raise Wrong("For the last word the largest weight is in the last column, <eos>. Look only among the words.")
    if got == [source[j] for j in weights[:, :4].argmax(dim=1).tolist()]:
        raise Wrong("You replace every word by the one it looked at. Only <unk> should be replaced.")
    by_column = weights[:, :4].argmax(dim=0).tolist()
    if got == [source[by_column[0]], "mange", "une", source[by_column[3]]] and got != right:
        raise Wrong("You went down the columns. Each *row* is the distribution of one written word.")
    if got != right:
        raise Wrong(f"It should be {' '.join(right)}, and it is {' '.join(got)}.")
    if answer(["je", "dors"], ["I", "sleep"], torch.tensor([[0.1, 0.8, 0.1], [0.3, 0.3, 0.4]])) != ["je", "dors"]:
        raise Wrong("Where nothing is unknown, nothing should change.")


@exercise
def multiplications(answer: Callable[[int, int, int, bool], Any]) -> None:
    """Exercise 4: T_x, T_y, d, and whether the keys are projected once → multiplications of the additive score."""
    T_x, T_y, d = 30, 20, 7
    queries, keys, pairs = T_y * d * d, T_x * 2 * d * d, T_x * T_y * d
    got = {once: answer(T_x, T_y, d, once) for once in (True, False)}
    if got[True] is None:
        raise Wrong("Your function returns nothing: is the `return` missing?")
    if got[True] == got[False]:
        raise Wrong("It has to make a difference whether the keys are projected once or at each step.")
    if got[True] == queries + keys // 2 + pairs:
        raise Wrong("A key has 2 d numbers, since the encoder reads both ways.")
    if got[True] == queries + keys:
        raise Wrong("You have left out v: d multiplications for each pair of a query and a key.")
    if got[True] == keys + pairs:
        raise Wrong("You have left out the queries: each step multiplies one by W_q, d × d.")
    if got[True] != queries + keys + pairs:
        raise Wrong(f"Once, for T_x = 30, T_y = 20, d = 7: {queries + keys + pairs:,}, and you say {got[True]:,}.")
    if got[False] == queries * T_x + keys * T_y + pairs:
        raise Wrong("At each step there is one query, not one for each key.")
    if got[False] != queries + keys * T_y + pairs:
        raise Wrong(f"Anew at each step: {queries + keys * T_y + pairs:,}, and you say {got[False]:,}.")


@exercise
def grow(answer: Callable[[Links, Links], Any]) -> None:
    """Exercise 5: links found in one direction and in the other → their intersection, grown along its neighbours."""
    one = {(0, 0), (1, 1), (1, 2), (4, 4), (0, 5)}
    other = {(0, 0), (2, 2), (1, 1), (5, 5), (4, 4), (3, 3)}
    right = {(0, 0), (1, 1), (1, 2), (2, 2), (3, 3), (4, 4), (5, 5)}
    got = answer(set(one), set(other))
    if got is None:
        raise Wrong("Your function returns nothing: is the `return` missing?")
    if not isinstance(got, set | frozenset):
        raise Wrong(f"A set of links was expected, and a {type(got).__name__} came.")
    if got == one | other:
        raise Wrong("That is the union: (0, 5) has no neighbour in the intersection and should not be there.")
    if got == one & other:
        raise Wrong("That is the intersection. Now let it grow: add links of the union that touch it.")
    if got == right - {(3, 3), (5, 5)}:
        raise Wrong("Corners count as touching: (4, 4) and (5, 5) are neighbours.")
    if got != right:
        raise Wrong(f"It should be {sorted(right)}, and it is {sorted(got)}.")
    chain = {(0, 0), (1, 1), (2, 2), (3, 3)}
    if answer({(0, 0)}, set(chain)) != chain:
        raise Wrong("A link that was added may have neighbours of its own: go on until nothing more can be added.")
    if answer({(0, 0)}, {(5, 5)}) != set():
        raise Wrong("Where the two agree in nothing, there is nothing to grow from.")
