"""What finds a report again, kept beside the entries: its address, its near-copies, its words.

Law: it is derived; an encrypted ledger's holds no words, and its hashes are keyed.
"""

from typing import TYPE_CHECKING

from according.ledger import copies, words
from according.model.report import Report

if TYPE_CHECKING:
    from according.ledger.store import Store


def keep(store: "Store", report: Report) -> None:
    """Keep what finds this report."""
    made = copies.sketch(report.text, store.secret)
    with store.transaction(writing=True) as connection:
        copies.keep(connection, report, made, store.secret)
        if not store.encrypted:
            words.keep(connection, report, text=made.words)


def forget(store: "Store", report: Report) -> None:
    """Forget what finds this report, given as it was kept."""
    with store.transaction(writing=True) as connection:
        copies.forget(connection, report.id)
        words.forget(connection, report)


def forget_all(store: "Store") -> None:
    """Forget what finds any report."""
    with store.transaction(writing=True) as connection:
        copies.forget(connection)
        words.forget_all(connection)
