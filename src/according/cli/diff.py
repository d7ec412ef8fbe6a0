"""``according diff``: what changed between two moments, and by which entries."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli.options import existing, format_option, ledger_option
from according.cli.terminal import say
from according.telling.differing import Fields, differing
from according.telling.harmless import one_line

if TYPE_CHECKING:
    from according.review.changes import Changed


@click.command(
    short_help="What changed between two moments.",
    epilog="\b\nExample:\n  according diff --from 2012-02-04 --to 2012-02-05",
)
@ledger_option
@click.option("--from", "before", metavar="MOMENT", required=True, help="The earlier moment.")
@click.option("--to", "after", metavar="MOMENT", help="The later moment.  [default: now]")
@format_option
def diff(folder: Path, before: str, after: str | None, form: str) -> None:
    """Print the claims, incidents and estimates that changed between two moments.

    Each comes with what it was, what it is, and the entries by which it changed. A moment is a date
    (to the end of that day, UTC), or a date-time with its zone.
    """
    from according import looking
    from according.export.jsonl import row

    with existing(folder) as ledger:
        now = ledger.store.last_entry().at
        changed = looking.diff(ledger, before, after or now)
    for one in changed:
        click.echo(row(one) if form == "jsonl" else _told(one))
    if not changed:
        say("Nothing changed.")


def _told(one: "Changed") -> str:
    what = f"{one.what} {one.id[:8]}"
    what += f" {one.harm} by {one.rule}" if one.harm else ""
    by = "; ".join(f"entry {it.seq} ({it.kind}, {it.at[:19]}Z, {it.actor})" for it in one.entries)
    return one_line(f"{what}: {_was(one.before, one.after)} [{by or 'follows from others'}]")


def _was(before: Fields, after: Fields) -> str:
    """Only the fields that differ, as they were and as they are."""
    if before is None or after is None:
        return "new" if before is None else "gone"
    return ", ".join(f"{name} {was} -> {now}" for name, was, now in differing(before, after))
