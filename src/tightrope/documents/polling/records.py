"""What a watcher remembers of feeds and of the articles they lead to. Frozen; whoever watches stores them."""

from dataclasses import dataclass, replace
from datetime import datetime

from tightrope.core.types import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """How far a chain of redirects has been followed."""

    url: str
    count: int  # from 1
    settled: str  # the last address that only permanent redirects led to


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address that is asked again and again, and how that went. Times are UTC-aware."""

    url: str  # replaced by where a permanent redirect leads
    due: datetime | None  # when to ask next; None: not again
    etag: str | None = None
    modified: str | None = None  # Last-Modified, as the server sent it
    full: datetime | None = None  # when it last sent its content, and not only that nothing had changed
    errors: int = 0  # in a row
    why: str | None = None  # what the last error was; where `due` is None, why it was given up
    hop: Hop | None = None

    @property
    def next_url(self) -> str:
        """Where the next request goes."""
        return self.hop.url if self.hop else self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed, and the article it leads to."""

    key: str  # its link without fragment; a hash of its words where it has none
    words: str  # hash of what the feed says of it: a new one means news
    address: Address
    first: datetime  # first seen in the feed
    last: datetime  # last seen there
    doc: str | None = None  # id of the document last made of it
    published: datetime | None = None  # as the feed says
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as the caller named it, where it is asked for now, and what it has told so far."""

    name: str
    address: Address
    entries: tuple[Entry, ...] = ()
    faults: tuple[str, ...] = ()  # what could not be read of it when it was last polled

    def with_entry(self, entry: Entry) -> "Feed":
        """The same feed, `entry` in the place of the one with its key."""
        return replace(self, entries=tuple(entry if e.key == entry.key else e for e in self.entries))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An entry as one poll of its feed shows it."""

    key: str
    words: str
    url: str | None
    published: datetime | None
    outlet: str | None
    doc: Doc | None  # made of the feed's own words, where there is no page to fetch


def new_feed(url: str, *, now: datetime) -> Feed:
    """A feed nobody has asked for yet: due at once."""
    return Feed(name=url, address=Address(url=url, due=now))
