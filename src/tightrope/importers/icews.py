"""ICEWS: the files of the Integrated Crisis Early Warning System, and the four columns of its research benchmarks."""

import re
from functools import lru_cache

import pyarrow as pa

from tightrope.core.ids import content_id
from tightrope.core.types import UNIDENTIFIED
from tightrope.importers.layout import Importer, Layout
from tightrope.importers.meanings import (
    ACT,
    LATITUDE,
    LONGITUDE,
    NOTHING,
    PARTY,
    cameo,
    country,
    day,
    sectors_in_order,
    text_but,
)
from tightrope.importers.record import batch_of
from tightrope.importers.sheet import JOINED, Meaning, Refusal, Sheet
from tightrope.resources.codings import Convention, country_named, load_cameo, load_parties, load_relations
from tightrope.resources.registry import EntryKind, Role, load_registry

FULL = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Country",
    "CAMEO Code",
    "Target Name",
    "Target Country",
)
PLACE = ("City", "District", "Province", "Country", "Latitude", "Longitude")
BENCHMARK = ("date", "actor", "relation", "recipient")
IN_BRACKETS = re.compile(r"\(([^()]+)\)$")


def coded(sheet: Sheet, convention: Convention) -> pa.RecordBatch:
    """The records of ICEWS rows."""
    columns: dict[str, pa.Array] = {"dataset": pa.repeat("icews", len(sheet))}
    columns["id"] = sheet.plain("Event ID", needed=True)
    (columns["day"],) = sheet.means("Event Date", day, pa.date32(), needed=True)
    for role, whose in (("actor", "Source"), ("recipient", "Target")):
        told = sheet.together(f"{whose} Country", f"{whose} Sectors", f"{whose} Name")
        columns[role], columns[f"{role}_sectors"] = sheet.means(told, _party, *PARTY)
        columns[f"{role}_name"] = _text(sheet, f"{whose} Name")
    code = sheet.together("CAMEO Code", "Event Text")
    *act, columns["code"] = sheet.means(code, _act(convention), *ACT, pa.string(), needed=True)
    columns |= dict(zip(("type", "mode", "intensity", "reality"), act, strict=True))
    (columns["place"],) = sheet.means(sheet.together("City", "District", "Province"), _place, pa.string())
    (columns["country"],) = sheet.means("Country", country, pa.string())
    (columns["latitude"],) = sheet.means("Latitude", LATITUDE, pa.float64())
    (columns["longitude"],) = sheet.means("Longitude", LONGITUDE, pa.float64())
    return sheet.kept(batch_of(columns, len(sheet)))


def of_benchmark(sheet: Sheet, convention: Convention) -> pa.RecordBatch:
    """The records of benchmark rows: a day, a name, what ICEWS calls the act, a name."""
    columns: dict[str, pa.Array] = {"dataset": pa.repeat("icews", len(sheet))}
    (columns["day"],) = sheet.means("date", day, pa.date32(), needed=True)
    for role in ("actor", "recipient"):
        columns[role], columns[f"{role}_sectors"] = sheet.means(role, _party_named, *PARTY)
        columns[f"{role}_name"] = _text(sheet, role)
    *act, columns["code"] = sheet.means("relation", _act_named(convention), *ACT, pa.string(), needed=True)
    columns |= dict(zip(("type", "mode", "intensity", "reality"), act, strict=True))
    told = (sheet.columns[name].cast(pa.string()).to_pylist() for name in BENCHMARK)
    columns["id"] = pa.array([content_id("icews", *row) for row in zip(*told, strict=True)], pa.string())
    return sheet.kept(batch_of(columns, len(sheet)))


def _act(convention: Convention) -> Meaning:
    by_code, by_name = cameo(convention), _act_named(convention)

    def meaning(word: str) -> tuple[object, ...] | Refusal:
        code, _, name = word.partition(JOINED)
        if not code.strip() or code.strip().lower() in NOTHING:
            return by_name(name)
        full = _with_zero(code.strip(), convention)
        found = by_code(full)
        return found if isinstance(found, Refusal) else (*found, full)

    return meaning


def _with_zero(code: str, convention: Convention) -> str:
    """The code with the zero that tables lose when a program takes codes for numbers: "40" was "040"."""
    acts = load_cameo(convention)
    known = acts.known.keys() | acts.without.keys()
    lost = len(code) == 2 or (code not in known and f"0{code}" in known)  # ICEWS has no codes of two digits
    return f"0{code}" if lost else code


def _act_named(convention: Convention) -> Meaning:
    by_code, codes = cameo(convention), load_relations()

    def meaning(word: str) -> tuple[object, ...] | Refusal:
        code = codes.get(" ".join(word.lower().split()))
        if code is None:
            return Refusal(f"{word!r} is no act of ICEWS" if word.strip() else "no act")
        found = by_code(code)
        return found if isinstance(found, Refusal) else (*found, code)

    return meaning


@lru_cache(maxsize=65_536)
def _party(word: str) -> tuple[str | None, str | None] | Refusal:
    """Who acts, by country, sectors and name; without a country a world actor, by its kind or its name."""
    land, sectors, name = word.split(JOINED)
    if all(text.strip().lower() in NOTHING for text in (land, sectors, name)):
        return None, None
    found = country(land)
    if isinstance(found, Refusal):
        return found
    kinds = [kind.strip().lower() for kind in sectors.split(",")]
    return found[0] or _world_named(name) or _world(kinds), _sectors(kinds)


@lru_cache(maxsize=65_536)
def _party_named(name: str) -> tuple[str | None, str | None]:
    """Who acts, by the name alone: a country, somebody "(of a country)", a world actor, or nobody we know."""
    if not name.strip():
        return None, None
    inside = IN_BRACKETS.search(name)
    return country_named(inside[1] if inside else name) or _world_named(name) or UNIDENTIFIED, None


def _world(kinds: list[str]) -> str:
    world = load_parties("icews").tables["world"]
    return next((world[kind] for kind in kinds if kind in world), UNIDENTIFIED)


def _world_named(name: str) -> str | None:
    found = {e.actor.code for e in load_registry().find(name, Role.NAME) if e.kind is EntryKind.WORLD}
    return found.pop() if len(found) == 1 else None


def _sectors(kinds: list[str]) -> str | None:
    tables = load_parties("icews").tables
    exact, endings = tables["sectors"], tables["endings"]
    sectors = (
        exact.get(kind) or next((s for e, s in endings.items() if kind.endswith(e)), None) for kind in kinds
    )
    return sectors_in_order((s for s in sectors if s), "icews")


def _place(word: str) -> tuple[str | None]:
    parts = [part for part in word.split(JOINED) if part.strip().lower() not in NOTHING]
    return (", ".join(dict.fromkeys(parts)) or None,)


def _text(sheet: Sheet, column: str) -> pa.Array:
    return sheet.means(column, text_but("NA"), pa.string())[0]


IMPORTER = Importer(
    name="icews",
    summary="ICEWS events: the .tab files of Dataverse, or date, actor, relation and recipient",
    layouts=(
        Layout(
            columns=FULL,
            coded=coded,
            used=(*FULL, "Source Sectors", "Event Text", "Target Sectors", *PLACE),
            plain=("Event ID",),
        ),
        Layout(columns=BENCHMARK, coded=of_benchmark, used=BENCHMARK),
    ),
)
