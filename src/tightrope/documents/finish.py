"""From an article as its format tells it to the record that everybody downstream reads."""

from dataclasses import replace
from datetime import datetime

from tightrope.core.errors import InputError
from tightrope.core.ids import content_id
from tightrope.core.types import Doc, PublishedBasis
from tightrope.documents.dates import date_in_url, moment_of
from tightrope.documents.encoding import clean
from tightrope.documents.languages import language_of, primary
from tightrope.documents.options import ReadOptions
from tightrope.documents.records import Article

Published = tuple[datetime | None, PublishedBasis]
MAX_URL_CHARS = 4096  # longer ones carry data, not an address
UNKNOWN: Published = (None, PublishedBasis.UNKNOWN)


def finish(article: Article, options: ReadOptions) -> Doc:
    """`article` as a `Doc`: one text, a language, a publication date, an id. InputError without text, or for a book."""
    article = _cleaned(article)
    text = whole_text(article.title, article.body)
    if not text:
        raise InputError(f"{article.source}: the document holds no text; check the file, or name its format")
    if len(text) > (most := options.limits.text_chars):
        raise InputError(
            f"{article.source}: {len(text):,} characters, no article; split it, at most {most:,} a document"
        )
    language = options.language or language_of(text, declared=article.language)
    published, basis = _published(article, options, language)
    return Doc(
        id=content_id("d", article.url or article.source, text),
        source=article.source,
        text=text,
        language=primary(language),
        url=article.url,
        title=article.title,
        outlet=article.outlet or options.outlet,
        author=article.author,
        published=published,
        published_basis=basis,
    )


def whole_text(title: str | None, body: str) -> str:
    """Title, blank line, body; the body alone where it already begins with the title."""
    if not title or _folded(body).startswith(_folded(title)):
        return body
    return f"{title}\n\n{body}" if body else title


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _cleaned(article: Article) -> Article:
    return replace(
        article,
        source=shown(article.source),
        body=clean(article.body).strip(),
        title=_line(article.title),
        url=web_address(article.url),
        outlet=_line(article.outlet),
        author=_line(article.author),
    )


def web_address(address: str | None) -> str | None:
    """`address` if it is one on the web, None otherwise: a path is a source, not a URL."""
    line = _line(address)
    return (
        line
        if line and len(line) <= MAX_URL_CHARS and line.lower().startswith(("http://", "https://"))
        else None
    )


def _line(value: str | None) -> str | None:
    return " ".join(clean(value).split()) or None if value else None


def shown(name: str) -> str:
    """A file or member name fit to print: no control characters, no undecodable bytes, on one line."""
    return " ".join(clean(name).split(" ")).replace("\n", " ")


def _published(article: Article, options: ReadOptions, language: str | None) -> Published:
    """As the document states it, else as its address shows, else as given."""
    stated = moment_of(article.published, now=options.now, language=language)
    if stated:
        return stated, article.basis
    if article.url and (moment := date_in_url(article.url, now=options.now)):
        return moment, PublishedBasis.URL
    return (options.published, PublishedBasis.GIVEN) if options.published else UNKNOWN
