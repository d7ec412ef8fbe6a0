"""The queue: what needs eyes, one claim at a time."""

from typing import Any

from according.errors import BadInput
from according.serve.desk import Desk
from according.serve.views.evidence import done, evidence
from according.serve.views.view import Query, View
from according.telling import fields


def review(desk: Desk, query: Query) -> View:
    """What needs eyes, and the claim that comes first of those that nobody decided about or has."""
    others = desk.taken.others()
    waiting = desk.waiting(others)
    at = min(_place(query), max(0, waiting - 1))
    values: dict[str, Any] = {
        "asked": [(one, _claims(desk, one.about)) for one in desk.asked()], "one": None, "at": at,
        "waiting": waiting, "others": _had(desk, others),
        "closed": desk.is_closed(), "empty": not waiting and desk.index().is_empty,
        **done(desk, query),
    }  # fmt: skip
    if one := desk.pending(at, others):
        desk.taken.take(one.claim.claim)
        beside = [claim for claim in _beside(desk, one.incident) if claim != one.claim.claim]
        values |= {"one": one, "beside": beside, "fields": list(fields.reading(one.claim))}
        values |= evidence(desk, one.claim)
    return View("review.html", values)


def _claims(desk: Desk, ids: tuple[str, ...]) -> list[str]:
    """Those of the ids that are claims'."""
    return [id_ for id_ in ids if desk.if_held(id_)]


def _had(desk: Desk, others: dict[str, str]) -> list[tuple[str, Any]]:
    """Who has what: persons with the claims that they have."""
    return [(person, found) for claim, person in others.items() if (found := desk.if_held(claim))]


def _beside(desk: Desk, incident: str | None) -> list[str]:
    """The claims that are in one incident."""
    return list(desk.incident(incident).claims) if incident else []


def _place(query: Query) -> int:
    at = query.get("at", "0")
    if not at.isdecimal():
        raise BadInput(f"{at!r} is no place in the queue; open the review anew")
    return int(at[:6])
