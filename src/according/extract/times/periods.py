"""Weeks, weekends, months and years counted from publication: "last week", "two months ago".

Law: as for days: nothing is resolved without publication. A stretch that reaches back from
publication ends on its day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from according.extract.times.calendar import (
    UNKNOWN,
    Context,
    Interval,
    Rule,
    days,
    month,
    shifted,
    year,
)  # fmt: skip

_SATURDAY = 5
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def _published(rule: Callable[[date, Context], Interval]) -> Rule:
    return lambda context: rule(context.published, context) if context.published else UNKNOWN


def whole(unit: str, step: int) -> Rule:
    """The week, weekend, month or year so many from publication's: "last month" is -1.

    The one of publication ends with publication's day where the clause is not future.
    """

    def rule(published: date, context: Context) -> Interval:
        if unit == "weekend":
            return _weekend(published, step, ahead=bool(context.future))
        if unit == "month":
            return month(*shifted(published, step))
        if unit == "year":
            return year(published.year + step)
        if unit != "week":
            return UNKNOWN
        monday = published - timedelta(published.weekday()) + timedelta(weeks=step)
        sunday = monday + timedelta(6)
        last = published if step == 0 and not context.future else sunday
        return days(monday, last, "week")

    return _published(rule)


def _weekend(published: date, step: int, *, ahead: bool) -> Interval:
    """Saturday and Sunday; on either of them, this weekend has begun."""
    into = published.weekday() - _SATURDAY
    saturday = published - timedelta(into)  # of publication's week
    if step:
        saturday += timedelta(weeks=step - (step > 0 and into < 0))
    elif not ahead and into < 0:
        saturday -= timedelta(weeks=1)
    sunday = saturday + timedelta(1)
    if step == 0 and not ahead and into == 0:
        sunday = published
    return days(saturday, sunday, "day")


def so_far(unit: str) -> Rule:
    """Of "So far this year": from its first day to publication."""

    def rule(published: date, _: Context) -> Interval:
        first = {
            "week": published - timedelta(published.weekday()),
            "month": published.replace(day=1),
            "year": published.replace(month=1, day=1),
        }[unit]
        return days(first, published)

    return _published(rule)


def ago(number: int, unit: str, *, more: bool = False) -> Rule:
    """Of "two days ago" the day, of "two weeks ago" that week; "more than" opens the start."""

    def rule(published: date, _: Context) -> Interval:
        found = _ago(published, number, unit)
        return Interval(None, found.to, found.precision) if more else found

    return _published(rule)


def _ago(published: date, number: int, unit: str) -> Interval:
    if unit in ("minute", "hour"):
        back = 0 if unit == "minute" else -(-number // 24)
        return days(published - timedelta(back), published, "hour")
    if unit in ("day", "night"):
        return days(published - timedelta(number))
    if unit in _DAYS:
        middle = published - timedelta(_DAYS[unit] * number)
        return days(middle - timedelta(3), middle + timedelta(3), "week")
    if unit == "month":
        return month(*shifted(published, -number))
    if unit == "year":
        return year(published.year - number)
    return UNKNOWN


def back(number: int, unit: str) -> Rule:
    """Of "in the past two weeks": what reaches back from publication.

    Months and years are not dated to a day at their start: nobody counts them to the day.
    """

    def rule(published: date, _: Context) -> Interval:
        if unit in ("minute", "hour"):
            return days(published - timedelta(-(-number // 24)), published)
        if unit in _DAYS:
            return days(published - timedelta(_DAYS[unit] * number), published)
        if unit == "month":
            from_ = month(*shifted(published, -number)).from_
            return Interval(from_, published.isoformat(), "month")
        if unit in _MONTHS:
            from_ = year(published.year - number * _MONTHS[unit] // 12).from_
            return Interval(from_, published.isoformat(), "year")
        return UNKNOWN

    return _published(rule)


def ahead(number: int, unit: str) -> Rule:
    """Of "In the next three days": from publication on, to the day; longer units stay unknown."""

    def rule(published: date, _: Context) -> Interval:
        if unit not in _DAYS:
            return UNKNOWN
        return days(published, published + timedelta(_DAYS[unit] * number))

    return _published(rule)
