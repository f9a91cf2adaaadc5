"""HTML fragments, as feeds and tables carry them, to plain text."""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from tightrope.documents.records import PARSER_ERRORS

LOOKS_LIKE_HTML = re.compile(
    r"<(?:p|br|div|a|b|i|em|strong|ul|ol|h[1-6]|img|span|blockquote)\b[^>]{0,300}>", re.I
)
HTML_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I)
PAGE_BEGINS_WITHIN_CHARS = 1 << 14
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)  # an unclosed one runs to the end: one pass in any case
UNSEEN = frozenset(("script", "style", "noscript", "template", "iframe", "head", "svg", "figcaption"))
BLOCK_TAGS = re.compile(
    r"address|article|aside|blockquote|br|d[dlt]|div|figure|footer|form|h[1-6r]|header|li|main|nav|[ou]l|p|pre"
    r"|section|t(?:able|body|d|h|r)"
)


def fragment_text(html: str) -> str:
    """The visible words of an HTML fragment, a blank line between blocks. Plain text passes unchanged."""
    if "<" not in html:
        return unescape(html).strip()
    try:
        tree = document_fromstring(html)
    except (etree.LxmlError, *PARSER_ERRORS):  # nothing but comments, or only a broken tag
        return ""
    blocks = (" ".join(block.split()) for block in "".join(_pieces(tree)).split("\0"))
    return "\n\n".join(filter(None, blocks))


def plain_or_fragment(value: str) -> str:
    """`value` as it is, unless it holds HTML tags."""
    return fragment_text(value) if LOOKS_LIKE_HTML.search(value) else value


def is_page(text: str) -> bool:
    """Whether `text` is an HTML page."""
    return HTML_PAGE.match(COMMENT.sub("", text[:PAGE_BEGINS_WITHIN_CHARS])) is not None


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Words in order, and NUL where a block begins or ends."""
    edge = "\0" if BLOCK_TAGS.fullmatch(str(element.tag)) else ""
    yield edge
    if isinstance(element.tag, str) and element.tag not in UNSEEN:  # the tag of a comment is a function
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
    yield edge
    yield element.tail or ""
