"""A claim by hand: what a person read in the words of a report, with every word found in place.

Law: every passage stands in the report; what the person does not say is unknown.
"""

from typing import Any

import msgspec

from according.errors import BadInput
from according.ledger.book import PROGRAM
from according.model.claim import Claim, claim_key
from according.model.report import Report, header
from according.review.placing import Shown, Span
from according.review.stated import bounded, known_place, known_time, named, placed

BY_HAND = f"by hand, {PROGRAM}"
"""The extractor of a claim that a person added."""


def claim_by_hand(
    report: Report, words: str, fields: dict[str, Any],
    shown: Shown | None = None, span: Span | None = None,
) -> Claim:  # fmt: skip
    """The claim that ``words`` of the report make (at ``span``, if given), unsealed.

    ``fields`` are those of a claim's row; what has a ``text`` gets the span where that stands:
    within the claim's words, else first in the report. ``shown`` is the report as the person sees
    it, itself if None. Raises BadInput where words are not in it, or the fields give no claim.
    """
    seen = shown or Shown(report.id, report.text, report.text)
    whole = seen.place(words, span)
    said = _complete(placed(fields, seen, (whole.start, whole.end)), report)
    blank: dict[str, Any] = dict.fromkeys(
        ("type", "mode", "cue", "verification", "place", "time", "confidence")
    )
    lists = ("content", "actor", "target", "quantities", "victims", "sources")
    empty: dict[str, Any] = {name: [] for name in lists}
    voice = "indirect" if said.get("sources") else "own"
    usual = {"modality": "happened", "voice": voice, "stance": "asserts"}
    made = blank | empty | usual | said | msgspec.to_builtins(whole)
    made |= {"claim": "", "key": "", "extractor": BY_HAND, "report": header(report)}
    try:
        claim = msgspec.convert(made, Claim, from_attributes=True)
    except msgspec.ValidationError as error:
        raise BadInput(
            f"these fields give no claim: {error}; the row that `claims` prints has its form"
        ) from error
    return msgspec.structs.replace(claim, key=_key(claim))


def _complete(said: dict[str, Any], report: Report) -> dict[str, Any]:
    figures = [bounded(it, place) for place, it in enumerate(said.get("quantities", []), 1)]
    place, time = said.get("place"), said.get("time")
    known = {
        "quantities": figures,
        "sources": [named(source) for source in said.get("sources", [])],
        "place": known_place(place, report) if place else None,
        "time": known_time(time, report) if time else None,
    }
    return said | known


def _key(claim: Claim) -> str:
    source = next((span for it in claim.sources[-1:] for span in it.spans), None)
    if claim.quantities:
        figure = claim.quantities[0]
        return claim_key(claim.report.id, figure.harm, (figure.start, figure.end), source)
    return claim_key(claim.report.id, claim.type or "statement", (claim.start, claim.end), source)
