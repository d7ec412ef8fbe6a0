"""``according reread``: the reports that the ledger holds, read once more by this version."""

from pathlib import Path

import click

from according.cli.finding import found
from according.cli.options import existing, ledger_option
from according.cli.terminal import say


@click.command(
    short_help="Read reports that are held once more.",
    epilog="\b\nExample:\n  according reread 5f3a9c1e",
)
@click.argument("reports", metavar="[REPORT...]", nargs=-1)
@ledger_option
def reread(reports: tuple[str, ...], folder: Path) -> None:
    """Read reports that the ledger holds once more with this version; all, if none is named.

    Claims that this version reads otherwise take the place of those read before. What persons
    decided goes with them, by the key of a claim or else by its words; a claim that was decided
    about and that nothing takes the place of stands, and `according review` names it.
    """
    from according import pipeline
    from according.lexicons.own import FOLDER, own_words

    lexicons = own_words(folder / FOLDER)
    with existing(folder) as ledger:
        ids = [found(ledger, report, "report") for report in reports]
        chosen = ids or [report.id for report in ledger.reports()]
        changed = sum(pipeline.reread(ledger, report, lexicons) for report in chosen)
        pipeline.relink(ledger)
    say(f"{len(chosen)} reports read again; {changed} of them otherwise than before.")
