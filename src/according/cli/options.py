"""Options that several commands share, each said once."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from according.cli.terminal import on_terminal, say
from according.errors import BadInput

if TYPE_CHECKING:
    from according.ledger.book import Ledger

Command = TypeVar("Command", bound=Callable[..., Any])
PASSPHRASE = "ACCORDING_PASSPHRASE"  # noqa: S105 (its name, not itself)
DEFAULT_LEDGER = Path("according-ledger")


def ledger_option(command: Command) -> Command:
    """``--ledger DIR``, given to the command as a path."""
    return click.option(
        "--ledger", "folder", metavar="DIR", default=DEFAULT_LEDGER,
        type=click.Path(path_type=Path),
        help="The ledger's folder.  [default: ./according-ledger]",
    )(command)  # fmt: skip


def format_option(command: Command) -> Command:
    """``--format``: a table on a terminal, JSON lines otherwise, unless it is said."""

    def chosen(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str:
        return value or ("table" if on_terminal() else "jsonl")

    return click.option(
        "--format", "form", type=click.Choice(["table", "jsonl"]), callback=chosen,
        help="How to print.  [default: table on a terminal, jsonl otherwise]",
    )(command)  # fmt: skip


def as_of_option(command: Command) -> Command:
    """``--as-of MOMENT``."""
    return click.option(
        "--as-of", metavar="MOMENT",
        help="What the ledger held then: a date (to the end of that day, UTC), or a date-time "
        "with its zone.  [default: now]",
    )(command)  # fmt: skip


def existing(folder: Path, *, create: bool = False, encrypt: bool = False) -> "Ledger":
    """The ledger in this folder. Raises LedgerError where there is none, unless it may be made."""
    from according.ledger.book import Ledger

    return Ledger.open(
        folder, create=create, waiting=_say_waiting, passphrase=_passphrase, encrypt=encrypt
    )


def _passphrase() -> str:
    """From the environment, or asked for without showing it. Raises BadInput where none comes."""
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    try:
        return str(click.prompt("Passphrase", hide_input=True, err=True))
    except click.Abort as error:
        raise BadInput(f"no passphrase was given; type it, or set {PASSPHRASE}") from error


def _say_waiting() -> None:
    say("Another program is writing to this ledger; waiting for it to finish.")
