"""tightrope workspace and tightrope review: what is there, what a person makes of it."""

import json
from pathlib import Path

import pytest

from tests.store.corpora import NOW, a_coded_doc
from tightrope.faces import cli
from tightrope.store import add, document, open_workspace


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the default workspace, two documents in it."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "tightrope.duckdb"
    with open_workspace(path) as ws:
        add(ws, [a_coded_doc(1), a_coded_doc(2)], run="r", now=NOW)
    return path


def test_a_workspace_tells_what_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["workspace", "--format", "json"]) == cli.DONE
    told = {row["what"]: row["number"] for row in json.loads(capsys.readouterr().out)}
    assert (told["documents"], told["attributions"], told["version"]) == (2, 4, 1)
    assert told["bytes"] > 0


def test_a_workspace_is_not_made_by_looking(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["workspace", "--workspace", "other.duckdb"]) == cli.BAD_INPUT
    assert "no workspace here" in capsys.readouterr().err
    assert not Path("other.duckdb").exists()


def test_open_items_are_listed_page_by_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["review", "--limit", "1", "--format", "csv"]) == cli.DONE
    out, err = capsys.readouterr()
    assert out.splitlines()[1] == "a-0001-1,0.501,alleges,Norland said Sudria shelled Port Ost."
    cli.main(["review", "--limit", "1", "--after", err.split()[-1]])
    assert "a-0002-1" in capsys.readouterr().out


def test_a_decision_is_kept_shown_and_exported(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    signed = ["--who", "R. Reader", "--why", "only doubts it"]
    assert (
        cli.main(["review", "a-0001-2", "--set", "stance=doubts", "--set", "cue=none", *signed]) == cli.DONE
    )
    assert (
        cli.main(
            ["review", "e-0001", "--split", "recipients=EST & mode=none", "--split", "mode=none", *signed]
        )
        == 0
    )
    capsys.readouterr()
    cli.main(["review", "a-0001-2"])
    shown = capsys.readouterr().out
    assert "doubts" in shown and "R. Reader: only doubts it" in shown
    cli.main(["review", "--export", "decisions.jsonl"])
    edit, split = map(json.loads, Path("decisions.jsonl").read_text(encoding="utf-8").splitlines())
    assert (edit["machine"]["stance"], edit["corrected"]["stance"]) == ("denies", "doubts")
    assert (split["action"], len(split["parts"])) == ("split", 2)
    with open_workspace(corpus) as ws:
        assert {e.recipients[0].actor.code for e in document(ws, "d-0001").events} == {"EST", "NOR"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a-0001-2", "--reject"], "give --who and --why"),
        (["a-0001-2", "--reject", "--accept"], "one decision about one item"),
        (["--reject"], "one decision about one item"),
        (["a-none"], "a-none: no item"),
        (["a-0001-2", "--set", "stance", "--who", "R.", "--why", "so"], "write FIELD=VALUE"),
        (["--limit", "0"], "a number from 1"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["review", *arguments]) == cli.BAD_INPUT
    assert message in capsys.readouterr().err
