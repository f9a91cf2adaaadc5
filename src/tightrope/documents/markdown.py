"""Markdown to plain text: the words stay, the signs go."""

import re

from tightrope.documents.front_matter import FENCED
from tightrope.documents.markup import COMMENT

# In this order; each leaves the words. Lengths are bounded so that no text can make them take long.
STEPS = (
    (FENCED, ""),
    (re.compile(r"^(?:```|~~~).*$", re.M), ""),
    (COMMENT, ""),
    (re.compile(r"^(.+)\n(?:=+|-{3,})[ \t]*$", re.M), r"\1"),  # underlined headings
    (re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*+){3,}+$", re.M), ""),  # rules
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]++(.*)$", re.M), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:>[ \t]?)++", re.M), ""),
    (re.compile(r"^[ \t]*+(?:[-*+]|\d{1,3}[.)])[ \t]++", re.M), ""),
    (re.compile(r"^[ \t]{0,3}\[[^\]\n]++\]:[ \t]++\S.*$", re.M), ""),  # link definitions
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,500}\])"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,200}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,500})(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,500})(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
    (re.compile(r"\n{3,}"), "\n\n"),
)


def markdown_text(markdown: str) -> str:
    """The words of a Markdown text. Emphasis, links, headings, quotes, lists and code lose their signs."""
    for pattern, replacement in STEPS:
        markdown = pattern.sub(replacement, markdown)
    return markdown.strip()
