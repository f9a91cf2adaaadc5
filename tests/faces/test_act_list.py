"""`tightrope acts`: one act of two articles, in every format."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tightrope.faces import act_list as acts
from tightrope.faces import cli

FIRST = "Armenia bombed the Azerbaijani town of Ganja on Sunday, killing 12 people.\n"
SECOND = "Officials said that Armenian forces bombed the town of Ganja on Sunday, killing 14 people.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a", FIRST), ("b", SECOND)):
        head = f"---\ntitle: Ganja\noutlet: Outlet {name}\npublished: 2020-10-05\n---\n\n"
        (tmp_path / f"{name}.md").write_text(head + text, encoding="utf-8")


def listed(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert cli.main(["acts", "a.md", "b.md", "--least", "2", *options]) == cli.DONE
    return capsys.readouterr().out


def test_json_has_the_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = json.loads(listed(capsys, "--format", "json"))
    assert found["tellings"] == 2
    assert {m["sentence"] for m in found["members"]} == {FIRST.strip(), SECOND.strip()}
    assert found["because"][0]["because"]


def test_csv_has_its_columns(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = csv.DictReader(StringIO(listed(capsys, "--format", "csv")))
    assert tuple(row) == acts.COLUMNS
    assert (row["type"], row["actors"].split()[0], row["tellings"]) == ("ASSAULT", "ARM", "2")


def test_text_tells_who_and_shows_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    out = listed(capsys)
    assert "ASSAULT" in out
    assert "Outlet a, 2020-10-05: Armenia bombed" in out


def test_nothing_to_read_is_bad_input() -> None:
    assert cli.main(["acts", "missing.md"]) == cli.BAD_INPUT
