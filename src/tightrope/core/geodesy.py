"""Points on the Earth and rough distances between them, with nothing but the standard library.

Good to 0.6 %: for sorting and for neighbourhoods. What a verdict rests on is computed on the ellipsoid
(`ledger/checks/paths.py`).
"""

import math
from dataclasses import dataclass

EARTH_RADIUS_KM = 6371.0088  # mean radius of WGS 84


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """Degrees, WGS 84: latitude -90..90, longitude -180..180."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError(f"no point on Earth: latitude {self.latitude}, longitude {self.longitude}")

    def __str__(self) -> str:
        return f"{self.latitude:.4f}, {self.longitude:.4f}"


def great_circle_km(a: Point, b: Point) -> float:
    """Distance on the sphere (haversine), in kilometres."""
    height = math.sin(math.radians(b.latitude - a.latitude) / 2) ** 2
    width = math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    across = math.cos(math.radians(a.latitude)) * math.cos(math.radians(b.latitude)) * width
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(height + across)))
