"""Glimpse: attention on an image, a soft spotlight over its patches, and what comes back from it."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, as_array

MOST = 0.8  # how much of the attention "most of it" is
KEPT = 0.2  # how much of its light and of its colour a patch without any weight keeps; glimpse.jsx does the same
NIGHT = np.array([16, 24, 38])  # what the rest of the scene goes towards; glimpse.css has it too
LUMINANCE = np.array([0.299, 0.587, 0.114])
PATCH = re.compile(r"patch (\d+),(\d+)")


class Glimpse(LivingFigure):
    """Soft attention over the patches of an image: a query lights up what its keys answer to.

    image: (height, width, 3), uint8. keys: (rows, columns, d), one for each patch; rows × columns patches of one size
    tile the image. queries: name → vector of length d. The values are the patches themselves, and the weights are
    softmax(query · key / temperature) over all patches. The page shows the scene, each patch as bright as its weight is
    next to the largest, and the glimpse, which is the sum of all patches, each times its weight.

    `chosen` is what the query comes from: a name, or "patch r,c" for the key of that patch (counted from 0), or "" for
    a `query`, (d,), that was set by itself. Setting one of the two sets the other. `temperature` divides the scores;
    `cell` is the patch that is being read, [row, column] or []. All of them can be read and set from Python, and
    `weights`, (rows, columns), can be read. The keys are in `patch_keys`: the name `keys` is taken by ipywidgets.
    """

    _esm = DIST / "glimpse.js"
    WORDS: ClassVar[dict[str, str]] = {
        "label": "The scene: the brighter a patch, the more attention it gets",
        "keys": "Arrow keys read a patch, Enter looks for more like it, Escape lets go.",
        "look for": "Look for",
        "back": "Look for the one before",
        "next": "Look for the next one",
        "temperature": "Temperature",
        "cold": "cold: one patch",
        "hot": "hot: all patches alike",
        "scale": "weight",
        "soft": "Soft glimpse",
        "soft means": "all patches, each times its weight, added up",
        "hard": "Hard glimpse",
        "hard means": "the heaviest patch alone",
        "mean colour": "mean colour: red {red}, green {green}, blue {blue} of 255",
        "query mark": "q",
        "looking": (
            "Looking for {what}: {share} of the attention is on {n} patches, most on row {row}, column {column}."
        ),
        "looking at one": "Looking for {what}: {share} of the attention is on one patch, row {row}, column {column}.",
        "more like": "more like row {row}, column {column}",
        "unnamed": "a query without a name",
        "reading": "Row {row}, column {column} gets {weight}.",
        "start": "Point at a patch to read its weight; click it, or press Enter, to look for more like it.",
        "row": "row",
        "column": "column",
    }

    image = TensorTrait()
    patch_keys = TensorTrait()
    names = traitlets.List(traitlets.Unicode()).tag(sync=True)
    named_queries = TensorTrait()
    query = TensorTrait()
    chosen = traitlets.Unicode("").tag(sync=True)
    temperature = traitlets.Float(1.0).tag(sync=True)
    cell = traitlets.List(traitlets.Int()).tag(sync=True)

    def __init__(
        self,
        image: ArrayLike,
        keys: ArrayLike,
        queries: Mapping[str, ArrayLike],
        *,
        temperature: float = 1.0,
        caption: str = "",
        **traits: Any,
    ) -> None:
        pixels, vectors = as_array(image), _floats(keys)
        _check_tiling(pixels, vectors)
        named = _check_queries(queries, vectors.shape[-1])
        self._grid = vectors.shape  # what `chosen` and `cell` count on: it stays
        if "query" in traits and "chosen" in traits:
            raise ValueError("give chosen or query, not both: each of them sets the other")
        if "query" not in traits:
            traits.setdefault("chosen", next(iter(named)))
        try:
            super().__init__(
                image=pixels,
                patch_keys=vectors,
                names=list(named),
                named_queries=np.stack(list(named.values())),
                temperature=temperature,
                caption=caption,
                **traits,
            )
        except traitlets.TraitError as error:
            raise ValueError(str(error)) from error

    @property
    def weights(self) -> NDArray[np.float64]:
        """softmax(query · key / temperature) over all patches: (rows, columns), with a sum of one."""
        scores = self.patch_keys.astype(np.float64) @ self.query.astype(np.float64) / self.temperature
        raised = np.exp(scores - scores.max())
        return raised / raised.sum()

    @traitlets.validate("image")
    def _image_fits(self, proposal: Any) -> Any:
        try:
            _check_tiling(proposal.value, self.patch_keys)
        except ValueError as error:
            raise traitlets.TraitError(f"image: {error}") from error
        return proposal.value

    @traitlets.validate("patch_keys")
    def _keys_fit(self, proposal: Any) -> Any:
        if proposal.value.shape != self._grid:
            raise traitlets.TraitError(f"patch_keys: expected shape {self._grid} as before, not {proposal.value.shape}")
        return _floats(proposal.value)

    @traitlets.validate("query")
    def _query_fits(self, proposal: Any) -> Any:
        query, d = _floats(proposal.value), self.patch_keys.shape[-1]
        if query.shape != (d,):
            raise traitlets.TraitError(f"query: expected {d} numbers, as many as each key has, not shape {query.shape}")
        return query

    @traitlets.validate("chosen")
    def _chosen_exists(self, proposal: Any) -> Any:
        patch = PATCH.fullmatch(proposal.value)
        rows, columns = self.patch_keys.shape[:2]
        on_the_image = patch is not None and int(patch[1]) < rows and int(patch[2]) < columns
        if proposal.value and proposal.value not in self.names and not on_the_image:
            raise traitlets.TraitError(
                f"chosen: there is no {proposal.value!r}: expected one of {', '.join(map(repr, self.names))}, or "
                f'"patch r,c" with r from 0 to {rows - 1} and c from 0 to {columns - 1}, or ""'
            )
        return proposal.value

    @traitlets.validate("temperature")
    def _temperature_divides(self, proposal: Any) -> Any:
        if not 0 < proposal.value < np.inf:
            raise traitlets.TraitError(f"temperature: expected a number greater than 0, not {proposal.value}")
        return proposal.value

    @traitlets.validate("cell")
    def _cell_exists(self, proposal: Any) -> Any:
        rows, columns = self.patch_keys.shape[:2]
        cell = proposal.value
        if cell and not (len(cell) == 2 and 0 <= cell[0] < rows and 0 <= cell[1] < columns):
            raise traitlets.TraitError(
                f"cell: expected [row, column] of one of the {rows} × {columns} patches, counted from 0, or [], "
                f"not {cell}"
            )
        return cell

    @traitlets.observe("chosen", "patch_keys")
    def _look(self, change: Any) -> None:
        if self.chosen:
            self.query = self._chosen_query()

    @traitlets.observe("query")
    def _name(self, change: Any) -> None:
        if self.chosen and not np.array_equal(self.query, self._chosen_query()):
            self.chosen = ""

    def _chosen_query(self) -> NDArray[Any]:
        if self.chosen in self.names:
            return self.named_queries[self.names.index(self.chosen)]
        row, column = map(int, self.chosen.removeprefix("patch ").split(","))
        return self.patch_keys[row, column]

    def describe(self) -> str:
        weights = self.weights
        descending = np.sort(weights, axis=None)[::-1].cumsum()
        n = int((descending < MOST).sum()) + 1
        row, column = (int(i) for i in np.unravel_index(weights.argmax(), weights.shape))
        patch = PATCH.fullmatch(self.chosen)
        alike = f"more like row {int(patch[1]) + 1}, column {int(patch[2]) + 1}" if patch else ""
        what = alike or self.chosen or "a query without a name"
        return (
            f"attention on an image of {weights.shape[0]} × {weights.shape[1]} patches: looking for {what}, "
            f"{100 * descending[n - 1]:.0f} % of it is on {n} of them, most on row {row + 1}, column {column + 1}"
        )

    def picture(self) -> str:
        weights = self.weights
        rows, columns = weights.shape
        patches = _cut(self.image, rows, columns)
        height, width = 300.0, 300.0 * self.image.shape[1] / self.image.shape[0]
        tall, wide = height / rows, width / columns
        row, column = (int(i) for i in np.unravel_index(weights.argmax(), weights.shape))
        right, side = width + 24, 110.0
        parts = [
            _png(_dimmed(self.image, weights), 0, 0, width, height),
            svg.rect(column * wide, row * tall, wide, tall, "none", stroke="#fff"),
            svg.rect(column * wide + 1, row * tall + 1, wide - 2, tall - 2, "none", stroke="#101826"),
            svg.text(right, 14, self.strings["soft"]),
            _png(np.einsum("rc,rchwk->hwk", weights, patches), right, 22, side, side),
            svg.text(right, 166, self.strings["hard"]),
            _png(patches[row, column], right, 174, side, side),
        ]
        return svg.document(right + side + 10, height, parts, self.describe())


def _floats(values: ArrayLike) -> NDArray[Any]:
    return as_array(values).astype(np.float32)


def _check_tiling(image: NDArray[Any], keys: NDArray[Any]) -> None:
    """Raises ValueError unless there is an image, and a key for each of the patches that tile it."""
    if image.dtype != np.uint8 or image.ndim != 3 or image.shape[2] != 3 or image.size == 0:
        raise ValueError(
            "the image has to be whole numbers from 0 to 255 (uint8) of shape (height, width, 3), but it is "
            f"{image.dtype} of shape {image.shape}"
        )
    if keys.ndim != 3 or keys.size == 0:
        raise ValueError(f"keys of shape {keys.shape} are not one vector for each patch: expected (rows, columns, d)")
    (height, width), (rows, columns) = image.shape[:2], keys.shape[:2]
    if height % rows or width % columns:
        raise ValueError(
            f"{rows} × {columns} patches do not tile an image of {height} × {width} pixels: expected a number of rows "
            f"that divides {height} and a number of columns that divides {width}"
        )


def _check_queries(queries: Mapping[str, ArrayLike], d: int) -> dict[str, NDArray[Any]]:
    """The queries as vectors of length d. Raises ValueError when there are none, or one does not fit."""
    named = {str(name): _floats(query) for name, query in queries.items()}
    if not named:
        raise ValueError("there are no queries: expected at least one, name → vector")
    for name, query in named.items():
        if not name or PATCH.fullmatch(name):
            raise ValueError(f'a query can\'t be called {name!r}: "" and "patch r,c" mean something else in `chosen`')
        if query.shape != (d,):
            raise ValueError(f"the query {name!r} has shape {query.shape}, but the keys have {d} numbers each")
    return named


def _cut(image: NDArray[Any], rows: int, columns: int) -> NDArray[Any]:
    """The patches of an image: (rows, columns, height, width, colour)."""
    height, width = image.shape[0] // rows, image.shape[1] // columns
    return image.reshape(rows, height, columns, width, 3).swapaxes(1, 2)


def _dimmed(image: NDArray[Any], weights: NDArray[Any]) -> NDArray[Any]:
    """The scene with each patch as bright and as colourful as its weight is next to the largest."""
    patch = image.shape[0] // weights.shape[0], image.shape[1] // weights.shape[1]
    light = KEPT + (1 - KEPT) * np.kron(weights / weights.max(), np.ones(patch))[..., None]
    grey = (image @ LUMINANCE)[..., None]
    return NIGHT + light * (grey + light * (image - grey) - NIGHT)


def _png(pixels: NDArray[Any], x: svg.Number, y: svg.Number, width: svg.Number, height: svg.Number) -> str:
    """Pixels as part of an SVG: a thousand squares would be many times as large."""
    from matplotlib.image import imsave  # slow to import, and wanted only for the still picture

    buffer = io.BytesIO()
    imsave(buffer, np.ascontiguousarray(np.rint(pixels), dtype=np.uint8), format="png")
    source = f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"
    return (
        f'<image x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" preserveAspectRatio="none" '
        f'style="image-rendering: pixelated" href="{source}"/>'
    )
