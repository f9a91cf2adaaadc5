"""A stand-in for the workspace: lines of a file, for tests of `tightrope add` in this process and in another."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tightrope.core.types import Doc, Failure
from tightrope.engine.adding import Shelf
from tightrope.engine.deriving import Derived


@dataclass(kw_only=True)
class Added:
    new: int = 0
    versions: int = 0
    same: int = 0
    failures: int = 0


@contextmanager
def file_shelf(where: str, *, run: str, now: datetime) -> Iterator[Shelf]:
    """Each document a line: its id, and whether it came with events."""
    path = Path(where)
    known = {json.loads(line)["id"] for line in path.read_text().splitlines()} if path.exists() else set()

    added = Added()

    def add(items: Iterable[Doc | Failure]) -> Added:
        with path.open("a", encoding="utf-8") as file:
            for item in items:
                if isinstance(item, Failure):
                    added.failures += 1
                elif item.id in known:
                    added.same += 1
                else:
                    added.new += 1
                    file.write(json.dumps({"id": item.id, "run": run, "events": len(item.events)}) + "\n")
                    file.flush()
        return added

    def derive() -> Derived | None:
        return None if not added.new else Derived(claims=7, acts=0, checks=0, waiting=())

    yield Shelf(known=known.__contains__, add=add, derive=derive)
