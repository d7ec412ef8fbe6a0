"""Pictures of the workbench: ``make screenshots`` writes docs/pictures/ anew.

The sample reports are read into a ledger in a temporary folder and served by the command itself;
the browser is the one that the tests use.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import MISSING, launched
from tests.serve.conftest import serving

PICTURES = Path(__file__).resolve().parent / "pictures"
WINDOW = ViewportSize(width=1280, height=800)
LARGEST = 250_000
"""Bytes that a picture may have."""

_RESTS = """async (frame) => {
    const map = frame.firstElementChild._fullLayout.map?._subplot.map;
    while (map && !map.loaded()) await new Promise((resolve) => map.once("render", resolve));
}"""


def main() -> None:
    """Takes all of them."""
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        if browser is None:
            raise SystemExit(MISSING)
        command = Path(sys.executable).with_name("according")
        subprocess.run([command, "demo"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with serving(Path(folder) / "demo-ledger", "--as", "Ana Ruiz") as (_running, address):
            page = browser.new_page(viewport=WINDOW, color_scheme="light")
            page.goto(address)
            _walk(page)


def _walk(page: Page) -> None:
    """From the incidents on, as a reader would go, with a picture of each kind of page."""
    _take(page, "incidents", ".search")
    page.get_by_role("link", name="Air strike on Al").first.click()
    page.wait_for_url("**/incident/**")
    _take(page, "incident", "h1")
    page.get_by_role("link", name="Incidents").click()
    page.get_by_role("link", name="Bombing in Baqubah").click()
    page.locator("main a[href^='/claim/']").first.click()
    page.wait_for_url("**/claim/**")
    report = page.locator("main a[href^='/report/']").first.get_attribute("href") or ""
    page.goto(page.url.partition("/claim/")[0] + report.partition("#")[0])
    _take(page, "report", "#text")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Review").click()
    page.wait_for_url("**/review")
    _take(page, "review", "h1")


def _take(page: Page, name: str, top: str) -> None:
    """The window's picture, from ``top`` on, once all figures are drawn, maps with their land."""
    for place in page.locator("[data-figure]").all():
        place.scroll_into_view_if_needed()
        expect(place).to_have_attribute("data-drawn", "yes")
        place.evaluate(_RESTS)
    page.locator(top).first.evaluate("top => scrollBy(0, top.getBoundingClientRect().top - 16)")
    page.mouse.move(0, 0)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, animations="disabled")
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path} has {path.stat().st_size} bytes; at most {LARGEST} are wanted")


if __name__ == "__main__":
    main()
