"""SixSteps: one step of a decoder with attention, in six sub-steps, on numbers small enough for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.colours import COLOURS
from attnbook.widgets import svg
from attnbook.widgets.base import DIST, TensorTrait, numbers_of, softmax, words_of
from attnbook.widgets.stepped import LIMIT, SteppedFigure, check_step

LONGEST = 3  # entries that a vector can have
MOST = 6  # words that each side can have
STEPS = ["score", "softmax", "weighted sum", "concatenate", "input of the output layer", "prediction"]
INPUTS = ("state", "memory", "combine", "output")


class SixSteps(SteppedFigure):
    """How a decoder with attention writes one word, in six steps of which each number can be followed.

    1 score, 2 softmax, 3 weighted sum, 4 concatenate, 5 input of the output layer, 6 prediction: the attention of
    Luong et al. (2015), equations 5 and 6, with the dot product as the score, and without biases. Each number of the
    inputs can be dragged, each computed one opens its arithmetic.

    source: the source words, up to six; vocabulary: the target words, up to six.
    state: the decoder's state s, (d,), d from 1 to 3; memory: the encoder's states h, (source, d);
    combine: W_c, (d, 2 d); output: W_o, (vocabulary, d). All numbers from −3 to 3.
    caption: stands under the figure; step: where it begins, from 0 (score) to 5 (prediction).

    What the reader makes of the figure are traits, which can be read and set from Python: the four arrays, `step`, and
    `opened`, the number whose arithmetic is shown, or "". That is a kind with its place, counted from 1, such as
    "score:2". The kinds are score:j exp:j weight:j, with their sums total (of exp) and whole (of the weights);
    weighted:j:entry, context:entry, joined:entry ([c; s]), mixed:entry (W_c [c; s]), attentional:entry (tanh of it);
    logit:word and probability:word. A number can be seen once its step is reached.
    """

    _esm = DIST / "six_steps.js"
    WORDS: ClassVar[dict[str, str]] = {
        "steps": "The six steps",
        **{f"step {i + 1}": name for i, name in enumerate(STEPS)},
        "why 1": "The score says how well a {key:key} fits the {query:query}. Multiply line by line, then add.",
        "why 2": "The softmax turns scores into shares: all positive, with a sum of one.",
        "why 3": "The same {h_j} are {value:values} now. Their weighted sum {c} is the attention value, or context "
        "vector.",
        "why 4": "What attention found, {c}, on top of the state that asked, {s}. Nothing is computed.",
        "why 5": "{W_c} is learned. It mixes {long} numbers into {short}, and tanh keeps each between −1 and 1.",
        "why 6": "A word's row of {W_o} times {s̃} is its score. A softmax again, and the likeliest word is written.",
        "reading 1": "Step {step} of 6, {name}: {word} fits best, with {score}.",
        "reading 2": "Step {step} of 6, {name}: most weight on {word}, {weight}.",
        "reading 3": "Step {step} of 6, {name}: c = ({c}), with most of {word}, {weight}.",
        "reading 4": "Step {step} of 6, {name}: c and s together have {n} numbers.",
        "reading 5": "Step {step} of 6, {name}: s̃ = ({vector}).",
        "reading 6": "The decoder writes {written}, with probability {probability}.",
        "decoder": "decoder",
        "query": "query",
        "state": "state",
        "states": "states of the encoder",
        "keys": "states of the encoder, as keys",
        "values": "states of the encoder, as values",
        "found": "what attention found",
        "asked": "the state that asked",
        "state entry": "s, entry {i}",
        "memory entry": "state of {word}, entry {i}",
        "combine entry": "W_c, row {i}, column {k}",
        "output entry": "W_o, row of {word}, column {k}",
        "scores": "scores",
        "score of": "score of {word}",
        "weights": "weights",
        "exp of": "exp of the score of {word}",
        "total": "sum of all exp",
        "weight of": "weight of {word}",
        "whole": "sum of the weights",
        "weighted": "weighted states and their sum",
        "weighted entry": "weighted state of {word}, entry {i}",
        "context": "context vector",
        "context entry": "context vector, entry {i}",
        "joined": "c on top of s",
        "mixed": "W_c times c on top of s",
        "attentional": "input of the output layer",
        "logits": "scores of the target words",
        "probabilities": "probabilities of the target words",
    }

    source = traitlets.List(traitlets.Unicode()).tag(sync=True)
    vocabulary = traitlets.List(traitlets.Unicode()).tag(sync=True)
    state = TensorTrait()
    memory = TensorTrait()
    combine = TensorTrait()
    output = TensorTrait()

    def __init__(
        self,
        source: Sequence[str] | str,
        state: ArrayLike,
        memory: ArrayLike,
        combine: ArrayLike,
        output: ArrayLike,
        vocabulary: Sequence[str] | str,
        *,
        caption: str = "",
        step: int = 0,
        **traits: Any,
    ) -> None:
        source, vocabulary = words_of(source, "source"), words_of(vocabulary, "vocabulary")
        for name, words in (("source", source), ("vocabulary", vocabulary)):
            if len(words) > MOST:
                raise ValueError(f"{name} has {len(words)} words: the figure has room for {MOST}")
        given = {"state": state, "memory": memory, "combine": combine, "output": output}
        arrays = {name: numbers_of(values, name, LIMIT) for name, values in given.items()}
        check_shapes(arrays, len(source), len(vocabulary))
        check_step(step, STEPS)
        traits |= arrays | {"source": source, "vocabulary": vocabulary, "caption": caption, "step": step}
        super().__init__(**traits)

    @traitlets.validate(*INPUTS)
    def _fits(self, proposal: Any) -> NDArray[np.float32]:
        def check(arrays: dict[str, NDArray[np.float32]]) -> None:
            check_shapes(arrays, len(self.source), len(self.vocabulary))

        return self.fitted(proposal, INPUTS, check)

    def step_names(self) -> list[str]:
        return STEPS

    def names(self) -> list[str]:
        d, n_source = len(self.state), len(self.source)
        counts = {"score": n_source, "exp": n_source, "weight": n_source, "context": d, "joined": 2 * d, "mixed": d}
        counts |= {"attentional": d, "logit": len(self.vocabulary), "probability": len(self.vocabulary)}
        single = [f"{kind}:{i + 1}" for kind, count in counts.items() for i in range(count)]
        return [*single, "total", "whole", *(f"weighted:{j + 1}:{i + 1}" for j in range(n_source) for i in range(d))]

    def describe(self) -> str:
        weights, _, probabilities = self._computed()
        looks = ", ".join(f"{word} {share:.0%}" for word, share in zip(self.source, weights, strict=True))
        best = int(probabilities.argmax())
        return (
            f"one step of a decoder with attention, in six steps; its attention weights: {looks}; "
            f"the word that it writes: {self.vocabulary[best]} ({probabilities[best]:.0%})"
        ).replace("%", " %")

    def picture(self) -> str:
        """All six steps at once: a still picture can't be stepped through."""
        return svg.document(*_drawn(self), self.describe())

    def _computed(self) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        weights = softmax(self.memory @ self.state)
        context = weights @ self.memory
        attentional = np.tanh(self.combine @ np.concatenate([context, self.state]))
        return weights, context, softmax(self.output @ attentional)


def check_shapes(arrays: dict[str, NDArray[Any]], n_source: int, n_vocabulary: int) -> None:
    """Raises ValueError where the arrays do not fit each other or the words."""
    shape = arrays["state"].shape
    if len(shape) != 1 or not 1 <= shape[0] <= LONGEST:
        raise ValueError(f"state has shape {shape}: expected (d,), with d from 1 to {LONGEST}")
    (d,) = shape
    wanted = {"memory": (n_source, d), "combine": (d, 2 * d), "output": (n_vocabulary, d)}
    meaning = {"memory": "(source words, d)", "combine": "(d, 2 d)", "output": "(words of the vocabulary, d)"}
    for name, expected in wanted.items():
        if arrays[name].shape != expected:
            raise ValueError(
                f"{name} has shape {arrays[name].shape}: expected {expected}, which is {meaning[name]} for a state of "
                f"length {d}, {n_source} source words and a vocabulary of {n_vocabulary}"
            )


LINE = 20  # pixels from one line of the still picture to the next
LEFT = 170.0  # where the numbers of the first source word begin
COLUMN = 76.0  # pixels for each source word


def _drawn(figure: SixSteps) -> tuple[float, float, list[str]]:
    """Width, height and parts of the still picture: a column for each source word, below them the target words."""
    weights, context, probabilities = figure._computed()
    d, n_source = len(figure.state), len(figure.source)
    kind = {name: colour.plot for name, colour in COLOURS.items()}
    states, scores, bars = 54.0, 54.0 + LINE * d + 12, 54.0 + LINE * d + 22
    values = bars + 96
    words = values + LINE * d + 14

    def vector(x: float, y: float, numbers: list[float], colour: str) -> Iterator[str]:
        for side in (x - 27, x + 27):
            yield svg.line(side, y - 15, side, y + LINE * len(numbers) - 14, colour, 2)
        for i, number in enumerate(numbers):
            yield svg.text(x, y + LINE * i, svg.number(number), "middle")

    lines = {1: scores, 2: bars + 60, 3: values, 6: words}
    parts = [svg.text(0, y, f"{n} {figure.strings[f'step {n}']}") for n, y in lines.items()]
    parts.append(svg.text(LEFT - 38, 26, figure.strings["decoder"], "middle", kind["decoder"]))
    parts += vector(LEFT - 38, states, figure.state.tolist(), kind["query"])
    for j, (score, weight) in enumerate(zip((figure.memory @ figure.state).tolist(), weights.tolist(), strict=True)):
        x = LEFT + COLUMN * (j + 0.5)
        parts.append(svg.text(x, 26, figure.source[j], "middle", kind["encoder"]))
        parts += vector(x, states, figure.memory[j].tolist(), kind["key"])
        parts.append(svg.text(x, scores, svg.number(score), "middle"))
        parts.append(svg.rect(x - 18, bars + 44 * (1 - weight), 36, 44 * weight, svg.GREY))
        parts.append(svg.text(x, bars + 60, svg.number(weight), "middle"))
        parts += vector(x, values, (weights[j] * figure.memory[j]).tolist(), kind["value"])
        sign = "+" if j < n_source - 1 else "="
        parts.append(svg.text(x + COLUMN / 2, values + LINE * (d - 1) / 2, sign, "middle"))
    parts += vector(LEFT + COLUMN * (n_source + 0.5), values, context.tolist(), kind["value"])
    for v, share in enumerate(probabilities.tolist()):
        y = words + LINE * v
        parts.append(svg.text(LEFT + 62, y, figure.vocabulary[v], "end", kind["decoder"]))
        parts.append(svg.rect(LEFT + 74, y - 11, 160 * share, 13, svg.GREY))
        parts.append(svg.text(LEFT + 82 + 160 * share, y, svg.number(share)))
    width = LEFT + max(COLUMN * (n_source + 1), 82 + 160 + 40)
    return width, words + LINE * len(figure.vocabulary), parts
