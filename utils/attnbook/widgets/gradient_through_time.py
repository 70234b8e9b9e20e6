"""GradientThroughTime: how much a change of an RNN's state at one step still changes its last state."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.colours import COLOURS
from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, words_of

LIMIT = 2.0  # what the weight's slider reaches to, on either side
LEAST, MOST = 2, 20  # steps
DECADES = 6  # powers of ten that the scale of the bars has, above 1 and below
# What becomes of a small change, by the least factor that it is multiplied with for that; the .jsx has them too.
VERDICTS = {"explodes": 1e3, "grows": 2.0, "kept": 0.5, "fades": 1e-3, "dies": 0.0}


class GradientThroughTime(LivingFigure):
    """An RNN whose state is one number, unrolled: h_t = tanh(input_weight · x_t + weight · h_{t−1}), from h_0 = 0.

    inputs: x_1 … x_T, 2 to 20 numbers. labels: a word under each input; optional. Without `squash` there is no tanh.

    Each state is multiplied into the next one by ∂h_t/∂h_{t−1} = weight · (1 − h_t²), or by the weight alone where
    there is no tanh. The page shows these factors and, for each step, their product up to the last one: ∂h_T/∂h_t.

    `weight` (u, from −2 to 2), `squash` and `selected`, the step that is being read (counted from 0), follow the reader
    and can be set from Python; `states`, h_t, and `gradients`, ∂h_T/∂h_t, both (steps,), can be read.
    """

    _esm = DIST / "gradient_through_time.js"
    WORDS: ClassVar[dict[str, str]] = {
        "weight": "Weight u",
        "presets": "Weights to try",
        "squash": "tanh",
        "steps": "Steps of the RNN, from the first to the last",
        "step": "Step {step}: {state} is {value}",
        "bars": "How much {last} changes with each state",
        "place": "Step {step} of {all}",
        "labelled place": "Step {step} of {all}, “{label}”",
        "product": "{place}: a small change of {state} reaches {last} multiplied by {gradient}: {factors}.",
        "direct": "{place}: a small change of {state} reaches {last} multiplied by {gradient}.",
        "itself": "{place}: {state} is the last state itself, and changes with itself one to one.",
        "dies": "It dies away.",
        "fades": "It fades.",
        "kept": "It is kept.",
        "grows": "It grows.",
        "explodes": "It blows up.",
        "step number": "step",
        "word": "word",
        "input": "input",
        "state": "state",
        "factor": "factor",
        "gradient": "gradient",
    }

    inputs = traitlets.List(traitlets.Float()).tag(sync=True)
    input_weight = traitlets.Float(1.0).tag(sync=True)
    weight = traitlets.Float(0.9).tag(sync=True)
    squash = traitlets.Bool(True).tag(sync=True)
    labels = traitlets.List(traitlets.Unicode()).tag(sync=True)
    selected = traitlets.Int(0).tag(sync=True)

    def __init__(
        self,
        inputs: ArrayLike | Sequence[svg.Number],
        *,
        weight: svg.Number = 0.9,
        input_weight: svg.Number = 1.0,
        squash: bool = True,
        labels: Sequence[str] | str | None = None,
        selected: int = 0,
        caption: str = "",
        **traits: Any,
    ) -> None:
        numbers = _numbers(inputs)
        words = [] if labels is None else words_of(labels, "labels")
        if words and len(words) != len(numbers):
            raise ValueError(f"{len(words)} labels do not fit {len(numbers)} inputs: expected one for each, or none")
        super().__init__(
            inputs=numbers,
            input_weight=float(input_weight),
            weight=float(weight),
            squash=squash,
            labels=words,
            selected=selected,
            caption=caption,
            **traits,
        )

    @property
    def states(self) -> NDArray[np.float64]:
        """h_1 … h_T: (steps,)."""
        states, state = [], 0.0
        for number in self.inputs:
            state = self.input_weight * number + self.weight * state
            state = math.tanh(state) if self.squash else state
            states.append(state)
        return np.array(states)

    @property
    def gradients(self) -> NDArray[np.float64]:
        """∂h_T/∂h_t for each step t: (steps,). The last one is 1."""
        return np.append(np.cumprod(self._factors()[:0:-1])[::-1], 1.0)

    def _factors(self) -> NDArray[np.float64]:
        """∂h_t/∂h_{t−1} for each step t: (steps,)."""
        return self.weight * (1 - self.states**2 if self.squash else np.ones(len(self.inputs)))

    @traitlets.validate("inputs")
    def _inputs_fit(self, proposal: Any) -> Any:
        numbers = _numbers(proposal.value)
        if self.inputs and len(numbers) != len(self.inputs):
            raise traitlets.TraitError(f"inputs has {len(numbers)} numbers, but there were {len(self.inputs)}")
        return numbers

    @traitlets.validate("weight")
    def _is_on_the_slider(self, proposal: Any) -> Any:
        if not -LIMIT <= proposal.value <= LIMIT:
            raise traitlets.TraitError(
                f"weight is {proposal.value:g}, but it has to be between {-LIMIT:g} and {LIMIT:g}"
            )
        return proposal.value

    @traitlets.validate("input_weight")
    def _is_finite(self, proposal: Any) -> Any:
        if not math.isfinite(proposal.value):
            raise traitlets.TraitError(f"input_weight is {proposal.value:g}, but it has to be a finite number")
        return proposal.value

    @traitlets.validate("selected")
    def _is_a_step(self, proposal: Any) -> Any:
        if not 0 <= proposal.value < max(1, len(self.inputs)):
            raise traitlets.TraitError(
                f"selected is {proposal.value}, but it has to be between 0 and {len(self.inputs) - 1}"
            )
        return proposal.value

    def describe(self) -> str:
        gradient = float(self.gradients[self.selected])
        verdict = next(name for name, least in VERDICTS.items() if abs(gradient) >= least)
        return (
            f"an RNN with one number as its state, unrolled over {len(self.inputs)} steps, with the weight "
            f"{self.weight:g} and {'with' if self.squash else 'without'} tanh: a small change of the state at step "
            f"{self.selected + 1} reaches the last one multiplied by {gradient:.2g}. {self.WORDS[verdict]}"
        )

    def picture(self) -> str:
        top, bottom, left = 150.0, 280.0, 40.0
        column = min(120.0, max(56.0, 8.0 * max(map(len, self.labels), default=0)))
        blue = COLOURS["encoder"].plot
        width = column * len(self.inputs)
        parts = []
        for power in range(-DECADES, DECADES + 1, 3):
            y = bottom - (bottom - top) * _height(10.0**power)
            parts += [
                svg.line(left, y, left + width, y, svg.GREY, 1, 1.0 if power == 0 else 0.4),
                svg.text(left - 6, y + 4, f"1e{power}" if power else "1", "end"),
            ]
        steps = zip(self.inputs, self.states.tolist(), self._factors().tolist(), self.gradients.tolist(), strict=True)
        for t, (number, state, factor, gradient) in enumerate(steps):
            x = left + column * (t + 0.5)
            if t > 0:
                parts += [
                    svg.line(x - column + 20, 44, x - 20, 44, svg.GREY, 2),
                    svg.text(x - column / 2, 18, f"{factor:.2g}", "middle"),
                ]
            parts += [
                svg.rect(x - 20, 28, 40, 32, "none", stroke=blue),
                svg.text(x, 48, f"{state:.2g}", "middle", blue),
                svg.text(x, 86, f"{number:.3g}", "middle"),
            ]
            if self.labels:
                parts.append(svg.text(x, 106, self.labels[t], "middle"))
            height = (bottom - top) * _height(abs(gradient))
            parts.append(svg.rect(x - 14, bottom - height, 28, height, svg.GREY))
        return svg.document(left + width + 10, bottom + 10, parts, self.describe())


def _numbers(inputs: ArrayLike | Sequence[svg.Number]) -> list[float]:
    """Inputs as 2 to 20 finite numbers. Raises ValueError where they are something else."""
    try:
        array = np.asarray(inputs.detach().cpu() if hasattr(inputs, "detach") else inputs, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"inputs has to be a list of numbers, but it is {inputs!r:.80}") from error
    if array.ndim != 1 or not LEAST <= len(array) <= MOST or not np.isfinite(array).all():
        raise ValueError(f"inputs has to be {LEAST} to {MOST} finite numbers, but it is {inputs!r:.80}")
    return [float(number) for number in array]


def _height(gradient: float) -> float:
    """How high a bar is on the scale, from 0 (10⁻⁶ or less) to 1 (10⁶ or more)."""
    power = math.log10(gradient) if gradient > 0 else -DECADES
    return (max(-DECADES, min(DECADES, power)) + DECADES) / (2 * DECADES)
