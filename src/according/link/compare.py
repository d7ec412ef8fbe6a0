"""What two claims say of where, when and what, compared: what rules out one incident.

Law: every comparison is symmetric, and a score of 0 from any of them rules the pair out. The other
scores are of two claims of one report, of which one is an event without a count; how counts compare
says `told`, and how stories do, `evidence`.
"""

from datetime import timedelta

from according.gazetteer.fold import fold
from according.gazetteer.standing import COARSENESS, standing
from according.link.kinds import together
from according.link.subjects import Subject
from according.model.claim import Claim, Place
from according.model.when import days_of

SAME = 0.75
"""From this score on two subjects are judged to be about one incident."""
WINDOW = timedelta(days=3)
"""How long before its publication an event may lie that a report gives no time for."""
LONGEST_EVENT = 31
"""Days; a longer interval is a period and not the time of one event."""
FEW_DAYS = 3
"""Days that an event told of in one go may take."""
COUNTED = 3
"""From how many people on an equal figure tells one incident from others."""

_WEIGHT_OF_PLACE, _WEIGHT_OF_TIME, _WEIGHT_OF_KIND = 0.3, 0.3, 0.4
_IN_A_TOWN = {"same": 1.0, "within": 0.9, "around": 0.9}
_WITHIN_A_DAY = {"minute", "hour", "part-of-day"}


def likeness(left: Subject, right: Subject) -> float:
    """How well the two go together, 0..1; 0 where place or time rules them out."""
    where, when = _of_place(left, right), _of_time(left, right)
    if not where or not when:
        return 0.0
    what = together(left.kinds, right.kinds)[0]  # never rules out, as a third may join them
    return _WEIGHT_OF_PLACE * where + _WEIGHT_OF_TIME * when + _WEIGHT_OF_KIND * what


def differ(left: Subject, right: Subject) -> bool:
    """Whether place or time rules out that the two are about one incident."""
    return not _of_time(left, right) or not _of_place(left, right)


def place_level(here: Place, there: Place) -> str:
    """How two places stand to each other, the coarse ones told apart from towns."""
    stands = standing(here, there)
    coarse = {here.precision, there.precision} & {"admin", "country"}
    if stands == "same":
        return "same" if not coarse else "country" if "country" in coarse else "province"
    if stands in ("within", "around"):
        return "around" if coarse else "within"
    if stands == "apart" and here.country == there.country and _one_province(here, there):
        return "neighbours"
    return stands


def _one_province(here: Place, there: Place) -> bool:
    return bool(here.admin1 and there.admin1 and fold(here.admin1) == fold(there.admin1))


def _of_place(left: Subject, right: Subject) -> float:
    """Same place, one inside the other, or nothing that tells them apart."""
    here, there = left.place, right.place
    if here is None or there is None:
        return 0.1 if left.place or right.place else 0.5
    stands = standing(here, there)
    if stands == "apart":
        return 0.0
    if stands == "unknown":
        return 0.5 if _lies_in(here, there) else 0.05
    coarse = {here.precision, there.precision} & {"admin", "country"}
    if not coarse:
        return _IN_A_TOWN[stands]
    if stands != "same":
        return 0.1  # a part and its whole
    return 0.6 if "admin" in coarse else 0.35


def _lies_in(here: Place, there: Place) -> bool:
    """Whether one is a known town and the other an unknown place that reads like a part of it."""
    known, unknown = (here, there) if here.lat is not None else (there, here)
    finer = COARSENESS[unknown.precision] < COARSENESS[known.precision]
    return finer and known.lat is not None and unknown.lat is None and known.precision == "city"


def _of_time(left: Subject, right: Subject) -> float:
    """Days that overlap, or that may where one is not known."""
    if left.background != right.background and not (left.days and right.days):
        return 0.0
    if left.days is None or right.days is None:
        before = _printed_before(left, right) or _printed_before(right, left)
        return 0.0 if before else 0.7
    if not left.days.meets(right.days):
        joined = left.shares_report(right) and one_night(left.first, right.first)
        return 0.3 if joined else 0.0
    longer = max(left.days.length(), right.days.length())
    if longer <= LONGEST_EVENT:
        return 1.0 if longer <= FEW_DAYS else 0.7
    return 1.0 if left.days == right.days else 0.1


def _printed_before(undated: Subject, dated: Subject) -> bool:
    """Whether the one was out more than a day (of time zones) before the other's first day."""
    if undated.published is None or dated.days is None:
        return False
    return undated.published + timedelta(days=1) < dated.days.first


def one_night(left: Claim, right: Claim) -> bool:
    """Whether the days touch and one of the two is told to the hour: a night may join them."""
    ours, theirs = days_of(left.time), days_of(right.time)
    if ours is None or theirs is None:
        return False
    earlier, later = sorted((ours, theirs))
    to_the_hour = any(time and time.precision in _WITHIN_A_DAY for time in (left.time, right.time))
    return to_the_hour and later.first - earlier.last == timedelta(days=1)


def distance(left: Subject, right: Subject) -> int:
    """Characters between the two in the report that holds both; 0 across reports."""
    starts = {claim.report.id: claim.start for claim in reversed(left.claims)}
    return min(
        (abs(starts[c.report.id] - c.start) for c in right.claims if c.report.id in starts),
        default=0,
    )
