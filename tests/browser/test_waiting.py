"""Long work in a real browser: what is done, how far it is, and then the page itself."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from according.ledger import catalogue
from according.ledger.book import Ledger
from according.review.deciding import Reviewer
from tests.browser.conftest import Visit, faults


@pytest.mark.parametrize("scripts", [True, False])
def test_who_waits_is_told_why_and_gets_the_page_by_itself(
    samples: Path, visit: Visit, scripts: bool
) -> None:
    """Another program writes for as long as the test wants, so that the page has to wait."""
    with Ledger.open(samples) as ledger:
        with ledger.writing() as book, book.store.transaction(writing=True) as connection:
            catalogue.forget(connection)
        with ledger.writing():
            page = visit(samples, java_script_enabled=scripts)
            told = page.locator("#doing")
            expect(told).to_have_text("Bringing what is shown up to what was entered")
            expect(page.get_by_role("progressbar", name="Bringing what is shown")).to_be_visible()
            assert page.title().startswith("Working")
            assert not scripts or faults(page) == []
        expect(page.get_by_role("heading", level=1)).to_have_text("Incidents")
        expect(page.locator("a[data-row]").first).to_be_visible()


def test_a_choice_that_takes_long_says_so_in_the_page_and_is_shown_by_itself(
    samples: Path, visit: Visit
) -> None:
    page = visit(samples)
    page.wait_for_load_state("networkidle")  # its figures would bring up what is entered now
    with Ledger.open(samples) as ledger:
        Reviewer(ledger, "Omar Idris").withhold("the health ministry", "at risk")
        with ledger.writing():
            page.locator("#harm").select_option("killed")
            expect(page.locator("#doing")).to_have_text(
                "Bringing what is shown up to what was entered"
            )
            expect(page.get_by_role("progressbar")).to_be_visible()
            assert faults(page) == []
    expect(page.get_by_role("heading", level=1)).to_have_text("Incidents")
    expect(page.locator("#harm")).to_have_value("killed")
