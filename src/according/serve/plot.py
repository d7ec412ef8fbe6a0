"""Figures over time: one plot for a harm, each origin with a line of its own, denials among them.

Law: a figure stands at the day it was stated, with the range that it has; a denial that gives none
is a line through its day. What is of an unknown day or number is not drawn, and is counted.
Everything that is drawn also stands in the table beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from according.model.claim import Claim, Harm, Stance
from according.model.incident import Incident, Point
from according.serve.library import label
from according.telling.wording import number, said_by

_SYMBOLS = ("circle", "square", "diamond", "circle-open", "square-open", "diamond-open")
_FEW = 5
"""Up to so many people each number has a line of its own; so has each of so many days."""
_DAY = 86_400_000
"""Milliseconds, as plotly counts."""
_AGAINST: tuple[Stance, ...] = ("denies", "doubts")
Claims = Mapping[str, Claim]


class Said(NamedTuple):
    """A figure, who said it, and whether it was asserted, denied or doubted."""

    origin: str
    point: Point
    stance: Stance = "asserts"

    @property
    def day(self) -> date | None:
        """The day it was stated; None where it is unknown, or known to the month or year only."""
        try:
            return date.fromisoformat((self.point.at or "")[:10])
        except ValueError:
            return None

    @property
    def value(self) -> int | None:
        """What is drawn: the value, or else the bound that is known."""
        known = (self.point.value, self.point.low, self.point.high)
        return next((one for one in known if one is not None), None)

    @property
    def is_drawn(self) -> bool:
        """Whether it has a place in the plot."""
        return self.day is not None and (self.value is not None or self.is_bare)

    @property
    def is_bare(self) -> bool:
        """Whether it denies or doubts without any figure."""
        return self.value is None and self.stance != "asserts"


class Plot(NamedTuple):
    """All figures of one harm, by origin in the order in which they were stated, denials last."""

    harm: Harm
    told: tuple[Said, ...]

    @property
    def undrawn(self) -> int:
        """How many are in the table only."""
        return sum(not one.is_drawn for one in self.told)


def plots(incident: Incident, claims: Claims) -> list[Plot]:
    """One for each harm of which at least one figure can be drawn."""
    estimated = [one.harm for one in incident.estimates]
    harms = dict.fromkeys([*estimated, *(one.harm for one in incident.series)])
    made = [Plot(harm, (*_stated(incident, harm), *_denied(incident, claims, harm)))
            for harm in harms]  # fmt: skip
    return [plot for plot in made if any(it.is_drawn and not it.is_bare for it in plot.told)]


def _stated(incident: Incident, harm: Harm) -> Iterator[Said]:
    for series in incident.series:
        if series.harm == harm:
            yield from (Said(series.origin, point) for point in series.points)


def _denied(incident: Incident, claims: Claims, harm: Harm) -> Iterator[Said]:
    """The denials, each at the figure that it denies: its own, or that of the claim it is about.

    One that gives no figure, and is about no claim that does, denies those of every harm.
    """
    denies = {it.claim: it.to for it in incident.relations if it.kind == "denies"}
    for id_ in incident.claims:
        claim = claims.get(id_)
        if claim is None or claim.stance not in _AGAINST:
            continue
        figures = [*claim.quantities]
        if not figures and (about := claims.get(denies.get(id_) or "")):
            figures = [*about.quantities]
        when, by = claim.report.published, said_by(claim)
        if not figures:
            yield Said(by, Point(when, None, None, None), claim.stance)
        for one in figures:
            if one.harm == harm:
                yield Said(by, Point(when, one.value, one.low, one.high), claim.stance)


def figure(plot: Plot) -> dict[str, Any]:
    """The plot for plotly."""
    by_origin: dict[tuple[str, bool, bool], list[Said]] = {}
    for one in plot.told:
        if one.is_drawn:
            key = (one.origin, one.stance == "asserts", one.is_bare)
            by_origin.setdefault(key, []).append(one)
    traces = [
        _bare(origin, some, place) if bare else _trace(origin, asserts, some, place)
        for place, ((origin, asserts, bare), some) in enumerate(by_origin.items())
    ]
    highest = max((end for one in plot.told if one.is_drawn for end in _ends(one)), default=0)
    layout = {
        "height": 320,
        "margin": {"l": 48, "r": 16, "t": 8, "b": 32},
        "showlegend": True,
        "legend": {"orientation": "h", "y": -0.15, "yanchor": "top"},
        "xaxis": {"type": "date", "tickformat": "%Y-%m-%d", "gridcolor": "--line", **_days(plot)},
        "yaxis": {
            "rangemode": "tozero",
            "tickformat": ",d",
            "gridcolor": "--line",
            **({"dtick": 1} if highest <= _FEW else {}),
        },
        "yaxis2": {"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True},
    }
    return {"data": traces, "layout": layout}


def _days(plot: Plot) -> dict[str, Any]:
    """The ticks: each day has at most one, with a day's room on either side of a few."""
    days = [one.day for one in plot.told if one.is_drawn and one.day]
    first, last = min(days), max(days)
    if last - first > timedelta(days=_FEW):
        return {"nticks": 6}
    room = timedelta(days=1)
    return {"dtick": _DAY, "range": [str(first - room), str(last + room)]}


def _trace(origin: str, asserts: bool, some: Sequence[Said], place: int) -> dict[str, Any]:
    colour, symbol = f"--s{place % len(_SYMBOLS)}", _SYMBOLS[place % len(_SYMBOLS)]
    name = origin or "no origin"
    return {
        "type": "scatter",
        "name": label(name if asserts else f"{name}: denied or doubted"),
        "mode": "lines+markers" if asserts else "markers",
        "x": [str(one.day) for one in some],
        "y": [one.value for one in some],
        "error_y": {
            "type": "data", "symmetric": False, "color": colour, "thickness": 1.5,
            "array": list(_beyond(some, above=True)),
            "arrayminus": list(_beyond(some, above=False)),
        },
        "text": [label(_told(one)) for one in some],
        "hoverinfo": "text",
        "line": {"color": colour, "shape": "hv", "width": 1.5},
        "marker": {"color": colour, "symbol": symbol if asserts else "x-thin-open", "size": 10},
    }  # fmt: skip


def _bare(origin: str, some: Sequence[Said], place: int) -> dict[str, Any]:
    """Denials and doubts without a figure: each a line through the whole plot, on its day."""
    colour, name = f"--s{place % len(_SYMBOLS)}", origin or "no origin"
    days = [day for one in some for day in (str(one.day), str(one.day), None)]
    words = [told for one in some for told in (label(_told(one)), label(_told(one)), None)]
    return {
        "type": "scatter",
        "name": label(f"{name}: denied or doubted, without a figure"),
        "mode": "lines",
        "x": days,
        "y": [0, 1, None] * len(some),
        "yaxis": "y2",
        "text": words,
        "hoverinfo": "text",
        "line": {"color": colour, "dash": "dot", "width": 2},
    }


def _beyond(some: Iterable[Said], *, above: bool) -> Iterator[int]:
    """How far each range reaches from what is drawn; 0 where it is open or there is none."""
    for one in some:
        end = one.point.high if above else one.point.low
        if end is None or one.value is None:
            yield 0
        else:  # "more than 60" has its low above what is drawn
            yield max(0, end - one.value if above else one.value - end)


def _ends(one: Said) -> Iterator[int]:
    return (end for end in (one.value, one.point.high) if end is not None)


def _told(one: Said) -> str:
    if one.is_bare:
        return f"{one.origin or 'no origin'} {one.stance} it, without a figure, {one.day}"
    low, value, high = (number(it) for it in (one.point.low, one.point.value, one.point.high))
    return f"{one.origin or 'no origin'} {one.stance} {value} (low {low}, high {high}), {one.day}"
