"""The store: entries and contents in the database, appended and looked up; no meaning of its own.

Law: everything appended in one transaction bears one moment, and all of it is there or nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec
import sqlalchemy as sa

from according.errors import BrokenLedger
from according.ledger import chain, database, derived, schema, standing, words
from according.ledger.contents import (
    Imported,
    Kept,
    Packed,
    ReportRow,
    checksum,
    decoded,
    pack,
    unpack,
)
from according.ledger.moments import next_moment
from according.ledger.replay import STANDING, Standing, Stands, moment_of, replayed
from according.ledger.turns import Turns
from according.model.entry import Entry, EntryKind, Head

_AT_ONCE = 500
"""Rows fetched from the database at a time."""


# What every append executes is written out: composing it costs more than executing it.
_ENTER = "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_KEEP = "INSERT INTO contents VALUES (?, ?, ?, ?)"
_LAST = "SELECT * FROM entries WHERE ledger = ? ORDER BY seq DESC LIMIT 1"


class Store(Turns):
    """One ledger's database; inside `reading` and `writing`, one transaction on it."""

    def _bring_up(self) -> None:
        self._behind = False
        derived.bring_up(self, self.connection)

    # appending

    def append(self, actor: str, drafts: Sequence[chain.Draft], kept: Iterable[Kept]) -> None:
        """Append the drafts to the own chain and keep the contents that they speak of."""
        with self.appending() as still:
            still.keep(kept)
            head = still.last_entry()
            new = chain.chained(head, next_moment(head.at), actor, drafts)
            rows = [msgspec.structs.astuple(it) for it in new]
            database.driver(still.connection).executemany(_ENTER, rows)
            still._behind, still._left = True, still._left + len(new)

    def keep(self, kept: Iterable[Kept]) -> None:
        """Keep contents, each once; one that was expunged stays gone."""
        with self.appending() as still:
            pack_ = pack if self._vault is None else partial(self._sealed, still.connection)
            packed = [pack_(one) for one in kept]
            database.driver(still.connection).executemany(_KEEP, packed)

    def _sealed(self, connection: sa.Connection, one: Kept) -> Packed:
        assert self._vault is not None
        plain = pack(one)
        sealed, key = self._vault.seal(connection, plain.packed, one.report)
        return Packed(plain.sha256, sealed, checksum(sealed), key)

    def unpacked(self, stored: Packed) -> bytes:
        """The content, proved. Raises BrokenLedger if it is not what was stored."""
        if stored.key is None:
            return unpack(stored)
        whole = isinstance(stored.packed, bytes) and checksum(stored.packed) == stored.crc
        if self._vault is None or not whole:
            raise BrokenLedger(f"content {stored.sha256} is not what was stored under this hash")
        with self.transaction(writing=False, looking=False) as connection:
            plain = self._vault.unseal(connection, stored.packed, stored.key)
        return unpack(Packed(stored.sha256, plain, checksum(plain)))

    @property
    def secret(self) -> bytes:
        """What the indexes' hashes are keyed with; empty where nothing is encrypted."""
        return self._vault.secret if self._vault else b""

    @property
    def encrypted(self) -> bool:
        """Whether contents are sealed, and nothing that holds words is kept beside them."""
        return self._vault is not None

    def destroy(self, contents: Sequence[str]) -> None:
        """Destroy these contents, whose expunging is entered, and every key that sealed one."""
        kept = schema.contents.c
        with self.transaction(writing=True) as connection:
            keys: dict[str, None] = {}
            for sha256 in contents:
                query = sa.select(kept.key).where(kept.sha256 == sha256)
                keys |= dict.fromkeys(connection.execute(query).scalars())
                connection.execute(schema.contents.delete().where(kept.sha256 == sha256))
            for key in keys:
                if key is not None and self._vault is not None:
                    self._vault.renew(connection, key)

    def let_go(self) -> None:
        """Write what was destroyed over, in the database and in the log beside it."""
        database.empty_log(self.engine)

    def adopt(self, entries: Iterable[Entry]) -> None:
        """Take in entries of another chain, which must follow what is held of it."""
        rows = [msgspec.structs.astuple(entry) for entry in entries]
        if rows:
            with self.transaction(writing=True) as connection:
                connection.exec_driver_sql(_ENTER, rows)

    # entries

    def last_entry(self, ledger: str | None = None) -> Entry:
        """The last entry of a chain, the ledger's own for None."""
        with self.transaction(writing=False, looking=False) as connection:
            told = (ledger or self.ledger,)
            last = database.driver(connection).execute(_LAST, told).fetchone()
        if last is None:
            raise BrokenLedger(f"{self.engine.url.database}: ledger {self.ledger} has no entries")
        return Entry(*last)

    def entry(self, ledger: str, seq: int) -> Entry | None:
        """The entry at this place of a chain; None if there is none."""
        told = schema.entries.c
        query = sa.select(schema.entries).where(told.ledger == ledger, told.seq == seq)
        with self.transaction(writing=False, looking=False) as connection:
            found = connection.execute(query).first()
        return None if found is None else Entry(*found)

    def chain_length(self, ledger: str) -> int:
        """How many entries of this chain are held; 0 for none."""
        told = schema.entries.c
        query = sa.select(sa.func.max(told.seq)).where(told.ledger == ledger)
        with self.transaction(writing=False, looking=False) as connection:
            return connection.execute(query).scalar() or 0

    def heads(self) -> list[Head]:
        """The last entry of each chain, the own one first."""
        told = schema.entries.c
        query = sa.select(told.ledger, sa.func.max(told.seq)).group_by(told.ledger)
        with self.transaction(writing=False, looking=False) as connection:
            chains = {row[0] for row in connection.execute(query)} - {self.ledger}
        last = [self.last_entry(ledger) for ledger in (self.ledger, *sorted(chains))]
        return [Head(entry.ledger, entry.seq, entry.hash) for entry in last]

    def entries(self, *kinds: EntryKind, until: str | None = None) -> Iterator[Entry]:
        """Entries (of these kinds) that the ledger had at a moment, chain by chain, in order."""
        told = schema.entries.c
        query = sa.select(schema.entries).order_by(told.ledger, told.seq)
        yield from self._entries(query, kinds, until)

    def by_moment(self, *kinds: EntryKind, until: str | None = None) -> Iterator[Entry]:
        """The same, of all chains in the order of their moments."""
        told = schema.entries.c
        query = sa.select(schema.entries).order_by(told.at, told.ledger, told.seq)
        yield from self._entries(query, kinds, until)

    def about(self, *subjects: str) -> list[Entry]:
        """All entries about these subjects, which are no claims, in the order of their moments."""
        told = schema.entries.c
        found: list[Entry] = []
        with self.transaction(writing=False, looking=False) as connection:
            for start in range(0, len(subjects), _AT_ONCE):
                these = told.subject.in_(subjects[start : start + _AT_ONCE])
                some = sa.and_(these, told.kind != sa.literal_column("'claim'"))
                found += (
                    Entry(*row) for row in connection.execute(sa.select(schema.entries).where(some))
                )
        return sorted(found, key=moment_of)

    def _entries(
        self, query: sa.Select[Any], kinds: Sequence[EntryKind], until: str | None
    ) -> Iterator[Entry]:
        if kinds:
            query = query.where(schema.entries.c.kind.in_(kinds))
            if STANDING.isdisjoint(kinds):
                query = query.where(sa.text(schema.SELDOM))
        with self.transaction(writing=False, looking=False) as connection:
            if until is not None:
                query = query.where(self._had(connection, until))
            for row in connection.execute(query.execution_options(yield_per=_AT_ONCE)):
                yield Entry(*row)

    def _had(self, connection: sa.Connection, until: str) -> sa.ColumnElement[bool]:
        """What the ledger had at a moment: its own entries until then, and what these took in."""
        told = schema.entries.c
        own = sa.and_(told.ledger == self.ledger, told.at <= until)
        query = sa.select(told.content).where(own, told.kind == "import")
        known: dict[str, int] = {}
        for content in connection.execute(query.order_by(told.seq)).scalars().all():
            for head in decoded(self.kept(content or ""), Imported).heads:
                known[head.ledger] = max(head.seq, known.get(head.ledger, 0))
        others = (
            sa.and_(told.ledger == ledger, told.seq <= seq)
            for ledger, seq in known.items()
            if ledger != self.ledger
        )
        return sa.or_(own, *others)

    # what stands

    def content_of(self, kind: EntryKind, subject: str) -> str | None:
        """The hash of what stands for this subject; None if nothing does."""
        with self.transaction(writing=False) as connection:
            return standing.content(connection, kind, subject)

    def about_of(self, kind: EntryKind, subject: str) -> str | None:
        """The report of what stands for this subject; None if nothing does, or of no one report."""
        with self.transaction(writing=False) as connection:
            return standing.about(connection, kind, subject)

    def standing_of(self, kind: EntryKind, subjects: Sequence[str]) -> list[tuple[str, bytes]]:
        """What stands for these subjects with the contents, each proved, in order."""
        with self.transaction(writing=False) as connection:
            rows = standing.some(connection, kind, subjects)
            return list(self._with_contents(connection, kind, rows))

    def some(self, kind: EntryKind, subjects: Sequence[str]) -> list[tuple[str, Stands]]:
        """What stands for these subjects, in order."""
        with self.transaction(writing=False) as connection:
            return standing.some(connection, kind, subjects)

    def entries_after(self, seq: int, limit: int | None = None) -> list[Entry]:
        """The entries of the ledger's own chain after this one, or so many of them."""
        told = schema.entries.c
        query = sa.select(schema.entries).where(told.ledger == self.ledger, told.seq > seq)
        query = query.order_by(told.seq).limit(limit)
        with self.transaction(writing=False, looking=False) as connection:
            return [Entry(*row) for row in connection.execute(query)]

    def was_entered(self, kind: EntryKind, subject: str) -> bool:
        """Whether any chain has an entry of this kind, no claim, about this subject."""
        query = "SELECT 1 FROM entries WHERE subject = ? AND kind = ? AND kind <> 'claim' LIMIT 1"
        with self.transaction(writing=False, looking=False) as connection:
            found = database.driver(connection).execute(query, (subject, kind)).fetchone()
            return found is not None

    def subjects(self, kind: EntryKind, prefix: str) -> list[str]:
        """The subjects of this kind that stand and begin with these hexadecimal digits."""
        with self.transaction(writing=False) as connection:
            return standing.beginning(connection, kind, prefix)

    def stands(
        self, kind: EntryKind, until: str | None = None, about: str | None = None
    ) -> list[tuple[str, Stands]]:
        """What stands of this kind at a moment (``about`` one report: now), in order."""
        if until is None:
            with self.transaction(writing=False) as connection:
                return standing.rows(connection, kind, about)
        found = [(subject, it) for (of, subject), it in self.stood(until).items() if of == kind]
        return sorted(found, key=lambda pair: pair[1][1:])

    def stood(self, until: str | None = None) -> Standing:
        """What stood at a moment, replayed from the entries."""
        return replayed(self.by_moment(until=until), self.ledger, self.expunged())

    def expunged(self) -> set[str]:
        """The contents that this ledger destroyed, or another did before it came here."""
        told = schema.entries.c
        held = sa.select(schema.contents.c.sha256).where(schema.contents.c.sha256 == told.subject)
        query = sa.select(told.subject).where(told.kind == "expunged", sa.text(schema.SELDOM))
        query = query.where(sa.or_(told.ledger == self.ledger, ~held.exists()))
        with self.transaction(writing=False, looking=False) as connection:
            return set(connection.execute(query).scalars())

    def held(
        self, kind: EntryKind, until: str | None = None, about: str | None = None
    ) -> Iterator[tuple[str, bytes]]:
        """What `stands` gives, with the contents, each proved; what stands now in small pieces."""
        with self.transaction(writing=False) as connection:
            if until is None and about is None:
                place: Stands | None = None
                while rows := standing.after(connection, kind, place, _AT_ONCE):
                    yield from self._with_contents(connection, kind, rows)
                    place = rows[-1][1]
                return
            rows = self.stands(kind, until, about)
            for start in range(0, len(rows), _AT_ONCE):
                yield from self._with_contents(connection, kind, rows[start : start + _AT_ONCE])

    def _with_contents(
        self, connection: sa.Connection, kind: str, rows: Sequence[tuple[str, Stands]]
    ) -> Iterator[tuple[str, bytes]]:
        found = self._stored(connection, {it.content for _subject, it in rows})
        for subject, it in rows:
            if it.content not in found:
                raise BrokenLedger(f"content {it.content} of {kind} {subject} is missing")
            yield subject, self.unpacked(found[it.content])

    def _stored(self, connection: sa.Connection, wanted: Collection[str]) -> dict[str, Packed]:
        query = sa.select(schema.contents).where(schema.contents.c.sha256.in_(wanted))
        return {row[0]: Packed(*row) for row in connection.execute(query)}

    def search(self, wanted: str) -> list[str]:
        """The ids of reports whose title or text hold these words, best first."""
        with self.transaction(writing=False) as connection:
            if self._vault is None:
                return words.found(connection, wanted)
            stands = {subject: it.content for subject, it in standing.rows(connection, "report")}
            index = self._vault.words
            index.brought_up(
                stands, lambda report: decoded(self.kept(stands[report]), ReportRow).report
            )
            return words.found(index.connection, wanted)

    # contents

    def kept(self, sha256: str) -> bytes:
        """The content with this hash, proved. Raises BrokenLedger if it is missing or damaged."""
        query = sa.select(schema.contents).where(schema.contents.c.sha256 == sha256)
        with self.transaction(writing=False, looking=False) as connection:
            found = connection.execute(query).first()
        if found is None:
            raise BrokenLedger(f"content {sha256} is missing from {self.engine.url.database}")
        return self.unpacked(Packed(*found))

    def kept_each(self, wanted: Sequence[str]) -> dict[str, bytes]:
        """The contents with these hashes, each proved, by their hashes, in order."""
        found: dict[str, Packed] = {}
        with self.transaction(writing=False, looking=False) as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                found |= self._stored(connection, wanted[start : start + _AT_ONCE])
        if lacking := set(wanted) - found.keys():
            raise BrokenLedger(f"content {min(lacking)} is missing from {self.engine.url.database}")
        return {sha256: self.unpacked(found[sha256]) for sha256 in wanted}

    def has_content(self, sha256: str) -> bool:
        """Whether a content with this hash is kept, whatever state it is in."""
        query = sa.select(schema.contents.c.sha256).where(schema.contents.c.sha256 == sha256)
        with self.transaction(writing=False, looking=False) as connection:
            return connection.execute(query).first() is not None

    def contents(self) -> list[str]:
        """The hashes of all contents that are kept."""
        query = sa.select(schema.contents.c.sha256).order_by(schema.contents.c.sha256)
        with self.transaction(writing=False, looking=False) as connection:
            return list(connection.execute(query).scalars())
