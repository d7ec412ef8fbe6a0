"""The page of one incident."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from according.model.claim import Claim
from according.model.incident import Incident
from according.serve import account
from according.serve.desk import Desk
from according.serve.near import near
from according.serve.plot import plots
from according.serve.spots import Spots, at, figure, spots
from according.serve.views.evidence import done
from according.serve.views.view import Query, View
from according.telling import fields


def incident(desk: Desk, query: Query, id_: str) -> View:
    """One incident: figures by a rule, origins, plots, relations, what persons decided."""
    made, rule = desk.incident(id_), query.get("rule")
    claims = _claims_of(desk, made)
    accounts = [
        (it, account.used(it, claims), account.set_aside(it, claims))
        for it in account.by_rule(made, rule)
    ]
    related = [(it.kind, it.incident, desk.title(it.incident)) for it in made.related]
    return View("incident.html", {
        "incident": made, "claims": claims, "rule": rule, "rules": account.rules(made),
        "accounts": accounts, "voices": account.voices(made, claims), "plots": plots(made),
        "spots": _spots(made, claims), "related": related, "judged": list(fields.judged(made)),
        "near": near(made, desk.incidents()), **done(desk, query),
    })  # fmt: skip


def map_(desk: Desk, _query: Query, id_: str) -> dict[str, Any]:
    """The map of the places that the incident's claims name."""
    made = desk.incident(id_)
    return figure(_spots(made, _claims_of(desk, made)).drawn)


def _spots(incident: Incident, claims: Mapping[str, Claim]) -> Spots:
    places = (claims[one].place for one in incident.claims if one in claims)
    return spots(Counter(map(at, places)).items())


def _claims_of(desk: Desk, incident: Incident) -> dict[str, Claim]:
    """The claims of its reports, and those elsewhere that its estimates set aside."""
    claims = {it.claim: it for report in incident.reports for it in desk.claims(report)}
    for estimate in incident.estimates:
        for id_ in [one.claim for one in estimate.used] + [one.claim for one in estimate.set_aside]:
            if id_ not in claims and (found := desk.if_held(id_)):
                claims[id_] = found
    return claims
