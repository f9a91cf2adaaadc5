"""The columns that importers hand over, as pyarrow wants them, and what is told of rows on the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import pyarrow as pa

from tightrope.core.records import RECORD_COLUMNS
from tightrope.resources.codings import Convention

TYPES: Final = {"string": pa.string(), "date": pa.date32(), "float": pa.float64(), "int": pa.int64()}
SCHEMA: Final = pa.schema([(name, TYPES[kind]) for name, kind in RECORD_COLUMNS])


class Rejected(NamedTuple):
    """A row that gives no record. It is a `fault` of the file, unless it is sound and only has no counterpart."""

    file: str
    line: int  # from 1
    reason: str
    fault: bool = True


class Mended(NamedTuple):
    """A row that gives a record, though not all of it could be taken as written; or a heading in the middle."""

    file: str
    line: int
    reason: str


Remark = Rejected | Mended


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read, whatever the format."""

    convention: Convention = Convention.CORRECTED
    threads: int = 1  # blocks that are read at once
    block_bytes: int = 4 << 20  # Arrow holds three times this for each thread (measured)


def batch_of(columns: Mapping[str, pa.Array], rows: int, schema: pa.Schema = SCHEMA) -> pa.RecordBatch:
    """The columns in the order of `schema`; those not given are null."""
    arrays = [columns[f.name] if f.name in columns else pa.nulls(rows, f.type) for f in schema]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
