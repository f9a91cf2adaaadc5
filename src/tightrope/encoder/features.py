"""What the neural reader is fed: word pieces, word kinds, first pieces; windows and batches of them.

Training and reading build their tensors here, so they cannot differ.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from tightrope.encoder.labels import SHAPES

CLS, SEP, UNK = 101, 102, 100  # ids of the uncased BERT vocabulary
MAX_PIECES_PER_WORD = 12  # longer words are addresses and the like
MAX_PIECES = 500  # positions of the encoder, the two marks not counted: 512 in all
PARAGRAPH_START = 8  # added to the shape of a paragraph's first word

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words [first, last) of a document with their pieces."""

    first: int
    last: int
    ids: tuple[int, ...]
    kinds: tuple[int, ...]
    firsts: tuple[int, ...]  # for every word, the position of its first piece

    def __len__(self) -> int:
        return self.last - self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows padded to one size. All arrays int64: ids, kinds, mask (batch, pieces); firsts (batch, words)."""

    windows: tuple[Window, ...]
    ids: Ints
    kinds: Ints
    mask: Ints
    firsts: Ints


class Featurizer:
    """Words to windows. `starts[i]` says that word i begins a paragraph."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._pieces = lru_cache(maxsize=200_000)(lambda word: _pieces(tokenizer, word))

    def lengths(self, words: Iterable[str]) -> list[int]:
        """Number of pieces of each word."""
        return [len(self._pieces(word)) for word in words]

    def window(self, words: Sequence[str], starts: Sequence[bool], first: int, last: int) -> Window:
        """Words [first, last). Pieces past MAX_PIECES are cut; words without a piece point at the last one."""
        ids, kinds, firsts = [CLS], [0], []
        for word, start in zip(words[first:last], starts[first:last], strict=True):
            pieces = self._pieces(word)[: MAX_PIECES - len(ids)]
            firsts.append(len(ids) if pieces else len(ids) - 1)
            ids.extend(pieces)
            kinds.extend([shape(word) + PARAGRAPH_START * start] * len(pieces))
        return Window(first=first, last=last, ids=(*ids, SEP), kinds=(*kinds, 0), firsts=tuple(firsts))


def shape(word: str) -> int:
    """Index into SHAPES: what casing the uncased vocabulary cannot see."""
    if any(c.isdigit() for c in word):
        return SHAPES.index("digit")
    if not any(c.isalpha() for c in word):
        return SHAPES.index("sign")
    if word.islower():
        return SHAPES.index("lower")
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return SHAPES.index("capital")
    return SHAPES.index("upper" if word.isupper() else "mixed")


def collate(windows: Sequence[Window]) -> Batch:
    """Pad with zeros on the right."""
    return Batch(
        windows=tuple(windows),
        ids=_padded([w.ids for w in windows]),
        kinds=_padded([w.kinds for w in windows]),
        mask=_padded([[1] * len(w.ids) for w in windows]),
        firsts=_padded([w.firsts for w in windows]),
    )


def _pieces(tokenizer: Tokenizer, word: str) -> tuple[int, ...]:
    return tuple(tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES_PER_WORD]) or (UNK,)


def _padded(rows: Sequence[Sequence[int]]) -> Ints:
    out = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for row, values in zip(out, rows, strict=True):
        row[: len(values)] = values
    return out
