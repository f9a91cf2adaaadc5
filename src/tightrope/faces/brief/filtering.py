"""Leaving out what the reader is unsure of, without breaking what refers to it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tightrope.core.types import Claim, Doc, Ledger


def at_least(ledger: Ledger, score: float) -> Ledger:
    """`ledger` without the attributions and events whose score (0..1) is lower.

    What stood inside a dropped attribution moves to the next one outside; an event goes with the last attribution it
    is told in, for without one it would pass for what the outlet says itself. A claim loses the positions that
    only a dropped attribution shows, and goes with its last position.
    """
    if not score:
        return ledger
    documents = tuple(_document(d, score) for d in ledger.documents)
    kept = {a.id for d in documents for a in d.attributions}
    claims = tuple(c for c in (_claim(c, kept) for c in ledger.claims) if c)
    return replace(ledger, documents=documents, claims=claims)


def left_out(whole: Ledger, kept: Ledger) -> str:
    """How much of `whole` is not in `kept`, in words; empty where nothing was left out."""
    numbers = {
        "attributions": _number(whole, kept, lambda d: d.attributions),
        "events": _number(whole, kept, lambda d: d.events),
        "claims": len(whole.claims) - len(kept.claims),
    }
    told = ", ".join(f"{number} {what}" for what, number in numbers.items() if number)
    return f"left out {told}" if told else ""


def _number(whole: Ledger, kept: Ledger, of: Callable[[Doc], Sequence[object]]) -> int:
    return sum(len(of(d)) for d in whole.documents) - sum(len(of(d)) for d in kept.documents)


def _document(doc: Doc, score: float) -> Doc:
    parents = {a.id: a.parent for a in doc.attributions}
    kept = {a.id for a in doc.attributions if a.score >= score}
    attributions = (
        replace(a, parent=_outside(a.parent, parents, kept)) for a in doc.attributions if a.id in kept
    )
    events = (e for e in doc.events if e.score >= score and (not e.voice or kept & set(e.voice)))
    return replace(
        doc,
        attributions=tuple(attributions),
        events=tuple(replace(e, voice=tuple(v for v in e.voice if v in kept)) for e in events),
    )


def _outside(parent: str | None, parents: dict[str, str | None], kept: set[str]) -> str | None:
    while parent is not None and parent not in kept:
        parent = parents.get(parent)
    return parent


def _claim(claim: Claim, kept: set[str]) -> Claim | None:
    positions = tuple(p for p in claim.positions if p.attribution is None or p.attribution in kept)
    return replace(claim, positions=positions) if positions else None
