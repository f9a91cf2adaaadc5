"""What a page says about itself: meta tags, JSON-LD, `<time>`, canonical address."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

PUBLISHED_TAGS = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "article.published",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
)
OUTLET_TAGS = ("og:site_name", "application-name", "dc.publisher")
AUTHOR_TAGS = ("author", "parsely-author", "dc.creator", "dcterms.creator", "byl")
ARTICLE_TYPES = ("Article", "NewsArticle", "BlogPosting", "Posting", "Report", "WebPage")
LD_DEPTH = 6  # objects inside objects; real pages use three
TIME_TAGS = (".//article//time[@datetime]", ".//*[@itemprop='datePublished']", ".//time[@datetime]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts about a page, as it states them; None where it does not."""

    url: str | None
    headline: str | None
    outlet: str | None
    author: str | None
    language: str | None
    published: str | None


def facts_of(tree: HtmlElement, url: str | None) -> Facts:
    """The facts that the page `tree`, read from `url`, states."""
    meta, linked = _meta(tree), _article_object(tree)
    canonical = _canonical(tree, meta, url)
    return Facts(
        url=canonical,
        headline=_text(linked.get("headline")),
        outlet=_outlet(_first(meta, OUTLET_TAGS), _name(linked.get("publisher")), host(canonical)),
        author=_name(linked.get("author")) or _name(_first(meta, AUTHOR_TAGS)),
        language=tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or meta.get("og:locale"),
        published=_text(linked.get("datePublished")) or _first(meta, PUBLISHED_TAGS) or _time(tree),
    )


def host(url: str | None) -> str | None:
    """The host of an address, without "www."; None if there is none."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Meta tags by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = (tag.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _canonical(tree: HtmlElement, meta: dict[str, str], url: str | None) -> str | None:
    stated = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for candidate in (*stated, meta.get("og:url"), url):
        if candidate and (absolute := _absolute(candidate, url)):
            return absolute
    return None


def _absolute(address: str, base: str | None) -> str | None:
    try:
        address = urljoin(base or "", address.strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


def _time(tree: HtmlElement) -> str | None:
    for path in TIME_TAGS:
        for tag in tree.iterfind(path):
            if written := tag.get("datetime") or tag.get("content") or _text(tag.text):
                return str(written)
    return None


def _article_object(tree: HtmlElement) -> dict[str, Any]:
    """The JSON-LD object that describes the article; dated ones first."""
    objects = [
        o for o in _linked_objects(tree) if any(str(t).endswith(ARTICLE_TYPES) for t in _list(o.get("@type")))
    ]
    return next((o for o in objects if o.get("datePublished")), next(iter(objects), {}))


def _linked_objects(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                yield from _objects(json.loads(script.text or "", strict=False), LD_DEPTH)
            except (ValueError, RecursionError):
                continue


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """`value` and the objects listed in it or in its graph."""
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth - 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth - 1)


def _outlet(*candidates: str | None) -> str | None:
    """The first that there is; of an address its host."""
    named = next(filter(None, candidates), None)
    return host(named) or named


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(value: object) -> str | None:
    """The names in a JSON-LD person or organisation, or a list of them."""
    names = (_text(v.get("name") if isinstance(v, dict) else v) for v in _list(value))
    return ", ".join(dict.fromkeys(n for n in names if n and not n.startswith("http"))) or None


def _text(value: object) -> str | None:
    return unescape(value).strip() or None if isinstance(value, str) else None
