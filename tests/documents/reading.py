"""Shorthands: read bytes, files or inputs; keep apart what was read and what failed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from tightrope.core.types import Doc, Failure
from tightrope.documents import ReadOptions, read

NOW = datetime(2025, 7, 1, 12, tzinfo=UTC)


def options(**fields: Any) -> ReadOptions:
    return ReadOptions(**{"now": NOW, **fields})


def reading(*inputs: str | Path, **fields: Any) -> tuple[list[Doc], list[Failure]]:
    """Documents and failures of `inputs`."""
    return apart(list(read(inputs, options=options(**fields))))


def reading_bytes(content: bytes | str, **fields: Any) -> tuple[list[Doc], list[Failure]]:
    """Documents and failures of what comes in by standard input."""
    data = content.encode() if isinstance(content, str) else content
    return apart(list(read(["-"], options=options(**fields), stdin=BytesIO(data))))


def the_doc(content: bytes | str, **fields: Any) -> Doc:
    """The one document there is."""
    docs, failures = reading_bytes(content, **fields)
    assert not failures, failures
    (doc,) = docs
    return doc


def the_error(content: bytes | str, **fields: Any) -> str:
    """The one failure there is."""
    docs, failures = reading_bytes(content, **fields)
    assert not docs, docs
    (failure,) = failures
    assert failure.stage == "documents"
    return failure.error


def apart(found: Sequence[Doc | Failure]) -> tuple[list[Doc], list[Failure]]:
    docs = [item for item in found if isinstance(item, Doc)]
    return docs, [item for item in found if isinstance(item, Failure)]
