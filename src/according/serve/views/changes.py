"""What changed between two moments, and by which entries."""

from according.serve.desk import Desk
from according.serve.views.view import Query, View
from according.telling.differing import differing

_SHOWN = 500
"""Changes on the page; the command prints all of them."""


def changes(desk: Desk, query: Query) -> View:
    """The changes from one moment to another, or to now; none where the first is not given.

    Incidents come first, each with its estimates.
    """
    before, after = query.get("from", "").strip(), query.get("to", "").strip()
    found = desk.changed(before, after or None) if before else []
    found.sort(key=lambda it: (it.what == "claim", it.id, it.what == "estimate"))
    shown = found[:_SHOWN]
    return View("changes.html", {
        "before": before, "after": after, "found": shown, "total": len(found),
        "claims": {it.id: desk.if_held(it.id) for it in shown if it.what == "claim"},
        "decided": desk.decided_by({entry for it in shown for entry in it.entries}),
        "closed": desk.is_closed(), "last": desk.last_entry(), "title": desk.title,
        "differing": differing,
    })  # fmt: skip
