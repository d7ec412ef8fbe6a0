"""The text of a report cut where marks begin and end, so that no two pieces overlap.

Law: the words of all segments, one after the other, are the text; a segment knows every mark that
covers it, outer ones first. Characters that would steer the page are named, not obeyed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from according.model.claim import Claim
from according.telling.marks import Mark, in_order, marks_of

_APART = re.compile(r"\r\n|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class Piece(NamedTuple):
    """Words as they are shown; or the code point, as "U+202E", of a character that steers.

    ``start`` is where they begin in the report; each character is one of its, or ends the piece.
    """

    words: str
    named: bool
    start: int


class Segment(NamedTuple):
    """Words, where they begin in the report, the marks that cover them, and whose claims' they are.

    ``marks`` are outer ones first; ``ends`` are those of them that end with this segment;
    ``claims`` are the ids of the claims of the innermost mark.
    """

    words: str
    start: int
    marks: tuple[Mark, ...]
    ends: tuple[Mark, ...]
    claims: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The kind of the innermost mark."""
        return self.marks[-1].kind

    @property
    def roles(self) -> str:
        """What the words are, from the innermost mark outwards."""
        return ", in ".join(dict.fromkeys(mark.label for mark in reversed(self.marks)))

    @property
    def under(self) -> list[str]:
        """The kinds of the other marks that cover it, outer ones first, each once."""
        return list(dict.fromkeys(mark.kind for mark in self.marks[:-1]))

    def pieces(self) -> list[Piece]:
        """The words for a page."""
        return list(_pieces(self.words, self.start))


Owners = Mapping[Mark, Sequence[str]]
"""Each mark with the ids of the claims whose it is."""


def segments(text: str, claims: Iterable[Claim], start: int = 0) -> list[Segment]:
    """The text of a report, or the part of it that begins at ``start``, with the claims' marks."""
    owners: dict[Mark, list[str]] = defaultdict(list)
    for claim in claims:
        for mark in dict.fromkeys(marks_of(claim)):
            if mark.start >= start and mark.end <= start + len(text):
                owners[mark].append(claim.claim)
    return cut(text, owners, start)


def cut(text: str, owners: Owners, start: int = 0) -> list[Segment]:
    """The text in segments; every mark lies in it, counted as ``start`` is."""
    edges = sorted({start, start + len(text), *(e for m in owners for e in (m.start, m.end))})
    opening = defaultdict(list)
    for mark in owners:
        opening[mark.start].append(mark)
    made, over = [], list[Mark]()
    for left, right in pairwise(edges):
        over = in_order([*(mark for mark in over if mark.end > left), *opening[left]])
        ends = tuple(mark for mark in over if mark.end == right)
        claimed = tuple(owners[over[-1]]) if over else ()
        made.append(Segment(text[left - start : right - start], left, tuple(over), ends, claimed))
    return made


def _pieces(words: str, start: int) -> Iterator[Piece]:
    """Line ends as one sign, whatever system wrote them; what steers by its code point."""
    at = 0
    for found in _APART.finditer(words):
        before = words[at : found.start()]
        if found[0] == "\r\n":  # two characters shown as one: it ends its piece
            yield Piece(before + "\n", False, start + at)
        else:
            if before:
                yield Piece(before.replace("\r", "\n"), False, start + at)
            yield Piece(f"U+{ord(found[0]):04X}", True, start + found.start())
        at = found.end()
    if at < len(words):
        yield Piece(words[at:].replace("\r", "\n"), False, start + at)
