"""Contents: what entries speak of, kept once under its SHA-256, compressed.

Law: what comes out is to the byte what went in, or BrokenLedger is raised. The checksum over the
compressed bytes finds even a flipped bit that decompression would not notice.
"""

import zlib
from typing import NamedTuple, TypeVar

import msgspec

from according.errors import BrokenLedger
from according.model.report import Report, content_id

Form = TypeVar("Form")


class Packed(NamedTuple):
    """A content as stored: its SHA-256, its zlib bytes and their CRC-32."""

    sha256: str
    packed: bytes
    crc: int


class ReportRow(msgspec.Struct, frozen=True):
    """What a report entry holds: the frozen text, where it came from, the claims read with it.

    The claims are named here so that a report without all its claims cannot pass for a whole one.
    """

    report: Report
    collected_from: str
    claims: tuple[str, ...]


class SeenAgain(msgspec.Struct, frozen=True):
    """Where a report that is held already was met again."""

    collected_from: str


class MergedInto(msgspec.Struct, frozen=True):
    """The incident that took in the one which the entry speaks of."""

    into: str


class Withdrawn(msgspec.Struct, frozen=True):
    """Why what the entry speaks of no longer counts."""

    why: str


def pack(content: bytes) -> Packed:
    """The content as it is stored."""
    packed = zlib.compress(content)
    return Packed(content_id(content), packed, zlib.crc32(packed))


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
