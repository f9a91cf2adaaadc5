"""One fixture, `where`: every test that takes it runs on both engines."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.store import places
from tightrope.store import Workspace, open_workspace

NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    if places.binaries() is None:
        pytest.skip(places.MISSING)
    with places.postgres() as url:
        yield url


@pytest.fixture(params=["duckdb", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A workspace that is not there yet."""
    if request.param == "duckdb":
        return str(tmp_path / "corpus.duckdb")
    url: str = request.getfixturevalue("server")
    name = f"corpus_{next(NUMBERS)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return url.replace("/postgres?", f"/{name}?")


@pytest.fixture
def ws(where: str) -> Iterator[Workspace]:
    with open_workspace(where) as opened:
        yield opened
