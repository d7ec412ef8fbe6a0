"""The ledger as it stood at a moment: told anew from its claims, once, and held in memory.

Law: it gives what `Present` would have given then; names that are withheld now are out of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from according import looking
from according.cataloguing import Telling, silent
from according.model.block import Block, block
from according.model.card import Card, card
from according.model.claim import Claim
from according.model.incident import Incident

if TYPE_CHECKING:
    from according.ledger.book import Ledger

_AT_ONCE = 500


class Then(NamedTuple):
    """What stood, as of the ledger's entry with the hash ``head``; incidents by former ids too."""

    head: str
    cards: Mapping[str, Card]
    incidents: Mapping[str, Incident]
    homes: Mapping[str, Sequence[Card]]
    claims: Mapping[str, Claim]
    of_report: Mapping[str, Sequence[Claim]]


class Past:
    """One ledger as of a moment: a date, or a date-time with zone."""

    def __init__(self, ledger: "Ledger", moment: str, telling: Telling = silent):
        self._ledger = ledger
        self._moment = moment
        self._telling = telling
        self._then: Then | None = None

    def blocks(self) -> list[Block]:
        """The cards of all incidents, as columns."""
        return [block([*self.then().cards.values()])]

    def cards_of(self, incidents: Iterable[str]) -> dict[str, Card]:
        """The cards of these incidents, those that there were."""
        cards = self.then().cards
        return {id_: cards[id_] for id_ in incidents if id_ in cards}

    def parts(self) -> list[tuple[str, str]]:
        """The incidents that are part of another, each with that other one."""
        return [
            (name, other.incident)
            for name, it in self.then().incidents.items()
            for other in it.related
            if other.kind == "part-of"
        ]

    def told_in(self, reports: Iterable[str]) -> set[str]:
        """The incidents that any of these reports tells of."""
        then, wanted = self.then(), set(reports)
        return {it.incident for it in then.incidents.values() if not wanted.isdisjoint(it.reports)}

    def incident(self, id_: str) -> Incident | None:
        """The incident that has, or had, this id; None if none had."""
        return self.then().incidents.get(id_)

    def title(self, id_: str) -> str | None:
        """The title of the incident that has, or had, this id; None if none had."""
        found = self.incident(id_)
        return found.title if found else None

    def homes(self, claim: str) -> Sequence[Card]:
        """The cards of the incidents that this claim is about."""
        return self.then().homes.get(claim, [])

    def holding(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The incidents that hold any of these claims, each with all of its claims."""
        then = self.then()
        found = {card.incident for claim in claims for card in then.homes.get(claim, ())}
        return {id_: then.incidents[id_].claims for id_ in found}

    def near(self, _incident: str) -> list[Card]:
        """None: nobody brings incidents of the past together."""
        return []

    def claims(self, report: str) -> list[Claim]:
        """The claims of a report, with what persons decided."""
        return list(self.then().of_report.get(report, ()))

    def claim(self, id_: str) -> Claim | None:
        """The claim with this id; None if none stood."""
        return self.then().claims.get(id_)

    def then(self) -> Then:
        """Everything that stood, read when it is first asked for."""
        with self._ledger.reading() as book:
            head = book.head()
            if self._then is None or self._then.head != head:
                self._then = self._read(book, head)
            return self._then

    def _read(self, book: "Ledger", head: str) -> Then:
        reading = f"Reading the claims as they stood at {self._moment}"
        claims: dict[str, Claim] = {}
        self._telling(reading, 0, 0)
        for done, claim in enumerate(looking.claims(book, self._moment)):
            claims[claim.claim] = claim
            if done % _AT_ONCE == 0:
                self._telling(reading, done, 0)
        self._telling(f"Estimating the incidents as they stood at {self._moment}", 0, 0)
        incidents = looking.incidents(book, self._moment)
        self._telling("", 0, 0)
        outlets = looking.outlets(book, {report for it in incidents for report in it.reports})
        cards = {
            it.incident: card(it, {name for one in it.reports if (name := outlets[one])})
            for it in incidents
        }
        homes, of_report = defaultdict[str, list[Card]](list), defaultdict[str, list[Claim]](list)
        for it in incidents:
            for id_ in it.claims:
                homes[id_].append(cards[it.incident])
        for claim in claims.values():
            of_report[claim.report.id].append(claim)
        by_id = {id_: it for it in incidents for id_ in (*it.was, it.incident)}
        return Then(head, cards, by_id, homes, claims, of_report)
