"""Which documents may share text, without comparing all with all: MinHash over sentences, joined by bands (LSH).

Sentences, not whole texts, since a paragraph lifted from a wire leaves two articles unlike as wholes. Broder, "On the
resemblance and containment of documents" (1997); Indyk and Motwani, "Approximate nearest neighbors" (1998).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash  # type: ignore[attr-defined]

from tightrope.ledger.origins.wording import Hashes, Wording, shingles

PERMUTATIONS, ROWS = 32, 4  # 8 bands: a sentence pair of Jaccard .7 meets with .89, .5 with .40, .2 with .01
SEED = 1
RUN = 3  # words a shingle of a sentence has: one changed word in twenty leaves Jaccard .7
SHORTEST = 9  # words of a sentence that can be traced
NEIGHBOURS = (
    8  # documents a document is compared with for one sentence: of a thousand copies each meets a few
)
CHUNK = 100_000  # sentences hashed at a time


def candidates(wordings: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) of texts with a sentence nearly in common, sorted, each once. Linear in the number of texts."""
    owners, digests = _digests(wordings)
    size = len(wordings)
    met = np.empty(0, np.int64)
    for first in range(0, PERMUTATIONS, ROWS):
        keys = shingles(digests[:, first : first + ROWS].astype(np.uint64).ravel(), ROWS)[::ROWS]
        met = np.union1d(met, _meetings(keys, owners, size))
    yield from (divmod(pair, size) for pair in met.tolist())


def _digests(wordings: Sequence[Wording]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """For every sentence long enough: which text it stands in, and its MinHash signature."""
    owners: list[int] = []
    parts: list[NDArray[np.uint32]] = []
    rows: list[Hashes] = []
    for number, words in enumerate(wordings):
        for sentence in _sentences(words):
            owners.append(number)
            rows.append(sentence)
        if len(rows) >= CHUNK:
            parts.append(_signatures(rows))
            rows = []
    if rows:
        parts.append(_signatures(rows))
    return np.array(owners, np.int64), np.concatenate(parts) if parts else np.empty(
        (0, PERMUTATIONS), np.uint32
    )


def _sentences(words: Wording) -> Iterator[Hashes]:
    """Shingles of each long enough sentence."""
    edges = [*words.sentences.tolist(), len(words)]
    for first, end in pairwise(edges):
        if end - first >= SHORTEST:
            yield shingles(words.hashes[first:end], RUN)


def _signatures(rows: Sequence[Hashes]) -> NDArray[np.uint32]:
    offsets = np.concatenate(([0], np.cumsum([len(r) for r in rows]))).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(rows), offsets, PERMUTATIONS, SEED)
    return np.array(matrix.to_rows(), np.uint32)


def _meetings(keys: Hashes, owners: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Of the texts in one bucket each with its next NEIGHBOURS, as i * size + j."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    found = [np.empty(0, np.int64)]
    for step in range(1, min(NEIGHBOURS, len(keys) - 1) + 1):
        same = (keys[step:] == keys[:-step]) & (owners[step:] != owners[:-step])
        found.append(owners[:-step][same] * size + owners[step:][same])
    return np.unique(np.concatenate(found))
