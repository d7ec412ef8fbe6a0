"""The card of an incident: what it is found, ordered, drawn and added up by, as a table shows it.

Law: a card is a function of its incident and of who published the incident's reports.
"""

from collections.abc import Iterable

import msgspec

from according.model.claim import EventType, Harm, Place, PlacePrecision
from according.model.incident import Harmed, Incident, IncidentKind, Status
from according.model.wording import folded


class Brief(msgspec.Struct, frozen=True, array_like=True):
    """An estimate without its account (see `Estimate`)."""

    harm: Harm
    rule: str
    low: int | None
    best: int | None
    high: int | None
    provisional: bool
    counts: Harmed


class Card(msgspec.Struct, frozen=True, array_like=True, rename={"from_": "from"}):
    """One incident; fields as there. ``reports`` is their number, ``outlets`` who published them.

    ``words`` are those that it is found by, folded: the title first, so that their order is that of
    titles; the id last, so that all differ.
    """

    incident: str
    kind: IncidentKind
    title: str
    type: EventType | None
    place: Place | None
    from_: str | None
    to: str | None
    origins: tuple[str, ...]
    outlets: tuple[str, ...]
    reports: int
    status: tuple[Status, ...]
    estimates: tuple[Brief, ...]
    words: str


At = tuple[float, float, str, PlacePrecision | None]
"""Latitude, longitude, name and precision: what makes two places one spot."""


def at(place: Place | None) -> At | None:
    """Where a place is drawn; None where it has no coordinates."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lat, place.lon, named(place), place.precision


def named(place: Place | None) -> str:
    """The name of a place, or else its words; "" for none."""
    return (place.name or place.text) if place else ""


def card(incident: Incident, outlets: Iterable[str]) -> Card:
    """The card of an incident whose reports these outlets published."""
    origins = tuple(origin.name for origin in incident.origins)
    said = (incident.title, named(incident.place), incident.type or "", *origins, incident.incident)
    briefs = (
        Brief(it.harm, it.rule, it.low, it.best, it.high, it.provisional, it.counts)
        for it in incident.estimates
    )
    return Card(
        incident.incident, incident.kind, incident.title, incident.type, incident.place,
        incident.from_, incident.to, origins, tuple(sorted(set(outlets))), len(incident.reports),
        incident.status, tuple(briefs), folded(" ".join(said)),
    )  # fmt: skip
