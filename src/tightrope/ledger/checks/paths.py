"""Shortest ways over the WGS 84 ellipsoid (Karney's geodesics, by pyproj)."""

import math

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from tightrope.core.geodesy import Point

STEP_KM = (
    5.0  # between points of a way: half of what a state's territory needs to be 10 km across to be missed
)
EARTH = Geod(ellps="WGS84")

Points = NDArray[np.float64]
"""Shape (n, 2): longitude and latitude in degrees."""


def distance_km(a: Point, b: Point) -> float:
    """Length of the shortest way, in kilometres."""
    return float(EARTH.inv(a.longitude, a.latitude, b.longitude, b.latitude)[2]) / 1000


def distances_km(a: Point, points: Points) -> NDArray[np.float64]:
    """From `a` to each of `points`."""
    n = len(points)
    inverse = EARTH.inv(np.full(n, a.longitude), np.full(n, a.latitude), points[:, 0], points[:, 1])
    return np.asarray(inverse[2]) / 1000


def pairwise_km(a: Points, b: Points) -> NDArray[np.float64]:
    """From each point of `a` to the point of `b` in the same row."""
    return np.asarray(EARTH.inv(a[:, 0], a[:, 1], b[:, 0], b[:, 1])[2]) / 1000


def shortest_way(a: Point, b: Point) -> Points:
    """Points of the geodesic, ends included, at most `STEP_KM` apart; longitudes run on across the date line."""
    n = max(1, math.ceil(distance_km(a, b) / STEP_KM) - 1)
    between = EARTH.npts(a.longitude, a.latitude, b.longitude, b.latitude, n)
    points = np.array([(a.longitude, a.latitude), *between, (b.longitude, b.latitude)])
    points[:, 0] = np.unwrap(points[:, 0], period=360)
    return points


def on_sphere(points: Points) -> Points:
    """Unit vectors, shape (n, 3), by which the nearest of many points is found fast."""
    longitude, latitude = np.radians(points).T
    across = np.cos(latitude)
    return np.stack((across * np.cos(longitude), across * np.sin(longitude), np.sin(latitude)), axis=1)
