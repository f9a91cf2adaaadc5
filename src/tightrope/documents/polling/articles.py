"""From the answer an entry leads to, to its one document."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from tightrope.core.types import Doc, Failure, PublishedBasis
from tightrope.documents import READERS, ReadOptions, documents_of
from tightrope.documents.fetch import Answer
from tightrope.documents.inputs import of_answer
from tightrope.documents.options import MIB, Limits
from tightrope.documents.polling.records import Entry
from tightrope.documents.records import failure

ARTICLE_READERS = {name: READERS[name] for name in ("html", "text", "gzip")}
VISITED_AFTER = (
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=24),
)  # from when it was first seen: articles are corrected on the day they appear
PAGE_BYTES = 16 * MIB  # the longest newspaper page we met has 3 MiB


def article_of(answer: Answer, entry: Entry, *, options: ReadOptions) -> Doc | Failure:
    """The document on the page that `entry` leads to. What the page does not say of itself, the feed may."""
    payload = of_answer(answer, name=entry.key, options=options)
    reading = replace(options, outlet=options.outlet or entry.outlet)
    found = list(islice(documents_of(payload, reading, readers=ARTICLE_READERS), 2))
    if len(found) != 1:
        return failure(entry.key, f"{entry.key}: not one article; read it by itself")
    return found[0] if isinstance(found[0], Failure) else _dated(found[0], entry)


def _dated(doc: Doc, entry: Entry) -> Doc:
    if doc.published or not entry.published:
        return doc
    return replace(doc, published=entry.published, published_basis=PublishedBasis.FEED)


def next_visit(entry: Entry, *, now: datetime) -> datetime | None:
    """When to see whether the article has changed; None: not again, unless its feed says something new."""
    return next((moment for after in VISITED_AFTER if (moment := entry.first + after) > now), None)


def page_limits(limits: Limits) -> Limits:
    """The limits for one page: less than those for an archive that a user names himself."""
    size = min(limits.download_bytes, PAGE_BYTES)
    return replace(limits, download_bytes=size, unpacked_bytes=min(limits.unpacked_bytes, 4 * size), depth=1)
