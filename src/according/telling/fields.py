"""The fields of a report, a claim and an incident, each a name and its value in words.

Law: a field that is unknown is left out or said to be unknown; persons' values have the machine's
beside them.
"""

from collections.abc import Iterator

from according.model.claim import Claim
from according.model.decision import Judged, JudgedClaim, JudgedIncident
from according.model.incident import Incident
from according.model.report import Collected, Report, ReportHeader
from according.telling import wording

Field = tuple[str, str]
"""A name and its value in words."""
_KEPT = 2
"""Of a path, so many names are told: the file's and its folder's."""


def custody(report: Report, collected: Collected | None, path: str | None) -> Iterator[Field]:
    """How the report came here; ``path`` is all that old ledgers say of it."""
    source = _whence(collected.source if collected else path)
    if source:
        yield "collected from", f"{source} ({collected.how})" if collected else source
    if collected and collected.at:
        yield "collected at", collected.at
    if collected and collected.by:
        yield "collected by", collected.by
    if report.version_of:
        yield "version of", report.version_of


def _whence(source: str | None) -> str | None:
    """The address, or the file in its folder: what lies above names a computer and who uses it."""
    if source is None or "://" in source:
        return source
    parts = source.replace("\\", "/").split("/")
    return "/".join(["…", *parts[-_KEPT:]] if len(parts) > _KEPT else parts)


def published(report: Report | ReportHeader) -> Iterator[Field]:
    """What the report says of itself, or its collector of it."""
    for name in ("title", "outlet", "agency", "published", "language", "url"):
        if value := getattr(report, name):
            yield name, value


def judged(told: Claim | Incident) -> Iterator[Field]:
    """What persons decided, the machine's value beside theirs."""
    made = told.judged if isinstance(told, JudgedClaim | JudgedIncident) else None
    if not isinstance(made, Judged):
        return
    if made.status:
        yield str(made.status.human), wording.decided(made.status)
    for name, side in made.fields.items():
        values = f"{wording.plain(side.human)}, read as {wording.plain(side.machine)}"
        yield name, f"{values}: {wording.decided(side)}"
    for name, side in (made.grades | made.estimates).items():
        yield name, f"{wording.plain(side.human)}: {wording.decided(side)}"
    for rival in made.disputed:
        yield "disputed by", rival


def reading(claim: Claim) -> Iterator[Field]:
    """What was read: every field of a claim that is known."""
    yield "claim", claim.claim
    yield "what", wording.what(claim)
    for quantity in claim.quantities:
        who = f" {quantity.who}" if quantity.who else ""
        yield wording.harm(quantity), f"{wording.figure(quantity)}{who}"
    yield "who says it", f"{wording.said_by(claim)}, {claim.voice}"
    for name, found in (("actor", claim.actor), ("target", claim.target)):
        if found:
            yield name, "; ".join(one.name or one.text for one in found)
    if claim.victims:
        yield "victims", "; ".join(victim.name for victim in claim.victims)
    yield "where", wording.where(claim.place)
    yield "when", wording.when(claim.time.from_, claim.time.to) if claim.time else wording.UNKNOWN
    yield "how sure", wording.how_sure(claim) or "asserted"
    for relation in claim.relations:
        yield relation.kind, f"{relation.to or 'what no claim states'}: {relation.reason}"
    yield "read by", claim.extractor


def incident_fields(incident: Incident) -> Iterator[Field]:
    """What the incident is, and what persons decided about it."""
    yield incident.kind, incident.incident
    yield "title", incident.title
    yield "where", wording.where(incident.place)
    yield "when", wording.when(incident.from_, incident.to)
    yield "status", ", ".join(incident.status) or wording.UNKNOWN
    yield "reports", str(len(incident.reports))
    if incident.was:
        yield "was", ", ".join(incident.was)
    for related in incident.related:
        yield related.kind, related.incident
    yield from judged(incident)
