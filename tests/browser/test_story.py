"""The whole way in a real browser, from an empty ledger to a printed incident; and regrouping."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from according import looking
from according.ledger.book import Ledger
from according.model.decision import Ruled
from according.model.incident import Incident
from tests.browser.conftest import Visit, exchanged
from tests.browser.test_drawing import drawn, spots_on
from tests.browser.test_judging import decisions, entered, go, press

SAMPLES = Path(__file__).parents[2] / "samples"


def incidents(folder: Path) -> list[Incident]:
    with Ledger.open(folder) as ledger:
        return [it for it in looking.incidents(ledger) if it.kind == "incident"]


def test_from_an_empty_ledger_to_a_printed_incident(tmp_path: Path, visit: Visit) -> None:
    folder = tmp_path / "ledger"
    Ledger.open(folder, create=True).close()
    page = visit(folder)
    expect(page.get_by_role("heading", level=1)).to_have_text("This ledger holds no incidents yet")
    expect(page.locator("main pre")).to_contain_text("according read reports/")

    command = Path(sys.executable).with_name("according")
    subprocess.run(
        [command, "read", *SAMPLES.glob("*.txt"), "--published", "2024-05-03", "--ledger", folder],
        check=True, capture_output=True,
    )  # fmt: skip
    page.reload()
    assert page.locator("a[data-row]").count() == len(incidents(folder)) > 1
    assert spots_on(drawn(page, "Map"))
    assert drawn(page, "Incidents by").locator(".points .point").count() > 0

    go(page, "/review")
    press(page, "a")
    press(page, "r", "the count is of another night")
    press(page, "z")
    assert [it.act.status for it in decisions(folder) if isinstance(it.act, Ruled)] == ["accepted"]

    go(page, "/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incident/**")
    page.emulate_media(media="print")
    for gone in (page.get_by_role("banner"), page.get_by_role("navigation"), page.locator("form")):
        expect(gone.locator("visible=true")).to_have_count(0)
    expect(page.get_by_role("heading", name="Figures")).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


def regrouping(page: Page, folder: Path) -> Incident:
    """Opens the form of an incident with several claims."""
    made = max(incidents(folder), key=lambda it: len(it.claims))
    go(page, f"/incident/{made.incident}")
    page.keyboard.press("g")
    return made


def test_incidents_are_merged(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    made = regrouping(page, samples)
    other = next(it for it in incidents(samples) if it.incident != made.incident)
    form = page.locator("form[action$='/merge']")
    form.locator("[name='into.id']").fill(other.incident)
    form.get_by_label("Why").fill("one night, one place")
    form.get_by_role("button").click()
    entered(page)
    together = next(it for it in incidents(samples) if made.claims[0] in it.claims)
    assert {*made.claims, *other.claims} == {*together.claims}


def test_a_claim_is_split_off(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    made = regrouping(page, samples)
    form = page.locator("form[action$='/split']")
    form.get_by_role("checkbox").first.check()
    form.get_by_label("Why").fill("it is of another night")
    form.get_by_role("button").click()
    entered(page)
    parts = [len(it.claims) for it in incidents(samples) if {*it.claims} & {*made.claims}]
    assert sorted(parts) == [1, len(made.claims) - 1]


def test_a_sample_is_drawn_and_read_by_keys(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    go(page, "/sample")
    page.get_by_label("Claims to draw").fill("2")
    with exchanged(page):
        page.get_by_role("button", name="Draw a sample").click()
    expect(page.locator("main")).to_contain_text("2 left to read")
    press(page, "a")
    expect(page.locator("main")).to_contain_text("1 left to read")
    press(page, "r", "the report does not say it")
    expect(page.get_by_role("heading", name="How often this ledger is wrong")).to_be_visible()


def test_what_is_ticked_outlives_the_page(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    regrouping(page, samples)
    first = page.locator("form[action$='/split']").get_by_role("checkbox").first
    first.check()
    page.reload()
    expect(first).to_be_checked()
