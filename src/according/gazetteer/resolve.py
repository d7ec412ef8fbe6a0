"""Which of its candidates each name of a report means, judged together with the other names.

Law: a name that nothing tells apart still gets its likeliest reading, and a name without candidates
gets none. One name has one sense in a report, unless the report itself sets it in two places.

Every reading of a name has a chance. Chances begin from what a reading is (a country, a large
town), then names lend each other support: readings in one country, one division and one
neighbourhood rise together, a few times over. The weights were fitted by training/fit_places.py.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from math import exp, log1p, log10
from operator import mul
from typing import Literal, NamedTuple

from according.gazetteer.lookup import Candidate

ROUNDS = 3
"""How often support is passed on; more changes hardly any reading."""


class Weights(NamedTuple):
    """What each sign adds to a reading's score, in natural logarithms of odds."""

    population: float = 1.25  # per power of ten of people
    country: float = 1.55  # it is a country
    first: float = 1.0  # a first-order division
    second: float = -0.5  # a second-order division
    curated: float = 0.3  # a place of the curated file
    capital: float = 1.0  # not fitted: the capital of its country; local news has many an Athens
    main: float = 2.35  # the name is its main name
    inside: float = (
        4.0  # not fitted, as other signs say it too: the report sets it there: "Paris, Texas"
    )
    sort: float = 3.0  # not fitted: the word beside says area or town ("Homs province"), and it is
    other_sort: float = -3.0  # not fitted: the same word, and it is the other
    namesake: float = -3.5  # not fitted: a division, where the town it is named after may be meant
    bearers: float = 0.8  # places of that name in its country, logarithm of their number
    listed: float = 0.9  # it is named in one list with others of its level: "Virginia, Washington"
    same_country: float = 1.7  # other names likely to lie in its country, logarithm of their number
    same_first: float = 3.25  # ... in its first-order division
    nearby: float = 0.85  # ... within about a hundred kilometres


Sort = Literal["", "area", "town"]
UnitKey = tuple[str, str, Sort]


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it stands in a report.

    ``within``: keys of the names that the text sets it in; ``beside``: of those listed with it;
    ``sort``: what the words beside it say.
    """

    key: str
    candidates: tuple[Candidate, ...]
    within: tuple[str, ...] = ()
    sort: Sort = ""
    beside: tuple[str, ...] = ()


@dataclass(slots=True)
class Name:
    """A name of the report with the chances of its readings."""

    candidates: tuple[Candidate, ...]
    within: set[str]
    sort: Sort
    beside: set[str] = field(default_factory=set)
    chances: list[float] = field(default_factory=list)


class Support:
    """Where the names of a report lie, by the chances of their readings."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.country: defaultdict[str, float] = defaultdict(float)
        self.first: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.cell: defaultdict[tuple[int, int], float] = defaultdict(float)
        for name in names:
            for candidate, chance in zip(name.candidates, name.chances, strict=True):
                self.add(candidate, chance)

    def add(self, candidate: Candidate, chance: float) -> None:
        """Counts a reading of one name by its chance."""
        if candidate.country:
            self.country[candidate.country] += chance
        if division := first_division(candidate):
            self.first[division] += chance
        if candidate.level >= 2:
            self.cell[cell(candidate)] += chance

    def of(self, candidate: Candidate) -> tuple[float, float, float]:
        """What lies in its country, its division and, of towns, within about a hundred km."""
        division, near = first_division(candidate), 0.0
        if candidate.level >= 2:
            near = sum(map(self.cell.get, _around(*cell(candidate)), repeat(0.0)))
        return (
            self.country.get(candidate.country or "", 0.0),
            self.first.get(division, 0.0) if division else 0.0,
            near,
        )


def choose(names: Sequence[Named]) -> list[Candidate | None]:
    """For each name the reading that it most likely has, None where it has no candidates."""
    units, of = distinct(names)
    settle(units, Weights())
    chosen = []
    for unit in of:
        name = units[unit]
        best = max(range(len(name.candidates)), key=name.chances.__getitem__, default=None)
        chosen.append(None if best is None else name.candidates[best])
    return chosen


def settle(units: dict[UnitKey, Name], weights: Weights) -> None:
    """Gives every reading its chance."""
    signs = {key: all_signs(name, units) for key, name in units.items()}
    for key, name in units.items():
        name.chances = _chances([_score(own, (0.0, 0.0, 0.0), weights) for own in signs[key]])
    for _ in range(ROUNDS):
        support = Support(units.values())
        for key, name in units.items():
            if len(name.candidates) < 2:
                continue
            both = zip(signs[key], shared_signs(name, support), strict=True)
            name.chances = _chances([_score(own, shared, weights) for own, shared in both])


def distinct(names: Sequence[Named]) -> tuple[dict[UnitKey, Name], list[UnitKey]]:
    """The distinct names, and which of them each mention is.

    A name set in two places ("Paris, Texas" and "Paris, France") is two names; a bare mention is
    taken for the first.
    """
    settings: dict[tuple[str, Sort], str] = {}
    for name in names:
        if name.within:
            settings.setdefault((name.key, name.sort), name.within[0])
    units: dict[UnitKey, Name] = {}
    of = []
    for name in names:
        setting = name.within[0] if name.within else settings.get((name.key, name.sort), "")
        key = (name.key, setting, name.sort)
        unit = units.setdefault(key, Name(name.candidates, set(), name.sort))
        unit.within.update(name.within)
        unit.beside.update(name.beside)
        of.append(key)
    return units, of


def all_signs(name: Name, units: dict[UnitKey, Name]) -> list[tuple[float, ...]]:
    """For each reading of a name the signs that do not hang on other names' readings."""
    outer = [c for key, unit in units.items() if key[0] in name.within for c in unit.candidates]
    listed = {
        _rank(c) for key, unit in units.items() if key[0] in name.beside for c in unit.candidates
    }
    bearers = Counter(candidate.country for candidate in name.candidates)
    found = []
    for candidate in name.candidates:
        is_listed = candidate.level <= 1 and _rank(candidate) in listed
        rivals = () if is_listed else name.candidates
        own = own_signs(candidate, rivals, outer, sort=name.sort)
        found.append((*own, log1p(bearers[candidate.country]), is_listed))
    return found


def _rank(candidate: Candidate) -> tuple[int, str | None]:
    """What a place is listed with: countries, or divisions of its own country."""
    return candidate.level, candidate.country if candidate.level else None


def own_signs(
    candidate: Candidate, rivals: Sequence[Candidate], outer: Sequence[Candidate], *, sort: Sort
) -> tuple[float, ...]:
    """The signs of a reading that do not hang on other names', in the order of ``Weights``."""
    is_area = candidate.level <= 2
    return (
        log10(candidate.population + 10),
        candidate.level == 0 and candidate.kind == "country",
        candidate.level == 1,
        candidate.level == 2,
        candidate.geonameid is None,
        candidate.capital,
        candidate.main,
        any(contains(place, candidate) for place in outer),
        sort == ("area" if is_area else "town"),
        sort == ("town" if is_area else "area"),
        candidate.level in {1, 2} and any(_is_seat(rival, candidate) for rival in rivals),
    )


def _is_seat(town: Candidate, area: Candidate) -> bool:
    """Whether a name meant for an area is more often meant for this town.

    The area is named after the town and mostly the town, or the town is the capital of the country.
    """
    if town.level != 3 or not town.main or town.country != area.country:
        return False
    return town.capital or (town.population * 5 > area.population and contains(area, town))


def shared_signs(name: Name, support: Support) -> list[tuple[float, float, float]]:
    """For each reading, how many other names share its country, its division, its surroundings.

    As logarithms; the name's own readings, which ``support`` counts too, are left out.
    """
    own = Support([name])
    found = []
    for candidate in name.candidates:
        every, ours = support.of(candidate), own.of(candidate)
        country, first, near = (max(a - b, 0.0) for a, b in zip(every, ours, strict=True))
        found.append((log1p(country), log1p(first), log1p(near)))
    return found


def _score(own: tuple[float, ...], shared: tuple[float, float, float], weights: Weights) -> float:
    return sum(map(mul, (*own, *shared), weights), start=0.0)


def _chances(scores: list[float]) -> list[float]:
    top = max(scores, default=0.0)
    odds = [exp(score - top) for score in scores]
    total = sum(odds)
    return [odd / total for odd in odds]


def contains(outer: Candidate, inner: Candidate) -> bool:
    """Whether ``inner`` lies in ``outer``, by the divisions of countries."""
    if outer.country != inner.country or outer.level >= inner.level:
        return False
    if outer.level == 0:
        return True
    if outer.level == 1:
        return inner.admin1 == outer.name
    return outer.level == 2 and inner.admin1 == outer.admin1 and inner.admin2 == outer.name


def first_division(candidate: Candidate) -> tuple[str, str] | None:
    """The first-order division that a reading is or lies in, with its country."""
    name = candidate.name if candidate.level == 1 else candidate.admin1
    return (candidate.country, name) if candidate.country and name else None


def cell(candidate: Candidate) -> tuple[int, int]:
    """The square degree a reading lies in."""
    return round(candidate.lat), round(candidate.lon)


@lru_cache(maxsize=8192)
def _around(lat: int, lon: int) -> tuple[tuple[int, int], ...]:
    return tuple((lat + y, lon + x) for y in (-1, 0, 1) for x in (-1, 0, 1))
