"""A report: one published text, frozen, with the way back from its text to its original bytes."""

import hashlib

import msgspec


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of text and the bytes it was read from, both half-open.

    ``start``/``end`` are code points of the report's text, ``byte_start``/``byte_end`` offsets into
    the original bytes. ``literal`` says that the bytes, decoded, are the text to the letter;
    otherwise they hold it in an escaped form (a character reference, folded white space).
    """

    start: int
    end: int
    byte_start: int
    byte_end: int
    literal: bool


class Report(msgspec.Struct, frozen=True):
    """One published text; ``id`` is the SHA-256 of its original bytes. Unknown is None.

    ``pieces`` cover the text in order; text that no piece covers was put there by reading (a line
    end between two paragraphs of a page) and can carry no claim. ``published`` is an ISO 8601 date
    or date-time with zone; ``language`` an ISO 639-1 code.
    """

    id: str
    text: str
    media_type: str
    encoding: str
    pieces: tuple[Piece, ...]
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    version_of: str | None = None


class Collected(msgspec.Struct, frozen=True):
    """How original bytes came to the collector: the Berkeley Protocol's chain of custody begins.

    ``how`` in words ("file", "standard input", "saved from a browser"); ``source`` is the path or
    whatever it was taken from; ``at`` ISO 8601, a date or a date-time with zone; ``by`` a person.
    """

    how: str
    source: str
    at: str | None = None
    by: str | None = None


class ReportHeader(msgspec.Struct, frozen=True):
    """What a claim says of the report it stands in."""

    id: str
    title: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    published: str | None
    language: str | None
    version_of: str | None


def header(report: Report) -> ReportHeader:
    """The part of a report that goes into each of its claims."""
    return ReportHeader(*(getattr(report, name) for name in ReportHeader.__struct_fields__))


def content_id(content: bytes) -> str:
    """The SHA-256 of these bytes, in lower-case hexadecimal: the name of any kept content."""
    return hashlib.sha256(content).hexdigest()
