"""``according read``: reports into the ledger, their claims out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli.options import existing, format_option, ledger_option
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
@click.option("--how", metavar="WORDS", help="How they were collected.  [default: file]")
@click.option(
    "--collected",
    metavar="DATE",
    callback=_checked,
    help="When they were collected: a date, or a date-time with its zone.",
)
@click.option("--collected-by", metavar="NAME", help="Who collected them.")
@click.option(
    "--encrypt",
    is_flag=True,
    help="Encrypt the ledger that this makes, by a passphrase that is asked for "
    "(or in ACCORDING_PASSPHRASE).",
)
@ledger_option
@format_option
@click.pass_context
def read(
    ctx: click.Context,
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    url: str | None,
    how: str | None,
    collected: str | None,
    collected_by: str | None,
    encrypt: bool,
    folder: Path,
    form: str,
) -> None:
    """Read reports into the ledger and print their claims.

    PATH is a text or HTML file, a folder of them, or - for standard input. Without --published the
    date that a page gives for itself is used; where there is none, times stay unknown. A report
    that the ledger holds already is not read in again; another text from the same address is kept
    as a version of the earlier one. Inputs that fail are named with the reason; the others are
    done, and the exit code is then 1.

    Words and places of your own, in files in the folder words of the ledger's folder, extend ours
    (docs/own-words.md). They are checked first: if one is amiss, nothing is read.
    """
    from according import looking
    from according.cli.printing import print_claims
    from according.cli.reading import read_all
    from according.lexicons.own import FOLDER, own_words
    from according.pipeline import About, Custody
    from according.read.inputs import find

    about = About(published, outlet, url)
    inputs = [(given, about) for given in find(paths)]
    lexicons = own_words(folder / FOLDER)
    with existing(folder, create=True, encrypt=encrypt) as ledger:
        outcomes = read_all(ledger, inputs, Custody(how, collected, collected_by), lexicons)
        reports = dict.fromkeys(outcome.report for outcome in outcomes if outcome.report)
        print_claims((it for id_ in reports for it in looking.claims(ledger, report=id_)), form)
    if failed := [outcome for outcome in outcomes if outcome.became == "failed"]:
        _count(failed, outcomes)
        ctx.exit(SOME_FAILED)


def _count(failed: "list[Outcome]", outcomes: "list[Outcome]") -> None:
    if len(outcomes) > 1:
        say(f"{len(failed)} of {len(outcomes)} inputs failed, each named above")
