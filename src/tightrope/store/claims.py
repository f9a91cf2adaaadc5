"""Claims, clusters and checks as they stand over the whole corpus, each with the evidence behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from ibis.expr import types as ir

from tightrope.core.errors import InputError
from tightrope.core.types import Attribution, Claim, Position, Stance, Status
from tightrope.store.columns import Row, of_row
from tightrope.store.evidence import Texts, anchor, sentence_of, texts_of
from tightrope.store.packing import unpack
from tightrope.store.pages import Page, page
from tightrope.store.queries import among, having, heads, same, standing, within
from tightrope.store.reading import PAGE, Head
from tightrope.store.rows import claim_of
from tightrope.store.schema import TABLES
from tightrope.store.workspace import Workspace

C = TypeVar("C")
NEVER = datetime.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A position with where it was taken, and the sentence that shows it."""

    position: Position
    document: Head
    attribution: Attribution | None
    sentence: str | None  # None: the document, or what was found in it, was rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """A claim and all that is known about it; evidence in the order of publication."""

    claim: Claim
    evidence: tuple[Evidence, ...]


def claims(
    ws: Workspace,
    *,
    code: str | None = None,
    stance: Stance | None = None,
    status: Status | None = None,
    outlet: str | None = None,
    words: str | None = None,
    since: date | None = None,
    until: date | None = None,
    corrected: bool = True,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Claim]:
    """Claims, those last spoken of first. code, stance, outlet: of one and the same position."""
    table = standing("claims", corrected=corrected)
    table = same(table, status=status)
    if words is not None:
        table = table.filter(table.proposition.lower().contains(words.lower()))
    if code or stance or outlet:
        taken = _positions(corrected, code=code, stance=stance, outlet=outlet)
        table = having(table, taken, id="item")
    return page(
        ws, within(table, since, until), claim_of, latest="day", then=("id",), after=after, limit=limit
    )


def claim(ws: Workspace, id: str, *, corrected: bool = True) -> ClaimPage:
    """One claim with its evidence. id: or how it begins. Raises InputError where no standing claim, or several, fit."""
    table = standing("claims", corrected=corrected)
    rows = ws.rows(table.filter(table.id.startswith(id)).limit(2))
    if len(rows) != 1:
        what = "several claims begin so" if rows else "no such claim"
        raise InputError(f"{id}: {what} in {ws.where}; tightrope claims lists them")
    found = claim_of(rows[0])
    return ClaimPage(claim=found, evidence=_evidence(ws, found.positions, corrected))


def clusters(
    ws: Workspace,
    kind: type[C],
    *,
    event: str | None = None,
    corrected: bool = True,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[C]:
    """Clusters of events as records of `kind`, in the order of their ids. event: the one that this event belongs to.

    Of a cluster that a person merged or split, `members` is as it stands; the rest is as it was derived.
    """
    table = standing("clusters", corrected=corrected)
    members = standing("members", corrected=corrected)
    if event is not None:
        holding = members.filter(members.event == event)
        table = having(table, holding, id="item")
    found = page(ws, table, lambda row: row, latest=None, then=("id",), after=after, limit=limit)
    ids = [row["id"] for row in found.items]
    rows = ws.rows(among(members, "item", ids).order_by(["item", "n"]))
    return Page(tuple(_cluster(kind, row, rows) for row in found.items), found.after)


def checks(ws: Workspace, item: str, kind: type[C]) -> tuple[C, ...]:
    """What was computed about a claim or an attribution, as records of `kind`."""
    table = TABLES["checks"].query
    rows = ws.rows(table.filter(table.item == item).order_by("n"))
    return tuple(unpack(kind, row["body"]) for row in rows)


def _positions(corrected: bool, *, code: str | None, stance: Stance | None, outlet: str | None) -> ir.Table:
    taken = same(standing("positions", corrected=corrected), code=code, stance=stance)
    if outlet is None:
        return taken
    told = same(heads(corrected=corrected, earlier=True), outlet=outlet)
    return having(taken, told, document="id")


def _cluster(kind: type[C], row: Row, members: Sequence[Row]) -> C:
    """Machine's rows and a person's share ids only within one reading, which `standing` sees to."""
    cluster: Any = unpack(kind, row["body"])
    mine = tuple(member["event"] for member in members if member["item"] == row["id"])
    made: C = replace(cluster, id=row["id"], members=mine)
    return made


def _evidence(ws: Workspace, positions: Sequence[Position], corrected: bool) -> tuple[Evidence, ...]:
    ids = sorted({position.document for position in positions})
    table = heads(corrected=corrected, earlier=True)
    found = {r["id"]: of_row(Head, r) for r in ws.rows(among(table, "id", ids).drop("text"))}
    attributions, texts = _attributions(ws, positions, corrected), texts_of(ws, ids)
    shown = [
        _shown(position, found[position.document], attributions.get(_key(position)), texts)
        for position in positions
        if position.document in found
    ]
    return tuple(sorted(shown, key=lambda e: (e.document.published is None, e.document.published or NEVER)))


def _shown(position: Position, head: Head, attribution: Attribution | None, texts: Texts) -> Evidence:
    sentence = sentence_of(*texts[head.id], anchor(attribution)) if attribution else None
    return Evidence(position=position, document=head, attribution=attribution, sentence=sentence)


def _attributions(
    ws: Workspace, positions: Sequence[Position], corrected: bool
) -> dict[tuple[str, str | None], Attribution]:
    """By document and id. Looked for by document, whose column DuckDB scans ten times as fast as that of the ids."""
    shown = {_key(position) for position in positions}
    table = standing("attributions", corrected=corrected)
    rows = ws.rows(among(table, "document", [document for document, _ in shown]))
    found = ((row["document"], row["id"], row) for row in rows)
    return {
        (document, id): of_row(Attribution, row) for document, id, row in found if (document, id) in shown
    }


def _key(position: Position) -> tuple[str, str | None]:
    return position.document, position.attribution
