"""Documents and what was found in them: as the machine made it, or with every correction.

Listings show the latest version of each document; earlier ones are asked for by `earlier`, or by their id.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from ibis.expr import types as ir

from tightrope.core.errors import InputError
from tightrope.core.types import (
    Attribution,
    Doc,
    Event,
    EventType,
    Mention,
    PublishedBasis,
    Reality,
    Sentence,
    Stance,
)
from tightrope.store.columns import Row, of_row
from tightrope.store.pages import Page, page
from tightrope.store.queries import among, having, heads, same, standing, within
from tightrope.store.rows import doc_of
from tightrope.store.schema import TABLES
from tightrope.store.workspace import Workspace

T = TypeVar("T")
PAGE = 50  # items, unless asked otherwise
LOADED = 200  # documents read at a time, some megabytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A document as listings show it, without its text."""

    id: str
    version: int  # from 1, in the order in which they were added
    latest: bool
    source: str
    url: str | None
    title: str | None
    outlet: str | None
    author: str | None
    language: str | None
    published: datetime | None
    published_basis: PublishedBasis
    sha256: str  # of the text in UTF-8
    run: str
    added: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """One thing found, and where."""

    item: T
    document: str
    day: date | None  # of an event; of publication for all else; None: unknown
    outlet: str | None


def documents(
    ws: Workspace,
    *,
    outlet: str | None = None,
    language: str | None = None,
    url: str | None = None,
    words: str | None = None,
    since: date | None = None,
    until: date | None = None,
    earlier: bool = False,
    corrected: bool = True,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Head]:
    """Documents, those published last first. words: stand in them just so, in any case. until: the day included."""
    table = heads(corrected=corrected, earlier=earlier)
    table = same(table, outlet=outlet, language=language, url=url)
    if words is not None:
        table = table.filter(table.text.lower().contains(words.lower()))
    table = within(table, since, until).drop("text")
    return page(ws, table, _head, latest="day", then=("id",), after=after, limit=limit)


def document(ws: Workspace, id: str, *, corrected: bool = True) -> Doc:
    """One document, whatever its version. Raises InputError where there is none of this id, or it was rejected."""
    found = next(_load(ws, [id], corrected=corrected), None)
    if found is None:
        raise InputError(f"{id}: no such document in {ws.where}; check the id, or whether it was rejected")
    return found


def documents_of(ws: Workspace, ids: Sequence[str], *, corrected: bool = True) -> dict[str, Doc]:
    """By id those of these documents that there are and that nobody has rejected, whatever their version."""
    return {doc.id: doc for doc in _load(ws, ids, corrected=corrected)}


def all_documents(ws: Workspace, *, earlier: bool = False, corrected: bool = True) -> Iterator[Doc]:
    """Every document with what was found in it, in the order of their ids; a few at a time in memory."""
    last = ""
    while True:
        table = heads(corrected=corrected, earlier=earlier)
        query = table.filter(table.id > last).select("id").order_by("id").limit(LOADED)
        ids = [row["id"] for row in ws.rows(query)]
        if not ids:
            return
        yield from _load(ws, ids, corrected=corrected)
        last = ids[-1]


def attributions(
    ws: Workspace,
    *,
    document: str | None = None,
    code: str | None = None,
    stance: Stance | None = None,
    outlet: str | None = None,
    since: date | None = None,
    until: date | None = None,
    corrected: bool = True,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Found[Attribution]]:
    """Who is given what words, those published last first. code: of the state or body that speaks."""
    table = _found("attributions", corrected=corrected, earlier=document is not None)
    table = same(table, document=document, stance=stance, outlet=outlet)
    if code is not None:
        table = table.filter(table.actors.contains(f'"code":"{code}"'))
    table = within(table, since, until)
    make = _found_as(Attribution)
    return page(ws, table, make, latest="day", then=("document", "n", "id"), after=after, limit=limit)


def events(
    ws: Workspace,
    *,
    document: str | None = None,
    code: str | None = None,
    type: EventType | None = None,
    reality: Reality | None = None,
    outlet: str | None = None,
    since: date | None = None,
    until: date | None = None,
    corrected: bool = True,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Found[Event]]:
    """What happened or is said to, last first. code: of a party in any role."""
    table = _found("events", corrected=corrected, earlier=document is not None)
    table = same(table, document=document, type=type, reality=reality, outlet=outlet)
    if code is not None:
        dyads = standing("dyads", corrected=corrected)
        acts = dyads.filter((dyads.actor == code) | (dyads.recipient == code))
        table = having(table, acts, document="document", id="item")
    make, order = _found_as(Event), ("document", "n", "id")
    return page(ws, within(table, since, until), make, latest="day", then=order, after=after, limit=limit)


def dyad_events(
    ws: Workspace,
    a: str,
    b: str,
    *,
    since: date | None = None,
    until: date | None = None,
    directed: bool = False,
    corrected: bool = True,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Found[Event]]:
    """Acts of `a` towards `b` and, unless `directed`, of `b` towards `a`; acts of both together in either case."""
    dyads = standing("dyads", corrected=corrected)
    acts = (dyads.actor == a) & (dyads.recipient == b)
    if not directed:
        acts = acts | ((dyads.actor == b) & (dyads.recipient == a))
    places = within(dyads.filter(acts), since, until).select("document", "n", "day", id="item").distinct()
    places = having(places, heads(corrected=corrected), document="id")
    whole = _found("events", corrected=corrected)
    order = ("document", "n", "id")
    return page(ws, places, _found_as(Event), latest="day", then=order, after=after, limit=limit, whole=whole)


def mentions(ws: Workspace, document: str, *, corrected: bool = True) -> tuple[Mention, ...]:
    """The actors named in one document, in the order of its text."""
    found: list[tuple[str, Mention]] = _items(ws, "mentions", Mention, [document], corrected)
    return tuple(mention for _, mention in found)


def _found(name: str, *, corrected: bool, earlier: bool = False) -> ir.Table:
    """Rows of a table of findings beside their document's outlet and day."""
    table = standing(name, corrected=corrected)
    head = heads(corrected=corrected, earlier=earlier)
    wanted = {"of": head.id, "outlet": head.outlet} | ({} if "day" in table.columns else {"day": head.day})
    head = head.select(**wanted)
    return table.inner_join(head, table.document == head.of).drop("of")


def _found_as(record: type[T]) -> Callable[[Row], Found[T]]:
    def make(row: Row) -> Found[T]:
        item: T = of_row(record, row)
        return Found(item=item, document=row["document"], day=row["day"], outlet=row["outlet"])

    return make


def _head(row: Row) -> Head:
    head: Head = of_row(Head, row)
    return head


def _load(ws: Workspace, ids: Sequence[str], *, corrected: bool) -> Iterator[Doc]:
    """These documents, in the order of their ids."""
    table = heads(corrected=corrected, earlier=True)
    rows = ws.rows(among(table, "id", ids).order_by("id"))
    kinds: dict[str, type[Any]] = {
        "sentences": Sentence,
        "mentions": Mention,
        "attributions": Attribution,
        "events": Event,
    }
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name, kind in kinds.items():
        for owner, item in _items(ws, name, kind, ids, corrected):
            found[owner][name].append(item)
    words = ws.rows(among(TABLES["tokens"].query, "document", ids))
    tokens = {row["document"]: row["body"] for row in words}
    for row in rows:
        yield doc_of(
            row,
            tokens=tokens.get(row["id"]),
            **{name: tuple(items) for name, items in found[row["id"]].items()},
        )


def _items(
    ws: Workspace, name: str, record: type[T], documents: Sequence[str], corrected: bool
) -> list[tuple[str, T]]:
    """(document, item) in the order of the documents' texts."""
    table = TABLES[name].query if record is Sentence else standing(name, corrected=corrected)
    order = [key for key in ("document", "n", "id") if key in table.columns]
    rows = ws.rows(among(table, "document", documents).order_by(order))
    return [(row["document"], of_row(record, row)) for row in rows]
