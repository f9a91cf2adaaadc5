"""Attributions by layout: "Minister: P", "P: minister" and "P, says minister" in a heading, turns of a transcript."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tightrope.attribution.draft import Draft
from tightrope.attribution.match import matches
from tightrope.attribution.page import Page, trim
from tightrope.core.types import Sentence, Span, Stance
from tightrope.resources.cues import Takes

NAME_WORDS = 6  # as many words as a speaker takes in a headline
HEADLINE_SCORE = 0.6
MARKS = frozenset(":–—")
STOPS = frozenset(".!?")


def headline_drafts(page: Page) -> Iterator[Draft]:
    """Drafts for headings that set their speaker apart, and for the turns of a transcript: "NAME: P"."""
    for k, sentence in enumerate(page.doc.sentences):
        if _is_heading(page, k):
            yield from _read(page, sentence)
        elif _opens_paragraph(page, k):
            yield from _turn(page, sentence)


def _is_heading(page: Page, k: int) -> bool:
    """Whether the sentence is a paragraph by itself without a full stop."""
    sentence = page.doc.sentences[k]
    alone = _opens_paragraph(page, k) and (
        k + 1 == len(page.doc.sentences) or page.doc.sentences[k + 1].paragraph != sentence.paragraph
    )
    return alone and page.doc.text[sentence.end - 1] not in STOPS


def _opens_paragraph(page: Page, k: int) -> bool:
    return k == 0 or page.doc.sentences[k - 1].paragraph != page.doc.sentences[k].paragraph


def _read(page: Page, sentence: Sentence) -> Iterator[Draft]:
    tokens = page.doc.tokens
    marks = [i for i in range(sentence.first + 1, sentence.last - 1) if tokens[i].text in MARKS]
    if not marks:
        yield from _said_last(page, sentence)
        return
    before, after = range(sentence.first, marks[0]), range(marks[-1] + 1, sentence.last)
    said_after, said_before = range(marks[0] + 1, sentence.last), range(sentence.first, marks[-1])
    if tokens[marks[0]].text == ":" and _is_speaker(page, before) and _is_clause(page, said_after):
        yield from _made(page, before, said_after)
    elif _is_speaker(page, after) and _is_clause(page, said_before):
        yield from _made(page, after, said_before)


def _said_last(page: Page, sentence: Sentence) -> Iterator[Draft]:
    """Of "P, says X", where the tree loses its way for want of articles."""
    for i in range(sentence.first + 2, sentence.last - 1):
        if page.doc.tokens[i - 1].text != "," or not any(matches(page, i, Takes.CLAUSE)):
            continue
        said, speaker = range(sentence.first, i - 1), range(i + 1, sentence.last)
        if _is_speaker(page, speaker) and any(page.is_verb(k) for k in said):
            for draft in _made(page, speaker, said):
                yield replace(draft, cue=page.doc.tokens[i].span, verb=i)


def _turn(page: Page, sentence: Sentence) -> Iterator[Draft]:
    """Of "NAME: P. Q." in capitals all of the paragraph."""
    colons = (i for i in range(sentence.first, sentence.last) if page.doc.tokens[i].text == ":")
    colon = next(colons, sentence.first)
    name = range(sentence.first, colon)
    last = max(s.last for s in page.doc.sentences if s.paragraph == sentence.paragraph)
    said = range(colon + 1, last)
    in_capitals = page.doc.text[sentence.start : page.doc.tokens[colon].start].isupper()
    if 0 < len(name) <= NAME_WORDS and in_capitals and said and page.quote_around(said[0]) is None:
        yield from _made(page, name, said)


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
