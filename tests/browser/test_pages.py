"""Every page of the samples' ledger: within the standard, in each light and at each width."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import LAPTOP, PHONE, Visit, faults, overflow


def _first(page: Page, kind: str) -> None:
    """To the first page of this kind that the present one links to."""
    page.locator(f"main a[href^='/{kind}/']").first.click()
    page.wait_for_url(f"**/{kind}/**")


def _walk(page: Page) -> list[str]:
    """What is wrong with each kind of page, from the incidents on."""
    found = []
    for step in ("incidents", "incident", "claim", "report", "review"):
        if step == "review":
            page.get_by_role("navigation", name="Pages").get_by_role("link", name="Review").click()
            page.wait_for_url("**/review")
        elif step != "incidents":
            _first(page, step)
        found += [f"{step}: {fault}" for fault in faults(page)]
        if (over := overflow(page)) > 0:
            found.append(f"{step}: {over} pixels wider than the window")
    return found


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("window", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_every_page_keeps_the_standard(
    samples: Path, visit: Visit, light: str, window: ViewportSize
) -> None:
    assert _walk(visit(samples, color_scheme=light, viewport=window)) == []


def test_pages_work_without_scripts(samples: Path, visit: Visit) -> None:
    page = visit(samples, java_script_enabled=False)
    _first(page, "incident")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    _first(page, "claim")
    rejecting = page.locator("form", has=page.get_by_role("button", name="Reject"))
    rejecting.get_by_label("Why").fill("the list has fewer names")
    rejecting.get_by_role("button").click()
    expect(page.get_by_role("button", name="Withdraw").first).to_be_visible()
