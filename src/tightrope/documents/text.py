"""Plain text and Markdown: one article per file."""

from collections.abc import Iterator
from dataclasses import replace

from tightrope.documents.encoding import decode
from tightrope.documents.front_matter import front_matter
from tightrope.documents.markdown import markdown_text
from tightrope.documents.markup import fragment_text, is_page
from tightrope.documents.options import ReadOptions
from tightrope.documents.records import Article, Payload, Reader

TITLE_MAX_CHARS = 200  # a longer first line is a paragraph


def read_text(payload: Payload, options: ReadOptions) -> Iterator[Article]:
    """The text as it is; of an HTML page that is to be read as text, all its visible words."""
    text = _decoded(payload, options)
    text = fragment_text(text) if is_page(text) else text.strip()
    yield _article(payload, text)


def read_markdown(payload: Payload, options: ReadOptions) -> Iterator[Article]:
    """The words of a Markdown text, and what its front matter says of it."""
    markdown = _decoded(payload, options)
    yield replace(_article(payload, markdown_text(markdown)), **front_matter(markdown))


def title_of(text: str) -> str | None:
    """The first line, if a blank line follows and it does not read like a sentence."""
    first, _, rest = text.partition("\n")
    alone = rest.startswith("\n") and bool(rest.strip())
    reads_on = first.rstrip().endswith((".", ",", ";"))
    return first if alone and not reads_on and len(first) <= TITLE_MAX_CHARS else None


def _decoded(payload: Payload, options: ReadOptions) -> str:
    data = payload.data(options.limits)
    return decode(data, name=payload.name, declared=payload.charset, override=options.encoding)


def _article(payload: Payload, text: str) -> Article:
    return Article(source=payload.name, url=payload.url, title=title_of(text), body=text)


TEXT = Reader(
    name="text",
    summary="plain text, one article per file",
    suffixes=(".txt", ".text"),
    media_types=("text/plain",),
    read=read_text,
)
MARKDOWN = Reader(
    name="markdown",
    summary="Markdown, one article per file",
    suffixes=(".md", ".markdown"),
    media_types=("text/markdown",),
    read=read_markdown,
)
