"""Files, feeds, archives and addresses to `Doc`s. One table of formats, one function to read with.

for found in read(["sample/", "https://example.org/feed"], options=ReadOptions(now=now)):
    ...            # a Doc, or a Failure that says what could not be read, where, and what to try
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from tightrope.core.errors import InputError
from tightrope.core.types import Doc, Failure
from tightrope.documents import arc, archives, feed, html, json_file, tables, text, warc
from tightrope.documents.addresses import Resolve
from tightrope.documents.addresses import resolve as by_system
from tightrope.documents.counting import count as count_found
from tightrope.documents.finish import finish, shown
from tightrope.documents.inputs import STDIN, opened
from tightrope.documents.options import Columns, Limits, ReadOptions
from tightrope.documents.records import Article, Payload, Reader, failure
from tightrope.documents.routing import known_suffix, route

__all__ = [
    "READERS",
    "Columns",
    "Limits",
    "ReadOptions",
    "Reader",
    "articles_of",
    "count",
    "documents_of",
    "read",
]
READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (
        text.TEXT,
        text.MARKDOWN,
        html.HTML,
        feed.FEED,
        json_file.JSON,
        tables.JSONL,
        tables.CSV,
        warc.WARC,
        arc.ARC,
        archives.GZIP,
        archives.ZIP,
    )
}


def read(
    inputs: Sequence[str | Path],
    *,
    options: ReadOptions,
    stdin: BinaryIO | None = None,
    resolve: Resolve = by_system,
) -> Iterator[Doc | Failure]:
    """Every document that `inputs` hold, in order and each once; beside them what could not be read.

    inputs: files, folders (recursive, sorted), patterns, http(s) addresses, "-" for `stdin`.
    Reads as it is asked: one document is in memory at a time. InputError for an unknown `options.format`.
    """
    if options.format is not None and options.format not in READERS:
        raise InputError(f"no format is called {options.format!r}; there are {', '.join(READERS)}")
    opening = _opening(options, stdin=stdin, resolve=resolve)
    return _each_once(
        chain.from_iterable(_of_input(given, opening(given), options) for given in inputs), options
    )


def count(inputs: Sequence[str | Path], *, options: ReadOptions) -> int | None:
    """How many documents and failures `read` would give, repeats and those over `max_documents` included.

    None where only reading can tell: of standard input and of addresses.
    """
    if any(str(given) == STDIN or "://" in str(given) for given in inputs):
        return None
    opening = _opening(options, stdin=None, resolve=by_system)
    return sum(_count(opening(given), options) for given in inputs)


def _count(payloads: Iterator[Payload | Failure], options: ReadOptions) -> int:
    try:
        return count_found(payloads, readers=READERS, options=options)
    except InputError:
        return 1


def _opening(
    options: ReadOptions, *, stdin: BinaryIO | None, resolve: Resolve
) -> Callable[[str | Path], Iterator[Payload | Failure]]:
    known = partial(known_suffix, readers=READERS)
    return partial(opened, options=options, known=known, stdin=stdin, resolve=resolve)


def _each_once(found: Iterator[Doc | Failure], options: ReadOptions) -> Iterator[Doc | Failure]:
    """Without repeats, up to the number of documents asked for."""
    seen: set[str] = set()
    for item in found:
        if isinstance(item, Failure):
            yield item
        elif item.id not in seen:
            seen.add(item.id)
            yield item
            if len(seen) == options.max_documents:
                return


def _of_input(
    given: str | Path, payloads: Iterator[Payload | Failure], options: ReadOptions
) -> Iterator[Doc | Failure]:
    try:
        for item in payloads:
            if isinstance(item, Failure):
                yield item
            else:
                yield from documents_of(item, options)
    except InputError as error:
        yield failure(shown(str(given)), error)


def documents_of(
    payload: Payload, options: ReadOptions, *, readers: Mapping[str, Reader] = READERS
) -> Iterator[Doc | Failure]:
    """The finished documents of what `articles_of` finds."""
    for item in articles_of(payload, options, readers=readers):
        yield item if isinstance(item, Failure) else _doc_or_failure(item, options)


def articles_of(
    payload: Payload, options: ReadOptions, *, readers: Mapping[str, Reader] = READERS
) -> Iterator[Article | Failure]:
    """What `payload` holds, and what is packed inside it. A failure ends this payload, not its neighbours."""
    try:
        if payload.depth > options.limits.depth:
            raise InputError(
                f"{payload.name}: over {options.limits.depth} archives in each other; unpack the outer ones"
            )
        for item in route(payload, readers).read(payload, options):
            if isinstance(item, Payload):
                yield from articles_of(item, options, readers=readers)
            else:
                yield item
    except InputError as error:
        yield failure(payload.name, error)


def _doc_or_failure(article: Article, options: ReadOptions) -> Doc | Failure:
    try:
        return finish(article, options)
    except InputError as error:
        return failure(article.source, error)
