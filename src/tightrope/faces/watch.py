"""`tightrope watch`: feeds into the workspace, until told to stop."""

import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from cyclopts import Parameter

from tightrope.core.errors import InputError
from tightrope.faces.exits import DONE, WITH_FAILURES
from tightrope.faces.settings import load
from tightrope.faces.stored import Where

if TYPE_CHECKING:
    from tightrope.documents.polling.records import Feed
    from tightrope.engine.watching import Clock, Note, Plan

REMEMBERED = ".watch.json"  # after the name of the workspace
LEAST_EVERY = 1.0  # minutes; more often is not polite to anybody
LOOK_UP = 0.25  # seconds between two looks at whether to stop


def watch(
    *feeds: Annotated[
        str, Parameter(help="Addresses of RSS, Atom or JSON feeds; none: those watched before.")
    ],
    every: Annotated[float, Parameter(help="Minutes between two polls of a feed that answers.")] = 30.0,
    once: Annotated[bool, Parameter(negative="", help="Poll once, fetch what is due, and end.")] = False,
    workspace: Where = None,
    pages: Annotated[
        bool,
        Parameter(
            negative="--no-pages", help="Fetch the page of each entry; else read the feed's own words."
        ),
    ] = True,
    language: Annotated[str | None, Parameter(help="ISO 639-1 code all articles are in.")] = None,
    allow_private: Annotated[
        bool | None, Parameter(negative="", help="Allow addresses inside your own network.")
    ] = None,
) -> int:
    """Poll feeds politely; fetch, code and store what is new in them, until stopped (Ctrl-C, or SIGTERM)."""
    from tightrope import documents
    from tightrope.engine.watching import Plan

    if every < LEAST_EVERY:
        raise InputError(f"--every {every:g}: {LEAST_EVERY:g} minute at the least")
    settings = load({"language": language, "allow_private": allow_private, "workspace": workspace})
    options = documents.ReadOptions(
        now=_now(),
        language=settings.language,
        limits=documents.Limits(seconds=settings.seconds),
        allow_private_addresses=settings.allow_private,
    )
    plan = Plan(options=options, every=timedelta(minutes=every), once=once, pages=pages)
    with _until_told() as stopping:
        return _watched(feeds, settings.workspace, plan, _clock(stopping))


def _watched(names: tuple[str, ...], workspace: str, plan: "Plan", clock: "Clock") -> int:
    from tightrope import engine
    from tightrope.documents.polling.state_file import load_feeds, save_feeds
    from tightrope.engine import watching

    path = _memory(workspace)
    known = load_feeds(path)
    chosen = _chosen(names, known)
    others = [feed for feed in known if feed.name not in {f.name for f in chosen}]
    failed = False
    with watching.into_workspace(workspace, now=clock.now) as add:
        desk = watching.Desk(
            code=watching.coder(engine.english()),
            add=add,
            save=lambda feeds: save_feeds(path, [*feeds, *others]),
        )
        for note in watching.watch(chosen, plan=plan, clock=clock, desk=desk):
            print(_line(note), file=sys.stderr, flush=True)
            failed |= note.what in (watching.What.FAILED, watching.What.GIVEN_UP)
    return WITH_FAILURES if failed else DONE


def _chosen(names: tuple[str, ...], known: tuple["Feed", ...]) -> list["Feed"]:
    """The feeds called `names`, as remembered where they are; all remembered ones where none is named."""
    from tightrope.documents.polling.records import new_feed

    if not names and not known:
        raise InputError("nothing to watch; name feeds, such as https://example.org/feed.xml")
    remembered = {feed.name: feed for feed in known}
    return [remembered.get(name) or new_feed(name, now=_now()) for name in names or remembered]


def _memory(workspace: str) -> Path:
    """The file beside the workspace; for a database elsewhere, one in this folder."""
    if "://" not in workspace:
        return Path(f"{workspace}{REMEMBERED}")
    from tightrope.core.ids import content_id

    address = urlsplit(workspace)  # a password, or a new one, makes no difference
    return Path(content_id("tightrope", address.hostname, address.port, address.path) + REMEMBERED)


def _line(note: "Note") -> str:
    about = f" - {note.about}" if note.about else ""
    text = f"{note.at:%Y-%m-%dT%H:%M:%SZ} {note.what:9} {note.url}{about}"
    return "".join(c if c.isprintable() else " " for c in text)  # titles come from strangers


def _clock(stopping: Callable[[], bool]) -> "Clock":
    from tightrope.engine.watching import Clock

    def sleep(seconds: float) -> None:
        end = time.monotonic() + seconds
        while not stopping() and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, LOOK_UP))

    return Clock(now=_now, sleep=sleep, stopping=stopping, rng=random.Random())


def _now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def _until_told() -> Iterator[Callable[[], bool]]:
    """Whether SIGINT or SIGTERM has come. The first lets the document in hand be finished, a second does not."""
    told: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        told.append(number)
        print("tightrope: stopping after the document in hand", file=sys.stderr, flush=True)
        signal.signal(number, before[signal.Signals(number)])

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(told)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
