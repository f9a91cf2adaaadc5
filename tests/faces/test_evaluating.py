"""`tightrope evaluate`: one table in three shapes."""

import csv
import io
import json
from pathlib import Path

import pytest

from tightrope.faces import cli, figures

TEXT = "Iran said Azerbaijan let Israeli jets use its airspace."
READING = """
doc: case.txt
attributions:
  - {id: a1, source: "Iran", actors: [IRN], cue: "said", content: "Azerbaijan let Israeli jets use its airspace",
     stance: asserts, parent: null}
"""
SENTENCE = {
    "id": "1",
    "text": "Russian police arrested an Azerbaijani journalist.",
    "events": [{"type": "COERCE", "actor_codes": ["RUS"], "target_codes": ["AZE"]}],
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One reading with its text, and one coded sentence."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "case.yaml").write_text(READING, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(SENTENCE), encoding="utf-8")
    return tmp_path


def test_a_folder_of_readings_is_coded_and_scored(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", ".", "--format", "json"]) == cli.DONE
    figures = {row["figure"]: row for row in json.loads(capsys.readouterr().out)}
    assert figures["attribution"]["gold"] == 1
    assert figures["attribution"]["value"] == 1.0


def test_a_brief_made_before_gives_the_same_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", "case.txt", "-o", "brief.json"]) == cli.DONE
    assert cli.main(["evaluate", "brief.json", "case.yaml", "--format", "csv"]) == cli.DONE
    from_brief = capsys.readouterr().out
    assert cli.main(["evaluate", "case.yaml", "--format", "csv"]) == cli.DONE
    assert capsys.readouterr().out == from_brief


def test_sentences_and_readings_stand_in_one_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", ".", "gold.jsonl", "--each", "--format", "csv"]) == cli.DONE
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["set"] for row in rows} == {"case", "all readings", "gold"}
    assert tuple(rows[0]) == figures.COLUMNS
    triple = next(r for r in rows if r["figure"] == "triple")
    assert triple["gold"] == "1"


def test_the_table_cuts_no_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", ".", "--calibration", "--width", "40"]) == cli.DONE
    out = capsys.readouterr().out
    assert "attribution_with_source_and_stance3" in out
    assert "…" not in out


def test_mistakes_are_told_on_standard_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "case.yaml").write_text(
        READING + 'events:\n  - {id: e1, trigger: "jets", type: AID, actors: [GEO], recipients: [],'
        " reality: actual}\n",
        encoding="utf-8",
    )
    assert cli.main(["evaluate", ".", "--details"]) == cli.DONE
    assert "case e1: missed AID 'jets' GEO -> nobody" in capsys.readouterr().err


def test_a_brief_without_a_reading_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", "case.txt", "-o", "brief.json"]) == cli.DONE
    assert cli.main(["evaluate", "brief.json"]) == cli.BAD_INPUT
    assert "add the reference readings" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["no JSON", "{}", '{"schema": "tightrope/brief/1"}'])
def test_what_is_no_brief_is_refused(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "brief.json").write_text(text)
    assert cli.main(["evaluate", "brief.json", "case.yaml"]) == cli.BAD_INPUT
    assert "brief.json" in capsys.readouterr().err


def test_a_set_of_pairs_and_one_of_articles_are_coded_and_scored(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pair = (
        "1",
        "COERCE",
        SENTENCE["text"],
        "<s>Russian police</s> arrested <t>an Azerbaijani journalist</t>.",
    )
    header = "sentence_id\troot\tsentence\tmarked_sentence\tsource\ttarget"
    (folder / "p.tsv").write_text(header + "\n" + "\t".join((*map(str, pair), "x", "y")), encoding="utf-8")
    brat = "T1\tSource 0 4\tI\nT2\tCue 5 9\ts\nT3\tContent 10 54\tx\nE1\tA:T2 Source:T1 Cue:T2 Content:T3\n"
    article = {"id": "a", "text": TEXT, "annotations": [{"annotator": "1", "brat": brat}]}
    (folder / "articles").write_text(json.dumps(article), encoding="utf-8")
    assert cli.main(["evaluate", "pairs", "p.tsv", "polnear", "articles", "--json"]) == cli.DONE
    figures = {(r["set"], r["figure"]): r["value"] for r in json.loads(capsys.readouterr().out)}
    assert figures["p", "accuracy"] == 1.0
    assert figures["p by events", "accuracy"] == 1.0
    assert figures["articles", "linked"] == 1.0


def test_a_kind_that_was_named_must_be_that_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", "pairs", "gold.jsonl"]) == cli.BAD_INPUT
    assert "gold.jsonl: it holds events, not pairs" in capsys.readouterr().err


def test_errors_are_counted_by_class(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "case.yaml").write_text(READING.replace("asserts", "denies"), encoding="utf-8")
    assert cli.main(["evaluate", "case.yaml", "--errors"]) == cli.DONE
    told = capsys.readouterr().err
    assert "     1 stance denies → asserts" in told
    assert "case a1" not in told


def test_what_is_less_sure_than_asked_is_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", ".", "--min-score", "1", "--format", "json"]) == cli.DONE
    figures = {row["figure"]: row for row in json.loads(capsys.readouterr().out)}
    assert figures["attribution"]["predicted"] == 0


def test_calibration_stands_below_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", ".", "--calibration", "--json"]) == cli.DONE
    rows = json.loads(capsys.readouterr().out)
    sets = {r["set"] for r in rows}
    assert {"calibration: attributions", "calibration: events by type and dyad"} <= sets
    [least] = [r for r in rows if r["set"] == "calibration: attributions" and r["figure"] == "score ≥ 0.0"]
    assert (least["hits"], least["gold"]) == (1, 1)


def test_calibration_without_a_reading_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", "gold.jsonl", "--calibration"]) == cli.BAD_INPUT
    assert "wants readings" in capsys.readouterr().err
