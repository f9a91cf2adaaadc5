"""What a watcher remembers, as one JSON file: written whole or not at all."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from tightrope.core.errors import InputError
from tightrope.documents.polling.records import Address, Entry, Feed, Hop

SCHEMA = "tightrope/watch/1"
MOMENTS = ("due", "full", "first", "last", "published")


def load_feeds(path: Path) -> tuple[Feed, ...]:
    """The feeds `path` remembers; none where there is no such file. InputError where it cannot be understood."""
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
        if state["schema"] != SCHEMA:
            raise ValueError(f"schema {state['schema']!r}, not {SCHEMA!r}")
        return tuple(_feed(feed) for feed in state["feeds"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(
            f"{path}: not what a watcher remembers ({error}); move it away to begin afresh"
        ) from error


def save_feeds(path: Path, feeds: Iterable[Feed]) -> None:
    """Replace `path` in one step: whoever is interrupted leaves the old file. InputError where it cannot be written."""
    text = json.dumps({"schema": SCHEMA, "feeds": list(feeds)}, default=_plain)
    beside = path.with_name(f"{path.name}.new")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written: {error.strerror}; choose another --workspace"
        ) from error


def _plain(value: Feed | Entry | Address | Hop | datetime) -> str | dict[str, Any]:
    """What JSON has no word for, in words it has."""
    if isinstance(value, datetime):
        return value.isoformat()
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _feed(value: Mapping[str, Any]) -> Feed:
    entries = tuple(_entry(entry) for entry in value["entries"])
    address = _address(value["address"])
    return Feed(name=value["name"], address=address, entries=entries, faults=tuple(value["faults"]))


def _entry(value: Mapping[str, Any]) -> Entry:
    return Entry(**{**_timed(value), "address": _address(value["address"])})


def _address(value: Mapping[str, Any]) -> Address:
    return Address(**{**_timed(value), "hop": Hop(**value["hop"]) if value["hop"] else None})


def _timed(value: Mapping[str, Any]) -> dict[str, Any]:
    """With moments where JSON has their words."""
    return {k: datetime.fromisoformat(v) if v and k in MOMENTS else v for k, v in value.items()}
