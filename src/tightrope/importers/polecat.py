"""POLECAT: tabbed files of PLOVER events, with ISO countries and PLOVER sectors of its own."""

import pyarrow as pa

from tightrope.core.types import UNIDENTIFIED, EventType, Reality
from tightrope.importers.layout import Importer, Layout
from tightrope.importers.meanings import (
    ACT,
    LATITUDE,
    LONGITUDE,
    NOTHING,
    PARTY,
    country,
    day,
    sectors_in_order,
    text_but,
)
from tightrope.importers.record import batch_of
from tightrope.importers.sheet import JOINED, Meaning, Refusal, Sheet
from tightrope.resources.codings import Convention, load_scores

COLUMNS = ("Event ID", "Event Date", "Event Type", "Event Mode", "Actor Name", "Recipient Name")
FURTHER = ("Actor Country", "Actor Sectors", "Recipient Country", "Recipient Sectors")
PLACE = ("Placename", "Country", "Latitude", "Longitude")
WORLD = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
NONE = text_but("None", "NA", "nan")


def coded(sheet: Sheet, convention: Convention) -> pa.RecordBatch:
    """The records of POLECAT rows; intensity is PLOVER's score of type and mode, by the convention asked for."""
    columns: dict[str, pa.Array] = {"dataset": pa.repeat("polecat", len(sheet))}
    columns["id"] = sheet.plain("Event ID", needed=True)
    (columns["day"],) = sheet.means("Event Date", day, pa.date32(), needed=True)
    for role, whose in (("actor", "Actor"), ("recipient", "Recipient")):
        told = sheet.together(f"{whose} Country", f"{whose} Sectors", f"{whose} Name")
        columns[role], columns[f"{role}_sectors"] = sheet.means(told, _party, *PARTY)
        (columns[f"{role}_name"],) = sheet.means(f"{whose} Name", NONE, pa.string())
    act = sheet.means(sheet.together("Event Type", "Event Mode"), _act(convention), *ACT, needed=True)
    columns |= dict(zip(("type", "mode", "intensity", "reality"), act, strict=True))
    (columns["code"],) = sheet.means(sheet.together("Event Type", "Event Mode"), _code, pa.string())
    (columns["place"],) = sheet.means("Placename", NONE, pa.string())
    (columns["country"],) = sheet.means("Country", country, pa.string())
    (columns["latitude"],) = sheet.means("Latitude", LATITUDE, pa.float64())
    (columns["longitude"],) = sheet.means("Longitude", LONGITUDE, pa.float64())
    return sheet.kept(batch_of(columns, len(sheet)))


def _act(convention: Convention) -> Meaning:
    scores = load_scores(convention)

    def meaning(word: str) -> tuple[object, ...] | Refusal:
        type_, mode = (part.strip() for part in word.split(JOINED))
        if type_ not in EventType.__members__:
            return Refusal(f"{type_!r} is no type of PLOVER" if type_ else "no type")
        known = mode.lower() if (type_, mode.lower()) in scores else None
        return type_, known, scores[type_, known], Reality.ACTUAL

    return meaning


def _code(word: str) -> tuple[str]:
    """Type and mode as given: a mode that the ontology lacks is not lost."""
    return (" ".join(part.strip() for part in word.split(JOINED) if part.strip().lower() not in NOTHING),)


def _party(word: str) -> tuple[str | None, str | None] | Refusal:
    land, kinds, name = (part.strip() for part in word.split(JOINED))
    if all(text.lower() in NOTHING for text in (land, kinds, name)):
        return None, None
    sectors = [
        kind.strip().upper()
        for kind in kinds.replace(";", ",").split(",")
        if kind.strip().lower() not in NOTHING
    ]
    world = next((s for s in (land, *sectors) if s in WORLD), None)
    found = (None,) if world == land else country(land)
    if isinstance(found, Refusal):
        return found
    code = found[0] or world or UNIDENTIFIED
    return code, sectors_in_order((s for s in sectors if s not in WORLD), "cameo")


IMPORTER = Importer(
    name="polecat",
    summary="POLECAT events: the tabbed files of Dataverse",
    layouts=(Layout(columns=COLUMNS, coded=coded, used=(*COLUMNS, *FURTHER, *PLACE), plain=("Event ID",)),),
)
