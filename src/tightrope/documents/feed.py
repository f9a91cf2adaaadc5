"""RSS and Atom feeds: one article per entry, by feedparser."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from tightrope.core.errors import InputError
from tightrope.core.types import Failure, PublishedBasis
from tightrope.documents.encoding import decode
from tightrope.documents.html_facts import host
from tightrope.documents.markup import COMMENT, fragment_text
from tightrope.documents.options import ReadOptions
from tightrope.documents.records import PARSER_ERRORS, Article, Payload, Reader, failure

DECLARATION = re.compile(r"<\?xml[^>]*\?>")
FIRST_ELEMENT = re.compile(r"<[A-Za-z_]")
DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.I)
MAX_PROLOG_CHARS = 1 << 16  # declarations and comments before the first element
MAX_TAGS = 200_000  # a large feed has some 10,000; these take about 10 s and 300 MB
UTF8 = {"content-type": "application/xml; charset=utf-8"}


def read_feed(payload: Payload, options: ReadOptions) -> Iterator[Article | Failure]:
    """The entries of a feed in its order; a feed without entries gives none. InputError if it is no feed."""
    data = payload.data(options.limits)
    text = decode(data, name=payload.name, declared=payload.charset, override=options.encoding)
    feed = _parse(without_doctype(text, name=payload.name), payload)
    for number, entry in enumerate(feed.entries, start=1):
        source = f"{payload.name}#entry-{number}"
        try:
            yield _article(entry, feed.feed, source)
        except PARSER_ERRORS as error:
            yield failure(source, f"{source}: entry not readable ({error}); read the others without it")


def without_doctype(xml: str, *, name: str) -> str:
    """`xml` without XML declaration and document type. InputError if it declares entities."""
    start = _prolog_end(xml)
    prolog, rest = COMMENT.sub("", xml[:start]), xml[start:]
    if re.search(r"<!ENTITY", prolog, re.I):
        raise InputError(
            f"{name}: declares XML entities in its document type, which can expand without end or "
            "read other files; remove the <!DOCTYPE ...> if you trust it"
        )
    if start > MAX_PROLOG_CHARS:
        raise InputError(
            f"{name}: no element within the first {start:,} characters; not a feed: try --format text"
        )
    return DOCTYPE.sub("", DECLARATION.sub("", prolog)).lstrip() + rest


def _prolog_end(xml: str) -> int:
    """Where the first element begins that stands outside comments."""
    position = 0
    while element := FIRST_ELEMENT.search(xml, position):
        comment = xml.find("<!--", position, element.start())
        if comment < 0:
            return element.start()
        close = xml.find("-->", comment)
        if close < 0:
            break
        position = close + 3
    return len(xml)


def _parse(xml: str, payload: Payload) -> Any:
    import feedparser.api

    if (tags := xml.count("<")) > MAX_TAGS:
        raise InputError(f"{payload.name}: {tags:,} tags are too many for one feed; split it")
    headers = UTF8 | ({"content-location": payload.url} if payload.url else {})
    try:
        feed = feedparser.api.parse(io.BytesIO(xml.encode()), response_headers=headers)
    except PARSER_ERRORS as error:
        raise InputError(f"{payload.name}: not readable as a feed ({error}); try --format html") from error
    if not feed.entries and not feed.get("version"):
        problem = feed.get("bozo_exception", "no <rss>, <rdf:RDF> or <feed> element")
        raise InputError(f"{payload.name}: not an RSS or Atom feed ({problem}); try --format html")
    return feed


def _article(entry: Mapping[str, Any], feed: Mapping[str, Any], source: str) -> Article:
    link = entry.get("link") or None
    return Article(
        source=source,
        body=_body(entry),
        title=fragment_text(entry.get("title") or "") or None,
        url=link,
        outlet=_outlet(entry, feed, link),
        author=entry.get("author") or None,
        language=_language(entry) or feed.get("language"),
        published=_published(entry),
        basis=PublishedBasis.FEED,
    )


def _body(entry: Mapping[str, Any]) -> str:
    """The longest of contents and summary: many feeds carry the whole text in either."""
    written = [c.get("value") or "" for c in entry.get("content") or () if _textual(c)]
    return max((fragment_text(html) for html in (*written, entry.get("summary") or "")), key=len)


def _textual(content: Mapping[str, Any]) -> bool:
    return str(content.get("type") or "text/html").startswith("text/") or "xhtml" in str(content.get("type"))


def _outlet(entry: Mapping[str, Any], feed: Mapping[str, Any], link: str | None) -> str | None:
    """Of a republished entry its `<source>`, else the feed's title, else the host."""
    source = entry.get("source") or {}
    return source.get("title") or fragment_text(feed.get("title") or "") or host(link)


def _language(entry: Mapping[str, Any]) -> str | None:
    details = (*(entry.get("content") or ()), entry.get("title_detail") or {})
    return next((d["language"] for d in details if d.get("language")), None)


def _published(entry: Mapping[str, Any]) -> datetime | str | None:
    told = dict(entry)  # its own `get` would answer for `updated` with `published`, and warn
    parsed = told.get("published_parsed") or told.get("updated_parsed")
    if parsed:
        return datetime(*parsed[:6]).replace(tzinfo=UTC)
    return told.get("published") or told.get("updated") or None


FEED = Reader(
    name="feed",
    summary="RSS or Atom, one article per entry",
    suffixes=(".rss", ".atom", ".rdf", ".xml"),
    media_types=(
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
    ),
    read=read_feed,
)
