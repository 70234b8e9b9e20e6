"""The checks of notebook 14, “Real BERT”. Each knows mistakes that are easy to make, and names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from attnbook.components.bert import Bert, BertSizes
from attnbook.components.pre_training import PreTraining
from attnbook.components.published import their_name
from attnbook.exercises.verdict import Wrong, as_tensor, exercise


def _published_shapes(sizes: BertSizes) -> dict[str, tuple[int, ...]]:
    """The names and shapes of a published file of these sizes, in an order that says nothing."""
    with torch.device("meta"):
        model = PreTraining(sizes)
    shapes = {their_name(name): tuple(one.shape) for name, one in model.named_parameters()}
    return dict(sorted(shapes.items(), key=lambda item: item[0][::-1]))


@exercise
def differences(answer: Callable[[list[str], list[str]], Any]) -> None:
    """Exercise 1: the names that a model wants, those in a file → what is missing, what is left over, each sorted."""
    for wanted, found in (
        (["a.weight", "b.weight", "c.bias"], ["d.bias", "c.bias", "a.weight"]),
        (["z", "y", "x"], ["w"]),
        (["a", "b"], ["b", "a"]),
    ):
        missing, left_over = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
        got = answer(list(wanted), list(found))
        if not isinstance(got, tuple | list) or len(got) != 2:
            raise Wrong("Two lists were expected: what is missing, and what is left over.")
        first, second = list(got[0]), list(got[1])
        case = f"The model wants {wanted}, the file has {found}"
        if (first, second) == (missing, left_over):
            continue
        if (first, second) == (left_over, missing):
            raise Wrong(f"{case}: you have them the wrong way round. Missing is what the *file* lacks.")
        if (sorted(first), sorted(second)) == (missing, left_over):
            raise Wrong(f"{case}: the right names, but not sorted.")
        if first == second:
            raise Wrong(f"{case}: you return the same names twice. What is missing isn't what is left over.")
        raise Wrong(f"{case}: missing is {missing}, left over is {left_over}; you say {first} and {second}.")


@exercise
def today(answer: Callable[[str], Any]) -> None:
    """Exercise 2: an old file's name → today's, or None for what nobody learned."""
    for old, right in (
        ("bert.embeddings.LayerNorm.gamma", "bert.embeddings.LayerNorm.weight"),
        ("bert.encoder.layer.3.output.LayerNorm.beta", "bert.encoder.layer.3.output.LayerNorm.bias"),
        ("bert.pooler.dense.weight", "bert.pooler.dense.weight"),
        ("encoder.layer.0.output.dense.bias", "bert.encoder.layer.0.output.dense.bias"),
        ("embeddings.LayerNorm.gamma", "bert.embeddings.LayerNorm.weight"),
        ("pooler.dense.bias", "bert.pooler.dense.bias"),
        ("cls.predictions.transform.LayerNorm.beta", "cls.predictions.transform.LayerNorm.bias"),
        ("bert.embeddings.position_ids", None),
        ("embeddings.position_ids", None),
    ):
        got = answer(old)
        if got == right:
            continue
        if right is None:
            raise Wrong(f"{old!r} is a list of 0, 1, 2 …, which nobody learned. Return None for it.")
        if got is None:
            raise Wrong(f"{old!r} was learned, and you leave it out (or return nothing).")
        if got == f"bert.{right}":
            raise Wrong(f"{old!r} has no place in the encoder, or is there already, and you put `bert.` before it.")
        if f"bert.{got}" == right:
            raise Wrong(f"{old!r} comes from a file of the encoder alone. Today's name begins with `bert.`.")
        raise Wrong(f"{old!r} is called {right!r} today, and you say {got!r}.")


@exercise
def sizes(answer: Callable[[Mapping[str, tuple[int, ...]]], Any]) -> None:
    """Exercise 3: the shapes in a file, by name → vocab_size, d_model, n_layers."""
    for one in (BertSizes(500, 48, 4, 3), BertSizes(70, 96, 4, 12, n_positions=33)):
        got = answer(_published_shapes(one))
        if not isinstance(got, tuple | list) or len(got) != 3:
            raise Wrong("Three numbers were expected: vocab_size, d_model, n_layers.")
        found = tuple(int(number) for number in got)
        right = one.vocab_size, one.d_model, one.n_layers
        case = f"In a file with {one.vocab_size} pieces, {one.d_model} numbers to a vector and {one.n_layers} layers"
        if found == right:
            continue
        if found == (right[1], right[0], right[2]):
            raise Wrong(f"{case}, the first two are the wrong way round: a matrix has one *row* for each piece.")
        if found == (right[0], right[1], right[2] - 1):
            raise Wrong(f"{case}, the layers are counted from 0: there is one more than the last one's number.")
        if found[2] == 10 and one.n_layers == 12:
            raise Wrong(f'{case}, you find 10. As text, "9" comes behind "11": compare numbers.')
        if found[:2] == right[:2] and found[2] > one.n_layers:
            raise Wrong(f"{case}, you find {found[2]}: each layer has many tensors, and counts once.")
        raise Wrong(f"{case}, you find {found}.")


@exercise
def parameters(answer: Callable[[int, int, int, int], Any]) -> None:
    """Exercise 4: vocab_size, d_model, n_layers, n_positions → the parameters of the encoder, with the pooler."""
    for vocab_size, d_model, n_layers, n_positions in ((100, 12, 2, 20), (30_522, 768, 12, 512)):
        with torch.device("meta"):
            bert = Bert(BertSizes(vocab_size, d_model, 1, n_layers, n_positions))

        def count(part: nn.Module) -> int:
            return sum(one.numel() for one in part.parameters())

        right, one_layer = count(bert), count(bert.layers[0])
        got = answer(vocab_size, d_model, n_layers, n_positions)
        if got is None:
            raise Wrong("Your function returns nothing: is the `return` missing?")
        got = int(got)
        if got == right:
            continue
        case = f"With {vocab_size} pieces, d_model = {d_model}, {n_layers} layers and {n_positions} positions"
        known = {
            right - count(bert.pooler): "the pooler is missing: a matrix and a bias.",
            right - 2 * d_model: "the segments are missing, or the norm of the embeddings: both have two vectors.",
            right - 4 * d_model: "the segments and the norm of the embeddings are missing, two vectors each.",
            right - n_layers * 4 * d_model: "the layers' norms are missing: two in each, with two vectors.",
            right - n_layers * 9 * d_model: "the layers' biases are missing: four in attention, two in feed-forward.",
            right - (n_layers - 1) * one_layer: "only one layer is counted.",
        }
        raise Wrong(f"{case} {known.get(got, f'it should be {right:,}, and you say {got:,}.')}")


@exercise
def packed(answer: Callable[[Mapping[str, Tensor]], Any]) -> None:
    """Exercise 5: a layer's published query, key and value → in_proj_weight and in_proj_bias of PyTorch's attention."""
    generator = torch.Generator().manual_seed(0)
    d = 8
    tensors = {
        f"attention.self.{name}.{kind}": torch.randn(*shape, generator=generator)
        for name in ("value", "query", "key")
        for kind, shape in (("bias", (d,)), ("weight", (d, d)))
    }
    got = answer({name: one.clone() for name, one in tensors.items()})
    if not isinstance(got, tuple | list) or len(got) != 2:
        raise Wrong("Two tensors were expected: in_proj_weight and in_proj_bias.")
    order = ("query", "key", "value")
    weights = [tensors[f"attention.self.{name}.weight"] for name in order]
    if isinstance(got[0], Tensor) and got[0].shape == (d, 3 * d):
        raise Wrong("You put the matrices side by side. One *below* the other: each row makes one number.")
    weight = as_tensor(got[0], (3 * d, d))
    bias = as_tensor(got[1], (3 * d,))
    if torch.equal(weight, torch.cat([one.T for one in weights])):
        raise Wrong("The matrices needn't be transposed: `nn.Linear` and PyTorch's attention agree.")
    right = torch.cat(weights), torch.cat([tensors[f"attention.self.{name}.bias"] for name in order])
    if not torch.equal(weight, right[0]):
        if torch.equal(weight.sort(dim=0).values, right[0].sort(dim=0).values):
            raise Wrong("The right rows in another order: first the query's, then the key's, then the value's.")
        raise Wrong("These are not the rows of the three matrices.")
    if not torch.equal(bias, right[1]):
        raise Wrong("The matrices are right, the biases aren't: the same order.")
