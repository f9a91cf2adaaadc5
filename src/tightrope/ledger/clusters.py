"""Joining by pairs: the likest first, and only while all that are joined are alike on average."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

SIDE = 6  # members of a group that are compared with as many of another before the two are joined

Judge = Callable[[Sequence[tuple[int, int]]], Sequence[float]]
"""Probabilities, 0..1, of many pairs at once."""


@dataclass(slots=True, eq=False)
class Group:
    """Members in ascending order, and the pairs by which they came together, the surest first."""

    members: list[int]
    joins: list[tuple[int, int]] = field(default_factory=list)


def grouped(size: int, pairs: Iterable[tuple[int, int, float]], *, judge: Judge, least: float) -> list[Group]:
    """Groups of 0..size-1, in the order of their first members.

    pairs: those at or over `least`, in any order. judge: called for what `pairs` does not hold.
    """
    group_of = {k: Group([k]) for k in range(size)}
    for first, second, _ in sorted(pairs, key=lambda p: (-p[2], p[0], p[1])):
        a, b = group_of[first], group_of[second]
        if a is b or not _alike(a, b, judge, least):
            continue
        small, large = sorted((a, b), key=lambda g: len(g.members))
        large.members = sorted(large.members + small.members)
        large.joins += [*small.joins, (first, second)]
        group_of.update(dict.fromkeys(small.members, large))
    return [group for k, group in group_of.items() if group.members[0] == k]


def _alike(a: Group, b: Group, judge: Judge, least: float) -> bool:
    """Whether members of both are alike on average; two of one have been judged already."""
    if len(a.members) == len(b.members) == 1:
        return True
    across = [(i, j) for i in _spread(a.members) for j in _spread(b.members)]
    return sum(judge(across)) / len(across) >= least


def _spread(members: Sequence[int]) -> Sequence[int]:
    """At most `SIDE` of them, evenly from first to last."""
    step = max(1, (len(members) - 1) // (SIDE - 1)) if len(members) > SIDE else 1
    return members[::step][:SIDE]
