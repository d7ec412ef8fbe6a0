"""Reading many inputs: each is named as its outcome is known, then all claims are linked."""

import sys
from collections.abc import Iterable, Iterator, Sequence
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
        for given, about in _with_progress(inputs):
            outcomes.append(pipeline.read_one(ledger, given, about, custody, lexicons))
            _name(outcomes[-1])
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
    inputs: "Sequence[tuple[Input, pipeline.About]]",
) -> "Iterable[tuple[Input, pipeline.About]]":
    """The inputs, with a bar on standard error if a person is looking and there are several."""
    return _barred(inputs) if sys.stderr.isatty() and len(inputs) > 1 else inputs


def _barred(
    inputs: "Sequence[tuple[Input, pipeline.About]]",
) -> "Iterator[tuple[Input, pipeline.About]]":
    from rich.console import Console
    from rich.progress import track

    yield from track(inputs, "Reading", console=Console(stderr=True), transient=True)
