"""The terminal: what is written to it, and whether anybody is there.

Law: results go to standard output, everything said about them to standard error; a message is
harmless, whatever words of reports are in it.
"""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from according.telling.harmless import one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_WIDTH_IN_A_FILE = 150


def on_terminal() -> bool:
    """Whether a person is looking at standard output."""
    return sys.stdout.isatty()


def console() -> "Console":
    """Standard output for tables: as wide as the terminal, or of one fixed width in a file."""
    from rich.console import Console

    width = None if on_terminal() else _WIDTH_IN_A_FILE
    return Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)


def show_all(parts: Iterable["RenderableType"]) -> None:
    """Prints tables and texts one after the other."""
    from rich.text import Text

    out = console()
    for part in parts:
        in_a_file = isinstance(part, Text) and not on_terminal()
        out.print(part, soft_wrap=in_a_file)


def say(message: str) -> None:
    """Tells the person at the terminal something that is no result."""
    click.echo(one_line(message), err=True)
