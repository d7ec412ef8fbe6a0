"""Places as spots: what is not known exactly never looks as if it were."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, get_args

import plotly.graph_objects  # type: ignore[import-untyped]
import pytest

from according.model.card import at
from according.model.claim import Place, PlacePrecision
from according.serve.spots import Spot, figure, spots


def place(name: str, precision: PlacePrecision | None, lat: float | None = 15.6) -> Place:
    return Place(name, 0, len(name), name, lat, 32.5, "SD", precision=precision)


def drawn(*places: Place) -> Sequence[Spot]:
    return spots(Counter(map(at, places)).items()).drawn


def drawn_as(precision: PlacePrecision | None) -> dict[str, Any]:
    made = figure(drawn(place("Omdurman", precision)))
    (feature,) = made["layout"]["map"]["style"]["sources"]["spots"]["data"]["features"]
    looks: dict[str, Any] = feature["properties"]
    return looks


@pytest.mark.parametrize("precision", [*get_args(PlacePrecision), None])
def test_only_what_is_known_to_a_town_is_filled(precision: PlacePrecision | None) -> None:
    exact = precision in ("site", "district", "city")
    assert drawn_as(precision)["filled"] is exact


def test_a_ring_is_wider_than_any_filled_spot() -> None:
    filled = max(drawn_as(one)["radius"] for one in ("site", "district", "city"))
    assert min(drawn_as(one)["radius"] for one in ("admin", "country", None)) > 2 * filled


def test_one_place_is_one_spot_and_what_has_none_is_counted() -> None:
    sudan, town = place("Sudan", "country"), place("Omdurman", "city")
    some = [town, sudan, None, town, place("Nowhere", None, lat=None)]
    made = spots(Counter(map(at, some)).items())
    assert [(it.name, it.things) for it in made.drawn] == [("Omdurman", 2), ("Sudan", 1)]
    assert made.unplaced == 2


def test_wide_rings_lie_beneath() -> None:
    made = figure(drawn(place("Omdurman", "site"), place("Sudan", "country")))
    features = made["layout"]["map"]["style"]["sources"]["spots"]["data"]["features"]
    assert [one["properties"]["filled"] for one in features] == [False, True]


def test_the_figure_is_one_that_plotly_takes_and_names_no_other_host() -> None:
    made = figure(drawn(place("<a href='http://elsewhere'>x</a>", "city")), ["/?place=x"])
    plotly.graph_objects.Figure(made)
    assert made["data"][0]["text"] == ["&lt;a href='http://elsewhere'&gt;x&lt;/a&gt; (city): 1"]
    sources = made["layout"]["map"]["style"]["sources"]
    assert {it["data"] for it in sources.values() if isinstance(it["data"], str)} == {
        "/static/outlines.json"
    }
    assert not {"glyphs", "sprite"} & made["layout"]["map"]["style"].keys()


def test_nothing_to_draw_is_a_map_of_nothing() -> None:
    assert figure([])["data"][0]["lat"] == []


def test_the_map_keeps_its_distance_from_a_single_place() -> None:
    near = figure(drawn(place("Omdurman", "site"), place("Khartoum", "city", lat=15.5)))
    far = figure(drawn(place("Omdurman", "site"), place("Cape Town", "city", lat=-33.9)))
    assert near["layout"]["map"]["zoom"] < 5
    assert far["layout"]["map"]["fitbounds"] == "locations"
