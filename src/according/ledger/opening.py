"""Opening a database: what form it has, and bringing an older one up.

Law: a ledger made by any released version opens; a newer form than this version knows is left
alone. Two processes that make or bring up one ledger at once do it once.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
import sqlalchemy as sa

from according.errors import LedgerError
from according.ledger import chain, database, schema
from according.ledger.moments import next_moment

if TYPE_CHECKING:
    from according.ledger.vault import Vault

Derive = Callable[[sa.Connection, str], None]
"""Builds what is derived from the entries of this ledger, in the transaction that migrates."""


Passphrase = Callable[[], str]
"""Asks for the passphrase of an encrypted ledger."""


def opened(
    engine: sa.Engine, actor: str, derive: Derive, *, create: bool, encrypt: Passphrase | None
) -> str:
    """The ledger's id, once the database has the present form; made anew if there is nothing.

    With ``encrypt`` a new ledger is an encrypted one.
    """
    known = len(schema.MIGRATIONS)
    with database.transaction(engine, writing=False) as connection:
        found = schema.form(connection)
    if found is None and not create:
        raise LedgerError(f"{engine.url.database} was never finished; read a report into it")
    if found is None or found.migration < known:
        with database.transaction(engine, writing=True) as connection:
            found = _brought_up(connection, actor, derive, encrypt)
    if found.migration > known:
        raise LedgerError(
            f"{engine.url.database} has form {found.migration}; this version of according knows "
            f"forms up to {known}; install a newer version"
        )
    return found.ledger


def unlocked(engine: sa.Engine, passphrase: Passphrase | None) -> "Vault | None":
    """The opened vault of an encrypted ledger; None for one that is not encrypted."""
    with database.transaction(engine, writing=False) as connection:
        query = "SELECT wrapped FROM keys WHERE name = 'master'"
        sealed = connection.exec_driver_sql(query).scalar()
    if sealed is None:
        return None
    if passphrase is None:
        raise LedgerError(f"{engine.url.database} is encrypted; give its passphrase")
    from according.ledger.vault import Vault  # late: only who needs it loads the cryptography

    return Vault.opened(sealed, passphrase())


def _brought_up(
    connection: sa.Connection, actor: str, derive: Derive, encrypt: Passphrase | None
) -> schema.Form:
    """The present form, by the migrations that lack; another process may have been first."""
    found = schema.form(connection)
    if found is None:
        made = _made(connection, actor)
        if encrypt is not None:
            from according.ledger.vault import Vault  # late, as above

            Vault.made(connection, encrypt())
        return made
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
