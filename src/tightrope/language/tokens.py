"""Running text to syntactic words, after the conventions of Universal Dependencies.

Hyphens split compounds but not prefixes, clitics are words of their own, a full stop stays with an abbreviation.
"""

import re
from collections.abc import Iterator

from tightrope.core.types import Span
from tightrope.resources.languages import Tokenization

_PIECE = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"“”]+[\w/]            # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                   # mail
    | [@\#]\w+                                       # handles and hash tags
    | (?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w’']))?      # U.S. a.m. U.S
    | \d+(?:[.,:/]\d+)+                              # 200,000 1.5 10:30 9/11
    | \d{3}(?:-\d{3,4})+\b                           # telephone numbers
    | \d+(?:st|nd|rd|th|s)\b                         # 1st 1980s
    | \d+(?=[A-Za-z])                                # 10km, 5pm
    | \d+
    | [^\W\d_][\w]*(?:(?:&|['’](?=\w))\w+)*          # words, PG&E, inner apostrophes
    | \.{2,}|--+|!+|\?+|=+|\*+|_+                    # runs of one sign
    | \S                                             # any other sign alone
    """,
    re.VERBOSE,
)
_HYPHENS = "-‐‑"
_MAX_ABBREVIATION = 5  # letters; longer words do not end in a full stop of their own


class Tokenizer:
    """Cuts text by one language's rules. Call it: text in, word spans out, in order, never overlapping."""

    def __init__(self, rules: Tokenization) -> None:
        self._rules = rules

    def __call__(self, text: str) -> list[Span]:
        """Every character that is not white space lies in exactly one span."""
        return [span for piece in self._pieces(text) for span in self._split(text, piece)]

    def _pieces(self, text: str) -> Iterator[Span]:
        """Pieces of the grammar, prefixed words and abbreviations put back together."""
        held: Span | None = None
        for match in _PIECE.finditer(text):
            piece = Span(*match.span())
            if held and held.end == piece.start and self._joins(text, held, piece):
                held = Span(held.start, piece.end)
                continue
            if held:
                yield held
            held = piece
        if held:
            yield held

    def _joins(self, text: str, held: Span, piece: Span) -> bool:
        before, sign = text[held.start : held.end], text[piece.start : piece.end]
        if sign == ".":
            return self._takes_stop(before)
        if sign in _HYPHENS:
            return before.lower() in self._rules.prefixes and text[piece.end : piece.end + 1].isalnum()
        return before[-1] in _HYPHENS and before[:-1].lower() in self._rules.prefixes

    def _takes_stop(self, word: str) -> bool:
        initial = len(word) == 1 and word.isupper()
        return initial or (len(word) <= _MAX_ABBREVIATION and word in self._rules.abbreviations)

    def _split(self, text: str, piece: Span) -> list[Span]:
        """Clitics and contractions off a piece."""
        word = text[piece.start : piece.end]
        cut = self._rules.contractions.get(word.lower())
        if cut is None and word.endswith(self._rules.clitics):
            cut = next(
                (len(word) - len(c) for c in self._rules.clitics if word.endswith(c) and word != c), None
            )
        if not cut:
            return [piece]
        middle = piece.start + cut
        return [*self._split(text, Span(piece.start, middle)), Span(middle, piece.end)]
