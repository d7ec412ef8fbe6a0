"""The text of a page, put together from the page's own visible characters.

Law: each character of the text is a visible character of the page or white space; runs of white
space become one space, an element's end a line end, and two paragraphs stand an empty line apart.
"""

from collections.abc import Iterable, Sequence

from according.model.report import Piece
from according.read.align import Range
from according.read.visible import Visible


def woven(
    page: str, seen: Visible, paragraphs: Iterable[Sequence[Range]], offsets: Sequence[int]
) -> tuple[str, tuple[Piece, ...]]:
    """The text and its pieces, from ranges of visible characters.

    ``offsets`` are those of the page's characters, as ``byte_offsets`` gives them.
    """
    cloth = _Cloth(page, seen, offsets)
    for ranges in paragraphs:
        cloth.add("\n\n" if cloth.length and ranges else "")
        for number, (start, end) in enumerate(ranges):
            cloth.add(" " if number else "")
            cloth.add_visible(start, end)
    return "".join(cloth.parts), tuple(cloth.pieces)


class _Cloth:
    """The text and pieces so far; ``length`` in code points."""

    def __init__(self, page: str, seen: Visible, offsets: Sequence[int]) -> None:
        self.page, self.seen, self.offsets = page, seen, offsets
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0

    def add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def add_visible(self, start: int, end: int) -> None:
        seen = self.seen
        for index in range(start, end):
            if index > start and index in seen.line_ends:
                self.add("\n" * seen.line_ends[index])
            elif index > start and index in seen.blanks:
                blank = seen.blanks[index]
                self._add_held(" ", blank, literal=self.page[slice(*blank)] == " ")
            self._add_held(seen.text[index], seen.stands[index], literal=seen.literal[index])

    def _add_held(self, character: str, stands: Range, *, literal: bool) -> None:
        start, end = self.offsets[stands[0]], self.offsets[stands[1]]
        piece = Piece(self.length, self.length + 1, start, end, literal=literal)
        self.add(character)
        last = self.pieces[-1] if self.pieces else None
        if last and last.end == piece.start and last.literal == literal and (
            last.byte_end == start if literal else (last.byte_start, last.byte_end) == (start, end)
        ):  # fmt: skip
            self.pieces[-1] = Piece(last.start, piece.end, last.byte_start, end, literal=literal)
        else:
            self.pieces.append(piece)
