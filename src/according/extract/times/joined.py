"""Neighbours that are one time: "Saturday at 2am", "Thursday of last week", "today, 30 June".

Law: what is joined spans both and what stands between; a day, a part of it and a clock are never
joined twice.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from according.extract.times import calendar
from according.extract.times.atom import Atom, Grain, Page
from according.extract.times.calendar import UNKNOWN, Context, Interval
from according.extract.times.vocabulary import compiled, vocabulary

# What may stand between two atoms that are one time.
_OF = r",? (?:of |on )?"
_AT = r",? (?:\(|at |by |from |between )?"
_IN_THE = r",?[\s-](?:in the |at |just before |shortly before |shortly after )?"
_INTO = r" (?:in)?to "
_BESIDE: dict[tuple[Grain, Grain], str] = {
    ("weekday", "day"): r",? (?:the )?[\(\[]?",
    ("day", "weekday"): rf"(?: \(|{_INTO})",
    ("weekday", "week"): r" (?:of )?",
    ("month", "year"): r",? (?:of )?",
    ("day", "year"): r",? (?:of )?",
    ("weekday", "part"): _IN_THE,
    ("day", "part"): _IN_THE,
    ("part", "weekday"): rf"(?:{_OF}|{_INTO})",
    ("part", "day"): r",? (?:of |on |the |from )*",
    ("part", "year"): r" of ",
    ("other", "month"): r" of (?:the month of )?",
    ("week", "month"): r" of (?:the month of )?",
    ("other", "day"): r" of (?:the )?",
    ("day", "day"): r",? ",
    ("clock", "weekday"): _OF,
    ("clock", "day"): _OF,
    ("weekday", "clock"): _AT,
    ("day", "clock"): _AT,
    ("clock", "part"): r" (?:in |at )(?:the )?",
    ("part", "clock"): r",? (?:at |by |from |between )",
}


def fused(page: Page, found: list[Atom]) -> list[Atom]:
    """Neighbours joined as long as they join."""
    whole: list[Atom] = []
    for atom in found:
        joined = _joined(page, whole[-1], atom) if whole else None
        if joined:
            whole[-1] = joined
        else:
            whole.append(atom)
    return whole


def _joined(page: Page, left: Atom, right: Atom) -> Atom | None:
    glue = _BESIDE.get((left.grain, right.grain))
    if glue is None or not compiled(rf"(?:{glue})\Z").match(page.folded, left.end, right.start):
        return None
    same: Atom | None
    if compiled(rf"{_INTO}\Z").match(page.folded, left.end, right.start):
        same = _into(right) if left.part else None
    elif "weekday" in (left.grain, right.grain) and "day" in (left.grain, right.grain):
        dated, hint = (right, left) if left.grain == "weekday" else (left, right)
        same = replace(dated, weekday=hint.weekday)
    elif right.grain == "week":
        same = _of_week(left, right)
    elif left.grain == "part" and right.grain == "year":
        same = _first_day(right)
    elif right.grain == "year":
        same = _of_year(left, right)
    elif left.grain in ("other", "week") and right.grain == "month":
        same = _week_of(page, left, right)
    elif left.grain in ("other", "day") and right.grain == "day":
        same = _dated_besides(page, left, right)
    else:
        same = _timed(left, right)
    return replace(same, start=left.start, end=right.end, loose=False) if same else None


def _of_week(left: Atom, right: Atom) -> Atom | None:
    """Of "Thursday of last week"."""
    if right.weeks is None or left.weekday is None:
        return None
    rule = calendar.weekday_in(left.weekday, right.weeks)
    return replace(left, grain="day", day=rule, ahead=right.ahead)


def _of_year(left: Atom, right: Atom) -> Atom | None:
    """Of "March last year", "3 March this year": the date as the end of that year sees it."""
    rule, years = left.day, right.years
    if rule is None or years is None or left.month is None:
        return None

    def of_year(context: Context) -> Interval:
        if context.published is None:
            return UNKNOWN
        last = date(context.published.year + years, 12, 31)
        return rule(replace(context, published=last, future=False))

    return replace(left, day=of_year, ahead=right.ahead, month=None)


def _first_day(right: Atom) -> Atom | None:
    """Of "the early hours of 2017": of its first day."""
    rule = right.day
    if rule is None:
        return None

    def first(context: Context) -> Interval:
        found = calendar.resolve(rule, context)
        return calendar.days(date(int(found.from_[:4]), 1, 1)) if found.from_ else UNKNOWN

    return replace(right, grain="day", day=first, part="night")


def _week_of(page: Page, left: Atom, right: Atom) -> Atom | None:
    """Of "the first week of July": seven days, counted from the first or to the last."""
    found = compiled(r"(?:the )?({ordinals}|last|final) week\Z").match(
        page.folded, left.start, left.end
    )
    rule = right.day
    if found is None or rule is None or right.kind != "point":
        return None
    place = vocabulary().ordinals.get(found[1])

    def week(context: Context) -> Interval:
        month = calendar.resolve(rule, context)
        return calendar.week_in(month, place)

    return replace(right, grain="other", day=week, kind="span", month=None)


def _dated_besides(page: Page, left: Atom, right: Atom) -> Atom | None:
    """Of "today, 30 June", "the weekend of 3 and 4 August": the date."""
    named = page.folded[left.start : left.end].split()[-1]
    whole = named == "weekend" and right.kind == "span"
    return right if whole or named in ("today", "yesterday") else None


def _into(morning: Atom) -> Atom | None:
    """Of "overnight into Friday", "the night to Friday": from the evening before."""
    rule = morning.day
    if rule is None:
        return None

    def night(context: Context) -> Interval:
        found = calendar.resolve(rule, context)
        if found.from_ is None:
            return UNKNOWN
        return found._replace(from_=calendar.before(found.from_))

    return replace(morning, day=night)


def _timed(left: Atom, right: Atom) -> Atom | None:
    """A day with a part of it or a clock; neither twice."""
    if (left.part and right.part) or (left.clock and right.clock) or (left.day and right.day):
        return None
    main, other = (left, right) if left.day or not right.day else (right, left)
    return replace(main, part=main.part or other.part, clock=main.clock or other.clock)
