"""Claims that wait for a person: those of harm that nobody decided about, most useful first.

Law: nothing is left out and nothing is graded; the order is told by its reasons, in words.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from according.model.claim import Claim
from according.model.decision import Judged, JudgedClaim
from according.model.incident import Incident

_OPPOSED = ("contradicts", "denies")


class Pending(NamedTuple):
    """A claim that waits, the incident it is in (None: in none), and why it comes where it does."""

    claim: Claim
    incident: str | None
    reasons: tuple[str, ...]


def pending(claims: Iterable[Claim], incidents: Sequence[Incident]) -> list[Pending]:
    """First what a question or another claim is about, then the least sure, then large figures."""
    homes = {claim: it.incident for it in incidents for claim in it.claims}
    reasons = _reasons(incidents)
    found = [
        Pending(claim, homes.get(claim.claim), tuple(dict.fromkeys(reasons[claim.claim])))
        for claim in claims
        if claim.quantities and not is_decided(claim)
    ]
    return sorted(found, key=_rank)


def is_decided(claim: Claim) -> bool:
    """Whether a person accepted, rejected, added or corrected it, or called it unverifiable."""
    judged = claim.judged if isinstance(claim, JudgedClaim) else None
    return isinstance(judged, Judged) and bool(judged.status or judged.fields)


def _reasons(incidents: Iterable[Incident]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for incident in incidents:
        for question in incident.questions:
            for claim in question.claims:
                found[claim].append(f"{question.kind}: {question.reason}")
        for relation in incident.relations:
            if relation.kind in _OPPOSED:
                found[relation.claim].append(f"it {relation.kind} another: {relation.reason}")
                found[relation.to].append(f"another {relation.kind} it: {relation.reason}")
    return found


def _rank(one: Pending) -> tuple[bool, float, int, str]:
    sure = one.claim.confidence
    largest = max(figure.value or figure.high or 0 for figure in one.claim.quantities)
    return (not one.reasons, -1.0 if sure is None else sure, -largest, one.claim.claim)
