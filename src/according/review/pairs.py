"""Clusters made to obey what persons said of pairs of claims.

Law: no cluster holds two claims that a person calls different, whatever stands between them; two
that a person calls same are in one, unless that would break the first law: then the conflict is
given back. Where linking obeyed already, nothing changes. The order of anything changes nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set

from according.model.incident import Cluster, IncidentKind

Pair = tuple[str, str]
"""Two claim ids, sorted."""
Apart = Mapping[str, Set[str]]
"""The claims that each claim was said to differ from."""
Kinds = Mapping[str, IncidentKind]
"""What kind of incident linking put a claim in."""


def obeyed(
    clusters: Sequence[Cluster], same: Collection[Pair], different: Collection[Pair]
) -> tuple[list[Cluster], list[Pair]]:
    """The clusters after what persons said, sorted; and the same pairs that could not be obeyed.

    What stands with two claims that are the same comes along, unless it is kept apart.
    """
    apart = _apart(different)
    kinds = {claim: cluster.kind for cluster in clusters for claim in cluster.claims}
    together, conflicts = _together(same, apart, kinds)
    groups = [part for cluster in clusters for part in _parted(cluster.claims, apart)]
    for some in together:
        groups = _joined(groups, some, apart)
    return _clusters(groups, kinds), conflicts


def _clusters(groups: Iterable[Set[str]], kinds: Kinds) -> list[Cluster]:
    made = [
        Cluster(
            next((kinds[c] for c in sorted(group) if c in kinds), "incident"), tuple(sorted(group))
        )
        for group in groups
    ]
    return sorted(made, key=lambda cluster: (cluster.claims, cluster.kind))


def _apart(different: Iterable[Pair]) -> dict[str, set[str]]:
    apart: dict[str, set[str]] = defaultdict(set)
    for one, other in different:
        apart[one].add(other)
        apart[other].add(one)
    return apart


def _together(
    same: Collection[Pair], apart: Apart, kinds: Kinds
) -> tuple[list[set[str]], list[Pair]]:
    """The claims that persons bring together, as far as they can be; and the pairs that can't."""
    groups: dict[str, set[str]] = {}
    conflicts = []
    for one, other in sorted(same):
        left, right = groups.get(one, {one}), groups.get(other, {other})
        whole = left | right
        if len({kinds[claim] for claim in whole if claim in kinds}) > 1 or _clash(
            left, right, apart
        ):
            conflicts.append((one, other))
            continue
        groups.update(dict.fromkeys(whole, whole))
    return sorted({min(group): group for group in groups.values()}.values(), key=min), conflicts


def _clash(some: Iterable[str], others: Set[str], apart: Apart) -> bool:
    return any(apart.get(claim, set()) & others for claim in some)


def _joined(groups: Sequence[Set[str]], some: Set[str], apart: Apart) -> list[Set[str]]:
    """The groups after these claims come together: with the group of most of them first."""
    touched = sorted((g for g in groups if g & some), key=lambda g: (-len(g & some), min(g)))
    left = [group for group in groups if not group & some]
    whole = set(some)
    for group in touched:
        rest = set(group - some)
        if _clash(rest, whole, apart):
            left.append(rest)
        else:
            whole |= rest
    return [*left, whole]


def _parted(claims: Sequence[str], apart: Apart) -> list[Set[str]]:
    """The claims in as few groups as come of it that hold no two which are apart.

    Those that most are apart from begin groups; whoever is apart from none goes with the first.
    """
    within = set(claims)
    ranked = sorted(claims, key=lambda claim: (-len(apart.get(claim, set()) & within), claim))
    groups: list[list[str]] = []
    for claim in ranked:
        away = apart.get(claim, set())
        free = [group for group in groups if not away & set(group)]
        if free:
            ties = [_ties(group, away & within, apart) for group in free]
            free[ties.index(max(ties))].append(claim)
        else:
            groups.append([claim])
    return [set(group) for group in groups]


def _ties(group: Sequence[str], away: Set[str], apart: Apart) -> int:
    """How often the group is apart from what a claim is apart from: both were split off it."""
    return sum(len(apart.get(member, set()) & away) for member in group)
