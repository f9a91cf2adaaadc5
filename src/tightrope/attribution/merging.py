"""One draft where two rules saw the same attribution."""

from collections.abc import Iterable

from tightrope.attribution.page import Draft


def distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """`drafts` without those whose cue an earlier one has: rules come surest first."""
    found: dict[int | None, Draft] = {}
    for draft in drafts:
        found.setdefault(draft.verb, draft)
    return list(found.values())
