"""``according seal``: the hash that proves everything before it."""

from pathlib import Path

import click

from according.cli.options import existing, ledger_option
from according.cli.terminal import say


@click.command(
    short_help="The hash of the last entry, to be kept elsewhere.",
    epilog="\b\nExample:\n  according seal --ledger according-ledger",
)
@ledger_option
def seal(folder: Path) -> None:
    """Print the hash of the last entry.

    Keep it where who holds the ledger cannot change it: on paper, with a notary, in a colleague's
    mail. `according check --head HASH` then proves that nothing before it was changed or cut off.
    """
    with existing(folder) as ledger:
        head = ledger.heads()[0]
    click.echo(head.hash)
    say(f"entry {head.seq} of ledger {head.ledger}; keep the hash elsewhere")
