"""How the files of a data set are written: their columns, and what makes a record of them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tightrope.core.errors import InputError
from tightrope.importers.record import SCHEMA
from tightrope.importers.sheet import Sheet
from tightrope.resources.codings import Convention

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ROWS_LOOKED_AT = 20  # to see how a file is written; its first row may be a stray one


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One way a data set's files are written."""

    columns: tuple[str, ...]  # without a heading all of them, in order; with one those it must have
    coded: Callable[[Sheet, Convention], pa.RecordBatch]
    widths: tuple[
        int, ...
    ] = ()  # how many columns a row may have where there is no heading; none: there is one
    used: tuple[str, ...]  # columns that `coded` asks for
    plain: tuple[str, ...] = ()  # those of them in which hardly a word comes twice: ids, addresses
    delimiter: str = "\t"
    quoted: bool = False  # values may stand in quotes, with line ends in them

    @property
    def headed(self) -> bool:
        """Whether the first row names the columns."""
        return not self.widths


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """A data set we can read."""

    name: str
    summary: str
    layouts: tuple[Layout, ...]
    schema: pa.Schema = SCHEMA


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How one file is written: the layout, and what its heading says."""

    layout: Layout
    names: tuple[str, ...]  # of every column, in order, none twice
    quoted: bool


def seen(importer: Importer, head: bytes, path: Path) -> Written:
    """The layout that the first rows of a file have. Raises InputError, with what was looked for, if none has."""
    rows = [line.decode("utf-8", "replace") for line in _first_lines(head)]
    for layout in importer.layouts:
        fields = [_fields(row, layout.delimiter) for row in rows]
        if layout.headed and fields and set(layout.columns) <= set(fields[0]):
            return Written(
                layout=layout,
                names=_told_apart(fields[0]),
                quoted=layout.quoted or _in_quotes(rows, layout.delimiter),
            )
        if any(len(f) in layout.widths for f in fields):
            return Written(layout=layout, names=layout.columns, quoted=layout.quoted)
    raise InputError(f"{path}: not written as {importer.name} is: {_wanted(importer)}; try another format")


def _first_lines(head: bytes) -> list[bytes]:
    lines = head.removeprefix(BYTE_ORDER_MARK).split(b"\n", ROWS_LOOKED_AT)[:ROWS_LOOKED_AT]
    return [line for line in lines if line.strip()]


def _fields(row: str, delimiter: str) -> list[str]:
    return [field.strip().strip('"') for field in row.split(delimiter)]


def _in_quotes(rows: list[str], delimiter: str) -> bool:
    """Whether some column of a tabbed file stands in quotes throughout."""
    columns = zip(*(row.split(delimiter) for row in rows[1:]), strict=False)
    return any(all(len(v) > 1 and v[0] == v[-1] == '"' for v in column) for column in columns)


def _told_apart(names: list[str]) -> tuple[str, ...]:
    return tuple(name if name not in names[:i] else f"{name} ({i})" for i, name in enumerate(names))


def _wanted(importer: Importer) -> str:
    return " or ".join(
        f"a heading with {', '.join(layout.columns)}"
        if layout.headed
        else f"rows of {' or '.join(map(str, layout.widths))} columns"
        for layout in importer.layouts
    )
