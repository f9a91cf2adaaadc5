"""Events of existing data sets, one flat row each, streamed in and summed out."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from tightrope.store.schema import TABLES
from tightrope.store.workspace import Workspace

AT_ONCE = 250_000  # rows a transaction: some 100 MB in memory
KEY = ("dataset", "id")


def put_records(ws: Workspace, batches: Iterable[pa.RecordBatch]) -> int:
    """Keep the rows that are not there yet; how many. A row is known by its data set and its id.

    Each batch has the columns of `core.records`, in any order. What is kept is kept: an import that breaks off goes on
    where it was when started again.
    """
    table = TABLES["records"]
    added = 0
    for rows in _gathered(batches):
        with ws.engine.writing():
            added += ws.engine.insert(table, _once(rows.select(table.arrow.names).cast(table.arrow)), but=KEY)
    return added


def _gathered(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        waiting.append(batch)
        if sum(b.num_rows for b in waiting) >= AT_ONCE:
            yield pa.Table.from_batches(waiting)
            waiting = []
    if waiting:
        yield pa.Table.from_batches(waiting)


def _once(rows: pa.Table) -> pa.Table:
    """The first row of each key."""
    numbered = rows.append_column("row", pa.array(range(rows.num_rows), pa.int64()))
    first = numbered.group_by(list(KEY)).aggregate([("row", "min")])
    return rows if first.num_rows == rows.num_rows else rows.take(first["row_min"].sort())
