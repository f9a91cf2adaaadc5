"""JSON files: a JSON Feed, or a list of records."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tightrope.core.errors import InputError
from tightrope.core.types import Failure, PublishedBasis
from tightrope.documents.encoding import decode
from tightrope.documents.markup import fragment_text
from tightrope.documents.options import ReadOptions
from tightrope.documents.records import Article, Payload, Reader, failure
from tightrope.documents.tables import articles_of_rows

FEED_VERSION = "jsonfeed.org/version/"


def read_json(payload: Payload, options: ReadOptions) -> Iterator[Article | Failure]:
    """The items of a JSON Feed, or the records of a list (or the one list in an object): an article each."""
    value = _load(payload, options)
    if isinstance(value, dict) and FEED_VERSION in str(value.get("version")):
        yield from _feed(value, payload.name)
        return
    records = _records(value, payload.name)
    rows = ((f"record {number}", record) for number, record in enumerate(records, start=1))
    yield from articles_of_rows(rows, payload=payload, columns=options.columns)


def _load(payload: Payload, options: ReadOptions) -> Any:
    data = payload.data(options.limits)
    text = decode(data, name=payload.name, declared=payload.charset, override=options.encoding)
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        hint = "try --format jsonl" if error.msg == "Extra data" else "check the file"
        raise InputError(f"{payload.name}: line {error.lineno}: not JSON ({error.msg}); {hint}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{payload.name}: JSON nested too deeply or with too long a number; check the file"
        ) from error


def _records(value: object, name: str) -> Sequence[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        return lists[0] if len(lists) == 1 else [value]
    raise InputError(
        f"{name}: holds neither a JSON Feed nor records; a record is an object such as {{'text': ...}}"
    )


def _feed(feed: Mapping[str, Any], name: str) -> Iterator[Article | Failure]:
    items = feed.get("items")
    if not isinstance(items, list):
        raise InputError(f"{name}: a JSON Feed without its list 'items'; check the file")
    for number, item in enumerate(items, start=1):
        source = f"{name}#item-{number}"
        if isinstance(item, dict):
            yield _article(item, feed, source)
        else:
            yield failure(
                source, f"{source}: an item is an object, this is {type(item).__name__}; mend the feed"
            )


def _article(item: Mapping[str, Any], feed: Mapping[str, Any], source: str) -> Article:
    return Article(
        source=source,
        body=_text(item, "content_text")
        or fragment_text(_text(item, "content_html") or _text(item, "summary") or ""),
        title=_text(item, "title"),
        url=_text(item, "url") or _text(item, "external_url"),
        outlet=_text(feed, "title"),
        author=_authors(item) or _authors(feed),
        language=_text(item, "language") or _text(feed, "language"),
        published=_text(item, "date_published") or _text(item, "date_modified"),
        basis=PublishedBasis.FEED,
    )


def _authors(record: Mapping[str, Any]) -> str | None:
    listed = record.get("authors")
    people = listed if isinstance(listed, list) else [record.get("author")]
    names = (_text(p, "name") for p in people if isinstance(p, dict))
    return ", ".join(n for n in names if n) or None


def _text(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    return value.strip() or None if isinstance(value, str) else None


JSON = Reader(
    name="json",
    summary="a JSON Feed, or a list of records",
    suffixes=(".json",),
    media_types=("application/json", "application/feed+json"),
    read=read_json,
)
