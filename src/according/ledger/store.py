"""The store: entries and contents in the database, appended and looked up; no meaning of its own.

Law: everything appended in one transaction bears one moment, and all of it is there or nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from according.errors import BrokenLedger, LedgerError
from according.ledger import chain, database, folder, schema
from according.ledger.contents import Packed, pack, unpack
from according.ledger.moments import next_moment
from according.model.entry import Entry, EntryKind

_ENDS = ("merged", "withdrawal")
_AT_ONCE = 500
"""Rows fetched from the database at a time."""


class Store:
    """One ledger's database; inside `reading` and `writing`, one transaction on it."""

    def __init__(self, engine: sa.Engine, ledger: str, connection: sa.Connection | None = None):
        self.engine = engine
        self.ledger = ledger
        self._connection = connection
        self._writes = connection is None or connection.get_execution_options()["writing"]

    @classmethod
    def open(cls, place: Path, *, create: bool, actor: str) -> "Store":
        """The store in this folder. Raises LedgerError where there is none (see `folder`)."""
        engine = database.engine_for(folder.database_in(place, create=create))
        try:
            ledger = _opened(engine, actor, create=create)
            database.log_ahead(engine)
        except LedgerError:
            engine.dispose()
            raise
        return cls(engine, ledger)

    def close(self) -> None:
        """Let go of the files; the write-ahead log goes into the database."""
        self.engine.dispose()

    @property
    def in_transaction(self) -> bool:
        """Whether this store is one that `reading` or `writing` gave."""
        return self._connection is not None

    @contextmanager
    def reading(self) -> Iterator["Store"]:
        """The store as it stands now, whatever others append meanwhile."""
        with self._transaction(writing=False) as connection:
            yield Store(self.engine, self.ledger, connection)

    @contextmanager
    def writing(self) -> Iterator["Store"]:
        """The store with all others kept from writing; committed at the end."""
        with self._transaction(writing=True) as connection:
            yield Store(self.engine, self.ledger, connection)

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[sa.Connection]:
        if self._connection is None:
            with database.transaction(self.engine, writing=writing) as connection:
                yield connection
        elif writing and not self._writes:
            raise LedgerError(
                "this view of the ledger only reads; append through the ledger itself"
            )
        else:
            with database.told_plainly(self.engine):
                yield self._connection

    def append(self, actor: str, drafts: Sequence[chain.Draft], kept: Iterable[bytes]) -> None:
        """Append the drafts to the chain and keep the contents that they speak of."""
        packed = [pack(content)._asdict() for content in kept]
        with self._transaction(writing=True) as connection:
            head = self._head(connection)
            new = chain.chained(head, next_moment(head.at), actor, drafts)
            if packed:
                connection.execute(schema.contents.insert(), packed)
            if new:
                connection.execute(
                    schema.entries.insert(), [msgspec.structs.asdict(entry) for entry in new]
                )

    def _head(self, connection: sa.Connection) -> Entry:
        """The last entry of the ledger's own chain, within the append that is to follow it."""
        told = schema.entries.c
        query = sa.select(schema.entries).where(told.ledger == self.ledger)
        last = connection.execute(query.order_by(told.seq.desc()).limit(1)).first()
        if last is None:
            raise BrokenLedger(f"{self.engine.url.database}: ledger {self.ledger} has no entries")
        return Entry(*last)

    def entries(self, until: str | None = None) -> Iterator[Entry]:
        """All entries up to a moment, chain by chain, in their order."""
        query = _until(sa.select(schema.entries), until)
        query = query.order_by(schema.entries.c.ledger, schema.entries.c.seq)
        with self._transaction(writing=False) as connection:
            for row in connection.execute(query.execution_options(yield_per=_AT_ONCE)):
                yield Entry(*row)

    def content_of(self, kind: EntryKind, subject: str) -> str | None:
        """The hash of what the last entry of this kind says of this subject; None without one."""
        told = schema.entries.c
        query = sa.select(told.content).where(told.subject == subject, told.kind == kind)
        with self._transaction(writing=False) as connection:
            return connection.execute(query.order_by(told.seq.desc()).limit(1)).scalar()

    def subjects(self, kind: EntryKind, prefix: str) -> list[str]:
        """The subjects of entries of this kind that begin with these hexadecimal digits."""
        subject = schema.entries.c.subject
        where = (subject >= prefix, subject < prefix + "g", schema.entries.c.kind == kind)
        query = sa.select(subject).where(*where).distinct().order_by(subject)
        with self._transaction(writing=False) as connection:
            return list(connection.execute(query).scalars())

    def kept(self, sha256: str) -> bytes:
        """The content with this hash, proved. Raises BrokenLedger if it is missing or damaged."""
        query = sa.select(schema.contents).where(schema.contents.c.sha256 == sha256)
        with self._transaction(writing=False) as connection:
            found = connection.execute(query).first()
        if found is None:
            raise BrokenLedger(f"content {sha256} is missing from {self.engine.url.database}")
        return unpack(Packed(*found))

    def holding(self, kind: EntryKind, until: str | None = None) -> dict[str, str]:
        """Subject -> the SHA-256 of its content, of all of this kind that holds at a moment.

        Of several entries about one subject the last one counts, and none where that one merges
        or withdraws it. In the order of the first entries.
        """
        with self._transaction(writing=False) as connection:
            rows = connection.execute(self._last(kind, until))
            return {row.subject: row.content for row in rows}

    def held(self, kind: EntryKind, until: str | None = None) -> Iterator[tuple[str, bytes]]:
        """What `holding` gives, with the contents themselves, each proved."""
        last = self._last(kind, until).subquery()
        of_subject = schema.contents.c.sha256 == last.c.content
        query = sa.select(last.c.subject, last.c.content, schema.contents)
        query = query.select_from(last.outerjoin(schema.contents, of_subject))
        with self._transaction(writing=False) as connection:
            for subject, content, *stored in connection.execute(
                query.order_by(last.c.first).execution_options(yield_per=_AT_ONCE)
            ):
                if stored[0] is None:
                    raise BrokenLedger(f"content {content} of {kind} {subject} is missing")
                yield subject, unpack(Packed(*stored))

    def _last(self, kind: EntryKind, until: str | None) -> sa.Select[Any]:
        """The last content of each subject of this kind that holds, and its first entry's place."""
        told = schema.entries.c
        ours = (told.ledger == self.ledger, told.kind.in_((kind, *_ENDS)))
        ends = sa.select(sa.func.min(told.seq).label("first"), sa.func.max(told.seq).label("last"))
        of_subject = _until(ends.where(*ours), until).group_by(told.subject).subquery()
        query = sa.select(told.subject, told.content, of_subject.c.first)
        query = query.join_from(schema.entries, of_subject, told.seq == of_subject.c.last)
        return query.where(told.ledger == self.ledger, told.kind == kind).order_by(
            of_subject.c.first
        )

    def walk(self) -> Iterator[tuple[Entry, Packed | None]]:
        """All entries with the contents stored for them, unproved, whatever state they are in.

        Text that is no longer text (a damaged byte) comes with replacement characters.
        """
        stored = schema.contents.c
        columns = [sa.cast(column, sa.LargeBinary) for column in schema.entries.c]
        joined = schema.entries.outerjoin(
            schema.contents, stored.sha256 == schema.entries.c.content
        )
        query = sa.select(*columns, stored.packed, stored.crc).select_from(joined)
        query = query.order_by(schema.entries.c.ledger, schema.entries.c.seq)
        with self._transaction(writing=False) as connection:
            for *cells, packed, crc in connection.execute(
                query.execution_options(yield_per=_AT_ONCE)
            ):
                entry = _lenient(cells)
                yield entry, None if packed is None else Packed(entry.content or "", packed, crc)

    def unspoken(self) -> list[str]:
        """The hashes of contents that no entry speaks of."""
        told, stored = schema.entries.c, schema.contents.c
        spoken = sa.union_all(
            sa.select(told.content).where(told.content.is_not(None)), sa.select(told.subject)
        )
        query = sa.select(stored.sha256).where(stored.sha256.not_in(spoken))
        with self._transaction(writing=False) as connection:
            return list(connection.execute(query).scalars())

    def complaints(self) -> list[str]:
        """What the database itself finds wrong with its pages and indexes."""
        with self._transaction(writing=False) as connection:
            rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
            return [str(row) for row in rows if row != "ok"]

    def objects(self) -> dict[str, str]:
        """Tables, indexes and triggers by name, as the database states them."""
        with self._transaction(writing=False) as connection:
            return schema.objects(connection)


def _opened(engine: sa.Engine, actor: str, *, create: bool) -> str:
    """The ledger's id, once the database has the present form; made anew if there is nothing."""
    with database.transaction(engine, writing=False) as connection:
        found = schema.form(connection)
    if found is None and not create:
        raise LedgerError(f"{engine.url.database} was never finished; read a report into it")
    if found is None or found.migration < len(schema.MIGRATIONS):
        with database.transaction(engine, writing=True) as connection:
            found = _brought_up(connection, actor)
    if found.migration > len(schema.MIGRATIONS):
        raise LedgerError(
            f"{engine.url.database} has form {found.migration}; this version of according knows "
            f"forms up to {len(schema.MIGRATIONS)}; install a newer version"
        )
    return found.ledger


def _brought_up(connection: sa.Connection, actor: str) -> schema.Form:
    """The present form, by the migrations that lack; another process may have been first."""
    found = schema.form(connection)
    if found is not None:
        return schema.migrate(connection, found)
    database.mark_as_ours(connection)
    first = chain.genesis(next_moment(None), actor)
    made = schema.migrate(connection, schema.Form(0, first.ledger))
    connection.execute(schema.entries.insert(), [msgspec.structs.asdict(first)])
    return made


def _until(query: sa.Select[Any], until: str | None) -> sa.Select[Any]:
    return query if until is None else query.where(schema.entries.c.at <= until)


def _lenient(cells: Sequence[bytes | None]) -> Entry:
    """An entry from cells that were read as bytes; what is missing is empty, a wrong number 0."""
    texts = [None if cell is None else cell.decode("utf-8", "replace") for cell in cells]
    ledger, seq, at, actor, kind, subject, content, previous, hash_ = texts
    number = int(seq) if seq and seq.isdecimal() else 0
    what: Any = kind or ""
    start = (ledger or "", number, at or "", actor or "")
    return Entry(*start, what, subject or "", content, previous, hash_ or "")
