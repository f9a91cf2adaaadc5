"""Frozen records as JSON text and back: what is at its default is left out, so that old rows outlive new fields."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from tightrope.core.types import Span


def pack(value: object) -> str:
    """`value` (a record, or what records are made of) as compact JSON."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def unpack(kind: Any, text: str) -> Any:
    """What `pack` made of a value of type `kind`."""
    return restored(kind, json.loads(text))


def plain(value: object) -> Any:
    """`value` in the types JSON has; a span is [start, end]."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list | frozenset):
        return [plain(v) for v in value]
    if is_dataclass(value):
        pairs = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: plain(v) for f, v in pairs if v != default(f)}
    return value


def restored(kind: Any, value: Any) -> Any:
    """The reverse of `plain`, as the type says."""
    if value is None or kind in (str, int, float, bool, Any):
        return float(value) if kind is float and value is not None else value
    if get_origin(kind) in (Union, UnionType):
        return restored(some(kind), value)
    if get_origin(kind) in (tuple, frozenset):
        return get_origin(kind)(_restored_members(get_args(kind), value))
    if kind is Span:
        return Span(*value)
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    if is_dataclass(kind):
        return _restored_record(kind, value)
    return kind(value)


def _restored_members(kinds: tuple[Any, ...], values: list[Any]) -> list[Any]:
    if kinds[-1:] == (...,) or len(kinds) == 1:
        return [restored(kinds[0], v) for v in values]
    return [restored(k, v) for k, v in zip(kinds, values, strict=True)]


def _restored_record(kind: Any, value: Mapping[str, Any]) -> Any:
    types = hints(kind)
    return kind(**{name: restored(types[name], v) for name, v in value.items()})


def default(field: "Field[Any]") -> Any:
    """The value a field has when nobody gives one; MISSING where somebody must."""
    return field.default_factory() if field.default_factory is not MISSING else field.default


@cache
def hints(kind: type) -> Mapping[str, Any]:
    """The types of a record's fields."""
    return get_type_hints(kind)


def some(kind: Any) -> Any:
    """`kind` without None."""
    if get_origin(kind) not in (Union, UnionType):
        return kind
    (inner,) = (k for k in get_args(kind) if k is not NoneType)
    return inner
