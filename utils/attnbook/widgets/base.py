"""What all figures of the book share on Python's side: tensors and words as traits, a picture, a description."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

DIST = Path(__file__).parent / "dist"
DTYPES: dict[str, type[np.generic]] = {"f32": np.float32, "u8": np.uint8}


def as_array(values: ArrayLike) -> NDArray[Any]:
    """Numbers from NumPy, lists or PyTorch (on any device, with or without a gradient), as f32, or as u8 if they are.

    Raises ValueError where they are no numbers, or not finite.
    """
    if hasattr(values, "detach"):
        values = values.detach().cpu()
    try:
        array = np.asarray(values)
        # A copy: what happens to the values later does not change the figure.
        array = array.astype(np.uint8 if array.dtype == np.uint8 else np.float32, order="C")
    except (TypeError, ValueError) as error:
        raise ValueError(f"a figure shows numbers, but this holds something else: {values!r:.80}") from error
    if not np.isfinite(array).all():
        raise ValueError("a figure shows finite numbers, but some of these are infinite or not a number")
    return array


def _to_message(array: NDArray[Any], figure: object) -> dict[str, Any]:
    name = next(name for name, dtype in DTYPES.items() if array.dtype == dtype)
    return {"dtype": name, "shape": list(array.shape), "data": array.tobytes()}


def _from_message(message: dict[str, Any], figure: object) -> NDArray[Any]:
    return np.frombuffer(message["data"], DTYPES[message["dtype"]]).reshape(message["shape"]).copy()


class TensorTrait(traitlets.TraitType):  # type: ignore[type-arg]
    """Numbers that travel to the page as they lie in memory, with their dtype (f32 or u8) and their shape."""

    info_text = "an array of numbers"

    def __init__(self) -> None:
        super().__init__(np.zeros(0, np.float32))
        self.tag(sync=True, to_json=_to_message, from_json=_from_message)

    def validate(self, obj: Any, value: Any) -> NDArray[Any]:
        try:
            return as_array(value)
        except ValueError as error:
            raise traitlets.TraitError(f"{self.name}: {error}") from error


class LivingFigure(anywidget.AnyWidget):
    """A figure that can be played with: on the page without a kernel, in a notebook in step with Python.

    A subclass names its bundle in `_esm`, gives its English words in `WORDS`, and says what it shows: `describe()` in
    one line, `picture()` as SVG. Both travel beside the widget for GitHub, print and screen readers. `strings`
    translates: it replaces those words that it names.
    """

    WORDS: ClassVar[dict[str, str]] = {}
    SHARED_WORDS: ClassVar[dict[str, str]] = {
        "show numbers": "Show the numbers",
        "hide numbers": "Hide the numbers",
        "broken": "This figure has stopped: {reason}. Reload the page to start it again.",
    }
    _ipython_display_ = None  # ipywidgets 7 would leave the picture out

    caption = traitlets.Unicode("").tag(sync=True)
    strings = traitlets.Dict().tag(sync=True)

    def __init__(self, *, strings: Mapping[str, str] | None = None, **traits: Any) -> None:
        words = self.SHARED_WORDS | self.WORDS
        unknown = sorted(set(strings or {}) - set(words))
        if unknown:
            raise ValueError(f"strings names words that {type(self).__name__} does not have: {', '.join(unknown)}")
        super().__init__(strings=words | dict(strings or {}), **traits)

    def describe(self) -> str:
        """What the figure shows, in one line of text."""
        raise NotImplementedError

    def picture(self) -> str:
        """The figure's first state as SVG."""
        raise NotImplementedError

    def _say(self, key: str, **values: Any) -> str:
        """Words of ours with values put in, as the page does it: what is in braces and unknown stays."""
        return re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], found[0])), self.strings[key]).strip()

    def __repr__(self) -> str:
        return f"[Interactive figure: {self.describe()}]"

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**options)
        if bundle is None:
            return None
        data, metadata = bundle
        return data | {"text/plain": repr(self), "image/svg+xml": self.picture()}, metadata


def numbers_of(values: ArrayLike, name: str, limit: int) -> NDArray[np.float32]:
    """Numbers from −limit to limit. Raises ValueError where some are no numbers, or beyond these limits."""
    try:
        array = as_array(values).astype(np.float32)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
    if np.abs(array).max(initial=0) > limit + 1e-6:
        worst = array.flat[int(np.abs(array).argmax())]
        raise ValueError(f"{name} holds {worst:g}, but the figure's numbers go from −{limit} to {limit}")
    return array


def softmax(scores: NDArray[Any]) -> NDArray[Any]:
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


def weights_of(weights: ArrayLike, n_target: int, n_source: int) -> NDArray[Any]:
    """Attention weights as (layer, head, target, source), from (target, source), (head, …) or (layer, head, …).

    Raises ValueError when the shape does not fit the tokens, or when a row is no distribution: its weights have to be
    positive with a sum of one, or all of them zero (a query that may look at nothing).
    """
    array = as_array(weights)
    if not 2 <= array.ndim <= 4 or array.shape[-2:] != (n_target, n_source):
        raise ValueError(
            f"weights of shape {array.shape} do not fit {n_target} target and {n_source} source tokens: expected "
            f"({n_target}, {n_source}), with heads, or layers and heads, before them if there are any"
        )
    array = array.reshape((1,) * (4 - array.ndim) + array.shape)
    sums = array.sum(axis=-1) / (255 if array.dtype == np.uint8 else 1)
    close = 0.05 if array.dtype == np.uint8 else 1e-3
    wrong = np.argwhere((np.abs(sums - 1) > close) & (np.abs(sums) > close))
    if (array < 0).any() or len(wrong):
        where = f"row {wrong[0][-1]} sums to {sums[tuple(wrong[0])]:.3f}" if len(wrong) else "some are negative"
        raise ValueError(f"each row of attention weights has to be a distribution, but {where}")
    return array


def mask_of(mask: Any, n: int) -> NDArray[np.bool_]:
    """A mask (n, n) from a tensor, an array or nested lists of True and False (or 1 and 0).

    True where query i may look at key j. Raises ValueError where it is anything else.
    """
    values = mask.detach().cpu() if hasattr(mask, "detach") else mask
    try:
        array = np.asarray(values)
    except ValueError as error:
        raise ValueError(f"mask has to be a square of True and False, but it is ragged: {error}") from error
    if array.shape != (n, n):
        raise ValueError(f"mask has shape {array.shape}: expected ({n}, {n}), a row for each query")
    strange = array[~np.isin(array, [0, 1])]
    if strange.size:
        raise ValueError(f"mask has to hold True (may look) and False, but it holds {strange[0].item()!r:.40}")
    return array.astype(np.bool_)


def words_of(tokens: Sequence[str] | str, name: str) -> list[str]:
    """Tokens as a list of strings: a sentence is split at its spaces. Raises ValueError when there are none."""
    words = tokens.split() if isinstance(tokens, str) else [str(token) for token in tokens]
    if not words:
        raise ValueError(f"{name} has no tokens: a figure needs at least one")
    return words


def shares_of(weights: NDArray[Any]) -> NDArray[Any]:
    """Weights as shares of 1: bytes are shares of 255."""
    return weights / np.float32(255) if weights.dtype == np.uint8 else weights


def check_index(name: str, value: int, n: int) -> None:
    """Raises TraitError unless a trait's value is the index of one of n things."""
    if not 0 <= value < n:
        raise traitlets.TraitError(f"{name} is {value}, but it has to be between 0 and {n - 1}")
