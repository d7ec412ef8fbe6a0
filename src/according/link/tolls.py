"""Totals over many incidents: which figures count the same thing from the same beginning.

Law: a toll holds cumulative claims only; two of them are of one toll if harm and place are the same
and they count from one beginning to one end, or, where a beginning is unknown, if one origin says
both. What is still being counted has no end of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from according.gazetteer.fold import fold
from according.gazetteer.standing import place_name
from according.lexicons.speakers import canonical
from according.link.subjects import Subject
from according.model.when import Days, bound_days

_STILL_COUNTED = timedelta(days=3)


class Period(NamedTuple):
    """The days that the beginning may mean (a whole year for "2011"), and the end if it is over."""

    beginning: Days
    end: date | None


def tolls(subjects: Iterable[Subject]) -> list[list[Subject]]:
    """The subjects of cumulative claims, grouped; each in exactly one group."""
    counts: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        counts[counted(subject)].append(subject)
    return [toll for count in counts.values() for toll in _by_period(count)]


def counted(subject: Subject) -> str:
    """What is counted and where; without a place only a report's own speaker says the same."""
    harm, place = subject.first.quantities[0].harm, subject.place
    if place is None:
        return f"{harm} in {subject.first.report.id} by {_speaker(subject)}"
    return f"{harm} at {place.geonameid or fold(place_name(place))}, {place.country}"


def _by_period(subjects: Sequence[Subject]) -> list[list[Subject]]:
    """Those that count through one period; those without a beginning join their speaker's toll."""
    begun: dict[Period, list[Subject]] = defaultdict(list)
    loose: dict[str, list[Subject]] = defaultdict(list)
    for subject in subjects:
        period = _period(subject)
        (loose[_speaker(subject)] if period is None else begun[period]).append(subject)
    groups = _one_beginning(begun)
    for speaker, said in sorted(loose.items()):
        theirs = [group for group in groups if any(_speaker(s) == speaker for s in group)]
        if len(theirs) == 1:
            theirs[0].extend(said)
        else:
            groups.append(said)
    return groups


def _one_beginning(begun: dict[Period, list[Subject]]) -> list[list[Subject]]:
    """Periods told more coarsely join the one finer period that they can mean, if there is one."""
    groups: dict[Period, list[Subject]] = {}
    for period in sorted(begun, key=_finest_first):
        fits = [finer for finer in groups if _may_mean(period, finer)]
        home = fits[0] if len(fits) == 1 else period
        groups.setdefault(home, []).extend(begun[period])
    return list(groups.values())


def _finest_first(period: Period) -> tuple[int, date, date]:
    return period.beginning.length(), period.beginning.first, period.end or date.max


def _may_mean(period: Period, finer: Period) -> bool:
    return period.end == finer.end and period.beginning.meets(finer.beginning)


def _period(subject: Subject) -> Period | None:
    time = subject.first.time
    if time is None or time.from_ is None:
        return None
    end = bound_days(time.to).last if time.to else None
    running = end and subject.published and end >= subject.published - _STILL_COUNTED
    return Period(bound_days(time.from_), None if running else end)


def _speaker(subject: Subject) -> str:
    """The key of who says it; the report's own voice is the outlet's."""
    claim = subject.first
    if claim.sources:
        return canonical(claim.sources[-1].speaks_for or claim.sources[-1].name, {})
    return f"own voice of {claim.report.outlet or claim.report.id}"
