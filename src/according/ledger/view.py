"""The ledger looked at: what it holds now, or held at a moment.

Law: looking changes nothing, and what stood as of a past moment never changes (but for what was
expunged, which is shown at no moment).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, TypeVar
from weakref import WeakKeyDictionary

from according.errors import BadInput
from according.ledger.contents import Estimated, Published, ReportRow, decoded
from according.ledger.moments import last_moment
from according.ledger.replay import State, state
from according.model.claim import Claim
from according.model.decision import Decided, Decision
from according.model.entry import Entry, EntryKind, Head
from according.model.incident import Minted
from according.model.report import Report

if TYPE_CHECKING:
    import sqlalchemy as sa

    from according.ledger.store import Store

Form = TypeVar("Form")
Found = tuple[Literal["report", "claim", "incident"], str]

_COMPARED = 50
"""Reports compared in full with one that they may be near-copies of."""

_DECISIONS: "WeakKeyDictionary[sa.Engine, dict[str, Decision]]" = WeakKeyDictionary()
"""The decisions that stand in each ledger that is open, by the hashes of contents, read once."""
_PREFIX = re.compile(r"i?[0-9a-f]{6,64}")


class View:
    """What a ledger holds; ``as_of`` is a date or date-time with zone, None for now."""

    def __init__(self, store: "Store"):
        self._store = store

    @property
    def store(self) -> "Store":
        """The entries and contents beneath, for `check` and what else walks the whole ledger."""
        return self._store

    @property
    def id(self) -> str:
        """The id of the ledger's own chain."""
        return self._store.ledger

    def holds(self, report_id: str) -> bool:
        """Whether the ledger has, or had before it was expunged, this report."""
        return self._store.was_entered("report", report_id)

    def is_expunged(self, report_id: str) -> bool:
        """Whether the ledger had this report, and no longer does."""
        return self.holds(report_id) and self._store.content_of("report", report_id) is None

    def reports(self, as_of: str | None = None) -> list[Report]:
        """All reports, in the order in which they were read."""
        return [row.report for row in self._held("report", ReportRow, as_of)]

    def published(self, reports: Sequence[str]) -> dict[str, tuple[str, str | None]]:
        """Of these reports, those that stand: since which moment, and who published each."""
        held = self._store.standing_of("report", reports)
        outlets = {report: decoded(content, Published).report.outlet for report, content in held}
        return {report: (it.at, outlets[report])
                for report, it in self._store.some("report", reports)}  # fmt: skip

    def claims(self, as_of: str | None = None) -> list[Claim]:
        """All claims as they were read, in the order of reports and text."""
        return list(self.each_claim(as_of))

    def each_claim(self, as_of: str | None = None) -> Iterator[Claim]:
        """The same, one after the other: never all in memory."""
        return self._held("claim", Claim, as_of)

    def claims_of(self, report_id: str) -> list[Claim]:
        """The claims of one report, as they were read."""
        held = self._store.held("claim", about=report_id)
        return [decoded(content, Claim) for _subject, content in held]

    def claims_among(self, ids: Iterable[str], as_of: str | None = None) -> dict[str, Claim]:
        """Those of these claims that stand, by their ids."""
        until = _until(as_of)
        if until is None:
            held = self._store.standing_of("claim", list(ids))
            return {claim: decoded(content, Claim) for claim, content in held}
        stood = dict(self._store.stands("claim", until))
        return {claim: decoded(self._store.kept(stood[claim].content), Claim)
                for claim in ids if claim in stood}  # fmt: skip

    def has_claim(self, claim_id: str) -> bool:
        """Whether this claim stands."""
        return self._store.content_of("claim", claim_id) is not None

    def told(
        self, kind: EntryKind, form: type[Form], as_of: str | None = None
    ) -> Iterator[tuple[Entry, Form]]:
        """The entries of this kind with what they tell, but for what was expunged."""
        gone = self._store.expunged()
        for entry in self._store.by_moment(kind, until=_until(as_of)):
            if entry.content and entry.content not in gone:
                yield entry, decoded(self._store.kept(entry.content), form)

    def claim(self, claim_id: str) -> Claim:
        """The claim with this id. Raises BadInput if none stands."""
        content = self._store.content_of("claim", claim_id)
        if content is None:
            raise BadInput(f"no claim {claim_id} stands in this ledger; give an id from a row")
        return decoded(self._store.kept(content), Claim)

    def incidents(self, as_of: str | None = None) -> list[Minted]:
        """The incidents with their ids, oldest first."""
        return list(self._held("incident", Minted, as_of))

    def remembered(
        self, kind: EntryKind, form: type[Form], known: dict[str, Form]
    ) -> Iterator[tuple[str, Form]]:
        """What stands of this kind now, by subject, in order.

        ``known``, by the hashes of contents, is what is not read again; it is brought up to date.
        """
        rows = self._store.stands(kind)
        contents = {subject: it.content for subject, it in rows}
        for gone in known.keys() - set(contents.values()):
            del known[gone]
        new = [subject for subject, content in contents.items() if content not in known]
        for subject, content in self._store.standing_of(kind, new):
            known[contents[subject]] = decoded(content, form)
        return ((subject, known[content]) for subject, content in contents.items())

    def present(self, kind: EntryKind) -> list[str]:
        """The subjects of this kind that stand, in order."""
        return [subject for subject, _ in self._store.stands(kind)]

    def estimated_of(self, incident: str) -> Estimated | None:
        """What was entered last of this incident; None if nothing was."""
        content = self._store.content_of("estimate", incident)
        return None if content is None else decoded(self._store.kept(content), Estimated)

    def estimates_of(self, incidents: Iterable[str]) -> dict[str, Estimated]:
        """What was entered last of these incidents, of those of which anything was."""
        found = self._store.standing_of("estimate", sorted(incidents))
        return {incident: decoded(content, Estimated) for incident, content in found}

    def minted(self, incidents: Iterable[str]) -> list[Minted]:
        """These incidents, those that stand, oldest first."""
        found = self._store.standing_of("incident", sorted(incidents))
        return [decoded(content, Minted) for _subject, content in found]

    def homes(self, claims: Iterable[str]) -> set[str]:
        """The incidents that hold any of these claims."""
        from according.ledger import homes  # late: the database takes long to import

        with self._store.transaction(writing=False) as connection:
            return homes.of(connection, claims)

    def holding(self, claims: Iterable[str]) -> list[Minted]:
        """The incidents that hold any of these claims, oldest first."""
        return self.minted(self.homes(claims))

    def home_of(self, claims: Iterable[str], as_of: str | None = None) -> dict[str, str]:
        """The incident of each of these claims that is in any; of several the one minted last."""
        from according.ledger import homes  # late, as above

        if as_of is not None:
            homes_then = {c: it.incident for it in self.incidents(as_of) for c in it.cluster.claims}
            return {claim: homes_then[claim] for claim in claims if claim in homes_then}
        with self._store.transaction(writing=False) as connection:
            rows = homes.rows(connection, claims)
        ordered = self._store.some("incident", sorted({incident for _claim, incident in rows}))
        place = {incident: at for at, (incident, _stands) in enumerate(ordered)}
        return dict(sorted(rows, key=lambda row: place[row[1]]))

    def report_of(self, claim_id: str) -> str | None:
        """The report of a claim that stands; None if it does not."""
        return self._store.about_of("claim", claim_id)

    def is_taken(self, incident: str) -> bool:
        """Whether an incident has this id, or one had that went up in another."""
        stands = self._store.content_of("incident", incident) is not None
        return stands or self._store.was_entered("merged", incident)

    def decisions(self, as_of: str | None = None) -> list[Decided]:
        """The decisions that stand, in the order in which they were made."""
        until = _until(as_of)
        with self._store.reading() as store:
            places = dict(store.stands("decision", until))
            if until is None:
                known = _DECISIONS.setdefault(store.engine, {})
                told: Iterable[tuple[str, Decision]] = self.remembered("decision", Decision, known)
            else:
                held = store.held("decision", until)
                told = ((subject, decoded(content, Decision)) for subject, content in held)
            return [Decided(made, *places[subject][1:]) for subject, made in told]

    def report(self, report_id: str) -> Report:
        """The report with this id. Raises BadInput if the ledger has none."""
        return self.report_row(report_id).report

    def report_row(self, report_id: str) -> ReportRow:
        """The report with how it was collected. Raises BadInput if the ledger has none."""
        content = self._store.content_of("report", report_id)
        if content is None:
            raise BadInput(self._no_report(report_id))
        return decoded(self._store.kept(content), ReportRow)

    def original(self, report_id: str) -> bytes:
        """The report's original bytes, proved. Raises BadInput if the ledger has no such report."""
        if self._store.content_of("report", report_id) is None:
            raise BadInput(self._no_report(report_id))
        return self._store.kept(report_id)

    def _no_report(self, report_id: str) -> str:
        if self._store.was_entered("report", report_id):
            return f"report {report_id} was expunged; only its hash and the reason are left"
        return f"no report {report_id} in this ledger; give an id from a claim's row"

    def near_copies(self, report_id: str) -> list[tuple[str, float]]:
        """The reports with nearly the same words, and the share of word triples in both.

        Those most alike come first. Of many that may be alike, the likeliest are compared.
        """
        from according.ledger import copies  # late: with it comes numpy

        with self._store.reading() as store, store.transaction(writing=False) as connection:
            still = View(store)
            made = copies.sketch(still.report(report_id).text, store.secret)
            others = [it for it in copies.may_be_alike(connection, made) if it != report_id]
            texts = {it: still.report(it).text for it in others[:_COMPARED]}
        shares = {it: copies.shared(made.triples, copies.triples(texts[it])) for it in texts}
        alike = [(it, share) for it, share in shares.items() if share >= copies.ALIKE]
        return sorted(alike, key=lambda pair: (-pair[1], pair[0]))

    def at_address(self, url: str) -> str | None:
        """The last report that was read from this address; None if there is none."""
        from according.ledger import addresses  # late: the database takes long to import

        with self._store.transaction(writing=False, looking=False) as connection:
            found = addresses.reports_at(connection, url, self._store.secret)
        reports = {entry.subject: entry for entry in self._store.about(*found)
                   if entry.kind == "report"}  # fmt: skip
        return max(reports, key=lambda id_: (reports[id_].at, reports[id_].seq), default=None)

    def search(self, words: str) -> list[str]:
        """The ids of reports whose title or text hold all these words, best first; none for none.

        Whatever signs are among them; names that are withheld too: see `looking.search`.
        """
        return self._store.search(words)

    def entries(self) -> Iterator[Entry]:
        """Every entry, chain by chain, in order."""
        return self._store.entries()

    def entries_between(self, before: str, after: str) -> Iterator[Entry]:
        """The entries that the ledger had at the later moment and not at the earlier one."""
        known = {(entry.ledger, entry.seq) for entry in self._store.entries(until=_until(before))}
        for entry in self._store.by_moment(until=_until(after)):
            if (entry.ledger, entry.seq) not in known:
                yield entry

    def decision(self, decision_id: str) -> Decision | None:
        """The decision that stands under this id; None if none does."""
        found = self._store.standing_of("decision", [decision_id])
        return decoded(found[0][1], Decision) if found else None

    def decisions_entered(self, entries: Iterable[Entry]) -> dict[str, Decision]:
        """The decisions that these entries enter or withdraw, by their ids."""
        subjects = {it.subject for it in entries if it.kind in ("decision", "withdrawal")}
        told = (it for it in self._store.about(*sorted(subjects)) if it.kind == "decision")
        gone = self._store.expunged()
        return {
            entry.subject: decoded(self._store.kept(entry.content or ""), Decision)
            for entry in told
            if entry.content not in gone
        }

    def entry_of_hash(self, hash_: str) -> Entry | None:
        """The entry with this hash; None if no chain has it."""
        return next((entry for entry in self._store.entries() if entry.hash == hash_), None)

    def heads(self) -> list[Head]:
        """The last entry of each chain, the ledger's own first."""
        return self._store.heads()

    def head(self) -> str:
        """The hash of the ledger's own last entry: the same hash, the same ledger."""
        return self._store.last_entry().hash

    def state(self, as_of: str | None = None) -> State:
        """What holds, by ids and the hashes of contents: what `replay` must give."""
        from according.ledger import standing  # late: the database takes long to import

        until = _until(as_of)
        if until is not None:
            return state(self._store.stood(until))
        with self._store.transaction(writing=False) as connection:
            return state(standing.kept(connection))

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

    def _held(self, kind: EntryKind, form: type[Form], as_of: str | None) -> Iterator[Form]:
        until = _until(as_of)
        return (decoded(content, form) for _subject, content in self._store.held(kind, until))


def _until(as_of: str | None) -> str | None:
    return None if as_of is None else last_moment(as_of)
