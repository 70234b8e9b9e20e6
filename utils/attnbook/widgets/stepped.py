"""What figures share that go in numbered steps, and whose computed numbers open their arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import NDArray

from attnbook.widgets.base import LivingFigure, numbers_of

LIMIT = 3  # a number can be dragged from −3 to 3


class SteppedFigure(LivingFigure):
    """A figure in numbered steps; each computed number has a name and opens its arithmetic.

    `step` is where the reader is, from 0; `opened` is the number whose arithmetic is shown, or "". A subclass says
    which steps there are (`step_names`) and which numbers (`names`): a kind with its place, counted from 1, such as
    "score:2".
    """

    SHARED_WORDS: ClassVar[dict[str, str]] = LivingFigure.SHARED_WORDS | {
        "steps": "The steps",
        "back": "Step back",
        "next": "Next step",
        "drag": "Drag it, or use the arrow keys.",
        "choose": "Click it: how was it made?",
        "again": "Start again",
        "rounded": "(from unrounded numbers)",
        "entry": "entry {i}",
        "row": "row {i}",
        "number": "number",
    }

    step = traitlets.Int(0).tag(sync=True)
    opened = traitlets.Unicode("").tag(sync=True)

    def step_names(self) -> list[str]:
        """What the steps are called, in their order."""
        raise NotImplementedError

    def names(self) -> list[str]:
        """The names of all computed numbers, which `opened` can have."""
        raise NotImplementedError

    def fitted(
        self, proposal: Any, inputs: Iterable[str], check: Callable[[dict[str, NDArray[np.float32]]], None]
    ) -> NDArray[np.float32]:
        """A new value of one of the inputs, if the numbers fit and all inputs still fit together."""
        name = proposal.trait.name
        try:
            arrays = {other: getattr(self, other) for other in inputs} | {name: numbers_of(proposal.value, name, LIMIT)}
            check(arrays)
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from error
        return arrays[name]

    @traitlets.validate("step")
    def _is_step(self, proposal: Any) -> int:
        try:
            check_step(proposal.value, self.step_names())
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from error
        return int(proposal.value)

    @traitlets.validate("opened")
    def _is_number(self, proposal: Any) -> str:
        if proposal.value and proposal.value not in self.names():
            raise traitlets.TraitError(
                f"opened names no number of this figure: {proposal.value!r}; expected a kind with its place, counted "
                'from 1, such as "score:1", or ""'
            )
        return str(proposal.value)


def check_step(step: int, names: Sequence[str]) -> None:
    """Raises ValueError unless it is the index of one of the steps of these names."""
    if not 0 <= step < len(names):
        raise ValueError(f"step is {step}: expected 0 ({names[0]}) to {len(names) - 1} ({names[-1]})")
