"""``according check``: whether the ledger still proves itself, from bytes to marks."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli.options import existing, ledger_option
from according.cli.terminal import say
from according.errors import BadInput, BrokenLedger
from according.telling.harmless import one_line

if TYPE_CHECKING:
    from according.ledger.faults import Fault


def _hash(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch("[0-9a-f]{64}", value.strip().lower()):
        raise BadInput(f"{value!r} is no hash; give the 64 digits that `according seal` printed")
    return value.strip().lower() if value else None


@click.command(
    short_help="Prove the ledger, from bytes to marks.",
    epilog="\b\nExample:\n  according check --ledger according-ledger",
)
@ledger_option
@click.option(
    "--head",
    metavar="HASH",
    callback=_hash,
    help="A hash that `according seal` printed: prove that nothing before it changed.",
)
def check(folder: Path, head: str | None) -> None:
    """Prove the ledger: no entry lost or changed, every mark still matches the original bytes.

    Each fault is printed on a line of its own with what it touches, and the exit code is then 3.
    That nothing was cut off at the end is proved only with --head.
    """
    from according.ledger.check import check as faults_of
    from according.ledger.expunging import expunged

    with existing(folder) as ledger:
        faults = faults_of(ledger, head)
        for fault in faults:
            click.echo(one_line(_told(fault)))
        if faults:
            raise BrokenLedger(f"{folder} fails its check: {len(faults)} faults, listed above")
        for report, (entry, told) in expunged(ledger).items():
            say(f"report {report[:12]}: expunged by {entry.actor} on {entry.at[:10]}: {told.why}")
        say(f"{folder}: sound.")


def _told(fault: "Fault") -> str:
    touched = f"; touches {', '.join(fault.touched)}" if fault.touched else ""
    return f"{fault.where}: found {fault.found}; expected {fault.expected}{touched}"
