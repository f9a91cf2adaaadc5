"""HTML pages: the article without its surroundings, by trafilatura."""

import logging
import re
from collections.abc import Iterator
from datetime import datetime

from lxml.html import HtmlElement

from tightrope.core.errors import InputError
from tightrope.core.types import PublishedBasis
from tightrope.documents.encoding import decode
from tightrope.documents.html_facts import Facts, facts_of
from tightrope.documents.options import ReadOptions
from tightrope.documents.records import PARSER_ERRORS, Article, Payload, Reader

MIN_BODY_CHARS = 40  # less is a menu or a caption, not even a line of news
MAX_ELEMENTS = 100_000  # a news page has some 2,000; beyond this, extraction takes minutes

for _name in ("trafilatura", "htmldate", "courlan"):  # what they warn about is told by our own errors
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(payload: Payload, options: ReadOptions) -> Iterator[Article]:
    """The one article of a page. InputError where the page holds none."""
    data = payload.data(options.limits)
    text = decode(data, name=payload.name, declared=payload.charset, override=options.encoding)
    yield article_of(text, name=payload.name, url=payload.url, now=options.now)


def article_of(html: str, *, name: str, url: str | None, now: datetime) -> Article:
    """The article on the page `html`, fetched from `url` if that is known."""
    tree = _tree(html, name)
    facts = facts_of(tree, url)
    title, author, day, body = _extract(tree, url=facts.url, now=now)
    if len(body) < MIN_BODY_CHARS:
        raise InputError(f"{name}: no article text found in this page; try --format text")
    return Article(
        source=name,
        body="\n\n".join(line for line in body.split("\n") if line.strip()),
        title=without_outlet(facts.headline or title, facts.outlet),
        url=facts.url,
        outlet=facts.outlet,
        author=facts.author or author,
        language=facts.language,
        published=facts.published or _unless_in_url(day, facts),
        basis=PublishedBasis.STATED,
    )


def without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A page title without the name of the outlet that templates add: "Envoys meet - Example Wire"."""
    if not title or not outlet:
        return title
    return re.sub(rf"\s+[-|–—·:]\s+{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE) or title


def _tree(html: str, name: str) -> HtmlElement:
    from trafilatura import load_html

    try:
        tree = load_html(html) if html.strip() else None
    except PARSER_ERRORS as error:
        raise InputError(f"{name}: not readable as HTML ({error}); try --format text") from error
    if tree is None:
        raise InputError(f"{name}: no HTML in this page; try --format text")
    elements = sum(1 for _ in tree.iter())
    if elements > MAX_ELEMENTS:
        raise InputError(f"{name}: {elements:,} elements are too many for one page; try --format text")
    return tree


def _extract(
    tree: HtmlElement, *, url: str | None, now: datetime
) -> tuple[str | None, str | None, str | None, str]:
    """Title, author, day and body, as trafilatura sees them."""
    from trafilatura import bare_extraction

    dating = {"original_date": True, "extensive_search": False, "max_date": now.date().isoformat()}
    try:
        found = bare_extraction(
            tree,
            url=url,
            favor_precision=True,  # with the next: best of eight settings, docs/benchmarks.md, "Documents"
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dating,
        )
    except PARSER_ERRORS:  # on broken pages; the caller reports that there is no article
        found = None
    if found is None or isinstance(found, dict):
        return None, None, None, ""
    return found.title, found.author, found.date, found.text or ""


def _unless_in_url(day: str | None, facts: Facts) -> str | None:
    """A day that the extractor may have taken from the address is left for the address to tell."""
    digits = re.sub(r"[-/]", "", facts.url or "")
    return None if day and day.replace("-", "") in digits else day


HTML = Reader(
    name="html",
    summary="a web page with one article",
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    media_types=("text/html", "application/xhtml+xml"),
    read=read_html,
)
