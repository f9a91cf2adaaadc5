"""A run that kills itself: python -m tests.store.dying WHERE STAGE."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence

from tests.store.corpora import NOW, a_coded_doc
from tightrope.core.types import Doc
from tightrope.store import add, adding, open_workspace
from tightrope.store.columns import Row
from tightrope.store.workspace import Workspace

DOCS = 2 * adding.BATCH + 10
STAGES = ("reading", "writing", "committed")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def items(last: int) -> Iterator[Doc]:
    """Documents 1 to `last`, then death."""
    for n in range(1, last + 1):
        yield a_coded_doc(n)
    die()


def die_in_the_second_batch() -> None:
    """When its documents are in and its events are not."""
    insert, seen = Workspace.insert, []

    def insert_or_die(ws: Workspace, table: str, rows: Sequence[Row]) -> None:
        seen.append(table)
        if seen.count("events") == 2:
            die()
        insert(ws, table, rows)

    Workspace.insert = insert_or_die  # type: ignore[method-assign]


def main(where: str, stage: str) -> None:
    if stage == "writing":
        die_in_the_second_batch()
    last = {"reading": adding.BATCH + 5, "writing": DOCS, "committed": 2 * adding.BATCH}[stage]
    with open_workspace(where) as ws:
        add(ws, items(last), run="killed", now=NOW)


if __name__ == "__main__":
    main(*sys.argv[1:])
