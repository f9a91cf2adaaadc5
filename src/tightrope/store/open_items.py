"""Items nobody has decided about yet, those the machine is least sure of first."""

from dataclasses import dataclass
from typing import Any

from tightrope.core.errors import InputError
from tightrope.store.evidence import sentences
from tightrope.store.items import KINDS, Item
from tightrope.store.pages import Page, page
from tightrope.store.reading import PAGE
from tightrope.store.schema import TABLES
from tightrope.store.workspace import Workspace

SCORED = ("attributions", "events")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One item to decide about, as the machine made it."""

    id: str
    record: Any
    score: float  # 0..1, how sure the machine is
    sentence: str


def open_items(
    ws: Workspace, kind: str = "attributions", *, after: str | None = None, limit: int = PAGE
) -> Page[OpenItem]:
    """kind: attributions or events. Raises InputError for another: nothing else has a score to go by."""
    if kind not in SCORED:
        raise InputError(f"{kind}: no kind to review in order; there are {', '.join(SCORED)}")
    table, log = TABLES[kind].query, TABLES["corrections"].query
    waiting = table.filter(table.machine & table.current & table.id.notin(log.item))
    found = page(
        ws,
        waiting,
        lambda row: row,
        latest=None,
        then=("score", "document", "n", "id"),
        after=after,
        limit=limit,
    )
    items = [Item(row["id"], KINDS[kind], row, KINDS[kind].read(ws, row)) for row in found.items]
    opened = [
        OpenItem(id=i.id, record=i.record, score=i.row["score"], sentence=" ".join(sentences(ws, i)))
        for i in items
    ]
    return Page(tuple(opened), found.after)
