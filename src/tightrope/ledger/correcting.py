"""What a person's decision makes of a record. The record given stays as it is; whoever keeps it keeps both.

A field is written as words: a stance or a type by its name, actors as "AZE GOV; IRN", a span as "17:39" (characters of
the text), a day as 2025-06-30, members as ids parted by blanks, nothing as "none".
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from tightrope.core.corrections import Change, Membership
from tightrope.core.errors import InputError
from tightrope.core.ids import content_id
from tightrope.core.types import (
    Actor,
    Attribution,
    Claim,
    DateBasis,
    Doc,
    Event,
    EventType,
    Mention,
    Party,
    PublishedBasis,
    Reality,
    Span,
    Stance,
    Status,
    When,
)

R = TypeVar("R", Doc, Mention, Attribution, Event, Membership, Claim)
Edit = Callable[[Any, str], Mapping[str, Any]]
"""Of a record and the new value as written, the fields that change."""
NOTHING = "none"


def edited(item: R, changes: Sequence[Change]) -> R:
    """`item` with these fields otherwise. Raises InputError for a field or value it cannot have."""
    for name, words in changes:
        item = _changed(item, name, words)
    return item


def merged(item: R, other: R) -> R:
    """`item` with what only `other` has: more content, parties, positions. Everything else stays as `item` says."""
    together = MERGED_FIELDS.get(type(item), ())
    record: Any = item
    made: R = replace(
        record, **{name: _joined(getattr(item, name), getattr(other, name)) for name in together}
    )
    return made


def parted(item: R, parts: Sequence[Sequence[Change]], *, id: str) -> tuple[tuple[str, R], ...]:
    """`item` as several, each with its own changes and, first, an id of its own; `id` is that of the whole."""
    kind = id.partition("-")[0]
    made = ((content_id(kind, id, "part", n), edited(item, changes)) for n, changes in enumerate(parts, 1))
    return tuple((part_id, _named(part, part_id)) for part_id, part in made)


def fields_of(kind: type) -> tuple[str, ...]:
    """What can be changed in a record of this kind."""
    return tuple(EDITS.get(kind, {}))


def _changed(item: Any, name: str, words: str) -> Any:
    edits = EDITS[type(item)]
    if name not in edits:
        raise InputError(f"{name}: no field of {type(item).__name__} to change; there are {', '.join(edits)}")
    try:
        return replace(item, **edits[name](item, words))
    except ValueError as error:
        raise InputError(f"{name}={words}: {error}") from error


def _named(item: Any, id: str) -> Any:
    return replace(item, id=id) if hasattr(item, "id") else item


def _joined(first: tuple[Any, ...], second: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*first, *(x for x in second if x not in first))


def _as(field: str, parse: Callable[[str], Any], *, optional: bool = False) -> Edit:
    def edit(_: Any, words: str) -> Mapping[str, Any]:
        return {field: None if optional and words == NOTHING else parse(words)}

    return edit


def _actors(words: str) -> tuple[Actor, ...]:
    """ "AZE GOV; IRN": a state, then its sectors."""
    parts = [part.split() for part in words.split(";") if part.strip()]
    return tuple(Actor(code=code, sectors=tuple(sectors)) for code, *sectors in parts if code != NOTHING)


def _parties(field: str) -> Edit:
    """The words that name a party stay with whoever was there before."""

    def edit(event: Event, words: str) -> Mapping[str, Any]:
        before = {(p.actor.code, p.actor.sectors): p for p in (*event.actors, *event.recipients)}
        return {field: tuple(before.get((a.code, a.sectors), Party(actor=a)) for a in _actors(words))}

    return edit


def _span(words: str) -> Span:
    start, _, end = words.partition(":")
    return Span(int(start), int(end))


def _spans(words: str) -> tuple[Span, ...]:
    return tuple(map(_span, words.split()))


def _day(words: str) -> When:
    first, _, last = words.partition("/")
    until = date.fromisoformat(last) if last else None
    return When(day=date.fromisoformat(first), until=until, basis=DateBasis.STATED)


def _published(_: Doc, words: str) -> Mapping[str, Any]:
    moment = datetime.fromisoformat(words)
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return {"published": moment, "published_basis": PublishedBasis.GIVEN}


def _events(whole: Membership, words: str) -> Mapping[str, Any]:
    wanted = set(words.split())
    if unknown := wanted - set(whole.members):
        raise ValueError(f"no event {', '.join(sorted(unknown))} in it")
    return {"members": tuple(m for m in whole.members if m in wanted)}


def _positions(claim: Claim, words: str) -> Mapping[str, Any]:
    """The positions that these attributions show."""
    wanted = set(words.split())
    if unknown := wanted - {p.attribution for p in claim.positions}:
        raise ValueError(f"no position by {', '.join(sorted(unknown))} in it")
    return {"positions": tuple(p for p in claim.positions if p.attribution in wanted)}


EDITS: Mapping[type, Mapping[str, Edit]] = {
    Doc: {
        **{name: _as(name, str, optional=True) for name in ("title", "outlet", "author", "url", "language")},
        "published": _published,
    },
    Mention: {"actors": _as("actors", _actors), "span": _as("span", _span)},
    Attribution: {
        "source": _as("source", _span, optional=True),
        "actors": _as("actors", _actors),
        "cue": _as("cue", _span, optional=True),
        "content": _as("content", _spans),
        "stance": _as("stance", Stance),
        "parent": _as("parent", str, optional=True),
    },
    Event: {
        "type": _as("type", EventType),
        "mode": _as("mode", str, optional=True),
        "contexts": _as("contexts", lambda words: tuple(words.split())),
        "actors": _parties("actors"),
        "recipients": _parties("recipients"),
        "trigger": _as("trigger", _span),
        "reality": _as("reality", Reality),
        "voice": _as("voice", lambda words: tuple(words.split())),
        "day": _as("when", _day, optional=True),
        "intensity": _as("intensity", float, optional=True),
    },
    Membership: {"members": _events},
    Claim: {
        "proposition": _as("proposition", str),
        "status": _as("status", Status),
        "members": _positions,
    },
}
MERGED_FIELDS: Mapping[type, tuple[str, ...]] = {
    Mention: ("actors",),
    Attribution: ("content",),
    Event: ("actors", "recipients", "voice", "counts"),
    Membership: ("members",),
    Claim: ("positions", "because"),
}
