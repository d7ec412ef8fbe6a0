"""``according demo``: the shipped samples, read into a ledger of their own."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli.terminal import say
from according.errors import BadInput, LedgerError

if TYPE_CHECKING:
    from according.pipeline import About
    from according.read.inputs import Input

FOLDER = Path("demo-ledger")
ACTOR = "according demo"


@click.command(
    short_help="Read the shipped samples and show what comes of it.",
    epilog="\b\nExample:\n  according demo",
)
def demo() -> None:
    """Read the sample reports into a new ledger and show what came of it.

    The ledger is ./demo-ledger; an earlier demo's ledger is replaced, any other is refused. The
    samples were written for testing: the places are real, the incidents invented.
    """
    from according import looking
    from according.cli.printing import print_claims, print_incidents
    from according.cli.reading import read_all
    from according.ledger.book import Ledger

    _make_room(FOLDER)
    with Ledger.open(FOLDER, create=True, actor=ACTOR) as ledger:
        inputs = list(_samples())
        read_all(ledger, inputs)
        print_claims(looking.claims(ledger), "table")
        print_incidents(looking.incidents(ledger), "table")
    say(f"{len(inputs)} sample reports were read into {FOLDER}. Look closer with, for example:")
    say(f"according show ID --ledger {FOLDER}")


def _make_room(folder: Path) -> None:
    """Remove an earlier demo's ledger; it is one if nobody but the demo has entered anything."""
    from according.ledger.book import Ledger
    from according.ledger.folder import DATABASE

    if not folder.exists():
        return
    with Ledger.open(folder) as ledger:
        others = {entry.actor for entry in ledger.entries()} - {ACTOR}
    if others:
        raise LedgerError(f"{folder} holds more than a demo; move it away, or run demo elsewhere")
    say(f"Replacing the ledger of an earlier demo in {folder}.")
    for file in folder.glob(f"{DATABASE}*"):
        file.unlink()


def _samples() -> "Iterator[tuple[Input, About]]":
    """Each sample, in the order of samples.toml, with what that says of it."""
    from according.pipeline import About
    from according.read.inputs import find

    folder = samples_folder()
    listed = tomllib.loads((folder / "samples.toml").read_text(encoding="utf-8"))
    for sample in listed["report"]:
        about = About(sample["published"].isoformat(), sample["outlet"])
        for given in find([str(folder / sample["file"])]):
            yield given, about


def samples_folder() -> Path:
    """Where the samples are: in the installed package, or in the checkout it runs from."""
    package = Path(str(files("according")))
    for folder in (package / "samples", package.parents[1] / "samples"):
        if (folder / "samples.toml").is_file():
            return folder
    raise BadInput("this installation has no samples; install according again, or read reports")
