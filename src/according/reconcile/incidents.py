"""Minted clusters -> incidents: what they are, who says so, and the estimates.

Law: an incident is a function of its claims, its id and the incidents and tolls beside it.
"""

from collections.abc import Mapping, Sequence

import msgspec

from according.model.claim import Claim
from according.model.incident import Incident, Minted, Status
from according.reconcile.estimates import estimates, questions, series
from according.reconcile.extent import agreed_days, agreed_place, agreed_type, title
from according.reconcile.origins import named_origins, origins
from according.reconcile.related import related, ties
from according.reconcile.relations import relations
from according.reconcile.rules import rules_named
from according.reconcile.voices import under_aliases


def describe(
    minted: Sequence[Minted],
    claims: Mapping[str, Claim],
    rule: str | None = None,
    aliases: Mapping[str, str] | None = None,
) -> list[Incident]:
    """The incidents of ``minted``, in its order; ``claims`` holds at least theirs, by id.

    ``rule`` keeps the estimates of that rule only; without it the default rule's come first, then
    all others'. ``aliases`` are names of sources that people called names of another: alias -> the
    name. Raises BadInput for a rule that does not exist.
    """
    if aliases:
        claims = {name: under_aliases(claim, aliases) for name, claim in claims.items()}
    told = [tell(one, [claims[name] for name in one.cluster.claims], rule) for one in minted]
    tied = {one.incident: ties([claims[name] for name in one.cluster.claims]) for one in minted}
    return related(told, tied)


def tell(minted: Minted, claims: Sequence[Claim], rule: str | None = None) -> Incident:
    """An incident by itself, as none were beside it; ``claims`` are all its claims."""
    kind, rules = minted.cluster.kind, rules_named(rule)
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
        relations=tuple(relations(kind, claims)),
    )


def by_rule(incident: Incident, rule: str | None) -> Incident:
    """The incident with the estimates of one rule; all for None. Raises BadInput for no rule."""
    names = rules_named(rule)
    kept = tuple(estimate for estimate in incident.estimates if estimate.rule in names)
    return incident if rule is None else msgspec.structs.replace(incident, estimates=kept)


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
