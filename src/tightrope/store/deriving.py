"""What is derived over all documents: claims, clusters of events, checks. Derived anew, it replaces what was there.

Claims and clusters come as the machine derives them from documents as coded and, where documents were corrected, once
more from the corrected ones. Decisions about them are then replayed from the log of corrections.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar

from tightrope.core.corrections import Correction, Membership
from tightrope.core.types import Claim
from tightrope.store.columns import Row
from tightrope.store.correcting import replay
from tightrope.store.packing import pack
from tightrope.store.queries import heads
from tightrope.store.rows import Rows, claim_rows, cluster_rows
from tightrope.store.workspace import Workspace

C = TypeVar("C")
Events = Callable[[Any], Sequence[str]]
BATCH = 2000  # claims or clusters handed over at a time


def changes(ws: Workspace) -> int:
    """How often documents were added or something was corrected: to be asked before deriving begins."""
    ((count,),) = ws.engine.run("SELECT changes FROM workspace")
    return int(count)


def mark_derived(ws: Workspace, seen: int) -> None:
    """Note that claims, clusters and checks are of all there was when `changes` gave `seen`."""
    with ws.engine.writing():
        ws.engine.run("UPDATE workspace SET derived = ?", (seen,))


def is_derived(ws: Workspace) -> bool:
    """Whether nothing has changed since claims, clusters and checks were derived to their end."""
    ((derived,),) = ws.engine.run("SELECT derived = changes FROM workspace")
    return bool(derived)


def put_claims(
    ws: Workspace, claims: Iterable[Claim], *, from_corrected: Iterable[Claim] | None = None
) -> tuple[Correction, ...]:
    """Keep these claims in place of those derived before; decisions about claims that are no more.

    from_corrected: the claims of the documents with their corrections; None: the same.
    """
    days = _days(ws)

    def rows(claim: Claim, flags: Row) -> Rows:
        known = [days[p.document] for p in claim.positions if p.document in days]
        return claim_rows(claim, day=max(known, default=None), flags=flags)

    return _put(ws, ("claims", "positions"), _flagged(claims, from_corrected), rows)


def put_clusters(
    ws: Workspace,
    clusters: Iterable[C],
    *,
    from_corrected: Iterable[C] | None = None,
    events: Events = attrgetter("members"),
) -> tuple[Correction, ...]:
    """The same for clusters of events: frozen records with an `id`. events: the ids of the events of one."""

    def rows(cluster: C, flags: Row) -> Rows:
        whole = Membership(id=attrgetter("id")(cluster), members=tuple(events(cluster)))
        return cluster_rows(whole, pack(cluster), flags=flags)

    return _put(ws, ("clusters", "members"), _flagged(clusters, from_corrected), rows)


def put_checks(ws: Workspace, checks: Iterable[tuple[str, Any]]) -> None:
    """Keep these findings, each with the id of the claim or attribution it is about, in place of those before.

    A finding is a frozen record that names its `check`.
    """
    counts: dict[str, int] = defaultdict(int)
    rows: list[Row] = []
    for item, finding in checks:
        rows.append({"item": item, "n": counts[item], "check": finding.check, "body": pack(finding)})
        counts[item] += 1
    with ws.engine.writing():
        ws.engine.run("DELETE FROM checks")
        ws.insert("checks", rows)


def _put(
    ws: Workspace,
    tables: Sequence[str],
    items: Iterable[tuple[C, Row]],
    rows: Callable[[C, Row], Rows],
) -> tuple[Correction, ...]:
    with ws.engine.writing():
        for table in tables:
            ws.engine.run(f"DELETE FROM {table}")
        for made in _batches(items, rows):
            for table, found in made.items():
                ws.insert(table, found)
        return replay(ws, tables)


def _batches(
    items: Iterable[tuple[C, Row]], rows: Callable[[C, Row], Rows]
) -> Iterator[dict[str, list[Row]]]:
    made: dict[str, list[Row]] = defaultdict(list)
    for n, (item, flags) in enumerate(items, 1):
        for table, row in rows(item, flags):
            made[table].append(row)
        if n % BATCH == 0:
            yield made
            made = defaultdict(list)
    yield made


def _flagged(machine: Iterable[C], current: Iterable[C] | None) -> Iterator[tuple[C, Row]]:
    """Each item once, with whose it is: the machine's, what stands, or both."""
    if current is None:
        yield from ((item, {"machine": True, "current": True}) for item in machine)
        return
    standing = {attrgetter("id")(item): item for item in current}
    for item in machine:
        same = standing.get(attrgetter("id")(item)) == item
        if same:
            del standing[attrgetter("id")(item)]
        yield item, {"machine": True, "current": same}
    yield from ((item, {"machine": False, "current": True}) for item in standing.values())


def _days(ws: Workspace) -> dict[str, date]:
    table = heads(corrected=True, earlier=True).select("id", "day")
    return {row["id"]: row["day"] for row in ws.rows(table.filter(table.day.notnull()))}
