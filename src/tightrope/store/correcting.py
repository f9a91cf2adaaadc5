"""Corrections: appended to a log that is never rewritten, and what stands made to follow it."""

from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Any

from tightrope.core.corrections import Action, Correction
from tightrope.core.errors import InputError
from tightrope.core.ids import content_id
from tightrope.ledger.correcting import edited, merged, parted
from tightrope.store.columns import Row, of_row, to_row
from tightrope.store.evidence import sentences
from tightrope.store.items import Item, Kind, hide, item, put, restore
from tightrope.store.packing import plain
from tightrope.store.pages import Page, page
from tightrope.store.queries import same
from tightrope.store.reading import PAGE
from tightrope.store.schema import TABLES
from tightrope.store.workspace import Workspace


def correct(ws: Workspace, correction: Correction) -> str:
    """Keep a decision and let it stand; the correction's id. The same decision twice is one.

    An edit builds on the edits before it; to accept takes the machine's version again. Raises InputError, and changes
    nothing, where the item, the field or the value is none.
    """
    id_ = correction_id(correction)
    with ws.engine.writing():
        log = TABLES["corrections"].query
        if not ws.rows(log.filter(log.id == id_)):
            kind = _apply(ws, correction)
            ((n,),) = ws.engine.run("SELECT count(*) FROM corrections")
            ws.insert("corrections", [{"n": n, "id": id_, "kind": kind.table} | to_row(correction)])
            ws.changed()
    return id_


def correction_id(correction: Correction) -> str:
    """Of what was decided about what, by whom and when."""
    made = (correction.item, correction.action, correction.changes, correction.other, correction.parts)
    return content_id("k", *made, correction.who, correction.when.astimezone(UTC).isoformat())


def corrections(
    ws: Workspace,
    *,
    item: str | None = None,
    who: str | None = None,
    action: Action | None = None,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Correction]:
    """Every decision ever taken, in the order in which they were."""
    table = same(TABLES["corrections"].query, item=item, who=who, action=action)
    return page(ws, table, _correction, latest=None, then=("n",), after=after, limit=limit)


def replay(ws: Workspace, kinds: Sequence[str]) -> tuple[Correction, ...]:
    """Let the decisions about derived items stand again after these were derived anew.

    Within a transaction of the caller's. Returns those whose item is no longer there: they wait in the log.
    """
    log = TABLES["corrections"].query
    lost: list[Correction] = []
    for row in ws.rows(log.filter(log.kind.isin(kinds)).order_by("n")):
        correction = _correction(row)
        try:
            _apply(ws, correction)
        except InputError:
            lost.append(correction)
    return tuple(lost)


def training(ws: Workspace) -> Iterator[dict[str, Any]]:
    """Each decision as an example to learn from: the item as the machine made it and as it stands, in its sentences."""
    for row in ws.rows(TABLES["corrections"].query.order_by("n")):
        correction = _correction(row)
        yield plain(correction) | {"kind": row["kind"]} | _example(ws, correction)


def _apply(ws: Workspace, correction: Correction) -> Kind:
    """What stands from now on; of which kind the item is."""
    found = item(ws, correction.item)
    match correction.action:
        case Action.ACCEPT:
            restore(ws, item(ws, correction.item, machine=True))
        case Action.REJECT:
            hide(ws, found)
        case Action.EDIT:
            put(ws, found, edited(found.record, correction.changes))
        case Action.MERGE:
            _merge(ws, found, item(ws, correction.other or ""))
        case Action.SPLIT:
            parts = parted(found.record, correction.parts, id=found.id)
            hide(ws, found)
            for id_, part in parts:
                put(ws, found, part, id=id_)
    return found.kind


def _merge(ws: Workspace, found: Item, other: Item) -> None:
    if (
        found.kind is not other.kind
        or found.id == other.id
        or found.row.get("document") != other.row.get("document")
    ):
        raise InputError(
            f"{found.id} and {other.id}: only two of a kind merge, and in one document; name another"
        )
    put(ws, other, merged(other.record, found.record))
    hide(ws, found)


def _correction(row: Row) -> Correction:
    correction: Correction = of_row(Correction, row)
    return correction


def _example(ws: Workspace, correction: Correction) -> dict[str, Any]:
    """Where the item is gone, only the decision is left to learn from."""
    try:
        made, stands = item(ws, correction.item, machine=True), item(ws, correction.item)
    except InputError:
        return {}
    now = plain(stands.record) if stands.row["current"] else None
    return {"machine": plain(made.record), "corrected": now, "sentences": sentences(ws, made)}
