"""Contents: what entries speak of, kept once under its SHA-256, compressed.

Law: what comes out is to the byte what went in, or BrokenLedger is raised. The checksum over the
compressed bytes finds even a flipped bit that decompression would not notice.
"""

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
    """A content to be kept: its bytes, and the report that it tells of, or None."""

    content: bytes
    report: str | None = None


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
"""Of compression: a claim's row shrinks to .33 of its size at 1, to .31 at 6 in twice the time."""


_SMALL = 12
"""Bits of a size up to which a content is small: most claims are."""


def pack(content: bytes) -> Packed:
    """The content as it is stored."""
    packed = _compressed(content)
    return Packed(content_id(content), packed, zlib.crc32(packed))


def _compressed(content: bytes) -> bytes:
    """A zlib stream; of a small content with tables of its size, in a seventh of the time."""
    if len(content) > 1 << _SMALL:
        return zlib.compress(content, _LEVEL)
    packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, _SMALL, 5)
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
