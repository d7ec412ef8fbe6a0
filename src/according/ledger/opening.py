"""Opening a database: what form it has, and bringing an older one up.

Law: a ledger made by any released version opens; a newer form than this version knows is left
alone. Two processes that make or bring up one ledger at once do it once.
"""

from collections.abc import Callable

import msgspec
import sqlalchemy as sa

from according.errors import LedgerError
from according.ledger import chain, database, schema
from according.ledger.moments import next_moment

Derive = Callable[[sa.Connection, str], None]
"""Builds what is derived from the entries of this ledger, in the transaction that migrates."""


def opened(engine: sa.Engine, actor: str, derive: Derive, *, create: bool) -> str:
    """The ledger's id, once the database has the present form; made anew if there is nothing."""
    known = len(schema.MIGRATIONS)
    with database.transaction(engine, writing=False) as connection:
        found = schema.form(connection)
    if found is None and not create:
        raise LedgerError(f"{engine.url.database} was never finished; read a report into it")
    if found is None or found.migration < known:
        with database.transaction(engine, writing=True) as connection:
            found = _brought_up(connection, actor, derive)
    if found.migration > known:
        raise LedgerError(
            f"{engine.url.database} has form {found.migration}; this version of according knows "
            f"forms up to {known}; install a newer version"
        )
    return found.ledger


def _brought_up(connection: sa.Connection, actor: str, derive: Derive) -> schema.Form:
    """The present form, by the migrations that lack; another process may have been first."""
    found = schema.form(connection)
    if found is None:
        return _made(connection, actor)
    if found.migration >= len(schema.MIGRATIONS):
        return found
    made = schema.migrate(connection, found)
    derive(connection, made.ledger)
    return made


def _made(connection: sa.Connection, actor: str) -> schema.Form:
    """A new ledger: the present form, and the first entry."""
    database.mark_as_ours(connection)
    first = chain.genesis(next_moment(None), actor)
    made = schema.migrate(connection, schema.Form(0, first.ledger))
    connection.execute(schema.entries.insert(), [msgspec.structs.asdict(first)])
    return made
