"""Rows that are lines, with values between tabs and no quotes: read a block at a time by Arrow."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from tightrope.importers.blocks import Block
from tightrope.importers.layout import Written
from tightrope.importers.record import Mended, Rejected, Remark
from tightrope.importers.sheet import Sheet

WORDS = pa.dictionary(pa.int32(), pa.string())
Tell = Callable[[Remark], None]


class Odd(NamedTuple):
    """A line with an unusual number of columns: its number among the rows of its block, from 1, and its text."""

    number: int
    columns: int
    text: str


def sheets(block: Block, written: Written, file: str, tell: Tell) -> Iterator[Sheet]:
    """The rows of a block; then those that had to be mended, by themselves. Lines that are no rows are told."""
    block, blank = _without_blanks(block)
    odd: list[Odd] = []
    width = _width(block.data, written)
    try:
        table = _parsed(block.data, written, width, odd.append)
    except pa.ArrowInvalid:  # not UTF-8 somewhere: say where, and try again
        odd.clear()
        block = _recoded(block, file, blank, tell)
        table = _parsed(block.data, written, width, odd.append)
    numbers = _numbers(block, blank, table.num_rows + len(odd))
    whole = np.delete(numbers, [row.number - 1 for row in odd])
    yield from _sheet(table, whole, written, file, tell)
    if odd:
        yield from _mended(odd, numbers, written, file, tell)


def _parsed(data: bytes, written: Written, width: int, odd: Callable[[Odd], None]) -> pa.Table:
    names = written.names[:width]
    used = [name for name in written.layout.used if name in names]
    types = {name: pa.string() if name in written.layout.plain else WORDS for name in used}

    def set_aside(row: arrow_csv.InvalidRow) -> str:
        odd(Odd(row.number, row.actual_columns, row.text))
        return "skip"

    return arrow_csv.read_csv(
        pa.py_buffer(data),
        arrow_csv.ReadOptions(column_names=names, use_threads=False, block_size=len(data) + 1),
        arrow_csv.ParseOptions(
            delimiter=written.layout.delimiter, quote_char=False, invalid_row_handler=set_aside
        ),
        arrow_csv.ConvertOptions(include_columns=used, column_types=types, strings_can_be_null=False),
    )


def _sheet(table: pa.Table, lines: np.ndarray, written: Written, file: str, tell: Tell) -> Iterator[Sheet]:
    if not table.num_rows:
        return
    columns = {name: _one(table[name]) for name in table.column_names}
    first = next(name for name in written.layout.used if name in columns)
    yield from without_headings(Sheet(file, columns, lines), first, tell)


def without_headings(sheet: Sheet, column: str, tell: Tell) -> Iterator[Sheet]:
    """The sheet without rows in which `column` holds its own name: headings, at the top or astray."""
    values = sheet.columns[column]
    words = values.dictionary_decode() if pa.types.is_dictionary(values.type) else values
    heading = pc.equal(words, column)
    if pc.any(heading).as_py():
        rows = np.flatnonzero(heading.to_numpy(zero_copy_only=False))
        for line in sheet.lines[rows]:
            if line > 1:
                tell(Mended(sheet.file, int(line), "a heading in the middle; passed over"))
        kept = pc.invert(heading)
        columns = {name: array.filter(kept) for name, array in sheet.columns.items()}
        sheet = Sheet(sheet.file, columns, np.delete(sheet.lines, rows))
    if len(sheet):
        yield sheet


def _mended(
    odd: Sequence[Odd], numbers: np.ndarray, written: Written, file: str, tell: Tell
) -> Iterator[Sheet]:
    """Rows of an unusual number of columns, as far as nothing of them is in doubt."""
    rows: list[list[str]] = []
    lines: list[int] = []
    for row in odd:
        line = int(numbers[row.number - 1])
        fields = _fitted(row.text.split(written.layout.delimiter), written)
        if fields is None:
            wanted = " or ".join(map(str, written.layout.widths or (len(written.names),)))
            tell(Rejected(file, line, f"{row.columns} columns where {wanted} are expected"))
        else:
            rows.append(fields)
            lines.append(line)
    yield from sheet_of(rows, np.array(lines, dtype=np.int64), written, file, tell)


def sheet_of(
    rows: Sequence[Sequence[str]], lines: np.ndarray, written: Written, file: str, tell: Tell
) -> Iterator[Sheet]:
    """Rows as lists of values, each of the file's width, as a sheet."""
    used = [name for name in written.layout.used if name in written.names]
    texts = {name: pa.array([row[i] for row in rows], pa.string()) for name, i in _places(written, used)}
    table = pa.table({n: t if n in written.layout.plain else t.dictionary_encode() for n, t in texts.items()})
    yield from _sheet(table, lines, written, file, tell)


def _places(written: Written, used: Sequence[str]) -> list[tuple[str, int]]:
    return [(name, written.names.index(name)) for name in used]


def _fitted(fields: list[str], written: Written) -> list[str] | None:
    """The fields at the file's width: empty ones too many at the end are dropped, an older width is filled up."""
    width = len(written.names)
    while len(fields) > width and not fields[-1]:
        fields.pop()
    if len(fields) in written.layout.widths:
        fields += [""] * (width - len(fields))
    return fields if len(fields) == width else None


def _width(data: bytes, written: Written) -> int:
    """How many columns most rows of this block will have, by its first: older files have fewer."""
    first = data[: data.find(b"\n")].count(written.layout.delimiter.encode()) + 1
    return first if first in written.layout.widths else len(written.names)


def _without_blanks(block: Block) -> tuple[Block, np.ndarray | None]:
    """The block without blank lines, and which lines, counted from 0, it still has (None: all)."""
    if b"\n\n" not in block.data and not block.data.startswith(b"\n"):
        return block, None
    lines = block.data.split(b"\n")[:-1]
    kept = np.array([i for i, line in enumerate(lines) if line], dtype=np.int64)
    return Block(block.line, b"".join(lines[i] + b"\n" for i in kept)), kept


def _numbers(block: Block, kept: np.ndarray | None, rows: int) -> np.ndarray:
    return block.line + (np.arange(rows, dtype=np.int64) if kept is None else kept)


def _recoded(block: Block, file: str, kept: np.ndarray | None, tell: Tell) -> Block:
    lines = block.data.split(b"\n")[:-1]
    numbers = _numbers(block, kept, len(lines))
    texts = (decoded(line, file, int(number), tell) for line, number in zip(lines, numbers, strict=True))
    return Block(block.line, "".join(f"{text}\n" for text in texts).encode())


def decoded(line: bytes, file: str, number: int, tell: Tell) -> str:
    """A line as UTF-8, else as Windows-1252, which is told: what else there is among news is mostly that."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        tell(Mended(file, number, "not UTF-8; read as Windows-1252"))
        return line.decode("cp1252", "replace")


def _one(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
