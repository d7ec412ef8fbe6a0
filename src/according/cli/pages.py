"""What ``show`` prints: a report, a claim or an incident, laid out for reading."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from according.cli.marks import bracketed, coloured, legend
from according.cli.plots import plot
from according.cli.tables import SHORT_ID, claims_table
from according.cli.terminal import on_terminal
from according.ledger.contents import NearCopy, ReportRow
from according.model.claim import Claim, Quantity
from according.model.decision import Judged, JudgedClaim, JudgedIncident
from according.model.incident import Estimate, FigureRef, Incident, SetAside
from according.model.report import Report, ReportHeader
from according.telling import wording
from according.telling.harmless import harmless, one_line
from according.telling.marks import Mark, marks

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

Claims = Mapping[str, Claim]


def report_page(
    row: ReportRow, claims: Sequence[Claim], copies: Sequence[tuple[str, NearCopy]]
) -> Iterator["RenderableType"]:
    """The report's own data and custody, then its text with the marks of every claim."""
    report = row.report
    about = [("report", report.id), *_published(report), *_custody(row)]
    alike = [("near-copy", f"{id_} ({copy.shared:.0%} of word triples)") for id_, copy in copies]
    yield _fields([*about, *alike, ("claims", str(len(claims)))])
    if on_terminal():
        yield legend()
    yield _drawn(report.text, marks(claims), 0)


def claim_page(claim: Claim, about: Sequence[str]) -> Iterator["RenderableType"]:
    """The sentence with its marks, then every field that is known; ``about`` are incident ids."""
    yield _drawn(claim.text, marks([claim]), claim.start)
    incidents = [("about", incident) for incident in about]
    report = [("report", claim.report.id), *_published(claim.report)]
    yield _fields([*_reading(claim), *_judged(claim), *incidents, *report])


def incident_page(incident: Incident, claims: Claims) -> Iterator["RenderableType"]:
    """What it is, estimates by every rule, figures set aside, series, claims by origin."""
    yield _fields(list(_incident(incident)))
    yield _estimates(incident.estimates)
    for estimate in wording.defaults(incident):
        yield from _account(estimate, claims)
    for question in incident.questions:
        yield _text(f"\nfor review ({question.kind}): {one_line(question.reason)}", style="bold")
    for series in incident.series:
        yield _text(plot(series))
    for origin in incident.origins:
        yield _text(f"\n{one_line(origin.name)} ({one_line(origin.reason)})", style="bold")
        yield claims_table(claims[claim] for claim in origin.claims if claim in claims)
    if incident.relations:
        yield _text("\nhow the claims stand to each other", style="bold")
    for one in incident.relations:
        pair = f"{one.claim[:SHORT_ID]} {one.kind} {one.to[:SHORT_ID]}"
        yield _text(f"  {pair}: {one_line(one.reason)}")
    named = {claim for origin in incident.origins for claim in origin.claims}
    if rest := [claims[c] for c in incident.claims if c in claims and c not in named]:
        yield _text("\nother claims", style="bold")
        yield claims_table(rest)


def _custody(row: ReportRow) -> Iterator[tuple[str, str]]:
    collected = row.collected
    source = collected.source if collected else row.collected_from
    if source:
        yield "collected from", f"{source} ({collected.how})" if collected else source
    if collected and collected.at:
        yield "collected at", collected.at
    if collected and collected.by:
        yield "collected by", collected.by
    if row.report.version_of:
        yield "version of", row.report.version_of


def _published(report: Report | ReportHeader) -> Iterator[tuple[str, str]]:
    for name in ("title", "outlet", "agency", "published", "language", "url"):
        if value := getattr(report, name):
            yield name, value


def _judged(told: Claim | Incident) -> Iterator[tuple[str, str]]:
    """What persons decided, the machine's value beside theirs."""
    judged = told.judged if isinstance(told, JudgedClaim | JudgedIncident) else None
    if not isinstance(judged, Judged):
        return
    if judged.status:
        yield str(judged.status.human), wording.decided(judged.status)
    for name, side in judged.fields.items():
        values = f"{wording.plain(side.human)}, read as {wording.plain(side.machine)}"
        yield name, f"{values}: {wording.decided(side)}"
    for name, side in (judged.grades | judged.estimates).items():
        yield name, f"{wording.plain(side.human)}: {wording.decided(side)}"
    for rival in judged.disputed:
        yield "disputed by", rival


def _reading(claim: Claim) -> Iterator[tuple[str, str]]:
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


def _incident(incident: Incident) -> Iterator[tuple[str, str]]:
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
    yield from _judged(incident)


def _estimates(estimates: Iterable[Estimate]) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table("harm", "rule", title="Estimates", title_justify="left", box=box.SIMPLE_HEAD)
    for name in ("low", "best", "high"):
        table.add_column(name, justify="right")
    table.add_column("")
    for made in estimates:
        bounds = (wording.number(bound) for bound in (made.low, made.best, made.high))
        table.add_row(made.harm, made.rule, *bounds, _nature(made))
    return table


def _nature(made: Estimate) -> str:
    """Whose harm is counted where attackers are told apart, the grade, and what is provisional."""
    words = [f"of {made.counts}" if made.counts != "everybody" else None, made.grade]
    return ", ".join(filter(None, [*words, "provisional" if made.provisional else None]))


def _account(estimate: Estimate, claims: Claims) -> Iterator["Text"]:
    """Every figure that the estimate saw: used, or set aside and why."""
    yield _text(f"\n{estimate.harm} by {estimate.rule}", style="bold")
    for used in estimate.used:
        yield _text(f"  used       {_figure(used, claims)}")
    for aside in estimate.set_aside:
        yield _text(f"  set aside  {_figure(aside, claims)}: {one_line(aside.reason)}")


def _figure(reference: FigureRef | SetAside, claims: Claims) -> str:
    """The figure, who says it and the claim to look up."""
    claim = claims.get(reference.claim)
    if claim is None:
        return reference.claim[:SHORT_ID]
    stated = _stated(claim.quantities, reference.quantity)
    return f"{stated}, {wording.said_by(claim)} ({reference.claim[:SHORT_ID]})"


def _stated(quantities: Iterable[Quantity], wanted: str) -> str:
    return next((wording.figure(q) for q in quantities if q.id == wanted), wording.UNKNOWN)


def _drawn(text: str, drawn: Sequence[Mark], start: int) -> "Text":
    return coloured(text, drawn, start) if on_terminal() else _text(bracketed(text, drawn, start))


def _fields(rows: Sequence[tuple[str, str]]) -> "Table":
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for name, value in rows:
        table.add_row(_text(name, style="dim"), _text(one_line(value)))
    return table


def _text(words: str, style: str = "") -> "Text":
    from rich.text import Text

    return Text(harmless(words), style=style)
