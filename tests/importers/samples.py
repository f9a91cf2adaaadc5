"""Files of every format, invented: Norland and Sudria are no states, so real codes stand where a code is needed."""

from collections.abc import Mapping
from pathlib import Path

from tightrope.importers import IMPORTERS


def write(folder: Path, name: str, text: str | None = None) -> Path:
    """A file of the format in `folder`; its own sample unless `text` is given."""
    path = folder / f"{name}.txt"
    path.write_text(SAMPLES[name] if text is None else text, encoding="utf-8")
    return path


def gdelt_row(format: str = "gdelt2", **fields: str) -> str:
    """One row of events, without line end; every field by the name in the codebook."""
    values = {"GLOBALEVENTID": "7001", "SQLDATE": "20240309", "EventCode": "0231", "NumMentions": "6"}
    values |= {"Actor1Code": "AZEGOV", "Actor1Name": "BAKU", "Actor2Code": "GEOMED", "Actor2Name": "REPORTER"}
    values |= {"NumSources": "2", "NumArticles": "5", "ActionGeo_FullName": "Ganja, Azerbaijan"}
    values |= {"ActionGeo_CountryCode": "AJ", "ActionGeo_Lat": "40.7", "ActionGeo_Long": "46.4"}
    values |= {"SOURCEURL": "https://news.example/ganja"} | fields
    (layout,) = IMPORTERS[format].layouts
    return "\t".join(values.get(column, "") for column in layout.columns)


def table(*rows: str, delimiter: str = "\t") -> str:
    """Rows written with | between their values."""
    return "".join(row.replace("|", delimiter) + "\n" for row in rows)


ICEWS = table(
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|"
    "Target Sectors|Target Country|City|District|Province|Country|Latitude|Longitude",
    "31|2018-03-02|Army (Georgia)|Military,Government|Georgia|Make a visit|042|1.9|United Nations|"
    "International Government Organization|NA|Tbilisi|NA|Tbilisi|Georgia|41.7|44.8",
)
POLECAT = table(
    "Event ID|Event Date|Event Type|Event Mode|Actor Name|Actor Country|Actor Sectors|Recipient Name|"
    "Recipient Country|Recipient Sectors|Placename|Country|Latitude|Longitude",
    "P1|2023-05-06|ASSAULT|drone|Norland army|POL|GOV,MIL|None|None|None|Border post|POL|52.1|23.4",
)
ACLED = table(
    "event_id_cnty,event_date,event_type,sub_event_type,actor1,inter1,actor2,inter2,country,iso,location,latitude,"
    "longitude,fatalities,notes",
    'POL1,05 May 2023,Battles,Armed clash,"Military Forces of Poland (2015-)",State forces,'
    '"Unidentified Armed Group (Poland)",Rebel group,Poland,616,Terespol,52.1,23.6,3,"A note, with\na line end."',
)
UCDP = table(
    "id,type_of_violence,conflict_name,side_a,side_b,gwnoa,gwnob,country,date_start,best,number_of_sources,"
    "where_coordinates,latitude,longitude",
    '9.0,1.0,Poland: Government,Government of Poland,"Norland rebels",290,,Poland,2001-02-03 00:00:00.000,4.0,-1.0,'
    "Terespol town,52.1,23.6",
)
PHOENIX = table(
    "20240309_1|20240309|2024|03|09|FRAMIL|FRA|MIL||NGO|NGO|||0841|08|2|7.0||46.2|2.2|Lyon|Rhone|FRA|a_1|"
    "https://news.example/a|site",
)
GKG1 = "\t".join(
    [
        *("20240309", "3", "KILL", "4", "soldiers", "1", "Azerbaijan", "AJ", "AJ", "40", "47", "AJ"),
        *("", "news.example", "https://news.example/b<UDIV>https://news.example/c"),
    ]
)
GKG2 = "\t".join(
    [
        *("20240309-1", "20240309120000", "1", "news.example", "https://news.example/d"),
        "ARREST#12#rioters#1#Azerbaijan#AJ#AJ#40#47#AJ;AFFECT#9##1#Georgia#GG#GG#42#43#GG;",
        *[""] * 21,
    ]
)
MENTION = "\t".join(
    [
        *("7001", "20240309120000", "20240309121500", "1", "news.example", "https://news.example/ganja", "2"),
        *("-1", "4", "9", "1", "60", "800", "-1.5", "", ""),
    ]
)
SAMPLES: Mapping[str, str] = {
    "gdelt1": gdelt_row("gdelt1") + "\n",
    "gdelt2": gdelt_row() + "\n",
    "gdelt-mentions": MENTION + "\n",
    "gdelt1-gkg": GKG1 + "\n",
    "gdelt2-gkg": GKG2 + "\n",
    "icews": ICEWS,
    "polecat": POLECAT,
    "acled": ACLED,
    "ucdp-ged": UCDP,
    "phoenix": PHOENIX,
}
