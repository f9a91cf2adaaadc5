"""Which documents rest on one root, with the reasons, as text or JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tightrope.core.origins import Link, Origin, Tie
from tightrope.core.types import Doc, Failure
from tightrope.ledger.origins import origins, reports_of

QUOTE = 90  # characters of evidence on a line of text


def find(items: Sequence[Doc | Failure]) -> tuple[tuple[Origin, ...], dict[str, Doc]]:
    """The origins of the documents, and the documents by id."""
    docs = {item.id: item for item in items if isinstance(item, Doc)}
    return origins(reports_of(docs.values())), docs


def as_text(found: Sequence[Origin], docs: Mapping[str, Doc]) -> str:
    """Groups of two and more with their reasons; how many documents stand alone is told at the end."""
    groups = [origin for origin in found if len(origin.documents) > 1]
    lines = [line for origin in groups for line in (*_block(origin, docs), "")]
    alone = len(found) - len(groups)
    return "\n".join(
        [*lines, f"{len(docs)} documents, {len(found)} origins; {alone} documents stand alone.\n"]
    )


def as_json(found: Sequence[Origin], docs: Mapping[str, Doc]) -> str:
    """Every origin, with its documents, root, and links with their ties and evidence."""
    table = {"documents": len(docs), "origins": [_table(origin, docs) for origin in found]}
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _block(origin: Origin, docs: Mapping[str, Doc]) -> Iterator[str]:
    yield f"{origin.id}  {len(origin.documents)} documents  root: {origin.root or 'not known'} ({origin.because})"
    for key in origin.documents:
        doc = docs[key]
        day = doc.published.date().isoformat() if doc.published else "no date   "
        yield f"  {key}  {day}  {doc.outlet or doc.source}: {doc.title or 'no title'}"
    for link in origin.links:
        tie = link.dependence.because[0]
        yield f"    {link.documents[0]} ~ {link.documents[1]}  {tie.value:g} {tie.kind}: {tie.words}"
        yield from (f"      “{quote}”" for quote in _quotes(tie, docs))


def _quotes(tie: Tie, docs: Mapping[str, Doc]) -> Iterator[str]:
    """The words of the first document that show it."""
    for evidence in tie.evidence[:1]:
        words = " ".join(docs[evidence.document].quote(evidence.span).split())
        yield words if len(words) <= QUOTE else words[:QUOTE].rsplit(" ", 1)[0] + " …"


def _table(origin: Origin, docs: Mapping[str, Doc]) -> dict[str, Any]:
    return {
        "id": origin.id,
        "root": origin.root,
        "root_document": origin.root_document,
        "because": origin.because,
        "documents": [_document(docs[key]) for key in origin.documents],
        "links": [_link(link, docs) for link in origin.links],
    }


def _document(doc: Doc) -> dict[str, Any]:
    published = doc.published.isoformat() if doc.published else None
    return {
        "id": doc.id,
        "outlet": doc.outlet,
        "title": doc.title,
        "published": published,
        "source": doc.source,
    }


def _link(link: Link, docs: Mapping[str, Doc]) -> dict[str, Any]:
    return {
        "documents": list(link.documents),
        "dependence": link.dependence.value,
        "because": [_tie(tie, docs) for tie in link.dependence.because],
    }


def _tie(tie: Tie, docs: Mapping[str, Doc]) -> dict[str, Any]:
    evidence = [
        {
            "document": e.document,
            "start": e.span.start,
            "end": e.span.end,
            "text": docs[e.document].quote(e.span),
        }
        for e in tie.evidence
    ]
    return {"kind": str(tie.kind), "value": tie.value, "words": tie.words, "evidence": evidence}
