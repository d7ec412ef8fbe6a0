"""The workbench in a real browser: the command at work, and Chromium on the same computer.

Law: a page that asks another host for anything, or writes an error to the console, fails its test.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    sync_playwright,
)

from tests.serve.conftest import _samples, samples, serving

__all__ = ["_samples", "samples"]  # fixtures of the neighbours

PHONE, LAPTOP = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=720)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "no browser: install Chromium (on Debian: apt-get install chromium), "
    "or name one in ACCORDING_BROWSER"
)
_STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

_PROVOKED = (
    "net::ERR_INTERNET_DISCONNECTED", "a status of 40", "Response Status Error Code 40",
    "htmx:afterRequest", "htmx:sendError", "htmx:sendAbort",
)  # fmt: skip
"""What the browser and htmx say where a test cuts them off, is faster, or has a form refused."""

Visit = Callable[..., Page]


@contextmanager
def launched() -> Iterator[Browser | None]:
    """Chromium at work, as ACCORDING_BROWSER or the system names it; None where there is none."""
    named = os.environ.get("ACCORDING_BROWSER", "")
    wanted = (named,) if named not in ("", "must") else _NAMES
    found = next(filter(None, map(shutil.which, wanted)), None)
    if found is None:
        yield None
        return
    with sync_playwright() as playwright:
        sandbox = getattr(os, "geteuid", lambda: 1)() != 0  # root has none
        browser = playwright.chromium.launch(executable_path=found, chromium_sandbox=sandbox)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium, or a skip that says how to get it; a failure where ACCORDING_BROWSER is set."""
    with launched() as browser:
        if browser is None:
            (pytest.fail if os.environ.get("ACCORDING_BROWSER") else pytest.skip)(MISSING)
        else:
            yield browser


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Opens a ledger's workbench, served by the command itself, in a browser of its own.

    ``visit(folder, person="Ana Ruiz", **context)``: a page that shows the incidents; the context's
    options are Playwright's (viewport, color_scheme, java_script_enabled).
    """
    wrong: list[str] = []
    with ExitStack() as stack:

        def opened(folder: Path, person: str | None = "Ana Ruiz", **context: Any) -> Page:
            named = ("--as", person) if person else ()
            _running, address = stack.enter_context(serving(folder, *named))
            site = address.partition("/start")[0]
            made = chromium.new_context(**{"viewport": LAPTOP} | context)
            stack.callback(made.close)
            page = made.new_page()
            page.set_default_timeout(20_000)
            _watch(page, site, wrong)
            page.goto(address)
            return page

        yield opened
    if wrong:
        pytest.fail("the browser met what must not be: " + "; ".join(wrong))


def _watch(page: Page, site: str, wrong: list[str]) -> None:
    """Notes every request to elsewhere and every error, into ``wrong``."""

    def request(asked: Request) -> None:
        if not asked.url.startswith((f"{site}/", "data:", f"blob:{site}/")):
            wrong.append(f"a request to {asked.url}")

    def console(told: ConsoleMessage) -> None:
        if told.type == "error" and not any(it in told.text for it in _PROVOKED):
            wrong.append(told.text)

    page.on("request", request)
    page.on("console", console)
    page.on("pageerror", lambda error: wrong.append(str(error)))


@contextmanager
def exchanged(page: Page) -> Iterator[None]:
    """Until another main part stands in place of the present one, in the same page."""
    main = page.locator("main").element_handle()
    yield
    main.wait_for_element_state("hidden")


def faults(page: Page) -> list[str]:
    """What on this page breaks WCAG 2.2 AA, as far as axe can tell, each with where it stands."""
    page.wait_for_load_state()
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": _STANDARD}})
    return [
        f"{fault['id']}: {fault['help']} at {node['target']}"
        for fault in found.response["violations"]
        for node in fault["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
