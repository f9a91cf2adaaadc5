"""ACLED: the user's own file, as exported or as its interface answers in CSV. Nothing of ACLED comes with Tightrope."""

import re
from functools import lru_cache

import pyarrow as pa

from tightrope.core.types import UNIDENTIFIED
from tightrope.importers.layout import Importer, Layout
from tightrope.importers.meanings import ACT, LATITUDE, LONGITUDE, PARTY, act_of, country, day, whole
from tightrope.importers.record import batch_of
from tightrope.importers.sheet import JOINED, Meaning, Refusal, Sheet
from tightrope.resources.codings import Convention, country_named, load_acts, load_countries, load_parties

COLUMNS = ("event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "actor2", "country")
FURTHER = ("inter1", "inter2", "iso", "location", "latitude", "longitude", "fatalities")
IN_BRACKETS = re.compile(r"\(([^()]+)\)")  # "Military Forces of Norland (2010-)", "Protesters (Norland)"
OF = re.compile(r"^(?:military|police) forces of (.+?)(?:\s*\(|$)", re.IGNORECASE)


def coded(sheet: Sheet, convention: Convention) -> pa.RecordBatch:
    """The records of ACLED rows."""
    columns: dict[str, pa.Array] = {"dataset": pa.repeat("acled", len(sheet))}
    columns["id"] = sheet.plain("event_id_cnty", needed=True)
    (columns["day"],) = sheet.means("event_date", day, pa.date32(), needed=True)
    for role, number in (("actor", 1), ("recipient", 2)):
        told = sheet.together(f"inter{number}", f"actor{number}")
        columns[role], columns[f"{role}_sectors"] = sheet.means(told, _party, *PARTY)
        columns[f"{role}_name"] = sheet.text(f"actor{number}")
    act = sheet.means(sheet.together("event_type", "sub_event_type"), _act(convention), *ACT, needed=True)
    columns |= dict(zip(("type", "mode", "intensity", "reality"), act, strict=True))
    columns["code"] = sheet.text("sub_event_type")
    (columns["killed"],) = sheet.means("fatalities", whole, pa.int64())
    columns["place"] = sheet.text("location")
    (columns["country"],) = sheet.means(sheet.together("iso", "country"), _country, pa.string())
    (columns["latitude"],) = sheet.means("latitude", LATITUDE, pa.float64())
    (columns["longitude"],) = sheet.means("longitude", LONGITUDE, pa.float64())
    return sheet.kept(batch_of(columns, len(sheet)))


def _act(convention: Convention) -> Meaning:
    acts, types = load_acts("acled", convention), load_acts("acled_types", convention)

    def meaning(word: str) -> tuple[object, ...] | Refusal:
        type_, kind = (part.strip().lower() for part in word.split(JOINED))
        by_kind = kind in acts.known or kind in acts.without
        return act_of(acts, kind) if by_kind else act_of(types, type_)

    return meaning


@lru_cache(maxsize=65_536)
def _party(word: str) -> tuple[str | None, str | None]:
    """Whose forces or people a name says they are. Groups of no state that is named stand for none."""
    kind, name = (part.strip() for part in word.split(JOINED))
    if not name:
        return None, None
    lands = [found[1] for found in (OF.search(name), *IN_BRACKETS.finditer(name)) if found]
    codes = (country_named(land) for land in lands)
    return next((code for code in codes if code), UNIDENTIFIED), _sector(kind.lower(), name.lower())


def _sector(kind: str, name: str) -> str | None:
    tables = load_parties("acled").tables
    said = (sector for beginning, sector in tables["beginnings"].items() if name.startswith(beginning))
    sector: str | None = next(said, tables["sectors"].get(kind))
    return sector


def _country(word: str) -> tuple[str | None] | Refusal:
    number, name = (part.strip() for part in word.split(JOINED))
    found = load_countries().numeric.get(number.removesuffix(".0").lstrip("0"))
    return (found,) if found else country(name)


IMPORTER = Importer(
    name="acled",
    summary="ACLED events: your own export (CSV); none come with Tightrope",
    layouts=(
        Layout(
            columns=COLUMNS,
            coded=coded,
            used=(*COLUMNS, *FURTHER),
            plain=("event_id_cnty",),
            delimiter=",",
            quoted=True,
        ),
    ),
)
