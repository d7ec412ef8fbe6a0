"""How long the workbench takes to answer, in one process, over a ledger of invented reports.

    python workbench.py [--claims N] [--folder DIR]

N claims in reports of ten, linked as the program links them. First: what the first page takes after
the ledger is opened. Then, with all incidents at hand, the median of several answers of the
first page, a search, an incident, a report and the queue; and one decision with the page after it.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ledger import CLAIMS_A_REPORT, reports
from starlette.testclient import TestClient

from according import pipeline
from according.ledger.book import Ledger
from according.model.report import Collected
from according.serve.app import workbench
from according.serve.desk import Desk
from according.serve.guard import START, Address
from according.serve.keys import Keys

ADDRESS = Address("127.0.0.1", 8765)
TIMES = 7


def made(folder: Path, claims: int) -> tuple[str, str]:
    """A linked ledger of so many claims; the ids of one of them and of its report."""
    with Ledger.open(folder, create=True) as ledger:
        with ledger.writing() as book:
            for report, original, found in reports(claims // CLAIMS_A_REPORT):
                book.append_report(report, original, found, collected=Collected("file", "x"))
        pipeline.relink(ledger)
    return found[0].claim, report.id


def seconds(act: Callable[[], object]) -> float:
    """How long this takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def measure(folder: Path, claims: int) -> None:
    """Prints the figures."""
    claim, report = made(folder, claims)
    desk, keys = Desk(lambda: Ledger.open(folder), "A Benchmark"), Keys.made()
    client = TestClient(workbench(desk, ADDRESS, keys), ADDRESS.url())
    first = seconds(lambda: client.get(f"{START}?key={keys.start}"))
    queue = seconds(lambda: client.get("/review"))
    print(f"{claims:,} claims: first page {first:.2f} s, first queue {queue:.2f} s")
    incident = desk.index().cards[0].incident
    for name, path in (
        ("incidents", "/"), ("search", "/?words=zabadani&order=killed"),
        ("map", "/map"), ("timeline", "/timeline"), ("totals by a rule", "/?rule=ibc&harm=killed"),
        ("incident", f"/incident/{incident}"), ("report", f"/report/{report}"),
        ("claim", f"/claim/{claim}"), ("queue", "/review"),
    ):  # fmt: skip
        client.get(path).raise_for_status()
        took = statistics.median(seconds(partial(client.get, path)) for _ in range(TIMES))
        print(f"  {name} {took * 1000:.0f} ms")
    told = {"form": keys.form, "status": "accepted", "at": "0", "number": f"s{0:016x}", "known": ""}
    origin = {"origin": ADDRESS.url()}
    there = f"/claim/{claim}/decide"
    decision = seconds(lambda: client.post(there, data=told, headers=origin).raise_for_status())
    print(f"  a decision and the queue after it {decision:.2f} s")
    desk.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as place:
        measure(Path(place) / "ledger", given.claims)
