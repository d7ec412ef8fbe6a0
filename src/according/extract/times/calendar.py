"""From what was said to the days that are meant: pure date arithmetic, no text.

Law: without a date of publication nothing relative is resolved, and what cannot be resolved is
None. Every interval has ``from_ <= to`` as strings; both are inclusive. Weeks run from Monday, as
ISO 8601 and the reports' "this week" do.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from according.model.claim import TimePrecision

NEAR_FUTURE = timedelta(days=30)
"""A date without a year that lies this close ahead is not the one of eleven months ago."""
COARSENESS: tuple[TimePrecision, ...] = (
    "minute", "hour", "part-of-day", "day", "week", "month", "year",
)  # fmt: skip


class Interval(NamedTuple):
    """Inclusive bounds, ISO 8601 ("2012-02-04", "2012-02", "2012"); None is an unknown bound."""

    from_: str | None
    to: str | None
    precision: TimePrecision | None


UNKNOWN = Interval(None, None, None)


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is resolved against.

    ``future``: whether its clause speaks of what is to come (None: unsaid). ``anchor``: the last
    day that the report spoke of. ``weekday`` (Monday 0): the one named beside a date.
    """

    published: date | None
    future: bool | None = None
    anchor: date | None = None
    weekday: int | None = None


Rule = Callable[[Context], Interval]
"""How one time is resolved; may raise ValueError or OverflowError past the calendar's ends."""


def resolve(rule: Rule, context: Context) -> Interval:
    """The interval, or UNKNOWN where the calendar ends (year 1, year 9999)."""
    try:
        return rule(context)
    except (ValueError, OverflowError):
        return UNKNOWN


def days(first: date, last: date | None = None, precision: TimePrecision = "day") -> Interval:
    """From one day to another, or one day alone."""
    return Interval(first.isoformat(), (last or first).isoformat(), precision)


def year(number: int, last: int | None = None) -> Interval:
    """A year, or from one to another. Raises ValueError before the year 1."""
    if number < 1:
        raise ValueError(f"no year {number}")
    return Interval(f"{number:04}", f"{last if last is not None else number:04}", "year")


def month(year_: int, month_: int) -> Interval:
    """One month of one year."""
    written = date(year_, month_, 1).isoformat()[:7]
    return Interval(written, written, "month")


def week_in(found: Interval, place: int | None) -> Interval:
    """The seven days of a month that begin it (1), follow on those (2 ...), or end it (None)."""
    if found.from_ is None or len(found.from_) != len("2012-02"):
        return UNKNOWN
    year_, month_ = map(int, found.from_.split("-"))
    last = monthrange(year_, month_)[1]
    end = last if place is None else min(7 * place, last)
    return days(date(year_, month_, end - 6), date(year_, month_, end), "week")


def shifted(day: date, months: int) -> tuple[int, int]:
    """The year and month that lie so many months from this day's."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def unknown(_: Context) -> Interval:
    """Words that say when without a day that could be told."""
    return UNKNOWN


def fixed(interval: Interval) -> Rule:
    """What needs no context: a date with its year."""
    return lambda _: interval


def month_day(month_: int, first: int, last: int | None = None) -> Rule:
    """A date (or two days of one month) without a year: the nearest not after publication.

    Ahead if the clause says so, or if it lies at most 30 days ahead: a report that means eleven
    months ago writes the year. A weekday beside it picks the year where it agrees.
    """

    def rule(context: Context) -> Interval:
        if context.published is None:
            return UNKNOWN
        near = _years_with(context.published.year, month_, first)
        agreeing = [day for day in near if day.weekday() == context.weekday]
        begun = _nearest(agreeing or near, context.published, context.future)
        return days(begun, begun.replace(day=last)) if last and last > first else days(begun)

    return rule


def _years_with(around: int, month_: int, day: int) -> list[date]:
    """The day in this year and its neighbours; 29 February only in those that have it."""
    found = []
    for number in range(around - 1, around + 2):
        if day <= monthrange(number, month_)[1]:
            found.append(date(number, month_, day))
    if not found:
        raise ValueError(f"no day {day} of month {month_} around the year {around}")
    return found


def _nearest(candidates: list[date], published: date, future: bool | None) -> date:
    past = [day for day in candidates if day <= published]
    ahead = [day for day in candidates if day >= published]
    if ahead and (future or not past):
        return ahead[0]
    if ahead and past[-1] != published and ahead[0] - published <= NEAR_FUTURE:
        return ahead[0]
    return past[-1]


def day_of_month(number: int) -> Rule:
    """Of "on the 3rd": the nearest such day not after publication, or not before it if ahead."""

    def rule(context: Context) -> Interval:
        if context.published is None:
            return UNKNOWN
        step = 1 if context.future else -1
        for months in range(4):
            year_, month_ = shifted(context.published, step * months)
            if number <= monthrange(year_, month_)[1]:
                day = date(year_, month_, number)
                if (day - context.published).days * step >= 0:
                    return days(day)
        return UNKNOWN

    return rule


def named_month(number: int, which: str = "") -> Rule:
    """A month without a year: the latest begun by publication; "last March" is not this month."""

    def rule(context: Context) -> Interval:
        if context.published is None:
            return UNKNOWN
        ahead = which in ("next", "coming") or (context.future and which not in ("last", "past"))
        back = (context.published.month - number) % 12
        if ahead:
            return month(*shifted(context.published, -back % 12 or 12 * (which == "next")))
        return month(*shifted(context.published, -(back or 12 * (which in ("last", "past")))))

    return rule


def weekday(number: int, which: str = "") -> Rule:
    """The latest such day on or before publication; on or after it where the clause is future.

    ``which``: last and past are before publication, next and coming after it; following and
    previous count from the day last spoken of.
    """

    def rule(context: Context) -> Interval:
        if which in ("following", "previous"):
            return _beside(context.anchor, number, 1 if which == "following" else -1, strict=True)
        strict = which in ("last", "past", "this past", "next", "coming", "this coming")
        ahead = which in ("next", "coming", "this coming")
        ahead = ahead or (which in ("", "this") and bool(context.future))
        return _beside(context.published, number, 1 if ahead else -1, strict=strict)

    return rule


def _beside(day: date | None, number: int, step: int, *, strict: bool) -> Interval:
    if day is None:
        return UNKNOWN
    away = (number - day.weekday()) * step % 7 or 7 * strict
    return days(day + timedelta(step * away))


def weekday_in(number: int, weeks: int) -> Rule:
    """Of "Thursday of last week": the week counted from publication's (0)."""

    def rule(context: Context) -> Interval:
        if context.published is None:
            return UNKNOWN
        monday = context.published - timedelta(context.published.weekday())
        return days(monday + timedelta(weeks=weeks, days=number))

    return rule


def from_publication(offset: int, last: int | None = None) -> Rule:
    """Days counted from publication: yesterday is -1; with ``last``, a stretch of days."""

    def rule(context: Context) -> Interval:
        if context.published is None:
            return UNKNOWN
        first = context.published + timedelta(offset)
        end = context.published + timedelta(offset if last is None else last)
        return days(first, end)

    return rule


def from_anchor(offset: int) -> Rule:
    """Of "The next day": counted from the day last spoken of."""

    def rule(context: Context) -> Interval:
        if context.anchor is None:
            return UNKNOWN
        return days(context.anchor + timedelta(offset))

    return rule


def before(day: str) -> str:
    """The day before, both as ISO dates."""
    return (date.fromisoformat(day) - timedelta(1)).isoformat()


def after(day: str) -> str:
    """The day after, both as ISO dates."""
    return (date.fromisoformat(day) + timedelta(1)).isoformat()
