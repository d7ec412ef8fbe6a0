"""What is derived, made anew from the entries and contents.

Law: what it makes is what appending had made; nothing of the entries or contents changes.
"""

from itertools import islice
from typing import TYPE_CHECKING

from according.ledger import catalogue, finding, homes, linked, standing
from according.ledger.contents import ReportRow, decoded
from according.ledger.replay import Standing
from according.model.incident import Minted

if TYPE_CHECKING:
    from according.ledger.store import Store


_AT_ONCE = 500
"""Reports held in memory at a time."""


def rebuild(store: "Store") -> int:
    """Throw away what is derived and make it anew; how many subjects stand now.

    Raises BrokenLedger where a content that stands cannot be read.
    """
    with store.appending() as still, still.transaction(writing=True, looking=False) as connection:
        stands = still.stood()
        standing.replace(connection, stands, _reports_of_claims(still, stands))
        still.reaches_all()
        linked.forget(connection)
        catalogue.forget(connection)
        homes.forget(connection)
        homes.put(connection, (decoded(it, Minted) for _, it in still.held("incident")))
        finding.forget_all(still)
        reports = (decoded(it, ReportRow).report for _, it in still.held("report"))
        while some := list(islice(reports, _AT_ONCE)):
            finding.keep(still, some)
        return len(stands)


def _reports_of_claims(store: "Store", stands: Standing) -> dict[str, str]:
    claims = {subject: it.content for (kind, subject), it in stands.items() if kind == "claim"}
    return {
        claim: decoded(store.kept(content), standing.ClaimOf).report.id
        for claim, content in claims.items()
    }
