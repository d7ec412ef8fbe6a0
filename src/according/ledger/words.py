"""The words of reports in a full-text index (SQLite's FTS5): which reports hold these words.

Law: it is derived: `keep` and `forget` bring it on, `rebuild` makes it anew, and `differing` holds
it against a fresh one. It has the words in plain, so that an encrypted ledger keeps it in memory
alone (`InMemory`), and what is forgotten leaves nothing in it.

Words are indexed and asked for `folded`, so that case, accents, vowel signs and what else a printed
form adds do not part them; no sign of a query has a meaning.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from according.ledger import database, schema
from according.model.report import Report
from according.model.wording import folded

_FOUND = (
    "SELECT report FROM words JOIN texts ON texts.row = words.rowid "
    "WHERE words MATCH ? ORDER BY words.rank, report"
)
_PLACES = "SELECT term, doc, col, offset FROM word_places"
_SHADOWS = ("words_data", "words_idx", "words_docsize", "words_config")
"""The tables that FTS5 keeps an index in."""

_ONE_OF_ITS_KIND = (
    "SELECT id, sz FROM words_docsize",
    "SELECT 'totals', block FROM words_data WHERE id = 1",
    "SELECT k, v FROM words_config",
)
"""What two indexes of the same texts have alike, in whatever order these came."""


def keep(
    connection: sa.Connection, report: Report, *, row: int | None = None, text: str | None = None
) -> None:
    """Index a report, under a new row or this one; ``text`` is its text `folded`, if known."""
    raw = database.driver(connection)
    put = raw.execute("INSERT INTO texts VALUES (?, ?)", (row, report.id))
    told = (put.lastrowid, folded(report.title or ""), text or folded(report.text))
    raw.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", told)


def forget(connection: sa.Connection, report: Report) -> None:
    """Take a report out, given as it was indexed; no page of the index holds its words then.

    Deleting only marks them as gone; writing the whole index anew leaves out what is marked.
    """
    of_it = "SELECT row FROM texts WHERE report = ?"
    row = connection.exec_driver_sql(of_it, (report.id,)).scalar()
    if row is None:
        return
    gone = "INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)"
    connection.exec_driver_sql(gone, (row, folded(report.title or ""), folded(report.text)))
    connection.exec_driver_sql("INSERT INTO words (words) VALUES ('optimize')")
    connection.exec_driver_sql("DELETE FROM texts WHERE row = ?", (row,))


def forget_all(connection: sa.Connection) -> None:
    """Take everything out, in whatever state it is: FTS5 refuses to open a damaged index."""
    with InMemory() as fresh:
        for table in _SHADOWS:
            _copy(table, fresh, connection)
    connection.exec_driver_sql("INSERT INTO words (words) VALUES ('delete-all')")
    connection.exec_driver_sql("DELETE FROM texts")


def found(connection: sa.Connection, words: str) -> list[str]:
    """The ids of the reports that hold all these words, best first; none for no words."""
    wanted = dict.fromkeys(folded(words).split())
    if not wanted:
        return []
    query = " ".join(f'"{word}"' for word in wanted)
    return list(connection.exec_driver_sql(_FOUND, (query,)).scalars())


class InMemory:
    """An index that is never on a disk: an encrypted ledger's while it is open, or a passing one's.

    ``known`` gives of each report in it the content that was indexed.
    """

    def __init__(self) -> None:
        self.connection = sa.create_engine("sqlite://").connect()
        for statement in schema.WORDS:
            self.connection.exec_driver_sql(statement)
        self.known: dict[str, str] = {}

    def __enter__(self) -> sa.Connection:
        return self.connection

    def __exit__(self, *_raised: object) -> None:
        self.connection.close()

    def brought_up(self, stands: Mapping[str, str], report: Callable[[str], Report]) -> None:
        """Index what lacks of the reports that stand (id to content); all anew if one is gone."""
        if not self.known.items() <= stands.items():
            forget_all(self.connection)
            self.known.clear()
        for id_ in stands.keys() - self.known.keys():
            keep(self.connection, report(id_))
            self.known[id_] = stands[id_]


def differing(connection: sa.Connection, reports: Iterable[Report]) -> set[str]:
    """What is kept otherwise than a fresh index of these reports has it: reports, or else rows.

    Raises what the database does where the index cannot be read.
    """
    names: dict[int, str] = dict(connection.exec_driver_sql("SELECT * FROM texts").all())
    rows = {report: row for row, report in names.items()}
    off: set[Any] = set()
    with InMemory() as kept, InMemory() as proper:
        for table in _SHADOWS:  # into memory, where it can be asked what a disk may forbid
            _copy(table, connection, kept)
        kept.exec_driver_sql("INSERT INTO words (words) VALUES ('integrity-check')")
        unseen = set(rows)
        for report in reports:
            off |= set() if report.id in rows else {report.id}
            keep(proper, report, row=rows.get(report.id))
            unseen.discard(report.id)
        off |= unseen
        proper.commit()  # the totals are written then
        for query in _ONE_OF_ITS_KIND:
            one, other = (set(it.exec_driver_sql(query)) for it in (kept, proper))
            off |= {names.get(row[0], row[0]) for row in one ^ other}
        off |= {names.get(row, row) for row in _misplaced(kept, proper)}
    return {str(each) for each in off}


def _copy(table: str, one: sa.Connection, other: sa.Connection) -> None:
    """Put one index's rows of this table in the place of the other's."""
    other.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 (our own names)
    rows = one.exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608
    put = f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows.keys()))})"  # noqa: S608
    while some := rows.fetchmany(500):
        other.exec_driver_sql(put, [tuple(row) for row in some])


def _misplaced(kept: sa.Connection, proper: sa.Connection) -> Iterator[int]:
    """The rows where a word stands in one index and not in the other, looked up word by word.

    There can be a million words: the driver itself is asked, in a third of the time.
    """
    ours, measure = database.driver(kept), database.driver(proper)
    alike = 0
    for term, its in groupby(measure.execute(_PLACES), key=itemgetter(0)):
        places, here = list(its), ours.execute(f"{_PLACES} WHERE term = ?", (term,)).fetchall()
        if places != here:
            yield from (place[1] for place in set(places) ^ set(here))
        alike += len(places)
    if ours.execute("SELECT count(*) FROM word_places").fetchone()[0] != alike:
        known = set(measure.execute(_PLACES))
        yield from (place[1] for place in ours.execute(_PLACES) if place not in known)
