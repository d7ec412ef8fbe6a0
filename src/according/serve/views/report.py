"""The page of one report."""

from according.serve.desk import Desk
from according.serve.marked import segments
from according.serve.views.evidence import done
from according.serve.views.view import Query, View
from according.telling import fields


def report(desk: Desk, query: Query, id_: str) -> View:
    """One report: its text with the marks of every claim, and how it came here."""
    row = desk.report(id_)
    claims = desk.claims(id_)
    custody = fields.custody(row.report, row.collected, row.collected_from)
    return View("report.html", {
        "report": row.report, "claims": claims, "copies": desk.near_copies(id_),
        "fields": [*fields.published(row.report), *custody],
        "segments": segments(row.report.text, claims), **done(desk, query),
    })  # fmt: skip
