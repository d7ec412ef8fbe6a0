"""Subjects brought together, the surest pairs first, never against what rules a pair out.

Law: no group holds two subjects that differ, whatever stands between them; the result depends on
the set of subjects alone.
"""

from collections.abc import Iterable, Sequence

from according.link.compare import differ
from according.link.subjects import Subject


class Groups:
    """A partition of positions in ``subjects`` that grows coarser, never against ``differ``."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._subjects = subjects
        self._home = list(range(len(subjects)))
        self._members = {position: [position] for position in self._home}

    def join(self, left: int, right: int) -> None:
        """Brings the two groups together unless any of one differs from any of the other."""
        kept, gone = sorted((self._home[left], self._home[right]))
        if kept == gone or self.apart(kept, gone):
            return
        for position in self._members[gone]:
            self._home[position] = kept
        self._members[kept] += self._members.pop(gone)

    def apart(self, left: int, right: int) -> bool:
        """Whether anything keeps the groups of the two positions apart."""
        return any(
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
