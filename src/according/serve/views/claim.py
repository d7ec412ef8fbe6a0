"""The page of one claim."""

from collections.abc import Iterable

from according.model.claim import Claim
from according.model.decision import Judged, JudgedClaim
from according.serve.desk import Desk
from according.serve.views.evidence import done, evidence
from according.serve.views.view import Query, View
from according.telling import fields


def claim(desk: Desk, query: Query, id_: str) -> View:
    """One claim: its sentence with its marks, every field, what persons decided."""
    found = desk.claim(id_)
    rows = [*fields.reading(found), *fields.judged(found), *fields.published(found.report)]
    return View("claim.html", {
        **evidence(desk, found), "homes": desk.homes(id_), "closed": desk.is_closed(id_),
        "fields": rows,
        "decisions": [one for one in _decisions(found) if desk.standing(one)],
        **done(desk, query),
    })  # fmt: skip


def _decisions(claim: Claim) -> Iterable[str]:
    judged = claim.judged if isinstance(claim, JudgedClaim) else None
    return judged.decisions if isinstance(judged, Judged) else ()
