"""``according incidents``: what the claims are about, with estimates."""

from pathlib import Path

import click

from according.cli.options import as_of_option, existing, format_option, ledger_option


@click.command(
    short_help="The incidents, with low, best and high.",
    epilog="\b\nExample:\n  according incidents --rule acled --as-of 2012-02-05",
)
@ledger_option
@as_of_option
@click.option(
    "--rule",
    metavar="NAME",
    help="Estimate by this rule only: range, acled, ibc, airwars, ucdp or latest.  "
    "[default: range first, then all others]",
)
@format_option
def incidents(folder: Path, as_of: str | None, rule: str | None, form: str) -> None:
    """Print the incidents with their estimates, low to high; tolls stand apart."""
    from according import looking
    from according.cli.printing import print_incidents

    with existing(folder) as ledger:
        print_incidents(looking.incidents(ledger, as_of=as_of, rule=rule), form)
