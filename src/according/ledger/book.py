"""The book: the ledger as the stages and commands know it.

Law: the ledger only grows. What is appended in one call is there wholly or not at all, from the
moment the call returns; what stood as of a past moment never changes.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from according import __version__
from according.errors import BadInput, LedgerError
from according.ledger.chain import Draft
from according.ledger.contents import MergedInto, ReportRow, SeenAgain, Withdrawn, decoded
from according.ledger.marks import misplaced
from according.ledger.moments import last_moment
from according.ledger.replay import State
from according.model.claim import Claim, sealed
from according.model.entry import Entry, EntryKind
from according.model.incident import Minted
from according.model.report import Report, content_id

if TYPE_CHECKING:
    from according.ledger.store import Store

Form = TypeVar("Form")
Found = tuple[Literal["report", "claim", "incident"], str]

_PREFIX = re.compile(r"i?[0-9a-f]{6,64}")
_UNLINKED = Withdrawn("linking no longer brings its claims together")


class Ledger:
    """One ledger; close it, or use it in a ``with`` statement. Not shared between threads."""

    def __init__(self, store: "Store", actor: str):
        self._store = store
        self._actor = actor

    @classmethod
    def open(
        cls, folder: Path, *, create: bool = False, actor: str = f"according {__version__}"
    ) -> "Ledger":
        """The ledger in this folder; with ``create``, made if the folder is new or empty.

        ``actor`` stands in every entry made through it. Raises LedgerError, having changed nothing,
        where there is no ledger, and BrokenLedger where it cannot be read.
        """
        from according.ledger.store import Store  # late: the database takes long to import

        return cls(Store.open(folder, create=create, actor=actor), actor)

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

    @property
    def store(self) -> "Store":
        """The entries and contents beneath, for `check`."""
        return self._store

    # appending

    def append_report(
        self, report: Report, original: bytes, claims: Sequence[Claim], *, collected_from: str
    ) -> bool:
        """Append a report with its original and its claims; True, or False if it was held already.

        One that is held (another process may just have read it) is entered as seen again.
        Raises LedgerError, and appends nothing, for a report or claim that does not prove itself.
        """
        _refuse_unproved(report, original, claims)
        row = ReportRow(report, collected_from, tuple(claim.claim for claim in claims))
        with self._store.writing() as store:
            if store.content_of("report", report.id):
                Ledger(store, self._actor).append_seen_again(
                    report.id, collected_from=collected_from
                )
                return False
            kept = [msgspec.json.encode(content) for content in (row, *claims)]
            drafts = [Draft("report", report.id, content_id(kept[0]))]
            drafts += [
                Draft("claim", claim.claim, content_id(content))
                for claim, content in zip(claims, kept[1:], strict=True)
            ]
            store.append(self._actor, drafts, [original, *kept])
            return True

    def append_seen_again(self, report_id: str, *, collected_from: str) -> None:
        """Enter that a report which is held was met again. Raises LedgerError if it is not held."""
        if not self.holds(report_id):
            raise LedgerError(f"report {report_id} is not in the ledger; append it first")
        self._append([("seen-again", report_id, SeenAgain(collected_from))])

    def append_incidents(self, minted: Sequence[Minted]) -> None:
        """Enter what differs from the present incidents: new ones, changed ones, merged ones.

        Inside `writing` ``minted`` is everything that there is, and an incident that it leaves out
        is withdrawn; outside, such a one stays, for another process may just have minted it.
        """
        complete = self._store.in_transaction
        with self._store.writing() as store:
            held = {old.incident: old for old in Ledger(store, self._actor).incidents()}
            into = {old: now.incident for now in minted for old in now.was}
            told: list[tuple[EntryKind, str, msgspec.Struct]] = [
                ("incident", now.incident, now) for now in minted if held.get(now.incident) != now
            ]
            for gone in sorted(held.keys() - {now.incident for now in minted}):
                if gone in into:
                    told.append(("merged", gone, MergedInto(into[gone])))
                elif complete:
                    told.append(("withdrawal", gone, _UNLINKED))
            Ledger(store, self._actor)._append(told)

    def _append(self, told: Sequence[tuple[EntryKind, str, msgspec.Struct]]) -> None:
        kept = [msgspec.json.encode(content) for _kind, _subject, content in told]
        drafts = [
            Draft(kind, subject, content_id(content))
            for (kind, subject, _), content in zip(told, kept, strict=True)
        ]
        if drafts:
            self._store.append(self._actor, drafts, kept)

    # reading

    def holds(self, report_id: str) -> bool:
        """Whether the ledger has this report."""
        return self._store.content_of("report", report_id) is not None

    def reports(self, as_of: str | None = None) -> list[Report]:
        """All reports, in the order in which they were read."""
        return [row.report for row in self._held("report", ReportRow, as_of)]

    def claims(self, as_of: str | None = None) -> list[Claim]:
        """All claims, in the order of reports and text."""
        return self._held("claim", Claim, as_of)

    def incidents(self, as_of: str | None = None) -> list[Minted]:
        """The incidents with their ids, oldest first."""
        return self._held("incident", Minted, as_of)

    def report(self, report_id: str) -> Report:
        """The report with this id. Raises BadInput if the ledger has none."""
        content = self._store.content_of("report", report_id)
        if content is None:
            raise BadInput(f"no report {report_id} in this ledger; give an id from a claim's row")
        return decoded(self._store.kept(content), ReportRow).report

    def original(self, report_id: str) -> bytes:
        """The report's original bytes, proved. Raises BadInput if the ledger has no such report."""
        if not self.holds(report_id):
            raise BadInput(f"no report {report_id} in this ledger; give an id from a claim's row")
        return self._store.kept(report_id)

    def entries(self) -> Iterator[Entry]:
        """Every entry, in order."""
        return self._store.entries()

    def state(self, as_of: str | None = None) -> State:
        """What holds, by ids and the hashes of contents: what `replay` must give."""
        until = _until(as_of)
        return State(
            self._store.holding("report", until),
            self._store.holding("claim", until),
            self._store.holding("incident", until),
        )

    def find(self, id_or_prefix: str) -> Found:
        """What has this id, or an id that begins so (six digits at least); incidents by former ids.

        Raises BadInput where nothing has it, or more than one thing.
        """
        prefix = id_or_prefix.strip().lower()
        if not _PREFIX.fullmatch(prefix):
            raise BadInput(
                f"{id_or_prefix!r} is no id; give at least six of the digits 0-9 a-f "
                "of a report's, a claim's or (with its i) an incident's id"
            )
        found = sorted(self._beginning(prefix))
        if len(found) == 1:
            return found[0]
        if not found:
            raise BadInput(f"nothing in this ledger has an id that begins with {prefix!r}")
        several = ", ".join(f"{kind} {known}" for kind, known in found[:5])
        raise BadInput(f"{len(found)} ids begin with {prefix!r} ({several}); give more digits")

    def _beginning(self, prefix: str) -> set[Found]:
        """All that has an id beginning so; an incident stands under its present id."""
        if prefix.startswith("i"):
            return {
                ("incident", now.incident)
                for now in self.incidents()
                for known in (now.incident, *now.was)
                if known.startswith(prefix)
            }
        kinds: tuple[Literal["report", "claim"], ...] = ("report", "claim")
        return {(kind, known) for kind in kinds for known in self._store.subjects(kind, prefix)}

    def _held(self, kind: EntryKind, form: type[Form], as_of: str | None) -> list[Form]:
        held = self._store.held(kind, _until(as_of))
        return [decoded(content, form) for _subject, content in held]


def _until(as_of: str | None) -> str | None:
    return None if as_of is None else last_moment(as_of)


def _refuse_unproved(report: Report, original: bytes, claims: Sequence[Claim]) -> None:
    """Raise LedgerError for what `check` would find fault with as soon as it is appended."""
    if content_id(original) != report.id:
        raise LedgerError(f"report {report.id} does not have the hash of its original bytes")
    for claim in claims:
        if claim.report.id != report.id:
            raise LedgerError(f"claim {claim.claim} stands in another report than {report.id}")
        if sealed(claim) != claim:
            raise LedgerError(f"claim {claim.claim} does not have the hash of its reading; seal it")
        wrong = misplaced(claim, report.text)
        if wrong:
            raise LedgerError(f"claim {claim.claim} does not fit report {report.id}: {wrong}")
    if len({claim.claim for claim in claims}) < len(claims):
        raise LedgerError(f"report {report.id} comes with one claim twice; append each once")
