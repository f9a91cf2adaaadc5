"""The Python face: the functions of `import tightrope`. Heavy parts load when they are first called."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope.core.types import Doc, Failure, Ledger

if TYPE_CHECKING:
    from tightrope.documents import ReadOptions


def read(*inputs: str | Path, options: "ReadOptions | None" = None) -> Iterator[Doc | Failure]:
    """The documents of files, folders, patterns and addresses, and beside them what could not be read."""
    from tightrope import documents

    options = options or documents.ReadOptions(now=datetime.now(UTC))
    return documents.read(inputs, options=options)


def code(docs: Iterable[Doc | Failure]) -> Iterator[Doc | Failure]:
    """The same documents with their sentences, actors, attributions and events. Failures pass through."""
    from tightrope import engine

    return engine.code(docs, pipeline=engine.english())


def at_least(ledger: Ledger, score: float) -> Ledger:
    """`ledger` without the findings less sure than `score` (0..1), and without what is told only in them."""
    from tightrope.faces.brief import filtering

    return filtering.at_least(ledger, score)
