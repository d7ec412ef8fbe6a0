"""Claims -> clusters: which claims are about one incident, and which are of one toll.

Law: the result is a function of the set of claims and of what people decided, in whatever order
they came, and one more copy of a report changes nothing but that its claims are there too. Verbal
events and statements are in no cluster.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from according.link.gather import gather
from according.link.judged import NOTHING, Judged
from according.link.kinds import is_toll, tells_of_incident
from according.link.stories import Story, stories
from according.link.subjects import Subject, subjects
from according.link.tolls import tolls
from according.model.claim import Claim
from according.model.incident import Cluster, IncidentKind


def link(claims: Iterable[Claim], decided: Judged = NOTHING) -> list[Cluster]:
    """The clusters of these claims, sorted; a claim is in one cluster at most, many are in none."""
    claims = list(claims)
    told = {claim.claim: claim for claim in claims if tells_of_incident(claim)}
    counted = {name for name, claim in told.items() if is_toll(claim)}
    alone = frozenset(claim for pair in decided.different for claim in pair)
    totals = subjects((told[name] for name in sorted(counted)), alone)
    single = subjects((told[name] for name in sorted(told.keys() - counted)), alone)
    found = [_cluster("toll", toll) for toll in tolls(totals)]
    for incident in gather(incident_stories(single, texts(claims), decided), decided):
        found.append(_cluster("incident", [s for story in incident for s in story.members]))
    return sorted(found, key=lambda cluster: (cluster.claims, cluster.kind))


def incident_stories(
    found: Sequence[Subject], context: Mapping[str, Sequence[str]], decided: Judged = NOTHING
) -> list[Story]:
    """The stories that make an incident; what is told of too vaguely for that makes none."""
    return [story for story in stories(found, context, decided) if story.opens_incident()]


def texts(claims: Iterable[Claim]) -> dict[str, list[str]]:
    """The sentences of each report that hold a claim of any kind, by its id."""
    told: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        told[claim.report.id].add(claim.text)
    return {report: sorted(sentences) for report, sentences in told.items()}


def _cluster(kind: IncidentKind, group: Iterable[Subject]) -> Cluster:
    return Cluster(kind, tuple(sorted(claim.claim for s in group for claim in s.claims)))
