"""Which reader reads a payload: the one asked for, else as the bytes, the name and the server say."""

import re
from collections.abc import Mapping

from tightrope.core.errors import InputError
from tightrope.documents.markup import LOOKS_LIKE_HTML, is_page
from tightrope.documents.records import Payload, Reader
from tightrope.documents.streams import head

HEAD_BYTES = 1 << 14
UNTELLING = ("text/plain", "application/octet-stream", "application/xml", "text/xml", "application/x-empty")
UNTELLING_SUFFIXES = (".xml", ".json")
TEXTUAL = re.compile(r"^text/|[/+](?:xml|json)$")
XML_START = re.compile(r"<\?xml|<(?:\w+:)?(?:rss|feed|rdf|channel)\b", re.I)
FEED_START = re.compile(r"(?:<\?xml[^>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF)\b", re.I)
JSON_LINE = re.compile(r"\s*\{.*\}\s*\n\s*\{")
MAGIC = (
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/", "warc"),
    (b"filedesc://", "arc"),
)
PACKED = ("gzip", "zip")


def route(payload: Payload, readers: Mapping[str, Reader]) -> Reader:
    """The reader of `payload`. Compression is always undone first. InputError where nothing fits."""
    sample = head(payload.stream, HEAD_BYTES)
    if not sample:
        raise InputError(f"{payload.name}: empty; check how it was made")
    magic = next((name for start, name in MAGIC if sample.startswith(start)), None)
    if magic in PACKED and magic in readers:
        return readers[magic]
    text = sample.decode("latin-1").replace("\0", "").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
    told = payload.format or magic or _mislabelled(payload, text) or _by_label(payload, readers)
    name = told or _by_content(text, payload.suffix)
    if name not in readers:
        raise InputError(
            f"{payload.name}: read as {name}, which is not wanted here; {', '.join(readers)} are"
        )
    return readers[name]


def known_suffix(suffix: str, readers: Mapping[str, Reader]) -> bool:
    """Whether a file name that ends so is read without being asked for."""
    return any(suffix in reader.suffixes for reader in readers.values())


def _by_label(payload: Payload, readers: Mapping[str, Reader]) -> str | None:
    """By the server's media type, else by suffix, where these tell one format from another."""
    kind = payload.media_type
    if kind and kind not in UNTELLING:
        named = next((name for name, reader in readers.items() if kind in reader.media_types), None)
        if named is None and not TEXTUAL.search(kind):
            raise InputError(
                f"{payload.name}: this is {kind}, which we do not read; convert it to text or HTML first"
            )
        return named
    if payload.suffix in UNTELLING_SUFFIXES:
        return None
    return next((name for name, reader in readers.items() if payload.suffix in reader.suffixes), None)


def _mislabelled(payload: Payload, text: str) -> str | None:
    """Many servers send their feeds as HTML."""
    return "feed" if payload.media_type == "text/html" and FEED_START.match(text) else None


def _by_content(text: str, suffix: str) -> str:
    if is_page(text):
        return "html"
    if text.startswith("<") and not XML_START.match(text) and LOOKS_LIKE_HTML.search(text):
        return "html"
    if text.startswith("<") or suffix == ".xml":
        return "feed"
    if text.startswith("{") and JSON_LINE.match(text):
        return "jsonl"
    return "json" if text.startswith(("{", "[")) else "text"
