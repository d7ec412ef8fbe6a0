"""Which reports have nearly the same words: found by what is kept of each.

Law: two reports are near-copies if they share `ALIKE` of their word triples; the bands only save
looking at all others. They are hashes (keyed in an encrypted ledger) and hold no words.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

import numpy as np
import sqlalchemy as sa

from according.ledger import database, schema
from according.model.report import Report
from according.model.wording import folded

ALIKE = 0.6
"""Share of word triples from which a report counts as a near-copy: a wire text, lightly edited."""

FEWEST = 12
"""Words below which nothing is a copy of anything."""

# 8 bands of 2: two texts that share 60 of 100 triples meet with a chance of .97, 5 of 100 of .02
_BANDS, _ROWS = 8, 2
_ALL_ROWS = _BANDS * _ROWS
_PRIME = np.uint64((1 << 31) - 1)


def _constants(name: str) -> np.ndarray:
    """One number below 2**31 for each row, the same in every version of everything."""
    drawn = (blake2b(f"{name} {row}".encode(), digest_size=4).digest() for row in range(_ALL_ROWS))
    return (np.frombuffer(b"".join(drawn), dtype="<u4").astype(np.uint64) % _PRIME)[:, np.newaxis]


_FACTORS, _SHIFTS = _constants("factor") | np.uint64(1), _constants("shift")


_BAND = "INSERT OR IGNORE INTO bands VALUES (?, ?)"
_ALIKE = (
    "SELECT report FROM bands WHERE band IN ({}) GROUP BY report ORDER BY count(*) DESC, report"
)


class Sketch(NamedTuple):
    """A text `folded`, its word triples, and the bands kept of it; none for a very short one."""

    words: str
    triples: frozenset[str]
    bands: list[bytes]


def sketch(text: str, secret: bytes = b"") -> Sketch:
    """The sketch of this text, however it is printed: texts alike have a band in common."""
    words = folded(text)
    found = _triples(words.split())
    return Sketch(words, found, _bands(found, secret))


def triples(text: str) -> frozenset[str]:
    """The text's word triples; none for a very short one."""
    return _triples(folded(text).split())


def _triples(words: Sequence[str]) -> frozenset[str]:
    if len(words) < FEWEST:
        return frozenset()
    return frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of triples that stand in both, 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 0.0


def _bands(found: frozenset[str], secret: bytes) -> list[bytes]:
    if not found:
        return []
    hashes = [crc32(each.encode()) for each in found]
    values = np.array(hashes, dtype=np.uint64) % _PRIME
    least = ((_FACTORS * values + _SHIFTS) % _PRIME).min(axis=1)
    return [
        blake2b(bytes([at]) + group.tobytes(), digest_size=8, key=secret).digest()
        for at, group in enumerate(least.reshape(_BANDS, _ROWS))
    ]


def keep(connection: sa.Connection, sketched: Iterable[tuple[Report, Sketch]]) -> None:
    """Keep of each report the bands of its sketch."""
    rows = sorted((band, report.id) for report, made in sketched for band in made.bands)
    database.driver(connection).executemany(_BAND, rows)


def forget(connection: sa.Connection, report: str | None = None) -> None:
    """Forget the bands of this report; everything for None."""
    query = schema.bands.delete()
    connection.execute(query if report is None else query.where(schema.bands.c.report == report))


def may_be_alike(connection: sa.Connection, made: Sketch) -> list[str]:
    """The ids of reports that share a band with this sketch, those with most bands first."""
    query = _ALIKE.format(", ".join("?" * len(made.bands)))
    return [row[0] for row in database.driver(connection).execute(query, made.bands)]


def kept_rows(connection: sa.Connection) -> set[tuple[bytes, str]]:
    """All bands as they are kept, whatever a damaged cell holds."""
    return set(database.driver(connection).execute("SELECT * FROM bands"))
