"""Where incidents are, drawn: one spot for each place, which looks as exact as the place is known.

Law: a filled spot stands where something happened; what is known to a division, a country or less
is a ring around much more than a point. What has no coordinates is not drawn, and is counted.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from according.model.card import At
from according.model.claim import PlacePrecision
from according.serve.library import label

_RADIUS: dict[PlacePrecision | None, int] = {
    "site": 4, "district": 5, "city": 6, "admin": 16, "country": 28, None: 28,
}  # fmt: skip
_FILLED: tuple[PlacePrecision, ...] = ("site", "district", "city")
_CLOSEST = 7
"""The zoom beyond which the outlines are too coarse to say where something is."""
_NEAR, _ZOOM = 8, 3.6
"""Spots that lie within so many degrees are shown at this zoom, a country or two around them."""


class Spot(NamedTuple):
    """A place as it is drawn and listed, and how many things are there.

    ``precision`` is None for a name without an extent (a sea, a region of several countries).
    """

    lat: float
    lon: float
    name: str
    precision: PlacePrecision | None
    things: int

    @property
    def mark(self) -> str:
        """How it looks, in the words of the legend."""
        return self.precision or "region"


class Spots(NamedTuple):
    """All of them, the most frequent first, and how many things have no place on a map."""

    drawn: Sequence[Spot]
    unplaced: int


def spots(counted: Iterable[tuple[At | None, int]]) -> Spots:
    """The spots, from how many things are at each; None has those that are nowhere."""
    found = dict(counted)
    unplaced = found.pop(None, 0)
    made = (Spot(*at, things) for at, things in found.items() if at)
    return Spots(sorted(made, key=lambda it: (-it.things, it.name, it.lat, it.lon)), unplaced)


def figure(drawn: Sequence[Spot], links: Sequence[str] = ()) -> dict[str, Any]:
    """The map for plotly. ``links``: where a spot leads, one for each, or none at all.

    The spots are a layer of the style, for plotly's own have no rings; over them lies a trace that
    is not seen and tells what is under the pointer.
    """
    trace = {
        "type": "scattermap",
        "lat": [spot.lat for spot in drawn],
        "lon": [spot.lon for spot in drawn],
        "text": [label(f"{spot.name} ({spot.mark}): {spot.things}") for spot in drawn],
        "customdata": [[link] for link in links],
        "hoverinfo": "text",
        "marker": {"size": [2 * _RADIUS[spot.precision] for spot in drawn], "opacity": 0},
    }
    shown = {"style": _style(drawn), **_window(drawn)}
    return {"data": [trace], "layout": {"map": shown, "height": 320}}


def _window(drawn: Sequence[Spot]) -> dict[str, Any]:
    """Where the map looks: at all spots, but never so close that the outlines are out of sight."""
    if not drawn:
        return {"fitbounds": False}
    lats, lons = ([getattr(spot, name) for spot in drawn] for name in ("lat", "lon"))
    wide = max(max(some) - min(some) for some in (lats, lons))
    if wide > _NEAR:
        return {"fitbounds": "locations"}
    middle = {name: (max(some) + min(some)) / 2 for name, some in (("lat", lats), ("lon", lons))}
    return {"fitbounds": False, "center": middle, "zoom": _ZOOM}


def _style(drawn: Sequence[Spot]) -> dict[str, Any]:
    """MapLibre's style: the outlines that the package ships, and the spots, wide ones beneath."""
    below = sorted(drawn, key=lambda spot: -_RADIUS[spot.precision])
    spots = {"type": "FeatureCollection", "features": [_feature(spot) for spot in below]}
    filled = ["get", "filled"]
    return {
        "version": 8,
        "sources": {
            "outlines": {"type": "geojson", "data": "/static/outlines.json", "maxzoom": _CLOSEST},
            "spots": {"type": "geojson", "data": spots},
        },
        "layers": [
            {"id": "sea", "type": "background", "paint": {"background-color": "--sea"}},
            {"id": "land", "type": "fill", "source": "outlines",
             "filter": ["==", ["get", "is"], "land"],
             "paint": {"fill-color": "--land", "fill-outline-color": "--land"}},
            {"id": "borders", "type": "line", "source": "outlines",
             "filter": ["==", ["get", "is"], "borders"], "paint": {"line-color": "--coast"}},
            {"id": "spots", "type": "circle", "source": "spots",
             "paint": {
                 "circle-radius": ["get", "radius"], "circle-color": "--s0",
                 "circle-opacity": ["case", filled, 0.85, 0.06],
                 "circle-stroke-color": ["case", filled, "--paper", "--s0"],
                 "circle-stroke-width": ["case", filled, 1, 1.5],
             }},
        ],
    }  # fmt: skip


def _feature(spot: Spot) -> dict[str, Any]:
    """The spot in GeoJSON, with its size in pixels, and whether it is filled."""
    looks = {"radius": _RADIUS[spot.precision], "filled": spot.precision in _FILLED}
    point = {"type": "Point", "coordinates": [spot.lon, spot.lat]}
    return {"type": "Feature", "geometry": point, "properties": looks}
