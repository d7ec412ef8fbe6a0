"""Average linkage: groups joined, the closest first, by the mean of all comparisons between them.

Law: the result is a function of the scores; what is barred is apart, whatever stands between.
"""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

SAME = 0
"""From this mean score on, in thousandths of a bit, two groups are of one incident."""
FLOOR = -1500
"""What is merely unlike scores no lower between stories, and what is not compared scores this."""

Scores = Mapping[tuple[int, int], int]
"""How pairs of positions compare, the lower first, in thousandths of a bit."""

Entry = tuple[float, int, int, int, int]
"""A pair of groups to join: its mean score (negative, best first), its names, their changes."""


class Linkage:
    """Groups of ``count`` positions over few known scores; all others are ``unknown``."""

    def __init__(
        self, count: int, scores: Scores, barred: set[tuple[int, int]], unknown: int = FLOOR
    ) -> None:
        self._unknown = unknown
        self._members = {position: [position] for position in range(count)}
        self._home = list(range(count))
        # How far scores are from the unknown ones, summed over the pairs of two groups.
        self._above: list[dict[int, int]] = [{} for _ in range(count)]
        self._barred: list[set[int]] = [set() for _ in range(count)]
        self._changed = [0] * count
        for (left, right), score in scores.items():
            if score != unknown:
                self._above[left][right] = self._above[right][left] = score - unknown
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
        return self._above[left].get(right, 0) / compared + self._unknown

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
