"""The embedded database: connections that are durable and consistent, and errors told plainly.

Law: what a write transaction was acknowledged for is on the disk; one that fails leaves nothing.
Write-ahead log, full synchronisation, one writer at a time; a reader sees one moment throughout.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, unquote

import sqlalchemy as sa
from sqlalchemy import event

from according.errors import BrokenLedger, LedgerError
from according.ledger.schema import APPLICATION_ID

Given = TypeVar("Given")

WAIT = 60
"""Seconds that a writer waits for another one to finish."""

_LOG = 2000
"""Pages (8 MB) of the log after which it goes into the database: a page that many appends touch is
then written there once. What is in the log is as durable, but waits longer while its file grows."""

AT_ONCE = 1000
"""Milliseconds after which a waiting writer is told."""

_PLAIN = {
    "SQLITE_FULL": "the disk is full; nothing was entered; make room and try again",
    "SQLITE_READONLY": "it cannot be written: the disk or the file is read-only; nothing was "
    "entered; make it writable or copy it to a disk that is",
    "SQLITE_CANTOPEN": "it cannot be opened; check that the folder exists and may be written",
    "SQLITE_PERM": "it may not be opened by this user; check the permissions",
    "SQLITE_BUSY": f"another program has been writing for over {WAIT} seconds; nothing was "
    "entered; try again when it has finished",
    "SQLITE_IOERR_SHMSIZE": "the disk is so full that not even reading has room; nothing was "
    "entered; make room and try again",
    "SQLITE_IOERR": "the disk failed to read or write; nothing was entered; check the disk",
}

_NO_WORDS = (
    "this Python's SQLite has no full-text search (FTS5), which a ledger needs; use a Python that "
    "has it, such as those of python.org and of Debian"
)

Waiting = Callable[[], None]
"""Called once when a writer has to wait for another one."""

_WAITING = "waiting"
"""The option under which an engine has its `Waiting`."""


def engine_for(path: Path, waiting: Waiting | None = None) -> sa.Engine:
    """An engine on this database file, which is made when a connection first writes.

    On a disk that cannot be written it reads the file as it is: nobody can change it meanwhile.
    Raises LedgerError where that would miss what stands in the log beside it.
    """
    if path.exists() and not os.access(path.parent, os.W_OK):
        return _unchanging(path)
    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, execution_options={_WAITING: waiting})
    event.listen(engine, "connect", _prepare)
    return engine


def shared(url: sa.URL) -> sa.Engine:
    """An engine on a database in memory, which lives as long as the engine."""
    engine = sa.create_engine(url, poolclass=sa.QueuePool)
    event.listen(engine, "connect", _prepare)
    engine.pool.connect().close()  # kept by the pool: the last one to go would take all with it
    return engine


def _unchanging(path: Path) -> sa.Engine:
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise LedgerError(
            f"{path} was not closed, and its disk is read-only; copy its folder to one that is not"
        )
    query = {"mode": "ro", "immutable": "1", "uri": "true"}
    name = f"file:{quote(str(path))}"
    engine = sa.create_engine(sa.URL.create("sqlite", database=name, query=query))
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, or schema changes would commit
    connection.execute(f"PRAGMA busy_timeout = {WAIT * 1000}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG}")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")


def _begin(connection: sa.Connection, *, writing: bool) -> None:
    raw = driver(connection)
    if not writing:
        raw.execute("BEGIN")
        return
    waiting = connection.get_execution_options().get(_WAITING)
    if waiting is not None and not _at_once(raw):
        waiting()
    if not raw.in_transaction:
        raw.execute("BEGIN IMMEDIATE")


def _at_once(raw: sqlite3.Connection) -> bool:
    """Whether writing could begin without much waiting."""
    raw.execute(f"PRAGMA busy_timeout = {AT_ONCE}")
    try:
        raw.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_BUSY":
            raise
        return False
    finally:
        raw.execute(f"PRAGMA busy_timeout = {WAIT * 1000}")
    return True


@contextmanager
def transaction(engine: sa.Engine, *, writing: bool) -> Iterator[sa.Connection]:
    """One transaction, committed at the end, undone by any exception. Raises LedgerError."""
    with ToldPlainly(engine, None), engine.connect() as connection, connection.begin():
        _begin(connection, writing=writing)
        yield connection


def driver(connection: sa.Connection) -> sqlite3.Connection:
    """The driver's own connection, within the same transaction.

    For what every append executes: there SQLAlchemy's share of a statement is larger than SQLite's.
    """
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def mark_as_ours(connection: sa.Connection) -> None:
    """Write the application id, within the transaction that makes the ledger."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def log_ahead(engine: sa.Engine) -> None:
    """Switch to the write-ahead log, for good; nothing happens where it is on already."""
    if "immutable" in engine.url.query:
        return
    with ToldPlainly(engine, None):
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()


def empty_log(engine: sa.Engine) -> None:
    """Bring the log into the database and cut it off, so that it holds nothing of what was.

    Raises LedgerError where another program's reading keeps it.
    """
    with ToldPlainly(engine, None):
        raw = engine.raw_connection()
        try:
            busy = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            raw.close()
    if busy:
        raise LedgerError(
            f"{engine.url.database}: what was to be destroyed is, but the log beside still holds "
            "it, as another program reads; close every program that has this ledger open"
        )


class ToldPlainly(AbstractContextManager[Given]):
    """Gives what it was given; what the database raises meanwhile becomes LedgerError.

    BrokenLedger for a damaged file.
    """

    def __init__(self, engine: sa.Engine, given: Given) -> None:
        self._engine = engine
        self._given = given

    def __enter__(self) -> Given:
        return self._given

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, sa.exc.DBAPIError):
            raise _plain(str(self._engine.url.database), error.orig) from error
        if isinstance(error, sqlite3.Error | UnicodeDecodeError):  # a damaged schema's is no text
            raise _plain(str(self._engine.url.database), error) from error


def _plain(path: str, error: Any) -> LedgerError:
    """The error in plain words; what is none of the known troubles of a disk is damage."""
    if "no such module" in str(error):
        return LedgerError(f"{path}: {_NO_WORDS} ({error})")
    name = getattr(error, "sqlite_errorname", "")
    path = unquote(path.removeprefix("file:"))
    for known, words in _PLAIN.items():
        if name.startswith(known):
            return LedgerError(f"{path}: {words} ({error})")
    return BrokenLedger(f"{path} is damaged: {error}; run `according check`, keep a copy of it")
