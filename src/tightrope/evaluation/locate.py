"""Finding the words a reference quotes in the text that was read. A line break counts as a space."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tightrope.core.types import Span

ELLIPSIS = " ... "  # "first words ... last words" stands for all that lies between
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that stand in a text; `nth` is which occurrence, from 1, None if the reference does not say."""

    words: str
    nth: int | None = None

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError("an empty quotation stands nowhere")


def find(text: str, quote: Quote) -> Span | None:
    """The occurrence `quote` means, the first where it does not say; None if the text has not got it."""
    wanted = quote.nth or 1
    for k, span in enumerate(_occurrences(text, quote.words), start=1):
        if k == wanted:
            return span
    return None


def find_near(text: str, quote: Quote, anchor: int) -> Span | None:
    """The occurrence `quote` means or, where it does not say, the one that starts nearest to `anchor`."""
    if quote.nth:
        return find(text, quote)
    spans = _occurrences(text, quote.words)
    return min((s for s in spans if s), key=lambda s: abs(s.start - anchor), default=None)


def words_in(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Where the words of `spans` start."""
    return frozenset(m.start() for s in spans for m in _WORD.finditer(text, s.start, s.end))


def folded(text: str) -> str:
    """`text` with every run of white space as one space."""
    return re.sub(r"\s+", " ", text)


def _occurrences(text: str, words: str) -> Iterator[Span | None]:
    """Each place the first words stand; None for one that the last words do not follow."""
    head, _, tail = words.partition(ELLIPSIS)
    for match in _pattern(head).finditer(text):
        last = _pattern(tail).search(text, match.end()) if tail else match
        yield Span(match.start(), last.end()) if last else None


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))
