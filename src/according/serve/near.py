"""Incidents that may be one with another: a person looks there first to merge or to move a claim.

Law: it proposes and judges nothing; linking has its own reasons.
"""

from collections.abc import Iterable
from datetime import date

from according.model.incident import Incident

_DAYS = 7
_MOST = 20


def near(of: Incident, known: Iterable[Incident]) -> list[Incident]:
    """Others of its kind, those within a week first of one place, then of one country."""
    found = [
        (rank, one.incident, one)
        for one in known
        if one.incident != of.incident and one.kind == of.kind and (rank := _apart(of, one))
    ]
    return [one for _rank, _id, one in sorted(found, key=lambda it: it[:2])[:_MOST]]


def _apart(one: Incident, other: Incident) -> tuple[bool, int] | None:
    """Whether the places differ, and the days between; None where it is too far."""
    here, there = one.place, other.place
    if here is None or there is None or here.country != there.country:
        return None
    days = _days(one, other)
    return None if days is None or days > _DAYS else (here.geonameid != there.geonameid, days)


def _days(one: Incident, other: Incident) -> int | None:
    found = [_day(it.from_ or it.to) for it in (one, other)]
    left, right = found
    return abs((left - right).days) if left and right else None


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
