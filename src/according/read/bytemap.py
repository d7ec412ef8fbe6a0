"""The way back from a report's words to its original bytes, and the proof that they hold.

Law: every character of a plain text, and every character of a page's text that is no line end put
there by reading, is covered by exactly one piece. ``proves`` reads the bytes again, by decoding
them; it does not trust how the pieces were made.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from according.model.report import Piece, Report
from according.read.encoding import char_bytes
from according.read.visible import UNSEEN_CHARACTERS

LONGEST = 1024  # code points of a piece of plain text: what one look-up has to encode at most

Bytes = tuple[int, int]


def text_pieces(text: str, encoding: str, offset: int) -> tuple[Piece, ...]:
    """The pieces of a plain text whose bytes begin at ``offset`` (behind a byte-order mark)."""
    pieces = list[Piece]()
    for start in range(0, len(text), LONGEST):
        part = text[start : start + LONGEST]
        end = offset + len(part.encode(encoding))
        pieces.append(Piece(start, start + len(part), offset, end, literal=True))
        offset = end
    return tuple(pieces)


def byte_offsets(text: str, encoding: str, offset: int) -> Sequence[int]:
    """Where each character of a decoded file begins in its bytes, and where the last one ends."""
    widths = {character: len(held) for character, held in char_bytes(text, encoding).items()}
    return list(accumulate(map(widths.__getitem__, text), initial=offset))


def byte_spans(report: Report, start: int, end: int) -> list[Bytes]:
    """The stretches of the original bytes that hold ``report.text[start:end]``, in text order.

    Neighbouring stretches are joined. A character held as a reference counts whole; line ends put
    there by reading have no bytes.
    """
    spans = list[Bytes]()
    for piece in _touching(report, start, end):
        first, last = _bytes_in(report, piece, start, end)
        if spans and spans[-1][1] == first:
            spans[-1] = (spans[-1][0], last)
        elif not spans or spans[-1] != (first, last):
            spans.append((first, last))
    return spans


def proves(report: Report, original: bytes, start: int, end: int) -> bool:
    """Whether the original bytes of this span, read again, are ``report.text[start:end]``.

    False for an empty span, and for one that has no bytes at all.
    """
    at = start
    for piece in _touching(report, start, end):
        first, last = _bytes_in(report, piece, start, end)
        begin, stop = max(piece.start, start), min(piece.end, end)
        expected = slice(begin, stop) if piece.literal else slice(piece.start, piece.end)
        words = _read_again(original[first:last], report.encoding, piece.literal)
        if report.text[at:begin].strip() or words != report.text[expected]:
            return False
        at = stop
    return at > start and not report.text[at:end].strip()


def _touching(report: Report, start: int, end: int) -> Iterator[Piece]:
    pieces = report.pieces
    at = max(0, bisect_right(pieces, start, key=lambda piece: piece.start) - 1)
    while at < len(pieces) and pieces[at].start < end:
        if pieces[at].end > start:
            yield pieces[at]
        at += 1


def _bytes_in(report: Report, piece: Piece, start: int, end: int) -> Bytes:
    if not piece.literal:
        return piece.byte_start, piece.byte_end
    begin, stop = max(piece.start, start), min(piece.end, end)
    before = len(report.text[piece.start : begin].encode(report.encoding))
    within = len(report.text[begin:stop].encode(report.encoding))
    return piece.byte_start + before, piece.byte_start + before + within


def _read_again(held: bytes, encoding: str, literal: bool) -> str | None:
    try:
        words = held.decode(encoding)
    except UnicodeDecodeError:
        return None
    if literal:
        return words
    return re.sub(r"\s+", " ", UNSEEN_CHARACTERS.sub("", html.unescape(words)))
