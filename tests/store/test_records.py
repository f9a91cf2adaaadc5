"""Rows of existing data sets: streamed in, each once; on both engines."""

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pytest

from tightrope.core.records import RECORD_COLUMNS
from tightrope.store import Workspace, contents, put_records
from tightrope.store import records as records_file
from tightrope.store.schema import TABLES

TYPES = {"string": pa.string(), "date": pa.date32(), "float": pa.float64(), "int": pa.int64()}


def a_batch(ids: range, **fields: object) -> pa.RecordBatch:
    """Rows of one invented data set; a text is empty where it may be, to be told from none."""
    known = {
        "dataset": "invented",
        "day": date(2025, 1, 2),
        "type": "ASSAULT",
        "reality": "actual",
        "mode": "",
    }
    rows = [{name: None for name, _ in RECORD_COLUMNS} | known | {"id": str(i)} | fields for i in ids]
    return pa.RecordBatch.from_pylist(rows, schema=pa.schema([(n, TYPES[t]) for n, t in RECORD_COLUMNS]))


def test_the_table_has_the_columns_of_the_contract() -> None:
    assert [name for name, _ in TABLES["records"].columns] == [name for name, _ in RECORD_COLUMNS]


def test_a_row_is_kept_once(ws: Workspace) -> None:
    assert put_records(ws, [a_batch(range(5)), a_batch(range(3, 8))]) == 8
    assert put_records(ws, [a_batch(range(10))]) == 2
    assert put_records(ws, [a_batch(range(3), dataset="another")]) == 3
    assert dict(contents(ws).counts)["records"] == 13


def test_nothing_and_empty_stay_what_they_are(ws: Workspace) -> None:
    put_records(ws, [a_batch(range(1), intensity=-10.0, actor_name='Ost, "Port"\n')])
    (row,) = ws.rows(TABLES["records"].query)
    assert (row["mode"], row["actor"], row["day"], row["intensity"]) == ("", None, date(2025, 1, 2), -10.0)
    assert row["actor_name"] == 'Ost, "Port"\n'


def test_an_import_that_breaks_off_goes_on(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_file, "AT_ONCE", 4)

    def broken() -> Iterator[pa.RecordBatch]:
        yield a_batch(range(4))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_records(ws, broken())
    assert put_records(ws, [a_batch(range(4)), a_batch(range(4, 6))]) == 2
