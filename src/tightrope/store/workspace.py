"""Where a user's corpus lives: opened, asked, closed."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from ibis.expr import types as ir

from tightrope.core.errors import InputError
from tightrope.store.columns import Row
from tightrope.store.duck import DuckDB
from tightrope.store.engine import Engine
from tightrope.store.migrations import prepare
from tightrope.store.postgres import PostgreSQL
from tightrope.store.schema import TABLES

POSTGRES = ("postgresql://", "postgres://")
PASSWORD = re.compile(r"(?<=://)([^:@/]*):[^@/]*@")


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open workspace. Every function of this floor takes one first."""

    where: str
    engine: Engine

    def rows(self, query: ir.Table) -> list[Row]:
        """What the query finds, each row by the names of its columns."""
        names = query.columns
        return [
            dict(zip(names, row, strict=True)) for row in self.engine.run(self.engine.ibis.compile(query))
        ]

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Append rows; each has every column of the table."""
        if rows:
            columns = {name: [row[name] for row in rows] for name, _ in TABLES[table].columns}
            self.engine.insert(TABLES[table], pa.table(columns, schema=TABLES[table].arrow))

    def changed(self) -> None:
        """Note, within a transaction, that what is derived is not of all that is there any more."""
        self.engine.run("UPDATE workspace SET changes = changes + 1")


@contextmanager
def open_workspace(where: Path | str, *, make: bool = True) -> Iterator[Workspace]:
    """The workspace in this DuckDB file or at this postgresql:// address; where there is none yet, it is made.

    Raises InputError where it cannot be opened: by whom the file is held, what is wrong with the address; and where
    there is none and it shall not be made.
    """
    ours = str(where)
    shown = PASSWORD.sub(r"\1@", ours)
    if not make and not ours.startswith(POSTGRES) and not Path(where).is_file():
        raise InputError(
            f"{where}: no workspace here; name it with --workspace, or make one with tightrope add"
        )
    engine: Engine = PostgreSQL(ours) if ours.startswith(POSTGRES) else DuckDB(Path(where))
    try:
        prepare(engine, shown)
        yield Workspace(shown, engine)
    finally:
        engine.close()
