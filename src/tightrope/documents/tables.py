"""JSONL and CSV: one article per row, told from named columns."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import TextIO

from tightrope.core.errors import InputError
from tightrope.core.types import Failure
from tightrope.documents.encoding import codec_of, decode
from tightrope.documents.markup import plain_or_fragment
from tightrope.documents.options import Columns, ReadOptions
from tightrope.documents.records import Article, Payload, Reader, failure
from tightrope.documents.streams import head

# The usual names, likeliest first; compared in lower case.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "maintext",
        "full_text",
        "fulltext",
        "article_text",
        "story",
    ),
    "title": ("title", "headline", "heading"),
    "date": (
        "published",
        "date_published",
        "published_at",
        "publish_date",
        "pub_date",
        "pubdate",
        "date",
        "date_est",
        "datetime",
        "timestamp",
        "created_at",
    ),
    "outlet": ("outlet", "publisher", "source_name", "publication", "source", "site", "domain"),
    "url": ("url", "link", "canonical_url", "source_url", "web_url"),
    "author": ("author", "authors", "byline", "creator"),
    "id": ("id", "doc_id", "article_id", "uid", "guid"),
}
DELIMITERS = ",;\t|"
HEAD_BYTES = 1 << 14
HOPELESS_AFTER_ROWS = 20  # so many unusable rows and no usable one: the whole file is something else
Row = tuple[str, object]  # its place, "line 12", and what stands there


def read_jsonl(payload: Payload, options: ReadOptions) -> Iterator[Article | Failure]:
    """One article per line that holds an object; other lines are failures."""
    yield from articles_of_rows(_json_rows(payload, options), payload=payload, columns=options.columns)


def read_csv(payload: Payload, options: ReadOptions) -> Iterator[Article | Failure]:
    """One article per row below a header row. The delimiter is told from the header."""
    yield from articles_of_rows(_csv_rows(payload, options), payload=payload, columns=options.columns)


def articles_of_rows(
    rows: Iterable[Row], *, payload: Payload, columns: Columns
) -> Iterator[Article | Failure]:
    """An article or a failure for each row. InputError when the first rows are all unusable."""
    bad, any_good = 0, False
    for place, row in rows:
        try:
            yield _article(row, place, payload=payload, columns=columns)
            any_good = True
        except InputError as error:
            bad += 1
            if bad == HOPELESS_AFTER_ROWS and not any_good:
                raise InputError(f"{error} (and so the {bad - 1} rows before it)") from error
            yield failure(f"{payload.name}#{place.replace(' ', '-')}", error)


def _article(row: object, place: str, *, payload: Payload, columns: Columns) -> Article:
    where = f"{payload.name}: {place}"
    if isinstance(row, InputError):
        raise row
    if not isinstance(row, dict):
        raise InputError(f'{where}: a row is an object such as {{"text": ...}}, this is {type(row).__name__}')
    named = {field: _value(row, name, where) for field, name in _chosen(row, columns, where).items()}
    return Article(
        source=f"{payload.name}#{named.get('id') or place.replace(' ', '-')}",
        body=plain_or_fragment(named.get("text") or ""),
        title=named.get("title"),
        url=named.get("url"),
        outlet=named.get("outlet"),
        author=named.get("author"),
        published=named.get("date"),
    )


def _chosen(row: Mapping[str, object], columns: Columns, where: str) -> dict[str, str]:
    """For each field, the column that holds it. InputError if none does, or one asked for is missing."""
    present = {str(name).strip().lower(): name for name in reversed(list(row))}
    chosen = {
        f: present[n] for f, names in NAMES.items() if (n := next(filter(present.__contains__, names), None))
    }
    for field, name in asdict(columns).items():
        if name is None:
            continue
        if name not in row:
            raise InputError(f"{where}: no column {name!r} (asked for as {field}); there are: {_listed(row)}")
        chosen[field] = name
    if "text" not in chosen and "title" not in chosen:
        raise InputError(
            f"{where}: no column with the text among: {_listed(row)}; name it, for example text=COLUMN"
        )
    return chosen


def _listed(row: Mapping[str, object]) -> str:
    return ", ".join(str(name)[:40] for name in list(row)[:20]) or "(none)"


def _value(row: Mapping[str, object], name: str, where: str) -> str | None:
    value = row[name]
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise InputError(f"{where}: column {name!r} holds {type(value).__name__}, not text")


def _json_rows(payload: Payload, options: ReadOptions) -> Iterator[Row]:
    for number, line in _lines(payload, options):
        if line.strip():
            yield f"line {number}", _json(line, f"{payload.name}: line {number}")


def _json(line: str, where: str) -> object:
    """The value of a line, or the error it makes."""
    try:
        return json.loads(line, strict=False)
    except json.JSONDecodeError as error:
        return InputError(
            f"{where}: not JSON ({error.msg} at column {error.colno}); mend the line, or try --format text"
        )
    except (ValueError, RecursionError):
        return InputError(f"{where}: JSON nested too deeply or with too long a number; drop the line")


def _csv_rows(payload: Payload, options: ReadOptions) -> Iterator[Row]:
    lines = (line for _, line in _lines(payload, options))
    first = next(lines, "")
    if first.lower().startswith("sep="):  # a spreadsheet's note to itself
        first = next(lines, "")
    delimiter = max(DELIMITERS, key=first.count)
    rows = csv.reader(_chained(first, lines), delimiter=delimiter)
    try:
        header = [name.strip() for name in next(rows, [])]
        _chosen(dict.fromkeys(header), options.columns, f"{payload.name}: header")
        for cells in rows:
            if any(cells):
                yield f"line {rows.line_num}", _record(header, cells, f"{payload.name}: line {rows.line_num}")
    except csv.Error as error:
        raise InputError(
            f"{payload.name}: line {rows.line_num}: not CSV ({error}); rows from here on are not read: "
            "look for an unclosed quotation mark above it"
        ) from error


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _record(header: list[str], cells: list[str], where: str) -> object:
    if len(cells) > len(header):
        return InputError(
            f"{where}: {len(cells)} cells under {len(header)} columns; quote the cells that hold commas"
        )
    return dict(zip(header, cells, strict=False))


def _lines(payload: Payload, options: ReadOptions) -> Iterator[tuple[int, str]]:
    """Numbered lines, from 1. A line that is not in the file's encoding is decoded by itself."""
    sample = head(payload.stream, HEAD_BYTES)
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    codec = codec_of(whole, name=payload.name, declared=payload.charset, override=options.encoding)
    errors = "surrogateescape" if codec.startswith("utf-8") else "replace"
    text = io.TextIOWrapper(payload.stream, codec, errors=errors, newline="")
    try:
        yield from _within(text, options.limits.document_bytes, payload.name)
    finally:
        with suppress(ValueError):  # already closed
            text.detach()  # whoever opened the stream closes it


def _within(text: TextIO, limit: int, name: str) -> Iterator[tuple[int, str]]:
    """Numbered lines. InputError for one of more than `limit` characters."""
    for number, line in enumerate(iter(lambda: text.readline(limit + 1), ""), start=1):
        where = f"{name}: line {number}"
        if len(line) > limit:
            raise InputError(
                f"{where}: longer than the {limit:,} characters allowed; is this one row a line?"
            )
        yield number, _rescued(line, where).replace("\0", "")


def _rescued(line: str, where: str) -> str:
    if line.isascii() or not any("\udc80" <= c <= "\udcff" for c in line):
        return line
    return decode(line.encode("utf-8", "surrogateescape"), name=where)


JSONL = Reader(
    name="jsonl",
    summary="JSON lines, one article per line",
    suffixes=(".jsonl", ".ndjson"),
    media_types=("application/jsonl", "application/x-ndjson", "application/x-jsonlines"),
    read=read_jsonl,
)
CSV = Reader(
    name="csv",
    summary="comma, semicolon or tab separated, one article per row",
    suffixes=(".csv", ".tsv"),
    media_types=("text/csv", "text/tab-separated-values"),
    read=read_csv,
)
