"""How far two places are apart as the crow flies."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius R1 of the Earth: GRS 80, adopted by the IUGG (Moritz, Journal of Geodesy 2000)."""


def distance_km(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Give the great-circle distance in kilometres between two places given in degrees.

    The haversine formula, which is exact for near places too; on a sphere, so up to 0.5 % off.
    """
    north, other_north = radians(latitude), radians(other_latitude)
    height = sin((other_north - north) / 2) ** 2
    width = sin(radians(other_longitude - longitude) / 2) ** 2
    chord = sqrt(min(1.0, height + cos(north) * cos(other_north) * width))
    return 2 * EARTH_RADIUS_KM * asin(chord)
