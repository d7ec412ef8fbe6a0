"""The commands, one file each.

Law: results go to standard output, everything else to standard error, and the exit code says which
of four things happened: 0 done; 1 some inputs failed, each named, all others done; 2 a value that
cannot be used; 3 a ledger that fails its check. What is heavy is imported by the command that needs
it, so that help comes at once.
"""

import os
import sys
from typing import Any

import click

from according import __version__
from according.cli.bundle import bundle
from according.cli.check import check
from according.cli.claims import claims
from according.cli.decide import decide
from according.cli.demo import demo
from according.cli.diff import diff
from according.cli.export import export
from according.cli.expunge import expunge
from according.cli.incidents import incidents
from according.cli.merge import merge
from according.cli.read import read
from according.cli.rebuild import rebuild
from according.cli.reread import reread
from according.cli.review import review
from according.cli.sample import sample
from according.cli.seal import seal
from according.cli.serve import serve
from according.cli.show import show
from according.cli.terminal import say
from according.cli.withhold import withhold
from according.errors import AccordingError, BrokenLedger

UNWRITTEN, USAGE, BROKEN, INTERRUPTED = 1, 2, 3, 130


def _drop_output() -> None:
    """Let what is still to be written go nowhere, or Python complains when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Commands(click.Group):
    """The group that turns what commands raise into a message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are used, not of the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; its results are all written before it counts as done."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except AccordingError as error:
            say(f"according: {error}")
            ctx.exit(BROKEN if isinstance(error, BrokenLedger) else USAGE)
        except BrokenPipeError:  # whoever was reading has what they wanted
            _drop_output()
            ctx.exit(0)
        except OSError as error:
            say(f"according: the output cannot be written: {error.strerror}; make room for it")
            _drop_output()
            ctx.exit(UNWRITTEN)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        return result


@click.group(
    cls=Commands,
    epilog="\b\nExample:\n  according read reports/ --published 2012-02-04\n  according incidents",
)
@click.version_option(__version__, prog_name="according", message="%(prog)s %(version)s")
def main() -> None:
    """Read news reports of conflict and keep the ledger of who says what.

    Every claim is tied to the exact words it came from. Nothing leaves this computer.
    """


for command in (
    read, claims, incidents, show, serve, decide, diff, review, sample, reread, export, check, seal,
    rebuild, bundle, merge, withhold, expunge, demo,
):  # fmt: skip
    main.add_command(command)
