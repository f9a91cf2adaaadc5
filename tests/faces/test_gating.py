"""`tightrope evaluate --gate`: floors on data that lie elsewhere."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from tightrope.evaluation import gate
from tightrope.evaluation.gate import SETS, Pinned, corpus_hash, pin
from tightrope.faces import cli, gating

SENTENCE = {
    "id": "1",
    "text": "Russian police arrested an Azerbaijani journalist.",
    "events": [{"type": "COERCE", "actor_codes": ["RUS"], "target_codes": ["AZE"]}],
}
EVENTS = next(s for s in SETS if s.name == "events")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that holds only coded sentences."""
    (tmp_path / "events").mkdir()
    (tmp_path / EVENTS.path).write_text(json.dumps(SENTENCE), encoding="utf-8")
    return tmp_path


def test_what_is_absent_is_told_and_does_not_pass(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", "--gate", str(data)]) == cli.WITH_FAILURES
    told = capsys.readouterr()
    assert f"readings: not measured: {data / 'readings'} is absent" in told.err
    assert "events     type                                   1.000  floor" in told.out


def test_other_texts_than_those_the_floors_hold_for_are_told(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["evaluate", "--gate", str(data)]) == cli.WITH_FAILURES
    assert f"events: the texts of {EVENTS.path} have changed" in capsys.readouterr().err


def test_a_folder_without_any_of_the_sets_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["evaluate", "--gate", str(tmp_path)]) == cli.BAD_INPUT
    assert "holds none of readings, events/plover_gsr_dev.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize(("floor", "passes"), [(0.5, True), (1.01, False)])
def test_the_same_texts_pass_at_or_above_their_floor(floor: float, passes: bool, data: Path) -> None:
    corpus = corpus_hash(EVENTS.files(data))
    figures = dict.fromkeys(EVENTS.figures, 1.0)
    measured = gating.Measured(of=EVENTS, corpus=corpus, figures=figures)
    pinned = pin(dict.fromkeys(EVENTS.figures, floor + gate.SLACK), corpus, {})
    assert (gating.faults([measured], {"events": pinned}, data) == []) is passes


def test_every_set_has_its_floors_and_they_were_set_by_the_tool() -> None:
    floors = gate.load_floors()
    assert set(floors) == {s.name for s in SETS}
    for of in SETS:
        assert tuple(floors[of.name].floors) == of.figures
        assert floors[of.name].seal == floors[of.name].expected_seal


def test_a_floor_lowered_by_hand_is_noticed() -> None:
    pinned = gate.load_floors()["events"]
    lowered = Pinned(**{**asdict(pinned), "floors": {"type": 0.1}})
    [fault] = gate.faults({"type": 1.0}, None, lowered, of="the texts", remedy="tools/gate.py")
    assert "edited by hand" in fault
