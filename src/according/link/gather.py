"""Stories brought together into incidents: the closest first, by the mean of all comparisons.

Law: the result is a function of the set of stories. Two stories of one report never bring
themselves together, and what a person called different is apart, whatever stands between.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from according.link.judged import NOTHING, Judged
from according.link.score import FLOOR, JUST_BELOW, SAME
from according.link.stories import Story

Scores = Mapping[tuple[int, int], int]
"""How pairs of positions compare, the lower first, in thousandths of a bit; others have FLOOR."""


Entry = tuple[float, int, int, int, int]
"""A pair of groups to join: its mean score (negative, best first), its names, their changes."""


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
    groups = Gathering(len(found), scores, different)
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


class Gathering:
    """Average linkage over few known scores; unknown ones are FLOOR, barred pairs never join."""

    def __init__(self, count: int, scores: Scores, barred: set[tuple[int, int]]) -> None:
        self._members = {position: [position] for position in range(count)}
        self._home = list(range(count))
        # How far scores are from FLOOR, summed over the pairs of two groups.
        self._above: list[dict[int, int]] = [{} for _ in range(count)]
        self._barred: list[set[int]] = [set() for _ in range(count)]
        self._changed = [0] * count
        for (left, right), score in scores.items():
            if score != FLOOR:
                self._above[left][right] = self._above[right][left] = score - FLOOR
        for left, right in barred:
            self._barred[left].add(right)
            self._barred[right].add(left)

    def merge(self, left: int, right: int) -> None:
        """Brings the groups of the two together, whatever their scores, unless they are barred."""
        left, right = sorted((self._home[left], self._home[right]))
        if left != right and right not in self._barred[left]:
            self._merge(left, right)

    def gathered(self) -> list[list[int]]:
        """The positions by group, after joining all whose mean score reaches SAME, best first."""
        heap = [
            self._entry(left, right)
            for left in self._members
            for right in self._above[left]
            if left < right and self._mean(left, right) >= SAME
        ]
        heapify(heap)
        while heap:
            entry = heappop(heap)
            left, right = entry[1:3]
            if not self._holds(entry) or right in self._barred[left]:
                continue
            self._merge(left, right)
            for other in self._above[left]:
                if self._mean(left, other) >= SAME:
                    heappush(heap, self._entry(min(left, other), max(left, other)))
        return [sorted(members) for _, members in sorted(self._members.items())]

    def _holds(self, entry: Entry) -> bool:
        """Whether neither group has changed since the entry was made."""
        _, left, right, *_ = entry
        both = left in self._members and right in self._members
        return both and entry == self._entry(left, right)

    def _entry(self, left: int, right: int) -> Entry:
        mean = self._mean(left, right)
        return -mean, left, right, self._changed[left], self._changed[right]

    def _mean(self, left: int, right: int) -> float:
        compared = len(self._members[left]) * len(self._members[right])
        return self._above[left].get(right, 0) / compared + FLOOR

    def _merge(self, kept: int, gone: int) -> None:
        for member in self._members[gone]:
            self._home[member] = kept
        self._members[kept] += self._members.pop(gone)
        self._changed[kept] += 1
        self._above[kept].pop(gone, None)
        for other, score in self._above[gone].items():
            if other != kept:
                del self._above[other][gone]
                self._above[kept][other] = self._above[kept].get(other, 0) + score
                self._above[other][kept] = self._above[kept][other]
        self._above[gone] = {}
        for other in self._barred[gone]:
            self._barred[other].discard(gone)
            self._barred[other].add(kept)
        self._barred[kept] |= self._barred[gone]
