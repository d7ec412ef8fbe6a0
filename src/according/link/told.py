"""What one report counts, compared two by two: whether both counts are of one incident.

Law: every comparison gives one of its levels, and is made in the first report printed that holds
both, so that a copy changes nothing. What a level weighs is data (weights/told.toml), fitted by
training/fit_told.py on reports marked by hand; no single one decides.
"""

from collections.abc import Callable
from functools import cache

from according.gazetteer.standing import standing
from according.link.compare import LONGEST_EVENT, one_night
from according.link.kinds import kinds, together
from according.link.subjects import Subject
from according.link.weighed import Weights, weights
from according.link.words import closeness, length, words_of
from according.model.claim import Claim, Harm
from according.model.when import days_of

_FEW_DAYS, _ONE_EVENT, _SOME_WEEKS = 3, 2, 60
_COUNTED = 3
"""From how many people on an equal figure tells one incident from others."""
_LEAD = 250
"""Characters in which a report says first what it is about."""
_FAR = ((0, "one sentence"), (10, "next"), (250, "near"), (700, "off"), (1500, "far"))
_CLOSE = (0.02, 0.05, 0.1, 0.16, 0.25, 0.4)
_KINDS = ((1.0, "one"), (0.6, "close"), (0.3, "near"))

_Pair = Callable[[Claim, Claim], str]


def bits(left: Subject, right: Subject) -> int:
    """How much more likely one incident is than two, in thousandths of a bit; of one report."""
    return weighed().sum(levels(*_in_one_report(left, right)))


def levels(earlier: Claim, later: Claim) -> dict[str, str]:
    """What each comparison finds of two claims of one report, in the order of its text."""
    return {name: compare(earlier, later) for name, compare in COMPARISONS.items()}


@cache
def weighed() -> Weights:
    """The weights shipped with this version."""
    return weights("told")


def _in_one_report(left: Subject, right: Subject) -> tuple[Claim, Claim]:
    """The two as the report says them that was printed first of those that hold both."""
    shared = left.reports & right.reports
    ours = next(claim for claim in left.claims if claim.report.id in shared)
    theirs = next(claim for claim in right.claims if claim.report.id == ours.report.id)
    earlier, later = sorted((ours, theirs), key=lambda claim: (claim.start, claim.end, claim.key))
    return earlier, later


def _where(earlier: Claim, later: Claim) -> str:
    here, there = earlier.place, later.place
    if here is None or there is None:
        return "untold" if here is there else "one untold"
    if here.start == there.start:
        return "same words"
    stands = standing(here, there)
    coarse = {here.precision, there.precision} & {"admin", "country"}
    if stands == "same":
        return "country" if "country" in coarse else "province" if coarse else "same"
    if stands in ("within", "around"):
        return "around" if coarse else "within"
    return stands


def _when(earlier: Claim, later: Claim) -> str:
    ours, theirs = days_of(earlier.time), days_of(later.time)
    if ours is None or theirs is None:
        return "untold" if ours is theirs else "one untold"
    if ours.meets(theirs):
        longer = max(ours.length(), theirs.length())
        if longer <= _FEW_DAYS:
            return "day"
        if longer <= LONGEST_EVENT:
            return "weeks"
        return "period" if ours == theirs else "in a period"
    if one_night(earlier, later):
        return "day"
    apart = max((theirs.first - ours.last).days, (ours.first - theirs.last).days)
    return next(
        (f"{words} apart" for days, words in ((_ONE_EVENT, "days"), (_SOME_WEEKS, "weeks"))
         if apart <= days), "long apart",
    )  # fmt: skip


def _placed(earlier: Claim, later: Claim) -> str:
    """Which of them says itself where, so that it need not be carried from elsewhere."""
    return _which(*(bool(c.place and c.start <= c.place.start < c.end) for c in (earlier, later)))


def _dated(earlier: Claim, later: Claim) -> str:
    """Which of them says itself when."""
    return _which(*(bool(c.time and c.start <= c.time.start < c.end) for c in (earlier, later)))


def _past(earlier: Claim, later: Claim) -> str:
    """Which of them is told as background."""
    return _which(*(c.modality == "historical" for c in (earlier, later)))


def _part(earlier: Claim, later: Claim) -> str:
    """Which of them counts only parts of a whole."""
    return _which(*(all(q.scope == "part" for q in c.quantities) for c in (earlier, later)))


def _which(earlier: bool, later: bool) -> str:
    if earlier and later:
        return "both"
    return "earlier" if earlier else "later" if later else "none"


def _what(earlier: Claim, later: Claim) -> str:
    ours, theirs = kinds(earlier), kinds(later)
    score, one, other = together(ours, theirs)
    if one == other == "arrest":
        return "arrests"
    return next((level for least, level in _KINDS if score >= least), "other")


def _how_many(earlier: Claim, later: Claim) -> str:
    ours, theirs = _counts(earlier), _counts(later)
    shared = max((value for _, value in ours & theirs), default=0)
    if shared:
        return "count" if shared >= _COUNTED else "two" if shared > 1 else "one"
    if _part(earlier, later) != "none":
        return "part"
    harms = {harm for harm, _ in ours} & {harm for harm, _ in theirs}
    return "unlike" if harms else "untold"


def _counts(claim: Claim) -> set[tuple[Harm, int]]:
    return {(q.harm, q.value) for q in claim.quantities if q.value}


def _how_far(earlier: Claim, later: Claim) -> str:
    gap = later.start - earlier.end
    return next((words for below, words in _FAR if gap < below), "very far")


def _in_words(earlier: Claim, later: Claim) -> str:
    """How close the words of two sentences are; "one" for what one sentence says of both."""
    if later.start < earlier.end:
        return "one"
    ours, theirs = words_of([earlier.text]), words_of([later.text])
    close = closeness(ours, theirs, length(ours) * length(theirs))
    return str(sum(close >= step for step in _CLOSE))


def _by_whom(earlier: Claim, later: Claim) -> str:
    ours = {source.name for source in earlier.sources}
    theirs = {source.name for source in later.sources}
    if not ours and not theirs:
        return "own voice"
    if ours & theirs:
        return "same"
    return "others" if ours and theirs else "one"


def _lead(earlier: Claim, later: Claim) -> str:
    """Whether the earlier is what the report begins with, which it goes on about."""
    return "lead" if earlier.start < _LEAD else "later"


COMPARISONS: dict[str, _Pair] = {
    "where": _where,
    "placed": _placed,
    "when": _when,
    "dated": _dated,
    "past": _past,
    "what": _what,
    "how_many": _how_many,
    "part": _part,
    "how_far": _how_far,
    "in_words": _in_words,
    "by_whom": _by_whom,
    "lead": _lead,
}
"""Every comparison by its name in the weights."""

_WHICH = ("both", "earlier", "later", "none")
LEVELS: dict[str, tuple[str, ...]] = {
    "where": (
        "same words", "same", "within", "province", "around", "country", "unknown", "apart",
        "one untold", "untold",
    ),
    "placed": _WHICH,
    "when": (
        "day", "weeks", "period", "in a period", "one untold", "untold", "days apart",
        "weeks apart", "long apart",
    ),
    "dated": _WHICH,
    "past": _WHICH,
    "what": ("one", "arrests", "close", "near", "other"),
    "how_many": ("count", "two", "one", "part", "unlike", "untold"),
    "part": _WHICH,
    "how_far": (*(words for _, words in _FAR), "very far"),
    "in_words": (*(str(n) for n in range(len(_CLOSE) + 1)), "one"),
    "by_whom": ("same", "own voice", "one", "others"),
    "lead": ("lead", "later"),
}  # fmt: skip
"""Every level that a comparison can find; the weights have one for each."""
