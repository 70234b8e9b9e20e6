"""Every page of the built book, on a screen and a phone, light and dark: whole, quiet, asking no other host."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

SITE = Path(__file__).resolve().parents[2] / "_build" / "html"
PAGES = sorted(
    path.relative_to(SITE).as_posix() for folder in ("book", "chapters") for path in (SITE / folder).rglob("*.html")
)
WIDTHS = {1280: 800, 390: 844}


@pytest.fixture(scope="module", params=[(width, mode) for width in WIDTHS for mode in ("light", "dark")], ids=str)
def context(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    """A window of one width, in one mode."""
    width, mode = request.param
    context = chromium.new_context(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=mode)
    context.add_init_script(f"localStorage.setItem('mode', '{mode}'); localStorage.setItem('theme', '{mode}')")
    yield context
    context.close()


class Visit:
    """A page, opened, with all that went wrong on the way."""

    def __init__(self, context: BrowserContext, site: str, path: str) -> None:
        self.site = site
        self.foreign: list[str] = []
        self.faults: list[str] = []
        self.fonts: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", self._request)
        self.page.on("response", self._response)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))
        self.page.goto(f"{site}/{path}", wait_until="load")
        self.page.evaluate("document.fonts.ready")
        self.page.wait_for_load_state("networkidle")
        self._see_all()

    def _see_all(self) -> None:
        """Scroll to the end, so that every figure comes near the window and starts."""
        for figure in self.page.locator(".living-figure").all():
            figure.scroll_into_view_if_needed()
        waiting = ".living-figure:not([data-started], [data-broken])"
        self.page.wait_for_function(f"document.querySelector('{waiting}') === null")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.foreign.append(request.url)

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")
        if "/katex/fonts/" in response.url:
            self.fonts.append(response.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console {message.type}: {message.text}")


@pytest.mark.parametrize("path", PAGES)
def test_page(context: BrowserContext, site: str, path: str) -> None:
    visit = Visit(context, site, path)
    page = visit.page
    try:
        assert visit.foreign == [], "the page asks another host"
        assert visit.faults == [], "the page is not quiet"
        mode = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'")
        assert page.evaluate("document.documentElement.dataset.theme") == mode
        assert page.locator("article h1").count() == 1
        too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, f"the page scrolls sideways by {too_wide} px"
        assert page.locator(".living-figure[data-broken]").count() == 0, "a figure did not start"
        themes = page.locator(".living-figure .figure").evaluate_all("all => all.map(one => one.dataset.theme)")
        assert set(themes) <= {mode}, "a figure is light on a dark page, or the other way round"
        assert page.locator(".living-figure img").count() == page.locator(".living-figure img[alt]").count()
        unnamed = "all => all.filter(one => !one.alt || one.alt.endsWith('.svg')).map(one => one.src)"
        assert page.locator("article img").evaluate_all(unnamed) == [], "a picture without words for who doesn't see it"
        formulas = page.locator(".math").count()
        assert page.locator(".katex-error").count() == 0, "a formula that KaTeX does not understand"
        assert page.locator(".math .katex").count() == formulas, "a formula that was not rendered"
        cut_off = "[...document.querySelectorAll('.katex .base')].filter(e => e.getBoundingClientRect().x < 0).length"
        assert page.evaluate(cut_off) == 0, "a formula's beginning is out of reach"
        assert (len(visit.fonts) > 0) == (formulas > 0), "KaTeX's fonts come from the book's own host"
    finally:
        page.close()


class Links(HTMLParser):
    """What a page links to, and the places on it that can be linked to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name in ("href", "src") and value:
                self.targets.append(value)
            if name == "id" and value:
                self.ids.add(value)


def test_internal_links() -> None:
    pages = {path: Links(path) for path in SITE.rglob("*.html") if "_static" not in path.parts}
    broken = []
    for path, links in pages.items():
        for link in links.targets:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file():
                broken.append(f"{path.relative_to(SITE)}: {link}")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                broken.append(f"{path.relative_to(SITE)}: {link} (no such place)")
    assert broken == []


def test_there_are_pages() -> None:
    assert PAGES, "no pages were built: run make html"


def test_chapters_have_figures_that_live(context: BrowserContext, site: str) -> None:
    chapters = [path for path in PAGES if path.startswith("chapters/") and not path.endswith("index.html")]
    for path in ["book/index.html", *chapters]:
        visit = Visit(context, site, path)
        assert visit.page.locator(".living-figure[data-started]").count() > 0, f"{path} has none"
        visit.page.close()


def test_the_page_answers_within_a_second(chromium: Browser, site: str) -> None:
    for path in PAGES:
        seconds = []
        for _ in range(3):  # the best of three: the machine may be busy with something else
            page = chromium.new_page()
            page.goto(f"{site}/{path}", wait_until="load")
            paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"
            page.wait_for_function(paint.partition("[0]")[0] + ".length > 0")
            seconds.append(page.evaluate(paint))
            page.close()
        print(f"{path}: first words after {min(seconds):.2f} s")
        assert min(seconds) < 1
