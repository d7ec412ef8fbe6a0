"""``according bundle``: the whole ledger in one file."""

from pathlib import Path

import click

from according.cli.options import existing, ledger_option
from according.cli.terminal import say


@click.command(
    short_help="The whole ledger in one file, for another office.",
    epilog="\b\nExample:\n  according bundle handover.zip",
)
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path, dir_okay=False))
@ledger_option
def bundle(path: Path, folder: Path) -> None:
    """Write the whole ledger to PATH: originals, entries and what they speak of.

    It is a BagIt bag in a ZIP archive, and not encrypted. Give it as --ledger to any command that
    reads, or to `according merge`. What was expunged is not in it; names that are withheld are.
    """
    from according.ledger.bundle import write

    with existing(folder) as ledger:
        write(ledger.store, path)
        head = ledger.heads()[0]
    say(f"{path}: ledger {head.ledger} up to entry {head.seq}, {head.hash}")
