"""From the tables of an older workspace to those of today, one version at a time, all in one transaction."""

from collections.abc import Callable, Mapping

from tightrope.core.errors import InputError
from tightrope.store.engine import Engine
from tightrope.store.schema import TABLES, VERSION

TABLE_NAMES = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
Step = Callable[[Engine], None]
STEPS: Mapping[int, Step] = {}
"""STEPS[n] makes a workspace of version n one of version n + 1."""


def prepare(engine: Engine, where: str, *, steps: Mapping[int, Step] = STEPS, version: int = VERSION) -> None:
    """Make the tables in an empty database, bring older ones up to date.

    Raises InputError for a database that is not ours or was written by a later Tightrope.
    """
    with engine.writing():
        found = {name for (name,) in engine.run(TABLE_NAMES)}
        if not found:
            engine.create(TABLES.values())
            engine.run("INSERT INTO workspace VALUES (?, 0, 0)", (version,))
            return
        if "workspace" not in found:
            raise InputError(f"{where}: a database, but no workspace of Tightrope; choose an empty one")
        _upgrade(engine, where, steps, version)


def version_of(engine: Engine) -> int:
    """The version the tables were made for, or brought to."""
    ((version,),) = engine.run("SELECT version FROM workspace")
    return int(version)


def _upgrade(engine: Engine, where: str, steps: Mapping[int, Step], version: int) -> None:
    found = version_of(engine)
    if found > version:
        raise InputError(
            f"{where}: a workspace of version {found}, this Tightrope knows {version}; install a later Tightrope"
        )
    for older in range(found, version):
        steps[older](engine)
    if found < version:
        engine.run("UPDATE workspace SET version = ?", (version,))
