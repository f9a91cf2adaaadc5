"""The rules of scoring a brief, each on a small case worked out by hand."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builders import a_claim, a_doc, a_span, an_actor, an_attribution, an_event
from tightrope.core.errors import InputError
from tightrope.core.types import (
    Count,
    CountKind,
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

TEXT = "Arland said Borland bombed the port. Borland denies it bombed the port. Ten people died."
GOLD: Mapping[str, Any] = {
    "doc": "case.txt",
    "attributions": [
        {
            "id": "a1",
            "source": "Arland",
            "actors": ["AZE GOV"],
            "content": "Borland bombed the port",
            "stance": "alleges",
        },
        {
            "id": "a2",
            "source": "Borland",
            "source_nth": 2,
            "actors": ["IRN"],
            "content": "it bombed the port",
            "stance": "denies",
            "parent": "a1",
        },
    ],
    "events": [
        {
            "id": "e1",
            "trigger": "bombed",
            "type": "ASSAULT",
            "mode": "aerial",
            "actors": ["IRN"],
            "recipients": ["AZE"],
            "reality": "denied",
            "voice": ["a1"],
            "counts": {"killed": 10},
        },
    ],
    "claims": [{"positions": [{"by": "a1"}, {"by": "a2"}], "status": "disputed"}],
}
SAID = an_attribution(
    id="p1",
    source=a_span(TEXT, "Arland"),
    actors=(an_actor("AZE"),),
    cue=a_span(TEXT, "said"),
    content=(a_span(TEXT, "Borland bombed the port"),),
    stance=Stance.ALLEGES,
)
DENIED = an_attribution(
    id="p2",
    source=a_span(TEXT, "Borland", 2),
    actors=(an_actor("IRN"),),
    cue=a_span(TEXT, "denies"),
    content=(a_span(TEXT, "it bombed the port"),),
    stance=Stance.DENIES,
    parent="p1",
)
BOMBED = an_event(
    id="q1",
    type=EventType.ASSAULT,
    mode="aerial",
    actors=(Party(actor=an_actor("IRN MIL")),),
    recipients=(Party(actor=an_actor("AZE")),),
    trigger=a_span(TEXT, "bombed"),
    reality=Reality.DENIED,
    voice=("p1",),
    counts=(Count(kind=CountKind.KILLED, low=10, high=10, span=a_span(TEXT, "Ten")),),
)


def test_the_reading_itself_is_perfect(tmp_path: Path) -> None:
    report = _report(tmp_path, _coded())
    assert {s.value for s in report.scores if s.name != "quotations_lost"} == {1.0}
    assert report.notes == ()


def test_a_missed_item_costs_recall_and_a_wrong_one_precision(tmp_path: Path) -> None:
    extra = replace(SAID, id="p3", content=(a_span(TEXT, "Ten people died"),))
    score = _report(tmp_path, _coded(attributions=(SAID, extra)))["attribution"]
    assert (score.hits, score.predicted, score.gold) == (1, 2, 2)
    assert (score.precision, score.recall, score.value) == (0.5, 0.5, 0.5)


def test_half_of_the_words_must_be_shared(tmp_path: Path) -> None:
    exactly_half = replace(SAID, content=(a_span(TEXT, "Borland bombed"),))
    less = replace(SAID, content=(a_span(TEXT, "port"),))
    assert _report(tmp_path, _coded(attributions=(exactly_half,)))["attribution"].hits == 1
    assert _report(tmp_path, _coded(attributions=(less,)))["attribution"].hits == 0


def test_a_source_is_right_by_country_or_by_words(tmp_path: Path) -> None:
    by_words = replace(SAID, actors=(an_actor("RUS"),))
    by_country = replace(SAID, source=a_span(TEXT, "Ten"))
    neither = replace(by_country, actors=(an_actor("RUS"),))
    unnamed = replace(SAID, source=None)
    hits = [
        _report(tmp_path, _coded(attributions=(a,)))["source_accuracy"].hits
        for a in (by_words, by_country, neither, unnamed)
    ]
    assert hits == [1, 1, 0, 0]


def test_a_doubt_is_as_good_as_a_denial_when_stances_are_folded(tmp_path: Path) -> None:
    report = _report(tmp_path, _coded(attributions=(SAID, replace(DENIED, stance=Stance.DOUBTS))))
    assert report["stance_accuracy"].hits == 1
    assert report["stance3_accuracy"].hits == 2
    assert report["denial_recall"].hits == 1


def test_a_parent_counts_only_if_it_is_the_right_one(tmp_path: Path) -> None:
    report = _report(tmp_path, _coded(attributions=(SAID, replace(DENIED, parent=None))))
    assert report["parent_recall"].value == 0


def test_an_event_needs_its_type_and_its_sentence(tmp_path: Path) -> None:
    other_type = replace(BOMBED, type=EventType.COERCE)
    same_sentence = replace(BOMBED, trigger=a_span(TEXT, "port"))
    elsewhere = replace(BOMBED, trigger=a_span(TEXT, "died"))
    hits = [
        _report(tmp_path, _coded(events=(e,)))["event_type"].hits
        for e in (other_type, same_sentence, elsewhere)
    ]
    assert hits == [0, 1, 0]


def test_of_two_events_in_a_sentence_the_one_at_the_trigger_is_meant(tmp_path: Path) -> None:
    near = replace(BOMBED, id="q0", trigger=a_span(TEXT, "port"), reality=Reality.ACTUAL)
    report = _report(tmp_path, _coded(events=(near, BOMBED)))
    assert report["reality_accuracy"].hits == 1
    assert report["event_type"].precision == 0.5


def test_a_dyad_has_a_direction(tmp_path: Path) -> None:
    turned = replace(BOMBED, actors=BOMBED.recipients, recipients=BOMBED.actors)
    assert _report(tmp_path, _coded(events=(turned,)))["event_dyad"].hits == 0


def test_mode_counts_and_voice_are_told_apart(tmp_path: Path) -> None:
    vague = replace(BOMBED, mode=None, counts=(), voice=())
    report = _report(tmp_path, _coded(events=(vague,)))
    names = ("mode_accuracy", "counts_accuracy", "voice_accuracy", "event_dyad_reality")
    assert [report[name].hits for name in names] == [0, 0, 0, 1]


def test_a_claim_needs_two_of_its_positions(tmp_path: Path) -> None:
    claims = (a_claim(positions=(_position("p1"),)),)
    assert _report(tmp_path, _coded(), claims=claims)["claim_recall"].hits == 0


def test_a_claim_may_have_the_wrong_status(tmp_path: Path) -> None:
    claims = (a_claim(positions=(_position("p1"), _position("p2")), status=Status.ALLEGED),)
    report = _report(tmp_path, _coded(), claims=claims)
    assert report["claim_recall"].hits == 1
    assert report["claim_status_recall"].hits == 0


def test_what_extraction_lost_is_counted(tmp_path: Path) -> None:
    longer = TEXT + " " * 10 + "She left."
    gold = dict(
        GOLD, attributions=[*GOLD["attributions"], {"id": "a3", "content": "She left", "stance": "asserts"}]
    )
    report = _report(tmp_path, _coded(), text=longer.replace(" " * 10, " "), gold=gold)
    assert report["quotations_lost"].hits == 1


def test_a_document_that_was_not_coded_costs_recall_alone(tmp_path: Path) -> None:
    report = _report(tmp_path, a_doc("Another text altogether."))
    assert (report["attribution"].predicted, report["attribution"].gold) == (0, 2)
    assert report["denial_recall"].value == 0
    assert report.notes == ("case: not in the brief",)


def test_line_breaks_in_the_text_do_not_hide_a_quotation(tmp_path: Path) -> None:
    report = _report(tmp_path, _coded(text=TEXT.replace("bombed the", "bombed\nthe")))
    assert report["quotations_lost"].hits == 0


def test_reports_are_pooled_over_counts_not_over_figures(tmp_path: Path) -> None:
    reading = _reading(tmp_path, TEXT, GOLD)
    empty = replace(reading, name="empty", text="Nothing here", attributions=(), events=(), claims=())
    *_, pooled = score_readings(Ledger(documents=(_coded(),)), [reading, empty])
    assert pooled["attribution"].gold == 2


@pytest.mark.parametrize(
    "broken",
    [
        {"doc": "missing.txt"},
        dict(GOLD, events=[{"id": "e1"}]),
        dict(GOLD, attributions=[{"id": "a1", "content": "x", "stance": "shouts"}]),
        dict(GOLD, attributions=[{"id": "a1", "content": " ", "stance": "asserts"}]),
    ],
)
def test_a_broken_reading_is_refused_by_name(tmp_path: Path, broken: Mapping[str, Any]) -> None:
    with pytest.raises(InputError, match=r"case\.yaml"):
        _reading(tmp_path, TEXT, broken)


def _coded(*, text: str = TEXT, **found: Any) -> Doc:
    known = {"attributions": (SAID, DENIED), "events": (BOMBED,), "sentences": _sentences(text)}
    return a_doc(text, id="d-1", **(known | found))


def _sentences(text: str) -> tuple[Sentence, ...]:
    ends = [i + 1 for i, c in enumerate(text) if c == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return tuple(
        Sentence(start=s, end=e, first=0, last=0, paragraph=0) for s, e in zip(starts, ends, strict=True)
    )


def _position(attribution: str) -> Position:
    return Position(holder=an_actor(), stance=Stance.DENIES, attribution=attribution, document="d-1")


def _report(
    folder: Path, doc: Doc, *, claims: Any = None, text: str = TEXT, gold: Mapping[str, Any] = GOLD
) -> Report:
    claims = (a_claim(positions=(_position("p1"), _position("p2"))),) if claims is None else claims
    *_, report = score_readings(Ledger(documents=(doc,), claims=claims), [_reading(folder, text, gold)])
    return report


def _reading(folder: Path, text: str, gold: Mapping[str, Any]) -> Any:
    (folder / "case.txt").write_text(text, encoding="utf-8")
    (folder / "case.yaml").write_text(yaml.safe_dump(dict(gold)), encoding="utf-8")
    return load_reading(folder / "case.yaml")
