"""Coded records as rows of every table they fill, and back. A correction writes its records by the same functions."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from tightrope.core.ids import content_id
from tightrope.core.types import Attribution, Claim, Doc, Event, Membership, Mention, Sentence
from tightrope.store.columns import Row, of_row, to_row
from tightrope.store.packing import pack, unpack
from tightrope.store.schema import FINDINGS

Rows = Iterator[tuple[str, Row]]
"""Each row with the name of its table."""
AS_MADE: Row = {"machine": True, "current": True}
CORRECTED: Row = {"machine": False, "current": True}
BOTH = "both"  # role of a party to an act without recipients: talks, an agreement, mutual fire


def doc_rows(doc: Doc, **others: Any) -> Rows:
    """A document with all that was found in it. others: version, run and when it was added."""
    yield "documents", head_row(doc) | others | AS_MADE
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
    """The event with its day, or that of publication where the text tells none, and its parties to find it by."""
    day = event.when.day if event.when else published
    yield "events", {"document": document, "n": n, "day": day} | to_row(event) | flags
    first, second = ("actor", "recipient") if event.recipients else (BOTH, BOTH)
    parties = [(first, p) for p in event.actors] + [(second, p) for p in event.recipients]
    for k, (role, party) in enumerate(parties):
        place = {"item": event.id, "document": document, "n": k}
        yield "parties", place | {"role": role, "code": party.actor.code} | flags


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
    sentences: tuple[Sentence, ...] = (),
    mentions: tuple[Mention, ...] = (),
    attributions: tuple[Attribution, ...] = (),
    events: tuple[Event, ...] = (),
) -> Doc:
    """The document of its row and what was found in it. Tokens, names and frames are not kept."""
    doc: Doc = of_row(
        Doc,
        row,
        without=FINDINGS,
        sentences=sentences,
        mentions=mentions,
        attributions=attributions,
        events=events,
    )
    return doc


def claim_of(row: Row) -> Claim:
    claim: Claim = unpack(Claim, row["body"])
    return claim
