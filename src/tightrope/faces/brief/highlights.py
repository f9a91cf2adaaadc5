"""The text of a document cut into pieces that nest: who speaks inside whom, and which words name acts.

Marks may cross each other, elements may not: where a mark ends inside another, the inner one is closed and
opened again, so that pieces of one mark share its class while only the first carries its anchor.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tightrope.core.types import Span
from tightrope.faces.brief.records import Act, DocumentView, Saying
from tightrope.faces.brief.words import NO_CONTROLS

DEEPEST = 3  # nesting below this looks the same: more tints cannot be told apart
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of text and how it is shown; `rank` orders marks on the same stretch, outer first."""

    span: Span
    rank: int
    classes: str
    title: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One step of writing a paragraph: close some elements, open some, write words.

    sentence: the number of the sentence that starts here.
    opens: marks to open, outer first, each with whether it is the first piece of its mark.
    """

    closes: int
    opens: tuple[tuple[Mark, bool], ...]
    sentence: int | None
    words: str


Paragraph = tuple[Piece, ...]


def paragraphs(document: DocumentView) -> Iterator[Paragraph]:
    """The text of `document` by paragraph, each balanced: it ends with a piece that closes what is open."""
    marks = sorted(_marks(document), key=_order)
    starts = {s.start: n for n, s in enumerate(document.doc.sentences, start=1)}
    opened: set[Mark] = set()
    for match in _PARAGRAPH.finditer(document.doc.text):
        if match.group().strip():
            yield tuple(_pieces(document.doc.text, Span(*match.span()), marks, starts, opened))


def anchor(document: int, item_id: str) -> str:
    """The anchor of an attribution or event: letters, digits and hyphens."""
    return f"d{document}-" + re.sub(r"[^A-Za-z0-9]+", "-", item_id)


def _marks(document: DocumentView) -> Iterator[Mark]:
    for story in document.stories:
        for saying in story.sayings:
            yield from _saying_marks(saying)
        for act in story.acts:
            yield _act_mark(act)


def _saying_marks(saying: Saying) -> Iterator[Mark]:
    a, depth = saying.attribution, min(len(saying.chain) - 1, DEEPEST)
    title = f"{' › '.join(s.name for s in saying.chain)} {saying.verb}"
    for k, span in enumerate(a.content):
        here = anchor(saying.place.document, a.id) if k == 0 else None
        yield Mark(span=span, rank=depth, classes=f"said d{depth} {a.stance}", title=title, anchor=here)
    if a.source:
        yield Mark(span=a.source, rank=DEEPEST + 1, classes="who", title=title)
    if a.cue:
        yield Mark(span=a.cue, rank=DEEPEST + 2, classes=f"cue {a.stance}", title=title)


def _act_mark(act: Act) -> Mark:
    return Mark(
        span=act.event.trigger,
        rank=DEEPEST + 3,
        classes=f"act {act.event.reality}",
        title=f"{act.words} ({act.reality})",
        anchor=anchor(act.place.document, act.event.id),
    )


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.span.start, -mark.span.end, mark.rank


def _pieces(
    text: str, whole: Span, marks: Iterable[Mark], starts: dict[int, int], opened: set[Mark]
) -> Iterator[Piece]:
    """Pieces of the paragraph `whole`; `opened` remembers which marks have had their first piece."""
    here = [m for m in marks if m.span.touches(whole)]
    stack: list[Mark] = []
    for start, end in _cuts(whole, here, starts):
        active = [m for m in here if m.span.start <= start < m.span.end]
        kept = _shared_prefix(stack, active)
        opens = tuple((m, m not in opened) for m in active[kept:])
        opened.update(active)
        yield Piece(
            closes=len(stack) - kept,
            opens=opens,
            sentence=starts.get(start),
            words=text[start:end].translate(NO_CONTROLS),
        )
        stack = active
    yield Piece(closes=len(stack), opens=(), sentence=None, words="")


def _cuts(whole: Span, marks: Iterable[Mark], starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring offsets between which nothing starts or ends."""
    inside = {offset for m in marks for offset in (m.span.start, m.span.end)} | set(starts)
    offsets = sorted({whole.start, whole.end} | {o for o in inside if whole.start < o < whole.end})
    return pairwise(offsets)


def _shared_prefix(a: list[Mark], b: list[Mark]) -> int:
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] is b[shared]:
        shared += 1
    return shared
