"""Claims and incidents as tables that a person can read, on 80 columns too: cells of two lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from according.cli.terminal import console
from according.model.claim import Claim, Quantity
from according.model.incident import Incident
from according.telling import wording
from according.telling.harmless import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

SHORT_ID = 8
"""Characters of an id in a table: enough for ``show`` to find it."""

_WIDE = 100
"""Columns of a terminal from which cells need not be narrow."""

_BEFORE = 24
"""Characters of a sentence shown before its figure."""


def claims_table(claims: Iterable[Claim]) -> "Table":
    """One figure a row; a claim without figures has one row."""
    table = _table("Claims")
    at_most = (13, 12, 14) if console().width < _WIDE else (22, 20, 24)
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("what, how sure", min_width=13, max_width=at_most[0])
    table.add_column("figure", justify="right", max_width=at_most[1], style="bold red")
    table.add_column("who says it, in which words", ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column("where, when", min_width=13, max_width=at_most[2])
    for claim in claims:
        for quantity in claim.quantities or (None,):
            table.add_row(*_claim_cells(claim, quantity))
    return table


def _claim_cells(claim: Claim, quantity: Quantity | None) -> Iterator["RenderableType"]:
    time = claim.time
    yield claim.claim[:SHORT_ID]
    yield _stacked(
        quantity.harm if quantity else wording.what(claim), wording.how_sure(claim, quantity)
    )
    yield wording.figure(quantity) if quantity else ""
    yield _stacked(wording.said_by(claim), _words(claim, quantity), "cyan", "dim")
    yield _stacked(
        wording.where(claim.place), wording.when(time.from_, time.to) if time else "", "", ""
    )


def _words(claim: Claim, quantity: Quantity | None) -> str:
    """The sentence, from a little before the figure where that stands far in it."""
    start = quantity.start - claim.start - _BEFORE if quantity else 0
    if start <= 0 or start >= len(claim.text):
        return one_line(claim.text)
    return f"…{one_line(claim.text[start:].partition(' ')[2])}"


def incident_tables(incidents: Sequence[Incident]) -> Iterator["RenderableType"]:
    """The incidents, then the tolls apart: they are never added to incidents."""
    for kind, title in (("incident", "Incidents"), ("toll", "Tolls (cumulative, kept apart)")):
        chosen = [incident for incident in incidents if incident.kind == kind]
        if chosen:
            yield _incidents_table(title, chosen)


def _incidents_table(title: str, incidents: Sequence[Incident]) -> "Table":
    table = _table(title)
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("incident, where, when", ratio=3)
    table.add_column("harm")
    for name, style in (("low", ""), ("best", "bold red"), ("high", "")):
        table.add_column(name, justify="right", no_wrap=True, style=style)
    table.add_column("origins, status", ratio=2)
    for incident in incidents:
        table.add_row(*_incident_cells(incident))
    return table


def _incident_cells(incident: Incident) -> Iterator["RenderableType"]:
    estimates = wording.defaults(incident)
    where, when = wording.where(incident.place), wording.when(incident.from_, incident.to)
    yield incident.incident[:SHORT_ID]
    yield _stacked(one_line(incident.title), f"{where}, {when}", "bold", "")
    yield "\n".join(estimate.harm for estimate in estimates)
    for bound in ("low", "best", "high"):
        yield "\n".join(wording.number(getattr(estimate, bound)) for estimate in estimates)
    origins = "; ".join(one_line(origin.name) for origin in incident.origins)
    yield _stacked(origins, ", ".join(incident.status), "cyan")


def _stacked(above: str, below: str, style: str = "bold", second: str = "magenta") -> "Text":
    """A cell of two lines, the second only where it says something."""
    from rich.text import Text

    return Text.assemble((above, style), *([("\n" + below, second)] if below else []))


def _table(title: str) -> "Table":
    from rich import box
    from rich.table import Table

    return Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, expand=True,
        padding=(0, 1, 0, 0),
    )  # fmt: skip
