"""What a new reading of a report does to the claims that were read before.

Law: a person is never overridden: a claim that was decided about goes only where a claim of the new
reading takes its place (by key, else by its words); otherwise it stands, and goes to review.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from according.ledger.book import Told
from according.ledger.contents import ReportRow, Withdrawn
from according.model.claim import Claim
from according.model.decision import (
    Add,
    Correct,
    Decided,
    GradeInformation,
    Merge,
    Pair,
    Ruled,
    Seen,
    Split,
    seen,
)
from according.review.binding import Binding, matched
from according.review.rulings import unread

if TYPE_CHECKING:
    from according.ledger.book import Ledger
    from according.ledger.view import View


def outlived(view: "View", held: Sequence[Claim], claims: Sequence[Claim]) -> list[str]:
    """The ids of held claims that the new reading's ``claims`` leave without standing."""
    found = {claim.claim for claim in claims}
    binding = Binding(view.has_claim, view.claims_of)
    decided: set[str] = set()
    added: set[str] = set()
    for one in view.decisions():
        present = binding.claims(spoken_of(one))
        (added if isinstance(one.decision.act, Add) else decided).update(present)
    return [
        claim.claim
        for claim in held
        if claim.claim not in found | added
        and (claim.claim not in decided or matched(seen(claim), claims) is not None)
    ]


def settle_readings(book: "Ledger") -> None:
    """Where ledgers read one report otherwise, let the claims of the later reading stand alone."""
    for report, claims in _later_readings(book).items():
        held = book.claims_of(report)
        kept = [claim for claim in held if claim.claim in claims]
        gone = outlived(book, held, kept) if len(kept) < len(held) else []
        why = Withdrawn("another ledger's later reading of this report stands")
        book.append([Told("withdrawal", claim, why, report) for claim in gone])


def _later_readings(book: "Ledger") -> dict[str, set[str]]:
    """The claims of the last reading, of reports that were read in more than one ledger."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for entry, row in book.told("report", ReportRow):
        found.setdefault(entry.subject, (set(), set()))[0].add(entry.ledger)
        found[entry.subject] = (found[entry.subject][0], set(row.claims))
    for report, claims in unread(book).items():
        if report in found:
            found[report] = (found[report][0], claims)
    return {report: claims for report, (chains, claims) in found.items() if len(chains) > 1}


def spoken_of(one: Decided) -> list[Seen]:
    """Every claim that the decision speaks of, as it was seen."""
    match one.decision.act:
        case Ruled(about=about) | Correct(about=about) | Add(about) | GradeInformation(about=about):
            return [about]
        case Pair(left, right):
            return [left, right]
        case Merge(_incidents, groups):
            return [about for group in groups for about in group]
        case Split(_incident, off, rest, _into, there):
            return [*off, *rest, *there]
    return []
