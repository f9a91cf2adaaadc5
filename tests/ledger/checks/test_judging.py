"""What each check says of numbers, dates and names given by hand, and what always holds."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.core.findings import Verdict
from tightrope.ledger.checks import (
    arithmetic,
    casualties,
    dates,
    distance,
    office,
    place,
    quotation,
    superlative,
)
from tightrope.ledger.checks.casualties import Toll
from tightrope.ledger.checks.gazetteer import place as named
from tightrope.ledger.checks.gazetteer import places
from tightrope.ledger.checks.office import Period
from tightrope.ledger.checks.quantities import Quantity, day, quantity
from tightrope.resources.checking import load_wording

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
WORDS = st.lists(
    st.sampled_from("river bridge treaty harbour winter envoy letter border".split()), min_size=5, max_size=20
)


def a_toll(low: int, high: int | None, on: int = 1, **fields: bool) -> Toll:
    return Toll(low=low, high=high, reported=datetime(2024, 1, on), **fields)


@settings(deadline=None)
@given(DAYS)
def test_exactly_one_weekday_fits_a_day(on: date) -> None:
    fits = [k for k in range(7) if dates.judge_weekday(on, k).verdict is Verdict.CONSISTENT]
    assert fits == [on.weekday()]


@settings(deadline=None)
@given(DAYS, st.integers(2, 500))
def test_an_effect_before_its_cause_is_found(cause: date, days: int) -> None:
    assert dates.judge_order(cause, cause - timedelta(days)).verdict is Verdict.INCONSISTENT
    assert dates.judge_order(cause, cause + timedelta(days)).verdict is Verdict.CONSISTENT


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=5), st.integers(1, 10**6))
def test_a_sum_holds_and_a_wrong_one_does_not(parts: list[int], off: int) -> None:
    told = [Quantity(part, 0.0) for part in parts]
    assert arithmetic.judge_sum(told, Quantity(sum(parts), 0.0)).verdict is Verdict.CONSISTENT
    assert arithmetic.judge_sum(told, Quantity(sum(parts) + off, 0.0)).verdict is Verdict.INCONSISTENT


@settings(deadline=None)
@given(WORDS, WORDS, WORDS)
def test_words_stand_in_the_text_that_holds_them(
    before: list[str], quote: list[str], after: list[str]
) -> None:
    source = " ".join((*before, *quote, *after))
    assert quotation.judge(" ".join(quote), source).verdict is Verdict.CONSISTENT


def test_a_toll_falls_only_by_a_correction() -> None:
    assert casualties.judge(a_toll(24, 99), a_toll(3, 3, 2)).verdict is Verdict.INCONSISTENT
    assert casualties.judge(a_toll(24, 99), a_toll(3, 3, 2, corrects=True)).verdict is Verdict.CONSISTENT
    assert casualties.judge(a_toll(3, 3), a_toll(24, 99, 2)).verdict is Verdict.CONSISTENT
    assert casualties.judge(a_toll(10, None), a_toll(40, 40, 2)).margin == 0


def test_conflicting_tolls_without_order_decide_nothing() -> None:
    assert casualties.judge(a_toll(24, 99), a_toll(3, 3)).verdict is Verdict.NOT_CHECKABLE


def test_a_distance_below_the_geodesic_is_wrong_and_one_above_may_be_another_way() -> None:
    ends = named("Baku"), named("Tbilisi")
    verdicts = [distance.judge(*ends, km).verdict for km in (300, 450, 700, 2000)]
    assert verdicts == [Verdict.INCONSISTENT, Verdict.CONSISTENT, Verdict.COSTLY, Verdict.INCONSISTENT]


def test_a_disputed_area_has_no_answer() -> None:
    finding = place.judge("Sevastopol", "RUS", places("Sevastopol"))
    assert finding.verdict is Verdict.NOT_CHECKABLE
    assert "Crimea (RUS, UKR)" in finding.because[0]


def test_one_place_of_the_name_is_enough() -> None:
    verdicts = [place.judge("Tripoli", code, places("Tripoli")).verdict for code in ("LBN", "LBY", "TUR")]
    assert verdicts == [Verdict.CONSISTENT, Verdict.CONSISTENT, Verdict.INCONSISTENT]


def test_an_unknown_person_is_not_held_against_the_claim() -> None:
    period = Period(date(2015, 1, 2), date(2015, 1, 2))
    assert office.judge("Jane Roe", "foreign minister", "AZE", period).verdict is Verdict.NOT_CHECKABLE


def test_without_a_set_there_is_no_rank() -> None:
    assert superlative.judge("Norland", "area", "exporter of herring").verdict is Verdict.NOT_CHECKABLE
    assert superlative.judge("Lithuania", "area", "of the Baltic states").verdict is Verdict.NOT_CHECKABLE


def test_numbers_and_days_as_texts_write_them() -> None:
    wording = load_wording()
    assert quantity("2.5 million", wording) == Quantity(2.5e6, 5e4)
    assert quantity("twenty-one", wording) == Quantity(21.0, 0.0)
    assert quantity("two hundred", wording) == Quantity(200.0, 0.0)
    assert quantity("umpteen", wording) is None
    told = day("June 31", wording)
    assert told is not None and told.in_year(2025) is None
