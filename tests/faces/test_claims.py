"""`tightrope claims` and `tightrope claim`, over two invented articles that contradict each other."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tightrope.core.errors import InputError
from tightrope.faces import claim_pages, cli, settings

ARTICLES = {
    "first.md": (
        "Ankara: Greek boats fired\n\n2023-05-02\n\nTurkey said on Tuesday that Greek coast guards fired at a trawler "
        "near the islet of Kardak.\n"
    ),
    "second.md": (
        "Athens answers\n\n2023-05-04\n\nGreece denied that its coast guards fired at a trawler near the islet of "
        "Kardak.\n\nSpain said olive prices would rise this autumn.\n"
    ),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own with the articles, and no settings from outside."""
    monkeypatch.chdir(tmp_path)
    for name in [n for n in cli.os.environ if n.startswith(settings.PREFIX)]:
        monkeypatch.delenv(name)
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.main(arguments) == cli.DONE
    return capsys.readouterr().out


def records(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        printed(capsys, "claims", *ARTICLES, "--format", "json", *options)
    )
    return found


def test_what_one_article_says_and_another_denies_is_one_claim(capsys: pytest.CaptureFixture[str]) -> None:
    disputed = records(capsys, "--denied")
    assert [c["status"] for c in disputed] == ["disputed"]
    assert {(p["code"], p["stance"]) for p in disputed[0]["positions"]} == {
        ("TUR", "asserts"),
        ("GRC", "denies"),
    }
    assert disputed[0]["because"]
    denial = next(p for p in disputed[0]["positions"] if p["stance"] == "denies")
    assert denial["sentence"].startswith("Greece denied")
    assert denial["path"]["source"].endswith("second.md")


def test_filters_narrow_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    everything = records(capsys)
    assert len(everything) > len(records(capsys, "--about", "GRC")) > 0
    assert records(capsys, "--about", "NZL") == []


def test_the_id_of_the_list_opens_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(StringIO(printed(capsys, "claims", *ARTICLES, "--denied", "--format", "csv"))))
    assert [r["status"] for r in rows] == ["disputed"]
    page = printed(capsys, "claim", rows[0]["id"], *ARTICLES)
    assert "Why one claim" in page
    assert "Greece denied" in page
    assert (
        json.loads(printed(capsys, "claim", rows[0]["id"], *ARTICLES, "--format", "json"))["id"]
        == rows[0]["id"]
    )


def test_a_table_has_two_lines_for_each_claim(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "claims", *ARTICLES, "--denied").splitlines()
    assert len(lines) == 2
    assert "disputed" in lines[0]
    assert "origins 2" in lines[1]


def test_an_unknown_id_says_where_to_look(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["claim", "c-nothing", *ARTICLES]) == cli.BAD_INPUT
    assert "tightrope claims" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["claims"],
        ["claims", "--limit", "0", "first.md"],
        ["claims", "--since", "yesterday", "first.md"],
        ["claims", "--workspace", "w.duckdb"],
    ],
)
def test_what_cannot_be_done_is_refused(arguments: list[str]) -> None:
    assert cli.main(arguments) == cli.BAD_INPUT


def test_a_workspace_answers_as_the_articles_do(capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "add", *ARTICLES, "-w", "desk.duckdb", "--processes", "1")
    stored = json.loads(printed(capsys, "claims", "-w", "desk.duckdb", "--denied", "--format", "json"))
    assert stored == records(capsys, "--denied")
    page = printed(capsys, "claim", stored[0]["id"][:6], "-w", "desk.duckdb")
    assert "Greece denied" in page
    assert cli.main(["claim", "c-nothing", "-w", "desk.duckdb"]) == cli.BAD_INPUT


def test_acts_and_checks_of_a_workspace_are_those_of_its_articles(capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "add", *ARTICLES, "-w", "desk.duckdb", "--processes", "1")
    for command in ("acts", "check"):
        of_files = json.loads(printed(capsys, command, *ARTICLES, "--format", "json"))
        assert json.loads(printed(capsys, command, "-w", "desk.duckdb", "--format", "json")) == of_files
    assert len(json.loads(printed(capsys, "acts", "-w", "desk.duckdb", "--format", "json"))) > 0


def test_corrections_change_what_is_derived_and_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "add", *ARTICLES, "-w", "desk.duckdb", "--processes", "1")
    denied = json.loads(printed(capsys, "claims", "-w", "desk.duckdb", "--denied", "--format", "json"))
    denial = next(p for p in denied[0]["positions"] if p["stance"] == "denies")["path"]["attribution"]
    reason = ("--who", "A. Reader", "--why", "test")
    printed(capsys, "review", denial, "--reject", *reason, "-w", "desk.duckdb")
    printed(capsys, "workspace", "--derive", "-w", "desk.duckdb")
    assert "disputed" not in printed(capsys, "claims", "-w", "desk.duckdb")


def test_a_rejected_document_takes_its_positions_along_and_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed(capsys, "add", *ARTICLES, "-w", "desk.duckdb", "--processes", "1")
    everything = json.loads(printed(capsys, "claims", "-w", "desk.duckdb", "--format", "json"))
    denial = next(p for c in everything for p in c["positions"] if p["stance"] == "denies")["path"][
        "document"
    ]
    reason = ("--who", "A. Reader", "--why", "test")
    printed(capsys, "review", denial, "--reject", *reason, "-w", "desk.duckdb")
    assert cli.main(["claims", "-w", "desk.duckdb", "--format", "json"]) == cli.DONE
    out, err = capsys.readouterr()
    left = json.loads(out)
    assert {p["path"]["document"] for c in left for p in c["positions"]} == {
        p["path"]["document"] for c in everything for p in c["positions"]
    } - {denial}
    assert "changed since claims were derived" in err


def test_what_was_added_and_not_derived_is_told_and_made_good(capsys: pytest.CaptureFixture[str]) -> None:
    add = ("add", *ARTICLES, "-w", "desk.duckdb", "--processes", "1")
    printed(capsys, *add, "--no-derive")
    assert cli.main(["claims", "-w", "desk.duckdb"]) == cli.DONE
    assert "changed since claims were derived" in capsys.readouterr().err
    assert "derived from all" in printed(capsys, *add)  # nothing is new, and yet it is not done
    assert "derived from all" not in printed(capsys, *add)
    assert cli.main(["claims", "-w", "desk.duckdb"]) == cli.DONE
    assert capsys.readouterr().err == ""


def test_a_day_is_a_day() -> None:
    assert claim_pages.as_day("2025-06-30").month == 6
    with pytest.raises(InputError, match="2025-06-30"):
        claim_pages.as_day("30/6")
