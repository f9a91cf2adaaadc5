"""Calibration: bins, errors and least scores, on cases computed by hand."""

import pytest

from tightrope.evaluation.calibration import BINS, Judged, as_report, reliability


def some(*scores_and_rights: tuple[float, bool]) -> list[Judged]:
    return [Judged(document="d", id=str(k), score=s, right=r) for k, (s, r) in enumerate(scores_and_rights)]


def test_scores_that_mean_what_they_say_have_no_error() -> None:
    found = some(*[(0.5, k % 2 == 0) for k in range(40)], *[(0.75, k % 4 > 0) for k in range(40)])
    assert reliability("events", found, gold=80).error == pytest.approx(0)


def test_errors_of_a_case_computed_by_hand() -> None:
    found = some((0.9, True), (0.9, False), (0.2, False), (0.2, False))
    r = reliability("events", found, gold=4)
    assert [(b.number, b.right) for b in r.bins] == [(2, 0.0), (2, 0.5)]
    assert r.error == pytest.approx(0.5 * 0.2 + 0.5 * 0.4)
    assert r.brier == pytest.approx((0.01 + 0.81 + 0.04 + 0.04) / 4)


def test_bins_are_ten_of_equal_number_and_never_part_one_score() -> None:
    spread = reliability("events", some(*[(k / 100, True) for k in range(100)]), gold=100)
    assert [b.number for b in spread.bins] == [10] * BINS
    alike = reliability("events", some(*[(0.7, True)] * 50, (0.8, True)), gold=51)
    assert [b.number for b in alike.bins] == [50, 1] or [b.number for b in alike.bins] == [51]


def test_a_least_score_trades_recall_for_precision() -> None:
    report = as_report(reliability("events", some((0.9, True), (0.3, True), (0.3, False)), gold=4))
    low, high = report["score ≥ 0.0"], report["score ≥ 0.5"]
    assert (low.precision, low.recall) == (pytest.approx(2 / 3), 0.5)
    assert (high.precision, high.recall) == (1.0, 0.25)


def test_nothing_found_is_no_error() -> None:
    report = as_report(reliability("events", [], gold=3))
    assert report["expected calibration error"].value == 0
    assert report["score ≥ 0.0"].recall == 0
