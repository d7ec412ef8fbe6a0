"""What is drawn: in a real browser, from the package alone."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit


def drawn(page: Page, name: str) -> Locator:
    """The figure with this name, once it is drawn."""
    place = page.get_by_role("group", name=name)
    place.scroll_into_view_if_needed()
    expect(place).to_have_attribute("data-drawn", "yes")
    return place


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


def test_the_map_shows_every_place_as_exact_as_it_is_known(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    place = drawn(page, "Map")
    page.get_by_text("as a list").click()
    listed = page.locator(".spots li")
    rings = page.locator(".spots li:has(.spot.admin, .spot.country, .spot.region)")
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
    expect(place.locator(".hoverlayer")).to_contain_text("Cobán (city): 1")
    place.evaluate("place => place.emit('plotly_click', { points: [{ customdata: '/?place=x' }] })")
    page.wait_for_url("**/?place=x")


def test_an_incident_has_its_own_map(samples: Path, visit: Visit) -> None:
    page = visit(samples)
    page.locator("a[data-row]").first.click()
    assert spots_on(drawn(page, "Map"))


def test_without_scripts_the_places_are_a_list(samples: Path, visit: Visit) -> None:
    page = visit(samples, java_script_enabled=False)
    expect(page.get_by_role("group", name="Map")).to_be_hidden()
    page.get_by_text("as a list").click()
    expect(page.locator(".spots li").first).to_be_visible()
