"""The queue: what needs eyes, one claim at a time."""

from according.errors import BadInput
from according.serve.desk import Desk
from according.serve.views.evidence import done, evidence
from according.serve.views.view import Query, View
from according.telling import fields


def review(desk: Desk, query: Query) -> View:
    """What needs eyes, and the claim that comes first of those that nobody decided about."""
    waiting, at = desk.pending(), _place(query)
    one = waiting[min(at, len(waiting) - 1)] if waiting else None
    shown = evidence(desk, one.claim) | {"fields": list(fields.reading(one.claim))} if one else {}
    return View("review.html", {
        "asked": desk.asked(), "one": one, "at": min(at, max(0, len(waiting) - 1)),
        "waiting": len(waiting), **shown, **done(desk, query),
    })  # fmt: skip


def _place(query: Query) -> int:
    at = query.get("at", "0")
    if not at.isdecimal():
        raise BadInput(f"{at!r} is no place in the queue; open the review anew")
    return int(at[:6])
