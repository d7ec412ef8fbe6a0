"""Invented reports for the tests of the ledger, and a writer that other processes run.

    python invented.py FOLDER PREFIX REPORTS [PASSPHRASE]

waits for a line on standard input, then appends that many reports of its own and as many that every
writer has, links and decides after each, and says the id of each report and decision once the
ledger has acknowledged it. With a passphrase (- for a plain ledger) it merges another ledger too,
and expunges reports and words, and says so: "merged ID", "expunged ID", "blacked ID".
"""

import hashlib
import sys
from pathlib import Path

import according.ledger.store  # noqa: F401 (loaded before "ready", so a kill can fall on the making)
from according import pipeline
from according.ledger.book import Ledger
from according.ledger.minting import mint
from according.model.claim import Claim, Quantity, Source, claim_key, sealed
from according.model.incident import Cluster
from according.model.passage import Passage, passage
from according.model.report import Collected, Piece, Report, header
from according.review.deciding import Reviewer


def told(name: str, *figures: int, more: str = "") -> tuple[Report, bytes, list[Claim]]:
    """A plain report named ``name``, its bytes, and one claim for each figure; then ``more``."""
    lines = [f"In Zabadānī, the hospital said {figure} people were killed." for figure in figures]
    text = "\n".join((f"Invented report {name}, written for testing – تجربة.", *lines, more))
    original = text.encode()
    piece = Piece(0, len(text), 0, len(original), True)
    id_ = hashlib.sha256(original).hexdigest()
    report = Report(id_, text, "text/plain", "utf-8", (piece,), title=name, language="en")
    return report, original, [_claim(report, line) for line in lines]


def _claim(report: Report, line: str) -> Claim:
    start = report.text.index(line)
    figure = line.split()[5]
    mark = _within(report, start, figure)
    source = _within(report, start, "the hospital")
    quantity = Quantity(
        "q1", "killed", int(figure), "exactly", int(figure), int(figure), "incident",
        mark.text, mark.start, mark.end,
    )  # fmt: skip
    claim = Claim(
        claim="",
        key=claim_key(report.id, "killed", (mark.start, mark.end), source),
        extractor="a test",
        confidence=None,
        report=header(report),
        start=start,
        end=start + len(line),
        text=line,
        content=(_within(report, start, f"{figure} people were killed"),),
        type="ASSAULT",
        mode=None,
        modality="happened",
        actor=(),
        target=(),
        quantities=(quantity,),
        victims=(),
        sources=(Source("the hospital", "organisation", (source,)),),
        cue=_within(report, start, "said"),
        voice="indirect",
        stance="asserts",
        verification=None,
        place=None,
        time=None,
    )
    return sealed(claim)


def _within(report: Report, start: int, words: str) -> Passage:
    at = report.text.index(words, start)
    return passage(report.text, at, at + len(words))


def link(ledger: Ledger) -> None:
    """Enter incidents over all claims: one for each figure that is stated."""
    with ledger.writing() as still:
        stated: dict[int | None, list[str]] = {}
        for claim in still.claims():
            stated.setdefault(claim.quantities[0].value, []).append(claim.claim)
        clusters = [Cluster("incident", tuple(sorted(claims))) for claims in stated.values()]
        still.append_incidents(mint(clusters, still.incidents()))


PLAIN = "-"
"""Stands for no passphrase."""


def write(folder: Path, prefix: str, reports: int, passphrase: str | None = None) -> None:
    """Append reports, half of them the same ones in every process, and acknowledge each."""
    asked, encrypt = (lambda: passphrase or ""), passphrase not in (None, PLAIN)
    with Ledger.open(
        folder, create=True, actor=f"writer {prefix}", passphrase=asked, encrypt=encrypt
    ) as ledger:
        for number in range(reports):
            for name in (f"{prefix}{number}", f"shared {number}"):
                report, original, claims = told(name, number, 100 + number, 200 + number)
                ledger.append_report(report, original, claims, collected=Collected("file", name))
                print(report.id, flush=True)
            link(ledger)
            decided = Reviewer(ledger, f"person {prefix}").rule(claims[0].claim, "accepted", "")
            print(decided, flush=True)
            if passphrase is not None:
                merge_and_expunge(ledger, report.id, folder.with_name(f"other {number}"), number)


def merge_and_expunge(ledger: Ledger, report_id: str, other: Path, number: int) -> None:
    """By turns: take in a ledger with one report, destroy a report, destroy words of one."""
    if number % 3 == 0:
        report, original, claims = told(other.name, number, 300 + number, 400 + number)
        with Ledger.open(other, create=True) as theirs:
            theirs.append_report(report, original, claims, collected=Collected("file", "x"))
            pipeline.merge(ledger, theirs)
        print("merged", report.id, flush=True)
    elif number % 3 == 1:
        pipeline.expunge(ledger, "person", report_id, None, "a life is at risk")
        print("expunged", report_id, flush=True)
    else:
        pipeline.expunge(ledger, "person", report_id, f"{number} people", "a life is at risk")
        print("blacked", report_id, flush=True)


if __name__ == "__main__":
    print("ready", flush=True)
    sys.stdin.readline()
    write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), *sys.argv[4:])
