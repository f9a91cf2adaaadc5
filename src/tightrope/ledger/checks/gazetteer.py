"""Which points and which states a name can stand for."""

import re
from dataclasses import dataclass
from functools import cache

from tightrope.core.errors import InputError
from tightrope.core.geodesy import Point
from tightrope.core.types import UNIDENTIFIED
from tightrope.resources.forms import fold
from tightrope.resources.geography import Site, load_airports, load_cities, load_sites
from tightrope.resources.registry import EntryKind, Role, load_registry

COORDINATES = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*")
CODE = re.compile(r"[A-Z]{3,4}")
SPOTS = frozenset({EntryKind.CAPITAL, EntryKind.PLACE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point by a name; `site` says which thing of that name it is."""

    name: str
    point: Point
    country: str | None
    basis: str  # "coordinates", "site", "airport", "registry", "city"

    def __str__(self) -> str:
        return f"{self.name} ({self.point}, {self.basis})"


def places(name: str) -> tuple[Place, ...]:
    """Everything the name can stand for, the likeliest first; empty if nothing is known by it."""
    if told := COORDINATES.fullmatch(name):
        return (_at(name, float(told[1]), float(told[2])),)
    sites = [_place(name, load_sites().get(fold(name)), "site")]
    sites += [_place(name, load_airports().get(name), "airport")] if CODE.fullmatch(name) else []
    cities = [_place(name, city, "city") for city in load_cities().get(fold(name), ())]
    return tuple(place for place in (*sites, *_registered(name), *cities) if place is not None)


def place(name: str) -> Place:
    """The likeliest place of that name. Raises InputError where none is known."""
    found = places(name)
    if not found:
        raise InputError(f"{name}: no such place is known; give an ICAO or IATA code, or LATITUDE,LONGITUDE")
    return found[0]


def state(name: str) -> str | None:
    """The code of a state by its name, adjective or code (AZE); None where it names none, or several.

    A territory counts where its code is its own: "Kurdistan" and "Crimea" are no states.
    """
    codes = _states()
    if name in codes:
        return name
    named = load_registry().find(name, Role.NAME, Role.ADJECTIVE)
    whole = {e.actor.code for e in named if e.kind is EntryKind.STATE}
    whole |= {e.actor.code for e in named if e.kind is EntryKind.TERRITORY} - codes
    return whole.pop() if len(whole) == 1 else None


@cache
def _states() -> frozenset[str]:
    return frozenset(e.actor.code for e in load_registry().entries if e.kind is EntryKind.STATE)


def _registered(name: str) -> list[Place]:
    entries = (e for e in load_registry().find(name, Role.NAME) if e.kind in SPOTS)
    return [
        Place(
            name=name,
            point=Point(e.latitude, e.longitude),
            country=None if e.actor.code == UNIDENTIFIED else e.actor.code,
            basis="registry",
        )
        for e in entries
        if e.latitude is not None and e.longitude is not None
    ]


def _place(name: str, site: Site | None, basis: str) -> Place | None:
    return None if site is None else Place(name=name, point=site.point, country=site.country, basis=basis)


def _at(name: str, latitude: float, longitude: float) -> Place:
    try:
        return Place(name=name.strip(), point=Point(latitude, longitude), country=None, basis="coordinates")
    except ValueError as error:
        raise InputError(f"{name}: {error}; write LATITUDE,LONGITUDE in degrees") from error
