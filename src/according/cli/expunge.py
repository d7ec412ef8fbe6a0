"""``according expunge``: content destroyed for good, because a life depends on it."""

from pathlib import Path

import click

from according.cli.deciding import as_option
from according.cli.finding import found
from according.cli.options import existing, ledger_option
from according.cli.terminal import say


@click.command(
    short_help="Destroy a report's content, or words in it, for good.",
    epilog="\b\nExample:\n"
    '  according expunge 5f3a9c1e --as "Ana Ruiz" --why "the witness asked for it"',
)
@click.argument("report", metavar="REPORT")
@click.option("--words", metavar="WORDS", help="Destroy these words only, wherever they stand.")
@click.option("--why", metavar="WORDS", required=True, help="The reason; don't repeat the words.")
@as_option
@ledger_option
def expunge(report: str, words: str | None, why: str, person: str, folder: Path) -> None:
    """Destroy a report's content for good: the bytes, the text, its claims and decisions on them.

    This cannot be undone. The hash, the reason and who did it stay, and `according check` says so.
    With --words the text stays with the words blacked out, and so do the claims without them; the
    original bytes go, and whatever else holds the words and tells of no other report. Copies made
    earlier (bundles, exports, backups) are beyond reach, and so may be what a flash disk keeps of
    deleted data, unless the ledger is encrypted.
    """
    from according import pipeline

    with existing(folder) as ledger:
        whole = found(ledger, report, "report")
        gone = pipeline.expunge(ledger, person, whole, words, why)
    kept = "their hashes and the reason are kept"
    say(f"report {whole[:12]}: {gone.contents} contents destroyed; {kept}")
    if gone.elsewhere:
        others = ", ".join(known[:12] for known in gone.elsewhere)
        say(f"the words still stand in other reports, which keep them: {others}")
