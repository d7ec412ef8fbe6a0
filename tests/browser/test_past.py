"""The past in a real browser: shown from the header, left again, and what changed since."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit, faults, overflow


def test_a_moment_is_chosen_shown_everywhere_and_left_by_keyboard(
    samples: Path, visit: Visit
) -> None:
    page = visit(samples)
    page.locator("summary", has_text="As of now").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Everything as it stood at").fill("2020-01-01")
    page.keyboard.press("Enter")
    page.wait_for_url("**as-of=2020-01-01")
    expect(page.get_by_role("heading", level=1)).to_have_text("This ledger held no incidents then")
    page.get_by_label("Everything as it stood at").fill("2100-01-01")
    page.keyboard.press("Enter")
    page.wait_for_url("**as-of=2100-01-01")
    assert faults(page) == []
    page.locator("a[data-row]").first.click()
    page.wait_for_url("**/incident/**as-of=2100-01-01")
    expect(page.get_by_role("banner")).to_contain_text("Nobody decides about the past")
    page.get_by_role("link", name="Back to now").click()
    expect(page.locator("summary", has_text="As of now")).to_be_visible()


def test_what_changed_is_within_the_standard_on_a_phone(samples: Path, visit: Visit) -> None:
    page = visit(samples, viewport=PHONE)
    page.get_by_role("link", name="Changes").click()
    page.get_by_label("From").fill("2020-01-01")
    page.get_by_role("button", name="Show").last.click()
    expect(page.locator("caption")).to_contain_text("changes")
    assert faults(page) == []
    assert overflow(page) <= 0
