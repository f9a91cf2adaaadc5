"""A workspace in one DuckDB file, which one process owns while it is open."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pyarrow as pa

from tightrope.core.errors import InputError
from tightrope.store.schema import Table

HOLDER = re.compile(r"lock is held in (.+?) \(PID (\d+)")


class DuckDB:
    """One DuckDB file."""

    def __init__(self, path: Path) -> None:
        """Raises InputError where the file cannot be had: somebody else's, no database, no folder."""
        try:
            self._connection = duckdb.connect(path)
        except duckdb.Error as error:
            raise InputError(_told(path, str(error))) from error
        self._path = path
        self.ibis = ibis.duckdb.from_connection(self._connection)

    def run(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, list(values)).fetchall()

    def insert(self, table: Table, rows: pa.Table, *, but: tuple[str, ...] = ()) -> int:
        new = f" ANTI JOIN {table.name} USING ({', '.join(but)})" if but else ""
        names = ", ".join(f'"{name}"' for name, _ in table.columns)
        self._connection.register("rows_in", rows)
        ((count,),) = self.run(f"INSERT INTO {table.name} ({names}) SELECT {names} FROM rows_in{new}")
        self._connection.unregister("rows_in")
        return int(count)

    @contextmanager
    def writing(self) -> Iterator[None]:
        self.run("BEGIN")
        try:
            yield
        except BaseException:
            self.run("ROLLBACK")
            raise
        self.run("COMMIT")

    def create(self, tables: Iterable[Table]) -> None:
        for table in tables:
            self.run(table.ddl)

    def size(self) -> int:
        self.run("CHECKPOINT")
        return self._path.stat().st_size

    def close(self) -> None:
        self._connection.close()


def _told(path: Path, error: str) -> str:
    if held := HOLDER.search(error):
        return (
            f"{path}: another process has this workspace open: {held[1]}, pid {held[2]}. Only one may; wait until it "
            f"is done or end it (kill {held[2]}), or keep the workspace in PostgreSQL, which many may open"
        )
    return (
        f"{path}: cannot be opened as a workspace: {error.splitlines()[0]}; check the name, or choose another"
    )
