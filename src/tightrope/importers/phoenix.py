"""Phoenix: the Open Event Data Alliance's daily files and the Cline Center's historical ones, all in CAMEO."""

from dataclasses import asdict, dataclass
from functools import partial

import pyarrow as pa

from tightrope.importers.gdelt import act_columns
from tightrope.importers.layout import Importer, Layout
from tightrope.importers.meanings import LATITUDE, LONGITUDE, PARTY, cameo_party, country, day
from tightrope.importers.record import batch_of
from tightrope.importers.sheet import Sheet
from tightrope.resources.codings import Convention

DAILY = tuple(
    "EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute "
    "TargetActorFull TargetActorEntity TargetActorRole TargetActorAttribute EventCode EventRootCode PentaClass "
    "GoldsteinScore Issues Lat Lon LocationName StateName CountryCode SentenceID URLs NewsSources".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What one kind of file calls the columns."""

    id: str
    day: str
    actor: str
    recipient: str
    code: str
    latitude: str
    longitude: str
    place: str
    country: str
    url: str | None = None


ALLIANCE = Names(
    id="EventID",
    day="Date",
    actor="SourceActorFull",
    recipient="TargetActorFull",
    code="EventCode",
    latitude="Lat",
    longitude="Lon",
    place="LocationName",
    country="CountryCode",
    url="URLs",
)
CLINE = Names(
    id="eid",
    day="story_date",
    actor="source",
    recipient="target",
    code="code",
    latitude="lat",
    longitude="lon",
    place="placename",
    country="countryname",
)


def coded(sheet: Sheet, convention: Convention, *, names: Names) -> pa.RecordBatch:
    """The records of Phoenix rows. Phoenix gives codes of actors, no names."""
    columns: dict[str, pa.Array] = {"dataset": pa.repeat("phoenix", len(sheet))}
    columns["id"] = sheet.plain(names.id, needed=True)
    (columns["day"],) = sheet.means(names.day, day, pa.date32(), needed=True)
    for role, column in (("actor", names.actor), ("recipient", names.recipient)):
        columns[role], columns[f"{role}_sectors"] = sheet.means(column, cameo_party, *PARTY)
        columns[f"{role}_name"] = sheet.text(column)
    columns |= act_columns(sheet, names.code, convention)
    columns["place"] = sheet.text(names.place)
    (columns["country"],) = sheet.means(names.country, country, pa.string())
    (columns["latitude"],) = sheet.means(names.latitude, LATITUDE, pa.float64())
    (columns["longitude"],) = sheet.means(names.longitude, LONGITUDE, pa.float64())
    if names.url:
        (columns["url"],) = sheet.means(names.url, lambda word: (word.split(";")[0] or None,), pa.string())
    return sheet.kept(batch_of(columns, len(sheet)))


def _used(names: Names) -> tuple[str, ...]:
    return tuple(column for column in asdict(names).values() if column)


IMPORTER = Importer(
    name="phoenix",
    summary="Phoenix events: daily files without a heading, or the Cline Center's historical ones (CSV)",
    layouts=(
        Layout(
            columns=DAILY,
            coded=partial(coded, names=ALLIANCE),
            widths=(26,),
            used=_used(ALLIANCE),
            plain=("EventID",),
        ),
        Layout(
            columns=("eid", "story_date", "source", "target", "code"),
            coded=partial(coded, names=CLINE),
            used=_used(CLINE),
            plain=("eid",),
            delimiter=",",
            quoted=True,
        ),
    ),
)
