"""Contents: what entries speak of, kept once under its SHA-256, compressed.

Law: what comes out is to the byte what went in, or BrokenLedger is raised. The checksum over the
compressed bytes finds even a flipped bit that decompression would not notice.
"""

import struct
import zlib
from typing import NamedTuple, TypeVar

import msgspec

from according.errors import BrokenLedger
from according.model.entry import Head
from according.model.incident import Estimate, Incident, Ties
from according.model.report import Collected, Report, content_id

Form = TypeVar("Form")


class Packed(NamedTuple):
    """A content as stored: its SHA-256, its zlib bytes, their CRC-32, the key that seals them.

    ``key`` is the name of a key (see `vault`) or None where the bytes are not encrypted.
    """

    sha256: str
    packed: bytes
    crc: int
    key: str | None = None


class Kept(NamedTuple):
    """A content to be kept, made by `kept`: its SHA-256, its bytes, the report that it tells of.

    ``original`` says that they are a report's original bytes.
    """

    sha256: str
    content: bytes
    report: str | None
    original: bool


def kept(content: bytes, report: str | None = None, *, original: bool = False) -> Kept:
    """What is to be kept of this content; ``report`` is None for what tells of no single one."""
    return Kept(content_id(content), content, report, original)


class ReportRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a report entry holds: the frozen text, how it was collected, the claims read with it.

    The claims are named here so that a report without all its claims cannot pass for a whole one.
    Ledgers of form 1 know only ``collected_from``, the path.
    """

    report: Report
    claims: tuple[str, ...]
    collected: Collected | None = None
    collected_from: str | None = None


class _Outlet(msgspec.Struct):
    outlet: str | None = None


class Published(msgspec.Struct):
    """Of a `ReportRow` who published the report, without its text."""

    report: _Outlet


class SeenAgain(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a report that is held already was met again; of form 1, only the path."""

    collected: Collected | None = None
    collected_from: str | None = None


class NearCopy(msgspec.Struct, frozen=True):
    """The earlier report that has nearly the same words, and the share of word triples in both.

    Only ledgers of form 6 and before have it: it is told of the texts when it is asked for.
    """

    of: str
    shared: float


class Reading(msgspec.Struct, frozen=True):
    """What another version read in a report that is held: its claims, old and new."""

    extractor: str
    claims: tuple[str, ...]


class MergedInto(msgspec.Struct, frozen=True):
    """The incident that took in the one which the entry speaks of."""

    into: str


class SplitOff(msgspec.Struct, frozen=True):
    """The incident to which claims of the one that the entry speaks of went."""

    into: str


class Estimated(msgspec.Struct, frozen=True, omit_defaults=True):
    """The machine's estimates of an incident, by every rule, and the program that made them.

    ``told`` is all else that the program says of the incident by itself (without the estimates),
    ``ties`` what relates it to others. Older ledgers have neither, and what persons gave by hand
    among the estimates.
    """

    program: str
    estimates: tuple[Estimate, ...]
    told: Incident | None = None
    ties: Ties | None = None

    def incident(self) -> Incident | None:
        """The incident as the program told it, by itself; None where it was not kept."""
        return self.told and msgspec.structs.replace(self.told, estimates=self.estimates)


class Sampled(msgspec.Struct, frozen=True, omit_defaults=True):
    """Claims drawn to be judged: the seed, of how many claims, and their ids in the order drawn.

    ``readers`` are the persons who are to read them; without any, whoever decides reads them.
    """

    seed: int
    of: int
    claims: tuple[str, ...]
    readers: tuple[str, ...] = ()


class Exported(msgspec.Struct, frozen=True):
    """What was written for others: the format, how many incidents, as of when."""

    form: str
    incidents: int
    as_of: str | None


class Imported(msgspec.Struct, frozen=True):
    """The chains that came with another ledger, each with the last entry taken in."""

    heads: tuple[Head, ...]


class Expunged(msgspec.Struct, frozen=True):
    """Why a content was destroyed, and the report that it told of."""

    report: str
    why: str


class Withdrawn(msgspec.Struct, frozen=True):
    """Why what the entry speaks of no longer counts."""

    why: str


_LEVEL = 1
"""Of compression: what is compressed shrinks to .5 of its size at 1, little further at 6."""

_BITS, _TABLES = 12, 5
"""zlib's window and memory for what is not long: its tables are made in a seventh of the time."""

_SMALL = 4096
"""Bytes up to which what a report says, its original apart, is not compressed: that takes as long
as to write it. The file is a quarter larger for it."""


def pack(one: Kept) -> Packed:
    """The content as it is stored, in a zlib stream."""
    small = len(one.content) <= _SMALL and one.report is not None and not one.original
    packed = _wrapped(one.content) if small else _compressed(one.content)
    return Packed(one.sha256, packed, zlib.crc32(packed))


def _wrapped(content: bytes) -> bytes:
    """A zlib stream that holds the content as it is, in one stored block (RFC 1950, RFC 1951)."""
    size = len(content)
    return b"".join((
        b"\x78\x01\x01", struct.pack("<HH", size, size ^ 0xFFFF), content,
        struct.pack(">I", zlib.adler32(content)),
    ))  # fmt: skip


def _compressed(content: bytes) -> bytes:
    if len(content) > 1 << _BITS:
        return zlib.compress(content, _LEVEL)
    packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, _BITS, _TABLES)
    return packing.compress(content) + packing.flush()


def checksum(stored: bytes) -> int:
    """The CRC-32 that is kept beside stored bytes."""
    return zlib.crc32(stored)


def unpack(stored: Packed) -> bytes:
    """The content, proved. Raises BrokenLedger, naming it, if it is not what was stored."""
    try:
        content = zlib.decompress(stored.packed)
        intact = zlib.crc32(stored.packed) == stored.crc
    except (zlib.error, TypeError) as error:
        raise BrokenLedger(f"content {stored.sha256} cannot be unpacked: {error}") from error
    if not intact or content_id(content) != stored.sha256:
        raise BrokenLedger(f"content {stored.sha256} is not what was stored under this hash")
    return content


def decoded(content: bytes, form: type[Form]) -> Form:
    """The content read as ``form``. Raises BrokenLedger if it has another form."""
    try:
        return msgspec.json.decode(content, type=form)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        raise BrokenLedger(
            f"content {content_id(content)} is no {form.__name__}: {error}"
        ) from error
