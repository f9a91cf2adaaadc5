"""GDELT 1.0 and 2.0 events: tabbed rows without a heading, CAMEO acts and actors, places by FIPS 10-4.

Column names are those of the GDELT codebooks. The place is that of the act.
"""

from collections.abc import Callable
from functools import partial

import pyarrow as pa

from tightrope.importers.layout import Importer, Layout
from tightrope.importers.meanings import (
    ACT,
    LATITUDE,
    LONGITUDE,
    PARTY,
    cameo,
    cameo_party,
    day,
    fips,
    whole,
)
from tightrope.importers.record import batch_of
from tightrope.importers.sheet import Sheet
from tightrope.resources.codings import Convention

ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
GEO_1 = "Type FullName CountryCode ADM1Code Lat Long FeatureID"
GEO_2 = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
HEAD = ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
MIDDLE = tuple(
    "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles "
    "AvgTone".split()
)
TAIL = ("DATEADDED", "SOURCEURL")
PLAIN = ("GLOBALEVENTID", "SOURCEURL")
USED = (
    *("GLOBALEVENTID", "SQLDATE", "Actor1Code", "Actor1Name", "Actor2Code", "Actor2Name", "EventCode"),
    *("NumMentions", "NumSources", "NumArticles", "ActionGeo_FullName", "ActionGeo_CountryCode"),
    *("ActionGeo_Lat", "ActionGeo_Long", "SOURCEURL"),
)


def coded(sheet: Sheet, convention: Convention, *, dataset: str) -> pa.RecordBatch:
    """The records of GDELT rows."""
    columns: dict[str, pa.Array] = {"dataset": pa.repeat(dataset, len(sheet))}
    columns["id"] = sheet.plain("GLOBALEVENTID", needed=True)
    (columns["day"],) = sheet.means("SQLDATE", day, pa.date32(), needed=True)
    for role, number in (("actor", 1), ("recipient", 2)):
        party = sheet.means(f"Actor{number}Code", cameo_party, *PARTY)
        columns[role], columns[f"{role}_sectors"] = party
        columns[f"{role}_name"] = sheet.text(f"Actor{number}Name")
    columns |= act_columns(sheet, "EventCode", convention)
    for name, column in (("mentions", "NumMentions"), ("sources", "NumSources"), ("articles", "NumArticles")):
        (columns[name],) = sheet.means(column, whole, pa.int64())
    columns["place"] = sheet.text("ActionGeo_FullName")
    (columns["country"],) = sheet.means("ActionGeo_CountryCode", fips, pa.string())
    (columns["latitude"],) = sheet.means("ActionGeo_Lat", LATITUDE, pa.float64())
    (columns["longitude"],) = sheet.means("ActionGeo_Long", LONGITUDE, pa.float64())
    columns["url"] = sheet.addresses("SOURCEURL")
    return sheet.kept(batch_of(columns, len(sheet)))


def act_columns(sheet: Sheet, column: str, convention: Convention) -> dict[str, pa.Array]:
    """Type, mode, intensity, reality and the code itself, of a column of CAMEO codes."""
    act = sheet.means(column, cameo(convention), *ACT, needed=True)
    return dict(zip(("type", "mode", "intensity", "reality"), act, strict=True)) | {
        "code": sheet.text(column)
    }


def _columns(geo: str) -> tuple[str, ...]:
    actors = tuple(f"Actor{n}{field}" for n in (1, 2) for field in ACTOR.split())
    places = tuple(f"{whose}Geo_{f}" for whose in ("Actor1", "Actor2", "Action") for f in geo.split())
    return (*HEAD, *actors, *MIDDLE, *places, *TAIL)


def _importer(name: str, summary: str, geo: str, widths: tuple[int, ...]) -> Importer:
    how: Callable[[Sheet, Convention], pa.RecordBatch] = partial(coded, dataset=name)
    layout = Layout(columns=_columns(geo), coded=how, widths=widths, used=USED, plain=PLAIN)
    return Importer(name=name, summary=summary, layouts=(layout,))


GDELT1 = _importer(
    "gdelt1", "GDELT 1.0 events: daily files, and those before April 2013 without address", GEO_1, (58, 57)
)
GDELT2 = _importer(
    "gdelt2", "GDELT 2.0 events: the files of every fifteen minutes, translated ones too", GEO_2, (61,)
)
