"""What a workspace holds: how much of each kind, which runs filled it, what could not be read."""

from dataclasses import dataclass
from datetime import datetime

from tightrope.core.types import Failure
from tightrope.store.columns import Row, of_row
from tightrope.store.deriving import is_derived
from tightrope.store.migrations import version_of
from tightrope.store.pages import Page, page
from tightrope.store.queries import same
from tightrope.store.reading import PAGE
from tightrope.store.schema import TABLES
from tightrope.store.workspace import Workspace

UNCOUNTED = ("workspace", "dyads", "positions", "members")  # they say again what their owners hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of adding documents."""

    id: str
    started: datetime
    finished: bool  # False: broken off, or still at work
    new: int
    versions: int
    same: int
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """How much there is."""

    version: int  # of the tables
    derived: bool  # whether claims, clusters and checks are of all that is there
    bytes: int
    counts: tuple[tuple[str, int], ...]  # of rows as the machine made them, by table


def contents(ws: Workspace) -> Contents:
    """Counted now."""
    counts = []
    for name, table in TABLES.items():
        if name not in UNCOUNTED:
            of_machine = " WHERE machine" if "machine" in table.query.columns else ""
            ((count,),) = ws.engine.run(f"SELECT count(*) FROM {name}{of_machine}")
            counts.append((name, int(count)))
    derived = is_derived(ws)
    return Contents(
        version=version_of(ws.engine), derived=derived, bytes=ws.engine.size(), counts=tuple(counts)
    )


def runs(ws: Workspace, *, after: str | None = None, limit: int = PAGE) -> Page[Run]:
    """In the order of their start, the last one first."""
    table = TABLES["runs"].query
    table = table.mutate(day=table.started.date())
    return page(ws, table, _run, latest="day", then=("id",), after=after, limit=limit)


def failures(
    ws: Workspace,
    *,
    run: str | None = None,
    resolved: bool = False,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Failure]:
    """What could not be read or coded. resolved: also what could be later."""
    table = same(TABLES["failures"].query, run=run)
    table = table if resolved else table.filter(table.resolved.isnull())
    return page(ws, table, _failure, latest=None, then=("id",), after=after, limit=limit)


def _run(row: Row) -> Run:
    run: Run = of_row(Run, row)
    return run


def _failure(row: Row) -> Failure:
    failure: Failure = of_row(Failure, row)
    return failure
