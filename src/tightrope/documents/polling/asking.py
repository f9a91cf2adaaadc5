"""One errand, one request: to the site's robots.txt while that is not known, then to the address itself."""

from collections.abc import Callable
from datetime import datetime

from tightrope.documents.polling.agenda import Errand
from tightrope.documents.polling.replies import Ask, Reply, Trouble, request
from tightrope.documents.polling.sites import CLOSED, Site, closed, used, with_rules


def asked(
    errand: Errand, *, ask: Ask, now: Callable[[], datetime], redirects: int
) -> tuple[Site, Reply | None]:
    """The site as it stands afterwards, and what came; None: its robots.txt has been read, ask again."""
    site, address = errand.site, errand.address
    if not site.knows_rules(now()):
        return _introduced(site, ask=ask, now=now)
    if site.rules and not site.rules.allow(address.next_url):
        why = f"{address.next_url}: the site's robots.txt does not allow it"
        return site, Trouble(why=why, passing=False)
    reply = request(address, ask=ask, now=now(), redirects=redirects)
    site = used(site, now=now())
    if isinstance(reply, Trouble) and reply.wait:
        site = closed(site, until=now() + reply.wait)
    return site, reply


def _introduced(site: Site, *, ask: Ask, now: Callable[[], datetime]) -> tuple[Site, Trouble | None]:
    """A site whose rules cannot be had just now is left alone for a while."""
    known = with_rules(site, ask=ask, now=now())
    if isinstance(known, Site):
        return used(known, now=now()), None
    if known.passing:
        site = closed(site, until=now() + max(CLOSED, known.wait or CLOSED))
    return site, known
