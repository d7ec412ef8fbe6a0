"""Clusters made to obey what persons said of pairs of claims.

Law: no cluster holds two claims that a person calls different, whatever stands between them; two
that a person calls same are in one, unless that would break the first law: then the conflict is
given back. Where linking obeyed already, nothing changes. The order of anything changes nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from according.model.incident import Cluster, IncidentKind

Pair = tuple[str, str]
"""Two claim ids, sorted."""


def obeyed(
    clusters: Sequence[Cluster], same: Collection[Pair], different: Collection[Pair]
) -> tuple[list[Cluster], list[Pair]]:
    """The clusters after what persons said, sorted; and the same pairs that could not be obeyed."""
    apart = _apart(different)
    groups = _Groups(clusters, apart)
    conflicts = [pair for pair in sorted(same) if not groups.join(*pair)]
    return groups.clusters(), conflicts


def _apart(different: Iterable[Pair]) -> dict[str, set[str]]:
    apart: dict[str, set[str]] = defaultdict(set)
    for one, other in different:
        apart[one].add(other)
        apart[other].add(one)
    return apart


class _Groups:
    """The claims of each cluster, parted where persons part them, and joined on demand."""

    def __init__(self, clusters: Sequence[Cluster], apart: dict[str, set[str]]):
        self._apart = apart
        self._kinds: dict[str, IncidentKind] = {}
        self._home: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        for cluster in clusters:
            for part in _parted(cluster.claims, apart):
                self._enter(part, cluster.kind)

    def _enter(self, claims: Collection[str], kind: IncidentKind) -> None:
        home = min(claims)
        self._members[home] = set(claims)
        self._kinds[home] = kind
        self._home.update(dict.fromkeys(claims, home))

    def join(self, one: str, other: str) -> bool:
        """Bring two claims together; False if they must stay apart, or are of two kinds."""
        known = [claim for claim in (one, other) if claim in self._home]
        kinds = {self._kinds[self._home[claim]] for claim in known}
        if len(kinds) > 1:
            return False
        for claim in {one, other} - set(known):
            self._enter([claim], min(kinds, default="incident"))
        kept, gone = sorted((self._home[one], self._home[other]))
        if kept == gone:
            return True
        if any(
            self._apart.get(claim, set()) & self._members[gone] for claim in self._members[kept]
        ):
            return False
        self._members[kept] |= self._members[gone]
        self._home.update(dict.fromkeys(self._members.pop(gone), kept))
        return True

    def clusters(self) -> list[Cluster]:
        made = [
            Cluster(self._kinds[home], tuple(sorted(its))) for home, its in self._members.items()
        ]
        return sorted(made, key=lambda cluster: (cluster.claims, cluster.kind))


def _parted(claims: Sequence[str], apart: dict[str, set[str]]) -> list[list[str]]:
    """The claims in as few groups as come of it that hold no two which are apart.

    Those that most are apart from begin groups; whoever is apart from none goes with the first.
    """
    within = set(claims)
    ranked = sorted(claims, key=lambda claim: (-len(apart.get(claim, set()) & within), claim))
    groups: list[list[str]] = []
    for claim in ranked:
        away = apart.get(claim, set())
        free = [group for group in groups if not away.intersection(group)]
        if free:
            ties = [_ties(group, away & within, apart) for group in free]
            free[ties.index(max(ties))].append(claim)
        else:
            groups.append([claim])
    return groups


def _ties(group: Sequence[str], away: set[str], apart: dict[str, set[str]]) -> int:
    """How often the group is apart from what a claim is apart from: both were split off it."""
    return sum(len(apart.get(member, set()) & away) for member in group)
