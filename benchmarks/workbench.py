"""How long the workbench takes to answer, in one process, over a ledger of invented reports.

    python workbench.py [--claims N] [--incidents] [--folder DIR]

N claims in reports of ten, linked as the program links them; with --incidents each is a report of
its own, of a town and day of its own, so that there are nearly as many incidents. First: what the
first page takes after the ledger is opened. Then, with all incidents at hand, the median of several
answers of the first page, a search, an incident, a report and the queue; one decision with the page
after it, and the first page after that.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import msgspec
from ledger import CLAIMS_A_REPORT, Told, invented, reports
from starlette.testclient import TestClient

from according import pipeline
from according.ledger.book import Ledger
from according.model.claim import Place, Time, sealed
from according.model.report import Collected, header
from according.serve.app import workbench
from according.serve.desk import Desk
from according.serve.guard import START, Address
from according.serve.keys import Keys

ADDRESS = Address("127.0.0.1", 8765)
TIMES = 7
OUTLETS, TOWNS, DAYS = 40, 2_000, 4_001


def scattered(count: int) -> Iterator[Told]:
    """Reports of one claim each, none of the same town and day as another."""
    tell = invented().told
    for number in range(count):
        town, day = number % TOWNS, date(2012, 1, 1) + timedelta(days=number * 7 % DAYS)
        report, original, (claim,) = tell(f"{number}", 1 + number % 60, more=f"It was on {day}.")
        report = msgspec.structs.replace(
            report, outlet=f"Outlet {number % OUTLETS}", published=day.isoformat()
        )
        at, then = report.text.index("Zabadānī"), report.text.index(f"{day}.")
        lat, lon = town % 50 + 0.5, town // 50 * 2.0
        place = Place(
            "Zabadānī",
            at,
            at + 8,
            f"Town {town}",
            lat,
            lon,
            f"{town // 50:02}"[-2:],
            None,
            town,
            "city",
        )
        time = Time(f"{day}", then, then + 10, f"{day}", f"{day}", "day")
        claim = msgspec.structs.replace(claim, report=header(report), place=place, time=time)
        yield report, original, [sealed(claim)]


def made(folder: Path, told: Iterator[Told]) -> tuple[str, str]:
    """A linked ledger of these reports; the ids of a claim of the last one and of that."""
    with Ledger.open(folder, create=True) as ledger:
        with ledger.writing() as book:
            for report, original, found in told:
                book.append_report(report, original, found, collected=Collected("file", "x"))
        pipeline.relink(ledger)
    return found[0].claim, report.id


def seconds(act: Callable[[], object]) -> float:
    """How long this takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def measure(folder: Path, claims: int, held: Iterator[Told]) -> None:
    """Prints the figures."""
    claim, report = made(folder, held)
    desk, keys = Desk(lambda: Ledger.open(folder), "A Benchmark"), Keys.made()
    client = TestClient(workbench(desk, ADDRESS, keys), ADDRESS.url())
    first = seconds(lambda: client.get(f"{START}?key={keys.start}"))
    queue = seconds(lambda: client.get("/review"))
    incidents = desk.index().incidents
    print(f"{claims:,} claims of {len(incidents):,} incidents: ", end="")
    print(f"first page {first:.2f} s, first queue {queue:.2f} s")
    incident = incidents[0]
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
    after = seconds(lambda: client.get("/").raise_for_status())
    print(
        f"  a decision and the queue after it {decision:.2f} s, then the first page {after:.2f} s"
    )
    desk.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--incidents", action="store_true")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as place:
        whole = given.claims
        held = scattered(whole) if given.incidents else reports(whole // CLAIMS_A_REPORT)
        measure(Path(place) / "ledger", whole, held)
