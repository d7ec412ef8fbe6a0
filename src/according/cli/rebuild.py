"""``according rebuild``: what is derived from the entries, made anew."""

from pathlib import Path

import click

from according.cli.options import existing, ledger_option
from according.cli.terminal import say


@click.command(
    short_help="Make anew what is derived from the entries.",
    epilog="\b\nExample:\n  according rebuild --ledger according-ledger",
)
@ledger_option
def rebuild(folder: Path) -> None:
    """Make anew everything that is derived: what stands now, and what finds reports again.

    Entries and contents stay as they are; nothing is read or decided anew.
    """
    from according.ledger.rebuild import rebuild as made_anew

    with existing(folder) as ledger:
        count = made_anew(ledger.store)
    say(f"{folder}: rebuilt from its entries; {count} things stand.")
