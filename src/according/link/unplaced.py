"""Groups that no place is told for, and the one incident of their report that they may belong to.

Law: where a report tells of two incidents that would do, the claim joins neither.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from according.link.groups import Groups
from according.link.kinds import together
from according.link.subjects import Subject

Told = Literal["town", "country", "nowhere"]

_ONE_KIND = 0.7
"""How well kinds must go together for a claim without a place to join an incident."""


def only_incidents(groups: Groups) -> list[tuple[int, int]]:
    """Each group without a place, with its reports' only incident of the same kind.

    An incident of a whole country is looked at only where the reports tell of no finer one.
    """
    by_report: dict[str, list[int]] = defaultdict(list)
    for home in groups.homes():
        for report in _reports(groups.members(home)):
            by_report[report].append(home)
    told = {home: place_told(groups.members(home)) for home in groups.homes()}
    pairs = []
    for home in (home for home in groups.homes() if told[home] == "nowhere"):
        reports = _reports(groups.members(home))
        near = sorted({other for report in reports for other in by_report[report]})
        only = _only(home, near, told, groups)
        pairs += [(home, only)] if only is not None else []
    return pairs


def place_told(group: Iterable[Subject]) -> Told:
    """How finely the finest place of the group is told; a country alone may be told for nothing."""
    placed = [subject for subject in group if subject.place]
    if any(subject.place and subject.place.precision != "country" for subject in placed):
        return "town"
    return "country" if any(_says_something(subject) for subject in placed) else "nowhere"


def _says_something(subject: Subject) -> bool:
    """Whether there is a day or a number by which an event of a country can be told from others.

    "Hundreds killed in Syria" in a headline is nobody's count for the country.
    """
    numeric = any(quantity.modifier != "vague" for quantity in subject.first.quantities)
    return subject.days is not None or numeric


def _only(home: int, near: list[int], told: dict[int, Told], groups: Groups) -> int | None:
    """The one group among ``near`` that ``home`` may belong to; None if none or several may do."""
    wanted: tuple[Told, ...] = ("town", "country")
    for fineness in wanted:
        fits = [
            other for other in near if told[other] == fineness and _may_belong(home, other, groups)
        ]
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def _may_belong(home: int, other: int, groups: Groups) -> bool:
    """Whether one report tells of both, their kinds go together and nothing keeps them apart."""
    return not groups.apart(home, other) and any(
        left.shares_report(right) and together(left.kinds, right.kinds)[0] >= _ONE_KIND
        for left in groups.members(home)
        for right in groups.members(other)
    )


def _reports(group: Iterable[Subject]) -> set[str]:
    return {report for subject in group for report in subject.reports}
