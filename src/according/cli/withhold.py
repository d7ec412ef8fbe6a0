"""``according withhold``: a person's name kept out of what is shown."""

from pathlib import Path

import click

from according.cli.deciding import deciding, decision_options


@click.command(
    short_help="Keep a person's name out of views and exports.",
    epilog='\b\nExample:\n  according withhold "Layla H." --as "Ana Ruiz" --why "a witness"',
)
@click.argument("name", metavar="NAME")
@decision_options
def withhold(name: str, folder: Path, person: str, why: str) -> None:
    """Keep the name of a private person, victim or witness out of everything shown or exported.

    It is blacked out wherever it is written so, at past moments too. The ledger keeps it, and so
    does a bundle; `according decide withdraw` shows it again. Give each way in which it is written.
    """
    with deciding(folder, person) as (_ledger, reviewer):
        click.echo(reviewer.withhold(name, why))
