"""What may reach a terminal: the words of reports, never their power over it.

Law: texts come from strangers; no control character, escape sequence or override of the direction
of writing passes. Results go to standard output, everything said about them to standard error.
"""

import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_POWER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_WIDTH_IN_A_FILE = 150


def harmless(text: str) -> str:
    """The text without characters that steer a terminal; line ends and tabs stay."""
    return _POWER.sub("", text)


def one_line(text: str) -> str:
    """The text for a cell or a message: harmless, all white space folded."""
    return " ".join(harmless(text).split())


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
