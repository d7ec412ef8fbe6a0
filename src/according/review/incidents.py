"""Incidents with what persons decided about them.

Law: a field that a person set has that value, the machine's beside it; an estimate by hand comes
before those by rules and replaces none; a rejected claim's figures are listed as set aside.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from according.errors import BadInput
from according.model.claim import Claim, EventType, Place
from according.model.decision import Judged, JudgedIncident, Ruled, Side
from according.model.incident import Estimate, Incident, SetAside
from according.model.when import bound_days
from according.review.rulings import Rulings, disputed, side

if TYPE_CHECKING:
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
    rulings: Rulings,
    claims: Sequence[Claim] = (),
    *,
    rule: str | None = None,
    homes: Mapping[str, str] | None = None,
) -> list[Incident]:
    """The incidents with what holds about them; ``claims`` are those that persons rejected.

    With a ``rule`` asked for, estimates by hand are left out. ``homes`` give the incident of each
    claim that a rejected one stood beside; None where these are all incidents.
    """
    told = list(incidents)
    present = {former: now.incident for now in told for former in (now.incident, *now.was)}
    if homes is None:
        homes = {claim: it.incident for it in told for claim in it.claims}
    aside = _rejected(rulings, claims, homes)
    by_id = _about(rulings, present)
    return [_judged(one, by_id[one.incident], aside[one.incident], rule) for one in told]


Held = dict[tuple[str, str], "Holds"]
"""("set", field) or ("best", harm) -> what holds."""


def _about(rulings: Rulings, present: dict[str, str]) -> dict[str, Held]:
    """What holds about each incident; of former and present id, the later decision."""
    found: dict[str, Held] = defaultdict(dict)
    for (what, *rest), holds in rulings.holding.items():
        if what in ("set", "best") and rest[0] in present:
            held, place = found[present[rest[0]]], (what, rest[1])
            if place not in held or held[place].decided.at < holds.decided.at:
                held[place] = holds
    return found


def _rejected(
    rulings: Rulings, claims: Sequence[Claim], homes: Mapping[str, str]
) -> dict[str, list[tuple[str, SetAside]]]:
    """By incident, the rejected figures with their harm: where what they stood beside is now.

    ``homes`` gives the incident of each claim. Of several incidents, the one with most of them.
    """
    found: dict[str, list[tuple[str, SetAside]]] = defaultdict(list)
    held = rulings.rejected()
    for claim in claims:
        made = held[claim.claim].decided.decision
        beside = stood_beside(held[claim.claim])
        found_in = Counter(homes[other] for other in sorted(beside) if other in homes)
        for home, _count in found_in.most_common(1):
            reason = f"rejected by {made.by}: {made.why}"
            found[home] += [
                (figure.harm, SetAside(claim.claim, figure.id, reason))
                for figure in claim.quantities
            ]
    return found


def stood_beside(holds: "Holds") -> Sequence[str]:
    """The claims beside which one stood when it was rejected."""
    act = holds.decided.decision.act
    return act.beside if isinstance(act, Ruled) else ()


def _judged(
    incident: Incident, held: Held, aside: Sequence[tuple[str, SetAside]], rule: str | None
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


def _told(fields: dict[str, Side], by_hand: "dict[str, Holds]", held: "list[Holds]") -> Judged:
    decisions = tuple(dict.fromkeys(holds.decided.decision.decision for holds in held))
    estimates = {harm: side(holds, None) for harm, holds in by_hand.items()}
    return Judged(decisions, fields=fields, estimates=estimates, disputed=disputed(held))


def _machine(incident: Incident, field: str) -> Any:
    return (
        msgspec.to_builtins(getattr(incident, _ATTRIBUTES[field], None))
        if field in _ATTRIBUTES
        else None
    )


def _by_hand(held: "dict[str, Holds]") -> list[Estimate]:
    return [
        Estimate(harm, BY_HAND, low, best, high, False, (), ())  # type: ignore[arg-type]
        for harm, holds in held.items()
        for low, best, high in [holds.value]
    ]


def _beside(estimate: Estimate, aside: Sequence[tuple[str, SetAside]]) -> Estimate:
    more = {it for harm, it in aside if harm == estimate.harm}
    if not more:
        return estimate
    return msgspec.structs.replace(estimate, set_aside=tuple(sorted({*estimate.set_aside, *more})))
