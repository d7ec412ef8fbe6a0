"""Two subjects compared: small functions that each give a score and a reason in words.

Law: every comparison is symmetric, and a score of 0 from any of them rules the pair out.
"""

from datetime import timedelta
from typing import NamedTuple

from according.gazetteer.standing import COARSENESS, place_name, standing
from according.link.kinds import together
from according.link.subjects import Subject
from according.model.claim import Claim, Place
from according.model.incident import Link
from according.model.when import Days, days_of

SAME = 0.75
"""From this score on two subjects are judged to be about one incident."""
WINDOW = timedelta(days=3)
"""How long before its publication an event may lie that a report gives no time for."""
LONGEST_EVENT = 31
"""Days; a longer interval is a period and not the time of one event."""

_WEIGHT_OF_PLACE, _WEIGHT_OF_TIME, _WEIGHT_OF_KIND = 0.3, 0.3, 0.4
_EQUAL_FIGURE = 0.15
_FEW_DAYS = 3
_WITHIN_A_DAY = {"minute", "hour", "part-of-day"}


class Evidence(NamedTuple):
    """What one comparison found: 0 rules the pair out, 1 is full agreement."""

    score: float
    reason: str


def compare(left: Subject, right: Subject) -> Link:
    """The pair judged, with its score in 0..1 and the reasons."""
    where, when = compare_place(left, right), compare_time(left, right)
    what = compare_kind(left, right)
    evidence = [where, when, what]
    score = _WEIGHT_OF_PLACE * where.score + _WEIGHT_OF_TIME * when.score
    score += _WEIGHT_OF_KIND * what.score
    shared = sorted(left.figures & right.figures)
    if shared and where.score >= _SOME_PLACE and when.score >= _SOME_TIME:
        harm, value = shared[0]
        evidence.append(Evidence(1.0, f"both say {value} {harm}"))
        score = min(1.0, score + _EQUAL_FIGURE)
    one, other = sorted((left.first.claim, right.first.claim))
    reasons = tuple(found.reason for found in evidence)
    if where.score == 0 or when.score == 0:
        return Link(one, other, 0.0, reasons, "different")
    return Link(one, other, round(score, 4), reasons, "same" if score >= SAME else "unsure")


def differ(left: Subject, right: Subject) -> bool:
    """Whether place or time rules out that the two are about one incident."""
    return compare_time(left, right).score == 0 or compare_place(left, right).score == 0


# A country, or no place at all, needs an equal figure to join a town's incident; and an equal
# figure tells nothing where nothing tells when.
_SOME_PLACE = 0.1
_SOME_TIME = 0.3
_IN_A_TOWN = {"same": 1.0, "within": 0.9, "around": 0.9}


def compare_place(left: Subject, right: Subject) -> Evidence:
    """Same place, one inside the other, or nothing that tells them apart."""
    one_report = left.shares_report(right)
    here, there = left.place, right.place
    stands = standing(here, there)
    if here is None or there is None:
        return _no_place(left, right, one_report)
    names = " and ".join(sorted((place_name(here), place_name(there))))
    if stands == "apart":
        return Evidence(0.0, f"other places: {names}")
    if stands == "unknown":
        score = 0.5 if one_report and _lies_in(here, there) else 0.05
        return Evidence(score, f"how the places stand to each other is unknown: {names}")
    coarse = {here.precision, there.precision} & {"admin", "country"}
    if not coarse:
        return Evidence(_IN_A_TOWN[stands], f"one place: {names}")
    if stands != "same":
        return Evidence(_SOME_PLACE, f"a part and its whole: {names}")
    if "admin" in coarse:
        return Evidence(0.6, f"one province: {names}")
    return Evidence(0.35 if one_report else _SOME_PLACE, f"one country: {names}")


def _lies_in(here: Place, there: Place) -> bool:
    """Whether one is a known town and the other an unknown place that reads like a part of it."""
    known, unknown = (here, there) if here.lat is not None else (there, here)
    finer = COARSENESS[unknown.precision] < COARSENESS[known.precision]
    return finer and known.lat is not None and unknown.lat is None and known.precision == "city"


def _no_place(left: Subject, right: Subject, one_report: bool) -> Evidence:
    if not one_report:
        return Evidence(0.05, "nothing tells where")
    if left.place or right.place:
        return Evidence(_SOME_PLACE, "one report, which gives a place for one of them only")
    return Evidence(0.5, "one report, which gives a place for neither")


def compare_time(left: Subject, right: Subject) -> Evidence:
    """Days that overlap, or that may where one is not known."""
    if left.background != right.background and not (left.days and right.days):
        return Evidence(0.0, "one is told as background")
    if left.days is None or right.days is None:
        return _undated(left, right)
    if not left.days.meets(right.days):
        if left.shares_report(right) and one_night(left.first, right.first):
            return Evidence(0.3, "one report, the day before and the day after one night")
        days = " and ".join(f"{first} to {last}" for first, last in sorted((left.days, right.days)))
        return Evidence(0.0, f"other days: {days}")
    longer = max(left.days.length(), right.days.length())
    if longer <= _FEW_DAYS:
        return Evidence(1.0, "days that overlap")
    if longer <= LONGEST_EVENT:
        return Evidence(0.7, "a day within weeks")
    same = left.days == right.days
    return Evidence(1.0, "one period") if same else Evidence(0.1, "a time within a long period")


def _undated(left: Subject, right: Subject) -> Evidence:
    if _printed_before(left, right) or _printed_before(right, left):
        return Evidence(0.0, "one was printed before the other happened")
    if left.shares_report(right):
        return Evidence(0.7, "one report, which gives no other time")
    ours, theirs = may_be(left), may_be(right)
    if ours and theirs and ours.meets(theirs):
        return Evidence(0.5, f"published within {WINDOW.days} days of it")
    return Evidence(0.1, "nothing tells when")


def _printed_before(undated: Subject, dated: Subject) -> bool:
    """Whether the one was out more than a day (of time zones) before the other's first day."""
    if undated.published is None or dated.days is None:
        return False
    return undated.published + timedelta(days=1) < dated.days.first


def may_be(subject: Subject) -> Days | None:
    """The days on which it happened, else those just before its first publication."""
    if subject.days or subject.published is None:
        return subject.days
    return Days(subject.published - WINDOW, subject.published)


def one_night(left: Claim, right: Claim) -> bool:
    """Whether the days touch and one of the two is told to the hour: a night may join them."""
    ours, theirs = days_of(left.time), days_of(right.time)
    if ours is None or theirs is None:
        return False
    earlier, later = sorted((ours, theirs))
    to_the_hour = any(time and time.precision in _WITHIN_A_DAY for time in (left.time, right.time))
    return to_the_hour and later.first - earlier.last == timedelta(days=1)


def compare_kind(left: Subject, right: Subject) -> Evidence:
    """How well what they tell of goes together; never rules out, as a third may join them."""
    score, one, other = together(left.kinds, right.kinds)
    kinds = " and ".join(sorted({one, other}))
    return Evidence(score, kinds if score else f"nothing in common: {kinds}")


def distance(left: Subject, right: Subject) -> int:
    """Characters between the two in the report that holds both; 0 across reports."""
    starts = {claim.report.id: claim.start for claim in reversed(left.claims)}
    return min(
        (abs(starts[c.report.id] - c.start) for c in right.claims if c.report.id in starts),
        default=0,
    )
