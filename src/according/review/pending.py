"""Claims that wait for a person: those of harm that nobody decided about, most useful first.

Law: nothing is left out and nothing is graded; the order is told by its reasons, in words.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from according.model.claim import Claim
from according.model.incident import Incident

_OPPOSED = ("contradicts", "denies")
_UNSURE = 0.5
"""A claim that is likelier read wrong than right."""
_LARGE = 100
"""From so many people on a figure moves totals by itself."""


class Pending(NamedTuple):
    """A claim that waits, the incident it is in (None: in none), and why it comes where it does."""

    claim: Claim
    incident: str | None
    reasons: tuple[str, ...]


class Weight(NamedTuple):
    """What places a claim by itself: how many reasons, how sure it is (-1: unknown), its figure."""

    reasons: int
    sure: float
    largest: int


def pending(
    claims: Iterable[Claim],
    incidents: Sequence[Incident],
    fresh: Collection[str] = (),
    decided: Collection[str] = (),
) -> list[Pending]:
    """First what questions and other claims are about, what most reasons speak for before the rest.

    Then the least sure come first, then large figures.

    ``fresh`` are the ids of the reports that are new since yesterday, ``decided`` those of the
    claims that persons decided about.
    """
    homes = {claim: it.incident for it in incidents for claim in it.claims}
    asked = _asked(incidents)
    found = [
        (claim, asked.get(claim.claim, {}), list(_own(claim, fresh)))
        for claim in claims
        if claim.quantities and claim.claim not in decided
    ]
    found.sort(key=lambda one: (not one[1], -len(one[1]) - len(one[2]), *_rank(one[0])))
    return [
        Pending(claim, homes.get(claim.claim), (*chain(*said.values()), *own))
        for claim, said, own in found
    ]


def weighed(claim: Claim) -> Weight:
    """What places a claim of harm in the order, but for others and for when it was read."""
    sure = -1.0 if claim.confidence is None else claim.confidence
    return Weight(sum(1 for _ in _own(claim, ())), sure, _largest(claim))


def doubts(incident: Incident) -> set[tuple[str, str]]:
    """The claims that questions and relations of an incident are about, each with their kinds."""
    return {(claim, kind) for claim, said in _asked([incident]).items() for kind in said}


def _own(claim: Claim, fresh: Collection[str]) -> Iterator[str]:
    """What speaks for a claim by itself."""
    if claim.confidence is None:
        yield "nobody knows how likely it is read right"
    elif claim.confidence < _UNSURE:
        yield f"low confidence: read right in {claim.confidence:.0%} of such claims"
    if (most := _largest(claim)) >= _LARGE:
        yield f"a large figure: {most:,}"
    if claim.report.id in fresh:
        yield "new since yesterday"


def _asked(incidents: Iterable[Incident]) -> Mapping[str, Mapping[str, Iterable[str]]]:
    """What questions and other claims say of each claim, by the kind of what they say."""
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for incident in incidents:
        for question in incident.questions:
            for claim in question.claims:
                found[claim][question.kind][f"{question.kind}: {question.reason}"] = None
        for relation in incident.relations:
            kind, reason = relation.kind, relation.reason
            if kind in _OPPOSED:
                found[relation.claim]["opposed"][f"it {kind} another: {reason}"] = None
                found[relation.to]["opposed"][f"another {kind} it: {reason}"] = None
    return found


def _rank(claim: Claim) -> tuple[float, int, str]:
    weight = weighed(claim)
    return weight.sure, -weight.largest, claim.claim


def _largest(claim: Claim) -> int:
    return max(figure.value or figure.high or 0 for figure in claim.quantities)
