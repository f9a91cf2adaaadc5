"""Coded records as rows of every table they fill, and back. A correction writes its records by the same functions."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from itertools import permutations, product
from typing import Any

from tightrope.core.corrections import Membership
from tightrope.core.ids import content_id
from tightrope.core.types import Attribution, Claim, Doc, Event, Mention, Sentence
from tightrope.store.columns import Row, of_row, to_row
from tightrope.store.packing import pack, unpack
from tightrope.store.schema import FINDINGS
from tightrope.store.tokens import packed, unpacked

Rows = Iterator[tuple[str, Row]]
"""Each row with the name of its table."""
AS_MADE: Row = {"machine": True, "current": True}
CORRECTED: Row = {"machine": False, "current": True}


def doc_rows(doc: Doc, **others: Any) -> Rows:
    """A document with all that was found in it. others: version, run and when it was added."""
    yield "documents", head_row(doc) | others | AS_MADE
    yield "tokens", {"document": doc.id, "body": packed(doc.tokens, doc.text)}
    for n, sentence in enumerate(doc.sentences):
        yield "sentences", {"document": doc.id, "n": n} | to_row(sentence)
    for n, mention in enumerate(doc.mentions):
        yield from mention_rows(mention, doc.id, n)
    for n, attribution in enumerate(doc.attributions):
        yield from attribution_rows(attribution, doc.id, n)
    for n, event in enumerate(doc.events):
        yield from event_rows(event, doc.id, n, published=doc.published.date() if doc.published else None)


def head_row(doc: Doc) -> Row:
    """The document itself."""
    return to_row(doc, without=FINDINGS) | {"sha256": sha256(doc.text.encode()).hexdigest()}


def mention_rows(
    mention: Mention, document: str, n: int, *, id: str | None = None, flags: Row = AS_MADE
) -> Rows:
    """A mention has no id of its own: where it stands makes one, and it keeps that when a person moves its ends."""
    id = id or content_id("m", document, mention.span.start, mention.span.end)
    yield "mentions", {"document": document, "n": n, "id": id} | to_row(mention) | flags


def attribution_rows(item: Attribution, document: str, n: int, *, flags: Row = AS_MADE) -> Rows:
    yield "attributions", {"document": document, "n": n} | to_row(item) | flags


def event_rows(event: Event, document: str, n: int, *, published: date | None, flags: Row = AS_MADE) -> Rows:
    """The event with its day, or that of publication where the text tells none, and its dyads to find it by."""
    day = event.when.day if event.when else published
    place = {"document": document, "n": n, "day": day}
    yield "events", place | to_row(event) | flags
    for actor, recipient in dyads(event):
        yield "dyads", place | {"item": event.id, "actor": actor, "recipient": recipient} | flags


def dyads(event: Event) -> list[tuple[str | None, str | None]]:
    """Who acts on whom, by code and each pair once; who acts on nobody, or the other way round, stands beside None.

    Of an act without recipients, such as talks or mutual fire, every actor acts on every other.
    """
    actors = [party.actor.code for party in event.actors]
    recipients = [party.actor.code for party in event.recipients]
    pairs = product(actors, recipients) if recipients else permutations(actors, 2)
    alone = [(code, None) for code in actors] + [(None, code) for code in recipients]
    return list(dict.fromkeys(pairs)) or list(dict.fromkeys(alone))


def claim_rows(claim: Claim, *, day: date | None, flags: Row = AS_MADE) -> Rows:
    """day: on which the last position was published."""
    known = {"id": claim.id, "day": day, "proposition": claim.proposition, "status": claim.status.value}
    yield (
        "claims",
        known | {"size": len(claim.positions), "origins": claim.origins, "body": pack(claim)} | flags,
    )
    for n, position in enumerate(claim.positions):
        row = to_row(position, without=("holder",))
        yield "positions", {"item": claim.id, "n": n, "code": position.holder.code} | row | flags


def cluster_rows(whole: Membership, body: str, *, flags: Row = AS_MADE) -> Rows:
    """body: the cluster as its maker tells it, packed."""
    yield "clusters", {"id": whole.id, "size": len(whole.members), "body": body} | flags
    for n, event in enumerate(whole.members):
        yield "members", {"item": whole.id, "n": n, "event": event} | flags


def doc_of(
    row: Row,
    *,
    tokens: str | None = None,
    sentences: tuple[Sentence, ...] = (),
    mentions: tuple[Mention, ...] = (),
    attributions: tuple[Attribution, ...] = (),
    events: tuple[Event, ...] = (),
) -> Doc:
    """The document of its row and what was found in it; names, frames and acts of the reader are not kept.

    tokens: as the table holds them.
    """
    doc: Doc = of_row(
        Doc,
        row,
        without=FINDINGS,
        tokens=unpacked(tokens, row["text"]) if tokens else (),
        sentences=sentences,
        mentions=mentions,
        attributions=attributions,
        events=events,
    )
    return doc


def claim_of(row: Row) -> Claim:
    claim: Claim = unpack(Claim, row["body"])
    return claim
