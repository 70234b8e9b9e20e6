"""The page's host of the figures: each starts by itself, late, and a broken one takes none of the others along."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from ipywidgets import IntSlider
from ipywidgets.embed import dependency_state
from playwright.sync_api import Browser
from sphinx.errors import ExtensionError
from stage import attnbook_figures, write_page

from attnbook.widgets import AttentionMap


def small(caption: str = "", **options: object) -> AttentionMap:
    return AttentionMap("a b", "c d", [[0.9, 0.1], [0.2, 0.8]], caption=caption, **options)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_page(tmp_path, [small("one"), small("two"), small("three")])
    return tmp_path


def edit(folder: Path, old: str, new: str, file: str = "page.html", times: int = 1) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, times), encoding="utf-8")


def opened(chromium: Browser, folder: Path, **options: object):
    page = chromium.new_page(viewport={"width": 800, "height": 900}, **options)
    page.goto((folder / "page.html").as_uri())
    return page


def started(page) -> list[bool]:
    page.wait_for_timeout(700)
    return page.locator(".living-figure").evaluate_all("all => all.map(one => 'started' in one.dataset)")


def test_a_figure_with_a_broken_state_leaves_the_others_alone(chromium, folder):
    edit(folder, '"dtype": "f32"', '"dtype": "f99"')  # of the first figure
    page = opened(chromium, folder)
    assert started(page) == [False, True, True]
    first = page.locator(".living-figure").first
    assert first.locator(".still img").is_visible()
    assert first.locator(".still figcaption").inner_text() == "one"
    sentence = first.locator(".living-figure-broken").inner_text()
    assert sentence.startswith("This figure can't be played with here")
    assert "\n" not in sentence
    page.close()


def test_a_state_that_is_no_json(chromium, folder):
    edit(folder, '<script type="application/json">{', '<script type="application/json">[')
    page = opened(chromium, folder)
    assert started(page) == [False, True, True]
    page.close()


def test_a_figure_that_throws_later_goes_back_to_its_picture(chromium, folder):
    page = opened(chromium, folder)
    assert started(page) == [True, True, True]
    page.locator(".living-figure").nth(1).evaluate("one => one.model.set('selected', [7, 7])")  # there is no such row
    page.wait_for_timeout(300)
    second = page.locator(".living-figure").nth(1)
    assert second.locator(".still img").is_visible()
    assert second.locator(".living-figure-broken").count() == 1
    assert page.locator(".living-figure").nth(2).locator("canvas").is_visible()
    page.close()


def test_a_program_that_does_not_come(chromium, folder):
    (folder / "_static" / "figures" / "attention_map.js").unlink()
    page = opened(chromium, folder)
    assert started(page) == [False, False, False]
    assert page.locator(".still img:visible").count() == 3
    assert "attention_map.js, could not be loaded" in page.locator(".living-figure-broken").first.inner_text()
    page.close()


def test_a_program_that_is_damaged(chromium, folder):
    path = folder / "_static" / "figures" / "attention_map.js"
    path.write_text('attnbookFigures.bundle("attention_map", "export default {");\n', encoding="utf-8")
    page = opened(chromium, folder)
    assert started(page) == [False, False, False]
    assert page.locator(".living-figure-broken").count() == 3
    page.close()


def test_figures_start_late(chromium, folder):
    edit(folder, "<main>", "<main><div style='height: 5000px'></div>")
    page = opened(chromium, folder)
    assert started(page) == [False, False, False]
    assert (
        page.evaluate("performance.getEntriesByName(new URL('_static/figures/attention_map.js', location).href).length")
        == 0
    )
    page.locator(".living-figure").last.scroll_into_view_if_needed()
    assert started(page) == [True, True, True]
    page.close()


def test_one_program_serves_all_figures_of_a_kind(chromium, folder):
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto((folder / "page.html").as_uri())
    assert started(page) == [True, True, True]
    assert asked.count("attention_map.js") == 1
    page.close()


def test_without_javascript_there_are_pictures(chromium, folder):
    page = opened(chromium, folder, java_script_enabled=False)
    images = page.locator(".still img")
    assert images.count() == 3
    assert images.first.bounding_box()["width"] > 50
    assert "attention map" in images.first.get_attribute("alt")
    assert page.locator("figcaption").nth(2).inner_text() == "three"
    page.close()


def test_print_shows_something(chromium, folder):
    page = opened(chromium, folder)
    assert started(page) == [True, True, True]
    assert len(page.pdf()) > 10_000
    page.close()


def test_the_state_cannot_end_its_script(tmp_path):
    evil = "</script><script>window.hacked = 1</script><!-- <script"
    path = write_page(tmp_path, [AttentionMap([evil, "b"], "c d", [[0.5, 0.5], [0.5, 0.5]], caption=evil)])
    html = path.read_text(encoding="utf-8")
    assert "window.hacked = 1</script>" not in html
    state = html.partition('<script type="application/json">')[2].partition("</script>")[0]
    assert json.loads(state)["traits"]["source"][0] == evil


def test_changing_the_theme_changes_the_figure(chromium, folder):
    page = opened(chromium, folder)
    started(page)
    red = """() => document.querySelector(".living-figure > div").shadowRoot.querySelector("canvas")
        .getContext("2d").getImageData(2, 2, 1, 1).data[0]"""
    assert page.evaluate(red) < 100, "on a light page much weight is dark"
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_timeout(200)
    assert page.locator(".figure").first.get_attribute("data-theme") == "dark"
    assert page.evaluate(red) > 180, "on a dark page much weight is light"
    page.close()


def test_a_figure_starts_before_it_is_in_the_window(chromium, folder):
    edit(folder, "<main>", "<main><div style='height: 1150px'></div>")
    page = opened(chromium, folder)
    assert page.locator(".living-figure").first.bounding_box()["y"] > 1150
    assert started(page)[0]
    page.close()


def test_a_figure_starts_once(chromium, folder):
    edit(folder, "<main>", "<main><div style='height: 5000px'></div>")
    page = opened(chromium, folder)
    for place in (5000, 0, 5000, 0):
        page.evaluate(f"scrollTo(0, {place})")
        page.wait_for_timeout(300)
    assert page.locator(".living-figure > div").count() == 3
    page.close()


def test_each_figure_takes_the_place_of_its_own_picture(chromium, folder):
    page = opened(chromium, folder)
    assert started(page) == [True, True, True]
    assert page.locator(".still:visible").count() == 0
    assert page.locator(".living-figure .figure figcaption").all_inner_texts() == ["one", "two", "three"]
    page.close()


def test_a_figure_that_throws_later_leaves_nothing_behind(chromium, folder):
    page = opened(chromium, folder)
    assert started(page) == [True, True, True]
    page.locator(".living-figure").nth(1).evaluate("one => one.model.set('selected', [7, 7])")
    assert started(page) == [True, False, True]
    assert page.locator(".living-figure > div").count() == 2
    page.close()


def test_the_model_tells_of_changes_until_it_is_let_go(chromium, folder):
    page = opened(chromium, folder)
    assert all(started(page))
    heard = page.locator(".living-figure").first.evaluate(
        """({ model }) => {
            const heard = [];
            const tell = () => heard.push(model.get("locked"));
            model.on("change:locked", tell);
            model.set("head", 0);
            model.set("locked", 1);
            model.off("change:locked", tell);
            model.set("locked", 0);
            return heard;
        }"""
    )
    assert heard == [1]
    page.close()


def test_a_message_is_text(chromium, folder):
    evil = "<img src=x onerror='window.hacked=1'>"
    path = folder / "_static" / "figures" / "attention_map.js"
    code = f"export default {{ render() {{ throw new Error(`{evil}`) }} }}"
    path.write_text(f'attnbookFigures.bundle("attention_map", "{code}");\n', encoding="utf-8")
    page = opened(chromium, folder)
    assert started(page) == [False, False, False]
    assert evil in page.locator(".living-figure-broken").first.inner_text()
    assert page.locator("img[src=x]").count() == 0
    page.close()


def html_of(figure, caption=None):
    data, _ = figure._repr_mimebundle_()
    return attnbook_figures.figure_html("cell", data, dependency_state([figure], drop_defaults=False), caption)


class Images(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag, attrs):
        if tag == "img":
            self.found.append(dict(attrs))


def test_the_description_is_one_attribute():
    figure = AttentionMap(['"onload="x', "<b>&amp;"], "c d", [[1.0, 0.0], [0.0, 1.0]])
    parser = Images()
    parser.feed(html_of(figure))
    (image,) = parser.found
    assert set(image) == {"src", "alt"}
    assert image["alt"] == repr(figure)


def test_another_caption():
    assert '"caption": "other"' in html_of(small("one"), "other")
    assert "<figcaption>other</figcaption>" in html_of(small("one"), "other")
    assert "figcaption" not in html_of(small("one"), "")


def test_a_widget_of_others_is_refused():
    slider = IntSlider()
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": slider.model_id}, "text/plain": "IntSlider"}
    with pytest.raises(ExtensionError, match="'cell' shows a widget that is none of the book's figures"):
        attnbook_figures.figure_html("cell", view, dependency_state([slider]))
