"""One figure on a page of its own, opened as a file."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext
from stage import Stage, write_page

from attnbook.widgets.base import LivingFigure

Show = Callable[..., Stage]


@pytest.fixture
def show(chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Show]:
    """Open figures in a window: `show(figure, width=390, mode="dark")`. The test fails if anything went wrong there.

    With ATTNBOOK_PICTURES=FOLDER set, every test leaves a picture of its page there, to look at.
    """
    stages: list[Stage] = []
    contexts: list[BrowserContext] = []

    def show(
        *figures: LivingFigure, width: int = 1280, mode: str = "light", touch: bool = False, calm: bool = True
    ) -> Stage:
        folder = tmp_path / str(len(stages))
        folder.mkdir()
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=mode,  # type: ignore[arg-type]
            has_touch=touch,
            reduced_motion="reduce" if calm else "no-preference",
        )
        contexts.append(context)
        stage = Stage(context.new_page())
        stages.append(stage)
        stage.page.goto(write_page(folder, list(figures), mode).as_uri())
        stage.page.wait_for_selector(".living-figure[data-started]", timeout=10_000)
        stage.page.wait_for_timeout(50)  # the width of a figure is known after its first drawing
        return stage

    yield show
    pictures = os.environ.get("ATTNBOOK_PICTURES")
    for number, stage in enumerate(stages):
        if pictures:
            name = re.sub(r"\W+", "-", request.node.name)
            stage.page.screenshot(path=Path(pictures, f"{name}-{number}.png"), full_page=True)
    faults = [fault for stage in stages for fault in stage.faults]
    for context in contexts:
        context.close()
    assert faults == [], "the page is not quiet"
