"""Rows whose values may stand in quotes, with delimiters and line ends in them."""

import csv
from collections.abc import Iterable, Iterator

import numpy as np

from tightrope.importers.blocks import Block
from tightrope.importers.layout import BYTE_ORDER_MARK, Written
from tightrope.importers.record import Rejected
from tightrope.importers.sheet import Sheet
from tightrope.importers.tabbed import Tell, decoded, sheet_of

ROWS_AT_ONCE = 10_000


def sheets(blocks: Iterable[Block], written: Written, file: str, tell: Tell) -> Iterator[Sheet]:
    """The rows of a file, some at a time; those of another width than its heading are told."""
    rows: list[list[str]] = []
    lines: list[int] = []
    for line, row in _rows(blocks, written, file, tell):
        rows.append(row)
        lines.append(line)
        if len(rows) == ROWS_AT_ONCE:
            yield from sheet_of(rows, np.array(lines, dtype=np.int64), written, file, tell)
            rows, lines = [], []
    yield from sheet_of(rows, np.array(lines, dtype=np.int64), written, file, tell)


def _rows(
    blocks: Iterable[Block], written: Written, file: str, tell: Tell
) -> Iterator[tuple[int, list[str]]]:
    """Each row of the right width with the line it begins in."""
    reader = csv.reader(_texts(blocks, file, tell), delimiter=written.layout.delimiter)
    width = len(written.names)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            tell(Rejected(file, line, f"no row can be made of lines {line} to {reader.line_num}: {error}"))
            continue
        if len(row) > width and not any(row[width:]):
            row = row[:width]
        if len(row) == width:
            yield line, row
        elif row:
            tell(Rejected(file, line, f"{len(row)} columns where {width} are expected"))


def _texts(blocks: Iterable[Block], file: str, tell: Tell) -> Iterator[str]:
    for block in blocks:
        data = block.data.removeprefix(BYTE_ORDER_MARK) if block.line == 1 else block.data
        for i, line in enumerate(data.split(b"\n")[:-1]):
            yield decoded(line, file, block.line + i, tell) + "\n"
