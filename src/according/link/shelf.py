"""What is kept of what was linked, so that a new report touches only what it concerns.

Law: everything on a shelf is a function of the reports told and of what people decided; it says
which stories to look at, and never what is in them: that is read from the claims each time.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from according.link.keys import Key
from according.model.claim import Claim


class Findable(NamedTuple):
    """What finds a story: its reports, the keys of where and when, those of names and words.

    No key stands twice.
    """

    reports: frozenset[str]
    spots: tuple[Key, ...]
    words: tuple[Key, ...]


class Shelf(Protocol):
    """Where linking keeps what it goes on from; stories have numbers, the same on every shelf."""

    def claims_of(self, report: str) -> Sequence[Claim]:
        """The claims of a report that count, as persons decided."""

    def report_of(self, claim: str) -> str | None:
        """The report that a claim stands in; None if no such claim counts."""

    # what was printed where

    def kept_as(self, wording: str) -> str:
        """How a wording is kept, so that nobody learns from the shelf what was printed."""

    def printed(self, reports: Iterable[str]) -> set[str]:
        """The wordings of incidents that these reports were last told with."""

    def counted_in(self, reports: Iterable[str]) -> set[str]:
        """What the totals in these reports count, there and in every other report that prints them.

        As they were last told; for `counting`.
        """

    def put_wordings(self, report: str, wordings: Mapping[str, str | None]) -> None:
        """Let exactly this be what the report prints; what a total counts, None of incidents."""

    def printing(self, wordings: Iterable[str]) -> set[str]:
        """The reports that print any of these."""

    def counting(self, what: Iterable[str]) -> set[str]:
        """The wordings of totals that count any of this, and of those that share words with them.

        In each report that prints it, a total may count something of its own.
        """

    # stories

    def told_in(self, reports: Iterable[str]) -> set[int]:
        """The stories that any of these reports tells."""

    def reports_telling(self, story: int) -> set[str]:
        """The reports that tell a story."""

    def change(self, gone: Collection[int], new: Mapping[int, Findable]) -> set[int]:
        """Take stories out and put others in; the others that find other neighbours by it.

        They are those that hold a name or word which became a key, or ceased to be one.
        """

    def near(self, spots: Collection[Key], words: Collection[Key]) -> set[int]:
        """The stories worth comparing with one of these keys."""

    def gathered_with(self, stories: Iterable[int]) -> set[int]:
        """These, as far as they were gathered, with all that were gathered together with them."""

    def put_gathering(self, stories: Collection[int]) -> None:
        """Let these be gathered together, and with no others."""
