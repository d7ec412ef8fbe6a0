"""What is derived, made anew from the entries and contents.

Law: what it makes is what appending had made; nothing of the entries or contents changes.
"""

from typing import TYPE_CHECKING

from according.ledger import catalogue, finding, homes, linked, standing
from according.ledger.contents import ReportRow, decoded
from according.ledger.replay import Standing
from according.model.incident import Minted

if TYPE_CHECKING:
    from according.ledger.store import Store


def rebuild(store: "Store") -> int:
    """Throw away what is derived and make it anew; how many subjects stand now.

    Raises BrokenLedger where a content that stands cannot be read.
    """
    with store.writing() as still, still.transaction(writing=True) as connection:
        stands = still.stood()
        standing.replace(connection, stands, _reports_of_claims(still, stands))
        linked.forget(connection)
        catalogue.forget(connection)
        homes.forget(connection)
        homes.put(connection, (decoded(it, Minted) for _, it in still.held("incident")))
        finding.forget_all(still)
        for _subject, content in still.held("report"):
            finding.keep(still, decoded(content, ReportRow).report)
        return len(stands)


def _reports_of_claims(store: "Store", stands: Standing) -> dict[str, str]:
    claims = {subject: it.content for (kind, subject), it in stands.items() if kind == "claim"}
    return {
        claim: decoded(store.kept(content), standing.ClaimOf).report.id
        for claim, content in claims.items()
    }
