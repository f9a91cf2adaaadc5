"""Counts of GDELT's Global Knowledge Graph, 1.0 and 2.0: how many were killed, wounded, arrested, and where.

A count names a kind of act, a number, what is counted and a place; nobody who did it. Counts of no act (people
affected, crises, disasters) are left out and told. Only the killed have a column for their number.
"""

from collections.abc import Callable, Mapping
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from tightrope.core.ids import content_id
from tightrope.core.types import UNIDENTIFIED
from tightrope.importers.layout import Importer, Layout
from tightrope.importers.meanings import ACT, LATITUDE, LONGITUDE, act_of, day, fips, whole
from tightrope.importers.record import batch_of
from tightrope.importers.sheet import Meaning, Refusal, Sheet
from tightrope.resources.codings import Convention, load_acts

COUNT = tuple(
    "COUNTTYPE NUMBER OBJECTTYPE GEO_TYPE GEO_FULLNAME GEO_COUNTRYCODE GEO_ADM1CODE GEO_LAT GEO_LONG "
    "GEO_FEATUREID".split()
)
GRAPH_1 = tuple(
    "DATE NUMARTS COUNTS THEMES LOCATIONS PERSONS ORGANIZATIONS TONE CAMEOEVENTIDS SOURCES SOURCEURLS".split()
)
COUNTS_1 = ("DATE", "NUMARTS", *COUNT, "CAMEOEVENTIDS", "SOURCES", "SOURCEURLS")
LATER = tuple(f"column {n}" for n in range(7, 28))  # of version 2: themes, people, quotations, which we leave
GRAPH_2 = ("GKGRECORDID", "DATE", "SourceCollection", "SOURCES", "SOURCEURLS", "COUNTS", *LATER)
SEVERAL = ("<UDIV>", ";")  # between the addresses of one row
KILLED = "KILL"


def of_counts(sheet: Sheet, convention: Convention, *, dataset: str) -> pa.RecordBatch:
    """The records of rows with one count each."""
    columns: dict[str, pa.Array] = {"dataset": pa.repeat(dataset, len(sheet))}
    (columns["day"],) = sheet.means("DATE", _day, pa.date32(), needed=True)
    act = sheet.means("COUNTTYPE", _act(convention), *ACT, needed=True)
    columns |= dict(zip(("type", "mode", "intensity", "reality"), act, strict=True))
    columns["code"] = sheet.text("COUNTTYPE")
    columns["recipient"] = pa.repeat(UNIDENTIFIED, len(sheet))
    columns["recipient_name"] = sheet.text("OBJECTTYPE")
    (number,) = sheet.means("NUMBER", whole, pa.int64())
    columns["killed"] = pc.if_else(pc.equal(columns["code"], KILLED), number, pa.scalar(None, pa.int64()))
    (columns["articles"],) = sheet.means("NUMARTS", whole, pa.int64())
    columns["place"] = sheet.text("GEO_FULLNAME")
    (columns["country"],) = sheet.means("GEO_COUNTRYCODE", fips, pa.string())
    (columns["latitude"],) = sheet.means("GEO_LAT", LATITUDE, pa.float64())
    (columns["longitude"],) = sheet.means("GEO_LONG", LONGITUDE, pa.float64())
    (columns["url"],) = sheet.means("SOURCEURLS", _address, pa.string())
    columns["id"] = _ids(sheet, dataset)
    return sheet.kept(batch_of(columns, len(sheet)))


def of_graph(sheet: Sheet, convention: Convention, *, dataset: str) -> pa.RecordBatch:
    """The records of rows with any number of counts in one column; rows without one give none."""
    cut = pc.split_pattern(sheet.columns["COUNTS"].dictionary_decode(), ";")
    texts, rows = pc.list_flatten(cut), pc.list_parent_indices(cut)
    filled = pc.not_equal(texts, "")
    texts, rows = texts.filter(filled), rows.filter(filled)
    columns: dict[str, pa.Array] = {
        name: array.take(rows) for name, array in sheet.columns.items() if name != "COUNTS"
    }
    columns |= _parts(texts.dictionary_encode())
    counts = Sheet(sheet.file, columns, sheet.lines[rows.to_numpy()])
    batch = of_counts(counts, convention, dataset=dataset)
    sheet.joined(counts)
    return batch


def _parts(texts: pa.DictionaryArray) -> Mapping[str, pa.DictionaryArray]:
    """The fields of counts written KILL#10#soldiers#1#Norland#NO#...; those that are missing are empty."""
    fields = [text.split("#") for text in texts.dictionary.to_pylist()]
    padded = [(f + [""] * len(COUNT))[: len(COUNT)] for f in fields]
    return {
        name: pa.array([f[i] for f in padded], pa.string()).dictionary_encode().take(texts.indices)
        for i, name in enumerate(COUNT)
    }


def _ids(sheet: Sheet, dataset: str) -> pa.Array:
    """Counts have no ids: what they say, and where, makes one."""
    told = [sheet.columns[c].cast(pa.string()).to_pylist() for c in ("DATE", "SOURCEURLS", *COUNT)]
    return pa.array([content_id(dataset, *row) for row in zip(*told, strict=True)], pa.string())


def _act(convention: Convention) -> Meaning:
    acts = load_acts("gkg", convention)

    def meaning(word: str) -> tuple[object, ...] | Refusal:
        if word and word not in acts.known:
            return Refusal(f"{word}: a count of no act", fault=False)
        return act_of(acts, word)

    return meaning


def _day(word: str) -> tuple[object] | Refusal:
    return day(word[:8])


def _address(word: str) -> tuple[str | None]:
    """The first of the addresses; null where the row cites what is not on the web."""
    for between in SEVERAL:
        word = word.split(between, maxsplit=1)[0]
    return (word if word.startswith("http") else None,)


def _layout(
    columns: tuple[str, ...], coded: Callable[..., pa.RecordBatch], dataset: str, width: int
) -> Layout:
    wanted = ("DATE", "NUMARTS", "COUNTS", *COUNT, "SOURCEURLS")
    used = tuple(c for c in wanted if c in columns)
    return Layout(columns=columns, coded=partial(coded, dataset=dataset), widths=(width,), used=used)


GKG1 = Importer(
    name="gdelt1-gkg",
    summary="GDELT 1.0 knowledge graph: its counts, from .gkgcounts.csv or .gkg.csv",
    layouts=(
        _layout(COUNTS_1, of_counts, "gdelt1-gkg", 15),
        _layout(GRAPH_1, of_graph, "gdelt1-gkg", 11),
    ),
)
GKG2 = Importer(
    name="gdelt2-gkg",
    summary="GDELT 2.0 knowledge graph: its counts",
    layouts=(_layout(GRAPH_2, of_graph, "gdelt2-gkg", 27),),
)
