"""Figures over time, drawn: one plot for a harm, each origin with a sign and a line of its own.

Law: a figure stands at the day it was stated and between the bounds that it has; one of an unknown
day is not drawn, and is counted. Everything that is drawn also stands in the table beside it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from according.model.incident import Incident, Point, Series

WIDTH, HEIGHT = 640, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 16, 12, 28
_SIGNS = 6


class Drawn(NamedTuple):
    """A point: its place in the plot, the ends of its range (None: no range, or open), its words.

    ``value`` is what is drawn: the value, or else the bound that is known.
    """

    x: float
    y: float
    low: float | None
    high: float | None
    at: str
    value: int


class Line(NamedTuple):
    """An origin's points in their order; ``sign`` 0 to 5 says how they look."""

    origin: str
    sign: int
    points: tuple[Drawn, ...]

    @property
    def path(self) -> str:
        """The points as a polyline takes them."""
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in self.points)


class Said(NamedTuple):
    """A figure of an origin for the table, drawn or not."""

    origin: str
    sign: int
    point: Point


class Plot(NamedTuple):
    """The lines of one harm, the axes' ends, and how many figures have no day or no number."""

    harm: str
    lines: tuple[Line, ...]
    told: tuple[Said, ...]
    first: str
    last: str
    most: int
    undrawn: int


def plots(incident: Incident) -> list[Plot]:
    """One for each harm of which at least one figure can be drawn."""
    harms = dict.fromkeys(series.harm for series in incident.series)
    made = (_plot(harm, [it for it in incident.series if it.harm == harm]) for harm in harms)
    return [plot for plot in made if plot.lines]


def _plot(harm: str, series: Sequence[Series]) -> Plot:
    told = tuple(
        Said(one.origin, place % _SIGNS, point)
        for place, one in enumerate(series)
        for point in one.points
    )
    scale = _scale([it.point for it in told if _is_known(it.point)])
    if scale is None:
        return Plot(harm, (), told, "", "", 0, len(told))
    ends = scale.first.isoformat(), scale.last.isoformat(), scale.most
    return Plot(
        harm, _lines(series, scale), told, *ends, sum(not _is_known(it.point) for it in told)
    )


class _Scale(NamedTuple):
    first: date
    last: date
    most: int

    def x(self, day: date) -> float:
        whole = (self.last - self.first).days
        share = (day - self.first).days / whole if whole else 0.5
        return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)

    def y(self, value: int) -> float:
        share = value / self.most if self.most else 0.0
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)


def _scale(known: Sequence[Point]) -> _Scale | None:
    days = sorted(day for point in known if (day := _day(point)))
    return _Scale(days[0], days[-1], max(map(_most, known))) if days else None


def _lines(series: Sequence[Series], scale: _Scale) -> tuple[Line, ...]:
    made = (Line(one.origin, place % _SIGNS, tuple(_drawn(one.points, scale)))
            for place, one in enumerate(series))  # fmt: skip
    return tuple(line for line in made if line.points)


def _is_known(point: Point) -> bool:
    """Whether it can be drawn: its day and a number are known."""
    return _day(point) is not None and _value(point) is not None


def _drawn(points: Iterable[Point], scale: _Scale) -> Iterable[Drawn]:
    for point in points:
        day, value = _day(point), _value(point)
        if day is None or value is None:
            continue
        low, high = (None if end is None or end == value else scale.y(end)
                     for end in (point.low, point.high))  # fmt: skip
        yield Drawn(scale.x(day), scale.y(value), low, high, day.isoformat(), value)


def _day(point: Point) -> date | None:
    """The day it was stated; None where it is unknown, or known to the month or year only."""
    try:
        return date.fromisoformat((point.at or "")[:10])
    except ValueError:
        return None


def _value(point: Point) -> int | None:
    known = (number for number in (point.value, point.low, point.high) if number is not None)
    return next(known, None)


def _most(point: Point) -> int:
    return max(number for number in (point.value, point.low, point.high) if number is not None)
