"""When incidents were, as numbers, and how many began in each day, week, month or year.

Law: an incident stands in a stretch of time only where its beginning is known to lie in it; what is
known less exactly is counted apart.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

import numpy as np

from according.model.when import bound_days
from according.serve.columns import Mask, Numbers

Stretch = Literal["day", "week", "month", "year"]
_LONGEST: tuple[tuple[Stretch, int], ...] = (("day", 62), ("week", 500), ("month", 4000))
"""Up to how many days between first and last each is used; years beyond."""
_EXACT: dict[Stretch, int] = {"day": 1, "week": 1, "month": 31, "year": 366}
"""How many days a beginning may be spread over at most, to be known to this."""
_DAY = 86_400_000  # milliseconds


class Bar(NamedTuple):
    """A stretch of days, both ends inclusive, and how many incidents began in it."""

    first: date
    last: date
    incidents: int


class Timeline(NamedTuple):
    """The stretches in which anything began, in order; and how many have no place among them."""

    stretch: Stretch
    bars: Sequence[Bar]
    left_out: int


def timeline(known: Numbers, among: Mask) -> Timeline:
    """The incidents among these over time; ``known`` are first, last and spread of each."""
    some = known[among]
    dated = some[some[:, 0] > 0]
    stretch = _stretch(dated[:, 0])
    drawn = dated[dated[:, 2] <= _EXACT[stretch]]
    number: dict[date, int] = {}
    for ordinal, count in zip(*np.unique(drawn[:, 0], return_counts=True), strict=True):
        first = _begin(date.fromordinal(int(ordinal)), stretch)
        number[first] = number.get(first, 0) + int(count)
    bars = [Bar(first, _end(first, stretch), count) for first, count in sorted(number.items())]
    return Timeline(stretch, bars, len(some) - len(drawn))


def _stretch(days: Numbers) -> Stretch:
    if not len(days):
        return "year"
    whole = int(days.max() - days.min())
    return next((stretch for stretch, longest in _LONGEST if whole <= longest), "year")


def _begin(day: date, stretch: Stretch) -> date:
    if stretch == "week":
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    if stretch == "day":
        return day
    return day.replace(day=1) if stretch == "month" else day.replace(month=1, day=1)


def _end(first: date, stretch: Stretch) -> date:
    if stretch == "week":
        return first + timedelta(days=6)
    if stretch == "day":
        return first
    return bound_days(first.isoformat()[: 7 if stretch == "month" else 4]).last


def figure(shown: Timeline, links: Sequence[str], brush: str) -> dict[str, Any]:
    """The bars for plotly: where each leads, and where a stretch that is marked with the pointer.

    ``brush`` is an address to which ``since`` and ``until`` are added.
    """
    bars = shown.bars
    trace = {
        "type": "bar",
        "x": [bar.first.isoformat() for bar in bars],
        "y": [bar.incidents for bar in bars],
        "width": [((bar.last - bar.first).days + 1) * _DAY for bar in bars],
        "offset": 0,
        "customdata": [
            [link, bar.first.isoformat(), bar.last.isoformat()]
            for bar, link in zip(bars, links, strict=True)
        ],
        "text": [f"{told(bar, shown.stretch)}: {bar.incidents}" for bar in bars],
        "textposition": "none",
        "hoverinfo": "text",
        "marker": {"color": "--s1", "line": {"color": "--paper", "width": 1}},
    }
    layout = {
        "height": 150,
        "margin": {"l": 36, "r": 8, "t": 6, "b": 24},
        "xaxis": {"type": "date", "gridcolor": "--line", "fixedrange": True},
        "yaxis": {
            "rangemode": "tozero", "tickformat": ",d", "nticks": 4, "gridcolor": "--line",
            "fixedrange": True,
        },
        "dragmode": "select",
        "selectdirection": "h",
        "meta": {"brush": brush},
    }  # fmt: skip
    return {"data": [trace], "layout": layout}


def told(bar: Bar, stretch: Stretch) -> str:
    """The stretch in words: a day, "week of" its first day, a month, a year."""
    day = bar.first.isoformat()
    return {"day": day, "week": f"week of {day}", "month": day[:7], "year": day[:4]}[stretch]
