"""How two places stand to each other, as far as what is known of them tells.

Law: ``standing(a, b)`` and ``standing(b, a)`` mirror each other; what cannot be told is "unknown",
never "apart".
"""

from typing import Literal

from according.gazetteer.fold import fold, loose
from according.gazetteer.sphere import distance_km
from according.model.claim import Place, PlacePrecision

Standing = Literal["same", "within", "around", "apart", "unknown"]

COARSENESS: dict[PlacePrecision | None, int] = {
    "site": 0, "district": 1, "city": 2, "admin": 3, "country": 4, None: 5,
}  # fmt: skip
"""How coarse a place is; the finest first, unknown last."""

# How far, in km, a finer place may lie from the point given for the one that holds it.
_REACH: dict[PlacePrecision, float] = {"site": 1, "district": 5, "city": 25, "admin": 150}
# How far apart two points of one precision may lie and still be one place under two names.
_ONE_PLACE: dict[PlacePrecision, float] = {"site": 1, "district": 0.5, "city": 3, "admin": 0}
_NEIGHBOURING_SITES = 5.0
_NAMESAKES = 25.0


def standing(left: Place | None, right: Place | None) -> Standing:
    """How ``left`` stands to ``right``: "within" or "around" it, the "same", "apart", "unknown"."""
    if left is None or right is None:
        return "unknown"
    if left.country and right.country and left.country != right.country:
        return "apart"
    if _one_place(left, right):
        return "same"
    if left.precision is None or right.precision is None:
        return "unknown"
    if left.precision == right.precision:
        return _side_by_side(left, right, left.precision)
    finer = COARSENESS[left.precision] < COARSENESS[right.precision]
    inside = _inside(left, right) if finer else _inside(right, left)
    if inside is None:
        return "unknown"
    if not inside:
        return "apart"
    return "within" if finer else "around"


def holds(outer: Place | None, inner: Place | None) -> bool:
    """Whether ``inner`` is known to be ``outer`` or to lie in it."""
    return standing(outer, inner) in ("same", "around")


def place_name(place: Place) -> str:
    """The name it is known by, else the words of the text."""
    return place.name or place.text


def _away(left: Place, right: Place) -> float | None:
    """Kilometres between them; None where a point is unknown."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    return distance_km(left.lat, left.lon, right.lat, right.lon)


def _one_place(left: Place, right: Place) -> bool:
    if left.geonameid is not None and left.geonameid == right.geonameid:
        return True
    known = {left.precision, right.precision} - {None}
    if len(known) > 1 or not _same_name(left, right):
        return False
    away = _away(left, right)
    if away is not None:
        return away <= _NAMESAKES
    return not (left.admin1 and right.admin1 and fold(left.admin1) != fold(right.admin1))


def _same_name(left: Place, right: Place) -> bool:
    """Whether the names are one, or two ways to write one Arabic name in one country."""
    name, other = fold(place_name(left)), fold(place_name(right))
    if name == other:
        return True
    rough = loose(name) if left.country and left.country == right.country else None
    return rough is not None and rough == loose(other)


def _side_by_side(left: Place, right: Place, precision: PlacePrecision) -> Standing:
    """Two places of one precision under two names."""
    away = _away(left, right)
    if precision == "country" or away is None:
        named = left.name and right.name and precision != "site"
        return "apart" if named else "unknown"
    if away <= _ONE_PLACE[precision]:
        return "same"
    return "unknown" if precision == "site" and away <= _NEIGHBOURING_SITES else "apart"


def _one_admin(left: Place, right: Place) -> bool:
    """Whether both are known to lie in one first-order division."""
    return bool(left.admin1 and right.admin1 and fold(left.admin1) == fold(right.admin1))


def _inside(inner: Place, outer: Place) -> bool | None:
    """Whether the finer place lies in the coarser one; None if that cannot be told."""
    assert outer.precision is not None
    if outer.precision == "country":
        return True if inner.country and inner.country == outer.country else None
    if outer.precision == "admin" and _one_admin(inner, outer):
        return True
    away = _away(inner, outer)
    if away is None:
        return None
    if away > _REACH[outer.precision]:
        return False
    return None if outer.precision == "admin" else True
