"""What stands now, kept beside the entries so that nobody waits for a replay.

Law: it is derived. `keep` brings it further, `rebuild` makes it anew from the entries, and `check`
compares the two.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import msgspec
import sqlalchemy as sa

from according.ledger import database, schema
from according.ledger.replay import STANDING, Standing, Stands
from according.model.entry import Entry

_AT_ONCE = 500
"""Subjects asked for at a time."""

_ENDS = {
    "merged": ("incident", "estimate"),
    "withdrawal": ("claim", "decision", "incident", "estimate"),
}
_SET = (
    "INSERT INTO standing VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (kind, subject) DO UPDATE SET content = excluded.content, about = excluded.about"
)


_OF_SUBJECT = "FROM standing WHERE kind = ? AND subject = ?"
_OF_KIND = "SELECT subject, content, at, ledger, seq FROM standing WHERE kind = ?"
# By the index: the database would rather walk through all that is of this kind.
_OF_REPORT = (
    "SELECT subject, content, at, ledger, seq FROM standing INDEXED BY standing_about "
    "WHERE about = ? AND kind = ?"
)
_AFTER = (
    "SELECT subject, content, at, ledger, seq FROM standing "
    "WHERE kind = ? AND (at, ledger, seq) > (?, ?, ?) ORDER BY at, ledger, seq LIMIT ?"
)


class _OfReport(msgspec.Struct):
    id: str


class ClaimOf(msgspec.Struct):
    """The one thing of a claim's content that an index needs: its report."""

    report: _OfReport


def keep(connection: sa.Connection, entries: Sequence[Entry], about: Mapping[str, str]) -> None:
    """Bring what stands further by entries of the ledger's own chain; ``about`` as in `replace`."""
    for ends, some in groupby(entries, key=lambda entry: entry.kind in _ENDS):
        if ends:
            for entry in some:
                _drop(connection, entry)
        else:
            rows = [_row(entry, about) for entry in some if entry.kind in STANDING]
            database.driver(connection).executemany(_SET, rows)


def _drop(connection: sa.Connection, entry: Entry) -> None:
    stands = schema.standing.c
    of_it = (stands.subject == entry.subject, stands.kind.in_(_ENDS[entry.kind]))
    connection.execute(schema.standing.delete().where(*of_it))


def _row(entry: Entry, about: Mapping[str, str]) -> tuple[Any, ...]:
    place = (entry.at, entry.ledger, entry.seq)
    return (entry.kind, entry.subject, about.get(entry.subject), entry.content, *place)


def forget(connection: sa.Connection, contents: Iterable[str]) -> None:
    """Let nothing stand that rests on these contents."""
    for sha256 in contents:
        connection.execute(schema.standing.delete().where(schema.standing.c.content == sha256))


def replace(connection: sa.Connection, standing: Standing, about: Mapping[str, str]) -> None:
    """Let exactly this stand; ``about`` gives the report of each claim."""
    connection.execute(schema.standing.delete())
    rows = [(kind, subject, about.get(subject), *it) for (kind, subject), it in standing.items()]
    if rows:
        connection.exec_driver_sql(_SET, rows)


def rows(
    connection: sa.Connection, kind: str, about: str | None = None
) -> list[tuple[str, Stands]]:
    """What stands of this kind (of one report), by subject, in order."""
    query, told = (_OF_KIND, (kind,)) if about is None else (_OF_REPORT, (about, kind))
    found = [(subject, Stands(*it)) for subject, *it in connection.exec_driver_sql(query, told)]
    # Sorted here: asked for in order, the database walks through all reports' rows to find one's.
    return sorted(found, key=lambda pair: pair[1][1:])


def after(
    connection: sa.Connection, kind: str, place: Stands | None, limit: int
) -> list[tuple[str, Stands]]:
    """The next of what stands of this kind, in order, after ``place`` (None: from the first)."""
    since = place[1:] if place else ("", "", 0)
    found = connection.exec_driver_sql(_AFTER, (kind, *since, limit))
    return [(subject, Stands(*it)) for subject, *it in found]


def abouts(connection: sa.Connection) -> dict[str, str | None]:
    """The report that each claim is kept under, and what else is kept under any."""
    stands = schema.standing.c
    some = sa.or_(stands.kind == "claim", stands.about.is_not(None))
    found = connection.execute(sa.select(stands.subject, stands.about).where(some))
    return dict(found.all())


def content(connection: sa.Connection, kind: str, subject: str) -> str | None:
    """The content that stands for this subject; None if nothing does."""
    return _one(connection, f"SELECT content {_OF_SUBJECT}", (kind, subject))


def about(connection: sa.Connection, kind: str, subject: str) -> str | None:
    """The report of what stands for this subject."""
    return _one(connection, f"SELECT about {_OF_SUBJECT}", (kind, subject))


def _one(connection: sa.Connection, query: str, told: tuple[str, str]) -> str | None:
    """For what is asked of each claim decided about: composing it would cost more than asking."""
    found = database.driver(connection).execute(query, told).fetchone()
    return None if found is None else found[0]


def some(connection: sa.Connection, kind: str, subjects: Sequence[str]) -> list[tuple[str, Stands]]:
    """What stands for these subjects, in order."""
    stands = schema.standing.c
    columns = (stands.subject, stands.content, stands.at, stands.ledger, stands.seq)
    found: list[tuple[str, Stands]] = []
    for start in range(0, len(subjects), _AT_ONCE):
        these = stands.subject.in_(subjects[start : start + _AT_ONCE])
        query = sa.select(*columns).where(stands.kind == kind, these)
        found += [(subject, Stands(*it)) for subject, *it in connection.execute(query)]
    return sorted(found, key=lambda pair: pair[1][1:])


def beginning(connection: sa.Connection, kind: str, prefix: str) -> list[str]:
    """The subjects of this kind that stand and begin with ``prefix`` (hexadecimal)."""
    subject = schema.standing.c.subject
    where = (subject >= prefix, subject < prefix + "g", schema.standing.c.kind == kind)
    return list(connection.execute(sa.select(subject).where(*where).order_by(subject)).scalars())


def kept(connection: sa.Connection) -> Standing:
    """Everything that stands, as it is kept."""
    found = connection.execute(sa.select(schema.standing))
    return {(kind, subject): Stands(*it) for kind, subject, _about, *it in found}
