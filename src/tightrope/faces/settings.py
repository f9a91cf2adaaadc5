"""Settings enter here, once: defaults, then `tightrope.toml`, then TIGHTROPE_* variables, then flags.

Nothing else in the package reads the environment.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tightrope.core.errors import InputError

FILE = "tightrope.toml"
PREFIX = "TIGHTROPE_"
NOT_OURS = frozenset({"TIGHTROPE_DATA"})  # where the tests find development data; no setting
FORMATS = ("text", "json", "html", "md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the faces behave. A field is a key of `tightrope.toml` and, in capitals, a TIGHTROPE_ variable."""

    format: str = "text"  # one of FORMATS
    width: int | None = None  # columns of text output; None: as wide as the terminal
    colour: bool | None = None  # None: on a terminal, unless NO_COLOR is set
    language: str | None = None  # ISO 639-1 code that all input is in; None: told from each document
    min_score: float = 0.0  # 0..1: findings the reader is less sure of are left out
    allow_private: bool = False  # whether addresses inside the own network may be read
    workspace: str = "tightrope.duckdb"  # a DuckDB file, or a postgresql:// address
    seconds: float = 30.0  # that one download may take


def load(
    flags: Mapping[str, Any], *, folder: Path | None = None, environ: Mapping[str, str] | None = None
) -> Settings:
    """The settings in force; a flag of None was not given.

    folder: where `tightrope.toml` may lie; None: the current one. environ: None: that of the process.
    Raises InputError for a key that is no setting or a value that does not fit, naming where it stands.
    """
    environ = os.environ if environ is None else environ
    values: dict[str, Any] = {"colour": False} if environ.get("NO_COLOR") else {}
    values |= _of_file((folder or Path()) / FILE)
    values |= _of_environment(environ)
    values |= {k: _value(k, v, f"--{k.replace('_', '-')}") for k, v in flags.items() if v is not None}
    return Settings(**values)


def _of_file(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as TOML: {error}") from error
    return {key: _value(key, value, f"{path}: {key}") for key, value in table.items()}


def _of_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    names = sorted(n for n in environ if n.startswith(PREFIX) and n not in NOT_OURS)
    return {key: _value(key, environ[n], n) for n in names for key in [n.removeprefix(PREFIX).lower()]}


def _value(key: str, value: object, where: str) -> Any:
    """`value` as the setting `key` wants it; text is converted, since variables have no other type."""
    if key not in _CONVERSIONS:
        raise InputError(f"{where}: no such setting; there are {', '.join(_CONVERSIONS)}")
    try:
        return _CONVERSIONS[key](value)
    except (TypeError, ValueError) as error:
        raise InputError(f"{where} = {value!r}: {error}") from error


def _format(value: object) -> str:
    if value not in FORMATS:
        raise ValueError(f"one of {', '.join(FORMATS)} is expected")
    return str(value)


def _columns(value: object) -> int:
    return int(_number(value, low=20, high=1000))


def _share(value: object) -> float:
    return _number(value, low=0, high=1)


def _seconds(value: object) -> float:
    return _number(value, low=0.001, high=86_400)


def _number(value: object, *, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("a number is expected")
    number = float(value)
    if not low <= number <= high:
        raise ValueError(f"a number from {low:g} to {high:g} is expected")
    return number


def _workspace(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a file or a postgresql:// address is expected")
    return value


def _yes_or_no(value: object) -> bool:
    known = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() not in known:
        raise ValueError("true or false is expected")
    return known[str(value).lower()]


def _language(value: object) -> str:
    text = str(value)
    if not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise ValueError("an ISO 639-1 code of two letters is expected, such as en")
    return text.lower()


_CONVERSIONS: Mapping[str, Callable[[object], Any]] = {
    "format": _format,
    "width": _columns,
    "colour": _yes_or_no,
    "language": _language,
    "min_score": _share,
    "allow_private": _yes_or_no,
    "workspace": _workspace,
    "seconds": _seconds,
}
