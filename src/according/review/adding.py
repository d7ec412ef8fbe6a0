"""A claim by hand: what a person read in the words of a report, with every word found in place.

Law: every passage stands in the report; the first place within the claim's words is meant, else
the first in the report. What the person does not say is unknown.
"""

from typing import Any

import msgspec

from according.errors import BadInput
from according.ledger.book import PROGRAM
from according.model.claim import Claim, claim_key, stated_bounds
from according.model.passage import Passage
from according.model.report import Report, header

BY_HAND = f"by hand, {PROGRAM}"
"""The extractor of a claim that a person added."""


def claim_by_hand(report: Report, words: str, fields: dict[str, Any]) -> Claim:
    """The claim that ``words`` of the report make, unsealed.

    ``fields`` are those of a claim's row; what has a ``text`` gets the span where that stands.
    Raises BadInput where words are not in the report, or the fields give no claim.
    """
    whole = _place(report, words, None)
    located = _located(fields, report, whole)
    for place, figure in enumerate(located.get("quantities", [])):
        _complete(figure, place + 1)
    blank: dict[str, Any] = dict.fromkeys(
        ("type", "mode", "cue", "verification", "place", "time", "confidence")
    )
    lists = ("content", "actor", "target", "quantities", "victims", "sources")
    empty: dict[str, Any] = {name: [] for name in lists}
    voice = "indirect" if located.get("sources") else "own"
    said = {"modality": "happened", "voice": voice, "stance": "asserts"}
    made = blank | empty | said | located | msgspec.to_builtins(whole)
    made |= {"claim": "", "key": "", "extractor": BY_HAND, "report": header(report)}
    try:
        claim = msgspec.convert(made, Claim, from_attributes=True)
    except msgspec.ValidationError as error:
        raise BadInput(f"these fields give no claim: {error}; see the contract's row") from error
    return msgspec.structs.replace(claim, key=_key(claim))


def _place(report: Report, words: str, within: Passage | None) -> Passage:
    at = report.text.find(words, within.start, within.end) if within else -1
    at = report.text.find(words) if at < 0 else at
    if not words or at < 0:
        raise BadInput(f"{words!r} does not stand in report {report.id[:12]}; give its exact words")
    return Passage(words, at, at + len(words))


def _located(value: Any, report: Report, whole: Passage) -> Any:
    """The value with the spans of all the words in it."""
    if isinstance(value, list):
        return [_located(item, report, whole) for item in value]
    if not isinstance(value, dict):
        return value
    inner = {name: _located(item, report, whole) for name, item in value.items()}
    if "text" not in inner or "start" in inner:
        return inner
    return inner | msgspec.to_builtins(_place(report, inner["text"], whole))


def _complete(figure: dict[str, Any], number: int) -> None:
    """Give a figure its id, and bounds by the table where the person gives none."""
    figure.setdefault("id", f"q{number}")
    figure.setdefault("modifier", "exactly")
    figure.setdefault("scope", "incident")
    figure.setdefault("value", None)
    low, high = stated_bounds(figure["modifier"], figure["value"])
    figure.setdefault("low", low)
    figure.setdefault("high", high)


def _key(claim: Claim) -> str:
    source = next((span for it in claim.sources[-1:] for span in it.spans), None)
    if claim.quantities:
        figure = claim.quantities[0]
        return claim_key(claim.report.id, figure.harm, (figure.start, figure.end), source)
    return claim_key(claim.report.id, claim.type or "statement", (claim.start, claim.end), source)
