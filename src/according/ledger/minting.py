"""Minting: clusters of claims get ids that stay.

Law: an incident keeps its id while it grows; an id is never given twice and never changes its kind;
every id ever given, whose claims are still linked, is either an incident's own or stands in the
``was`` of exactly one. The order of the clusters changes nothing.

Where an incident splits, the part that holds most of it keeps the id, and the other parts get new
ids with an empty ``was``: the old id is not their former one as long as another incident bears it.
Where several merge, the one that gives most claims (the oldest of equals) keeps its id, and the
others' ids go into its ``was``.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from according.model.incident import Cluster, Minted

Shares = Counter[tuple[int, int]]
"""How many claims a cluster and an existing incident have in common, by their places."""


def mint(
    clusters: Sequence[Cluster],
    existing: Sequence[Minted],
    given: Callable[[str], bool] = lambda _id: False,
) -> list[Minted]:
    """The clusters as incidents: those that existed in the order given, then the new ones.

    ``existing`` are the present incidents that share a claim with one, oldest first; ``given`` says
    of an id whether any other incident has, or had, it.
    """
    ordered = sorted(set(clusters), key=lambda cluster: (cluster.claims, cluster.kind))
    shares = _shares(ordered, existing)
    kept = _kept(ordered, existing, shares)
    former = _former(ordered, existing, shares, kept)
    taken = {old for minted in existing for old in (minted.incident, *minted.was)}
    minted: dict[int, Minted] = {}
    for place, cluster in enumerate(ordered):
        was = former[place]
        if place in kept:
            own = existing[kept[place]]
            minted[place] = Minted(own.incident, tuple(dict.fromkeys(own.was + was)), cluster)
        else:
            minted[place] = Minted(
                _new_id(cluster, taken, given), tuple(dict.fromkeys(was)), cluster
            )
    return [minted[place] for place in sorted(minted, key=lambda at: kept.get(at, len(existing)))]


def _shares(clusters: Sequence[Cluster], existing: Sequence[Minted]) -> Shares:
    holders = defaultdict(list)
    for incident, minted in enumerate(existing):
        for claim in minted.cluster.claims:
            holders[claim].append(incident)
    return Counter(
        (place, incident)
        for place, cluster in enumerate(clusters)
        for claim in cluster.claims
        for incident in holders.get(claim, ())
    )


def _kept(
    clusters: Sequence[Cluster], existing: Sequence[Minted], shares: Shares
) -> dict[int, int]:
    """Which cluster keeps which existing incident's id: the largest shares choose first."""
    kept: dict[int, int] = {}
    given: set[int] = set()
    for place, incident in sorted(shares, key=lambda pair: (-shares[pair], pair[1], pair[0])):
        same_kind = clusters[place].kind == existing[incident].cluster.kind
        if same_kind and place not in kept and incident not in given:
            kept[place] = incident
            given.add(incident)
    return kept


def _former(
    clusters: Sequence[Cluster],
    existing: Sequence[Minted],
    shares: Shares,
    kept: dict[int, int],
) -> dict[int, tuple[str, ...]]:
    """The ids that nobody keeps, each with the cluster that holds most of its claims."""
    homes: dict[int, int] = {}

    def rank(pair: tuple[int, int]) -> tuple[bool, int, int]:
        place, incident = pair
        other_kind = clusters[place].kind != existing[incident].cluster.kind
        return other_kind, -shares[pair], place

    for place, incident in sorted(shares, key=rank):
        homes.setdefault(incident, place)
    former: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for incident in sorted(homes.keys() - set(kept.values())):
        gone = existing[incident]
        former[homes[incident]] += (gone.incident, *gone.was)
    return former


def _new_id(cluster: Cluster, taken: set[str], given: Callable[[str], bool]) -> str:
    """An id from the claims, so that a replay mints the same; counted on where it is taken.

    It can be taken: an incident of one claim grows, then that claim is split off again.
    """
    count = 0
    while True:
        parts = (cluster.kind, *cluster.claims, str(count))
        fresh = "i" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
        if fresh not in taken and not given(fresh):
            taken.add(fresh)
            return fresh
        count += 1
