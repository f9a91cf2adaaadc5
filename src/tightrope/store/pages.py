"""Long answers in pages: in an order that does not change, so that the next page begins where the last one ended."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from ibis.expr import types as ir

from tightrope.core.errors import InputError
from tightrope.store.columns import Row
from tightrope.store.queries import among
from tightrope.store.workspace import Workspace

UNDATED = date(1, 1, 1)  # what has no day comes after all that has one
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some items, and the cursor that gives the following; None: there are no more."""

    items: tuple[T, ...]
    after: str | None = None


def page(
    ws: Workspace,
    query: ir.Table,
    make: Callable[[Row], T],
    *,
    latest: str | None,
    then: Sequence[str],
    after: str | None,
    limit: int,
    whole: ir.Table | None = None,
) -> Page[T]:
    """`limit` rows of the query as `make` turns them into items: latest first, then by columns that tell all apart.

    latest: the column of days, null where unknown. after: cursor of the page before. Raises InputError for no cursor.
    whole: where the rows stand in full if the query has their keys only.
    """
    keys: dict[str, ir.Value] = {} if latest is None else {latest: query[latest].fill_null(UNDATED)}
    keys |= {name: query[name] for name in then}
    if after is not None:
        query = query.filter(_beyond(keys, _values(after, keys, latest), latest))
    order = [key.desc() if name == latest else key.asc() for name, key in keys.items()]
    found = ws.rows(query.order_by(order).limit(limit + 1).select(*keys))
    more, found = len(found) > limit, found[:limit]
    rows = _whole(ws, query if whole is None else whole, found, then)
    return Page(tuple(map(make, rows)), _cursor(found[-1], keys) if more else None)


def _whole(ws: Workspace, query: ir.Table, found: Sequence[Row], then: Sequence[str]) -> list[Row]:
    """All columns of the rows with these keys, in their order.

    Asked for apart, so that DuckDB need not read every column of a large table to sort it by a few; and by the first
    column of the keys alone, since each further one is scanned whole.
    """
    if not found:
        return []
    near = among(query, then[0], [row[then[0]] for row in found])
    rows = {tuple(row[name] for name in then): row for row in ws.rows(near)}
    return [rows[key] for row in found if (key := tuple(row[name] for name in then)) in rows]


def _beyond(keys: Mapping[str, ir.Value], values: Sequence[object], latest: str | None) -> ir.BooleanValue:
    """(a, b) comes after (x, y): a after x, or a the same and b after y."""
    found: ir.BooleanValue | None = None
    for (name, key), value in reversed(list(zip(keys.items(), values, strict=True))):
        after = key < value if name == latest else key > value
        found = after if found is None else after | ((key == value) & found)
    assert found is not None
    return found


def _cursor(row: Row, keys: Mapping[str, ir.Value]) -> str:
    values = [_written(row[name]) for name in keys]
    return urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _written(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _values(cursor: str, keys: Mapping[str, ir.Value], latest: str | None) -> list[object]:
    try:
        values = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        first = [date.fromisoformat(values[0]) if values[0] else UNDATED] if latest else []
        if len(values) != len(keys):
            raise ValueError(f"{len(keys)} values expected")
    except (ValueError, TypeError, IndexError) as error:
        raise InputError(
            f"--after {cursor}: not the cursor of a page; take it from the page before"
        ) from error
    return [*first, *values[len(first) :]]
