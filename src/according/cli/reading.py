"""Reading many inputs: each is named as its outcome is known, then all claims are linked."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from according import pipeline
from according.cli.terminal import say
from according.lexicons import SHIPPED, Lexicons

if TYPE_CHECKING:
    from according.ledger.book import Ledger
    from according.read.inputs import Input


def read_all(
    ledger: "Ledger",
    inputs: "Sequence[tuple[Input, pipeline.About]]",
    custody: pipeline.Custody = pipeline.UNSAID,
    lexicons: Lexicons = SHIPPED,
) -> list[pipeline.Outcome]:
    """Read the inputs into the ledger and link; if interrupted, link what was read."""
    outcomes = []
    try:
        read = pipeline.read_each(ledger, inputs, custody, lexicons)
        for outcome in _with_progress(read, len(inputs)):
            outcomes.append(outcome)
            _name(outcome)
    finally:
        pipeline.relink(ledger)
    return outcomes


def _name(outcome: pipeline.Outcome) -> None:
    """Say what is out of the ordinary; reasons of a reader begin with the name already."""
    if outcome.reason is None:
        return
    named = outcome.reason.startswith(f"{outcome.name}:")
    say(outcome.reason if named else f"{outcome.name}: {outcome.reason}")


def _with_progress(
    outcomes: "Iterator[pipeline.Outcome]", total: int
) -> "Iterator[pipeline.Outcome]":
    """The outcomes, with a bar on standard error if a person is looking and there are several."""
    return _barred(outcomes, total) if sys.stderr.isatty() and total > 1 else outcomes


def _barred(outcomes: "Iterator[pipeline.Outcome]", total: int) -> "Iterator[pipeline.Outcome]":
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(outcomes, "Reading", total=total, console=console, transient=True)
