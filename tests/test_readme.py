"""The README is tested code: its Python runs, its commands run, and the output it shows is what they print."""

from pathlib import Path

import pytest

from tests.documentation import (
    PROGRAM,
    ROOT,
    Command,
    blocks,
    commands,
    differs_at,
    lay_desk,
    run_program,
    run_python,
)

README = ROOT / "README.md"
NOT_RUN_HERE = ("uv run pytest", "pip install uv")  # this very test run; what came before it
TIGHTROPE = [c for c in commands(README) if c.line.startswith(PROGRAM)]


@pytest.mark.parametrize("code", blocks(README, "python"))
def test_a_python_block_runs(code: str, tmp_path: Path) -> None:
    assert run_python(code, lay_desk(tmp_path))


@pytest.mark.parametrize("command", TIGHTROPE, ids=lambda command: command.line)
def test_a_command_prints_what_is_shown(command: Command, tmp_path: Path) -> None:
    printed = run_program(command.line, lay_desk(tmp_path))
    assert differs_at(command.shown, printed.splitlines()) is None


def test_every_command_is_run_or_known() -> None:
    assert [c.line for c in commands(README) if c not in TIGHTROPE and c.line not in NOT_RUN_HERE] == []


def test_there_is_something_to_run() -> None:
    assert blocks(README, "python")
    assert "uv run tightrope demo" in [c.line for c in TIGHTROPE]


def test_shown_output_is_compared_line_by_line() -> None:
    printed = ["a", "b", "c", "d"]
    assert differs_at(("a", "b"), printed) is None
    assert differs_at(("a", "...", "d"), printed) is None
    assert differs_at(("a", "c"), printed) == "c"
    assert differs_at(("a", "...", "e"), printed) == "e"
