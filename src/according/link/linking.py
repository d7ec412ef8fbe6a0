"""Claims -> clusters: which claims are about one incident, and which are of one toll.

Law: the result is a function of the set of claims, in whatever order they came, and no cluster
holds two claims that place or time rules out. Verbal events and statements are in no cluster.
"""

from collections.abc import Iterable, Sequence

from according.link.candidates import candidates
from according.link.compare import compare, distance
from according.link.groups import Groups
from according.link.kinds import is_toll, tells_of_incident
from according.link.subjects import Subject, subjects
from according.link.tolls import tolls
from according.link.unplaced import only_incidents, place_told
from according.model.claim import Claim
from according.model.incident import Cluster, IncidentKind


def link(claims: Sequence[Claim]) -> list[Cluster]:
    """The clusters of these claims, sorted; a claim is in one cluster at most, many are in none."""
    told = {claim.claim: claim for claim in claims if tells_of_incident(claim)}
    counted = {name for name, claim in told.items() if is_toll(claim)}
    found = [
        _cluster("toll", toll) for toll in tolls(subjects(told[name] for name in sorted(counted)))
    ]
    found += [
        _cluster("incident", incident)
        for incident in incidents(subjects(told[name] for name in sorted(told.keys() - counted)))
    ]
    return sorted(found, key=lambda cluster: (cluster.claims, cluster.kind))


def incidents(found: Sequence[Subject]) -> list[list[Subject]]:
    """The subjects grouped by incident; those that make none by themselves are left out."""
    groups = Groups(found)
    for left, right in _same(found):
        groups.join(left, right)
    for left, right in only_incidents(groups):
        groups.join(left, right)
    grouped = [list(groups.members(home)) for home in groups.homes()]
    return [group for group in grouped if _opens(group)]


def _same(found: Sequence[Subject]) -> list[tuple[int, int]]:
    """The pairs judged to be the same, the surest first; of equals, the closest in the text."""
    ranked = []
    for left, right in candidates(found):
        judged = compare(found[left], found[right])
        if judged.judgement == "same":
            apart = distance(found[left], found[right])
            ranked.append((-judged.score, apart, left, right))
    return [(left, right) for _, _, left, right in sorted(ranked)]


def _opens(group: Sequence[Subject]) -> bool:
    """Harm opens an incident anywhere; an event alone only at a place finer than a country."""
    return place_told(group) == "town" or any(subject.first.quantities for subject in group)


def _cluster(kind: IncidentKind, group: Iterable[Subject]) -> Cluster:
    return Cluster(kind, tuple(sorted(claim.claim for s in group for claim in s.claims)))
