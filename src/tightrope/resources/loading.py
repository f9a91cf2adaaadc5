"""The one typed door to the files shipped with the package: TOML without a `[source]` table is refused."""

import json
import tomllib
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from tightrope.core.errors import ResourceError

SOURCE_KEYS = {"name": str, "licence": str, "retrieved": date}


def load_toml(relative_path: str) -> dict[str, Any]:
    """The tables of `resources/<relative_path>`, its checked `[source]` among them.

    Raises ResourceError if the file is missing, is no TOML, or does not say where it comes from.
    """
    return parse_toml(_read(relative_path), at=relative_path)


def parse_toml(text: str, *, at: str) -> dict[str, Any]:
    """The tables of `text`; `at` names the file in messages. Raises ResourceError as `load_toml` does."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{at}: not valid TOML: {error}; correct the file") from error
    _check_source(tables.get("source"), at)
    return tables


def load_json(relative_path: str) -> Any:
    """The value in `resources/<relative_path>`, a derived file that tools/build_resources.py writes."""
    try:
        return json.loads(_read(relative_path))
    except json.JSONDecodeError as error:
        raise ResourceError(f"{relative_path}: {error}; run tools/build_resources.py again") from error


def list_toml(relative_folder: str) -> tuple[str, ...]:
    """Relative paths of the TOML files directly in `resources/<relative_folder>`, sorted."""
    names = (f.name for f in resource(relative_folder).iterdir())
    return tuple(f"{relative_folder}/{name}" for name in sorted(names) if name.endswith(".toml"))


def resource(relative_path: str) -> Traversable:
    """The file or folder `resources/<relative_path>`, whether or not it exists."""
    return files("tightrope.resources").joinpath(relative_path)


def _read(relative_path: str) -> str:
    try:
        return resource(relative_path).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ResourceError(
            f"{relative_path}: missing from tightrope/resources; reinstall the package"
        ) from error


def _check_source(source: Any, at: str) -> None:
    if not isinstance(source, dict):
        raise ResourceError(f"{at}: no [source] table; add one with name, licence and retrieved")
    for key, kind in SOURCE_KEYS.items():
        if not isinstance(source.get(key), kind):
            raise ResourceError(f"{at}: [source] needs {key} ({kind.__name__}); got {source.get(key)!r}")
