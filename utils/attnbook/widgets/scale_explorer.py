"""ScaleExplorer: what dividing the scores does to attention weights and to the gradient, at each size of the keys."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike, NDArray

from attnbook.widgets import svg
from attnbook.widgets.base import DIST, LivingFigure, TensorTrait, as_array, check_index

MOST_QUERIES = 40
MOST_KEYS = 32
MOST_SIZES = 8
MOST_NUMBERS = 32_768  # of k_i · k_j that the page has to carry, each pair once: 128 KiB
DIVISORS = ["nothing", "root", "size"]


class ScaleExplorer(LivingFigure):
    """Scores of random queries and keys, divided by nothing, by √d_k or by d_k, for several d_k.

    d_ks: 2 to 8 sizes of the vectors, ascending.
    scores: (len(d_ks), n_queries, n_keys), the dot products q · k_j, undivided; up to 40 queries, 2 to 32 keys.
    gram: (len(d_ks), n_queries, n_keys, n_keys), the dot products k_i · k_j of the keys of each query. The page needs
    them for the gradient: that of the first key's weight α_0 with respect to the query is Σ_j g_j k_j with
    g = α_0 (e_0 − α) / divisor, and its length is √(gᵀ gram g).
    d_k, divisor, query: where it begins: one of d_ks (without it the middle one); "nothing", "root" (√d_k) or "size"
    (d_k itself); and which query is shown, from 0.
    caption: stands under the figure.

    `d_k`, `divisor` and `query` follow the reader and can be set from Python. `measures()` gives what the page shows.
    """

    _esm = DIST / "scale_explorer.js"
    WORDS: ClassVar[dict[str, str]] = {
        "by": "Divide by",
        "nothing": "nothing",
        "root": "{√d_k} = {n}",
        "size": "{d_k} = {n}",
        "nothing line": "nothing",
        "before": "Query before",
        "another": "Another query",
        "query": "query {n} of {all}",
        "scores": "Scores",
        "weights": "Weights",
        "first": "key 1",
        "off": "pointed: beyond the scale",
        "spread": "spread of scores",
        "undecided": "undecided among",
        "of keys": "{n} of {all} keys",
        "bits": "entropy {bits} bits:",
        "gradient": "gradient",
        "about gradient": "how much of a change of the query arrives at the weight of {key:key\u00a01}",
        "entropy plot": "Entropy (bits): how undecided",
        "gradient plot": "Gradient: what comes back to the query",
        "legend": "Lines: the median of all queries. Small dots: each query, {query:this one} large; ▲ those "
        "beyond the scale. Click a point to go there.",
        "undivided": "not divided",
        "divided by": "divided by {divisor}",
        "reading": "{d_k} = {size}, {how}. The median of {all} queries: undecided among {n} of {keys} "
        "keys, gradient {gradient}.",
        "one": "One key takes nearly all, before anything is learned.",
        "some": "Several keys share, some get more than others.",
        "every": "All keys get nearly the same, whatever the query asks.",
        "compared": "That gradient is {share} of the one with {√d_k}.",
        "key": "key",
        "score": "score",
        "divided": "divided",
        "weight": "weight",
        "entropy by": "entropy, by {divisor}",
        "gradient by": "gradient, by {divisor}",
    }

    d_ks = traitlets.List(traitlets.Int()).tag(sync=True)
    scores = TensorTrait()
    pairs = TensorTrait()  # of gram what lies on the diagonal and below it, row after row
    d_k = traitlets.Int().tag(sync=True)
    divisor = traitlets.Enum(DIVISORS, "root").tag(sync=True)
    query = traitlets.Int(0).tag(sync=True)

    def __init__(
        self,
        d_ks: Sequence[int],
        scores: ArrayLike,
        gram: ArrayLike,
        *,
        d_k: int | None = None,
        divisor: str = "root",
        query: int = 0,
        caption: str = "",
        **traits: Any,
    ) -> None:
        sizes = _sizes_of(d_ks)
        numbers = _scores_of(scores, len(sizes))
        given: dict[str, Any] = {
            "d_ks": sizes,
            "scores": numbers,
            "pairs": _pairs_of(gram, numbers.shape),
            "d_k": sizes[len(sizes) // 2] if d_k is None else d_k,
            "divisor": divisor,
            "query": query,
            "caption": caption,
        }
        super().__init__(**(given | traits))

    @traitlets.validate("d_ks", "scores", "pairs")
    def _fit_each_other(self, proposal: Any) -> Any:
        name, value = proposal.trait.name, proposal.value
        now = {other: getattr(self, other) for other in ("d_ks", "scores", "pairs")} | {name: value}
        try:
            scores = _scores_of(now["scores"], len(_sizes_of(now["d_ks"])))
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from error
        n_pairs = scores.shape[2] * (scores.shape[2] + 1) // 2
        if now["pairs"].shape != (*scores.shape[:2], n_pairs):
            raise traitlets.TraitError(
                f"pairs has shape {now['pairs'].shape}: expected {(*scores.shape[:2], n_pairs)}, for each query of "
                "scores the dot products of its keys, each pair once"
            )
        return value

    @traitlets.validate("d_k")
    def _is_a_size(self, proposal: Any) -> int:
        if self.d_ks and proposal.value not in self.d_ks:
            raise traitlets.TraitError(f"d_k is {proposal.value}: expected one of {', '.join(map(str, self.d_ks))}")
        return int(proposal.value)

    @traitlets.validate("query")
    def _is_a_query(self, proposal: Any) -> int:
        if self.scores.ndim == 3:
            check_index("query", proposal.value, self.scores.shape[1])
        return int(proposal.value)

    def measures(self) -> dict[str, NDArray[np.float64]]:
        """What the page shows, each (len(d_ks), 3, n_queries), in the order of DIVISORS.

        "entropy": of the weights, in bits; "gradient": length of the gradient of the first key's weight with respect to
        the query.
        """
        divisors = np.array([[1.0, d_k**0.5, d_k] for d_k in self.d_ks])[:, :, None, None]
        divided = self.scores[:, None].astype(np.float64) / divisors
        weights = np.exp(divided - divided.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        logs = np.log2(weights, out=np.zeros_like(weights), where=weights > 0)
        first = np.eye(weights.shape[-1])[0]
        slope = weights[..., :1] * (first - weights) / divisors
        squared = np.einsum("scqi,sqij,scqj->scq", slope, self._gram(), slope)
        return {"entropy": -(weights * logs).sum(axis=-1), "gradient": np.sqrt(np.maximum(squared, 0))}

    def _gram(self) -> NDArray[np.float64]:
        n_keys = self.scores.shape[-1]
        rows, columns = np.tril_indices(n_keys)
        gram = np.zeros((*self.scores.shape, n_keys))
        gram[..., rows, columns] = gram[..., columns, rows] = self.pairs
        return gram

    def describe(self) -> str:
        names = ("undivided", "divided by √d_k", "divided by d_k")
        entropy, gradient = (_median(values) for values in self.measures().values())
        listed = "; ".join(
            f"{name}: entropy {entropy[0, c]:.2f} to {entropy[-1, c]:.2f} bits, "
            f"gradient {gradient[0, c]:.3f} to {gradient[-1, c]:.3f}"
            for c, name in enumerate(names)
        )
        return f"what divides the scores, for d_k from {self.d_ks[0]} to {self.d_ks[-1]}, in the median: {listed}"

    def picture(self) -> str:
        """The two plots over d_k, with a line for each divisor."""
        width, height, left, top, labels = 230.0, 150.0, 44.0, 34.0, 70.0
        across = np.interp(np.log(self.d_ks), np.log([self.d_ks[0], self.d_ks[-1]]), [0, width])
        parts: list[str] = []
        titles = (self.strings["entropy plot"], self.strings["gradient plot"])
        for n, (title, values) in enumerate(zip(titles, map(_median, self.measures().values()), strict=True)):
            x0, most = left + n * (left + width + labels), float(values.max()) or 1.0
            parts += [svg.text(x0 - left, 14, title)]
            for level in (0.0, most):
                y = top + height * (1 - level / most)
                parts += [svg.line(x0, y, x0 + width, y, svg.GREY, 1, 0.5)]
                parts += [svg.text(x0 - 6, y + 4, f"{level:.2g}", "end")]
            parts += [
                svg.text(x0 + x, top + height + 20, str(d_k), "middle")
                for x, d_k in zip(across.tolist(), self.d_ks, strict=True)
            ]
            lows = (top + height * (1 - values / most)).T.tolist()
            for thick, ys in zip((1, 3, 1.75), lows, strict=True):
                parts += [svg.path(zip((x0 + across).tolist(), ys, strict=True), svg.GREY, thick)]
            names = (self.strings["nothing line"], "√d_k", "d_k")
            ends = _apart([ys[-1] for ys in lows], 15)
            parts += [svg.text(x0 + width + 8, y + 4, name) for name, y in zip(names, ends, strict=True)]
        return svg.document(2 * (left + width + labels), top + height + 34, parts, self.describe())


def _apart(places: list[float], room: svg.Number) -> list[float]:
    """Places that are at least `room` apart, in the same order; what is too near to one below it moves up."""
    moved, limit = list(places), float("inf")
    for i in sorted(range(len(places)), key=lambda i: -places[i]):
        moved[i] = limit = min(places[i], limit - room)
    return moved


def _median(values: NDArray[Any]) -> NDArray[Any]:
    """Over the queries; of an even number the lower of the two in the middle, as PyTorch does."""
    return np.sort(values, axis=-1)[..., (values.shape[-1] - 1) // 2]


def _sizes_of(d_ks: Sequence[int]) -> list[int]:
    sizes = [int(d_k) for d_k in d_ks]
    ascending = all(a < b for a, b in pairwise(sizes))
    if not 2 <= len(sizes) <= MOST_SIZES or sizes[0] < 1 or not ascending:
        raise ValueError(f"d_ks is {sizes}: expected 2 to {MOST_SIZES} sizes of at least 1, ascending")
    return sizes


def _scores_of(scores: ArrayLike, n_sizes: int) -> NDArray[np.float32]:
    array = _numbers_of(scores, "scores")
    if array.ndim != 3 or array.shape[0] != n_sizes:
        raise ValueError(f"scores has shape {array.shape}: expected ({n_sizes}, queries, keys), one layer for each d_k")
    _, n_queries, n_keys = array.shape
    if not 1 <= n_queries <= MOST_QUERIES or not 2 <= n_keys <= MOST_KEYS:
        raise ValueError(
            f"scores has {n_queries} queries and {n_keys} keys: expected up to {MOST_QUERIES} queries and 2 to "
            f"{MOST_KEYS} keys"
        )
    return array


def _pairs_of(gram: ArrayLike, shape: tuple[int, ...]) -> NDArray[np.float32]:
    array = _numbers_of(gram, "gram")
    n_keys = shape[-1]
    if array.shape != (*shape, n_keys):
        raise ValueError(
            f"gram has shape {array.shape}: expected {(*shape, n_keys)}, for each query of scores the dot products of "
            "its keys with each other"
        )
    if not np.allclose(array, array.swapaxes(-1, -2), rtol=1e-3, atol=1e-3 * float(np.abs(array).max())):
        raise ValueError("gram holds the dot products k_i · k_j, so it has to be symmetric, but it is not")
    rows, columns = np.tril_indices(n_keys)
    pairs = array[..., rows, columns]
    if pairs.size > MOST_NUMBERS:
        raise ValueError(
            f"gram has {pairs.size:,} different numbers, which is too heavy for a page: expected {MOST_NUMBERS:,} at "
            "most; take fewer queries or fewer keys"
        )
    return pairs


def _numbers_of(values: ArrayLike, name: str) -> NDArray[np.float32]:
    try:
        return as_array(values).astype(np.float32)  # bytes would be read as shares of 255
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
