"""The page of one incident."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from according.errors import BadInput
from according.model.card import at
from according.model.claim import Claim
from according.model.incident import Incident
from according.serve import account
from according.serve.desk import Desk
from according.serve.plot import figure as plotted
from according.serve.plot import plots
from according.serve.spots import Spots, figure, spots
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
        "accounts": accounts, "voices": account.voices(made, claims), "plots": plots(made, claims),
        "spots": _spots(made, claims), "related": related, "judged": list(fields.judged(made)),
        "near": desk.near(made.incident), "last": desk.last_entry(), **done(desk, query),
        "judged_claims": [(it, rows) for it in _in_order(made, claims)
                          if (rows := list(fields.judged(it)))],
    })  # fmt: skip


def map_(desk: Desk, _query: Query, id_: str) -> dict[str, Any]:
    """The map of the places that the incident's claims name."""
    made = desk.incident(id_)
    return figure(_spots(made, _claims_of(desk, made)).drawn)


def plot(desk: Desk, query: Query, id_: str) -> dict[str, Any]:
    """The figures of one harm over time. Raises BadInput where none can be drawn."""
    made, harm = desk.incident(id_), query.get("harm", "")
    shown = next((it for it in plots(made, _claims_of(desk, made)) if it.harm == harm), None)
    if shown is None:
        raise BadInput(f"no figure of this incident for {harm!r} can be drawn; see its page")
    return plotted(shown)


def _in_order(incident: Incident, claims: Mapping[str, Claim]) -> Iterator[Claim]:
    return (claims[one] for one in incident.claims if one in claims)


def _spots(incident: Incident, claims: Mapping[str, Claim]) -> Spots:
    places = (claim.place for claim in _in_order(incident, claims))
    return spots(Counter(map(at, places)).items())


def _claims_of(desk: Desk, incident: Incident) -> dict[str, Claim]:
    """The claims of its reports, and those elsewhere that its estimates set aside."""
    claims = {it.claim: it for report in incident.reports for it in desk.claims(report)}
    for estimate in incident.estimates:
        for id_ in [one.claim for one in estimate.used] + [one.claim for one in estimate.set_aside]:
            if id_ not in claims and (found := desk.if_held(id_)):
                claims[id_] = found
    return claims
