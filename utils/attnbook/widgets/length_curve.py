"""LengthCurve: how well a model does at each length (or delay), for one setting of an experiment among the others."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import NDArray

from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure

EXAMPLE = ("source", "truth", "written")


class LengthCurve(LivingFigure):
    """One setting's curve against length, with its spread over the runs, before the other settings' curves in grey.

    curves: for each setting of the experiment
    `{"setting": {"state size": "64", …}, "x": [3, 4, …], "runs": [[y at each x], …], "examples": {x: [example, …]}}`.
    All settings name the same dimensions; x rises, and has two values or more; there is one list in `runs` for each
    seed, with y between 0 and `y_max`, in `unit`s. `examples` may be left out; an example is
    `{"source": "…", "truth": "…", "written": "…"}`, and the words of `written` that are not in a longest common
    subsequence with `truth` get marked.

    x_label and y_label say what is on the axes. trained: (from, to), the span of x that was seen in training.
    log_x: equal factors are equally far apart, for delays such as 2, 5, 10, 20.

    `chosen`, the index of a curve, and `x`, one of its x, follow the reader and can be set from Python. When `chosen`
    changes, x moves to the nearest that the curve has. `x` is in the middle of the curve if it is not given.
    """

    _esm = DIST / "length_curve.js"
    WORDS: ClassVar[dict[str, str]] = {
        "at": "{x} {x_label}",
        "setting": "{name} {value}",
        "amount": "{number} {unit}",
        "reading": "{where}: {mean} on average, from {smallest} to {largest} in {n} runs.",
        "reading one run": "{where}: {mean} in the one run.",
        "slider": "{x_label}, a place on the curve",
        "trained": "seen in training",
        "legend": "Line: mean of the runs. Band: from the smallest to the largest.",
        "legend one run": "Line: the one run.",
        "others": "Grey: the other settings.",
        "mean": "mean",
        "smallest": "smallest",
        "largest": "largest",
        "examples": "What it wrote at {where}",
        "no examples": "There are no examples here.",
        "source": "source",
        "truth": "right",
        "written": "written",
        "wrong word": "(wrong)",
        "nothing": "(nothing)",
        "marked": "Underlined: not in the right answer, or not in this order.",
    }

    curves: traitlets.List[Any] = traitlets.List().tag(sync=True)
    x_label = traitlets.Unicode("").tag(sync=True)
    y_label = traitlets.Unicode("").tag(sync=True)
    unit = traitlets.Unicode("").tag(sync=True)
    trained = traitlets.List(traitlets.Float()).tag(sync=True)
    log_x = traitlets.Bool(False).tag(sync=True)
    y_max = traitlets.Float(100.0).tag(sync=True)
    chosen = traitlets.Int(0).tag(sync=True)
    x = traitlets.Float(None, allow_none=True).tag(sync=True)

    def __init__(
        self,
        curves: Sequence[Mapping[str, Any]],
        *,
        x_label: str,
        y_label: str,
        unit: str = "%",
        trained: Sequence[svg.Number] | None = None,
        log_x: bool = False,
        y_max: svg.Number = 100,
        chosen: int | None = None,
        x: svg.Number | None = None,
        caption: str = "",
        **traits: Any,
    ) -> None:
        y_max = float(y_max)
        checked = _curves_of(curves, log_x=log_x, y_max=y_max)
        chosen = 0 if chosen is None else chosen
        if x is None and 0 <= chosen < len(checked):
            x = checked[chosen]["x"][len(checked[chosen]["x"]) // 2]
        super().__init__(
            curves=checked,
            x_label=x_label,
            y_label=y_label,
            unit=unit,
            trained=[] if trained is None else _span_of(trained, log_x=log_x),
            log_x=log_x,
            y_max=y_max,
            chosen=chosen,
            x=None if x is None else float(x),
            caption=caption,
            **traits,
        )

    @property
    def curve(self) -> dict[str, Any]:
        """The chosen curve."""
        return self.curves[self.chosen]

    @traitlets.validate("curves")
    def _are_curves(self, proposal: Any) -> Any:
        return _curves_of(proposal.value, log_x=self.log_x, y_max=self.y_max)

    @traitlets.validate("trained")
    def _is_a_span(self, proposal: Any) -> Any:
        return _span_of(proposal.value, log_x=self.log_x) if proposal.value else []

    @traitlets.validate("log_x", "y_max")
    def _fits_the_curves(self, proposal: Any) -> Any:
        scale = {"log_x": self.log_x, "y_max": self.y_max, proposal.trait.name: proposal.value}
        _curves_of(self.curves, **scale)
        return proposal.value

    @traitlets.validate("chosen")
    def _is_a_curve(self, proposal: Any) -> Any:
        n = len(self.curves)
        if not 0 <= proposal.value < n:
            raise traitlets.TraitError(f"chosen is {proposal.value}, but it has to be between 0 and {n - 1}")
        return proposal.value

    @traitlets.validate("x")
    def _is_on_the_curve(self, proposal: Any) -> Any:
        if not 0 <= self.chosen < len(self.curves):
            return proposal.value  # both were set together, and it is `chosen` that will be refused
        if proposal.value not in self.curve["x"]:
            raise traitlets.TraitError(
                f"x is {proposal.value}, but the chosen curve has only {_listed(self.curve['x'])}"
            )
        return proposal.value

    @traitlets.observe("curves", "chosen")
    def _stay_on_the_curve(self, change: Any) -> None:
        self.chosen = min(self.chosen, len(self.curves) - 1)
        self.x = min(self.curve["x"], key=lambda x: abs(x - self.x))

    def describe(self) -> str:
        y = np.array(self.curve["runs"])[:, self.curve["x"].index(self.x)]
        place = [self._say("at", x=f"{self.x:g}", x_label=self.x_label)]
        place += [self._say("setting", name=name, value=value) for name, value in self.curve["setting"].items()]
        amounts = {"mean": y.mean(), "smallest": y.min(), "largest": y.max()}
        reading = self._say(
            "reading" if len(y) > 1 else "reading one run",
            where=", ".join(place),
            n=len(y),
            **{name: self._say("amount", number=f"{amount:.3g}", unit=self.unit) for name, amount in amounts.items()},
        )
        n = len(self.curves)
        return f"{self.y_label} against {self.x_label}, {n} curve{'s' * (n > 1)}. {reading}"

    def picture(self) -> str:
        left, top, width, height = 50.0, 46.0, 480.0, 220.0
        every_x = sorted({x for curve in self.curves for x in curve["x"]})
        scale = math.log if self.log_x else float
        first, last = scale(every_x[0]), scale(every_x[-1])

        def across(x: float) -> float:
            return left + width * (scale(x) - first) / (last - first)

        def up(y: float) -> float:
            return top + height * (1 - y / self.y_max)

        parts = [svg.text(left - 40, 16, self.y_label)]
        if self.trained:
            start, end = (min(max(across(x), left), left + width) for x in self.trained)
            parts += [
                svg.rect(start, top, end - start, height, svg.GREY, 0.12),
                svg.text(start, top - 6, self.strings["trained"]),
            ]
        for part in range(5):
            y = self.y_max * part / 4
            parts += [
                svg.line(left, up(y), left + width, up(y), svg.GREY, 1, 0.3),
                svg.text(left - 8, up(y) + 4, f"{y:g}", "end"),
            ]
        shown = left - 99.0  # where the last tick with a number is
        for x in every_x:
            if across(x) - shown > 30:
                shown = across(x)
                parts.append(svg.text(shown, top + height + 18, f"{x:g}", "middle"))
        parts.append(svg.text(left + width, top + height + 38, self.x_label, "end"))
        for curve in [*(other for other in self.curves if other is not self.curve), self.curve]:
            runs, ours = np.array(curve["runs"]), curve is self.curve
            points = [(across(x), up(y)) for x, y in zip(curve["x"], runs.mean(axis=0), strict=True)]
            if ours and len(runs) > 1:
                rim = [(across(x), up(y)) for x, y in zip(curve["x"], runs.max(axis=0), strict=True)]
                rim += [(across(x), up(y)) for x, y in zip(curve["x"], runs.min(axis=0), strict=True)][::-1]
                corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in rim)
                parts.append(f'<polygon points="{corners}" fill="{svg.GREY}" fill-opacity="0.25"/>')
            for a, b in pairwise(points):
                parts.append(svg.line(*a, *b, svg.GREY, 3 if ours else 1, 1 if ours else 0.5))
        at = self.curve["x"].index(self.x)
        parts += [svg.circle(across(self.curve["x"][at]), up(run[at]), 4, svg.GREY) for run in self.curve["runs"]]
        return svg.document(left + width + 20, top + height + 50, parts, self.describe())


def _curves_of(curves: Sequence[Mapping[str, Any]], *, log_x: bool, y_max: float) -> list[dict[str, Any]]:
    """The curves as plain dictionaries, the examples in one list for each x. Raises ValueError where one is wrong."""
    if not 0 < y_max < math.inf:
        raise ValueError(f"y_max is {y_max:g}, but it has to be a number greater than 0")
    if not curves:
        raise ValueError("there are no curves: expected one for each setting of the experiment, at least one")
    checked = [_curve_of(curve, f"curve {i}", log_x=log_x, y_max=y_max) for i, curve in enumerate(curves)]
    first = checked[0]["setting"]
    for i, curve in enumerate(checked):
        if list(curve["setting"]) != list(first):
            raise ValueError(
                f"curve {i} has a setting of {list(curve['setting'])}, but curve 0 has one of {list(first)}: expected "
                "the same names in the same order"
            )
        same = next(j for j, other in enumerate(checked) if other["setting"] == curve["setting"])
        if same < i:
            raise ValueError(f"curves {same} and {i} have the same setting {curve['setting']}: expected each once")
    return checked


def _curve_of(curve: Mapping[str, Any], name: str, *, log_x: bool, y_max: float) -> dict[str, Any]:
    keys = set(curve) if isinstance(curve, Mapping) else set()
    if keys - {"examples"} != {"setting", "x", "runs"} or not isinstance(curve["setting"], Mapping):
        raise ValueError(
            f"{name}: expected a dictionary with 'setting' (a dictionary itself), 'x', 'runs' and perhaps 'examples', "
            f"but got {curve!r:.80}"
        )
    x = _numbers(curve["x"], f"{name}: x")
    if x.ndim != 1 or len(x) < 2 or (np.diff(x) <= 0).any():
        raise ValueError(f"{name}: x has to be two or more rising numbers, but it is {x.tolist()!r:.80}")
    if log_x and x[0] <= 0:
        raise ValueError(f"{name}: x begins at {x[0]:g}, but with log_x it has to be greater than 0")
    runs = _numbers(curve["runs"], f"{name}: runs")
    if runs.ndim != 2 or not len(runs) or runs.shape[1] != len(x):
        raise ValueError(f"{name}: runs of shape {runs.shape} do not fit {len(x)} x: expected (seeds, {len(x)})")
    if (runs < 0).any() or (runs > y_max).any():
        beyond = runs[(runs < 0) | (runs > y_max)][0]
        raise ValueError(f"{name}: runs holds {beyond:g}, but y has to be between 0 and y_max, which is {y_max:g}")
    return {
        "setting": {str(key): str(value) for key, value in curve["setting"].items()},
        "x": x.tolist(),
        "runs": runs.tolist(),
        "examples": _examples_of(curve.get("examples") or {}, x.tolist(), name),
    }


def _examples_of(examples: Any, x: list[float], name: str) -> list[list[dict[str, str]]]:
    """The examples at each x, from {x: examples} or from such a list of lists; [] where there are none at all."""
    if not isinstance(examples, Mapping):
        if len(examples) != len(x):
            raise ValueError(f"{name}: there are examples for {len(examples)} x, but {len(x)} x")
        examples = dict(zip(x, examples, strict=True))
    missing = [key for key in examples if key not in x]
    if missing:
        raise ValueError(f"{name}: there are examples at {missing[0]!r}, but x has only {_listed(x)}")
    for example in (example for listed in examples.values() for example in listed):
        texts = [example.get(key) for key in EXAMPLE] if isinstance(example, Mapping) else []
        if len(texts) != len(EXAMPLE) or not all(isinstance(text, str) for text in texts):
            raise ValueError(
                f"{name}: an example has to hold the texts {', '.join(EXAMPLE)}, but it is {example!r:.80}"
            )
    kept = [[{key: example[key] for key in EXAMPLE} for example in examples.get(value, ())] for value in x]
    return kept if any(kept) else []


def _numbers(values: Any, name: str) -> NDArray[np.float64]:
    try:
        array = np.array([np.asarray(row, dtype=np.float64) for row in values])
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} has to be numbers, in rows of one length, but it is {values!r:.80}") from error
    if not np.isfinite(array).all():
        raise ValueError(f"{name} has to be finite numbers, but it is {values!r:.80}")
    return array


def _span_of(trained: Sequence[svg.Number], *, log_x: bool) -> list[float]:
    span = _numbers(trained, "trained")
    if span.shape != (2,) or span[0] > span[1] or (log_x and span[0] <= 0):
        least = ", both greater than 0" if log_x else ""
        raise ValueError(f"trained is {trained!r:.80}, but it has to be (from, to), the smaller first{least}")
    return span.tolist()


def _listed(x: Sequence[float]) -> str:
    return ", ".join(f"{value:g}" for value in x)
