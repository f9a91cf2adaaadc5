"""Which state's land lies where: crossings, least distances, cheapest ways by its border, disputed areas."""

from collections.abc import Iterable, Sequence
from functools import cache, partial

import numpy as np
import shapely

from tightrope.core.geodesy import Point
from tightrope.ledger.checks.paths import EARTH, Points, distances_km, on_sphere, pairwise_km
from tightrope.resources.geography import DisputedArea, load_disputed_areas, load_territories

BORDER_KM = (
    3.0  # what borders are good to: Natural Earth 10 m against itself thinned, and the towns' coordinates
)
TERRITORIAL_SEA_KM = 22.2  # twelve nautical miles
COAST_DEGREES = 0.1  # a port whose point is known to 0.01 degrees may seem to lie at sea
BORDER_STEP_DEGREES = 0.05  # between points of a border: 5.6 km at most, as between those of a way
POLYGON = 3  # type number of a polygon in shapely
MAP = shapely.box(-180, -90, 180, 90)
BLOCK = 64  # points of a way compared at a time with all of a border


@cache
def land(code: str) -> shapely.MultiPolygon:
    """The land of a state; empty where the borders have none under that code."""
    return shapely.MultiPolygon([p for p in _pieces(code) if shapely.get_type_id(p) == POLYGON])


@cache
def border_points(code: str) -> Points:
    """Points of the state's borders and coasts, close together."""
    points: Points = shapely.get_coordinates(shapely.segmentize(land(code).boundary, BORDER_STEP_DEGREES))
    return points


def crosses(way: Points, code: str) -> bool:
    """Whether a way passes over the state's land."""
    return any(shapely.intersects(line, land(code)) for line in _lines(way))


def margin_km(way: Points, code: str) -> float:
    """Least distance between a way and the state's land, 0 where it crosses it."""
    return 0.0 if crosses(way, code) else float(_gaps_km(way, code).min())


def over_its_sea(way: Points, code: str) -> bool:
    """Whether a point of the way lies off the state's coast within the territorial sea, over nobody's land."""
    near = way[_gaps_km(way, code) <= TERRITORIAL_SEA_KM]
    return any(not states_at(Point(y, (x + 180) % 360 - 180)) for x, y in near)


def detour_km(a: Point, b: Point, code: str) -> float:
    """How much longer than the shortest way is the cheapest that touches the state's border."""
    points = border_points(code)
    direct = distances_km(a, np.array([(b.longitude, b.latitude)]))[0]
    return float((distances_km(a, points) + distances_km(b, points)).min() - direct)


def states_under(way: Points) -> tuple[str, ...]:
    """Codes of the states whose land a way passes over, in the order it meets them."""
    start = shapely.Point(way[0])
    met = {code for line in _lines(way) for code in _touched(line)}
    return tuple(sorted(met, key=lambda code: shapely.distance(start, land(code))))


def states_at(point: Point) -> tuple[str, ...]:
    """Codes of the states whose land holds the point: one, or none at sea."""
    return tuple(sorted(_touched(shapely.Point(point.longitude, point.latitude))))


def distance_to_land_km(point: Point, code: str) -> float:
    """From a point to the state's land, 0 within it."""
    return margin_km(np.array([(point.longitude, point.latitude)] * 2), code)


def disputed_at(point: Point) -> DisputedArea | None:
    """The disputed area that holds the point or, for one at sea, off whose coast it lies; None if there is none."""
    spot = shapely.Point(point.longitude, point.latitude)
    reach = 0.0 if states_at(point) else COAST_DEGREES
    return next((area for area, shape in _disputed() if shapely.dwithin(spot, shape, reach)), None)


@cache
def area_km2(code: str) -> float:
    """Of the state's land with its inland waters, on the ellipsoid."""
    return abs(float(EARTH.geometry_area_perimeter(shapely.orient_polygons(land(code)))[0])) / 1e6


def _gaps_km(way: Points, code: str) -> Points:
    """For each point of a way the distance to the nearest point of the state's border."""
    points = border_points(code)
    vectors = on_sphere(points)
    blocks = (on_sphere(way[i : i + BLOCK]) @ vectors.T for i in range(0, len(way), BLOCK))
    nearest = np.concatenate([block.argmax(axis=1) for block in blocks])
    return pairwise_km(way, points[nearest])


def _lines(way: Points) -> Iterable[shapely.LineString]:
    """The way where the map has it: once more a turn of the Earth away, if it runs across the date line."""
    east, west = way[:, 0].max(), way[:, 0].min()
    turns = [0, *([-360] if east > 180 else []), *([360] if west < -180 else [])]
    return [shapely.LineString(_shifted(way, turn)) for turn in turns]


def _touched(shape: shapely.Geometry) -> set[str]:
    tree, codes = _all_pieces()
    return {codes[i] for i in tree.query(shape, predicate="intersects")}


@cache
def _all_pieces() -> tuple[shapely.STRtree, tuple[str, ...]]:
    """Every piece of land on Earth, and whose it is."""
    pieces = [(piece, code) for code in load_territories().codes for piece in _pieces(code)]
    return shapely.STRtree([piece for piece, _ in pieces]), tuple(code for _, code in pieces)


@cache
def _pieces(code: str) -> tuple[shapely.Geometry, ...]:
    """The state's pieces of land as the map has them: cut where they run across the date line."""
    whole = (_polygon(rings) for rings in load_territories().polygons(code))
    cut = (part for polygon in whole for part in _within_map(polygon))
    return tuple(piece for part in cut for piece in shapely.get_parts(part) if shapely.area(piece) > 0)


def _polygon(rings: Sequence[Points]) -> shapely.Geometry:
    outer, *holes = map(_unrolled, rings)
    beside = [_shifted(hole, 360 * round((outer[:, 0].mean() - hole[:, 0].mean()) / 360)) for hole in holes]
    polygon = shapely.Polygon(outer, beside)
    if shapely.is_valid(polygon):
        return polygon
    return shapely.make_valid(polygon, method="structure", keep_collapsed=False)


def _unrolled(ring: Points) -> Points:
    """A ring whose longitudes run on across the date line; one around a pole is closed over it."""
    run = ring.copy()
    run[:, 0] = np.unwrap(ring[:, 0], period=360)
    if abs(run[-1, 0] - run[0, 0]) < 180:
        return run
    pole = np.copysign(90.0, run[:, 1].mean())
    return np.concatenate([run, [(run[-1, 0], pole), (run[0, 0], pole), run[0]]])


def _shifted(points: Points, degrees: float) -> Points:
    moved: Points = points + np.array((degrees, 0.0))
    return moved


def _within_map(polygon: shapely.Geometry) -> Iterable[shapely.Geometry]:
    west, _, east, _ = shapely.bounds(polygon)
    if west >= -180 and east <= 180:
        return [polygon]
    turned = (shapely.transform(polygon, partial(_shifted, degrees=turn)) for turn in (-360, 0, 360))
    return [shapely.intersection(part, MAP) for part in turned]


@cache
def _disputed() -> tuple[tuple[DisputedArea, shapely.Geometry], ...]:
    return tuple(
        (a, shapely.MultiPolygon([shapely.Polygon(r) for r in a.rings])) for a in load_disputed_areas()
    )
