"""How fast the ledger is: durable appends beside plain SQLite inserts, opening, and the check.

    python ledger.py [--appends N] [--entries N] [--claims N ...] [--folder DIR]

Appends: N reports with ten claims each, every report one durable transaction of its entries and
contents, against the same bytes in the same number of rows and transactions put into a bare SQLite
file with the same durability, taken in turns in one run. What an append leaves to whoever looks
next (what stands, the index of words, what finds near-copies) is brought up after each tenth, and
timed by itself. Opening: a ledger with that many entries, opened cold by a
new process, up to its last entry and its first claim. Check: ledgers of so many claims, each mark
held against the original bytes; seconds, and the exponent by which those of CPU grow.
"""

import argparse
import importlib.util
import math
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import msgspec

from according.ledger.book import Ledger
from according.ledger.chain import Draft
from according.ledger.check import check
from according.ledger.contents import kept
from according.model.claim import Claim
from according.model.report import Collected, Report, content_id

ROOT = Path(__file__).parents[1]
CLAIMS_A_REPORT = 10
WORDS = 250
"""Words of a report beside those of its claims: about as long as a wire report."""
RARE = 200_000
"""Words that there are: as many as a large dictionary has."""
AT_ONCE = 10_000
Told = tuple[Report, bytes, list[Claim]]

OPENING = """
import sys, time
started = time.perf_counter()
from pathlib import Path
from according.ledger.book import Ledger
with Ledger.open(Path(sys.argv[1])) as ledger:
    print(ledger.heads()[0].seq, end=" ")
    opened = time.perf_counter()
    next(ledger.each_claim())
    print(opened - started, time.perf_counter() - opened)
"""


class Clock:
    """Seconds that passed within its ``with`` statements, and of this process's CPU."""

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0

    def __enter__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def __exit__(self, *_raised: object) -> None:
        self.wall += time.perf_counter() - self._began[0]
        self.cpu += time.process_time() - self._began[1]


def invented() -> ModuleType:
    """The invented reports of the ledger's tests."""
    script = ROOT / "tests" / "ledger" / "invented.py"
    spec = importlib.util.spec_from_file_location("invented_reports", script)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reports(count: int) -> Iterator[Told]:
    """Reports of a few hundred words, no two alike; words as frequent as in any language."""
    told, dice = invented().told, random.Random(1)  # noqa: S311
    for number in range(count):
        words = " ".join(f"word{int(RARE ** dice.random())}" for _ in range(WORDS))
        first = 1000 + number * CLAIMS_A_REPORT
        yield told(f"{number}", *range(first, first + CLAIMS_A_REPORT), more=words)


def appends(count: int, folder: Path) -> None:
    """Our appends, bringing up what they leave behind, and plain inserts, in turns of a tenth."""
    made = list(reports(count))
    raw = _plain(folder / "plain.db")
    ours, brought_up, plain = Clock(), Clock(), Clock()
    with Ledger.open(folder / "ours", create=True) as ledger:
        for start in range(0, count, max(1, count // 10)):
            some = made[start : start + max(1, count // 10)]
            with ours:
                for report, original, claims in some:
                    ledger.append_report(report, original, claims, collected=Collected("file", "x"))
            with brought_up, ledger.reading():
                pass
            names = [_names(*told) for told in some]
            with plain:
                for told, named in zip(some, names, strict=True):
                    _insert(raw, told, named)
    entries = count * (CLAIMS_A_REPORT + 1)
    for name, its in (("ours", ours), ("brought up", brought_up), ("plain", plain)):
        wall, cpu = (it / count * 1000 for it in (its.wall, its.cpu))
        rate = f"{entries / its.wall:,.0f} entries a second"
        print(f"appends: {name} {rate}, {wall:.2f} ms a report, {cpu:.2f} of them CPU")
    both = plain.wall / (ours.wall + brought_up.wall)
    print(f"ratio {plain.wall / ours.wall:.2f}, with what is brought up {both:.2f}")


def _plain(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE entries (seq INTEGER PRIMARY KEY, at, actor, kind, subject, content)")
    raw.execute("CREATE TABLE contents (sha256 TEXT PRIMARY KEY, bytes BLOB)")
    return raw


def _names(report: Report, _original: bytes, claims: list[Claim]) -> list[str]:
    """The SHA-256 of the report's row and of each claim, under which contents are kept."""
    return [content_id(msgspec.json.encode(it)) for it in (report, *claims)]


def _insert(raw: sqlite3.Connection, told: Told, names: Sequence[str]) -> None:
    """The same bytes, rows and transactions; nothing is hashed, chained or compressed."""
    report, original, claims = told
    raw.execute("BEGIN IMMEDIATE")
    written = [msgspec.json.encode(it) for it in (report, *claims)]
    kept = [(report.id, original), *zip(names, written, strict=True)]
    raw.executemany("INSERT INTO contents VALUES (?, ?)", kept)
    at, actor = "2012-02-04T00:00:00.000000Z", "according"
    rows = [(at, actor, "report", report.id, names[0])]
    rows += [
        (at, actor, "claim", it.claim, name) for it, name in zip(claims, names[1:], strict=True)
    ]
    query = "INSERT INTO entries (at, actor, kind, subject, content) VALUES (?, ?, ?, ?, ?)"
    raw.executemany(query, rows)
    raw.execute("COMMIT")


def opening(entries: int, folder: Path) -> None:
    """A ledger of so many entries, opened by a new process."""
    _fill(folder / "large", entries)
    command = [sys.executable, "-c", OPENING, str(folder / "large")]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    print(f"opening {int(told[0]):,} entries: {float(told[1]):.2f} s with its last entry ", end="")
    print(f"(the imports are in it), first claim after {float(told[2]):.2f} s more")


def _fill(folder: Path, entries: int) -> None:
    """Claims of one report under running ids: the entries are real, the contents one."""
    report, original, claims = next(reports(1))
    with Ledger.open(folder, create=True) as ledger:
        ledger.append_report(report, original, claims, collected=Collected("file", "x"))
        content = msgspec.json.encode(claims[0])
        for start in range(0, entries, AT_ONCE):
            drafts = [
                Draft("claim", content_id(str(number).encode())[:32], content_id(content))
                for number in range(start, min(start + AT_ONCE, entries))
            ]
            ledger.store.append("benchmark", drafts, [kept(content)])


def checking(sizes: Sequence[int], folder: Path) -> None:
    """Seconds of the check at each size."""
    seconds = []
    for size in sizes:
        place = folder / f"claims-{size}"
        with Ledger.open(place, create=True) as ledger:
            with ledger.writing() as book:
                for report, original, claims in reports(size // CLAIMS_A_REPORT):
                    book.append_report(report, original, claims, collected=Collected("file", "x"))
            with (clock := Clock()):
                assert check(ledger) == []
            seconds.append(clock.cpu)
        print(f"check of {size:,} claims: {clock.wall:.1f} s, {clock.cpu:.1f} s of them CPU")
    if len(sizes) > 1:
        grown = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
        print(f"grows as n ** {grown:.2f}")


def main() -> None:
    """Measure what is asked for; peak memory at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--appends", type=int, default=1000)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--claims", type=int, nargs="*", default=[10_000, 30_000, 100_000])
    parser.add_argument("--folder", type=Path, help="where the ledgers are made")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as made:
        if asked.appends:
            appends(asked.appends, Path(made))
        if asked.claims:
            checking(asked.claims, Path(made))
        if asked.entries:
            opening(asked.entries, Path(made))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
