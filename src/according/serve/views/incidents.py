"""The first page: the incidents that meet what is asked, as a table and on a map."""

from typing import Any

from according.serve import search
from according.serve.desk import Desk
from according.serve.render import Here
from according.serve.spots import Spots, figure, spots
from according.serve.views.view import Query, View

_LISTED = 20
"""Of the places on the map, how many are listed beside it."""


def incidents(desk: Desk, query: Query) -> View:
    """The incidents that meet what is asked, with facets."""
    asked = search.Asked.of(query)
    found = search.find(desk.rows(), asked)
    return View("incidents.html", {
        "asked": asked, "found": found, "empty": not desk.incidents(),
        "spots": _spots(found), "listed": _LISTED,
    })  # fmt: skip


def map_(desk: Desk, query: Query) -> dict[str, Any]:
    """The map of all incidents that meet what is asked, whatever page of the table is shown."""
    asked = search.Asked.of(query)
    drawn = _spots(search.find(desk.rows(), asked)).drawn
    here = Here("/", query)
    return figure(drawn, [here.link(**asked.query(place=spot.name)) for spot in drawn])


def _spots(found: search.Found) -> Spots:
    return spots(row.incident.place for row in found.met)
