"""A workspace is opened, owned, brought up to date, or refused with a word that helps."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.store.corpora import NOW, a_coded_doc
from tightrope.core.errors import InputError
from tightrope.store import add, documents, open_workspace
from tightrope.store.duck import DuckDB
from tightrope.store.engine import Engine
from tightrope.store.migrations import prepare, version_of
from tightrope.store.postgres import PostgreSQL
from tightrope.store.schema import TABLES, VERSION

HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(flush=True); sys.stdin.read()"


def an_engine(where: str) -> Engine:
    return PostgreSQL(where) if where.startswith("postgres") else DuckDB(Path(where))


def test_what_was_added_is_there_when_opened_again(where: str) -> None:
    for _ in range(2):
        with open_workspace(where) as ws:
            add(ws, [a_coded_doc()], run="r", now=NOW)
            assert len(documents(ws).items) == 1


def test_the_second_process_is_told_who_holds_the_file(tmp_path: Path) -> None:
    path = tmp_path / "corpus.duckdb"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with (
            pytest.raises(InputError, match=rf"pid {holder.pid}\. Only one may; wait") as error,
            open_workspace(path),
        ):
            pass
        assert "PostgreSQL" in str(error.value)
        holder.communicate()


@pytest.mark.parametrize("content", [b"not a database" * 400, None])
def test_what_cannot_be_opened_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "corpus.duckdb" if content else tmp_path / "no folder" / "corpus.duckdb"
    if content:
        path.write_bytes(content)
    with pytest.raises(InputError, match="cannot be opened as a workspace"), open_workspace(path):
        pass


def test_a_server_that_is_not_there_is_refused_without_its_password() -> None:
    url = "postgresql://reader:secret@127.0.0.1:9/corpus?connect_timeout=2"
    with pytest.raises(InputError, match="postgresql://USER@HOST") as error, open_workspace(url):
        pass
    assert "secret" not in str(error.value)


def test_several_may_open_postgresql(server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE shared")
    url = server.replace("/postgres?", "/shared?")
    with open_workspace(url) as one, open_workspace(url) as two:
        add(one, [a_coded_doc(1)], run="r1", now=NOW)
        add(two, [a_coded_doc(1), a_coded_doc(2)], run="r2", now=NOW)
        assert len(documents(one).items) == 2


def test_a_database_of_somebody_else_is_refused(where: str) -> None:
    engine = an_engine(where)
    engine.run("CREATE TABLE theirs (id INTEGER)")
    engine.close()
    with pytest.raises(InputError, match="no workspace of Tightrope"), open_workspace(where):
        pass


def test_a_later_version_is_refused(where: str) -> None:
    with open_workspace(where) as ws:
        ws.engine.run("UPDATE workspace SET version = ?", (VERSION + 1,))
    with pytest.raises(InputError, match="install a later Tightrope"), open_workspace(where):
        pass


def test_an_older_version_is_brought_up_to_date_or_left_as_it_is(where: str) -> None:
    with open_workspace(where) as ws:
        add(ws, [a_coded_doc()], run="r", now=NOW)

    def step(engine: Engine) -> None:
        engine.run("ALTER TABLE runs ADD COLUMN command TEXT")

    def broken(engine: Engine) -> None:
        step(engine)
        raise KeyboardInterrupt

    engine = an_engine(where)
    with pytest.raises(KeyboardInterrupt):
        prepare(engine, where, steps={VERSION: broken}, version=VERSION + 1)
    assert version_of(engine) == VERSION
    prepare(engine, where, steps={VERSION: step}, version=VERSION + 1)
    assert version_of(engine) == VERSION + 1
    assert engine.run("SELECT id, command FROM runs") == [("r", None)]
    engine.close()


def test_the_tables_are_those_of_their_version() -> None:
    """Whoever changes a table gives it a new VERSION and a step, and writes down here what it is now."""
    written = (Path(__file__).parent / f"schema_{VERSION}.txt").read_text(encoding="utf-8")
    assert written == "".join(
        f"{t.name}: {' '.join(f'{n}={k}' for n, k in t.columns)}\n" for t in TABLES.values()
    )
