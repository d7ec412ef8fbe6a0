"""The proofs: from the original bytes to the marks, for everything that entries speak of.

Law: a report is proved by its original's hash; a claim by its own hash and by every passage, which
must stand in the report's text and come from the original's bytes; an incident by its claims.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from according.errors import BrokenLedger
from according.ledger.contents import (
    MergedInto,
    Packed,
    ReportRow,
    SeenAgain,
    Withdrawn,
    decoded,
    unpack,
)
from according.ledger.faults import Fault
from according.ledger.marks import misplaced
from according.model.claim import Claim
from according.model.entry import Entry
from according.model.incident import Minted
from according.model.report import Report
from according.read.bytemap import proves

if TYPE_CHECKING:
    from according.ledger.book import Ledger
    from according.ledger.store import Store

WHOLE = "what was stored under its hash"


def proofs(ledger: "Ledger") -> Iterator[Fault]:
    """Every fault in what the entries speak of, entry by entry; then the reports left half."""
    proving = _Proving(ledger.store)
    for entry, stored in ledger.store.walk():
        try:
            yield from proving.prove(entry, _content(entry, stored))
        except BrokenLedger as error:
            yield from proving.unproved(entry, str(error))
    yield from proving.reports_lost()
    yield from proving.reports_left_half()


class _Proving:
    """What the walk over the entries knows so far; one report is at hand, its claims follow it."""

    def __init__(self, store: "Store"):
        self._store = store
        self._claims: set[str] = set()
        self._incidents: set[str] = set()
        self._reports: set[str] = set()
        self._due: dict[str, str] = {}  # claims that reports name and that have not come: report
        self._lost: dict[str, Fault] = {}
        self._at_hand: tuple[Report, bytes] | None = None

    def prove(self, entry: Entry, content: bytes) -> Iterator[Fault]:
        """The faults of one entry. Raises BrokenLedger where its content cannot be read."""
        match entry.kind:
            case "genesis":
                pass
            case "report":
                yield from self._report(entry, decoded(content, ReportRow))
            case "claim":
                yield from self._claim(entry, content)
            case "incident":
                yield from self._incident(entry, decoded(content, Minted))
            case "seen-again":
                decoded(content, SeenAgain)
                yield from self._known(entry, self._reports, entry.subject)
            case "merged":
                yield from self._known(entry, self._incidents, decoded(content, MergedInto).into)
            case "withdrawal":
                decoded(content, Withdrawn)
            case unknown:
                expected = "a kind of entry that this version knows"
                yield Fault(_name(entry), f"kind {unknown!r}", expected, (entry.subject,))

    def unproved(self, entry: Entry, why: str) -> Iterator[Fault]:
        """The fault of an entry whose content cannot be read; a report's waits for its claims."""
        fault = Fault(_name(entry), why, WHOLE, (entry.subject,))
        if entry.kind == "report":
            self._reports.add(entry.subject)
            self._lost[entry.subject] = fault
            return
        self._enter(entry)
        yield fault

    def reports_lost(self) -> Iterator[Fault]:
        """The reports that could not be read, each touching all its claims that could be."""
        yield from self._lost.values()

    def reports_left_half(self) -> Iterator[Fault]:
        """The reports that name claims which were never entered."""
        missing = defaultdict(list)
        for claim, report in self._due.items():
            missing[report].append(claim)
        for report, claims in missing.items():
            found = f"{len(claims)} of its claims were never entered"
            yield Fault(f"report {report}", found, "a whole report", (report, *claims))

    def _enter(self, entry: Entry) -> None:
        if entry.kind == "incident":
            self._incidents.add(entry.subject)
        if entry.kind == "claim":
            self._claims.add(entry.subject)
            self._due.pop(entry.subject, None)

    def _report(self, entry: Entry, row: ReportRow) -> Iterator[Fault]:
        """A report's id is the hash of its original, which is kept under it and is whole."""
        self._reports.add(entry.subject)
        self._due |= dict.fromkeys(row.claims, entry.subject)
        if row.report.id != entry.subject:
            expected = f"report {entry.subject}"
            yield Fault(_name(entry), f"report {row.report.id}", expected, (entry.subject,))
        self._at_hand = (row.report, self._store.kept(entry.subject))

    def _claim(self, entry: Entry, content: bytes) -> Iterator[Fault]:
        """A claim's id is the hash of its reading; its marks stand in text and bytes."""
        self._enter(entry)
        claim = decoded(content, Claim)
        if entry.subject != claim.claim or claim.claim != _own_hash(content):
            found, expected = f"claim {claim.claim}", f"{_own_hash(content)}, by its reading"
            yield Fault(_name(entry), found, expected, (entry.subject, claim.report.id))
        if claim.report.id in self._lost:
            lost = self._lost[claim.report.id]
            touched = (*lost.touched, claim.claim)
            self._lost[claim.report.id] = msgspec.structs.replace(lost, touched=touched)
        elif claim.report.id not in self._reports:
            yield from self._known(entry, self._reports, claim.report.id)
        else:
            yield from self._marks(entry, claim)

    def _marks(self, entry: Entry, claim: Claim) -> Iterator[Fault]:
        report, original = self._read(claim.report.id)
        touched = (claim.claim, report.id)
        wrong = misplaced(claim, report.text)
        if wrong:
            yield Fault(_name(entry), wrong, "every passage at its span in the text", touched)
            return
        for mark in claim.passages():
            if not proves(report, original, mark.start, mark.end):
                found = f"{mark.text!r} at {mark.start}..{mark.end} does not come from the bytes"
                yield Fault(_name(entry), found, "words of the original", touched)

    def _incident(self, entry: Entry, minted: Minted) -> Iterator[Fault]:
        """An incident rests on claims that the ledger has."""
        self._enter(entry)
        if minted.incident != entry.subject:
            expected = f"incident {entry.subject}"
            yield Fault(_name(entry), f"incident {minted.incident}", expected, (entry.subject,))
        for claim in minted.cluster.claims:
            yield from self._known(entry, self._claims, claim)

    def _known(self, entry: Entry, those: set[str], subject: str) -> Iterator[Fault]:
        if subject not in those:
            found = f"it speaks of {subject}"
            yield Fault(_name(entry), found, "what was entered before", (entry.subject, subject))

    def _read(self, report_id: str) -> tuple[Report, bytes]:
        """The report and its original; read again only for a claim apart from its report."""
        if self._at_hand is None or self._at_hand[0].id != report_id:
            content = self._store.content_of("report", report_id) or ""
            row = decoded(self._store.kept(content), ReportRow)
            self._at_hand = (row.report, self._store.kept(report_id))
        return self._at_hand


def _content(entry: Entry, stored: Packed | None) -> bytes:
    if entry.content is None and entry.kind == "genesis":
        return b""
    if stored is None:
        raise BrokenLedger(f"content {entry.content} is missing")
    return unpack(stored)


def _own_hash(content: bytes) -> str:
    """The id that a stored claim's own bytes give it, fields as they were when it was sealed.

    Not by way of `Claim`: fields added to it later would change the hash of every older claim.
    """
    reading = msgspec.json.decode(content) | {"claim": ""}
    return hashlib.sha256(msgspec.json.encode(reading)).hexdigest()[:32]


def _name(entry: Entry) -> str:
    return f"entry {entry.seq} ({entry.kind} {entry.subject})"
