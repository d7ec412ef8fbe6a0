"""The ledger as it stands, looked up in its catalogue: what is not shown is not read.

Law: it gives what `looking` gives of the whole ledger, and nothing older than the last entry.
A catalogue that is behind is brought up first: in the ledger, or in memory where it is encrypted or
cannot be written.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from according.cataloguing import Telling, bring_up, changed, silent, told_of
from according.errors import LedgerError
from according.gazetteer.standing import holds
from according.ledger.catalogue import Catalogue, in_memory
from according.ledger.moments import a_day_ago
from according.model.block import Block
from according.model.card import Card
from according.model.incident import Incident, IncidentKind, Ties
from according.reconcile.related import lies_in, related
from according.review.following import Following
from according.review.incidents import judged
from according.review.pending import Pending, pending
from according.review.queue import Asked, questions, queue
from according.review.rulings import Rulings
from according.review.veil import Veil

if TYPE_CHECKING:
    import sqlalchemy as sa

    from according.ledger.book import Ledger
    from according.model.claim import Claim

_NEAR_DAYS = 7
_MOST_NEAR = 20


class Looking(NamedTuple):
    """The ledger at one moment with its catalogue, and what persons decided."""

    book: "Ledger"
    catalogue: Catalogue
    following: Following
    veil: Veil

    @property
    def rulings(self) -> Rulings:
        """What persons decided."""
        return self.following.rulings


class Present:
    """One ledger, for the thread that it is used by. ``telling`` is told of what takes long."""

    def __init__(self, ledger: "Ledger", telling: Telling = silent):
        self._ledger = ledger
        self._telling = telling
        self._memory = in_memory() if ledger.store.encrypted else None
        self._judged: tuple[str, Following, Veil] | None = None
        self._at: Looking | None = None
        self._up_to: str | None = None  # the last entry up to which the catalogue was found to be

    def close(self) -> None:
        """Let go of what is in memory."""
        if self._memory is not None:
            self._memory.close()

    # incidents

    def blocks(self) -> list[Block]:
        """The cards of all incidents, as columns."""
        with self.looking() as now:
            return now.catalogue.blocks()

    def cards_of(self, incidents: Iterable[str]) -> dict[str, Card]:
        """The cards of these incidents, those that there are."""
        with self.looking() as now:
            return now.catalogue.cards_of(incidents)

    def parts(self) -> list[tuple[str, str]]:
        """The incidents that are part of another by its count, each with that other one."""
        with self.looking() as now:
            pairs = now.catalogue.parts()
            known = now.catalogue.extents_of({id_ for pair in pairs for id_ in pair})
        return [it for it in pairs if holds(known[it[1]].place, known[it[0]].place)]

    def told_in(self, reports: Iterable[str]) -> set[str]:
        """The incidents that any of these reports tells of."""
        with self.looking() as now:
            return now.catalogue.told_in(reports)

    def incident(self, id_: str) -> Incident | None:
        """The incident that has, or had, this id; None if none has."""
        with self.looking() as now:
            name = now.catalogue.name(id_)
            return None if name is None else _whole(now, name)

    def title(self, id_: str) -> str | None:
        """The title of the incident that has, or had, this id; None if none has."""
        with self.looking() as now:
            found = now.catalogue.cards_of([now.catalogue.name(id_) or ""])
            return next((card.title for card in found.values()), None)

    def homes(self, claim: str) -> list[Card]:
        """The cards of the incidents that this claim is about."""
        with self.looking() as now:
            found = now.catalogue.cards_of(now.book.homes([claim]))
            return [found[name] for name in sorted(found)]

    def holding(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The incidents that hold any of these claims, each with all of its claims."""
        with self.looking() as now:
            return {it.incident: it.cluster.claims for it in now.book.holding(claims)}

    def near(self, incident: str) -> list[Card]:
        """Others of its kind in its country within a week, those of its own place first."""
        with self.looking() as now:
            return now.catalogue.near(incident, _NEAR_DAYS, _MOST_NEAR)

    # claims

    def claims(self, report: str) -> "list[Claim]":
        """The claims of a report, with what persons decided."""
        with self.looking() as now:
            return [now.veil.over(now.rulings.claim(it)) for it in now.book.claims_of(report)]

    def claim(self, id_: str) -> "Claim | None":
        """The claim with this id; None if none stands."""
        with self.looking() as now:
            if not now.book.has_claim(id_):
                return None
            return now.veil.over(now.rulings.claim(now.book.claim(id_)))

    # what waits

    def waiting(self, but: Collection[str] = ()) -> int:
        """How many claims of harm nobody decided about, without these."""
        with self.looking() as now:
            return now.catalogue.waiting(now.rulings.settled().union(but))

    def pending(self, place: int, but: Collection[str] = ()) -> Pending | None:
        """The claim at this place of those that wait, with its reasons; None beyond the last."""
        with self.looking() as now:
            but = now.rulings.settled().union(but)
            claim = now.catalogue.at(place, but, a_day_ago())
            if claim is None:
                return None
            read = now.veil.over(now.rulings.claim(now.book.claim(claim)))
            around = now.book.homes([claim]) | now.catalogue.doubting(claim)
            ((report, (since, _outlet)),) = now.book.published([read.report.id]).items()
            fresh = [report] if since >= a_day_ago() else []
            return pending([read], _by_themselves(now, around), fresh)[0]

    def asked(self) -> list[Asked]:
        """What needs a person's eyes, each with its reason."""
        with self.looking() as now:
            told = _by_themselves(now, now.catalogue.questioned())
            asked = (*queue(now.book, rulings=now.rulings), *questions(told))
            return [now.veil.over(it) for it in asked]

    @contextmanager
    def looking(self) -> Iterator[Looking]:
        """The ledger as it stands now, its catalogue brought up to it."""
        if self._at is not None:
            yield self._at
            return
        with ExitStack() as stack:
            self._at = self._up(stack) or self._written(stack)
            try:
                yield self._at
            finally:
                self._at = None

    def _up(self, stack: ExitStack) -> Looking | None:
        """The ledger read, if its catalogue is up to it or is in memory."""
        book = stack.enter_context(self._ledger.reading())
        connection = self._memory or stack.enter_context(book.store.transaction(writing=False))
        head, now = book.head(), self._with(book, connection)
        if head != self._up_to and changed(book, now.catalogue, now.following):
            if self._memory is None:
                stack.close()
                return None
            bring_up(book, now.catalogue, now.following, self._telling)
        self._up_to = head
        return now

    def _written(self, stack: ExitStack) -> Looking:
        """The ledger with its catalogue brought up in it; in memory where it can't be written."""
        self._telling("Bringing what is shown up to what was entered", 0, 0)
        try:
            with self._ledger.writing() as book, book.store.transaction(writing=True) as connection:
                now = self._with(book, connection)
                bring_up(book, now.catalogue, now.following, self._telling)
        except LedgerError:
            self._memory = in_memory()
        found = self._up(stack)
        return found if found else self._written(stack)  # others may just have entered something

    def _with(self, book: "Ledger", connection: "sa.Connection") -> Looking:
        head = book.head()
        if self._judged is None or self._judged[0] != head:
            following = Following(Rulings(book), book.holding)
            self._judged = head, following, Veil.of(book)
        return Looking(book, Catalogue(connection), *self._judged[1:])


def _by_themselves(now: Looking, incidents: Iterable[str]) -> list[Incident]:
    """These incidents as the program tells them, not how they stand to others."""
    return [now.veil.over(it) for it, _tied in told_of(now.book, now.rulings, incidents)]


def _whole(now: Looking, name: str) -> Incident:
    """The incident, in its relations to others and with what persons decided."""
    own = next(told_of(now.book, now.rulings, [name]))[0]
    tolls, inside = _around(now, own)
    beside = now.catalogue.told_in(own.reports) | {name, *tolls}
    told = list(told_of(now.book, now.rulings, beside))
    tied = {it.incident: its for it, its in told}
    more = [it for it in inside if it.incident not in tied]
    tied |= {it.incident: Ties((), ()) for it in more}
    made = related([*(it for it, _its in told), *more], tied)
    return now.veil.over(_as_decided(now, next(it for it in made if it.incident == name)))


def _around(now: Looking, own: Incident) -> tuple[list[str], list[Incident]]:
    """The tolls that an incident lies in, by ids; or the incidents in a toll, in outline."""
    other: IncidentKind = "incident" if own.kind == "toll" else "toll"
    found = now.catalogue.extents(other, own.place.country if own.place else None)
    others = [
        Incident(id_, other, (), it.title, None, it.place, it.from_, it.to, (), ())
        for id_, it in found.items()
    ]
    if own.kind == "toll":
        return [], [it for it in others if lies_in(it, own)]
    return [it.incident for it in others if lies_in(own, it)], []


def _as_decided(now: Looking, incident: Incident) -> Incident:
    rejected = [
        now.rulings.claim(now.book.claim(claim))
        for claim in now.rulings.rejected()
        if now.following.stood_in(claim) == incident.incident and now.book.has_claim(claim)
    ]
    return judged([incident], now.following, rejected)[0]
