"""``according check``: whether the ledger still proves itself, from bytes to marks."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli.options import existing, ledger_option
from according.cli.terminal import one_line, say
from according.errors import BrokenLedger

if TYPE_CHECKING:
    from according.ledger.faults import Fault


@click.command(
    short_help="Prove the ledger, from bytes to marks.",
    epilog="\b\nExample:\n  according check --ledger according-ledger",
)
@ledger_option
def check(folder: Path) -> None:
    """Prove the ledger: no entry lost or changed, every mark still matches the original bytes.

    Each fault is printed on a line of its own, and the exit code is then 3.
    """
    from according.ledger.check import check as faults_of

    with existing(folder) as ledger:
        faults = faults_of(ledger)
        for fault in faults:
            click.echo(one_line(_told(fault)))
        if faults:
            raise BrokenLedger(f"{folder} fails its check: {len(faults)} faults, listed above")
        say(f"{folder}: sound.")


def _told(fault: "Fault") -> str:
    touched = f"; touches {', '.join(fault.touched)}" if fault.touched else ""
    return f"{fault.where}: found {fault.found}; expected {fault.expected}{touched}"
