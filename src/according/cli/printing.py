"""Claims and incidents on standard output, as a table or as JSON lines."""

from collections.abc import Iterable, Sequence

import click

from according.cli.terminal import say, show_all
from according.model.claim import Claim
from according.model.incident import Incident


def print_claims(claims: Iterable[Claim], form: str) -> None:
    """The claims in the form asked for; says so where there are none."""
    if form == "jsonl":
        print_rows(claims)
        return
    from according.cli.tables import claims_table

    table = claims_table(claims)
    if table.row_count:
        show_all([table])
    else:
        say("No claims.")


def print_incidents(incidents: Sequence[Incident], form: str) -> None:
    """The incidents, tolls apart, in the form asked for; says so where there are none."""
    if form == "jsonl":
        print_rows(incidents)
        return
    from according.cli.tables import incident_tables

    show_all(incident_tables(incidents))
    if not incidents:
        say("No incidents.")


def print_rows(values: Iterable[Claim] | Iterable[Incident]) -> None:
    """One JSON object a line."""
    from according.export.jsonl import row

    for value in values:
        click.echo(row(value))
