"""One draft where two rules saw the same attribution."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tightrope.attribution.draft import Draft
from tightrope.core.types import Span, Stance

NEARLY_ALL = 0.5  # share of a content from which another's within it is told by the same words


def distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """`drafts` without those whose cue an earlier one has: rules come surest first."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.verb is None or all(draft.verb != d.verb for d in found):
            found.append(draft)
    return found


def without_echoes(drafts: Sequence[Draft]) -> list[Draft]:
    """Of "X adds that the concern is that P" one draft: X's, who warns of P.

    The inner one names nobody of its own and has nearly all of the outer content.
    """
    echoes = {id(d): outer for d in drafts if (outer := _echoed(d, drafts)) is not None}
    stances = {id(outer): d.stance for d in drafts if (outer := echoes.get(id(d))) is not None}
    kept = (d for d in drafts if id(d) not in echoes)
    return [replace(d, stance=stances[id(d)]) if id(d) in stances else d for d in kept]


def _echoed(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The plain statement that `draft` only repeats."""
    if draft.source is not None or draft.cue is None:
        return None
    cue = draft.cue
    outer = (d for d in drafts if d is not draft and d.source is not None and d.stance is Stance.ASSERTS)
    around = (d for d in outer if any(s.holds(cue) and s.touches(draft.content[0]) for s in d.content))
    return next((d for d in around if _length(draft.content) >= NEARLY_ALL * _length(d.content)), None)


def _length(spans: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in spans)
