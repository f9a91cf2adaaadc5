"""Items a person can correct: how each kind is found, taken up as a record, and written again beside the machine's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tightrope.core.corrections import Membership
from tightrope.core.errors import InputError
from tightrope.core.types import Attribution, Claim, Doc, Event, Mention
from tightrope.store.columns import Row, of_row
from tightrope.store.queries import heads
from tightrope.store.rows import (
    CORRECTED,
    Rows,
    attribution_rows,
    claim_of,
    claim_rows,
    cluster_rows,
    doc_of,
    event_rows,
    head_row,
    mention_rows,
)
from tightrope.store.schema import TABLES
from tightrope.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item. `children` are the tables whose rows belong to an item, by their column `item`."""

    table: str
    record: type
    read: Callable[[Workspace, Row], Any]
    rows: Callable[[Workspace, Any, str, Row], Rows]  # of a record, its id and the row it comes from
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it stands, or as the machine made it where nothing stands."""

    id: str
    kind: Kind
    row: Row
    record: Any


def item(ws: Workspace, id: str, *, machine: bool = False) -> Item:
    """Raises InputError where no item has this id, or several documents have one.

    machine: as the machine made it, even where a correction stands.
    """
    for kind in KINDS.values():
        table = TABLES[kind.table].query
        rows = ws.rows(table.filter(table.id == id))
        if len({row.get("document") for row in rows}) > 1:
            raise InputError(
                f"{id}: items of several documents have this id; correct them by their documents"
            )
        if rows:
            first = "machine" if machine else "current"
            best = max(rows, key=lambda row: (row[first], row["machine"]))
            return Item(id, kind, best, kind.read(ws, best))
    raise InputError(f"{id}: no item of this workspace; tightrope review lists those that are open")


def hide(ws: Workspace, found: Item) -> None:
    """Nothing of it stands any more; the machine's version stays where it is."""
    _flag(ws, found, current=False)


def restore(ws: Workspace, found: Item) -> None:
    """The machine's version stands again, and nothing else of this id; what a person split off stands as it is."""
    if found.row["machine"]:
        _drop(ws, found.kind, found.id)
    _flag(ws, found, current=True)


def put(ws: Workspace, found: Item, record: Any, *, id: str | None = None) -> None:
    """`record` stands in place of the item, or beside it under an id of its own."""
    _drop(ws, found.kind, id or found.id)
    if id is None:
        hide(ws, found)
    for table, row in found.kind.rows(ws, record, id or found.id, found.row):
        ws.insert(table, [row])


def _tables(kind: Kind) -> Sequence[tuple[str, str]]:
    """(table, column of the item's id)."""
    return ((kind.table, "id"), *((child, "item") for child in kind.children))


def _flag(ws: Workspace, found: Item, *, current: bool) -> None:
    for table, column in _tables(found.kind):
        ws.engine.run(f"UPDATE {table} SET current = ? WHERE {column} = ?", (current, found.id))


def _drop(ws: Workspace, kind: Kind, id: str) -> None:
    """What an earlier correction wrote; the log of corrections keeps it."""
    for table, column in _tables(kind):
        ws.engine.run(f"DELETE FROM {table} WHERE {column} = ? AND NOT machine", (id,))


def _doc(_: Workspace, row: Row) -> Doc:
    return doc_of(row)


def _doc_rows(_: Workspace, doc: Doc, id: str, row: Row) -> Rows:
    yield "documents", row | head_row(doc) | CORRECTED


def _flat(record: type) -> Callable[[Workspace, Row], Any]:
    return lambda _, row: of_row(record, row)


def _mention_rows(_: Workspace, mention: Mention, id: str, row: Row) -> Rows:
    return mention_rows(mention, row["document"], row["n"], id=id, flags=CORRECTED)


def _attribution_rows(_: Workspace, attribution: Attribution, id: str, row: Row) -> Rows:
    return attribution_rows(attribution, row["document"], row["n"], flags=CORRECTED)


def _event_rows(ws: Workspace, event: Event, id: str, row: Row) -> Rows:
    published = _published(ws, row["document"])
    return event_rows(event, row["document"], row["n"], published=published, flags=CORRECTED)


def _published(ws: Workspace, document: str) -> date | None:
    table = heads(corrected=True, earlier=True)
    found = ws.rows(table.filter(table.id == document).select("day"))
    return found[0]["day"] if found else None


def _claim_rows(_: Workspace, claim: Claim, id: str, row: Row) -> Rows:
    return claim_rows(claim, day=row["day"], flags=CORRECTED)


def _membership(ws: Workspace, row: Row) -> Membership:
    table = TABLES["members"].query
    flags = (table.machine == row["machine"]) & (table.current == row["current"])
    rows = ws.rows(table.filter((table.item == row["id"]) & flags).order_by("n"))
    return Membership(id=row["id"], members=tuple(r["event"] for r in rows))


def _cluster_rows(_: Workspace, whole: Membership, id: str, row: Row) -> Rows:
    return cluster_rows(whole, row["body"], flags=CORRECTED)


_ALL = (
    Kind("claims", Claim, lambda _, row: claim_of(row), _claim_rows, ("positions",)),
    Kind("clusters", Membership, _membership, _cluster_rows, ("members",)),
    Kind("events", Event, _flat(Event), _event_rows, ("dyads",)),
    Kind("attributions", Attribution, _flat(Attribution), _attribution_rows),
    Kind("mentions", Mention, _flat(Mention), _mention_rows),
    Kind("documents", Doc, _doc, _doc_rows),
)
KINDS: Mapping[str, Kind] = {kind.table: kind for kind in _ALL}
