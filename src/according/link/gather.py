"""Stories brought together into incidents: the closest first, by the mean of all comparisons.

Law: the result is a function of the set of stories. Two stories of one report never bring
themselves together, and what a person called different is apart, whatever stands between.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from according.link.average import FLOOR, Linkage, Scores
from according.link.judged import NOTHING, Judged
from according.link.score import JUST_BELOW
from according.link.stories import Story


def gather(
    found: Sequence[Story], compared: Scores, decided: Judged = NOTHING
) -> list[list[Story]]:
    """The stories grouped by incident; ``found`` in their order, each in one group."""
    if len(found) == 1:
        return [list(found)]
    scores = dict(compared)
    for left, right in _of_one_report(found):
        scores[left, right] = FLOOR if _other_days(found[left], found[right]) else JUST_BELOW
    same, different = _called(found, decided)
    groups = Linkage(len(found), scores, different)
    for left, right in same:
        groups.merge(left, right)
    return [[found[at] for at in group] for group in groups.gathered()]


def _of_one_report(found: Sequence[Story]) -> set[tuple[int, int]]:
    told: dict[str, list[int]] = defaultdict(list)
    for position, story in enumerate(found):
        for report in story.reports:
            told[report].append(position)
    return {pair for positions in told.values() for pair in combinations(positions, 2)}


def _other_days(left: Story, right: Story) -> bool:
    return bool(left.days and right.days) and not any(
        ours.meets(theirs) for ours in left.days for theirs in right.days
    )


def _called(
    found: Sequence[Story], decided: Judged
) -> tuple[list[tuple[int, int]], set[tuple[int, int]]]:
    """The pairs of positions that people called the same, and those they called different."""
    if not decided.same and not decided.different:
        return [], set()
    home = {claim: at for at, story in enumerate(found) for claim in story.claims}

    def positions(called: frozenset[tuple[str, str]]) -> list[tuple[int, int]]:
        held = sorted((home[a], home[b]) for a, b in called if a in home and b in home)
        return sorted({(min(pair), max(pair)) for pair in held if pair[0] != pair[1]})

    return positions(decided.same), set(positions(decided.different))
