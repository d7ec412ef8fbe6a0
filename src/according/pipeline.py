"""The story: read a file, extract its claims, link all claims into incidents, estimate.

Law: one bad report costs one report, named with its reason, and everything else is done. What was
read once is never read in anew: seeing it again is entered and changes nothing.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from according.errors import AccordingError, LedgerError, LexiconError, NotInThisLanguage
from according.model.incident import Incident
from according.model.report import Collected, Report, content_id

if TYPE_CHECKING:
    from according.ledger.book import Ledger
    from according.read.inputs import Input


class About(NamedTuple):
    """What the person who collected a report says of it; it wins over what the report says."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None


class Custody(NamedTuple):
    """How the original bytes came to whoever reads them in, as far as they say."""

    how: str | None = None
    at: str | None = None
    by: str | None = None


UNSAID = Custody()
"""Nothing was said of how it was collected."""


class Outcome(NamedTuple):
    """What became of one input; ``report`` is the id if the ledger holds it now.

    ``reason`` says why there are no claims, or what was found already there; None if just read.
    """

    name: str
    became: Literal["read", "held", "failed"]
    report: str | None
    reason: str | None = None


def read_one(ledger: "Ledger", given: "Input", about: About, custody: Custody = UNSAID) -> Outcome:
    """Read one input into the ledger, with its claims. Raises what is no fault of the input."""
    from according.extract import extract
    from according.read.report import read_report

    collected = Collected(custody.how or given.how, given.name, custody.at, custody.by)
    try:
        original = given.load()
        if ledger.holds(content_id(original)):
            ledger.append_seen_again(content_id(original), collected=collected)
            return _held(ledger, given.name, content_id(original), about)
        report = read_report(original, name=given.name, **about._asdict())
        report = _as_version(ledger, report)
        claims = extract(report)
    except NotInThisLanguage as error:
        ledger.append_report(report, original, [], collected=collected)
        return Outcome(given.name, "failed", report.id, f"kept without claims: {error}")
    except (LedgerError, LexiconError):  # no fault of the report: nothing else would go better
        raise
    except AccordingError as error:
        return Outcome(given.name, "failed", None, str(error))
    except Exception as error:  # a fault of ours in one report must not cost the others
        reason = f"a fault in according, please report it: {type(error).__name__}"
        return Outcome(given.name, "failed", None, reason)
    ledger.append_report(report, original, claims, collected=collected)
    return Outcome(given.name, "read", report.id)


def _as_version(ledger: "Ledger", report: Report) -> Report:
    """The report as a version of the last one from its address, if there is one."""
    earlier = ledger.at_address(report.url) if report.url else None
    return msgspec.structs.replace(report, version_of=earlier)


def _held(ledger: "Ledger", name: str, report_id: str, about: About) -> Outcome:
    if ledger.is_expunged(report_id):
        reason = "this report was expunged from the ledger; it is not read in again"
        return Outcome(name, "held", None, reason)
    kept = "".join(_differing(ledger.report(report_id), about))
    return Outcome(name, "held", report_id, f"already in the ledger, nothing added{kept}")


def _differing(report: Report, about: About) -> Iterator[str]:
    for field, said in about._asdict().items():
        if said is not None and said != getattr(report, field):
            yield f"; it keeps {field} {getattr(report, field) or 'unknown'}, not {said}"


def relink(ledger: "Ledger") -> None:
    """Bring all claims of the ledger together into incidents, which keep the ids they have."""
    from according.ledger.minting import mint
    from according.link.linking import link

    with ledger.writing() as book:
        book.append_incidents(mint(link(book.claims()), book.incidents()))


def incidents(
    ledger: "Ledger", as_of: str | None = None, rule: str | None = None
) -> Sequence[Incident]:
    """The incidents as of a moment, estimated by one rule, or by the default and all others."""
    from according.reconcile.incidents import describe

    with ledger.reading() as book:
        claims = {claim.claim: claim for claim in book.claims(as_of)}
        return describe(book.incidents(as_of), claims, rule=rule)
