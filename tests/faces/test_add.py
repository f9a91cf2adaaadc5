"""`tightrope add`: what it keeps, says and exits with. The workspace is a stand-in; our own coder is not."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faces.shelf import file_shelf
from tightrope.engine import adding
from tightrope.faces import cli, settings

ARTICLE = "Norland denies it\n\nArmenia accused Azerbaijan of shelling a village. Azerbaijan denied the accusation.\n"
ROOT = Path(__file__).parents[2]
DERIVED = "derived from all: 7 claims, 0 acts, 0 checks\n"  # as the stand-in says
SLEEPERS = """
import sys
from tests.engine import stages
from tests.faces.shelf import file_shelf
from tightrope.engine import adding
from tightrope.faces import add, cli
if __name__ == "__main__":
    adding.workspace_shelf = file_shelf
    add.relaxed_english = stages.obedient
    sys.exit(cli.main(["add", "rows.jsonl", "-w", "shelf", "--processes", "2", "--language", "en"]))
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article and a shelf, and no settings from outside."""
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith(settings.PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(adding, "workspace_shelf", file_shelf)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def put(desk: Path, *days: str) -> None:
    """Rows of these days in a file."""
    rows = [{"text": f"{ARTICLE}\nIt was day {n}.", "date": day} for n, day in enumerate(days)]
    (desk / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def test_an_article_is_coded_once(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["add", "article.txt", "-w", "shelf", "--processes", "1"]) == cli.DONE
    assert cli.main(["add", "article.txt", "-w", "shelf"]) == cli.DONE
    out, err = capsys.readouterr()
    assert out == f"shelf: 1 document added\n{DERIVED}shelf: 0 documents added, 1 there already\n"
    assert err == ""
    (line,) = (desk / "shelf").read_text().splitlines()
    assert json.loads(line)["events"] > 0


def test_failures_are_counted_and_listed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(desk, "2025-06-01")
    (desk / "french.txt").write_text("Les deux ministres se sont rencontrés mardi à Genève pour en parler.")
    code = cli.main(["add", "missing.txt", "rows.jsonl", "french.txt", "-w", "shelf", "--processes", "1"])
    out, err = capsys.readouterr()
    assert code == cli.WITH_FAILURES
    assert out == f"shelf: 1 document added, 2 failures\n{DERIVED}"
    missing, french = err.splitlines()
    assert missing.startswith("missing.txt: No such file") and french.startswith("french.txt: language:")


def test_nothing_but_failures_is_bad_input() -> None:
    assert cli.main(["add", "missing.txt", "-w", "shelf"]) == cli.BAD_INPUT


def test_a_program_gets_what_was_done_as_json(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(desk, "2025-06-01", "2025-06-02", "")
    given = ["rows.jsonl", "missing.txt", "--since", "2025-07-01", "--format", "json", "-w", "shelf"]
    assert cli.main(["add", *given]) == cli.BAD_INPUT
    told = json.loads(capsys.readouterr().out)
    assert told["left_out"] == {"earlier": 2, "undated": 1}
    assert [failure["input"] for failure in told["failed"]] == ["missing.txt"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "nothing to read"),
        (["article.txt", "--processes", "0"], "--processes 0"),
        (["article.txt", "--limit", "0"], "--limit 0"),
        (["article.txt", "--time-limit", "0"], "--time-limit 0"),
        (["article.txt", "--since", "yesterday"], "--since yesterday: not a date"),
        (["--lmit"], "tightrope add --help"),
    ],
)
def test_bad_options_are_told(options: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["add", *options]) == cli.BAD_INPUT
    assert message in capsys.readouterr().err


def test_an_interrupt_stops_at_once_and_leaves_what_is_whole(desk: Path) -> None:
    rows = [{"text": text} for text in ["pid", "kept", "sleep 600", "sleep 599", "never begun"]]
    (desk / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    program = subprocess.Popen(
        [sys.executable, "-c", SLEEPERS],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    shelf = desk / "shelf"
    assert _soon(lambda: shelf.exists() and shelf.read_text().count("\n") == 2), "nothing was added"
    started = time.monotonic()
    os.killpg(program.pid, signal.SIGINT)
    _, err = program.communicate(timeout=60)
    assert time.monotonic() - started < 60
    assert program.returncode == cli.INTERRUPTED
    assert (
        err.strip() == "tightrope: interrupted; shelf has what was ready, the same command goes on from there"
    )
    assert len(shelf.read_text().splitlines()) == 2
    assert _soon(lambda: not _lives(program.pid)), "a process was left behind"


def _lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _soon(happens: Callable[[], bool]) -> bool:
    end = time.monotonic() + 120
    while not (happened := happens()) and time.monotonic() < end:
        time.sleep(0.1)
    return happened
