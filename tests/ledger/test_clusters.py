"""Joining by pairs."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tightrope.ledger.clusters import grouped


def never(across: Sequence[tuple[int, int]]) -> Sequence[float]:
    return [0.0] * len(across)


def always(across: Sequence[tuple[int, int]]) -> Sequence[float]:
    return [1.0] * len(across)


def test_a_chain_is_joined_only_where_its_ends_are_alike_too() -> None:
    chain = [(0, 1, 0.9), (1, 2, 0.8)]
    assert [g.members for g in grouped(4, chain, judge=never, least=0.5)] == [[0, 1], [2], [3]]
    assert [g.members for g in grouped(4, chain, judge=always, least=0.5)] == [[0, 1, 2], [3]]


def test_the_likest_come_first() -> None:
    pairs = [(0, 1, 0.6), (1, 2, 0.9)]
    assert [g.members for g in grouped(3, pairs, judge=never, least=0.5)] == [[0], [1, 2]]


PAIRS = st.lists(
    st.sampled_from([(i, j, (i + j) / 20 + 0.1) for i, j in combinations(range(10), 2)]), unique=True
)


@given(PAIRS)
def test_everything_is_in_one_group_and_every_join_is_inside_it(pairs: list[tuple[int, int, float]]) -> None:
    groups = grouped(10, pairs, judge=always, least=0.5)
    assert sorted(k for g in groups for k in g.members) == list(range(10))
    for group in groups:
        assert len(group.joins) == len(group.members) - 1
        assert all(i in group.members and j in group.members for i, j in group.joins)
