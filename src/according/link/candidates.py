"""Which pairs are worth comparing: those that share a cell of place and time, or a report.

Law: a pair that ``compare`` judges "same" is always among the candidates, so that looking at cells
only saves work. The cells are small: the work grows with the crowd on one spot on one day.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from math import floor

from according.gazetteer.fold import fold, loose
from according.gazetteer.standing import place_name
from according.link.compare import LONGEST_EVENT, may_be
from according.link.subjects import Subject
from according.model.claim import Place
from according.model.when import Days

Cell = tuple[object, ...]

# Two grids, half a cell apart, so that places within 25 km (0.225 degrees of latitude, up to 0.5 of
# longitude below 63 degrees) share a cell of one of them.
_LAT_CELL, _LON_CELL = 0.5, 1.0


def candidates(subjects: Sequence[Subject]) -> list[tuple[int, int]]:
    """Pairs of positions in ``subjects``, each once, the lower first, sorted."""
    crowds: dict[Cell, list[int]] = defaultdict(list)
    for position, subject in enumerate(subjects):
        for cell in set(_cells(subject)):
            crowds[cell].append(position)
    return sorted({pair for crowd in crowds.values() for pair in combinations(crowd, 2)})


def _cells(subject: Subject) -> Iterator[Cell]:
    for report in subject.reports:
        yield ("report", report)
    days = may_be(subject)
    if subject.place is None or days is None:
        return
    for day in _day_cells(days):
        for spot in _place_cells(subject.place):
            yield (*spot, day)
        for figure in subject.figures:
            yield ("figure", subject.place.country, *figure, day)


def _day_cells(days: Days) -> Iterator[object]:
    if days.length() > LONGEST_EVENT:
        yield tuple(days)
        return
    for passed in range(days.length()):
        yield days.first + timedelta(days=passed)


def _place_cells(place: Place) -> Iterator[Cell]:
    if place.precision == "country":
        return
    name = fold(place_name(place))
    yield ("name", name)
    if place.geonameid is not None:
        yield ("place", place.geonameid)
    yield ("rough", loose(name) or name, place.country)
    if place.lat is None or place.lon is None:
        return
    for lat_shift in (0.0, 0.5):
        for lon_shift in (0.0, 0.5):
            row = floor(place.lat / _LAT_CELL + lat_shift)
            yield ("cell", row, lat_shift, floor(place.lon / _LON_CELL + lon_shift), lon_shift)
