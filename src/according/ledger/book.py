"""The book: the ledger as the stages and commands know it.

Law: the ledger only grows. What is appended in one call is there wholly or not at all, from the
moment the call returns; what stood as of a past moment never changes.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from according import __version__
from according.errors import LedgerError
from according.ledger.chain import Draft
from according.ledger.contents import (
    Estimated,
    Exported,
    Kept,
    MergedInto,
    Reading,
    ReportRow,
    Sampled,
    SeenAgain,
    SplitOff,
    Withdrawn,
    kept,
)
from according.ledger.marks import misplaced
from according.ledger.view import View
from according.model.claim import Claim, seal, written
from according.model.entry import EntryKind
from according.model.incident import Minted
from according.model.report import Collected, Report, content_id

if TYPE_CHECKING:
    from according.ledger.database import Waiting
    from according.ledger.opening import Passphrase
    from according.ledger.store import Store

PROGRAM = f"according {__version__}"
"""The actor of what no person did."""

_OF_ONE = ("report", "claim", "decision")
"""Kinds whose contents no two reports share: they go when their report is expunged, key and all."""

_UNLINKED = Withdrawn("linking no longer brings its claims together")


class Told(NamedTuple):
    """What is to be entered: kind, subject, content, and the report that it tells of, if one."""

    kind: EntryKind
    subject: str
    content: msgspec.Struct
    report: str | None = None


class Ledger(View):
    """One ledger; close it, or use it in a ``with`` statement. Not shared between threads."""

    def __init__(self, store: "Store", actor: str):
        super().__init__(store)
        self._actor = actor

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        create: bool = False,
        actor: str = PROGRAM,
        waiting: "Waiting | None" = None,
        passphrase: "Passphrase | None" = None,
        encrypt: bool = False,
    ) -> "Ledger":
        """The ledger in this folder; with ``create``, made if the folder is new or empty.

        ``actor`` stands in every entry made through it. Raises LedgerError, having changed nothing,
        where there is no ledger, and BrokenLedger where it cannot be read. ``waiting`` is called
        when an append has to wait for another process, ``passphrase`` when an encrypted ledger is
        opened, or a new one made with ``encrypt``.
        """
        from according.ledger.opening import opened  # late: the database takes long to import

        store = opened(
            folder, create=create, actor=actor, waiting=waiting, passphrase=passphrase,
            encrypt=encrypt,
        )  # fmt: skip
        return cls(store, actor)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger's files."""
        self._store.close()

    @contextmanager
    def writing(self) -> Iterator["Ledger"]:
        """The ledger with all other writers kept waiting; everything in it is one append.

        Whatever is computed from the whole ledger and appended to it (incidents) belongs in here,
        or another process may append in between.
        """
        with self._store.writing() as store:
            yield Ledger(store, self._actor)

    @contextmanager
    def reading(self) -> Iterator["Ledger"]:
        """The ledger as it stands now, whatever others append meanwhile."""
        with self._store.reading() as store:
            yield Ledger(store, self._actor)

    @contextmanager
    def as_it_is(self) -> Iterator["Ledger"]:
        """The same, with what is derived wherever it stands: for who proves it."""
        with self._store.as_it_is() as store:
            yield Ledger(store, self._actor)

    def acting_as(self, actor: str) -> "Ledger":
        """The same ledger; what is appended through it is this actor's."""
        return Ledger(self._store, actor)

    # appending

    def append_report(
        self, report: Report, original: bytes, claims: Sequence[Claim], *, collected: Collected
    ) -> bool:
        """Append a report with its original and its claims; True, or False if it was held already.

        One that is held (another process may just have read it) is entered as seen again. Raises
        LedgerError, and appends nothing, for a report or claim that does not prove itself.
        """
        its = _proved(report, original, claims)
        from according.ledger import addresses  # late: the database takes long to import

        ids = tuple(claim.claim for claim in claims)
        row = kept(msgspec.json.encode(ReportRow(report, ids, collected)), report.id)
        with self._store.appending() as store:
            book = Ledger(store, self._actor)
            if book.holds(report.id):
                book.append_seen_again(report.id, collected=collected)
                return False
            drafts = [Draft("report", report.id, row.sha256)]
            drafts += [Draft("claim", id_, it.sha256) for id_, it in zip(ids, its, strict=True)]
            store.append(self._actor, drafts, [kept(original, report.id, original=True), row, *its])
            addresses.keep(store.connection, report, store.secret)
            return True

    def append_seen_again(self, report_id: str, *, collected: Collected) -> None:
        """Enter that a report which is held was met again. Raises LedgerError if it is not held."""
        if not self.holds(report_id):
            raise LedgerError(f"report {report_id} is not in the ledger; append it first")
        self.append([Told("seen-again", report_id, SeenAgain(collected), report_id)])

    def append_reading(
        self, report: Report, claims: Sequence[Claim], gone: Sequence[str], *, extractor: str
    ) -> None:
        """Enter what another version read in a report that is held; ``gone`` no longer count."""
        with self._store.writing() as store:
            book = Ledger(store, self._actor)
            _proved(report, book.original(report.id), claims)
            reading = Reading(extractor, tuple(claim.claim for claim in claims))
            told = [Told("reading", report.id, reading, report.id)]
            told += [
                Told("claim", claim.claim, claim, report.id)
                for claim in claims
                if store.content_of("claim", claim.claim) is None
            ]
            why = Withdrawn(f"{extractor} reads this report otherwise")
            told += [Told("withdrawal", claim, why, report.id) for claim in gone]
            book.append(told)

    def append_incidents(
        self, minted: Sequence[Minted], concerned: Sequence[Minted] | None = None
    ) -> None:
        """Enter what differs from the present incidents: new, changed, merged and split ones.

        ``concerned`` are the present ones that ``minted`` may replace; None means all. Inside
        `writing` one of them that ``minted`` leaves out is withdrawn; outside, such a one stays,
        for another process may just have minted it.
        """
        complete = self._store.in_transaction
        with self._store.writing() as store:
            book = Ledger(store, self._actor)
            present = book.incidents() if concerned is None else concerned
            held = {old.incident: old for old in present}
            into = {old: now.incident for now in minted for old in now.was}
            changed = [now for now in minted if held.get(now.incident) != now]
            gone = sorted(held.keys() - {now.incident for now in minted})
            gone = [old for old in gone if old in into or complete]
            told = [Told("incident", now.incident, now) for now in changed]
            told += _split(held, minted)
            told += [
                Told("merged", old, MergedInto(into[old]))
                if old in into
                else Told("withdrawal", old, _UNLINKED)
                for old in gone
            ]
            book.append(told)
            from according.ledger import homes  # late: the database takes long to import

            with store.transaction(writing=True) as connection:
                homes.drop(connection, gone)
                homes.put(connection, changed)

    def append_estimates(self, made: Mapping[str, Estimated]) -> None:
        """Enter what was told of incidents where it differs from what was entered last."""
        with self._store.writing() as store:
            book = Ledger(store, self._actor)
            changed = {of: it for of, it in made.items() if not _same(book.estimated_of(of), it)}
            book.append([Told("estimate", of, it) for of, it in changed.items()])

    def append_sample(self, sample: str, sampled: Sampled) -> None:
        """Enter that these claims were drawn at random to be judged."""
        self.append([Told("sample", sample, sampled)])

    def append_export(self, sha256: str, exported: Exported) -> None:
        """Enter that a file with this hash was written for others."""
        self.append([Told("export", sha256, exported)])

    def append(self, told: Sequence[Told]) -> None:
        """Enter all of this in one transaction, at one moment."""
        its = [
            kept(msgspec.json.encode(one.content), one.report if one.kind in _OF_ONE else None)
            for one in told
        ]
        drafts = [
            Draft(one.kind, one.subject, it.sha256) for one, it in zip(told, its, strict=True)
        ]
        if drafts:
            self._store.append(self._actor, drafts, its)


def _same(held: Estimated | None, now: Estimated) -> bool:
    """Whether the two say the same, whichever program said it."""
    return held is not None and msgspec.structs.replace(held, program=now.program) == now


def _split(held: dict[str, Minted], minted: Sequence[Minted]) -> list[Told]:
    """The incidents that claims left for another one, while both go on."""
    homes = {claim: old.incident for old in held.values() for claim in old.cluster.claims}
    going_on = {now.incident for now in minted}
    left = {
        (homes[claim], now.incident)
        for now in minted
        for claim in now.cluster.claims
        if claim in homes and homes[claim] != now.incident and homes[claim] in going_on
    }
    return [Told("split", old, SplitOff(into)) for old, into in sorted(left)]


def _proved(report: Report, original: bytes, claims: Sequence[Claim]) -> list[Kept]:
    """The claims as they are kept.

    Raises LedgerError for what `check` would find fault with as soon as it is appended.
    """
    its = []
    if content_id(original) != report.id:
        raise LedgerError(f"report {report.id} does not have the hash of its original bytes")
    for claim in claims:
        if claim.report.id != report.id:
            raise LedgerError(f"claim {claim.claim} stands in another report than {report.id}")
        read = written(claim)
        if seal(read, claim.claim) != claim.claim:
            raise LedgerError(f"claim {claim.claim} does not have the hash of its reading; seal it")
        wrong = misplaced(claim, report.text)
        if wrong:
            raise LedgerError(f"claim {claim.claim} does not fit report {report.id}: {wrong}")
        its.append(kept(read, report.id))
    if len({claim.claim for claim in claims}) < len(claims):
        raise LedgerError(f"report {report.id} comes with one claim twice; append each once")
    return its
