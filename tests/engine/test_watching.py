"""Watching an outlet that behaves well, and one that does not, over simulated hours."""

import gzip
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests.documents.polling.world import (
    START,
    XML,
    FakeClock,
    Outlet,
    Request,
    a_feed,
    a_page,
    an_item,
    everywhere,
    serving,
)
from tightrope.core.types import Doc, Failure, PublishedBasis
from tightrope.documents import Limits, ReadOptions
from tightrope.documents.polling.records import Feed, new_feed
from tightrope.documents.polling.sites import DELAY
from tightrope.engine.watching import Clock, Desk, Note, Plan, What, watch

HOUR = timedelta(hours=1)


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    with serving(Outlet(clock=FakeClock())) as open_outlet:
        yield open_outlet


@dataclass(slots=True)
class Kept:
    """A store that keeps all it is given, and what became of the feeds."""

    items: list[Doc | Failure] = field(default_factory=list)
    feeds: tuple[Feed, ...] = ()
    notes: list[Note] = field(default_factory=list)

    @property
    def docs(self) -> list[Doc]:
        return [item for item in self.items if isinstance(item, Doc)]

    @property
    def errors(self) -> list[str]:
        return [item.error for item in self.items if isinstance(item, Failure)]

    def told(self, what: What) -> list[Note]:
        return [note for note in self.notes if note.what is what]


def watching(
    outlet: Outlet,
    *feeds: str | Feed,
    hours: float = 24,
    limits: Limits | None = None,
    private: bool = True,
    **fields: Any,
) -> Kept:
    """What watching `feeds` for so many simulated hours brings."""
    clock, kept = outlet.clock, Kept()
    clock.end = clock.time + timedelta(hours=hours)
    options = ReadOptions(now=clock.time, allow_private_addresses=private, limits=limits or Limits(), language="en")
    begun = [new_feed(f, now=clock.time) if isinstance(f, str) else f for f in feeds]

    def add(items: Sequence[Doc | Failure]) -> None:
        kept.items.extend(items)

    def save(feeds: Any) -> None:
        kept.feeds = tuple(feeds)

    kept.notes.extend(
        watch(
            begun,
            plan=Plan(options=options, **{"resolve": everywhere, **fields}),
            clock=Clock(now=clock.now, sleep=clock.sleep, stopping=clock.stopping, rng=clock.rng),
            desk=Desk(code=lambda doc: doc, add=add, save=save),
        )
    )
    return kept


def test_a_day_of_a_quiet_feed(outlet: Outlet) -> None:
    outlet.page("/1", "First.")
    outlet.feed("/feed", an_item(outlet.url("/1")))
    started = time.monotonic()
    kept = watching(outlet, outlet.url("/feed"))
    assert [doc.url for doc in kept.docs] == [outlet.url("/1")]
    assert "Norland accused Sudria" in kept.docs[0].text
    assert kept.docs[0].published_basis is PublishedBasis.FEED
    assert 43 <= outlet.paths().count("/feed") <= 54
    assert outlet.paths().count("/1") == 4
    assert not kept.errors
    assert time.monotonic() - started < 10
