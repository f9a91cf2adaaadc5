"""What every rule of attribution looks at: the document with its trees, quotations and cues."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tightrope.attribution.quotes import CLOSING, OPENING, Quote, quote_at, quotes_in
from tightrope.core.tree import Tree, sentence_at, tokens_in
from tightrope.core.types import Doc, NameKind, Span
from tightrope.resources.cues import Cues

EDGE = frozenset(" \t\r\n,;:–—-…" + "\u00a0")  # never first or last in a content
VERBAL = frozenset({"VERB", "AUX"})
# "MOSCOW - ", "KYIV, Jan. 5 (Agency) — ": capitals, perhaps a day and an agency, a dash
DATELINE = re.compile(r"[A-Z]{3}[A-Z .,’'/]*(?:[A-Z][a-z]+\.? \d{1,2} ?)?(?:\([^)\n]+\) ?)?[—–-]+\s+")


@dataclass(frozen=True, slots=True)
class Page:
    """One document with all that the rules need of it."""

    doc: Doc
    tree: Tree
    quotes: tuple[Quote, ...]
    cues: Cues

    @classmethod
    def of(cls, doc: Doc, cues: Cues) -> "Page":
        return cls(doc, Tree(doc.tokens), quotes_in(doc.text), cues)

    def lemma(self, i: int) -> str:
        return self.doc.tokens[i].lemma.lower()

    def rel(self, i: int) -> str:
        """The relation without its subtype."""
        return self.doc.tokens[i].rel.split(":")[0]

    def is_verb(self, i: int) -> bool:
        return self.doc.tokens[i].upos in VERBAL or self.doc.tokens[i].xpos.startswith("VB")

    def sentence_of(self, i: int) -> int:
        return self.sentence_at(self.doc.tokens[i].start)

    def sentence_at(self, offset: int) -> int:
        return max(0, sentence_at(self.doc.sentences, offset))

    def has_link(self, i: int, words: frozenset[str]) -> bool:
        """Whether one of `words` introduces `i`, as preposition or conjunction: "of", "as", "to"."""
        return any(self.lemma(c) in words for c in self.tree.children(i, "case", "mark"))

    def is_infinitive(self, i: int) -> bool:
        return self.has_link(i, self.cues.grammar.infinitives)

    def is_gerund(self, i: int) -> bool:
        plain = self.tree.child(i, "aux") is None and not self.is_infinitive(i)
        return plain and self.doc.tokens[i].xpos == "VBG"

    def is_behind_comma(self, i: int) -> bool:
        """Whether a comma comes right before the clause of `i`; the tree may count it in."""
        words = (k for k in self.tree.subtree(i) if self.doc.tokens[k].upos != "PUNCT")
        first = next(words, 0)
        return first > 0 and self.doc.tokens[first - 1].text == ","

    def is_complementiser(self, i: int) -> bool:
        """Whether it is the "that" of "says that", not the one of "that day"."""
        return self.doc.tokens[i].upos == "SCONJ" and self.lemma(i) in self.cues.grammar.complementisers

    def is_date(self, i: int) -> bool:
        """Whether token `i` is part of a date the reader has tagged."""
        span = self.doc.tokens[i].span
        return any(n.kind is NameKind.DATE and n.span.touches(span) for n in self.doc.names)

    def paragraph_at(self, offset: int) -> int:
        return self.doc.sentences[self.sentence_at(offset)].paragraph

    def quote_around(self, i: int) -> Quote | None:
        """The outermost quotation that token `i` stands in."""
        return quote_at(self.quotes, self.doc.tokens[i].start)

    def tokens_of(self, spans: Iterable[Span]) -> list[int]:
        return [i for span in spans for i in tokens_in(self.doc.tokens, span)]

    def head_of(self, span: Span) -> int | None:
        """The token of `span` that everything else in it hangs on; None for a span without tokens."""
        inside = tokens_in(self.doc.tokens, span)
        tops = [i for i in inside if self.doc.tokens[i].head not in inside or self.tree.parent(i) is None]
        words = [i for i in tops if self.doc.tokens[i].upos != "PUNCT"]
        return next(iter(words or tops), None)


def cue_span(page: Page, i: int, rest: Sequence[int]) -> Span:
    """The words of the cue at `i` with an adverb right before it; further words only if adjacent."""
    first = i
    while first and first - 1 in page.tree.children(i, "advmod") and not _negates(page, first - 1):
        first -= 1
    last = i
    for k in rest:
        if k > last + 1 and page.doc.tokens[last + 1].upos != "ADV":
            break
        last = k
    return page.tree.span([first, last])


def contents(page: Page, indices: Collection[int]) -> tuple[Span, ...]:
    """The text of these tokens as spans: one per unbroken run, without outer marks, commas and "that"."""
    runs = _runs(page, _without_complementiser(page, _one_sentence(page, sorted(indices))))
    spans = [trim(page, page.tree.span(run)) for run in runs]
    return tuple(s for s in spans if s is not None)


def trim(page: Page, span: Span) -> Span | None:
    """`span` without space, commas, dashes at its edges, nor quotation marks around it or without partner.

    None if nothing is left.
    """
    text = page.doc.text
    start, end = _without_dateline(text, span).start, span.end
    while True:
        before = start, end
        while start < end and text[start] in EDGE:
            start += 1
        while start < end and (text[end - 1] in EDGE or _is_full_stop(page, start, end)):
            end -= 1
        start, end = _without_marks(page, start, end)
        if (start, end) == before or start >= end:
            break
    end = _closed(page, start, end)
    return Span(start, end) if start < end and any(c.isalnum() for c in text[start:end]) else None


def _closed(page: Page, start: int, end: int) -> int:
    """`end`, or that of the quotation begun within whose closing mark is all that is missing."""
    begun = (q for q in page.quotes if start < q.outer.start < end < q.outer.end)
    return next((q.outer.end for q in begun if not page.doc.text[end : q.inner.end].strip(",. ")), end)


def _without_dateline(text: str, span: Span) -> Span:
    """`span` from behind the dateline it begins with."""
    match = DATELINE.match(text, span.start, span.end)
    return span if match is None or match.end() >= span.end else Span(match.end(), span.end)


def _is_full_stop(page: Page, start: int, end: int) -> bool:
    """A final stop belongs to the outlet's sentence unless it stands inside the quotation."""
    token = tokens_in(page.doc.tokens, Span(end - 1, end))
    inside = quote_at(page.quotes, end - 1)
    plain = inside is None or inside.outer.start > start
    return plain and page.doc.text[end - 1] == "." and bool(token) and page.doc.tokens[token[0]].text == "."


def _without_marks(page: Page, start: int, end: int) -> tuple[int, int]:
    text = page.doc.text
    if end - start < 2:
        return start, end
    opening = next((q for q in page.quotes if q.outer.start == start), None)
    closing = next((q for q in page.quotes if q.outer.end == end), None)
    if opening and opening is closing:
        return start + 1, end - 1
    alone_before = text[start] in OPENING and (opening is None or opening.outer.end > end)
    alone_after = text[end - 1] in CLOSING and (closing is None or closing.outer.start < start)
    return start + alone_before, end - alone_after


def _one_sentence(page: Page, indices: list[int]) -> list[int]:
    """Up to a full stop before a capital, where the reader took two sentences for one; quotations may go on."""
    tokens = page.doc.tokens
    for before, i in pairwise(indices):
        ends = tokens[before].text == "." and tokens[i].text[0].isupper() and i == before + 1
        if ends and page.quote_around(before) is None:
            return [k for k in indices if k < i]
    return indices


def _without_complementiser(page: Page, indices: list[int]) -> list[int]:
    first = next((i for i in indices if page.doc.tokens[i].upos != "PUNCT"), None)
    if first is not None and page.is_complementiser(first):
        return [i for i in indices if i > first]
    return indices


def _runs(page: Page, indices: list[int]) -> list[list[int]]:
    """Split where a word that is no punctuation is missing; a run needs a word."""
    runs: list[list[int]] = []
    for i in indices:
        if runs and all(page.doc.tokens[k].upos == "PUNCT" for k in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    return [r for r in runs if any(page.doc.tokens[i].upos != "PUNCT" for i in r)]


def _negates(page: Page, i: int) -> bool:
    return page.lemma(i) in page.cues.negators
