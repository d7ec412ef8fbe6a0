"""``according serve``: the workbench in a browser on this computer."""

from pathlib import Path

import click

from according.cli.options import existing, ledger_option
from according.cli.terminal import say

_HIGHEST_PORT = 65535


@click.command(
    short_help="The workbench, in a browser on this computer.",
    epilog='\b\nExample:\n  according serve --as "Ana Ruiz"',
)
@ledger_option
@click.option(
    "--port",
    metavar="N",
    default=0,
    type=click.IntRange(0, _HIGHEST_PORT),
    help="The port to listen on.  [default: a free one]",
)
@click.option(
    "--host",
    metavar="HOST",
    default="127.0.0.1",
    show_default=True,
    help="The loopback address to listen on: 127.0.0.1, ::1 or localhost. Any other is refused.",
)
@click.option(
    "--as", "person", metavar="NAME", envvar="ACCORDING_AS", show_envvar=True,
    help="Who decides: a person's name, kept with each decision. Without it pages only show.",
)  # fmt: skip
def serve(folder: Path, port: int, host: str, person: str | None) -> None:
    """Show the ledger in a browser: incidents, reports with their evidence, claims to review.

    Prints the address to open; it holds a secret and is good until this is interrupted. Only this
    computer can reach it, and it reaches nothing else.
    """
    from according.review.deciding import checked_person
    from according.serve.app import workbench
    from according.serve.desk import Desk
    from according.serve.guard import START
    from according.serve.keys import Keys
    from according.serve.listen import bound, listen

    name = None if person is None else checked_person(person)
    listening, address = bound(host, port)
    with listening:
        desk = Desk(lambda: existing(folder), name, folder)
        try:
            keys = Keys.made()
            click.echo(address.url(f"{START}?key={keys.start}"))
            say("Open this address in a browser on this computer. Ctrl-C ends it.")
            listen(listening, workbench(desk, address, keys))
        finally:
            desk.close()
