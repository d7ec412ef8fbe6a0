"""What the commands that decide have in common: who, why, and linking anew in one append."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from according.cli.options import existing, ledger_option

if TYPE_CHECKING:
    from according.ledger.book import Ledger
    from according.review.deciding import Reviewer

Command = TypeVar("Command", bound=Callable[..., Any])


def as_option(command: Command) -> Command:
    """``--as NAME``, the person who acts."""
    return click.option(
        "--as", "person", metavar="NAME", required=True, envvar="ACCORDING_AS", show_envvar=True,
        help="Who decides: a person's name, kept with the decision.",
    )(command)  # fmt: skip


def why_option(command: Command) -> Command:
    """``--why WORDS``."""
    return click.option("--why", metavar="WORDS", default="", help="The reason, kept for ever.")(
        command
    )


def decision_options(command: Command) -> Command:
    """``--as``, ``--why`` and ``--ledger``."""
    return as_option(why_option(ledger_option(command)))


@contextmanager
def deciding(folder: Path, person: str) -> "Iterator[tuple[Ledger, Reviewer]]":
    """The ledger and the person deciding in it; at the end all is linked anew, in one append."""
    from according import pipeline

    with (
        existing(folder) as ledger,
        ledger.writing() as book,
        pipeline.deciding(book, person) as reviewer,
    ):
        yield book, reviewer
