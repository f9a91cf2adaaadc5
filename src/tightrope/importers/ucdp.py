"""UCDP GED: deaths in organised violence. Side a acts against side b, as UCDP lists them: no claim who began."""

import pyarrow as pa

from tightrope.core.types import UNIDENTIFIED
from tightrope.importers.layout import Importer, Layout
from tightrope.importers.meanings import ACT, LATITUDE, LONGITUDE, PARTY, act_of, country, day, whole
from tightrope.importers.record import batch_of
from tightrope.importers.sheet import JOINED, Meaning, Refusal, Sheet
from tightrope.resources.codings import Convention, load_acts, load_countries

COLUMNS = ("id", "type_of_violence", "conflict_name", "side_a", "side_b", "country", "date_start", "best")
FURTHER = ("gwnoa", "gwnob", "number_of_sources", "where_coordinates", "latitude", "longitude")
STATE_BASED, NON_STATE, ONE_SIDED = "1", "2", "3"
GOVERNMENT = "Government of "


def coded(sheet: Sheet, convention: Convention) -> pa.RecordBatch:
    """The records of UCDP rows. The day is the first of those an event may have taken; the killed are UCDP's best."""
    columns: dict[str, pa.Array] = {"dataset": pa.repeat("ucdp-ged", len(sheet))}
    (columns["id"],) = sheet.means("id", _id, pa.string(), needed=True)
    (columns["day"],) = sheet.means("date_start", day, pa.date32(), needed=True)
    for role, side in (("actor", "a"), ("recipient", "b")):
        told = sheet.together(f"gwno{side}", "type_of_violence", "conflict_name", "country", f"side_{side}")
        columns[role], columns[f"{role}_sectors"] = sheet.means(told, _party, *PARTY)
        columns[f"{role}_name"] = sheet.text(f"side_{side}")
    act = sheet.means("type_of_violence", _act(convention), *ACT, needed=True)
    columns |= dict(zip(("type", "mode", "intensity", "reality"), act, strict=True))
    (columns["code"],) = sheet.means("type_of_violence", _id, pa.string())
    (columns["sources"],) = sheet.means("number_of_sources", whole, pa.int64())
    (columns["killed"],) = sheet.means("best", whole, pa.int64())
    columns["place"] = sheet.text("where_coordinates")
    (columns["country"],) = sheet.means("country", country, pa.string())
    (columns["latitude"],) = sheet.means("latitude", LATITUDE, pa.float64())
    (columns["longitude"],) = sheet.means("longitude", LONGITUDE, pa.float64())
    return sheet.kept(batch_of(columns, len(sheet)))


def _act(convention: Convention) -> Meaning:
    acts = load_acts("ucdp", convention)
    return lambda word: act_of(acts, _whole(word))


def _party(word: str) -> tuple[str | None, str | None] | Refusal:
    """A government by its number; civilians by where they were; rebels by the state they fight; others by nothing."""
    number, violence, conflict, land, name = (part.strip() for part in word.split(JOINED))
    if not name:
        return None, None
    if name.startswith(GOVERNMENT):
        code = load_countries().gleditsch_ward.get(_whole(number))
        return (code or _code(name.removeprefix(GOVERNMENT)) or UNIDENTIFIED), "GOV"
    if _whole(violence) == ONE_SIDED and name == "Civilians":
        return _code(land) or UNIDENTIFIED, "CVL"
    if _whole(violence) == STATE_BASED:
        return _code(conflict.partition(":")[0]) or UNIDENTIFIED, "REB"
    return UNIDENTIFIED, None


def _code(name: str) -> str | None:
    found = country(name)
    return None if isinstance(found, Refusal) else found[0]


def _id(word: str) -> tuple[str] | Refusal:
    return (_whole(word),) if word.strip() else Refusal("id is empty")


def _whole(word: str) -> str:
    """A number as UCDP's tables have it after a program took it for a fraction: "300380.0"."""
    return word.strip().removesuffix(".0")


IMPORTER = Importer(
    name="ucdp-ged",
    summary="UCDP GED: events of organised violence (CSV)",
    layouts=(Layout(columns=COLUMNS, coded=coded, used=(*COLUMNS, *FURTHER), delimiter=",", quoted=True),),
)
