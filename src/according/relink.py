"""Linking and estimating brought further, by what was entered since.

Law: what is linked and told is what doing all anew would give, whatever was entered in between. A
change is found in the entries and in what persons decided; it touches the incidents that its claims
are in or come into, and no others.
"""

from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from according.cataloguing import bring_up, estimated
from according.ledger import homes
from according.ledger.book import PROGRAM
from according.ledger.catalogue import Catalogue
from according.ledger.contents import Estimated
from according.ledger.linked import Linked
from according.ledger.minting import mint
from according.link.archive import Grown, grow
from according.link.judged import Judged, judged
from according.link.memory import Memory
from according.model.claim import Claim
from according.model.incident import Cluster, Minted
from according.review.following import Following
from according.review.pairs import obeyed
from according.review.rulings import Rulings

if TYPE_CHECKING:
    import sqlalchemy as sa

    from according.ledger.book import Ledger

_MANY = 4
"""Where one of so many reports changed, linking all anew in memory is quicker."""


class Linking(NamedTuple):
    """Clusters, and the present incidents whose claims they hold or held, oldest first."""

    clusters: Sequence[Cluster]
    concerned: Sequence[Minted]


def relink(ledger: "Ledger", known: Sequence[Minted] = ()) -> None:
    """Bring all claims together into incidents, which keep their ids, and enter the estimates.

    What persons decided about claims and pairs of them is obeyed. ``known`` are another ledger's
    incidents, whose ids are found by the new ones.
    """
    with ledger.writing() as book, book.store.transaction(writing=True) as connection:
        rulings = Rulings(book)
        claims = _Claims(book, rulings)
        shelf = Linked(connection, book.store.secret, claims)
        changed = None if known else _changed(book, shelf, claims)
        if changed is None:
            linking = _anew(book, shelf, claims, known)
        else:
            linking = _further(book, connection, shelf, claims, changed)
        minted = mint(linking.clusters, linking.concerned, book.is_taken)
        book.append_incidents(minted, None if changed is None else linking.concerned)
        book.append_estimates({it.incident: claims.told(it) for it in minted})
        shelf.settle(claims.by, book.store.last_entry().seq)
        if not book.store.encrypted:
            bring_up(book, Catalogue(connection), Following(rulings, book.holding))


class _Claims:
    """The claims of a ledger as persons decided; a report is read once."""

    def __init__(self, book: "Ledger", rulings: Rulings) -> None:
        self._book = book
        self._rulings = rulings
        self._standing: dict[str, list[Claim]] = {}
        self._counting: dict[str, dict[str, Claim]] = {}
        self._home: dict[str, str] = {}
        same = [pair for pair in rulings.pairs("same") if all(map(self.report_of, pair))]
        self.pairs = {"same": same, "different": rulings.pairs("different")}
        self.decided: Judged = judged(same, self.pairs["different"])
        self.judged = _about_claims(rulings)
        self.by = f"{PROGRAM}, names {_hash(_about_names(rulings))}"

    def claims_of(self, report: str) -> list[Claim]:
        """The claims of a report that count, as persons decided."""
        return list(self._counted(report).values())

    def report_of(self, claim: str) -> str | None:
        """The report that a claim stands in; None if no such claim counts."""
        report = self._home.get(claim) or self._book.report_of(claim)
        return report if report and claim in self._counted(report) else None

    def judged_of(self, report: str) -> dict[str, str | None]:
        """All claims of a report that stand, each with a hash of what persons decided about it."""
        return {claim.claim: self.judged.get(claim.claim) for claim in self._of(report)}

    def told(self, minted: Minted) -> Estimated:
        """What the program says of an incident."""
        reports = [(name, self.report_of(name)) for name in minted.cluster.claims]
        claims = [self._counted(report)[name] for name, report in reports if report]
        return estimated(minted, claims)

    def read_all(self) -> list[str]:
        """Read all reports' claims at once; the reports' ids."""
        self._standing = {report.id: [] for report in self._book.reports()}
        for claim in self._book.each_claim():
            self._standing[claim.report.id].append(claim)
            self._home[claim.claim] = claim.report.id
        return list(self._standing)

    def _counted(self, report: str) -> dict[str, Claim]:
        if report not in self._counting:
            counting = filter(self._rulings.counts, self._of(report))
            made = (self._rulings.claim(claim) for claim in counting)
            self._counting[report] = {claim.claim: claim for claim in made}
        return self._counting[report]

    def _of(self, report: str) -> list[Claim]:
        if report not in self._standing:
            self._standing[report] = self._book.claims_of(report)
            self._home.update((claim.claim, report) for claim in self._standing[report])
        return self._standing[report]


def _about_claims(rulings: Rulings) -> dict[str, str]:
    """A hash of what persons decided about each claim, and about it and another."""
    about: dict[str, list[object]] = defaultdict(list)
    for (what, *rest), holds in rulings.holding.items():
        if what in ("status", "field", "information", "added", "pair"):
            for claim in rest[: 2 if what == "pair" else 1]:
                about[claim].append((what, rest, holds.decided.decision.decision, holds.value))
    return {claim: _hash(decided) for claim, decided in about.items()}


def _about_names(rulings: Rulings) -> list[object]:
    """What persons decided about the names and grades of sources, wherever they speak."""
    found = rulings.holding.items()
    return [
        (aspect, holds.decided.decision.decision, holds.value)
        for aspect, holds in found
        if aspect[0] in ("alias", "source")
    ]


def _hash(decided: list[object]) -> str:
    told = repr(sorted(map(repr, decided)))
    return blake2b(told.encode(), digest_size=12).hexdigest()


def _changed(book: "Ledger", shelf: Linked, claims: _Claims) -> set[str] | None:
    """The reports whose claims are others, or decided about otherwise, than when last linked.

    None where all is to be linked anew.
    """
    by = shelf.by()
    if by is None or by[0] != claims.by:
        return None
    found: set[str] = set()
    gone: set[str] = set()
    for entry in book.store.entries_after(by[1]):
        if entry.kind in ("import", "expunged"):
            return None
        if entry.kind in ("report", "reading"):
            found.add(entry.subject)
        elif entry.kind == "claim":
            found |= {report for report in (book.report_of(entry.subject),) if report}
        elif entry.kind == "withdrawal":
            gone.add(entry.subject)
    then, now = shelf.judged(), claims.judged
    otherwise = {claim for claim in then.keys() | now.keys() if then.get(claim) != now.get(claim)}
    found |= shelf.last_in(gone | otherwise)
    found |= {report for report in map(book.report_of, otherwise) if report}
    return None if len(found) * _MANY > shelf.count() else found


def _anew(book: "Ledger", shelf: Linked, claims: _Claims, known: Sequence[Minted]) -> Linking:
    """All claims linked, whatever was linked before."""
    memory = Memory(shelf.kept_as)
    reports = claims.read_all()
    for report in reports:
        memory.add(claims.claims_of(report))
    grown = grow(memory, reports, claims.decided)
    shelf.take(memory)
    clusters, _conflicts = obeyed(grown.clusters, claims.pairs["same"], claims.pairs["different"])
    held = [_with_former(it, known) for it in book.incidents()]
    ids = {id_ for it in held for id_ in (it.incident, *it.was)}
    # One that grew from ours is new under its own id: decisions of theirs name it.
    return Linking(clusters, [*held, *(it for it in known if it.incident not in ids)])


def _with_former(ours: Minted, known: Sequence[Minted]) -> Minted:
    """Our incident with the ids too that the same one, in another ledger, had before."""
    names = {ours.incident, *ours.was}
    theirs = [old for it in known if it.incident in names for old in it.was]
    more = tuple(old for old in dict.fromkeys(theirs) if old not in names)
    return msgspec.structs.replace(ours, was=ours.was + more) if more else ours


def _further(
    book: "Ledger",
    connection: "sa.Connection",
    shelf: Linked,
    claims: _Claims,
    changed: set[str],
) -> Linking:
    """What the change of these reports concerns, linked; pairs bring the other's report along."""
    held = shelf.told(changed)
    while True:
        grown = grow(shelf, changed, claims.decided)
        touched = _touched(grown, claims)
        pairs = [pair for pair in claims.pairs["same"] if not touched.isdisjoint(pair)]
        # A total of a report told is in a toll, which no change of another report tells anew.
        others = {claim for pair in pairs for claim in pair} - _clustered(grown.clusters)
        more = {report for report in map(claims.report_of, sorted(others)) if report} - changed
        if not more:
            break
        held |= shelf.told(more)
        changed |= more
    clusters, _conflicts = obeyed(grown.clusters, pairs, claims.pairs["different"])
    linked = _clustered(clusters)
    concerned = homes.of(connection, linked | held | shelf.told(changed))
    concerned |= homes.of(connection, shelf.told(grown.told), "incident")
    return Linking(clusters, book.minted(concerned))


def _touched(grown: Grown, claims: _Claims) -> set[str]:
    """The claims that the change concerns: those in its clusters, and all of the reports told."""
    of_told = {it.claim for report in grown.told for it in claims.claims_of(report)}
    return _clustered(grown.clusters) | of_told


def _clustered(clusters: Sequence[Cluster]) -> set[str]:
    return {claim for cluster in clusters for claim in cluster.claims}
