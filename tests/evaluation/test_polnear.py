"""Attributed articles: reading brat standoff, linking, recall by kind of content, classes of mistakes."""

import json
import lzma
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_doc, a_span, an_attribution
from tightrope.core.errors import InputError
from tightrope.core.types import Attribution, Frame, Span
from tightrope.evaluation import Report, polnear

TEXT = 'Arland said Borland bombed the port. "We did not do it," Borland replied.'
STANDOFF = """T1\tSource 0 6\tArland
T2\tCue 7 11\tsaid
T3\tContent 12 35\tBorland bombed the port
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
T4\tSource 57 64\tBorland
T5\tCue 65 72\treplied
T6\tContent 38 44;45 54\tWe did not do it
E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6
T7\tCue 7 11\tsaid
E3\tAttribution:T7 Cue:T7
"""
SAID = an_attribution(
    id="p1",
    source=a_span(TEXT, "Arland"),
    cue=a_span(TEXT, "said"),
    content=(a_span(TEXT, "Borland bombed the port"),),
)
REPLIED = an_attribution(
    id="p2",
    source=a_span(TEXT, "Borland", 2),
    cue=a_span(TEXT, "replied"),
    content=(a_span(TEXT, "We did not do it,"),),
)


def test_both_as_annotated_are_linked(tmp_path: Path) -> None:
    report = _report(tmp_path, SAID, REPLIED)
    assert [report[n].value for n in ("linked", "linked_outermost")] == [1.0, 1.0]
    assert (report["recall direct"].gold, report["recall indirect"].gold) == (1, 1)
    assert report.mistakes == ()


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        (replace(SAID, source=a_span(TEXT, "Borland", 2)), "wrong source"),
        (replace(SAID, source=None), "wrong source"),
        (replace(SAID, cue=a_span(TEXT, "replied")), "wrong cue"),
        (replace(SAID, content=(a_span(TEXT, "port"),)), "wrong boundary"),
        (replace(SAID, content=(a_span(TEXT, "Arland"),)), "content elsewhere"),
    ],
)
def test_each_role_is_needed_and_its_mistake_has_a_class(
    changed: Attribution, kind: str, tmp_path: Path
) -> None:
    report = _report(tmp_path, changed, REPLIED)
    assert report["linked"].hits == 1
    assert dict(report.classes) == {kind: 1}


def test_what_stands_inside_another_costs_nothing_among_the_outermost(tmp_path: Path) -> None:
    inner = replace(SAID, id="p3", parent="p1", content=(a_span(TEXT, "the port"),))
    report = _report(tmp_path, SAID, REPLIED, inner)
    assert (report["linked"].predicted, report["linked_outermost"].predicted) == (3, 2)
    assert dict(report.classes) == {"spurious nested": 1}


def test_one_without_a_cue_is_not_counted(tmp_path: Path) -> None:
    report = _report(tmp_path, replace(SAID, cue=None))
    assert (report["linked"].predicted, report["linked"].gold) == (0, 2)
    assert dict(report.classes) == {"missed, content no clause": 1, "missed cue": 1}  # no tokens, no clause


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He would go.", "indirect"),
        ("“He would go.”", "direct"),
        ("he would “never ever” go", "mixed"),
        ('"One paragraph.\n"And another."', "direct"),
    ],
)
def test_a_content_is_direct_mixed_or_indirect_by_its_quotation_marks(text: str, kind: str) -> None:
    assert polnear.quotation(text, [Span(0, len(text))]) == kind


def test_marks_just_outside_of_a_content_count() -> None:
    text = 'They "will go," he said.'
    assert polnear.quotation(text, [a_span(text, "will go")]) == "direct"


def test_an_article_is_read_once_and_unannotated_ones_are_left_out(tmp_path: Path) -> None:
    row = {"id": "a", "text": TEXT, "annotations": [{"annotator": "1", "brat": STANDOFF}]}
    rows = [row, row, {"id": "b", "text": TEXT, "annotations": []}]
    path = tmp_path / "articles.jsonl.xz"
    path.write_bytes(lzma.compress("\n".join(map(json.dumps, rows)).encode()))
    [article] = polnear.load(path)
    assert len(article.attributions) == 2  # the third has no content
    assert article.attributions[1].content == (Span(38, 44), Span(45, 54))


@pytest.mark.parametrize("line", ['{"id": "a"}', "no json", '{"id":"a","text":"","annotations":[{"x":1}]}'])
def test_a_line_that_is_no_article_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("\n" + line)
    with pytest.raises(InputError, match=r"articles\.jsonl:2: not an attributed article"):
        polnear.load(path)


def test_the_readers_frames_are_scored_as_they_are(tmp_path: Path) -> None:
    whole = Frame(
        sources=(a_span(TEXT, "Arland"),),
        cues=(a_span(TEXT, "said"),),
        contents=(a_span(TEXT, "Borland bombed"), a_span(TEXT, "the port")),
        score=0.9,
    )
    nobodys = replace(whole, sources=())
    cueless = replace(whole, cues=())
    report = _report(tmp_path, frames=(whole, nobodys, cueless))
    assert (report["linked_frames"].hits, report["linked_frames"].predicted) == (1, 2)
    assert report["linked"].predicted == 0


def _report(folder: Path, *attributions: Attribution, frames: tuple[Frame, ...] = ()) -> Report:
    path = folder / "articles.jsonl"
    row = {"id": "a", "text": TEXT, "annotations": [{"annotator": "1", "brat": STANDOFF}]}
    path.write_text(json.dumps(row))
    return polnear.score(polnear.load(path), {"a": a_doc(TEXT, attributions=attributions, frames=frames)})
