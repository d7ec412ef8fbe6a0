"""What people said of pairs of claims: that they are about one incident, or about different ones.

Law: a "different" is never overridden, by a score or through a third claim; where a "same" cannot
be followed because of it, that is a question to a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

Pair = tuple[str, str]
"""Two claim ids, the lower first."""


class Judged(NamedTuple):
    """The pairs that people judged, each in order; a pair judged both ways is different."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()

    def kept_apart(self) -> Mapping[str, frozenset[str]]:
        """The claims that each claim was said to differ from."""
        others: dict[str, set[str]] = defaultdict(set)
        for one, other in self.different:
            others[one].add(other)
            others[other].add(one)
        return {claim: frozenset(apart) for claim, apart in others.items()}


NOTHING = Judged()


def judged(same: Iterable[Pair], different: Iterable[Pair]) -> Judged:
    """The judgements, of pairs in whatever order."""
    return Judged(frozenset(map(_ordered, same)), frozenset(map(_ordered, different)))


def _ordered(pair: Pair) -> Pair:
    one, other = sorted(pair)
    return one, other
