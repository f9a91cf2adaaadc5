"""From whom an article has what it tells: wire credit, datelines, bylines, "X reported", sources that are outlets.

Found by marks of the text (words in `resources/credits`) and by the article's attributions, where it has been coded.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tightrope.core.origins import Credit
from tightrope.core.types import Doc, Span
from tightrope.resources.credits import CreditWords
from tightrope.resources.outlets import Outlet, Outlets

HEAD = 400  # characters within which a dateline stands: "GENEVA (Reuters) -", after captions and notes
NEAR = 110  # characters to each side of a name in which its cue may stand
CREDIT_LINE = 400  # characters: a longer line with "source:" in it is no line of credits


def credits_of(doc: Doc, *, outlets: Outlets, words: CreditWords, own: Outlet | None) -> tuple[Credit, ...]:
    """Every credit to another outlet than its `own`, in text order, the author line's first."""
    found = [
        *_by_author(doc, outlets),
        *(c for span, outlet in outlets.named_in(doc.text) if (c := _mark(doc, span, outlet, words))),
        *_by_attribution(doc, outlets),
    ]
    return tuple(dict.fromkeys(c for c in found if own is None or not _is_own(doc, c, own)))


def _is_own(doc: Doc, credit: Credit, own: Outlet) -> bool:
    """Also of "The Times" in the Northport Times."""
    named = doc.quote(credit.span).split()[-1] if credit.span else ""
    return credit.outlet == own.name or (" " in own.name and named == own.name.split()[-1])


def _by_author(doc: Doc, outlets: Outlets) -> Iterator[Credit]:
    """Of "Jane Roe, Associated Press", or of a page whose author is an agency."""
    for _, outlet in outlets.named_in(doc.author or ""):
        yield Credit(outlet=outlet.name, span=None)


def _by_attribution(doc: Doc, outlets: Outlets) -> Iterator[Credit]:
    for attribution in doc.attributions:
        if attribution.source is not None:
            start = attribution.source.start
            for span, outlet in outlets.named_in(doc.quote(attribution.source)):
                at = Span(start + span.start, start + span.end)
                yield Credit(outlet=outlet.name, span=at, scope=attribution.content)


def _mark(doc: Doc, span: Span, outlet: Outlet, words: CreditWords) -> Credit | None:
    line = _line(doc.text, span)
    before = doc.text[max(line.start, span.start - NEAR) : span.start]
    after = doc.text[span.end : min(line.end, span.end + NEAR)]
    if _is_picture(before, after, words):
        return None
    if _is_dateline(doc.text, span) or _is_credit_line(doc.text, line, words):
        return Credit(outlet=outlet.name, span=span)
    cues = _cues(words)
    if cues.before.search(before) or cues.after.match(after):
        return Credit(outlet=outlet.name, span=span, scope=(_sentence(doc.text, line, span),))
    return None


def _is_picture(before: str, after: str, words: CreditWords) -> bool:
    if after.startswith("/") or before.endswith("/"):
        return True
    left, right = re.findall(r"\w+", before[-40:].lower())[-4:], re.findall(r"\w+", after[:25].lower())[:2]
    return not (set(words.pictures).isdisjoint(left + right) and set(words.vias).isdisjoint(left))


def _is_dateline(text: str, span: Span) -> bool:
    """Of "GENEVA (AP) —" and "(AP) GENEVA" at the head; of "(AP)" that ends the text."""
    alone = text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"
    if alone:
        return span.start < HEAD or not text[span.end + 1 :].strip(" .\n")
    return span.start < HEAD and re.match(r"\s+[-–—]{1,2}\s", text[span.end : span.end + 5]) is not None


def _is_credit_line(text: str, line: Span, words: CreditWords) -> bool:
    if line.end - line.start > CREDIT_LINE:
        line = _last_sentence(text, line)
    said = text[line.start : line.end].lower()
    return len(said) <= CREDIT_LINE and any(phrase in said for phrase in words.whole)


def _line(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _last_sentence(text: str, line: Span) -> Span:
    breaks = [m.end() for m in _STOP.finditer(text, line.start, line.end) if m.end() < line.end]
    return Span(breaks[-1] if breaks else line.start, line.end)


def _sentence(text: str, line: Span, span: Span) -> Span:
    """The sentence of the line that holds `span`, by marks alone."""
    ends = [m.end() for m in _STOP.finditer(text, line.start, line.end)]
    start = max((e for e in ends if e <= span.start), default=line.start)
    return Span(start, min((e for e in ends if e >= span.end), default=line.end))


_STOP = re.compile(r"(?<=[^\s.][^\s.][.!?])[\"”’')]*\s+(?=[\"“‘(\[]?[A-Z0-9À-Þ])")


class _Cues:
    """The word lists as patterns that look back from a name and ahead of it."""

    def __init__(self, words: CreditWords) -> None:
        between = r"(?:[\s,]+(?:the|a|an|its|his|her|their|\w[\w.’'-]*)){0,6}?"
        title = rf"(?:[\s,]+(?:{_any(words.titles)}),?)?"
        self.before = re.compile(rf"\b(?:{_any(words.before)}){between}{title}\s*[“\"']?$", re.I)
        aside = r"(?:,[^,.;]{2,70},)?"
        people = r"(?:['’]s?)?(?:\s+[A-Z]\w+){0,2}"
        adverbs = rf"(?:\s+(?:{_any(words.adverbs)}),?)*"
        name = rf"(?:\s+(?:{_any(words.titles)}))?"
        self.after = re.compile(
            rf"\)?{name}{aside}(?:,\s+which)?{people}{adverbs}\s*,?\s+(?:{_any(words.after)})\b"
        )


@cache
def _cues(words: CreditWords) -> _Cues:
    return _Cues(words)


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
