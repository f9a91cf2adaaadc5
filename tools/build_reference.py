"""The pages of docs/reference, from the program itself: commands and their options, formats, settings.

python tools/build_reference.py     writes them; tests/test_reference.py fails while they are not current
"""

import inspect
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields
from itertools import starmap
from pathlib import Path
from types import NoneType
from typing import Any

from cyclopts import App, Parameter

from tightrope.documents import READERS, Limits
from tightrope.faces.cli import app
from tightrope.faces.settings import Settings

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
BUILT = "Built by `python tools/build_reference.py`; change the program, not this page."


def commands() -> str:
    """Every command with its arguments and options."""
    functions = (part for name in _names(app) for part in _functions(name, app[name]))
    return _page("Commands", f"```\n{app.help_epilogue}\n```", *starmap(_command, functions))


def formats() -> str:
    """Every format a document can be read from, and the limits on one input."""
    head = "| format | what | suffixes | media types |\n|---|---|---|---|\n"
    rows = (
        f"| {r.name} | {r.summary} | {_codes(r.suffixes)} | {_codes(r.media_types)} |"
        for r in READERS.values()
    )
    limits = "\n".join(f"| {f.name} | {_default(f.default)} |" for f in fields(Limits))
    bounds = f"## Limits on one input\n\n| limit | |\n|---|---|\n{limits}"
    return _page("Formats", head + "\n".join(rows), bounds)


def settings() -> str:
    """Every setting, where it may stand, and what it is by default."""
    text = (
        "A setting comes from a flag, else from the environment, else from `tightrope.toml` in the working\n"
        "folder, else it is the default. Unknown keys are refused."
    )
    head = "| in `tightrope.toml` | in the environment | default |\n|---|---|---|\n"
    rows = (
        f"| `{f.name}` | `TIGHTROPE_{f.name.upper()}` | {_default(f.default)} |" for f in fields(Settings)
    )
    return _page("Settings", text, head + "\n".join(rows))


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "formats.md": formats,
    "settings.md": settings,
}


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", BUILT, *parts]) + "\n"


def _names(commands: App) -> list[str]:
    return sorted(name for name in commands if not name.startswith("-"))


def _functions(name: str, command: App) -> Iterator[tuple[str, Callable[..., Any]]]:
    """The function of a command, then those of the commands below it."""
    if command.default_command is not None:
        yield name, command.default_command
    for below in _names(command):
        yield from _functions(f"{name} {below}", command[below])


def _command(name: str, function: Callable[..., Any]) -> str:
    hints = typing.get_type_hints(function, include_extras=True)
    rows = "\n".join(_row(p, hints[p.name]) for p in inspect.signature(function).parameters.values())
    return f"## tightrope {name}\n\n{inspect.getdoc(function)}\n\n| | | default |\n|---|---|---|\n{rows}"


def _row(parameter: inspect.Parameter, hint: Any) -> str:
    known, told = _told(hint)
    if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
        return f"| `{parameter.name.upper()}…` | {told.help} | |"
    if parameter.default is inspect.Parameter.empty:
        return f"| `{parameter.name.upper()}` | {told.help} | |"
    names = " ".join(f"`{name}`" for name in told.name or ("--" + parameter.name.replace("_", "-"),))
    choices = ", ".join(_choices(known))
    about = f"{told.help} One of {choices}." if choices else told.help
    return f"| {names} | {about} | {_default(parameter.default)} |"


def _told(hint: Any) -> tuple[Any, Parameter]:
    """The type and the command line's own annotation of a parameter."""
    known, *notes = typing.get_args(hint)
    return known, next(note for note in notes if isinstance(note, Parameter))


def _choices(known: Any) -> Iterator[str]:
    if typing.get_origin(known) is typing.Literal:
        yield from typing.get_args(known)
    elif known is not NoneType:
        for part in typing.get_args(known):
            yield from _choices(part)


def _codes(names: tuple[str, ...]) -> str:
    return " ".join(f"`{name}`" for name in names)


def _default(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, build in PAGES.items():
        (FOLDER / name).write_text(build(), encoding="utf-8")


if __name__ == "__main__":
    main()
