"""Exchanges in a real browser: only the main part is put anew, and nobody is lost by it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit, exchanged, faults, overflow
from tests.browser.test_drawing import drawn, spots_on
from tests.browser.test_judging import decisions, entered, go, press

FOCUSED = "document.activeElement.id || document.activeElement.className"


def marked(page: Page) -> Page:
    """The page, so that its being loaded anew is noticed."""
    page.evaluate("window.marked = true")
    return page


def is_same(page: Page) -> bool:
    return bool(page.evaluate("window.marked === true"))


def test_a_choice_exchanges_table_facets_and_figures(samples: Path, visit: Visit) -> None:
    page = marked(visit(samples))
    place = drawn(page, "Map")
    before = len(spots_on(place))
    canvas = place.locator(".maplibregl-canvas").element_handle()
    with exchanged(page):
        page.locator("#harm").focus()
        page.keyboard.press("ArrowDown")
    assert is_same(page)
    assert page.evaluate(FOCUSED) == "harm"
    rows = page.locator("a[data-row]").count()
    expect(page.locator("#told")).to_have_text(f"{rows} found")
    expect(page.locator("caption").first).to_have_text(f"{rows} found")
    assert page.locator("#harm").input_value() in page.url
    shown = spots_on(drawn(page, "Map"))
    assert 0 < len(shown) < before
    assert canvas.evaluate("canvas => canvas.isConnected")
    assert faults(page) == []


def test_order_days_and_pages_are_exchanged_and_the_browser_goes_back_and_on(
    samples: Path, visit: Visit
) -> None:
    page = marked(visit(samples))
    latest = page.locator("a[data-row]").first.inner_text()
    page.get_by_role("columnheader", name="Incident").get_by_role("link").focus()
    with exchanged(page):
        page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "by-title"
    by_title = page.locator("a[data-row]").first.inner_text()
    assert by_title != latest
    page.locator("summary", has_text="as a list").last.click()
    with exchanged(page):
        page.locator("[aria-labelledby=when] .spots a").first.click()
    assert "since=" in page.url
    assert "order=title" in page.url
    assert page.evaluate(FOCUSED) == "main"
    assert is_same(page)
    page.evaluate("history.back(); history.back()")
    expect(page.locator("a[data-row]").first).to_have_text(latest)
    page.go_forward()
    expect(page.locator("a[data-row]").first).to_have_text(by_title)
    assert is_same(page)
    page.reload()
    expect(page.locator("a[data-row]").first).to_have_text(by_title)


def test_a_moment_keeps_what_was_chosen_since_the_page_was_opened(
    samples: Path, visit: Visit
) -> None:
    page = visit(samples)
    with exchanged(page):
        page.locator("#harm").select_option("killed")
    page.locator("summary", has_text="As of now").click()
    page.get_by_label("Everything as it stood at").fill("2100-01-01")
    page.keyboard.press("Enter")
    page.wait_for_url("**as-of=2100-01-01")
    assert "harm=killed" in page.url


def test_rules_are_switched_beside_figures_that_stay(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    page.get_by_role("link", name="Air strike on Al").first.click()
    page.wait_for_url("**/incident/**")
    drawn(page, "Map")
    marked(page)
    rules = page.get_by_role("navigation", name="Rules")
    rules.get_by_role("link", name="ibc").focus()
    with exchanged(page):
        page.keyboard.press("Enter")
    expect(rules.locator("[aria-current]")).to_have_text("ibc")
    assert page.evaluate(FOCUSED) == "by-ibc"
    assert spots_on(drawn(page, "Map"))
    assert is_same(page)


def test_a_decision_its_answer_and_the_next_claim_need_no_page_anew(
    samples: Path, visit: Visit
) -> None:
    page = visit(samples)
    go(page, "/review")
    marked(page)
    press(page, "a")
    entered(page)
    assert page.evaluate(FOCUSED) == "done"
    press(page, "n")
    assert page.evaluate(FOCUSED) == "main"
    press(page, "r", "the count is of another night")
    assert page.evaluate(FOCUSED) == "done"
    assert len(decisions(samples)) == 2
    assert is_same(page)
    page.go_back()
    expect(page.locator("main")).to_contain_text("Claim 2 of")
    assert len(decisions(samples)) == 2


@pytest.mark.parametrize("then", ["a", "n"])
def test_what_is_pressed_while_a_decision_is_entered_does_nothing(
    samples: Path, visit: Visit, then: str
) -> None:
    page = visit(samples)
    go(page, "/review")
    with exchanged(page):
        page.evaluate(
            "keys => keys.forEach(key => document.querySelector(`[data-key=${key}]`).click())",
            ["a", then],
        )
    entered(page)
    expect(page.locator("main")).to_contain_text("Claim 1 of")
    assert len(decisions(samples)) == 1


def test_the_last_of_two_fast_choices_is_shown(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    with exchanged(page):
        page.evaluate(
            """values => values.forEach(value => {
                const harm = document.querySelector("#harm");
                harm.value = value;
                harm.dispatchEvent(new Event("change", { bubbles: true }));
            })""",
            ["killed", "injured"],
        )
    expect(page.locator("#harm")).to_have_value("injured")
    assert page.evaluate("location.search").count("harm=injured") == 1


def test_what_cannot_be_exchanged_is_opened(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    page.get_by_label("from").evaluate("field => { field.type = 'text'; field.value = 'May' }")
    page.get_by_role("button", name="Show").last.click()
    expect(page.get_by_role("alert")).to_contain_text("give a day as")
    page.go_back()
    expect(page.locator("a[data-row]").first).to_be_visible()


@pytest.mark.parametrize("light", ["light", "dark"])
def test_a_browser_keeps_no_page_of_the_ledger(samples: Path, visit: Visit, light: str) -> None:
    page = visit(samples, color_scheme=light, viewport=PHONE)
    with exchanged(page):
        page.locator("#harm").select_option(index=1)
    assert page.evaluate("JSON.stringify(localStorage)") == "{}"
    assert page.evaluate("JSON.stringify(sessionStorage)") == "{}"
    assert overflow(page) <= 0
    assert faults(page) == []
