"""The score of two stories: the weights of what the comparisons found, added up.

Law: scores are whole numbers, so that sums do not depend on their order; a score keeps its reasons.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from according.link.evidence import COMPARISONS, Finding, closely_worded
from according.link.stories import Story
from according.model.incident import Link

SAME = 0
"""From this mean score on, in thousandths of a bit, stories are of one incident."""
FLOOR = -5000
"""No score is lower; what is not compared has it."""
JUST_BELOW = -1
"""Two stories of one report: no reason to bring them together, and none to keep others apart."""

_UNSURE = -2000


class Weights(NamedTuple):
    """Thousandths of a bit for each level of each comparison, and to begin with."""

    start: int
    levels: dict[tuple[str, str], int]


def bits(left: Story, right: Story) -> int:
    """How much more likely one incident is than two, in thousandths of a bit; FLOOR at least."""
    return _sum({name: compare(left, right) for name, compare in COMPARISONS.items()})


def _sum(found: dict[str, Finding]) -> int:
    if _ruled_out(found):
        return FLOOR
    weighed = weights()
    total = sum(weighed.levels[name, finding.level] for name, finding in found.items())
    return max(FLOOR, weighed.start + total)


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
    total = _sum(found)
    score = round(1 / (1 + 2 ** (-total / 1000)), 4)
    one, other = sorted((left.members[0].first.claim, right.members[0].first.claim))
    reasons = tuple(finding.reason for finding in found.values())
    if total >= SAME:
        return Link(one, other, score, reasons, "same")
    return Link(one, other, score, reasons, "unsure" if total >= _UNSURE else "different")


@cache
def weights() -> Weights:
    """The weights shipped with this version."""
    text = files("according.link").joinpath("weights", "evidence.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    levels = {
        (name, level): round(1000 * weight)
        for name, weights in table["weights"].items()
        for level, weight in weights.items()
    }
    return Weights(round(1000 * table["start"]), levels)
