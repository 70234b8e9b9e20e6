"""What all figures share on Python's side, and that their bundles are what their sources say."""

import json
import os
import shutil
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
import torch
import traitlets
from ipywidgets.widgets.widget import _put_buffers, _remove_buffers
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "utils" / "tools"))

import widgets

from attnbook.widgets.attention_map import AttentionMap
from attnbook.widgets.base import LivingFigure, TensorTrait, as_array

VIEW = "application/vnd.jupyter.widget-view+json"
SVG = "{http://www.w3.org/2000/svg}"


class Dots(LivingFigure):
    """A figure of the least that a figure has."""

    _esm = "export default { render() {} }"
    WORDS: ClassVar[dict[str, str]] = {"label": "Dots", "one": "{n} dot"}
    values = TensorTrait()

    def describe(self) -> str:
        return f"{self.values.size} dots"

    def picture(self) -> str:
        return "<svg/>"


# What travels beside a figure


def student(**options: Any) -> AttentionMap:
    return AttentionMap("I am a student", "je suis étudiant .", torch.eye(4), **options)


def test_a_figure_travels_with_a_picture_and_a_description() -> None:
    figure = student()
    data, _ = figure._repr_mimebundle_()
    assert data[VIEW]["model_id"] == figure.model_id
    assert data["text/plain"] == f"[Interactive figure: {figure.describe()}]" == repr(figure)
    assert "je → I, suis → am" in data["text/plain"]
    picture = ET.fromstring(data["image/svg+xml"])
    assert picture.tag == f"{SVG}svg"
    words = [text.text for text in picture.iter(f"{SVG}text")]
    assert sorted(words) == sorted(["I", "am", "a", "student", "je", "suis", "étudiant", "."])


def test_text_in_a_picture_is_never_markup() -> None:
    tokens = ["<script>alert(1)</script>", "a\"b'c", "&amp;", "]]>"]
    picture = ET.fromstring(AttentionMap(tokens, tokens, torch.eye(4)).picture())
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "rect",
        "text",
    }
    assert sorted(text.text or "" for text in picture.iter(f"{SVG}text")) == sorted(tokens * 2)


def test_strings_replace_words_by_name() -> None:
    figure = Dots(strings={"one": "{n} Punkt", "show numbers": "Zahlen zeigen"})
    assert figure.strings == LivingFigure.SHARED_WORDS | {
        "label": "Dots",
        "one": "{n} Punkt",
        "show numbers": "Zahlen zeigen",
    }
    assert Dots().strings["one"] == "{n} dot"
    with pytest.raises(ValueError, match="strings names words that Dots does not have: farbe, two"):
        Dots(strings={"two": "zwei", "farbe": "rot", "one": "eins"})


# Numbers as traits


def over_the_wire(sender: LivingFigure, receiver: LivingFigure, name: str) -> dict[str, Any]:
    """Send a trait as Jupyter does, as JSON with the bytes beside it; returns the JSON."""
    state, paths, buffers = _remove_buffers(sender.get_state(name))
    message = json.loads(json.dumps(state))
    received = json.loads(json.dumps(state))
    _put_buffers(received, paths, [memoryview(bytes(buffer)) for buffer in buffers])
    receiver.set_state(received)
    return message


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        (np.arange(6, dtype=np.float32).reshape(1, 2, 3) / 7, "f32"),
        (np.arange(6, dtype=np.uint8).reshape(3, 2), "u8"),
        (np.float32(2.5), "f32"),
        (np.zeros((0, 4), np.float32), "f32"),
    ],
    ids=["f32", "u8", "one number", "no numbers"],
)
def test_tensors_travel_as_they_lie_in_memory(values: NDArray[Any], dtype: str) -> None:
    sender, receiver = Dots(values=values), Dots()
    message = over_the_wire(sender, receiver, "values")
    assert message == {"values": {"dtype": dtype, "shape": list(np.shape(values))}}
    assert sender.get_state("values")["values"]["data"] == np.asarray(values).tobytes()
    assert receiver.values.dtype == sender.values.dtype
    np.testing.assert_array_equal(receiver.values, values)


MATRIX = [[0.25, 0.5], [1, -3]]


@pytest.mark.parametrize(
    "make",
    [
        list,
        np.array,
        torch.tensor,
        lambda rows: torch.tensor(rows, requires_grad=True),
        lambda rows: torch.tensor(rows, dtype=torch.float64),
        lambda rows: torch.tensor(rows).T.contiguous().T,
        lambda rows: np.asfortranarray(rows),
    ],
    ids=["list", "float64", "tensor", "with a gradient", "tensor of float64", "transposed", "by columns"],
)
def test_numbers_may_come_in_many_forms(make: Callable[[list[list[float]]], Any]) -> None:
    array = Dots(values=make(MATRIX)).values
    assert array.dtype == np.float32
    assert array.flags.c_contiguous
    np.testing.assert_array_equal(array, MATRIX)


def test_whole_numbers_become_f32_and_bytes_stay() -> None:
    assert as_array(torch.arange(3)).dtype == np.float32
    assert as_array(torch.arange(3, dtype=torch.uint8)).dtype == np.uint8


def test_a_figure_keeps_its_own_numbers() -> None:
    values = torch.ones(2)
    figure = Dots(values=values)
    values.zero_()
    np.testing.assert_array_equal(figure.values, [1, 1])


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ([1, float("nan")], "infinite or not a number"),
        (torch.tensor([torch.inf]), "infinite or not a number"),
        (["one"], "this holds something else"),
        ([[1], [1, 2]], "this holds something else"),
    ],
)
def test_what_is_no_number_is_refused(values: Any, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        as_array(values)
    figure = Dots(values=[1.0, 2.0])
    with pytest.raises(traitlets.TraitError, match=f"values: .*{complaint}"):
        figure.values = values
    np.testing.assert_array_equal(figure.values, [1, 2])


# The bundles


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all figures bundled anew."""
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    if missing:
        message = f"No {' and no '.join(missing)} here to bundle the figures with: install Node.js 18 or newer."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    widgets.install()
    folder = tmp_path_factory.mktemp("bundles")
    widgets.bundle(sorted(widgets.WIDGETS.glob("*.jsx")), folder)
    return folder


def test_the_bundles_are_what_the_sources_say(bundles: Path) -> None:
    made = {path.name: path.read_bytes() for path in bundles.iterdir()}
    kept = {path.name: path.read_bytes() for path in widgets.DIST.iterdir()}
    changed = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    assert not changed, f"run make widgets: {', '.join(changed)} in dist/ is not what its source makes"


@pytest.mark.parametrize("path", sorted(widgets.DIST.glob("*.js")), ids=lambda path: path.stem)
def test_a_bundle_is_light(path: Path) -> None:
    assert widgets.gzipped(path) <= widgets.LIMIT
