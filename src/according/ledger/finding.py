"""What finds a report again, kept beside the entries: its address, its near-copies, its words.

Law: it is derived; an encrypted ledger's holds no words, and its hashes are keyed.
"""

from collections.abc import Sequence

from according.ledger import addresses, copies, words
from according.ledger.held import Held
from according.model.report import Report


def keep(store: Held, reports: Sequence[Report]) -> None:
    """Keep what finds these reports."""
    sketches = [copies.sketch(report.text, store.secret) for report in reports]
    with store.transaction(writing=True) as connection:
        copies.keep(connection, zip(reports, sketches, strict=True))
        for report, made in zip(reports, sketches, strict=True):
            addresses.keep(connection, report, store.secret)
            if not store.encrypted:
                words.keep(connection, report, text=made.words)


def forget(store: Held, report: Report) -> None:
    """Forget what finds this report, given as it was kept."""
    with store.transaction(writing=True) as connection:
        addresses.forget(connection, report.id)
        copies.forget(connection, report.id)
        words.forget(connection, report)


def forget_all(store: Held) -> None:
    """Forget what finds any report."""
    with store.transaction(writing=True) as connection:
        addresses.forget(connection)
        copies.forget(connection)
        words.forget_all(connection)
