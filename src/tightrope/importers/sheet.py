"""The rows of one block while they become records.

Every column but ids and addresses is held as a dictionary: its distinct words, and for each row which of them. What a
word means is asked once for each word, not for each row; the rest is done by Arrow.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tightrope.importers.record import Mended, Rejected, Remark

JOINED = "\x1f"  # between the words of columns that are looked up together


class Refusal(NamedTuple):
    """Why a word has no meaning here. Not a `fault` where the word is known and only has no counterpart."""

    reason: str
    fault: bool = True


Meaning = Callable[[str], tuple[object, ...] | Refusal]
"""From a word to one value for each column it fills."""


class Sheet:
    """Columns of text, the line each row stands in, and what was found wrong with rows so far."""

    def __init__(self, file: str, columns: Mapping[str, pa.Array], lines: np.ndarray) -> None:
        self.file = file
        self.columns = columns
        self.lines = lines
        self._refused: dict[int, Refusal] = {}  # by row, the first one found
        self._mended: list[Mended] = []
        self._others: list[Sheet] = []

    def __len__(self) -> int:
        return len(self.lines)

    def means(
        self, column: str | pa.DictionaryArray, meaning: Meaning, *types: pa.DataType, needed: bool = False
    ) -> tuple[pa.Array, ...]:
        """One array of each type, by what the words of `column` mean; absent columns give nulls.

        Rows whose word is refused give no record if it is `needed`; else their values are null, which is told.
        """
        if isinstance(column, str) and column not in self.columns:
            return tuple(pa.nulls(len(self), type_) for type_ in types)
        words = self.columns[column] if isinstance(column, str) else column
        found = [meaning(word) for word in words.dictionary.to_pylist()]
        refusals = {i: f for i, f in enumerate(found) if isinstance(f, Refusal)}
        if refusals:
            self._tell(words.indices, refusals, needed)
        empty = (None,) * len(types)
        values = [empty if isinstance(f, Refusal) else f for f in found]
        return tuple(
            pa.array([v[k] for v in values], type_).take(words.indices) for k, type_ in enumerate(types)
        )

    def together(self, *columns: str) -> pa.DictionaryArray:
        """The words of several columns as one, with JOINED between them; those of absent columns are empty."""
        keys = np.zeros(len(self), dtype=np.int64)
        for column in columns:
            if column in self.columns:
                words = self.columns[column]
                keys = keys * len(words.dictionary) + words.indices.to_numpy(zero_copy_only=False)
        _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
        rows = pa.array(first)
        parts = (self._words(column, rows) for column in columns)
        joined = [JOINED.join(words) for words in zip(*parts, strict=True)]
        return pa.DictionaryArray.from_arrays(pa.array(inverse, pa.int32()), pa.array(joined, pa.string()))

    def _words(self, column: str, rows: pa.Array) -> list[str]:
        if column not in self.columns:
            return [""] * len(rows)
        words: list[str] = self.columns[column].take(rows).to_pylist()
        return words

    def text(self, column: str) -> pa.Array:
        """The words themselves; null where they are blank."""
        return self.means(column, lambda word: (word.strip() or None,), pa.string())[0]

    def plain(self, column: str, *, needed: bool = False) -> pa.Array:
        """A column that is not held as a dictionary; null where it is empty. Without a `needed` one, no record."""
        if column not in self.columns:
            return pa.nulls(len(self), pa.string())
        values = self.columns[column]
        empty = pc.equal(values, "")
        if needed:
            for row in np.flatnonzero(empty):
                self._refused.setdefault(int(row), Refusal(f"{column} is empty"))
        return pc.if_else(empty, pa.scalar(None, pa.string()), values)

    def addresses(self, column: str) -> pa.Array:
        """A plain column without what is no address of the web: "BBC Monitoring"."""
        values = self.plain(column)
        return pc.if_else(pc.starts_with(values, "http"), values, pa.scalar(None, pa.string()))

    def joined(self, other: "Sheet") -> None:
        """Take over what is told of rows of another sheet, made from this one."""
        self._others.append(other)

    def kept(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The records of rows that were not refused."""
        if not self._refused:
            return batch
        mask = np.ones(len(self), dtype=bool)
        mask[list(self._refused)] = False
        return batch.filter(pa.array(mask))

    def remarks(self) -> Iterator[Remark]:
        """What there is to tell of the rows, line by line."""
        lost: list[Remark] = [
            Rejected(self.file, int(self.lines[row]), refusal.reason, refusal.fault)
            for row, refusal in self._refused.items()
        ]
        gone = {remark.line for remark in lost}
        mended = (remark for remark in self._mended if remark.line not in gone)
        for other in self._others:
            yield from other.remarks()
        yield from sorted([*lost, *mended], key=lambda remark: remark.line)

    def _tell(self, indices: pa.Array, refusals: Mapping[int, Refusal], needed: bool) -> None:
        words = indices.to_numpy(zero_copy_only=False)
        for row in np.flatnonzero(np.isin(words, list(refusals))):
            refusal = refusals[int(words[row])]
            if needed:
                self._refused.setdefault(int(row), refusal)
            else:
                self._mended.append(Mended(self.file, int(self.lines[row]), f"{refusal.reason}; left open"))
