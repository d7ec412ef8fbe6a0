"""What several pages show of a claim: its words in the report, and the decision just made."""

from typing import Any

from according.model.claim import Claim
from according.serve.desk import Desk
from according.serve.marked import segments
from according.serve.views.view import Query

_AROUND = 600
"""Code points of the report shown before and after a claim's sentence."""


def evidence(desk: Desk, claim: Claim) -> dict[str, Any]:
    """The claim with its sentence marked, and the report's words around it."""
    text = desk.report(claim.report.id).report.text
    before, after = max(0, claim.start - _AROUND), claim.end + _AROUND
    return {
        "claim": claim,
        "known": desk.known(claim.claim),
        "segments": segments(text[claim.start : claim.end], [claim], claim.start),
        "before": segments(text[before : claim.start], [], before),
        "after": segments(text[claim.end : after], [], claim.end),
        "cut": (before > 0, after < len(text)),
    }


def done(desk: Desk, query: Query) -> dict[str, Any]:
    """The decision that the person just made, for as long as it stands: it can be undone."""
    made = desk.standing(query["done"]) if query.get("done") else None
    return {"done": made if made and made.by == desk.person else None}
