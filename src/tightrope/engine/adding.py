"""Documents into a workspace: those that are wanted, coded unless it has them, and kept as they become ready."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Protocol

from tightrope.core.types import Doc, Failure
from tightrope.engine import english
from tightrope.engine.deriving import Derived, refresh
from tightrope.engine.parallel import LIMIT_S, code_many
from tightrope.engine.worker import Load


class Added(Protocol):
    """What became of the documents of a run, as the store counts."""

    @property
    def new(self) -> int: ...
    @property
    def versions(self) -> int: ...  # of `new`, those that replace an earlier text at their address
    @property
    def same(self) -> int: ...  # were there already
    @property
    def failures(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where documents go: which ids are there, and how more are put beside them, in order, as they come."""

    known: Callable[[str], bool]
    add: Callable[[Iterable[Doc | Failure]], Added]
    derive: Callable[
        [], Derived | None
    ]  # claims, acts and checks anew, from all that is there; None: nothing is new


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Which documents, coded how."""

    processes: int
    since: date | None = None  # the first day of publication (UTC) that is wanted
    limit: int | None = None  # documents wanted, those that are there already among them
    limit_s: float = LIMIT_S  # that the coding of one may take
    load: Load = english


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Is told of each item once, in order of the input."""

    done: Callable[[Doc | Failure], None]  # was there, is coded, or has failed; goes to the shelf
    left_out: Callable[[Doc], None]  # published before `since`, or nobody knows when


def add(items: Iterable[Doc | Failure], *, plan: Plan, shelf: Shelf, listener: Listener) -> Added:
    """Put what `items` gives on the shelf. What ends it early leaves what was ready until then; again, it goes on."""
    wanted = _limited(_since(items, plan.since, listener.left_out), plan.limit)
    coded = code_many(
        wanted, processes=plan.processes, load=plan.load, limit_s=plan.limit_s, known=shelf.known
    )
    return shelf.add(_told(coded, listener.done))


@contextmanager
def workspace_shelf(where: str, *, run: str, now: datetime) -> Iterator[Shelf]:
    """The workspace `where` (a DuckDB file or postgresql:// address), open as long as the context is."""
    from tightrope import store  # heavy: only who adds needs it

    with store.open_workspace(where) as workspace:
        yield Shelf(
            known=lambda doc_id: bool(store.known(workspace, [doc_id])),
            add=partial(store.add, workspace, run=run, now=now),
            derive=partial(refresh, workspace),
        )


def _since(
    items: Iterable[Doc | Failure], since: date | None, left_out: Callable[[Doc], None]
) -> Iterator[Doc | Failure]:
    for item in items:
        if since is None or isinstance(item, Failure) or (item.published and item.published.date() >= since):
            yield item
        else:
            left_out(item)


def _limited(items: Iterator[Doc | Failure], limit: int | None) -> Iterator[Doc | Failure]:
    """Up to the document that makes the limit full, and not one read beyond it."""
    count = 0
    for item in items if limit is None or limit > 0 else ():
        yield item
        count += isinstance(item, Doc)
        if count == limit:
            return


def _told(items: Iterator[Doc | Failure], tell: Callable[[Doc | Failure], None]) -> Iterator[Doc | Failure]:
    for item in items:
        tell(item)
        yield item
