"""What one more report, and one decision, cost a ledger: python growing.py [CLAIMS ...].

For each count a ledger of invented reports of ten claims is linked at once. Then single reports are
appended and linked, and single claims accepted, each an append of its own; the medians are printed.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ledger import CLAIMS_A_REPORT, reports

from according import pipeline
from according.ledger.book import Ledger
from according.model.claim import Claim
from according.model.report import Collected, Report

COUNTS = (1_000, 10_000, 100_000)
TIMES = 9


def seconds(act: Callable[[], object]) -> float:
    """How long this takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def read(ledger: Ledger, report: Report, original: bytes, claims: list[Claim]) -> None:
    """One more report, linked."""
    ledger.append_report(report, original, claims, collected=Collected("file", "x"))
    pipeline.relink(ledger)


def accept(ledger: Ledger, claim: str) -> None:
    """One decision, and what follows of it."""
    with pipeline.deciding(ledger, "A Benchmark") as reviewer:
        reviewer.rule(claim, "accepted", "")


def measure(folder: Path, claims: int) -> None:
    """Prints the figures of a ledger of so many claims."""
    told = list(reports(claims // CLAIMS_A_REPORT + TIMES))
    held, more = told[:-TIMES], told[-TIMES:]
    with Ledger.open(folder, create=True) as ledger:
        with ledger.writing() as book:
            for report, original, found in held:
                book.append_report(report, original, found, collected=Collected("file", "x"))
        whole = seconds(partial(pipeline.relink, ledger))
        one = statistics.median(seconds(partial(read, ledger, *report)) for report in more)
        some = [found[0].claim for _report, _original, found in held[:TIMES]]
        decided = statistics.median(seconds(partial(accept, ledger, claim)) for claim in some)
    print(f"{claims:>9,} {whole:>12.1f} {1000 * one:>16.0f} {1000 * decided:>14.0f}", flush=True)


if __name__ == "__main__":
    print("   claims  all linked, s  one report, ms  a decision, ms")
    for count in [int(given) for given in sys.argv[1:]] or COUNTS:
        with tempfile.TemporaryDirectory() as place:
            measure(Path(place) / "ledger", count)
