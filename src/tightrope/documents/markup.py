"""Markup to plain text: HTML fragments as feeds carry them, and Markdown."""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree
from lxml.html import HtmlElement, fragments_fromstring, html_parser

LOOKS_LIKE_HTML = re.compile(r"<(?:p|br|div|a|b|i|em|strong|ul|ol|h[1-6]|img|span|blockquote)\b[^>]*>", re.I)
HTML_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
UNSEEN = frozenset(("script", "style", "noscript", "template", "iframe", "head", "svg", "figcaption"))
BLOCK_TAGS = re.compile(
    r"address|article|aside|blockquote|br|d[dlt]|div|figure|footer|form|h[1-6r]|header|li|main|nav|[ou]l|p|pre"
    r"|section|t(?:able|body|d|h|r)"
)
CODE_FENCE = re.compile(r"^(```|~~~).*$", re.M)
MARKDOWN = (  # in this order; each leaves the words
    (re.compile(r"\A---\n.*?\n---\n", re.S), ""),  # front matter
    (CODE_FENCE, ""),
    (re.compile(r"<!--.*?-->", re.S), ""),
    (re.compile(r"^(.+)\n(?:=+|-{3,})[ \t]*$", re.M), r"\1"),  # underlined headings
    (re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,}$", re.M), ""),  # rules
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$", re.M), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.M), ""),
    (re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.M), ""),
    (re.compile(r"^[ \t]{0,3}\[[^\]\n]+\]:[ \t]+\S+.*$", re.M), ""),  # link definitions
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
    (re.compile(r"\n{3,}"), "\n\n"),
)


def fragment_text(html: str) -> str:
    """The visible words of an HTML fragment, a blank line between blocks. Plain text passes unchanged."""
    if "<" not in html:
        return unescape(html).strip()
    try:
        parts = fragments_fromstring(html, parser=html_parser)
    except (etree.ParserError, ValueError):
        return ""
    pieces = (piece for part in parts for piece in _pieces(part))
    return "\n\n".join(line for line in (" ".join(b.split()) for b in "".join(pieces).split("\0")) if line)


def plain_or_fragment(value: str) -> str:
    """`value` as it is, unless it holds HTML tags."""
    return fragment_text(value) if LOOKS_LIKE_HTML.search(value) else value


def is_page(text: str) -> bool:
    """Whether `text` is an HTML page."""
    return HTML_PAGE.match(text) is not None


def markdown_text(markdown: str) -> str:
    """The words of a Markdown text. Emphasis, links, headings, quotes, lists and code lose their signs."""
    for pattern, replacement in MARKDOWN:
        markdown = pattern.sub(replacement, markdown)
    return markdown.strip()


def _pieces(part: HtmlElement | str) -> Iterator[str]:
    """Words in order, and NUL where a block begins or ends."""
    if isinstance(part, str):
        yield part
        return
    edge = "\0" if BLOCK_TAGS.fullmatch(str(part.tag)) else ""
    yield edge
    if isinstance(part.tag, str) and part.tag not in UNSEEN:  # the tag of a comment is a function
        yield part.text or ""
        for child in part:
            yield from _pieces(child)
    yield edge
    yield part.tail or ""
