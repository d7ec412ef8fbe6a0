"""Two claims side by side: whether they are about one incident."""

from typing import Any

from according.errors import BadInput
from according.model.claim import Claim
from according.serve.desk import Desk
from according.serve.views.evidence import done, evidence
from according.serve.views.view import Query, View
from according.telling import fields


def pair(desk: Desk, query: Query, one: str, other: str) -> View:
    """Both with their words, fields and incidents; how linking judges them, and why."""
    if one == other:
        raise BadInput("this is one claim, twice; choose another to compare it with")
    both = [_side(desk, desk.claim(id_)) for id_ in (one, other)]
    homes = [{home.incident for home in side["homes"]} for side in both]
    return View("pair.html", {
        "both": both, "linked": desk.judged_pair(one, other),
        "together": bool(homes[0] & homes[1]),
        "closed": any(side["closed"] for side in both), **done(desk, query),
    })  # fmt: skip


def _side(desk: Desk, claim: Claim) -> dict[str, Any]:
    rows = [*fields.reading(claim), *fields.judged(claim), *fields.published(claim.report)]
    return evidence(desk, claim) | {
        "fields": rows,
        "homes": desk.homes(claim.claim),
        "closed": desk.is_closed(claim.claim),
    }
