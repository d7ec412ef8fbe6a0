"""Claims -> clusters: which claims are about one incident, and which are of one toll.

Law: the result is a function of the set of claims and of what people decided, in whatever order
they came, and one more copy of a report changes nothing but that its claims are there too. Verbal
events and statements are in no cluster.
"""

from collections.abc import Iterable

from according.link.archive import grow
from according.link.judged import NOTHING, Judged
from according.link.memory import Memory
from according.model.claim import Claim
from according.model.incident import Cluster


def link(claims: Iterable[Claim], decided: Judged = NOTHING) -> list[Cluster]:
    """The clusters of these claims, sorted; a claim is in one cluster at most, many are in none."""
    shelf = Memory()
    return grow(shelf, shelf.add(claims), decided).clusters
