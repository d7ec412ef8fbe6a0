"""``according show``: one report, claim or incident, its evidence marked in the text."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli.options import as_of_option, existing, ledger_option
from according.errors import BadInput

if TYPE_CHECKING:
    from rich.console import RenderableType

    from according.ledger.book import Ledger
    from according.model.claim import Claim
    from according.model.incident import Incident
    from according.model.report import Report


@click.command(
    short_help="A report, claim or incident, evidence marked.",
    epilog="\b\nExample:\n  according show 5f3a9c1e",
)
@click.argument("id_", metavar="ID")
@ledger_option
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="How to print.",
)
def show(id_: str, folder: Path, as_of: str | None, form: str) -> None:
    """Show a report, claim or incident by its ID, or by the first six or more digits of it.

    Evidence is marked in the text: in colours on a terminal, as [words|mark] otherwise. The
    former ID of an incident that was merged finds what it went up in.
    """
    with existing(folder) as ledger:
        kind, whole = ledger.find(id_)
        if kind == "report":
            _report(ledger, whole, as_of, form)
        elif kind == "claim":
            _claim(ledger, whole, as_of, form)
        else:
            _incident(ledger, whole, as_of, form)


def _report(ledger: "Ledger", whole: str, as_of: str | None, form: str) -> None:
    from according import looking
    from according.cli import pages

    row = looking.report(ledger, whole)
    claims = list(looking.claims(ledger, as_of, whole))
    if form == "jsonl":
        _rows(row.report, *claims)
    else:
        _show(pages.report_page(row, claims, ledger.near_copies(whole)))


def _claim(ledger: "Ledger", whole: str, as_of: str | None, form: str) -> None:
    from according import looking
    from according.cli import pages

    report = ledger.claim(whole).report.id
    found = looking.claims(ledger, as_of, report)
    claim = next((claim for claim in found if claim.claim == whole), None)
    if claim is None:
        raise BadInput(f"claim {whole} was not in the ledger as of {as_of}; give a later moment")
    if form == "jsonl":
        _rows(claim)
    else:
        about = [m.incident for m in ledger.incidents(as_of) if whole in m.cluster.claims]
        _show(pages.claim_page(claim, about))


def _incident(ledger: "Ledger", whole: str, as_of: str | None, form: str) -> None:
    from according import looking
    from according.cli import pages
    from according.cli.finding import minted_incident

    then = minted_incident(ledger, whole, as_of).incident
    told = looking.incidents(ledger, as_of)
    incident = next(found for found in told if found.incident == then)
    if form == "jsonl":
        _rows(incident)
    else:
        claims = {claim.claim: claim for claim in looking.claims(ledger, as_of)}
        _show(pages.incident_page(incident, claims))


def _rows(*values: "Report | Claim | Incident") -> None:
    from according.export.jsonl import row

    for value in values:
        click.echo(row(value))


def _show(page: Iterator["RenderableType"]) -> None:
    from according.cli.terminal import show_all

    show_all(page)
