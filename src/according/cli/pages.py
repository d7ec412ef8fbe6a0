"""What ``show`` prints: a report, a claim or an incident, laid out for reading."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from according.cli.marks import bracketed, coloured, legend
from according.cli.plots import plot
from according.cli.tables import SHORT_ID, claims_table
from according.cli.terminal import on_terminal
from according.ledger.contents import ReportRow
from according.model.claim import Claim, Quantity
from according.model.incident import Estimate, FigureRef, Incident, SetAside
from according.review.incidents import BY_HAND
from according.telling import fields, wording
from according.telling.harmless import harmless, one_line
from according.telling.marks import Mark, marks

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

Claims = Mapping[str, Claim]


def report_page(
    row: ReportRow, claims: Sequence[Claim], copies: Sequence[tuple[str, float]]
) -> Iterator["RenderableType"]:
    """The report's own data and custody, then its text with the marks of every claim."""
    report = row.report
    about = [
        ("report", report.id),
        *fields.published(report),
        *fields.custody(report, row.collected, row.collected_from),
    ]
    alike = [("near-copy", f"{id_} ({shared:.0%} of word triples)") for id_, shared in copies]
    yield _fields([*about, *alike, ("claims", str(len(claims)))])
    if on_terminal():
        yield legend()
    yield _drawn(report.text, marks(claims), 0)


def claim_page(claim: Claim, about: Sequence[str]) -> Iterator["RenderableType"]:
    """The sentence with its marks, then every field that is known; ``about`` are incident ids."""
    yield _drawn(claim.text, marks([claim]), claim.start)
    incidents = [("about", incident) for incident in about]
    report = [("report", claim.report.id), *fields.published(claim.report)]
    yield _fields([*fields.reading(claim), *fields.judged(claim), *incidents, *report])


def incident_page(incident: Incident, claims: Claims) -> Iterator["RenderableType"]:
    """What it is, estimates by every rule, figures set aside, series, claims by origin."""
    yield _fields(list(fields.incident_fields(incident)))
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
    by = estimate.rule if estimate.rule == BY_HAND else f"by {estimate.rule}"
    yield _text(f"\n{estimate.harm} {by}", style="bold")
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
