"""What to ask for next, one request at a time: no site before it is free, none waits for another's pace."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from tightrope.documents.polling.records import Address, Entry, Feed
from tightrope.documents.polling.sites import Site, root_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A feed, or the article of one of its entries, to be asked for from `start` on."""

    feed: Feed
    entry: Entry | None
    site: Site
    start: datetime

    @property
    def address(self) -> Address:
        return self.entry.address if self.entry else self.feed.address


def upcoming(
    feeds: Iterable[Feed], sites: Mapping[str, Site], *, now: datetime, only_due: bool = False
) -> Errand | None:
    """What can be asked for first; of several at once what has been due longest. None: nothing is left.

    only_due: leave out what is due later, or lies on a site that wants to be left alone; its pace is kept.
    """
    best: tuple[datetime, datetime] | None = None
    found: Errand | None = None
    for feed, entry, address in _addresses(feeds):
        if address.due is None or (only_due and address.due > now):
            continue
        root = root_of(address.next_url)
        site = sites.get(root) or Site(root=root)
        if only_due and site.closed > now:
            continue
        start = max(now, address.due, site.closed, site.free)
        if best is None or (start, address.due) < best:
            best, found = (start, address.due), Errand(feed=feed, entry=entry, site=site, start=start)
    return found


def _addresses(feeds: Iterable[Feed]) -> Iterator[tuple[Feed, Entry | None, Address]]:
    for feed in feeds:
        yield feed, None, feed.address
        for entry in feed.entries:
            yield feed, entry, entry.address
