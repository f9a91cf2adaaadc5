"""One site: what its robots.txt allows, and when it may be asked again."""

import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from tightrope.documents.fetch import Answer
from tightrope.documents.polling.records import Address
from tightrope.documents.polling.replies import Ask, Onward, Trouble, led_on, request
from tightrope.documents.polling.robots import EVERYTHING, MAX_BYTES, Rules, parse_robots

DELAY = timedelta(seconds=2)  # between two requests to a site that names no Crawl-delay: a reader's pace
LONGEST_DELAY = timedelta(minutes=5)  # of a Crawl-delay: at a slower pace today's articles come tomorrow
RULES_KEPT = timedelta(hours=24)  # RFC 9309 §2.4
CLOSED = timedelta(minutes=10)  # how long a site whose robots.txt cannot be had is left alone
REDIRECTS = 5  # RFC 9309 §2.3.1.2
BEFORE = datetime.min.replace(tzinfo=UTC)
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Scheme, host and port, and how they may be used."""

    root: str  # "https://wire.example"
    free: datetime = BEFORE  # when the next request may be made, by the pace of the site
    closed: datetime = BEFORE  # until when the site wants to be left alone
    rules: Rules | None = None  # None: robots.txt not read yet
    rules_until: datetime = BEFORE

    def knows_rules(self, now: datetime) -> bool:
        """Whether its robots.txt has been read, and lately."""
        return self.rules is not None and now < self.rules_until


@lru_cache(maxsize=1 << 16)  # asked of every address that is due, before each request
def root_of(url: str) -> str:
    """`https://wire.example` of `https://Wire.example/a/b`; what is no address is its own root."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.scheme}://{parts.netloc}".lower()


def used(site: Site, *, now: datetime) -> Site:
    """After a request: free again when the pace allows."""
    asked_for = timedelta(seconds=site.rules.delay or 0) if site.rules else DELAY
    return replace(site, free=now + min(max(DELAY, asked_for), LONGEST_DELAY))


def closed(site: Site, *, until: datetime) -> Site:
    """Left alone until then, if not for longer already."""
    return replace(site, closed=max(site.closed, until))


def with_rules(site: Site, *, ask: Ask, now: datetime) -> Site | Trouble:
    """The site with its robots.txt read now; Trouble where nobody can tell what it allows.

    No such file allows everything; a server that fails allows nothing (RFC 9309 §2.3.1), unless it did once.
    """
    address = Address(url=f"{site.root}/robots.txt", due=now)
    while isinstance(reply := request(address, ask=ask, now=now, redirects=REDIRECTS), Onward):
        address = led_on(address, reply)
    if isinstance(reply, Answer):
        return replace(site, rules=parse_robots(_plain(reply.data)), rules_until=now + RULES_KEPT)
    if not isinstance(reply, Trouble) or _no_such_file(reply):
        return replace(site, rules=EVERYTHING, rules_until=now + RULES_KEPT)
    if site.rules is not None:
        return replace(site, rules_until=now + CLOSED)
    return replace(reply, why=f"{reply.why}; without its robots.txt nothing else is asked there")


def _no_such_file(trouble: Trouble) -> bool:
    return trouble.status is not None and trouble.status < 500 and not trouble.passing


def _plain(data: bytes) -> bytes:
    """Unpacked where it is packed; what is damaged is taken as it is, and says nothing."""
    if not data.startswith(GZIP):
        return data
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, MAX_BYTES)
    except zlib.error:
        return data
