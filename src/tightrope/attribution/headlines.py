"""Attributions by layout alone: "Minister: P" and "P: minister" in a headline."""

from collections.abc import Iterator, Sequence

from tightrope.attribution.draft import Draft
from tightrope.attribution.page import Page, trim
from tightrope.core.types import Sentence, Span, Stance

NAME_WORDS = 6  # as many words as a speaker takes in a headline
HEADLINE_SCORE = 0.6
MARKS = frozenset(":–—")


def headline_drafts(page: Page) -> Iterator[Draft]:
    """One draft for a title that sets its speaker apart with a colon or, at the end, a dash."""
    for sentence in page.doc.sentences:
        if sentence.paragraph > 0:
            return
        yield from _read(page, sentence)


def _read(page: Page, sentence: Sentence) -> Iterator[Draft]:
    tokens = page.doc.tokens
    marks = [i for i in range(sentence.first + 1, sentence.last - 1) if tokens[i].text in MARKS]
    if not marks or tokens[sentence.last - 1].text == ".":
        return
    before, after = range(sentence.first, marks[0]), range(marks[-1] + 1, sentence.last)
    if (
        tokens[marks[0]].text == ":"
        and _is_speaker(page, before)
        and _is_clause(page, range(marks[0] + 1, sentence.last))
    ):
        yield from _made(page, before, range(marks[0] + 1, sentence.last))
    elif _is_speaker(page, after) and _is_clause(page, range(sentence.first, marks[-1])):
        yield from _made(page, after, range(sentence.first, marks[-1]))


def _is_speaker(page: Page, words: Sequence[int]) -> bool:
    """A few words around one party, no verb among them."""
    if not 0 < len(words) <= NAME_WORDS or any(page.is_verb(i) for i in words):
        return False
    return any(m.head in words for m in page.doc.mentions)


def _is_clause(page: Page, words: Sequence[int]) -> bool:
    return any(page.is_verb(i) and page.tree.child(i, "nsubj") is not None for i in words)


def _made(page: Page, speaker: Sequence[int], said: Sequence[int]) -> Iterator[Draft]:
    source, content = trim(page, page.tree.span(speaker)), trim(page, page.tree.span(said))
    if source is None or content is None:
        return
    yield Draft(
        source=source,
        speaker=_head(page, source),
        cue=None,
        verb=None,
        content=(content,),
        stance=Stance.ASSERTS,
        score=HEADLINE_SCORE,
    )


def _head(page: Page, source: Span) -> int | None:
    return next((m.head for m in page.doc.mentions if m.span.touches(source)), page.head_of(source))
