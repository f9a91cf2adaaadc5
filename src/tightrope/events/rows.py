"""Events as a PLOVER data set holds them: acts done, and acts announced as promises or threats."""

from collections.abc import Iterable
from dataclasses import replace

from tightrope.core.types import Event, EventType, Reality

LEFT_OUT = frozenset({Reality.THREATENED, Reality.HYPOTHETICAL, Reality.NEGATED})
"""PLOVER codes the threat or the demand, not the act it speaks of."""
HOSTILE = frozenset(
    {EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.PROTEST, EventType.REJECT}
)
KINDLY = frozenset(
    {EventType.COOPERATE, EventType.AID, EventType.RETREAT, EventType.CONCEDE, EventType.CONSULT}
)


def plover_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """`events` without acts only spoken of; announced harm is THREATEN, announced help AGREE (manual, 2021)."""
    return tuple(_as_announced(e) for e in events if e.reality not in LEFT_OUT)


def _as_announced(event: Event) -> Event:
    if event.reality is not Reality.PLANNED:
        return event
    if event.type in HOSTILE:
        return replace(event, type=EventType.THREATEN, mode=None)
    return replace(event, type=EventType.AGREE, mode=None) if event.type in KINDLY else event
