"""How much of two texts is the same words in the same order, found exactly."""

from dataclasses import dataclass

import numpy as np

from tightrope.core.types import Span
from tightrope.ledger.origins.wording import Hashes, Mask, Wording, shingles

SHINGLE = 5  # words: shorter runs are shared by chance and by idiom


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two texts share. Words of a quotation are anybody's: they count for `jaccard` alone."""

    share: float  # 0..1, of the words of the shorter text that stand in a run both have, outside quotations
    jaccard: float  # 0..1, of their shingles
    own: int  # such words outside quotations
    block: int  # words of the longest stretch of such runs, small gaps allowed, outside quotations
    first: Span | None  # that stretch in either text
    second: Span | None


def overlap(a: Wording, b: Wording) -> Overlap:
    """The overlap of two texts."""
    ours, theirs = shingles(a.hashes, SHINGLE), shingles(b.hashes, SHINGLE)
    in_a, in_b = covered(ours, theirs, len(a)), covered(theirs, ours, len(b))
    shared = len(np.intersect1d(ours, theirs))
    either = len(np.union1d(ours, theirs))
    first, second = _longest(in_a & ~a.quoted), _longest(in_b & ~b.quoted)
    return Overlap(
        share=max(_part(in_a[~a.quoted]), _part(in_b[~b.quoted])),
        jaccard=shared / either if either else 0.0,
        own=min(int((in_a & ~a.quoted).sum()), int((in_b & ~b.quoted).sum())),
        block=min(first[1] - first[0], second[1] - second[0]),
        first=a.span(*first) if first[1] else None,
        second=b.span(*second) if second[1] else None,
    )


def covered(ours: Hashes, theirs: Hashes, words: int) -> Mask:
    """Which of our words stand in a shingle that they have too."""
    found = np.zeros(words, np.bool_)
    hits = np.isin(ours, theirs)
    for k in range(SHINGLE):
        found[k : k + len(hits)] |= hits
    return found


def _part(mask: Mask) -> float:
    return float(mask.mean()) if len(mask) else 0.0


def _longest(mask: Mask) -> tuple[int, int]:
    """The longest run of true as [first, end); (0, 0) if there is none."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    runs = edges.reshape(-1, 2)
    if not len(runs):
        return 0, 0
    first, end = runs[np.argmax(runs[:, 1] - runs[:, 0])]
    return int(first), int(end)
