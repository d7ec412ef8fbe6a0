"""How incidents stand to each other: totals and what is in them, parts of counts, follow-ups.

Law: an incident is part of a toll by place and interval; of another incident, or a follow-up to
one, only where a report says so. A figure of a toll is listed in the incidents that lie inside it,
and counted in none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from according.gazetteer.standing import holds
from according.model.claim import Claim
from according.model.incident import Estimate, Incident, Related, SetAside, Tie, Ties
from according.model.when import bound_days
from according.reconcile.follow_ups import follow_ups, mentions

_Pair = tuple[str, str]
"""An incident's id and that of another."""


def ties(claims: Sequence[Claim]) -> Ties:
    """What these claims of one incident say of how it stands to others."""
    figures = [
        Tie(claim.report.id, quantity.id, claim.claim, quantity.harm, quantity.part_of)
        for claim in claims
        for quantity in claim.quantities
    ]
    return Ties(tuple(figures), tuple(mentions(claims)))


def related(told: Sequence[Incident], tied: Mapping[str, Ties]) -> list[Incident]:
    """The incidents in their order, each with those it stands in a relation to, and how.

    What an incident contains is told in both; a follow-up says what it follows. ``tied`` has the
    ties of each incident, by its id.
    """
    inside = {*_in_tolls(told), *_in_counts(told, tied)}
    found: dict[str, set[Related]] = defaultdict(set)
    for inner, outer in inside:
        found[inner].add(Related(outer, "part-of"))
        found[outer].add(Related(inner, "contains"))
    for later, earlier in follow_ups(told, tied):
        found[later].add(Related(earlier, "follow-up"))
    by_id = {incident.incident: incident for incident in told}
    return [_with(incident, found[incident.incident], by_id, tied) for incident in told]


def _with(
    incident: Incident,
    others: Iterable[Related],
    by_id: Mapping[str, Incident],
    tied: Mapping[str, Ties],
) -> Incident:
    """The incident with its relations, and the figures of its tolls among what is set aside."""
    ordered = sorted(others, key=lambda it: (it.kind, it.incident))
    if not ordered:
        return incident
    tolls = [by_id[r.incident] for r in ordered if r.kind == "part-of"]
    counted = [
        (figure.harm, SetAside(figure.claim, figure.quantity, "cumulative"))
        for toll in tolls
        if toll.kind == "toll"
        for figure in tied[toll.incident].figures
    ]
    estimates = tuple(
        _set_aside(estimate, [aside for harm, aside in counted if harm == estimate.harm])
        for estimate in incident.estimates
    )
    return msgspec.structs.replace(incident, related=tuple(ordered), estimates=estimates)


def _set_aside(estimate: Estimate, more: Sequence[SetAside]) -> Estimate:
    return msgspec.structs.replace(estimate, set_aside=tuple(sorted({*estimate.set_aside, *more})))


def _in_tolls(told: Iterable[Incident]) -> Iterator[_Pair]:
    """Each incident with each toll whose place and interval are known to hold it."""
    tolls: dict[str | None, list[Incident]] = defaultdict(list)
    incidents = []
    for incident in told:
        if incident.kind == "incident":
            incidents.append(incident)
        elif incident.place:
            tolls[incident.place.country].append(incident)
    for incident in incidents:
        for toll in tolls[incident.place.country if incident.place else None]:
            if lies_in(incident, toll):
                yield incident.incident, toll.incident


def lies_in(incident: Incident, toll: Incident) -> bool:
    """Whether the incident is known to lie in the toll's place and interval; an open end holds."""
    if incident.from_ is None or incident.to is None or toll.from_ is None:
        return False
    begins = bound_days(toll.from_).first <= bound_days(incident.from_).first
    ends = toll.to is None or bound_days(incident.to).last <= bound_days(toll.to).last
    return begins and ends and holds(toll.place, incident.place)


def _in_counts(told: Iterable[Incident], tied: Mapping[str, Ties]) -> Iterator[_Pair]:
    """Each incident with each other one, of a place around it, of whose count it is a part.

    As in "40 were killed across the country, 14 of them in one town".
    """
    homes: dict[tuple[str, str], Incident] = {}
    parts: list[tuple[Incident, tuple[str, str]]] = []
    for incident in (one for one in told if one.kind == "incident"):
        for figure in tied[incident.incident].figures:
            homes[figure.report, figure.quantity] = incident
            if figure.part_of:
                parts.append((incident, (figure.report, figure.part_of)))
    for part, whole in parts:
        around = homes.get(whole)
        if around and around is not part and holds(around.place, part.place):
            yield part.incident, around.incident
