"""What a browser loads for each page, read to its end, is little enough for a slow line; and every icon is drawn."""

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response
from test_pages import PAGES

LIMIT = 600_000  # bytes
PACKED = (".woff2", ".png", ".jpg", ".jpeg", ".webp")  # a server does not compress these once more
# By half windows and with a rest at each, so that what waits to come into view comes.
READ_ON = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo({ top: y, behavior: "instant" });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}"""
# Elements that are to show one of the theme's icons, and have none from book/static/icons.css.
NOT_DRAWN = """() => [...document.querySelectorAll(".fa-solid, .fa-regular, .fa-brands, .fas, .far, .fab, .fa")]
  .filter((element) => !getComputedStyle(element, "::before").maskImage.includes("url("))
  .map((element) => element.className)"""


def weigh(response: Response) -> int:
    """The bytes of a response's body, as a server sends them."""
    body = response.body()
    return len(body) if urlsplit(response.url).path.endswith(PACKED) else len(gzip.compress(body, compresslevel=6))


def read(page: Page, address: str) -> list[tuple[int, str]]:
    """Open a page and scroll to its end; returns weight and path of all that was transferred, the heaviest first."""
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(address, wait_until="networkidle")
    page.evaluate(READ_ON)
    page.wait_for_timeout(500)  # for what the last steps have asked for
    loaded = [response for response in responses if response.url.startswith("http")]
    return sorted(((weigh(response), urlsplit(response.url).path) for response in loaded), reverse=True)


@pytest.mark.parametrize("path", PAGES)
def test_weight(chromium: Browser, site: str, path: str) -> None:
    context = chromium.new_context()  # nothing is in its cache
    try:
        page = context.new_page()
        weights = read(page, f"{site}/{path}")
        not_drawn = page.evaluate(NOT_DRAWN)
    finally:
        context.close()
    total = sum(size for size, _ in weights)
    rows = [f"{size:9,}  {name}" for size, name in [*weights[:8], (total, f"in all, {len(weights)} files")]]
    report = "\n".join([f"\n{path}, bytes after gzip:", *rows])
    print(report)
    assert total < LIMIT, f"the page is too heavy: {report}"
    assert not_drawn == [], "book/static/icons.css has no drawing for these icons"
