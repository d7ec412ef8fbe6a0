"""What each page shows: a template's name and what stands in it.

Law: a view looks and changes nothing; it is called in the ledger's own thread.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from according.errors import BadInput
from according.model.claim import Claim
from according.model.decision import Judged, JudgedClaim
from according.model.incident import Incident
from according.serve import account, search
from according.serve.desk import Desk
from according.serve.marked import segments
from according.serve.plot import plots
from according.telling import fields

_AROUND = 240
"""Code points of the report shown before and after a claim's sentence."""

Query = Mapping[str, str]


class View(NamedTuple):
    """A template and its values."""

    template: str
    values: dict[str, Any]


def incidents(desk: Desk, query: Query) -> View:
    """The incidents that meet what is asked, with facets."""
    asked = search.Asked.of(query)
    found = search.find(desk.rows(), asked)
    return View("incidents.html", {"asked": asked, "found": found, "empty": not desk.incidents()})


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
        "related": related, "judged": list(fields.judged(made)),
    })  # fmt: skip


def claim(desk: Desk, query: Query, id_: str) -> View:
    """One claim: its sentence with its marks, every field, what persons decided."""
    found = desk.claim(id_)
    rows = [*fields.reading(found), *fields.judged(found), *fields.published(found.report)]
    return View("claim.html", {
        **_evidence(desk, found), "homes": desk.homes(id_), "fields": rows,
        "decisions": [one for one in _decisions(found) if desk.standing(one)],
        **_done(desk, query),
    })  # fmt: skip


def report(desk: Desk, _query: Query, id_: str) -> View:
    """One report: its text with the marks of every claim, and how it came here."""
    row = desk.report(id_)
    claims = desk.claims(id_)
    custody = fields.custody(row.report, row.collected, row.collected_from)
    return View("report.html", {
        "report": row.report, "claims": claims, "copies": desk.near_copies(id_),
        "fields": [*fields.published(row.report), *custody],
        "segments": segments(row.report.text, claims),
    })  # fmt: skip


def review(desk: Desk, query: Query) -> View:
    """What needs eyes, and the claim that comes first of those that nobody decided about."""
    waiting, at = desk.pending(), _place(query)
    one = waiting[min(at, len(waiting) - 1)] if waiting else None
    shown = _evidence(desk, one.claim) | {"fields": list(fields.reading(one.claim))} if one else {}
    return View("review.html", {
        "asked": desk.asked(), "one": one, "at": min(at, max(0, len(waiting) - 1)),
        "waiting": len(waiting), **shown, **_done(desk, query),
    })  # fmt: skip


def _place(query: Query) -> int:
    at = query.get("at", "0")
    if not at.isdecimal():
        raise BadInput(f"{at!r} is no place in the queue; open the review anew")
    return int(at[:6])


def _done(desk: Desk, query: Query) -> dict[str, Any]:
    """The decision just made, for as long as it stands: it can be undone."""
    done = query.get("done", "")
    return {"done": done if done and desk.standing(done) else None}


def _evidence(desk: Desk, claim: Claim) -> dict[str, Any]:
    """The claim with its sentence marked, and the report's words around it."""
    text = desk.report(claim.report.id).report.text
    before, after = max(0, claim.start - _AROUND), claim.end + _AROUND
    return {
        "claim": claim,
        "segments": segments(text[claim.start : claim.end], [claim], claim.start),
        "before": segments(text[before : claim.start], [], before),
        "after": segments(text[claim.end : after], [], claim.end),
        "cut": (before > 0, after < len(text)),
    }


def _decisions(claim: Claim) -> Iterable[str]:
    judged = claim.judged if isinstance(claim, JudgedClaim) else None
    return judged.decisions if isinstance(judged, Judged) else ()


def _claims_of(desk: Desk, incident: Incident) -> dict[str, Claim]:
    """The claims of its reports, and those elsewhere that its estimates set aside."""
    claims = {it.claim: it for report in incident.reports for it in desk.claims(report)}
    for estimate in incident.estimates:
        for id_ in [one.claim for one in estimate.used] + [one.claim for one in estimate.set_aside]:
            if id_ not in claims and (found := desk.if_held(id_)):
                claims[id_] = found
    return claims
