"""``according export``: the ledger's claims and incidents as a file for other programs."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from according.cli.options import as_of_option, existing, ledger_option
from according.errors import BadInput


@click.command(
    short_help="Claims and incidents for other programs.",
    epilog="\b\nExample:\n  according export --to csv --output claims.csv",
)
@ledger_option
@as_of_option
@click.option("--to", "form", required=True, type=click.Choice(["csv", "jsonl"]), help="Format.")
@click.option(
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write, replaced if it exists.  [default: standard output]",
)
def export(folder: Path, as_of: str | None, form: str, output: Path | None) -> None:
    """Write claims and incidents for other programs.

    csv: one figure a row, with its incident and the estimate by the default rule. Text that a
    spreadsheet could run as a formula gets an apostrophe before it.

    jsonl: every claim, then every incident, in the contract's fields.
    """
    from according import pipeline
    from according.export import FORMATS

    with existing(folder) as ledger:
        known = pipeline.incidents(ledger, as_of=as_of)
        lines = FORMATS[form](pipeline.claims(ledger, as_of), known)
        if output is None:
            sys.stdout.writelines(lines)
        else:
            _replace(output, lines)


def _replace(output: Path, lines: Iterable[str]) -> None:
    """Write the whole file beside its place first, so that a failure leaves the old one."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=output.parent, delete=False
        ) as file:
            new = Path(file.name)
            try:
                file.writelines(lines)
            except BaseException:
                new.unlink()
                raise
        new.chmod(0o666 & ~_umask())
        new.replace(output)
    except OSError as error:
        raise BadInput(
            f"{output} cannot be written: {error.strerror}; give another path"
        ) from error


def _umask() -> int:
    """The permissions that new files are not to have; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
