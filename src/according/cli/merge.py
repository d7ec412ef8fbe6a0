"""``according merge``: another ledger's entries, under their own chain."""

from pathlib import Path

import click

from according.cli.options import existing, ledger_option
from according.cli.terminal import say


@click.command(
    short_help="Take in another ledger or bundle.",
    epilog="\b\nExample:\n  according merge handover.zip",
)
@click.argument("other", metavar="OTHER", type=click.Path(path_type=Path))
@ledger_option
def merge(other: Path, folder: Path) -> None:
    """Take in the entries of another ledger or bundle, under their own chain.

    What both hold is held once, and incidents are linked anew over all claims. Where decisions
    disagree, the later holds for now and `according review` asks about both. Merging again changes
    nothing. The ledger is made if there is none. A ledger that fails its check is refused.
    """
    from according import pipeline

    with existing(other) as theirs, existing(folder, create=True) as ledger:
        new = pipeline.merge(ledger, theirs)
    say(f"{other}: taken in." if new else f"{other}: nothing new in it.")
