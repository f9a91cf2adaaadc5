"""One draft where two rules saw the same attribution."""

from collections.abc import Iterable

from tightrope.attribution.draft import Draft


def distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """`drafts` without those whose cue an earlier one has: rules come surest first."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.verb is None or all(draft.verb != d.verb for d in found):
            found.append(draft)
    return found
