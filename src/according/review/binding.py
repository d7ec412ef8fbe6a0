"""Which present claim a decision is about, after other versions read the same words otherwise.

Law: the claim itself if it stands; else the one with its key in its report; else the only one of
the same kind whose words overlap; else none, and the decision goes to review. Never a guess.
"""

from collections.abc import Callable, Sequence

from according.model.claim import Claim
from according.model.decision import Seen, seen

OfReport = Callable[[str], Sequence[Claim]]
"""Gives the claims of a report that stand."""


class Binding:
    """Finds the present claims of what was seen; ``stands`` says whether a claim id stands."""

    def __init__(self, stands: Callable[[str], bool], of_report: OfReport):
        self._stands = stands
        self._of_report = of_report
        self._found: dict[Seen, str | None] = {}

    def claim(self, about: Seen) -> str | None:
        """The id of the present claim; None if there is none, or no single one."""
        if about not in self._found:
            self._found[about] = self._claim(about)
        return self._found[about]

    def claims(self, about: Sequence[Seen]) -> list[str]:
        """The present claims of these, those that are found."""
        return [claim for claim in map(self.claim, about) if claim is not None]

    def _claim(self, about: Seen) -> str | None:
        if self._stands(about.claim):
            return about.claim
        return matched(about, self._of_report(about.report))


def matched(about: Seen, present: Sequence[Claim]) -> str | None:
    """The claim among those of the report that says what was seen: by key, else by its words."""
    by_key = sorted(claim.claim for claim in present if claim.key == about.key)
    if by_key:
        return by_key[0]
    overlapping = [claim.claim for claim in present if _overlaps(about, seen(claim))]
    return overlapping[0] if len(overlapping) == 1 else None


def _overlaps(one: Seen, other: Seen) -> bool:
    return one.subject == other.subject and one.start < other.end and other.start < one.end
