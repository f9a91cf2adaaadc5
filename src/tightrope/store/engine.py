"""What a workspace asks of a database. All else is one and the same ibis query for every engine."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

import pyarrow as pa
from ibis.backends.sql import SQLBackend

from tightrope.store.schema import Table


class Engine(Protocol):
    """One open database."""

    ibis: SQLBackend

    def run(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a statement, none where it gives none; a ? stands for each of `values`."""

    def insert(self, table: Table, rows: pa.Table, *, but: tuple[str, ...] = ()) -> int:
        """Append `rows`; how many. but: columns by which a row already there is passed over."""

    def writing(self) -> AbstractContextManager[None]:
        """A transaction: whole or not at all. One writer at a time, whoever else is connected."""

    def create(self, tables: Iterable[Table]) -> None:
        """Make these tables, empty."""

    def size(self) -> int:
        """Bytes on disk."""

    def close(self) -> None: ...
