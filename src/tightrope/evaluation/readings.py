"""Reference readings: what a careful person takes from one article, as YAML beside its text."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from tightrope.core.errors import InputError
from tightrope.core.types import EventType, Reality, Stance, Status
from tightrope.evaluation.locate import Quote

NEEDED = "attributions need id, content and stance; events id, type, trigger and reality; claims positions and status"
T = TypeVar("T")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """Who is given which words. `countries`: the first code of each actor, empty where nobody is named."""

    id: str
    source: Quote | None
    countries: frozenset[str]
    content: Quote
    stance: Stance
    parent: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An act; a count of None says "some number that the reference gives in words"."""

    id: str
    type: EventType
    mode: str | None
    trigger: Quote
    actors: frozenset[str]
    recipients: frozenset[str]
    reality: Reality
    voice: tuple[str, ...]
    counts: Mapping[str, int | None]  # kinds as the reference names them


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A proposition by the attributions that take a position on it (None: a position without one)."""

    by: frozenset[str | None]
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One text with its reference."""

    name: str
    path: Path  # of the text
    text: str
    attributions: tuple[GoldAttribution, ...]
    events: tuple[GoldEvent, ...]
    claims: tuple[GoldClaim, ...]


def load_reading(path: Path) -> Reading:
    """The reading in the YAML file `path`, whose `doc` names the text beside it."""
    try:
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
        text_path = path.parent / tree["doc"]
        text = text_path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
        raise InputError(
            f"{path}: not a reference reading ({error!r}); it needs `doc:` naming a text beside it"
        ) from error
    return reading_of(tree, text, path=path, text_path=text_path)


def reading_of(tree: Row, text: str, *, path: Path, text_path: Path) -> Reading:
    """The reading of `text` whose rows stand in `tree`. `path`, where they came from, is named in errors."""
    return Reading(
        name=path.stem,
        path=text_path,
        text=text,
        attributions=_records(path, tree, "attributions", _attribution),
        events=_records(path, tree, "events", _event),
        claims=_records(path, tree, "claims", _claim),
    )


def _records(path: Path, tree: Row, key: str, make: Callable[[Row], T]) -> tuple[T, ...]:
    return tuple(_record(path, f"{key}[{i}]", row, make) for i, row in enumerate(tree.get(key) or ()))


def _record(path: Path, where: str, row: Row, make: Callable[[Row], T]) -> T:
    try:
        return make(row)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise InputError(f"{path}: {where} ({row}): {error!r}; {NEEDED}") from error


def _attribution(row: Row) -> GoldAttribution:
    return GoldAttribution(
        id=row["id"],
        source=Quote(row["source"], row.get("source_nth")) if row.get("source") else None,
        countries=_countries(row.get("actors")),
        content=Quote(row["content"], row.get("content_nth")),
        stance=Stance(row["stance"]),
        parent=row.get("parent"),
    )


def _event(row: Row) -> GoldEvent:
    counts = row.get("counts") or {}
    return GoldEvent(
        id=row["id"],
        type=EventType(row["type"]),
        mode=row.get("mode"),
        trigger=Quote(row["trigger"], row.get("nth")),
        actors=_countries(row.get("actors")),
        recipients=_countries(row.get("recipients")),
        reality=Reality(row["reality"]),
        voice=tuple(row.get("voice") or ()),
        counts={k: n if isinstance(n, int) else None for k, n in counts.items()},
    )


def _claim(row: Row) -> GoldClaim:
    return GoldClaim(by=frozenset(p.get("by") for p in row["positions"]), status=Status(row["status"]))


def _countries(actors: Iterable[object] | None) -> frozenset[str]:
    return frozenset(str(a).split()[0] for a in actors or ())
