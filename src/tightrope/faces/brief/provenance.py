"""What made a brief: the program, its models and its lexicons, each by hash. Same hashes, same brief."""

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources.abc import Traversable
from typing import Any

from tightrope import __version__
from tightrope.resources.loading import load_toml, resource

MODELS = "models"
NO_LEXICONS = frozenset({MODELS, "examples", "labels", "evaluation"})  # they change no finding


@cache
def generated_by() -> Mapping[str, Any]:
    """`program`, `version`, `models` (file hashes from their cards), `lexicons` (SHA-256 of each folder)."""
    return {
        "program": "tightrope",
        "version": __version__,
        "models": {folder.name: _model(folder.name) for folder in _folders(resource(MODELS))},
        "lexicons": {f.name: _hash(f) for f in _folders(resource(".")) if f.name not in NO_LEXICONS},
    }


def _model(name: str) -> dict[str, str]:
    return dict(load_toml(f"{MODELS}/{name}/card.toml")["files"])


def _folders(parent: Traversable) -> list[Traversable]:
    """Folders that hold resources, by name; none if `parent` is missing."""
    if not parent.is_dir():
        return []
    folders = (f for f in parent.iterdir() if f.is_dir() and not f.name.startswith((".", "_")))
    return sorted(folders, key=lambda f: f.name)


def _hash(folder: Traversable) -> str:
    """One hash over the names and contents of all files below `folder`."""
    digest = sha256()
    for name, file in _files(folder, ""):
        digest.update(name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        path = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _files(entry, f"{path}/")
        else:
            yield path, entry
