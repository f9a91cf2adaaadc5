"""The gate itself, on figures made up for it, and the figures of today against the floors."""

from dataclasses import replace
from pathlib import Path

import pytest

from tightrope.core.errors import InputError
from tightrope.evaluation.gate import SLACK, corpus_hash, pin, with_reason
from tightrope.evaluation.golden import load_golden
from tightrope.evaluation.locate import find
from tools import gate

MEASURED = gate.Measured(figures={"event_type": 0.70}, kinds={}, notes=(), corpus="abc")
PINNED = pin(MEASURED.figures, MEASURED.corpus, {})


def test_todays_figures_reach_the_floors() -> None:
    assert gate.faults(gate.measure(), gate.load_pinned()) == []


def test_a_floor_lies_just_under_what_was_measured() -> None:
    assert PINNED.floors == {"event_type": pytest.approx(0.70 - SLACK)}


def test_what_is_measured_again_passes() -> None:
    assert gate.faults(MEASURED, PINNED) == []


def test_a_figure_below_its_floor_is_named() -> None:
    worse = replace(MEASURED, figures={"event_type": 0.50})
    assert gate.faults(worse, PINNED) == ["event_type: 0.500, floor 0.680"]


def test_a_figure_that_is_no_longer_measured_is_below_its_floor() -> None:
    assert gate.faults(replace(MEASURED, figures={}), PINNED) == ["event_type: 0.000, floor 0.680"]


def test_raising_never_lowers() -> None:
    worse = replace(MEASURED, figures={"event_type": 0.50})
    assert pin(worse.figures, worse.corpus, PINNED.floors).floors == PINNED.floors


def test_floors_edited_by_hand_are_refused() -> None:
    [fault] = gate.faults(MEASURED, replace(PINNED, floors={"event_type": 0.1}))
    assert "edited by hand" in fault


def test_changed_golden_texts_are_noticed_unless_they_are_being_accepted() -> None:
    changed = replace(MEASURED, corpus="def")
    assert "have changed" in gate.faults(changed, PINNED)[0]
    assert gate.faults(changed, PINNED, same_corpus=False) == []


def test_the_corpus_hash_sees_names_and_contents(tmp_path: Path) -> None:
    a, b = tmp_path / "a.toml", tmp_path / "b.toml"
    a.write_text("x")
    b.write_text("x")
    assert corpus_hash([a]) != corpus_hash([b])
    before = corpus_hash([a])
    a.write_text("y")
    assert corpus_hash([a]) != before


def test_lowering_writes_its_reason_into_the_changelog() -> None:
    changed = with_reason("# Changelog\n\n## Unreleased\n\n- Old line\n", "the reader was made smaller")
    assert "## Unreleased\n\n- Quality floors lowered: the reader was made smaller\n- Old line" in changed


@pytest.mark.parametrize(("changelog", "reason"), [("\n## Unreleased\n\n", "oops"), ("", "a good reason")])
def test_lowering_without_a_sentence_or_a_place_for_it_is_refused(changelog: str, reason: str) -> None:
    with pytest.raises(InputError):
        with_reason(changelog, reason)


@pytest.mark.parametrize("path", sorted(gate.GOLDEN.glob("*.toml")), ids=lambda path: path.stem)
def test_a_golden_text_holds_all_it_quotes(path: Path) -> None:
    reading = load_golden(path)
    quotes = [a.content for a in reading.attributions] + [e.trigger for e in reading.events]
    quotes += [a.source for a in reading.attributions if a.source]
    assert [q.words for q in quotes if find(reading.text, q) is None] == []


@pytest.mark.parametrize("path", sorted(gate.GOLDEN.glob("*.toml")), ids=lambda path: path.stem)
def test_a_golden_text_refers_only_to_its_own_attributions(path: Path) -> None:
    reading = load_golden(path)
    ids = {a.id for a in reading.attributions}
    parents = {a.parent for a in reading.attributions if a.parent}
    assert parents | {v for e in reading.events for v in e.voice} <= ids


def test_there_are_thirty_golden_texts_at_least() -> None:
    assert len(list(gate.GOLDEN.glob("*.toml"))) >= 30
