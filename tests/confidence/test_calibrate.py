"""Scores become probabilities by what can be seen of a finding."""

from dataclasses import replace

import pytest

from tests.builders import SENTENCE as TEXT
from tests.builders import a_doc, a_span, an_actor, an_attribution, an_event
from tightrope.confidence import LEAST, MOST, Page, calibrate, of_attribution, of_event
from tightrope.core.types import Act, Doc, Frame, Party, Sentence
from tightrope.resources.calibration import Calibration, Logistic

FLAT = Logistic(intercept=0.0, least=0.0, weights={})


def a_calibration(**models: Logistic) -> Calibration:
    return Calibration(**{"attributions": FLAT, "events": FLAT} | models)


def a_coded_doc(score: float = 0.5) -> Doc:
    said = an_attribution(content=(a_span(TEXT, "its"),), score=score)
    done = an_event(trigger=a_span(TEXT, "denies"), score=score)
    whole = Sentence(start=0, end=len(TEXT), first=0, last=0, paragraph=0)
    return a_doc(TEXT, sentences=(whole,), attributions=(said,), events=(done,))


def test_a_score_is_the_probability_of_the_model() -> None:
    models = a_calibration(attributions=Logistic(intercept=1.0, least=0.0, weights={"no frame": 0.5}))
    doc = calibrate(a_coded_doc(), calibration=models)
    assert doc.attributions[0].score == pytest.approx(0.8)  # 1 / (1 + exp(-1.5)) = 0.82, to a twentieth
    assert doc.events[0].score == pytest.approx(0.5)


def test_nothing_is_certain() -> None:
    sure = Logistic(intercept=50.0, least=0.0, weights={})
    doc = calibrate(a_coded_doc(), calibration=a_calibration(attributions=sure, events=FLAT))
    assert doc.attributions[0].score == MOST
    never = Logistic(intercept=-50.0, least=0.0, weights={})
    assert calibrate(a_coded_doc(), calibration=a_calibration(events=never)).events[0].score == LEAST


def test_only_scores_change() -> None:
    before = a_coded_doc()
    after = calibrate(before, calibration=a_calibration())
    assert after == before  # the flat model says 0.5, which is what the rules said


def test_a_higher_mark_of_the_rules_is_a_higher_feature() -> None:
    low, high = (
        of_attribution(Page.of(d), d.attributions[0])["mark"] for d in (a_coded_doc(0.4), a_coded_doc(1.0))
    )
    assert low < 0 < high


def test_the_readers_own_finding_is_seen_by_its_cue() -> None:
    doc = a_coded_doc()
    assert "no frame" in of_attribution(Page.of(doc), doc.attributions[0])
    frame = Frame(sources=(), cues=(a_span(TEXT, "denies"),), contents=(a_span(TEXT, "that its"),), score=0.9)
    seen = of_attribution(Page.of(a_doc(TEXT, frames=(frame,))), doc.attributions[0])
    assert "no frame" not in seen
    assert seen["frame's content"] == pytest.approx(3 / 8)  # "its" of "that its", in characters


def test_parties_of_an_event_are_seen() -> None:
    doc = a_coded_doc()
    both = of_event(Page.of(doc), doc.events[0])
    nobody = Party(actor=an_actor("---"))
    none = of_event(Page.of(doc), an_event(trigger=a_span(TEXT, "denies"), actors=(nobody,), recipients=()))
    assert both["both"] == 1.0
    assert {"no actor", "no recipient"} <= none.keys()
    assert "both" not in none


def test_an_unlikely_event_is_told_only_where_the_reader_was_not_asked() -> None:
    strict = a_calibration(events=Logistic(intercept=0.0, least=0.6, weights={}))
    lone = a_coded_doc()
    guess = Act(token=0, types=(), realities=(), doers=(), receivers=())
    assert len(calibrate(lone, calibration=strict).events) == 1
    assert calibrate(replace(lone, acts=(guess,)), calibration=strict).events == ()
