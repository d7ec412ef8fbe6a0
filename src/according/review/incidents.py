"""Incidents with what persons decided about them.

Law: a field that a person set has that value, the machine's beside it; an estimate by hand comes
before those by rules and replaces none; a rejected claim's figures are listed as set aside.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from according.errors import BadInput
from according.model.claim import Claim, EventType, Harm, Place
from according.model.decision import Judged, JudgedIncident, Side
from according.model.incident import Estimate, Incident, SetAside
from according.model.when import bound_days
from according.review.following import Following, Held
from according.review.rulings import disputed, side
from according.review.standing import Holds

BY_HAND = "by hand"
"""The rule of an estimate that a person gives."""

_FORMS: dict[str, Any] = {
    "title": str, "place": Place, "from": str, "to": str, "type": EventType, "notes": str,
    "tags": tuple[str, ...],
}  # fmt: skip
_ATTRIBUTES = {"title": "title", "place": "place", "from": "from_", "to": "to", "type": "type"}


def set_value(field: str, value: Any) -> Any:
    """The value in the form of an incident's field; None takes it back. Raises BadInput."""
    if value is None:
        return None
    if field not in _FORMS and not field.startswith("x-"):
        known = ", ".join(_FORMS)
        raise BadInput(f"an incident has no field {field!r}; give {known}, or x-NAME of your own")
    try:
        made = msgspec.convert(value, _FORMS.get(field, Any))
        if field in ("from", "to"):
            bound_days(made)
    except (msgspec.ValidationError, ValueError) as error:
        raise BadInput(f"{value!r} is no {field} of an incident: {error}") from error
    return made


def judged(
    incidents: Iterable[Incident],
    following: Following,
    rejected: Sequence[Claim] = (),
    *,
    rule: str | None = None,
) -> list[Incident]:
    """The incidents with what holds about them; ``rejected`` are claims that persons rejected.

    With a ``rule`` asked for, estimates by hand are left out.
    """
    told, aside = list(incidents), _aside(following, rejected)
    held = {it.incident: following.held(it.incident, (it.incident, *it.was)) for it in told}
    return [_judged(it, held[it.incident], aside[it.incident], rule) for it in told]


def _aside(
    following: Following, rejected: Sequence[Claim]
) -> dict[str, list[tuple[Harm, SetAside]]]:
    """By incident, the rejected figures with their harm: where what they stood beside is now."""
    found: dict[str, list[tuple[Harm, SetAside]]] = defaultdict(list)
    held = following.rulings.rejected() if rejected else {}
    for claim in rejected:
        made = held[claim.claim].decided.decision
        if home := following.stood_in(claim.claim):
            reason = f"rejected by {made.by}: {made.why}"
            found[home] += [
                (figure.harm, SetAside(claim.claim, figure.id, reason))
                for figure in claim.quantities
            ]
    return found


def _judged(
    incident: Incident, held: Held, aside: Sequence[tuple[Harm, SetAside]], rule: str | None
) -> Incident:
    if aside:
        with_them = tuple(_beside(estimate, aside) for estimate in incident.estimates)
        incident = msgspec.structs.replace(incident, estimates=with_them)
    if not held:
        return incident
    fields = {name: side(it, _machine(incident, name)) for (what, name), it in held.items()
              if what == "set" and it.value is not None}  # fmt: skip
    by_hand = {name: it for (what, name), it in held.items() if what == "best"}
    estimates = incident.estimates if rule else (*_by_hand(by_hand), *incident.estimates)
    changed = {_ATTRIBUTES[name]: set_value(name, it.human) for name, it in fields.items()
               if name in _ATTRIBUTES}  # fmt: skip
    made = msgspec.structs.replace(incident, **changed, estimates=estimates)
    values = [getattr(made, name) for name in Incident.__struct_fields__]
    return JudgedIncident(*values, judged=_told(fields, by_hand, list(held.values())))  # type: ignore[misc]


def _told(fields: dict[str, Side], by_hand: dict[str, Holds], held: list[Holds]) -> Judged:
    decisions = tuple(dict.fromkeys(holds.decided.decision.decision for holds in held))
    estimates = {harm: side(holds, None) for harm, holds in by_hand.items()}
    return Judged(decisions, fields=fields, estimates=estimates, disputed=disputed(held))


def _machine(incident: Incident, field: str) -> Any:
    return (
        msgspec.to_builtins(getattr(incident, _ATTRIBUTES[field], None))
        if field in _ATTRIBUTES
        else None
    )


def _by_hand(held: dict[str, Holds]) -> list[Estimate]:
    return [
        Estimate(harm, BY_HAND, low, best, high, False, (), ())  # type: ignore[arg-type]
        for harm, holds in held.items()
        for low, best, high in [holds.value]
    ]


def _beside(estimate: Estimate, aside: Sequence[tuple[Harm, SetAside]]) -> Estimate:
    more = {it for harm, it in aside if harm == estimate.harm}
    if not more:
        return estimate
    return msgspec.structs.replace(estimate, set_aside=tuple(sorted({*estimate.set_aside, *more})))
