"""Blind reading: what a person is not shown while claims of the last sample wait for them.

Law: whoever is yet to read a claim that somebody else decided about sees all claims that wait for
them as the machine read them, and nothing that follows from what others decided: no incident that
one of them is in, or was in when they were drawn, no question and no change about it. What is
closed does not tell what was decided, nor about which of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from according.model.claim import Claim
from according.model.decision import Decided, Ruled
from according.model.incident import Incident
from according.review.rereading import spoken_of

if TYPE_CHECKING:
    from according.review.changes import Changed
    from according.review.queue import Asked
    from according.review.sampling import Judgement


class Blind(NamedTuple):
    """What waits for a person, and what follows from it.

    ``unread`` are the claims that wait, as the machine read them; ``decided`` the decisions of
    others that speak of them, without which nothing is closed; ``beside`` all claims that stood in
    one incident with any of them, and they themselves.
    """

    unread: Mapping[str, Claim] = {}
    decided: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()

    def closing(self, holding: "Holding") -> "Closed":
        """What is closed, of a ledger in which ``holding`` gives the incidents of claims."""
        if not self.decided:
            return Closed()
        found = holding(self.beside)
        claims = self.beside.union(*found.values())
        return Closed(frozenset(found), claims)

    def without(self, incident: Incident, closed: "Closed") -> Incident:
        """An incident without a word of what is closed: tolls are set aside in others."""
        if not self.decided:
            return incident
        estimates = tuple(
            msgspec.structs.replace(
                made, set_aside=tuple(it for it in made.set_aside if it.claim not in self.beside)
            )
            for made in incident.estimates
        )
        related = tuple(it for it in incident.related if it.incident not in closed.incidents)
        return msgspec.structs.replace(incident, estimates=estimates, related=related)

    def asked(self, asked: Iterable["Asked"], closed: "Closed") -> list["Asked"]:
        """The questions that say nothing of what is closed."""
        hidden = closed.incidents | closed.claims
        return [
            one
            for one in asked
            if self.decided.isdisjoint(one.decisions) and hidden.isdisjoint(one.about)
        ]

    def changed(self, changed: Iterable["Changed"], closed: "Closed") -> list["Changed"]:
        """The changes that say nothing of what is closed, now or at either of their moments."""
        found = list(changed)
        hidden = closed.incidents | closed.claims
        hidden |= {one.id for one in found if not self.beside.isdisjoint(_claims(one))}
        return [
            one
            for one in found
            if one.id not in hidden and self.decided.isdisjoint(it.subject for it in one.entries)
        ]


class Closed(NamedTuple):
    """The incidents that are closed, and the claims of which is not told what they are in."""

    incidents: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()


Holding = Callable[[Iterable[str]], Mapping[str, Sequence[str]]]
"""Gives the incidents that hold any of these claims, each with all of its claims."""


def unread(told: "Judgement", person: str) -> dict[str, Claim]:
    """The claims that this person is yet to read, as the machine did; none for who does not."""
    readers = told.sample.drawn.readers
    if readers and person not in readers:
        return {}
    return {
        claim: read
        for claim, read in told.read.items()
        if all(one.person != person for one in told.readings.get(claim, ()))
    }


def blind(told: "Judgement", person: str, together: Iterable[frozenset[str]]) -> Blind:
    """What this person is not shown; ``together`` as of the draw, see `looking.together`."""
    waiting = unread(told, person)
    others = [
        one for claim in waiting for one in told.spoken.get(claim, ())
        if one.decision.by != person
    ]  # fmt: skip
    if not others:
        return Blind(waiting)
    named = {about.claim for one in others for about in spoken_of(one)}
    stood = {claim for claims in together if not claims.isdisjoint(waiting) for claim in claims}
    mates = {claim for one in others for claim in _mates(one)}
    decided = frozenset(one.decision.decision for one in others)
    return Blind(waiting, decided, frozenset(waiting.keys() | named | stood | mates))


def _mates(one: Decided) -> tuple[str, ...]:
    """The claims that stood beside the one that was ruled about."""
    return one.decision.act.beside if isinstance(one.decision.act, Ruled) else ()


def _claims(one: "Changed") -> set[str]:
    """The claims of an incident that changed, before and after."""
    sides = (one.before, one.after) if one.what == "incident" else ()
    return {claim for side in sides if side for claim in side["claims"]}
