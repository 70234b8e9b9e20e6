"""SoftLookup in a browser: the page's arithmetic is PyTorch's, and the query goes where mouse, finger and keys take it."""

import math
import re

import pytest
import torch
from traitlets import TraitError

from attnbook.widgets.soft_lookup import SoftLookup

LABELS = ["north", "north-east", "east", "south", "west"]
KEYS = torch.tensor([[0.0, 1.0], [math.sqrt(0.5), math.sqrt(0.5)], [1.0, 0.0], [0.0, -1.0], [-1.0, 0.0]])
VALUES = torch.tensor([4.0, 9.0, 16.0, 25.0, 12.0])
QUERY = (0.3, -1.2)


def winds(**options) -> SoftLookup:
    options = {"query": QUERY, "unit": "°C", "caption": "Ask for a wind."} | options
    return SoftLookup(KEYS, VALUES, LABELS, **options)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("state", [{}, {"query": (0, 0)}, {"query": (-1.9, 0.1), "temperature": 0.05}])
def test_it_is_whole(show, width, mode, state):
    stage = show(winds(**state), width=width, mode=mode)
    assert stage.page.locator("figcaption:visible").inner_text() == "Ask for a wind."
    assert stage.page.locator(".still").is_hidden()
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= width
    assert stage.page.locator(".figure").get_attribute("data-theme") == mode
    assert stage.violations() == []
