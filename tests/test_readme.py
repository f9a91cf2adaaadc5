"""The README is tested code: its Python runs, its commands run, and the output it shows is what they print.

Every block runs in a folder that holds `articles/`, two of the example dispatches. In shown output a line of
three dots stands for any lines.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "src" / "tightrope" / "resources" / "examples"
ARTICLES = ("2025-06-26-placeholder-radio-airspace.md", "2025-06-28-example-wire-yekaterinburg.md")
README = (ROOT / "README.md").read_text(encoding="utf-8")
NOT_RUN_HERE = ("uv run pytest", "pip install uv")  # this very test run; what came before it
RUN = [sys.executable, "-c", "import sys; from tightrope.faces.cli import main; sys.exit(main())"]
COLUMNS = "100"  # the width the README's output was printed at


@dataclass(frozen=True, slots=True)
class Command:
    """A line after `$ `, and the lines the README shows below it."""

    line: str
    shown: tuple[str, ...]


def blocks(language: str) -> list[str]:
    """The fenced blocks of the README in `language`."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def commands(block: str) -> list[Command]:
    """The commands of a console block."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [Command(lines[0], tuple(lines[1:])) for part in parts if (lines := part.rstrip().split("\n"))]


def differs_at(shown: tuple[str, ...], printed: list[str]) -> str | None:
    """The first line of `shown` that `printed` has not got in its place; None if all is as shown."""
    at, anywhere = 0, False
    for line in shown:
        if line.strip() == "...":
            anywhere = True
            continue
        rest = [p.rstrip() for p in printed[at:]]
        if line.rstrip() not in (rest if anywhere else rest[:1]):
            return line
        at += rest.index(line.rstrip()) + 1
        anywhere = False
    return None


ALL = [c for block in blocks("console") for c in commands(block)]
TIGHTROPE = [c for c in ALL if c.line.startswith("uv run tightrope")]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A working folder with a few articles in it."""
    (tmp_path / "articles").mkdir()
    for name in ARTICLES:
        shutil.copy(EXAMPLES / name, tmp_path / "articles")
    return tmp_path


def run(command: list[str], desk: Path) -> str:
    """What `command` prints in `desk`; the test fails unless it exits with 0."""
    environment = os.environ | {"COLUMNS": COLUMNS, "PYTHONWARNINGS": "error"}
    done = subprocess.run(command, cwd=desk, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("code", blocks("python"))
def test_a_python_block_runs(code: str, desk: Path) -> None:
    assert run([sys.executable, "-c", code], desk)


@pytest.mark.parametrize("command", TIGHTROPE, ids=lambda command: command.line)
def test_a_command_prints_what_is_shown(command: Command, desk: Path) -> None:
    printed = run([*RUN, *shlex.split(command.line)[3:]], desk)
    assert differs_at(command.shown, printed.splitlines()) is None


def test_every_command_is_run_or_known() -> None:
    assert [c.line for c in ALL if c not in TIGHTROPE and c.line not in NOT_RUN_HERE] == []


def test_there_is_something_to_run() -> None:
    assert blocks("python")
    assert "uv run tightrope demo" in [c.line for c in TIGHTROPE]


def test_shown_output_is_compared_line_by_line() -> None:
    printed = ["a", "b", "c", "d"]
    assert differs_at(("a", "b"), printed) is None
    assert differs_at(("a", "...", "d"), printed) is None
    assert differs_at(("a", "c"), printed) == "c"
    assert differs_at(("a", "...", "e"), printed) == "e"
