"""What an evaluation may be given, told by the content of a file, and the text of a file, compressed or not."""

import gzip
import json
import lzma
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from tightrope.core.errors import InputError

COLUMNS = ("sentence_id", "root", "sentence", "marked_sentence", "source", "target")  # of relation pairs
XZ, GZIP = b"\xfd7zXZ\x00", b"\x1f\x8b"
EXPECTED = (
    "a reading (YAML with `doc`), a brief (JSON), coded sentences (JSONL with id, text, events), relation pairs"
    f" (TSV with the header {' '.join(COLUMNS)}) or attributed articles (JSONL with id, text, annotations) is expected"
)


class FileKind(StrEnum):
    """The five kinds; each value may stand before paths on the command line."""

    READINGS = "readings"
    BRIEFS = "briefs"
    EVENTS = "events"
    PAIRS = "pairs"
    POLNEAR = "polnear"


def text_of(path: Path) -> str:
    """The UTF-8 text of a file, which may be compressed with xz or gzip. Raises InputError."""
    try:
        raw = path.read_bytes()
        if raw.startswith(XZ):
            raw = lzma.decompress(raw)
        elif raw.startswith(GZIP):
            raw = gzip.decompress(raw)
        return raw.decode("utf-8-sig")
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}; UTF-8 text is expected") from error


def kind_of(path: Path) -> FileKind:
    """What `path` holds. Raises InputError naming file, line and what is expected where it is none of the kinds."""
    text = text_of(path)
    first = next((line for line in text.split("\n") if line.strip()), "")
    if tuple(first.rstrip("\r").split("\t")) == COLUMNS:
        return FileKind.PAIRS
    named = FileKind.BRIEFS if path.suffix == ".json" else None  # whoever reads it says what is wrong with it
    is_object = first.lstrip().startswith("{")
    kind = (_of_object(_parsed(first)) or _of_object(_parsed(text)) if is_object else _of_yaml(text)) or named
    if kind is None:
        raise InputError(f"{path}:1: {first.strip()[:60]!r} begins none of what can be scored; {EXPECTED}")
    return kind


def _of_object(row: object) -> FileKind | None:
    if not isinstance(row, Mapping):
        return None
    if "doc" in row:
        return FileKind.READINGS  # JSON is YAML
    if "annotations" in row:
        return FileKind.POLNEAR
    if "documents" in row or "schema" in row:
        return FileKind.BRIEFS
    return FileKind.EVENTS if row.keys() & {"id", "text", "events"} else None


def _of_yaml(text: str) -> FileKind | None:
    try:
        tree = yaml.safe_load(text)
    except yaml.YAMLError:
        return None
    return FileKind.READINGS if isinstance(tree, Mapping) and "doc" in tree else None


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
