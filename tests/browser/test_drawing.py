"""What is drawn: in a real browser, from the package alone."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.serve.conftest import read


def drawn(page: Page, name: str) -> Locator:
    """The figure with this name, once it is drawn."""
    place = page.get_by_role("group", name=re.compile(f"^{name}"))
    place.scroll_into_view_if_needed()
    expect(place).to_have_attribute("data-drawn", "yes")
    return place.locator("> div")


def spots_on(place: Locator) -> list[dict[str, Any]]:
    """What the map really renders, when it is at rest."""
    found: list[dict[str, Any]] = place.evaluate(
        """async (place) => {
            const map = place._fullLayout.map._subplot.map;
            while (!map.loaded()) await new Promise((resolve) => map.once("render", resolve));
            return map.queryRenderedFeatures({ layers: ["spots"] }).map((one) => one.properties);
        }"""
    )
    return found


def test_the_map_shows_every_place_as_exact_as_it_is_known(tmp_path: Path, visit: Visit) -> None:
    page = visit(
        read(
            tmp_path,
            "Shelling killed 12 people in Homs on Thursday, the governor said.\n",
            "A blast killed 30 people in Iraq on Wednesday, state media said.\n",
            "Two people were shot dead in Yemen's Hadhramaut province on Tuesday, police said.\n",
        )
    )
    place = drawn(page, "Map")
    page.get_by_text("places as a list").click()
    listed = page.locator("[aria-labelledby=where] .spots li")
    rings = page.locator(
        "[aria-labelledby=where] .spots li:has(.spot.admin, .spot.country, .spot.region)"
    )
    rendered = spots_on(place)
    assert len(rendered) == listed.count()
    assert sum(not one["filled"] for one in rendered) == rings.count() > 0


def test_a_spot_says_what_it_is_and_leads_to_its_incidents(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    place = drawn(page, "Map")
    spots_on(place)
    at = place.evaluate(
        """(place) => {
            const { lon, lat, text } = place.data[0];
            const at = text.findIndex((one) => one.startsWith("Cobán"));
            return place._fullLayout.map._subplot.map.project([lon[at], lat[at]]);
        }"""
    )
    place.hover(position=at)
    expect(place.locator(".hoverlayer")).to_contain_text("Cobán (city)")
    place.evaluate(
        "place => place.emit('plotly_click', { points: [{ customdata: ['/?place=x'] }] })"
    )
    page.wait_for_url("**/?place=x")
    expect(page.locator("main")).to_have_count(1)


def test_an_incident_has_its_own_map(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    page.locator("a[data-row]").first.click()
    assert spots_on(drawn(page, "Map"))


def test_without_scripts_the_places_are_a_list(samples: Path, visit: Visit) -> None:
    page = visit(samples, java_script_enabled=False)
    expect(page.get_by_role("group", name="Map")).to_be_hidden()
    page.get_by_text("places as a list").click()
    expect(page.locator("[aria-labelledby=where] .spots li").first).to_be_visible()


def test_a_part_of_the_timeline_that_is_marked_becomes_the_days_asked_for(
    samples: Path, visit: Visit
) -> None:
    page = visit(samples)
    place = drawn(page, "Incidents by month")
    bars = place.locator(".points .point")
    assert bars.count() > 2
    plot = place.locator(".nsewdrag").bounding_box()
    last = bars.last.bounding_box()
    assert plot
    assert last
    page.mouse.move(last["x"] - 20, plot["y"] + 5)
    page.mouse.down()
    page.mouse.move(plot["x"] + plot["width"] - 1, plot["y"] + plot["height"] - 5, steps=5)
    page.mouse.up()
    page.wait_for_url("**since=*")
    expect(page.locator("main")).to_have_count(1)
    assert page.get_by_label("from").input_value() > "2024"


def test_the_timeline_works_by_keyboard_as_a_list(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    count = page.locator("section", has=page.get_by_role("heading", name="When")).locator(".count")
    latest = int(count.first.text_content() or "")
    page.locator("summary", has_text="months as a list").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**since=*until=*")
    expect(page.locator("a[data-row]")).to_have_count(latest)


def test_each_harm_of_an_incident_is_plotted_by_origin(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    page.get_by_role("link", name="Air strike on Al").first.click()
    for heading in page.get_by_role("heading", name="as it was stated over time").all():
        harm = (heading.text_content() or "").partition(",")[0]
        place = drawn(page, f"{harm} by origin")
        assert place.locator(".points .point").count() > 0
        assert place.locator(".legendtext").count() > 0


def test_the_table_is_walked_by_keys(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    rows = page.locator("a[data-row]")
    page.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("f")
    expect(page.locator("select[name=harm]")).to_be_focused()


def test_an_incident_prints_to_a_sheet_without_what_only_a_screen_needs(
    samples: Path, visit: Visit
) -> None:
    page = visit(samples)
    page.locator("a[data-row]").first.click()
    drawn(page, "Map")
    page.emulate_media(media="print")
    for gone in (page.get_by_role("banner"), page.get_by_role("contentinfo"), page.locator("form")):
        expect(gone.locator("visible=true")).to_have_count(0)
    expect(page.get_by_role("group", name="Map")).to_be_hidden()
    expect(page.get_by_text("As it stood after the entry of")).to_be_visible()
    expect(page.get_by_role("heading", name="Figures")).to_be_visible()
    expect(page.locator(".spots li").first).to_be_visible()
