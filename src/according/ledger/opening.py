"""Opening a ledger: what form it has, bringing an older one up, and the keys of an encrypted one.

Law: a ledger made by any released version opens; a newer form than this version knows is left
alone. Two processes that make or bring up one ledger at once do it once.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import sqlalchemy as sa

from according.errors import AccordingError, LedgerError
from according.ledger import chain, database, derived, folder, schema
from according.ledger.moments import next_moment
from according.ledger.store import Store

if TYPE_CHECKING:
    from according.ledger.vault import Vault

Passphrase = Callable[[], str]
"""Asks for the passphrase of an encrypted ledger."""


def opened(
    place: Path,
    *,
    create: bool,
    actor: str,
    waiting: database.Waiting | None = None,
    passphrase: Passphrase | None = None,
    encrypt: bool = False,
) -> Store:
    """The store in this folder, or in a bundle's file (see `bundle`), which is only read.

    Raises LedgerError where there is none (see `folder`), and where one to ``encrypt`` stands
    already in the open.
    """
    if place.is_file():
        from according.ledger import bundle  # late: it reads archives

        return bundle.opened(place)
    engine = database.engine_for(folder.database_in(place, create=create), waiting)
    try:
        ledger, vault = _present(engine, actor, passphrase, create=create, encrypt=encrypt)
        if encrypt and vault is None:
            raise LedgerError(
                f"{place} is a ledger that is not encrypted, and stays so; nothing was read; read "
                "into a new one with --encrypt and merge this one into it, or leave out --encrypt"
            )
        database.log_ahead(engine)
        return Store(engine, ledger, vault=vault)
    except AccordingError:
        engine.dispose()
        raise


def _present(
    engine: sa.Engine, actor: str, passphrase: Passphrase | None, *, create: bool, encrypt: bool
) -> tuple[str, "Vault | None"]:
    """See that the database has the present form, made or brought up; its ledger and vault."""
    with database.transaction(engine, writing=False) as connection:
        found = _known(connection)
        if found is None and not create:
            raise LedgerError(f"{engine.url.database} was never finished; read a report into it")
        if found is not None and found.migration == len(schema.MIGRATIONS):
            return found.ledger, _unlocked(connection, passphrase)
    with database.transaction(engine, writing=True) as connection:
        found = _known(connection)  # another process may have been first
        if found is None:
            return _made(connection, actor, passphrase if encrypt else None)
        vault = _unlocked(connection, passphrase)
        _brought_up(connection, found, vault)
        return found.ledger, vault


def _known(connection: sa.Connection) -> schema.Form | None:
    """The form; None for an empty database. Raises LedgerError where this version is too old."""
    found, known = schema.form(connection), len(schema.MIGRATIONS)
    if found is not None and found.migration > known:
        raise LedgerError(
            f"{connection.engine.url.database} has form {found.migration}; this version of "
            f"according knows forms up to {known}; install a newer version"
        )
    return found


def _unlocked(connection: sa.Connection, passphrase: Passphrase | None) -> "Vault | None":
    """The opened vault of an encrypted ledger; None for one that is not encrypted."""
    if "keys" not in schema.objects(connection):
        return None
    query = "SELECT CAST(wrapped AS BLOB) FROM keys WHERE name = 'master'"  # a bit can make it text
    sealed = connection.exec_driver_sql(query).scalar()
    if sealed is None:
        return None
    if passphrase is None:
        raise LedgerError(f"{connection.engine.url.database} is encrypted; give its passphrase")
    from according.ledger.vault import Vault  # late: only who needs it loads the cryptography

    return Vault.opened(sealed, passphrase())


def _brought_up(connection: sa.Connection, found: schema.Form, vault: "Vault | None") -> None:
    """Apply the migrations that lack, and build what they derive from the entries."""
    if found.migration < len(schema.MIGRATIONS):
        schema.migrate(connection, found)
    if found.migration < schema.DERIVED:
        from according.ledger.rebuild import rebuild  # late: with it comes what finds near-copies

        rebuild(Store(connection.engine, found.ledger, connection, vault))


def _made(
    connection: sa.Connection, actor: str, encrypt: Passphrase | None
) -> tuple[str, "Vault | None"]:
    """Make a new ledger: the present form, the first entry, and with ``encrypt`` its vault."""
    database.mark_as_ours(connection)
    first = chain.genesis(next_moment(None), actor)
    schema.migrate(connection, schema.Form(0, first.ledger))
    connection.execute(schema.entries.insert(), [msgspec.structs.asdict(first)])
    derived.note(connection, first.ledger)
    if encrypt is None:
        return first.ledger, None
    from according.ledger.vault import Vault  # late, as above

    return first.ledger, Vault.made(connection, encrypt())
