"""How values are said in tables: a figure as it was stated, a chain of sources, a date, a place."""

from typing import Any, overload

import msgspec

from according.model.card import Brief, Card
from according.model.claim import Claim, Place, Quantity, Source
from according.model.decision import (
    Correct,
    Decision,
    Judged,
    JudgedClaim,
    Pair,
    Ruled,
    Set,
    Side,
)
from according.model.incident import Estimate, Incident
from according.telling.harmless import one_line

UNKNOWN = "–"
_FIGURES = {
    "exactly": "{value}",
    "about": "about {value}",
    "nearly": "nearly {value}",
    "at-least": "at least {value}",
    "more-than": "more than {value}",
    "at-most": "up to {value}",
    "range": "{low} to {high}",
}


def figure(quantity: Quantity) -> str:
    """The figure as stated: "at least 12"; a vague one in its own words."""
    if quantity.modifier == "vague":
        return one_line(quantity.text)
    return _FIGURES[quantity.modifier].format(
        value=number(quantity.value), low=number(quantity.low), high=number(quantity.high)
    )


def number(value: int | None) -> str:
    """The number with its thousands apart, or the sign for unknown."""
    return UNKNOWN if value is None else f"{value:,}"


def share(value: float | None) -> str:
    """A share as a percentage, or the sign for unknown."""
    return UNKNOWN if value is None else f"{value:.1%}"


def shares(low: float | None, high: float | None) -> str:
    """An interval of shares."""
    return UNKNOWN if low is None and high is None else f"{share(low)} to {share(high)}"


def decimal(value: float | None) -> str:
    """A number to two places, or the sign for unknown."""
    return UNKNOWN if value is None else f"{value:.2f}"


def what(claim: Claim) -> str:
    """What kind of event or statement a claim is."""
    if claim.type is None:
        return "statement"
    return f"{claim.type} {claim.mode}" if claim.mode else claim.type


def harm(quantity: Quantity) -> str:
    """The harm, and whether the figure is a part of a whole or counts over time."""
    return quantity.harm if quantity.scope == "incident" else f"{quantity.harm} ({quantity.scope})"


def said_by(claim: Claim) -> str:
    """The chain from who quotes to who says it; the report's own voice where there is none."""
    return " › ".join(_source(source) for source in claim.sources) or "report's own voice"


def _source(source: Source) -> str:
    name = one_line(source.name)
    return f"{name} (for {one_line(source.speaks_for)})" if source.speaks_for else name


def how_sure(claim: Claim, quantity: Quantity | None = None) -> str:
    """What keeps a claim from plainly asserting that this happened, to so many, in one incident."""
    words: list[str] = [quantity.scope] if quantity and quantity.scope != "incident" else []
    words += [] if claim.stance == "asserts" else [claim.stance]
    words += [] if claim.modality == "happened" else [claim.modality]
    words += [claim.verification.status] if claim.verification else []
    return ", ".join(words + _judged(claim))


def _judged(claim: Claim) -> list[str]:
    """What persons said of the claim: its status, and whether they corrected it."""
    judged = claim.judged if isinstance(claim, JudgedClaim) else None
    if not isinstance(judged, Judged):
        return []
    status = [str(judged.status.human)] if judged.status else []
    return status + (["corrected"] if judged.fields else [])


def decided(side: Side) -> str:
    """Who decided, when and why, and the decision's id."""
    return one_line(f"{side.by}, {side.at[:10]}: {side.why or 'as read'} [{side.decision}]")


def act(decision: Decision) -> str:
    """What was decided, in a few words, and why."""
    match decision.act:
        case Ruled(status=status):
            said: str = status
        case Correct(changes=changes):
            said = f"corrected {', '.join(change.field for change in changes)}"
        case Pair(judgement=judgement):
            said = f"two claims are {judgement}"
        case Set(field=field):
            said = f"set {field}"
        case made:
            said = str(type(made).__struct_config__.tag)
    return one_line(f"{said}: {decision.why}" if decision.why else said)


def plain(value: object) -> str:
    """Any value of a field on one line; unknown is the sign for it."""
    if value is None:
        return UNKNOWN
    return one_line(value if isinstance(value, str) else msgspec.json.encode(value).decode())


def where(place: Place | None) -> str:
    """The place, with its precision where it is coarser than a town."""
    if place is None:
        return UNKNOWN
    name = one_line(place.name or place.text)
    return f"{name} ({place.precision})" if place.precision in ("admin", "country") else name


def when(start: str | None, end: str | None) -> str:
    """A day or an interval, ISO 8601 as it stands."""
    if start is None and end is None:
        return UNKNOWN
    return (start or end or "") if start == end else f"{start or '…'} to {end or '…'}"


@overload
def defaults(told: Incident) -> list[Estimate]: ...
@overload
def defaults(told: Card) -> list[Brief]: ...
def defaults(told: Incident | Card) -> list[Any]:
    """The estimates by the rule that comes first for each harm: the default, or the one asked."""
    first: dict[str, Any] = {}
    for estimate in told.estimates:
        first.setdefault(estimate.harm, estimate)
    return list(first.values())
