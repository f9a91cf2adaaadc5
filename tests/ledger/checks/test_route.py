"""The measured table of ways from three launch points to six targets, and whether each touches Azerbaijan."""

import pytest

from tightrope.core.findings import Verdict
from tightrope.core.geodesy import Point, great_circle_km
from tightrope.ledger.checks import borders
from tightrope.ledger.checks.gazetteer import Place, place, state
from tightrope.ledger.checks.paths import STEP_KM, distance_km, shortest_way
from tightrope.ledger.checks.route import judge

TEL_AVIV = Point(32.08, 34.78)
TARGETS = {
    "Tehran": (Point(35.69, 51.39), 1586, 340, 243),
    "Natanz": (Point(33.724, 51.727), 1594, 531, 435),
    "Fordow": (Point(34.885, 50.996), 1537, 414, 347),
    "Isfahan": (Point(32.65, 51.67), 1589, 629, 537),
    "Tabriz": (Point(38.08, 46.29), 1242, 89, 115),
    "Bushehr": (Point(28.83, 50.89), 1587, 946, 879),
}
WITHIN_KM = 3


def a_place(name: str, point: Point) -> Place:
    return Place(name=name, point=point, country=None, basis="coordinates")


@pytest.mark.parametrize("target", TARGETS)
def test_ways_from_tel_aviv(target: str) -> None:
    point, distance, margin, detour = TARGETS[target]
    way = shortest_way(TEL_AVIV, point)
    assert distance_km(TEL_AVIV, point) == pytest.approx(distance, abs=WITHIN_KM)
    assert not borders.crosses(way, "AZE")
    assert borders.margin_km(way, "AZE") == pytest.approx(margin, abs=WITHIN_KM)
    assert borders.detour_km(TEL_AVIV, point, "AZE") == pytest.approx(detour, abs=WITHIN_KM)


@pytest.mark.parametrize("launch", ["Nevatim", "Ramat David"])
def test_the_other_launch_points_are_clear(launch: str) -> None:
    margins = [
        borders.margin_km(shortest_way(place(launch).point, row[0]), "AZE") for row in TARGETS.values()
    ]
    assert min(margins) == pytest.approx(89, abs=WITHIN_KM)
    assert max(margins) <= 985 + WITHIN_KM


def test_states_under_the_way_to_tehran() -> None:
    under = borders.states_under(shortest_way(TEL_AVIV, TARGETS["Tehran"][0]))
    assert set(under) == {"ISR", "PSE", "JOR", "SYR", "IRQ", "IRN"}


@pytest.mark.parametrize(("shortest", "verdict"), [(True, Verdict.INCONSISTENT), (False, Verdict.COSTLY)])
def test_a_flight_may_take_a_longer_way_than_the_shortest(shortest: bool, verdict: Verdict) -> None:
    ends = a_place("Tel Aviv", TEL_AVIV), a_place("Tehran", TARGETS["Tehran"][0])
    finding = judge(*ends, "AZE", shortest=shortest)
    assert finding.verdict is verdict
    assert "km longer (15%)" in finding.because[-1]


def test_a_state_without_land_is_not_checkable() -> None:
    ends = a_place("Tel Aviv", TEL_AVIV), a_place("Tehran", TARGETS["Tehran"][0])
    assert judge(*ends, "EUR", shortest=True).verdict is Verdict.NOT_CHECKABLE


def test_a_way_across_the_date_line_is_one_way() -> None:
    way = shortest_way(Point(35.5, 139.8), Point(37.6, -122.4))
    assert abs(way[1:, 0] - way[:-1, 0]).max() < 1
    assert len(way) >= distance_km(Point(35.5, 139.8), Point(37.6, -122.4)) / STEP_KM
    assert not borders.crosses(way, "FRA")


def test_land_across_the_date_line_keeps_its_area() -> None:
    assert borders.area_km2("RUS") == pytest.approx(17.0e6, rel=0.02)


def test_a_territory_of_a_state_is_no_state() -> None:
    assert (state("Azerbaijani"), state("Kurdistan"), state("AZE")) == ("AZE", None, "AZE")


def test_the_sphere_is_near_the_ellipsoid() -> None:
    for point, *_ in TARGETS.values():
        assert great_circle_km(TEL_AVIV, point) == pytest.approx(distance_km(TEL_AVIV, point), rel=0.006)
