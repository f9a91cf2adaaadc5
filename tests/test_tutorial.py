"""The tutorial is tested code: its commands run, except those that need a network, and its Python is one program."""

from pathlib import Path

import pytest

from tests.documentation import PROGRAM, ROOT, blocks, commands, lay_desk, run_program, run_python

TUTORIAL = ROOT / "docs" / "tutorial.md"
OFFLINE = [c.line for c in commands(TUTORIAL) if c.line.startswith(PROGRAM) and "https://" not in c.line]


@pytest.mark.parametrize("line", OFFLINE)
def test_a_command_runs(line: str, tmp_path: Path) -> None:
    printed = run_program(line, lay_desk(tmp_path))
    assert printed or "--output" in line


def test_the_python_runs_from_block_to_block(tmp_path: Path) -> None:
    printed = run_python("\n".join(blocks(TUTORIAL, "python")), lay_desk(tmp_path))
    assert " | " in printed


def test_there_is_something_to_run() -> None:
    assert len(OFFLINE) > 5
