"""At which addresses reports stand, kept as hashes (keyed in an encrypted ledger): no words.

Law: it is derived, and there as soon as the report is, as it is asked for before each one read.
"""

import re
from hashlib import blake2b
from urllib.parse import urlsplit

import sqlalchemy as sa

from according.ledger import database, schema
from according.model.report import Report

_KEEP = "INSERT OR IGNORE INTO addresses VALUES (?, ?)"


def address(url: str, secret: bytes = b"") -> bytes:
    """What is kept of an address: scheme, "www.", a last slash and the fragment don't matter."""
    parts = urlsplit(url.strip())
    host = re.sub(r"^www\.", "", parts.netloc.casefold())
    plain = "\n".join((host, parts.path.rstrip("/"), parts.query))
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16, key=secret).digest()


def rows(report: Report, secret: bytes = b"") -> list[tuple[bytes, str]]:
    """What is kept of a report; nothing of one without an address."""
    return [(address(report.url, secret), report.id)] if report.url else []


def keep(connection: sa.Connection, report: Report, secret: bytes = b"") -> None:
    """Keep a report's address, if it has one."""
    database.driver(connection).executemany(_KEEP, rows(report, secret))


def forget(connection: sa.Connection, report: str | None = None) -> None:
    """Forget a report's address; everything for None."""
    query = schema.addresses.delete()
    of_it = schema.addresses.c.report == report
    connection.execute(query if report is None else query.where(of_it))


def reports_at(connection: sa.Connection, url: str, secret: bytes = b"") -> list[str]:
    """The ids of reports at this address."""
    kept = schema.addresses.c
    query = sa.select(kept.report).where(kept.address == address(url, secret))
    return list(connection.execute(query).scalars())


def kept_rows(connection: sa.Connection) -> set[tuple[bytes, str]]:
    """All addresses as they are kept, whatever a damaged cell holds."""
    return set(database.driver(connection).execute("SELECT * FROM addresses"))
