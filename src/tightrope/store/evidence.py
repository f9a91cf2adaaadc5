"""The sentences an item rests on."""

from collections.abc import Iterable, Sequence
from typing import Any

from tightrope.core.tree import sentence_at
from tightrope.core.types import Attribution, Claim, Doc, Event, Mention, Sentence, Span
from tightrope.store.columns import of_row
from tightrope.store.items import Item
from tightrope.store.queries import among, heads
from tightrope.store.schema import TABLES
from tightrope.store.workspace import Workspace

Texts = dict[str, tuple[str, list[Sentence]]]
"""Of documents: the text and its sentences."""


def sentences(ws: Workspace, found: Item) -> tuple[str, ...]:
    """In the words of their documents; none of a document as a whole."""
    if isinstance(found.record, Claim):
        shown = [p.attribution for p in found.record.positions if p.attribution]
        return _of_many(ws, "attributions", shown)
    if (members := getattr(found.record, "members", None)) is not None:
        return _of_many(ws, "events", members)
    if isinstance(found.record, Doc):
        return ()
    return _of_rows(ws, [(found.row["document"], found.record)])


def _of_many(ws: Workspace, name: str, ids: Sequence[str]) -> tuple[str, ...]:
    table, record = TABLES[name].query, {"attributions": Attribution, "events": Event}[name]
    rows = ws.rows(among(table.filter(table.machine), "id", ids).order_by(["document", "n"]))
    return _of_rows(ws, [(row["document"], of_row(record, row)) for row in rows])


def _of_rows(ws: Workspace, found: Sequence[tuple[str, Any]]) -> tuple[str, ...]:
    texts = texts_of(ws, {document for document, _ in found})
    return tuple(sentence_of(*texts[document], anchor(record)) for document, record in found)


def texts_of(ws: Workspace, documents: Iterable[str]) -> Texts:
    """The text and the sentences of each of these documents."""
    ids = sorted(documents)
    if not ids:
        return {}
    head, table = heads(corrected=False, earlier=True), TABLES["sentences"].query
    found: Texts = {
        row["id"]: (row["text"], []) for row in ws.rows(among(head, "id", ids).select("id", "text"))
    }
    for row in ws.rows(among(table, "document", ids).order_by(["document", "n"])):
        found[row["document"]][1].append(of_row(Sentence, row))
    return found


def sentence_of(text: str, found: Sequence[Sentence], span: Span) -> str:
    """The sentence in which `span` begins; its own words where no sentence holds it."""
    if found:
        sentence = found[sentence_at(found, span.start)]
        span = sentence.span if sentence.span.touches(span) else span
    return " ".join(text[span.start : span.end].split())


def anchor(record: Any) -> Span:
    """The words that show an attribution, an event or a mention."""
    if isinstance(record, Attribution):
        return record.cue or record.content[0]
    return record.span if isinstance(record, Mention) else record.trigger
