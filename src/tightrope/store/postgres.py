"""A workspace in a PostgreSQL database, for several people at once."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import ibis
import psycopg
import pyarrow as pa
from pyarrow import csv

from tightrope.core.errors import InputError
from tightrope.store.schema import Table

WRITER = 0x7_1697  # key of the advisory lock a writer holds; any number nobody else uses will do
COPIED = 1 << 20  # bytes sent at a time


class PostgreSQL:
    """One connection to one database."""

    def __init__(self, url: str) -> None:
        """Raises InputError where nobody answers at `url` or nobody is let in. Its password is not repeated."""
        try:
            self._connection = psycopg.connect(url, autocommit=True)
        except psycopg.Error as error:
            reason = str(error).strip().splitlines()[0]
            raise InputError(f"PostgreSQL: {reason}; write postgresql://USER@HOST:PORT/DATABASE") from error
        self.ibis = ibis.postgres.from_connection(self._connection)

    def run(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        sql = sql.replace("?", "%s") if values else sql
        with self._connection.cursor() as cursor:
            cursor.execute(sql.encode(), values or None)
            return cursor.fetchall() if cursor.description else []

    def insert(self, table: Table, rows: pa.Table, *, but: tuple[str, ...] = ()) -> int:
        if not but:
            return self._copy(table.name, rows)
        self.run(f"CREATE TEMPORARY TABLE rows_in (LIKE {table.name}) ON COMMIT DROP")
        self._copy("rows_in", rows)
        same = " AND ".join(f"old.{name} = new.{name}" for name in but)
        sql = (
            f"WITH added AS (INSERT INTO {table.name} SELECT * FROM rows_in AS new WHERE NOT EXISTS "
            f"(SELECT 1 FROM {table.name} AS old WHERE {same}) RETURNING 1) SELECT count(*) FROM added"
        )
        ((count,),) = self.run(sql)
        self.run("DROP TABLE rows_in")
        return int(count)

    def _copy(self, name: str, rows: pa.Table) -> int:
        """Through CSV, in which Arrow writes nothing for NULL and quotes every text, the empty one too."""
        names = ", ".join(f'"{column}"' for column in rows.column_names)
        buffer = BytesIO()
        csv.write_csv(rows, buffer, csv.WriteOptions(include_header=False))
        sql = f"COPY {name} ({names}) FROM STDIN WITH (FORMAT csv)"
        with self._connection.cursor() as cursor, cursor.copy(sql.encode()) as copy:
            view = buffer.getbuffer()
            for start in range(0, len(view), COPIED):
                copy.write(view[start : start + COPIED])
        return int(rows.num_rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self._connection.transaction():
            self.run("SELECT pg_advisory_xact_lock(?)", (WRITER,))
            yield

    def create(self, tables: Iterable[Table]) -> None:
        for table in tables:
            self.run(table.ddl)
            for columns in table.indexes:
                self.run(f"CREATE INDEX ON {table.name} ({', '.join(columns)})")

    def size(self) -> int:
        ((size,),) = self.run("SELECT pg_database_size(current_database())")
        return int(size)

    def close(self) -> None:
        self._connection.close()
