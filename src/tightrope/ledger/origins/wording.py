"""A text as rows of numbers: one hash for each word, who speaks it, where sentences begin."""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tightrope.core.types import Span

Hashes = NDArray[np.uint64]
Mask = NDArray[np.bool_]

_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+|\n+")
_QUOTED = re.compile(r"“[^”\n]*(?:”|\n|$)|\"[^\"\n]*(?:\"|\n|$)")
_ACCOUNT = re.compile(r"\(@\w+\)")  # under a post that is shown with who wrote it
SIGNATURE = 60  # characters of a line that signs the post above it
_FACTOR = np.uint64(
    0x9E3779B97F4A7C15
)  # an odd number with its bits well mixed: words in another order differ


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of a text in order; the arrays are parallel."""

    hashes: Hashes  # of the folded word: equal words, equal numbers
    starts: NDArray[np.int32]  # where in the text, in code points
    ends: NDArray[np.int32]
    quoted: Mask  # whether it stands between quotation marks
    sentences: NDArray[np.int32]  # the first word of each sentence, by marks of the text alone

    def __len__(self) -> int:
        return len(self.hashes)

    def span(self, first: int, end: int) -> Span:
        """The place of words [first, end) in the text."""
        return Span(int(self.starts[first]), int(self.ends[end - 1]))


def wording(text: str) -> Wording:
    """The words of `text`; punctuation, case and layout do not count."""
    hashes, starts, ends = array("Q"), array("i"), array("i")
    for word in _WORD.finditer(text):
        hashes.append(hash_word(word.group()))
        starts.append(word.start())
        ends.append(word.end())
    at = np.frombuffer(starts, dtype=np.int32) if starts else np.empty(0, np.int32)
    return Wording(
        hashes=np.frombuffer(hashes, dtype=np.uint64) if hashes else np.empty(0, np.uint64),
        starts=at,
        ends=np.frombuffer(ends, dtype=np.int32) if ends else np.empty(0, np.int32),
        quoted=_within(at, [*(m.span() for m in _QUOTED.finditer(text)), *_posts(text)]),
        sentences=np.unique(np.searchsorted(at, [0, *(m.end() for m in _BREAK.finditer(text))])).astype(
            np.int32
        ),
    )


def shingles(hashes: Hashes, size: int) -> Hashes:
    """One hash for every run of `size` words; empty for a shorter text."""
    count = len(hashes) - size + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    found = np.zeros(count, np.uint64)
    for k in range(size):
        found = found * _FACTOR + hashes[k : k + count]
    return found ^ (found >> np.uint64(29))


@lru_cache(maxsize=1 << 16)
def hash_word(word: str) -> int:
    return crc32(word.casefold().encode())


def _posts(text: str) -> Iterator[tuple[int, int]]:
    """The line that names an account, with the one above where it only signs it."""
    for account in _ACCOUNT.finditer(text):
        start = text.rfind("\n", 0, account.start()) + 1
        if account.start() - start < SIGNATURE:
            start = text.rfind("\n", 0, len(text[:start].rstrip())) + 1
        yield start, account.end()


def _within(positions: NDArray[np.int32], spans: list[tuple[int, int]]) -> Mask:
    found = np.zeros(len(positions), np.bool_)
    for start, end in spans:
        found[np.searchsorted(positions, start) : np.searchsorted(positions, end)] = True
    return found
