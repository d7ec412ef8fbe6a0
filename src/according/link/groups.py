"""Subjects brought together, the surest pairs first.

Law: ``join`` never goes against what rules out any two of the groups, ``force`` against persons
alone; the result depends on the set of subjects alone.
"""

from collections.abc import Iterable, Mapping, Sequence

from according.link.compare import differ
from according.link.subjects import Subject


class Groups:
    """A partition of positions in ``subjects`` that grows coarser.

    ``kept_apart`` are the claims that a person called different from each claim.
    """

    def __init__(
        self, subjects: Sequence[Subject], kept_apart: Mapping[str, frozenset[str]]
    ) -> None:
        self._subjects = subjects
        self._kept_apart = kept_apart
        self._home = list(range(len(subjects)))
        self._members = {position: [position] for position in self._home}

    def join(self, left: int, right: int) -> None:
        """Brings the two groups together unless any of one differs from any of the other."""
        if self._home[left] != self._home[right] and not self.apart(left, right):
            self._merge(left, right)

    def force(self, left: int, right: int) -> None:
        """Brings the two groups together unless a person keeps them apart."""
        if self._home[left] != self._home[right] and not self._called_different(left, right):
            self._merge(left, right)

    def apart(self, left: int, right: int) -> bool:
        """Whether anything keeps the groups of the two positions apart."""
        return self._called_different(left, right) or any(
            differ(self._subjects[one], self._subjects[other])
            for one in self._members[self._home[left]]
            for other in self._members[self._home[right]]
        )

    def home(self, position: int) -> int:
        """The position that names the group of ``position``."""
        return self._home[position]

    def members(self, home: int) -> Iterable[Subject]:
        """The subjects of the group that ``home`` names."""
        return [self._subjects[position] for position in self._members[home]]

    def homes(self) -> list[int]:
        """The positions that name groups, sorted."""
        return sorted(self._members)

    def _merge(self, left: int, right: int) -> None:
        kept, gone = sorted((self._home[left], self._home[right]))
        for position in self._members[gone]:
            self._home[position] = kept
        self._members[kept] += self._members.pop(gone)

    def _called_different(self, left: int, right: int) -> bool:
        if not self._kept_apart:
            return False
        theirs = {c.claim for s in self.members(self._home[right]) for c in s.claims}
        return any(
            not self._kept_apart.get(claim.claim, frozenset()).isdisjoint(theirs)
            for subject in self.members(self._home[left])
            for claim in subject.claims
        )
