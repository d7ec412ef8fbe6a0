"""What is derived, brought up to where the entries stand; to make it anew is `rebuild`.

Law: it says which entry it reaches, and what brings it further makes what `rebuild` makes of all
entries. It is there wholly up to that entry: it and the note of it change in one transaction.
"""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from according.errors import BrokenLedger
from according.ledger import chain, database, standing
from according.ledger.contents import ReportRow, decoded
from according.ledger.held import Held
from according.model.entry import Entry

_AT_ONCE = 5000
"""Entries looked at at a time."""

_REACHED = "SELECT seq, hash FROM derived"
_LAST = "SELECT seq, hash FROM entries WHERE ledger = ? ORDER BY seq DESC LIMIT 1"


def is_behind(connection: sa.Connection, ledger: str) -> bool:
    """Whether the ledger's own chain has entries that what is derived does not reach."""
    raw = database.driver(connection)
    return bool(raw.execute(_REACHED).fetchone() != raw.execute(_LAST, (ledger,)).fetchone())


def note(connection: sa.Connection, ledger: str) -> None:
    """Note that what is derived reaches the last entry."""
    raw = database.driver(connection)
    raw.execute("DELETE FROM derived")
    raw.execute(f"INSERT INTO derived {_LAST}", (ledger,))


def bring_up(store: Held, connection: sa.Connection) -> None:
    """Add what the entries give that it does not reach yet; entries of other chains give nothing.

    Raises BrokenLedger where what it reaches, or comes after, is not the chain.
    """
    last = _reached(store, connection)
    while entries := store.entries_after(last.seq, _AT_ONCE):
        for entry in entries:
            if not chain.follows(last, entry):
                raise BrokenLedger(f"entry {entry.seq} does not follow; run `according check`")
            last = entry
        _add(store, connection, entries)
    store.reaches_all()


def _reached(store: Held, connection: sa.Connection) -> Entry:
    found = database.driver(connection).execute(_REACHED).fetchone()
    entry = store.entry(store.ledger, found[0]) if found else None
    if entry is None or (entry.seq, entry.hash) != found:
        raise BrokenLedger(
            "what is derived is not from these entries; run `according check`; `according rebuild` "
            "makes it anew"
        )
    return entry


def _add(store: Held, connection: sa.Connection, entries: Sequence[Entry]) -> None:
    from according.ledger import finding  # late: with it comes numpy

    told = store.kept_each([it.content or "" for it in entries if it.kind == "report"])
    rows = [decoded(content, ReportRow) for content in told.values()]
    standing.keep(connection, entries, _reports_of_claims(store, entries, rows))
    finding.keep(store, [row.report for row in rows])


def _reports_of_claims(
    store: Held, entries: Sequence[Entry], rows: Sequence[ReportRow]
) -> Mapping[str, str]:
    """The report of each claim: told by the report that came with it, or else by the claim."""
    found = {claim: row.report.id for row in rows for claim in row.claims}
    apart = [it for it in entries if it.kind == "claim" and it.subject not in found]
    told = store.kept_each([it.content or "" for it in apart])
    of = {sha256: decoded(it, standing.ClaimOf).report.id for sha256, it in told.items()}
    return found | {it.subject: of[it.content or ""] for it in apart}
