"""The reference is built from the program: what stands there is what the program does today."""

import pytest

from tools.build_reference import FOLDER, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_current(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "run python tools/build_reference.py"


COMMANDS = (
    "read",
    "demo",
    "evaluate",
    "watch",
    "import",
    "origins",
    "check",
    "check route",
    "claims",
    "claim",
    "acts",
    "add",
    "workspace",
    "review",
)


def test_no_page_is_left_over() -> None:
    assert sorted(p.name for p in FOLDER.iterdir()) == sorted(PAGES)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_section(command: str) -> None:
    assert f"## tightrope {command}\n" in PAGES["commands.md"]()
