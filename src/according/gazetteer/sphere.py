"""Distances on the earth, taken as a sphere."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points given in degrees, in kilometres.

    >>> round(distance_km(51.5, -0.13, 48.86, 2.35))
    343
    """
    here, there = radians(lat), radians(other_lat)
    across = sin((there - here) / 2) ** 2
    along = cos(here) * cos(there) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(across + along)))
