"""Every table of a workspace, in one place. What changes here is a new VERSION and a step in `migrations.py`.

A row of a correctable table tells whose it is by two flags: `machine`, as the machine made it, and `current`, as it
stands with every correction. Both hold for what nobody has touched; a correction takes `current` from the machine's row
and adds one of its own, so that a reader with or without corrections asks for one flag.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from tightrope.core.corrections import Correction
from tightrope.core.records import RECORD_COLUMNS
from tightrope.core.types import Attribution, Doc, Event, Failure, Mention, Position, Sentence
from tightrope.store.columns import columns_of

VERSION: Final = 1

Columns = tuple[tuple[str, str], ...]
FINDINGS: Final = ("tokens", "sentences", "names", "frames", "acts", "mentions", "attributions", "events")
FLAGS: Final[Columns] = (("machine", "boolean"), ("current", "boolean"))
PLACE: Final[Columns] = (("document", "string"), ("n", "int64"))  # n: number in the order of the document
RECORD_TYPES: Final = {"string": "string", "date": "date", "float": "float64", "int": "int64"}
SQL_TYPES: Final = {
    "string": "TEXT",
    "int64": "BIGINT",
    "float64": "DOUBLE PRECISION",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
}


@dataclass(frozen=True)
class Table:
    """A table's columns (name, ibis type), and those that PostgreSQL finds rows by.

    DuckDB gets no index: it scans a column of 100,000 documents' events in milliseconds (bench/store.py), and an index
    would cost every batch more than that.
    """

    name: str
    columns: Columns
    indexes: tuple[tuple[str, ...], ...] = ()

    @property
    def ddl(self) -> str:
        """The statement that makes the table, the same for both engines."""
        columns = ", ".join(f'"{name}" {SQL_TYPES[kind]}' for name, kind in self.columns)
        return f"CREATE TABLE {self.name} ({columns})"

    @cached_property
    def query(self) -> ir.Table:
        """The table to build queries on; bound to no connection, so that both engines get the same."""
        return ibis.table(dict(self.columns), name=self.name)

    @cached_property
    def arrow(self) -> pa.Schema:
        """The types in which rows are handed over."""
        return ibis.schema(dict(self.columns)).to_pyarrow()


def _table(name: str, *columns: Columns, indexes: str = "") -> Table:
    """indexes: comma between two, blank between the columns of one."""
    return Table(name, sum(columns, ()), tuple(tuple(i.split()) for i in indexes.split(",") if i))


_ALL = (
    _table(
        "workspace",  # one row; derived: the number of changes there were when claims, clusters and checks were derived
        (("version", "int64"), ("changes", "int64"), ("derived", "int64")),
    ),
    _table(
        "runs",
        (("id", "string"), ("started", "timestamp"), ("finished", "boolean")),
        (("new", "int64"), ("versions", "int64"), ("same", "int64"), ("failures", "int64")),
        indexes="id",
    ),
    _table(
        "documents",
        columns_of(Doc, without=FINDINGS),
        (("sha256", "string"), ("version", "int64"), ("latest", "boolean")),
        (("run", "string"), ("added", "timestamp")),
        FLAGS,
        indexes="id,url",
    ),
    _table("tokens", (("document", "string"), ("body", "string")), indexes="document"),
    _table("sentences", PLACE, columns_of(Sentence), indexes="document"),
    _table("mentions", PLACE, (("id", "string"),), columns_of(Mention), FLAGS, indexes="document,id"),
    _table("attributions", PLACE, columns_of(Attribution), FLAGS, indexes="document,id"),
    _table("events", PLACE, (("day", "date"),), columns_of(Event), FLAGS, indexes="document,id,day"),
    _table(
        "dyads",  # finds events; the events themselves hold their parties whole
        (("item", "string"), *PLACE, ("day", "date"), ("actor", "string"), ("recipient", "string")),
        FLAGS,
        indexes="item,document,actor recipient,recipient",
    ),
    _table(
        "claims",
        (("id", "string"), ("day", "date"), ("proposition", "string"), ("status", "string")),
        (("size", "int64"), ("origins", "float64"), ("body", "string")),
        FLAGS,
        indexes="id,day",
    ),
    _table(
        "positions",  # finds claims; the claims themselves hold them whole
        (("item", "string"), ("n", "int64"), ("code", "string")),
        columns_of(Position, without=("holder",)),
        FLAGS,
        indexes="item,code,document",
    ),
    _table("clusters", (("id", "string"), ("size", "int64"), ("body", "string")), FLAGS, indexes="id"),
    _table("members", (("item", "string"), ("n", "int64"), ("event", "string")), FLAGS, indexes="item,event"),
    _table(
        "checks",
        (("item", "string"), ("n", "int64"), ("check", "string"), ("body", "string")),
        indexes="item",
    ),
    _table(
        "corrections",
        (("n", "int64"), ("id", "string"), ("kind", "string")),
        columns_of(Correction),
        indexes="id,item",
    ),
    _table(
        "failures",
        (("id", "string"),),
        columns_of(Failure),
        (("run", "string"), ("resolved", "string")),
        indexes="id,input",
    ),
    _table(
        "records",
        tuple((name, RECORD_TYPES[kind]) for name, kind in RECORD_COLUMNS),
        indexes="dataset id,actor recipient day",
    ),
)
TABLES: Final[Mapping[str, Table]] = {t.name: t for t in _ALL}
