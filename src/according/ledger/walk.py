"""The database read for the check: whatever state it is in, cell by cell.

Law: nothing here trusts a cell; text that is no longer text comes with replacement characters.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from according.ledger import schema
from according.ledger.contents import Packed
from according.model.entry import Entry

if TYPE_CHECKING:
    from according.ledger.store import Store

_AT_ONCE = 500


def walk(store: "Store") -> Iterator[tuple[Entry, Packed | None]]:
    """All entries, chain by chain, with the contents stored for them, unproved."""
    stored = schema.contents.c
    columns = [sa.cast(column, sa.LargeBinary) for column in schema.entries.c]
    joined = schema.entries.outerjoin(schema.contents, stored.sha256 == schema.entries.c.content)
    query = sa.select(*columns, stored.packed, stored.crc, stored.key).select_from(joined)
    query = query.order_by(schema.entries.c.ledger, schema.entries.c.seq)
    with store.transaction(writing=False) as connection:
        for *cells, packed, crc, key in connection.execute(
            query.execution_options(yield_per=_AT_ONCE)
        ):
            entry = _lenient(cells)
            found = None if packed is None else Packed(entry.content or "", packed, crc, key)
            yield entry, found


def unspoken(store: "Store") -> list[str]:
    """The hashes of contents that no entry speaks of."""
    told, stored = schema.entries.c, schema.contents.c
    spoken = sa.union_all(
        sa.select(told.content).where(told.content.is_not(None)), sa.select(told.subject)
    )
    query = sa.select(stored.sha256).where(stored.sha256.not_in(spoken))
    with store.transaction(writing=False) as connection:
        return list(connection.execute(query).scalars())


def complaints(store: "Store") -> list[str]:
    """What the database itself finds wrong with its pages and indexes."""
    with store.transaction(writing=False) as connection:
        rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
        return [str(row) for row in rows if row != "ok"]


def objects(store: "Store") -> dict[str, str]:
    """Tables, indexes and triggers by name, as the database states them."""
    with store.transaction(writing=False) as connection:
        return schema.objects(connection)


def _lenient(cells: Sequence[bytes | None]) -> Entry:
    """An entry from cells that were read as bytes; what is missing is empty, a wrong number 0."""
    texts = [None if cell is None else cell.decode("utf-8", "replace") for cell in cells]
    ledger, seq, at, actor, kind, subject, content, previous, hash_ = texts
    number = int(seq) if seq and seq.isdecimal() else 0
    what: Any = kind or ""
    start = (ledger or "", number, at or "", actor or "")
    return Entry(*start, what, subject or "", content, previous, hash_ or "")
