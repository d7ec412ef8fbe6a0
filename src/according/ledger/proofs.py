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
    Estimated,
    Exported,
    Expunged,
    Imported,
    MergedInto,
    NearCopy,
    Packed,
    Reading,
    ReportRow,
    Sampled,
    SeenAgain,
    SplitOff,
    Withdrawn,
    decoded,
)
from according.ledger.faults import Fault
from according.ledger.marks import misplaced
from according.ledger.walk import walk
from according.model.claim import Claim
from according.model.decision import Decision
from according.model.entry import Entry
from according.model.incident import Minted
from according.model.report import Report
from according.read.bytemap import proves

if TYPE_CHECKING:
    from according.ledger.book import Ledger
    from according.ledger.store import Store

WHOLE = "what was stored under its hash"


_FORMS: dict[str, type[msgspec.Struct]] = {
    "report": ReportRow,
    "seen-again": SeenAgain,
    "near-copy": NearCopy,
    "claim": Claim,
    "reading": Reading,
    "incident": Minted,
    "merged": MergedInto,
    "split": SplitOff,
    "estimate": Estimated,
    "decision": Decision,
    "sample": Sampled,
    "export": Exported,
    "import": Imported,
    "expunged": Expunged,
    "withdrawal": Withdrawn,
}
"""The form that the content of each kind of entry has; a genesis has none."""


def proofs(ledger: "Ledger") -> Iterator[Fault]:
    """Every fault in what the entries speak of, entry by entry; then what is missing."""
    store = ledger.store
    proving = _Proving(store, {entry.subject for entry in store.entries("expunged")})
    for entry, stored in walk(store):
        try:
            yield from proving.prove(entry, stored)
        except BrokenLedger as error:
            yield from proving.unproved(entry, str(error))
    yield from proving.reports_lost()
    yield from proving.reports_left_half()
    yield from proving.unheard_of()


class _Proving:
    """What the walk over the entries knows so far; one report is at hand, its claims follow it."""

    def __init__(self, store: "Store", expunged: set[str]):
        self._store = store
        self._expunged = expunged
        self._known: set[str] = set()  # reports, claims and incidents that were entered
        self._asked: list[tuple[Entry, str]] = []  # and those that entries speak of
        self._due: dict[str, str] = {}  # claims that reports name and that have not come: report
        self._lost: dict[str, Fault] = {}
        self._at_hand: tuple[Report, bytes | None] | None = None

    def prove(self, entry: Entry, stored: Packed | None) -> Iterator[Fault]:
        """The faults of one entry. Raises BrokenLedger where its content cannot be read."""
        if entry.kind == "genesis":
            return
        if entry.kind not in _FORMS:
            expected = "a kind of entry that this version knows"
            yield Fault(_name(entry), f"kind {entry.kind!r}", expected, (entry.subject,))
            return
        if stored is None and entry.content in self._expunged:
            self._enter(entry)
            return
        content = self._content(entry, stored)
        yield from self._told(entry, content, decoded(content, _FORMS[entry.kind]))

    def _content(self, entry: Entry, stored: Packed | None) -> bytes:
        if stored is None:
            raise BrokenLedger(f"content {entry.content} is missing")
        return self._store.unpacked(stored)

    def _told(self, entry: Entry, content: bytes, told: msgspec.Struct) -> Iterator[Fault]:
        match told:
            case ReportRow():
                yield from self._report(entry, told)
            case Claim():
                yield from self._claim(entry, content, told)
            case Minted():
                yield from self._incident(entry, told)
            case Reading():
                self._due |= dict.fromkeys(set(told.claims) - self._known, entry.subject)
                self._asked.append((entry, entry.subject))
            case MergedInto() | SplitOff():
                self._asked.append((entry, told.into))
            case NearCopy():
                self._asked += [(entry, entry.subject), (entry, told.of)]
            case SeenAgain() | Estimated():
                self._asked.append((entry, entry.subject))
            case Imported():
                yield from self._imported(entry, told)
            case Expunged():
                yield from self._destroyed(entry)

    def _imported(self, entry: Entry, told: Imported) -> Iterator[Fault]:
        """The chains that were taken in are here, with the entries that were their last ones."""
        for head in told.heads:
            found = self._store.entry(head.ledger, head.seq)
            if found is None or found.hash != head.hash:
                has = f"hash {found.hash}" if found else "no such entry"
                expected = f"entry {head.seq} of {head.ledger} with hash {head.hash}, as taken in"
                yield Fault(_name(entry), has, expected, (head.ledger,))

    def _destroyed(self, entry: Entry) -> Iterator[Fault]:
        if entry.ledger == self._store.ledger and self._store.has_content(entry.subject):
            yield Fault(_name(entry), "the content is still there", "none", (entry.subject,))

    def unproved(self, entry: Entry, why: str) -> Iterator[Fault]:
        """The fault of an entry whose content cannot be read; a report's waits for its claims."""
        fault = Fault(_name(entry), why, WHOLE, (entry.subject,))
        self._enter(entry)
        if entry.kind == "report":
            self._lost[entry.subject] = fault
            return
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

    def unheard_of(self) -> Iterator[Fault]:
        """The entries that speak of what was never entered."""
        for entry, subject in self._asked:
            if subject not in self._known:
                found, touched = f"it speaks of {subject}", (entry.subject, subject)
                yield Fault(_name(entry), found, "what was entered", touched)

    def _enter(self, entry: Entry) -> None:
        if entry.kind in ("report", "claim", "incident"):
            self._known.add(entry.subject)
        if entry.kind == "claim":
            self._due.pop(entry.subject, None)

    def _report(self, entry: Entry, row: ReportRow) -> Iterator[Fault]:
        """A report's id is the hash of its original, which is kept under it and is whole."""
        self._enter(entry)
        self._due |= dict.fromkeys(row.claims, entry.subject)
        if row.report.id != entry.subject:
            expected = f"report {entry.subject}"
            yield Fault(_name(entry), f"report {row.report.id}", expected, (entry.subject,))
        self._at_hand = (row.report, self._original(entry.subject))

    def _original(self, report_id: str) -> bytes | None:
        """The original bytes, proved; None where they were expunged."""
        if report_id in self._expunged and not self._store.has_content(report_id):
            return None
        return self._store.kept(report_id)

    def _claim(self, entry: Entry, content: bytes, claim: Claim) -> Iterator[Fault]:
        """A claim's id is the hash of its reading; its marks stand in text and bytes."""
        self._enter(entry)
        if entry.subject != claim.claim or claim.claim != _own_hash(content):
            found, expected = f"claim {claim.claim}", f"{_own_hash(content)}, by its reading"
            yield Fault(_name(entry), found, expected, (entry.subject, claim.report.id))
        if claim.report.id in self._lost:
            lost = self._lost[claim.report.id]
            touched = (*lost.touched, claim.claim)
            self._lost[claim.report.id] = msgspec.structs.replace(lost, touched=touched)
        elif self._is_held(claim.report.id):
            yield from self._marks(entry, claim)
        else:
            self._asked.append((entry, claim.report.id))

    def _is_held(self, report_id: str) -> bool:
        """Whether the report can be read; in another chain it may come later in the walk."""
        at_hand = self._at_hand is not None and self._at_hand[0].id == report_id
        return at_hand or self._store.content_of("report", report_id) is not None

    def _marks(self, entry: Entry, claim: Claim) -> Iterator[Fault]:
        report, original = self._read(claim.report.id)
        touched = (claim.claim, report.id)
        wrong = misplaced(claim, report.text)
        if wrong:
            yield Fault(_name(entry), wrong, "every passage at its span in the text", touched)
            return
        if original is None:  # expunged: what is left is proved by the text alone
            return
        for mark in claim.marks():
            if not proves(report, original, mark.start, mark.end):
                found = f"{mark.text!r} at {mark.start}..{mark.end} does not come from the bytes"
                yield Fault(_name(entry), found, "words of the original", touched)

    def _incident(self, entry: Entry, minted: Minted) -> Iterator[Fault]:
        """An incident rests on claims that the ledger has."""
        self._enter(entry)
        if minted.incident != entry.subject:
            expected = f"incident {entry.subject}"
            yield Fault(_name(entry), f"incident {minted.incident}", expected, (entry.subject,))
        self._asked += [(entry, claim) for claim in minted.cluster.claims]

    def _read(self, report_id: str) -> tuple[Report, bytes | None]:
        """The report and its original; read again only for a claim apart from its report."""
        if self._at_hand is None or self._at_hand[0].id != report_id:
            content = self._store.content_of("report", report_id) or ""
            row = decoded(self._store.kept(content), ReportRow)
            self._at_hand = (row.report, self._original(report_id))
        return self._at_hand


def _own_hash(content: bytes) -> str:
    """The id that a stored claim's own bytes give it, fields as they were when it was sealed.

    Not by way of `Claim`: fields added to it later would change the hash of every older claim.
    """
    reading = msgspec.json.decode(content) | {"claim": ""}
    return hashlib.sha256(msgspec.json.encode(reading)).hexdigest()[:32]


def _name(entry: Entry) -> str:
    return f"entry {entry.seq} ({entry.kind} {entry.subject})"
