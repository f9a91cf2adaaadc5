"""Rebuilds the derived files of `src/tightrope/resources/actors`, byte for byte.

    python tools/build_resources.py                          compile actors/registry.json from the TOML
    python tools/build_resources.py --check                  only say whether it is up to date (exit 1 if not)
    python tools/build_resources.py --countries FILE.json.gz first rewrite actors/derived/countries.toml

FILE is `countries.json` of the mledoze/countries collection (ODbL-1.0), plain or gzipped.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tightrope.resources.actor_files import read_entries, read_iso2, read_nouns
from tightrope.resources.compiled import COMPILED, compile_registry
from tightrope.resources.entries import Entry, EntryKind
from tightrope.resources.forms import fold

RESOURCES = Path(__file__).resolve().parent.parent / "src" / "tightrope" / "resources"
COUNTRIES = RESOURCES / "actors" / "derived" / "countries.toml"
RETRIEVED = date(2026, 11, 24)
SAME = {"UNK": "XKX"}  # the collection's code for Kosovo is PLOVER's for "unknown"
HEADER = f"""\
# Derived: written by tools/build_resources.py, not by hand. Official names and ISO alpha-2 codes by registry id.
[source]
name = "mledoze/countries"
licence = "ODbL-1.0"
retrieved = {RETRIEVED.isoformat()}
"""


def main() -> int:
    """Writes, or with --check compares, the derived files; returns the exit code."""
    options = _options()
    if options.countries:
        COUNTRIES.write_text(countries_toml(_read(options.countries), _places()), encoding="utf-8")
    compiled, target = compiled_text(), RESOURCES / COMPILED
    if options.check:
        current = target.exists() and target.read_text(encoding="utf-8") == compiled
        print(f"{COMPILED}: {'up to date' if current else 'not up to date: run tools/build_resources.py'}")
        return 0 if current else 1
    target.write_text(compiled, encoding="utf-8")
    return 0


def compiled_text() -> str:
    """What actors/registry.json has to hold, given the TOML."""
    return compile_registry(read_entries(), read_nouns(), read_iso2())


def countries_toml(countries: Iterable[Mapping[str, Any]], places: Mapping[str, Entry]) -> str:
    """The derived file: for each state or territory of the registry, what the collection says of its code."""
    by_code = {SAME.get(c["cca3"], c["cca3"]): c for c in countries}
    known = {code: by_code[code] for code in sorted(places) if code in by_code}
    iso2 = "".join(f'"{places[k].actor.id}" = "{c["cca2"]}"\n' for k, c in known.items())
    official = "".join(_official(places[k], c["name"]) for k, c in known.items())
    return f"{HEADER}\n[iso2]\n{iso2}\n[official]\n{official}"


def _official(entry: Entry, names: Mapping[str, Any]) -> str:
    had = {fold(n) for n in entry.names}
    new = [n for n in (names["common"], names["official"]) if fold(n) not in had]
    return f'"{entry.actor.id}" = {json.dumps(new, ensure_ascii=False)}\n' if new else ""


def _places() -> dict[str, Entry]:
    """The state of each code, else the territory that has the code for itself."""
    found: dict[str, Entry] = {}
    for entry in sorted(_hand_written(), key=lambda e: e.kind is EntryKind.TERRITORY):
        if entry.kind in {EntryKind.STATE, EntryKind.TERRITORY}:
            found.setdefault(entry.actor.code, entry)
    return found


def _hand_written() -> tuple[Entry, ...]:
    return read_entries(official={})


def _read(path: Path) -> Any:
    data = path.read_bytes()
    return json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--countries", type=Path, help="countries.json or countries.json.gz")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is out of date")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
