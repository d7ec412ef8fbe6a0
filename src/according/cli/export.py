"""``according export``: the ledger's claims and incidents as a file for other programs."""

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli.options import as_of_option, existing, ledger_option
from according.cli.terminal import say
from according.errors import BadInput, LedgerError

if TYPE_CHECKING:
    from according.ledger.book import Ledger


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

    jsonl: every claim, then every incident, one a line.

    That it was made, and the hash of what was written, is entered in the ledger.
    """
    from according import looking
    from according.export import FORMATS

    with existing(folder) as ledger:
        known = looking.incidents(ledger, as_of=as_of)
        written = _Written(FORMATS[form](looking.claims(ledger, as_of), known))
        if output is None:
            sys.stdout.writelines(written)
        else:
            _replace(output, written)
        _enter(ledger, written.hash.hexdigest(), form, len(known), as_of)


class _Written:
    """Lines on their way out, and the hash over all of them."""

    def __init__(self, lines: Iterable[str]):
        self._lines = lines
        self.hash = hashlib.sha256()

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.hash.update(line.encode())
            yield line


def _enter(ledger: "Ledger", sha256: str, form: str, incidents: int, as_of: str | None) -> None:
    """Enter that this was given out; a ledger that cannot be written is exported all the same."""
    from according.ledger.contents import Exported

    try:
        ledger.append_export(sha256, Exported(form, incidents, as_of))
    except LedgerError as error:
        say(f"according: the export was made and could not be entered: {error}")


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
