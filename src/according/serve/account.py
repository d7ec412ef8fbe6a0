"""An incident's account: its figures by a rule, each origin's claims, what stands against what.

Law: every figure that a rule saw is there, used or set aside with its reason; a repeated claim is
folded under the first one that says it, never left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from according.errors import BadInput
from according.model.claim import Claim, Quantity
from according.model.incident import Estimate, FigureRef, Incident, SetAside
from according.telling.wording import defaults, figure, said_by

Claims = Mapping[str, Claim]


class Stated(NamedTuple):
    """A figure as stated, who says it, in which claim; ``reason`` why it was set aside.

    ``words`` is None where the claim is not in the incident's reports any more.
    """

    claim: str
    words: str | None
    by: str
    reason: str


class Told(NamedTuple):
    """A claim, and the later ones of the same origin that say the same."""

    claim: Claim
    repeats: tuple[Claim, ...]


class Voice(NamedTuple):
    """An origin's claims, and why they count once; the name is empty for claims of no origin."""

    name: str
    reason: str
    told: tuple[Told, ...]


def rules(incident: Incident) -> list[str]:
    """The rules that its estimates are by, in their order."""
    return list(dict.fromkeys(estimate.rule for estimate in incident.estimates))


def by_rule(incident: Incident, rule: str | None) -> list[Estimate]:
    """The estimates by this rule; for None, of each harm the one that comes first."""
    if rule is None:
        return defaults(incident)
    if rule not in rules(incident):
        raise BadInput(f"no estimate of this incident is by {rule!r}; choose one of the list")
    return [estimate for estimate in incident.estimates if estimate.rule == rule]


def used(estimate: Estimate, claims: Claims) -> list[Stated]:
    """The figures that the estimate rests on."""
    return [_stated(one, claims) for one in estimate.used]


def set_aside(estimate: Estimate, claims: Claims) -> list[Stated]:
    """The figures that it saw and did not use."""
    return [_stated(one, claims) for one in estimate.set_aside]


def voices(incident: Incident, claims: Claims) -> list[Voice]:
    """The incident's claims by origin, those of none at the end."""
    named = {claim for origin in incident.origins for claim in origin.claims}
    rest = [claim for claim in incident.claims if claim not in named]
    groups = [(one.name, one.reason, one.claims) for one in incident.origins]
    groups += [("", "", tuple(rest))] if rest else []
    return [
        Voice(name, reason, tuple(_folded(claims[one] for one in some if one in claims)))
        for name, reason, some in groups
    ]


def _stated(one: FigureRef | SetAside, claims: Claims) -> Stated:
    reason = one.reason if isinstance(one, SetAside) else ""
    claim = claims.get(one.claim)
    if claim is None:
        return Stated(one.claim, None, "", reason)
    words = next((figure(it) for it in claim.quantities if it.id == one.quantity), None)
    return Stated(one.claim, words, said_by(claim), reason)


def _folded(claims: Iterable[Claim]) -> Iterator[Told]:
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_what(claim), []).append(claim)
    for first, *repeats in groups.values():
        yield Told(first, tuple(repeats))


def _what(claim: Claim) -> object:
    """What a claim says, whoever printed it: equal for claims that say the same."""
    if not claim.quantities:
        return claim.claim
    return claim.stance, claim.modality, tuple(map(_figure, claim.quantities))


def _figure(of: Quantity) -> Sequence[object]:
    return of.harm, of.value, of.modifier, of.low, of.high, of.scope, of.category
