"""What changed between two moments: claims, incidents, estimates, each with the entries behind it.

Law: whatever is shown otherwise at the two moments is a change, and nothing else is; a change names
every entry between them that is about it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from according.model.claim import Claim
from according.model.decision import (
    Best,
    Decided,
    Decision,
    Judged,
    JudgedClaim,
    JudgedIncident,
    Set,
)
from according.model.entry import Entry
from according.model.incident import Estimate, Incident
from according.review.binding import Binding
from according.review.rereading import spoken_of

What = Literal["claim", "incident", "estimate"]
Behind = Mapping[str, Sequence[Entry]]
"""Entries by the id that they are about."""


class Changed(msgspec.Struct, frozen=True):
    """One thing that is not as it was: None before it was there, and after it was gone.

    ``id`` is a claim's or an incident's; ``harm`` and ``rule`` are an estimate's.
    """

    what: What
    id: str
    before: Any
    after: Any
    entries: tuple[Entry, ...]
    harm: str | None = None
    rule: str | None = None


def brief_claims(claims: Iterable[Claim]) -> dict[str, Any]:
    """What is compared of each claim: what persons decided; the reading itself never changes."""
    return {claim.claim: _judged(claim) for claim in claims}


def _judged(claim: Claim) -> dict[str, Any]:
    judged = claim.judged if isinstance(claim, JudgedClaim) else None
    if not isinstance(judged, Judged):
        return {"status": None}
    sides = judged.fields | judged.grades
    values = {name: side.human for name, side in sides.items()}
    return {"status": judged.status.human if judged.status else None} | values


def changes(
    claims: tuple[Mapping[str, Any], Mapping[str, Any]],
    incidents: tuple[Sequence[Incident], Sequence[Incident]],
    behind: Behind,
) -> Iterator[Changed]:
    """All changes, claims first; each pair is before and after."""
    yield from _differing("claim", *claims, behind)
    before, after = ({it.incident: it for it in some} for some in incidents)
    briefs = [{known: _incident(it) for known, it in some.items()} for some in (before, after)]
    yield from _differing("incident", briefs[0], briefs[1], behind)
    for known in sorted(before.keys() | after.keys()):
        then, now = (_estimates(some.get(known)) for some in (before, after))
        for place in sorted(then.keys() | now.keys()):
            if then.get(place) != now.get(place):
                told = (known, then.get(place), now.get(place), tuple(behind.get(known, ())))
                yield Changed("estimate", *told, harm=place[0], rule=place[1])


def _differing(
    what: What, before: Mapping[str, Any], after: Mapping[str, Any], behind: Behind
) -> Iterator[Changed]:
    for known in sorted(before.keys() | after.keys()):
        then, now = before.get(known), after.get(known)
        if then != now:
            yield Changed(what, known, then, now, tuple(behind.get(known, ())))


def _incident(it: Incident) -> dict[str, Any]:
    return {
        "title": it.title,
        "from": it.from_,
        "to": it.to,
        "place": it.place.name if it.place else None,
        "claims": list(it.claims),
        "status": list(it.status),
    }


def _estimates(it: Incident | None) -> dict[tuple[str, str], dict[str, int | None]]:
    made: Sequence[Estimate] = it.estimates if it else ()
    return {
        (one.harm, one.rule): {"low": one.low, "best": one.best, "high": one.high} for one in made
    }


def behind(
    entries: Iterable[Entry],
    decisions: Mapping[str, Decision],
    binding: Binding,
    incidents: Iterable[Incident],
) -> dict[str, list[Entry]]:
    """The entries by what they are about; a decision's also by the claims that it speaks of.

    One about an incident is found by the id that it names, and by the one of ``incidents``, as they
    were after all entries, about which it is now.
    """
    found: dict[str, list[Entry]] = defaultdict(list)
    holds = {made: it.incident for it in incidents for made in _decisions(it)}
    for entry in entries:
        found[entry.subject].append(entry)
        decision = decisions.get(entry.subject)
        if decision is None:
            continue
        for about in spoken_of(Decided(decision, entry.at, entry.ledger, entry.seq)):
            for known in {about.claim, binding.claim(about)} - {None}:
                found[str(known)].append(entry)
        if isinstance(decision.act, Set | Best):
            for incident in {decision.act.incident, holds.get(entry.subject)} - {None}:
                found[str(incident)].append(entry)
    return found


def _decisions(incident: Incident) -> tuple[str, ...]:
    judged = incident.judged if isinstance(incident, JudgedIncident) else None
    return judged.decisions if isinstance(judged, Judged) else ()
