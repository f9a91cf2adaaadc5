"""Each class of mistake on the smallest case that shows it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builders import a_claim, a_doc, a_span, an_actor, an_attribution, an_event
from tightrope.core.types import (
    Doc,
    EventType,
    Ledger,
    Party,
    Position,
    Reality,
    Sentence,
    Stance,
    Status,
)
from tightrope.evaluation import Report, load_reading, score_readings

TEXT = "Arland said Borland bombed the old port. He denied that."
GOLD: Mapping[str, Any] = {
    "doc": "case.txt",
    "attributions": [
        {"id": "a1", "source": "Arland", "actors": ["AZE"], "content": "Borland bombed the old port"}
        | {"stance": "alleges", "parent": None},
    ],
    "events": [
        {"id": "e1", "trigger": "bombed", "type": "ASSAULT", "mode": "aerial", "actors": ["IRN"]}
        | {"recipients": ["AZE"], "reality": "alleged", "voice": ["a1"]},
    ],
    "claims": [{"positions": [{"by": "a1"}], "status": "alleged"}],
}
SAID = an_attribution(
    id="p1",
    source=a_span(TEXT, "Arland"),
    actors=(an_actor("AZE"),),
    cue=a_span(TEXT, "said"),
    content=(a_span(TEXT, "Borland bombed the old port"),),
    stance=Stance.ALLEGES,
)
IRAN, AZERBAIJAN, RUSSIA = (Party(actor=an_actor(c)) for c in ("IRN", "AZE", "RUS"))
BOMBED = an_event(
    id="q1",
    type=EventType.ASSAULT,
    mode="aerial",
    actors=(IRAN,),
    recipients=(AZERBAIJAN,),
    trigger=a_span(TEXT, "bombed"),
    reality=Reality.ALLEGED,
    voice=("p1",),
)


def test_a_perfect_coder_makes_none(tmp_path: Path) -> None:
    assert _classes(tmp_path) == {}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"source": None, "actors": ()}, "wrong source"),
        ({"source": a_span(TEXT, "port"), "actors": (an_actor("RUS"),)}, "wrong source"),
        ({"stance": Stance.DENIES}, "stance alleges → denies"),
        ({"content": (a_span(TEXT, "port"),)}, "wrong boundary"),
        ({"parent": "p9"}, "parent made up"),
    ],
)
def test_classes_of_an_attribution_that_is_there(
    changes: Mapping[str, Any], kind: str, tmp_path: Path
) -> None:
    classes = _classes(tmp_path, attributions=(replace(SAID, **changes),))
    assert classes[kind] == 1
    assert "missed cue" not in classes


def test_a_finer_stance_is_a_class_of_its_own(tmp_path: Path) -> None:
    gold = _with(attributions=[GOLD["attributions"][0] | {"stance": "warns"}])
    assert _classes(tmp_path, gold=gold, attributions=(replace(SAID, stance=Stance.ASSERTS),)) == {
        "finer stance": 1
    }


def test_a_pronoun_that_was_taken_for_another_is_told_from_other_sources(tmp_path: Path) -> None:
    gold = _with(attributions=[GOLD["attributions"][0] | {"source": "He"}])
    wrong = replace(SAID, actors=(an_actor("RUS"),))
    assert _classes(tmp_path, gold=gold, attributions=(wrong,)) == {"pronoun source": 1}


def test_missed_made_up_and_twice(tmp_path: Path) -> None:
    missed = _classes(tmp_path, attributions=(), claims=())
    assert missed["missed cue"] == 1
    assert missed["claim missed"] == 1
    other = replace(SAID, id="p2", content=(a_span(TEXT, "that"),))
    assert _classes(tmp_path, attributions=(SAID, other)) == {"spurious": 1}
    assert _classes(tmp_path, attributions=(SAID, replace(SAID, id="p2"))) == {"double": 1}


def test_what_is_missed_inside_another_is_told_apart(tmp_path: Path) -> None:
    inner = {"id": "a2", "source": "He", "content": "that", "stance": "asserts", "parent": "a1"}
    gold = _with(attributions=[*GOLD["attributions"], inner])
    assert _classes(tmp_path, gold=gold) == {"nested missed": 1}
    apart = replace(SAID, id="p2", source=a_span(TEXT, "He"), content=(a_span(TEXT, "that"),))
    apart = replace(apart, stance=Stance.ASSERTS)
    assert _classes(tmp_path, gold=gold, attributions=(SAID, apart)) == {"wrong parent": 1}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"type": EventType.COERCE}, "event of wrong type"),
        ({"actors": (AZERBAIJAN,), "recipients": (IRAN,)}, "wrong direction"),
        ({"actors": (RUSSIA,)}, "wrong actor"),
        ({"recipients": (RUSSIA,)}, "wrong recipient"),
        ({"actors": (RUSSIA,), "recipients": ()}, "wrong actor and recipient"),
        ({"reality": Reality.ACTUAL}, "reality alleged → actual"),
        ({"mode": None}, "wrong mode"),
        ({"voice": ()}, "wrong voice"),
    ],
)
def test_classes_of_an_event_that_is_there(changes: Mapping[str, Any], kind: str, tmp_path: Path) -> None:
    assert _classes(tmp_path, events=(replace(BOMBED, **changes),)) == {kind: 1}


def test_events_missed_made_up_and_told_twice(tmp_path: Path) -> None:
    assert _classes(tmp_path, events=()) == {"event missed": 1}
    elsewhere = replace(BOMBED, id="q2", trigger=a_span(TEXT, "denied"))
    assert _classes(tmp_path, events=(BOMBED, elsewhere)) == {"event double": 1}
    assert _classes(tmp_path, events=(BOMBED, replace(elsewhere, actors=(RUSSIA,)))) == {"event spurious": 1}


def test_counts_are_compared_only_where_the_reference_has_some(tmp_path: Path) -> None:
    gold = _with(events=[GOLD["events"][0] | {"counts": {"killed": 3}}])
    assert _classes(tmp_path, gold=gold) == {"wrong counts": 1}


def test_a_claim_may_have_its_attributions_and_not_be_joined_or_have_another_status(tmp_path: Path) -> None:
    assert _classes(tmp_path, claims=()) == {"claim not joined": 1}
    denied = a_claim(positions=(_position(),), status=Status.DISPUTED)
    assert _classes(tmp_path, claims=(denied,)) == {"wrong claim status": 1}


def _with(**rows: Any) -> Mapping[str, Any]:
    return {**GOLD, **rows}


def _position() -> Position:
    return Position(holder=an_actor(), stance=Stance.ALLEGES, attribution="p1", document="d-1")


def _classes(
    folder: Path, *, gold: Mapping[str, Any] = GOLD, claims: Any = None, **found: Any
) -> dict[str, int]:
    claims = (a_claim(positions=(_position(),), status=Status.ALLEGED),) if claims is None else claims
    return dict(_report(folder, gold, claims, found).classes)


def _report(folder: Path, gold: Mapping[str, Any], claims: Any, found: Mapping[str, Any]) -> Report:
    (folder / "case.txt").write_text(TEXT, encoding="utf-8")
    (folder / "case.yaml").write_text(yaml.safe_dump(dict(gold)), encoding="utf-8")
    known: Mapping[str, Any] = {"attributions": (SAID,), "events": (BOMBED,), "sentences": _sentences()}
    doc: Doc = a_doc(TEXT, id="d-1", **{**known, **found})
    *_, report = score_readings(Ledger(documents=(doc,), claims=claims), [load_reading(folder / "case.yaml")])
    return report


def _sentences() -> tuple[Sentence, ...]:
    end = TEXT.index(".") + 1
    return (
        Sentence(start=0, end=end, first=0, last=0, paragraph=0),
        Sentence(start=end + 1, end=len(TEXT), first=0, last=0, paragraph=0),
    )
