"""Events as a PLOVER data set holds them: acts done, and acts announced as promises or threats."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tightrope.core.types import Event, EventType, Party, Reality

LEFT_OUT = frozenset({Reality.THREATENED, Reality.HYPOTHETICAL, Reality.NEGATED})
"""PLOVER codes the threat or the demand, not the act it speaks of."""
HOSTILE = frozenset(
    {EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.PROTEST, EventType.REJECT}
)
KINDLY = frozenset(
    {EventType.COOPERATE, EventType.AID, EventType.RETREAT, EventType.CONCEDE, EventType.CONSULT}
)
ANSWERED = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN})
ANSWERED_WITHIN = 60  # characters: what is rejected is named right after the verb
WORLD_BODIES = {"UNO": "IGO", "EUR": "IGO"}
"""Our own codes of two world bodies, and the one code that PLOVER data sets have for both."""


def plover_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """`events` without acts only spoken of; announced harm is THREATEN, announced help AGREE (manual, 2021)."""
    told = [e for e in events if e.reality not in LEFT_OUT]
    return tuple(_in_plover_codes(_as_announced(e)) for e in told if not _is_answered(e, told))


def _as_announced(event: Event) -> Event:
    if event.reality is not Reality.PLANNED:
        return event
    if event.type in HOSTILE:
        return replace(event, type=EventType.THREATEN, mode=None)
    return replace(event, type=EventType.AGREE, mode=None) if event.type in KINDLY else event


def _is_answered(event: Event, others: Sequence[Event]) -> bool:
    """Whether `event` is only what a rejection rejects: "rejected the demand" is one REJECT."""
    if event.type not in ANSWERED:
        return False
    rejections = (e for e in others if e.type is EventType.REJECT)
    gaps = (
        event.trigger.start - e.trigger.end
        for e in rejections
        if _codes(event.recipients) <= _codes(e.actors)
    )
    return any(0 <= gap <= ANSWERED_WITHIN for gap in gaps)


def _in_plover_codes(event: Event) -> Event:
    return replace(event, actors=_recoded(event.actors), recipients=_recoded(event.recipients))


def _recoded(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(
        replace(p, actor=replace(p.actor, code=WORLD_BODIES.get(p.actor.code, p.actor.code))) for p in parties
    )


def _codes(parties: Sequence[Party]) -> set[str]:
    return {p.actor.code for p in parties}
