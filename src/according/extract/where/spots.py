"""How fine a place is told, and which of those that stand together is meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from according.extract.where.places import PlaceMention
from according.extract.where.sites import within
from according.gazetteer.standing import COARSENESS, standing
from according.model.claim import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with how fine its words are: 0 a site, 1 a quarter, 2 a town, to 5 unknown.

    A site that no gazetteer has may carry the town it lies in, so its words can be finer than what
    is known of it.
    """

    place: Place
    rank: int


def rank_of(place: Place) -> int:
    """How fine the place is; a name that no gazetteer has is most often a village's."""
    return COARSENESS["city" if place.name is None else place.precision]


def is_hidden(mention: PlaceMention, taken: Sequence[Place]) -> bool:
    """Whether a place already taken holds some of its words."""
    return any(p.start < mention.place.end and mention.place.start < p.end for p in taken)


def known_of(spots: Sequence[Spot]) -> list[Spot]:
    """Those that a gazetteer knows."""
    return [spot for spot in spots if spot.place.precision is not None]


def finest(reach: Sequence[Spot]) -> Spot:
    """The nearest, or one within reach that is finer and may lie in it."""
    nearest = reach[0]
    for spot in sorted(reach[1:], key=lambda s: s.rank):
        if spot.rank < min(nearest.rank, 5) and fits(spot, nearest):
            return spot
    return nearest


def fits(left: Spot, right: Spot) -> bool:
    """Whether the two may be one place, or one lie in the other, as far as is known."""
    known = standing(left.place, right.place)
    if known == "unknown":
        return left.place.lat is None or right.place.lat is None
    return known != "apart"


def placed_in(spot: Spot, reach: Sequence[Spot]) -> Spot:
    """A site of which nothing is known, with what the sentence says of the place around it."""
    if spot.place.precision is not None:
        return spot
    holding = [s for s in reach if s.rank > spot.rank and s.place.precision in ("city", "admin")]
    around = min(holding, key=lambda s: s.rank, default=None)
    return Spot(within(spot.place, around.place), spot.rank) if around else spot
