"""``according review``: what needs a person's eyes."""

from pathlib import Path

import click

from according.cli.options import as_of_option, existing, format_option, ledger_option
from according.cli.terminal import say
from according.telling.harmless import one_line


@click.command(
    short_help="What needs a person's eyes.",
    epilog="\b\nExample:\n  according review --format jsonl",
)
@ledger_option
@as_of_option
@format_option
def review(folder: Path, as_of: str | None, form: str) -> None:
    """Print what only a person can settle, each with its reason.

    Decisions that lost their claim or no longer fit, claims that a newer version does not find,
    decisions that disagree, and origins that return to an earlier figure.
    """
    from according import looking
    from according.export.jsonl import row

    with existing(folder) as ledger:
        asked = looking.asked(ledger, as_of=as_of)
    for one in asked:
        ids = " ".join((*one.about, *one.decisions))
        click.echo(row(one) if form == "jsonl" else one_line(f"{one.why}: {one.words} [{ids}]"))
    if not asked:
        say("Nothing needs eyes.")
