"""A ledger as the JSON brief. The contract is `resources/brief.schema.json`."""

import json
from collections.abc import Mapping
from typing import Any

from tightrope.core.types import (
    Actor,
    Attribution,
    Claim,
    Count,
    Doc,
    Event,
    Ledger,
    Mention,
    Party,
    Sentence,
    Span,
    When,
    Where,
)

SCHEMA = "tightrope/brief/1"
UNDETERMINED = "und"  # ISO 639's own code for a language nobody could tell

Json = dict[str, Any]


def render(ledger: Ledger, *, generated_by: Mapping[str, Any]) -> str:
    """The brief as indented JSON text with a final line break."""
    return json.dumps(as_dict(ledger, generated_by=generated_by), ensure_ascii=False, indent=1) + "\n"


def as_dict(ledger: Ledger, *, generated_by: Mapping[str, Any]) -> Json:
    """The brief as plain values, valid against the schema."""
    return {
        "schema": SCHEMA,
        "generated_by": dict(generated_by),
        "documents": [_document(d) for d in ledger.documents],
        "claims": [_claim(c) for c in ledger.claims],
        "failures": [{"input": f.input, "stage": f.stage, "error": f.error} for f in ledger.failures],
    }


def _document(doc: Doc) -> Json:
    return {
        "id": doc.id,
        "source": doc.source,
        "url": doc.url,
        "title": doc.title,
        "outlet": doc.outlet,
        "author": doc.author,
        "published": doc.published.isoformat().replace("+00:00", "Z") if doc.published else None,
        "published_basis": doc.published_basis.value,
        "language": doc.language or UNDETERMINED,
        "text": doc.text,
        "sentences": [_sentence(s) for s in doc.sentences],
        "mentions": [_mention(doc, m, a) for m in doc.mentions for a in m.actors],
        "attributions": [_attribution(doc, a) for a in doc.attributions],
        "events": [_event(doc, e) for e in doc.events],
    }


def _sentence(sentence: Sentence) -> Json:
    return {"start": sentence.start, "end": sentence.end, "paragraph": sentence.paragraph}


def _mention(doc: Doc, mention: Mention, actor: Actor) -> Json:
    found = _actor(actor) | _span(doc, mention.span) | {"kind": mention.kind.value}
    if mention.alternatives:
        found["alternatives"] = [_actor(a) for a in mention.alternatives]
    if mention.antecedent:
        found["antecedent"] = _span(doc, mention.antecedent)
    return found


def _attribution(doc: Doc, a: Attribution) -> Json:
    actors = [_actor(x) for x in a.actors]
    return {
        "id": a.id,
        "source": _span(doc, a.source) | {"actors": actors} if a.source else None,
        "cue": _span(doc, a.cue) if a.cue else None,
        "content": [_span(doc, s) for s in a.content],
        "stance": a.stance.value,
        "parent": a.parent,
        "score": a.score,
    }


def _event(doc: Doc, e: Event) -> Json:
    return {
        "id": e.id,
        "type": e.type.value,
        "mode": e.mode,
        "contexts": list(e.contexts),
        "actors": [_party(doc, p) for p in e.actors],
        "recipients": [_party(doc, p) for p in e.recipients],
        "trigger": _span(doc, e.trigger),
        "reality": e.reality.value,
        "when": _when(e.when) if e.when else None,
        "where": _where(doc, e.where) if e.where else None,
        "counts": [_count(doc, c) for c in e.counts],
        "voice": list(e.voice),
        "intensity": e.intensity,
        "score": e.score,
    }


def _party(doc: Doc, party: Party) -> Json:
    return _actor(party.actor) | (_span(doc, party.span) if party.span else {})


def _actor(actor: Actor) -> Json:
    named = {"id": actor.id, "name": actor.name}
    return {"code": actor.code, "sectors": list(actor.sectors)} | _known(named)


def _when(when: When) -> Json:
    until = when.until.isoformat() if when.until else None
    return {
        "day": when.day.isoformat(),
        "until": until,
        "precision": when.precision.value,
        "basis": when.basis.value,
    }


def _where(doc: Doc, where: Where) -> Json:
    return _known({"name": where.name, "country": where.country}) | (
        _span(doc, where.span) if where.span else {}
    )


def _count(doc: Doc, count: Count) -> Json:
    return {"kind": count.kind.value, "low": count.low, "high": count.high} | _span(doc, count.span)


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "proposition": claim.proposition,
        "positions": [
            {
                "holder": _actor(p.holder),
                "stance": p.stance.value,
                "attribution": p.attribution,
                "document": p.document,
            }
            for p in claim.positions
        ],
        "status": claim.status.value,
        "origins": claim.origins,
        "because": list(claim.because),
    }


def _span(doc: Doc, span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": doc.quote(span)}


def _known(values: Mapping[str, Any]) -> Json:
    """`values` without those nobody knows."""
    return {key: value for key, value in values.items() if value is not None}
