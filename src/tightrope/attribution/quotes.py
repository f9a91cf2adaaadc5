"""Quotation marks, paired. Text in, spans out: no grammar here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tightrope.core.types import Span

PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"'}
OPENING = frozenset(PAIRS)
CLOSING = frozenset(PAIRS.values())
STOPS = frozenset(".,!?")
FILLER = "\x00"
PARAGRAPHS_WITHOUT_CLOSE = 6  # how long a quotation may go on that reopens at each paragraph before it closes


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks (`outer`) and without (`inner`)."""

    outer: Span
    inner: Span


def quotes_in(text: str) -> tuple[Quote, ...]:
    """Outermost quotations in text order; one reopened at each paragraph is one. A mark alone opens none."""
    found, at = [], 0
    text = _with_plain_marks(text)
    while at < len(text):
        if opens(text, at) and (end := _close(text, at)) is not None and end > at + 1:
            found.append(_quote(text, at, end))
            at = end
        at += 1
    return tuple(found)


def quote_at(quotes: Sequence[Quote], offset: int) -> Quote | None:
    """The quotation that holds the character at `offset`, marks included."""
    return next((q for q in quotes if q.outer.start <= offset < q.outer.end), None)


def opens(text: str, at: int) -> bool:
    """Whether an opening mark stands there; a straight or single one needs no word before, one after."""
    mark = text[at]
    if mark not in PAIRS:
        return False
    if mark not in '"‘':
        return True
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isalnum() and not after.isspace() and (mark == '"' or not after.isdigit())


def _with_plain_marks(text: str) -> str:
    """The text, as long as before, with doubled single marks (''so'') made straight ones beside a FILLER."""
    opened = re.sub(r"(?<![\w'])(?:''|``)(?=\w)", FILLER + '"', text)
    return re.sub(r"(?<![\s'])''(?!')", '"' + FILLER, opened)


def _quote(text: str, start: int, end: int) -> Quote:
    before = start and text[start - 1] == FILLER
    after = text[end + 1 : end + 2] == FILLER
    return Quote(Span(start - before, end + 1 + after), Span(start + 1, end))


def _close(text: str, start: int) -> int | None:
    """Where the quotation opened at `start` closes; it goes on in a new line only if that opens it again."""
    mark, at, reopened = text[start], start + 1, 0
    while at < len(text):
        if text[at] == "\n":
            at = _next_word(text, at)
            reopened += 1
            if at == len(text) or text[at] != mark or reopened > PARAGRAPHS_WITHOUT_CLOSE:
                return None
        elif text[at] == PAIRS[mark] and _may_close(text, at):
            return at
        at += 1
    return None


def _may_close(text: str, at: int) -> bool:
    """Curved double marks always; straight ones not after a space, apostrophes not within a word.

    A straight one right behind a stop closes even where the space after it is missing.
    """
    if text[at] not in '"’':
        return True
    if text[at] == '"' and text[at - 1] in STOPS:
        return True
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isalnum() and not text[at - 1].isspace()


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
