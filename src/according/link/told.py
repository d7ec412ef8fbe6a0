"""What one report counts, compared two by two: whether both counts are of one incident.

Law: every comparison gives one of its levels, and is made in the first report printed that holds
both, so that a later copy changes nothing. What a level weighs is data (weights/told.toml), fitted
by training/fit_told.py on reports marked by hand; no single one decides.
"""

from collections.abc import Callable
from functools import cached_property

from according.link.compare import COUNTED, FEW_DAYS, LONGEST_EVENT, one_night, place_level
from according.link.kinds import Kind, kinds, together
from according.link.subjects import Subject
from according.link.weighed import weights
from according.link.words import closeness, length, words_of
from according.model.claim import Claim, Harm, Place, Time
from according.model.when import Days, days_of

_ONE_EVENT, _SOME_WEEKS = 2, 60
_LEAD = 250
"""Characters in which a report says first what it is about."""
_FAR = ((10, "next"), (250, "near"), (700, "off"), (1500, "far"))
_CLOSE = (0.02, 0.05, 0.1, 0.16, 0.25, 0.4)
_ONE_PLACE = {"same words", "same", "within"}
_KINDS = ((1.0, "one"), (0.6, "close"), (0.3, "near"))


class Count:
    """A claim with figures, and what is compared of it, worked out once."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim

    @cached_property
    def days(self) -> Days | None:
        """The days that it says."""
        return days_of(self.claim.time)

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """What it tells of."""
        return kinds(self.claim)

    @cached_property
    def counts(self) -> set[tuple[Harm, int]]:
        """Its numbers, none of them 0."""
        return {(q.harm, q.value) for q in self.claim.quantities if q.value}

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its sentence."""
        return words_of([self.claim.text])

    @cached_property
    def length(self) -> float:
        """The length of the vector of its words."""
        return length(self.words)


_Pair = Callable[[Count, Count], str]


def in_one_report(left: Subject, right: Subject) -> tuple[Claim, Claim]:
    """The two as the report says them that was printed first of those that hold both, in order."""
    shared = left.reports & right.reports
    report = next(claim.report.id for claim in left.claims if claim.report.id in shared)
    first = (
        min((c for c in subject.claims if c.report.id == report), key=_place_in_text)
        for subject in (left, right)
    )
    earlier, later = sorted(first, key=_place_in_text)
    return earlier, later


def _place_in_text(claim: Claim) -> tuple[int, int, str]:
    return claim.start, claim.end, claim.key


def bits(earlier: Count, later: Count) -> int:
    """How much more likely one incident is than two, in thousandths of a bit."""
    return weights("told").sum(levels(earlier, later))


def is_another_act(left: Count, right: Count) -> bool:
    """Whether what they tell of is never one incident, as a bombing and the arrests over it."""
    return _what(left, right) == "other"


def levels(earlier: Count, later: Count) -> dict[str, str]:
    """What each comparison finds of two claims of one report, in the order of its text."""
    return {name: compare(earlier, later) for name, compare in COMPARISONS.items()}


def _where(earlier: Count, later: Count) -> str:
    here, there = earlier.claim.place, later.claim.place
    if here is None or there is None:
        return "untold" if here is there else "one untold"
    return "same words" if here.start == there.start else place_level(here, there)


def _when(earlier: Count, later: Count) -> str:
    ours, theirs = earlier.days, later.days
    if ours is None or theirs is None:
        return "untold" if ours is theirs else "one untold"
    if ours.meets(theirs):
        longer = max(ours.length(), theirs.length())
        if longer <= LONGEST_EVENT:
            return "day" if longer <= FEW_DAYS else "weeks"
        return "period" if ours == theirs else "in a period"
    if one_night(earlier.claim, later.claim):
        return "day"
    apart = max((theirs.first - ours.last).days, (ours.first - theirs.last).days)
    if apart <= _ONE_EVENT:
        return "days apart"
    return "weeks apart" if apart <= _SOME_WEEKS else "long apart"


def _placed(earlier: Count, later: Count) -> str:
    """Which of them says itself where, so that it need not be carried from elsewhere."""
    return _which(*(_says(one.claim, one.claim.place) for one in (earlier, later)))


def _dated(earlier: Count, later: Count) -> str:
    """Which of them says itself when."""
    return _which(*(_says(one.claim, one.claim.time) for one in (earlier, later)))


def _says(claim: Claim, told: Place | Time | None) -> bool:
    return told is not None and claim.start <= told.start < claim.end


def _past(earlier: Count, later: Count) -> str:
    """Which of them is told as background."""
    return _which(*(one.claim.modality == "historical" for one in (earlier, later)))


def _part(earlier: Count, later: Count) -> str:
    """Which of them counts only parts of a whole."""
    both = (one.claim.quantities for one in (earlier, later))
    return _which(*(all(q.scope == "part" for q in quantities) for quantities in both))


def _agree(earlier: Count, later: Count) -> str:
    """Whether both say themselves that it was at one place on one day."""
    said = _placed(earlier, later) == _dated(earlier, later) == "both"
    one = _where(earlier, later) in _ONE_PLACE and _when(earlier, later) == "day"
    return ("yes" if one else "no") if said else "unsaid"


def _which(earlier: bool, later: bool) -> str:
    if earlier and later:
        return "both"
    return "earlier" if earlier else "later" if later else "none"


def _what(earlier: Count, later: Count) -> str:
    score, one, other = together(earlier.kinds, later.kinds)
    if one == other == "arrest":
        return "arrests"
    return next((level for least, level in _KINDS if score >= least), "other")


def _how_many(earlier: Count, later: Count) -> str:
    ours, theirs = earlier.counts, later.counts
    shared = max((value for _, value in ours & theirs), default=0)
    if shared:
        return "count" if shared >= COUNTED else "two" if shared > 1 else "one"
    if _part(earlier, later) != "none":
        return "part"
    harms = {harm for harm, _ in ours} & {harm for harm, _ in theirs}
    return "unlike" if harms else "untold"


def _how_far(earlier: Count, later: Count) -> str:
    gap = later.claim.start - earlier.claim.end
    return next((words for below, words in _FAR if gap < below), "very far")


def _in_words(earlier: Count, later: Count) -> str:
    """How close the words of two sentences are; "one" for what one sentence says of both."""
    if later.claim.start < earlier.claim.end:
        return "one"
    close = closeness(earlier.words, later.words, earlier.length * later.length)
    return str(sum(close >= step for step in _CLOSE))


def _by_whom(earlier: Count, later: Count) -> str:
    ours = {source.name for source in earlier.claim.sources}
    theirs = {source.name for source in later.claim.sources}
    if not ours and not theirs:
        return "own voice"
    if ours & theirs:
        return "same"
    return "others" if ours and theirs else "one"


def _lead(earlier: Count, later: Count) -> str:
    """Whether the earlier is what the report begins with, which it goes on about."""
    return "lead" if earlier.claim.start < _LEAD else "later"


COMPARISONS: dict[str, _Pair] = {
    "where": _where,
    "placed": _placed,
    "when": _when,
    "dated": _dated,
    "agree": _agree,
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
        "same words", "same", "within", "province", "around", "country", "neighbours", "unknown",
        "apart", "one untold", "untold",
    ),
    "placed": _WHICH,
    "when": (
        "day", "weeks", "period", "in a period", "one untold", "untold", "days apart",
        "weeks apart", "long apart",
    ),
    "dated": _WHICH,
    "agree": ("yes", "no", "unsaid"),
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
