"""Minted clusters -> incidents: what they are, who says so, and the estimates.

Law: an incident is a function of its claims, its id and the tolls beside it; a figure of a toll is
listed in the incidents that lie inside it, and counted in none.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from according.gazetteer.standing import holds
from according.model.claim import Claim
from according.model.incident import Estimate, Incident, Minted, Related, SetAside, Status
from according.model.when import bound_days
from according.reconcile.estimates import estimates, questions, series
from according.reconcile.extent import agreed_days, agreed_place, agreed_type, title
from according.reconcile.origins import named_origins, origins
from according.reconcile.rules import Rule, rules_named


def describe(
    minted: Sequence[Minted], claims: Mapping[str, Claim], rule: str | None = None
) -> list[Incident]:
    """The incidents of ``minted``, in its order; ``claims`` holds at least theirs, by id.

    ``rule`` keeps the estimates of that rule only; without it the default rule's come first, then
    all others'. Raises BadInput for a rule that does not exist.
    """
    rules = rules_named(rule)
    told = [_incident(one, [claims[name] for name in one.cluster.claims], rules) for one in minted]
    return _beside_tolls(told, claims)


def _incident(minted: Minted, claims: Sequence[Claim], rules: Mapping[str, Rule]) -> Incident:
    kind = minted.cluster.kind
    ordered = sorted(claims, key=_as_read)
    place, days = agreed_place(claims), agreed_days(kind, claims)
    return Incident(
        incident=minted.incident,
        kind=kind,
        was=minted.was,
        title=title(kind, claims, place, days),
        type=agreed_type(claims),
        place=place,
        from_=days.first,
        to=days.last,
        claims=tuple(claim.claim for claim in ordered),
        reports=tuple(dict.fromkeys(claim.report.id for claim in ordered)),
        origins=tuple(origins(claims)),
        status=tuple(_status(claims)),
        series=tuple(series(kind, claims)),
        estimates=tuple(estimates(kind, claims, rules)),
        questions=tuple(questions(kind, claims)),
    )


def _as_read(claim: Claim) -> tuple[str, str, int, str]:
    """The order of reports, then of the text."""
    return claim.report.published or "9999", claim.report.id, claim.start, claim.key


def _status(claims: Sequence[Claim]) -> list[Status]:
    """What the claims say of their own certainty, and whether independent sources agree."""
    said = {claim.verification.status for claim in claims if claim.verification}
    denied = any(
        claim.stance == "denies" or any(relation.kind == "denies" for relation in claim.relations)
        for claim in claims
    )
    holds_true: dict[Status, bool] = {
        "unverified": "unverified" in said and "verified" not in said,
        "verified": "verified" in said,
        "disputed": "disputed" in said or denied,
        "corroborated": len(named_origins(claims)) >= 2,
    }
    return [status for status, true in holds_true.items() if true]


def _beside_tolls(told: Sequence[Incident], claims: Mapping[str, Claim]) -> list[Incident]:
    """Each incident with the tolls that it lies in, and each toll with what it contains."""
    by_country: dict[str | None, list[Incident]] = defaultdict(list)
    for incident in told:
        if incident.kind == "toll" and incident.place:
            by_country[incident.place.country].append(incident)
    inside: dict[str, list[Incident]] = {
        incident.incident: [toll for toll in by_country[_country(incident)] if _in(incident, toll)]
        for incident in told
        if incident.kind == "incident"
    }
    holding: dict[str, list[str]] = defaultdict(list)
    for name, tolls in inside.items():
        for toll in tolls:
            holding[toll.incident].append(name)
    return [
        _held(incident, inside[incident.incident], claims)
        if incident.kind == "incident"
        else _holding(incident, holding[incident.incident])
        for incident in told
    ]


def _country(incident: Incident) -> str | None:
    return incident.place.country if incident.place else None


def _in(incident: Incident, toll: Incident) -> bool:
    """Whether the incident is known to lie in the toll's place and interval; an open end holds."""
    if incident.from_ is None or incident.to is None or toll.from_ is None:
        return False
    begins = bound_days(toll.from_).first <= bound_days(incident.from_).first
    ends = toll.to is None or bound_days(incident.to).last <= bound_days(toll.to).last
    return begins and ends and holds(toll.place, incident.place)


def _held(incident: Incident, tolls: Sequence[Incident], claims: Mapping[str, Claim]) -> Incident:
    """The incident with its tolls' figures of the same harm among what is set aside."""
    if not tolls:
        return incident
    related = tuple(Related(toll.incident, "part-of") for toll in tolls)
    counted = [
        (quantity.harm, SetAside(name, quantity.id, "cumulative"))
        for toll in tolls
        for name in toll.claims
        for quantity in claims[name].quantities
    ]
    with_tolls = tuple(
        _set_aside(estimate, [aside for harm, aside in counted if harm == estimate.harm])
        for estimate in incident.estimates
    )
    return msgspec.structs.replace(incident, related=related, estimates=with_tolls)


def _set_aside(estimate: Estimate, more: Sequence[SetAside]) -> Estimate:
    return msgspec.structs.replace(estimate, set_aside=tuple(sorted({*estimate.set_aside, *more})))


def _holding(toll: Incident, names: Sequence[str]) -> Incident:
    related = tuple(Related(name, "contains") for name in sorted(names))
    return msgspec.structs.replace(toll, related=related)
