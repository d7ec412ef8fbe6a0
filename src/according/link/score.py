"""The score of two stories: the weights of what the comparisons found, added up.

Law: scores are whole numbers, so that sums do not depend on their order; a score keeps its reasons.
"""

from according.link.average import FLOOR, SAME
from according.link.evidence import COMPARISONS, Finding, closely_worded
from according.link.stories import Story
from according.link.weighed import weights
from according.model.incident import Link

RULED_OUT = -8000
"""What another act, place or day keeps apart."""
JUST_BELOW = -1
"""Two stories of one report: no reason to bring them together, and none to keep others apart."""

_UNSURE = -2000


def bits(left: Story, right: Story) -> int:
    """How much more likely one incident is than two, in thousandths of a bit."""
    found = {name: compare(left, right) for name, compare in COMPARISONS.items()}
    return RULED_OUT if _ruled_out(found) else max(FLOOR, _sum(found))


def _sum(found: dict[str, Finding]) -> int:
    return weights("evidence").sum({name: at.level for name, at in found.items()})


def _ruled_out(found: dict[str, Finding]) -> bool:
    """Another act; or other places or days, where no name and no words tell of one incident."""
    if found["what"].level == "other":
        return True
    elsewhere = found["where"].level == "apart"
    other_time = found["when"].level in ("other", "before", "background")
    told_of_one = found["who"].level in ("one", "several") or closely_worded(found["in_words"])
    return (elsewhere or other_time) and not told_of_one


def link(left: Story, right: Story) -> Link:
    """The pair judged: score in 0..1, the reasons in words, and the judgement."""
    found = {name: compare(left, right) for name, compare in COMPARISONS.items()}
    total = RULED_OUT if _ruled_out(found) else _sum(found)
    score = round(1 / (1 + 2 ** (-total / 1000)), 4)
    one, other = sorted((left.members[0].first.claim, right.members[0].first.claim))
    reasons = tuple(finding.reason for finding in found.values())
    if total >= SAME:
        return Link(one, other, score, reasons, "same")
    return Link(one, other, score, reasons, "unsure" if total >= _UNSURE else "different")
