"""A passage is a span of a report's text with its words, and it checks itself.

Law: ``text[passage.start:passage.end] == passage.text``, in Unicode code points, half-open.
There is no passage without words: no span, no claim.
"""

from collections.abc import Sequence

import msgspec


class Passage(msgspec.Struct, frozen=True):
    """Words of a report and where they stand: code points of the report's text, half-open."""

    text: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"{self.text!r} does not fill the span {self.start}..{self.end}")

    def holds_in(self, text: str) -> bool:
        """Whether these are the words that stand at this span of ``text``."""
        return text[self.start : self.end] == self.text

    def overlaps(self, other: "Passage") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Passage") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def passage(text: str, start: int, end: int) -> Passage:
    """The passage of ``text`` from ``start`` to ``end``."""
    return Passage(text[start:end], start, end)


def covering(passages: Sequence[Passage]) -> tuple[int, int]:
    """The span from the first to the last of the passages."""
    return min(p.start for p in passages), max(p.end for p in passages)
