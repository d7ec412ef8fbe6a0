"""``according read``: reports into the ledger, their claims out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli.options import format_option, ledger_option
from according.cli.terminal import say

if TYPE_CHECKING:
    from according.pipeline import Outcome

SOME_FAILED = 1


def _checked(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    from according.read.published import checked_published

    return None if value is None else checked_published(value)


@click.command(
    short_help="Read reports into the ledger; print their claims.",
    epilog="\b\nExample:\n"
    '  according read report.txt --published 2012-02-04 --outlet "Harbour Wire"',
)
@click.argument("paths", metavar="PATH|-...", nargs=-1, required=True)
@click.option(
    "--published",
    metavar="DATE",
    callback=_checked,
    help="When the reports were published: a date, or a date-time with its zone.",
)
@click.option("--outlet", metavar="NAME", help="Who published them.")
@click.option("--url", metavar="URL", help="Their address; it is noted, never fetched.")
@ledger_option
@format_option
@click.pass_context
def read(
    ctx: click.Context,
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    url: str | None,
    folder: Path,
    form: str,
) -> None:
    """Read reports into the ledger and print their claims.

    PATH is a text or HTML file, a folder of them, or - for standard input. Without --published the
    date that a page gives for itself is used; where there is none, times stay unknown. A report
    that the ledger holds already is not read in again. Inputs that fail are named with the reason;
    the others are done, and the exit code is then 1.

    Words and places of your own, in files in the folder words of the ledger's folder, extend ours
    (docs/own-words.md). They are checked first: if one is amiss, nothing is read.
    """
    from according.cli.printing import print_claims
    from according.cli.reading import read_all
    from according.ledger.book import Ledger
    from according.lexicons.own import FOLDER, own_words
    from according.pipeline import About
    from according.read.inputs import find

    about = About(published, outlet, url)
    inputs = [(given, about) for given in find(paths)]
    lexicons = own_words(folder / FOLDER)
    with Ledger.open(folder, create=True) as ledger:
        outcomes = read_all(ledger, inputs, lexicons)
        reports = {outcome.report for outcome in outcomes}
        print_claims([c for c in ledger.claims() if c.report.id in reports], form)
    if failed := [outcome for outcome in outcomes if outcome.became == "failed"]:
        _count(failed, outcomes)
        ctx.exit(SOME_FAILED)


def _count(failed: "list[Outcome]", outcomes: "list[Outcome]") -> None:
    if len(outcomes) > 1:
        say(f"{len(failed)} of {len(outcomes)} inputs failed, each named above")
