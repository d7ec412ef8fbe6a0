"""The first page: the incidents that meet what is wanted, as a table, on a map and over time."""

from typing import Any

from according.serve import days
from according.serve.desk import Desk
from according.serve.render import Here
from according.serve.search import Found
from according.serve.spots import Spots, figure, spots
from according.serve.totals import by, words
from according.serve.views.view import Query, View
from according.serve.wanted import FACETS, Wanted

_LISTED = 20
"""Of the places on the map and the bars of the timeline, how many are listed beside it."""


def incidents(desk: Desk, query: Query) -> View:
    """The incidents that meet what is wanted, with facets, totals, and what is drawn as lists."""
    wanted = Wanted.of(query)
    index, found = desk.index(), desk.found(wanted)
    totals = index.figures(wanted.rule).totals(found.met)
    over_time = days.timeline(index.starts, found.met)
    return View("incidents.html", {
        "wanted": wanted, "found": found, "cards": desk.cards(found.incidents),
        "closed": desk.is_closed(), "empty": index.is_empty and not desk.is_closed(),
        "facets": FACETS, "rules": index.rules, "estimates": lambda it: by(it, wanted.rule),
        "spots": _spots(desk, found), "listed": _LISTED, "over_time": over_time,
        "bars": list(zip(over_time.bars, _links(over_time, wanted), strict=True)),
        "told": days.told, "totals": totals,
        "left_out": words(totals, found.kinds["toll"] if wanted.kind == "incident" else 0),
    })  # fmt: skip


def map_(desk: Desk, query: Query) -> dict[str, Any]:
    """The map of all incidents that meet what is wanted, whatever page of the table is shown."""
    wanted, here = Wanted.of(query), Here("/", query)
    drawn = _spots(desk, desk.found(wanted)).drawn
    return figure(drawn, [here.link(**wanted.query(place=spot.name)) for spot in drawn])


def timeline(desk: Desk, query: Query) -> dict[str, Any]:
    """The same over time."""
    wanted, here = Wanted.of(query), Here("/", query)
    shown = days.timeline(desk.index().starts, desk.found(wanted).met)
    brush = here.link(**wanted.query(since="", until=""))
    return days.figure(shown, [here.link(**it) for it in _links(shown, wanted)], brush)


def _links(shown: days.Timeline, wanted: Wanted) -> list[dict[str, str]]:
    """For each bar, the query that shows what is in it."""
    stretches = ((bar.first.isoformat(), bar.last.isoformat()) for bar in shown.bars)
    return [wanted.query(since=first, until=last) for first, last in stretches]


def _spots(desk: Desk, found: Found) -> Spots:
    return spots(desk.index().spots.counts(found.met))
