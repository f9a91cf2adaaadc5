"""The calibration that ships."""

import pytest

from tightrope.core.errors import ResourceError
from tightrope.core.types import EventType, Reality, Stance
from tightrope.resources import calibration
from tightrope.resources.calibration import KINDS, Logistic, load_calibration


def test_it_has_a_model_for_each_kind() -> None:
    shipped = load_calibration()
    for kind in KINDS:
        assert getattr(shipped, kind).weights


def test_a_finding_the_rules_trust_more_is_surer() -> None:
    shipped = load_calibration()
    assert shipped.attributions.weights["mark"] > 0
    assert shipped.events.weights["mark"] > 0


def test_weights_of_stances_types_and_realities_name_real_ones() -> None:
    shipped = load_calibration()
    known = {f"stance {s}" for s in Stance} | {f"type {t}" for t in EventType}
    known |= {f"reality {r}" for r in Reality}
    names = [*shipped.attributions.weights, *shipped.events.weights]
    assert {n for n in names if n.startswith(("stance ", "type ", "reality "))} <= known


def test_a_probability_of_a_case_computed_by_hand() -> None:
    model = Logistic(intercept=0.0, least=0.0, weights={"a": 1.0, "b": -1.0})
    assert model.probability({"a": 2.0, "b": 2.0, "unknown": 9.0}) == 0.5


def test_a_file_without_a_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration, "load_toml", lambda _: {"attributions": {"intercept": 1, "weights": {}}})
    with pytest.raises(ResourceError, match="calibrate"):
        load_calibration()
