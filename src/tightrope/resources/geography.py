"""Where things are: territories, disputed areas, airports, cities and sites, as the files of `geo/` hold them.

tools/build_geography.py writes the compressed files. Coordinates are degrees, WGS 84. Rings are arrays of
(longitude, latitude), closed, an outer ring first and its holes after it.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tightrope.core.errors import ResourceError
from tightrope.core.geodesy import Point
from tightrope.resources.forms import fold
from tightrope.resources.loading import load_toml, resource

FOLDER = "geo"
REMEDY = "reinstall the package, or run tools/build_geography.py again"

RING_POINTS = 4  # fewer enclose nothing: rocks the size of the grid

Ring = NDArray[np.float64]
"""Shape (n, 2): longitude and latitude."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A named point: a city, an airport, an installation."""

    name: str
    point: Point
    country: str  # ISO 3166-1 alpha-3


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedArea:
    """An area that the map gives to one state and others hold or claim."""

    name: str
    states: tuple[str, ...]  # who holds or claims it, as Natural Earth notes it
    rings: tuple[Ring, ...]  # outer rings


class Territories:
    """The land of every state (ISO 3166-1 alpha-3, or Natural Earth's code where ISO has none), decoded when asked."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._scale, self._origin = np.array(table["scale"]), np.array(table["translate"])
        self._arcs: Sequence[list[int]] = table["arcs"]
        self._states: Mapping[str, Sequence[Sequence[Sequence[int]]]] = table["states"]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self._states)

    def polygons(self, code: str) -> tuple[tuple[Ring, ...], ...]:
        """The rings of each piece of land; empty for a code without land."""
        pieces = (tuple(map(self._ring, rings)) for rings in self._states.get(code, ()))
        return tuple(rings for rings in pieces if all(len(ring) >= RING_POINTS for ring in rings))

    def _ring(self, arcs: Sequence[int]) -> Ring:
        """Arcs joined where they meet; `~i` is arc `i` backwards."""
        lines = [self._arc(i) if i >= 0 else self._arc(~i)[::-1] for i in arcs]
        return np.concatenate([lines[0], *(line[1:] for line in lines[1:])])

    def _arc(self, index: int) -> Ring:
        steps = np.array(self._arcs[index], dtype=np.int64).reshape(-1, 2)
        points: Ring = steps.cumsum(axis=0) * self._scale + self._origin
        return points


@cache
def load_territories() -> Territories:
    """Borders and coasts of all states, within 0.4 km of Natural Earth 10 m."""
    return Territories(_load_json("borders.json.gz"))


@cache
def load_disputed_areas() -> tuple[DisputedArea, ...]:
    """Every area that Natural Earth holds for disputed, to about a kilometre."""
    table = _load_json("disputed.json.gz")
    return tuple(
        DisputedArea(
            name=area["name"],
            states=tuple(area["states"]),
            rings=tuple(np.array(ring).reshape(-1, 2) / table["grid"] for ring in area["polygons"]),
        )
        for area in table["areas"]
    )


@cache
def load_airports() -> Mapping[str, Site]:
    """Airports by ICAO code and by IATA code, in capitals."""
    found: dict[str, Site] = {}
    for icao, iata, latitude, longitude, country, name in _rows("airports.tsv.gz"):
        site = Site(name=name, point=Point(float(latitude), float(longitude)), country=country)
        found |= {code: site for code in (icao, iata) if code}
    return found


@cache
def load_cities() -> Mapping[str, tuple[Site, ...]]:
    """Cities of 15,000 people and more by folded name, the largest first."""
    found: defaultdict[str, list[Site]] = defaultdict(list)
    for name, latitude, longitude, country in _rows("cities.tsv.gz"):
        found[fold(name)].append(
            Site(name=name, point=Point(float(latitude), float(longitude)), country=country)
        )
    return {form: tuple(sites) for form, sites in found.items()}


@cache
def load_sites() -> Mapping[str, Site]:
    """Installations by folded name."""
    found: dict[str, Site] = {}
    for name, fields in load_toml(f"{FOLDER}/sites.toml")["sites"].items():
        site = Site(name=name, point=Point(*fields["at"]), country=fields["country"])
        found |= {fold(form): site for form in (name, *fields.get("also", ()))}
    return found


def _load_json(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(_text(name))
    if "source" not in table:
        raise ResourceError(f"{FOLDER}/{name}: does not say where it comes from; {REMEDY}")
    return table


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table whose first line names its source and whose second names its columns."""
    source, _, *lines = _text(name).splitlines()
    if not source.startswith("# source\t"):
        raise ResourceError(f"{FOLDER}/{name}: does not say where it comes from; {REMEDY}")
    return (line.split("\t") for line in lines)


def _text(name: str) -> str:
    try:
        return gzip.decompress(resource(f"{FOLDER}/{name}").read_bytes()).decode()
    except (OSError, EOFError) as error:
        raise ResourceError(f"{FOLDER}/{name}: cannot be read: {error}; {REMEDY}") from error
