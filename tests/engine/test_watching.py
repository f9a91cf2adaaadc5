"""Watching an outlet that behaves well, and one that does not, over simulated hours."""

import gzip
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count, pairwise
from typing import Any

import pytest

from tests.documents.polling.world import (
    START,
    XML,
    FakeClock,
    Outlet,
    Request,
    Response,
    a_feed,
    a_page,
    an_item,
    everywhere,
    serving,
)
from tightrope.core.types import Doc, Failure, PublishedBasis
from tightrope.documents import Limits, ReadOptions, addresses
from tightrope.documents.polling.records import Feed, new_feed
from tightrope.documents.polling.sites import DELAY
from tightrope.engine.watching import Clock, Desk, Note, Plan, What, watch

HOUR = timedelta(hours=1)
TICKING = count().__next__  # a second each time it is looked at: slow answers are soon over
MODIFIED = "Tue, 01 Jul 2025 05:00:00 GMT"


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
    options = ReadOptions(
        now=clock.time,
        allow_private_addresses=private,
        limits=limits or Limits(),
        language="en",
        stopwatch=TICKING,
    )
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
    kept = watching(outlet, outlet.url("/feed"))
    assert [doc.url for doc in kept.docs] == [outlet.url("/1")]
    assert "Norland accused Sudria" in kept.docs[0].text
    assert kept.docs[0].published_basis is PublishedBasis.FEED
    assert 43 <= outlet.paths().count("/feed") <= 54  # half-hours, less or more a tenth
    assert outlet.paths().count("/1") == 3  # when it appeared, and one and six hours later
    assert not kept.errors


def test_what_has_not_changed_is_not_sent_again(outlet: Outlet) -> None:
    def conditional(body: bytes) -> Response:
        def respond(request: Request) -> None:
            same = (
                request.headers["If-None-Match"] == '"v1"'
                and request.headers["If-Modified-Since"] == MODIFIED
            )
            request.answer(
                b"" if same else body, status=304 if same else 200, ETag='"v1"', Last_Modified=MODIFIED
            )

        return respond

    outlet.pages["/feed"] = conditional(a_feed(an_item(outlet.url("/1"))))
    outlet.pages["/1"] = conditional(a_page("First."))
    kept = watching(outlet, outlet.url("/feed"), hours=3)
    assert len(kept.docs) == 1
    assert len(kept.told(What.POLLED)) == 1
    assert [note.url for note in kept.told(What.UNCHANGED)].count(outlet.url("/feed")) >= 4
    assert outlet.url("/1") in [note.url for note in kept.told(What.UNCHANGED)]


def test_an_etag_that_never_changes_is_not_believed_for_ever(outlet: Outlet) -> None:
    items = [an_item(outlet.url("/1"))]

    def stubborn(request: Request) -> None:
        if request.headers["If-None-Match"]:
            request.answer(status=304)
        else:
            request.answer(a_feed(*items), ETag='"always"', **XML)

    outlet.pages["/feed"] = stubborn
    outlet.page("/1", "First.")
    outlet.page("/2", "Second.")
    outlet.clock.at.append((START + HOUR, lambda: items.append(an_item(outlet.url("/2"), "Second"))))
    kept = watching(outlet, outlet.url("/feed"), hours=26)
    assert [doc.url for doc in kept.docs] == [outlet.url("/1"), outlet.url("/2")]


def test_an_article_that_changes_becomes_a_version(outlet: Outlet) -> None:
    outlet.page("/1", "Twelve were hurt.")
    outlet.feed("/feed", an_item(outlet.url("/1")))
    outlet.clock.at.append((START + HOUR / 2, lambda: outlet.page("/1", "Fourteen were hurt.")))
    kept = watching(outlet, outlet.url("/feed"), hours=8)
    first, second = kept.docs
    assert first.url == second.url and first.id != second.id
    assert "Twelve" in first.text and "Fourteen" in second.text
    assert [note.what for note in kept.notes if note.what in (What.NEW, What.VERSION)] == [
        What.NEW,
        What.VERSION,
    ]


def test_an_entry_whose_words_change_is_visited_at_once(outlet: Outlet) -> None:
    outlet.page("/1", "Twelve were hurt.")
    outlet.feed("/feed", an_item(outlet.url("/1")))

    def corrected() -> None:
        outlet.page("/1", "Fourteen were hurt.")
        outlet.feed("/feed", an_item(outlet.url("/1"), "Envoys meet again"))

    outlet.clock.at.append((START + 10 * HOUR, corrected))
    kept = watching(outlet, outlet.url("/feed"), hours=11)
    assert [("Fourteen" in doc.text) for doc in kept.docs] == [False, True]


def test_no_site_is_asked_faster_than_its_pace_and_none_waits_for_another(outlet: Outlet) -> None:
    hosts = ("wire.example", "post.example", "slow.example")
    outlet.pages["/robots.txt"] = lambda request: request.answer(
        b"User-agent: *\nCrawl-delay: 20" if "slow" in request.headers["Host"] else b"",
        Content_Type="text/plain",
    )
    for n in range(10):
        outlet.page(f"/{n}", f"Number {n}.")
    outlet.pages["/feed"] = lambda request: request.answer(
        a_feed(*(an_item(f"http://{request.headers['Host']}/{n}", f"T{n}") for n in range(10))), **XML
    )
    kept = watching(outlet, *(outlet.url("/feed", host) for host in hosts), hours=0.2)
    assert len(kept.docs) == 30
    for host, pace in zip(hosts, (DELAY, DELAY, timedelta(seconds=20)), strict=True):
        times = [moment for moment, asked, _ in outlet.asked if asked == host]
        assert len(times) == 12
        assert min(b - a for a, b in pairwise(times)) >= pace
    quick = [moment for moment, asked, _ in outlet.asked if asked == "wire.example"]
    assert max(quick) - min(quick) < timedelta(seconds=40)


def test_what_robots_may_not_read_is_not_read(outlet: Outlet) -> None:
    outlet.pages["/robots.txt"] = lambda request: request.answer(b"User-agent: *\nDisallow: /members/")
    outlet.page("/members/1", "For members.")
    outlet.page("/2", "For everybody.")
    outlet.feed("/feed", an_item(outlet.url("/members/1")), an_item(outlet.url("/2"), "Second"))
    kept = watching(outlet, outlet.url("/feed"))
    assert [doc.url for doc in kept.docs] == [outlet.url("/2")]
    assert kept.errors == [f"{outlet.url('/members/1')}: the site's robots.txt does not allow it"]
    assert "/members/1" not in outlet.paths()
    assert sum(path == "/robots.txt" for _, _, path in outlet.asked) == 1


def test_a_site_whose_robots_txt_fails_is_left_alone_until_it_is_well(outlet: Outlet) -> None:
    outlet.pages["/robots.txt"] = lambda request: request.answer(status=500)
    outlet.page("/1", "First.")
    outlet.feed("/feed", an_item(outlet.url("/1")))
    outlet.clock.at.append((START + 2 * HOUR, lambda: outlet.pages.pop("/robots.txt") and None))
    kept = watching(outlet, outlet.url("/feed"), hours=12)
    assert min(moment for moment, _, path in outlet.asked if path != "/robots.txt") > START + 2 * HOUR
    assert len(kept.docs) == 1
    assert len(kept.errors) == 1 and "without its robots.txt nothing else is asked there" in kept.errors[0]


@pytest.mark.parametrize("status", [429, 503])
def test_who_asks_to_be_left_alone_is(outlet: Outlet, status: int) -> None:
    outlet.pages["/feed"] = lambda request: request.answer(status=status, Retry_After="7200")
    outlet.clock.at.append((START + HOUR, lambda: outlet.feed("/feed", an_item(outlet.url("/1")))))
    outlet.page("/1", "First.")
    kept = watching(outlet, outlet.url("/feed"), outlet.url("/other"), hours=4)
    begun, *later = [moment for moment, _, path in outlet.asked if path != "/robots.txt"]
    assert min(later) - begun >= 2 * HOUR  # /other too: it is the same site
    assert len(kept.docs) == 1


def test_a_feed_that_fails_is_asked_ever_more_seldom_and_not_in_step(outlet: Outlet) -> None:
    outlet.pages["/feed"] = lambda request: request.answer(status=500)
    kept = watching(outlet, outlet.url("/feed"), hours=24 * 14)
    times = [moment for moment, _, path in outlet.asked if path == "/feed"]
    gaps = [b - a for a, b in pairwise(times)]
    assert gaps[0] <= HOUR / 2 and all(12 * HOUR <= gap <= 24 * HOUR for gap in gaps[6:])
    assert len(set(gaps)) == len(gaps)
    assert len(kept.errors) == 1 and len(kept.told(What.FAILED)) == len(
        times
    )  # recorded once, told each time
    assert kept.feeds[0].address.errors == len(times)


def test_a_feed_that_was_ill_is_well_again(outlet: Outlet) -> None:
    outlet.pages["/feed"] = lambda request: request.answer(status=500)
    outlet.page("/1", "First.")
    outlet.clock.at.append((START + HOUR, lambda: outlet.feed("/feed", an_item(outlet.url("/1")))))
    kept = watching(outlet, outlet.url("/feed"), hours=6)
    assert len(kept.docs) == 1
    assert (kept.feeds[0].address.errors, kept.feeds[0].address.why) == (0, None)


def test_a_feed_that_is_gone_is_given_up_with_its_reason(outlet: Outlet) -> None:
    outlet.pages["/feed"] = lambda request: request.answer(status=410)
    kept = watching(outlet, outlet.url("/feed"))
    assert outlet.paths() == ["/feed"]
    assert kept.feeds[0].address.due is None
    assert "answers 410 Gone" in (kept.feeds[0].address.why or "")
    assert kept.errors == [kept.feeds[0].address.why]
    again = watching(outlet, *kept.feeds)
    assert outlet.paths() == ["/feed"]
    assert again.notes[0].what is What.GIVEN_UP and "410" in again.notes[0].about


def test_permanent_redirects_are_remembered_and_others_are_not(outlet: Outlet) -> None:
    outlet.pages["/feed"] = lambda request: request.answer(status=301, Location="/new")
    outlet.pages["/new"] = lambda request: request.answer(status=308, Location="/newer")
    outlet.pages["/newer"] = lambda request: request.answer(status=302, Location="/today")
    outlet.feed("/today")
    kept = watching(outlet, outlet.url("/feed"), hours=0.7)
    assert outlet.paths() == ["/feed", "/new", "/newer", "/today", "/newer", "/today"]
    (feed,) = kept.feeds
    assert (feed.name, feed.address.url) == (outlet.url("/feed"), outlet.url("/newer"))
    assert [note.about for note in kept.told(What.MOVED)] == [outlet.url("/newer")]


def test_a_redirect_to_what_is_no_feed_is_not_remembered(outlet: Outlet) -> None:
    outlet.pages["/feed"] = lambda request: request.answer(status=301, Location="/login")
    outlet.page("/login", "Please log in.")
    kept = watching(outlet, outlet.url("/feed"), hours=0.1)
    assert kept.feeds[0].address.url == outlet.url("/feed")
    assert "read as html, which is not wanted here" in kept.errors[0]


def test_endless_redirects_end(outlet: Outlet) -> None:
    outlet.pages["/feed"] = lambda request: request.answer(status=302, Location="/feed")
    kept = watching(outlet, outlet.url("/feed"), hours=0.1)
    assert len(outlet.paths()) == 6
    assert "over 5 redirects" in kept.errors[0]


def slow(request: Request) -> None:
    request.head(Content_Length="10000")
    while True:
        request.write(b"x")
        time.sleep(0.01)


def cut(request: Request) -> None:
    request.head(Content_Length="100000", **XML)
    request.write(a_feed(an_item("http://x.example/1"))[:150])


def endless(request: Request) -> None:
    request.head(**XML)
    while True:
        request.write(b"<item>" * 1000)


def bomb(request: Request) -> None:
    request.answer(gzip.compress(a_feed(" " * (20 << 20))), Content_Encoding="gzip", **XML)


TROUBLES = {
    "slow": (slow, "took over"),
    "cut": (cut, "could not be fetched"),
    "endless": (endless, "over the 100,000 bytes allowed"),
    "bomb": (bomb, "unpacks to over 200 times its size"),
    "no length": (lambda request: request.answer(b"x", Content_Length="-7"), "could not be fetched"),
    "too long a length": (
        lambda request: request.answer(b"x", Content_Length="5000"),
        "could not be fetched",
    ),
    "other coding": (lambda request: request.answer(b"x", Content_Encoding="br"), "which was not asked for"),
    "malformed": (lambda request: request.answer(b"<data><<<", **XML), "not an RSS or Atom feed"),
    "entities": (
        lambda request: request.answer(b'<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"/>', **XML),
        "declares XML entities",
    ),
    "empty": (lambda request: request.answer(b"", **XML), "empty"),
    "binary": (lambda request: request.answer(b"\x89PNG\r\n", Content_Type="image/png"), "image/png"),
}


PASSING = {"slow", "cut", "no length", "too long a length"}  # tried again, up to five times
TIGHT = Limits(download_bytes=100_000, document_bytes=64 << 20)


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_feed_in_trouble_costs_one_failure_and_the_others_go_on(outlet: Outlet, trouble: str) -> None:
    outlet.pages["/bad"], says = TROUBLES[trouble]
    outlet.page("/1", "First.")
    outlet.feed("/good", an_item(outlet.url("/1")))
    kept = watching(outlet, outlet.url("/bad"), outlet.url("/good"), hours=0.1, limits=TIGHT)
    assert len(kept.docs) == 1
    (error,) = kept.errors
    assert says in error
    assert kept.feeds[0].address.due is not None and kept.feeds[0].address.errors == 1


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_page_in_trouble_is_recorded_once_and_the_others_are_read(outlet: Outlet, trouble: str) -> None:
    outlet.pages["/bad"], _ = TROUBLES[trouble]
    outlet.page("/1", "First.")
    outlet.feed("/feed", an_item(outlet.url("/bad")), an_item(outlet.url("/1"), "Second"))
    kept = watching(outlet, outlet.url("/feed"), hours=5, every=timedelta(hours=5), limits=TIGHT)
    assert [doc.url for doc in kept.docs] == [outlet.url("/1")]
    (error,) = kept.errors
    assert outlet.url("/bad") in error
    assert outlet.paths().count("/bad") == (5 if trouble in PASSING else 1)


def test_silence_is_not_waited_for(outlet: Outlet) -> None:
    outlet.pages["/feed"] = lambda request: time.sleep(2)
    kept = watching(outlet, outlet.url("/feed"), hours=0.1, limits=Limits(seconds=1))
    assert "took over 1 s" in kept.errors[0]


def test_a_feed_whose_entries_point_inside_is_refused_each_of_them(
    outlet: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = [
        "http://192.168.1.1/admin",
        "http://[::1]/",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
    ]
    outlet.feed("/feed", *(an_item(url, f"T{n}") for n, url in enumerate(inside)))

    def resolve(host: str, port: int) -> Sequence[str]:
        return [host] if host != "127.0.0.1" else ["127.0.0.1"]

    monkeypatch.setattr(addresses, "is_public", lambda address: str(address) == "127.0.0.1")
    kept = watching(outlet, outlet.url("/feed"), private=False, resolve=resolve)
    refused = [error for error in kept.errors if "not a public address" in error]
    assert len(refused) == 3
    assert [doc.url for doc in kept.docs] == [None]  # no address on the web: the entry's own words


def test_duplicates_and_entries_without_dates_are_read_once(outlet: Outlet) -> None:
    outlet.page("/1", "First.")
    item = an_item(outlet.url("/1"), date=None)
    outlet.feed("/feed", item, item, an_item(outlet.url("/1#comments")))
    outlet.feed("/other", item)
    kept = watching(outlet, outlet.url("/feed"), outlet.url("/other"), hours=0.5)
    (doc,) = kept.docs
    assert (doc.published, doc.published_basis) == (None, PublishedBasis.UNKNOWN)
    assert outlet.paths().count("/1") == 1


def test_the_encoding_that_is_declared_wrongly_is_seen_through(outlet: Outlet) -> None:
    words = a_feed(an_item(None, "Şırnak’ta görüşme")).decode()
    outlet.pages["/feed"] = lambda request: request.answer(
        words.encode(), Content_Type="application/rss+xml; charset=iso-8859-1"
    )
    (doc,) = watching(outlet, outlet.url("/feed"), hours=0.1).docs
    assert doc.title == "Şırnak’ta görüşme"


def test_entries_without_pages_are_their_own_documents(outlet: Outlet) -> None:
    outlet.feed("/feed", an_item(outlet.url("/1"), "Norland denies it"), an_item(None, "Sudria insists"))
    outlet.clock.at.append(
        (START + HOUR, lambda: outlet.feed("/feed", an_item(outlet.url("/1"), "Norland denies it again")))
    )
    kept = watching(outlet, outlet.url("/feed"), hours=3, pages=False)
    assert [doc.title for doc in kept.docs] == [
        "Norland denies it",
        "Sudria insists",
        "Norland denies it again",
    ]
    assert kept.docs[0].url == kept.docs[2].url == outlet.url("/1")
    assert set(outlet.paths()) == {"/feed"}


def test_once_does_what_is_due_and_ends(outlet: Outlet) -> None:
    for n in (1, 2):
        outlet.page(f"/{n}", f"Number {n}.")
    outlet.feed("/feed", an_item(outlet.url("/1")), an_item(outlet.url("/2"), "Second"))
    outlet.pages["/ill"] = lambda request: request.answer(status=503, Retry_After="3600")
    kept = watching(outlet, outlet.url("/feed", "a.example"), outlet.url("/ill", "b.example"), once=True)
    assert len(kept.docs) == 2
    assert outlet.clock.time < START + timedelta(minutes=1)
    again = watching(outlet, *kept.feeds, once=True)
    assert not again.docs
    assert outlet.paths().count("/feed") == 2  # whoever says once means now
    assert outlet.paths().count("/ill") == 1  # but not where the site has asked to be left alone


def test_stopping_and_going_on_loses_and_doubles_nothing(outlet: Outlet) -> None:
    for n in range(6):
        outlet.page(f"/{n}", f"Number {n}.")
    outlet.feed("/feed", *(an_item(outlet.url(f"/{n}"), f"T{n}") for n in range(6)))
    seconds = 1 / 3600
    begun = watching(outlet, outlet.url("/feed"), hours=8 * seconds)
    assert 0 < len(begun.docs) < 6
    rest = watching(outlet, *begun.feeds, hours=1)
    assert sorted(doc.url or "" for doc in [*begun.docs, *rest.docs]) == [
        outlet.url(f"/{n}") for n in range(6)
    ]


def test_a_crash_in_the_store_leaves_the_entry_to_be_done_again(outlet: Outlet) -> None:
    outlet.page("/1", "First.")
    outlet.feed("/feed", an_item(outlet.url("/1")))
    remembered: list[Feed] = []

    def broken(items: object) -> None:
        raise RuntimeError("no space left")

    clock = outlet.clock
    notes = watch(
        [new_feed(outlet.url("/feed"), now=clock.time)],
        plan=Plan(options=ReadOptions(now=clock.time, allow_private_addresses=True), resolve=everywhere),
        clock=Clock(now=clock.now, sleep=clock.sleep, stopping=clock.stopping, rng=clock.rng),
        desk=Desk(code=lambda doc: doc, add=broken, save=remembered.extend),
    )
    with pytest.raises(RuntimeError, match="no space left"):
        list(notes)
    assert [doc.url for doc in watching(outlet, remembered[-1], hours=1).docs] == [outlet.url("/1")]
