"""Coded sentences against a coder, on cases worked out by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_doc, an_actor, an_event
from tightrope.core.errors import InputError
from tightrope.core.types import Party
from tightrope.evaluation import Report, coded_events, load_gold, score_sentences
from tightrope.evaluation.gold import CodedEvent, GoldSentence


def test_a_perfect_coder() -> None:
    report = _score([_event("ASSAULT", "IRN", "AZE")], [_event("ASSAULT", "IRN", "AZE")])
    assert {s.value for s in report.scores} == {1.0}
    assert report.mistakes == ()


def test_writing_an_event_twice_is_not_paid_twice() -> None:
    report = _score([_event("ASSAULT", "IRN", "AZE")], [_event("ASSAULT", "IRN", "AZE")] * 3)
    assert (report["triple"].hits, report["triple"].predicted) == (1, 1)


def test_a_turned_dyad_still_has_its_type_and_actors() -> None:
    report = _score([_event("ASSAULT", "IRN", "AZE")], [_event("ASSAULT", "AZE", "IRN")])
    assert [report[f].hits for f in ("type", "actors", "source", "dyad", "triple")] == [1, 2, 0, 0, 0]


def test_parties_that_act_together_act_on_each_other() -> None:
    together = CodedEvent(type="CONSULT", actors=("IRN", "AZE"), targets=())
    report = _score([together], [_event("CONSULT", "IRN", "AZE")])
    assert (report["dyad"].hits, report["dyad"].gold) == (1, 2)


def test_a_missing_side_is_somebody_to_agree_on() -> None:
    nobody = CodedEvent(type="PROTEST", actors=(), targets=("AZEGOV",))
    report = _score([nobody], [_event("PROTEST", "---", "AZE")])
    assert report["triple"].value == 1.0
    assert report["source"].gold == 0


def test_former_types_and_codes_are_read_as_todays() -> None:
    report = _score([_event("DISAPPROVE", "ROMGOV", "ZAR")], [_event("ACCUSE", "ROU", "COD")])
    assert report["triple"].value == 1.0


def test_types_of_one_quad_agree_in_the_quad() -> None:
    report = _score([_event("ASSAULT", "IRN", "AZE")], [_event("COERCE", "IRN", "AZE")])
    assert [report[f].hits for f in ("type", "quad", "quadtriple")] == [0, 1, 1]


def test_an_uncoded_sentence_has_no_events() -> None:
    gold = GoldSentence(id="1", text="x", language="en", events=(_event("AID", "IRN", "AZE"),))
    assert score_sentences([gold], {}, samples=10)["type"].recall == 0


def test_the_interval_is_the_same_each_time() -> None:
    def sentence(i: int) -> GoldSentence:
        return GoldSentence(id=str(i), text="x", language="en", events=(_event("AID", "IRN", "AZE"),))

    gold = [sentence(i) for i in range(8)]
    coded = {str(i): [_event("AID", "IRN", "AZE")] for i in range(4)}
    first, second = (score_sentences(gold, coded)["type"].interval for _ in range(2))
    assert first == second
    assert first is not None
    assert first[0] < first[1]


@pytest.mark.parametrize(
    ("coded", "kind"),
    [
        (("ASSAULT", "AZE", "IRN"), "wrong direction"),
        (("ASSAULT", "IRN", "RUS"), "wrong recipient"),
        (("ASSAULT", "RUS", "AZE"), "wrong actor"),
        (("ASSAULT", "RUS", "TUR"), "wrong actor and recipient"),
        (("COERCE", "IRN", "AZE"), "wrong type"),
    ],
)
def test_a_mistake_is_classed_by_what_is_still_right(coded: tuple[str, str, str], kind: str) -> None:
    report = _score([_event("ASSAULT", "IRN", "AZE")], [_event(*coded)])
    assert dict(report.classes) == {kind: 1}


def test_what_shares_nothing_is_missed_and_made_up() -> None:
    report = _score([_event("ASSAULT", "IRN", "AZE")], [_event("AID", "TUR", "RUS")])
    assert report.notes == ("1: missed ASSAULT IRN>AZE", "1: spurious AID TUR>RUS")


def test_events_of_a_document_in_the_shape_of_the_gold() -> None:
    event = an_event(recipients=(Party(actor=an_actor("AZE CVL")), Party(actor=an_actor("---"))))
    assert coded_events(a_doc(events=(event,))) == (
        CodedEvent(type="COERCE", actors=("RUS",), targets=("AZE", "---")),
    )


def test_gold_may_hold_codes_or_parties_and_repeat_an_id(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        {"id": "1", "text": "t", "events": [{"type": "AID", "actors": [{"code": "IRN"}], "targets": []}]},
        {"id": "1", "text": "t", "events": [{"type": "AID", "actor_codes": ["AZE"], "target_codes": [None]}]},
    )
    (sentence,) = load_gold(path)
    assert [e.actors for e in sentence.events] == [("IRN",), ("AZE",)]
    assert sentence.events[1].targets == ("",)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = _file(tmp_path, {"id": "1", "text": "t", "events": []}, {"id": "2"})
    with pytest.raises(InputError, match=r"gold\.jsonl:2"):
        load_gold(path)


def _event(kind: str, actor: str, target: str) -> CodedEvent:
    return CodedEvent(type=kind, actors=(actor,), targets=(target,))


def _score(gold: list[CodedEvent], coded: list[CodedEvent]) -> Report:
    sentence = GoldSentence(id="1", text="x", language="en", events=tuple(gold))
    return score_sentences([sentence], {"1": coded}, samples=20)


def _file(folder: Path, *rows: Any) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return path
