"""The sample: claims drawn at random and read blind; then where readers differ, and the rates."""

from typing import Any

from according.serve.desk import Desk
from according.serve.views.evidence import done, evidence
from according.serve.views.view import Query, View
from according.telling import fields


def sample(desk: Desk, query: Query) -> View:
    """The next claim that the person is yet to read; after all of them, what readings come to."""
    found, unread = desk.sampled(), desk.unread()
    values: dict[str, Any] = {"drawn": found is not None, "left": len(unread), "one": None}
    if found is None:
        return View("sample.html", values | done(desk, query))
    told, agreement = found
    values |= {
        "agreement": agreement,
        "readers": told.sample.drawn.readers,
        "open": [],
        "fields": [],
    }
    for claim in unread.values():
        shown = {"one": claim, "fields": list(fields.reading(claim)), **evidence(desk, claim)}
        return View("sample.html", values | shown | done(desk, query))
    differing = [
        (told.read[claim], told.readings[claim]) for claim in told.open if claim in told.read
    ]
    return View("sample.html", values | {"open": differing} | done(desk, query))
