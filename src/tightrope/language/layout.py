"""Paragraphs of a text, and windows of them for the reader."""

import re
from collections.abc import Iterator, Sequence

from tightrope.core.types import Span

MIN_SOFT_SHARE = 0.2  # of single line breaks: from here on the text is taken to be wrapped at a width
# In one window: the best linked F1 on PolNeAR dev from 120 to 240; words read again as context added nothing.
WINDOW_PIECES = 160
_BREAK = re.compile(r"\s*\n\s*")
_ENDS_SENTENCE = frozenset(".!?:;\"'”’)…")


def paragraphs(text: str) -> list[Span]:
    """Stretches of text between line breaks, without outer white space.

    A break inside a sentence (no sentence mark before it, a small letter after it) is soft. Where soft breaks are
    common the text was wrapped at a fixed width, and only empty lines divide.
    """
    breaks = [m for m in _BREAK.finditer(text) if m.start() > 0 and m.end() < len(text)]
    single = [m for m in breaks if m.group().count("\n") == 1]
    soft = [m for m in single if _is_soft(text, m)]
    wrapped = len(soft) > MIN_SOFT_SHARE * len(single)
    cuts = [m for m in breaks if not (wrapped and m.group().count("\n") == 1)]
    edges = [0, *(edge for m in cuts for edge in m.span()), len(text)]
    stripped = (_stripped(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))
    return [span for span in stripped if span]


def windows(
    lengths: Sequence[int], starts: Sequence[bool], stops: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """(first, last): words [first, last) to be read together. Windows lie end to end over all words.

    lengths: pieces of each word; starts: the word begins a paragraph; stops: the word may end a sentence.
    Windows end with paragraphs where they can, else with sentence marks, else where they are full.
    """
    first = 0
    while first < len(lengths):
        last = _window_end(lengths, starts, stops, first)
        yield first, last
        first = last


def _window_end(lengths: Sequence[int], starts: Sequence[bool], stops: Sequence[bool], first: int) -> int:
    full, size = first, 0
    while full < len(lengths) and (full == first or size + lengths[full] <= WINDOW_PIECES):
        size += lengths[full]
        full += 1
    if full == len(lengths):
        return full
    for is_end in (lambda i: starts[i], lambda i: stops[i - 1]):
        end = next((i for i in range(full, first, -1) if is_end(i)), None)
        if end is not None:
            return end
    return full


def _is_soft(text: str, found: re.Match[str]) -> bool:
    return text[found.start() - 1] not in _ENDS_SENTENCE and text[found.end()].islower()


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
