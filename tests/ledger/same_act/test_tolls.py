"""Ranges of sources on one number: what they leave open, what is a rise, a correction, a conflict."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import an_actor
from tests.ledger.same_act.documents import a_telling
from tightrope.core.acts import TollChange, TollReport
from tightrope.core.types import CountKind, Span
from tightrope.ledger.same_act.tolls import intersection, toll, tolls

DOZENS = (24, 99)


def a_report(low: int, high: int | None, *, day: int = 1, source: str = "NOR") -> TollReport:
    return TollReport(
        low=low,
        high=high,
        day=date(2025, 3, day),
        source=an_actor(source),
        document=f"d-{source}-{day}-{low}",
        span=Span(0, 1),
        change=TollChange.FIRST,
    )


def changes(*reports: TollReport) -> list[str]:
    return [r.change.value for r in toll(CountKind.KILLED, reports).reports]


def test_ranges_are_intersected() -> None:
    found = toll(CountKind.KILLED, [a_report(30, None), a_report(*DOZENS, source="SUD")])
    assert (found.low, found.high, found.is_conflict) == (30, 99, False)


def test_a_toll_may_rise() -> None:
    found = toll(CountKind.KILLED, [a_report(12, 12), a_report(14, 14, day=2, source="SUD")])
    assert (found.low, found.high, found.is_conflict) == (14, 14, False)
    assert changes(a_report(12, 12), a_report(14, 14, day=2)) == ["first", "rises"]


def test_two_figures_of_one_day_are_a_conflict() -> None:
    found = toll(CountKind.KILLED, [a_report(12, 12), a_report(40, 40, source="SUD")])
    assert (found.low, found.high, found.is_conflict) == (12, 40, True)


def test_a_toll_falls_only_by_correction() -> None:
    assert changes(a_report(40, 40), a_report(12, 12, day=2)) == ["first", "corrects"]
    assert changes(a_report(40, 40), a_report(12, 12, day=2, source="SUD")) == ["first", "conflicts"]


def test_a_late_revision_is_marked() -> None:
    found = toll(CountKind.KILLED, [a_report(12, 12), a_report(14, 14, day=2), a_report(20, 20, day=28)])
    assert [r.late for r in found.reports] == [False, False, True]


def test_kinds_are_apart() -> None:
    (found,) = tolls(
        [(d, d.events[0]) for d in (a_telling(killed=(3, 3)), a_telling(outlet="B", killed=(2, None)))]
    )
    assert (found.kind, found.low, found.high) == (CountKind.KILLED, 3, 3)


@pytest.mark.parametrize(("a", "b", "both"), [((1, 5), (3, None), (3, 5)), ((1, 2), (3, None), None)])
def test_intersection(a: tuple[int, int], b: tuple[int, None], both: tuple[int, int] | None) -> None:
    assert intersection(a, b) == both


ranges = st.tuples(
    st.integers(0, 50), st.integers(0, 50), st.integers(1, 28), st.sampled_from(["NOR", "SUD"])
)


@given(st.lists(ranges, min_size=1, max_size=6))
def test_order_does_not_matter_and_no_report_is_lost(told: list[tuple[int, int, int, str]]) -> None:
    reports = [a_report(low, low + more, day=day, source=who) for low, more, day, who in told]
    found = toll(CountKind.KILLED, reports)
    assert len(found.reports) == len(reports)
    assert toll(CountKind.KILLED, reports[::-1]) == found
    assert found.high is not None and found.low <= found.high
