"""SoftLookup: attention as a soft lookup in a table, with a query that the reader moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook import colours
from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, as_array, softmax, words_of

COLDEST, HOTTEST = 0.05, 5.0  # what the temperature's slider reaches from and to
QUERY, KEY = (colours.COLOURS[name].plot for name in ("query", "key"))


class SoftLookup(LivingFigure):
    """A table whose entries are asked for by a direction: each answers with its weight, and the values are blended.

    keys: (n, 2), the entries' keys, 2 to 9 of them. values: (n,), the number that each entry holds, in `unit`s.
    labels: the entries' names. query: (2,), the arrow that asks; temperature: what the scores q·k are divided by.

    `query` and `temperature` follow the reader and can be set from Python: the query within the plane, which reaches
    twice as far as the keys (`reach`), the temperature between 0.05 and 5. What the table holds can be set too: `key`
    and `value`, named as in `attend(query, key, value)` because each widget has a list `keys` of its own, and `unit`.
    """

    _esm = DIST / "soft_lookup.js"
    WORDS: ClassVar[dict[str, str]] = {
        "plane": "Query arrow in the plane of the keys",
        "keys": "Arrow keys move it, with Shift in small steps. Home takes it back to the middle.",
        "hint": "Drag the query, or move it with the arrow keys: its direction asks, its length insists.",
        "query": "query",
        "temperature": "Temperature T",
        "range": "small: hard lookup, large: plain mean",
        "entry": "entry",
        "key": "key",
        "score": "score",
        "weight": "weight",
        "value": "value",
        "product": "weight × value",
        "blend": "blend",
        "hard": "hard lookup",
        "amount": "{number} {unit}",
        "reading": "Most weight: {label} {weight}. Blend: {blend}. A hard lookup would give {hard}.",
        "tied": "Most weight: {labels}, {weight} each. Blend: {blend}. A hard lookup could not choose.",
        "even": "All entries weigh the same, {weight} each. Blend: {blend}, their mean. "
        "A hard lookup could not choose.",
    }

    key = TensorTrait()
    value = TensorTrait()
    labels = traitlets.List(traitlets.Unicode()).tag(sync=True)
    query = traitlets.List(traitlets.Float()).tag(sync=True)
    temperature = traitlets.Float(1.0).tag(sync=True)
    unit = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        keys: ArrayLike,
        values: ArrayLike,
        labels: Sequence[str] | str,
        *,
        query: ArrayLike | Sequence[svg.Number] = (0.0, 0.0),
        temperature: svg.Number = 1.0,
        unit: str = "",
        caption: str = "",
        **traits: Any,
    ) -> None:
        names = words_of(labels, "labels")
        super().__init__(
            labels=names,
            key=_keys_of(keys, len(names)),
            value=_values_of(values, len(names)),
            query=_query_of(query),
            temperature=float(temperature),
            unit=unit,
            caption=caption,
            **traits,
        )

    @property
    def reach(self) -> float:
        """How far the plane goes from the origin, to each side: twice as far as the keys do."""
        return 2 * float(np.abs(self.key).max())

    @traitlets.validate("key")
    def _keys_fit(self, proposal: Any) -> Any:
        return _keys_of(proposal.value, len(self.labels)) if self.labels else proposal.value

    @traitlets.validate("value")
    def _values_fit(self, proposal: Any) -> Any:
        return _values_of(proposal.value, len(self.labels)) if self.labels else proposal.value

    @traitlets.validate("query")
    def _is_in_the_plane(self, proposal: Any) -> Any:
        value = _query_of(proposal.value)
        if self.key.size and max(map(abs, value)) > self.reach + 1e-6:
            raise traitlets.TraitError(
                f"query is {tuple(value)}, but the plane reaches from -{self.reach:g} to {self.reach:g}"
            )
        return value

    @traitlets.validate("temperature")
    def _is_on_the_slider(self, proposal: Any) -> Any:
        if not COLDEST <= proposal.value <= HOTTEST:
            raise traitlets.TraitError(
                f"temperature is {proposal.value:g}, but it has to be between {COLDEST:g} and {HOTTEST:g}"
            )
        return proposal.value

    def describe(self) -> str:
        weights = self._weights()
        listed = ", ".join(f"{label} {100 * weight:.0f} %" for label, weight in zip(self.labels, weights, strict=True))
        blend = f"{weights @ self.value:.4g} {self.unit}".strip()
        x, y = self.query
        return f"soft lookup with the query ({x:.3g}, {y:.3g}): {listed}; the values blend to {blend}"

    def picture(self) -> str:
        size, middle = 240, 120
        points = middle + self.key * [middle / self.reach, -middle / self.reach]
        tip = middle + np.array(self.query) * [middle / self.reach, -middle / self.reach]
        parts = [svg.rect(0.5, 0.5, size - 1, size - 1, "none", stroke=svg.GREY)]
        parts += [
            svg.line(middle, middle, float(tip[0]), float(tip[1]), QUERY, 3),
            svg.circle(float(tip[0]), float(tip[1]), 6, QUERY),
        ]
        for label, (x, y) in zip(self.labels, points.tolist(), strict=True):
            parts += [svg.circle(x, y, 5, KEY), svg.text(x, y - 9, label, "middle")]
        rows = zip(self.labels, self._weights().tolist(), self.value.tolist(), strict=True)
        for i, (label, weight, value) in enumerate(rows):
            y = 20 + 24 * i
            parts += [svg.text(380, y + 13, label, "end"), svg.rect(390, y, 120 * weight, 16, svg.GREY)]
            parts += [
                svg.text(560, y + 13, f"{100 * weight:.0f} %", "end"),
                svg.text(640, y + 13, f"{value:g} {self.unit}".strip(), "end"),
            ]
        return svg.document(650, max(size, 20 + 24 * len(self.labels)), parts, self.describe())

    def _weights(self) -> NDArray[Any]:
        return softmax(self.key @ np.array(self.query) / self.temperature)


def _keys_of(keys: ArrayLike, n: int) -> NDArray[Any]:
    array = as_array(keys).astype(np.float32)  # bytes would be read as shares of 255
    if array.shape != (n, 2) or not 2 <= n <= 9:
        raise ValueError(f"keys of shape {array.shape} do not fit {n} labels: expected ({n}, 2), for 2 to 9 labels")
    if not array.any():
        raise ValueError("all keys are (0, 0): no query could tell them apart")
    return array


def _values_of(values: ArrayLike, n: int) -> NDArray[Any]:
    array = as_array(values).astype(np.float32)
    if array.shape != (n,):
        raise ValueError(f"values of shape {array.shape} do not fit {n} labels: expected ({n},)")
    return array


def _query_of(query: ArrayLike | Sequence[svg.Number]) -> list[float]:
    array = np.asarray(query.detach().cpu() if hasattr(query, "detach") else query, dtype=np.float64)
    if array.shape != (2,) or not np.isfinite(array).all():
        raise ValueError(f"query has to be two finite numbers, the tip of the arrow, but it is {query!r:.80}")
    return [float(number) for number in array]
