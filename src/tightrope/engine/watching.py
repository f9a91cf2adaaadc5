"""Watching feeds: ask, read, code, store, remember; one request at a time, until told to stop.

The clock, chance, the network's names and the store are arguments: a day of watching takes as long as its work.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from tightrope.core.errors import InputError
from tightrope.core.ids import content_id
from tightrope.core.types import Doc, Failure
from tightrope.documents import ReadOptions
from tightrope.documents.addresses import Resolve
from tightrope.documents.addresses import resolve as by_system
from tightrope.documents.fetch import Answer, ask
from tightrope.documents.polling.agenda import Errand, upcoming
from tightrope.documents.polling.articles import article_of, next_visit, page_limits
from tightrope.documents.polling.asking import asked
from tightrope.documents.polling.feeds import page_of, taken_in
from tightrope.documents.polling.records import Address, Entry, Feed
from tightrope.documents.polling.replies import (
    Onward,
    Patience,
    Reply,
    Trouble,
    Unchanged,
    fared_badly,
    fared_well,
    led_on,
)
from tightrope.documents.polling.sites import Site
from tightrope.engine import Pipeline, code_one

EVERY = timedelta(minutes=30)  # what feed readers have long kept to: half an hour to an hour
LONGEST_PAUSE = timedelta(days=1)  # of a feed that fails again and again
JITTER = 0.1  # of the interval, either way: feeds first asked together drift apart
ARTICLE_PATIENCE = Patience(first=timedelta(minutes=5), most=timedelta(hours=6), errors=5)
SAVED_EVERY = timedelta(minutes=1)  # at the most: 10,000 entries take 0.15 s to write
LONGEST_SLEEP = timedelta(hours=1)  # then look at the clock again: machines are suspended, clocks are set
STAGE = "watch"


class What(StrEnum):
    """What a note tells of."""

    POLLED = "polled"
    UNCHANGED = "unchanged"
    MOVED = "moved"
    NEW = "new"
    VERSION = "version"
    FAILED = "failed"
    GIVEN_UP = "given up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing that happened while watching."""

    at: datetime
    what: What
    url: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Time and chance, as the caller has them."""

    now: Callable[[], datetime]  # UTC-aware
    sleep: Callable[[float], None]  # seconds; may return early
    stopping: Callable[[], bool]  # asked between requests
    rng: random.Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to watch for."""

    options: ReadOptions  # its `now` is set anew for each request
    every: timedelta = EVERY  # between two polls of a feed that answers
    once: bool = False  # only what is due, then end
    pages: bool = True  # fetch the page of each entry; else its document is what the feed itself says
    resolve: Resolve = by_system


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where documents go."""

    code: Callable[[Doc], Doc | Failure]
    add: Callable[[Sequence[Doc | Failure]], object]  # documents as coded, and failures; safe to repeat
    save: Callable[[Iterable[Feed]], None]  # what is remembered of all feeds


def watch(feeds: Iterable[Feed], *, plan: Plan, clock: Clock, desk: Desk) -> Iterator[Note]:
    """Poll `feeds` and visit what they lead to, for ever or once. What happens is told as it happens.

    A document is added before its entry is remembered: who is killed repeats the last minute, and loses nothing.
    """
    watcher = _Watcher(feeds, plan, clock, desk)
    try:
        yield from watcher.notes()
    finally:
        watcher.save()


class _Watcher:
    """Feeds and sites as they stand."""

    def __init__(self, feeds: Iterable[Feed], plan: Plan, clock: Clock, desk: Desk) -> None:
        self._plan, self._clock, self._desk = plan, clock, desk
        self._feeds = {feed.name: feed for feed in feeds}
        self._saved: Mapping[str, Feed] = dict(self._feeds)
        self._saved_at = clock.now()
        self._sites: dict[str, Site] = {}
        self._patience = Patience(first=plan.every, most=max(LONGEST_PAUSE, plan.every))

    def notes(self) -> Iterator[Note]:
        for feed in self._feeds.values():
            if feed.address.due is None:
                yield self._note(What.GIVEN_UP, feed.name, f"earlier: {feed.address.why}")
        if self._plan.once:
            self._feeds = {name: _due(feed, self._clock.now()) for name, feed in self._feeds.items()}
        while not self._clock.stopping() and (errand := self._next()):
            now = self._clock.now()
            wait = errand.start - now
            if max(wait, now - self._saved_at) >= SAVED_EVERY:
                self.save()
            if wait > timedelta(0):
                self._clock.sleep(min(wait, LONGEST_SLEEP).total_seconds())
            else:
                yield from self._run(errand)

    def save(self) -> None:
        """What has changed since it was last saved."""
        if self._saved != self._feeds:
            self._desk.save(self._feeds.values())
            self._saved, self._saved_at = dict(self._feeds), self._clock.now()

    def _next(self) -> Errand | None:
        return upcoming(self._feeds.values(), self._sites, now=self._clock.now(), only_due=self._plan.once)

    def _run(self, errand: Errand) -> Iterator[Note]:
        options = self._options(errand)
        site, reply = asked(
            errand,
            ask=lambda url, headers: ask(url, options=options, resolve=self._plan.resolve, headers=headers),
            now=self._clock.now,
            redirects=options.limits.redirects,
        )
        self._sites[site.root] = site
        if reply is not None:
            yield from self._after(errand, reply)

    def _options(self, errand: Errand) -> ReadOptions:
        options = replace(self._plan.options, now=self._clock.now())
        return replace(options, limits=page_limits(options.limits)) if errand.entry else options

    def _after(self, errand: Errand, reply: Reply) -> Iterator[Note]:
        if isinstance(reply, Onward):
            self._keep(errand, led_on(errand.address, reply))
        elif isinstance(reply, Trouble):
            yield self._troubled(errand, reply)
        elif errand.entry:
            yield from self._visited(errand, errand.entry, reply)
        else:
            yield from self._polled(errand, reply)

    def _polled(self, errand: Errand, reply: Answer | Unchanged) -> Iterator[Note]:
        """A feed has answered: it is due an interval later, and what is new in it at once."""
        feed, now = errand.feed, self._clock.now()
        due = now + self._plan.every * self._clock.rng.uniform(1 - JITTER, 1 + JITTER)
        address = fared_well(feed.address, reply, now=now, due=due)
        if isinstance(reply, Unchanged):
            yield from self._kept(errand, address)
            yield self._note(What.UNCHANGED, feed.name)
            return
        try:
            page = page_of(reply, name=feed.name, options=self._options(errand), pages=self._plan.pages)
        except InputError as error:
            yield self._troubled(errand, Trouble(why=str(error)))
            return
        news = taken_in(feed, page, now=now, elsewhere=self._known_beside(feed))
        for doc in news.docs:
            if self._clock.stopping():
                return  # nothing of this poll is remembered, so that the rest comes with the next one
            yield self._added(doc, What.NEW)
        for fault in news.faults:
            yield self._failed(fault)
        self._feeds[feed.name] = replace(news.feed, address=address)
        yield from self._kept(errand, address)
        told = f"{len(page.entries)} entries, {news.fresh} new, {news.changed} changed"
        yield self._note(What.POLLED, feed.name, told)

    def _known_beside(self, feed: Feed) -> frozenset[str]:
        """Keys of the entries of all other feeds."""
        others = (other for other in self._feeds.values() if other.name != feed.name)
        return frozenset(entry.key for other in others for entry in other.entries)

    def _visited(self, errand: Errand, entry: Entry, reply: Answer | Unchanged) -> Iterator[Note]:
        """An article has come: coded and added if it is not what it was."""
        now = self._clock.now()
        address = fared_well(entry.address, reply, now=now, due=next_visit(entry, now=now))
        item = (
            entry if isinstance(reply, Unchanged) else article_of(reply, entry, options=self._options(errand))
        )
        if isinstance(item, Failure):
            yield self._troubled(errand, Trouble(why=item.error, passing=False))
        elif isinstance(item, Entry) or item.id == entry.doc:
            yield from self._kept(errand, address)
            yield self._note(What.UNCHANGED, entry.key)
        else:
            yield self._added(item, What.VERSION if entry.doc else What.NEW)
            self._feeds[errand.feed.name] = errand.feed.with_entry(replace(entry, doc=item.id))
            yield from self._kept(errand, address)

    def _added(self, doc: Doc, what: What) -> Note:
        item = self._desk.code(doc)
        if isinstance(item, Failure):
            return self._failed(item)
        self._desk.add([item])
        return self._note(what, item.url or item.source, item.title or "")

    def _failed(self, failure: Failure) -> Note:
        self._desk.add([failure])
        return self._note(What.FAILED, failure.input, failure.error)

    def _troubled(self, errand: Errand, trouble: Trouble) -> Note:
        """Remembered with the address; recorded when it begins at a feed, and where we give up."""
        patience = ARTICLE_PATIENCE if errand.entry else self._patience
        address = fared_badly(
            errand.address, trouble, now=self._clock.now(), patience=patience, rng=self._clock.rng
        )
        self._keep(errand, address)
        name = errand.entry.key if errand.entry else errand.feed.name
        if address.due is None or (address.errors == 1 and not errand.entry):
            self._desk.add([Failure(input=name, stage=STAGE, error=trouble.why)])
        if address.due is None:
            return self._note(What.GIVEN_UP, name, trouble.why)
        return self._note(What.FAILED, name, f"{trouble.why}; again at {address.due:%Y-%m-%d %H:%M:%SZ}")

    def _kept(self, errand: Errand, address: Address) -> Iterator[Note]:
        self._keep(errand, address)
        if address.url != errand.address.url:
            yield self._note(What.MOVED, errand.address.url, address.url)

    def _keep(self, errand: Errand, address: Address) -> None:
        """`address` in the place of the one that the errand was about."""
        feed = self._feeds[errand.feed.name]
        if errand.entry:
            (entry,) = (e for e in feed.entries if e.key == errand.entry.key)
            feed = feed.with_entry(replace(entry, address=address))
        else:
            feed = replace(feed, address=address)
        self._feeds[feed.name] = feed

    def _note(self, what: What, url: str, about: str = "") -> Note:
        return Note(at=self._clock.now(), what=what, url=url, about=about)


def _due(feed: Feed, now: datetime) -> Feed:
    """A feed that fared well when it was last asked is due whenever its caller wants it; any other in its time."""
    address = feed.address
    if address.due is None or address.errors:
        return feed
    return replace(feed, address=replace(address, due=min(address.due, now)))


def coder(pipeline: Pipeline) -> Callable[[Doc], Doc | Failure]:
    """Documents through `pipeline`, one by one."""
    return partial(code_one, pipeline=pipeline)


@contextmanager
def into_workspace(
    where: str, *, now: Callable[[], datetime]
) -> Iterator[Callable[[Sequence[Doc | Failure]], object]]:
    """A way to add to the workspace `where`, open as long as the context is. One call is one batch."""
    from tightrope import store  # heavy: only who adds needs it

    run = content_id("run", "watch", now().isoformat())
    with store.open_workspace(where) as workspace:
        yield lambda items: store.add(workspace, items, run=run, now=now())
