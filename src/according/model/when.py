"""The days that a time covers, so that times of any precision can be compared.

Law: both ends are inclusive; a bound known to the year covers the whole year, and an end that is
not known is open (``date.min``, ``date.max``), never guessed.
"""

import calendar
import re
from datetime import date
from typing import NamedTuple

from according.model.claim import Time

_BOUND = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?")


class Days(NamedTuple):
    """A stretch of days, both ends inclusive."""

    first: date
    last: date

    def meets(self, other: "Days") -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Days") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.first <= other.first and other.last <= self.last

    def length(self) -> int:
        """How many days; 1 for a single day."""
        return (self.last - self.first).days + 1


def bound_days(bound: str) -> Days:
    """The days of "2011", "2011-03", "2011-03-04" or a moment; ValueError for anything else."""
    found = _BOUND.fullmatch(bound)
    if not found:
        raise ValueError(f"{bound!r} is no ISO 8601 date, month or year")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return Days(first, date(year, last_month, day or calendar.monthrange(year, last_month)[1]))


def days_of(time: Time | None) -> Days | None:
    """The days that ``time`` covers; None if neither bound is known."""
    if time is None or (time.from_ is None and time.to is None):
        return None
    first = bound_days(time.from_).first if time.from_ else date.min
    last = bound_days(time.to).last if time.to else date.max
    return Days(first, last)


def day_of(moment: str | None) -> date | None:
    """The day, as written, of a date or date-time; None for None."""
    return bound_days(moment).first if moment else None
