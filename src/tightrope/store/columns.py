"""A record as columns of a table: words, numbers and times as they are, a span as two, all else as JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any

from tightrope.core.types import Span
from tightrope.store.packing import hints, pack, some, unpack

Row = dict[str, Any]
PLAIN: Mapping[type, str] = {
    str: "string",
    int: "int64",
    float: "float64",
    bool: "boolean",
    date: "date",
    datetime: "timestamp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """One field of a record as the table keeps it."""

    field: str
    kind: Any
    type: str  # as ibis names it; "span" is two whole numbers, "json" is text

    @property
    def names(self) -> tuple[str, ...]:
        return (f"{self.field}_start", f"{self.field}_end") if self.type == "span" else (self.field,)


def columns_of(record: type, *, without: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """(name, ibis type) of the columns that keep `record`."""
    types = {"span": "int64", "json": "string"}
    return tuple(
        (name, types.get(c.type, c.type)) for c in _columns(record, frozenset(without)) for name in c.names
    )


def to_row(record: Any, *, without: Iterable[str] = ()) -> Row:
    """`record` as a row of those columns. Times become UTC without a zone, which both engines keep exactly."""
    row: Row = {}
    kind: type = type(record)
    for column in _columns(kind, frozenset(without)):
        row |= zip(column.names, _cells(column, getattr(record, column.field)), strict=True)
    return row


def of_row(record: type, row: Row, *, without: Iterable[str] = (), **others: Any) -> Any:
    """The record that `to_row` made a row of; `others` are the fields that the row does not hold."""
    columns = _columns(record, frozenset(without))
    return record(**{c.field: _value(c, row) for c in columns}, **others)


@cache
def _columns(record: type, without: frozenset[str]) -> tuple[_Column, ...]:
    kept = ((name, some(kind)) for name, kind in hints(record).items() if name not in without)
    return tuple(_Column(field=name, kind=kind, type=_type(kind)) for name, kind in kept)


def _type(kind: Any) -> str:
    if kind is Span:
        return "span"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "string"
    return PLAIN.get(kind, "json")


def _cells(column: _Column, value: Any) -> tuple[Any, ...]:
    if column.type == "span":
        return (None, None) if value is None else (value.start, value.end)
    if value is None:
        return (None,)
    if column.type == "json":
        return (pack(value),)
    if column.type == "timestamp":
        return (value.astimezone(UTC).replace(tzinfo=None),)
    return (value.value if isinstance(value, Enum) else value,)


def _value(column: _Column, row: Row) -> Any:
    if column.type == "span":
        start, end = (row[name] for name in column.names)
        return None if start is None else Span(start, end)
    cell = row[column.field]
    if cell is None:
        return None
    if column.type == "json":
        return unpack(column.kind, cell)
    return (
        cell.replace(tzinfo=UTC)
        if column.type == "timestamp"
        else column.kind(cell)
        if column.type
        in (
            "string",
            "float64",
        )
        else cell
    )
