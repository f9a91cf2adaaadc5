"""From a feed's answer to what is new in it."""

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from urllib.parse import urldefrag

from tightrope.core.errors import InputError
from tightrope.core.ids import content_id
from tightrope.core.types import Doc, Failure
from tightrope.documents import READERS, ReadOptions, articles_of
from tightrope.documents.dates import moment_of
from tightrope.documents.fetch import Answer
from tightrope.documents.finish import finish, web_address
from tightrope.documents.inputs import of_answer
from tightrope.documents.polling.records import Address, Entry, Feed, Sighting
from tightrope.documents.records import Article, failure

FEED_READERS = {name: READERS[name] for name in ("feed", "json", "gzip")}
MOST_ENTRIES = (
    1_000  # of one poll; a newspaper's feed has 10 to 100, an archive in a feed's clothes many more
)
FORGOTTEN = timedelta(days=30)  # how long an entry is known after the feed has dropped it


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One feed as an answer shows it: its entries, each once, and what of it could not be read."""

    entries: tuple[Sighting, ...]
    failures: tuple[Failure, ...]


def page_of(answer: Answer, *, name: str, options: ReadOptions, pages: bool) -> Page:
    """The entries of the feed called `name`. InputError where `answer` is no feed.

    pages: whether entries lead to pages; else what the feed itself says of each is its document.
    """
    payload = of_answer(answer, name=name, options=options)
    found = list(islice(articles_of(payload, options, readers=FEED_READERS), MOST_ENTRIES + 1))
    failures = [item for item in found if isinstance(item, Failure)]
    articles = [item for item in found if not isinstance(item, Failure)]
    if failures and not articles and failures[0].input == name:
        raise InputError(failures[0].error)
    if len(found) > MOST_ENTRIES:
        failures.append(failure(name, f"{name}: over {MOST_ENTRIES:,} entries; only the first are taken"))
    seen: dict[str, Sighting] = {}
    for article in articles[:MOST_ENTRIES]:
        try:
            sighting = _sighting(article, options, pages)
        except InputError as error:
            failures.append(failure(article.source, error))
        else:
            seen.setdefault(sighting.key, sighting)
    return Page(entries=tuple(seen.values()), failures=tuple(failures))


def _sighting(article: Article, options: ReadOptions, pages: bool) -> Sighting:
    """InputError for an entry with neither an address nor words."""
    words = content_id("w", article.title, article.body, article.published)
    address = web_address(article.url)
    url = urldefrag(address).url if address else None
    return Sighting(
        key=url or words,
        words=words,
        url=url if pages else None,
        published=moment_of(article.published, now=options.now),
        outlet=article.outlet,
        doc=None if url and pages else finish(article, options),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A feed with what one poll has shown taken in, and the documents it brought by itself."""

    feed: Feed
    docs: tuple[Doc, ...]
    faults: tuple[Failure, ...]  # that the poll before did not show
    fresh: int  # entries never seen before
    changed: int  # entries of which the feed says something else than before


def taken_in(feed: Feed, page: Page, *, now: datetime, elsewhere: Set[str]) -> News:
    """New entries are due at once, and so are those of which the feed says something new.

    elsewhere: keys of entries that other feeds lead to already; they are known, not visited twice.
    """
    known = {entry.key: entry for entry in feed.entries}
    docs: list[Doc] = []
    fresh = changed = 0
    for sighting in page.entries:
        before, told_elsewhere = known.get(sighting.key), sighting.key in elsewhere
        entry = _entry(sighting, before, now=now, elsewhere=told_elsewhere)
        fresh += before is None
        changed += before is not None and before.words != sighting.words
        if sighting.doc and not told_elsewhere and entry.doc != (before.doc if before else None):
            docs.append(sighting.doc)
        known[sighting.key] = entry
    kept = tuple(entry for entry in known.values() if now - entry.last < FORGOTTEN)
    return News(
        feed=replace(feed, entries=kept, faults=tuple(failure.error for failure in page.failures)),
        docs=tuple(docs),
        faults=tuple(failure for failure in page.failures if failure.error not in feed.faults),
        fresh=fresh,
        changed=changed,
    )


def _entry(sighting: Sighting, before: Entry | None, *, now: datetime, elsewhere: bool) -> Entry:
    doc = sighting.doc.id if sighting.doc else None
    if before is None:
        visited = sighting.url and not elsewhere
        return Entry(
            key=sighting.key,
            words=sighting.words,
            address=Address(url=sighting.url or sighting.key, due=now if visited else None),
            first=now,
            last=now,
            doc=doc,
            published=sighting.published,
            outlet=sighting.outlet,
        )
    seen = replace(before, last=now, doc=doc or before.doc)
    if sighting.words == before.words:
        return seen
    address = before.address
    if sighting.url and not elsewhere:
        address = replace(address, due=now, errors=0, why=None, hop=None)
    return replace(seen, words=sighting.words, address=address, published=sighting.published)
